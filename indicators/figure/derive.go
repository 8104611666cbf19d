package figure

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
)

// Growth returns (to - from) / from, as a ratio: 0.1 is 10 %. from occurs
// twice in the formula; the result is its true hull, to/from - 1. From 63,000 to
// 65,000 is 2/63. A from that may be zero is [ErrDivisionByZero]; a negative one
// has no growth rate and is [ErrDomain].
func Growth(from, to Figure) (Figure, error) { return Arithmetic{}.Growth(from, to) }

// Growth is the function [Growth].
func (a Arithmetic) Growth(from, to Figure) (Figure, error) {
	if points(from, to) && from.lo.Sign() > 0 {
		if v := to.lo.Sub(from.lo).Quo(from.lo); v.Fits() {
			return point(v, from.flags|to.flags), nil
		}
	}
	r, err := growthFactor("growth", from, to)
	if err != nil {
		return Figure{}, err
	}
	return a.done("growth", r.add(pointSpan(exact.FromInt(-1))), from, to)
}

// growthFactor returns to/from for a positive from.
func growthFactor(op string, from, to Figure) (span, error) {
	if !from.IsSet() || !to.IsSet() {
		return span{}, fail(op, ErrUnset, from, to)
	}
	s := from.span()
	if s.hasZero() {
		return span{}, fail(op, ErrDivisionByZero, from, to)
	}
	if s.lo.sign() < 0 {
		return span{}, fail(op, ErrDomain, from, to)
	}
	return to.span().mul(s.inverse()), nil
}

// Share returns part / whole, the two taken as independent: nothing says that
// the part lies inside the whole, and the result may exceed 1. More than 9,000
// of 65,000 is more than 9/65. See [ShareWithin] for a part that does, and
// [ShareOfSum] for a whole that is a sum. A whole that may be zero is
// [ErrDivisionByZero].
func Share(part, whole Figure) (Figure, error) { return Arithmetic{}.Share(part, whole) }

// Share is the function [Share].
func (a Arithmetic) Share(part, whole Figure) (Figure, error) { return a.Quo(part, whole) }

// ShareWithin returns part / whole for a part that is known to lie inside the
// whole: the hull over all values with 0 <= part <= whole and whole > 0. It is
// never outside [0, 1]. More than 9,000 of 65,000 is (9/65, 1]. If no such
// values exist, because every part is larger than every whole or the whole is
// not positive, the error is [ErrDomain].
func ShareWithin(part, whole Figure) (Figure, error) { return Arithmetic{}.ShareWithin(part, whole) }

// ShareWithin is the function [ShareWithin].
func (a Arithmetic) ShareWithin(part, whole Figure) (Figure, error) {
	if !part.IsSet() || !whole.IsSet() {
		return Figure{}, fail("share within", ErrUnset, part, whole)
	}
	p, ok1 := part.span().intersect(span{zero, posInf})
	w, ok2 := whole.span().intersect(span{end{open: true}, posInf})
	if !ok1 || !ok2 || w.before(p) {
		return Figure{}, fail("share within", ErrDomain, part, whole)
	}
	// The share grows with the part and falls with the whole. Where the two
	// meet, it is 1; the least is at the smallest part and the largest whole.
	inv := w.inverse()
	s := span{mulEnd(p.lo, inv.lo), end{v: exact.FromInt(1)}}
	if p.before(w) {
		s.hi = mulEnd(p.hi, inv.hi)
	}
	return a.done("share within", s, part, whole)
}

// ShareOfSum returns part / (part + rest) of two figures that are not
// negative: the true hull, although part occurs twice. A part of [3,4] and a
// rest of 1 are [3/4, 4/5]. It is [ErrDivisionByZero] when both may be zero, and
// [ErrDomain] when either may be negative.
func ShareOfSum(part, rest Figure) (Figure, error) { return Arithmetic{}.ShareOfSum(part, rest) }

