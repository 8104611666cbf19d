package index

import (
	"cmp"
	"math/big"
	"slices"
	"sort"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// HHI returns the Herfindahl-Hirschman index of concentration, the sum of the
// squares of the shares in percent: 10,000 for a monopoly, 2,600 for shares of
// 30, 30, 20 and 20. It takes the values themselves, of which it makes shares.
//
// It is exact for points. Of ranges the lower bound is exact; the upper one is
// exact for up to 12 of them, and encloses beyond. A value that may be
// negative is [figure.ErrDomain], a sum that may be zero
// [figure.ErrDivisionByZero].
func HHI(values ...figure.Figure) (figure.Figure, error) {
	const op = "HHI"
	if len(values) > maxItems {
		return figure.Figure{}, failure(op, ErrLimit, "more than 10,000 values")
	}
	unit, ok := commonDenominator(values...)
	if !ok {
		return figure.Figure{}, failure(op, figure.ErrTooLarge, "numbers without a common denominator of modest size")
	}
	scale := new(big.Rat).SetInt(unit)
	about, least := false, new(big.Rat)
	xs := make([]interval, len(values))
	for i, f := range values {
		if !f.IsSet() {
			return figure.Figure{}, failure(op, figure.ErrUnset, nth("value", i, "not set"))
		}
		if negative(f) {
			return figure.Figure{}, failure(op, figure.ErrDomain, nth("value", i, "it may be negative"))
		}
		about = about || f.Approximate()
		xs[i] = bounds(f) // whole numbers, since shares do not change by a factor
		xs[i].lo.Mul(xs[i].lo, scale)
		if xs[i].hi != nil {
			xs[i].hi.Mul(xs[i].hi, scale)
		}
		least.Add(least, xs[i].lo)
	}
	if least.Sign() == 0 {
		return figure.Figure{}, failure(op, figure.ErrDivisionByZero, "a sum that may be zero")
	}
	lo, hi := leastConcentration(xs), mostConcentration(xs)
	counting := 0 // values that are never zero
	for _, x := range xs {
		if x.isPositive() {
			counting++
		}
	}
	percent, one := big.NewRat(10_000, 1), big.NewRat(1, 1)
	out := interval{hiOpen: counting > 1 && hi.Cmp(one) == 0} // of several parts none is the whole
	out.lo, out.hi = lo.Mul(lo, percent), hi.Mul(hi, percent)
	return openRange(op, out, about)
}

// NormalisedHHI returns the Herfindahl-Hirschman index of n values, normalised so
// that 0 is n equal shares and 1 is a monopoly:
//
//	(H - 1/n) / (1 - 1/n),  H = sum of the squares of the shares
//
// Shares of 30, 30, 20 and 20 percent, with H = 0.26, give 1/75. It takes the
// values themselves, zeros included: they count in n.
//
// Exactness and errors are those of [HHI]; fewer than two values are
// [figure.ErrDivisionByZero].
//
// H runs from 1/n to 1, whatever the concentration is; the normalised index can
// be compared between markets of different n.
func NormalisedHHI(values ...figure.Figure) (figure.Figure, error) {
	const op = "NormalisedHHI"
	if len(values) == 1 {
		return figure.Figure{}, failure(op, figure.ErrDivisionByZero, "one value alone")
	}
	h, err := HHI(values...)
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	n := int64(len(values))
	least, err1 := figure.Ratio(10_000, n)
	factor, err2 := figure.Ratio(n, 10_000*(n-1))
	if err := cmp.Or(err1, err2); err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	if h, err = h.Sub(least); err == nil {
		h, err = h.Mul(factor)
	}
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	return h, nil
}

// concentration returns sum(x^2) / sum(x)^2.
func concentration(sum, squares *big.Rat) *big.Rat {
	d := new(big.Rat).Mul(sum, sum)
	return d.Quo(squares, d)
}

// leastConcentration returns the least value over a box of ranges. The index
// falls while a value below t = sum(x^2)/sum(x) grows, so at the minimum every
// value is as near to t as its range allows. For a given t the values inside
// their range do not matter for t: it is sum(x^2)/sum(x) over those at a bound.
// Trying every piece of the line between bounds finds it.
func leastConcentration(xs []interval) *big.Rat {
	var cuts []*big.Rat
	for _, x := range xs {
		cuts = append(cuts, x.lo)
		if x.hi != nil {
			cuts = append(cuts, x.hi)
		}
	}
	slices.SortFunc(cuts, (*big.Rat).Cmp)
	cuts = slices.CompactFunc(cuts, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	// at returns the index with every value as near to t as may be.
	at := func(t *big.Rat) *big.Rat {
		sum, squares := new(big.Rat), new(big.Rat)
		for _, x := range xs {
			v := t
			if v.Cmp(x.lo) < 0 {
				v = x.lo
			} else if x.hi != nil && v.Cmp(x.hi) > 0 {
				v = x.hi
			}
			sum.Add(sum, v)
			squares.Add(squares, new(big.Rat).Mul(v, v))
		}
		if sum.Sign() == 0 {
			return nil
		}
		return concentration(sum, squares)
	}
	// With t below its own sum(x^2)/sum(x) the index falls as t grows, and
	// above it rises: the sign of sum(x (t - x)), which grows with t, tells.
	rises := func(i int) bool {
		sum := new(big.Rat)
		for _, x := range xs {
			switch t := cuts[i]; {
			case t.Cmp(x.lo) < 0:
				sum.Add(sum, new(big.Rat).Mul(x.lo, new(big.Rat).Sub(t, x.lo)))
			case x.hi != nil && t.Cmp(x.hi) > 0:
				sum.Add(sum, new(big.Rat).Mul(x.hi, new(big.Rat).Sub(t, x.hi)))
			}
		}
		return sum.Sign() >= 0
	}
	i := min(sort.Search(len(cuts), rises), len(cuts)-1)
	var best *big.Rat
	for _, j := range []int{max(i-1, 0), i} {
		for _, t := range []*big.Rat{cuts[j], stationary(xs, cuts[j])} {
			if t == nil {
				continue
			}
			if v := at(t); v != nil && (best == nil || v.Cmp(best) < 0) {
				best = v
			}
		}
	}
	return best
}

// stationary returns sum(x^2)/sum(x) over the values that stand at a bound when
// t lies just above cut.
func stationary(xs []interval, cut *big.Rat) *big.Rat {
	sum, squares := new(big.Rat), new(big.Rat)
	for _, x := range xs {
		var v *big.Rat
		switch {
		case x.lo.Cmp(cut) > 0:
			v = x.lo
		case x.hi != nil && x.hi.Cmp(cut) <= 0:
			v = x.hi
		default:
			continue
		}
		sum.Add(sum, v)
		squares.Add(squares, new(big.Rat).Mul(v, v))
	}
	if sum.Sign() == 0 {
		return nil
	}
	return squares.Quo(squares, sum)
}

// maxCorners is how many ranges the greatest concentration is searched over.
const maxCorners = 12

// mostConcentration returns the greatest value over a box of ranges. The
// index is quasi-convex (its values below a limit are a cone), so the
// greatest is at a corner of the box.
func mostConcentration(xs []interval) *big.Rat {
	one := big.NewRat(1, 1)
	var wide []interval
	sum, squares := new(big.Rat), new(big.Rat)
	for _, x := range xs {
		switch {
		case x.hi == nil:
			return one // one value beyond all others
		case x.lo.Cmp(x.hi) == 0:
			sum.Add(sum, x.lo)
			squares.Add(squares, new(big.Rat).Mul(x.lo, x.lo))
		default:
			wide = append(wide, x)
		}
	}
	if len(wide) > maxCorners {
		return boundConcentration(xs)
	}
	best := new(big.Rat)
	var corner func(i int, sum, squares *big.Rat)
	corner = func(i int, sum, squares *big.Rat) {
		if i == len(wide) {
			if sum.Sign() > 0 {
				if v := concentration(sum, squares); v.Cmp(best) > 0 {
					best = v
				}
			}
			return
		}
		for _, v := range []*big.Rat{wide[i].lo, wide[i].hi} {
			corner(i+1, new(big.Rat).Add(sum, v), new(big.Rat).Add(squares, new(big.Rat).Mul(v, v)))
		}
	}
	corner(0, sum, squares)
	return best
}

// boundConcentration returns a number that the index cannot exceed: the sum of
// the squares of the greatest shares, at most 1.
func boundConcentration(xs []interval) *big.Rat {
	low := new(big.Rat)
	for _, x := range xs {
		low.Add(low, x.lo)
	}
	total, one := new(big.Rat), big.NewRat(1, 1)
	for _, x := range xs {
		if x.hi.Sign() == 0 {
			continue
		}
		rest := new(big.Rat).Sub(low, x.lo)
		share := rest.Quo(x.hi, rest.Add(rest, x.hi))
		total.Add(total, dyadic(share.Mul(share, share), 256, true))
		if total.Cmp(one) >= 0 {
			return one
		}
	}
	return total
}
