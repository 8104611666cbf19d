package indicators

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"sort"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/logexp"
)

// PriceQuantity is one product of a basket: its price and quantity in the
// base period (0) and in the current one (1). An index needs only some of
// them: [Laspeyres] does not look at Quantity1, nor [Paasche] at Quantity0.
//
// Prices must be positive and quantities not negative. A price index of
// products is a quantity index of their [PriceQuantity.Swap].
type PriceQuantity struct {
	Price0, Price1       figure.Figure
	Quantity0, Quantity1 figure.Figure
}

// Swap returns the product with prices and quantities exchanged.
func (p PriceQuantity) Swap() PriceQuantity {
	return PriceQuantity{p.Quantity0, p.Quantity1, p.Price0, p.Price1}
}

// Reverse returns the product with the periods exchanged.
func (p PriceQuantity) Reverse() PriceQuantity {
	return PriceQuantity{p.Price1, p.Price0, p.Quantity1, p.Quantity0}
}

// maxPlaces is the most decimal places that an index is enclosed to, and
// maxItems the most products of a basket and parts of a concentration.
const (
	maxPlaces = 200
	maxItems  = 10_000
)

// maxDenominator is the most bits that the common denominator of a basket's
// numbers may have, which keeps sums of hostile fractions small.
const maxDenominator = 8192

// commonDenominator returns the least common denominator of all bounds; ok is
// false when it is too large.
func commonDenominator(fs ...figure.Figure) (l *big.Int, ok bool) {
	l = big.NewInt(1)
	for _, f := range fs {
		for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
			if b.Value == nil {
				continue
			}
			d := b.Value.Denom()
			if g := new(big.Int).GCD(nil, nil, l, d); g.Cmp(d) != 0 {
				l.Mul(l, new(big.Int).Quo(d, g))
			}
			if l.BitLen() > maxDenominator {
				return nil, false
			}
		}
	}
	return l, true
}

// checkBasket refuses a basket that is too long, or whose numbers have no
// common denominator of modest size.
func checkBasket(op string, basket []PriceQuantity) error {
	if len(basket) > maxItems {
		return indexError(op, ErrLimit, "more than 10,000 products")
	}
	for _, of := range []func(PriceQuantity) figure.Figure{
		func(p PriceQuantity) figure.Figure { return p.Price0 },
		func(p PriceQuantity) figure.Figure { return p.Price1 },
		func(p PriceQuantity) figure.Figure { return p.Quantity0 },
		func(p PriceQuantity) figure.Figure { return p.Quantity1 },
	} {
		column := make([]figure.Figure, len(basket))
		for i, p := range basket {
			column[i] = of(p)
		}
		if _, ok := commonDenominator(column...); !ok {
			return indexError(op, figure.ErrTooLarge, "numbers without a common denominator of modest size")
		}
	}
	return nil
}

// Laspeyres returns the price index with the base period's basket,
//
//	sum(p1 q0) / sum(p0 q0)
//
// as a ratio: 1.42 is 142 at base 100. It is exact for points; of ranges it is
// the true hull, although each quantity occurs twice. Prices that may not be
// positive and quantities that may be negative are [figure.ErrDomain], a
// basket that may be empty [figure.ErrDivisionByZero].
func Laspeyres(basket []PriceQuantity) (figure.Figure, error) {
	return priceIndex("Laspeyres", basket, func(p PriceQuantity) figure.Figure { return p.Quantity0 })
}

// Paasche returns the price index with the current period's basket,
//
//	sum(p1 q1) / sum(p0 q1)
//
// as a ratio. It is exact for points and the true hull of ranges; errors are
// those of [Laspeyres].
func Paasche(basket []PriceQuantity) (figure.Figure, error) {
	return priceIndex("Paasche", basket, func(p PriceQuantity) figure.Figure { return p.Quantity1 })
}

