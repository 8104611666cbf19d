package progress

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Inputs are the figures and the days that a [Method] works on. The figures are
// numbers in one unit. What is not known is left unset, and whatever needs it
// returns an [Undefined] that says so.
type Inputs struct {
	Baseline figure.Figure `json:"baseline,omitzero"`
	Actual   figure.Figure `json:"actual,omitzero"`
	Target   figure.Figure `json:"target,omitzero"`
	// Distance is the distance from baseline to target where that is what was
	// agreed: 18 billion more. Unset, it is Target - Baseline.
	Distance figure.Figure `json:"distance,omitzero"`
	// Direction says whether higher or lower is better. Unset, it is the
	// direction from the baseline to the target.
	Direction figure.Direction `json:"direction,omitzero"`
	// Start is the day of the baseline, At that of the actual value, Deadline
	// that of the target.
	Start    period.Date `json:"start,omitzero"`
	At       period.Date `json:"at,omitzero"`
	Deadline period.Date `json:"deadline,omitzero"`
	// Shape is the shape of the expected path, Milestones are points on it.
	Shape      Shape       `json:"shape,omitzero"`
	Milestones []Milestone `json:"milestones,omitzero"`
}

// Trajectory returns the expected path from the baseline to the target.
func (in Inputs) Trajectory() Trajectory {
	return Trajectory{
		Shape: in.Shape, Start: in.Start, End: in.Deadline,
		From: in.Baseline, To: in.Target, Milestones: in.Milestones,
	}
}

// Improvement returns the direction that is an improvement: Direction, or the
// one from the baseline to the target; unset where neither tells.
func (in Inputs) Improvement() figure.Direction {
	if in.Direction != 0 {
		return in.Direction
	}
	switch {
	case in.Target.Greater(in.Baseline) == figure.Yes:
		return figure.HigherIsBetter
	case in.Target.Less(in.Baseline) == figure.Yes:
		return figure.LowerIsBetter
	}
	return 0
}

// Progress returns the part of the distance that is covered: [Of], or [Over]
// where the distance was agreed.
func (in Inputs) Progress() (figure.Figure, error) {
	if in.Distance.IsSet() {
		return Over(in.Actual, in.Baseline, in.Distance)
	}
	return Of(in.Actual, in.Baseline, in.Target)
}

// Standing returns where the target stands: see [Stand]. The deadline counts as
// passed on its own day, by which the target was to be reached.
func (in Inputs) Standing() StandingSet {
	expected, _ := in.Expected()
	passed := in.Deadline.IsSet() && in.At.IsSet() && !in.At.Before(in.Deadline)
	return Stand(in.Actual, in.Baseline, expected, in.Target, in.Improvement(), passed)
}

// Pace returns the verdict on the growth: by [GrowthRatio] where there is a
// target, by [GrowthTowards] where there is none. A target that is reached
// overrides both.
func (in Inputs) Pace() PaceSet {
	if !in.Target.IsSet() {
		f, _ := GrowthTowards(in.Baseline, in.Actual, in.elapsed(), in.Improvement())
		return GrowthThresholds().Judge(f)
	}
	met := Reached(in.Actual, in.Target, in.Improvement())
	if met == figure.Yes {
		return PacesOf(TargetAchieved)
	}
	ratio, _ := GrowthRatio(in.Baseline, in.Actual, in.Target, in.elapsed(), in.total(), in.Improvement())
	set := RatioThresholds().Judge(ratio)
	if met != figure.No {
		set |= PacesOf(TargetAchieved)
	}
	return set
}

// TimeElapsed returns the part of the days from the start to the deadline that
// has passed on the day of the actual value.
func (in Inputs) TimeElapsed() (figure.Figure, error) {
	const op = "Inputs.TimeElapsed"
	if u := in.missing(true, true); u != 0 {
		return figure.Figure{}, undefined(op, u)
	}
	x, err := period.Elapsed(in.Start, in.Deadline, in.At)
	if err != nil {
		return figure.Figure{}, undefined(op, OutOfOrder)
	}
	f, err := figure.FromRat(x)
	return f, because(op, err)
}

