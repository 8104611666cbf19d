package figure_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

var m = figure.MustParse

func rounds(full int) int {
	if testing.Short() {
		return full / 20
	}
	return full
}

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

var (
	tiny = new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 60))
	vast = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 60))
	near = new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 40))
	far  = new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 40))
)

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

// Law 3, and that the result is no larger than it must be, for the operations on
// two figures.
func TestEnclosureOfTwo(t *testing.T) {
	zero, one := new(big.Rat), big.NewRat(1, 1)
	for _, c := range []struct {
		name  string
		op    func(f, g figure.Figure) (figure.Figure, error)
		value func(x, y *big.Rat) *big.Rat // nil where undefined
		skip  error                        // an error that must go with an undefined value, or with none
	}{
		{"add", figure.Figure.Add, rat((*big.Rat).Add), nil},
		{"sub", figure.Figure.Sub, rat((*big.Rat).Sub), nil},
		{"mul", figure.Figure.Mul, rat((*big.Rat).Mul), nil},
		{"quo", figure.Figure.Quo, func(x, y *big.Rat) *big.Rat {
			if y.Sign() == 0 {
				return nil
			}
			return new(big.Rat).Quo(x, y)
		}, figure.ErrDivisionByZero},
		{"share", figure.Share, func(x, y *big.Rat) *big.Rat {
			if y.Sign() == 0 {
				return nil
			}
			return new(big.Rat).Quo(x, y)
		}, figure.ErrDivisionByZero},
		{"growth", figure.Growth, func(x, y *big.Rat) *big.Rat {
			if x.Sign() <= 0 {
				return nil
			}
			z := new(big.Rat).Sub(y, x)
			return z.Quo(z, x)
		}, figure.ErrDivisionByZero},
		{"min", func(f, g figure.Figure) (figure.Figure, error) { return figure.Min(f, g), nil }, func(x, y *big.Rat) *big.Rat {
			if x.Cmp(y) < 0 {
				return x
			}
			return y
		}, nil},
		{"max", func(f, g figure.Figure) (figure.Figure, error) { return figure.Max(f, g), nil }, func(x, y *big.Rat) *big.Rat {
			if x.Cmp(y) > 0 {
				return x
			}
			return y
		}, nil},
		{"share of sum", figure.ShareOfSum, func(x, y *big.Rat) *big.Rat {
			s := new(big.Rat).Add(x, y)
			if x.Sign() < 0 || y.Sign() < 0 || s.Sign() == 0 {
				return nil
			}
			return s.Quo(x, s)
		}, figure.ErrDivisionByZero},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			for range rounds(2000) {
				f, g := random(r), random(r)
				if c.name == "share of sum" && r.IntN(4) > 0 {
					f, g = f.Abs(), g.Abs()
				}
				if c.name == "growth" && r.IntN(4) > 0 {
					f = f.Abs()
				}
				var values []*big.Rat
				undefined := false
				for _, x := range samples(f) {
					for _, y := range samples(g) {
						v := c.value(x, y)
						undefined = undefined || v == nil
						if v != nil {
							values = append(values, v)
						}
					}
				}
				got, err := c.op(f, g)
				what := c.name + " of " + f.String() + " and " + g.String()
				if undefined != (err != nil) {
					t.Fatalf("%s = %v, %v, but undefined is %v", what, got, err, undefined)
				}
				if err != nil {
					if !errors.Is(err, c.skip) && !errors.Is(err, figure.ErrDomain) {
						t.Fatalf("%s: %v", what, err)
					}
					continue
				}
				judge(t, what, got, values)
			}
		})
	}
	t.Run("share within", func(t *testing.T) {
		r := rand.New(rand.NewPCG(1, 3))
		for range rounds(2000) {
			f, g := random(r), random(r)
			if r.IntN(2) == 0 {
				f, g = f.Abs(), g.Abs()
			}
			var values []*big.Rat
			xs, ys := samples(f), samples(g)
			for _, x := range xs { // a part and a whole may be the same number
				if setOf(g).has(x) {
					ys = append(ys, x)
				}
			}
			for _, y := range ys {
				if setOf(f).has(y) {
					xs = append(xs, y)
				}
			}
			if setOf(f).has(zero) {
				xs = append(xs, zero)
			}
			for _, x := range xs {
				for _, y := range ys {
					if x.Sign() >= 0 && y.Sign() > 0 && x.Cmp(y) <= 0 {
						values = append(values, new(big.Rat).Quo(x, y))
					}
				}
			}
			got, err := figure.ShareWithin(f, g)
			what := "share of " + f.String() + " within " + g.String()
			if err != nil {
				if !errors.Is(err, figure.ErrDomain) || len(values) > 0 {
					t.Fatalf("%s: %v, but %v", what, err, values)
				}
				continue
			}
			if s := setOf(got); s.lo.Sign() < 0 || s.hi.Cmp(one) > 0 {
				t.Fatalf("%s = %v", what, got)
			}
			judge(t, what, got, values)
		}
	})
}

