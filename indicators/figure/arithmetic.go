package figure

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/shopspring/decimal"
)

// Arithmetic is how operations treat results beyond 4,096 bits. The zero
// Arithmetic refuses them, as the methods of [Figure] do.
type Arithmetic struct {
	// Widen moves a bound that is too large outward to the next number that
	// is not, or to infinity, instead of failing with [ErrTooLarge]. The
	// result encloses the exact one.
	Widen bool `json:"widen"`
}

// fit returns s within the size limit.
func (s span) fit(widen bool) (span, bool) {
	if s.lo.v.Fits() && s.hi.v.Fits() {
		return s, true
	}
	if !widen {
		return span{}, false
	}
	if !s.lo.v.Fits() {
		v, ok := s.lo.v.Below()
		if s.lo = (end{v: v, open: true}); !ok {
			s.lo = negInf
		}
	}
	if !s.hi.v.Fits() {
		v, ok := s.hi.v.Above()
		if s.hi = (end{v: v, open: true}); !ok {
			s.hi = posInf
		}
	}
	return s, true
}

// done makes the result of an operation on operands.
func (a Arithmetic) done(op string, s span, operands ...Figure) (Figure, error) {
	t, ok := s.fit(a.Widen)
	if !ok {
		return Figure{}, fail(op, ErrTooLarge, operands...)
	}
	var mark flags
	for _, f := range operands {
		mark |= f.flags
	}
	return t.figure(mark), nil
}

// points reports whether both figures are points.
func points(f, g Figure) bool { return f.flags&g.flags&fPoint != 0 }

// Add returns the sums of a value of f and a value of g.
func (f Figure) Add(g Figure) (Figure, error) { return Arithmetic{}.Add(f, g) }

// Sub returns the differences of a value of f and a value of g.
func (f Figure) Sub(g Figure) (Figure, error) { return Arithmetic{}.Sub(f, g) }

// Mul returns the products of a value of f and a value of g.
func (f Figure) Mul(g Figure) (Figure, error) { return Arithmetic{}.Mul(f, g) }

// Quo returns the quotients of a value of f and a value of g. A g that may be
// zero is [ErrDivisionByZero].
func (f Figure) Quo(g Figure) (Figure, error) { return Arithmetic{}.Quo(f, g) }

// Pow returns the n-th powers of the values of f. Any value to the power 0 is
// 1; a negative power of a figure that may be zero is [ErrDivisionByZero].
func (f Figure) Pow(n int) (Figure, error) { return Arithmetic{}.Pow(f, n) }

// Add is [Figure.Add].
func (a Arithmetic) Add(f, g Figure) (Figure, error) {
	if points(f, g) {
		if v := f.lo.Add(g.lo); v.Fits() {
			return point(v, f.flags|g.flags), nil
		}
	}
	if !f.IsSet() || !g.IsSet() {
		return Figure{}, fail("add", ErrUnset, f, g)
	}
	return a.done("add", f.span().add(g.span()), f, g)
}

// Sub is [Figure.Sub].
func (a Arithmetic) Sub(f, g Figure) (Figure, error) {
	if points(f, g) {
		if v := f.lo.Sub(g.lo); v.Fits() {
			return point(v, f.flags|g.flags), nil
		}
	}
	if !f.IsSet() || !g.IsSet() {
		return Figure{}, fail("subtract", ErrUnset, f, g)
	}
	return a.done("subtract", f.span().add(g.span().neg()), f, g)
}

// Mul is [Figure.Mul].
func (a Arithmetic) Mul(f, g Figure) (Figure, error) {
	if points(f, g) {
		if v := f.lo.Mul(g.lo); v.Fits() {
			return point(v, f.flags|g.flags), nil
		}
	}
	if !f.IsSet() || !g.IsSet() {
		return Figure{}, fail("multiply", ErrUnset, f, g)
	}
	return a.done("multiply", f.span().mul(g.span()), f, g)
}