// Fisher returns the geometric mean of [Laspeyres] and [Paasche], as a ratio.
// It is exact where it is rational, and otherwise the range between
// neighbouring multiples of 1/10^places. Of ranges it is the range between the
// means of the bounds, which encloses every value. Places are 0 to 200.
func Fisher(basket []PriceQuantity, places int) (figure.Figure, error) {
	if places < 0 || places > maxPlaces {
		return figure.Figure{}, indexError("Fisher", figure.ErrDomain, "places beyond 0 to 200")
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
		return figure.Figure{}, indexError("Fisher", err, "")
	}
	root, err := product.Root(2, places)
	if err != nil {
		return figure.Figure{}, indexError("Fisher", err, "")
	}
	return root, nil
}

// Tornqvist returns the geometric mean of the price relatives, weighted with
// the mean of both periods' shares in expenditure,
//
//	product((p1/p0) ^ ((s0+s1)/2)),  s = p q / sum(p q)
//
// as a ratio. It is exact if all relatives are the same; otherwise it is a range
// with bounds that are multiples of 1/10^places, rounded outward, from
// logarithms that are enclosed likewise. Of points the range is one or two
// such multiples wide; of ranges it encloses every value. Unbounded figures
// are [figure.ErrDomain]. Places are 0 to 200.
func Tornqvist(basket []PriceQuantity, places int) (figure.Figure, error) {
	const op = "Tornqvist"
	if places < 0 || places > maxPlaces {
		return figure.Figure{}, indexError(op, figure.ErrDomain, "places beyond 0 to 200")
	}
	if err := checkBasket(op, basket); err != nil {
		return figure.Figure{}, err
	}
	var values [2][]figure.Figure // expenditure of each period
	relatives := make([]figure.Figure, len(basket))
	about := false
	for i, p := range basket {
		for _, f := range []figure.Figure{p.Price0, p.Price1, p.Quantity0, p.Quantity1} {
			if !f.IsSet() {
				return figure.Figure{}, indexError(op, figure.ErrUnset, "")
			}
			if f.Upper().Infinite {
				return figure.Figure{}, indexError(op, figure.ErrDomain, "unbounded "+f.String())
			}
			about = about || f.Approximate()
		}
		if !positive(p.Price0) || !positive(p.Price1) || p.Quantity0.Lower().Value.Sign() < 0 || p.Quantity1.Lower().Value.Sign() < 0 {
			return figure.Figure{}, indexError(op, figure.ErrDomain, "a price that may not be positive, or a quantity that may be negative")
		}
		v0, err0 := p.Price0.Mul(p.Quantity0)
		v1, err1 := p.Price1.Mul(p.Quantity1)
		r, err2 := p.Price1.Quo(p.Price0)
		if err := cmp.Or(err0, err1, err2); err != nil {
			return figure.Figure{}, indexError(op, err, "")
		}
		values[0], values[1], relatives[i] = append(values[0], v0), append(values[1], v1), r
	}
	weights, err := meanShares(values)
	if err != nil {
		return figure.Figure{}, indexError(op, err, "")
	}
	if same(relatives) {
		r, _ := relatives[0].Rat()
		return pointOrRange(r, r, about)
	}
	lo, hi := geometricMean(relatives, weights, places)
	return pointOrRange(lo, hi, about)
}

// same reports whether all figures are the same point.
func same(fs []figure.Figure) bool {
	for _, f := range fs {
		if f.Same(fs[0]) != figure.Yes {
			return false
		}
	}
	return len(fs) > 0
}

// ratRange is a range of rational numbers; a nil hi is infinite.
type ratRange struct{ lo, hi *big.Rat }