// The same for the operations on one figure.
func TestEnclosureOfOne(t *testing.T) {
	for _, c := range []struct {
		name  string
		op    func(f figure.Figure) (figure.Figure, error)
		value func(x *big.Rat) *big.Rat
	}{
		{"neg", func(f figure.Figure) (figure.Figure, error) { return f.Neg(), nil }, func(x *big.Rat) *big.Rat { return new(big.Rat).Neg(x) }},
		{"abs", func(f figure.Figure) (figure.Figure, error) { return f.Abs(), nil }, func(x *big.Rat) *big.Rat { return new(big.Rat).Abs(x) }},
		{"scale", func(f figure.Figure) (figure.Figure, error) { return f.Scale(big.NewRat(-3, 2)) }, func(x *big.Rat) *big.Rat { return new(big.Rat).Mul(x, big.NewRat(-3, 2)) }},
		{"pow 0", power(0), valuePower(0)}, {"pow 1", power(1), valuePower(1)}, {"pow 2", power(2), valuePower(2)}, {"pow 3", power(3), valuePower(3)},
		{"pow 4", power(4), valuePower(4)}, {"pow -1", power(-1), valuePower(-1)}, {"pow -2", power(-2), valuePower(-2)}, {"pow -3", power(-3), valuePower(-3)},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			for range rounds(2000) {
				f := random(r)
				var values []*big.Rat
				undefined := false
				for _, x := range samples(f) {
					v := c.value(x)
					undefined = undefined || v == nil
					if v != nil {
						values = append(values, v)
					}
				}
				got, err := c.op(f)
				if undefined != (err != nil) || err != nil && !errors.Is(err, figure.ErrDivisionByZero) {
					t.Fatalf("%s of %v = %v, %v, but undefined is %v", c.name, f, got, err, undefined)
				}
				if err == nil {
					judge(t, c.name+" of "+f.String(), got, values)
				}
			}
		})
	}
}

func power(n int) func(f figure.Figure) (figure.Figure, error) {
	return func(f figure.Figure) (figure.Figure, error) { return f.Pow(n) }
}

func valuePower(n int) func(x *big.Rat) *big.Rat {
	return func(x *big.Rat) *big.Rat {
		if n < 0 && x.Sign() == 0 {
			return nil
		}
		v := big.NewRat(1, 1)
		for range max(n, -n) {
			v.Mul(v, x)
		}
		if n < 0 {
			v.Inv(v)
		}
		return v
	}
}

// The same for progress, in which the baseline occurs twice.
func TestEnclosureOfProgress(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	defined := 0
	for range rounds(3000) {
		a, b, target := random(r), random(r), random(r)
		for i := 0; i < 20 && b.Less(target) != figure.Yes && target.Less(b) != figure.Yes; i++ {
			b, target = random(r), random(r)
		}
		var values []*big.Rat
		undefined := false
		up, down := false, false
		for _, y := range samples(b) {
			for _, z := range samples(target) {
				d := new(big.Rat).Sub(z, y)
				up, down = up || d.Sign() > 0, down || d.Sign() < 0
				undefined = undefined || d.Sign() == 0 || up && down
				if undefined {
					break
				}
				for _, x := range samples(a) {
					n := new(big.Rat).Sub(x, y)
					values = append(values, n.Quo(n, d))
				}
			}
		}
		got, err := figure.Progress(a, b, target)
		what := "progress " + a.String() + " from " + b.String() + " to " + target.String()
		if undefined != (err != nil) || err != nil && !errors.Is(err, figure.ErrDivisionByZero) {
			t.Fatalf("%s = %v, %v, but undefined is %v", what, got, err, undefined)
		}
		if err == nil {
			defined++
			judge(t, what, got, values)
		}
	}
	if defined < rounds(3000)/2 {
		t.Errorf("only %d cases were defined", defined)
	}
}

