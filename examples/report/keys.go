package main

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// measured returns the series that the targets of the agreement are measured by, each
// indicator once; without an agreement those with the most figures.
func (m *maker) measured() []indicators.Key {
	var all []indicators.Key
	add := func(k indicators.Key) {
		if !slices.ContainsFunc(all, func(x indicators.Key) bool { return x.Indicator == k.Indicator }) {
			all = append(all, k)
		}
	}
	for _, t := range m.version.Agreement().Targets {
		level := slices.IndexFunc(t.Measures, func(x agreements.Measure) bool { return x.Counting == agreements.CountLevel })
		if len(t.Measures) > 0 {
			add(t.Measures[max(level, 0)].Series())
		}
	}
	if len(all) > 0 {
		return all
	}
	counts := map[indicators.Key]int{}
	for k := range m.view.Data(indicators.Selector{Total: true}) {
		counts[k.Series()]++
	}
	keys := make([]indicators.Key, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b indicators.Key) int { return cmp.Or(counts[b]-counts[a], a.Compare(b)) })
	for _, k := range keys {
		if len(all) < 3 {
			add(k)
		}
	}
	return all
}

// yearOf returns the year of the key figures: the one asked for; else, of the years
// before the first target starts and, failing those, before the day of the report, the
// last one with the most of the measured figures.
func (m *maker) yearOf(measured []indicators.Key) period.Period {
	if m.year.IsSet() {
		return m.year
	}
	last := m.at.Year()
	for _, t := range m.version.Agreement().Targets {
		if first := t.Start.First(); first.IsSet() {
			last = min(last, first.Year()-1)
		}
	}
	best, most := period.Year(last), 0
	for y := last; y > last-3; y-- {
		n := 0
		for _, k := range measured {
			if _, err := m.view.Value(k.At(period.Year(y))); err == nil {
				n++
			}
		}
		if n > most {
			best, most = period.Year(y), n
		}
	}
	if most > 0 {
		return best
	}
	var all []period.Period // of which there is any value at all
	for _, k := range measured {
		for _, p := range m.periods(k.Indicator, measured) {
			if p.Kind() == period.KindYear && p.Last().Year() <= m.at.Year() {
				all = append(all, p)
			}
		}
	}
	if len(all) > 0 {
		return slices.MaxFunc(all, period.Period.Compare)
	}
	return best
}

// series returns the series that a key figure is of: that of a target; else the first one's
// with another indicator; else, where that has no figures, the one with the most.
func (m *maker) series(id indicators.ID, measured []indicators.Key) indicators.Key {
	for _, k := range measured {
		if k.Indicator == id {
			return k
		}
	}
	usual := measured[0]
	usual.Indicator = id
	counts := map[indicators.Key]int{}
	best := usual
	for k := range m.view.Data(indicators.Selector{Indicator: id, Total: true}) {
		s := k.Series()
		counts[s]++
		if more := cmp.Compare(counts[s], counts[best]); more > 0 || more == 0 && s.Compare(best) < 0 {
			best = s
		}
	}
	if counts[usual] > 0 {
		return usual
	}
	return best
}

// keyFigures gathers the key figures: those that are asked for, or what the targets are
// measured by and the quotients of them.
func (m *maker) keyFigures(measured []indicators.Key) (keyItems []keyItem, year period.Period) {
	year = m.yearOf(measured)
	if len(measured) == 0 {
		return nil, year
	}
	ids := m.figures
	if len(ids) == 0 {
		ids = m.headlines(measured, year)
	}
	for _, id := range ids {
		var item keyItem
		if x, ok := m.sector.Metric(id); ok {
			item = m.metric(x, key(measured[0], year))
		} else {
			item = m.indicator(m.series(id, measured).At(year))
		}
		if !item.Number.IsSet() {
			item.Others = folder.Periods(m.periods(id, measured), "–", m.say(", "), m.period)
		}
		keyItems = append(keyItems, item)
	}
	return keyItems, year
}