// Expected returns the value that the path is at on the day of the actual
// value: see [Trajectory.Expected].
func (in Inputs) Expected() (figure.Figure, error) {
	const op = "Inputs.Expected"
	t := in.Trajectory()
	if err := t.check(op); err != nil {
		return figure.Figure{}, err
	}
	if !in.At.IsSet() {
		return figure.Figure{}, undefined(op, NoActual)
	}
	return t.Expected(in.At)
}

// Gap returns the actual value less the expected one: see [Gap].
func (in Inputs) Gap() (figure.Figure, error) {
	expected, err := in.Expected()
	if err != nil {
		return figure.Figure{}, err
	}
	return Gap(in.Actual, expected)
}

// ScheduleVariance returns by how many days the actual value is ahead of the
// path: the days that it is worth, by [Trajectory.EarnedSchedule], less those
// that have passed. Negative is late.
func (in Inputs) ScheduleVariance() (figure.Figure, error) {
	earned, err := in.Trajectory().EarnedSchedule(in.Actual)
	if err != nil {
		return figure.Figure{}, err
	}
	if !in.At.IsSet() {
		return figure.Figure{}, undefined("Inputs.ScheduleVariance", NoActual)
	}
	return ScheduleVariance(earned, figure.FromInt64(int64(in.At.DaysSince(in.Start))))
}

// RunRate returns how much was achieved in a year so far: see [RunRate].
func (in Inputs) RunRate() (figure.Figure, error) {
	if u := in.missing(true, false); u != 0 {
		return figure.Figure{}, undefined("Inputs.RunRate", u)
	}
	return RunRate(in.Actual, in.Baseline, in.elapsed())
}

// RequiredRate returns how much must be achieved in a year from the day of the
// actual value on: see [RequiredRate].
func (in Inputs) RequiredRate() (figure.Figure, error) {
	if u := in.missing(false, true); u != 0 {
		return figure.Figure{}, undefined("Inputs.RequiredRate", u)
	}
	return RequiredRate(in.Actual, in.Target, period.YearsBetween(in.At, in.Deadline))
}

// Projection returns where the pace so far leads by the deadline, counted in
// days: see [Projection].
func (in Inputs) Projection() (figure.Figure, error) {
	if u := in.missing(true, true); u != 0 {
		return figure.Figure{}, undefined("Inputs.Projection", u)
	}
	return Projection(in.Actual, in.Baseline, days(in.Start, in.At), days(in.Start, in.Deadline))
}

// GrowthTowards returns the compound annual growth so far: see [GrowthTowards].
func (in Inputs) GrowthTowards() (figure.Figure, error) {
	if u := in.missing(true, false); u != 0 {
		return figure.Figure{}, undefined("Inputs.GrowthTowards", u)
	}
	return GrowthTowards(in.Baseline, in.Actual, in.elapsed(), in.Improvement())
}

// GrowthRatio returns the growth so far over the growth that is required: see
// [GrowthRatio].
func (in Inputs) GrowthRatio() (figure.Figure, error) {
	if u := in.missing(true, true); u != 0 {
		return figure.Figure{}, undefined("Inputs.GrowthRatio", u)
	}
	return GrowthRatio(in.Baseline, in.Actual, in.Target, in.elapsed(), in.total(), in.Improvement())
}

// missing returns which of the days that are needed besides that of the actual
// value is not known; the zero Undefined if all are.
func (in Inputs) missing(start, deadline bool) Undefined {
	switch {
	case start && !in.Start.IsSet():
		return NoStart
	case deadline && !in.Deadline.IsSet():
		return NoDeadline
	case !in.At.IsSet():
		return NoActual
	}
	return 0
}

// elapsed returns the years from the start to the day of the actual value.
func (in Inputs) elapsed() *big.Rat { return period.YearsBetween(in.Start, in.At) }

// total returns the years from the start to the deadline.
func (in Inputs) total() *big.Rat { return period.YearsBetween(in.Start, in.Deadline) }

// days returns the days from a to b.
func days(a, b period.Date) *big.Rat { return big.NewRat(int64(b.DaysSince(a)), 1) }
