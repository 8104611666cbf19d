package rules_test

import (
	"fmt"
	"testing"
)

// TestParties: who is a party, how many there are, and whether they existed.
func TestParties(t *testing.T) {
	const bodies = `"organisations": [{"id": "state", "name": "State"},
   {"id": "finance", "name": "Finance", "within": "state"},
  {"id": "tax", "name": "Tax", "within": "finance"},
   {"id": "fed", "name": "Federation", "start": "2016-06", "end": "2018-06"}], `
	parties := func(organisations ...string) string {
		list := ""
		for n, o := range organisations {
			if n > 0 {
				list += ", "
			}
			list += `{"id": "p` + string(rune('1'+n)) + `", "organisation": "` + o + `"}`
		}
		return `"parties": [` + list + `]`
	}
	signed := func(act, party string) string {
		return `, "signatures": [{"id": "x", "act": "` + act +
			`", "party": "` + party + `"}]`
	}
	const first, second = "warning parties/p1", "warning parties/p2"
	checkRule(t, "AGR011", []ruleCase{
		{name: "nobody", members: parties("state", "fed"), book: bodies, want: []string{first, second}},
		{name: "one of two", members: parties("state", "fed") + signed("signed", "p2"), book: bodies,
			want: []string{first}},
		{name: "a witness", members: parties("state") + signed("witnessed", "p1"), book: bodies,
			want: []string{first}},
		{name: "a circular of one", members: parties("state", "fed") + signed("issued", "p1"), book: bodies,
			form: "circular"},
		{name: "a circular that was witnessed", members: parties("state") + signed("witnessed", "p1"), book: bodies,
			form: "circular", want: []string{first}},
		{name: "supply", members: parties("state"), book: bodies, form: "supply_contract"},
		{name: "an activity", members: parties("state"), book: bodies, form: "activity"},
	})
	chain := func(links int) string { // x is an organ of o1, that one of o2, and so on to state
		list := `"organisations": [{"id": "state", "name": "State"}`
		for n := range links {
			id, within := fmt.Sprint("o", n), fmt.Sprint("o", n+1)
			if n == 0 {
				id = "x"
			}
			if n == links-1 {
				within = "state"
			}
			list += `, {"id": "` + id + `", "name": "` + id + `", "within": "` + within + `"}`
		}
		return list + `], `
	}
	checkRule(t, "AGR012", []ruleCase{
		{name: "sixteen organs down", members: parties("state", "x"), book: chain(16), want: []string{second}},
		{name: "too far down to be looked at", members: parties("state", "x"), book: chain(17)},
		{name: "an organ", members: parties("state", "finance"), book: bodies, want: []string{second}},
		{name: "an organ of an organ", members: parties("tax", "state"), book: bodies, want: []string{second}},
		{name: "twice the same", members: parties("fed", "fed"), book: bodies, want: []string{second}},
		{name: "three", members: parties("state", "finance", "tax"), book: bodies, want: []string{second,
			"warning parties/p3"}},
		{name: "two", members: parties("state", "fed"), book: bodies},
		{name: "two unknown", members: parties("x", "y"), book: bodies},
		{name: "in a circle", members: parties("x", "y"),
			book: `"organisations": [{"id": "x", "name": "X", "within": "y"}, {"id": "y", "name": "Y", "within": "x"}], `},
	})
	few := []string{"warning parties"}
	checkRule(t, "AGR013", []ruleCase{
		{name: "none", want: few}, {name: "one", members: parties("state"), want: few}, {name: "two",
			members: parties("state", "fed")},
		{name: "a circular of none", form: "circular", want: few}, {name: "a circular of one",
			members: parties("state"), form: "circular"},
		{name: "no form, one", members: parties("state"), form: "unstated"}, {name: "no form, none",
			form: "unstated", want: few},
	})
	on := func(when string) string {
		return parties("state", "fed", "none") + `, "events": [{"id": "e", "kind": "signed", "when": "` + when + `"}]`
	}
	checkRule(t, "AGR014", []ruleCase{
		{name: "before", members: on("2016-05-31"), book: bodies, want: []string{second}},
		{name: "on the first day", members: on("2016-06-01"), book: bodies},
		{name: "the year", members: on("2016"), book: bodies},
		{name: "on the last day", members: on("2018-06-30"), book: bodies},
		{name: "the last year", members: on("2018"), book: bodies},
		{name: "after", members: on("2018-07-01"), book: bodies, want: []string{second}},
		{name: "not signed", members: parties("fed"), book: bodies, known: "2015"},
	})
}
