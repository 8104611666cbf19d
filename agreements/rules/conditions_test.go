package rules_test

import (
	"strings"
	"testing"
)

// TestConditions: conditions without a test or a use, late ones, and tests that lack something.
func TestConditions(t *testing.T) {
	const goal = `"targets": [{"id": "t", "value": "5 job", "basis": "cumulative"}], `
	condition := func(tests string) string { return goal + `"conditions": [{"id": "n", "tests": [` + tests + `]}]` }
	test := func(members string) string { return condition(`{"id": "x", "kind": ` + members + `}`) }
	checkRule(t, "AGR121", []ruleCase{
		{name: "none", members: condition(""), want: []string{"warning conditions/n/tests"}},
		{name: "one", members: test(`"date", "by": "2018"`)},
	})
	instrument := func(members string) string {
		return `, "instruments": [{"id": "h", "kind": "grant"},
   {"id": "i", "kind": "grant", ` + members + `}]`
	}
	checkRule(t, "AGR122", []ruleCase{
		{name: "nothing", members: condition("") + instrument(`"tranches": [{"id": "p", "amount": @1, "conditions": ["m"]}],
   "clawbacks": [{"id": "b", "condition": "m"}]`), want: []string{"info conditions/n"}},
		{name: "a tranche", members: condition("") +
			instrument(`"tranches": [{"id": "p", "amount": @1, "conditions": ["m", "n"]}]`)},
		{name: "a clawback", members: condition("") + instrument(`"clawbacks": [{"id": "b", "condition": "n"}]`)},
	})
	by := func(by, due string) string {
		return test(`"date", "by": "`+by+`"`) + instrument(`"tranches": [{"id": "p", "amount": @1`+due+`,
   "conditions": ["n"]},
    {"id": "q", "amount": @1, "due": "2010", "conditions": ["m"]}]`)
	}
	checkRule(t, "AGR123", []ruleCase{
		{name: "after", members: by("2018-07-01", `, "due": "2018-06"`),
			want: []string{"warning conditions/n/tests/x/by"}},
		{name: "on the last day", members: by("2018-06-30", `, "due": "2018-06"`)},
		{name: "the year", members: by("2018", `, "due": "2018-06"`)},
		{name: "not due", members: by("2018", "")},
		{name: "no time", members: test(`"state", "state": "in_force"`) +
			instrument(`"tranches": [{"id": "p", "amount": @1, "due": "2018", "conditions": ["n"]}]`)},
	})
	const short, unit = "error conditions/n/tests/x", "error conditions/n/tests/x/at_least"
	for lacks, members := range map[string]string{
		"target": `"progress", "at_least": "5 job"`, "at_least": `"progress", "target": "t"`,
		"evidence": `"evidence", "by": "2018"`,
		"by":       `"date"`, "state": `"state"`,
	} {
		c := ruleCase{name: lacks, members: test(members), want: []string{short}}
		checkRule(t, "AGR124", []ruleCase{c})
		if got := texts(c.tells(t, "AGR124")); !strings.Contains(got, "lacks: "+lacks) {
			t.Errorf("%s: %s", lacks, got)
		}
	}
	checkRule(t, "AGR124", []ruleCase{
		{name: "amount of nothing", members: test(`"amount", "at_least": "5 MAD"`), want: []string{short}},
		{name: "no amount", members: test(`"amount", "target": "t"`), want: []string{short}},
		{name: "amount", members: test(`"amount", "target": "t", "at_least": "5 job"`)},
		{name: "amount in another unit", members: test(`"amount", "target": "t", "at_least": "5 MAD"`),
			want: []string{unit}},
		{name: "progress", members: test(`"progress", "target": "t", "at_least": "5 percent"`)},
		{name: "progress as a ratio", members: test(`"progress", "target": "t", "at_least": "1/2"`)},
		{name: "progress in jobs", members: test(`"progress", "target": "t", "at_least": "5 job"`),
			want: []string{unit}},
		{name: "evidence", members: test(`"evidence", "evidence": "audit"`)},
		{name: "day", members: test(`"date", "by": "2018"`)},
		{name: "state", members: test(`"state", "state": "in_force"`)},
		{name: "two", members: condition(`{"id": "x", "kind": "date"}, {"id": "y", "kind": "state"}`),
			want: []string{short, "error conditions/n/tests/y"}},
	})
}
