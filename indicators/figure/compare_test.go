package figure_test

import (
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Law 4 for comparisons, and their meaning: Yes for all values, No for none.
func TestComparisons(t *testing.T) {
	for _, c := range []struct {
		name  string
		op    func(f, g figure.Figure) figure.Truth
		value func(c int) bool
	}{
		{"less", figure.Figure.Less, func(c int) bool { return c < 0 }},
		{"less or equal", figure.Figure.LessOrEqual, func(c int) bool { return c <= 0 }},
		{"greater", figure.Figure.Greater, func(c int) bool { return c > 0 }},
		{"greater or equal", figure.Figure.GreaterOrEqual, func(c int) bool { return c >= 0 }},
		{"same", figure.Figure.Same, func(c int) bool { return c == 0 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(9, 10))
			for range rounds(2000) {
				f, g := random(r), random(r)
				some, all := false, true
				xs, ys := samples(f), samples(g)
				for _, x := range xs { // values in common
					if setOf(g).has(x) {
						ys = append(ys, x)
					}
				}
				for _, y := range ys {
					if setOf(f).has(y) {
						xs = append(xs, y)
					}
				}
				for _, x := range xs {
					for _, y := range ys {
						v := c.value(x.Cmp(y))
						some, all = some || v, all && v
					}
				}
				want := figure.Undecided
				if all {
					want = figure.Yes
				} else if !some {
					want = figure.No
				}
				got := c.op(f, g)
				if got != want {
					t.Fatalf("%v %s %v: %v, want %v", f, c.name, g, got, want)
				}
				w := c.op(wider(r, f), wider(r, g))
				if w != figure.Undecided && w != got {
					t.Fatalf("%v %s %v: %v, but %v when wider", f, c.name, g, got, w)
				}
				if (c.op(f, figure.Figure{}) != figure.Undecided) || c.op(figure.Figure{}, f) != figure.Undecided {
					t.Fatalf("%v %s nothing is decided", f, c.name)
				}
			}
		})
	}
}

// TestCompareSigns: each of the places by which figures are ordered decides by
// itself, either way.
func TestCompareSigns(t *testing.T) {
	for _, c := range [][2]string{
		{"1", "2"}, {"-1", "1"}, {"<5", "1"}, {"<=5", "1"}, {"[1,2]", "(1,2]"}, {"[1,2]", "[1,3]"}, {"[1,2)", "[1,2]"},
		{"[1,2)", "[1,+inf)"},
		{"1", "~1"}, {"[1,2]", "~[1,2]"}, {"1000", "1000@10"}, {"1000@10", "1000@1000"}, {"1@0.01", "1@0.1"}, {"1@0.5",
			"1@1"},
	} {
		if a, b := m(c[0]).Compare(m(c[1])), m(c[1]).Compare(m(c[0])); a != -1 || b != 1 || m(c[0]).Compare(m(c[0])) != 0 {
			t.Errorf("%s and %s: %d, %d", c[0], c[1], a, b)
		}
	}
	if a, b := (figure.Figure{}).Compare(m("-1")), m("-1").Compare(figure.Figure{}); a != -1 || b != 1 {
		t.Error(a, b)
	}
}
