package progress

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Method puts [Inputs] into one number. Methods are values: you can write one
// of your own and apply it just like those of [Methods].
type Method struct {
	// ID names the method, as in "run-rate".
	ID   string
	Name wording.Text
	// IsProgress says that the number is the part of the distance from baseline
	// to target: 0 at the baseline, 1 at the target. Others, such as actual over
	// target, are not progress, however often they are printed as such.
	IsProgress bool
	// Compute returns the number, or an error that wraps an [Undefined].
	Compute func(Inputs) (figure.Figure, error)
}

// Apply returns the number that the method gives. A Method without a Compute is
// [NoNumber].
func (m Method) Apply(in Inputs) (figure.Figure, error) {
	if m.Compute == nil {
		return figure.Figure{}, undefined("Method.Apply", NoNumber)
	}
	return m.Compute(in)
}

// MethodByID returns one of [Methods].
func MethodByID(id string) (Method, bool) {
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
//	run-rate            achieved per year so far
//	required-rate       to be achieved per year from now on
//	projection          where the pace so far leads by the deadline
//	cagr                compound annual growth rate, positive if it improves
//	cagr-ratio          actual over required compound annual growth
func Methods() []Method {
	return []Method{
		method("baseline-to-target", Inputs.Progress, "part of the way from baseline to target").ofProgress(),
		method("share-of-target", Inputs.shareOfTarget, "actual over target: not progress"),
		method("time-elapsed", Inputs.TimeElapsed, "time elapsed"),
		method("expected", Inputs.Expected, "expected value"),
		method("gap", Inputs.Gap, "gap to the expected value"),
		method("earned-schedule", Inputs.earnedSchedule, "earned schedule, in days"),
		method("schedule-variance", Inputs.ScheduleVariance, "schedule variance, in days"),
		method("run-rate", Inputs.RunRate, "run rate per year"),
		method("required-rate", Inputs.RequiredRate, "required rate per year"),
		method("projection", Inputs.Projection, "projection at the pace so far"),
		method("cagr", Inputs.GrowthTowards, "compound annual growth rate (positive = improvement)"),
		method("cagr-ratio", Inputs.GrowthRatio, "actual over required compound growth"),
	}
}

func method(id string, compute func(Inputs) (figure.Figure, error), name string) Method {
	return Method{ID: id, Name: messages.Text(name), Compute: compute}
}

func (m Method) ofProgress() Method {
	m.IsProgress = true
	return m
}

func (in Inputs) shareOfTarget() (figure.Figure, error) { return ShareOfTarget(in.Actual, in.Target) }

func (in Inputs) earnedSchedule() (figure.Figure, error) {
	return in.Trajectory().EarnedSchedule(in.Actual)
}
