package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestDueBeforeSigned (AGR038): a deadline is before the signature when its last day is
// before the first day of it; the other ends of both do not count.
func TestDueBeforeSigned(t *testing.T) {
	const members = `"events": [{"id": "e", "kind": "%s", "when": "%s"}],
  "targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "%s"}]`
	for _, x := range []struct {
		kind, signed, deadline string
		fires                  bool
	}{
		{"signed", "2016-05-05", "2015", true}, {"signed", "2016-05-05", "2016", false},
		{"signed", "2016-05-05", "2016-05-04", true}, {"signed", "2016-05-05", "2016-05-05", false},
		{"signed", "2016-05-05", "2016-05", false}, {"signed", "2016-05", "2016-04", true},
		{"signed", "2016", "2016-01-01", false},
		{"signed", "2016", "2015-12-31", true}, {"in_force", "2016-05-05", "2015", false},
	} {
		got := found(t, "AGR038", fmt.Sprintf(members, x.kind, x.signed, x.deadline))
		if fires := slices.Equal(got, []string{"targets/t/deadline"}); fires != x.fires || !fires && len(got) > 0 {
			t.Errorf("%s in %s, due %s: %v", x.kind, x.signed, x.deadline, got)
		}
	}
}

// TestKnownBeforeAt (AGR036): the finding is at a member that is there: the day of
// knowledge of the record, or, where its agreement has that, the day of the record.
func TestKnownBeforeAt(t *testing.T) {
	const (
		event = `"events": [{"id": "e", "kind": "signed", `
		paid  = `"payments": [{"id": "p", "kind": "paid", "instrument": "i", "amount": {"amount": "5", "currency": "MAD"}, `
		sign  = `"parties": [{"id": "o", "organisation": "o"}], "signatures": [{"id": "s", "party": "o", "act": "signed", `
		shows = `"evidence": [{"id": "d", "kind": "audit", `
	)
	for _, x := range []struct{ record, members, want string }{
		{event, `"when": "2017", "known": "2016-05"`, "events/e/known"},
		{event, `"when": "2017"`, "events/e/when"},
		{event, `"when": "2016-12"`, ""},
		{event, `"when": "2017-01", "known": "2017"`, ""},
		{event, `"when": "2016-05-05", "known": "2016-05-04"`, "events/e/known"},
		{event, `"when": "2016-05-05", "known": "2016-05-05"`, ""},
		{paid, `"when": "2017"`, "payments/p/when"},
		{paid, `"when": "2017", "known": "2016"`, "payments/p/known"},
		{paid, `"when": "2017", "known": "2017"`, ""},
		{sign, `"when": "2017"`, "signatures/s/when"},
		{sign, `"when": "2016"`, ""},
		{shows, `"when": "2017"`, "evidence/d/when"},
		{shows, `"when": "2017", "known": "2016"`, "evidence/d/known"},
		{shows, `"when": "2016"`, ""},
	} {
		got := found(t, "AGR036", x.record+x.members+"}]")
		if len(got) > 1 || (len(got) == 1) != (x.want != "") || x.want != "" && got[0] != x.want {
			t.Errorf("%s: %v, want %q", x.record+x.members, got, x.want)
		}
	}
}

