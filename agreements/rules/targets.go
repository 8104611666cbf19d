package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr061: agreement without a target.
func agr061() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR061", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("agreement without a target"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			switch v.Agreement.Form {
			case agreements.FormLoan, agreements.FormCircular, agreements.FormCharter, agreements.FormActivity,
				agreements.FormSupply:
				return // these need none
			}
			if len(c.Targets) == 0 {
				r.Add(v.path()+"/targets", messages.Text(
					"no number to be reached is given: its progress cannot be measured",
				)).
					Cite(cited(v.path(), v.Agreement.Cites)...).
					Suggest(messages.Text(
						"add the targets with their basis and source, or note that the agreement sets none",
					))
			}
		}),
	}
}

// agr062: basis left open.
func agr062() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR062", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("basis left open"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			if t.Basis != agreements.BasisOpen {
				return
			}
			found := r.Add(path+"/basis", messages.Text("{value}: the sources leave {n} readings ({bases})"),
				rulekit.Quantity("value", t.Value), rulekit.Number("n", len(t.Readings)),
				bases("bases", t.Readings...))
			for _, x := range t.Readings {
				found.Cite(cited(path+cite.Pointer("readings", string(x.ID)), x.Cites)...)
			}
			found.Suggest(messages.Text("say whether it is a level, an addition or a sum, and from which baseline"))
		}),
	}
}

// agr063: target without a baseline.
func agr063() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR063", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target without a baseline"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, x := range t.Stated() {
				if m, ok := t.Measure(x.Measure); x.Baseline == "" && x.Basis.NeedsBaseline() &&
					(!ok || m.Counting == agreements.CountLevel || x.Basis != agreements.BasisAdditional) {
					r.Add(path+"/baselines", messages.Text(
						"basis “{basis}” needs a baseline, and none is given: progress cannot be computed",
					),
						bases("basis", x)).Cite(cited(path, t.Cites)...)
					return
				}
			}
		}),
	}
}

// agr064: baselines disagree.
func agr064() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR064", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("baselines disagree"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for i, b := range t.Baselines {
				for _, o := range t.Baselines[:i] {
					x, y := s.baseline(b), s.baseline(o)
					if b.At.IsSet() && o.At.IsSet() && b.At != o.At {
						continue // values of two years may differ
					}
					if b.Measure != o.Measure || !x.IsSet() || !y.IsSet() || x.Figure.Approximate() || y.Figure.Approximate() {
						continue
					}
					if y, err := y.In(x.Unit); err != nil || x.Figure.Same(y.Figure) != figure.No {
						continue
					}
					at := path + cite.Pointer("baselines", string(b.ID))
					r.Add(at, messages.Text(
						"baseline {one} in one source, {other} in another",
					), rulekit.Quantity("one", x), rulekit.Quantity("other", y)).
						Cite(measured(at, x, b.Cites)...).
						Cite(measured(path+cite.Pointer("baselines", string(o.ID)), y, o.Cites)...)
					break
				}
			}
		}),
	}
}

// agr065: target equals its baseline.
func agr065() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR065", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target equals its baseline"),
		},
		Check: perReading(func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report) {
			b, _ := t.Baseline(x.Baseline)
			from, to := s.baseline(b), valueOf(x, t)
			to, err := to.In(from.Unit)
			if x.Basis == agreements.BasisLevel && err == nil && from.IsSet() && from.Figure.Same(to.Figure) == figure.Yes {
				r.Add(path+"/value", messages.Text(
					"the target {value} equals its baseline: there is nothing to achieve",
				), rulekit.Quantity("value", t.Value)).
					Cite(measured(path+cite.Pointer("baselines", string(b.ID)), from, b.Cites)...)
			}
		}),
	}
}

// agr066: target without a deadline.
func agr066() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR066", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target without a deadline"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			if !t.Deadline.IsSet() {
				r.Add(path+"/deadline", messages.Text("it is not said by when {value} is to be reached"),
					rulekit.Quantity("value", t.Value)).Cite(cited(path, t.Cites)...)
			}
		}),
	}
}

// agr067: target without a measure.
func agr067() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR067", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target without a measure"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			if len(t.Measures) == 0 {
				r.Add(path+"/measures", messages.Text(
					"it is not said what counts: jobs created or held, net or gross",
				)).Cite(cited(path, t.Cites)...)
			}
		}),
	}
}

// agr068: units do not fit.
func agr068() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR068", Family: FamilyTargets, Severity: finding.SeverityError,
			Title: messages.Text("units do not fit"),
		},
		Check: perTarget(checkUnits),
	}
}

