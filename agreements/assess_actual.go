package agreements

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Actual is what is reached for a target by a day, as far as it is known: the
// value, the day whose value it is, and where it comes from.
type Actual struct {
	Quantity figure.Quantity `json:"quantity,omitzero"`
	// AsOf is the last day of the period that the value speaks of: often
	// earlier than the day that was asked for.
	AsOf period.Date `json:"as_of,omitzero"`
	// Answers are the values that it is made of, each with what was chosen,
	// from what, and why: one, or those that were added up.
	Answers []indicators.Answer `json:"answers,omitempty"`
	// Whole are the values of the whole that a share was taken of.
	Whole []indicators.Answer `json:"whole,omitempty"`
	// Chosen names the observations behind the answers.
	Chosen []ID `json:"chosen,omitempty"`
	// SetAside names observations of the series that do not count: those that
	// are counted from another day than the target, and amounts over a period
	// that were published before the period had ended.
	SetAside []ID `json:"set_aside,omitempty"`
	// AtLeast says that a period is missing in the sum of values that cannot be
	// negative, so that the sum is a lower bound.
	AtLeast bool `json:"at_least,omitempty"`
	// Undefined says why there is no value.
	Undefined progress.Undefined `json:"undefined,omitzero"`
}

// question is what is asked of a View for one reading of a target.
type question struct {
	view     indicators.View // of what counts
	all      indicators.View // of everything
	measure  Measure
	whole    *Measure
	basis    Basis
	start    period.Date // unset when not known
	until    period.Date
	deadline period.Period
	baseline period.Period // the time of the baseline
	unit     figure.Unit
	opt      AssessOptions
}

// actual answers a question.
func (q question) actual() Actual {
	var early []ID
	q.all = q.view
	q.view, early = counting(q.view, q.measure, q.whole, q.opt)
	if q.view.Dataset() == nil {
		return Actual{Undefined: progress.NoActual}
	}
	var a Actual
	switch {
	case q.basis == BasisShare:
		a = q.share()
	case q.basis == BasisFlow && !q.deadline.IsSet():
		return Actual{Undefined: progress.NoDeadline}
	case q.measure.Counting == CountPeriods:
		a = q.sum()
	case q.measure.Counting == CountRunning && q.basis == BasisFlow,
		q.measure.Counting == CountLevel && q.basis == BasisCumulative:
		return Actual{Undefined: progress.CountingUnfit}
	case q.measure.Counting == CountRunning:
		a = q.running()
	default:
		a = q.level()
	}
	if a.Undefined.IsDefined() && q.broken(a.Answers) {
		a = Actual{Undefined: progress.SeriesBreaks, SetAside: append(a.SetAside, chosenIn(a.Answers)...)}
	}
	for _, id := range early {
		if o, ok := q.all.Dataset().Observation(id); ok && !o.Key.Period.Last().After(q.until) {
			a.SetAside = append(a.SetAside, id)
			if a.Undefined == progress.NoActual {
				a.Undefined = progress.NotEnded
			}
		}
	}
	if !a.Undefined.IsDefined() {
		return Actual{Undefined: a.Undefined, SetAside: a.SetAside}
	}
	in, err := a.Quantity.In(q.unit)
	if err != nil {
		return Actual{Undefined: progress.UnlikeUnits}
	}
	a.Quantity = in
	a.Chosen = chosenIn(append(slices.Clone(a.Answers), a.Whole...))
	return a
}

// chosenIn returns the observations behind answers.
func chosenIn(answers []indicators.Answer) (ids []ID) {
	for _, x := range answers {
		ids = append(ids, x.Chosen...)
	}
	return ids
}

// broken reports whether the series breaks, or changes its perimeter, among values
// that are added up, or inside a running total.
func (q question) broken(answers []indicators.Answer) bool {
	for i := 1; i < len(answers); i++ {
		if q.all.Comparable(answers[i-1].Key, answers[i].Key) != nil {
			return true
		}
	}
	if q.measure.Counting != CountRunning || len(answers) != 1 {
		return false
	}
	// The first total that was counted from the same start.
	to := answers[0].Key
	first := to
	for p := range q.view.RowsOf(to.Series()) {
		if k := p.Key(); k.Period.First() == to.Period.First() && k.Period.Last().Before(first.Period.Last()) {
			first = k
		}
	}
	return first != to && q.marksAfter(first, to)
}

