package index

import (
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Laspeyres returns the price index with the base period's basket,
//
//	sum(p1 q0) / sum(p0 q0)
//
// as a ratio: 1.42 is 142 at base 100. It is exact for points; of ranges it is
// the true hull, although each quantity occurs twice. Prices that may not be
// positive and quantities that may be negative are [figure.ErrDomain], a
// basket that may be empty [figure.ErrDivisionByZero].
func Laspeyres(basket []Product) (figure.Figure, error) {
	return priceIndex("Laspeyres", basket, func(p Product) figure.Figure { return p.Quantity0 })
}

// Paasche returns the price index with the current period's basket,
//
//	sum(p1 q1) / sum(p0 q1)
//
// as a ratio. It is exact for points and the true hull of ranges; errors are
// those of [Laspeyres].
func Paasche(basket []Product) (figure.Figure, error) {
	return priceIndex("Paasche", basket, func(p Product) figure.Figure { return p.Quantity1 })
}

// Fisher returns the geometric mean of [Laspeyres] and [Paasche], as a ratio.
// It is exact where it is rational, and otherwise the range between
// neighbouring multiples of 1/10^places. Of ranges it is the range between the
// means of the bounds, which encloses every value. Places are 0 to 200.
func Fisher(basket []Product, places int) (figure.Figure, error) {
	if places < 0 || places > maxPlaces {
		return figure.Figure{}, failure("Fisher", figure.ErrDomain, "places beyond 0 to 200")
	}
	l, err := Laspeyres(basket)
	if err != nil {
		return figure.Figure{}, err
	}
	p, err := Paasche(basket)
	if err != nil {
		return figure.Figure{}, err
	}
	product, err := l.Mul(p)
	if err != nil {
		return figure.Figure{}, failure("Fisher", err, "")
	}
	root, err := product.Root(2, places)
	if err != nil {
		return figure.Figure{}, failure("Fisher", err, "")
	}
	return root, nil
}

// productBounds is a product of a basket as bounds. A nil upper bound is infinite.
type productBounds struct {
	p0, p1, q interval
}

// priceIndex returns sum(p1 q) / sum(p0 q).
func priceIndex(op string, basket []Product, quantity func(Product) figure.Figure) (figure.Figure, error) {
	if err := checkBasket(op, basket); err != nil {
		return figure.Figure{}, err
	}
	about := false
	items := make([]productBounds, len(basket))
	least := new(big.Rat) // the least that the basket cost in the base period
	for i, p := range basket {
		q := quantity(p)
		for _, f := range []figure.Figure{p.Price0, p.Price1, q} {
			if !f.IsSet() {
				return figure.Figure{}, failure(op, figure.ErrUnset, nth("product", i, "a price or quantity that is not set"))
			}
			about = about || f.Approximate()
		}
		if !positive(p.Price0) || !positive(p.Price1) || negative(q) {
			return figure.Figure{}, failure(op, figure.ErrDomain, nth("product", i, badProduct))
		}
		items[i] = productBounds{bounds(p.Price0), bounds(p.Price1), bounds(q)}
		least.Add(least, new(big.Rat).Mul(items[i].p0.lo, items[i].q.lo))
	}
	if least.Sign() == 0 {
		return figure.Figure{}, failure(op, figure.ErrDivisionByZero, "a basket that may be empty")
	}
	out := interval{lo: lowest(items), hi: highest(items)}
	out.loOpen, out.hiOpen = missed(items, out)
	return openRange(op, out, about)
}

// missed reports which ends of the hull no choice inside the ranges attains, as
// far as it is proven: where from every choice at the end a step beyond it would be
// possible, or where a product that always counts keeps the mean of the relatives
// off the greatest, or the least, of them.
func missed(items []productBounds, hull interval) (low, high bool) {
	allBelow, allAbove := hull.hi != nil, true // the relatives, as against the ends
	oneBelow, oneAbove := false, false         // of a product that always counts
	for _, x := range items {
		counts := x.q.isPositive()
		low = low || counts && (x.p1.loOpen || x.p0.hiOpen)
		high = high || counts && (x.p1.hiOpen || x.p0.loOpen)
		least := new(big.Rat)
		if x.p0.hi != nil {
			least.Quo(x.p1.lo, x.p0.hi)
		}
		c := least.Cmp(hull.lo)
		allAbove = allAbove && c >= 0
		oneAbove = oneAbove || counts && c > 0
		low = low || x.q.loOpen && c > 0 // less of it would lower the index
		if x.p1.hi == nil || hull.hi == nil {
			allBelow = false
			continue
		}
		most := new(big.Rat).Quo(x.p1.hi, x.p0.lo)
		high = high || x.q.hiOpen && least.Cmp(hull.hi) > 0 // more of it would raise the index
		c = most.Cmp(hull.hi)
		allBelow = allBelow && c <= 0
		oneBelow = oneBelow || counts && c < 0
		high = high || x.q.loOpen && c < 0               // less of it would raise the index
		low = low || x.q.hiOpen && most.Cmp(hull.lo) < 0 // more of it would lower the index
	}
	return low || allAbove && oneAbove, high || allBelow && oneBelow
}

// highest returns the highest that the index can be; nil is without bound.
//
// With all prices where they raise the index (p1 high, p0 low), the index is the
// mean of the relatives r = p1/p0 with weights p0 q. It is highest when the
// quantities of the products with the highest relatives are high and those of
// the others low; where the limit lies is found by trying every place.
func highest(items []productBounds) *big.Rat {
	for _, x := range items {
		if x.p1.hi == nil && (x.q.hi == nil || x.q.hi.Sign() > 0) {
			return nil
		}
	}
	return extreme(items, func(x productBounds) (p0, p1 *big.Rat) { return x.p0.lo, x.p1.hi }, 1)
}

// lowest returns the lowest that the index can be.
func lowest(items []productBounds) *big.Rat {
	for _, x := range items {
		if x.p0.hi == nil && (x.q.hi == nil || x.q.hi.Sign() > 0) {
			return new(big.Rat)
		}
	}
	return extreme(items, func(x productBounds) (p0, p1 *big.Rat) { return x.p0.hi, x.p1.lo }, -1)
}

// extreme returns the greatest index (sign 1) or the least (sign -1) that the
// ranges of the quantities allow, at the given prices.
func extreme(items []productBounds, prices func(productBounds) (p0, p1 *big.Rat), sign int) *big.Rat {
	type term struct {
		r, p0, p1 *big.Rat
		q         interval
	}
	var terms []term
	num, den := new(big.Rat), new(big.Rat)
	for _, x := range items {
		p0, p1 := prices(x)
		if p0 == nil || p1 == nil {
			continue // its quantity is zero
		}
		terms = append(terms, term{new(big.Rat).Quo(p1, p0), p0, p1, x.q})
		num.Add(num, new(big.Rat).Mul(p1, x.q.lo))
		den.Add(den, new(big.Rat).Mul(p0, x.q.lo))
	}
	slices.SortFunc(terms, func(a, b term) int { return -sign * a.r.Cmp(b.r) })
	best := new(big.Rat).Quo(num, den)
	better := func(x *big.Rat) {
		if sign*x.Cmp(best) > 0 {
			best.Set(x)
		}
	}
	for _, t := range terms {
		if t.q.hi == nil {
			// Enough of this product alone, and the index comes as near to its
			// relative as one likes.
			better(t.r)
			continue
		}
		more := new(big.Rat).Sub(t.q.hi, t.q.lo)
		num.Add(num, new(big.Rat).Mul(t.p1, more))
		den.Add(den, new(big.Rat).Mul(t.p0, more))
		better(new(big.Rat).Quo(num, den))
	}
	return best
}
