package agreements

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func identityRules() []Rule {
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR001", Family: FamilyIdentity, Severity: finding.SeverityError,
				Title: say.Text("إحالة إلى سجل غير موجود", "renvoi à un enregistrement absent", "reference to a record that is not there"),
			},
			Example: Example{
				Fires:  one(`"parties": [{"id": "p", "organisation": "nobody"}]`),
				Silent: file(`"parties": [{"id": "p", "organisation": "o"}]`, `"organisations": [{"id": "o", "name": {"en": {"name": "Office", "status": "attested"}}}]`),
				Path:   "/agreements/a/parties/p/organisation",
			},
			Check: rulekit.Gather(func(s Scope, r *rulekit.Report) {
				checkRegisters(s, r)
				for v := range s.Versions() {
					checkReferences(s, v, v.content, r)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR002", Family: FamilyIdentity, Severity: finding.SeverityWarning,
				Title: say.Text("اتفاق بلا اسم", "accord sans nom", "agreement without a name"),
			},
			Example: Example{
				Fires:  one(`"note": ""`),
				Silent: one(`"name": {"fr": {"name": "Convention", "status": "attested"}}`),
				Path:   "/agreements/a/name",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if !v.history.raw().Name.IsSet() {
					r.Add(v.path()+"/name", say.Text("لا اسم للاتفاق في أي لغة", "l'accord n'a de nom dans aucune langue", "the agreement has no name in any language")).
						Suggest("أدرج الاسم كما ورد في المصدر", "donner le nom tel que la source l'imprime", "give the name as the source prints it")
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR003", Family: FamilyIdentity, Severity: finding.SeverityError,
				Title: say.Text("معرّف واحد لسجلين", "un identifiant pour deux enregistrements", "one identifier for two records"),
			},
			Example: Example{
				Fires: file(`"identifiers": [{"scheme": "bo", "value": "6464"}]`,
					`"programmes": [{"id": "g", "name": {"en": {"name": "Plan", "status": "attested"}}, "identifiers": [{"scheme": "bo", "value": "6464"}]}]`),
				Silent: one(`"identifiers": [{"scheme": "bo", "value": "6464"}, {"scheme": "ocid", "value": "6464"}]`),
				Path:   "/programmes/g/identifiers",
			},
			Check: rulekit.Gather(checkIdentifiers),
		},
		{
			Rule: finding.Rule{
				Code: "AGR004", Family: FamilyIdentity, Severity: finding.SeverityInfo,
				Title: say.Text("شكل الاتفاق غير مذكور", "forme de l'accord non indiquée", "form of the agreement not stated"),
			},
			Example: Example{
				Fires:  `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "unstated", "known": "2016"}]}`,
				Silent: one(`"note": ""`),
				Path:   "/agreements/a/form",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if a := v.history.raw(); a.Form == FormUnstated {
					r.Add(v.path()+"/form", say.Text(
						"لا يذكر أي مصدر هل هو اتفاقية أم عقد أم مذكرة؛ فلا يُعرف بمن يُلزم",
						"aucune source ne dit s'il s'agit d'une convention, d'un contrat ou d'un mémorandum ; on ne sait donc qui il lie",
						"no source says whether it is a convention, a contract or a memorandum, so it is not known whom it binds")).
						Cite(cited(v.path(), a.Cites)...).
						Suggest("أضف الشكل كما يذكره المصدر", "donner la forme telle qu'une source l'imprime", "give the form as a source prints it")
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR005", Family: FamilyIdentity, Severity: finding.SeverityWarning,
				Title: say.Text("مُدرج ضمن برنامج لم يكن قائماً", "rattaché à un programme qui ne courait pas", "filed under a programme that was not running"),
			},
			Example: Example{
				Fires: file(`"filings": [{"id": "f", "programme": "g"}]`,
					`"programmes": [{"id": "g", "name": {"en": {"name": "Pact", "status": "attested"}}, "start": "2009", "end": "2015"}]`),
				Silent: file(`"filings": [{"id": "f", "programme": "g"}]`,
					`"programmes": [{"id": "g", "name": {"en": {"name": "Plan", "status": "attested"}}, "start": "2014", "end": "2020"}]`),
				Path: "/agreements/a/filings/f",
			},
			Check: perVersion(checkProgramme),
		},
		{
			Rule: finding.Rule{
				Code: "AGR006", Family: FamilyIdentity, Severity: finding.SeverityWarning,
				Title: say.Text("برنامجان مختلفان لاتفاق واحد", "deux programmes pour un accord", "two programmes for one agreement"),
			},
			Example: Example{
				Fires: file(`"filings": [{"id": "f1", "programme": "g"}, {"id": "f2", "programme": "h"}]`,
					`"programmes": [{"id": "g", "name": {"en": {"name": "Pact", "status": "attested"}}}, {"id": "h", "name": {"en": {"name": "Plan", "status": "attested"}}}]`),
				Silent: file(`"filings": [{"id": "f1", "programme": "g"}, {"id": "f2", "programme": "h"}]`,
					`"programmes": [{"id": "g", "name": {"en": {"name": "Offer", "status": "attested"}}, "within": "h"}, {"id": "h", "name": {"en": {"name": "Plan", "status": "attested"}}}]`),
				Path: "/agreements/a/filings/f2",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
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
					path := v.Path(Ref{RecordFilings, f.ID})
					r.Add(path, say.Text(
						"مصدر يدرجه ضمن {programme} وآخر ضمن {other}",
						"une source le rattache à {programme}, une autre à {other}",
						"one source files it under {programme}, another under {other}"), s.programme(f.Programme), other).
						Cite(cited(path, f.Cites)...).Cite(cited(v.Path(Ref{RecordFilings, first.ID}), first.Cites)...).
						Suggest("راجع نص الاتفاق: أي برنامج يذكر؟", "voir dans le texte de l'accord quel programme il nomme", "see which programme the text of the agreement names")
				}
			}),
		},
	}
}

