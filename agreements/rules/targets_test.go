package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
)

// TestUnitsOnce (AGR068): what does not fit a target in one way is told once, with all
// places; another unit is another finding.
func TestUnitsOnce(t *testing.T) {
	for _, x := range []struct {
		name, members string
		want          []string // path, and the other places
	}{
		{"two steps in one wrong unit", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 MAD"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "+/agreements/a/targets/t/steps/s2"}},
		{"two wrong units", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 EUR"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "/agreements/a/targets/t/steps/s2"}},
		{"one wrong unit", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 job"}]`,
			[]string{"/agreements/a/targets/t/steps/s1"}},
		{"a component beside", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"}],
  "components": [{"id": "c", "value": "2 MAD"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "+/agreements/a/targets/t/components/c"}},
		{"right units", `"steps": [{"id": "s1", "by": "2018", "value": "1 job"},
  {"id": "s2", "by": "2019", "value": "2 job"}]`, nil},
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "targets": [{"id": "t", "value": "5 job", "basis": "level", "deadline": "2020", ` + x.members + `}]}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code != "AGR068" {
				continue
			}
			got = append(got, f.Path)
			for _, e := range f.Evidence {
				if e.Path != "/agreements/a/targets/t" {
					got = append(got, "+"+e.Path)
				}
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// TestTargets: targets beside the limits of the rules that look at one of them.
func TestTargets(t *testing.T) {
	target := func(members string) string { return `"targets": [{"id": "t", ` + members + `}]` }
	none := []string{"warning targets"}
	checkRule(t, "AGR061", []ruleCase{
		{name: "a convention", want: none}, {name: "a memorandum", form: "memorandum", want: none},
		{name: "no form", form: "unstated", want: none},
		{name: "an offer", form: "unilateral_offer", want: none}, {name: "a programme",
			form: "unilateral_programme", want: none},
		{name: "a performance contract", form: "performance_contract", want: none}, {name: "a programme contract",
			form: "programme_contract", want: none},
		{name: "a loan", form: "loan"}, {name: "a circular", form: "circular"}, {name: "a charter", form: "charter"},
		{name: "an activity", form: "activity"}, {name: "supply", form: "supply_contract"},
		{name: "a target", members: target(`"value": "5 job", "basis": "level"`)},
	})
	open := ruleCase{name: "open", members: target(`"value": "5 job", "basis": "open", "readings": [{"id": "x",
   "basis": "level", "measure": "m"},
   {"id": "y", "basis": "level", "measure": "n"}, {"id": "z", "basis": "additional"}],
   "measures": [{"id": "m", "indicator": "jobs", "counting": "level"},
   {"id": "n", "indicator": "jobs", "perimeter": "all",
   "counting": "level"}]`), want: []string{"warning targets/t/basis"}}
	checkRule(t, "AGR062", []ruleCase{open, {name: "a level", members: target(`"value": "5 job", "basis": "level"`)}})
	if got := open.tells(t, "AGR062"); !strings.Contains(texts(got), "leave 3 readings") ||
		strings.Count(texts(got), "level") != 1 ||
		!slices.Equal(evidence(got), []string{"targets/t/readings/x", "targets/t/readings/y",
			"targets/t/readings/z"}) {
		t.Errorf("%s, %q", texts(got), evidence(got))
	}
	counted := func(basis, counting, more string) string {
		return target(`"value": "5 percent", "basis": "` + basis +
			`", "measures": [{"id": "m", "indicator": "jobs", "counting": "` + counting + `"}]` + more)
	}
	const based = `, "baselines": [{"id": "b", "value": "3 job"}]`
	lacks := []string{"warning targets/t/baselines"}
	checkRule(t, "AGR063", []ruleCase{
		{name: "more, of a level", members: counted("additional", "level", ""), want: lacks},
		{name: "more, of a total", members: counted("additional", "running", "")},
		{name: "more, of periods", members: counted("additional", "periods", "")},
		{name: "a change of a total", members: counted("change", "running", ""), want: lacks},
		{name: "with a baseline", members: counted("additional", "level", based)},
		{name: "no measure", members: target(`"value": "5 job", "basis": "additional"`), want: lacks},
		{name: "a sum", members: counted("cumulative", "level", "")},
		{name: "told once",
			members: target(`"value": "5 job", "basis": "open", "readings": [{"id": "x", "basis": "additional"},
   {"id": "y", "basis": "change"}]`),
			want: lacks},
	})
	baselines := func(list string) string {
		return target(`"value": "50 job", "basis": "additional",
   "baselines": [` + list + `]`)
	}
	second := []string{"warning targets/t/baselines/y"}
	pair := func(x, y string) string { return baselines(`{"id": "x", ` + x + `}, {"id": "y", ` + y + `}`) }
	checkRule(t, "AGR064", []ruleCase{
		{name: "differ", members: pair(`"value": "8 job"`, `"value": "9 job"`), want: second},
		{name: "the same", members: pair(`"value": "8 job"`, `"value": "8 job"`)},
		{name: "the same in thousands", members: pair(`"value": "8 job"`, `"value": "0.008 thousand*job"`)},
		{name: "of one year", members: pair(`"value": "8 job", "at": "2015"`, `"value": "9 job", "at": "2015"`),
			want: second},
		{name: "of two years", members: pair(`"value": "8 job", "at": "2015"`, `"value": "9 job", "at": "2014"`)},
		{name: "one of a year", members: pair(`"value": "8 job", "at": "2015"`, `"value": "9 job"`), want: second},
		{name: "about", members: pair(`"value": "~8 job"`, `"value": "9 job"`)},
		{name: "about, the other", members: pair(`"value": "8 job"`, `"value": "~9 job"`)},
		{name: "perhaps", members: pair(`"value": "[8,9] job"`, `"value": "9 job"`)},
		{name: "two measures", members: strings.Replace(pair(`"value": "8 job", "measure": "m"`,
			`"value": "9 job", "measure": "n"`), `"baselines"`,
			`"measures": [{"id": "m", "indicator": "jobs", "counting": "level"},
   {"id": "n", "indicator": "women", "counting": "level"}], "baselines"`, 1)},
		{name: "another unit", members: pair(`"value": "8 job"`, `"value": "9 MAD"`)},
		{name: "no value", members: pair(`"at": "2015", "observation": "x"`, `"value": "9 job"`)},
		{name: "three",
			members: baselines(`{"id": "x", "value": "8 job"}, {"id": "y", "value": "9 job"}, {"id": "z", "value": "10 job"}`),
			want:    []string{second[0], "warning targets/t/baselines/z"}},
	})
	beside := func(basis, value, baseline, more string) string {
		return target(`"value": "` + value + `", "basis": "` + basis + `",
   "baselines": [{"id": "b", "value": "` + baseline + `"}],
   "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]` + more)
	}
	wrong := []string{"warning targets/t/value"}
	checkRule(t, "AGR065", []ruleCase{
		{name: "equal", members: beside("level", "10 job", "10 job", ""), want: wrong},
		{name: "equal in thousands", members: beside("level", "10 job", "0.01 thousand*job", ""), want: wrong},
		{name: "perhaps", members: beside("level", "10 job", "[9,10] job", "")},
		{name: "more", members: beside("level", "11 job", "10 job", "")},
		{name: "as much more", members: beside("additional", "10 job", "10 job", "")},
		{name: "another unit", members: beside("level", "10 job", "10 MAD", "")},
		{name: "no baseline", members: target(`"value": "10 job", "basis": "level"`)},
	})
	const lower, higher = `, "direction": "lower"`, `, "direction": "higher"`
	checkRule(t, "AGR070", []ruleCase{
		{name: "down", members: beside("level", "9 job", "10 job", ""), want: wrong},
		{name: "down from what was published", want: wrong,
			members: strings.Replace(beside("level", "9 job", "10 job", ""), `"value": "10 job"`,
				`"observation": "declared.j"`, 1),
			figures: "id,indicator,period,declared,unit,declared_on\nj,jobs,2015,10,job,2016-05\n"},
		{name: "from what nobody published",
			members: strings.Replace(beside("level", "9 job", "10 job", ""), `"value": "10 job"`,
				`"observation": "declared.j"`, 1)},
		{name: "up", members: beside("level", "11 job", "10 job", "")},
		{name: "neither", members: beside("level", "10 job", "10 job", "")},
		{name: "perhaps down", members: beside("level", "[9,11] job", "10 job", "")},
		{name: "down or none", members: beside("level", "[9,10] job", "10 job", ""), want: wrong},
		{name: "down, as stated", members: beside("level", "9 job", "10 job", lower)},
		{name: "up, against what is stated", members: beside("level", "11 job", "10 job", lower), want: wrong},
		{name: "neither, stated down", members: beside("level", "10 job", "10 job", lower)},
		{name: "down, stated up", members: beside("level", "9 job", "10 job", higher), want: wrong},
		{name: "less on top", members: beside("additional", "9 job", "10 job", "")},
		{name: "another unit", members: beside("level", "9 job", "10 MAD", "")},
		{name: "no direction", members: strings.Replace(beside("level", "9 job", "10 job", ""), `"jobs"`,
			`"women_share"`, 1)},
	})
	checkRule(t, "AGR066", []ruleCase{
		{name: "none", members: target(`"value": "5 job", "basis": "level"`),
			want: []string{"warning targets/t/deadline"}},
		{name: "a year", members: target(`"value": "5 job", "basis": "level", "deadline": "2020"`)},
	})
	checkRule(t, "AGR067", []ruleCase{
		{name: "none", members: target(`"value": "5 job", "basis": "level"`),
			want: []string{"warning targets/t/measures"}},
		{name: "one", members: counted("change", "level", "")},
	})
	unfit := []string{"warning targets/t/measures/m"}
	checkRule(t, "AGR069", []ruleCase{
		{name: "level of a total", members: counted("level", "running", ""), want: unfit},
		{name: "level of periods", members: counted("level", "periods", ""), want: unfit},
		{name: "level of a level", members: counted("level", "level", "")},
		{name: "change of a total", members: counted("change", "running", ""), want: unfit},
		{name: "keep a total", members: counted("maintain", "running", ""), want: unfit},
		{name: "keep a level", members: counted("maintain", "level", "")},
		{name: "more of a total", members: counted("additional", "running", "")},
		{name: "more of a total, from a baseline", members: counted("additional", "running", based), want: unfit},
		{name: "more of a level, from a baseline", members: counted("additional", "level", based)},
		{name: "sum of a level", members: counted("cumulative", "level", ""), want: unfit},
		{name: "sum of a total", members: counted("cumulative", "running", "")},
		{name: "sum of periods", members: counted("cumulative", "periods", "")},
		{name: "flow of periods", members: counted("flow", "periods", "")},
		{name: "no measure", members: target(`"value": "5 job", "basis": "level"`)},
	})
	const step = "warning targets/t/steps/"
	steps := func(list, more string) string {
		return target(`"value": "100 job", "basis": "level", "start": "2016-03", "deadline": "2020-06",
   "steps": [` + list + `]` + more)
	}
	one := func(by, value string) string { return `{"id": "s", "by": "` + by + `", "value": "` + value + `"}` }
	checkRule(t, "AGR071", []ruleCase{
		{name: "on the way", members: steps(one("2018", "50 job"), "")},
		{name: "the last day", members: steps(one("2020-06-30", "50 job"), "")},
		{name: "late", members: steps(one("2020-07-01", "50 job"), ""), want: []string{step + "s"}},
		{name: "the first day", members: steps(one("2016-03-01", "50 job"), "")},
		{name: "early", members: steps(one("2016-02", "50 job"), ""), want: []string{step + "s"}},
		{name: "the first year", members: steps(one("2016", "50 job"), "")},
		{name: "as much", members: steps(one("2018", "100 job"), "")},
		{name: "beyond", members: steps(one("2018", "101 job"), ""), want: []string{step + "s"}},
		{name: "perhaps beyond", members: steps(one("2018", "[90,110] job"), "")},
		{name: "another unit", members: steps(one("2018", "101 MAD"), "")},
		{name: "down", members: steps(one("2018", "101 job"), lower)},
		{name: "down, beyond", members: steps(one("2018", "99 job"), lower), want: []string{step + "s"}},
		{name: "beyond the next", members: steps(one("2018",
			"60 job")+`, {"id": "r", "by": "2017", "value": "70 job"}`, ""), want: []string{step + "r"}},
		{name: "in order", members: steps(one("2018", "60 job")+`, {"id": "r", "by": "2017", "value": "50 job"}`,
			"")},
	})
	beyond := ruleCase{members: steps(one("2018", "60 job")+`, {"id": "r", "by": "2017", "value": "70 job"}`,
		"")}.tells(t, "AGR071")
	if !slices.Equal(evidence(beyond), []string{"targets/t/steps/r", "targets/t/steps/s"}) {
		t.Errorf("%q", evidence(beyond))
	}
	checkRule(t, "AGR074", []ruleCase{
		{name: "of a share", members: strings.Replace(counted("change", "level", ""), `"jobs"`, `"women_share"`, 1),
			want: wrong},
		{name: "of a count", members: counted("change", "level", "")},
		{name: "points", members: strings.Replace(counted("additional", "level", ""), `"jobs"`, `"women_share"`, 1)},
		{name: "in the second of two readings", members: target(`"value": "5 percent", "basis": "open",
   "readings": [{"id": "x", "basis": "level"}, {"id": "y", "basis": "change"}],
   "measures": [{"id": "m", "indicator": "women_share", "counting": "level"}]`), want: wrong},
		{name: "no measure", members: target(`"value": "5 percent", "basis": "change"`)},
		{name: "no such indicator", members: strings.Replace(counted("change", "level", ""), `"jobs"`, `"none"`, 1)},
	})
	obliged := func(commitment, obligors string) string {
		return `"commitments": [{"id": "c", "kind": "deliver"` + obligors + `}], ` +
			target(`"value": "5 job", "basis": "level"`+commitment)
	}
	nobody := []string{"info targets/t/commitment"}
	checkRule(t, "AGR073", []ruleCase{
		{name: "none", members: obliged("", `, "obligors": ["s"]`), want: nobody},
		{name: "not there", members: obliged(`, "commitment": "d"`, `, "obligors": ["s"]`), want: nobody},
		{name: "of nobody", members: obliged(`, "commitment": "c"`, ""), want: nobody},
		{name: "of somebody", members: obliged(`, "commitment": "c"`, `, "obligors": ["s"]`)},
	})
	two := func(first, second string) string {
		const same = `"basis": "level", "start": "2016", "deadline": "2020"`
		return `"targets": [{"id": "t", "value": "60 job", ` + same + `, "measures": [{"id": "m", "indicator": "jobs",
   "counting": "level"}]},
   {"id": "u", "value": "` + first + `", ` + second + `}]`
	}
	const same, jobs = `"basis": "level", "start": "2016", "deadline": "2020"`,
		`, "measures": [{"id": "n", "indicator": "jobs", "counting": "level"}]`
	double := []string{"warning targets/u"}
	checkRule(t, "AGR072", []ruleCase{
		{name: "two", members: two("70 job", same+jobs), want: double},
		{name: "one twice", members: two("60 job", same+jobs)},
		{name: "in thousands", members: two("0.06 thousand*job", same+jobs)},
		{name: "perhaps one", members: two("[60,70] job", same+jobs)},
		{name: "another basis", members: two("70 job", strings.Replace(same, "level", "additional", 1)+jobs)},
		{name: "another start", members: two("70 job", strings.Replace(same, "2016", "2017", 1)+jobs)},
		{name: "another deadline", members: two("70 job", strings.Replace(same, "2020", "2021", 1)+jobs)},
		{name: "another measure", members: two("70 job", same+strings.Replace(jobs, `"jobs"`, `"jobs_created"`, 1))},
		{name: "another unit", members: two("70 MAD", same+jobs)},
		{name: "no measure", members: two("70 job", same)},
		{name: "one of two measures", members: two("70 job", same+`, "measures": [{"id": "o", "indicator": "jobs_created",
   "counting": "running"},
    {"id": "n", "indicator": "jobs", "counting": "level"}]`), want: double},
	})
	const unit = "error targets/t/"
	units := func(basis, value, more string) string {
		return target(`"value": "` + value + `", "basis": "` + basis +
			`"` + more)
	}
	of := func(indicator string) string {
		return `, "measures": [{"id": "m", "indicator": "` + indicator +
			`", "counting": "level"}]`
	}
	checkRule(t, "AGR068", []ruleCase{
		{name: "jobs", members: units("level", "5 job", of("jobs"))},
		{name: "another", members: units("level", "5 job", of("export_revenue")), want: []string{unit +
			"measures/m"}},
		{name: "not there", members: units("level", "5 job", of("none"))},
		{name: "a change in percent", members: units("change", "5 percent", of("jobs"))},
		{name: "a change in jobs", members: units("change", "5 job", of("jobs")), want: []string{unit + "value"}},
		{name: "a share", members: units("share", "5 percent", of("jobs"))},
		{name: "a share in jobs", members: units("share", "5 job", of("jobs")), want: []string{unit + "value"}},
		{name: "a change or a level", members: units("open", "5 job",
			of("jobs")+`, "readings": [{"id": "x", "basis": "change"}, {"id": "y", "basis": "level"}]`)},
		{name: "a baseline", members: units("additional", "5 job",
			`, "baselines": [{"id": "b", "value": "5 MAD"}]`), want: []string{unit + "baselines/b"}},
		{name: "a step", members: units("level", "5 job",
			`, "steps": [{"id": "s", "by": "2018", "value": "5 MAD"}]`), want: []string{unit + "steps/s"}},
		{name: "a component", members: units("level", "5 job",
			`, "components": [{"id": "c", "value": "5 MAD"}, {"id": "d", "target": "u"}]`), want: []string{unit +
			"components/c"}},
		{name: "a reading", members: units("open", "5 job",
			`, "readings": [{"id": "x", "basis": "level", "value": "5 MAD"}, {"id": "y", "basis": "cumulative"}]`),
			want: []string{unit + "readings/x"}},
		{name: "a baseline of a change", members: units("change", "5 percent",
			`, "baselines": [{"id": "b", "value": "5 MAD"}]`)},
	})
}