// Law 4: widening an input never narrows an output.
func TestWidening(t *testing.T) {
	type two = func(f, g figure.Figure) (figure.Figure, error)
	years := big.NewRat(7, 2)
	ops := map[string]two{
		"add": figure.Figure.Add, "sub": figure.Figure.Sub, "mul": figure.Figure.Mul, "quo": figure.Figure.Quo,
		"share": figure.Share, "share within": figure.ShareWithin, "share of sum": figure.ShareOfSum, "growth": figure.Growth,
		"progress":  func(f, g figure.Figure) (figure.Figure, error) { return figure.Progress(f, g, m("[9,10]")) },
		"progress2": func(f, g figure.Figure) (figure.Figure, error) { return figure.Progress(m("[2,3]"), f, g) },
		"CAGR":      func(f, g figure.Figure) (figure.Figure, error) { return figure.CAGR(f, g, years, 3) },
		"root":      func(f, _ figure.Figure) (figure.Figure, error) { return f.Root(3, 2) },
		"root2":     func(f, _ figure.Figure) (figure.Figure, error) { return f.Root(2, 1) },
		"pow":       func(f, _ figure.Figure) (figure.Figure, error) { return f.Pow(2) },
		"min":       func(f, g figure.Figure) (figure.Figure, error) { return figure.Min(f, g), nil },
		"hull":      func(f, g figure.Figure) (figure.Figure, error) { return f.Hull(g), nil },
		"intersect": func(f, g figure.Figure) (figure.Figure, error) {
			h, ok := f.Intersect(g)
			if !ok {
				return h, figure.ErrEmpty
			}
			return h, nil
		},
		"abs": func(f, _ figure.Figure) (figure.Figure, error) { return f.Abs(), nil },
		// A rounded point stands for itself only under a mode that does not exist.
		"round": func(f, _ figure.Figure) (figure.Figure, error) { return f.Round(0, 0), nil },
	}
	for name, op := range ops {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 8))
			done := 0
			for range rounds(6000) {
				f, g := random(r), random(r)
				if r.IntN(2) == 0 {
					f, g = f.Abs(), g.Abs()
				}
				wf, wg := wider(r, f), wider(r, g)
				if !wf.Encloses(f) || !wg.Encloses(g) {
					t.Fatalf("%v is not wider than %v, or %v than %v", wf, f, wg, g)
				}
				wide, err := op(wf, wg)
				if err != nil {
					continue // nothing is claimed
				}
				narrow, err := op(f, g)
				if err != nil {
					if (name == "intersect" || name == "share within") && (errors.Is(err, figure.ErrEmpty) || errors.Is(err, figure.ErrDomain)) {
						continue // there is no value to lose
					}
					t.Fatalf("%v and %v give %v, but %v and %v: %v", wf, wg, wide, f, g, err)
				}
				done++
				if !wide.Encloses(narrow) {
					t.Fatalf("%v and %v give %v, but the wider %v and %v give %v", f, g, narrow, wf, wg, wide)
				}
			}
			if done < rounds(6000)/50 {
				t.Errorf("only %d cases were defined", done)
			}
		})
	}
}