// within reports whether a programme is, or is part of, another.
func (s Scope) within(part, whole ID) bool {
	for range 16 {
		if part == whole {
			return true
		}
		p, ok := s.book.Programme(part)
		if !ok || p.Within == "" {
			return false
		}
		part = p.Within
	}
	return false
}

// checkProgramme holds the time of an agreement against that of the programme
// under which it is filed. When another filing, or a statement about the
// agreement, names a programme that was running, it is offered.
func checkProgramme(s Scope, v Version, c Content, r *rulekit.Report) {
	at := v.dated()
	for _, f := range c.Filings {
		g, ok := s.book.Programme(f.Programme)
		if !ok || g.RunsOn(at) != figure.No {
			continue
		}
		path := v.Path(Ref{RecordFilings, f.ID})
		message := say.Text(
			"مُدرج ضمن {programme} الذي انتهى في {end}، بينما الاتفاق من {when}",
			"rattaché à {programme}, qui a pris fin en {end}, alors que l'accord est de {when}",
			"filed under {programme}, which ended in {end}, while the agreement is of {when}")
		if g.Start.IsSet() && at.Last().Compare(g.Start.First()) < 0 {
			message = say.Text(
				"مُدرج ضمن {programme} الذي بدأ في {start}، بينما الاتفاق من {when}",
				"rattaché à {programme}, qui a commencé en {start}, alors que l'accord est de {when}",
				"filed under {programme}, which began in {start}, while the agreement is of {when}")
		}
		found := r.Add(path, message, s.programme(g.ID), rulekit.Word("end", g.End.String()), rulekit.Word("start", g.Start.String()), rulekit.Word("when", at.String())).
			Cite(cited(path, f.Cites)...).Cite(cited(cite.Pointer("programmes", string(g.ID)), g.Cites)...)
		if other, why, cites, ok := s.running(v, f.Programme, at); ok {
			arg := s.programme(other.ID)
			arg.Name = "other"
			found.Args = append(found.Args, arg)
			found.Cite(cited(why, cites)...)
			found.Suggest("{other} كان قائماً ويذكره المصدر", "{other} courait alors, et une source le nomme", "{other} was running then, and a source names it")
		}
	}
}