// periods returns the periods of which a key figure has a value.
func (m *maker) periods(id indicators.ID, measured []indicators.Key) (all []period.Period) {
	if len(measured) == 0 {
		return nil
	}
	x, isMetric := m.sector.Metric(id)
	k := measured[0]
	if isMetric {
		k.Indicator = slices.Concat(x.Expr.Inputs(), []indicators.ID{""})[0]
	} else {
		k = m.series(id, measured)
	}
	seen := map[period.Period]bool{}
	for o := range m.view.Observations(indicators.Selector{Indicator: k.Indicator, Area: k.Area, Total: true}) {
		p := o.Key.Period
		if seen[p] {
			continue
		}
		seen[p] = true
		_, err := m.view.Value(k.At(p))
		if isMetric {
			_, err = m.view.Eval(x, key(k, p))
		}
		if err == nil {
			all = append(all, p)
		}
	}
	return all
}

// headlines chooses the key figures of a year: at most three indicators, those of the
// targets first, and a quotient of two of them.
func (m *maker) headlines(measured []indicators.Key, year period.Period) []indicators.ID {
	var ids []indicators.ID
	has := func(id indicators.ID) bool { return slices.Contains(ids, id) }
	known := func(id indicators.ID) bool {
		k := measured[0].At(year)
		k.Indicator = id
		_, err := m.view.Value(k)
		return err == nil
	}
	for _, k := range measured {
		if known(k.Indicator) && len(ids) < 3 {
			ids = append(ids, k.Indicator)
		}
	}
	// What the metrics relate to them.
	var quotients []indicators.ID
	for x := range m.sector.Metrics() {
		in := x.Expr.Inputs()
		if len(in) != 2 || !has(in[0]) && !has(in[1]) || !known(in[0]) || !known(in[1]) {
			continue
		}
		if r, err := m.view.Eval(x, key(measured[0], year)); err != nil || len(r.Quantity.Unit.Terms()) < 2 {
			continue
		}
		for _, id := range in {
			if !has(id) && len(ids) < 3 {
				ids = append(ids, id)
			}
		}
		if has(in[0]) && has(in[1]) && len(quotients) == 0 {
			quotients = append(quotients, x.ID)
		}
	}
	return append(ids, quotients...)
}

// key is the key of a metric: without an indicator.
func key(k indicators.Key, year period.Period) indicators.Key {
	k = k.At(year)
	k.Indicator = ""
	return k
}

// indicator is the key figure of an indicator.
func (m *maker) indicator(k indicators.Key) keyItem {
	i, _ := m.sector.Catalogue().Indicator(k.Indicator)
	x := keyItem{
		ID: string(k.Indicator), Label: m.name(i.Name, string(k.Indicator)), Perimeter: m.perimeter(k.Perimeter),
	}
	a, err := m.view.Value(k)
	if err != nil {
		x.None = m.say("no value is published")
		return x
	}
	x.Number = m.answer(a)
	x.Why = a.Reason.Text(m.lang, true)
	x.Rows = m.answerRows(a)
	for _, r := range x.Rows {
		if r.Accused && !r.Chosen {
			x.Wrong = append(x.Wrong, r)
		}
	}
	m.conflicts(&x, k)
	return x
}

// answer is a value as a View answers it.
func (m *maker) answer(a indicators.Answer) number {
	if len(a.Chosen) == 1 && len(a.Corrections) == 0 {
		if o, ok := m.sector.Dataset().Observation(a.Chosen[0]); ok {
			if q := o.Quantity(); q.Unit == a.Quantity.Unit {
				return m.published(o)
			}
		}
	}
	return m.computed(a.Quantity, of("value", a.Key))
}

