// Package rules holds the rules that check agreements, on their own and against the
// published figures: AGR001 and the following. A rule changes nothing; it reports
// findings, with path, evidence and suggestion in Arabic, French and English.
//
// [Check] runs rules over a book and what a View sees:
//
//	for _, f := range rules.Check(book, view, rules.All()...) {
//		fmt.Println(f)
//	}
//
// # Codes
//
//	AGR001-007  identity       names, references, identifiers, programmes, statements
//	AGR011-014  parties        who is a party
//	AGR021-025  signatures     who signed, and in what capacity
//	AGR031-037  dates          days and places
//	AGR041-048  amendments     amendments and corrections
//	AGR051-053  commitments    who undertook what
//	AGR061-075  targets        basis, baselines, measures, deadlines, interim steps, scale
//	AGR081-087  components     parts against the whole, and what counts twice
//	AGR091-097  observations   what is reported against the targets
//	AGR101-112  money          envelopes, formulas, tranches, payments
//	AGR121-124  conditions     what money depends on
//	AGR131-135  state          the life of the agreement
//
// Codes are permanent. [Examples] has an input for each that makes it fire, and one
// like it that does not.
//
// # Knowledge
//
// The View's day of knowledge holds for the agreements too: what became known after
// it enters no finding. A rule looks at agreements through [Scope.Versions] and
// [Scope.Final], which show nothing later.
//
// A record that cannot be used at all (a target without a basis, a duplicate ID) is
// an error of [agreements.NewBook] instead.
//
// # Your own rules
//
// A [Rule] is a value; yours is passed to Check just like a built-in one, and sees
// the same: the content of every [Version], the layers that it is made of, the paths
// of its records, the facts that its state rests on, and the observations that
// count towards a target ([Scope.Observed]).
package rules
