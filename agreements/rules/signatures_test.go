package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestSignatures: who signed for whom, when, in what capacity.
func TestSignatures(t *testing.T) {
	title := func(en string) string { return `{"en": {"name": "` + en + `", "status": "attested"}}` }
	office := func(id, organisation, members string) string {
		if !strings.Contains(members, `"title"`) {
			members += `, "title": "Head"`
		}
		return `{"id": "` + id + `", "organisation": "` + organisation + `"` + members + `}`
	}
	people := func(offices ...string) string {
		return `"organisations": [{"id": "state", "name": "State"},
   {"id": "finance", "name": "Finance", "within": "state"}, {"id": "fed", "name": "F"}],
 "people": [{"id": "m", "name": "Minister", "offices": [` + strings.Join(offices, ", ") + `]},
   {"id": "c", "name": "Chair"}], `
	}
	const parties = `"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}], `
	sign := func(act, person, party, more string) string {
		x := `{"id": "x", "act": "` + act + `"`
		if person != "" {
			x += `, "person": "` + person + `"`
		}
		if party != "" {
			x += `, "party": "` + party + `"`
		}
		return parties + `"signatures": [` + x + more + `}]`
	}
	minister := people(office("o", "finance", `, "from": "2013", "until": "2017-06"`))
	for _, c := range []struct {
		ruleCase
		cites []string
	}{
		{ruleCase{name: "of another", members: sign("signed", "m", "f", ""), book: minister,
			want: []string{"warning signatures/x/party"}},
			[]string{"signatures/x", "/people/m/offices/o"}},
		{ruleCase{name: "its own", members: sign("signed", "m", "s", ""), book: minister}, nil},
		{ruleCase{name: "a witness", members: sign("witnessed", "m", "f", ""), book: minister}, nil},
		{ruleCase{name: "no office", members: sign("signed", "c", "f", ""), book: minister}, nil},
		{ruleCase{name: "nobody known", members: sign("signed", "z", "f", ""), book: minister}, nil},
		{ruleCase{name: "no party", members: sign("signed", "m", "z", ""), book: minister}, nil},
		{ruleCase{name: "one of two", members: sign("signed", "m", "f", ""), book: people(office("o", "finance",
			""), office("p", "fed", ""))}, nil},
	} {
		checkRule(t, "AGR022", []ruleCase{c.ruleCase})
		if got := evidence(c.tells(t, "AGR022")); !slices.Equal(got, c.cites) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	at := func(when string) string { return `, "when": "` + when + `"` }
	out := []string{"warning signatures/x"}
	later := people(office("o", "finance", `, "from": "2013", "until": "2017-06"`), office("p", "state",
		`, "from": "2018"`), office("q", "fed", ""))
	checkRule(t, "AGR023", []ruleCase{
		{name: "before", members: sign("signed", "m", "s", at("2012-12-31")), book: minister, want: out},
		{name: "on the first day", members: sign("signed", "m", "s", at("2013-01-01")), book: minister},
		{name: "on the last day", members: sign("signed", "m", "s", at("2017-06-30")), book: minister},
		{name: "after", members: sign("signed", "m", "s", at("2017-07-01")), book: minister, want: out},
		{name: "the year", members: sign("signed", "m", "s", at("2017")), book: minister},
		{name: "between two offices", members: sign("signed", "m", "s", at("2017-08")), book: later, want: out},
		{name: "in the second", members: sign("signed", "m", "s", at("2019")), book: later},
		{name: "a witness", members: sign("witnessed", "m", "s", at("2019")), book: minister},
		{name: "of another", members: sign("signed", "m", "f", at("2019")), book: minister},
		{name: "nobody known", members: sign("signed", "z", "s", at("2019")), book: minister},
		{name: "no party", members: sign("signed", "m", "z", at("2019")), book: minister},
		{name: "no day", members: sign("signed", "m", "s", ""), book: minister},
		{name: "the day of the agreement", members: sign("signed", "m", "s", "") +
			`, "events": [{"id": "e", "kind": "signed", "when": "2019"}]`,
			book: minister, want: out},
	})
	two := ruleCase{members: sign("signed", "m", "s", at("2017-08")), book: later}.tells(t, "AGR023")
	if got := evidence(two); !slices.Equal(got, []string{"signatures/x", "/people/m/offices/o",
		"/people/m/offices/p"}) {
		t.Errorf("between two offices: %q", got)
	}
	also := func(act, person string) string {
		return `}, {"id": "y", "act": "` + act + `", "person": "` + person +
			`"`
	}
	checkRule(t, "AGR024", []ruleCase{
		{name: "presided", members: sign("signed", "m", "s", also("presided", "m")), want: out},
		{name: "witnessed", members: sign("signed", "m", "s", also("witnessed", "m")), want: out},
		{name: "signed twice", members: sign("signed", "m", "s", also("signed", "m"))},
		{name: "another", members: sign("signed", "m", "s", also("presided", "c"))},
		{name: "presided and witnessed", members: sign("presided", "m", "s", also("witnessed", "m"))},
		{name: "nobody named", members: sign("signed", "", "s", `}, {"id": "y", "act": "presided"`)},
		{name: "told once", members: sign("signed", "m", "s", also("presided",
			"m")+strings.Replace(also("witnessed", "m"), `"y"`, `"z"`, 1)), want: out},
	})
	checkRule(t, "AGR025", []ruleCase{
		{name: "nobody", members: sign("signed", "", "s", ""), want: []string{"info signatures/x/person"}},
		{name: "somebody", members: sign("signed", "m", "s", "")},
		{name: "a witness", members: sign("witnessed", "", "s", "")},
	})
	as := func(capacity string) string { return `, "when": "2016", "capacity": ` + capacity }
	held := func(titles ...string) string {
		var all []string
		for n, x := range titles {
			all = append(all, office("o"+string(rune('1'+n)), "finance", `, "title": `+x))
		}
		return people(all...)
	}
	translated := `{"en": {"name": "Minister of Tourism", "status": "translated"}}`
	wrong := []string{"warning signatures/x/capacity"}
	checkRule(t, "AGR021", []ruleCase{
		{name: "another title", members: sign("signed", "m", "s", as(title("Minister of Tourism"))),
			book: held(title("Minister of Finance")), want: wrong},
		{name: "its case", members: sign("signed", "m", "s", as(title("minister of finance"))),
			book: held(title("Minister of Finance"))},
		{name: "the second office", members: sign("signed", "m", "s", as(title("Deputy"))),
			book: held(title("Minister of Finance"), title("Deputy"))},
		{name: "a translation", members: sign("signed", "m", "s", as(translated)),
			book: held(title("Minister of Finance"))},
		{name: "the title a translation", members: sign("signed", "m", "s", as(title("Minister of Finance"))),
			book: held(translated)},
		{name: "in French", members: sign("signed", "m", "s",
			as(`{"fr": {"name": "Ministre du tourisme", "status": "attested"}}`)),
			book: held(`{"fr": {"name": "Ministre des finances", "status": "attested"}}`), want: wrong},
		{name: "in Arabic", members: sign("signed", "m", "s", as(`{"ar": {"name": "وزير السياحة", "status": "attested"}}`)),
			book: held(`{"ar": {"name": "وزير المالية", "status": "attested"}}`), want: wrong},
		{name: "another language", members: sign("signed", "m", "s",
			as(`{"fr": {"name": "Ministre du tourisme", "status": "attested"}}`)),
			book: held(title("Minister of Finance"))},
		{name: "no capacity", members: sign("signed", "m", "s", at("2016")),
			book: held(title("Minister of Finance"))},
		{name: "nobody known", members: sign("signed", "z", "s", as(title("Minister of Tourism"))),
			book: held(title("Minister of Finance"))},
		{name: "an office that was over", members: sign("signed", "m", "s", as(title("Minister of Tourism"))),
			book: people(office("o", "finance", `, "until": "2015", "title": `+title("Minister of Finance")))},
		{name: "known then", members: strings.Replace(sign("signed", "m", "s", as(title("Minister of Tourism"))),
			`, "when": "2016"`, "", 1),
			book: people(office("o", "finance",
				`, "from": "2016", "until": "2016", "title": `+title("Minister of Finance"))), want: wrong},
	})
	nearest := ruleCase{
		members: sign("signed", "m", "s", as(title("Minister of Tourism and Trade"))),
		book:    held(title("Head of an office"), title("Minister of Finance and Trade"), title("Deputy")),
	}.tells(t, "AGR021")
	if len(nearest) != 1 || nearest[0].SuggestionText(wording.En) != `read "Finance" for "Tourism"` ||
		!slices.Equal(evidence(nearest), []string{"signatures/x", "/people/m/offices/o2"}) {
		t.Errorf("nearest: %s, %q", texts(nearest), evidence(nearest))
	}
	for at, titles := range map[string][]string{
		"o1": {title("Minister of Finance"), title("Head of the long office of state affairs")},
		"o2": {title("Head of the long office of state affairs"), title("Minister of Finance")},
	} {
		long := ruleCase{
			members: sign("signed", "m", "s", as(title("Minister of Tourism"))), book: held(titles...),
		}.tells(t, "AGR021")
		if !slices.Equal(evidence(long), []string{"signatures/x", "/people/m/offices/" + at}) {
			t.Errorf("beside a long title: %s, %q", texts(long), evidence(long))
		}
	}
	several := ruleCase{
		members: sign("signed", "m", "s", as(title("Minister of Trade, Tourism"))),
		book:    held(title("Minister of Foreign Affairs")),
	}.tells(t, "AGR021")
	if len(several) != 1 || several[0].SuggestionText(wording.En) != `read "Foreign Affairs" for "Trade Tourism"` {
		t.Errorf("several words: %s", texts(several))
	}
}