// ShareOfSum is the function [ShareOfSum].
func (a Arithmetic) ShareOfSum(part, rest Figure) (Figure, error) {
	if !part.IsSet() || !rest.IsSet() {
		return Figure{}, fail("share of sum", ErrUnset, part, rest)
	}
	p, r := part.span(), rest.span()
	if p.lo.sign() < 0 || r.lo.sign() < 0 {
		return Figure{}, fail("share of sum", ErrDomain, part, rest)
	}
	if p.hasZero() && r.hasZero() {
		return Figure{}, fail("share of sum", ErrDivisionByZero, part, rest)
	}
	// It grows with the part and falls with the rest.
	return a.done("share of sum", span{shareEnd(p.lo, r.hi), shareEnd(p.hi, r.lo)}, part, rest)
}

// shareEnd returns the corner p / (p + r). Where both are 0, one of them is
// never anything else and decides: the one that is closed.
func shareEnd(p, r end) end {
	one := exact.FromInt(1)
	switch {
	case p.isZero() && !(r.isZero() && !r.open):
		return end{open: p.open} // 0 whatever the rest is
	case r.isZero():
		return end{v: one, open: r.open} // 1 whatever the part is
	case p.inf != 0:
		return end{v: one, open: true}
	case r.inf != 0:
		return end{open: true}
	}
	return end{v: p.v.Quo(p.v.Add(r.v)), open: p.open || r.open}
}

// Progress returns (actual - baseline) / (target - baseline): how much of the
// way from baseline to target has been made. One formula serves targets above
// and below the baseline. The baseline occurs twice; the result is the true
// hull. From 63,000 towards 123,000, [75000,80000] is [1/5, 17/60]. A target
// that may equal the baseline is [ErrDivisionByZero].
func Progress(actual, baseline, target Figure) (Figure, error) {
	return Arithmetic{}.Progress(actual, baseline, target)
}

// Progress is the function [Progress].
func (a Arithmetic) Progress(actual, baseline, target Figure) (Figure, error) {
	if points(actual, baseline) && target.IsPoint() {
		if way := target.lo.Sub(baseline.lo); way.Sign() != 0 {
			if v := actual.lo.Sub(baseline.lo).Quo(way); v.Fits() {
				return point(v, actual.flags|baseline.flags|target.flags), nil
			}
		}
	}
	if !actual.IsSet() || !baseline.IsSet() || !target.IsSet() {
		return Figure{}, fail("progress", ErrUnset, actual, baseline, target)
	}
	x, b, t := actual.span(), baseline.span(), target.span()
	if !b.before(t) {
		if !t.before(b) {
			return Figure{}, fail("progress", ErrDivisionByZero, actual, baseline, target)
		}
		x, b, t = x.neg(), b.neg(), t.neg() // the formula is the same
	}
	// With b below t throughout, the formula is monotone in each operand: it
	// grows with the actual value, moves towards 0 as the target does, and its
	// slope in the baseline has the sign of actual - target, which does not
	// depend on the baseline. The extremes are therefore at the corners.
	var s span
	some := false
	for _, xe := range [2]end{x.lo, x.hi} {
		for _, be := range [2]end{b.lo, b.hi} {
			for _, te := range [2]end{t.lo, t.hi} {
				e, ok := progressEnd(xe, be, te)
				switch {
				case !ok:
				case !some:
					s, some = span{e, e}, true
				default:
					s.lo, s.hi = minEnd(s.lo, e), maxEnd(s.hi, e)
				}
			}
		}
	}
	return a.done("progress", s, actual, baseline, target)
}

// progressEnd returns the corner (x - b) / (t - b), b not above t. ok is false
// where it has no limit: the values near such a corner are those between its
// neighbours.
func progressEnd(x, b, t end) (e end, ok bool) {
	switch {
	case x.inf != 0:
		// Unbounded whatever the others are: some b and t are finite.
		return end{inf: x.inf, open: true}, true
	case b.inf != 0 && t.inf != 0:
		return end{}, false
	case b.inf != 0:
		return end{v: exact.FromInt(1), open: x.open || t.open || x.cmpValue(t) != 0}, true
	case t.inf != 0:
		return end{open: x.open || b.open || x.cmpValue(b) != 0}, true
	}
	num, den := x.v.Sub(b.v), t.v.Sub(b.v)
	if den.Sign() == 0 {
		if num.Sign() == 0 {
			return end{}, false
		}
		return end{inf: int8(num.Sign()), open: true}, true
	}
	// The value is reached when the corner is, and also where an operand that
	// does not matter is missing: the target at x = b, the baseline at x = t.
	open := x.open ||
		t.open && num.Sign() != 0 ||
		b.open && x.cmpValue(t) != 0
	return end{v: num.Quo(den), open: open}, true
}

