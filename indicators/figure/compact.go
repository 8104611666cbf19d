package figure

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
)

// NoResolution is the resExp of [Figure.Compact] for an unknown resolution.
const NoResolution int8 = math.MinInt8

// Compact returns f as columns of small integers, for storage: f is coef *
// 10^exp with qualifier q, printed to steps of 10^resExp or [NoResolution]. ok
// is false for a figure that does not fit this form (an unset one, an interval
// with two bounds, a fraction like 9/65, a resolution like 500, an approximate
// bound), which must then be stored otherwise. It does not allocate for numbers
// of ordinary size. [FromCompact] is its inverse.
func (f Figure) Compact() (coef int64, exp int8, q Qualifier, resExp int8, ok bool) {
	resExp = NoResolution
	if f.res.known() {
		if f.res.c != 1 {
			return
		}
		resExp = f.res.e
	}
	v := f.lo
	switch f.flags {
	case fSet | fPoint: // unqualified
	case fSet | fPoint | fAbout:
		q = QAbout
	case fSet | fLoOpen | fHiInf | fHiOpen:
		q = QMoreThan
	case fSet | fHiInf | fHiOpen:
		q = QAtLeast
	case fSet | fLoInf | fLoOpen | fHiOpen:
		q, v = QLessThan, f.hi
	case fSet | fLoInf | fLoOpen:
		q, v = QUpTo, f.hi
	default:
		return
	}
	if n, ok := v.Int64(); ok {
		return n, 0, q, resExp, true
	}
	if c, places, ok := v.Decimal64(); ok {
		return c, int8(-places), q, resExp, true
	}
	c, e, ok := v.Decimal10(math.MaxInt8)
	return c, int8(e), q, resExp, ok && e <= math.MaxInt8
}

// FromCompact returns the figure of columns that [Figure.Compact] returned. A
// qualifier other than the first six is [ErrSyntax]; a resolution that does not
// fit the number is [ErrResolution].
func FromCompact(coef int64, exp int8, q Qualifier, resExp int8) (Figure, error) {
	v := exact.Scale10(coef, int(exp))
	var f Figure
	switch q {
	case Unqualified:
		f = plain(v)
	case QAbout:
		f = point(v, fAbout)
	case QMoreThan:
		f = Figure{lo: v, flags: fSet | fLoOpen | fHiInf | fHiOpen}
	case QAtLeast:
		f = Figure{lo: v, flags: fSet | fHiInf | fHiOpen}
	case QLessThan:
		f = Figure{hi: v, flags: fSet | fLoInf | fLoOpen | fHiOpen}
	case QUpTo:
		f = Figure{hi: v, flags: fSet | fLoInf | fLoOpen}
	default:
		return Figure{}, &Error{Op: "from compact", Input: q.String(), Err: ErrSyntax}
	}
	if resExp == NoResolution {
		return f, nil
	}
	r := resolution{1, resExp}
	if resExp < -maxResExp || resExp > maxResExp || exp < resExp && !r.fits(f) {
		return Figure{}, &Error{Op: "from compact", Input: f.String() + "@10^" + itoa(int(resExp)), Err: ErrResolution}
	}
	f.res = r
	return f, nil
}
