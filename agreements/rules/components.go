package rules

import (
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr081: components exceed the total.
func agr081() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR081", Family: FamilyComponents, Severity: finding.SeverityError,
			Title: messages.Text("components exceed the total"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			if sum, _, ok := componentSum(t); ok && sum.Figure.Greater(t.Value.Figure) == figure.Yes {
				r.Add(path+"/components", messages.Text("the components add up to {sum}, the total is {value}"),
					rulekit.Quantity("sum", sum), rulekit.Quantity("value", t.Value)).
					Cite(measured(path, t.Value, t.Cites)...)
			}
		}),
	}
}

// agr082: components do not make the total.
func agr082() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR082", Family: FamilyComponents, Severity: finding.SeverityError,
			Title: messages.Text("components do not add up to the total"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			sum, all, ok := componentSum(t)
			if ok && all && t.Exhaustive && sum.Figure.Less(t.Value.Figure) == figure.Yes {
				r.Add(path+"/components", messages.Text("all components together add up to {sum}, not {value}"),
					rulekit.Quantity("sum", sum), rulekit.Quantity("value", t.Value)).
					Cite(measured(path, t.Value, t.Cites)...)
			}
		}),
	}
}

// agr083: share does not fit part and total.
func agr083() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR083", Family: FamilyComponents, Severity: finding.SeverityWarning,
			Title: messages.Text("share does not fit part and total"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for _, x := range t.Components {
				part, err := x.Value.In(t.Value.Unit)
				if err != nil || !part.IsSet() || !x.Share.IsSet() {
					continue
				}
				computed, err := figure.Share(part.Figure, t.Value.Figure)
				if err != nil {
					continue
				}
				// As a percentage, of which the last digit may be rounded or cut; what is none
				// is unset and differs from nothing.
				q, _ := figure.Quantity{Figure: computed}.In(percent)
				share, _ := x.Share.In(percent)
				if q.Figure.Same(digits.Stated(share.Figure).Read(figure.Either)) != figure.No {
					continue
				}
				q, _ = q.In(x.Share.Unit)
				at := path + cite.Pointer("components", string(x.ID))
				r.Add(at+"/share", messages.Text(
					"the share is given as {share}, but {part} of {value} is {computed}",
				),
					rulekit.Quantity("share", x.Share), rulekit.Quantity("part", x.Value), rulekit.Quantity("value", t.Value),
					rulekit.Quantity("computed", q)).
					Cite(cited(at, x.Cites)...)
			}
		}),
	}
}

var percent = figure.MustParseUnit("percent")

// agr084: component counted twice.
func agr084() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR084", Family: FamilyComponents, Severity: finding.SeverityWarning,
			Title: messages.Text("component counted twice"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			for i, x := range t.Components {
				for _, y := range t.Components[:i] {
					if !x.Breakdown.IsTotal() && x.Breakdown == y.Breakdown || x.Target != "" && x.Target == y.Target {
						at := path + cite.Pointer("components", string(x.ID))
						r.Add(at, messages.Text("the same part stands in {other}"),
							rulekit.Word("other", string(y.ID))).
							Cite(cited(at, x.Cites)...).
							Cite(cited(path+cite.Pointer("components", string(y.ID)), y.Cites)...)
					}
				}
			}
		}),
	}
}

// agr085: result attributed more than once.
func agr085() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR085", Family: FamilyComponents, Severity: finding.SeverityError,
			Title: messages.Text("result attributed more than once"),
		},
		Check: rulekit.Gather(checkAttributions),
	}
}

// agr086: attributed to a target of another unit.
func agr086() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR086", Family: FamilyComponents, Severity: finding.SeverityError,
			Title: messages.Text("attributed to a target of another unit"),
		},
		Check: perAttribution(func(s Scope, v Version, x agreements.Attribution, part, whole agreements.Target, r *report) {
			if !part.Value.Unit.Compatible(whole.Value.Unit) {
				r.Add(v.Path(ref(agreements.RecordAttributions, x.ID))+"/to", messages.Text(
					"unit of the part: {part}; unit of the whole: {whole}",
				),
					rulekit.Word("part", part.Value.Unit.String()), rulekit.Word("whole", whole.Value.Unit.String()))
			}
		}),
	}
}