// maxPlaces limits the places of roots.
const maxPlaces = 1000

// CAGR returns the compound annual growth rate (to/from)^(1/years) - 1, as a
// ratio. It is exact when it is rational and both figures are points; otherwise
// it is the range between the neighbouring multiples of 1/10^places, bounds
// rounded outward. US gross domestic product grew from 16,253,972,230,000 (2012)
// to 25,439,700,000,000 (2022) by (0.04581591, 0.04581592) a year, to 8 places.
// from must be positive and to not negative, years positive, places from 0 to
// 1,000: else [ErrDomain], or [ErrDivisionByZero] for a from that may be zero.
// Years whose fraction needs numbers of more than some 100,000 bits are
// [ErrTooLarge].
func CAGR(from, to Figure, years *big.Rat, places int) (Figure, error) {
	r, err := growthFactor("CAGR", from, to)
	if err != nil {
		return Figure{}, err
	}
	if to.span().lo.sign() < 0 || years == nil || years.Sign() <= 0 || places < 0 || places > maxPlaces {
		return Figure{}, fail("CAGR", ErrDomain, from, to)
	}
	y := exact.FromBig(years)
	k, q, ok := y.Frac64()
	if !ok || max(k, q) > maxPow {
		return Figure{}, fail("CAGR", ErrTooLarge, from, to)
	}
	s, ok := rootSpan(r, uint(k), uint(q), places)
	if !ok {
		return Figure{}, fail("CAGR", ErrTooLarge, from, to)
	}
	return Arithmetic{}.done("CAGR", s.add(pointSpan(exact.FromInt(-1))), from, to)
}

// Root returns the n-th root of the values of f. It is exact when it is
// rational and f is a point; otherwise bounds are rounded outward to multiples of
// 1/10^places: the square root of 2 to 3 places is (1.414, 1.415). n must be
// positive and places from 0 to 1,000, and an even root of a figure that may be
// negative does not exist: [ErrDomain].
func (f Figure) Root(n, places int) (Figure, error) {
	if !f.IsSet() {
		return Figure{}, fail("root", ErrUnset, f)
	}
	s := f.span()
	if n < 1 || places < 0 || places > maxPlaces || n%2 == 0 && s.lo.sign() < 0 {
		return Figure{}, fail("root", ErrDomain, f)
	}
	r, ok := rootSpan(s, uint(n), 1, places)
	if !ok {
		return Figure{}, fail("root", ErrTooLarge, f)
	}
	return Arithmetic{}.done("root", r, f)
}

// rootSpan returns the k-th root of the q-th power of s. Only a point may be
// answered exactly off the grid of places: were bounds, a wider s could get a
// narrower answer.
func rootSpan(s span, k, q uint, places int) (span, bool) {
	if s.isPoint() {
		r, ok := s.lo.v.Abs().RootOf(k, q, places)
		if !ok {
			return span{}, false
		}
		if r.Exact {
			v := r.Value
			if s.lo.v.Sign() == -1 {
				v = v.Neg()
			}
			return pointSpan(v), true
		}
	}
	lo, ok1 := rootEnd(s.lo, k, q, places, false)
	hi, ok2 := rootEnd(s.hi, k, q, places, true)
	return span{lo, hi}, ok1 && ok2
}

func rootEnd(e end, k, q uint, places int, up bool) (end, bool) {
	if e.inf != 0 {
		return e, true
	}
	negative := e.v.Sign() == -1
	r, ok := e.v.Abs().RootOf(k, q, places)
	if !ok {
		return end{}, false
	}
	a := end{v: r.Floor, open: true}
	switch {
	case r.Exact && r.Value.Equal(r.Floor):
		a.open = e.open
	case up != negative:
		a.v = a.v.Add(exact.Pow10(-places))
	}
	if negative {
		a = a.neg()
	}
	return a, true
}
