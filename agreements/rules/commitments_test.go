package rules_test

import "testing"

// TestCommitments: who undertook it, for whom, and when it is due, beside the limits.
func TestCommitments(t *testing.T) {
	commitment := func(members string) string {
		return `"commitments": [{"id": "c", "kind": "deliver"` + members +
			`}]`
	}
	checkRule(t, "AGR051", []ruleCase{
		{name: "nobody", members: commitment(""), want: []string{"warning commitments/c/obligors"}},
		{name: "somebody", members: commitment(`, "obligors": ["s"]`)},
	})
	checkRule(t, "AGR052", []ruleCase{
		{name: "both of two", members: commitment(`, "obligors": ["s", "f"], "beneficiaries": ["f", "s"]`),
			want: []string{"warning commitments/c/beneficiaries", "warning commitments/c/beneficiaries"}},
		{name: "one of two", members: commitment(`, "obligors": ["s", "f"], "beneficiaries": ["g", "f"]`),
			want: []string{"warning commitments/c/beneficiaries"}},
		{name: "others", members: commitment(`, "obligors": ["s"], "beneficiaries": ["f"]`)},
	})
	due := func(term, due string) string { return `"term": {` + term + `}, ` + commitment(`, "due": "`+due+`"`) }
	const both, outside = `"start": "2016-02", "end": "2019-11"`, "warning commitments/c/due"
	checkRule(t, "AGR053", []ruleCase{
		{name: "before", members: due(both, "2016-01"), want: []string{outside}},
		{name: "the year", members: due(both, "2016")},
		{name: "the first day", members: due(both, "2016-02-01")},
		{name: "the last day", members: due(both, "2019-11-30")},
		{name: "the last year", members: due(both, "2019")},
		{name: "after", members: due(both, "2019-12"), want: []string{outside}},
		{name: "no start", members: due(`"end": "2019-11"`, "2015")},
		{name: "no end", members: due(`"start": "2016-02"`, "2030")},
		{name: "no day", members: `"term": {` + both + `}, ` + commitment("")},
	})
}
