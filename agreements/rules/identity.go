package rules

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr001: reference to a record that is not there.
func agr001() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR001", Family: FamilyIdentity, Severity: finding.SeverityError,
			Title: messages.Text("reference to a record that is not there"),
		},
		Check: rulekit.Gather(checkReferences),
	}
}

// agr002: agreement without a name.
func agr002() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR002", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("agreement without a name"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if !v.Agreement.Name.IsSet() {
				r.Add(v.path()+"/name", messages.Text("the agreement has no name in any language")).
					Suggest(messages.Text("give the name as the source prints it"))
			}
		}),
	}
}

// agr003: one identifier for two records.
func agr003() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR003", Family: FamilyIdentity, Severity: finding.SeverityError,
			Title: messages.Text("one identifier for two records"),
		},
		Check: rulekit.Gather(checkIdentifiers),
	}
}

// agr004: form of the agreement not stated.
func agr004() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR004", Family: FamilyIdentity, Severity: finding.SeverityInfo,
			Title: messages.Text("form of the agreement not stated"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if a := v.Agreement; a.Form == agreements.FormUnstated {
				r.Add(v.path()+"/form", messages.Text(
					"no source says whether it is a convention, a contract or a memorandum, so it is not known whom it binds",
				)).
					Cite(cited(v.path(), a.Cites)...).
					Suggest(messages.Text("give the form as a source prints it"))
			}
		}),
	}
}

// agr005: filed under a programme that was not running.
func agr005() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR005", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("filed under a programme that was not running"),
		},
		Check: perVersion(checkProgramme),
	}
}

// agr006: two programmes for one agreement.
func agr006() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR006", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("two programmes for one agreement"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			if len(c.Filings) == 0 {
				return
			}
			first := c.Filings[0]
			for _, f := range c.Filings[1:] {
				if s.within(first.Programme, f.Programme) || s.within(f.Programme, first.Programme) {
					continue
				}
				other := s.programme(first.Programme)
				other.Name = "other"
				path := v.Path(ref(agreements.RecordFilings, f.ID))
				r.Add(path, messages.Text(
					"one source files it under “{programme}”, another under “{other}”",
				), s.programme(f.Programme), other).
					Cite(cited(path, f.Cites)...).
					Cite(cited(v.Path(ref(agreements.RecordFilings, first.ID)), first.Cites)...).
					Suggest(messages.Text("see which programme the text of the agreement names"))
			}
		}),
	}
}

// agr007: statement that names what is not there.
func agr007() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR007", Family: FamilyIdentity, Severity: finding.SeverityError,
			Title: messages.Text("statement that names what is not there"),
		},
		Check: rulekit.Gather(checkStatements),
	}
}

// within reports whether a programme is, or is part of, another.
func (s Scope) within(part, whole agreements.ID) bool {
	for range 16 {
		if part == whole {
			return true
		}
		p, _ := s.Book().Programme(part)
		part = p.Within
	}
	return false
}

// checkProgramme holds the time of an agreement against that of the programme
// under which it is filed. When another filing, or a statement about the
// agreement, names a programme that was running, it is offered.
func checkProgramme(s Scope, v Version, c agreements.Content, r *report) {
	at := v.dated()
	for _, f := range c.Filings {
		g, ok := s.Book().Programme(f.Programme)
		if !ok || g.RunsOn(at) != figure.No {
			continue
		}
		path := v.Path(ref(agreements.RecordFilings, f.ID))
		message := messages.Text("filed under “{programme}”, which had ended ({end}) before the agreement ({when})")
		if g.Start.IsSet() && at.Last().Compare(g.Start.First()) < 0 {
			message = messages.Text(
				"filed under “{programme}”, which began ({start}) only after the agreement ({when})",
			)
		}
		found := r.Add(path, message, s.programme(g.ID), rulekit.Time("end", g.End),
			rulekit.Time("start", g.Start), rulekit.Time("when", at)).
			Cite(cited(path, f.Cites)...).Cite(cited(cite.Pointer("programmes", string(g.ID)), g.Cites)...)
		if other, why, cites, ok := s.running(v, f.Programme, at); ok {
			arg := s.programme(other.ID)
			arg.Name = "other"
			found.Args = append(found.Args, arg)
			found.Cite(cited(why, cites)...)
			found.Suggest(messages.Text("{other} was running then, and a source names it"))
		}
	}
}