// running returns a programme that was running at a time and that another
// filing, or a statement on the agreement, names.
func (s Scope) running(v Version, not ID, at period.Period) (Programme, string, []Citation, bool) {
	for _, f := range v.content.Filings {
		if g, ok := s.book.Programme(f.Programme); ok && f.Programme != not && g.RunsOn(at) != figure.No {
			return g, v.Path(Ref{RecordFilings, f.ID}), f.Cites, true
		}
	}
	for st := range s.book.Statements() {
		if !slices.Contains(st.Agreements, v.ID()) || !s.statementKnown(st) {
			continue
		}
		for _, id := range st.Programmes {
			if g, ok := s.book.Programme(id); ok && id != not && g.RunsOn(at) != figure.No {
				return g, cite.Pointer("statements", string(st.ID)), []Citation{{Source: st.Source, Statement: st.ID, Words: st.Words, Lang: st.Lang}}, true
			}
		}
	}
	return Programme{}, "", nil, false
}

// statementKnown reports whether a statement's source had been published.
func (s Scope) statementKnown(st Statement) bool {
	if !s.Known().IsSet() {
		return true
	}
	src, ok := s.view.Dataset().Source(st.Source)
	return ok && seen(src.Date, s.Known())
}

func checkIdentifiers(s Scope, r *rulekit.Report) {
	type use struct {
		id   Identifier
		path string
	}
	var uses []use
	add := func(path string, ids []Identifier) {
		for _, id := range ids {
			uses = append(uses, use{Identifier{Scheme: id.Scheme, Value: id.Value}, path})
		}
	}
	for v := range s.Final() {
		add(v.path(), v.history.raw().Identifiers)
	}
	for o := range s.book.Organisations() {
		add(cite.Pointer("organisations", string(o.ID)), o.Identifiers)
	}
	for p := range s.book.People() {
		add(cite.Pointer("people", string(p.ID)), p.Identifiers)
	}
	for p := range s.book.Programmes() {
		add(cite.Pointer("programmes", string(p.ID)), p.Identifiers)
	}
	slices.SortStableFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.id.Scheme, b.id.Scheme), cmp.Compare(a.id.Value, b.id.Value), cmp.Compare(a.path, b.path))
	})
	for i := 1; i < len(uses); i++ {
		if a, b := uses[i-1], uses[i]; a.id == b.id {
			r.Add(b.path+"/identifiers", say.Text(
				"المعرّف {value} في السجل {scheme} مستعمل أيضاً لـ {other}",
				"l'identifiant {value} du registre {scheme} désigne aussi {other}",
				"identifier {value} of register {scheme} also names {other}"),
				rulekit.Word("value", b.id.Value), rulekit.Word("scheme", b.id.Scheme), rulekit.Word("other", a.path)).Cite(cited(a.path, nil)...)
		}
	}
}

// absent reports a reference to a record that is not there.
func absent(r *rulekit.Report, path, what string, id ID) {
	r.Add(path, say.Text("لا يوجد {what} بالمعرّف {id}", "aucun enregistrement {id} parmi {what}", "no {what} record {id}"), rulekit.Word("what", what), rulekit.Word("id", string(id)))
}

// checkRegisters looks up what the registers of the book refer to.
func checkRegisters(s Scope, r *rulekit.Report) {
	need := func(path, what string, id ID, ok bool) {
		if id != "" && !ok {
			absent(r, path, what, id)
		}
	}
	for p := range s.book.Programmes() {
		_, ok := s.book.Programme(p.Within)
		need(cite.Pointer("programmes", string(p.ID), "within"), "programme", p.Within, ok)
	}
	for o := range s.book.Organisations() {
		_, ok := s.book.Organisation(o.Within)
		need(cite.Pointer("organisations", string(o.ID), "within"), "organisation", o.Within, ok)
	}
	for p := range s.book.People() {
		for _, o := range p.Offices {
			_, ok := s.book.Organisation(o.Organisation)
			need(cite.Pointer("people", string(p.ID), "offices", string(o.ID), "organisation"), "organisation", o.Organisation, ok)
		}
	}
}

