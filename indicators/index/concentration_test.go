package index_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

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
		{"more than", figures(">10", "10"), "[5000,10000)", nil},
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
			got, err := index.HHI(c.values...)
			if !errors.Is(err, c.err) || got.String() != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// The hull against a grid of points inside the ranges.
func TestHHIHull(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 9))
	rounds := testkit.Cases(60, 400)
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
		got, err := index.HHI(values...)
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
	got, err := index.HHI(many...)
	if err != nil || got.Lower().Value.Cmp(big.NewRat(250, 1)) != 0 || got.Upper().Value.Cmp(big.NewRat(281, 1)) < 0 {
		t.Errorf("%s, %v", got, err)
	}
}

func ExampleHHI() {
	f := figure.FromInt64
	x, _ := index.HHI(f(30), f(30), f(20), f(20))
	y, _ := index.HHI(f(30), f(30), figure.MustParse(">20"), f(20))
	fmt.Println(x, y)
	// Output: 2600 [110000/43,10000)
}

// The normalised index is 0 for equal shares and 1 for a monopoly, encloses as
// HHI does, and does not depend on the unit of the values.
func TestNormalisedHHI(t *testing.T) {
	f := figure.FromInt64
	for _, c := range []struct {
		values []figure.Figure
		want   string
	}{
		{[]figure.Figure{f(30), f(30), f(20), f(20)}, "1/75"}, {[]figure.Figure{f(50), f(50)}, "0"},
		{[]figure.Figure{f(7), f(0), f(0)}, "1"}, {[]figure.Figure{f(1), f(1), f(1), f(1), f(1), f(1), f(1)}, "0"},
		{[]figure.Figure{f(1), f(3)}, "0.25"},
		{[]figure.Figure{f(1), figure.MustParse("[1,3]")}, "[0,0.25]"},
	} {
		if got, err := index.NormalisedHHI(c.values...); err != nil || !got.Equal(figure.MustParse(c.want)) {
			t.Errorf("%s: %s, %v; want %s", c.values, got, err, c.want)
		}
	}
	for _, values := range [][]figure.Figure{nil, {f(1)}, {f(0), f(0)}} {
		if _, err := index.NormalisedHHI(values...); !errors.Is(err, figure.ErrDivisionByZero) {
			t.Errorf("%s: %v", values, err)
		}
	}
}

func ExampleNormalisedHHI() {
	f := figure.FromInt64
	x, _ := index.NormalisedHHI(f(30), f(30), f(20), f(20))
	y, _ := index.NormalisedHHI(f(25), f(25), f(25), f(25))
	fmt.Println(x, y)
	// Output: 1/75 0
}
