package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr121: condition without a test.
func agr121() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR121", Family: FamilyConditions, Severity: finding.SeverityWarning,
			Title: messages.Text("condition without a test"),
		},
		Check: perCondition(func(s Scope, v Version, c agreements.Content, n agreements.Condition, path string, r *report) {
			if len(n.Tests) == 0 {
				r.Add(path+"/tests", messages.Text(
					"it is not said how to know whether the condition is met",
				)).Cite(cited(path, n.Cites)...)
			}
		}),
	}
}

// agr122: condition that nothing depends on.
func agr122() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR122", Family: FamilyConditions, Severity: finding.SeverityInfo,
			Title: messages.Text("condition that nothing depends on"),
		},
		Check: perCondition(func(s Scope, v Version, c agreements.Content, n agreements.Condition, path string, r *report) {
			for _, i := range c.Instruments {
				if slices.ContainsFunc(i.Tranches, func(t agreements.Tranche) bool { return slices.Contains(t.Conditions, n.ID) }) ||
					slices.ContainsFunc(i.Clawbacks, func(b agreements.Clawback) bool { return b.Condition == n.ID }) {
					return
				}
			}
			r.Add(path, messages.Text(
				"no tranche and no clawback depends on this condition",
			)).Cite(cited(path, n.Cites)...)
		}),
	}
}

// agr123: condition tested after the money is due.
func agr123() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR123", Family: FamilyConditions, Severity: finding.SeverityWarning,
			Title: messages.Text("condition tested after the money is due"),
		},
		Check: perCondition(func(s Scope, v Version, c agreements.Content, n agreements.Condition, path string, r *report) {
			for _, i := range c.Instruments {
				for _, t := range i.Tranches {
					if !slices.Contains(t.Conditions, n.ID) || !t.Due.IsSet() {
						continue
					}
					for _, x := range n.Tests {
						if x.By.IsSet() && x.By.First().Compare(t.Due.Last()) > 0 {
							r.Add(path+cite.Pointer("tests", string(x.ID))+"/by", messages.Text(
								"tested ({by}) only after the money is due ({due})",
							),
								rulekit.Time("by", x.By), rulekit.Time("due", t.Due)).Cite(cited(path, n.Cites)...)
						}
					}
				}
			}
		}),
	}
}

// agr124: test that says too little.
func agr124() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR124", Family: FamilyConditions, Severity: finding.SeverityError,
			Title: messages.Text("test that says too little"),
		},
		Check: perCondition(func(s Scope, v Version, c agreements.Content, n agreements.Condition, path string, r *report) {
			for _, x := range n.Tests {
				var lacks string
				switch x.Kind {
				case agreements.ConditionProgress, agreements.ConditionAmount:
					switch {
					case x.Target == "":
						lacks = "target"
					case !x.AtLeast.IsSet():
						lacks = "at_least"
					}
				case agreements.ConditionEvidence:
					if x.Evidence == 0 {
						lacks = "evidence"
					}
				case agreements.ConditionDate:
					if !x.By.IsSet() {
						lacks = "by"
					}
				case agreements.ConditionState:
					if x.State == 0 {
						lacks = "state"
					}
				}
				if lacks != "" {
					r.Add(path+cite.Pointer("tests", string(x.ID)), messages.Text(
						"what it lacks: {member}",
					), rulekit.Word("member", lacks)).Cite(cited(path, n.Cites)...)
					continue
				}
				unit := figure.Unit{}
				if t, ok := c.Target(x.Target); ok && x.Kind == agreements.ConditionAmount {
					unit = t.Value.Unit
				}
				if x.AtLeast.IsSet() && !x.AtLeast.Unit.Compatible(unit) {
					r.Add(path+cite.Pointer("tests", string(x.ID))+"/at_least", messages.Text(
						"unit {got} is not measured in {want}",
					),
						rulekit.Word("got", x.AtLeast.Unit.String()), rulekit.Word("want", unit.String()))
				}
			}
		}),
	}
}

// perCondition adapts a check of one condition to Rule.Check.
func perCondition(check func(s Scope, v Version, c agreements.Content, n agreements.Condition, path string, r *report)) checkFunc {
	return perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
		for _, n := range c.Conditions {
			check(s, v, c, n, v.Path(ref(agreements.RecordConditions, n.ID)), r)
		}
	})
}
