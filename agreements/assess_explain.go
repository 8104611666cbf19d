package agreements

import (
	"fmt"
	"reflect"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Explanation tells how an [Assessment] was computed: for every reading a tree of
// steps from the progress down to the words of the agreement and to the values
// of the indicators, which have the explanation trees of metrics. It stands
// alone: [Explanation.Replay] computes every step again from what the tree
// says. It reads as a text and as JSON.
type Explanation struct {
	Agreement ID                   `json:"agreement"`
	Target    ID                   `json:"target"`
	Name      wording.Text         `json:"name,omitzero"`
	Value     figure.Quantity      `json:"value"`
	Basis     Basis                `json:"basis"`
	At        period.Date          `json:"at"`
	Valid     period.Date          `json:"valid,omitzero"`
	Known     period.Date          `json:"known,omitzero"`
	Status    progress.StandingSet `json:"status"`
	Readings  []ReadingNote        `json:"readings,omitempty"`
	Undefined progress.Undefined   `json:"undefined,omitzero"`
}

// ReadingNote explains one reading.
type ReadingNote struct {
	ID         ID                   `json:"id"`
	Basis      Basis                `json:"basis"`
	Why        wording.Text         `json:"why,omitzero"`
	Cites      []Citation           `json:"cites,omitempty"`
	Status     progress.StandingSet `json:"status"`
	LastStatus progress.StandingSet `json:"last_status"`
	Undefined  progress.Undefined   `json:"undefined,omitzero"`
	// Steps are the progress, the gap to the expected value, and what is named
	// beside them, in this order; what is undefined is left out.
	Steps []Step `json:"steps,omitempty"`
}

// Step is one step of an [Explanation].
type Step struct {
	// Op names the operation: stated, value, sum, sum_at_least, part, in,
	// target_level, target_grown, progress, progress_over, progress_grow, expected,
	// gap or share_of_target.
	Op string `json:"op"`
	// Quantity is what comes out.
	Quantity figure.Quantity `json:"quantity"`
	// On is the day of a point on the path, or of an expected value.
	On period.Date `json:"on,omitzero"`
	// Trajectory is the shape of the path of an expected value.
	Trajectory progress.Shape `json:"trajectory,omitzero"`
	// Record is the part of the agreement that states the number, and Cites
	// where it was read.
	Record string     `json:"record,omitempty"`
	Cites  []Citation `json:"cites,omitempty"`
	// Input explains the value of an indicator.
	Input *indicators.Explanation `json:"input,omitempty"`
	Steps []Step                  `json:"steps,omitempty"`
}

// The operations of steps.
const (
	opStated       = "stated"        // a number of the agreement
	opValue        = "value"         // the value of an indicator, with its Input
	opSum          = "sum"           // values of periods, added up
	opSumAtLeast   = "sum_at_least"  // the same, as a lower bound
	opPart         = "part"          // a value in a whole
	opIn           = "in"            // a change of unit
	opLevel        = "target_level"  // baseline + value
	opGrown        = "target_grown"  // baseline * (1 + value)
	opProgress     = "progress"      // (actual - baseline) / (target - baseline)
	opProgressOver = "progress_over" // (actual - baseline) / distance
	opProgressGrow = "progress_grow" // (actual / baseline - 1) / change
	opExpected     = "expected"      // the path on a day; its steps are the points
	opGap          = "gap"           // actual - expected
	opShare        = "share_of_target"
)

// AppendWords appends the status in words, and the progress of every reading that
// has one: "behind (11.1%, 13.7%, 20%)". To say how it was computed, give
// [Assessment.Explanation] to the writer.
func (a Assessment) AppendWords(b []byte, w *wording.Writer) []byte {
	b = append(b, a.Status.Text(w.Lang())...)
	open, between := " (", explain.Comma().In(w.Lang())
	end := ""
	for _, r := range a.Readings {
		if r.Progress.IsSet() {
			b = append(append(b, open...), w.Percent(r.Progress)...)
			open, end = between, ")"
		}
	}
	return append(b, end...)
}

// Explain tells in a language how the assessment was computed. See [Explanation].
func (a Assessment) Explain(lang wording.Lang) string { return a.Explanation().Text(lang) }

// Explanation writes every step down.
func (a Assessment) Explanation() Explanation {
	x := Explanation{
		Agreement: a.Agreement, Target: a.Target, Name: a.Name, Value: a.Value, Basis: a.Basis,
		At: a.At, Valid: a.Valid, Known: a.Known, Status: a.Status, Undefined: a.Undefined,
	}
	for _, r := range a.Readings {
		x.Readings = append(x.Readings, a.assessor.note(r))
	}
	return x
}

// note explains a reading.
func (a assessor) note(r ReadingAssessment) ReadingNote {
	n := ReadingNote{ID: r.ID, Basis: r.Basis, Why: r.Why, Cites: r.reading.Cites, Status: r.Status,
		LastStatus: r.LastStatus, Undefined: r.Undefined}
	c := r.inputs
	unit := r.Target.Unit
	in := func(f figure.Figure) figure.Quantity { return figure.Quantity{Figure: f, Unit: unit} }
	value := Step{Op: opStated, Quantity: r.Value, Record: "value", Cites: a.target.Cites}
	if r.reading.Value.IsSet() { // the reading's sources restate it
		value.Record, value.Cites = "readings/"+string(r.ID)+"/value", r.reading.Cites
	}
	base := Step{Op: opStated, Quantity: in(c.Baseline), Record: "start"}
	if b, ok := a.target.Baseline(r.BaselineID); ok && c.Baseline.IsSet() {
		base.Record, base.Cites, base.On = "baselines/"+string(b.ID), b.Cites, b.At.Last()
		if r.baselined != nil {
			base.Cites = append(base.Cites[:len(base.Cites):len(base.Cites)],
				Citation{Source: r.baselined.Source, Words: r.baselined.Words, Lang: r.baselined.WordsLang})
		}
	}
	goal := value
	switch r.Basis {
	case BasisAdditional:
		goal = Step{Op: opLevel, Quantity: in(c.Target), Steps: []Step{base, value}}
	case BasisChange:
		goal = Step{Op: opGrown, Quantity: in(c.Target), Steps: []Step{base, value}}
	}
	var actual Step
	if r.Actual.Undefined.IsDefined() {
		actual = a.actualStep(r)
	}
	if r.Progress.IsSet() {
		s := Step{Op: opProgress, Quantity: figure.Quantity{Figure: r.Progress}, Steps: []Step{actual, base, goal}}
		switch r.Basis {
		case BasisAdditional:
			s.Op, s.Steps[2] = opProgressOver, value
		case BasisChange:
			s.Op, s.Steps[2] = opProgressGrow, value
		}
		n.Steps = append(n.Steps, s)
	}
	if r.Expected.IsSet() {
		e := Step{Op: opExpected, Quantity: r.Expected, On: c.At, Trajectory: c.Shape}
		first, last := base, goal
		first.On, last.On = c.Start, c.Deadline
		e.Steps = append(e.Steps, first)
		for _, m := range c.Milestones {
			e.Steps = append(e.Steps, Step{Op: opStated, Quantity: in(m.Value), On: m.On, Record: "steps"})
		}
		e.Steps = append(e.Steps, last)
		if r.Gap.IsSet() {
			e = Step{Op: opGap, Quantity: r.Gap, Steps: []Step{actual, e}}
		}
		n.Steps = append(n.Steps, e)
	} else if !r.Progress.IsSet() && actual.Op != "" {
		n.Steps = append(n.Steps, actual)
	}
	if r.ShareOfTarget.IsSet() && !(r.Progress.IsSet() && r.Progress.Equal(r.ShareOfTarget)) {
		n.Steps = append(n.Steps, Step{Op: opShare, Quantity: figure.Quantity{Figure: r.ShareOfTarget},
			Steps: []Step{actual, value}})
	}
	return n
}

// actualStep explains what is reached.
func (a assessor) actualStep(r ReadingAssessment) Step {
	inputs := func(answers []indicators.Answer) []Step {
		var all []Step
		for _, x := range answers {
			all = append(all, a.input(r.Measure, x))
		}
		return all
	}
	s := Step{Quantity: r.Actual.Quantity, On: r.Actual.AsOf}
	parts := inputs(r.Actual.Answers)
	unit := figure.Unit{}
	if len(parts) > 0 {
		unit = parts[0].Quantity.Unit
	}
	m, _ := a.target.Measure(r.Measure)
	switch {
	case len(r.Actual.Whole) > 0:
		s.Op, s.Steps = opPart, append(parts, inputs(r.Actual.Whole)...)
		return s
	case r.Actual.AtLeast:
		s.Op, s.Steps = opSumAtLeast, parts
		return s
	case m.Counting == CountPeriods:
		s.Op, s.Steps = opSum, parts
		return s
	case len(parts) == 1 && unit != s.Quantity.Unit:
		s.Op, s.Steps = opIn, parts
		return s
	case len(parts) == 1:
		return parts[0]
	}
	return s
}

// input explains the value of an indicator, by the metric that is nothing but
// the indicator.
func (a assessor) input(measure ID, x indicators.Answer) Step {
	s := Step{Op: opValue, Quantity: x.Quantity, On: x.Key.Period.Last(), Record: "measures/" + string(measure)}
	m, _ := a.target.Measure(measure)
	metric := indicators.Metric{Expr: indicators.Ref(x.Key.Indicator)}
	if i, found := a.catalogue().Indicator(x.Key.Indicator); found {
		metric.Name, metric.Unit = i.Name, i.Unit
	}
	view, _ := counting(a.view, m, nil, a.opt)
	result, err := view.Eval(metric, x.Key)
	if err != nil || result.Err != nil {
		return s
	}
	e := result.Explanation()
	e.Key = x.Key
	s.Input = &e
	return s
}

// inputType is how a step explains the value of an indicator. In the file of the
// whole it has no format.
var inputType = reflect.TypeFor[indicators.Explanation]()

// explanationFormat names the JSON form.
const explanationFormat = "mithaq.assessment/1"

// JSON returns the explanation as a JSON document of format
// "mithaq.assessment/1".
func (x Explanation) JSON() ([]byte, error) {
	opt := strictjson.EncodeOptions{Format: explanationFormat, Plain: inputType}
	data, err := strictjson.Encode(explanationFields(x), opt)
	if err != nil {
		return nil, &Error{Op: "Explanation.JSON", Err: ErrInvalid, Detail: err.Error()}
	}
	return data, nil
}

// ParseExplanation reads what [Explanation.JSON] writes. The error lists what is
// wrong, with JSON Pointers.
func ParseExplanation(data []byte) (Explanation, error) {
	var x explanationFields
	err := strictjson.Decode(data, &x, strictjson.Options{Format: explanationFormat, Plain: inputType})
	if err != nil {
		return Explanation{}, fmt.Errorf("agreements: ParseExplanation: %w", err)
	}
	return Explanation(x), nil
}
