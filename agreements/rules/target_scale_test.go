package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
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
				got = append(got, fmt.Sprintf("%v %s %v", f.Severity, strings.TrimPrefix(f.Path, "/agreements/a/targets/t"),
					f.Suggestion.Candidates[0].Figure))
			}
		}
		if all := strings.Join(got, "; "); all != x.want {
			t.Errorf("%s: %q, want %q", x.target, all, x.want)
		}
	}
}
