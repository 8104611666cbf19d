package index

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Chain returns the index that links make, from 1 in the period before the
// first link:
//
//	chain(0) = 1,  chain(t) = chain(t-1) * link(t)
//
// A link is an index of a period on the one before, as a ratio. The chain has
// one element more than there are links: links of 1.42 and 0.95 make 1, 1.42
// and 1.349. The chain of one link is that link.
//
// It is exact for points, and the true hull of ranges, up to the size of
// figures; a longer number is enclosed outward. A link that is not set is
// [ErrBreak], one that may not be positive [figure.ErrDomain].
//
// Source: PPI Manual, chapter 15, on fixed-base and chained indices; Statistics
// Canada, Chain Fisher volume index - Methodology, example 4, where links of
// 1.090, 1.091 and 1.103 make 1.000, 1.090, 1.190 and 1.313.
func Chain(links ...figure.Figure) ([]figure.Figure, error) {
	const op = "Chain"
	if len(links) > maxItems {
		return nil, failure(op, ErrLimit, "more than 10,000 links")
	}
	chain := make([]figure.Figure, len(links)+1)
	chain[0] = figure.FromInt64(1)
	level := interval{lo: big.NewRat(1, 1), hi: big.NewRat(1, 1)}
	about := false
	for i, link := range links {
		switch {
		case !link.IsSet():
			return nil, failure(op, ErrBreak, nth("link", i, "not set"))
		case !surelyPositive(link):
			return nil, failure(op, figure.ErrDomain, nth("link", i, "it may not be positive"))
		}
		about = about || link.Approximate()
		level = level.times(bounds(link))
		var err error
		if chain[i+1], err = enclosed(op, level, about); err != nil {
			return nil, err
		}
	}
	return chain, nil
}

// times returns the product of two ranges of positive numbers.
func (x interval) times(y interval) interval {
	out := interval{loOpen: x.loOpen || y.loOpen, hiOpen: x.hiOpen || y.hiOpen}
	if x.hi == nil || y.hi == nil {
		out.lo = span{x.lo, x.lo}.mul(span{y.lo, y.lo}).lo
		return out
	}
	product := span{x.lo, x.hi}.mul(span{y.lo, y.hi})
	out.lo, out.hi = product.lo, product.hi
	return out
}

// Rebase returns a series with another base: every value over the mean of the
// values from first to last, which is 1 afterwards.
//
//	rebased(t) = value(t) / mean(value(first), ..., value(last))
//
// Indices are counted from 0, and last is included: the four quarters of a
// base year, or one year alone. 80, 100 and 120 with the base 1 to 1 are 0.8, 1
// and 1.2. No growth changes. A value that is not set stays so, outside the
// base.
//
// It is exact for points and the true hull of each range. A base that is not in
// the series, or has a value that is not set, is [ErrBase]; values of the base that
// may not be positive are [figure.ErrDomain].
//
// Source: IMF, Quarterly National Accounts Manual, 2017 edition, chapter 8,
// example 8.8: indices with the average of the four quarters of 2010 = 100.
func Rebase(values []figure.Figure, first, last int) ([]figure.Figure, error) {
	const op = "Rebase"
	switch {
	case len(values) > maxItems:
		return nil, failure(op, ErrLimit, "more than 10,000 values")
	case first < 0 || last < first || last >= len(values):
		return nil, failure(op, ErrBase, "the base is not in the series")
	}
	for i, v := range values {
		inside := i >= first && i <= last
		switch {
		case !v.IsSet() && inside:
			return nil, failure(op, ErrBase, nth("value", i, "not set"))
		case inside && !surelyPositive(v):
			return nil, failure(op, figure.ErrDomain, nth("value", i, "it may not be positive"))
		}
	}
	n := figure.FromInt64(int64(last - first + 1))
	base, err := figure.Sum(values[first : last+1]...)
	if err == nil {
		base, err = base.Quo(n)
	}
	if err != nil {
		return nil, failure(op, err, "")
	}
	out := make([]figure.Figure, len(values))
	for i, v := range values {
		switch {
		case !v.IsSet():
			continue
		case i < first || i > last:
			out[i], err = v.Quo(base)
		default:
			out[i], err = partOfMean(v, values[first:last+1], i-first, n)
		}
		if err != nil {
			return nil, failure(op, err, nth("value", i, ""))
		}
	}
	return out, nil
}

// partOfMean returns the element i of a list over the mean of the list; the
// element occurs twice in that.
func partOfMean(v figure.Figure, list []figure.Figure, i int, n figure.Figure) (figure.Figure, error) {
	rest := figure.FromInt64(0)
	for j, x := range list {
		if j == i {
			continue
		}
		var err error
		if rest, err = rest.Add(x); err != nil {
			return rest, err
		}
	}
	part, err := figure.ShareOfSum(v, rest)
	if err != nil {
		return part, err
	}
	return part.Mul(n)
}

// span is a bounded range of rational numbers that are not negative.
type span struct{ lo, hi *big.Rat }

// spanOf returns the range of a figure that has two bounds.
func spanOf(f figure.Figure) span { return span{f.Lower().Value, f.Upper().Value} }

// unitSpan is the number 1.
func unitSpan() span { return span{big.NewRat(1, 1), big.NewRat(1, 1)} }

func (x span) add(y span) span {
	return span{new(big.Rat).Add(x.lo, y.lo), new(big.Rat).Add(x.hi, y.hi)}.short()
}

func (x span) mul(y span) span {
	return span{new(big.Rat).Mul(x.lo, y.lo), new(big.Rat).Mul(x.hi, y.hi)}.short()
}

// quo returns x / y; y is positive.
func (x span) quo(y span) span {
	return span{new(big.Rat).Quo(x.lo, y.hi), new(big.Rat).Quo(x.hi, y.lo)}.short()
}

// shortBits is the number of binary places that a fraction too long to go on
// with is rounded to, outward.
const shortBits = 4096

// short rounds a fraction that has grown out of proportion.
func (x span) short() span {
	if x.lo.Denom().BitLen() > 2*maxDenominator {
		x.lo = dyadic(x.lo, shortBits, false)
	}
	if x.hi.Denom().BitLen() > 2*maxDenominator {
		x.hi = dyadic(x.hi, shortBits, true)
	}
	return x
}

// figureOf returns a range as a figure. Numbers beyond the size of figures are
// enclosed outward.
func figureOf(op string, x span, about bool) (figure.Figure, error) {
	return enclosed(op, interval{lo: x.lo, hi: x.hi}, about)
}

// enclosed is figureOf for a range whose ends may be open, or infinite.
func enclosed(op string, x interval, about bool) (figure.Figure, error) {
	f, err := openRange(op, x, about)
	for bits := uint(shortBits / 2); err != nil && bits >= 64; bits /= 2 {
		wide := x
		if wide.lo = dyadic(x.lo, bits, false); x.hi != nil {
			wide.hi = dyadic(x.hi, bits, true)
		}
		f, err = openRange(op, wide, about)
	}
	return f, err
}
