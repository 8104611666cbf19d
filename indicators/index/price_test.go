package index_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// manualBasket reads the price and quantity data of the Producer Price Index
// Manual (ILO, IMF, OECD, UNECE, Eurostat, World Bank, 2004), chapter 19: six
// products, five periods. It returns the basket of period 1 and period t.
func manualBasket(t testing.TB, period int) []index.Product {
	t.Helper()
	f, err := os.Open("testdata/ppi_manual_price6_quantity6.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var basket []index.Product
	for _, r := range rows[1:] {
		basket = append(basket, index.Product{
			Price0: figure.MustParse(r[1]), Price1: figure.MustParse(r[period]),
			Quantity0: figure.MustParse(r[6]), Quantity1: figure.MustParse(r[5+period]),
		})
	}
	return basket
}

// Tables 19.3 and 19.4 of the manual, period 2.
func TestIndexManual(t *testing.T) {
	basket := manualBasket(t, 2)
	l, err1 := index.Laspeyres(basket)
	p, err2 := index.Paasche(basket)
	f, err3 := index.Fisher(basket, 12)
	q, err4 := index.Tornqvist(basket, 12)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		f    figure.Figure
		want string
	}{{"Laspeyres", l, "1.42"}, {"Paasche", p, "1.3824"}, {"Fisher", f, "1.4011"}, {"Tornqvist", q, "1.4052"}} {
		lo := c.f.Lower().Value.FloatString(4)
		hi := c.f.Upper().Value.FloatString(4)
		want := figure.MustParse(c.want).Lower().Value.FloatString(4)
		if lo != want || hi != want {
			t.Errorf("%s is %s, which rounds to %s and %s, not %s", c.name, c.f, lo, hi, c.want)
		}
	}
	if !l.IsPoint() || !p.IsPoint() {
		t.Error("Laspeyres and Paasche are not exact")
	}
	for _, x := range []figure.Figure{f, q} {
		width := new(big.Rat).Sub(x.Upper().Value, x.Lower().Value)
		if width.Cmp(big.NewRat(2, 1_000_000_000_000)) > 0 {
			t.Errorf("%s is wide", x)
		}
	}
}

func pointOf(t testing.TB, f figure.Figure, err error) *big.Rat {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	r, ok := f.Rat()
	if !ok {
		t.Fatalf("%s is not a point", f)
	}
	return r
}

func randomBasket(rng *rand.Rand, n int) []index.Product {
	f := func() figure.Figure {
		x, _ := figure.Ratio(rng.Int64N(900)+1, rng.Int64N(20)+1)
		return x
	}
	basket := make([]index.Product, n)
	for i := range basket {
		basket[i] = index.Product{Price0: f(), Price1: f(), Quantity0: f(), Quantity1: f()}
	}
	return basket
}

func mapBasket(b []index.Product, f func(index.Product) index.Product) []index.Product {
	out := make([]index.Product, len(b))
	for i, p := range b {
		out[i] = f(p)
	}
	return out
}

// Tests of the axiomatic approach (manual, chapter 16), each over random
// baskets.
func TestIndexAxioms(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	rounds := testkit.Cases(40, 300)
	one := figure.FromInt64(1)
	for range rounds {
		b := randomBasket(rng, 1+rng.IntN(6))
		l, err := index.Laspeyres(b)
		lr := pointOf(t, l, err)
		p, err := index.Paasche(b)
		pr := pointOf(t, p, err)
		f, err := index.Fisher(b, 20)
		if err != nil {
			t.Fatal(err)
		}
		q, err := index.Tornqvist(b, 20)
		if err != nil {
			t.Fatal(err)
		}
		if _, meet := l.Hull(p).Intersect(f); !meet {
			t.Fatalf("Fisher %s is not between Laspeyres %s and Paasche %s", f, l, p)
		}
		// Paasche is the reciprocal of Laspeyres backwards.
		back, err := index.Laspeyres(mapBasket(b, index.Product.Reverse))
		if br := pointOf(t, back, err); br.Inv(br).Cmp(pr) != 0 {
			t.Fatalf("time reversal of Paasche")
		}
		for name, compute := range map[string]func([]index.Product, int) (figure.Figure, error){
			"Fisher": index.Fisher, "Tornqvist": index.Tornqvist,
		} {
			forth, err1 := compute(b, 20)
			back, err2 := compute(mapBasket(b, index.Product.Reverse), 20)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			if product, err := forth.Mul(back); err != nil || !product.Encloses(one) {
				t.Fatalf("%s: time reversal gives %s", name, product)
			}
		}
		// Factor reversal: Fisher's price and quantity indices give the value ratio.
		fq, err := index.Fisher(mapBasket(b, index.Product.Swap), 20)
		if err != nil {
			t.Fatal(err)
		}
		v0, v1 := new(big.Rat), new(big.Rat)
		for _, x := range b {
			a, _ := x.Price0.Mul(x.Quantity0)
			c, _ := x.Price1.Mul(x.Quantity1)
			ar, _ := a.Rat()
			cr, _ := c.Rat()
			v0.Add(v0, ar)
			v1.Add(v1, cr)
		}
		value, _ := figure.FromRat(new(big.Rat).Quo(v1, v0))
		if product, err := f.Mul(fq); err != nil || !product.Encloses(value) {
			t.Fatalf("factor reversal: %s does not hold %s", product, value)
		}
		// Every mean of relatives lies between the least and the greatest.
		least, most := relatives(b)
		for _, x := range []*big.Rat{lr, pr, q.Upper().Value, q.Lower().Value} {
			slack := big.NewRat(1, 1e15)
			if new(big.Rat).Add(x, slack).Cmp(least) < 0 || new(big.Rat).Sub(x, slack).Cmp(most) > 0 {
				t.Fatalf("%s is not between %s and %s", x, least, most)
			}
		}
		// Identity and proportionality.
		same := mapBasket(b, func(p index.Product) index.Product {
			p.Price1, _ = p.Price0.Mul(figure.FromInt64(3))
			return p
		})
		for _, compute := range []func() (figure.Figure, error){
			func() (figure.Figure, error) { return index.Laspeyres(same) },
			func() (figure.Figure, error) { return index.Paasche(same) },
			func() (figure.Figure, error) { return index.Fisher(same, 4) },
			func() (figure.Figure, error) { return index.Tornqvist(same, 4) },
		} {
			if x, err := compute(); err != nil || !x.Equal(figure.FromInt64(3)) {
				t.Fatalf("three times the prices: %s, %v", x, err)
			}
		}
	}
}

