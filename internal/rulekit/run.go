package rulekit

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// Run runs rules over what they look at, and returns all their findings in the
// order of [finding.Finding.Compare], each once. What a finding leaves unset of
// code, severity and suggestion is that of its rule, and its message the title of
// the rule; a rule without a severity warns. parts takes a rule apart;
// a rule without a check, or whose check returns a nil sequence, finds nothing.
func Run[S, R any](
	scope S, rules []R, parts func(R) (finding.Rule, func(S) iter.Seq[finding.Finding]),
) []finding.Finding {
	var x gathering
	add := x.add
	for _, r := range rules {
		var check func(S) iter.Seq[finding.Finding]
		if x.rule, check = parts(r); check == nil {
			continue
		}
		if found := check(scope); found != nil {
			found(add)
		}
	}
	if len(x.all) < 2 {
		return x.all
	}
	finding.Sort(x.all)
	return slices.CompactFunc(x.all, func(a, b finding.Finding) bool { return a.Compare(b) == 0 })
}

// gathering is what a run has found so far, and the rule that runs.
type gathering struct {
	all  []finding.Finding
	rule finding.Rule
}

// add adds a finding of the rule that runs.
func (x *gathering) add(f finding.Finding) bool {
	if len(x.all) == cap(x.all) {
		x.all = slices.Grow(x.all, max(1, len(x.all))) // a long list that grows by less is copied too often
	}
	x.all = append(x.all, f)
	complete(&x.all[len(x.all)-1], &x.rule)
	return true
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
