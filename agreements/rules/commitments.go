package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// agr051: commitment without an obligor.
func agr051() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR051", Family: FamilyCommitments, Severity: finding.SeverityWarning,
			Title: say.Text("التزام بلا ملتزم", "engagement sans débiteur", "commitment without an obligor"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				if len(m.Obligors) == 0 {
					path := v.Path(ref(agreements.RecordCommitments, m.ID))
					r.Add(path+"/obligors", say.Text(
						"لا يُذكر من التزم به",
						"on ne dit pas qui s'y est engagé",
						"it is not said who undertook it")).Cite(cited(path, m.Cites)...)
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
			Title: say.Text("ملتزم لنفسه", "engagé envers soi-même", "obligor is also the beneficiary"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				for _, id := range m.Obligors {
					if slices.Contains(m.Beneficiaries, id) {
						path := v.Path(ref(agreements.RecordCommitments, m.ID))
						r.Add(path+"/beneficiaries", say.Text(
							"الطرف {party} ملتزم ومستفيد معاً",
							"la partie {party} est à la fois débitrice et bénéficiaire",
							"party {party} is obligor and beneficiary at once"),
							rulekit.Word("party", string(id))).Cite(cited(path, m.Cites)...)
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
			Title: say.Text(
				"التزام أجله خارج المدة",
				"engagement échu hors de la durée",
				"commitment due outside the term"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range c.Commitments {
				early := c.Term.Start.IsSet() && m.Due.IsSet() && m.Due.Last().Compare(c.Term.Start.First()) < 0
				late := c.Term.End.IsSet() && m.Due.IsSet() && m.Due.First().Compare(c.Term.End.Last()) > 0
				if early || late {
					path := v.Path(ref(agreements.RecordCommitments, m.ID))
					r.Add(path+"/due", say.Text(
						"الأجل {due} خارج المدة {start} إلى {end}",
						"l'échéance {due} est hors de la durée, {start} à {end}",
						"due {due}, outside the term {start} to {end}"),
						rulekit.Word("due", m.Due.String()), rulekit.Word("start", c.Term.Start.String()),
						rulekit.Word("end", c.Term.End.String())).
						Cite(cited(path, m.Cites)...)
				}
			}
		}),
	}
}
