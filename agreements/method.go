package agreements

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Case is what a method of progress works on: figures in one unit, and days.
// What is not known is unset; a method that needs it says so.
type Case struct {
	Baseline, Actual, Target figure.Figure
	// Distance is the way from baseline to target where that is what was
	// agreed: 18 billion more. Unset is Target - Baseline.
	Distance  figure.Figure
	Direction figure.Direction
	// Start is the day of the baseline, At that of the actual value, Deadline
	// that of the target.
	Start, At, Deadline period.Date
	// Kind is the shape of the expected path, Milestones are points on it.
	Kind       TrajectoryKind
	Milestones []Milestone
}

// Trajectory returns the expected path of the case.
func (c Case) Trajectory() Trajectory {
	return Trajectory{Kind: c.Kind, Start: c.Start, End: c.Deadline, From: c.Baseline, To: c.Target, Milestones: c.Milestones}
}

// Progress returns the part of the way that is made: [Progress], or
// [ProgressOver] where the distance was agreed.
func (c Case) Progress() (figure.Figure, error) {
	if c.Distance.IsSet() {
		return ProgressOver(c.Actual, c.Baseline, c.Distance)
	}
	return Progress(c.Actual, c.Baseline, c.Target)
}

// Standing returns where the target stands: see [Stand]. The deadline counts as
// passed on its own day: by then the target was to be reached.
func (c Case) Standing() StandingSet {
	expected, _ := c.expected()
	passed := c.Deadline.IsSet() && c.At.IsSet() && !c.At.Before(c.Deadline)
	return Stand(c.Actual, c.Baseline, expected, c.Target, c.direction(), passed)
}

// direction returns the direction, or the one from baseline to target.
func (c Case) direction() figure.Direction {
	if c.Direction != 0 {
		return c.Direction
	}
	switch {
	case c.Target.Greater(c.Baseline) == figure.Yes:
		return figure.HigherIsBetter
	case c.Target.Less(c.Baseline) == figure.Yes:
		return figure.LowerIsBetter
	}
	return 0
}

// elapsed returns the time from the start to the day of the actual value, in
// years.
func (c Case) elapsed() *big.Rat { return period.YearsBetween(c.Start, c.At) }

// remaining returns the time from there to the deadline, in years.
func (c Case) remaining() *big.Rat { return period.YearsBetween(c.At, c.Deadline) }

// total returns the time from the start to the deadline, in years.
func (c Case) total() *big.Rat { return period.YearsBetween(c.Start, c.Deadline) }

// Method is a way to put a case into one number. Methods are values: a user's
// own stand beside those of [Methods] and are applied the same way.
type Method struct {
	ID   ID
	Name wording.Text
	// OfProgress says that the number is the part of the way from baseline to
	// target: 0 at the baseline, 1 at the target. Others, such as actual over
	// target, are not progress, however often they are printed as such.
	OfProgress bool
	// Compute returns the number, or an error that wraps an [Undefined].
	Compute func(Case) (figure.Figure, error)
}

// Apply returns the number that the method gives for a case.
func (m Method) Apply(c Case) (figure.Figure, error) {
	if m.Compute == nil {
		return figure.Figure{}, undefined("Method.Apply", NoNumber)
	}
	return m.Compute(c)
}

// MethodByID returns one of [Methods].
func MethodByID(id ID) (Method, bool) {
	for _, m := range Methods() {
		if m.ID == id {
			return m, true
		}
	}
	return Method{}, false
}