// TestDates: days and places of the signature, the term and the targets beside their limits.
func TestDates(t *testing.T) {
	event := func(members string) string { return `"events": [{"id": "e", ` + members + `}]` }
	const noDay, noPlace = "warning events", "info events"
	checkRule(t, "AGR031", []ruleCase{
		{name: "nothing", want: []string{noDay}},
		{name: "a day", members: event(`"kind": "signed", "when": "2016-05-05"`)},
		{name: "a year", members: event(`"kind": "signed", "when": "2016"`)},
		{name: "no day", members: event(`"kind": "signed"`), want: []string{noDay}},
		{name: "a signature of a day", members: `"signatures": [{"id": "x", "act": "signed", "when": "2016-05-05"}]`},
		{name: "published", members: event(`"kind": "published", "when": "2016"`), want: []string{noDay}},
		{name: "a circular that was published", members: event(`"kind": "published", "when": "2016"`),
			form: "circular"},
		{name: "a circular", form: "circular", want: []string{noDay}},
		{name: "an activity", form: "activity"},
	})
	checkRule(t, "AGR032", []ruleCase{
		{name: "nothing", want: []string{noPlace}},
		{name: "of the signing", members: event(`"kind": "signed", "where": "Rabat"`)},
		{name: "of another event", members: event(`"kind": "in_force", "where": "Rabat"`), want: []string{noPlace}},
		{name: "of a signature", members: `"signatures": [{"id": "x", "act": "signed", "where": "Rabat"}]`},
		{name: "of a witness", members: `"signatures": [{"id": "x", "act": "witnessed", "where": "Rabat"}]`,
			want: []string{noPlace}},
		{name: "issued", members: `"signatures": [{"id": "x", "act": "issued"}]`},
		{name: "a circular that was published", members: event(`"kind": "published"`), form: "circular"},
		{name: "a contract of supply", form: "supply_contract"},
		{name: "an activity", form: "activity"},
	})
	dated := func(all ...string) string {
		return `"events": [` + strings.Join(all, ", ") + `]`
	}
	signed := func(id, when string) string { return `{"id": "` + id + `", "kind": "signed", "when": "` + when + `"}` }
	const second, third = "warning events/e2", "warning events/e3"
	checkRule(t, "AGR033", []ruleCase{
		{name: "two days", members: dated(signed("e1", "2006-07-13"), signed("e2", "2006-07-14")),
			want: []string{second}},
		{name: "its month", members: dated(signed("e1", "2006-07-13"), signed("e2", "2006-07"))},
		{name: "another month", members: dated(signed("e1", "2006-07-31"), signed("e2", "2006-08")),
			want: []string{second}},
		{name: "three", members: dated(signed("e1", "2006"), signed("e2", "2007"), signed("e3", "2008")),
			want: []string{second, third}},
		{name: "one without a day", members: dated(`{"id": "e1", "kind": "signed"}`, signed("e2", "2007"),
			signed("e3", "2007"))},
		{name: "another event", members: dated(signed("e1", "2006"),
			`{"id": "e2", "kind": "in_force", "when": "2007"}`)},
	})
	term := func(term, when string) string {
		return `"term": {` + term + `}, ` +
			event(`"kind": "signed", "when": "`+when+`"`)
	}
	const wrong, past = "error term", "warning term"
	checkRule(t, "AGR034", []ruleCase{
		{name: "before", members: term(`"start": "2016-02", "end": "2016-01"`, "2016"), want: []string{wrong}},
		{name: "one day", members: term(`"start": "2016-02-01", "end": "2016-02-01"`, "2016")},
		{name: "one year", members: term(`"start": "2016-02-01", "end": "2016"`, "2016")},
		{name: "no start", members: term(`"end": "2016"`, "2016")},
		{name: "no end", members: term(`"start": "2016"`, "2016")},
	})
	checkRule(t, "AGR035", []ruleCase{
		{name: "the day before", members: term(`"start": "2016-05-04"`, "2016-05-05"), want: []string{past}},
		{name: "the day", members: term(`"start": "2016-05-05"`, "2016-05-05")},
		{name: "the month", members: term(`"start": "2016-05"`, "2016-05-05")},
		{name: "the month before", members: term(`"start": "2016-04"`, "2016-05-05"), want: []string{past}},
		{name: "no start", members: term(`"end": "2016-04"`, "2016-05-05")},
		{name: "no signature", members: `"term": {"start": "2010"}`},
	})
	due := func(term, deadline string) string {
		return `"term": {` + term + `}, "targets": [{"id": "t", "value": "5 job", "basis": "cumulative"` +
			deadline + `}]`
	}
	const late = "warning targets/t/deadline"
	signedOn := func(when, deadline string) string {
		return due("", deadline) + `, ` + event(`"kind": "signed", "when": "`+when+`"`)
	}
	checkRule(t, "AGR038", []ruleCase{
		{name: "the day before", members: signedOn("2016-05-05", `, "deadline": "2016-05-04"`), want: []string{late}},
		{name: "the day", members: signedOn("2016-05-05", `, "deadline": "2016-05-05"`)},
		{name: "the year", members: signedOn("2016-05-05", `, "deadline": "2016"`)},
		{name: "in the year", members: signedOn("2016", `, "deadline": "2016-01-01"`)},
		{name: "no deadline", members: signedOn("2016-05-05", "")},
		{name: "no signature", members: due("", `, "deadline": "2010"`)},
	})
	checkRule(t, "AGR037", []ruleCase{
		{name: "after", members: due(`"end": "2020-06"`, `, "deadline": "2020-07-01"`), want: []string{late}},
		{name: "the year", members: due(`"end": "2020-06"`, `, "deadline": "2020"`), want: []string{late}},
		{name: "the last day", members: due(`"end": "2020-06"`, `, "deadline": "2020-06-30"`)},
		{name: "no end", members: due(`"start": "2016"`, `, "deadline": "2020"`)},
		{name: "no deadline", members: due(`"end": "2020-06"`, "")},
	})
}
