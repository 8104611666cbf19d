package indicators_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// manualBasket reads the price and quantity data of the Producer Price Index
// Manual (ILO, IMF, OECD, UNECE, Eurostat, World Bank, 2004), chapter 19: six
// products, five periods. It returns the basket of period 1 and period t.
func manualBasket(t testing.TB, period int) []indicators.PriceQuantity {
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
	var basket []indicators.PriceQuantity
	for _, r := range rows[1:] {
		basket = append(basket, indicators.PriceQuantity{
			Price0: figure.MustParse(r[1]), Price1: figure.MustParse(r[period]),
			Quantity0: figure.MustParse(r[6]), Quantity1: figure.MustParse(r[5+period]),
		})
	}
	return basket
}

// Tables 19.3 and 19.4 of the manual, period 2.
func TestIndexManual(t *testing.T) {
	basket := manualBasket(t, 2)
	l, err1 := indicators.Laspeyres(basket)
	p, err2 := indicators.Paasche(basket)
	f, err3 := indicators.Fisher(basket, 12)
	q, err4 := indicators.Tornqvist(basket, 12)
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

func randomBasket(rng *rand.Rand, n int) []indicators.PriceQuantity {
	f := func() figure.Figure {
		x, _ := figure.Ratio(rng.Int64N(900)+1, rng.Int64N(20)+1)
		return x
	}
	basket := make([]indicators.PriceQuantity, n)
	for i := range basket {
		basket[i] = indicators.PriceQuantity{Price0: f(), Price1: f(), Quantity0: f(), Quantity1: f()}
	}
	return basket
}

func mapBasket(b []indicators.PriceQuantity, f func(indicators.PriceQuantity) indicators.PriceQuantity) []indicators.PriceQuantity {
	out := make([]indicators.PriceQuantity, len(b))
	for i, p := range b {
		out[i] = f(p)
	}
	return out
}

// Tests of the axiomatic approach (manual, chapter 16), each over random
// baskets.
func TestIndexAxioms(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	rounds := 300
	if testing.Short() {
		rounds = 40
	}
	one := figure.FromInt64(1)
	for range rounds {
		b := randomBasket(rng, 1+rng.IntN(6))
		l, err := indicators.Laspeyres(b)
		lr := pointOf(t, l, err)
		p, err := indicators.Paasche(b)
		pr := pointOf(t, p, err)
		f, err := indicators.Fisher(b, 20)
		if err != nil {
			t.Fatal(err)
		}
		q, err := indicators.Tornqvist(b, 20)
		if err != nil {
			t.Fatal(err)
		}
		if _, meet := l.Hull(p).Intersect(f); !meet {
			t.Fatalf("Fisher %s is not between Laspeyres %s and Paasche %s", f, l, p)
		}
		// Paasche is the reciprocal of Laspeyres backwards.
		back, err := indicators.Laspeyres(mapBasket(b, indicators.PriceQuantity.Reverse))
		if br := pointOf(t, back, err); br.Inv(br).Cmp(pr) != 0 {
			t.Fatalf("time reversal of Paasche")
		}
		for name, index := range map[string]func([]indicators.PriceQuantity, int) (figure.Figure, error){"Fisher": indicators.Fisher, "Tornqvist": indicators.Tornqvist} {
			forth, err1 := index(b, 20)
			back, err2 := index(mapBasket(b, indicators.PriceQuantity.Reverse), 20)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			if product, err := forth.Mul(back); err != nil || !product.Encloses(one) {
				t.Fatalf("%s: time reversal gives %s", name, product)
			}
		}
		// Factor reversal: Fisher's price and quantity indices give the value ratio.
		fq, err := indicators.Fisher(mapBasket(b, indicators.PriceQuantity.Swap), 20)
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
		same := mapBasket(b, func(p indicators.PriceQuantity) indicators.PriceQuantity {
			p.Price1, _ = p.Price0.Mul(figure.FromInt64(3))
			return p
		})
		for _, index := range []func() (figure.Figure, error){
			func() (figure.Figure, error) { return indicators.Laspeyres(same) },
			func() (figure.Figure, error) { return indicators.Paasche(same) },
			func() (figure.Figure, error) { return indicators.Fisher(same, 4) },
			func() (figure.Figure, error) { return indicators.Tornqvist(same, 4) },
		} {
			if x, err := index(); err != nil || !x.Equal(figure.FromInt64(3)) {
				t.Fatalf("three times the prices: %s, %v", x, err)
			}
		}
	}
}

func relatives(b []indicators.PriceQuantity) (least, most *big.Rat) {
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
	rounds := 200
	if testing.Short() {
		rounds = 30
	}
	for range rounds {
		b := randomBasket(rng, 1+rng.IntN(4))
		wide := make([]indicators.PriceQuantity, len(b))
		for i := range b {
			wide[i].Price0, _ = widen(rng, b[i].Price0)
			wide[i].Price1, _ = widen(rng, b[i].Price1)
			wide[i].Quantity0, _ = widen(rng, b[i].Quantity0)
			wide[i].Quantity1, _ = widen(rng, b[i].Quantity1)
		}
		l, err1 := indicators.Laspeyres(wide)
		f, err2 := indicators.Fisher(wide, 10)
		q, err3 := indicators.Tornqvist(wide, 10)
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
			in := mapBasket(wide, func(p indicators.PriceQuantity) indicators.PriceQuantity {
				return indicators.PriceQuantity{Price0: some(p.Price0), Price1: some(p.Price1), Quantity0: some(p.Quantity0), Quantity1: some(p.Quantity1)}
			})
			if x, err := indicators.Laspeyres(in); err != nil || !l.Encloses(x) {
				t.Fatalf("Laspeyres %s does not hold %s, %v", l, x, err)
			}
			if x, err := indicators.Fisher(in, 10); err != nil || !f.Encloses(x) {
				t.Fatalf("Fisher %s does not hold %s, %v", f, x, err)
			}
			// A point's own enclosure is two units wide at most.
			x, err := indicators.Tornqvist(in, 10)
			if err != nil {
				t.Fatal(err)
			}
			slack := big.NewRat(2, 10_000_000_000)
			if new(big.Rat).Add(x.Lower().Value, slack).Cmp(q.Lower().Value) < 0 || new(big.Rat).Sub(x.Upper().Value, slack).Cmp(q.Upper().Value) > 0 {
				t.Fatalf("Tornqvist %s does not hold %s", q, x)
			}
		}
		// Try every corner of the quantities, with prices at their worst.
		var best *big.Rat
		for mask := range 1 << len(wide) {
			in := make([]indicators.PriceQuantity, len(wide))
			for i, p := range wide {
				q := p.Quantity0.Lower().Value
				if mask>>i&1 == 1 {
					q = p.Quantity0.Upper().Value
				}
				in[i].Quantity0, _ = figure.FromRat(q)
				in[i].Price0, _ = figure.FromRat(p.Price0.Lower().Value)
				in[i].Price1, _ = figure.FromRat(p.Price1.Upper().Value)
			}
			x, err := indicators.Laspeyres(in)
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
	good := indicators.PriceQuantity{Price0: figure.FromInt64(1), Price1: figure.FromInt64(2), Quantity0: figure.FromInt64(3), Quantity1: figure.FromInt64(4)}
	with := func(f func(*indicators.PriceQuantity)) []indicators.PriceQuantity {
		b := []indicators.PriceQuantity{good, good}
		f(&b[1])
		return b
	}
	cases := []struct {
		name   string
		basket []indicators.PriceQuantity
		err    error
	}{
		{"empty", nil, figure.ErrDivisionByZero},
		{"unset", with(func(p *indicators.PriceQuantity) { p.Price0 = figure.Figure{} }), figure.ErrUnset},
		{"price of nothing", with(func(p *indicators.PriceQuantity) { p.Price0 = figure.FromInt64(0) }), figure.ErrDomain},
		{"negative price", with(func(p *indicators.PriceQuantity) { p.Price1 = figure.FromInt64(-1) }), figure.ErrDomain},
		{"price that may be anything", with(func(p *indicators.PriceQuantity) { p.Price1 = figure.MustParse("<5") }), figure.ErrDomain},
		{"negative quantity", with(func(p *indicators.PriceQuantity) {
			p.Quantity0, p.Quantity1 = figure.FromInt64(-1), figure.FromInt64(-1)
		}), figure.ErrDomain},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err1 := indicators.Laspeyres(c.basket)
			_, err2 := indicators.Paasche(c.basket)
			_, err3 := indicators.Fisher(c.basket, 4)
			_, err4 := indicators.Tornqvist(c.basket, 4)
			for i, err := range []error{err1, err2, err3, err4} {
				if !errors.Is(err, c.err) {
					t.Errorf("%d: %v", i, err)
				}
			}
		})
	}
	for _, places := range []int{-1, 201} {
		if _, err := indicators.Fisher([]indicators.PriceQuantity{good}, places); !errors.Is(err, figure.ErrDomain) {
			t.Error(err)
		}
		if _, err := indicators.Tornqvist([]indicators.PriceQuantity{good}, places); !errors.Is(err, figure.ErrDomain) {
			t.Error(err)
		}
	}
	// "more than" as a quantity: the index can come as near to that product's
	// relative as one likes.
	open := with(func(p *indicators.PriceQuantity) {
		p.Quantity0, p.Price1 = figure.MustParse(">3"), figure.FromInt64(5)
	})
	l, err := indicators.Laspeyres(open)
	if err != nil || l.Lower().Value.Cmp(big.NewRat(7, 2)) != 0 || l.Upper().Value.Cmp(big.NewRat(5, 1)) != 0 {
		t.Errorf("%s, %v", l, err)
	}
	about := with(func(p *indicators.PriceQuantity) { p.Price1 = figure.MustParse("~2") })
	if l, err := indicators.Laspeyres(about); err != nil || !l.Approximate() {
		t.Errorf("%s, %v", l, err)
	}
}