// Quo is [Figure.Quo].
func (a Arithmetic) Quo(f, g Figure) (Figure, error) {
	if points(f, g) && g.lo.Sign() != 0 {
		if v := f.lo.Quo(g.lo); v.Fits() {
			return point(v, f.flags|g.flags), nil
		}
	}
	if !f.IsSet() || !g.IsSet() {
		return Figure{}, fail("divide", ErrUnset, f, g)
	}
	t := g.span()
	if t.hasZero() {
		return Figure{}, fail("divide", ErrDivisionByZero, f, g)
	}
	return a.done("divide", f.span().mul(t.inverse()), f, g)
}

// maxPow is the largest exponent of Pow.
const maxPow = 1 << 20

// Pow is [Figure.Pow].
func (a Arithmetic) Pow(f Figure, n int) (Figure, error) {
	if !f.IsSet() {
		return Figure{}, fail("power", ErrUnset, f)
	}
	if n > maxPow || n < -maxPow {
		return Figure{}, fail("power", ErrTooLarge, f)
	}
	if n == 0 {
		return point(exact.FromInt(1), f.flags), nil
	}
	s := f.span()
	if n < 0 {
		if s.hasZero() {
			return Figure{}, fail("power", ErrDivisionByZero, f)
		}
		s, n = s.inverse(), -n
	}
	if n%2 == 0 {
		s = s.abs()
	}
	lo, ok1 := a.powEnd(s.lo, uint(n), false)
	hi, ok2 := a.powEnd(s.hi, uint(n), true)
	if !ok1 || !ok2 {
		return Figure{}, fail("power", ErrTooLarge, f)
	}
	return a.done("power", span{lo, hi}, f)
}

// powEnd raises an endpoint, rounding up or down if it must.
func (a Arithmetic) powEnd(e end, n uint, up bool) (end, bool) {
	if e.inf != 0 {
		return e, true // of an absolute value if n is even
	}
	if v, ok := e.v.Pow(n); ok && v.Fits() {
		return end{v: v, open: e.open}, true
	}
	if !a.Widen {
		return end{}, false
	}
	negative := e.v.Sign() == -1
	var r end
	if up != negative {
		v, ok := e.v.Abs().PowAbove(n)
		if r = (end{v: v, open: true}); !ok {
			r = posInf
		}
	} else {
		r = end{v: e.v.Abs().PowBelow(n), open: true}
	}
	if negative {
		r = r.neg()
	}
	return r, true
}

// Neg returns the opposites of the values of f. Mark and resolution stay.
func (f Figure) Neg() Figure { return f.mapped(span.neg) }

// Abs returns the absolute values of the values of f. Mark and resolution
// stay.
func (f Figure) Abs() Figure { return f.mapped(span.abs) }

func (f Figure) mapped(op func(span) span) Figure {
	if !f.IsSet() {
		return Figure{}
	}
	g := op(f.span()).figure(f.flags)
	g.res = f.res
	return g
}

// Scale returns f times an exact factor that is not an observation but a change
// of unit, such as 1,000,000 for a figure printed in millions: the resolution
// is scaled too, so that 7.54 printed to 0.01 becomes 7,540,000 to 10,000. A
// factor of 0 or nil is [ErrDomain]. A resolution that leaves its limits is
// dropped.
func (f Figure) Scale(factor *big.Rat) (Figure, error) {
	if !f.IsSet() {
		return Figure{}, fail("scale", ErrUnset, f)
	}
	if factor == nil || factor.Sign() == 0 {
		return Figure{}, fail("scale", ErrDomain, f)
	}
	return f.scale(exact.FromBig(factor))
}

func (f Figure) scale(factor exact.Rat) (Figure, error) {
	if !factor.Fits() {
		return Figure{}, fail("scale", ErrTooLarge, f)
	}
	g, err := Arithmetic{}.done("scale", f.span().mul(pointSpan(factor)), f)
	if err == nil && f.res.known() {
		if r, ok := resolutionOf(f.res.rat().Mul(factor.Abs())); ok {
			g.res = r
		}
	}
	return g, err
}

