package agreements

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// Rule is a check of agreements, on their own and against the figures that a
// View sees. Rules are values: your own rules are passed to [CheckBook] just
// like those of [Rules].
type Rule struct {
	finding.Rule
	// Example is the smallest input that the rule finds something in, and one
	// beside it in which it finds nothing.
	Example Example
	// Check yields the rule's findings. What they leave unset of code,
	// severity and suggestion is that of the rule.
	Check func(Scope) iter.Seq[finding.Finding]
}

// Example is an input for a rule: files of agreements as [DecodeBook] reads
// them, and declarations as [DecodeDeclarations] reads them.
type Example struct {
	// Fires makes the rule fire at Path, Silent does not.
	Fires, Silent string
	Path          string
	// Declared are declarations that go with both. "" is none.
	Declared string
}

// Families of rules of agreements: what the rules look at.
const (
	// FamilyIdentity: names, references, programmes.
	FamilyIdentity finding.Family = "identity"
	// FamilyParties: who is a party.
	FamilyParties finding.Family = "parties"
	// FamilySignatures: who signed, and in what capacity.
	FamilySignatures finding.Family = "signatures"
	// FamilyDates: days and places.
	FamilyDates finding.Family = "dates"
	// FamilyAmendments: amendments and corrections.
	FamilyAmendments finding.Family = "amendments"
	// FamilyCommitments: who undertook what.
	FamilyCommitments finding.Family = "commitments"
	// FamilyTargets: targets, their basis, baselines and measures.
	FamilyTargets finding.Family = "targets"
	// FamilyComponents: parts against the whole, and what counts twice.
	FamilyComponents finding.Family = "components"
	// FamilyObservations: what is reported against the targets.
	FamilyObservations finding.Family = "observations"
	// FamilyMoney: envelopes, tranches, payments.
	FamilyMoney finding.Family = "money"
	// FamilyConditions: what money depends on.
	FamilyConditions finding.Family = "conditions"
	// FamilyState: the life of the agreement.
	FamilyState finding.Family = "state"
)

// Rules returns the rules of the library for agreements, in order of code.
func Rules() []Rule {
	return slices.Concat(identityRules(), statementRules(), partyRules(), signatureRules(), dateRules(),
		amendmentRules(), commitmentRules(), targetRules(), componentRules(),
		observationRules(), moneyRules(), conditionRules(), stateRules())
}

// CheckBook runs rules over a book and what a View sees, and returns their
// findings in the order of [finding.Finding.Compare]. The View's day of
// knowledge holds for the book too: what became known after it enters no
// finding.
func CheckBook(b *Book, v indicators.View, rules ...Rule) []finding.Finding {
	return rulekit.Run(newScope(b, v), rules, Rule.parts)
}

// parts takes a rule apart for the runner.
func (r Rule) parts() (finding.Rule, func(Scope) iter.Seq[finding.Finding]) { return r.Rule, r.Check }

// Scope is what a rule looks at: a book and a View, as known on the View's day.
type Scope struct {
	book     *Book
	view     indicators.View
	versions []Version
	last     []Version
}

func newScope(b *Book, v indicators.View) Scope {
	s := Scope{book: b.knownOn(v.Config().Known), view: v}
	for h := range s.book.Agreements() {
		final := h.AsOf(period.Date{}, s.Known())
		if !final.IsKnown() {
			continue
		}
		s.last = append(s.last, final)
		s.versions = append(s.versions, h.AsOf(beginOfTime, s.Known()))
		for _, l := range final.layers {
			if l.effective.IsSet() && l.effective.Compare(s.versions[len(s.versions)-1].valid) > 0 {
				s.versions = append(s.versions, h.AsOf(l.effective, s.Known()))
			}
		}
	}
	return s
}

// Book returns the registers and the agreements that were known on the day. A
// rule must look at agreements through Versions, so that it sees nothing in
// them that was not known.
func (s Scope) Book() *Book { return s.book }

// View returns the View.
func (s Scope) View() indicators.View { return s.view }

// Known returns the day of knowledge; unset knows everything.
func (s Scope) Known() period.Date { return s.view.Config().Known }

// Versions yields every agreement as it read at first and after each day on
// which an amendment took effect, in order of ID and day.
func (s Scope) Versions() iter.Seq[Version] { return slices.Values(s.versions) }

// Final yields every agreement as it reads at the end of time.
func (s Scope) Final() iter.Seq[Version] { return slices.Values(s.last) }

// label returns the name of an organisation, or its ID.
func (s Scope) organisation(id ID) finding.Arg {
	o, _ := s.book.Organisation(id)
	return rulekit.Label("organisation", o.Name, id)
}

func (s Scope) person(id ID) finding.Arg {
	p, _ := s.book.Person(id)
	return rulekit.Label("person", p.Name, id)
}

func (s Scope) programme(id ID) finding.Arg {
	p, _ := s.book.Programme(id)
	return rulekit.Label("programme", p.Name, id)
}

// cited returns what sources say of a record as evidence: the record itself
// where none is cited.
func cited(path string, cites []Citation) []finding.Evidence {
	if len(cites) == 0 {
		return []finding.Evidence{{Path: path}}
	}
	es := make([]finding.Evidence, len(cites))
	for i, c := range cites {
		es[i] = finding.Evidence{Path: path, Source: c.Source, Words: c.Words}
		if c.Statement != "" {
			es[i].Path = cite.Pointer("statements", string(c.Statement))
		}
	}
	return es
}

// measured returns what sources say of a record with a quantity as evidence.
func measured(path string, q figure.Quantity, cites []Citation) []finding.Evidence {
	es := cited(path, cites)
	for i := range es {
		es[i].Quantity = q
	}
	return es
}

// checkFunc is the type of [Rule.Check].
type checkFunc = func(Scope) iter.Seq[finding.Finding]

// perVersion makes a rule's check of one that looks at one version at a time.
func perVersion(check func(s Scope, v Version, c Content, r *rulekit.Report)) checkFunc {
	return rulekit.Gather(func(s Scope, r *rulekit.Report) {
		for v := range s.Versions() {
			check(s, v, v.content, r)
		}
	})
}

// perFinal is perVersion for checks that need each agreement once.
func perFinal(check func(s Scope, v Version, c Content, r *rulekit.Report)) checkFunc {
	return rulekit.Gather(func(s Scope, r *rulekit.Report) {
		for v := range s.Final() {
			check(s, v, v.content, r)
		}
	})
}

// one returns a file with one agreement, a, that has the given members.
func one(members string) string { return file(members, "") }

// file returns a file with one agreement and registers beside it.
func file(members, registers string) string {
	s := `{"format": "mithaq.agreements/1"`
	if registers != "" {
		s += ",\n " + registers
	}
	return s + ",\n \"agreements\": [{\"id\": \"a\", \"form\": \"convention\", \"known\": \"2016\",\n  " + members + "}]}"
}

// The day, or the span of days, on which the agreement was signed for certain;
// unset when no source says.
func (v Version) signed() period.Period {
	for _, f := range v.signing() {
		if f.kind == ReasonSigned && !f.unknown {
			return f.when()
		}
	}
	return period.Period{}
}

// dated returns when the agreement was signed, or else when it became known.
func (v Version) dated() period.Period {
	if p := v.signed(); p.IsSet() {
		return p
	}
	return v.history.raw().Known
}

// path returns the path of the agreement itself.
func (v Version) path() string { return cite.Pointer("agreements", string(v.ID())) }
