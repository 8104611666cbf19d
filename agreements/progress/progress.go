package progress

import (
	"errors"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Of returns (actual - baseline) / (target - baseline): which part of the distance
// from the baseline to the target is covered. One formula serves targets above and
// below the baseline: from 40 to 20, at 30, it is 1/2. It is exact, above 1 beyond
// the target and negative behind the baseline: from 15 to 50, at 53, it is 38/35.
// For ranges it is the range of all values that they allow; that the baseline
// occurs twice is accounted for.
//
// If the target is the baseline, or may be, progress is undefined, with
// [BaselineIsTarget]; [Reached] says whether the target is met all the same.
func Of(actual, baseline, target figure.Figure) (figure.Figure, error) {
	const op = "Of"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case !target.IsSet():
		return figure.Figure{}, undefined(op, NoNumber)
	case target.Same(baseline) != figure.No:
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	f, err := figure.Progress(actual, baseline, target)
	return f, because(op, err)
}

// Over returns (actual - baseline) / distance, for a target that is stated as the
// distance from the baseline: 18 billion more than 8 billion, at 10 billion, is
// 1/9. A range of the baseline does not widen the distance. A distance that may be
// zero is [BaselineIsTarget].
func Over(actual, baseline, distance figure.Figure) (figure.Figure, error) {
	const op = "Over"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case !distance.IsSet():
		return figure.Figure{}, undefined(op, NoNumber)
	case distance.Same(zero) != figure.No:
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	covered, err := actual.Sub(baseline)
	if err != nil {
		return figure.Figure{}, because(op, err)
	}
	f, err := covered.Quo(distance)
	return f, because(op, err)
}

// OfChange returns (actual/baseline - 1) / change, for a target that is stated as a
// change of the baseline: +20 % of 500, at 550, is (550/500 - 1) / (1/5) = 1/2. The
// baseline stands once, so that a range of it does not widen the distance. A change
// that may be zero is [BaselineIsTarget], a baseline that may be zero [NoGrowth].
func OfChange(actual, baseline, change figure.Figure) (figure.Figure, error) {
	const op = "OfChange"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case !change.IsSet():
		return figure.Figure{}, undefined(op, NoNumber)
	case change.Same(zero) != figure.No:
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	f, err := figure.Growth(baseline, actual)
	if err == nil {
		f, err = f.Quo(change)
	}
	if errors.Is(err, figure.ErrDivisionByZero) {
		return f, undefined(op, NoGrowth)
	}
	return f, because(op, err)
}

// ShareOfTarget returns actual / target, as the press does it. It is not
// progress: at the baseline it is not 0. From 8 towards 18 billion, at 10, it
// is 5/9, and progress 1/5.
func ShareOfTarget(actual, target figure.Figure) (figure.Figure, error) {
	const op = "ShareOfTarget"
	if !actual.IsSet() {
		return figure.Figure{}, undefined(op, NoActual)
	}
	f, err := actual.Quo(target)
	return f, because(op, err)
}

// Gap returns actual - expected. It is negative when less is there than was
// expected, which is good or bad as the direction says.
func Gap(actual, expected figure.Figure) (figure.Figure, error) {
	if !actual.IsSet() {
		return figure.Figure{}, undefined("Gap", NoActual)
	}
	f, err := actual.Sub(expected)
	return f, because("Gap", err)
}

// RunRate returns how much was achieved in one unit of time so far: (actual -
// baseline) / elapsed. The unit is that of elapsed; [period.YearsBetween] gives
// years. An elapsed time that is not positive is [NotStarted].
func RunRate(actual, baseline figure.Figure, elapsed *big.Rat) (figure.Figure, error) {
	const op = "RunRate"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	}
	return rate(op, actual, baseline, elapsed, NotStarted)
}

// RequiredRate returns how much must be achieved in one unit of the time that is
// left: (target - actual) / remaining. For a target above the baseline that is
// already reached it is zero or negative. A remaining time that is not positive is
// [DeadlinePassed].
func RequiredRate(actual, target figure.Figure, remaining *big.Rat) (figure.Figure, error) {
	const op = "RequiredRate"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !target.IsSet():
		return figure.Figure{}, undefined(op, NoNumber)
	}
	return rate(op, target, actual, remaining, DeadlinePassed)
}

// rate returns (to - from) / span.
func rate(op string, to, from figure.Figure, span *big.Rat, ended Undefined) (figure.Figure, error) {
	if span == nil || span.Sign() <= 0 {
		return figure.Figure{}, undefined(op, ended)
	}
	distance, err := to.Sub(from)
	if err != nil {
		return figure.Figure{}, because(op, err)
	}
	f, err := times(distance, new(big.Rat).Inv(span))
	return f, because(op, err)
}

// Projection returns where the pace so far leads: baseline + (actual -
// baseline) * total / elapsed. If total > elapsed the baseline has a negative
// weight; the bounds account for that. Without an elapsed time above zero it is
// [NotStarted], without a total [NoDeadline].
func Projection(actual, baseline figure.Figure, elapsed, total *big.Rat) (figure.Figure, error) {
	const op = "Projection"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case elapsed == nil || elapsed.Sign() <= 0:
		return figure.Figure{}, undefined(op, NotStarted)
	case total == nil:
		return figure.Figure{}, undefined(op, NoDeadline)
	}
	k := new(big.Rat).Quo(total, elapsed)
	f, err := blend(baseline, actual, k)
	return f, because(op, err)
}

// CarryForward fills the gaps of a running total: a period without a value, the
// unset Figure, gets that of the period before. Periods before the first value
// stay unset. The total is the last value, never the sum: see [CumulativeTotal].
func CarryForward(values []figure.Figure) []figure.Figure {
	out := make([]figure.Figure, len(values))
	var last figure.Figure
	for i, v := range values {
		if v.IsSet() {
			last = v
		}
		out[i] = last
	}
	return out
}

// CumulativeTotal returns the total of a series of running totals: the last
// one that is set. Running totals do not add up. Without any it is [NoActual].
func CumulativeTotal(values []figure.Figure) (figure.Figure, error) {
	var last figure.Figure
	for _, v := range values {
		if v.IsSet() {
			last = v
		}
	}
	if !last.IsSet() {
		return last, undefined("CumulativeTotal", NoActual)
	}
	return last, nil
}

var (
	zero   = figure.FromInt64(0)
	unity  = figure.FromInt64(1)
	above0 = figure.MustParse(">0")
)

// times returns f * x for an exact factor.
func times(f figure.Figure, x *big.Rat) (figure.Figure, error) {
	g, err := figure.FromRat(x)
	if err != nil {
		return figure.Figure{}, err
	}
	return f.Mul(g)
}

// blend returns from + (to - from) * x as from*(1-x) + to*x: each operand
// stands once, so the result is the hull for ranges that are independent.
func blend(from, to figure.Figure, x *big.Rat) (figure.Figure, error) {
	a, err := times(from, new(big.Rat).Sub(big.NewRat(1, 1), x))
	if err != nil {
		return figure.Figure{}, err
	}
	b, err := times(to, x)
	if err != nil {
		return figure.Figure{}, err
	}
	return a.Add(b)
}
