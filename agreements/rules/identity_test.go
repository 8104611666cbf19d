package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestIdentity: names, identifiers, forms and the programmes of agreements.
func TestIdentity(t *testing.T) {
	checkRule(t, "AGR002", []ruleCase{
		{name: "none", want: []string{"warning name"}}, {name: "a name", members: `"name": "Offer"`},
	})
	checkRule(t, "AGR004", []ruleCase{
		{name: "unstated", form: "unstated", want: []string{"info form"}}, {name: "a memorandum", form: "memorandum"},
	})
	const own = `"identifiers": [{"scheme": "bo", "value": "1"}]`
	register := func(name, scheme, value string) string {
		return `"` + name + `": [{"id": "x", "name": "X", "identifiers": [{"scheme": "` + scheme + `", "value": "` +
			value + `"}]}], `
	}
	checkRule(t, "AGR003", []ruleCase{
		{name: "an organisation", members: own, book: register("organisations", "bo", "1"),
			want: []string{"error /organisations/x/identifiers"}},
		{name: "a person", members: own, book: register("people", "bo", "1"),
			want: []string{"error /people/x/identifiers"}},
		{name: "a programme", members: own, book: register("programmes", "bo", "1"),
			want: []string{"error /programmes/x/identifiers"}},
		{name: "another register", members: own, book: register("people", "ic", "1")},
		{name: "another value", members: own, book: register("people", "bo", "2")},
		{name: "another agreement", members: own, more: `, {"id": "b", "form": "convention", "known": "2016", ` +
			own + `}`,
			want: []string{"error /agreements/b/identifiers"}},
	})
	programmes := func(g, h string) string {
		return `"programmes": [{"id": "g", "name": "G"` + g + `}, {"id": "h", "name": "H"` + h + `}], `
	}
	const filed = `"filings": [{"id": "f", "programme": "g"}]`
	signed := func(when string) string {
		return filed + `, "events": [{"id": "e", "kind": "signed", "when": "` +
			when + `"}]`
	}
	told := []string{"warning filings/f"}
	const past, future = `, "end": "2015-06"`, `, "start": "2016-02"`
	checkRule(t, "AGR005", []ruleCase{
		{name: "over", members: signed("2015-07-01"), book: programmes(past, ""), want: told},
		{name: "on the last day", members: signed("2015-06-30"), book: programmes(past, "")},
		{name: "not yet", members: signed("2016-01-31"), book: programmes(future, ""), want: told},
		{name: "on the first day", members: signed("2016-02-01"), book: programmes(future, "")},
		{name: "some day of the year", members: signed("2016"), book: programmes(future, "")},
		{name: "known then", members: filed, book: programmes(past, ""), want: told}, // not signed, known in 2016
		{name: "no programme", members: filed},
	})
	statement := func(source, agreement, programme string) string {
		return `"statements": [{"id": "s", "source": "` + source +
			`", "words": "w", "lang": "fr", "agreements": ["` + agreement + `"], "programmes": ["` + programme +
			`"]}], `
	}
	for _, c := range []struct {
		ruleCase
		says  string
		cites []string
	}{
		{ruleCase{name: "over", members: signed("2016"), book: programmes(past, "")}, "which had ended (June 2015)",
			[]string{"filings/f", "/programmes/g"}},
		{ruleCase{name: "not yet", members: signed("2016-01-31"), book: programmes(future, "")},
			"which began (February 2016) only after",
			[]string{"filings/f", "/programmes/g"}},
		{ruleCase{name: "another filing", members: strings.Replace(signed("2016"), "}]",
			`}, {"id": "f2", "programme": "h"}]`, 1),
			book: programmes(past, "")}, "", []string{"filings/f", "/programmes/g", "filings/f2"}},
		{ruleCase{name: "another filing, running for certain", members: strings.Replace(signed("2016"), "}]",
			`}, {"id": "f2", "programme": "h"}]`, 1),
			book: programmes(past, `, "start": "2014", "end": "2020"`)}, "",
			[]string{"filings/f", "/programmes/g", "filings/f2"}},
		{ruleCase{name: "a statement, on one running for certain", members: signed("2016"),
			book: programmes(past, `, "start": "2014", "end": "2020"`) + statement("q", "a", "h")}, "",
			[]string{"filings/f", "/programmes/g", "/statements/s"}},
		{ruleCase{name: "a statement", members: signed("2016"), book: programmes(past, "") + statement("q", "a",
			"h")}, "",
			[]string{"filings/f", "/programmes/g", "/statements/s"}},
		{ruleCase{name: "on another agreement", members: signed("2016"), book: programmes(past, "") + statement("q",
			"b", "h")}, "",
			[]string{"filings/f", "/programmes/g"}},
		{ruleCase{name: "on the same programme", members: signed("2016"), book: programmes(past, "") +
			statement("q", "a", "g")}, "",
			[]string{"filings/f", "/programmes/g"}},
		{ruleCase{name: "on one that is not there", members: signed("2016"), book: programmes(past, "") +
			statement("q", "a", "x")}, "",
			[]string{"filings/f", "/programmes/g"}},
		{ruleCase{name: "on one that was over", members: signed("2016"), book: programmes(past, past) +
			statement("q", "a", "h")}, "",
			[]string{"filings/f", "/programmes/g"}},
	} {
		got := c.tells(t, "AGR005")
		if !strings.Contains(texts(got), c.says) || !slices.Equal(evidence(got), c.cites) {
			t.Errorf("%s: %s, %q", c.name, texts(got), evidence(got))
		}
		for _, f := range got {
			said := f.SuggestionText(wording.En)
			if offers := len(c.cites) == 3; offers != (said == "H was running then, and a source names it") {
				t.Errorf("%s: %q", c.name, f.SuggestionText(wording.En))
			}
		}
	}
	two := `"filings": [{"id": "f", "programme": "g"}, {"id": "f2", "programme": "h"}, {"id": "f3", "programme": "g"}]`
	nested := func(deep int) string { // h is so deep in g
		text, in := `"programmes": [{"id": "g", "name": "G"}`, "g"
		for n := range deep - 1 {
			id := fmt.Sprint("p", n)
			text += fmt.Sprintf(`, {"id": "%s", "name": "P", "within": "%s"}`, id, in)
			in = id
		}
		return text + `, {"id": "h", "name": "H", "within": "` + in + `"}], `
	}
	checkRule(t, "AGR006", []ruleCase{
		{name: "two", members: two, book: programmes("", ""), want: []string{"warning filings/f2"}},
		{name: "a part of it", members: two, book: programmes("", `, "within": "g"`)},
		// Programmes that are part of one another are followed sixteen deep.
		{name: "a part of it, fifteen deep", members: two, book: nested(15)},
		{name: "a part of it, sixteen deep", members: two, book: nested(16), want: []string{"warning filings/f2"}},
		{name: "the whole of it", members: two, book: programmes(`, "within": "h"`, "")},
		{name: "one", members: filed, book: programmes("", "")},
		{name: "part of a part", members: two,
			book: `"programmes": [{"id": "g", "name": "G", "within": "m"}, {"id": "m", "name": "M", "within": "h"},
   {"id": "h", "name": "H"}], `},
		{name: "two parts of one", members: two,
			book: `"programmes": [{"id": "g", "name": "G", "within": "m"}, {"id": "m", "name": "M"},
   {"id": "h", "name": "H", "within": "m"}], `,
			want: []string{"warning filings/f2"}},
	})
	names := func(members string) string {
		return `"statements": [{"id": "s", "source": "declarations", "words": "w",
   "lang": "fr"` + members + `}], `
	}
	const figures = "id,indicator,period,declared,unit,declared_on\no,jobs,2018,75,job,2019-05\n"
	source := "error /statements/s/source"
	checkRule(t, "AGR007", []ruleCase{
		{name: "a figure", book: names(`, "observations": ["declared.o"]`), figures: figures, want: []string{source}},
		{name: "no figure", book: names(`, "observations": ["declared.x"]`), figures: figures,
			want: []string{"error /statements/s/observations", source}},
		{name: "an agreement", book: names(`, "agreements": ["a"]`), figures: figures, want: []string{source}},
		{name: "no agreement", book: names(`, "agreements": ["b"]`), figures: figures,
			want: []string{"error /statements/s/agreements", source}},
		{name: "no programme", book: names(`, "programmes": ["g"]`), figures: figures,
			want: []string{"error /statements/s/programmes", source}},
		{name: "a programme", book: programmes("", "") + names(`, "programmes": ["g"]`), figures: figures,
			want: []string{source}},
	})
}

