package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// AssessOptions are the choices of an assessment. The zero value expects the
// same amount every day.
type AssessOptions struct {
	// Trajectory is the shape of the expected path between baseline, interim
	// steps and target.
	Trajectory progress.Shape `json:"trajectory,omitzero"`
	// Assurance is the least that a value must have to count; a measure that
	// asks for more gets it. Claims counts only what nobody has verified. The
	// zero values count everything.
	Assurance indicators.Assurance `json:"assurance,omitzero"`
	Claims    bool                 `json:"claims"`
}

// Assessment says how far along a target is on a day, under every reading that
// its sources leave. Nothing is chosen between the readings: each has its own
// progress and status, and the status of the whole is undecided as long as
// they differ.
type Assessment struct {
	Agreement ID           `json:"agreement"`
	Target    ID           `json:"target"`
	Name      wording.Text `json:"name,omitzero"`
	// Value and Basis are the target's, as agreed.
	Value figure.Quantity `json:"value"`
	Basis Basis           `json:"basis"`
	// At is the day that was asked for; Valid and Known are those of the
	// version of the agreement. Nothing that became known after Known, or after
	// the View's day of knowledge, is in here.
	At    period.Date `json:"at"`
	Valid period.Date `json:"valid,omitzero"`
	Known period.Date `json:"known,omitzero"`
	// Readings are those that the sources leave, in the order of the target.
	Readings []ReadingAssessment `json:"readings"`
	// Status holds what any of the readings allows.
	Status progress.StandingSet `json:"status"`
	// Undefined says why there is no reading at all.
	Undefined progress.Undefined `json:"undefined,omitzero"`

	assessor assessor
}

// Equal reports whether a and o say the same of the same target, and were made
// from equal agreements and figures.
func (a Assessment) Equal(o Assessment) bool {
	x, y := a.assessor, o.assessor
	return likeness.Fields(a, o) && x.at == y.at && x.opt == y.opt &&
		x.version.Equal(y.version) && likeness.Fields(x.target, y.target) && x.view.Equal(y.view)
}

// ReadingAssessment is a target under one reading: a basis, a baseline and a
// measure. A number that is unset is undefined; Undefined says why of the
// progress, and [ReadingAssessment.Apply] of every other.
type ReadingAssessment struct {
	ID    ID           `json:"id"`
	Why   wording.Text `json:"why,omitzero"`
	Basis Basis        `json:"basis"`
	// BaselineID and Measure name the candidates of the target; may be empty.
	BaselineID ID `json:"baseline_id,omitempty"`
	Measure    ID `json:"measure,omitempty"`
	// Stated says that a source leaves this reading; otherwise it is one of the
	// combinations of [Assessment.Sensitivity] only.
	Stated bool `json:"stated"`

	// Value is what was agreed under this reading, Baseline what it is measured
	// from, and Target where it leads to: 26 billion for 18 more than 8.
	Value    figure.Quantity `json:"value"`
	Baseline figure.Quantity `json:"baseline,omitzero"`
	Target   figure.Quantity `json:"target,omitzero"`
	Actual   Actual          `json:"actual"`

	// Start and Deadline are the days between which the target is to be
	// reached.
	Start    period.Date `json:"start,omitzero"`
	Deadline period.Date `json:"deadline,omitzero"`

	// Progress is the part of the way that is made, as a ratio.
	Progress  figure.Figure      `json:"progress,omitzero"`
	Undefined progress.Undefined `json:"undefined,omitzero"`
	// ShareOfTarget is actual over the value as agreed: what the press prints.
	// It is not progress.
	ShareOfTarget figure.Figure `json:"share_of_target,omitzero"`
	// Expected is the value that the path is at on the day of the actual value,
	// and Gap what is there beyond it; negative is less.
	Expected figure.Quantity `json:"expected,omitzero"`
	Gap      figure.Quantity `json:"gap,omitzero"`
	// Remaining is target - actual.
	Remaining figure.Quantity `json:"remaining,omitzero"`
	// ElapsedDays and TotalDays are counted from the start; EarnedDays is the
	// earned schedule, see [progress.Trajectory.EarnedSchedule], and DaysAhead what it
	// is beyond the elapsed days; negative is late.
	ElapsedDays int           `json:"elapsed_days,omitzero"`
	TotalDays   int           `json:"total_days,omitzero"`
	EarnedDays  figure.Figure `json:"earned_days,omitzero"`
	DaysAhead   figure.Figure `json:"days_ahead,omitzero"`
	// RunRate is what was made a year so far, RequiredRate what is to be made a
	// year until the deadline, and Projection where the pace so far leads.
	RunRate      figure.Quantity `json:"run_rate,omitzero"`
	RequiredRate figure.Quantity `json:"required_rate,omitzero"`
	Projection   figure.Quantity `json:"projection,omitzero"`

	// Status is where the target stands on the day that was asked for.
	Status progress.StandingSet `json:"status"`
	// LastStatus is where it stood on the day of the actual value. It differs
	// from Status when the deadline has passed since and nothing is known for
	// it: then the target may have been met after all, or missed.
	LastStatus progress.StandingSet `json:"last_status"`

	reading   TargetReading
	inputs    progress.Inputs
	baselined *indicators.Observation
}

