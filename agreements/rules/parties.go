package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// agr011: party without a signatory.
func agr011() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR011", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: say.Text("طرف بلا موقّع", "partie sans signataire", "party without a signatory"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			if v.Agreement.Form.Binding() == agreements.BindsIssuer &&
				slices.ContainsFunc(c.Signatures, func(x agreements.Signature) bool { return x.Act.Binds() }) {
				return // one issuer binds a unilateral act
			}
			for _, p := range c.Parties {
				if !slices.ContainsFunc(c.Signatures, func(x agreements.Signature) bool { return x.Party == p.ID && x.Act.Binds() }) {
					path := v.Path(ref(agreements.RecordParties, p.ID))
					r.Add(path, say.Text(
						"لا يُذكر من وقّع باسم {organisation}",
						"aucun signataire n'est nommé pour {organisation}",
						"no signatory is named for {organisation}"), s.organisation(p.Organisation)).
						Cite(cited(path, p.Cites)...).
						Suggest(
							"أضف من وقّع وبأي صفة",
							"ajouter qui a signé, et à quel titre",
							"add who signed, and in what capacity")
				}
			}
		}),
	}
}

// agr012: one body stands as two parties.
func agr012() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR012", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: say.Text("هيئة واحدة طرفان", "un même corps, deux parties", "one body stands as two parties"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for i, p := range c.Parties {
				for _, q := range c.Parties[:i] {
					if p.Organisation == "" || s.root(p.Organisation) != s.root(q.Organisation) {
						continue
					}
					path := v.Path(ref(agreements.RecordParties, p.ID))
					other := s.organisation(q.Organisation)
					other.Name = "other"
					r.Add(path, say.Text(
						"{organisation} و{other} طرف واحد: الدولة طرف واحد أياً كان من يوقّع باسمها",
						"{organisation} et {other} sont une seule partie : l'État est une partie, quel que soit celui qui signe",
						"{organisation} and {other} are one party: the State is one, whoever signs for it"),
						s.organisation(p.Organisation), other).
						Cite(cited(path, p.Cites)...).
						Suggest(
							"اجعلهما طرفاً واحداً واذكر الوزارات في through",
							"n'en faire qu'une partie, les ministères dans through",
							"make them one party, with the ministries in through")
					break
				}
			}
		}),
	}
}

// agr013: too few parties.
func agr013() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR013", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: say.Text("أطراف أقل مما يلزم", "trop peu de parties", "too few parties"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			form := v.Agreement.Form
			least := 2
			if b := form.Binding(); b == agreements.BindsIssuer || b == agreements.BindingUnknown {
				least = 1
			}
			if n := len(c.Parties); n < least {
				r.Add(v.path()+"/parties", say.Text(
					"{n} من الأطراف، بينما يحتاج اتفاق بهذا الشكل ({form}) إلى {least}",
					"{n} partie(s), quand un acte de cette forme ({form}) en demande {least}",
					"{n} parties, where an act of this form ({form}) needs {least}"),
					rulekit.Number("n", n), rulekit.Word("form", form.String()), rulekit.Number("least", least))
			}
		}),
	}
}

// agr014: party that did not exist.
func agr014() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR014", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: say.Text("طرف لم يكن موجوداً", "partie qui n'existait pas", "party that did not exist"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			at := v.Signed()
			for _, p := range c.Parties {
				o, ok := s.Book().Organisation(p.Organisation)
				if !ok || !at.IsSet() {
					continue
				}
				if o.Start.IsSet() && at.Last().Compare(o.Start.First()) < 0 ||
					o.End.IsSet() && at.First().Compare(o.End.Last()) > 0 {
					path := v.Path(ref(agreements.RecordParties, p.ID))
					r.Add(path, say.Text(
						"{organisation} لم تكن موجودة في {when} (من {start} إلى {end})",
						"{organisation} n'existait pas en {when} (de {start} à {end})",
						"{organisation} did not exist in {when} (from {start} to {end})"),
						s.organisation(p.Organisation), rulekit.Word("when", at.String()), rulekit.Word("start", o.Start.String()),
						rulekit.Word("end", o.End.String())).
						Cite(cited(path, p.Cites)...).
						Cite(cited(cite.Pointer("organisations", string(o.ID)), o.Cites)...)
				}
			}
		}),
	}
}

// root returns the body that an organisation is an organ of, or itself.
func (s Scope) root(id agreements.ID) agreements.ID {
	for range 16 {
		o, ok := s.Book().Organisation(id)
		if !ok || o.Within == "" {
			return id
		}
		id = o.Within
	}
	return id
}
