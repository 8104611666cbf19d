package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
)

// TestEffectInTheMonthOfAgreement: an amendment of which only the month of agreement
// is known may have been agreed on its first day; an effect before that is
// retroactive.
func TestEffectInTheMonthOfAgreement(t *testing.T) {
	for effective, fires := range map[string]bool{
		"2017-05-31": true, "2017-06-01": false, "2017-06-15": false, "2017-06-30": false, "2017-07-01": false,
	} {
		members := `"amendments": [{"id": "m", "known": "2017-07", "agreed": "2017-06", "effective": "` +
			effective + `", "put": {"term": {"end": "2020"}}}]`
		if got := found(t, "AGR041", members); len(got) > 0 != fires {
			t.Errorf("effect on %s: AGR041 at %q", effective, got)
		}
	}
}

// TestSignaturesUnderAnAmendment: an amendment owes the signatures that its form owes. Of
// two parties one has signed here, if any.
func TestSignaturesUnderAnAmendment(t *testing.T) {
	const signed = `"signatures": [{"id": "x", "act": "signed", "party": "s"}], `
	for _, tt := range []struct {
		form, signatures string
		want             int
	}{
		{"convention", signed, 1},
		{"convention", "", 2},
		{"memorandum", signed, 1},
		{"circular", signed, 0}, // its issuer has signed it
		{"circular", "", 2},
		{"activity", "", 0},
		{"unilateral_programme", "", 0},
		{"supply_contract", "", 0},
	} {
		text := `{"format": "mithaq.agreements/1", "organisations": [
  {"id": "state", "name": "State"}, {"id": "fed", "name": "Federation"}],
 "agreements": [{"id": "a", "form": "` + tt.form + `", "known": "2016",
  "parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", ` +
			tt.signatures + `"put": {"term": {"end": "2022"}}}]}]}`
		got := 0
		for _, f := range rules.Check(decode(t, text), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR045" {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%s, signed %v: %d findings, want %d", tt.form, tt.signatures != "", got, tt.want)
		}
	}
}

