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
	var all []finding.Finding
	for _, r := range rules {
		rule, check := parts(r)
		if check == nil {
			continue
		}
		found := check(scope)
		if found == nil {
			continue
		}
		for f := range found {
			all = append(all, completed(f, rule))
		}
	}
	finding.Sort(all)
	return slices.CompactFunc(all, func(a, b finding.Finding) bool { return a.Compare(b) == 0 })
}

// completed returns a finding with what its rule says of all its findings.
func completed(f finding.Finding, rule finding.Rule) finding.Finding {
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
	return f
}
