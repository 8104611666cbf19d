package index

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// WeightedMean returns the mean of values, each with a weight:
//
//	mean = sum(weight value) / sum(weight)
//
// The mean of values that are all the same is that value, whatever the weights.
// Women are 40 percent of 300 jobs and 60 percent of 100: 45 percent of all.
//
// It is exact for points and the true hull of ranges, although each weight occurs
// twice. Weights must not be negative, and values bounded below
// ([figure.ErrDomain]); as many weights as values are needed, all set
// ([figure.ErrUnset]), and their sum must not be zero ([figure.ErrDivisionByZero]).
func WeightedMean(values, weights []figure.Figure) (figure.Figure, error) {
	const op = "WeightedMean"
	switch {
	case len(values) != len(weights):
		return figure.Figure{}, failure(op, figure.ErrUnset, "not as many weights as values")
	case len(values) > maxItems:
		return figure.Figure{}, failure(op, ErrLimit, "more than 10,000 values")
	}
	// It is the Laspeyres index of prices that were 1, of values moved up so that
	// they are positive, and moved down again.
	lowest, one := new(big.Rat), big.NewRat(1, 1)
	for i, v := range values {
		switch {
		case !v.IsSet():
			return figure.Figure{}, failure(op, figure.ErrUnset, nth("value", i, "not set"))
		case !weights[i].IsSet():
			return figure.Figure{}, failure(op, figure.ErrUnset, nth("weight", i, "not set"))
		case v.Lower().Infinite:
			return figure.Figure{}, failure(op, figure.ErrDomain, nth("value", i, "it has no lower bound"))
		}
		if x := v.Lower().Value; x.Cmp(lowest) < 0 {
			lowest = x
		}
	}
	up, err := figure.FromRat(new(big.Rat).Sub(one, lowest))
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	basket := make([]Product, len(values))
	for i, v := range values {
		if v, err = v.Add(up); err != nil {
			return figure.Figure{}, failure(op, err, nth("value", i, ""))
		}
		basket[i] = Product{Price0: figure.FromInt64(1), Price1: v, Quantity0: weights[i]}
	}
	f, err := Laspeyres(basket)
	if err == nil {
		f, err = f.Sub(up)
	}
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	return f, nil
}
