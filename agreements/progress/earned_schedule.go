package progress

import (
	"fmt"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/logexp"
)

// EarnedSchedule returns, in days since the start, the time by which the path
// was to be at a value: how far along the actual value is in time. What lies
// behind the start of the path is 0, what lies beyond its end the number of
// days of the path. Held against the days that have passed, it says by how
// many days the target is late: see [ScheduleVariance].
//
// The path must rise, or fall, all the way: else [OutOfOrder]. On a stepped
// path a value stands for the days until the next step; on a compound one, whose
// points must be positive (else [NoGrowth]), the answer is enclosed to nine decimal
// places.
func (t Trajectory) EarnedSchedule(actual figure.Figure) (figure.Figure, error) {
	const op = "Trajectory.EarnedSchedule"
	if err := t.check(op); err != nil {
		return figure.Figure{}, err
	}
	if !actual.IsSet() {
		return figure.Figure{}, undefined(op, NoActual)
	}
	points := t.points()
	up := t.To.Greater(t.From)
	if up == figure.Undecided {
		return figure.Figure{}, undefined(op, BaselineIsTarget)
	}
	for i := range points[1:] {
		if points[i+1].Value.Greater(points[i].Value) != up || points[i+1].Value.Same(points[i].Value) != figure.No {
			return figure.Figure{}, undefined(op, OutOfOrder)
		}
	}
	for _, p := range points {
		if t.Shape == Compound && p.Value.Greater(zero) != figure.Yes {
			return figure.Figure{}, undefined(op, NoGrowth)
		}
	}
	if t.Shape == Linear {
		days := zero
		for i := range points[1:] {
			from, to := points[i], points[i+1]
			part, err := figure.Progress(actual, from.Value, to.Value)
			if err == nil {
				part, err = clamp(part, zero, unity).Mul(figure.FromInt64(int64(to.On.DaysSince(from.On))))
			}
			if err == nil {
				days, err = days.Add(part)
			}
			if err != nil {
				return figure.Figure{}, because(op, err)
			}
		}
		return days, nil
	}
	// A path down is the mirror image of a path up.
	if up == figure.No {
		if t.Shape == Compound {
			return t.earnedDown(points, actual)
		}
		actual = actual.Neg()
		for i := range points {
			points[i].Value = points[i].Value.Neg()
		}
	}
	low, high := actual.Lower(), actual.Upper()
	lo, hi := zero, figure.FromInt64(int64(t.Days()))
	var err error
	if !low.Infinite {
		if lo, err = t.earned(points, low.Value); err != nil {
			return figure.Figure{}, because(op, err)
		}
	}
	if !high.Infinite {
		if hi, err = t.earned(points, high.Value); err != nil {
			return figure.Figure{}, because(op, err)
		}
	}
	return lo.Hull(hi), nil
}

// earnedDown is the earned schedule of a compound path that falls: that of the
// path of the inverse values, which rises.
func (t Trajectory) earnedDown(points []Milestone, actual figure.Figure) (figure.Figure, error) {
	inverse := t
	inverse.Milestones = nil
	for i, m := range points {
		v := inverted(m.Value)
		switch i {
		case 0:
			inverse.From = v
		case len(points) - 1:
			inverse.To = v
		default:
			inverse.Milestones = append(inverse.Milestones, Milestone{m.On, v})
		}
	}
	whole := figure.FromInt64(int64(t.Days()))
	positive, ok := actual.Intersect(above0)
	if !ok {
		return whole, nil
	}
	f, err := inverse.EarnedSchedule(inverted(positive))
	if err == nil && actual.Greater(zero) != figure.Yes { // beyond the end, and perhaps not so far
		f = f.Hull(whole)
	}
	return f, err
}

// inverted returns 1/f of a figure above zero, which always fits where f does.
func inverted(f figure.Figure) figure.Figure {
	g, _ := unity.Quo(f)
	return g
}

// earned returns the days that a value is worth on a rising path that is
// stepped or compound.
func (t Trajectory) earned(points []Milestone, x *big.Rat) (figure.Figure, error) {
	value := exactly(x)
	var out figure.Figure
	for i := range points[1:] {
		from, to := points[i], points[i+1]
		if value.Less(from.Value) == figure.Yes || value.GreaterOrEqual(to.Value) == figure.Yes {
			continue // another part of the path holds it
		}
		begin, days := from.On.DaysSince(t.Start), to.On.DaysSince(from.On)
		var f figure.Figure
		var err error
		if t.Shape == Stepped {
			f, err = figure.Interval(figure.Bound{Value: big.NewRat(int64(begin), 1)},
				figure.Bound{Value: big.NewRat(int64(begin+days), 1), Open: true})
		} else {
			f, err = compoundDay(from, to, begin, days, value)
		}
		if err != nil {
			return figure.Figure{}, err
		}
		if out.IsSet() {
			f = out.Hull(f)
		}
		out = f
	}
	whole := figure.FromInt64(int64(t.Days()))
	if !out.IsSet() {
		if value.Less(points[0].Value) == figure.Yes {
			return zero, nil
		}
		return whole, nil
	}
	// The end of the path may be a range, which the value may lie beyond.
	if value.GreaterOrEqual(points[len(points)-1].Value) != figure.No {
		out = out.Hull(whole)
	}
	return out, nil
}

