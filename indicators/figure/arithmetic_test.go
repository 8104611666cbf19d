package figure_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestTolerance(t *testing.T) {
	for _, c := range []struct{ in, share, want string }{
		{"~65000", "0.05", "[61750,68250]"}, {"~-100", "0.1", "[-110,-90]"}, {"~0", "0.1", "0"}, {"65000@1000", "0.05", "65000@1000"}, {"~>9000", "0.1", ">8100"},
		{"~<9000", "0.1", "<9900"}, {"~[10,20)", "0.5", "[5,30)"}, {"~100", "0", "100"}, {"~100", "2", "[-100,300]"},
	} {
		if g, err := m(c.in).Tolerance(dec(c.share)); err != nil || g.String() != c.want {
			t.Errorf("%s within %s: %v, %v; want %s", c.in, c.share, g, err, c.want)
		}
	}
	if _, err := m("~5").Tolerance(dec("-0.1")); !errors.Is(err, figure.ErrDomain) {
		t.Errorf("a negative tolerance: %v", err)
	}
	if _, err := m("~5").Tolerance(decimal.New(1, 1<<30)); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("a vast tolerance: %v", err)
	}
}

func TestMarkIsContagious(t *testing.T) {
	a, b := m("~10"), m("4")
	years := big.NewRat(2, 1)
	for name, f := range map[string]func() (figure.Figure, error){
		"add": func() (figure.Figure, error) { return a.Add(b) }, "sub": func() (figure.Figure, error) { return b.Sub(a) }, "mul": func() (figure.Figure, error) { return b.Mul(a) },
		"quo": func() (figure.Figure, error) { return b.Quo(a) }, "ranges": func() (figure.Figure, error) { return m("[1,2]").Mul(a) }, "pow": func() (figure.Figure, error) { return a.Pow(3) },
		"pow 0": func() (figure.Figure, error) { return a.Pow(0) }, "root": func() (figure.Figure, error) { return a.Root(2, 3) }, "growth": func() (figure.Figure, error) { return figure.Growth(b, a) },
		"progress": func() (figure.Figure, error) { return figure.Progress(b, m("0"), a) }, "share": func() (figure.Figure, error) { return figure.Share(b, a) },
		"share within": func() (figure.Figure, error) { return figure.ShareWithin(b, a) }, "share of sum": func() (figure.Figure, error) { return figure.ShareOfSum(b, a) },
		"CAGR": func() (figure.Figure, error) { return figure.CAGR(b, a, years, 4) }, "sum": func() (figure.Figure, error) { return figure.Sum(b, a, b) },
		"hull": func() (figure.Figure, error) { return a.Hull(b), nil }, "max": func() (figure.Figure, error) { return figure.Max(a, b), nil },
		"round": func() (figure.Figure, error) { return a.Round(-1, money.Up), nil }, "neg": func() (figure.Figure, error) { return a.Neg(), nil },
		"scale": func() (figure.Figure, error) { return a.Scale(years) },
	} {
		if g, err := f(); err != nil || !g.Approximate() {
			t.Errorf("%s: %v, %v is not marked", name, g, err)
		}
	}
	if g, err := b.Add(b); err != nil || g.Approximate() {
		t.Errorf("%v, %v is marked", g, err)
	}
}

