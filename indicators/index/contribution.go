package index

import (
	"cmp"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Contributions returns what each product adds to the change of the Laspeyres
// index:
//
//	contribution = (p1 - p0) q0 / sum(p0 q0)
//
// as a ratio, in the order of the basket. They add up to [Laspeyres] - 1. For
// the six products of the PPI Manual and its periods 1 and 2 they are 0.02, 0.2,
// 0.06, -0.03, 0.18 and -0.01, together 0.42.
//
// Contributions to a chained volume are those to the quantity index on the year
// before: those of the products with prices and quantities exchanged
// ([Product.Swap]), with the prices of the year before.
//
// They are exact for points. Of ranges each is the hull of the values that it
// can take, so that the hulls together are wider than that of the index. Errors
// are those of Laspeyres; prices and quantities without an upper bound are
// [figure.ErrDomain].
//
// Source: Statistics Canada, Chain Fisher volume index - Methodology, equation
// 3 of the contribution formula.
func Contributions(basket []Product) ([]figure.Figure, error) {
	const op = "Contributions"
	about, err := checkBounded(op, basket, func(p Product) []figure.Figure {
		return []figure.Figure{p.Price0, p.Price1, p.Quantity0}
	})
	if err != nil {
		return nil, err
	}
	all := span{new(big.Rat), new(big.Rat)}
	values := make([]span, len(basket))
	for i, p := range basket {
		values[i] = spanOf(p.Price0).mul(spanOf(p.Quantity0))
		all = all.add(values[i])
	}
	if all.lo.Sign() <= 0 {
		return nil, failure(op, figure.ErrDivisionByZero, "a basket that may be empty")
	}
	out := make([]figure.Figure, len(basket))
	for i, p := range basket {
		rest := span{new(big.Rat).Sub(all.lo, values[i].lo), new(big.Rat).Sub(all.hi, values[i].hi)}
		least := contributionAt(spanOf(p.Price0).hi, spanOf(p.Price1).lo, spanOf(p.Quantity0), rest, -1)
		most := contributionAt(spanOf(p.Price0).lo, spanOf(p.Price1).hi, spanOf(p.Quantity0), rest, 1)
		if out[i], err = figureOf(op, span{least, most}, about); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// contributionAt returns the greatest contribution (sign 1) or the least (-1) of a
// product with given prices, when its quantity and the value of the rest of the
// basket are ranges. A rise counts most with much of the product and little of
// the rest, a fall the other way round.
func contributionAt(p0, p1 *big.Rat, q, rest span, sign int) *big.Rat {
	change := new(big.Rat).Sub(p1, p0)
	quantity, others := q.hi, rest.lo
	if change.Sign()*sign < 0 {
		quantity, others = q.lo, rest.hi
	}
	whole := new(big.Rat).Mul(p0, quantity)
	whole.Add(whole, others)
	if whole.Sign() == 0 {
		return whole // nothing of the product, and nothing else
	}
	return change.Quo(change.Mul(change, quantity), whole)
}

// ChainContributions returns what each product adds to the growth of a chained
// Laspeyres index over all its links:
//
//	contribution = sum over links(chain(t-1) * contribution(t))
//
// They add up to chain(last) - 1. Each link is a basket of the same products in
// the same order, of a period and the one before. A product that adds 0.3 in
// the first of two links and 0.1 in the second, when the first index is 1.5,
// adds 0.3 + 1.5 * 0.1 = 0.45 to the growth over both.
//
// They are exact for points up to the size of figures, and enclose ranges. A
// link with other products is [ErrBreak]; other errors are those of
// [Contributions].
//
// Source: M. Ribe, Effects of subcomponents on chained price indices like the
// HICPs and the MUICP, Statistics Sweden 1999.
func ChainContributions(links ...[]Product) ([]figure.Figure, error) {
	const op = "ChainContributions"
	if len(links) == 0 {
		return nil, failure(op, ErrBreak, "no links")
	}
	if len(links)*max(len(links[0]), 1) > maxItems {
		return nil, failure(op, ErrLimit, "more than 10,000 products and links")
	}
	chain, about := unitSpan(), false
	sums := make([]span, len(links[0]))
	for t, basket := range links {
		if len(basket) != len(sums) {
			return nil, failure(op, ErrBreak, nth("link", t, "other products than in the first"))
		}
		parts, err1 := Contributions(basket)
		link, err2 := Laspeyres(basket)
		if err := cmp.Or(err1, err2); err != nil {
			return nil, failure(op, err, "")
		}
		about = about || link.Approximate()
		for i, part := range parts {
			x := chain.mulSigned(spanOf(part))
			if sums[i].lo != nil {
				x = x.add(sums[i])
			}
			sums[i] = x
		}
		chain = chain.mul(spanOf(link))
	}
	out := make([]figure.Figure, len(sums))
	for i, x := range sums {
		var err error
		if out[i], err = figureOf(op, x, about); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mulSigned returns x y, where y may be negative.
func (x span) mulSigned(y span) span {
	low, high := x.lo, x.hi
	if y.lo.Sign() < 0 {
		low = x.hi
	}
	if y.hi.Sign() < 0 {
		high = x.lo
	}
	return span{new(big.Rat).Mul(low, y.lo), new(big.Rat).Mul(high, y.hi)}.short()
}

// FisherContributions returns what each product adds to the change of the
// [Fisher] index, with the prices weighted by the quantities of both periods:
//
//	contribution = (p1 - p0) (q0 + q1/Q) / sum(p0 (q0 + q1/Q))
//
// where Q is the Fisher quantity index. They add up to Fisher - 1; for the six
// products of the PPI Manual and its periods 1 and 2 they are 0.0178, 0.1882,
// 0.0579, -0.0341, 0.1822 and -0.0109, together 0.4011. Contributions to a
// quantity index are those of the products swapped.
//
// It takes points ([figure.ErrNotPoint]), and encloses each contribution
// between multiples of 1/10^places. Places are 0 to 200; other errors are those
// of Fisher.
//
// Source: Statistics Canada, catalogue 13-017-X, table 2.12; B. Balk, Price and
// Quantity Index Numbers, Cambridge 2008, section 4.2.2.
func FisherContributions(basket []Product, places int) ([]figure.Figure, error) {
	const op = "FisherContributions"
	for i, p := range basket {
		for _, f := range []figure.Figure{p.Price0, p.Price1, p.Quantity0, p.Quantity1} {
			if f.IsSet() && !f.IsPoint() {
				return nil, failure(op, figure.ErrNotPoint, nth("product", i, f.String()))
			}
		}
	}
	about, err := checkBounded(op, basket, func(p Product) []figure.Figure {
		return []figure.Figure{p.Price0, p.Price1, p.Quantity0, p.Quantity1}
	})
	if err != nil {
		return nil, err
	}
	for bits := 0; ; bits++ {
		q, err := fisherQuantity(op, basket, min(places+16<<bits, maxPlaces), places)
		if err != nil {
			return nil, err
		}
		out, narrow, err := fisherParts(op, basket, q, places, about)
		if err != nil || narrow || bits == 3 {
			return out, err
		}
	}
}

// fisherQuantity encloses the Fisher quantity index: the change in value over the
// Fisher price index.
func fisherQuantity(op string, basket []Product, work, places int) (span, error) {
	if places < 0 || places > maxPlaces {
		return span{}, failure(op, figure.ErrDomain, "places beyond 0 to 200")
	}
	f, err := Fisher(basket, work)
	if err != nil {
		return span{}, failure(op, err, "")
	}
	v0, v1 := span{new(big.Rat), new(big.Rat)}, span{new(big.Rat), new(big.Rat)}
	for _, p := range basket {
		v0 = v0.add(spanOf(p.Price0).mul(spanOf(p.Quantity0)))
		v1 = v1.add(spanOf(p.Price1).mul(spanOf(p.Quantity1)))
	}
	if f.Lower().Value.Sign() <= 0 {
		return span{}, failure(op, figure.ErrTooLarge, "a price index too near to zero")
	}
	return v1.quo(v0).quo(spanOf(f)), nil
}

// fisherParts returns the contributions, and whether each lies between
// neighbouring multiples of 1/10^places. A contribution is monotone in Q.
func fisherParts(op string, basket []Product, q span, places int, about bool) ([]figure.Figure, bool, error) {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	at := func(q *big.Rat) []*big.Rat {
		parts, whole := make([]*big.Rat, len(basket)), new(big.Rat)
		for i, p := range basket {
			weight := new(big.Rat).Quo(spanOf(p.Quantity1).lo, q)
			weight.Add(weight, spanOf(p.Quantity0).lo)
			p0, p1 := spanOf(p.Price0).lo, spanOf(p.Price1).lo
			parts[i] = new(big.Rat).Mul(new(big.Rat).Sub(p1, p0), weight)
			whole.Add(whole, new(big.Rat).Mul(p0, weight))
		}
		for _, x := range parts {
			x.Quo(x, whole)
		}
		return parts
	}
	low, high := at(q.lo), at(q.hi)
	out, narrow := make([]figure.Figure, len(basket)), true
	for i := range out {
		lo, hi := low[i], high[i]
		if lo.Cmp(hi) > 0 {
			lo, hi = hi, lo
		}
		if lo.Cmp(hi) != 0 {
			lo, hi = roundTo(lo, unit, false), roundTo(hi, unit, true)
			width := new(big.Rat).Sub(hi, lo)
			narrow = narrow && width.Cmp(new(big.Rat).SetFrac(big.NewInt(1), unit)) <= 0
		}
		var err error
		if out[i], err = figureOf(op, span{lo, hi}, about); err != nil {
			return nil, false, err
		}
	}
	return out, narrow, nil
}

// checkBounded refuses a basket with a figure, among those of each product, that
// is not set, has no upper bound, or can be no price or quantity. It tells
// whether one is approximate.
func checkBounded(op string, basket []Product, of func(Product) []figure.Figure) (about bool, err error) {
	if err := checkBasket(op, basket); err != nil {
		return false, err
	}
	for i, p := range basket {
		for n, f := range of(p) {
			switch {
			case !f.IsSet():
				return false, failure(op, figure.ErrUnset, nth("product", i, "a price or quantity that is not set"))
			case n < 2 && !positive(f) || negative(f):
				return false, failure(op, figure.ErrDomain, nth("product", i, badProduct))
			case f.Upper().Infinite:
				return false, failure(op, figure.ErrDomain, nth("product", i, "unbounded "+f.String()))
			}
			about = about || f.Approximate()
		}
	}
	return about, nil
}
