package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// twoBodies are the registers that the examples of this file share.
const twoBodies = `"organisations": [
  {"id": "state", "name": {"en": {"name": "the State", "status": "attested"}}, "kind": "state"},
  {"id": "finance", "name": {"en": {"name": "Ministry of Finance", "status": "attested"}}, "kind": "ministry", "within": "state"},
  {"id": "fed", "name": {"en": {"name": "the Federation", "status": "attested"}}, "kind": "federation", "start": "2016-06"}],
 "people": [
  {"id": "minister", "name": {"en": {"name": "the Minister", "status": "attested"}}, "offices": [
   {"id": "m", "organisation": "finance", "title": {"en": {"name": "Minister of Finance", "status": "attested"}}, "from": "2013", "until": "2017"}]},
  {"id": "chair", "name": {"en": {"name": "the Chair", "status": "attested"}}}]`

func partyRules() []Rule {
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR011", Family: FamilyParties, Severity: finding.SeverityWarning,
				Title: say.Text("طرف بلا موقّع", "partie sans signataire", "party without a signatory"),
			},
			Example: Example{
				Fires: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}],
  "signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s"}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}],
  "signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s"}, {"id": "y", "act": "signed", "person": "chair", "party": "f"}]`, twoBodies),
				Path: "/agreements/a/parties/f",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				if v.history.raw().Form.Binding() == BindsIssuer && slices.ContainsFunc(c.Signatures, func(x Signature) bool { return x.Act.Binds() }) {
					return // one issuer binds a unilateral act
				}
				for _, p := range c.Parties {
					if !slices.ContainsFunc(c.Signatures, func(x Signature) bool { return x.Party == p.ID && x.Act.Binds() }) {
						path := v.Path(Ref{RecordParties, p.ID})
						r.Add(path, say.Text(
							"لا يُذكر من وقّع باسم {organisation}",
							"aucun signataire n'est nommé pour {organisation}",
							"no signatory is named for {organisation}"), s.organisation(p.Organisation)).
							Cite(cited(path, p.Cites)...).
							Suggest("أضف من وقّع وبأي صفة", "ajouter qui a signé, et à quel titre", "add who signed, and in what capacity")
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR012", Family: FamilyParties, Severity: finding.SeverityWarning,
				Title: say.Text("هيئة واحدة طرفان", "un même corps, deux parties", "one body stands as two parties"),
			},
			Example: Example{
				Fires:  file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "m", "organisation": "finance"}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state", "through": ["finance"]}, {"id": "f", "organisation": "fed"}]`, twoBodies),
				Path:   "/agreements/a/parties/m",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for i, p := range c.Parties {
					for _, q := range c.Parties[:i] {
						if p.Organisation == "" || s.root(p.Organisation) != s.root(q.Organisation) {
							continue
						}
						path := v.Path(Ref{RecordParties, p.ID})
						other := s.organisation(q.Organisation)
						other.Name = "other"
						r.Add(path, say.Text(
							"{organisation} و{other} طرف واحد: الدولة طرف واحد أياً كان من يوقّع باسمها",
							"{organisation} et {other} sont une seule partie : l'État est une partie, quel que soit celui qui signe",
							"{organisation} and {other} are one party: the State is one, whoever signs for it"), s.organisation(p.Organisation), other).
							Cite(cited(path, p.Cites)...).
							Suggest("اجعلهما طرفاً واحداً واذكر الوزارات في through", "n'en faire qu'une partie, les ministères dans through", "make them one party, with the ministries in through")
						break
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR013", Family: FamilyParties, Severity: finding.SeverityWarning,
				Title: say.Text("أطراف أقل مما يلزم", "trop peu de parties", "too few parties"),
			},
			Example: Example{
				Fires:  file(`"parties": [{"id": "s", "organisation": "state"}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}]`, twoBodies),
				Path:   "/agreements/a/parties",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				form := v.history.raw().Form
				least := 2
				if b := form.Binding(); b == BindsIssuer || b == BindingUnknown {
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
		},
		{
			Rule: finding.Rule{
				Code: "AGR014", Family: FamilyParties, Severity: finding.SeverityWarning,
				Title: say.Text("طرف لم يكن موجوداً", "partie qui n'existait pas", "party that did not exist"),
			},
			Example: Example{
				Fires:  file(`"parties": [{"id": "f", "organisation": "fed"}], "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`, twoBodies),
				Silent: file(`"parties": [{"id": "f", "organisation": "fed"}], "events": [{"id": "e", "kind": "signed", "when": "2016-07-01"}]`, twoBodies),
				Path:   "/agreements/a/parties/f",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				at := v.signed()
				for _, p := range c.Parties {
					o, ok := s.book.Organisation(p.Organisation)
					if !ok || !at.IsSet() {
						continue
					}
					if o.Start.IsSet() && at.Last().Compare(o.Start.First()) < 0 || o.End.IsSet() && at.First().Compare(o.End.Last()) > 0 {
						path := v.Path(Ref{RecordParties, p.ID})
						r.Add(path, say.Text(
							"{organisation} لم تكن موجودة في {when} (من {start} إلى {end})",
							"{organisation} n'existait pas en {when} (de {start} à {end})",
							"{organisation} did not exist in {when} (from {start} to {end})"),
							s.organisation(p.Organisation), rulekit.Word("when", at.String()), rulekit.Word("start", o.Start.String()), rulekit.Word("end", o.End.String())).
							Cite(cited(path, p.Cites)...).Cite(cited(cite.Pointer("organisations", string(o.ID)), o.Cites)...)
					}
				}
			}),
		},
	}
}