// TestStatementsOfLaterDays: what a statement names is offered once its source is published
// for certain; without a day of knowledge, always.
func TestStatementsOfLaterDays(t *testing.T) {
	for _, c := range []struct {
		published, known string
		offered          bool
	}{
		{"2016-03", "2016-12-31", true}, {"2016", "2016-12-31", true}, {"2016", "2016-12-30", false},
		{"2017-01-01", "2016-12-31", false}, {"2017-01-01", "2017-01-01", true}, {"2017-01-01", "", true},
		{"", "2017-01-01", false}, {"", "", true}, {"no source", "2017-01-01", false}, {"no source", "", true},
	} {
		var b indicators.Builder
		if c.published != "no source" {
			source := indicators.Source{ID: "q", Carrier: "press"}
			if c.published != "" {
				source.Date = period.MustParse(c.published)
			}
			b.AddSource(source)
		}
		d, err := b.Build(catalogue(t))
		if err != nil {
			t.Fatal(err)
		}
		var config indicators.ViewConfig
		if c.known != "" {
			config.Known = period.MustParse(c.known).First()
		}
		book := decode(t, `{"format": "mithaq.agreements/1",
 "programmes": [{"id": "g", "name": "G", "end": "2014"}, {"id": "h", "name": "H", "start": "2014", "end": "2020"}],
 "statements": [{"id": "s", "source": "q", "words": "w", "lang": "fr", "agreements": ["a"], "programmes": ["h"],
  "observations": ["none"]}],
 "agreements": [{"id": "a", "form": "convention", "known": "2015", "filings": [{"id": "f", "programme": "g"}],
  "events": [{"id": "e", "kind": "signed", "when": "2015-05-05"}]}]}`)
		var got []finding.Finding
		for _, f := range rules.Check(book, d.View(config), rules.All()...) {
			if f.Code == "AGR005" {
				got = append(got, f)
			}
		}
		want := []string{"filings/f", "/programmes/g"}
		if c.offered {
			want = append(want, "/statements/s")
		}
		if lost := slices.ContainsFunc(rules.Check(book, d.View(config), rules.All()...), func(f finding.Finding) bool {
			return f.Code == "AGR007" && f.Path == "/statements/s/observations"
		}); lost != c.offered {
			t.Errorf("published %q, known on %q: what it names is missed: %t", c.published, c.known, lost)
		}
		if !slices.Equal(evidence(got), want) {
			t.Errorf("published %q, known on %q: %q, want %q", c.published, c.known, evidence(got), want)
		}
	}
}
