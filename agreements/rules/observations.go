package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr091: target that nobody has measured.
func agr091() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR091", Family: FamilyObservations, Severity: finding.SeverityInfo,
			Title: messages.Text("target that nobody has measured"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, m := range t.Measures {
				if len(s.Observed(t, m)) > 0 {
					return
				}
			}
			if len(t.Measures) > 0 {
				r.Add(path+"/measures", messages.Text(
					"no known value counts towards this target",
				)).Cite(cited(path, t.Cites)...)
			}
		}),
	}
}

// agr092: claim that nobody has verified.
func agr092() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR092", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("claim that nobody has verified"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, m := range t.Measures {
				all := s.Observed(t, m)
				if len(all) == 0 || slices.ContainsFunc(all, func(o indicators.Observation) bool { return o.Assurance >= indicators.Verified }) {
					continue
				}
				// Evidence of the agreement may verify what the observation does not say.
				if slices.ContainsFunc(v.Agreement.Content.Evidence, func(e agreements.Evidence) bool {
					return e.Assurance >= indicators.Verified && (slices.Contains(e.Supports, ref(agreements.RecordTargets, t.ID)) ||
						slices.ContainsFunc(all, func(o indicators.Observation) bool { return slices.Contains(e.Observations, o.ID) }))
				}) {
					continue
				}
				last := all[len(all)-1]
				r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
					"the value {value} ({period}) is claimed; nobody is known to have verified it",
				),
					rulekit.Quantity("value", last.Quantity()), rulekit.Time("period", last.Key.Period)).
					Cite(finding.EvidenceOf(last, wording.Text{})).
					Suggest(messages.Text("add a certificate or an audit"))
			}
		}),
	}
}

// agr093: running total that falls.
func agr093() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR093", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("running total that falls"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, m := range t.Measures {
				if m.Counting != agreements.CountRunning {
					continue
				}
				var before indicators.Observation
				for _, o := range s.Observed(t, m) {
					q, err := o.Quantity().In(before.Unit)
					if before.ID != "" && err == nil && o.Key.Period.Last().After(before.Key.Period.Last()) &&
						q.Figure.Less(before.Figure) == figure.Yes {
						r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
							"the running total {value} ({period}) is below the one before, {before}",
						),
							rulekit.Quantity("value", o.Quantity()), rulekit.Time("period", o.Key.Period),
							rulekit.Quantity("before", before.Quantity())).
							Cite(finding.EvidenceOf(before, wording.Text{})).
							Cite(finding.EvidenceOf(o, wording.Text{}))
					}
					before = o
				}
			}
		}),
	}
}

// agr094: baseline and measure of different perimeters.
func agr094() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR094", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("baseline and measure of different perimeters"),
		},
		Check: perReading(func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report) {
			b, _ := t.Baseline(x.Baseline)
			m, ok := t.Measure(x.Measure)
			if !ok || !s.otherPerimeter(b, m) {
				return
			}
			o, _ := s.view.Dataset().Observation(b.Observation)
			r.Add(path+cite.Pointer("baselines", string(b.ID)), messages.Text(
				"the baseline is of perimeter “{from}”, the measure of “{to}”: their difference is no progress",
			),
				s.perimeter("from", o.Key.Perimeter), s.perimeter("to", m.Perimeter)).
				Cite(finding.EvidenceOf(o, wording.Text{}))
		}),
	}
}

// agr095: total counted from another day.
func agr095() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR095", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("total counted from another day"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, m := range t.Measures {
				if m.Counting != agreements.CountRunning || !t.Start.IsSet() {
					continue
				}
				for _, o := range s.Observed(t, m) {
					if o.Key.Period.First().Compare(roughly(t.Start.First(), o.Key.Period)) < 0 {
						r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
							"start of the total {value}: {from}; start of the target: {start}",
						),
							rulekit.Quantity("value", o.Quantity()), day("from", o.Key.Period.First()),
							day("start", t.Start.First())).
							Cite(finding.EvidenceOf(o, wording.Text{}))
					}
				}
			}
		}),
	}
}

// agr096: declared and verified differ.
func agr096() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR096", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("declared and verified differ"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, m := range t.Measures {
				all := s.Observed(t, m)
				for i, o := range all {
					for _, x := range all[:i] {
						if o.Key != x.Key || (o.Assurance >= indicators.Verified) == (x.Assurance >= indicators.Verified) {
							continue
						}
						claim, check := o, x
						if claim.Assurance >= indicators.Verified {
							claim, check = x, o
						}
						q, err := check.Quantity().In(claim.Unit)
						if err != nil || q.Figure.Same(claim.Figure) != figure.No {
							continue
						}
						r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
							"declared ({period}): {declared}; found: {verified}",
						),
							rulekit.Quantity("declared", claim.Quantity()), rulekit.Quantity("verified", check.Quantity()),
							rulekit.Time("period", claim.Key.Period)).
							Cite(finding.EvidenceOf(claim, wording.Text{})).
							Cite(finding.EvidenceOf(check, wording.Text{}))
					}
				}
			}
		}),
	}
}

// agr097: evidence that supports nothing.
func agr097() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR097", Family: FamilyObservations, Severity: finding.SeverityInfo,
			Title: messages.Text("evidence that supports nothing"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, e := range c.Evidence {
				if len(e.Supports)+len(e.Observations) == 0 {
					path := v.Path(ref(agreements.RecordEvidence, e.ID))
					r.Add(path, messages.Text(
						"it is not said what this evidence shows",
					)).Cite(cited(path, e.Cites)...)
				}
			}
		}),
	}
}

// agr098: series that breaks on the way to the target.
func agr098() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR098", Family: FamilyObservations, Severity: finding.SeverityWarning,
			Title: messages.Text("series that breaks on the way to the target"),
			Mend: messages.Text(
				"ask for the baseline under the new definition, or for the last value under the old one",
			),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			if s.noFigures || len(t.Measures) == 0 {
				return
			}
			a, err := v.Assess(t.ID, s.view, period.MustDate(9999, 12, 31))
			if err != nil {
				return
			}
			for _, x := range a.Readings {
				m, _ := t.Measure(x.Measure)
				b, _ := t.Baseline(x.BaselineID)
				if x.Actual.Undefined != progress.SeriesBreaks || s.otherPerimeter(b, m) {
					continue
				}
				f := r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
					"the series breaks, or changes its perimeter: no progress is computed across",
				))
				for _, id := range append([]indicators.ID{b.Observation}, x.Actual.SetAside...) {
					if o, ok := s.view.Dataset().Observation(id); ok && s.view.Sees(o) {
						f.Cite(finding.EvidenceOf(o, wording.Text{}))
					}
				}
			}
		}),
	}
}

// otherPerimeter reports whether a baseline is of another perimeter than the one
// that a measure names.
func (s Scope) otherPerimeter(b agreements.Baseline, m agreements.Measure) bool {
	o, ok := s.view.Dataset().Observation(b.Observation)
	return ok && s.view.Sees(o) && m.Perimeter != "" && o.Key.Perimeter != "" && m.Perimeter != o.Key.Perimeter
}

// roughly returns the first day from which a count since d may be said to run
// by somebody who speaks in whole years, or months, as p does: "2016-2018" for
// what is counted since May 2016.
func roughly(d period.Date, p period.Period) period.Date {
	first, last := p.First(), p.Last()
	switch {
	case first.YearDay() == 1 && last.AddDays(1).YearDay() == 1:
		return period.At(d, period.KindYear).First()
	case first.Day() == 1 && last.AddDays(1).Day() == 1:
		return period.At(d, period.KindMonth).First()
	}
	return d
}