// Equal reports whether r and o say the same of the same reading.
func (r ReadingAssessment) Equal(o ReadingAssessment) bool {
	return likeness.Fields(r, o) && likeness.Fields(r.reading, o.reading) &&
		likeness.Fields(r.inputs, o.inputs) && likeness.Values(r.baselined, o.baselined)
}

// Inputs returns the figures and days of the reading, as a method takes them.
func (r ReadingAssessment) Inputs() progress.Inputs { return r.inputs }

// Apply returns what a method gives for the reading, or an error that wraps an
// [progress.Undefined].
func (r ReadingAssessment) Apply(m progress.Method) (figure.Figure, error) {
	if u := r.Actual.Undefined; !u.IsDefined() && !r.inputs.Actual.IsSet() {
		if f, err := m.Apply(r.inputs); err == nil { // it needs no actual value
			return f, nil
		}
		return figure.Figure{}, &Error{Op: "ReadingAssessment.Apply", Err: u}
	}
	return m.Apply(r.inputs)
}

// Stale returns by how many days the actual value is older than a day; 0 when
// there is none.
func (r ReadingAssessment) Stale(at period.Date) int {
	if !r.Actual.AsOf.IsSet() || !at.IsSet() {
		return 0
	}
	return max(0, at.DaysSince(r.Actual.AsOf))
}

// Certain returns the standing that every reading comes to for certain; false
// while they differ, or one of them is undecided.
func (a Assessment) Certain() (progress.Standing, bool) { return a.Status.Certain() }

// Reading returns the assessment of one reading by its ID.
func (a Assessment) Reading(id ID) (ReadingAssessment, bool) {
	for _, r := range a.Readings {
		if r.ID == id {
			return r, true
		}
	}
	return ReadingAssessment{}, false
}

// Assess says how far along a target is on the day at, by what a View sees:
// see [Version.AssessAs]. Expected values are on the straight line.
func (v Version) Assess(target ID, view indicators.View, at period.Date) (Assessment, error) {
	return v.AssessAs(target, view, at, AssessOptions{})
}

// AssessAs says how far along a target is on the day at, under every reading
// that the sources leave.
//
// The actual value of a reading is the last one that is known for a period that
// had ended by then, and by the deadline: what comes after the deadline does
// not count, nor does an amount over a period that was published before the
// period had ended. Under [CountLevel] it is the latest level, under [CountRunning]
// the latest total that is counted from the target's start, under
// [CountPeriods] the sum since then. Expected value, gap and rates are those of
// the day of the actual value, so that nothing is held against a day for which
// nothing is known. What has been achieved since the start is counted from
// zero: its baseline is 0 unless one is stated.
//
// The View's day of knowledge and that of the version both hold: the earlier
// one decides, for the agreement and for the figures. The errors are
// [ErrNotKnown], [ErrUnknown] for a target that is not in the version, and
// [ErrInvalid] for an unset day. A number that cannot be given is no error but
// a [progress.Undefined] in the reading.
func (v Version) AssessAs(target ID, view indicators.View, at period.Date, opt AssessOptions) (Assessment, error) {
	const op = "Version.Assess"
	if !at.IsSet() {
		return Assessment{}, &Error{Op: op, Err: ErrInvalid, Detail: "no day to assess at"}
	}
	if opt.Trajectory > progress.Compound {
		return Assessment{}, &Error{Op: op, Err: ErrInvalid, Detail: opt.Trajectory.String()}
	}
	v, view = knownToBoth(v, view)
	if !v.IsKnown() {
		return Assessment{}, &Error{Op: op, Err: ErrNotKnown, Path: cite.Pointer("agreements", string(v.ID()))}
	}
	t, ok := v.Target(target)
	if !ok {
		return Assessment{}, &Error{Op: op, Err: ErrUnknown,
			Path: cite.Pointer("agreements", string(v.ID()), "targets", string(target))}
	}
	a := Assessment{
		Agreement: v.ID(), Target: t.ID, Name: t.Name, Value: t.Value, Basis: t.Basis,
		At: at, Valid: v.valid, Known: v.known,
		assessor: assessor{v, t, view, at, opt},
	}
	for _, r := range t.Stated() {
		x := a.assessor.assess(r)
		x.Stated = true
		a.Readings = append(a.Readings, x)
		a.Status |= x.Status
	}
	if len(a.Readings) == 0 {
		a.Undefined = progress.BasisNotStated
		passed := t.Deadline.IsSet() && !at.Before(t.Deadline.Last())
		a.Status = progress.Stand(figure.Figure{}, figure.Figure{}, figure.Figure{}, figure.Figure{}, 0, passed)
	}
	return a, nil
}

