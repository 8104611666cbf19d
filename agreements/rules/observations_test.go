package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestWholePeriods: exports of a half-year are not what a target for the exports of a year
// is measured by.
func TestWholePeriods(t *testing.T) {
	const book = `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention",
  "known": "2016", "targets": [
  {"id": "t", "deadline": "2020", "value": "18000000000 MAD", "basis": "level",
   "measures": [{"id": "m", "indicator": "export_revenue", "counting": "level"}]}]}]}`
	const head = "id,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on\n"
	const half = "h,export_revenue,2018-S1,4000000000,MAD,2018-09,,,\n"
	const year = "y,export_revenue,2017,7000000000,MAD,2018-02,,,\n"
	for _, tt := range []struct {
		declared string
		want     []finding.Code
		cites    string
	}{
		{head + half, []finding.Code{"AGR091"}, "/agreements/a/targets/t"},
		{head + year, []finding.Code{"AGR092"}, "/observations/declared.y"},
		{head + year + half, []finding.Code{"AGR092"}, "/observations/declared.y"},
	} {
		var got []finding.Code
		cites := ""
		for _, f := range rules.Check(decode(t, book), declaredView(t, tt.declared), rules.All()...) {
			if f.Code == "AGR091" || f.Code == "AGR092" {
				got = append(got, f.Code)
				for _, e := range f.Evidence {
					cites += e.Path
				}
			}
		}
		if !slices.Equal(got, tt.want) || cites != tt.cites {
			t.Errorf("%s: got %v, %q", tt.declared, got, cites)
		}
	}
}