// Beyond 4,096 bits: an error, or outward.
func TestTooLarge(t *testing.T) {
	wide := figure.Arithmetic{Widen: true}
	two := new(big.Int).Lsh(big.NewInt(1), 4000)
	big1, err := figure.FromRat(new(big.Rat).SetFrac(new(big.Int).Add(two, big.NewInt(1)), big.NewInt(3)))
	if err != nil {
		t.Fatal(err)
	}
	big2, err := figure.FromRat(new(big.Rat).SetFrac(big.NewInt(7), new(big.Int).Add(two, big.NewInt(9))))
	if err != nil {
		t.Fatal(err)
	}
	both, err := big2.Sub(big1.Neg())
	if !errors.Is(err, figure.ErrTooLarge) {
		t.Fatalf("a sum of 8,000 bits: %.40v, %v", both, err)
	}
	if len(err.Error()) > 300 {
		t.Errorf("the message has %d bytes", len(err.Error()))
	}
	x1, _ := big1.Rat()
	x2, _ := big2.Rat()
	for _, c := range []struct {
		name  string
		exact func() (figure.Figure, error)
		wide  func() (figure.Figure, error)
		value *big.Rat
	}{
		{"add", func() (figure.Figure, error) { return big1.Add(big2) }, func() (figure.Figure, error) { return wide.Add(big1, big2) }, new(big.Rat).Add(x1, x2)},
		{"sub", func() (figure.Figure, error) { return big2.Sub(big1) }, func() (figure.Figure, error) { return wide.Sub(big2, big1) }, new(big.Rat).Sub(x2, x1)},
		{"mul", func() (figure.Figure, error) { return big1.Mul(big1) }, func() (figure.Figure, error) { return wide.Mul(big1, big1) }, new(big.Rat).Mul(x1, x1)},
		{"quo", func() (figure.Figure, error) { return big2.Quo(big1) }, func() (figure.Figure, error) { return wide.Quo(big2, big1) }, new(big.Rat).Quo(x2, x1)},
		{"pow", func() (figure.Figure, error) { return big1.Pow(3) }, func() (figure.Figure, error) { return wide.Pow(big1, 3) }, new(big.Rat).Mul(x1, new(big.Rat).Mul(x1, x1))},
		{"pow of a negative", func() (figure.Figure, error) { return big1.Neg().Pow(3) }, func() (figure.Figure, error) { return wide.Pow(big1.Neg(), 3) },
			new(big.Rat).Neg(new(big.Rat).Mul(x1, new(big.Rat).Mul(x1, x1)))},
		{"growth", func() (figure.Figure, error) { return figure.Growth(big2, big1) }, func() (figure.Figure, error) { return wide.Growth(big2, big1) },
			new(big.Rat).Sub(new(big.Rat).Quo(x1, x2), big.NewRat(1, 1))},
		{"share", func() (figure.Figure, error) { return figure.Share(big1, big2) }, func() (figure.Figure, error) { return wide.Share(big1, big2) }, new(big.Rat).Quo(x1, x2)},
		{"share within", func() (figure.Figure, error) { return figure.ShareWithin(big2, big1) }, func() (figure.Figure, error) { return wide.ShareWithin(big2, big1) }, new(big.Rat).Quo(x2, x1)},
		{"share of sum", func() (figure.Figure, error) { return figure.ShareOfSum(big2, big1) }, func() (figure.Figure, error) { return wide.ShareOfSum(big2, big1) },
			new(big.Rat).Quo(x2, new(big.Rat).Add(x1, x2))},
		{"progress", func() (figure.Figure, error) { return figure.Progress(big2, m("0"), big1) }, func() (figure.Figure, error) { return wide.Progress(big2, m("0"), big1) }, new(big.Rat).Quo(x2, x1)},
	} {
		if f, err := c.exact(); !errors.Is(err, figure.ErrTooLarge) {
			t.Errorf("%s: %.40v, %v", c.name, f, err)
		}
		f, err := c.wide()
		if err != nil || f.IsPoint() || !setOf(f).has(c.value) {
			t.Errorf("%s: %.40v, %v is not around the value", c.name, f, err)
			continue
		}
		if g, err := figure.Parse(f.String()); err != nil || !g.Equal(f) {
			t.Errorf("%s: the widened figure does not read back: %v", c.name, err)
		}
	}
	// Both ways out of what can be written.
	f, err := wide.Pow(m("[1/10,10]"), 100000)
	if err != nil || !f.Upper().Infinite || f.Lower().Value.Sign() < 0 {
		t.Errorf("[1/10,10] to the 100,000: %.40v, %v", f, err)
	}
	f, err = wide.Pow(m("[-10,10]"), 99999)
	if err != nil || !f.Upper().Infinite || !f.Lower().Infinite {
		t.Errorf("[-10,10] to the 99,999: %.40v, %v", f, err)
	}
	f, err = wide.Pow(m("[-0.99,0.99]"), 99999)
	if err != nil || f.Upper().Infinite || f.Lower().Infinite || !f.Encloses(m("0")) {
		t.Errorf("[-0.99,0.99] to the 99,999: %.40v, %v", f, err)
	}
	for _, in := range []string{">10", "<-10", "(-inf,+inf)"} {
		if f, err = wide.Pow(m(in), 100000); err != nil || !f.Upper().Infinite {
			t.Errorf("%s to the 100,000: %.40v, %v", in, f, err)
		}
	}
	if f, err = m("(-inf,+inf)").Pow(2); err != nil || f.String() != ">=0" {
		t.Errorf("any square is %v, %v", f, err)
	}
	if f, err = wide.Mul(big1, big1.Neg()); err != nil || !f.Lower().Infinite {
		t.Errorf("a product below all numbers: %.40v, %v", f, err)
	}
	// Widening an input never narrows the output here either.
	for i := range 6 {
		x := new(big.Rat).SetFrac(new(big.Int).Add(two, big.NewInt(int64(1+i))), big.NewInt(3))
		a, err := figure.FromRat(x)
		if err != nil {
			t.Fatal(err)
		}
		narrow, err1 := wide.Mul(a, big2)
		whole, err2 := wide.Mul(a.Hull(big1), big2)
		if err1 != nil || err2 != nil || !whole.Encloses(narrow) {
			t.Errorf("case %d: the wider product is narrower (%v, %v)", i, err1, err2)
		}
	}
}

