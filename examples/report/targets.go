package main

import (
	"slices"

	"math/big"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// assess assesses a target as it stands where no source is chosen: where sources
// disagree, the range that holds them all speaks.
func (m *maker) assess(id agreements.ID, config indicators.ViewConfig) (agreements.Assessment, error) {
	config.Policy = indicators.Unanimous
	version := m.history().AsOf(m.at, config.Known)
	a, err := version.Assess(id, m.sector.View(config), m.at)
	if err != nil {
		return a, err
	}
	for _, x := range a.Readings {
		if x.Actual.Undefined == progress.SourcesDisagree {
			config.Policy = indicators.Hull
			return version.Assess(id, m.sector.View(config), m.at)
		}
	}
	return a, nil
}

// history returns the agreement of the report with all that ever changed.
func (m *maker) history() agreements.History {
	h, _ := m.sector.Agreement(m.agreement)
	return h
}

// targets gathers the targets of the agreement.
func (m *maker) targets() (all []target, err error) {
	var bases []string
	for _, t := range m.version.Agreement().Targets {
		a, err := m.assess(t.ID, m.view.Config())
		if err != nil {
			return nil, err
		}
		x := target{
			ID: string(t.ID), Label: m.counted(t), Value: m.computed(a.Value, of("target", t.ID)),
			Deadline: m.period(t.Deadline), Standing: a.Status.Text(m.lang), Class: class(a.Status), When: page.WhenOf(a),
		}
		if !t.Deadline.IsSet() {
			x.Deadline = ""
		}
		for _, r := range a.Readings {
			x.Readings = append(x.Readings, m.reading(t.ID, r))
			x.Accused = x.Accused || m.restsOnError(r)
		}
		if x.Accused {
			x.Class = "open"
		}
		if data, err := a.Explanation().JSON(); err == nil {
			x.Explanation = escaped(string(data))
		}
		all = append(all, x)
		bases = append(bases, a.Basis.Text(m.lang))
	}
	alike := map[string]int{}
	for _, x := range all {
		alike[x.Label]++
	}
	for i, x := range all { // of several that count the same, each says how it counts
		if alike[x.Label] > 1 {
			all[i].Label += " (" + bases[i] + ")"
		}
	}
	return all, nil
}

// restsOnError reports whether an error accuses a figure that a reading is measured by.
func (m *maker) restsOnError(r agreements.ReadingAssessment) bool {
	for _, a := range r.Actual.Answers {
		if slices.ContainsFunc(a.Chosen, func(id indicators.ID) bool { return m.accused[id] }) {
			return true
		}
	}
	return false
}

// counted names what a target counts: its first indicator.
func (m *maker) counted(t agreements.Target) string {
	level := 0
	for i, x := range t.Measures {
		if x.Counting == agreements.CountLevel {
			level = i
			break
		}
	}
	if len(t.Measures) > 0 {
		if i, ok := m.sector.Catalogue().Indicator(t.Measures[level].Indicator); ok {
			return m.name(i.Name, string(i.ID))
		}
	}
	return m.name(t.Name, string(t.ID))
}

// class is how a standing is coloured.
func class(s progress.StandingSet) string {
	x, ok := s.Certain()
	switch {
	case !ok && s.Len() == 0:
		return "none"
	case !ok:
		return "open"
	case x == progress.Met, x == progress.Ahead, x == progress.OnTrack:
		return "good"
	case x == progress.Behind, x == progress.Missed:
		return "bad"
	}
	return "none"
}

// reading is a target under one reading.
func (m *maker) reading(id agreements.ID, r agreements.ReadingAssessment) reading {
	of := func(member string) string { return of("reading", id, r.ID, member) }
	x := reading{
		ID: string(r.ID), Basis: r.Basis.Text(m.lang),
		Baseline: m.computed(r.Baseline, of("baseline")), Target: m.computed(r.Target, of("target")),
		Actual: m.computed(r.Actual.Quantity, of("actual")), AsOf: m.date(r.Actual.AsOf),
		Progress: m.percent(r.Progress, of("progress")),
		Standing: r.Status.Text(m.lang), Class: class(r.Status),
	}
	if why, _ := r.Why.Display(m.lang); why != "" {
		x.Why = clean(why, 300)
	} else {
		x.Why, x.Basis = x.Basis, ""
	}
	if day := page.WhenOfReading(m.at, r).Days[0]; day != m.at {
		x.Day = m.date(day)
	}
	if !r.Undefined.IsDefined() {
		x.None = r.Undefined.Text(m.lang)
	}
	if expected, err := figure.Progress(r.Expected.Figure, r.Baseline.Figure, r.Target.Figure); err == nil &&
		r.Expected.IsSet() && r.Baseline.IsSet() {
		x.Expected = m.percent(expected.WithoutResolution(), of("expected"))
		x.Bar.Expected, x.Bar.HasExpected = part(expected.Lower()), true
	}
	if r.Progress.IsSet() {
		x.Bar.Set = true
		x.Bar.About = r.Progress.Approximate()
		x.Bar.Certain, x.Bar.Possible = 0, 10000
		if b := r.Progress.Lower(); !b.Infinite {
			x.Bar.Certain = part(b)
		}
		if b := r.Progress.Upper(); !b.Infinite {
			x.Bar.Possible = part(b)
		}
	}
	for _, o := range r.Actual.Chosen {
		if o, ok := m.sector.Dataset().Observation(indicators.ID(o)); ok {
			x.Chosen = append(x.Chosen, m.row(o))
		}
	}
	return x
}

// part is where a ratio lies on a bar of 100.
func part(b figure.Bound) px {
	if b.Value == nil {
		return 0
	}
	at := along(b.Value, new(big.Rat), big.NewRat(1, 1), 10000)
	return min(max(at, 0), 10000)
}
