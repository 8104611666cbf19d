package rules_test

import (
	"slices"
	"testing"
)

// TestState: the life of an agreement beside its term, its events and its targets.
func TestState(t *testing.T) {
	const signed = `, "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}]`
	const term = `"term": {"start": "2016"}`
	checkRule(t, "AGR131", []ruleCase{
		{name: "no signature", members: term, want: []string{"warning term"}},
		{name: "signed", members: term + signed},
		{name: "no start", members: `"term": {"end": "2020"}`},
		{name: "an activity", members: term, form: "activity"},
	})
	events := func(list string) string {
		return `"term": {"start": "2016-06-01"},
   "events": [{"id": "e", "kind": "signed", "when": "2016-05-05"}` + list + `]`
	}
	const fulfilled = `, {"id": "z", "kind": "fulfilled", "when": "2019-03"}`
	shows := func(assurance string) string {
		return `, "evidence": [{"id": "d", "kind": "audit", "supports": ["events/z"], "assurance": "` + assurance +
			`"}]`
	}
	declared := []string{"warning events/z"}
	checkRule(t, "AGR133", []ruleCase{
		{name: "nothing", members: events(fulfilled), want: declared},
		{name: "declared", members: events(fulfilled) + shows("declared"), want: declared},
		{name: "verified", members: events(fulfilled) + shows("verified")},
		{name: "audited", members: events(fulfilled) + shows("audited")},
		{name: "another event", members: events("")},
	})
	checkRule(t, "AGR132", []ruleCase{
		{name: "resumed", members: events(`, {"id": "x", "kind": "resumed", "when": "2017"}`),
			want: []string{"warning events/x"}},
		{name: "suspended", members: events(`, {"id": "x", "kind": "suspended", "when": "2017"}`)},
	})
	other := func(when string) string {
		return `, {"id": "b", "form": "convention", "known": "2016", "supersedes": ["a"],
   "events": [{"id": "e", "kind": "signed", "when": "` + when + `"}]}`
	}
	earlier := []string{"error /agreements/b/supersedes"}
	checkRule(t, "AGR134", []ruleCase{
		{name: "the day before", members: events(""), more: other("2016-05-04"), want: earlier},
		{name: "the day", members: events(""), more: other("2016-05-05")},
		{name: "the month", members: events(""), more: other("2016-05")},
		{name: "its own event", members: events(`, {"id": "x", "kind": "superseded", "when": "2016-05-04"}`)},
		{name: "not signed", members: term, more: other("2016-05-04")},
		{name: "by one without a day", members: events(""),
			more: `, {"id": "b", "form": "convention", "known": "2016", "supersedes": ["a"]}`},
	})
	const figures = "id,indicator,period,declared,unit,declared_on\nd,jobs_created,2016-2018,300,job,2019-01\n"
	goal := func(value, more string) string {
		return `"targets": [{"id": "t", "value": "` + value + `", "basis": "cumulative",
   "start": "2016-01-01", "deadline": "2018", "measures": [{"id": "m", "indicator": "jobs_created",
   "counting": "running"}]}], "events": [{"id": "z", "kind": "fulfilled"` + more + `}]`
	}
	const when = `, "when": "2019-03"`
	missed := ruleCase{name: "missed", members: goal("301 job", when), figures: figures, want: declared}
	checkRule(t, "AGR135", []ruleCase{
		missed,
		{name: "met", members: goal("300 job", when), figures: figures},
		{name: "perhaps met", members: goal("[290,310] job", when), figures: figures},
		{name: "no day", members: goal("301 job", ""), figures: figures},
		{name: "not known", members: goal("301 job", when)},
		{name: "terminated", members: `"targets": [], ` +
			`"events": [{"id": "z", "kind": "terminated", "when": "2019-03"}]`, figures: figures},
	})
	if got := evidence(missed.tells(t, "AGR135")); !slices.Equal(got, []string{"events/z", "targets/t"}) {
		t.Errorf("%q", got)
	}
}