// meanShares returns the mean of both periods' shares, each as the hull that
// the ranges of all values allow.
func meanShares(values [2][]figure.Figure) ([]ratRange, error) {
	means := make([]ratRange, len(values[0]))
	half := big.NewRat(1, 2)
	for _, vs := range values {
		all := ratRange{new(big.Rat), new(big.Rat)}
		for _, v := range vs {
			all.lo.Add(all.lo, v.Lower().Value)
			all.hi.Add(all.hi, v.Upper().Value)
		}
		if all.lo.Sign() <= 0 {
			return nil, figure.ErrDivisionByZero
		}
		for i, v := range vs {
			lo, hi := v.Lower().Value, v.Upper().Value
			// The share is least with this value least and all others most.
			least := new(big.Rat).Sub(all.hi, hi)
			least.Add(least, lo)
			most := new(big.Rat).Sub(all.lo, lo)
			most.Add(most, hi)
			s := ratRange{ratio(lo, least), ratio(hi, most)}
			if means[i].lo == nil {
				means[i] = ratRange{new(big.Rat), new(big.Rat)}
			}
			means[i].lo.Add(means[i].lo, s.lo.Mul(s.lo, half))
			means[i].hi.Add(means[i].hi, s.hi.Mul(s.hi, half))
		}
	}
	return means, nil
}

// ratio returns x/y, and 0 for 0/0.
func ratio(x, y *big.Rat) *big.Rat {
	if y.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).Quo(x, y)
}

