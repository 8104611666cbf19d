package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr011: party without a signatory.
func agr011() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR011", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: messages.Text("party without a signatory"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			if !owesSignatures(v.Agreement.Form, c.Signatures) {
				return
			}
			for _, p := range c.Parties {
				if !slices.ContainsFunc(c.Signatures, func(x agreements.Signature) bool { return x.Party == p.ID && x.Act.Binds() }) {
					path := v.Path(ref(agreements.RecordParties, p.ID))
					r.Add(path, messages.Text(
						"no signatory is named for “{organisation}”",
					), s.organisation(p.Organisation)).
						Cite(cited(path, p.Cites)...).
						Suggest(messages.Text("add who signed, and in what capacity"))
				}
			}
		}),
	}
}

// owesSignatures reports whether a record of a form, or of an amendment of it, owes the
// signature of each party. It does not where one issuer binds a unilateral act, where
// nobody signs, and where registers of awards do not name who did.
func owesSignatures(form agreements.Form, signatures []agreements.Signature) bool {
	if form.Binding() == agreements.BindsIssuer &&
		slices.ContainsFunc(signatures, func(x agreements.Signature) bool { return x.Act.Binds() }) {
		return false
	}
	return form.IsSigned() && form != agreements.FormSupply
}

// agr012: one body stands as two parties.
func agr012() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR012", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: messages.Text("one body as two parties"),
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
					r.Add(path, messages.Text(
						"“{organisation}” and “{other}” are one party: the State is one, whoever signs for it",
					),
						s.organisation(p.Organisation), other).
						Cite(cited(path, p.Cites)...).
						Suggest(messages.Text("make them one party, with the ministries in through"))
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
			Title: messages.Text("too few parties"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			least := 2
			if b := v.Agreement.Form.Binding(); b == agreements.BindsIssuer || b == agreements.BindingUnknown {
				least = 1
			}
			if n := len(c.Parties); n < least {
				r.Add(v.path()+"/parties", messages.Text(
					"number of parties: {n}; an act of this form ({form}) needs {least}",
				),
					rulekit.Number("n", n), form("form", v.Agreement.Form), rulekit.Number("least", least))
			}
		}),
	}
}

// agr014: party that did not exist.
func agr014() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR014", Family: FamilyParties, Severity: finding.SeverityWarning,
			Title: messages.Text("party that did not exist"),
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
					r.Add(path, messages.Text("“{organisation}” did not exist then ({when}); its dates: {start} to {end}"),
						s.organisation(p.Organisation), rulekit.Time("when", at), rulekit.Time("start", o.Start),
						rulekit.Time("end", o.End)).
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