// compoundDay returns the day of a compound part at which the path comes to a
// value: begin + days * ln(value/from) / ln(to/from), enclosed to nine decimal
// places. It falls with both ends of the part, so that the bounds for ranges of
// them come from their ends.
func compoundDay(from, to Milestone, begin, days int, value figure.Figure) (figure.Figure, error) {
	v, _ := value.Rat()
	part := func(a, b figure.Bound) (lo, hi *big.Rat) {
		// Without two ends to grow between, nothing is known of the part. The path rises
		// and is positive, so that its first end is not infinite, nor the second zero.
		if b.Infinite || a.Value.Sign() <= 0 || a.Value.Cmp(b.Value) >= 0 {
			return new(big.Rat), big.NewRat(1, 1)
		}
		switch {
		case v.Cmp(a.Value) <= 0:
			return new(big.Rat), new(big.Rat)
		case v.Cmp(b.Value) >= 0:
			return big.NewRat(1, 1), big.NewRat(1, 1)
		}
		n1, n2 := logexp.Ln(new(big.Rat).Quo(v, a.Value), lnBits)
		d1, d2 := logexp.Ln(new(big.Rat).Quo(b.Value, a.Value), lnBits)
		return n1.Quo(n1, d2), n2.Quo(n2, d1)
	}
	low, _ := part(from.Value.Upper(), to.Value.Upper())
	_, high := part(from.Value.Lower(), to.Value.Lower())
	f, err := figure.Interval(figure.Bound{Value: low}, figure.Bound{Value: high})
	if err != nil {
		return figure.Figure{}, err
	}
	if f, err = clamp(f, zero, unity).Mul(figure.FromInt64(int64(days))); err != nil {
		return f, err
	}
	if f, err = f.Add(figure.FromInt64(int64(begin))); err != nil {
		return f, err
	}
	return f.Round(dayPlaces, money.HalfEven), nil
}

const (
	lnBits    = 96 // of a logarithm
	dayPlaces = 9  // of a day on a compound path
)

// clamp returns f held between two points.
func clamp(f, low, high figure.Figure) figure.Figure {
	return figure.Min(figure.Max(f, low), high)
}

// ScheduleVariance returns earned - actual time, SV(t): negative is late. Both
// are in one unit, such as days. 5 earned of 7 months is -2.
func ScheduleVariance(earned, elapsed figure.Figure) (figure.Figure, error) {
	f, err := earned.Sub(elapsed)
	return f, because("ScheduleVariance", err)
}

// ScheduleIndex returns earned / actual time, SPI(t): below 1 is late. 5 earned
// of 7 months is 5/7. An elapsed time of zero is [NotStarted].
func ScheduleIndex(earned, elapsed figure.Figure) (figure.Figure, error) {
	if elapsed.IsSet() && elapsed.Same(zero) != figure.No {
		return figure.Figure{}, undefined("ScheduleIndex", NotStarted)
	}
	f, err := earned.Quo(elapsed)
	return f, because("ScheduleIndex", err)
}

// EarnedPeriods returns the earned schedule of a plan by periods: planned holds
// the running total that was planned for the end of each period, and earned
// what has been earned. It is the number of whole periods whose plan is
// reached, and the part of the next one. Beyond the plan it is all of it.
// The plan must rise from zero: else [OutOfOrder]; without a plan it is [NotStarted].
func EarnedPeriods(planned []figure.Figure, earned figure.Figure) (figure.Figure, error) {
	const op = "EarnedPeriods"
	if !earned.IsSet() {
		return figure.Figure{}, undefined(op, NoActual)
	}
	if len(planned) == 0 {
		return figure.Figure{}, undefined(op, NotStarted)
	}
	before := zero
	total := zero
	for i, p := range planned {
		if !p.IsSet() {
			return figure.Figure{}, &Error{Op: op, Err: NoNumber, Detail: fmt.Sprintf("the plan of period %d", i+1)}
		}
		if p.Greater(before) != figure.Yes {
			return figure.Figure{}, &Error{
				Op: op, Err: OutOfOrder,
				Detail: fmt.Sprintf("the plan of period %d is %v, not more than %v before", i+1, p, before),
			}
		}
		part, err := figure.Progress(earned, before, p)
		if err != nil {
			return part, because(op, err)
		}
		if total, err = total.Add(clamp(part, zero, unity)); err != nil {
			return total, because(op, err)
		}
		before = p
	}
	return total, nil
}
