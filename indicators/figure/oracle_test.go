package figure_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

var m = figure.MustParse

// rounds is how many random cases a law is tried on: full with -long, and a
// twentieth of that in each run.
func rounds(full int) int { return testkit.Cases(full/20, full) }

// set is an interval as the tests see it, on math/big alone.
type set struct {
	lo, hi         *big.Rat // nil for an infinity
	loOpen, hiOpen bool
}

func setOf(f figure.Figure) set {
	l, u := f.Lower(), f.Upper()
	return set{l.Value, u.Value, l.Open, u.Open}
}

func (s set) has(x *big.Rat) bool {
	if s.lo != nil {
		if c := x.Cmp(s.lo); c < 0 || c == 0 && s.loOpen {
			return false
		}
	}
	if s.hi != nil {
		if c := x.Cmp(s.hi); c > 0 || c == 0 && s.hiOpen {
			return false
		}
	}
	return true
}

// random returns a figure with small bounds, so that operands often meet.
func random(r *rand.Rand) figure.Figure {
	num := func() *big.Rat { return big.NewRat(int64(r.IntN(13)-6), int64(1+r.IntN(2))) }
	for {
		a, b := num(), num()
		lo := figure.Bound{Value: a, Open: r.IntN(2) == 0, Infinite: r.IntN(8) == 0}
		hi := figure.Bound{Value: b, Open: r.IntN(2) == 0, Infinite: r.IntN(8) == 0}
		if r.IntN(4) == 0 {
			lo = figure.Bound{Value: a}
			hi = lo
		}
		if f, err := figure.Interval(lo, hi); err == nil {
			return f
		}
	}
}

// wider returns a figure that encloses f.
func wider(r *rand.Rand, f figure.Figure) figure.Figure {
	l, u := f.Lower(), f.Upper()
	step := func() *big.Rat { return big.NewRat(int64(r.IntN(5)), 2) }
	if !l.Infinite {
		l.Value.Sub(l.Value, step())
		l.Open = l.Open && r.IntN(2) == 0
		l.Infinite = r.IntN(12) == 0
	}
	if !u.Infinite {
		u.Value.Add(u.Value, step())
		u.Open = u.Open && r.IntN(2) == 0
		u.Infinite = r.IntN(12) == 0
	}
	g, err := figure.Interval(l, u)
	if err != nil {
		panic(err)
	}
	return g
}

// samples returns values of f: its closed bounds, values next to its open ones,
// far out where it is infinite, and all halves between.
func samples(f figure.Figure) []*big.Rat {
	s := setOf(f)
	var out []*big.Rat
	add := func(x *big.Rat) {
		if s.has(x) {
			out = append(out, x)
		}
	}
	if s.lo != nil {
		add(s.lo)
		add(new(big.Rat).Add(s.lo, tiny))
	} else {
		add(new(big.Rat).Neg(vast))
	}
	if s.hi != nil {
		if s.lo == nil || s.lo.Cmp(s.hi) != 0 {
			add(s.hi)
		}
		add(new(big.Rat).Sub(s.hi, tiny))
	} else {
		add(vast)
	}
	for i := int64(-12); i <= 12; i++ {
		add(big.NewRat(i, 2))
	}
	return out
}

// judge checks that a result is the hull of values: it has them all, its closed
// bounds are reached, its open ones approached.
func judge(t *testing.T, what string, got figure.Figure, values []*big.Rat) {
	t.Helper()
	if len(values) == 0 {
		t.Fatalf("%s = %v, but no values were found", what, got)
	}
	s := setOf(got)
	lo, hi := values[0], values[0]
	for _, v := range values {
		if !s.has(v) {
			t.Fatalf("%s = %v does not have %s", what, got, v)
		}
		if v.Cmp(lo) < 0 {
			lo = v
		}
		if v.Cmp(hi) > 0 {
			hi = v
		}
	}
	end := func(name string, bound, best *big.Rat, open bool) {
		t.Helper()
		switch {
		case bound == nil:
			if new(big.Rat).Abs(best).Cmp(far) < 0 {
				t.Fatalf("%s = %v: %s is infinite, but no value is beyond %s", what, got, name, best)
			}
		case !open:
			if bound.Cmp(best) != 0 {
				t.Fatalf("%s = %v: %s is closed, but the last value is %s", what, got, name, best)
			}
		default:
			d := new(big.Rat).Sub(bound, best)
			if d.Abs(d).Cmp(near) > 0 {
				t.Fatalf("%s = %v: %s is open, but the last value is %s", what, got, name, best)
			}
		}
	}
	end("the lower bound", s.lo, lo, s.loOpen)
	end("the upper bound", s.hi, hi, s.hiOpen)
}

func rat(op func(z, x, y *big.Rat) *big.Rat) func(x, y *big.Rat) *big.Rat {
	return func(x, y *big.Rat) *big.Rat { return op(new(big.Rat), x, y) }
}

var (
	tiny = new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 60))
	vast = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 60))
	near = new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 40))
	far  = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 40))
)
