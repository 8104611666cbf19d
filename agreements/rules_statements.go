package agreements

import (
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func statementRules() []Rule {
	return []Rule{{
		Rule: finding.Rule{
			Code: "AGR007", Family: FamilyIdentity, Severity: finding.SeverityError,
			Title: say.Text("تصريح يحيل إلى ما لا يوجد", "affirmation qui renvoie à ce qui n'existe pas", "statement that names what is not there"),
		},
		Example: Example{
			Fires: file(`"note": ""`,
				`"statements": [{"id": "s", "source": "article", "words": "65 ألف", "lang": "ar", "observations": ["o"]}]`),
			Silent: one(`"note": ""`),
			Path:   "/statements/s/observations",
		},
		Check: rulekit.Gather(checkStatements),
	}}
}

// checkStatements looks up everything that the statements point at: without it
// a figure that was dropped from the data would not be missed.
func checkStatements(s Scope, r *rulekit.Report) {
	d := s.view.Dataset()
	for st := range s.book.Statements() {
		if !s.statementKnown(st) {
			continue
		}
		path := cite.Pointer("statements", string(st.ID))
		look := func(member string, ids []ID, ok func(ID) bool) {
			for _, id := range ids {
				if !ok(id) {
					r.Add(path+"/"+member, say.Text(
						"التصريح {statement} يحيل إلى {id}، وهو غير موجود",
						"l'affirmation {statement} renvoie à {id}, qui n'existe pas",
						"statement {statement} names {id}, which is not there"),
						rulekit.Word("statement", string(st.ID)), rulekit.Word("id", string(id))).
						Cite(cited(path, []Citation{{Source: st.Source, Statement: st.ID, Words: st.Words, Lang: st.Lang}})...)
				}
			}
		}
		look("source", []ID{st.Source}, func(id ID) bool { _, ok := d.Source(id); return ok })
		look("observations", st.Observations, func(id ID) bool { _, ok := d.Observation(id); return ok })
		look("agreements", st.Agreements, func(id ID) bool { _, ok := s.book.Agreement(id); return ok })
		look("programmes", st.Programmes, func(id ID) bool { _, ok := s.book.Programme(id); return ok })
	}
}