// knownToBoth returns the version and the View as known on the earlier of their
// days of knowledge.
func knownToBoth(v Version, view indicators.View) (Version, indicators.View) {
	config := view.Config()
	switch {
	case config.Known.IsSet() && (!v.known.IsSet() || config.Known.Before(v.known)):
		v = v.history.AsOf(v.valid, config.Known)
	case v.known.IsSet() && (!config.Known.IsSet() || v.known.Before(config.Known)):
		config.Known = v.known
		if view.Dataset() != nil {
			view = view.Dataset().View(config)
		}
	}
	return v, view
}

// assessor holds what the readings of one assessment share.
type assessor struct {
	version Version
	target  Target
	view    indicators.View
	at      period.Date
	opt     AssessOptions
}

// assess works out one reading.
func (a assessor) assess(r TargetReading) ReadingAssessment {
	t := a.target
	out := ReadingAssessment{ID: r.ID, Why: r.Why, Basis: r.Basis, Value: t.Value, reading: r}
	if out.ID == "" {
		out.ID = r.made()
	}
	if r.Value.IsSet() {
		out.Value = r.Value
	}
	m, measured := t.Measure(r.Measure)
	out.Measure = m.ID
	b, based := a.baseline(r, m)
	out.BaselineID = b.ID
	out.Start, out.Deadline = a.start(r, b), t.Deadline.Last()

	unit := out.Value.Unit
	if r.Basis == BasisChange {
		if i, ok := a.catalogue().Indicator(m.Indicator); ok {
			unit = i.Unit
		}
	}
	until := a.at
	if out.Deadline.IsSet() && out.Deadline.Before(until) {
		until = out.Deadline
	}
	switch {
	case !measured:
		out.Actual = Actual{Undefined: progress.NoMeasure}
	case a.view.Dataset() == nil:
		out.Actual = Actual{Undefined: progress.NoActual}
	default:
		out.Actual = question{
			view: a.view, measure: m, whole: t.Whole, basis: r.Basis, start: out.Start, until: until,
			deadline: t.Deadline, baseline: b.At, unit: unit, opt: a.opt,
		}.actual()
	}

	c := progress.Inputs{
		Actual: out.Actual.Quantity.Figure, Direction: a.direction(m),
		Start: out.Start, At: out.Actual.AsOf, Deadline: out.Deadline, Shape: a.opt.Trajectory,
	}
	base := figure.Quantity{}
	if based {
		base, out.baselined = a.value(b)
	}
	counted := measured && m.Counting != CountLevel
	if r.Basis == BasisCumulative || r.Basis == BasisFlow || counted && !based {
		base = figure.Quantity{Figure: zero, Unit: unit}
	}
	if based && out.Actual.Undefined.IsDefined() && a.breaks(m, b, out) {
		out.Actual = Actual{Undefined: progress.SeriesBreaks, SetAside: append(out.Actual.SetAside, out.Actual.Chosen...)}
	}
	if base.IsSet() {
		if q, err := base.In(unit); err == nil {
			base = q
		} else {
			base, out.Actual.Undefined = figure.Quantity{}, progress.UnlikeUnits
		}
	}
	c.Baseline = base.Figure
	c.Target, c.Distance = goal(r.Basis, c.Baseline, out.Value)
	if r.Basis == BasisMaintain {
		c.Baseline = figure.Figure{}
	}
	if !r.Value.IsSet() { // steps are stated beside the target's own value
		c.Milestones = a.milestones(r.Basis, c)
	}
	if out.Actual.AsOf.IsSet() {
		c.At = out.Actual.AsOf
	} else {
		c.At = until
	}
	out.inputs = c
	in := func(f figure.Figure) figure.Quantity {
		if !f.IsSet() {
			return figure.Quantity{}
		}
		return figure.Quantity{Figure: f, Unit: unit}
	}
	out.Baseline, out.Target = in(c.Baseline), in(c.Target)
	a.numbers(&out, in)
	out.LastStatus = a.standing(c, r.Basis)
	out.Status = out.LastStatus
	if passed := out.Deadline.IsSet() && !a.at.Before(out.Deadline); passed && c.At.Before(out.Deadline) {
		// The outcome is not known: what was reached stays reached, the rest may
		// have come about since.
		out.Status = progress.StandingsOf(progress.Met, progress.Missed)
		if progress.Reached(c.Actual, c.Target, c.Improvement()) == figure.Yes && r.Basis != BasisMaintain {
			out.Status = progress.StandingsOf(progress.Met)
		}
	}
	return out
}