// agr069: measure does not fit the basis.
func agr069() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR069", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("measure does not fit the basis"),
		},
		Check: perReading(func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report) {
			m, ok := t.Measure(x.Measure)
			if !ok {
				return
			}
			counts := m.Counting == agreements.CountPeriods || m.Counting == agreements.CountRunning
			var wrong bool
			switch x.Basis {
			case agreements.BasisLevel, agreements.BasisChange, agreements.BasisMaintain:
				wrong = counts
			case agreements.BasisAdditional:
				wrong = counts && x.Baseline != ""
			case agreements.BasisCumulative:
				wrong = m.Counting == agreements.CountLevel
			}
			if wrong {
				r.Add(path+cite.Pointer("measures", string(m.ID)), messages.Text(
					"{indicator} is counted as {counting}, and the basis is “{basis}”: one does not measure the other",
				),
					s.indicator("indicator", m.Indicator), counting("counting", m.Counting),
					bases("basis", x)).
					Cite(cited(path, t.Cites)...)
			}
		}),
	}
}

// agr070: target lies the wrong way.
func agr070() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR070", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target in the wrong direction"),
		},
		Check: perReading(func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report) {
			b, _ := t.Baseline(x.Baseline)
			from, to := s.baseline(b), valueOf(x, t)
			to, err := to.In(from.Unit)
			if x.Basis != agreements.BasisLevel || err != nil || !from.IsSet() {
				return
			}
			up := to.Figure.Greater(from.Figure)
			if d := s.direction(t, x); d == figure.HigherIsBetter && up == figure.No &&
				to.Figure.Same(from.Figure) != figure.Yes || d == figure.LowerIsBetter && up == figure.Yes {
				r.Add(path+"/value", messages.Text(
					"the target is {value} and the baseline {from}: that is not the direction of improvement",
				),
					rulekit.Quantity("value", to), rulekit.Quantity("from", from)).
					Cite(measured(path+cite.Pointer("baselines", string(b.ID)), from, b.Cites)...)
			}
		}),
	}
}

// agr071: interim step off the way.
func agr071() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR071", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("interim step off the path"),
		},
		Check: perTarget(checkSteps),
	}
}

// agr072: two targets for one thing.
func agr072() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR072", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("two targets for one thing"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for i, t := range c.Targets {
				for _, u := range c.Targets[:i] {
					x, err := u.Value.In(t.Value.Unit)
					if err != nil || t.Basis != u.Basis || t.Deadline != u.Deadline || t.Start != u.Start || !sameMeasure(t, u) ||
						t.Value.Figure.Same(x.Figure) != figure.No {
						continue
					}
					path, other := v.Path(ref(agreements.RecordTargets, t.ID)), v.Path(ref(agreements.RecordTargets, u.ID))
					r.Add(path, messages.Text("two targets for one measure and one deadline: {one} and {other}"),
						rulekit.Quantity("one", t.Value), rulekit.Quantity("other", u.Value)).
						Cite(measured(path, t.Value, t.Cites)...).Cite(measured(other, u.Value, u.Cites)...)
				}
			}
		}),
	}
}

// agr073: target that nobody answers for.
func agr073() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR073", Family: FamilyTargets, Severity: finding.SeverityInfo,
			Title: messages.Text("target that nobody answers for"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, t := range c.Targets {
				if m, ok := c.Commitment(t.Commitment); !ok || len(m.Obligors) == 0 {
					path := v.Path(ref(agreements.RecordTargets, t.ID))
					r.Add(path+"/commitment", messages.Text(
						"no party undertakes to reach {value}",
					), rulekit.Quantity("value", t.Value)).Cite(cited(path, t.Cites)...)
				}
			}
		}),
	}
}

// agr074: change in percent of what is itself in percent.
func agr074() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR074", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("percent of a percentage, or percentage points"),
			Mend:  messages.Text("ask which is meant; percentage points are a target of the basis “additional”"),
		},
		Check: perReading(func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report) {
			m, ok := t.Measure(x.Measure)
			if !ok || x.Basis != agreements.BasisChange {
				return
			}
			if unit, ok := s.unitOf(m); ok && unit.Compatible(figure.Unit{}) {
				r.Add(path+"/value", messages.Text(
					"a change by {value} of {indicator}, which is a percentage itself: "+
						"it may be percent of it or percentage points",
				), rulekit.Quantity("value", t.Value), s.indicator("indicator", m.Indicator)).
					Cite(measured(path, t.Value, t.Cites)...)
			}
		}),
	}
}

// perTarget adapts a check of one target to Rule.Check.
func perTarget(check func(s Scope, v Version, t agreements.Target, path string, r *report)) checkFunc {
	return perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
		for _, t := range c.Targets {
			check(s, v, t, v.Path(ref(agreements.RecordTargets, t.ID)), r)
		}
	})
}

// perReading adapts to Rule.Check a check of one reading that the
// sources leave; it reports a target once.
func perReading(check func(s Scope, v Version, t agreements.Target, x agreements.TargetReading, path string, r *report)) checkFunc {
	return perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
		before := r.Len()
		for _, x := range t.Stated() {
			check(s, v, t, x, path, r)
			if r.Len() > before {
				return
			}
		}
	})
}

// baseline returns the value of a baseline: its own, else its observation's.
func (s Scope) baseline(b agreements.Baseline) figure.Quantity {
	if b.Value.Figure.IsSet() || b.Observation == "" {
		return b.Value
	}
	if o, ok := s.view.Dataset().Observation(b.Observation); ok && s.view.Sees(o) {
		return o.Quantity()
	}
	return figure.Quantity{}
}