// Law 4 for comparisons, and their meaning: Yes for all values, No for none.
func TestTruth(t *testing.T) {
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

// Hull, Intersect and Encloses against sampled sets.
func TestSets(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range rounds(5000) {
		f, g := random(r), random(r)
		h := f.Hull(g)
		if !h.Encloses(f) || !h.Encloses(g) {
			t.Fatalf("the hull of %v and %v is %v", f, g, h)
		}
		judge(t, "hull of "+f.String()+" and "+g.String(), h, append(samples(f), samples(g)...))
		var common []*big.Rat
		all := true
		for _, x := range samples(g) {
			if setOf(f).has(x) {
				common = append(common, x)
			} else {
				all = false
			}
		}
		for _, x := range samples(f) {
			if setOf(g).has(x) {
				common = append(common, x)
			}
		}
		i, ok := f.Intersect(g)
		if ok != (len(common) > 0) || f.Encloses(g) != all {
			t.Fatalf("%v and %v share %v, %v; encloses %v", f, g, i, ok, f.Encloses(g))
		}
		if ok {
			judge(t, "intersection of "+f.String()+" and "+g.String(), i, common)
		}
		sign, certain := f.Sign()
		signs := map[int]bool{}
		for _, x := range samples(f) {
			signs[x.Sign()] = true
		}
		if certain != (len(signs) == 1) || certain && !signs[sign] {
			t.Fatalf("the sign of %v is %d, %v", f, sign, certain)
		}
	}
}

// Law 2 and the orders: every figure prints and reads as itself, in text, JSON
// and columns; Compare is a total order that agrees with Equal.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	last := figure.Figure{}
	for range rounds(40000) {
		f := random(r)
		if r.IntN(3) == 0 {
			f, _ = figure.About(f)
		}
		if r.IntN(3) == 0 {
			f = withRandomResolution(r, f)
		}
		g, err := figure.Parse(f.String())
		if err != nil || !g.Equal(f) || g.Compare(f) != 0 {
			t.Fatalf("%v reads as %v, %v", f, g, err)
		}
		b, err := f.MarshalJSON()
		var h figure.Figure
		if err != nil || h.UnmarshalJSON(b) != nil || !h.Equal(f) {
			t.Fatalf("%v is %s in JSON, which reads as %v", f, b, h)
		}
		if c, e, q, res, ok := f.Compact(); ok {
			k, err := figure.FromCompact(c, e, q, res)
			if err != nil || !k.Equal(f) {
				t.Fatalf("%v is %d, %d, %v, %d in columns, which is %v, %v", f, c, e, q, res, k, err)
			}
			if q != f.Qualifier() {
				t.Fatalf("%v is stored as %v", f, q)
			}
		}
		if (f.Compare(last) == 0) != f.Equal(last) || f.Compare(last) != -last.Compare(f) {
			t.Fatalf("%v and %v: %d and %d, equal %v", f, last, f.Compare(last), last.Compare(f), f.Equal(last))
		}
		k := random(r)
		if a, b, c := last.Compare(f), f.Compare(k), last.Compare(k); a <= 0 && b <= 0 && c > 0 || a >= 0 && b >= 0 && c < 0 {
			t.Fatalf("%v, %v and %v are in no order", last, f, k)
		}
		if f.Neg().Neg().Compare(f) != 0 {
			t.Fatalf("%v is not the opposite of its opposite", f)
		}
		last = f
	}
}

func withRandomResolution(r *rand.Rand, f figure.Figure) figure.Figure {
	for range 4 {
		if g, err := f.WithResolution(dec([...]string{"0.5", "1", "0.01", "3", "1.5"}[r.IntN(5)])); err == nil {
			f = g
			break
		}
	}
	return f
}

// Rounding against values: a mode rounds as money's definition says, bounds
// never lose a value.
func TestRoundLaws(t *testing.T) {
	modes := []money.RoundingMode{money.HalfEven, money.HalfAway, money.HalfDown, money.Down, money.Up, money.Floor, money.Ceiling}
	r := rand.New(rand.NewPCG(15, 16))
	for range rounds(20000) {
		x := big.NewRat(int64(r.IntN(4001)-2000), int64([...]int{1, 2, 3, 4, 8, 20}[r.IntN(6)]))
		f, err := figure.FromRat(x)
		if err != nil {
			t.Fatal(err)
		}
		places := r.IntN(6) - 3
		mode := modes[r.IntN(len(modes))]
		want := roundRat(x, places, mode)
		got, ok := f.Round(places, mode).Rat()
		if !ok || got.Cmp(want) != 0 {
			t.Fatalf("%v to %d places, mode %d: %v, want %s", f, places, mode, got, want)
		}
		g := random(r)
		if g.IsPoint() {
			continue
		}
		w := g.Round(places, mode)
		if !w.Encloses(g) || !w.Round(places, mode).Equal(w) {
			t.Fatalf("%v to %d places is %v", g, places, w)
		}
	}
}

// roundRat is an oracle by definition: the nearest of the two neighbours.
func roundRat(x *big.Rat, places int, mode money.RoundingMode) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	if places < 0 {
		scale.Inv(scale)
	}
	v := new(big.Rat).Mul(x, scale)
	if v.IsInt() {
		return x
	}
	down := new(big.Int).Div(v.Num(), v.Denom())
	up := new(big.Int).Add(down, big.NewInt(1))
	half := new(big.Rat).Add(new(big.Rat).SetInt(down), big.NewRat(1, 2))
	toward, away := down, up
	if v.Sign() < 0 {
		toward, away = up, down
	}
	var n *big.Int
	switch c := v.Cmp(half); {
	case mode == money.Floor:
		n = down
	case mode == money.Ceiling:
		n = up
	case mode == money.Down:
		n = toward
	case mode == money.Up:
		n = away
	case c < 0:
		n = down
	case c > 0:
		n = up
	case mode == money.HalfDown:
		n = toward
	case mode == money.HalfAway:
		n = away
	case down.Bit(0) == 0:
		n = down
	default:
		n = up
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(n), scale)
}