// numbers fills in what can be said of a reading.
func (a assessor) numbers(out *ReadingAssessment, in func(figure.Figure) figure.Quantity) {
	c := out.inputs
	var err error
	switch {
	case out.Basis == BasisMaintain:
		out.Undefined = progress.NotAProgress
	case !out.Actual.Undefined.IsDefined():
		out.Undefined = out.Actual.Undefined
	case out.Basis == BasisChange:
		out.Progress, err = progressOfChange(c, out.Value)
		out.Undefined = undefinedOf(err)
	default:
		out.Progress, err = c.Progress()
		out.Undefined = undefinedOf(err)
	}
	if _, err := progress.ShareOfTarget(c.Actual, in(c.Target).Figure); err == nil && out.Basis != BasisChange {
		// The value as agreed, whatever the basis: that is how it is printed.
		if v, err := out.Value.In(out.Actual.Quantity.Unit); err == nil {
			if f, err := progress.ShareOfTarget(c.Actual, v.Figure); err == nil {
				out.ShareOfTarget = f
			}
		}
	}
	if c.Start.IsSet() {
		if c.Deadline.IsSet() {
			out.TotalDays = max(0, c.Deadline.DaysSince(c.Start))
		}
		if out.Actual.AsOf.IsSet() {
			out.ElapsedDays = max(0, c.At.DaysSince(c.Start))
		}
	}
	if out.Basis == BasisMaintain {
		return
	}
	if f, err := c.Trajectory().Expected(c.At); err == nil {
		out.Expected = in(f)
	}
	if !c.Actual.IsSet() {
		return
	}
	if f, err := c.Gap(); err == nil {
		out.Gap = in(f)
	}
	if f, err := c.Target.Sub(c.Actual); err == nil {
		out.Remaining = in(f)
	}
	if f, err := c.Trajectory().EarnedSchedule(c.Actual); err == nil {
		out.EarnedDays = f
		out.DaysAhead, _ = progress.ScheduleVariance(f, figure.FromInt64(int64(out.ElapsedDays)))
	}
	perYear := func(f figure.Figure, err error) figure.Quantity {
		q := in(f)
		if err != nil || !q.IsSet() {
			return figure.Quantity{}
		}
		q, err = q.Quo(figure.Quantity{Figure: unity, Unit: yearUnit})
		if err != nil {
			return figure.Quantity{}
		}
		return q
	}
	out.RunRate = perYear(c.RunRate())
	out.RequiredRate = perYear(c.RequiredRate())
	if f, err := c.Projection(); err == nil {
		out.Projection = in(f)
	}
}

var yearUnit = func() figure.Unit { u, _ := figure.ParseUnit("year"); return u }()

// standing returns where a target stands on the day of the actual value.
func (a assessor) standing(c progress.Inputs, b Basis) progress.StandingSet {
	if b != BasisMaintain {
		return c.Standing()
	}
	kept := progress.Reached(c.Actual, c.Target, c.Improvement())
	good, bad := progress.OnTrack, progress.Deteriorating
	if c.Deadline.IsSet() && !c.At.Before(c.Deadline) {
		good, bad = progress.Met, progress.Missed
	}
	var set progress.StandingSet
	if kept != figure.No {
		set |= progress.StandingsOf(good)
	}
	if kept != figure.Yes {
		set |= progress.StandingsOf(bad)
	}
	return set
}

// catalogue returns the catalogue of the View; an empty one for the zero View.
func (a assessor) catalogue() *indicators.Catalogue {
	if d := a.view.Dataset(); d != nil {
		return d.Catalogue()
	}
	return &indicators.Catalogue{}
}

