package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// ConditionResult says whether a condition holds on a day, and why.
type ConditionResult struct {
	Condition ID          `json:"condition"`
	At        period.Date `json:"at"`
	// Holds is Undecided where the readings of a target differ, where figures
	// are ranges, and where nothing recent is known.
	Holds figure.Truth `json:"holds"`
	// Final says that what does not hold cannot come any more: the time of
	// every test that does not hold is over.
	Final bool                  `json:"final"`
	Tests []ConditionTestResult `json:"tests,omitempty"`
}

// ConditionTestResult says whether a test of a condition holds.
type ConditionTestResult struct {
	Test  ID                `json:"test"`
	Kind  ConditionTestKind `json:"kind"`
	Holds figure.Truth      `json:"holds"`
	Final bool              `json:"final"`
	// On is the day for which it was tested.
	On period.Date `json:"on"`
	// Readings are the values of the target by reading, for a test of progress
	// or of an amount.
	Readings []ConditionTestReading `json:"readings,omitempty"`
	// Evidence are the pieces that count, for a test of evidence.
	Evidence []ID `json:"evidence,omitempty"`
	// States are the states that are possible, for a test of the state.
	States StateSet `json:"states,omitzero"`
}

// ConditionTestReading is what a test found under one reading of a target.
type ConditionTestReading struct {
	Reading   ID                 `json:"reading"`
	Value     figure.Quantity    `json:"value,omitzero"`
	AsOf      period.Date        `json:"as_of,omitzero"`
	Holds     figure.Truth       `json:"holds"`
	Undefined progress.Undefined `json:"undefined,omitzero"`
}

// Evaluate says whether a condition of the agreement holds on the day at, by
// what a View sees. A test of progress or of an amount asks every reading that
// the sources leave of the target, unless it names one: where they differ the
// answer is Undecided. A value that is older than the day may have been
// overtaken, so what it does not reach is Undecided too. Evidence counts from
// its date, or, without one, from the day on which it became known.
//
// The errors are those of [Version.Assess], and [ErrUnknown] for a condition
// that is not in the version.
func (v Version) Evaluate(condition ID, view indicators.View, at period.Date) (ConditionResult, error) {
	const op = "Version.Evaluate"
	if !at.IsSet() {
		return ConditionResult{}, &Error{Op: op, Err: ErrInvalid, Detail: "no day"}
	}
	v, view = knownToBoth(v, view)
	n, ok := v.content.Condition(condition)
	if !ok {
		return ConditionResult{}, &Error{Op: op, Err: ErrUnknown,
			Path: cite.Pointer("agreements", string(v.ID()), "conditions", string(condition))}
	}
	out := ConditionResult{Condition: n.ID, At: at, Final: true}
	if len(n.Tests) == 0 {
		out.Final = false
		return out, nil
	}
	out.Holds = figure.Yes
	if n.Any {
		out.Holds = figure.No
	}
	for _, t := range n.Tests {
		x, err := v.test(n, t, view, at)
		if err != nil {
			return ConditionResult{}, err
		}
		if n.Any {
			out.Holds = out.Holds.Or(x.Holds)
		} else {
			out.Holds = out.Holds.And(x.Holds)
		}
		out.Tests = append(out.Tests, x)
	}
	// "All" has finally failed once any test has; "any" once every test has.
	failed := func(t ConditionTestResult) bool { return t.Holds == figure.No && t.Final }
	if n.Any {
		out.Final = !slices.ContainsFunc(out.Tests, func(t ConditionTestResult) bool { return !failed(t) })
	} else {
		out.Final = slices.ContainsFunc(out.Tests, failed)
	}
	return out, nil
}

// mayHaveFailed reports whether what does not hold for certain cannot come any
// more.
func (r ConditionResult) mayHaveFailed(any bool) bool {
	open := func(t ConditionTestResult) bool { return t.Holds != figure.Yes && t.Final }
	if any {
		return len(r.Tests) > 0 && !slices.ContainsFunc(r.Tests, func(t ConditionTestResult) bool { return !open(t) })
	}
	return slices.ContainsFunc(r.Tests, open)
}

