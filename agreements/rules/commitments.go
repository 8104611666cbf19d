package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr051: commitment without an obligor.
func agr051() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR051", Family: FamilyCommitments, Severity: finding.SeverityWarning,
			Title: messages.Text("commitment without an obligor"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				if len(m.Obligors) == 0 {
					path := v.Path(ref(agreements.RecordCommitments, m.ID))
					r.Add(path+"/obligors", messages.Text(
						"it is not said who undertook it",
					)).Cite(cited(path, m.Cites)...)
				}
			}
		}),
	}
}

// agr052: obligor is also the beneficiary.
func agr052() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR052", Family: FamilyCommitments, Severity: finding.SeverityWarning,
			Title: messages.Text("obligor is also the beneficiary"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				for _, id := range m.Obligors {
					if slices.Contains(m.Beneficiaries, id) {
						path := v.Path(ref(agreements.RecordCommitments, m.ID))
						r.Add(path+"/beneficiaries", messages.Text(
							"party {party} is obligor and beneficiary at once",
						),
							s.partyOf(c, "party", id)).Cite(cited(path, m.Cites)...)
					}
				}
			}
		}),
	}
}

// agr053: commitment due outside the term.
func agr053() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR053", Family: FamilyCommitments, Severity: finding.SeverityWarning,
			Title: messages.Text("commitment due outside the term"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				early := c.Term.Start.IsSet() && m.Due.IsSet() && m.Due.Last().Compare(c.Term.Start.First()) < 0
				late := c.Term.End.IsSet() && m.Due.IsSet() && m.Due.First().Compare(c.Term.End.Last()) > 0
				if early || late {
					path := v.Path(ref(agreements.RecordCommitments, m.ID))
					r.Add(path+"/due", messages.Text("due {due}, outside the term ({start} to {end})"),
						rulekit.Time("due", m.Due), rulekit.Time("start", c.Term.Start),
						rulekit.Time("end", c.Term.End)).
						Cite(cited(path, m.Cites)...)
				}
			}
		}),
	}
}
