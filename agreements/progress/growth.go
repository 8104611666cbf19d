package progress

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// GrowthTowards returns the compound annual growth rate from the baseline to
// the actual value, (actual/baseline) ^ (1/years) - 1. A positive rate is an
// improvement: the sign is reversed when lower is better. It is enclosed to
// 18 decimal places. The baseline must be positive: else [NoGrowth].
func GrowthTowards(baseline, actual figure.Figure, years *big.Rat, d figure.Direction) (figure.Figure, error) {
	const op = "GrowthTowards"
	f, err := growth(op, baseline, actual, years)
	if err != nil {
		return figure.Figure{}, err
	}
	switch d {
	case figure.HigherIsBetter:
		return f, nil
	case figure.LowerIsBetter:
		return f.Neg(), nil
	}
	return figure.Figure{}, undefined(op, NoDirection)
}

func growth(op string, from, to figure.Figure, years *big.Rat) (figure.Figure, error) {
	switch {
	case !from.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case !to.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case years == nil || years.Sign() <= 0:
		return figure.Figure{}, undefined(op, NotStarted)
	case from.Greater(zero) != figure.Yes || to.GreaterOrEqual(zero) != figure.Yes:
		return figure.Figure{}, undefined(op, NoGrowth)
	}
	f, err := figure.CAGR(from, to, years, rootPlaces)
	return f, because(op, err)
}

// GrowthRatio returns the compound annual growth that was reached over the one
// that is required to come from the baseline to the target, as statistical
// offices do for the goals of sustainable development (Eurostat, Statistics
// Canada): 1 is on the way to the target, negative is away from the good. From
// 14.5 in 2015 to 10.1 in 2019, with 7.25 aimed at for 2030, it is 1.914.
//
// years are those from baseline to actual value, total those from baseline to
// target. It encloses all values that the operands allow; the baseline stands
// twice, so for a range of it the result may be wider than need be. A
// target that is or may be the baseline is [BaselineIsTarget].
func GrowthRatio(baseline, actual, target figure.Figure, years, total *big.Rat,
	d figure.Direction) (figure.Figure, error) {
	const op = "GrowthRatio"
	made, err := GrowthTowards(baseline, actual, years, d)
	if err != nil {
		return figure.Figure{}, err
	}
	if !target.IsSet() {
		return figure.Figure{}, undefined(op, NoNumber)
	}
	if target.Same(baseline) != figure.No {
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	required, err := growth(op, baseline, target, total)
	if err != nil {
		return figure.Figure{}, err
	}
	f, err := made.Quo(required.Abs())
	return f, because(op, err)
}