// running returns a programme that was running at a time and that another
// filing, or a statement on the agreement, names.
func (s Scope) running(v Version, not agreements.ID,
	at period.Period) (agreements.Programme, string, []agreements.Citation, bool) {
	for _, f := range v.Agreement.Content.Filings {
		if g, ok := s.Book().Programme(f.Programme); ok && f.Programme != not && g.RunsOn(at) != figure.No {
			return g, v.Path(ref(agreements.RecordFilings, f.ID)), f.Cites, true
		}
	}
	for st := range s.Book().Statements() {
		if !slices.Contains(st.Agreements, v.ID()) || !s.statementKnown(st) {
			continue
		}
		for _, id := range st.Programmes {
			if g, ok := s.Book().Programme(id); ok && id != not && g.RunsOn(at) != figure.No {
				return g, cite.Pointer("statements", string(st.ID)),
					[]agreements.Citation{{Source: st.Source, Statement: st.ID, Words: st.Words, Lang: st.Lang}}, true
			}
		}
	}
	return agreements.Programme{}, "", nil, false
}

// statementKnown reports whether a statement's source had been published.
func (s Scope) statementKnown(st agreements.Statement) bool {
	if !s.Known().IsSet() {
		return true
	}
	src, ok := s.view.Dataset().Source(st.Source)
	return ok && src.Date.IsSet() && !src.Date.Last().After(s.Known())
}

func checkIdentifiers(s Scope, r *report) {
	type use struct {
		id   agreements.Identifier
		path string
	}
	var uses []use
	add := func(path string, ids []agreements.Identifier) {
		for _, id := range ids {
			uses = append(uses, use{agreements.Identifier{Scheme: id.Scheme, Value: id.Value}, path})
		}
	}
	for v := range s.Final() {
		add(v.path(), v.Agreement.Identifiers)
	}
	for o := range s.Book().Organisations() {
		add(cite.Pointer("organisations", string(o.ID)), o.Identifiers)
	}
	for p := range s.Book().People() {
		add(cite.Pointer("people", string(p.ID)), p.Identifiers)
	}
	for p := range s.Book().Programmes() {
		add(cite.Pointer("programmes", string(p.ID)), p.Identifiers)
	}
	slices.SortStableFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.id.Scheme, b.id.Scheme), cmp.Compare(a.id.Value, b.id.Value), cmp.Compare(a.path, b.path))
	})
	for i := 1; i < len(uses); i++ {
		if a, b := uses[i-1], uses[i]; a.id == b.id {
			r.Add(b.path+"/identifiers", messages.Text("identifier {value} of register {scheme} also names {other}"),
				rulekit.Word("value", b.id.Value), rulekit.Word("scheme", b.id.Scheme), rulekit.Word("other", a.path)).
				Cite(cited(a.path, nil)...)
		}
	}
}

// checkStatements looks up everything that the statements point at: without it
// a figure that was dropped from the data would not be missed.
func checkStatements(s Scope, r *report) {
	d := s.view.Dataset()
	for st := range s.Book().Statements() {
		if !s.statementKnown(st) {
			continue
		}
		path := cite.Pointer("statements", string(st.ID))
		look := func(member string, ids []agreements.ID, ok func(agreements.ID) bool) {
			for _, id := range ids {
				if !ok(id) {
					r.Add(path+"/"+member, messages.Text("statement {statement} names {id}, which is not there"),
						rulekit.Word("statement", string(st.ID)), rulekit.Word("id", string(id))).
						Cite(cited(path, []agreements.Citation{{Source: st.Source, Statement: st.ID, Words: st.Words, Lang: st.Lang}})...)
				}
			}
		}
		look("source", []agreements.ID{st.Source}, func(id agreements.ID) bool { _, ok := d.Source(id); return ok || s.noFigures })
		look("observations", st.Observations, func(id agreements.ID) bool { _, ok := d.Observation(id); return ok || s.noFigures })
		look("agreements", st.Agreements, func(id agreements.ID) bool { _, ok := s.Book().Agreement(id); return ok })
		look("programmes", st.Programmes, func(id agreements.ID) bool { _, ok := s.Book().Programme(id); return ok })
	}
}
