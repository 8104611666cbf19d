package main

import (
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// most is how many changes of a kind are listed; the rest is counted.
const most = 12

// changed says what became known between two days.
func (m *maker) changed(r *report) *changes {
	before := m.view.Config()
	before.Known = m.since
	old := m.sector.View(before)
	x := &changes{Before: m.since}
	for o := range m.view.Observations(indicators.Selector{}) {
		if old.Sees(o) {
			continue
		}
		x.New++
		if m.isMeasured(o.Key) && len(x.Rows) < most {
			x.Rows = append(x.Rows, m.row(o))
		}
	}
	x.More = x.New - len(x.Rows)
	m.keysMoved(x, r, old)
	m.readingsMoved(x, r, before)
	m.findingsMoved(x, before)
	return x
}

// isMeasured reports whether a key is of what a chart shows.
func (m *maker) isMeasured(k indicators.Key) bool {
	for _, x := range m.measured() {
		if x.Indicator == k.Indicator && x.Area == k.Area && k.Breakdown.IsTotal() {
			return true
		}
	}
	return false
}

func (m *maker) keysMoved(x *changes, r *report, old indicators.View) {
	now := m.view
	defer func() { m.view = now }()
	m.view = old
	earlier, _ := m.keyFigures(m.measured())
	for _, k := range r.Keys {
		y := moved{Label: k.Label, After: k.Number, IsNone: k.None, WasNone: m.say("no value is published")}
		for _, e := range earlier {
			if e.ID == k.ID {
				y.Before, y.WasNone = since(e.Number), e.None
			}
		}
		y.HasDifference = !y.Before.Value.Equal(y.After.Value)
		if y.HasDifference {
			x.Keys = append(x.Keys, y)
		}
	}
}

// since marks a number as one of the earlier day.
func since(n number) number {
	if n.IsSet() {
		n.Of = "before " + n.Of
	}
	return n
}

func (m *maker) readingsMoved(x *changes, r *report, before indicators.ViewConfig) {
	for _, t := range r.Targets {
		a, err := m.assess(agreements.ID(t.ID), before)
		for _, now := range t.Readings {
			y := moved{
				Label: t.Label + m.say(": ") + now.Why, After: now.Progress, IsNone: now.None, StandingIs: now.Standing,
				WasNone: m.say("not known"), StandingWas: m.say("not known"),
			}
			if err == nil {
				if e, ok := a.Reading(agreements.ID(now.ID)); ok {
					old := m.reading(agreements.ID(t.ID), e)
					y.Before, y.WasNone, y.StandingWas = since(old.Progress), old.None, old.Standing
				}
			}
			y.SameStanding = y.StandingIs == y.StandingWas
			if !y.Before.Value.Equal(y.After.Value) || !y.SameStanding {
				x.Readings = append(x.Readings, y)
			}
		}
	}
}

func (m *maker) findingsMoved(x *changes, before indicators.ViewConfig) {
	old := m.sector.CheckAs(indicators.ViewConfig{Known: before.Known})
	same := func(all []finding.Finding) map[string]bool {
		had := map[string]bool{}
		for _, f := range all {
			had[string(f.Code)+" "+f.Path+" "+f.Fingerprint] = true
		}
		return had
	}
	had, has := same(old), same(m.found)
	for key := range had {
		if !has[key] {
			x.Gone++
		}
	}
	for _, f := range m.found {
		if had[string(f.Code)+" "+f.Path+" "+f.Fingerprint] {
			continue
		}
		x.Arrived++
		if f.Severity == finding.SeverityError {
			x.Come = append(x.Come, m.finding(f))
		}
	}
}

// firstKnown returns the day on which the first figure was known.
func firstKnown(v indicators.View) (first period.Date) {
	for o := range v.Observations(indicators.Selector{}) {
		if last := v.Published(o).Last(); last.IsSet() && (!first.IsSet() || last.Before(first)) {
			first = last
		}
	}
	return first
}