// direction returns the target's direction, or the indicator's. The direction
// from baseline to target is the last resort: see [progress.Inputs.Improvement].
func (a assessor) direction(m Measure) figure.Direction {
	if a.target.Direction != 0 {
		return a.target.Direction
	}
	i, _ := a.catalogue().Indicator(m.Indicator)
	return i.Direction
}

// baseline returns the baseline of a reading: the one it names, or the only one
// that there is for its measure.
func (a assessor) baseline(r TargetReading, m Measure) (Baseline, bool) {
	if r.Baseline != "" {
		return a.target.Baseline(r.Baseline)
	}
	if !r.Basis.NeedsBaseline() && r.Basis != BasisShare {
		return Baseline{}, false
	}
	var only []Baseline
	for _, b := range a.target.Baselines {
		if b.Measure == "" || b.Measure == m.ID {
			only = append(only, b)
		}
	}
	if len(only) != 1 {
		return Baseline{}, false
	}
	return only[0], true
}

// start returns the day on which the count and the path begin.
func (a assessor) start(r TargetReading, b Baseline) period.Date {
	switch {
	case r.Basis == BasisFlow && a.target.Deadline.IsSet():
		return a.target.Deadline.First().AddDays(-1)
	case r.Start.IsSet():
		return r.Start.First()
	case a.target.Start.IsSet():
		return a.target.Start.First()
	}
	return b.At.Last()
}

// value returns the value of a baseline: its own, or that of its observation
// as the View sees it.
func (a assessor) value(b Baseline) (figure.Quantity, *indicators.Observation) {
	if a.view.Dataset() == nil {
		return b.Value, nil
	}
	o, ok := a.view.Dataset().Observation(b.Observation)
	if !ok || !a.view.Sees(o) {
		return b.Value, nil
	}
	if b.Value.IsSet() {
		return b.Value, &o
	}
	q := o.Quantity()
	config := a.view.Config()
	if config.Corrected {
		var latest period.Period
		for c := range a.view.Dataset().Corrections() {
			if c.Observation == o.ID && seen(c.Known, config.Known) &&
				(!latest.IsSet() || c.Known.Last().Compare(latest.Last()) >= 0) {
				latest = c.Known
				q.Figure = c.Figure
				if c.Unit != (figure.Unit{}) {
					q.Unit = c.Unit
				}
			}
		}
	}
	q.Figure = q.Figure.Read(config.Digits)
	return q, &o
}

// goal returns where a value leads to from a baseline, and the distance where
// that is what was agreed.
func goal(b Basis, baseline figure.Figure, value figure.Quantity) (target, distance figure.Figure) {
	var err error
	switch b {
	case BasisAdditional:
		if target, err = baseline.Add(value.Figure); err != nil {
			target = figure.Figure{}
		}
		return target, value.Figure
	case BasisChange:
		ratio, err := value.In(figure.Unit{})
		if err != nil {
			return figure.Figure{}, figure.Figure{}
		}
		grown, err := unity.Add(ratio.Figure)
		if err != nil {
			return figure.Figure{}, figure.Figure{}
		}
		if target, err = baseline.Mul(grown); err != nil {
			return figure.Figure{}, figure.Figure{}
		}
		return target, figure.Figure{}
	}
	return value.Figure, figure.Figure{}
}

// progressOfChange returns [progress.OfChange] for a change as it was agreed, in percent or
// as a ratio.
func progressOfChange(in progress.Inputs, agreed figure.Quantity) (figure.Figure, error) {
	change, err := agreed.In(figure.Unit{})
	if err != nil {
		return figure.Figure{}, err
	}
	return progress.OfChange(in.Actual, in.Baseline, change.Figure)
}

// milestones returns the target's interim steps as points of the path. Those
// that lie outside of it are left out.
func (a assessor) milestones(b Basis, c progress.Inputs) []progress.Milestone {
	var all []progress.Milestone
	for _, s := range a.target.Steps {
		on := s.By.Last()
		if !on.IsSet() || !c.Start.IsSet() || !on.After(c.Start) || !c.Deadline.IsSet() || !on.Before(c.Deadline) {
			continue
		}
		value := s.Value
		if b != BasisChange {
			q, err := value.In(a.target.Value.Unit)
			if err != nil {
				continue
			}
			value = q
		}
		if f, _ := goal(b, c.Baseline, value); f.IsSet() {
			all = append(all, progress.Milestone{On: on, Value: f})
		}
	}
	slices.SortStableFunc(all, func(x, y progress.Milestone) int { return x.On.Compare(y.On) })
	return all
}