func relatives(b []index.Product) (least, most *big.Rat) {
	for _, p := range b {
		f, _ := p.Price1.Quo(p.Price0)
		r, _ := f.Rat()
		if least == nil || r.Cmp(least) < 0 {
			least = r
		}
		if most == nil || r.Cmp(most) > 0 {
			most = r
		}
	}
	return least, most
}

// widen returns a range around a point, and a random point inside it.
func widen(rng *rand.Rand, f figure.Figure) (wide, inside figure.Figure) {
	r, _ := f.Rat()
	part := func() *big.Rat { return new(big.Rat).Mul(r, big.NewRat(rng.Int64N(20), 100)) }
	lo, hi := new(big.Rat).Sub(r, part()), new(big.Rat).Add(r, part())
	if lo.Cmp(hi) == 0 {
		return f, f
	}
	wide, _ = figure.Interval(figure.Bound{Value: lo}, figure.Bound{Value: hi})
	x := new(big.Rat).Sub(hi, lo)
	x.Mul(x, big.NewRat(rng.Int64N(11), 10)).Add(x, lo)
	inside, _ = figure.FromRat(x)
	return wide, inside
}

// Law 3 for ranges: whatever prices and quantities the ranges allow, the index
// of them is inside; and the bounds of Laspeyres are reached at a corner.
func TestIndexEnclosure(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	rounds := testkit.Cases(30, 200)
	for range rounds {
		b := randomBasket(rng, 1+rng.IntN(4))
		wide := make([]index.Product, len(b))
		for i := range b {
			wide[i].Price0, _ = widen(rng, b[i].Price0)
			wide[i].Price1, _ = widen(rng, b[i].Price1)
			wide[i].Quantity0, _ = widen(rng, b[i].Quantity0)
			wide[i].Quantity1, _ = widen(rng, b[i].Quantity1)
		}
		l, err1 := index.Laspeyres(wide)
		f, err2 := index.Fisher(wide, 10)
		q, err3 := index.Tornqvist(wide, 10)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		some := func(f figure.Figure) figure.Figure {
			lo, hi := f.Lower().Value, f.Upper().Value
			x := new(big.Rat).Sub(hi, lo)
			x.Mul(x, big.NewRat(rng.Int64N(11), 10)).Add(x, lo)
			out, _ := figure.FromRat(x)
			return out
		}
		for range 20 {
			in := mapBasket(wide, func(p index.Product) index.Product {
				return index.Product{
					Price0: some(p.Price0), Price1: some(p.Price1),
					Quantity0: some(p.Quantity0), Quantity1: some(p.Quantity1),
				}
			})
			if x, err := index.Laspeyres(in); err != nil || !l.Encloses(x) {
				t.Fatalf("Laspeyres %s does not hold %s, %v", l, x, err)
			}
			if x, err := index.Fisher(in, 10); err != nil || !f.Encloses(x) {
				t.Fatalf("Fisher %s does not hold %s, %v", f, x, err)
			}
			// A point's own enclosure is two units wide at most.
			x, err := index.Tornqvist(in, 10)
			if err != nil {
				t.Fatal(err)
			}
			slack := big.NewRat(2, 10_000_000_000)
			least := new(big.Rat).Sub(x.Upper().Value, slack)
			most := new(big.Rat).Add(x.Lower().Value, slack)
			if most.Cmp(q.Lower().Value) < 0 || least.Cmp(q.Upper().Value) > 0 {
				t.Fatalf("Tornqvist %s does not hold %s", q, x)
			}
		}
		// Try every corner of the quantities, with prices at their worst.
		var best *big.Rat
		for mask := range 1 << len(wide) {
			in := make([]index.Product, len(wide))
			for i, p := range wide {
				q := p.Quantity0.Lower().Value
				if mask>>i&1 == 1 {
					q = p.Quantity0.Upper().Value
				}
				in[i].Quantity0, _ = figure.FromRat(q)
				in[i].Price0, _ = figure.FromRat(p.Price0.Lower().Value)
				in[i].Price1, _ = figure.FromRat(p.Price1.Upper().Value)
			}
			x, err := index.Laspeyres(in)
			if r := pointOf(t, x, err); best == nil || r.Cmp(best) > 0 {
				best = r
			}
		}
		if l.Upper().Value.Cmp(best) != 0 {
			t.Fatalf("the highest Laspeyres is %s, not %s", best, l.Upper().Value)
		}
	}
}

