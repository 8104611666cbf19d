package rulekit

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// Run runs rules over what they look at, and returns all their findings in the
// order of [finding.Finding.Compare], each once. What a finding leaves unset of
// code, severity and suggestion is that of its rule, and its message the title of
// the rule; a rule without a severity warns. parts takes a rule apart;
// a rule without a check, or whose check returns a nil sequence, finds nothing.
func Run[S, R any](
	scope S, rules []R, parts func(*R) (*finding.Rule, func(S) iter.Seq[finding.Finding]),
) []finding.Finding {
	var x gathering
	add := x.add
	for n := range rules {
		var check func(S) iter.Seq[finding.Finding]
		if x.rule, check = parts(&rules[n]); check == nil {
			continue
		}
		if found := check(scope); found != nil {
			found(add)
		}
	}
	return x.sorted()
}

// maxPiece is how many findings are stored in one piece of memory. Findings are large:
// a single list of them would be copied each time that it grows.
const maxPiece = 256

// gathering is what a run has found so far, and the rule that runs.
type gathering struct {
	pieces [][]finding.Finding
	len    int
	rule   *finding.Rule
}

// add adds a finding of the rule that runs.
func (x *gathering) add(f finding.Finding) bool {
	last := len(x.pieces) - 1
	if last < 0 || len(x.pieces[last]) == cap(x.pieces[last]) {
		x.pieces = append(x.pieces, make([]finding.Finding, 0, min(max(1, x.len), maxPiece)))
		last++
	}
	piece := append(x.pieces[last], f)
	x.pieces[last] = piece
	x.len++
	complete(&piece[len(piece)-1], x.rule)
	return true
}

// sorted returns all findings in their order, each once.
func (x *gathering) sorted() []finding.Finding {
	if x.len == 0 {
		return nil
	}
	type place struct {
		of *finding.Finding
		n  int
	}
	order := make([]place, 0, x.len)
	for _, piece := range x.pieces {
		for n := range piece {
			order = append(order, place{&piece[n], len(order)})
		}
	}
	slices.SortFunc(order, func(a, b place) int {
		if n := compare(a.of, b.of); n != 0 {
			return n
		}
		return cmp.Compare(a.n, b.n)
	})
	order = slices.CompactFunc(order, func(a, b place) bool { return compare(a.of, b.of) == 0 })
	all := make([]finding.Finding, len(order))
	for n, p := range order {
		all[n] = *p.of
	}
	return all
}

// compare is [finding.Finding.Compare], without a copy of either where paths or codes
// tell.
func compare(a, b *finding.Finding) int {
	if n := strings.Compare(a.Path, b.Path); n != 0 {
		return n
	}
	if n := strings.Compare(string(a.Code), string(b.Code)); n != 0 {
		return n
	}
	return a.Compare(*b)
}

// complete adds to a finding what its rule says of all its findings.
func complete(f *finding.Finding, rule *finding.Rule) {
	if f.Code == "" {
		f.Code = rule.Code
	}
	if f.Severity == 0 {
		f.Severity = rule.Severity
	}
	if f.Severity == 0 {
		f.Severity = finding.SeverityWarning
	}
	if !f.Message.IsSet() {
		f.Message = rule.Title
	}
	if !f.Suggestion.Text.IsSet() {
		f.Suggestion.Text = rule.Mend
	}
}
