package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

func ind001(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND001", Family: FamilyStructure, Severity: finding.SeverityError,
			Title: messages.Text("figure that does not say what it measures"),
			Mend:  messages.Text("state what is missing, as the source has it"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			k := row.Key()
			if row.Role() != 0 && row.Source() != "" && k.Indicator != "" && k.Period.IsSet() {
				return
			}
			o := row.Observation()
			for _, m := range [...]struct {
				member string
				set    bool
			}{
				{"role", o.Role != 0}, {"source", o.Source != ""},
				{"key/indicator", k.Indicator != ""}, {"key/period", k.Period.IsSet()},
			} {
				if !m.set {
					r.Add(
						pathOf(o)+"/"+m.member,
						messages.Text("not stated: {member}"), rulekit.Word("member", m.member),
					).Cite(cited(o))
				}
			}
		}),
	}
}

func ind002(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND002", Family: FamilyStructure, Severity: finding.SeverityWarning,
			Title: messages.Text("not known when it was published"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			at := map[indicators.ID]*rulekit.Draft{}
			for row := range s.view.Rows(indicators.Selector{}) {
				if row.Published().IsSet() {
					continue
				}
				o := row.Observation()
				path := pathOf(o) + "/published"
				if _, ok := s.view.Dataset().Source(o.Source); ok {
					path = cite.Pointer("sources", string(o.Source)) + "/date"
				}
				f := at[o.Source]
				if f == nil || o.Source == "" {
					f = r.Add(
						path,
						messages.Text("it is not said when this was published: no view of a stated day sees it"),
					).
						Suggest(messages.Text("state the year at least"))
					at[o.Source] = f
				}
				f.CiteSome(maxEvidence, cited(o))
			}
		}),
	}
}

func ind003(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND003", Family: FamilyStructure, Severity: finding.SeverityWarning,
			Title: messages.Text("derived figure that does not say from what"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if row.Role() != indicators.RoleDerived {
				return
			}
			if o := row.Observation(); len(o.From) == 0 {
				r.Add(
					pathOf(o)+"/from",
					messages.Text(
						"{value} is derived, and does not say from what",
					), rulekit.Quantity("value", o.Quantity()),
				).Cite(cited(o)).
					Suggest(messages.Text("name the observations it was derived from"))
			}
		}),
	}
}

func ind004(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND004", Family: FamilyStructure, Severity: finding.SeverityError,
			Title: messages.Text("correction without support"),
			Mend:  messages.Text("complete the correction, or withdraw it"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			for c := range s.view.Corrections() {
				for _, m := range [...]struct {
					member string
					set    bool
				}{
					{"author", c.Author != ""}, {"evidence", len(c.Evidence) > 0}, {"figure", c.Figure.IsSet()},
					{"known", c.Known.IsSet()}, {"observation", c.Observation != ""}, {"reason", c.Reason != ""},
				} {
					if !m.set {
						f := r.Add(
							cite.Pointer("corrections", string(c.ID))+"/"+m.member,
							messages.Text(
								"a correction is incomplete; it does not state: {member}",
							), rulekit.Word("member", m.member),
						)
						if o, ok := s.view.Dataset().Observation(c.Observation); ok && s.view.Sees(o) {
							f.Cite(cited(o))
						}
					}
				}
			}
		}),
	}
}

func ind005(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND005", Family: FamilyUnreadable, Severity: finding.SeverityError,
			Title: messages.Text("unreadable figure without a possible reading"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if row.Quantity().Figure.IsSet() || len(row.Candidates()) > 0 {
				return
			}
			if o := row.Observation(); !voided(o.Status) {
				r.Add(
					pathOf(o)+"/figure",
					messages.Text("no figure can be read, and no possible reading is given"),
				).Cite(cited(o)).
					Suggest(messages.Text("add the possible readings"))
			}
		}),
	}
}

func ind006(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND006", Family: FamilyStructure, Severity: finding.SeverityWarning,
			Title: messages.Text("no perimeter assigned"),
			Mend:  messages.Text("give the perimeter that the figure counts"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			with := map[indicators.ID]bool{} // indicators whose figures name a perimeter
			for k := range s.view.Dataset().SeriesKeys() {
				if k.Perimeter != "" {
					with[k.Indicator] = true
				}
			}
			for row := range s.view.Rows(indicators.Selector{}) {
				if k := row.Key(); k.Perimeter == "" && with[k.Indicator] {
					o := row.Observation()
					r.Add(
						pathOf(o)+"/key/perimeter",
						messages.Text(
							"no perimeter is given, though other figures of {indicator} have one",
						), s.indicatorArg(o.Key.Indicator),
					).Cite(cited(o))
				}
			}
		}),
	}
}
