package figure

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/shopspring/decimal"
)

// resolution is the step c * 10^e of printed digits, c without trailing zeros;
// the zero resolution is unknown.
type resolution struct {
	c uint32
	e int8
}

// maxResExp limits the exponent of a resolution either way.
const maxResExp = 99

func (r resolution) known() bool { return r.c != 0 }

func (r resolution) rat() exact.Rat { return exact.Scale10(int64(r.c), int(r.e)) }

// compare orders by size; an unknown resolution is 0.
func (r resolution) compare(s resolution) int { return r.rat().Cmp(s.rat()) }

// newResolution reduces c * 10^e.
func newResolution(c int64, e int) (resolution, bool) {
	if c <= 0 {
		return resolution{}, false
	}
	for c%10 == 0 {
		c, e = c/10, e+1
	}
	if c > math.MaxUint32 || e < -maxResExp || e > maxResExp {
		return resolution{}, false
	}
	return resolution{uint32(c), int8(e)}, true
}

// resolutionOf returns the resolution of that many units, if it is one.
func resolutionOf(v exact.Rat) (resolution, bool) {
	c, e, ok := v.Decimal10(maxResExp)
	if !ok {
		return resolution{}, false
	}
	return newResolution(c, e)
}

// fits reports whether the finite bounds of f, of which there is at least one,
// are multiples of r. An infinite bound holds the number 0.
func (r resolution) fits(f Figure) bool {
	if f.flags&fLoInf != 0 && f.flags&fHiInf != 0 {
		return false
	}
	step := r.rat()
	return step.Divides(f.lo) && (f.IsPoint() || step.Divides(f.hi))
}

// Resolution returns the step of the printed digits: 1000 for "65 thousand",
// 0.01 for 7.54. ok is false when it is not known.
func (f Figure) Resolution() (step decimal.Decimal, ok bool) {
	return decimal.New(int64(f.res.c), int32(f.res.e)), f.res.known()
}

// WithResolution returns f with the step of its printed digits. The step is a
// positive decimal c * 10^e, c below 2^32 and e from -99 to 99, and the bounds of
// f are multiples of it: 65,432 was not printed to the nearest 1,000. Anything
// else is [ErrResolution].
func (f Figure) WithResolution(step decimal.Decimal) (Figure, error) {
	if !f.IsSet() {
		return Figure{}, fail("resolution", ErrUnset, f)
	}
	c := step.Coefficient()
	v, ok := exact.Rat{}, c.BitLen() <= 512
	if e := int(step.Exponent()); ok && e >= -2*maxResExp && e <= 2*maxResExp {
		v, ok = fromDecimal(step)
	}
	r, ok2 := resolutionOf(v)
	if !ok || !ok2 || !r.fits(f) {
		return Figure{}, fail("resolution", ErrResolution, f)
	}
	f.res = r
	return f, nil
}

// WithoutResolution returns f with its resolution unknown.
func (f Figure) WithoutResolution() Figure {
	f.res = resolution{}
	return f
}

// Read returns the range that the printed digits imply under a reading. With a
// resolution of 1,000:
//
//	printed   Rounded            Truncated          Either
//	 65000    [64500, 65500)     [65000, 66000)     [64500, 66000)
//	-65000    (-65500, -64500]   (-66000, -65000]   (-66000, -64500]
//	 0        (-500, 500)        (-1000, 1000)      (-1000, 1000)
//
// Rounded takes ties away from zero. A bound moves outward to the far end of
// its own range: "more than 9,000", rounded to thousands, is more than 8,500.
// The mark is kept; the resolution is not, since the result is no longer
// printed digits. Nominal, an unknown reading, and a figure without a
// resolution change nothing.
func (f Figure) Read(r Reading) Figure {
	if !f.res.known() || r == Nominal || r > Either {
		return f
	}
	s := f.span()
	if s.lo.inf == 0 {
		s.lo = f.res.implied(s.lo, r).lo
	}
	if s.hi.inf == 0 {
		s.hi = f.res.implied(s.hi, r).hi
	}
	s, _ = s.fit(true)
	return s.figure(f.flags)
}

// implied returns the range implied by a printed number; where the number was
// an open bound, so are both ends.
func (r resolution) implied(e end, reading Reading) span {
	step := r.rat()
	half := step.Mul(exact.Scale10(5, -1))
	inner, outer := half, half
	switch reading {
	case Truncated:
		inner, outer = exact.Rat{}, step
	case Either:
		outer = step
	}
	switch e.v.Sign() {
	case 0:
		return span{end{v: outer.Neg(), open: true}, end{v: outer, open: true}}
	case 1:
		return span{end{v: e.v.Sub(inner), open: e.open}, end{v: e.v.Add(outer), open: true}}
	}
	return span{end{v: e.v.Sub(outer), open: true}, end{v: e.v.Add(inner), open: e.open}}
}