// valueOf returns the value of the target under a reading.
func valueOf(x agreements.TargetReading, t agreements.Target) figure.Quantity {
	if x.Value.Figure.IsSet() {
		return x.Value
	}
	return t.Value
}

// direction returns which way is towards the target: its own word, else the
// indicator's.
func (s Scope) direction(t agreements.Target, x agreements.TargetReading) figure.Direction {
	if t.Direction != 0 {
		return t.Direction
	}
	m, _ := t.Measure(x.Measure)
	i, _ := s.view.Dataset().Catalogue().Indicator(m.Indicator)
	return i.Direction
}

// unitOf returns the unit of a measure's indicator.
func (s Scope) unitOf(m agreements.Measure) (figure.Unit, bool) {
	i, ok := s.view.Dataset().Catalogue().Indicator(m.Indicator)
	return i.Unit, ok
}

// checkUnits holds every quantity of a target against the target's own unit.
func checkUnits(s Scope, v Version, t agreements.Target, path string, r *report) {
	type pair struct{ want, got figure.Unit }
	told := map[pair]*rulekit.Draft{}
	bad := func(at string, want, got figure.Unit) {
		if first := told[pair{want, got}]; first != nil { // one finding for all that lack in one way
			first.Cite(finding.Evidence{Path: at})
			return
		}
		told[pair{want, got}] = r.Add(at, messages.Text("unit {got} is not measured in {want}"),
			rulekit.Word("got", got.String()), rulekit.Word("want", want.String())).Cite(cited(path, t.Cites)...)
	}
	own := t.Value.Unit
	relative := !slices.ContainsFunc(t.Bases(), func(b agreements.Basis) bool { return b != agreements.BasisShare && b != agreements.BasisChange })
	for _, m := range t.Measures {
		if u, ok := s.unitOf(m); ok && !relative && !u.Compatible(own) {
			bad(path+cite.Pointer("measures", string(m.ID)), own, u)
		}
	}
	if relative {
		if !own.Compatible(figure.Unit{}) {
			bad(path+"/value", figure.Unit{}, own)
		}
		return
	}
	for _, b := range t.Baselines {
		if q := s.baseline(b); q.IsSet() && !q.Unit.Compatible(own) {
			bad(path+cite.Pointer("baselines", string(b.ID)), own, q.Unit)
		}
	}
	for _, x := range t.Steps {
		if !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("steps", string(x.ID)), own, x.Value.Unit)
		}
	}
	for _, x := range t.Components {
		if x.Value.IsSet() && !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("components", string(x.ID)), own, x.Value.Unit)
		}
	}
	for _, x := range t.Readings {
		if x.Value.IsSet() && !x.Value.Unit.Compatible(own) {
			bad(path+cite.Pointer("readings", string(x.ID)), own, x.Value.Unit)
		}
	}
}

// checkSteps asks that steps lie before the deadline, between the start and
// each other, and on the way to the value.
func checkSteps(s Scope, v Version, t agreements.Target, path string, r *report) {
	steps := slices.Clone(t.Steps)
	slices.SortStableFunc(steps, func(a, b agreements.InterimStep) int { return a.By.Compare(b.By) })
	falls := t.Direction == figure.LowerIsBetter
	for i, x := range steps {
		at := path + cite.Pointer("steps", string(x.ID))
		late := t.Deadline.IsSet() && x.By.Last().Compare(t.Deadline.Last()) > 0
		early := t.Start.IsSet() && x.By.Last().Compare(t.Start.First()) < 0
		if late || early {
			r.Add(at, messages.Text("the step ({by}) lies outside the time of the target ({start} to {deadline})"),
				rulekit.Time("by", x.By), rulekit.Time("start", t.Start),
				rulekit.Time("deadline", t.Deadline)).
				Cite(cited(at, x.Cites)...)
			continue
		}
		next, what := t.Value, path+"/value"
		if i+1 < len(steps) {
			next, what = steps[i+1].Value, path+cite.Pointer("steps", string(steps[i+1].ID))
		}
		next, err := next.In(x.Value.Unit)
		if err != nil {
			continue
		}
		beyond := x.Value.Figure.Greater(next.Figure)
		if falls {
			beyond = x.Value.Figure.Less(next.Figure)
		}
		if beyond == figure.Yes {
			r.Add(at, messages.Text("the step {value} goes beyond what comes after, {next}"),
				rulekit.Quantity("value", x.Value), rulekit.Quantity("next", next)).
				Cite(cited(at, x.Cites)...).Cite(cited(what, nil)...)
		}
	}
}

// sameMeasure reports whether two targets have a series in common that counts.
func sameMeasure(t, u agreements.Target) bool {
	for _, m := range t.Measures {
		for _, n := range u.Measures {
			if m.Series() == n.Series() {
				return true
			}
		}
	}
	return false
}