// geometricMean encloses product(x^w) between multiples of 1/10^places.
func geometricMean(xs []figure.Figure, ws []ratRange, places int) (lo, hi *big.Rat) {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	bits := uint(64 + 4*places)
	for range 4 {
		sumLo, sumHi := new(big.Rat), new(big.Rat)
		for i, x := range xs {
			l, _ := logexp.Ln(x.Lower().Value, bits)
			_, h := logexp.Ln(x.Upper().Value, bits)
			// The lower end takes the weight that makes it least.
			wl, wh := ws[i].lo, ws[i].hi
			if l.Sign() < 0 {
				wl = ws[i].hi
			}
			if h.Sign() < 0 {
				wh = ws[i].lo
			}
			sumLo.Add(sumLo, dyadic(l.Mul(l, wl), bits, false))
			sumHi.Add(sumHi, dyadic(h.Mul(h, wh), bits, true))
		}
		if sumHi.Cmp(big.NewRat(logexp.MaxExp, 1)) > 0 || sumLo.Cmp(big.NewRat(-logexp.MaxExp, 1)) < 0 {
			return new(big.Rat), nil // no bound is known above
		}
		lo, _ = logexp.Exp(sumLo, bits)
		_, hi = logexp.Exp(sumHi, bits)
		width := new(big.Rat).Sub(hi, lo)
		lo = roundTo(lo, unit, false)
		hi = roundTo(hi, unit, true)
		if width.Mul(width, new(big.Rat).SetInt(unit)); width.Cmp(big.NewRat(1, 1)) < 0 {
			break
		}
		bits *= 2
	}
	return lo, hi
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

// pointOrRange returns the point, or the range between two numbers; a nil
// upper end is infinite.
func pointOrRange(lo, hi *big.Rat, about bool) (figure.Figure, error) {
	var f figure.Figure
	var err error
	switch {
	case hi == nil:
		f, err = figure.Interval(figure.Bound{Value: lo}, figure.Bound{Infinite: true, Open: true})
	case lo.Cmp(hi) == 0:
		f, err = figure.FromRat(lo)
	default:
		f, err = figure.Interval(figure.Bound{Value: lo}, figure.Bound{Value: hi})
	}
	if err == nil && about {
		f, err = figure.About(f)
	}
	if err != nil {
		return figure.Figure{}, indexError("range", err, "")
	}
	return f, nil
}

// product is a product of a basket, by bounds. A nil upper bound is infinite.
type product struct {
	p0, p1, q ratRange
}

// priceIndex returns sum(p1 q) / sum(p0 q).
func priceIndex(op string, basket []PriceQuantity, quantity func(PriceQuantity) figure.Figure) (figure.Figure, error) {
	if err := checkBasket(op, basket); err != nil {
		return figure.Figure{}, err
	}
	about := false
	items := make([]product, len(basket))
	least := new(big.Rat) // the least that the basket cost in the base period
	for i, p := range basket {
		q := quantity(p)
		for _, f := range []figure.Figure{p.Price0, p.Price1, q} {
			if !f.IsSet() {
				return figure.Figure{}, indexError(op, figure.ErrUnset, "")
			}
			about = about || f.Approximate()
		}
		if !positive(p.Price0) || !positive(p.Price1) || negative(q) {
			return figure.Figure{}, indexError(op, figure.ErrDomain, "a price that may not be positive, or a quantity that may be negative")
		}
		items[i] = product{bounds(p.Price0), bounds(p.Price1), bounds(q)}
		least.Add(least, new(big.Rat).Mul(items[i].p0.lo, items[i].q.lo))
	}
	if least.Sign() == 0 {
		return figure.Figure{}, indexError(op, figure.ErrDivisionByZero, "a basket that may be empty")
	}
	return pointOrRange(lowest(items), highest(items), about)
}

// positive reports whether every value of f is above zero. A range (0, x) is
// not taken: prices near zero leave a relative without bound.
func positive(f figure.Figure) bool { l := f.Lower(); return !l.Infinite && l.Value.Sign() > 0 }

func negative(f figure.Figure) bool { l := f.Lower(); return l.Infinite || l.Value.Sign() < 0 }

func bounds(f figure.Figure) ratRange {
	r := ratRange{lo: f.Lower().Value}
	if u := f.Upper(); !u.Infinite {
		r.hi = u.Value
	}
	return r
}

// highest returns the highest that the index can be; nil is without bound.
//
// With all prices where they raise the index (p1 high, p0 low), the index is the
// mean of the relatives r = p1/p0 with weights p0 q. It is highest when the
// quantities of the products with the highest relatives are high and those of
// the others low; where the limit lies is found by trying every place.
func highest(items []product) *big.Rat {
	for _, x := range items {
		if x.p1.hi == nil && (x.q.hi == nil || x.q.hi.Sign() > 0) {
			return nil
		}
	}
	return extreme(items, func(x product) (p0, p1 *big.Rat) { return x.p0.lo, x.p1.hi }, 1)
}

// lowest returns the lowest that the index can be.
func lowest(items []product) *big.Rat {
	for _, x := range items {
		if x.p0.hi == nil && (x.q.hi == nil || x.q.hi.Sign() > 0) {
			return new(big.Rat)
		}
	}
	return extreme(items, func(x product) (p0, p1 *big.Rat) { return x.p0.hi, x.p1.lo }, -1)
}

func extreme(items []product, prices func(product) (p0, p1 *big.Rat), sign int) *big.Rat {
	type term struct {
		r, p0, p1 *big.Rat
		q         ratRange
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
		return figure.Figure{}, indexError(op, ErrLimit, "more than 10,000 values")
	}
	unit, ok := commonDenominator(values...)
	if !ok {
		return figure.Figure{}, indexError(op, figure.ErrTooLarge, "numbers without a common denominator of modest size")
	}
	scale := new(big.Rat).SetInt(unit)
	about, least := false, new(big.Rat)
	xs := make([]ratRange, len(values))
	for i, f := range values {
		if !f.IsSet() {
			return figure.Figure{}, indexError(op, figure.ErrUnset, "")
		}
		if negative(f) {
			return figure.Figure{}, indexError(op, figure.ErrDomain, "a value that may be negative")
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
		return figure.Figure{}, indexError(op, figure.ErrDivisionByZero, "a sum that may be zero")
	}
	lo, hi := leastConcentration(xs), mostConcentration(xs)
	percent := big.NewRat(10_000, 1)
	return pointOrRange(lo.Mul(lo, percent), hi.Mul(hi, percent), about)
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
func leastConcentration(xs []ratRange) *big.Rat {
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
func stationary(xs []ratRange, cut *big.Rat) *big.Rat {
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
func mostConcentration(xs []ratRange) *big.Rat {
	one := big.NewRat(1, 1)
	var wide []ratRange
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
func boundConcentration(xs []ratRange) *big.Rat {
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

func indexError(op string, err error, detail string) error {
	var inner *Error
	if errors.As(err, &inner) {
		return &Error{Op: op, Err: inner.Err, Detail: inner.Detail}
	}
	return &Error{Op: op, Err: err, Detail: detail}
}
