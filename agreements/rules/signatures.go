package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr021: signatory's title differs from the office held.
func agr021() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR021", Family: FamilySignatures, Severity: finding.SeverityWarning,
			Title: messages.Text("signatory's title differs from the office held"),
		},
		Check: perVersion(checkCapacity),
	}
}

// agr022: signatory holds no office of the party.
func agr022() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR022", Family: FamilySignatures, Severity: finding.SeverityWarning,
			Title: messages.Text("signatory holds no office of the party"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, x := range c.Signatures {
				party, ok := c.Party(x.Party)
				person, known := s.Book().Person(x.Person)
				if !ok || !known || !x.Act.Binds() || len(person.Offices) == 0 {
					continue
				}
				root := s.root(party.Organisation)
				if slices.ContainsFunc(person.Offices, func(o agreements.Office) bool { return s.root(o.Organisation) == root }) {
					continue
				}
				path := v.Path(ref(agreements.RecordSignatures, x.ID))
				found := r.Add(path+"/party", messages.Text(
					"{person} signed for “{organisation}”, where no office of theirs is known",
				), s.person(x.Person),
					s.organisation(party.Organisation)).
					Cite(cited(path, x.Cites)...)
				for _, o := range person.Offices {
					found.Cite(cited(cite.Pointer("people", string(person.ID), "offices", string(o.ID)), o.Cites)...)
				}
			}
		}),
	}
}

// agr023: signed outside the term of office.
func agr023() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR023", Family: FamilySignatures, Severity: finding.SeverityWarning,
			Title: messages.Text("signed outside the term of office"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, x := range c.Signatures {
				party, ok := c.Party(x.Party)
				person, known := s.Book().Person(x.Person)
				when := x.When
				if !when.IsSet() {
					when = v.Signed()
				}
				if !ok || !known || !x.Act.Binds() || !when.IsSet() {
					continue
				}
				var out []agreements.Office
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
				path := v.Path(ref(agreements.RecordSignatures, x.ID))
				found := r.Add(path, messages.Text(
					"{person} signed ({when}) outside the term of office ({from} to {until})",
				),
					s.person(x.Person), rulekit.Time("when", when), rulekit.Time("from", out[0].From),
					rulekit.Time("until", out[0].Until)).
					Cite(cited(path, x.Cites)...)
				for _, o := range out {
					found.Cite(cited(cite.Pointer("people", string(person.ID), "offices", string(o.ID)), o.Cites)...)
				}
			}
		}),
	}
}

// agr024: presided and signed at once.
func agr024() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR024", Family: FamilySignatures, Severity: finding.SeverityWarning,
			Title: messages.Text("presided and signed at once"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, x := range c.Signatures {
				if !x.Act.Binds() || x.Person == "" {
					continue
				}
				for _, y := range c.Signatures {
					if y.Person == x.Person && (y.Act == agreements.ActPresided || y.Act == agreements.ActWitnessed) {
						path := v.Path(ref(agreements.RecordSignatures, x.ID))
						r.Add(path, messages.Text(
							"one source has {person} sign, another preside or witness: presiding is not signing",
						), s.person(x.Person)).
							Cite(cited(path, x.Cites)...).
							Cite(cited(v.Path(ref(agreements.RecordSignatures, y.ID)), y.Cites)...)
						break
					}
				}
			}
		}),
	}
}

// agr025: signature that names nobody.
func agr025() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR025", Family: FamilySignatures, Severity: finding.SeverityInfo,
			Title: messages.Text("signature that names nobody"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, x := range c.Signatures {
				if x.Act.Binds() && x.Person == "" {
					path := v.Path(ref(agreements.RecordSignatures, x.ID))
					r.Add(path+"/person", messages.Text(
						"a party signed, but nobody is named",
					)).Cite(cited(path, x.Cites)...)
				}
			}
		}),
	}
}

// checkCapacity holds the title under which a source says that somebody acted
// against the offices that other sources give the same person at the time.
// Titles are compared language by language, in a form that forgives spelling.
func checkCapacity(s Scope, v Version, c agreements.Content, r *report) {
	for _, x := range c.Signatures {
		person, ok := s.Book().Person(x.Person)
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
			path := v.Path(ref(agreements.RecordSignatures, x.ID))
			wrong, right := differingWords(stated, held)
			at := cite.Pointer("people", string(person.ID), "offices", string(nearest.ID))
			r.Add(path+"/capacity", messages.Text(
				"{person} is called \"{stated}\", while another source has \"{held}\"",
			),
				s.person(x.Person), rulekit.Word("stated", stated), rulekit.Word("held", held),
				rulekit.Word("wrong", join(wrong)), rulekit.Word("right", join(right))).
				Cite(cited(path, x.Cites)...).Cite(cited(at, nearest.Cites)...).
				Suggest(messages.Text("read \"{right}\" for \"{wrong}\""))
			break
		}
	}
}

// nearestTitle returns, of the titles in a language of the offices that the
// person may have held at a time, the one that has most words in common with
// the stated one, and whether one is equal to it.
func nearestTitle(p agreements.Person, lang wording.Lang, stated string,
	when period.Period) (office agreements.Office, title string, agrees bool) {
	best := -1
	for _, o := range p.Offices {
		held, status := o.Title.In(lang)
		if status == wording.Missing || status == wording.Translated || o.HeldDuring(when) == figure.No {
			continue
		}
		if foldTitle(held) == foldTitle(stated) {
			return o, held, true
		}
		missing, extra := differingWords(stated, held)
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