func TestHHI(t *testing.T) {
	figures := func(texts ...string) (fs []figure.Figure) {
		for _, s := range texts {
			fs = append(fs, figure.MustParse(s))
		}
		return fs
	}
	cases := []struct {
		name   string
		values []figure.Figure
		want   string
		err    error
	}{
		{"four firms", figures("30", "30", "20", "20"), "2600", nil},
		{"values, not shares", figures("3", "3", "2", "2"), "2600", nil},
		{"monopoly", figures("7"), "10000", nil},
		{"monopoly by an unknown number", figures(">7"), "10000", nil},
		{"with nothing beside", figures("7", "0"), "10000", nil},
		{"about", figures("~30", "70"), "~5800", nil},
		{"more than", figures(">10", "10"), "[5000,10000]", nil},
		// Least when both are 15, most when the first is 10.
		{"range around the other", figures("[10,20]", "15"), "[5000,5200]", nil},
		{"negative", figures("-1", "2"), "", figure.ErrDomain},
		{"maybe negative", figures("<5", "2"), "", figure.ErrDomain},
		{"nothing", nil, "", figure.ErrDivisionByZero},
		{"zeros", figures("0", "0"), "", figure.ErrDivisionByZero},
		{"unset", []figure.Figure{{}}, "", figure.ErrUnset},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := indicators.HHI(c.values...)
			if !errors.Is(err, c.err) || got.String() != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// The hull against a grid of points inside the ranges.
func TestHHIHull(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	rounds := 400
	if testing.Short() {
		rounds = 60
	}
	for range rounds {
		n := 1 + rng.IntN(4)
		values := make([]figure.Figure, n)
		lo, width := make([]int64, n), make([]int64, n)
		for i := range values {
			lo[i], width[i] = rng.Int64N(10), rng.Int64N(5)
			if i == 0 {
				lo[i]++
			}
			values[i], _ = figure.Between(figure.FromInt64(lo[i]), figure.FromInt64(lo[i]+width[i]))
		}
		got, err := indicators.HHI(values...)
		if err != nil {
			t.Fatal(err)
		}
		// Tenths of the way, plain rationals.
		var least, most *big.Rat
		var walk func(i int, sum, squares int64)
		walk = func(i int, sum, squares int64) {
			if i == n {
				r := big.NewRat(10_000*squares, sum*sum)
				if least == nil || r.Cmp(least) < 0 {
					least = r
				}
				if most == nil || r.Cmp(most) > 0 {
					most = r
				}
				return
			}
			for k := range int64(5) {
				x := 4*lo[i] + k*width[i]
				walk(i+1, sum+x, squares+x*x)
			}
		}
		walk(0, 0, 0)
		if got.Lower().Value.Cmp(least) > 0 || got.Upper().Value.Cmp(most) != 0 {
			t.Fatalf("%v: %s, but a grid gives %s to %s", values, got, least.RatString(), most.RatString())
		}
		slack := new(big.Rat).Sub(least, got.Lower().Value)
		if slack.Cmp(new(big.Rat).Mul(least, big.NewRat(1, 20))) > 0 {
			t.Fatalf("%v: %s is far below the grid's %s", values, got, least.FloatString(3))
		}
	}
	// Beyond 12 ranges the upper bound is not searched for, but encloses.
	var many []figure.Figure
	for range 40 {
		many = append(many, figure.MustParse("[1,2]"))
	}
	got, err := indicators.HHI(many...)
	if err != nil || got.Lower().Value.Cmp(big.NewRat(250, 1)) != 0 || got.Upper().Value.Cmp(big.NewRat(281, 1)) < 0 {
		t.Errorf("%s, %v", got, err)
	}
}

func TestIndexLimits(t *testing.T) {
	one := figure.FromInt64(1)
	long := make([]indicators.PriceQuantity, 10_001)
	values := make([]figure.Figure, len(long))
	for i := range long {
		long[i] = indicators.PriceQuantity{Price0: one, Price1: one, Quantity0: one, Quantity1: one}
		values[i] = one
	}
	if _, err := indicators.Laspeyres(long); !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	if _, err := indicators.Tornqvist(long, 2); !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	if _, err := indicators.HHI(values...); !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	// Denominators that have nothing in common.
	den := big.NewInt(1)
	for i := range 2000 {
		for den.Add(den, big.NewInt(1)); !den.ProbablyPrime(0); den.Add(den, big.NewInt(1)) {
		}
		values[i], _ = figure.FromRat(new(big.Rat).SetFrac(big.NewInt(1), den))
		long[i].Price1 = values[i]
	}
	if _, err := indicators.HHI(values[:2000]...); !errors.Is(err, figure.ErrTooLarge) {
		t.Error(err)
	}
	if _, err := indicators.Paasche(long[:2000]); !errors.Is(err, figure.ErrTooLarge) {
		t.Error(err)
	}
}

func ExampleLaspeyres() {
	f := figure.FromInt64
	basket := []indicators.PriceQuantity{
		{Price0: f(10), Price1: f(12), Quantity0: f(5), Quantity1: f(4)},
		{Price0: f(20), Price1: f(21), Quantity0: f(3), Quantity1: f(4)},
	}
	l, _ := indicators.Laspeyres(basket)
	p, _ := indicators.Paasche(basket)
	fisher, _ := indicators.Fisher(basket, 6)
	fmt.Println(l, p, fisher)
	// Output: 123/110 1.1 (1.109053,1.109054)
}

func ExamplePaasche() {
	f := figure.FromInt64
	p, _ := indicators.Paasche([]indicators.PriceQuantity{
		{Price0: f(10), Price1: f(12), Quantity1: f(4)},
		{Price0: f(20), Price1: f(21), Quantity1: f(4)},
	})
	fmt.Println(p)
	// Output: 1.1
}

func ExampleFisher() {
	f := figure.FromInt64
	// The square root of 4/1 times 9/1, which is rational.
	x, _ := indicators.Fisher([]indicators.PriceQuantity{
		{Price0: f(1), Price1: f(4), Quantity0: f(1), Quantity1: f(0)},
		{Price0: f(1), Price1: f(9), Quantity0: f(0), Quantity1: f(1)},
	}, 4)
	fmt.Println(x)
	// Output: 6
}

func ExampleTornqvist() {
	f := figure.FromInt64
	x, _ := indicators.Tornqvist([]indicators.PriceQuantity{
		{Price0: f(1), Price1: f(2), Quantity0: f(1), Quantity1: f(1)},
		{Price0: f(1), Price1: f(1), Quantity0: f(1), Quantity1: f(2)},
	}, 6)
	// Shares are a half in both periods: the square root of 2.
	fmt.Println(x, x.Round(3, money.HalfEven))
	// Output: [1.414213,1.414214] (1.414,1.415)
}

func ExamplePriceQuantity() {
	f := figure.FromInt64
	p := indicators.PriceQuantity{Price0: f(10), Price1: f(12), Quantity0: f(5), Quantity1: f(6)}
	// A quantity index is a price index of the products swapped.
	q, _ := indicators.Laspeyres([]indicators.PriceQuantity{p.Swap()})
	fmt.Println(q)
	// Output: 1.2
}

func ExampleHHI() {
	f := figure.FromInt64
	x, _ := indicators.HHI(f(30), f(30), f(20), f(20))
	y, _ := indicators.HHI(f(30), f(30), figure.MustParse(">20"), f(20))
	fmt.Println(x, y)
	// Output: 2600 [110000/43,10000]
}
