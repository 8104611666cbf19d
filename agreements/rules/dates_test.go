package rules_test

import (
	"fmt"
	"slices"
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
	)
	for _, x := range []struct{ record, members, want string }{
		{event, `"when": "2017", "known": "2016-05"`, "events/e/known"},
		{event, `"when": "2017"`, "events/e/when"},
		{event, `"when": "2016-12"`, ""},
		{event, `"when": "2017-01", "known": "2017"`, ""},
		{paid, `"when": "2017"`, "payments/p/when"},
		{paid, `"when": "2017", "known": "2016"`, "payments/p/known"},
		{paid, `"when": "2017", "known": "2017"`, ""},
		{sign, `"when": "2017"`, "signatures/s/when"},
		{sign, `"when": "2016"`, ""},
	} {
		got := found(t, "AGR036", x.record+x.members+"}]")
		if len(got) > 1 || (len(got) == 1) != (x.want != "") || x.want != "" && got[0] != x.want {
			t.Errorf("%s: %v, want %q", x.record+x.members, got, x.want)
		}
	}
}