// marksAfter reports whether a total that was counted from one day is marked as a
// break after another.
func (q question) marksAfter(from, to indicators.Key) bool {
	for o := range q.all.RowsOf(to.Series()) {
		p := o.Period()
		if p.First() == to.Period.First() && p.Last().After(from.Period.Last()) && !p.Last().After(to.Period.Last()) &&
			o.Observation().Status.Has('B') {
			return true
		}
	}
	return false
}

// breaks reports whether the series breaks, or changes its perimeter, between the
// baseline and the actual value of a reading.
func (a assessor) breaks(m Measure, b Baseline, out ReadingAssessment) bool {
	if len(out.Actual.Answers) == 0 || out.Basis == BasisCumulative || out.Basis == BasisFlow {
		return false
	}
	to := out.Actual.Answers[len(out.Actual.Answers)-1].Key
	from := to.Series().At(b.At)
	if out.baselined != nil {
		from = out.baselined.Key
	} else if x, err := a.view.Value(m.Series().At(b.At)); err == nil {
		from = x.Key
	}
	if !from.Period.IsSet() || from.Indicator != to.Indicator || from.Area != to.Area || from.Breakdown != to.Breakdown {
		return false
	}
	return a.view.Comparable(from, to) != nil
}

// counting returns a View of what counts for a measure: of the assurance that
// it, or the assessment, asks for, and not measured before its time. An amount over a period, such as
// the exports of a year, is not measured before the period has ended, so what
// was published as such in May is of another time or a forecast. early names
// what was set aside for that.
func counting(v indicators.View, m Measure, whole *Measure, opt AssessOptions) (_ indicators.View, early []ID) {
	if v.Dataset() == nil {
		return v, nil
	}
	least := max(m.Assurance, opt.Assurance)
	i, _ := v.Dataset().Catalogue().Indicator(m.Indicator)
	var kept []indicators.Observation
	for o := range spokenOf(v, m, whole) {
		switch p := v.Published(o); {
		case o.Assurance < least || opt.Claims && o.Assurance >= indicators.Verified:
		case i.Nature == indicators.FlowOver && (o.Role == indicators.RoleObserved || o.Role == indicators.RoleDerived) &&
			p.IsSet() && p.Last().Before(o.Key.Period.Last()):
			if o.Key.Series() == m.Series() && v.Sees(o) {
				early = append(early, o.ID)
			}
		default:
			kept = append(kept, o)
		}
	}
	if least == indicators.AssuranceUnknown && !opt.Claims && len(early) == 0 {
		return v, nil
	}
	var b indicators.Builder
	addSources(&b, v.Dataset(), kept)
	ids := make(map[ID]bool)
	for _, o := range kept {
		ids[o.ID] = true
	}
	for _, o := range kept {
		if !ids[o.Repeats] {
			o.Repeats = ""
		}
		o.From = nil
		b.AddObservation(o)
	}
	for c := range v.Dataset().Corrections() {
		if ids[c.Observation] {
			b.AddCorrection(c)
		}
	}
	d, err := b.Build(v.Dataset().Catalogue())
	if err != nil {
		return indicators.View{}, early
	}
	return d.View(v.Config()), early
}

// spokenOf yields what is said of a measure in whichever perimeter, and of the whole that
// it is a share of where that is of the same indicator. Nothing else is looked at: what an
// assessment costs does not depend on how many other agreements there are.
func spokenOf(v indicators.View, m Measure, whole *Measure) iter.Seq[indicators.Observation] {
	return func(yield func(indicators.Observation) bool) {
		keys := []indicators.Key{m.Series()}
		if whole != nil && whole.Indicator == m.Indicator {
			if k := whole.Series(); k.Area != keys[0].Area || k.Breakdown != keys[0].Breakdown {
				keys = append(keys, k)
			}
		}
		for _, k := range keys {
			s := indicators.Selector{
				Indicator: k.Indicator, Area: k.Area, Breakdown: k.Breakdown, Total: k.Breakdown.IsTotal(),
			}
			for o := range v.Dataset().Select(s) {
				if o.Key.Area == k.Area && !yield(o) {
					return
				}
			}
		}
	}
}

// addSources adds the sources of some observations, and the bodies that they name.
func addSources(b *indicators.Builder, d *indicators.Dataset, all []indicators.Observation) {
	sources, bodies := make(map[ID]bool), make(map[ID]bool)
	for _, o := range all {
		x, ok := d.Source(o.Source)
		if !ok || sources[x.ID] {
			continue
		}
		sources[x.ID] = true
		b.AddSource(x)
		for _, id := range [...]ID{x.Originator, x.Carrier} {
			if body, ok := d.Body(id); ok && !bodies[id] {
				bodies[id] = true
				b.AddBody(body)
			}
		}
	}
}

