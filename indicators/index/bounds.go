package index

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// interval is a range of rational numbers; a nil hi is infinite.
type interval struct {
	lo, hi         *big.Rat
	loOpen, hiOpen bool // an end that is not among the values; so is an infinite one
}

// isPositive reports whether every number of the range is above zero.
func (x interval) isPositive() bool { return x.lo.Sign() > 0 || x.lo.Sign() == 0 && x.loOpen }

// bounds returns the range of a figure that is bounded below.
func bounds(f figure.Figure) interval {
	r := interval{lo: f.Lower().Value, loOpen: f.Lower().Open, hiOpen: true}
	if u := f.Upper(); !u.Infinite {
		r.hi, r.hiOpen = u.Value, u.Open
	}
	return r
}

// positive reports whether every value of f is above zero. A range (0, x) is
// not taken: prices near zero leave a relative without bound.
func positive(f figure.Figure) bool { l := f.Lower(); return !l.Infinite && l.Value.Sign() > 0 }

// surelyPositive reports whether all of f is above zero, down to zero itself or not.
func surelyPositive(f figure.Figure) bool {
	l := f.Lower()
	return positive(f) || !l.Infinite && l.Open && l.Value.Sign() == 0
}

// negative reports whether f may be below zero.
func negative(f figure.Figure) bool { l := f.Lower(); return l.Infinite || l.Value.Sign() < 0 }

// pointOrRange returns the point, or the range between two numbers; a nil
// upper end is infinite.
func pointOrRange(op string, lo, hi *big.Rat, about bool) (figure.Figure, error) {
	return openRange(op, interval{lo: lo, hi: hi}, about)
}

// openRange is pointOrRange with ends that may be open.
func openRange(op string, x interval, about bool) (figure.Figure, error) {
	lo, hi := x.lo, x.hi
	var f figure.Figure
	var err error
	switch {
	case hi == nil:
		f, err = figure.Interval(figure.Bound{Value: lo, Open: x.loOpen}, figure.Bound{Infinite: true, Open: true})
	case lo.Cmp(hi) == 0:
		f, err = figure.FromRat(lo)
	default:
		f, err = figure.Interval(figure.Bound{Value: lo, Open: x.loOpen}, figure.Bound{Value: hi, Open: x.hiOpen})
	}
	if err == nil && about {
		f, err = figure.About(f)
	}
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	return f, nil
}

// dyadic rounds x to a multiple of 2^-bits.
func dyadic(x *big.Rat, bits uint, up bool) *big.Rat {
	return roundTo(x, new(big.Int).Lsh(big.NewInt(1), bits), up)
}

// roundTo rounds x down, or up, to a multiple of 1/unit.
func roundTo(x *big.Rat, unit *big.Int, up bool) *big.Rat {
	n := new(big.Int).Mul(x.Num(), unit)
	q, r := new(big.Int).DivMod(n, x.Denom(), new(big.Int)) // rounds down: the divisor is positive
	if up && r.Sign() != 0 {
		q.Add(q, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(q, unit)
}
