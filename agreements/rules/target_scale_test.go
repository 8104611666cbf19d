package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestScale: targets beside what was declared: 60,000 and 75,000 jobs in 2016 and 2018,
// 22 percent of women, exports of 8 billion. What is expected is counted by hand: a
// thousand times too much, or too little, is told, but for an amount to be added.
func TestScale(t *testing.T) {
	const declared = `id,indicator,period,declared,unit,declared_on
old,jobs,1995,150,job,2019-01
j6,jobs,2016,60000,job,2017-05
j8,jobs,2018,75000,job,2019-01
w,women_share,2018,22,percent,2019-01
e,export_revenue,2018,8000000000,MAD,2019-01
`
	view := declaredView(t, declared)
	for _, x := range []struct{ target, want string }{ // the paths below the target, the severity of the first
		{`"value": "123000 job", "basis": "level", JOBS`, ""},
		{`"value": "123000000 job", "basis": "level", JOBS`, "error /value 123000"},
		{`"value": ">123000000 job", "basis": "level", JOBS`, "error /value >123000"},
		{`"value": "123 thousand*job", "basis": "level", JOBS`, ""},
		{`"value": "123 job", "basis": "level", JOBS`, "error /value 123000"},
		{`"value": "1200000 job", "basis": "level", JOBS`, ""}, // twenty times as many
		{`"value": "123 job", "basis": "additional", JOBS`, ""},
		{`"value": "60000000 job", "basis": "additional", JOBS`, "error /value 60000"},
		{`"value": "60000000 job", "basis": "cumulative", CREATED`, "error /value 60000"},
		{`"value": "60 job", "basis": "cumulative", CREATED`, ""},
		{`"value": "60 job", "basis": "flow", CREATED`, ""}, // what is created from then on is no level
		{`"value": "60 job", "basis": "level", "baselines": [{"id": "b", "value": "60000 job"}]`, "warning /value 60000"},
		{`"value": "123000 job", "basis": "level", "steps": [{"id": "s", "by": "2019", "value": "90 job"}], JOBS`,
			"error /steps/s/value 90000"},
		{`"value": "123000 job", "basis": "level", "baselines": [{"id": "b", "value": "63000000 job"}], JOBS`,
			"error /baselines/b/value 63000"},
		{`"value": "123000000 job", "basis": "level", "baselines": [{"id": "b", "value": "63000 job"}],
		  "measures": [{"id": "m", "indicator": "jobs", "area": "FR", "counting": "level"}]`, "warning /value 123000"},
		{`"value": "40000 job", "basis": "level", "baselines": [{"id": "b", "value": "63 job"}],
		  "measures": [{"id": "m", "indicator": "jobs", "area": "FR", "counting": "level"}]`, ""}, // a small count
		{`"value": "0.3 percent", "basis": "level", WOMEN`, "warning /value 30"},
		{`"value": "30 percent", "basis": "level", WOMEN`, ""},
		{`"value": "30 percent", "basis": "change", JOBS`, ""},
		{`"value": "18000000 MAD", "basis": "level", EXPORTS`, "warning /value 18000000000"},
		{`"value": "18000000 MAD", "basis": "flow", EXPORTS`, "warning /value 18000000000"},
		{`"value": "60000000 job", "basis": "open", JOBS, "readings": [{"id": "a", "basis": "additional"},
		  {"id": "l", "basis": "level", "value": "123 job"}]`, "error /readings/l/value 123000; error /value 60000"},
		{`"value": "60 job", "basis": "open", JOBS, "readings": [{"id": "a", "basis": "additional"},
		  {"id": "l", "basis": "level"}]`, ""}, // 60 more is no slip
	} {
		target := strings.NewReplacer(
			"JOBS", `"measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]`,
			"CREATED", `"measures": [{"id": "m", "indicator": "jobs_created", "counting": "running"}]`,
			"WOMEN", `"measures": [{"id": "m", "indicator": "women_share", "counting": "level"}]`,
			"EXPORTS", `"measures": [{"id": "m", "indicator": "export_revenue", "counting": "level"}]`,
		).Replace(x.target)
		book := decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention",
			"known": "2016", "targets": [{"id": "t", "deadline": "2020", `+target+`}]}]}`)
		var got []string
		for _, f := range rules.Check(book, view, rules.All()...) {
			if f.Code == "AGR075" {
				got = append(got, fmt.Sprintf("%v %s %v", f.Severity, strings.TrimPrefix(f.Path,
					"/agreements/a/targets/t"),
					f.Suggestion.Candidates[0].Figure))
			}
		}
		if all := strings.Join(got, "; "); all != x.want {
			t.Errorf("%s: %q, want %q", x.target, all, x.want)
		}
	}
}

// TestScaleLimits: how far off a target must be, and what it is held against: figures from
// three years before the agreement, of 2016, to three after the deadline, 2020, and counts
// of a hundred at least. Ten to the power of three is told from 200 times to 5,000 times,
// percentages that lost their hundred within twice that.
func TestScaleLimits(t *testing.T) {
	const head = "id,indicator,period,declared,unit,declared_on\n"
	figure := func(id, indicator, period, value, unit string) string {
		return id + "," + indicator + "," + period + "," + value + "," + unit + ",2019-01\n"
	}
	jobs := head + figure("j", "jobs", "2018", "60000", "job")
	women := head + figure("w", "women_share", "2018", "22", "percent")
	level := func(value, indicator, more string) string {
		return `"targets": [{"id": "t", "deadline": "2020", "value": "` + value + `", "basis": "level",
   "measures": [{"id": "m", "indicator": "` + indicator + `", "counting": "level"}]` + more + `}]`
	}
	for _, c := range []struct{ name, members, figures, want string }{
		{"200 times", level("300 job", "jobs", ""), jobs, "warning value 300000"},
		{"less", level("301 job", "jobs", ""), jobs, ""},
		{"5,000 times", level("12 job", "jobs", ""), jobs, "warning value 12000"},
		{"more", level("11 job", "jobs", ""), jobs, ""},
		{"a 200th", level("12000000 job", "jobs", ""), jobs, "warning value 12000"},
		{"too large for the greatest alone", level("200000000 job", "jobs", ""), jobs + figure("f", "jobs", "2017",
			"2000", "job"),
			"warning value 200000"},
		{"not so much", level("11999999 job", "jobs", ""), jobs, ""},
		{"a 5,000th", level("300000000 job", "jobs", ""), jobs, "warning value 300000"},
		{"beyond", level("300000001 job", "jobs", ""), jobs, ""},
		{"a million times", level("60000000000 job", "jobs", ""), jobs, "warning value 60000"},
		{"10^9 times", level("60000000000000 job", "jobs", ""), jobs, "warning value 60000"},
		{"zero", level("0 job", "jobs", ""), jobs, ""},
		{"below zero", level("-60 job", "jobs", ""), jobs, ""},
		{"a hundredth", level("0.22 percent", "women_share", ""), women, "warning value 22"},
		{"twice", level("0.44 percent", "women_share", ""), women, "warning value 44"},
		{"more than twice", level("0.45 percent", "women_share", ""), women, ""},
		{"half", level("0.11 percent", "women_share", ""), women, "warning value 11"},
		{"a hundred times", level("2200 percent", "women_share", ""), women, "warning value 22"},
		{"a hundred times as many jobs", level("600 job", "jobs", ""), jobs, ""},
		{"a count of a hundred", level("100000 job", "jobs", ""), head + figure("j", "jobs", "2018", "100", "job"),
			"warning value 100"},
		{"a count of less", level("99000 job", "jobs", ""), head + figure("j", "jobs", "2018", "99", "job"), ""},
		{"a small amount", level("50000 MAD", "export_revenue", ""), head + figure("e", "export_revenue", "2018",
			"50", "MAD"), "warning value 50"},
		{"a bound", level("60 job", "jobs", ""), head + figure("j", "jobs", "2018", ">60000", "job"), ""},
		{"a range", level("60 job", "jobs", ""), head + figure("j", "jobs", "2018", `"[55000,65000]"`, "job"),
			"warning value 60000"},
		{"zero before", level("60 job", "jobs", ""), jobs + figure("z", "jobs", "2000", "0", "job"), ""},
		{"far before", level("123 job", "jobs", ""), jobs + figure("f", "jobs", "2012", "150", "job"),
			"warning value 123000"},
		{"three years before", level("123 job", "jobs", ""), jobs + figure("f", "jobs", "2013", "150", "job"), ""},
		{"three years after", level("123 job", "jobs", ""), jobs + figure("f", "jobs", "2023", "150", "job"), ""},
		{"far after", level("123 job", "jobs", ""), jobs + figure("f", "jobs", "2024", "150", "job"),
			"warning value 123000"},
		{"only far", level("60 job", "jobs", ""), head + figure("j", "jobs", "2000", "60000", "job"),
			"warning value 60000"},
		{"no deadline, any year", strings.Replace(level("123 job", "jobs", ""), `"deadline": "2020", `, "", 1),
			jobs + figure("f", "jobs", "2000", "150", "job"), ""},
		{"the baseline among the figures", level("60 job", "jobs",
			`, "baselines": [{"id": "b", "observation": "declared.j"}]`), jobs, "warning value 60000"},
		{"a baseline beside them", level("60 job", "jobs", `, "baselines": [{"id": "b", "value": "50000 job"}]`),
			jobs, "error value 60000"},
		{"a baseline of another measure", strings.Replace(level("60 job", "jobs",
			`, "baselines": [{"id": "b", "value": "70 job", "measure": "n"}]`), `"measures": [`,
			`"measures": [{"id": "n", "indicator": "women_share", "counting": "level"}, `, 1), jobs, ""},
		{"a baseline off", level("60000 job", "jobs",
			`, "baselines": [{"id": "b", "value": "60 job", "measure": "m"}]`), jobs,
			"warning baselines/b/value 60000"},
		{"what is kept", strings.Replace(level("60 job", "jobs", ""), `"level"`, `"maintain"`, 1), jobs,
			"warning value 60000"},
		{"an index", level("60 job", "price_index", ""), head + figure("j", "price_index", "2018", "60000", "job"),
			""},
		{"a rank", level("60 job", "rank", ""), head + figure("j", "rank", "2018", "60000", "job"), ""},
		{"a difference", level("60 job", "net_jobs", ""), head + figure("j", "net_jobs", "2018", "60000", "job"), ""},
		{"no such indicator", level("60 job", "none", ""), jobs, ""},
	} {
		x := ruleCase{members: c.members, figures: c.figures}
		var got []string
		for _, f := range x.tells(t, "AGR075") {
			got = append(got, fmt.Sprintf("%v %s %v", f.Severity, strings.TrimPrefix(f.Path,
				"/agreements/a/targets/t/"), f.Suggestion.Candidates[0].Figure))
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
	four := jobs + figure("a", "jobs", "2015", "50000", "job") + figure("b", "jobs", "2016", "52000", "job") +
		figure("c", "jobs", "2017", "55000", "job")
	all := ruleCase{members: level("60 job", "jobs", ""), figures: four}.tells(t, "AGR075")
	if len(all) != 1 || !slices.Equal(evidence(all), []string{"targets/t/value", "/observations/declared.a",
		"/observations/declared.b", "/observations/declared.c"}) {
		t.Fatalf("the three nearest: %q", evidence(all))
	}
	candidate := all[0].Suggestion.Candidates[0]
	if candidate.Key.Indicator != "jobs" || candidate.Key.Period != period.Year(2020) ||
		candidate.Unit.String() != "job" {
		t.Errorf("candidate: %+v", candidate)
	}
}

// TestReadingsOfScale: a target is off only if every reading is that any figure speaks of, by
// one power; the evidence is that of the reading with most figures.
func TestReadingsOfScale(t *testing.T) {
	const head = "id,indicator,perimeter,period,declared,unit,declared_on\n"
	const many = "a,jobs,all,2016,60000,job,2019\nb,jobs,all,2017,61000,job,2019\n"
	const one = "c,jobs,calls,2018,50000,job,2019\n"
	book := func(value, first, second string) string {
		return `"targets": [{"id": "t", "deadline": "2020", "value": "` + value + `", "basis": "open",
   "readings": [{"id": "x", "basis": "level",
   "measure": "` + first + `"}, {"id": "y", "basis": "level", "measure": "` + second + `"}],
   "measures": [{"id": "all", "indicator": "jobs", "perimeter": "all", "counting": "level"},
    {"id": "calls", "indicator": "jobs", "perimeter": "calls", "counting": "level"}]}]`
	}
	a, b, c := "/observations/declared.a", "/observations/declared.b", "/observations/declared.c"
	for _, x := range []struct {
		name, members, figures string
		want                   []string
	}{
		{"most first", book("60 job", "all", "calls"), head + many + one, []string{"targets/t/value", a, b}},
		{"most second", book("60 job", "calls", "all"), head + many + one, []string{"targets/t/value", a, b}},
		{"one without a figure", book("60 job", "all", "calls"), head + one, []string{"targets/t/value", c}},
		{"the other without", book("60 job", "calls", "all"), head + one, []string{"targets/t/value", c}},
		{"right by one", book("60 job", "all", "calls"), head + many + "c,jobs,calls,2018,150,job,2019\n", nil},
		{"right by the other", book("60 job", "calls", "all"), head + many + "c,jobs,calls,2018,150,job,2019\n", nil},
		{"by two powers", book("60 job", "all", "calls"), head + many + "c,jobs,calls,2018,50000000,job,2019\n", nil},
		{"by the other of two", book("60 job", "calls", "all"), head + many +
			"c,jobs,calls,2018,50000000,job,2019\n", nil},
	} {
		got := ruleCase{members: x.members, figures: x.figures}.tells(t, "AGR075")
		if !slices.Equal(evidence(got), x.want) {
			t.Errorf("%s: %q, want %q", x.name, evidence(got), x.want)
		}
	}
	far := ruleCase{
		members: `"events": [{"id": "e", "kind": "signed", "when": "2018"}],
   "targets": [{"id": "t", "deadline": "2020", "value": "123 job", "basis": "level",
   "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]}]`,
		figures: head + "a,jobs,,2019,60000,job,2019\nb,jobs,,2014,150,job,2019\n",
	}.tells(t, "AGR075")
	if len(far) != 1 {
		t.Errorf("four years before the signature: %s", texts(far))
	}
}

// TestRolesOfScale: a target is held against what was observed, estimated or derived, not
// against what somebody expects or aims at.
func TestRolesOfScale(t *testing.T) {
	book := decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
 "targets": [{"id": "t", "deadline": "2020", "value": "60 job", "basis": "level",
  "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]}]}]}`)
	for role, told := range map[indicators.Role]bool{
		indicators.RoleObserved: true, indicators.RoleEstimate: true, indicators.RoleForecast: false,
		indicators.RoleDerived: true, indicators.RoleTarget: false,
	} {
		var b indicators.Builder
		b.AddObservation(indicators.Observation{
			ID: "o", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2018)}, Role: role, Source: "q",
			Figure: figure.MustParse("60000"), Unit: figure.MustParseUnit("job"),
		})
		d, err := b.Build(catalogue(t))
		if err != nil {
			t.Fatal(err)
		}
		var got []finding.Finding
		for _, f := range rules.Check(book, d.View(indicators.ViewConfig{}), rules.All()...) {
			if f.Code == "AGR075" {
				got = append(got, f)
			}
		}
		if len(got) > 0 != told {
			t.Errorf("%v: %s", role, texts(got))
		}
	}
}
