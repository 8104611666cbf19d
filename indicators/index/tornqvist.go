package index

import (
	"cmp"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/logexp"
)

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
func Tornqvist(basket []Product, places int) (figure.Figure, error) {
	const op = "Tornqvist"
	if places < 0 || places > maxPlaces {
		return figure.Figure{}, failure(op, figure.ErrDomain, "places beyond 0 to 200")
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
				return figure.Figure{}, failure(op, figure.ErrUnset, nth("product", i, "a price or quantity that is not set"))
			}
			if f.Upper().Infinite {
				return figure.Figure{}, failure(op, figure.ErrDomain, nth("product", i, "unbounded "+f.String()))
			}
			about = about || f.Approximate()
		}
		if !positive(p.Price0) || !positive(p.Price1) || negative(p.Quantity0) || negative(p.Quantity1) {
			return figure.Figure{}, failure(op, figure.ErrDomain, nth("product", i, badProduct))
		}
		v0, err0 := p.Price0.Mul(p.Quantity0)
		v1, err1 := p.Price1.Mul(p.Quantity1)
		r, err2 := p.Price1.Quo(p.Price0)
		if err := cmp.Or(err0, err1, err2); err != nil {
			return figure.Figure{}, failure(op, err, "")
		}
		values[0], values[1], relatives[i] = append(values[0], v0), append(values[1], v1), r
	}
	weights, err := meanShares(values)
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	if same(relatives) {
		r, _ := relatives[0].Rat()
		return pointOrRange(op, r, r, about)
	}
	lo, hi := geometricMean(relatives, weights, places)
	return pointOrRange(op, lo, hi, about)
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

// meanShares returns the mean of both periods' shares, each as the hull that
// the ranges of all values allow.
func meanShares(values [2][]figure.Figure) ([]interval, error) {
	means := make([]interval, len(values[0]))
	half := big.NewRat(1, 2)
	for _, vs := range values {
		all := interval{lo: new(big.Rat), hi: new(big.Rat)}
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
			s := interval{lo: ratio(lo, least), hi: ratio(hi, most)}
			if means[i].lo == nil {
				means[i] = interval{lo: new(big.Rat), hi: new(big.Rat)}
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
func geometricMean(xs []figure.Figure, ws []interval, places int) (lo, hi *big.Rat) {
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
