package agreements

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Progress returns (actual - baseline) / (target - baseline): how much of the
// way has been made. One formula serves targets above and below the baseline:
// from 40 to 20, at 30, it is 1/2. It is exact, above 1 beyond the target and
// negative behind the baseline; ranges give the range of all values that they
// allow, the baseline standing twice. From 15 to 50, at 53: 38/35.
//
// Where the target is or may be the baseline it is undefined, with
// [BaselineIsTarget]; see [Reached] for whether the target is met all the same.
func Progress(actual, baseline, target figure.Figure) (figure.Figure, error) {
	const op = "Progress"
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

// ProgressOver returns (actual - baseline) / distance, for a target that is
// stated as the distance from the baseline: 18 billion more than 8 billion, at
// 10 billion, is 1/9. The baseline stands once, so that a range of it does not
// widen the distance. A distance that may be zero is [BaselineIsTarget].
func ProgressOver(actual, baseline, distance figure.Figure) (figure.Figure, error) {
	const op = "ProgressOver"
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
	made, err := actual.Sub(baseline)
	if err != nil {
		return figure.Figure{}, because(op, err)
	}
	f, err := made.Quo(distance)
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

// RunRate returns how much was made in one unit of time: (actual - baseline) /
// elapsed. elapsed is in any unit, as [period.YearsBetween] gives years; one
// that is not positive is [NotStarted].
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

// RequiredRate returns how much must be made in one unit of the time that is
// left: (target - actual) / remaining. It is zero or negative for a target above the
// baseline that is reached. A remaining time that is not positive is
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
func rate(op string, to, from figure.Figure, span *big.Rat, none Undefined) (figure.Figure, error) {
	if span == nil || span.Sign() <= 0 {
		return figure.Figure{}, undefined(op, none)
	}
	way, err := to.Sub(from)
	if err != nil {
		return figure.Figure{}, because(op, err)
	}
	f, err := times(way, new(big.Rat).Inv(span))
	return f, because(op, err)
}

// Projection returns where the pace so far leads: baseline + (actual -
// baseline) * total / elapsed. Beyond the elapsed time the baseline counts
// negatively, which the range heeds.
func Projection(actual, baseline figure.Figure, elapsed, total *big.Rat) (figure.Figure, error) {
	const op = "Projection"
	switch {
	case !actual.IsSet():
		return figure.Figure{}, undefined(op, NoActual)
	case !baseline.IsSet():
		return figure.Figure{}, undefined(op, NoBaseline)
	case elapsed == nil || total == nil || elapsed.Sign() <= 0:
		return figure.Figure{}, undefined(op, NotStarted)
	}
	k := new(big.Rat).Quo(total, elapsed)
	f, err := blend(baseline, actual, k)
	return f, because(op, err)
}

// CarryForward returns the value of each period of a running total: a period
// without one, the unset Figure, has the value of the period before. Periods
// before the first value stay unset. The total is the last value, never the
// sum: see [CumulativeTotal].
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
		return g, err
	}
	return f.Mul(g)
}

// blend returns from + (to - from) * x as from*(1-x) + to*x: each operand
// stands once, so the result is the hull for ranges that are independent.
func blend(from, to figure.Figure, x *big.Rat) (figure.Figure, error) {
	a, err := times(from, new(big.Rat).Sub(big.NewRat(1, 1), x))
	if err != nil {
		return a, err
	}
	b, err := times(to, x)
	if err != nil {
		return b, err
	}
	return a.Add(b)
}