// root returns the body that an organisation is an organ of, or itself.
func (s Scope) root(id ID) ID {
	for range 16 {
		o, ok := s.book.Organisation(id)
		if !ok || o.Within == "" {
			return id
		}
		id = o.Within
	}
	return id
}

func signatureRules() []Rule {
	both := `"parties": [{"id": "s", "organisation": "state", "through": ["finance"]}, {"id": "f", "organisation": "fed"}],
  `
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR021", Family: FamilySignatures, Severity: finding.SeverityWarning,
				Title: say.Text("صفة الموقّع تخالف منصبه", "titre du signataire contraire à sa fonction", "signatory's title differs from the office held"),
			},
			Example: Example{
				Fires: file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s", "when": "2016-05-05",
   "capacity": {"en": {"name": "Minister of Tourism", "status": "attested"}}}]`, twoBodies),
				Silent: file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s", "when": "2016-05-05",
   "capacity": {"en": {"name": "minister of finance", "status": "attested"}}}]`, twoBodies),
				Path: "/agreements/a/signatures/x/capacity",
			},
			Check: perVersion(checkCapacity),
		},
		{
			Rule: finding.Rule{
				Code: "AGR022", Family: FamilySignatures, Severity: finding.SeverityWarning,
				Title: say.Text("الموقّع ليس من الهيئة التي وقّع باسمها", "signataire étranger à la partie", "signatory holds no office of the party"),
			},
			Example: Example{
				Fires:  file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "f", "when": "2016-05-05"}]`, twoBodies),
				Silent: file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s", "when": "2016-05-05"}]`, twoBodies),
				Path:   "/agreements/a/signatures/x/party",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, x := range c.Signatures {
					party, ok := c.Party(x.Party)
					person, known := s.book.Person(x.Person)
					if !ok || !known || !x.Act.Binds() || len(person.Offices) == 0 {
						continue
					}
					root := s.root(party.Organisation)
					if slices.ContainsFunc(person.Offices, func(o Office) bool { return s.root(o.Organisation) == root }) {
						continue
					}
					path := v.Path(Ref{RecordSignatures, x.ID})
					found := r.Add(path+"/party", say.Text(
						"وقّع {person} باسم {organisation}، ولا يُعرف له منصب فيها",
						"{person} a signé pour {organisation}, où aucune fonction ne lui est connue",
						"{person} signed for {organisation}, where no office of theirs is known"), s.person(x.Person), s.organisation(party.Organisation)).
						Cite(cited(path, x.Cites)...)
					for _, o := range person.Offices {
						found.Cite(cited(cite.Pointer("people", string(person.ID), "offices", string(o.ID)), o.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR023", Family: FamilySignatures, Severity: finding.SeverityWarning,
				Title: say.Text("توقيع خارج مدة المنصب", "signature hors du mandat", "signed outside the term of office"),
			},
			Example: Example{
				Fires:  file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s", "when": "2019-05-05"}]`, twoBodies),
				Silent: file(both+`"signatures": [{"id": "x", "act": "signed", "person": "minister", "party": "s", "when": "2016-05-05"}]`, twoBodies),
				Path:   "/agreements/a/signatures/x",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, x := range c.Signatures {
					party, ok := c.Party(x.Party)
					person, known := s.book.Person(x.Person)
					when := x.When
					if !when.IsSet() {
						when = v.signed()
					}
					if !ok || !known || !x.Act.Binds() || !when.IsSet() {
						continue
					}
					var out []Office
					root := s.root(party.Organisation)
					for _, o := range person.Offices {
						if s.root(o.Organisation) != root {
							continue
						}
						if o.HeldDuring(when) != figure.No {
							out = nil
							break
						}
						out = append(out, o)
					}
					if len(out) == 0 {
						continue
					}
					path := v.Path(Ref{RecordSignatures, x.ID})
					found := r.Add(path, say.Text(
						"وقّع {person} في {when} وهو خارج مدة منصبه ({from} إلى {until})",
						"{person} a signé le {when}, hors de son mandat (de {from} à {until})",
						"{person} signed on {when}, outside the term of office ({from} to {until})"),
						s.person(x.Person), rulekit.Word("when", when.String()), rulekit.Word("from", out[0].From.String()), rulekit.Word("until", out[0].Until.String())).
						Cite(cited(path, x.Cites)...)
					for _, o := range out {
						found.Cite(cited(cite.Pointer("people", string(person.ID), "offices", string(o.ID)), o.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR024", Family: FamilySignatures, Severity: finding.SeverityWarning,
				Title: say.Text("ترأس ووقّع في آن واحد", "a présidé et signé à la fois", "presided and signed at once"),
			},
			Example: Example{
				Fires:  file(both+`"signatures": [{"id": "x", "act": "presided", "person": "minister"}, {"id": "y", "act": "signed", "person": "minister", "party": "s"}]`, twoBodies),
				Silent: file(both+`"signatures": [{"id": "x", "act": "presided", "person": "chair"}, {"id": "y", "act": "signed", "person": "minister", "party": "s"}]`, twoBodies),
				Path:   "/agreements/a/signatures/y",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, x := range c.Signatures {
					if !x.Act.Binds() || x.Person == "" {
						continue
					}
					for _, y := range c.Signatures {
						if y.Person == x.Person && (y.Act == ActPresided || y.Act == ActWitnessed) {
							path := v.Path(Ref{RecordSignatures, x.ID})
							r.Add(path, say.Text(
								"مصدر يذكر {person} موقّعاً وآخر رئيساً للحفل أو شاهداً: الرئاسة ليست توقيعاً",
								"une source donne {person} pour signataire, une autre pour président ou témoin : présider n'est pas signer",
								"one source has {person} sign, another preside or witness: presiding is not signing"), s.person(x.Person)).
								Cite(cited(path, x.Cites)...).Cite(cited(v.Path(Ref{RecordSignatures, y.ID}), y.Cites)...)
							break
						}
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR025", Family: FamilySignatures, Severity: finding.SeverityInfo,
				Title: say.Text("توقيع بلا اسم", "signature sans nom", "signature that names nobody"),
			},
			Example: Example{
				Fires:  file(both+`"signatures": [{"id": "x", "act": "signed", "party": "f"}]`, twoBodies),
				Silent: file(both+`"signatures": [{"id": "x", "act": "signed", "person": "chair", "party": "f"}]`, twoBodies),
				Path:   "/agreements/a/signatures/x/person",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, x := range c.Signatures {
					if x.Act.Binds() && x.Person == "" {
						path := v.Path(Ref{RecordSignatures, x.ID})
						r.Add(path+"/person", say.Text("وقّع طرف ولا يُذكر من وقّع باسمه", "une partie a signé, mais personne n'est nommé", "a party signed, but nobody is named")).Cite(cited(path, x.Cites)...)
					}
				}
			}),
		},
	}
}

// checkCapacity holds the title under which a source says that somebody acted
// against the offices that other sources give the same person at the time.
// Titles are compared language by language, in a form that forgives spelling.
func checkCapacity(s Scope, v Version, c Content, r *rulekit.Report) {
	for _, x := range c.Signatures {
		person, ok := s.book.Person(x.Person)
		if !ok || !x.Capacity.IsSet() {
			continue
		}
		when := x.When
		if !when.IsSet() {
			when = v.dated()
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			stated, status := x.Capacity.In(lang)
			if status == wording.Missing || status == wording.Translated {
				continue
			}
			nearest, held, agrees := nearestTitle(person, lang, stated, when)
			if agrees || held == "" {
				continue
			}
			path := v.Path(Ref{RecordSignatures, x.ID})
			wrong, right := apart(stated, held)
			at := cite.Pointer("people", string(person.ID), "offices", string(nearest.ID))
			r.Add(path+"/capacity", say.Text(
				"ورد {person} بصفة «{stated}»، بينما منصبه في مصدر آخر «{held}»",
				"{person} est dit « {stated} », alors qu'une autre source le donne « {held} »",
				"{person} is called \"{stated}\", while another source has \"{held}\""),
				s.person(x.Person), rulekit.Word("stated", stated), rulekit.Word("held", held), rulekit.Word("wrong", join(wrong)), rulekit.Word("right", join(right))).
				Cite(cited(path, x.Cites)...).Cite(cited(at, nearest.Cites)...).
				Suggest("يُقرأ «{right}» بدل «{wrong}»", "lire « {right} » au lieu de « {wrong} »", "read \"{right}\" for \"{wrong}\"")
			break
		}
	}
}

// nearestTitle returns, of the titles in a language of the offices that the
// person may have held at a time, the one that has most words in common with
// the stated one, and whether one is equal to it.
func nearestTitle(p Person, lang wording.Lang, stated string, when period.Period) (office Office, title string, agrees bool) {
	best := -1
	for _, o := range p.Offices {
		held, status := o.Title.In(lang)
		if status == wording.Missing || status == wording.Translated || o.HeldDuring(when) == figure.No {
			continue
		}
		if plain(held) == plain(stated) {
			return o, held, true
		}
		missing, extra := apart(stated, held)
		if n := len(missing) + len(extra); best < 0 || n < best {
			best, office, title = n, o, held
		}
	}
	return office, title, false
}

func join(words []string) string {
	s := ""
	for i, w := range words {
		if i > 0 {
			s += " "
		}
		s += w
	}
	return s
}