// TestAmendments: the rules of amendments and corrections beside their limits.
func TestAmendments(t *testing.T) {
	const goal = `"targets": [{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2018"}], `
	put := func(effective, target string) string {
		return goal + `"amendments": [{"id": "m", "known": "2017", "effective": "` + effective +
			`", "put": {"targets": [` + target + `]}}]`
	}
	const same = `{"id": "t", "value": "5 job", "basis": "cumulative", "deadline": "2018"`
	changed := []string{"warning amendments/m/put/targets/t"}
	checkRule(t, "AGR047", []ruleCase{
		{name: "the value", members: put("2019-01-01", strings.Replace(same, "5", "4", 1)+"}"), want: changed},
		{name: "on the last day", members: put("2018-12-31", strings.Replace(same, "5", "4", 1)+"}")},
		{name: "the deadline", members: put("2019-01-01", strings.Replace(same, "2018", "2020", 1)+"}"),
			want: changed},
		{name: "the basis", members: put("2019-01-01", strings.Replace(same, "cumulative", "level", 1)+"}"),
			want: changed},
		{name: "the day before, in time", members: goal + `"amendments": [{"id": "m", "known": "2017",
   "effective": "2018-12-31", "put": {"targets": [` + strings.Replace(same, "5", "4", 1) + `}]}},
  {"id": "n", "known": "2017", "effective": "2019-01-01", "put": {"targets": [` + strings.Replace(same, "5", "4", 1) +
			`, "start": "2016"}]}}]`},
		{name: "a name only", members: put("2019-01-01", same+`, "start": "2016"}`)},
		{name: "a new target", members: put("2019-01-01", strings.Replace(same, `"t"`, `"u"`, 1)+"}")},
		{name: "no deadline before", members: strings.Replace(put("2019-01-01", strings.Replace(same, "5", "4",
			1)+"}"), `, "deadline": "2018"`, "", 1)},
		{name: "removed", members: goal +
			`"amendments": [{"id": "m", "known": "2017", "effective": "2019-01-01", "remove": ["targets/t"]}]`,
			want: []string{"warning amendments/m/remove"}},
		{name: "removed in time", members: goal +
			`"amendments": [{"id": "m", "known": "2017", "effective": "2018-12-31", "remove": ["targets/t"]}]`},
		{name: "another record of its name removed", members: goal + `"clauses": [{"id": "t"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2019-01-01", "remove": ["clauses/t"]}]`},
	})
	correction := func(members string) string {
		return goal + `"amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01",
   "put": {"term": {"end": "2020"}}}],
  "corrections": [{"id": "k", "known": "2018", ` + members + `}]`
	}
	empty := []string{"warning corrections/k"}
	checkRule(t, "AGR043", []ruleCase{
		{name: "a correction of nothing", members: correction(`"reason": "r"`), want: empty},
		{name: "of an amendment, nothing", members: correction(`"amendment": "m"`), want: empty},
		{name: "an amendment made void", members: correction(`"amendment": "m", "void": true`)},
		{name: "its day", members: correction(`"amendment": "m", "effective": "2017-08-01"`)},
		{name: "the term", members: correction(`"put": {"term": {"end": "2020"}}`)},
		{name: "a record", members: correction(`"put": {"clauses": [{"id": "c"}]}`)},
		{name: "a removal", members: correction(`"remove": ["targets/t"]`)},
		{name: "an amendment of nothing",
			members: `"amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01"}]`,
			want:    []string{"warning amendments/m"}},
	})
	checkRule(t, "AGR048", []ruleCase{
		{name: "all", members: correction(`"reason": "r", "author": "x", "cites": [{"source": "s"}]`)},
		{name: "evidence instead", members: correction(`"reason": "r", "author": "x", "evidence": ["e"]`)},
		{name: "no reason", members: correction(`"author": "x", "cites": [{"source": "s"}]`), want: empty},
		{name: "no author", members: correction(`"reason": "r", "cites": [{"source": "s"}]`), want: empty},
		{name: "no evidence", members: correction(`"reason": "r", "author": "x"`), want: empty},
	})
	two := func(first, second string) string {
		return goal + `"amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", ` + first +
			`}, {"id": "n", "known": "2017", ` + second + `}]`
	}
	const off = `"remove": ["targets/t"]`
	checkRule(t, "AGR044", []ruleCase{
		{name: "once", members: two(off, `"effective": "2018-07-01", "put": {"term": {"end": "2020"}}`)},
		{name: "twice", members: two(off, `"effective": "2018-07-01", `+off),
			want: []string{"error amendments/n/remove"}},
		{name: "put anew", members: two(off+`, "put": {"targets": [`+same+`}]}`, `"effective": "2018-07-01", `+off)},
		{name: "never there", members: two(`"remove": ["clauses/t"]`, `"effective": "2018-07-01", `+off),
			want: []string{"error amendments/m/remove"}},
	})
	const term = `"put": {"term": {"end": "2020"}}`
	both := ruleCase{name: "the term", members: two(term, `"effective": "2017-07-01", `+term),
		want: []string{"error amendments/n"}}
	checkRule(t, "AGR046", []ruleCase{
		both,
		{name: "the term on two days", members: two(term, `"effective": "2017-07-02", `+term)},
		{name: "two things", members: two(term, `"effective": "2017-07-01", `+off)},
		{name: "one record", members: two(off, `"effective": "2017-07-01", `+off),
			want: []string{"error amendments/n"}},
	})
	if got := both.tells(t, "AGR046"); !strings.Contains(texts(got), "touch term:") || !slices.Equal(evidence(got),
		[]string{"amendments/m"}) {
		t.Errorf("%s, %q", texts(got), evidence(got))
	}
	ends := func(effective string) string {
		return `"term": {"start": "2016-01-01", "end": "2018-12-31"},
   "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "` + effective + `", "put": {"clauses": [{"id": "c"}]}}]`
	}
	checkRule(t, "AGR042", []ruleCase{
		{name: "on the last day", members: ends("2018-12-31")},
		{name: "on the day after", members: ends("2019-01-01")}, // the day before was the last
		{name: "two days after", members: ends("2019-01-02"), want: []string{"warning amendments/m/effective"}},
	})
	agreed := func(correction string) string {
		return `"amendments": [{"id": "m", "known": "2017-07", "agreed": "2017-06", "effective": "2017-06-15",
   "put": {"term": {"end": "2020"}}},
   {"id": "n", "known": "2017-07", "effective": "2017-01-15", "put": {"term": {"end": "2021"}}}],
  "corrections": [{"id": "k", "known": "2018", "amendment": "m", ` + correction + `}]`
	}
	checkRule(t, "AGR041", []ruleCase{
		{name: "as it was", members: agreed(`"put": {"term": {"end": "2020"}}`)},
		{name: "as corrected", members: agreed(`"effective": "2017-05-31"`),
			want: []string{"warning amendments/m/effective"}},
		{name: "void", members: agreed(`"void": true`)},
	})
}