// Sum returns the sum of figures, 0 for none.
func Sum(figures ...Figure) (Figure, error) {
	sum := FromInt64(0)
	for _, f := range figures {
		var err error
		if sum, err = sum.Add(f); err != nil {
			return Figure{}, err
		}
	}
	return sum, nil
}

// Min returns the smaller of a value of f and a value of g. It is unset when
// either is.
func Min(f, g Figure) Figure {
	return pairwise(f, g, func(s, t span) span {
		return span{minEnd(s.lo, t.lo), lowerEnd(s.hi, t.hi)}
	})
}

// Max returns the larger of a value of f and a value of g. It is unset when
// either is.
func Max(f, g Figure) Figure { return Min(f.Neg(), g.Neg()).Neg() }

// lowerEnd returns the stricter of two upper endpoints.
func lowerEnd(a, b end) end {
	switch c := a.cmpValue(b); {
	case c < 0:
		return a
	case c > 0:
		return b
	}
	a.open = a.open || b.open
	return a
}

// Hull returns the smallest interval that holds the values of f and of g. It
// is unset when either is. A resolution is kept where the result has the bounds
// of the figure that it belongs to.
func (f Figure) Hull(g Figure) Figure { return pairwise(f, g, span.hull) }

// Intersect returns the values that f and g share; ok is false when there are
// none, or either is unset. A resolution is kept as [Figure.Hull] does.
func (f Figure) Intersect(g Figure) (h Figure, ok bool) {
	h = pairwise(f, g, func(s, t span) (r span) {
		r, ok = s.intersect(t)
		return r
	})
	if !ok {
		return Figure{}, false
	}
	return h, true
}

func pairwise(f, g Figure, op func(s, t span) span) Figure {
	if !f.IsSet() || !g.IsSet() {
		return Figure{}
	}
	h := op(f.span(), g.span()).figure(f.flags | g.flags)
	isF, isG := h.sameBounds(f), h.sameBounds(g)
	switch {
	case isF && isG:
		if f.res == g.res {
			h.res = f.res
		}
	case isF:
		h.res = f.res
	case isG:
		h.res = g.res
	}
	return h
}

func (f Figure) sameBounds(g Figure) bool {
	return f.flags&^fAbout == g.flags&^fAbout && f.lo.Equal(g.lo) && f.hi.Equal(g.hi)
}

// Encloses reports whether every value of g is a value of f. It is false when
// either is unset.
func (f Figure) Encloses(g Figure) bool {
	return f.IsSet() && g.IsSet() && f.span().encloses(g.span())
}

// Tolerance returns an approximate figure as the range that a stated relative
// tolerance gives it: with 0.05, about 65,000 is [61750, 68250]. The mark is
// gone, because the tolerance says what it left open. A figure that is not
// approximate stays as it is. The share must not be negative: [ErrDomain].
func (f Figure) Tolerance(share decimal.Decimal) (Figure, error) {
	t, ok := fromDecimal(share)
	switch {
	case !f.IsSet():
		return Figure{}, fail("tolerance", ErrUnset, f)
	case !ok:
		return Figure{}, fail("tolerance", ErrTooLarge, f)
	case t.Sign() < 0:
		return Figure{}, fail("tolerance", ErrDomain, f)
	case !f.Approximate():
		return f, nil
	}
	one := exact.FromInt(1)
	s := f.span()
	wide := span{end{v: one.Sub(t)}, end{v: one.Add(t)}}
	lo, hi := s.lo, s.hi
	if lo.inf == 0 {
		lo = (span{s.lo, s.lo}).mul(wide).lo
	}
	if hi.inf == 0 {
		hi = (span{s.hi, s.hi}).mul(wide).hi
	}
	g, err := Arithmetic{}.done("tolerance", span{lo, hi}, f)
	g.flags &^= fAbout
	return g, err
}