func TestIndexErrors(t *testing.T) {
	good := index.Product{
		Price0: figure.FromInt64(1), Price1: figure.FromInt64(2),
		Quantity0: figure.FromInt64(3), Quantity1: figure.FromInt64(4),
	}
	with := func(f func(*index.Product)) []index.Product {
		b := []index.Product{good, good}
		f(&b[1])
		return b
	}
	cases := []struct {
		name   string
		basket []index.Product
		err    error
	}{
		{"empty", nil, figure.ErrDivisionByZero},
		{"unset", with(func(p *index.Product) { p.Price0 = figure.Figure{} }), figure.ErrUnset},
		{"price of nothing", with(func(p *index.Product) { p.Price0 = figure.FromInt64(0) }), figure.ErrDomain},
		{"negative price", with(func(p *index.Product) { p.Price1 = figure.FromInt64(-1) }), figure.ErrDomain},
		{"price that may be anything", with(func(p *index.Product) { p.Price1 = figure.MustParse("<5") }), figure.ErrDomain},
		{"negative quantity", with(func(p *index.Product) {
			p.Quantity0, p.Quantity1 = figure.FromInt64(-1), figure.FromInt64(-1)
		}), figure.ErrDomain},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err1 := index.Laspeyres(c.basket)
			_, err2 := index.Paasche(c.basket)
			_, err3 := index.Fisher(c.basket, 4)
			_, err4 := index.Tornqvist(c.basket, 4)
			for i, err := range []error{err1, err2, err3, err4} {
				if !errors.Is(err, c.err) {
					t.Errorf("%d: %v", i, err)
				}
			}
		})
	}
	for _, places := range []int{-1, 201} {
		if _, err := index.Fisher([]index.Product{good}, places); !errors.Is(err, figure.ErrDomain) {
			t.Error(err)
		}
		if _, err := index.Tornqvist([]index.Product{good}, places); !errors.Is(err, figure.ErrDomain) {
			t.Error(err)
		}
	}
	// "more than" as a quantity: the index can come as near to that product's
	// relative as one likes.
	open := with(func(p *index.Product) {
		p.Quantity0, p.Price1 = figure.MustParse(">3"), figure.FromInt64(5)
	})
	l, err := index.Laspeyres(open)
	if err != nil || l.Lower().Value.Cmp(big.NewRat(7, 2)) != 0 || l.Upper().Value.Cmp(big.NewRat(5, 1)) != 0 {
		t.Errorf("%s, %v", l, err)
	}
	about := with(func(p *index.Product) { p.Price1 = figure.MustParse("~2") })
	if l, err := index.Laspeyres(about); err != nil || !l.Approximate() {
		t.Errorf("%s, %v", l, err)
	}
}

func ExampleLaspeyres() {
	f := figure.FromInt64
	basket := []index.Product{
		{Price0: f(10), Price1: f(12), Quantity0: f(5), Quantity1: f(4)},
		{Price0: f(20), Price1: f(21), Quantity0: f(3), Quantity1: f(4)},
	}
	l, _ := index.Laspeyres(basket)
	p, _ := index.Paasche(basket)
	fisher, _ := index.Fisher(basket, 6)
	fmt.Println(l, p, fisher)
	// Output: 123/110 1.1 (1.109053,1.109054)
}

func ExamplePaasche() {
	f := figure.FromInt64
	p, _ := index.Paasche([]index.Product{
		{Price0: f(10), Price1: f(12), Quantity1: f(4)},
		{Price0: f(20), Price1: f(21), Quantity1: f(4)},
	})
	fmt.Println(p)
	// Output: 1.1
}

func ExampleFisher() {
	f := figure.FromInt64
	// The square root of 4/1 times 9/1, which is rational.
	x, _ := index.Fisher([]index.Product{
		{Price0: f(1), Price1: f(4), Quantity0: f(1), Quantity1: f(0)},
		{Price0: f(1), Price1: f(9), Quantity0: f(0), Quantity1: f(1)},
	}, 4)
	fmt.Println(x)
	// Output: 6
}