// actualRoles are the roles that speak of what is, where a View names none.
var actualRoles = indicators.RolesOf(indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleDerived)

// periods returns the periods for which the View may have a value of a series,
// in order, each once, and of each the observations.
func (q question) periods(m Measure) ([]period.Period, map[period.Period][]ID) {
	roles := q.view.Config().Roles
	if roles == 0 {
		roles = actualRoles
	}
	var all []period.Period
	ids := make(map[period.Period][]ID)
	for o := range q.view.Observations(indicators.Selector{Indicator: m.Indicator, Area: m.Area, Perimeter: m.Perimeter,
		Breakdown: m.Breakdown, Roles: roles}) {
		p := o.Key.Period
		if o.Key.Area != m.Area || o.Key.Breakdown != m.Breakdown || !o.Figure.IsSet() || p.Last().After(q.until) {
			continue
		}
		if ids[p] == nil {
			all = append(all, p)
		}
		ids[p] = append(ids[p], o.ID)
	}
	slices.SortFunc(all, period.Period.Compare)
	return all, ids
}

// value asks the View for one period.
func (q question) value(m Measure, p period.Period) (indicators.Answer, progress.Undefined) {
	a, err := q.view.Value(m.Series().At(p))
	return a, undefinedOf(err)
}

// latest returns the value of the last of some periods that has one.
func (q question) latest(m Measure, ps []period.Period) Actual {
	for _, p := range slices.Backward(ps) {
		x, u := q.value(m, p)
		switch u {
		case 0:
			return Actual{Quantity: x.Quantity, AsOf: p.Last(), Answers: []indicators.Answer{x}}
		case progress.NoActual:
			continue
		}
		return Actual{Undefined: u}
	}
	return Actual{Undefined: progress.NoActual}
}

// level returns the latest level by the day. Of an amount over time, such as
// the exports of a year, only periods as long as the deadline's, or else the
// baseline's, compare. Of periods that end together the shortest is nearest to
// the day.
func (q question) level() Actual {
	ps, _ := q.periods(q.measure)
	unit, _ := q.view.Dataset().Catalogue().Indicator(q.measure.Indicator)
	like := q.deadline
	if !like.IsSet() {
		like = q.baseline
	}
	ps = slices.DeleteFunc(ps, func(p period.Period) bool {
		return q.start.IsSet() && p.Last().Before(q.start) ||
			unit.Nature == indicators.FlowOver && like.IsSet() && p.Kind() != like.Kind() ||
			q.basis == BasisFlow && !q.deadline.Contains(p)
	})
	slices.SortStableFunc(ps, func(a, b period.Period) int {
		if c := a.Last().Compare(b.Last()); c != 0 {
			return c
		}
		return a.First().Compare(b.First())
	})
	return q.latest(q.measure, ps)
}

// running returns the latest running total that is counted from the start.
func (q question) running() Actual {
	ps, ids := q.periods(q.measure)
	if !q.start.IsSet() {
		for i := range ps {
			if ps[i].First() != ps[0].First() {
				return Actual{Undefined: progress.NoStart}
			}
		}
		return q.latest(q.measure, ps)
	}
	var aside []ID
	ps = slices.DeleteFunc(ps, func(p period.Period) bool {
		other := !beginsOn(p, q.start)
		if other && !p.Last().Before(q.start) {
			aside = append(aside, ids[p]...)
		}
		return other
	})
	slices.SortStableFunc(ps, func(a, b period.Period) int { return a.Last().Compare(b.Last()) })
	a := q.latest(q.measure, ps)
	if len(ps) == 0 && len(aside) > 0 {
		a.Undefined = progress.OtherStart
	}
	a.SetAside = aside
	return a
}

// beginsOn reports whether a period begins on a day, as exactly as it is
// stated: one that is stated in whole years or months begins on any day of its
// first. A count that begins on the day after begins with it.
func beginsOn(p period.Period, d period.Date) bool {
	first, last := p.First(), p.Last()
	switch {
	case first == d || first == d.AddDays(1):
		return true
	case first.YearDay() == 1 && last.Month() == 12 && last.Day() == 31:
		return d.Year() == first.Year()
	case first.Day() == 1 && last.AddDays(1).Day() == 1:
		return d.Year() == first.Year() && d.Month() == first.Month()
	}
	return false
}

