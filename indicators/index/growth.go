package index

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/logexp"
)

// LeastSquaresGrowth returns the growth rate for each period of the straight line
// that least squares fit to the logarithms of values in consecutive periods:
//
//	rate = exp(b) - 1,  b = sum((t - m) ln(value(t))) / sum((t - m)^2)
//
// where m is the mean of the periods t. Every value counts, and not only the
// first and the last. It is a ratio: 0.1 is 10 percent. Of 1, 1, 1 and 8 it is
// 2^0.9 - 1, about 0.866; by the end points alone ([figure.CAGR]) it is 1.
//
// It is exact where values grow at one rate, and otherwise enclosed between
// multiples of 1/10^places, rounded outward; of ranges it encloses every value.
// At least two values are needed, all set ([ErrBreak]), bounded and positive
// ([figure.ErrDomain]). Places are 0 to 200.
//
// Source: World Bank, World Development Indicators, Statistical methods:
// least-squares growth rate.
func LeastSquaresGrowth(places int, values ...figure.Figure) (figure.Figure, error) {
	const op = "LeastSquaresGrowth"
	about, err := checkGrowth(op, places, values)
	if err != nil {
		return figure.Figure{}, err
	}
	if rate, ok := steady(values); ok {
		return pointOrRange(op, rate, rate, about)
	}
	// With n values and t counted in halves from the mean, b is the sum of
	// (2i - n + 1) ln(value) over 2 * n (n^2 - 1) / 12.
	n := int64(len(values))
	scale := big.NewRat(n*(n*n-1), 6)
	weights := make([]*big.Rat, n)
	for i := range weights {
		weights[i] = new(big.Rat).Quo(big.NewRat(2*int64(i)-n+1, 1), scale)
	}
	return grownBy(op, places, values, weights, func(lo, hi *big.Rat, bits uint) (a, b *big.Rat) {
		one := big.NewRat(1, 1)
		a, _ = logexp.Exp(lo, bits)
		_, b = logexp.Exp(hi, bits)
		return a.Sub(a, one), b.Sub(b, one)
	}, about)
}

// ExponentialGrowth returns the growth rate for each period between two end points
// when growth is continuous:
//
//	rate = ln(last / first) / periods
//
// as a ratio. From 100 to 121 in two periods it is about 0.0953; the geometric
// rate between the same end points, of growth that happens once a period, is
// 0.1 ([figure.CAGR]).
//
// It is 0 exactly for two points that are the same, and otherwise enclosed
// between multiples of 1/10^places, rounded outward. Periods must be positive
// and values bounded and positive ([figure.ErrDomain]). Places are 0 to 200.
//
// Source: World Bank, World Development Indicators, Statistical methods:
// exponential growth rate.
func ExponentialGrowth(first, last figure.Figure, periods *big.Rat, places int) (figure.Figure, error) {
	const op = "ExponentialGrowth"
	values := []figure.Figure{first, last}
	about, err := checkGrowth(op, places, values)
	switch {
	case err != nil:
		return figure.Figure{}, err
	case periods == nil || periods.Sign() <= 0 || periods.Num().BitLen() > 64 || periods.Denom().BitLen() > 64:
		return figure.Figure{}, failure(op, figure.ErrDomain, "a time that is not positive")
	case same(values):
		return pointOrRange(op, new(big.Rat), new(big.Rat), about)
	}
	weight := new(big.Rat).Inv(periods)
	weights := []*big.Rat{new(big.Rat).Neg(weight), weight}
	return grownBy(op, places, values, weights, func(lo, hi *big.Rat, _ uint) (a, b *big.Rat) { return lo, hi }, about)
}

// checkGrowth refuses values that no rate can be made of, and tells whether one
// is approximate.
func checkGrowth(op string, places int, values []figure.Figure) (about bool, err error) {
	switch {
	case places < 0 || places > maxPlaces:
		return false, failure(op, figure.ErrDomain, "places beyond 0 to 200")
	case len(values) < 2:
		return false, failure(op, figure.ErrDomain, "fewer than two values")
	case len(values) > maxItems:
		return false, failure(op, ErrLimit, "more than 10,000 values")
	}
	for i, v := range values {
		switch {
		case !v.IsSet():
			return false, failure(op, ErrBreak, nth("value", i, "not set"))
		case !positive(v) || v.Upper().Infinite:
			return false, failure(op, figure.ErrDomain, nth("value", i, "it may not be positive, or has no upper bound"))
		}
		about = about || v.Approximate()
	}
	return about, nil
}

// steady returns the rate of values that all grow at it.
func steady(values []figure.Figure) (rate *big.Rat, ok bool) {
	var before *big.Rat
	for _, v := range values {
		x, isPoint := v.Rat()
		if !isPoint {
			return nil, false
		}
		if before != nil {
			r := before.Quo(x, before)
			if rate != nil && rate.Cmp(r) != 0 {
				return nil, false
			}
			rate = new(big.Rat).Set(r)
		}
		before = x
	}
	return rate.Sub(rate, big.NewRat(1, 1)), true
}

// grownBy encloses a function, which grows with its argument, of the weighted sum
// of the logarithms of values.
func grownBy(op string, places int, values []figure.Figure, weights []*big.Rat,
	of func(lo, hi *big.Rat, bits uint) (a, b *big.Rat), about bool) (figure.Figure, error) {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	var lo, hi *big.Rat
	for bits := uint(64 + 4*places); ; bits *= 2 {
		sum := [2]*big.Rat{new(big.Rat), new(big.Rat)}
		for i, v := range values {
			low, high := v.Lower().Value, v.Upper().Value
			if weights[i].Sign() < 0 {
				low, high = high, low
			}
			for end, x := range [2]*big.Rat{low, high} {
				l, h := logexp.Ln(x, bits)
				if (end == 1) == (weights[i].Sign() > 0) {
					l = h
				}
				sum[end].Add(sum[end], dyadic(l.Mul(l, weights[i]), bits, end == 1))
			}
		}
		limit := big.NewRat(logexp.MaxExp, 1)
		if sum[1].Cmp(limit) > 0 || sum[0].Cmp(limit.Neg(limit)) < 0 {
			return figure.Figure{}, failure(op, figure.ErrTooLarge, "growth beyond all bounds")
		}
		lo, hi = of(sum[0], sum[1], bits)
		width := new(big.Rat).Sub(hi, lo)
		lo, hi = roundTo(lo, unit, false), roundTo(hi, unit, true)
		width.Mul(width, new(big.Rat).SetInt(unit))
		if width.Cmp(big.NewRat(1, 1)) < 0 || bits >= uint(64+4*places)<<3 {
			return pointOrRange(op, lo, hi, about)
		}
	}
}