// agr087: part greater than the whole it counts towards.
func agr087() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR087", Family: FamilyComponents, Severity: finding.SeverityWarning,
			Title: messages.Text("part greater than the whole it counts towards"),
		},
		Check: perAttribution(func(s Scope, v Version, x agreements.Attribution, part, whole agreements.Target, r *report) {
			q, err := part.Value.In(whole.Value.Unit)
			if err != nil || part.Basis != whole.Basis {
				return
			}
			if x.Share.IsSet() {
				if q, err = q.Mul(x.Share); err != nil {
					return
				}
				if q, err = q.In(whole.Value.Unit); err != nil {
					return
				}
			}
			if q.Figure.Greater(whole.Value.Figure) == figure.Yes {
				r.Add(v.Path(ref(agreements.RecordAttributions, x.ID)), messages.Text(
					"the part, {part}, exceeds the whole, {whole}",
				),
					rulekit.Quantity("part", q), rulekit.Quantity("whole", whole.Value))
			}
		}),
	}
}

// componentSum returns the sum of the components that have a value, in the
// target's unit, and whether all have one.
func componentSum(t agreements.Target) (sum figure.Quantity, all, ok bool) {
	var figures []figure.Figure
	all = true
	for _, x := range t.Components {
		if !x.Value.IsSet() {
			all = false
			continue
		}
		q, err := x.Value.In(t.Value.Unit)
		if err != nil {
			return sum, false, false
		}
		figures = append(figures, q.Figure)
	}
	if len(figures) == 0 {
		return sum, all, false
	}
	f, err := figure.Sum(figures...)
	return figure.Quantity{Figure: f, Unit: t.Value.Unit}, all, err == nil
}

// perAttribution adapts to Rule.Check a check of one attribution
// whose two targets are there.
func perAttribution(check func(s Scope, v Version, x agreements.Attribution, part, whole agreements.Target, r *report)) checkFunc {
	return perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
		for _, x := range c.Attributions {
			h, ok := s.Book().Agreement(x.Agreement)
			if !ok {
				continue
			}
			part, ok := c.Target(x.Target)
			whole, ok2 := h.AsOf(v.Valid(), s.Known()).Target(x.To)
			if ok && ok2 {
				check(s, v, x, part, whole, r)
			}
		}
	})
}

// checkAttributions asks that no result is given away more than once, and that
// no chain of attributions comes back to itself.
func checkAttributions(s Scope, r *report) {
	type node struct{ agreement, target agreements.ID }
	next := make(map[node][]node)
	for v := range s.Final() {
		for _, x := range v.Agreement.Content.Attributions {
			from := node{v.ID(), x.Target}
			next[from] = append(next[from], node{x.Agreement, x.To})
		}
	}
	for v := range s.Final() {
		given := make(map[agreements.ID]figure.Figure)
		for _, x := range v.Agreement.Content.Attributions {
			path := v.Path(ref(agreements.RecordAttributions, x.ID))
			share := figure.FromInt64(1)
			if x.Share.IsSet() {
				q, err := x.Share.In(figure.Unit{})
				if err != nil {
					continue
				}
				share = q.Figure
			}
			sum := share
			if before, ok := given[x.Target]; ok {
				if f, err := before.Add(share); err == nil {
					sum = f
				}
			}
			given[x.Target] = sum
			if sum.Greater(figure.FromInt64(1)) == figure.Yes {
				r.Add(path, messages.Text("{sum} times the result of target “{target}” is attributed in all"),
					rulekit.Word("target", string(x.Target)), rulekit.Word("sum", sum.String()))
				continue
			}
			// Walk on from the target that it counts towards.
			start := node{v.ID(), x.Target}
			todo, been := []node{{x.Agreement, x.To}}, make(map[node]bool)
			for len(todo) > 0 {
				n := todo[0]
				todo = todo[1:]
				if n == start {
					r.Add(path, messages.Text("the result ends up counting towards itself"))
					break
				}
				if !been[n] {
					been[n] = true
					todo = append(todo, next[n]...)
				}
			}
		}
	}
}
