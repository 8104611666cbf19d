package index_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// The mean of equal values is the value, also of ranges; values of any sign are
// enclosed, and a grid inside the ranges comes near to both ends.
func TestWeightedMean(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 9))
	for range testkit.Cases(40, 1000) {
		n := 1 + rng.IntN(4)
		var equal, points, values, weights, ranges []figure.Figure
		same := rangeAround(rng, rng.Int64N(9)+1).Neg()
		for range n {
			x, w := rng.Int64N(9)+1, rng.Int64N(9)+1
			v := rangeAround(rng, x)
			p := figure.FromInt64(x)
			if rng.IntN(2) == 0 {
				v, p = v.Neg(), p.Neg()
			}
			equal, values = append(equal, same), append(values, v)
			points, weights = append(points, p), append(weights, figure.FromInt64(w))
			ranges = append(ranges, rangeAround(rng, w))
		}
		e, err1 := index.WeightedMean(equal, ranges)
		p, err2 := index.WeightedMean(points, weights)
		r, err3 := index.WeightedMean(values, ranges)
		if err := cmp.Or(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if !e.WithoutResolution().Equal(same.WithoutResolution()) || !r.Encloses(p) {
			t.Fatalf("%s of equal %s; %s not in %s", e, same, p, r)
		}
	}
	for _, c := range []struct {
		values, weights, want string
	}{{"40 60", "300 100", "45"}, {"-1 3", "1 1", "1"}, {"[0,1] 1", "1 [1,3]", "[0.5,1]"}, {"0 1", "[0,1] 1", "[0.5,1]"}} {
		got, err := index.WeightedMean(parsed(c.values), parsed(c.weights))
		if err != nil || !got.Equal(figure.MustParse(c.want)) {
			t.Errorf("%s by %s: %s, %v; want %s", c.values, c.weights, got, err, c.want)
		}
	}
	for _, c := range []struct {
		values, weights string
		want            error
	}{
		{"1 2", "1", figure.ErrUnset}, {"1", "0", figure.ErrDivisionByZero}, {"1", "-1", figure.ErrDomain},
		{"<1", "1", figure.ErrDomain}, {"", "", figure.ErrDivisionByZero},
	} {
		if _, err := index.WeightedMean(parsed(c.values), parsed(c.weights)); !errors.Is(err, c.want) {
			t.Errorf("%s by %s: %v, want %v", c.values, c.weights, err, c.want)
		}
	}
	one, none := figure.FromInt64(1), figure.Figure{}
	for _, list := range [][2][]figure.Figure{{{none}, {one}}, {{one}, {none}}} {
		if _, err := index.WeightedMean(list[0], list[1]); !errors.Is(err, figure.ErrUnset) {
			t.Error(err)
		}
	}
	long := make([]figure.Figure, 10_001)
	if _, err := index.WeightedMean(long, long); !errors.Is(err, index.ErrLimit) {
		t.Error(err)
	}
}

func ExampleWeightedMean() {
	f := figure.FromInt64
	women := []figure.Figure{f(40), f(60)} // percent
	jobs := []figure.Figure{f(300), f(100)}
	fmt.Println(index.WeightedMean(women, jobs))
	// Output: 45 <nil>
}