func (v Version) test(n Condition, t ConditionTest, view indicators.View, at period.Date) (ConditionTestResult, error) {
	out := ConditionTestResult{Test: t.ID, Kind: t.Kind, On: at}
	over := t.By
	if !over.IsSet() {
		over = v.content.Term.End
	}
	if t.By.IsSet() && t.Kind != ConditionDate && t.By.Last().Before(at) {
		out.On = t.By.Last()
	}
	switch t.Kind {
	case ConditionProgress, ConditionAmount:
		a, err := v.Assess(t.Target, view, out.On)
		if err != nil {
			return out, err
		}
		if deadline := a.assessor.target.Deadline; !t.By.IsSet() && deadline.IsSet() {
			over = deadline
		}
		v.testTarget(&out, t, a)
	case ConditionEvidence:
		out.Holds = v.testEvidence(&out, n, t)
	case ConditionDate:
		over = period.Period{}
		if out.Holds = figure.No; t.By.IsSet() && !at.Before(t.By.First()) {
			out.Holds = figure.Yes
		}
	case ConditionState:
		out.States = v.history.StatusAt(out.On, v.known).States
		switch s, ok := out.States.Certain(); {
		case ok && s == t.State:
			out.Holds = figure.Yes
		case !out.States.Has(t.State):
			out.Holds = figure.No
		}
	}
	out.Final = over.IsSet() && !at.Before(over.Last())
	return out, nil
}

// testTarget asks the readings of a target.
func (v Version) testTarget(out *ConditionTestResult, t ConditionTest, a Assessment) {
	yes, no := true, true
	for _, r := range a.Readings {
		if t.Reading != "" && r.ID != t.Reading {
			continue
		}
		x := ConditionTestReading{Reading: r.ID, AsOf: r.Actual.AsOf}
		least := t.AtLeast
		if t.Kind == ConditionProgress {
			x.Value, x.Undefined = figure.Quantity{Figure: r.Progress}, r.Undefined
		} else {
			x.Value, x.Undefined = r.reached()
		}
		if q, err := least.In(x.Value.Unit); x.Undefined.IsDefined() && err == nil {
			// What comes on top of a baseline falls where it is stated as less than nothing.
			if d := r.inputs.Improvement(); t.Kind == ConditionAmount && d == figure.LowerIsBetter &&
				(r.Basis != BasisAdditional || q.Figure.Less(zero) == figure.Yes) {
				x.Holds = progress.Reached(x.Value.Figure, q.Figure, d)
			} else {
				x.Holds = x.Value.Figure.GreaterOrEqual(q.Figure)
			}
		} else if x.Undefined.IsDefined() {
			x.Undefined = progress.UnlikeUnits
		}
		if x.Holds == figure.No && x.AsOf.Before(out.On) {
			x.Holds = figure.Undecided // it may have been reached since
		}
		yes, no = yes && x.Holds == figure.Yes, no && x.Holds == figure.No
		out.Readings = append(out.Readings, x)
	}
	switch {
	case len(out.Readings) == 0:
	case yes:
		out.Holds = figure.Yes
	case no:
		out.Holds = figure.No
	}
}

// reached returns the amount that is reached for the value as agreed: what came
// on top of the baseline, or the level itself.
func (r ReadingAssessment) reached() (figure.Quantity, progress.Undefined) {
	if !r.Actual.Undefined.IsDefined() {
		return figure.Quantity{}, r.Actual.Undefined
	}
	if r.Basis != BasisAdditional {
		return r.Actual.Quantity, 0
	}
	if !r.Baseline.IsSet() {
		return figure.Quantity{}, progress.NoBaseline
	}
	q, err := r.Actual.Quantity.Sub(r.Baseline)
	return q, undefinedOf(err)
}

// testEvidence looks for a piece of evidence that counts.
func (v Version) testEvidence(out *ConditionTestResult, n Condition, t ConditionTest) figure.Truth {
	holds := figure.No
	for _, e := range v.content.Evidence {
		if e.Kind != t.Evidence || e.Assurance < t.Assurance || !slices.ContainsFunc(e.Supports, func(r Ref) bool {
			if t.Of.IsSet() {
				return r == t.Of
			}
			return r == Ref{RecordConditions, n.ID} || t.Target != "" && r == Ref{RecordTargets, t.Target}
		}) {
			continue
		}
		when := e.When
		if !when.IsSet() {
			when = v.knownOf(Ref{RecordEvidence, e.ID}, e.Known)
		}
		switch {
		case !when.IsSet() || when.First().After(out.On):
			continue
		case when.Last().After(out.On):
			holds = holds.Or(figure.Undecided)
		default:
			holds = figure.Yes
		}
		out.Evidence = append(out.Evidence, e.ID)
	}
	return holds
}