// TestObserved: what is reported against targets, beside the limits of each rule.
func TestObserved(t *testing.T) {
	const head = "id,indicator,perimeter,period,declared,unit,declared_on,verified,verified_by,verified_on\n"
	target := func(basis, measure, more string) string {
		return `"targets": [{"id": "t", "value": "60 job",
   "basis": "` + basis + `", "start": "2016-05-05", "deadline": "2020",
   "measures": [{"id": "m", ` + measure + `}]` + more + `}]`
	}
	const running = `"indicator": "jobs_created", "perimeter": "all", "counting": "running"`
	const level = `"indicator": "jobs", "perimeter": "all", "counting": "level"`
	const m = "warning targets/t/measures/m"
	checkRule(t, "AGR091", []ruleCase{
		{name: "nothing", members: target("level", level, ""), want: []string{"info targets/t/measures"}},
		{name: "a value", members: target("level", level, ""), figures: head + "a,jobs,all,2018,50,job,2019,,,\n"},
		{name: "a stock in a quarter", members: target("level", level, ""), figures: head +
			"a,jobs,all,2018-Q2,50,job,2019,,,\n"},
		{name: "before the start", members: target("level", level, ""), figures: head +
			"a,jobs,all,2015,50,job,2019,,,\n", want: []string{"info targets/t/measures"}},
		{name: "after the deadline", members: target("level", level, ""), figures: head +
			"a,jobs,all,2021,50,job,2022,,,\n", want: []string{"info targets/t/measures"}},
		{name: "in the last year", members: target("level", level, ""), figures: head +
			"a,jobs,all,2020,50,job,2022,,,\n"},
		{name: "of another perimeter", members: target("level", level, ""), figures: head +
			"a,jobs,calls,2018,50,job,2019,,,\n",
			want: []string{"info targets/t/measures"}},
		{name: "only declared", members: target("level", level+`, "assurance": "verified"`, ""), figures: head +
			"a,jobs,all,2018,50,job,2019,,,\n",
			want: []string{"info targets/t/measures"}},
		{name: "verified", members: target("level", level+`, "assurance": "verified"`, ""), figures: head +
			"a,jobs,all,2018,50,job,2019,50,auditor,2019\n"},
		{name: "no measure", members: `"targets": [{"id": "t", "value": "60 job", "basis": "level"}]`},
	})
	shows := func(supports, observations, assurance string) string {
		return `, "evidence": [{"id": "e", "kind": "audit", "supports": [` + supports + `], "observations": [` +
			observations + `], "assurance": "` + assurance + `"}]`
	}
	const claimed = head + "a,jobs,all,2017,40,job,2018,,,\nb,jobs,all,2018,50,job,2019,,,\n"
	claim := ruleCase{name: "claimed", members: target("level", level, ""), figures: claimed, want: []string{m}}
	checkRule(t, "AGR092", []ruleCase{
		claim,
		{name: "verified", members: target("level", level, ""), figures: head +
			"a,jobs,all,2018,50,job,2019,50,auditor,2019\n"},
		{name: "evidence of the target", members: target("level", level, "") + shows(`"targets/t"`, "", "verified"),
			figures: claimed},
		{name: "of a figure", members: target("level", level, "") + shows("", `"declared.a"`, "verified"),
			figures: claimed},
		{name: "of another", members: target("level", level, "") + shows(`"clauses/t"`, `"declared.x"`, "verified"),
			figures: claimed, want: []string{m}},
		{name: "of whoever is measured", members: target("level", level, "") + shows(`"targets/t"`, "", "declared"),
			figures: claimed, want: []string{m}},
		{name: "nothing", members: target("level", level, "")},
	})
	if got := claim.tells(t, "AGR092"); !strings.Contains(texts(got), "the value 50 jobs (2018) is claimed") ||
		!slices.Equal(evidence(got), []string{"/observations/declared.b"}) {
		t.Errorf("%s, %q", texts(got), evidence(got))
	}
	totals := func(first, second string) string {
		return head + "a,jobs_created,all,2016-05-05/2017-12-31," + first +
			",2018,,,\nb,jobs_created,all,2016-05-05/2018-12-31," + second + ",2019,,,\n"
	}
	checkRule(t, "AGR093", []ruleCase{
		{name: "less", members: target("cumulative", running, ""), figures: totals("30,job", "29,job"),
			want: []string{m}},
		{name: "as much", members: target("cumulative", running, ""), figures: totals("30,job", "30,job")},
		{name: "perhaps less", members: target("cumulative", running, ""), figures: totals("30,job",
			`"[29,31]",job`)},
		{name: "in thousands", members: target("cumulative", running, ""), figures: totals("0.03,thousand*job",
			"29,job"), want: []string{m}},
		{name: "not a running total", members: target("level", strings.Replace(running, "running", "periods", 1),
			""), figures: totals("30,job", "29,job")},
		{name: "of one day", members: target("cumulative", running, ""),
			figures: head + "a,jobs_created,all,2016-05-05/2018-12-31,30,job,2018,29,auditor,2019\n"},
	})
	less := ruleCase{members: target("cumulative", running, ""), figures: totals("30,job", "29,job")}.tells(t,
		"AGR093")
	if !slices.Equal(evidence(less), []string{"/observations/declared.a", "/observations/declared.b"}) {
		t.Errorf("%q", evidence(less))
	}
	since := func(period string) string { return head + "a,jobs_created,all," + period + ",30,job,2019,,,\n" }
	checkRule(t, "AGR095", []ruleCase{
		{name: "the day", members: target("cumulative", running, ""), figures: since("2016-05-05/2018-12-31")},
		{name: "the day before", members: target("cumulative", running, ""),
			figures: since("2016-05-04/2018-12-31"), want: []string{m}},
		{name: "whole months", members: target("cumulative", running, ""), figures: since("2016-05-01/2018-06-30")},
		{name: "a month before", members: target("cumulative", running, ""),
			figures: since("2016-04-01/2018-06-30"), want: []string{m}},
		{name: "whole years", members: target("cumulative", running, ""), figures: since("2016-01-01/2018-12-31")},
		{name: "the year of a start in autumn", figures: since("2016-01-01/2018-12-31"),
			members: strings.Replace(target("cumulative", running, ""), "2016-05-05", "2016-11-05", 1)},
		{name: "the months of a start in autumn", figures: since("2016-10-01/2018-10-31"), want: []string{m},
			members: strings.Replace(target("cumulative", running, ""), "2016-05-05", "2016-11-05", 1)},
		{name: "a year before", members: target("cumulative", running, ""), figures: since("2015-01-01/2018-12-31"),
			want: []string{m}},
		{name: "from the year to a day", members: target("cumulative", running, ""),
			figures: since("2016-01-01/2018-12-30"), want: []string{m}},
		{name: "periods", members: target("cumulative", strings.Replace(running, "running", "periods", 1), ""),
			figures: since("2015-01-01/2018-12-31")},
		{name: "no start", members: strings.Replace(target("cumulative", running, ""), `"start": "2016-05-05", `,
			"", 1), figures: since("2015-01-01/2018-12-31")},
	})
	found := func(declared, verified string) string {
		return head + "a,jobs,all,2018," + declared + ",job,2019," +
			verified + ",auditor,2019\n"
	}
	checkRule(t, "AGR096", []ruleCase{
		{name: "less", members: target("level", level, ""), figures: found("50", "49"), want: []string{m}},
		{name: "more", members: target("level", level, ""), figures: found("49", "50"), want: []string{m}},
		{name: "the same", members: target("level", level, ""), figures: found("50", "50")},
		{name: "perhaps", members: target("level", level, ""), figures: found(`"[45,55]"`, "50")},
		{name: "another year", members: target("level", level, ""), figures: head +
			"a,jobs,all,2018,50,job,2019,,,\nb,jobs,all,2017,49,job,2018,49,auditor,2018\n"},
	})
	differ := ruleCase{members: target("level", level, ""), figures: found("50", "49")}.tells(t, "AGR096")
	if !strings.Contains(texts(differ), "declared (2018): 50 jobs; found: 49 jobs") {
		t.Errorf("%s", texts(differ))
	}
	based := func(perimeter string) string {
		return `"targets": [{"id": "t", "value": "60 job", "basis": "additional", "deadline": "2020",
   "baselines": [{"id": "b", "observation": "declared.e"}],
   "measures": [{"id": "m", "indicator": "jobs", "counting": "level"` + perimeter + `}]}]`
	}
	const calls, none = head + "e,jobs,calls,2015,63,job,2016,,,\n", head + "e,jobs,,2015,63,job,2016,,,\n"
	checkRule(t, "AGR094", []ruleCase{
		{name: "another", members: based(`, "perimeter": "all"`), figures: calls,
			want: []string{"warning targets/t/baselines/b"}},
		{name: "the same", members: based(`, "perimeter": "calls"`), figures: calls},
		{name: "none of the measure", members: based(""), figures: calls},
		{name: "none of the baseline", members: based(`, "perimeter": "all"`), figures: none},
		{name: "not there", members: based(`, "perimeter": "all"`)},
	})
	checkRule(t, "AGR097", []ruleCase{
		{name: "nothing", members: `"evidence": [{"id": "e", "kind": "audit"}]`, want: []string{"info evidence/e"}},
		{name: "a record", members: `"evidence": [{"id": "e", "kind": "audit", "supports": ["targets/t"]}]`},
		{name: "a figure", members: `"evidence": [{"id": "e", "kind": "audit", "observations": ["o"]}]`},
	})
}