// answerRows are the observations that an answer looked at, the chosen ones first.
func (m *maker) answerRows(a indicators.Answer) (rows []row) {
	for _, id := range a.Chosen {
		if o, ok := m.sector.Dataset().Observation(id); ok {
			r := m.row(o)
			r.Chosen, r.Reason = true, a.Reason.Text(m.lang, true)
			rows = append(rows, r)
		}
	}
	for _, other := range a.Others {
		if o, ok := m.sector.Dataset().Observation(other.Observation); ok {
			r := m.row(o)
			r.Reason = other.Reason.Text(m.lang, false)
			rows = append(rows, r)
		}
	}
	return rows
}

// conflicts adds how the figures of a key stand to each other.
func (m *maker) conflicts(x *keyItem, k indicators.Key) {
	shown := map[string]bool{}
	for _, r := range x.Rows {
		shown[r.ID] = true
		if r.Source > 0 { // one that is not there speaks for nobody
			x.Origins = 1
		}
	}
	for _, c := range m.view.Conflicts(indicators.Selector{
		Indicator: k.Indicator, Area: k.Area, Perimeter: k.Perimeter, Breakdown: k.Breakdown, Period: k.Period,
	}) {
		numbers := map[indicators.ID]number{}
		for _, member := range c.Members {
			if shown[string(member.Observation.ID)] {
				numbers[member.Observation.ID] = m.published(member.Observation)
			}
		}
		if len(numbers) < 2 {
			continue
		}
		x.Origins = max(x.Origins, c.Origins)
		if c.Kind.Contradicts() && x.Conflict == "" {
			x.Conflict = c.Kind.Text(m.lang)
		}
		for _, p := range c.Pairs {
			a, okA := numbers[p.A]
			b, okB := numbers[p.B]
			if !okA || !okB || !a.IsSet() || !b.IsSet() {
				continue
			}
			kind := p.Kind.Text(m.lang)
			if p.Kind == indicators.ConflictScaleSlip {
				kind += m.say(", ") + tie(m.exact.OffBy(p.Power))
			}
			if p.SameOrigin {
				kind += m.say(", ") + m.say("one source, cited twice")
			}
			x.Pairs = append(x.Pairs, pair{A: a, B: b, Kind: kind, Grave: p.Kind.Contradicts()})
		}
	}
	slices.SortStableFunc(x.Pairs, func(a, b pair) int {
		switch {
		case a.Grave == b.Grave:
			return 0
		case a.Grave:
			return -1
		}
		return 1
	})
	x.Slip = len(x.Wrong) > 0
}

// metric is the key figure of a metric.
func (m *maker) metric(metric indicators.Metric, k indicators.Key) keyItem {
	x := keyItem{
		ID: string(metric.ID), Label: m.name(metric.Name, string(metric.ID)), Perimeter: m.perimeter(k.Perimeter),
		Formula: m.formula(metric),
	}
	r, err := m.view.Eval(metric, k)
	if err != nil {
		x.None = m.say("the figures that it needs are not published")
		return x
	}
	name := of("metric", metric.ID, r.Key)
	x.Number = m.computed(r.Quantity, name)
	exact := number{Value: r.Quantity, Of: name, Said: m.tell(r.Quantity)}
	if exact.Said != x.Number.Said {
		x.Exact = exact
	}
	for _, in := range r.Inputs() {
		i, _ := m.sector.Catalogue().Indicator(in.Key.Indicator)
		x.Inputs = append(x.Inputs, operand{
			Label: m.name(i.Name, string(in.Key.Indicator)), Number: m.answer(in), Ref: string(in.Key.Indicator),
		})
	}
	if data, err := r.Explanation().JSON(); err == nil {
		x.Explanation = escaped(string(data))
	}
	return x
}

// accusedOf returns the observations that an error accuses.
func accusedOf(all []finding.Finding) map[indicators.ID]bool {
	accused := map[indicators.ID]bool{}
	for _, f := range all {
		if id, ok := recordOf(f.Path); ok && f.Severity == finding.SeverityError && f.IsOpen() {
			accused[id] = true
		}
	}
	return accused
}