// Methods returns the methods of the library:
//
//	baseline-to-target  (actual - baseline) / (target - baseline)
//	share-of-target     actual / target; not progress
//	time-elapsed        days since the start / days until the deadline
//	expected            the value that the path is at
//	gap                 actual - expected
//	earned-schedule     days of the path that the actual value is worth
//	schedule-variance   earned schedule - days since the start
//	run-rate            made per year so far
//	required-rate       to be made per year from now on
//	projection          where the pace so far leads by the deadline
//	cagr                compound annual growth, towards the good
//	cagr-ratio          actual over required compound annual growth
func Methods() []Method {
	return []Method{
		{"baseline-to-target", say.Text("المنجز من المسافة بين الانطلاق والهدف", "part du chemin du départ à la cible", "part of the way from baseline to target"), true, Case.Progress},
		{"share-of-target", say.Text("القيمة على الهدف، وليس تقدماً", "valeur sur cible : n'est pas un progrès", "actual over target: not progress"), false, func(c Case) (figure.Figure, error) { return ShareOfTarget(c.Actual, c.Target) }},
		{"time-elapsed", say.Text("الزمن المنقضي", "temps écoulé", "time elapsed"), false, Case.timeElapsed},
		{"expected", say.Text("القيمة المنتظرة", "valeur attendue", "expected value"), false, Case.expected},
		{"gap", say.Text("الفارق عن المنتظر", "écart à l'attendu", "gap to the expected value"), false, Case.gap},
		{"earned-schedule", say.Text("الأيام المكتسبة", "échéancier acquis, en jours", "earned schedule, in days"), false, func(c Case) (figure.Figure, error) { return c.Trajectory().EarnedSchedule(c.Actual) }},
		{"schedule-variance", say.Text("الفارق الزمني بالأيام", "écart de délai, en jours", "schedule variance, in days"), false, Case.scheduleVariance},
		{"run-rate", say.Text("الوتيرة السنوية", "rythme annuel", "run rate per year"), false, func(c Case) (figure.Figure, error) {
			if u := c.undated(true, false); u != 0 {
				return figure.Figure{}, undefined("run-rate", u)
			}
			return RunRate(c.Actual, c.Baseline, c.elapsed())
		}},
		{"required-rate", say.Text("الوتيرة السنوية اللازمة", "rythme annuel requis", "required rate per year"), false, func(c Case) (figure.Figure, error) {
			if u := c.undated(false, true); u != 0 {
				return figure.Figure{}, undefined("required-rate", u)
			}
			return RequiredRate(c.Actual, c.Target, c.remaining())
		}},
		{"projection", say.Text("ما تؤدي إليه الوتيرة الحالية", "projection au rythme actuel", "projection at the pace so far"), false, func(c Case) (figure.Figure, error) {
			if u := c.undated(true, true); u != 0 {
				return figure.Figure{}, undefined("projection", u)
			}
			return Projection(c.Actual, c.Baseline, days(c.Start, c.At), days(c.Start, c.Deadline))
		}},
		{"cagr", say.Text("معدل النمو السنوي المركب نحو الأحسن", "croissance annuelle composée, dans le bon sens", "compound annual growth, towards the good"), false, func(c Case) (figure.Figure, error) {
			if u := c.undated(true, false); u != 0 {
				return figure.Figure{}, undefined("cagr", u)
			}
			return GrowthTowards(c.Baseline, c.Actual, c.elapsed(), c.direction())
		}},
		{"cagr-ratio", say.Text("النمو الفعلي على النمو اللازم", "croissance réalisée sur croissance requise", "actual over required compound growth"), false, func(c Case) (figure.Figure, error) {
			if u := c.undated(true, true); u != 0 {
				return figure.Figure{}, undefined("cagr-ratio", u)
			}
			return GrowthRatio(c.Baseline, c.Actual, c.Target, c.elapsed(), c.total(), c.direction())
		}},
	}
}

// days returns the days from a to b.
func days(a, b period.Date) *big.Rat { return big.NewRat(int64(b.DaysSince(a)), 1) }

// undated says which day is missing of those that a method needs besides that
// of the actual value; the zero Undefined for none.
func (c Case) undated(start, deadline bool) Undefined {
	switch {
	case start && !c.Start.IsSet():
		return NoStart
	case deadline && !c.Deadline.IsSet():
		return NoDeadline
	case !c.At.IsSet():
		return NoActual
	}
	return 0
}

// expected returns the value that the path is at on the day of the actual value.
func (c Case) expected() (figure.Figure, error) {
	t := c.Trajectory()
	if err := t.check("expected"); err != nil {
		return figure.Figure{}, err
	}
	if !c.At.IsSet() {
		return figure.Figure{}, undefined("expected", NoActual)
	}
	return t.Expected(c.At)
}

func (c Case) timeElapsed() (figure.Figure, error) {
	const op = "time-elapsed"
	if u := c.undated(true, true); u != 0 {
		return figure.Figure{}, undefined(op, u)
	}
	x, err := period.Elapsed(c.Start, c.Deadline, c.At)
	if err != nil {
		return figure.Figure{}, undefined(op, OutOfOrder)
	}
	f, err := figure.FromRat(x)
	return f, because(op, err)
}

func (c Case) gap() (figure.Figure, error) {
	expected, err := c.expected()
	if err != nil {
		return expected, err
	}
	return Gap(c.Actual, expected)
}

// Gap returns actual - expected. It is negative when less is there than was to
// be expected, which is good or bad as the direction says.
func Gap(actual, expected figure.Figure) (figure.Figure, error) {
	if !actual.IsSet() {
		return figure.Figure{}, undefined("Gap", NoActual)
	}
	f, err := actual.Sub(expected)
	return f, because("Gap", err)
}

func (c Case) scheduleVariance() (figure.Figure, error) {
	earned, err := c.Trajectory().EarnedSchedule(c.Actual)
	if err != nil {
		return earned, err
	}
	if !c.At.IsSet() {
		return figure.Figure{}, undefined("schedule-variance", NoActual)
	}
	return ScheduleVariance(earned, figure.FromInt64(int64(c.At.DaysSince(c.Start))))
}