// checkReferences looks up everything that a version refers to.
func checkReferences(s Scope, v Version, c Content, r *rulekit.Report) {
	d := s.view.Dataset()
	missing := func(path, what string, id ID) { absent(r, path, what, id) }
	need := func(path, member, what string, id ID, ok func(ID) bool) {
		if id != "" && !ok(id) {
			missing(path+"/"+member, what, id)
		}
	}
	needAll := func(path, member, what string, ids []ID, ok func(ID) bool) {
		for _, id := range ids {
			need(path, member, what, id, ok)
		}
	}
	local := func(kind RecordKind) func(ID) bool {
		return func(id ID) bool { return c.Has(Ref{kind, id}) }
	}
	organisation := func(id ID) bool { _, ok := s.book.Organisation(id); return ok }
	person := func(id ID) bool { _, ok := s.book.Person(id); return ok }
	programme := func(id ID) bool { _, ok := s.book.Programme(id); return ok }
	agreement := func(id ID) bool { _, ok := s.book.Agreement(id); return ok }
	statement := func(id ID) bool { _, ok := s.book.Statement(id); return ok }
	source := func(id ID) bool { _, ok := d.Source(id); return ok }
	observation := func(id ID) bool { _, ok := d.Observation(id); return ok }
	indicator := func(id ID) bool { _, ok := d.Catalogue().Indicator(id); return ok }
	perimeter := func(id ID) bool { _, ok := d.Catalogue().Perimeter(id); return ok }
	cites := func(path string, cs []Citation) {
		for _, cite := range cs {
			need(path, "cites", "source", cite.Source, source)
			need(path, "cites", "statement", cite.Statement, statement)
		}
	}

	a := v.history.raw()
	cites(v.path(), a.Cites)
	needAll(v.path(), "supersedes", "agreement", a.Supersedes, agreement)
	for _, m := range a.correctionsOn(s.Known()) {
		need(v.path()+cite.Pointer("corrections", string(m.ID)), "amendment", "amendment", m.Amendment,
			func(id ID) bool { _, ok := byID(a.Amendments, id); return ok })
	}
	for _, f := range c.Filings {
		path := v.Path(Ref{RecordFilings, f.ID})
		cites(path, f.Cites)
		need(path, "programme", "programme", f.Programme, programme)
	}
	for _, p := range c.Parties {
		path := v.Path(Ref{RecordParties, p.ID})
		cites(path, p.Cites)
		need(path, "organisation", "organisation", p.Organisation, organisation)
		needAll(path, "through", "organisation", p.Through, organisation)
	}
	for _, x := range c.Signatures {
		path := v.Path(Ref{RecordSignatures, x.ID})
		cites(path, x.Cites)
		need(path, "person", "person", x.Person, person)
		need(path, "organ", "organisation", x.Organ, organisation)
		need(path, "party", "party", x.Party, local(RecordParties))
	}
	for _, e := range c.Events {
		path := v.Path(Ref{RecordEvents, e.ID})
		cites(path, e.Cites)
		need(path, "agreement", "agreement", e.Agreement, agreement)
		need(path, "party", "party", e.Party, local(RecordParties))
	}
	for _, m := range c.Commitments {
		path := v.Path(Ref{RecordCommitments, m.ID})
		cites(path, m.Cites)
		needAll(path, "obligors", "party", m.Obligors, local(RecordParties))
		needAll(path, "beneficiaries", "party", m.Beneficiaries, local(RecordParties))
		need(path, "clause", "clause", m.Clause, local(RecordClauses))
	}
	for _, t := range c.Targets {
		path := v.Path(Ref{RecordTargets, t.ID})
		cites(path, t.Cites)
		need(path, "commitment", "commitment", t.Commitment, local(RecordCommitments))
		need(path, "clause", "clause", t.Clause, local(RecordClauses))
		measures := t.Measures
		if t.Whole != nil {
			measures = append(slices.Clone(measures), *t.Whole)
		}
		for _, m := range measures {
			at := path + cite.Pointer("measures", string(m.ID))
			cites(at, m.Cites)
			need(at, "indicator", "indicator", m.Indicator, indicator)
			need(at, "perimeter", "perimeter", m.Perimeter, perimeter)
		}
		for _, b := range t.Baselines {
			at := path + cite.Pointer("baselines", string(b.ID))
			cites(at, b.Cites)
			need(at, "observation", "observation", b.Observation, observation)
		}
		for _, x := range t.Readings {
			cites(path+cite.Pointer("readings", string(x.ID)), x.Cites)
		}
		for _, x := range t.Steps {
			cites(path+cite.Pointer("steps", string(x.ID)), x.Cites)
		}
		for _, x := range t.Components {
			at := path + cite.Pointer("components", string(x.ID))
			cites(at, x.Cites)
			need(at, "target", "target", x.Target, local(RecordTargets))
		}
	}
	for _, x := range c.Attributions {
		path := v.Path(Ref{RecordAttributions, x.ID})
		cites(path, x.Cites)
		need(path, "target", "target", x.Target, local(RecordTargets))
		if h, ok := s.book.Agreement(x.Agreement); !ok {
			missing(path+"/agreement", "agreement", x.Agreement)
		} else if o := h.AsOf(v.valid, s.Known()); o.IsKnown() && !o.content.Has(Ref{RecordTargets, x.To}) {
			missing(path+"/to", "target", x.To)
		}
	}
	for _, i := range c.Instruments {
		path := v.Path(Ref{RecordInstruments, i.ID})
		cites(path, i.Cites)
		need(path, "commitment", "commitment", i.Commitment, local(RecordCommitments))
		needAll(path, "payers", "party", i.Payers, local(RecordParties))
		needAll(path, "payees", "party", i.Payees, local(RecordParties))
		for _, l := range i.Limits {
			cites(path+cite.Pointer("limits", string(l.ID)), l.Cites)
		}
		for _, f := range i.Formulas {
			at := path + cite.Pointer("formulas", string(f.ID))
			cites(at, f.Cites)
			need(at, "target", "target", f.Target, local(RecordTargets))
		}
		for _, t := range i.Tranches {
			at := path + cite.Pointer("tranches", string(t.ID))
			cites(at, t.Cites)
			needAll(at, "conditions", "condition", t.Conditions, local(RecordConditions))
		}
		for _, b := range i.Clawbacks {
			need(path+cite.Pointer("clawbacks", string(b.ID)), "condition", "condition", b.Condition, local(RecordConditions))
		}
	}
	for _, n := range c.Conditions {
		path := v.Path(Ref{RecordConditions, n.ID})
		cites(path, n.Cites)
		need(path, "clause", "clause", n.Clause, local(RecordClauses))
		for _, t := range n.Tests {
			at := path + cite.Pointer("tests", string(t.ID))
			need(at, "target", "target", t.Target, local(RecordTargets))
			if t.Of.IsSet() && !c.Has(t.Of) {
				missing(at+"/of", t.Of.Kind.String(), t.Of.ID)
			}
			if target, ok := c.Target(t.Target); ok && t.Reading != "" {
				if !slices.ContainsFunc(target.Stated(), func(x Reading) bool { return x.ID == t.Reading }) {
					missing(at+"/reading", "reading", t.Reading)
				}
			}
		}
	}
	for _, p := range c.Payments {
		path := v.Path(Ref{RecordPayments, p.ID})
		cites(path, p.Cites)
		i, ok := c.Instrument(p.Instrument)
		if !ok {
			missing(path+"/instrument", "instrument", p.Instrument)
		} else if _, ok := byID(i.Tranches, p.Tranche); p.Tranche != "" && !ok {
			missing(path+"/tranche", "tranche", p.Tranche)
		}
		need(path, "from", "party", p.From, local(RecordParties))
		need(path, "to", "party", p.To, local(RecordParties))
	}
	for _, e := range c.Evidence {
		path := v.Path(Ref{RecordEvidence, e.ID})
		cites(path, e.Cites)
		need(path, "by", "organisation", e.By, organisation)
		needAll(path, "observations", "observation", e.Observations, observation)
		for _, ref := range e.Supports {
			if !c.Has(ref) {
				missing(path+"/supports", ref.Kind.String(), ref.ID)
			}
		}
	}
}
