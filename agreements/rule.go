package agreements

import (
	"iter"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Rule is a check of agreements, on their own and against the figures that a
// View sees. Rules are values: a user's own stand beside those of [Rules] and
// are run the same way, by [CheckBook].
type Rule struct {
	Code     indicators.FindingCode
	Class    Class
	Severity indicators.Severity
	Title    wording.Text
	// Example is the smallest input that the rule finds something in, and one
	// beside it in which it finds nothing.
	Example Example
	// Check yields the rule's findings. Code and Severity may be left unset in
	// them: [CheckBook] fills them in from the rule.
	Check func(Scope) iter.Seq[indicators.Finding]
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

// Class groups the rules by what they look at.
type Class uint8

const (
	// ClassIdentity: names, references, programmes.
	ClassIdentity Class = iota + 1
	// ClassParties: who is a party.
	ClassParties
	// ClassSignatures: who signed, and in what capacity.
	ClassSignatures
	// ClassDates: days and places.
	ClassDates
	// ClassAmendments: amendments and corrections.
	ClassAmendments
	// ClassCommitments: who undertook what.
	ClassCommitments
	// ClassTargets: targets, their basis, baselines and measures.
	ClassTargets
	// ClassComponents: parts against the whole, and what counts twice.
	ClassComponents
	// ClassObservations: what is reported against the targets.
	ClassObservations
	// ClassMoney: envelopes, tranches, payments.
	ClassMoney
	// ClassConditions: what money depends on.
	ClassConditions
	// ClassState: the life of the agreement.
	ClassState
)

var classes = enum.Table[Class]{"", "identity", "parties", "signatures", "dates", "amendments", "commitments", "targets", "components", "observations", "money", "conditions", "state"}

// String returns "identity", "parties" and so on.
func (c Class) String() string { return classes.String("class", c) }

// Rules returns the rules of the library for agreements, in order of code.
func Rules() []Rule {
	return slices.Concat(identityRules(), statementRules(), partyRules(), signatureRules(), dateRules(),
		amendmentRules(), commitmentRules(), targetRules(), componentRules(),
		observationRules(), moneyRules(), conditionRules(), stateRules())
}

// CheckBook runs rules over a book and what a View sees, and returns their
// findings in the order of [indicators.Finding.Compare]. The View's day of
// knowledge holds for the book too: what became known after it enters no
// finding.
func CheckBook(b *Book, v indicators.View, rules ...Rule) []indicators.Finding {
	s := newScope(b, v)
	var all []indicators.Finding
	for _, r := range rules {
		if r.Check == nil {
			continue
		}
		for f := range r.Check(s) {
			if f.Code == "" {
				f.Code = r.Code
			}
			if f.Severity == 0 {
				f.Severity = r.Severity
			}
			all = append(all, f)
		}
	}
	indicators.SortFindings(all)
	return slices.CompactFunc(all, func(a, b indicators.Finding) bool { return a.Compare(b) == 0 })
}

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
func (s Scope) organisation(id ID) indicators.Arg {
	o, _ := s.book.Organisation(id)
	return named("organisation", o.Name, id)
}

func (s Scope) person(id ID) indicators.Arg {
	p, _ := s.book.Person(id)
	return named("person", p.Name, id)
}

func (s Scope) programme(id ID) indicators.Arg {
	p, _ := s.book.Programme(id)
	return named("programme", p.Name, id)
}

// named is an argument that shows a name, or the ID of a record without one.
func named(arg string, name wording.Text, id ID) indicators.Arg {
	if name.IsSet() {
		return indicators.Arg{Name: arg, Label: name}
	}
	return indicators.Arg{Name: arg, Text: string(id)}
}

func word(arg, text string) indicators.Arg { return indicators.Arg{Name: arg, Text: text} }

func number(arg string, n int) indicators.Arg { return word(arg, strconv.Itoa(n)) }

func quantity(arg string, q figure.Quantity) indicators.Arg {
	return indicators.Arg{Name: arg, Quantity: q}
}

// report gathers the findings of one rule.
type report struct {
	found []*indicators.Finding
}

// add adds a finding; what it returns can be completed.
func (r *report) add(path string, message wording.Text, args ...indicators.Arg) *finding {
	f := &indicators.Finding{Path: path, Message: message, Args: args}
	r.found = append(r.found, f)
	return (*finding)(f)
}

type finding indicators.Finding

// cite adds what sources say of a record as evidence.
func (f *finding) cite(path string, cites []Citation) *finding {
	if len(cites) == 0 {
		f.Evidence = append(f.Evidence, indicators.Evidence{Path: path})
	}
	for _, c := range cites {
		e := indicators.Evidence{Path: path, Source: c.Source, Words: c.Words}
		if c.Statement != "" {
			e.Path = cite.Pointer("statements", string(c.Statement))
		}
		f.Evidence = append(f.Evidence, e)
	}
	return f
}

// evidence adds a record with a quantity as evidence.
func (f *finding) evidence(path string, q figure.Quantity, cites []Citation) *finding {
	n := len(f.Evidence)
	f.cite(path, cites)
	for i := n; i < len(f.Evidence); i++ {
		f.Evidence[i].Quantity = q
	}
	return f
}

// suggest adds what would mend it.
func (f *finding) suggest(ar, fr, en string) *finding {
	f.Suggestion.Text = say.Text(ar, fr, en)
	return f
}

// checkFunc is the type of [Rule.Check].
type checkFunc = func(Scope) iter.Seq[indicators.Finding]

// perVersion makes a rule's check of one that looks at one version at a time.
func perVersion(check func(s Scope, v Version, c Content, r *report)) checkFunc {
	return perScope(func(s Scope, r *report) {
		for v := range s.Versions() {
			check(s, v, v.content, r)
		}
	})
}

// perFinal is perVersion for checks that need each agreement once.
func perFinal(check func(s Scope, v Version, c Content, r *report)) checkFunc {
	return perScope(func(s Scope, r *report) {
		for v := range s.Final() {
			check(s, v, v.content, r)
		}
	})
}

func perScope(check func(s Scope, r *report)) checkFunc {
	return func(s Scope) iter.Seq[indicators.Finding] {
		return func(yield func(indicators.Finding) bool) {
			var r report
			check(s, &r)
			for _, f := range r.found {
				if !yield(*f) {
					return
				}
			}
		}
	}
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
