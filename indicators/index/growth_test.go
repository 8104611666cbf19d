package index_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func figures(xs ...int64) []figure.Figure {
	var out []figure.Figure
	for _, x := range xs {
		out = append(out, figure.FromInt64(x))
	}
	return out
}

// Numbers from Python's decimal module, with 40 digits: exp(b) - 1 and
// ln(last/first) / periods.
func TestGrowthRates(t *testing.T) {
	for _, c := range []struct {
		values []figure.Figure
		want   string
	}{
		{figures(1, 1, 1, 8), "0.866065983074"},
		{figures(1, 2, 8), "1.828427124746"},
		{figures(100, 104, 113, 111, 125, 131), "0.055305082000"},
		{figures(131, 125, 111, 113, 104, 100), "-0.052406723841"},
	} {
		got, err := index.LeastSquaresGrowth(18, c.values...)
		if err != nil || !printed(got, c.want) {
			t.Errorf("%s: %s, %v; want %s", c.values, got, err, c.want)
		}
	}
	for _, c := range []struct {
		from, to int64
		periods  *big.Rat
		want     string
	}{
		{100, 121, big.NewRat(2, 1), "0.095310179804"}, {121, 100, big.NewRat(2, 1), "-0.095310179804"},
		{1, 2, big.NewRat(35, 1), "0.019804205159"}, {1, 2, big.NewRat(1, 4), "2.772588722240"},
	} {
		got, err := index.ExponentialGrowth(figure.FromInt64(c.from), figure.FromInt64(c.to), c.periods, 18)
		if err != nil || !printed(got, c.want) {
			t.Errorf("%d to %d: %s, %v; want %s", c.from, c.to, got, err, c.want)
		}
	}
}

// Steady growth has its rate exactly; two values have the geometric rate between
// them; turned round in time, 1 + rate is the inverse; and a factor changes nothing.
func TestGrowthLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 7))
	one := figure.FromInt64(1)
	for range testkit.Cases(20, 300) {
		rate, _ := figure.Ratio(rng.Int64N(40)-19, 20+rng.Int64N(20))
		factor, err := one.Add(rate)
		if err != nil {
			t.Fatal(err)
		}
		values := []figure.Figure{figure.FromInt64(rng.Int64N(50) + 1)}
		for range 1 + rng.IntN(5) {
			next, err := values[len(values)-1].Mul(factor)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, next)
		}
		got, err := index.LeastSquaresGrowth(10, values...)
		if err != nil || !got.Equal(rate) {
			t.Fatalf("%s: %s, %v; want %s", values, got, err, rate)
		}
		var list, back, scaled []figure.Figure
		for range 3 + rng.IntN(4) {
			x := rng.Int64N(900) + 1
			list = append(list, figure.FromInt64(x))
			back = append([]figure.Figure{figure.FromInt64(x)}, back...)
			scaled = append(scaled, figure.FromInt64(7*x))
		}
		a, err1 := index.LeastSquaresGrowth(14, list...)
		b, err2 := index.LeastSquaresGrowth(14, back...)
		c, err3 := index.LeastSquaresGrowth(14, scaled...)
		if err := cmp.Or(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		a1, _ := a.Add(one)
		b1, _ := b.Add(one)
		product, err := a1.Mul(b1)
		if err != nil || !product.Encloses(one) {
			t.Fatalf("%s forth, %s back: %s, %v", a, b, product, err)
		}
		if _, meets := a.Intersect(c); !meets {
			t.Fatalf("%s, seven times as much: %s", a, c)
		}
	}
}

func TestGrowthEncloses(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 8))
	for range testkit.Cases(20, 300) {
		var points, ranges []figure.Figure
		for range 2 + rng.IntN(4) {
			x := rng.Int64N(90) + 3
			points, ranges = append(points, figure.FromInt64(x)), append(ranges, rangeAround(rng, x))
		}
		p, err1 := index.LeastSquaresGrowth(8, points...)
		r, err2 := index.LeastSquaresGrowth(6, ranges...)
		q, err3 := index.ExponentialGrowth(points[0], points[1], big.NewRat(3, 2), 8)
		s, err4 := index.ExponentialGrowth(ranges[0], ranges[1], big.NewRat(3, 2), 6)
		if err := cmp.Or(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		if !r.Encloses(p) || !s.Encloses(q) {
			t.Fatalf("%s not in %s, or %s not in %s", p, r, q, s)
		}
	}
}

func TestGrowthRefuses(t *testing.T) {
	f, year := figure.FromInt64, big.NewRat(1, 1)
	for _, c := range []struct {
		name   string
		places int
		values []figure.Figure
		years  *big.Rat
		want   error
	}{
		{"a gap", 4, []figure.Figure{f(1), {}}, year, index.ErrBreak},
		{"zero", 4, figures(0, 1), year, figure.ErrDomain},
		{"no upper bound", 4, []figure.Figure{f(1), figure.MustParse(">1")}, year, figure.ErrDomain},
		{"places", 201, figures(1, 2), year, figure.ErrDomain},
		{"places", -1, figures(1, 2), year, figure.ErrDomain},
	} {
		if _, err := index.LeastSquaresGrowth(c.places, c.values...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if _, err := index.ExponentialGrowth(c.values[0], c.values[1], c.years, c.places); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	for _, years := range []*big.Rat{nil, new(big.Rat), big.NewRat(-1, 2)} {
		if _, err := index.ExponentialGrowth(f(1), f(2), years, 4); !errors.Is(err, figure.ErrDomain) {
			t.Errorf("%v years: %v", years, err)
		}
	}
	if _, err := index.LeastSquaresGrowth(4, f(1)); !errors.Is(err, figure.ErrDomain) {
		t.Error(err)
	}
	if _, err := index.LeastSquaresGrowth(4, make([]figure.Figure, 10_001)...); !errors.Is(err, index.ErrLimit) {
		t.Error(err)
	}
}

func ExampleLeastSquaresGrowth() {
	rate, _ := index.LeastSquaresGrowth(4, figures(1, 1, 1, 8)...)
	steady, _ := index.LeastSquaresGrowth(4, figures(100, 110, 121)...)
	fmt.Println(rate, steady)
	// Output: [0.866,0.8661] 0.1
}

func ExampleExponentialGrowth() {
	f := figure.FromInt64
	rate, _ := index.ExponentialGrowth(f(100), f(121), big.NewRat(2, 1), 4)
	geometric, _ := figure.CAGR(f(100), f(121), big.NewRat(2, 1), 4)
	fmt.Println(rate, geometric)
	// Output: [0.0953,0.0954] 0.1
}