// TestOrderOfObserved: values count in the order of their periods, whatever their names; a
// target without a deadline takes the kind of period of its baseline.
func TestOrderOfObserved(t *testing.T) {
	const head = "id,indicator,period,declared,unit,declared_on\n"
	const level = `"targets": [{"id": "t", "value": "60 job", "basis": "level", "deadline": "2020",
   "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]}]`
	last := ruleCase{members: level, figures: head + "b,jobs,2017,40,job,2018\na,jobs,2018,50,job,2019\n"}.tells(t,
		"AGR092")
	if !slices.Equal(evidence(last), []string{"/observations/declared.a"}) {
		t.Errorf("the last value: %q", evidence(last))
	}
	half := head + "h,export_revenue,2018-S1,40,MAD,2018\n"
	exports := func(more string) string {
		return `"targets": [{"id": "t", "value": "60 MAD", "basis": "level"` + more + `,
   "measures": [{"id": "m", "indicator": "export_revenue", "counting": "level"}]}]`
	}
	nobody := []string{"info targets/t/measures"}
	checkRule(t, "AGR091", []ruleCase{
		{name: "of half a year", members: exports(`, "baselines": [{"id": "b", "value": "30 MAD", "at": "2015"}]`),
			figures: half, want: nobody},
		{name: "by the half of a year",
			members: exports(`, "deadline": "2020-S1", "baselines": [{"id": "b", "value": "30 MAD", "at": "2015"}]`),
			figures: half},
		{name: "neither", members: exports(""), figures: half},
		{name: "a baseline of no time", members: exports(`, "baselines": [{"id": "b", "value": "30 MAD"}]`),
			figures: half},
	})
	open := ruleCase{members: `"targets": [{"id": "t", "value": "5 job", "basis": "open", "readings": [{"id": "x",
   "basis": "level"},
   {"id": "z", "basis": "additional"}]}]`}.tells(t, "AGR062")
	for lang, joint := range map[wording.Lang]string{wording.Ar: "؛ ", wording.Fr: " ; ", wording.En: "; "} {
		bases := "(" + agreements.BasisLevel.Text(lang) + joint + agreements.BasisAdditional.Text(lang) + ")"
		if len(open) != 1 || !strings.Contains(open[0].Text(lang), bases) {
			t.Errorf("%v: %q lacks %q", lang, open[0].Text(lang), bases)
		}
	}
}