func FuzzArithmetic(f *testing.F) {
	f.Add("9000", ">300", uint8(3))
	f.Add("[1,2)", "(-inf,+inf)", uint8(2))
	f.Add("~9/65", "[-1,1]", uint8(0))
	f.Fuzz(func(t *testing.T, s, u string, n uint8) {
		a, err1 := figure.Parse(s)
		b, err2 := figure.Parse(u)
		if err1 != nil || err2 != nil || len(s)+len(u) > 200 {
			return
		}
		wide := figure.Arithmetic{Widen: true}
		k := int(n) - 128
		for _, op := range []func() (exact, outward figure.Figure, err, err2 error){
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Add(b); y, e2 = wide.Add(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Sub(b); y, e2 = wide.Sub(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Mul(b); y, e2 = wide.Mul(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Quo(b); y, e2 = wide.Quo(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Pow(k); y, e2 = wide.Pow(a, k); return },
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.Growth(a, b)
				y, e2 = wide.Growth(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.ShareWithin(a, b)
				y, e2 = wide.ShareWithin(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.ShareOfSum(a, b)
				y, e2 = wide.ShareOfSum(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.Progress(a, b, m("7"))
				y, e2 = wide.Progress(a, b, m("7"))
				return
			},
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Root(k, int(n)/8); return x, x, e, e },
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.CAGR(a, b, big.NewRat(int64(n)+1, 12), 6)
				return x, x, e, e
			},
		} {
			x, y, err, err2 := op()
			if err == nil {
				if back, err := figure.Parse(x.String()); err != nil || !back.Equal(x) || err2 != nil || !y.Encloses(x) {
					t.Fatalf("%v, %v: %v reads as %v, %v; outward %v, %v", a, b, x, back, err, y, err2)
				}
			}
		}
		if h := a.Hull(b); !h.Encloses(a) || !h.Encloses(b) {
			t.Fatalf("the hull of %v and %v is %v", a, b, h)
		}
	})
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

// Powers of figures end at 2^20 either way, those of units at 9, and those of ten in a unit at 30.
func TestLimitOfPowers(t *testing.T) {
	const most = 1 << 20
	for _, n := range []int{most, -most} {
		for _, arithmetic := range []figure.Arithmetic{{}, {Widen: true}} {
			if f, err := arithmetic.Pow(m("1"), n); err != nil || f.String() != "1" {
				t.Errorf("1 to the %d is %v, %v", n, f, err)
			}
			beyond := n + n/most
			if f, err := arithmetic.Pow(m("1"), beyond); !errors.Is(err, figure.ErrTooLarge) {
				t.Errorf("1 to the %d is %v, %v; want %v", beyond, f, err, figure.ErrTooLarge)
			}
		}
	}
	for power, want := range map[int]string{9: "MAD^9", -9: "1/MAD^9", 10: "", -10: ""} {
		u, err := unit("MAD").Pow(power)
		if want == "" && errors.Is(err, figure.ErrTooLarge) || want != "" && u.String() == want && err == nil {
			continue
		}
		t.Errorf("MAD to the %d is %v, %v; want %q", power, u, err, want)
	}
	for power, want := range map[int]string{30: "10^30", -30: "10^-30", 31: "", -31: ""} {
		u, err := unit("10").Pow(power)
		if want == "" && errors.Is(err, figure.ErrTooLarge) || want != "" && u.String() == want && err == nil {
			continue
		}
		t.Errorf("10 to the %d is %v, %v; want %q", power, u, err, want)
	}
}
