package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr041: amendment with effect before it was agreed.
func agr041() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR041", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("amendment with effect before it was agreed"),
		},
		Check: perAmendment(func(s Scope, v Version, m agreements.Amendment, path string, r *report) {
			if m.Agreed.IsSet() && m.Effective.Compare(m.Agreed.First()) < 0 {
				r.Add(path+"/effective", messages.Text(
					"in effect ({effective}) before it was agreed ({agreed}): it takes effect for the past",
				),
					day("effective", m.Effective), rulekit.Time("agreed", m.Agreed)).
					Cite(cited(path, m.Cites)...)
			}
		}),
	}
}

// agr042: amendment after the agreement had ended.
func agr042() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR042", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("amendment after the agreement had ended"),
		},
		Check: perAmendment(func(s Scope, v Version, m agreements.Amendment, path string, r *report) {
			before := m.Effective.AddDays(-1)
			st := v.History().StatusAt(before, s.Known())
			if ended, ok := st.States.Certain(); ok && ended.Ended() {
				r.Add(path+"/effective", messages.Text("the agreement had ended ({state}) by {day}"),
					state("state", ended), day("day", before)).
					Cite(cited(path, m.Cites)...)
			}
		}),
	}
}

// agr043: change that changes nothing.
func agr043() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR043", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("change that changes nothing"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			check := func(path string, x agreements.Changes, cites []agreements.Citation) {
				changed := len(x.Remove) > 0 || x.Put.Term.IsSet()
				for range x.Put.Refs() {
					changed = true
				}
				if !changed {
					r.Add(path, messages.Text("it adds nothing and removes nothing")).Cite(cited(path, cites)...)
				}
			}
			for _, m := range v.History().Amendments(s.Known()) {
				check(v.path()+cite.Pointer("amendments", string(m.ID)), m.Changes, m.Cites)
			}
			for _, m := range v.History().Corrections(s.Known()) {
				if !m.Void && !m.Effective.IsSet() {
					check(v.path()+cite.Pointer("corrections", string(m.ID)), m.Changes, m.Cites)
				}
			}
		}),
	}
}

// agr044: removal of what is not there.
func agr044() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR044", Family: FamilyAmendments, Severity: finding.SeverityError,
			Title: messages.Text("removal of what is not there"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			present := make(map[agreements.Ref]bool)
			for _, l := range v.Layers() {
				for _, record := range l.Changes.Remove {
					if !present[record] {
						r.Add(strings.TrimSuffix(l.Path, "/put")+"/remove", messages.Text(
							"nothing to remove on that day: {record} is not there",
						), rulekit.Word("record", record.String()))
					}
				}
				for _, record := range l.Changes.Remove {
					delete(present, record)
				}
				for record := range l.Changes.Put.Refs() {
					present[record] = true
				}
			}
		}),
	}
}

// agr045: amendment not signed by every party.
func agr045() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR045", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("amendment not signed by every party"),
		},
		Check: perAmendment(func(s Scope, v Version, m agreements.Amendment, path string, r *report) {
			if !owesSignatures(v.Agreement.Form, m.Signatures) {
				return
			}
			before := v.History().AsOf(m.Effective.AddDays(-1), s.Known())
			for _, p := range before.Agreement().Parties {
				if !slices.ContainsFunc(m.Signatures, func(x agreements.Signature) bool { return x.Party == p.ID && x.Act.Binds() }) {
					r.Add(path+"/signatures", messages.Text(
						"no signature of “{organisation}” under the amendment is known",
					),
						s.organisation(p.Organisation)).Cite(cited(path, m.Cites)...)
				}
			}
		}),
	}
}

// agr046: two amendments of one day change one record.
func agr046() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR046", Family: FamilyAmendments, Severity: finding.SeverityError,
			Title: messages.Text("two amendments of one day change one record"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			layers := v.Layers()
			for i, x := range layers {
				for _, y := range layers[:i] {
					if !x.Effective.IsSet() || x.Effective != y.Effective {
						continue
					}
					for _, record := range x.Refs() {
						if !slices.Contains(y.Refs(), record) {
							continue
						}
						name := record.String()
						if !record.IsSet() {
							name = "term"
						}
						path := v.path() + cite.Pointer("amendments", string(x.Amendment))
						r.Add(path, messages.Text("two amendments of {day} touch {record}: their order is not known"),
							day("day", x.Effective), rulekit.Word("record", name)).
							Cite(cited(v.path()+cite.Pointer("amendments", string(y.Amendment)), nil)...)
					}
				}
			}
		}),
	}
}

// agr047: target changed after its deadline.
func agr047() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR047", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("target changed after its deadline"),
		},
		Check: perAmendment(func(s Scope, v Version, m agreements.Amendment, path string, r *report) {
			before := v.History().AsOf(m.Effective.AddDays(-1), s.Known())
			after := v.History().AsOf(m.Effective, s.Known())
			changed := func(id agreements.ID) (old, now agreements.Target, late, ok bool) {
				old, ok = before.Target(id)
				now, _ = after.Target(id)
				late = ok && old.Deadline.IsSet() && m.Effective.Compare(old.Deadline.Last()) > 0
				return old, now, late, ok
			}
			for _, t := range m.Put.Targets {
				old, now, late, _ := changed(t.ID)
				if !late || old.Value.Equal(now.Value) && old.Deadline == now.Deadline && old.Basis == now.Basis {
					continue
				}
				r.Add(path+cite.Pointer("put", "targets", string(t.ID)), messages.Text(
					"the target was changed on {day}, after its deadline ({deadline}): {old}, then {new}",
				),
					day("day", m.Effective), rulekit.Time("deadline", old.Deadline),
					rulekit.Quantity("old", old.Value), rulekit.Quantity("new", now.Value)).
					Cite(cited(path, m.Cites)...)
			}
			for _, ref := range m.Remove {
				if old, _, late, _ := changed(ref.ID); late && ref.Kind == agreements.RecordTargets {
					r.Add(path+"/remove", messages.Text(
						"target “{target}” was removed on {day}, after its deadline ({deadline})",
					),
						rulekit.Word("target", string(ref.ID)), day("day", m.Effective),
						rulekit.Time("deadline", old.Deadline)).
						Cite(cited(path, m.Cites)...)
				}
			}
		}),
	}
}

// agr048: correction without reason, evidence or author.
func agr048() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR048", Family: FamilyAmendments, Severity: finding.SeverityWarning,
			Title: messages.Text("correction without reason, evidence or author"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, m := range v.History().Corrections(s.Known()) {
				if m.Reason != "" && m.Author != "" && len(m.Evidence)+len(m.Cites) > 0 {
					continue
				}
				r.Add(v.path()+cite.Pointer("corrections", string(m.ID)), messages.Text(
					"the correction does not say why, on what evidence, or by whom",
				))
			}
		}),
	}
}

// perAmendment adapts to Rule.Check a check of one amendment that was
// known and not void.
func perAmendment(check func(s Scope, v Version, m agreements.Amendment, path string, r *report)) checkFunc {
	return perFinal(func(s Scope, v Version, _ agreements.Content, r *report) {
		all := v.History().Amendments(s.Known())
		for _, l := range v.Layers() {
			if !l.Effective.IsSet() {
				continue
			}
			i := slices.IndexFunc(all, func(m agreements.Amendment) bool { return m.ID == l.Amendment })
			if i < 0 {
				continue
			}
			m := all[i]
			m.Effective = l.Effective // as corrected
			check(s, v, m, v.path()+cite.Pointer("amendments", string(m.ID)), r)
		}
	})
}
