package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func amendmentRules() []Rule {
	const target = `"targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2018"}],
  `
	amended := func(members string) string {
		return one(target + `"amendments": [{"id": "m", "known": "2017", ` + members + `}]`)
	}
	const later = `"put": {"targets": [{"id": "t", "value": "4 job", "basis": "cumulative", "deadline": "2018"}]}`
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR041", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("ملحق يسري قبل الاتفاق عليه", "avenant à effet rétroactif", "amendment with effect before it was agreed"),
			},
			Example: Example{
				Fires:  amended(`"agreed": "2017-06", "effective": "2017-01-01", ` + later),
				Silent: amended(`"agreed": "2017-06", "effective": "2017-07-01", ` + later),
				Path:   "/agreements/a/amendments/m/effective",
			},
			Check: perAmendment(func(s Scope, v Version, m Amendment, path string, r *rulekit.Report) {
				if m.Agreed.IsSet() && m.Effective.Compare(m.Agreed.First()) < 0 {
					r.Add(path+"/effective", say.Text("يسري منذ {effective} واتُّفق عليه في {agreed}: أثر رجعي", "il prend effet le {effective} et fut convenu en {agreed} : effet rétroactif", "in effect from {effective}, agreed in {agreed}: it takes effect for the past"),
						rulekit.Word("effective", m.Effective.String()), rulekit.Word("agreed", m.Agreed.String())).Cite(cited(path, m.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR042", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("ملحق بعد نهاية الاتفاق", "avenant après la fin de l'accord", "amendment after the agreement had ended"),
			},
			Example: Example{
				Fires:  one(ended + `"amendments": [{"id": "m", "known": "2021", "effective": "2021-02-01", "put": {"term": {"end": "2022"}}}]`),
				Silent: one(ended + `"amendments": [{"id": "m", "known": "2020-06", "effective": "2020-07-01", "put": {"term": {"end": "2022"}}}]`),
				Path:   "/agreements/a/amendments/m/effective",
			},
			Check: perAmendment(func(s Scope, v Version, m Amendment, path string, r *rulekit.Report) {
				before := m.Effective.AddDays(-1)
				st := v.history.StatusAt(before, s.Known())
				if state, ok := st.States.Certain(); ok && state.Ended() {
					r.Add(path+"/effective", say.Text("كان الاتفاق منتهياً ({state}) في {day}", "l'accord avait pris fin ({state}) le {day}", "the agreement had ended ({state}) on {day}"),
						rulekit.Word("state", state.String()), rulekit.Word("day", before.String())).Cite(cited(path, m.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR043", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("تعديل لا يغيّر شيئاً", "changement sans contenu", "change that changes nothing"),
			},
			Example: Example{
				Fires:  amended(`"effective": "2017-07-01"`),
				Silent: amended(`"effective": "2017-07-01", ` + later),
				Path:   "/agreements/a/amendments/m",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				a := v.history.raw()
				check := func(path string, x Changes, cites []Citation) {
					n := len(x.Remove)
					x.Put.refs(func(Ref) { n++ })
					if n == 0 && !x.Put.Term.IsSet() {
						r.Add(path, say.Text("لا يضع شيئاً ولا يحذف شيئاً", "il n'ajoute ni n'ôte rien", "it puts nothing and removes nothing")).Cite(cited(path, cites)...)
					}
				}
				for _, m := range a.Amendments {
					if seen(m.Known, s.Known()) {
						check(v.path()+cite.Pointer("amendments", string(m.ID)), m.knownOn(m.Known, s.Known()), m.Cites)
					}
				}
				for _, m := range a.correctionsOn(s.Known()) {
					if !m.Void && !m.Effective.IsSet() {
						check(v.path()+cite.Pointer("corrections", string(m.ID)), m.knownOn(m.Known, s.Known()), m.Cites)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR044", Family: FamilyAmendments, Severity: finding.SeverityError,
				Title: say.Text("حذف ما ليس موجوداً", "suppression de ce qui n'y est pas", "removal of what is not there"),
			},
			Example: Example{
				Fires:  amended(`"effective": "2017-07-01", "remove": ["targets/u"]`),
				Silent: amended(`"effective": "2017-07-01", "remove": ["targets/t"]`),
				Path:   "/agreements/a/amendments/m/remove",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				var sum Content
				for _, l := range v.layers {
					for _, ref := range l.changes.Remove {
						if !sum.Has(ref) {
							r.Add(l.path[:len(l.path)-len("/put")]+"/remove", say.Text("لا يوجد {record} عند سريان التعديل", "il n'y a pas de {record} à cette date", "there is no {record} to remove on that day"), rulekit.Word("record", ref.String()))
						}
					}
					sum.apply(l.changes)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR045", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("ملحق لم يوقّعه كل الأطراف", "avenant non signé par toutes les parties", "amendment not signed by every party"),
			},
			Example: Example{
				Fires: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", "signatures": [{"id": "x", "act": "signed", "party": "s"}], "put": {"term": {"end": "2022"}}}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", "signatures": [{"id": "x", "act": "signed", "party": "s"}], "put": {"term": {"end": "2022"}}}]`, twoBodies),
				Path: "/agreements/a/amendments/m/signatures",
			},
			Check: perAmendment(func(s Scope, v Version, m Amendment, path string, r *rulekit.Report) {
				before := v.history.AsOf(m.Effective.AddDays(-1), s.Known())
				for _, p := range before.content.Parties {
					if !slices.ContainsFunc(m.Signatures, func(x Signature) bool { return x.Party == p.ID && x.Act.Binds() }) {
						r.Add(path+"/signatures", say.Text("لا توقيع لـ {organisation} على الملحق", "{organisation} n'a pas signé l'avenant, à ce que l'on sait", "no signature of {organisation} under the amendment is known"), s.organisation(p.Organisation)).Cite(cited(path, m.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR046", Family: FamilyAmendments, Severity: finding.SeverityError,
				Title: say.Text("ملحقان ليوم واحد وسجل واحد", "deux avenants du même jour sur le même point", "two amendments of one day change one record"),
			},
			Example: Example{
				Fires:  one(target + `"amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", ` + later + `}, {"id": "n", "known": "2017", "effective": "2017-07-01", "remove": ["targets/t"]}]`),
				Silent: one(target + `"amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", ` + later + `}, {"id": "n", "known": "2017", "effective": "2017-08-01", "remove": ["targets/t"]}]`),
				Path:   "/agreements/a/amendments/n",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				touched := func(l layer) []Ref {
					refs := slices.Clone(l.changes.Remove)
					l.changes.Put.refs(func(x Ref) { refs = append(refs, x) })
					if l.changes.Put.Term.IsSet() {
						refs = append(refs, Ref{})
					}
					return refs
				}
				for i, x := range v.layers {
					for _, y := range v.layers[:i] {
						if !x.effective.IsSet() || x.effective != y.effective {
							continue
						}
						for _, ref := range touched(x) {
							if slices.Contains(touched(y), ref) {
								name := ref.String()
								if !ref.IsSet() {
									name = "term"
								}
								path := v.path() + cite.Pointer("amendments", string(x.amendment))
								r.Add(path, say.Text("ملحقان يسريان في {day} ويمسّان {record}: الترتيب غير معروف", "deux avenants du {day} touchent {record} : leur ordre n'est pas connu", "two amendments of {day} touch {record}: their order is not known"),
									rulekit.Word("day", x.effective.String()), rulekit.Word("record", name)).Cite(cited(v.path()+cite.Pointer("amendments", string(y.amendment)), nil)...)
							}
						}
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR047", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("هدف غُيّر بعد أجله", "objectif changé après son échéance", "target changed after its deadline"),
			},
			Example: Example{
				Fires:  one(target + `"amendments": [{"id": "m", "known": "2019-03", "effective": "2019-02-01", ` + later + `}]`),
				Silent: one(target + `"amendments": [{"id": "m", "known": "2018-03", "effective": "2018-02-01", ` + later + `}]`),
				Path:   "/agreements/a/amendments/m/put/targets/t",
			},
			Check: perAmendment(func(s Scope, v Version, m Amendment, path string, r *rulekit.Report) {
				before := v.history.AsOf(m.Effective.AddDays(-1), s.Known())
				after := v.history.AsOf(m.Effective, s.Known())
				changed := func(id ID) (old, now Target, late, ok bool) {
					old, ok = before.content.Target(id)
					now, _ = after.content.Target(id)
					late = ok && old.Deadline.IsSet() && m.Effective.Compare(old.Deadline.Last()) > 0
					return old, now, late, ok
				}
				for _, t := range m.Put.Targets {
					old, now, late, _ := changed(t.ID)
					if !late || old.Value.Equal(now.Value) && old.Deadline == now.Deadline && old.Basis == now.Basis {
						continue
					}
					r.Add(path+cite.Pointer("put", "targets", string(t.ID)), say.Text("غُيّر الهدف في {day} بعد أجله {deadline}: من {old} إلى {new}", "objectif changé le {day}, après son échéance {deadline} : de {old} à {new}", "the target was changed on {day}, after its deadline {deadline}: from {old} to {new}"),
						rulekit.Word("day", m.Effective.String()), rulekit.Word("deadline", old.Deadline.String()), rulekit.Quantity("old", old.Value), rulekit.Quantity("new", now.Value)).Cite(cited(path, m.Cites)...)
				}
				for _, ref := range m.Remove {
					if old, _, late, _ := changed(ref.ID); late && ref.Kind == RecordTargets {
						r.Add(path+"/remove", say.Text("حُذف الهدف {target} في {day} بعد أجله {deadline}", "objectif {target} ôté le {day}, après son échéance {deadline}", "target {target} was removed on {day}, after its deadline {deadline}"),
							rulekit.Word("target", string(ref.ID)), rulekit.Word("day", m.Effective.String()), rulekit.Word("deadline", old.Deadline.String())).Cite(cited(path, m.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR048", Family: FamilyAmendments, Severity: finding.SeverityWarning,
				Title: say.Text("تصحيح بلا سبب أو دليل أو صاحب", "correction sans motif, preuve ou auteur", "correction without reason, evidence or author"),
			},
			Example: Example{
				Fires:  one(`"corrections": [{"id": "k", "known": "2017", "put": {"term": {"end": "2020"}}}]`),
				Silent: one(`"corrections": [{"id": "k", "known": "2017", "reason": "misread", "author": "editor", "cites": [{"source": "gazette"}], "put": {"term": {"end": "2020"}}}]`),
				Path:   "/agreements/a/corrections/k",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, m := range v.history.raw().correctionsOn(s.Known()) {
					if m.Reason != "" && m.Author != "" && len(m.Evidence)+len(m.Cites) > 0 {
						continue
					}
					r.Add(v.path()+cite.Pointer("corrections", string(m.ID)), say.Text("تصحيح لا يذكر سببه أو دليله أو من قام به", "la correction ne dit pas son motif, sa preuve ou son auteur", "the correction does not say why, on what evidence, or by whom"))
				}
			}),
		},
	}
}

// ended is an agreement that has run from 2016 to 2020, for the examples.
const ended = `"term": {"start": "2016-01-01", "end": "2020"}, "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}],
  `

// perAmendment makes a rule's check of one that looks at one amendment that was
// known and not void.
func perAmendment(check func(s Scope, v Version, m Amendment, path string, r *rulekit.Report)) checkFunc {
	return perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
		a := v.history.raw()
		for _, id := range v.Amendments() {
			m, _ := byID(a.Amendments, id)
			m.Changes = m.knownOn(m.Known, s.Known())
			m.Signatures = cloneAll(m.Signatures)
			keep(&m.Signatures, m.Known, s.Known())
			for _, l := range v.layers {
				if l.amendment == id && l.effective.IsSet() {
					m.Effective = l.effective // as corrected
				}
			}
			check(s, v, m, v.path()+cite.Pointer("amendments", string(id)), r)
		}
	})
}

// correctionsOn returns the corrections that were known on a day. One of an
// amendment that was not known itself says nothing yet.
func (a Agreement) correctionsOn(known period.Date) []Correction {
	return slices.DeleteFunc(slices.Clone(a.Corrections), func(c Correction) bool {
		m, ok := byID(a.Amendments, c.Amendment)
		return !seen(c.Known, known) || ok && !seen(m.Known, known)
	})
}

func commitmentRules() []Rule {
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR051", Family: FamilyCommitments, Severity: finding.SeverityWarning,
				Title: say.Text("التزام بلا ملتزم", "engagement sans débiteur", "commitment without an obligor"),
			},
			Example: Example{
				Fires:  file(`"parties": [{"id": "s", "organisation": "state"}], "commitments": [{"id": "c", "kind": "jobs", "beneficiaries": ["s"]}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}], "commitments": [{"id": "c", "kind": "jobs", "obligors": ["s"]}]`, twoBodies),
				Path:   "/agreements/a/commitments/c/obligors",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, m := range c.Commitments {
					if len(m.Obligors) == 0 {
						path := v.Path(Ref{RecordCommitments, m.ID})
						r.Add(path+"/obligors", say.Text("لا يُذكر من التزم به", "on ne dit pas qui s'y est engagé", "it is not said who undertook it")).Cite(cited(path, m.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR052", Family: FamilyCommitments, Severity: finding.SeverityWarning,
				Title: say.Text("ملتزم لنفسه", "engagé envers soi-même", "obligor is also the beneficiary"),
			},
			Example: Example{
				Fires:  file(`"parties": [{"id": "s", "organisation": "state"}], "commitments": [{"id": "c", "kind": "fund", "obligors": ["s"], "beneficiaries": ["s"]}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}], "commitments": [{"id": "c", "kind": "fund", "obligors": ["s"], "beneficiaries": ["f"]}]`, twoBodies),
				Path:   "/agreements/a/commitments/c/beneficiaries",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, m := range c.Commitments {
					for _, id := range m.Obligors {
						if slices.Contains(m.Beneficiaries, id) {
							path := v.Path(Ref{RecordCommitments, m.ID})
							r.Add(path+"/beneficiaries", say.Text("الطرف {party} ملتزم ومستفيد معاً", "la partie {party} est à la fois débitrice et bénéficiaire", "party {party} is obligor and beneficiary at once"), rulekit.Word("party", string(id))).Cite(cited(path, m.Cites)...)
						}
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR053", Family: FamilyCommitments, Severity: finding.SeverityWarning,
				Title: say.Text("التزام أجله خارج المدة", "engagement échu hors de la durée", "commitment due outside the term"),
			},
			Example: Example{
				Fires:  one(ended + `"commitments": [{"id": "c", "kind": "train", "due": "2021-06"}]`),
				Silent: one(ended + `"commitments": [{"id": "c", "kind": "train", "due": "2020-06"}]`),
				Path:   "/agreements/a/commitments/c/due",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, m := range c.Commitments {
					early := c.Term.Start.IsSet() && m.Due.IsSet() && m.Due.Last().Compare(c.Term.Start.First()) < 0
					late := c.Term.End.IsSet() && m.Due.IsSet() && m.Due.First().Compare(c.Term.End.Last()) > 0
					if early || late {
						path := v.Path(Ref{RecordCommitments, m.ID})
						r.Add(path+"/due", say.Text("الأجل {due} خارج المدة {start} إلى {end}", "l'échéance {due} est hors de la durée, {start} à {end}", "due {due}, outside the term {start} to {end}"),
							rulekit.Word("due", m.Due.String()), rulekit.Word("start", c.Term.Start.String()), rulekit.Word("end", c.Term.End.String())).Cite(cited(path, m.Cites)...)
					}
				}
			}),
		},
	}
}

// stateRules look at the life of an agreement.
func stateRules() []Rule {
	done := func(jobs string) string {
		return one(`"targets": [{"id": "t", "value": "` + jobs + ` job", "basis": "cumulative", "start": "2016-01-01", "deadline": "2018", ` + countsCreated + `}],
  "events": [{"id": "z", "kind": "fulfilled", "when": "2019-03"}]`)
	}
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR131", Family: FamilyState, Severity: finding.SeverityWarning,
				Title: say.Text("مدة بلا توقيع", "durée sans signature", "term without a signature"),
			},
			Example: Example{
				Fires:  one(`"term": {"start": "2016-01-01"}`),
				Silent: one(ended + `"note": ""`),
				Path:   "/agreements/a/term",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if c.Term.Start.IsSet() && v.signing()[0].kind != ReasonSigned {
					r.Add(v.termPath(), say.Text("تبدأ المدة في {start} ولا يُعرف أي توقيع: يبقى الاتفاق مسودة", "la durée commence en {start} et aucune signature n'est connue : l'accord reste un projet", "the term begins in {start} and no signature is known: the agreement stays a draft"),
						rulekit.Word("start", c.Term.Start.String()))
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR132", Family: FamilyState, Severity: finding.SeverityWarning,
				Title: say.Text("وقائع متناقضة", "faits contradictoires", "events that contradict each other"),
			},
			Example: Example{
				Fires:  one(`"term": {"start": "2016-01-01"}, "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}, {"id": "x", "kind": "resumed", "when": "2017"}]`),
				Silent: one(`"term": {"start": "2016-01-01"}, "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}, {"id": "w", "kind": "suspended", "when": "2016"}, {"id": "x", "kind": "resumed", "when": "2017"}]`),
				Path:   "/agreements/a/events/x",
			},
			Check: perFinal(checkEvents),
		},
		{
			Rule: finding.Rule{
				Code: "AGR133", Family: FamilyState, Severity: finding.SeverityWarning,
				Title: say.Text("إعلان إنجاز بلا دليل", "exécution constatée sans preuve", "declared fulfilled without evidence"),
			},
			Example: Example{
				Fires:  one(ended + `"evidence": [{"id": "d", "kind": "declaration", "supports": ["events/z"]}], "amendments": [{"id": "m", "known": "2021", "effective": "2021-01-01", "put": {"events": [{"id": "z", "kind": "fulfilled", "when": "2021"}]}}]`),
				Silent: one(ended + `"evidence": [{"id": "d", "kind": "audit", "supports": ["events/z"], "assurance": "audited"}], "amendments": [{"id": "m", "known": "2021", "effective": "2021-01-01", "put": {"events": [{"id": "z", "kind": "fulfilled", "when": "2021"}]}}]`),
				Path:   "/agreements/a/amendments/m/put/events/z",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, e := range c.Events {
					ref := Ref{RecordEvents, e.ID}
					if e.Kind == EventFulfilled && !c.verified(ref) {
						r.Add(v.Path(ref), say.Text("أُعلن الإنجاز في {when} ولا دليل تحقق منه غير المعنيين", "exécution constatée en {when}, sans preuve vérifiée par un tiers", "declared fulfilled in {when}, without evidence that another has verified"), rulekit.Word("when", e.When.String())).Cite(cited(v.Path(ref), e.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR134", Family: FamilyState, Severity: finding.SeverityError,
				Title: say.Text("حلّ محلّه اتفاق أقدم منه", "remplacé par un accord antérieur", "superseded by an earlier agreement"),
			},
			Example: Example{
				Fires: `{"format": "mithaq.agreements/1", "agreements": [
  {"id": "a", "form": "convention", "known": "2016", "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]},
  {"id": "b", "form": "convention", "known": "2016", "supersedes": ["a"], "events": [{"id": "e", "kind": "signed", "when": "2014-05-05"}]}]}`,
				Silent: `{"format": "mithaq.agreements/1", "agreements": [
  {"id": "a", "form": "convention", "known": "2016", "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]},
  {"id": "b", "form": "convention", "known": "2018", "supersedes": ["a"], "events": [{"id": "e", "kind": "signed", "when": "2018-05-05"}]}]}`,
				Path: "/agreements/b/supersedes",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				signed := v.signed()
				for _, f := range v.successors() {
					if signed.IsSet() && !f.unknown && f.last.Compare(signed.First()) < 0 {
						r.Add(f.path+"/supersedes", say.Text("يحلّ منذ {when} محلّ {id} الموقّع في {signed}", "il remplace dès {when} l'accord {id}, signé le {signed}", "from {when} it takes the place of {id}, which was signed {signed}"),
							rulekit.Word("when", f.when().String()), rulekit.Word("id", string(v.ID())), rulekit.Word("signed", signed.String()))
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR135", Family: FamilyState, Severity: finding.SeverityWarning,
				Title: say.Text("إعلان إنجاز وهدف لم يتحقق", "exécution constatée, objectif non atteint", "declared fulfilled, target not met"),
			},
			Example: Example{
				Fires: done("2000"), Silent: done("250"), Path: "/agreements/a/events/z",
				Declared: "id,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on\nd,jobs_created,2016-2018,300,job,2019-01,300,auditor,2019-02\n",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, e := range c.Events {
					if e.Kind != EventFulfilled || !e.When.IsSet() {
						continue
					}
					for _, t := range c.Targets {
						a, err := v.Assess(t.ID, s.view, e.When.Last())
						if err != nil || a.Status == 0 || a.Status.Has(progress.Met) {
							continue
						}
						path, target := v.Path(Ref{RecordEvents, e.ID}), v.Path(Ref{RecordTargets, t.ID})
						found := r.Add(path, say.Text("أُعلن الإنجاز في {when}، والهدف {target} لم يتحقق بأي قراءة", "exécution constatée en {when}, alors que l'objectif {target} n'est atteint sous aucune lecture", "declared fulfilled in {when}, while target {target} is met under no reading"),
							rulekit.Word("when", e.When.String()), rulekit.Label("target", t.Name, t.ID)).Cite(cited(path, e.Cites)...)
						for _, x := range a.Readings {
							found.Cite(measured(target, x.Actual.Quantity, t.Cites)...)
						}
					}
				}
			}),
		},
	}
}

// verified reports whether a record is supported by evidence that somebody
// other than the one who is measured has checked.
func (c Content) verified(r Ref) bool {
	return slices.ContainsFunc(c.Evidence, func(e Evidence) bool {
		return e.Assurance >= indicators.Verified && slices.Contains(e.Supports, r)
	})
}

// checkEvents replays the events and reports those that cannot follow.
func checkEvents(s Scope, v Version, c Content, r *rulekit.Report) {
	var l life
	for _, f := range v.facts() {
		wrong := false
		switch f.kind {
		case ReasonResumed:
			wrong = !l.suspended
		case ReasonSuspended:
			wrong = !l.started || l.suspended
		case ReasonTerminated, ReasonSuperseded:
			wrong = l.expired
		}
		if f.kind != ReasonEnd && f.kind != ReasonUnsigned && l.ended != 0 {
			wrong = true
		}
		if wrong {
			r.Add(f.path, say.Text("«{event}» لا يمكن أن يأتي بعد ما سبقه", "« {event} » ne peut suivre ce qui précède", "\"{event}\" cannot follow what came before"),
				finding.Arg{Name: "event", Label: f.kind.name()}).Cite(cited(f.path, f.cites)...)
		}
		l = l.after(f.kind)
	}
}