// sum adds up the values of periods since the start, or in the deadline's own
// period. Where periods overlap the longest that fits counts.
func (q question) sum() Actual {
	start, flow := q.start, q.basis == BasisFlow
	if flow {
		start = q.deadline.First()
	}
	if !start.IsSet() {
		return Actual{Undefined: progress.NoStart}
	}
	known, _ := q.periods(q.measure)
	joined := endToEnd(known, func(p period.Period) bool { return p.First() == start || !flow && beginsOn(p, start) })
	total := q.added(Actual{Quantity: figure.Quantity{Figure: zero, Unit: q.unit}}, joined)
	if !total.Undefined.IsDefined() {
		return total
	}
	next := start
	if n := len(joined); n > 0 {
		next = joined[n-1].Last().AddDays(1)
	}
	beyond := slices.DeleteFunc(known, func(p period.Period) bool { return p.First().Before(next) })
	switch {
	case len(joined)+len(beyond) == 0:
		return Actual{Undefined: progress.NoActual}
	case len(beyond) == 0:
		return total
	case !q.neverNegative():
		return Actual{Undefined: progress.PeriodsMissing}
	}
	// Values after a gap, or with the first period missing, make at least so much,
	// as none can be negative.
	if total = q.added(total, withoutOverlap(beyond)); !total.Undefined.IsDefined() {
		return total
	}
	least, err := figure.Interval(total.Quantity.Figure.Lower(), figure.Bound{Open: true, Infinite: true})
	if err != nil {
		return Actual{Undefined: undefinedOf(err)}
	}
	total.Quantity.Figure, total.AtLeast = least, true
	return total
}

// added returns a total with the values of periods added.
func (q question) added(total Actual, ps []period.Period) Actual {
	for _, p := range ps {
		x, u := q.value(q.measure, p)
		if !u.IsDefined() {
			return Actual{Undefined: u}
		}
		sum, err := total.Quantity.Add(x.Quantity)
		if err != nil {
			return Actual{Undefined: undefinedOf(err)}
		}
		total.Quantity, total.AsOf = sum, p.Last()
		total.Answers = append(total.Answers, x)
	}
	return total
}

// endToEnd returns periods that follow each other without a gap, from one that
// begins a count: of several that begin on one day the longest.
func endToEnd(ps []period.Period, begins func(period.Period) bool) []period.Period {
	var joined []period.Period
	for {
		var best period.Period
		for _, p := range ps {
			fits := begins(p)
			if n := len(joined); n > 0 {
				fits = p.First() == joined[n-1].Last().AddDays(1)
			}
			if fits && (!best.IsSet() || p.Last().After(best.Last())) {
				best = p
			}
		}
		if !best.IsSet() {
			return joined
		}
		joined = append(joined, best)
	}
}

// withoutOverlap returns periods that do not overlap, of periods in order: the
// earliest first, and of several that begin on one day the longest.
func withoutOverlap(ps []period.Period) []period.Period {
	var kept []period.Period
	for len(ps) > 0 {
		longest := ps[0]
		for _, p := range ps {
			if p.First() == longest.First() && p.Last().After(longest.Last()) {
				longest = p
			}
		}
		kept = append(kept, longest)
		ps = slices.DeleteFunc(ps, func(p period.Period) bool { return !p.First().After(longest.Last()) })
	}
	return kept
}

// neverNegative reports whether the catalogue says that the indicator cannot
// be negative.
func (q question) neverNegative() bool {
	i, ok := q.view.Dataset().Catalogue().Indicator(q.measure.Indicator)
	return ok && i.Bounds.IsSet() && i.Bounds.GreaterOrEqual(zero) == figure.Yes
}

// share returns the share of the measure's level in the whole, both of one
// period.
func (q question) share() Actual {
	if q.whole == nil {
		return Actual{Undefined: progress.NoWhole}
	}
	part := q.level()
	if !part.Undefined.IsDefined() {
		return part
	}
	whole, u := q.value(*q.whole, part.Answers[0].Key.Period)
	if !u.IsDefined() {
		return Actual{Undefined: progress.NoWhole}
	}
	in, err := whole.Quantity.In(part.Quantity.Unit)
	if err != nil {
		return Actual{Undefined: progress.UnlikeUnits}
	}
	f, err := figure.ShareWithin(part.Quantity.Figure, in.Figure)
	if err != nil {
		return Actual{Undefined: undefinedOf(err)}
	}
	part.Quantity = figure.Quantity{Figure: f}
	part.Whole = []indicators.Answer{whole}
	return part
}
