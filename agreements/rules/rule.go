package rules

//go:generate go run ../../internal/gen/values agreements/rules

import (
	"iter"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// Rule is a check of agreements, on their own and against the figures that a View
// sees. Rules are values: your own rules are passed to [Check] just like those of
// [All].
type Rule struct {
	finding.Rule
	// Check yields the rule's findings; nil finds nothing. What they leave unset of
	// code, severity, message and suggestion is what the rule says of itself.
	Check func(Scope) iter.Seq[finding.Finding]
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

// constructors are the rules of the library, in order of code.
var constructors = [...]func() Rule{
	agr001, agr002, agr003, agr004, agr005, agr006, agr007,
	agr011, agr012, agr013, agr014,
	agr021, agr022, agr023, agr024, agr025,
	agr031, agr032, agr033, agr034, agr035, agr036, agr037, agr038,
	agr041, agr042, agr043, agr044, agr045, agr046, agr047, agr048,
	agr051, agr052, agr053,
	agr061, agr062, agr063, agr064, agr065, agr066, agr067, agr068, agr069,
	agr070, agr071, agr072, agr073, agr074, agr075, agr076,
	agr081, agr082, agr083, agr084, agr085, agr086, agr087,
	agr091, agr092, agr093, agr094, agr095, agr096, agr097, agr098,
	agr101, agr102, agr103, agr104, agr105, agr106, agr107, agr108, agr109, agr110, agr111, agr112, agr113,
	agr121, agr122, agr123, agr124,
	agr131, agr132, agr133, agr134, agr135,
}

// All returns the rules of the library for agreements, in order of code.
func All() []Rule {
	all := make([]Rule, len(constructors))
	for i, rule := range constructors {
		all[i] = rule()
	}
	return all
}

// Check runs rules over a book and what a View sees, and returns their findings in
// the order of [finding.Finding.Compare], each once. The View's day of knowledge
// holds for the book too: what became known after it enters no finding. With the
// zero View only the agreements are checked.
func Check(book *agreements.Book, view indicators.View, rules ...Rule) []finding.Finding {
	s := newScope(book, view)
	all := rulekit.Run(s, rules, (*Rule).parts)
	rulekit.Fingerprint(s.view, all, rulekit.Arguments)
	return all
}

// EachFinding yields what [Check] returns, which it runs when the first finding is asked
// for.
func EachFinding(book *agreements.Book, view indicators.View, rules ...Rule) iter.Seq[finding.Finding] {
	return func(yield func(finding.Finding) bool) {
		for _, f := range Check(book, view, rules...) {
			if !yield(f) {
				return
			}
		}
	}
}

// parts takes a rule apart for the runner.
func (r *Rule) parts() (*finding.Rule, func(Scope) iter.Seq[finding.Finding]) {
	return &r.Rule, r.Check
}
