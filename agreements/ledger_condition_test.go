package agreements_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestConditions tries every kind of test on the jobs of Oujda: 200 by the end
// of 2017, 550 by 2018, 700 by 2019, of a target of 1,000 by 2020.
func TestConditions(t *testing.T) {
	const target = `"term": {"start": "2017-03-01", "end": "2019-06-30"}, "events": [{"id": "s", "kind": "signed", "when": "2017-01-10"}],
 "targets": [{"id": "jobs", "value": "1000 job", "basis": "open", "start": "2017", "deadline": "2020",
  "readings": [{"id": "sum", "basis": "cumulative", "measure": "m"}, {"id": "more", "basis": "additional", "baseline": "b", "measure": "m"}],
  "baselines": [{"id": "b", "value": "100 job"}],
  "measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "breakdown": "park=oujda", "counting": "periods"}]}],
 "evidence": [
  {"id": "day", "kind": "audit", "supports": ["targets/jobs"], "assurance": "audited", "when": "2018-05-10"},
  {"id": "year", "kind": "report", "supports": ["conditions/n"], "when": "2018"},
  {"id": "undated", "kind": "record", "supports": ["conditions/n"], "known": "2018-09-01"}],`
	for _, c := range []struct {
		name, tests string
		at          string
		holds       figure.Truth
		final       bool
	}{
		{"amount, both readings", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "400 job"}`, "2018-12-31", figure.Yes, false},
		{"amount, one reading", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "500 job"}`, "2018-12-31", figure.Undecided, false},
		{"amount, of that reading", `{"id": "x", "kind": "amount", "target": "jobs", "reading": "sum", "at_least": "500 job"}`, "2018-12-31", figure.Yes, false},
		{"amount, of the other", `{"id": "x", "kind": "amount", "target": "jobs", "reading": "more", "at_least": "500 job"}`, "2018-12-31", figure.No, false},
		{"amount, no reading", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "600 job"}`, "2018-12-31", figure.No, false},
		{"amount, perhaps since", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "600 job"}`, "2019-03-31", figure.Undecided, false},
		{"amount, by a day that is over", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "600 job", "by": "2018"}`, "2020-03-31", figure.No, true},
		{"amount, nothing known", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "1 job"}`, "2017-06-30", figure.Undecided, false},
		{"amount in another unit", `{"id": "x", "kind": "amount", "target": "jobs", "at_least": "1 MAD"}`, "2018-12-31", figure.Undecided, false},
		{"progress", `{"id": "x", "kind": "progress", "target": "jobs", "reading": "sum", "at_least": "55 percent"}`, "2018-12-31", figure.Yes, false},
		{"progress, not yet", `{"id": "x", "kind": "progress", "target": "jobs", "at_least": "56 percent"}`, "2018-12-31", figure.No, false},
		{"date, before", `{"id": "x", "kind": "date", "by": "2018"}`, "2017-12-31", figure.No, false},
		{"date, on it", `{"id": "x", "kind": "date", "by": "2018"}`, "2018-01-01", figure.Yes, false},
		{"state, in force", `{"id": "x", "kind": "state", "state": "in_force"}`, "2018-01-01", figure.Yes, false},
		{"state, not yet", `{"id": "x", "kind": "state", "state": "in_force"}`, "2017-02-01", figure.No, false},
		{"state, over", `{"id": "x", "kind": "state", "state": "in_force"}`, "2019-07-01", figure.No, true},
		{"evidence, before its day", `{"id": "x", "kind": "evidence", "evidence": "audit", "of": "targets/jobs"}`, "2018-05-09", figure.No, false},
		{"evidence, on its day", `{"id": "x", "kind": "evidence", "evidence": "audit", "of": "targets/jobs"}`, "2018-05-10", figure.Yes, false},
		{"evidence, too late", `{"id": "x", "kind": "evidence", "evidence": "audit", "of": "targets/jobs", "by": "2018-04"}`, "2018-12-31", figure.No, true},
		{"evidence of another record", `{"id": "x", "kind": "evidence", "evidence": "audit"}`, "2018-12-31", figure.No, false},
		{"evidence of another kind", `{"id": "x", "kind": "evidence", "evidence": "certificate", "of": "targets/jobs"}`, "2018-12-31", figure.No, false},
		{"evidence, some day of the year", `{"id": "x", "kind": "evidence", "evidence": "report"}`, "2018-06-30", figure.Undecided, false},
		{"evidence, the year over", `{"id": "x", "kind": "evidence", "evidence": "report"}`, "2018-12-31", figure.Yes, false},
		{"evidence not well enough assured", `{"id": "x", "kind": "evidence", "evidence": "report", "assurance": "verified"}`, "2018-12-31", figure.No, false},
		{"evidence without a date, before it was known", `{"id": "x", "kind": "evidence", "evidence": "record"}`, "2018-08-31", figure.No, false},
		{"evidence without a date, once known", `{"id": "x", "kind": "evidence", "evidence": "record"}`, "2018-09-01", figure.Yes, false},
		{"two tests, both", `{"id": "x", "kind": "date", "by": "2018"}, {"id": "y", "kind": "state", "state": "in_force"}`, "2018-06-30", figure.Yes, false},
		{"two tests, one fails for good", `{"id": "x", "kind": "date", "by": "2018"}, {"id": "y", "kind": "state", "state": "in_force"}`, "2019-12-31", figure.No, true},
		{"any of two", `any{"id": "x", "kind": "date", "by": "2018"}, {"id": "y", "kind": "state", "state": "in_force"}`, "2019-12-31", figure.Yes, false},
		{"any of two, neither, one may still come", `any{"id": "x", "kind": "date", "by": "2021"}, {"id": "y", "kind": "state", "state": "in_force"}`, "2019-12-31", figure.No, false},
		{"no test", ``, "2018-12-31", figure.Undecided, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			any, tests := "false", c.tests
			if len(tests) > 3 && tests[:3] == "any" {
				any, tests = "true", tests[3:]
			}
			h := history(t, decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2017-01-10", `+target+`
 "conditions": [{"id": "n", "any": `+any+`, "tests": [`+tests+`]}]}]}`), "a")
			view := sample().View(indicators.ViewConfig{})
			v := h.AsOf(period.Date{}, period.Date{})
			r, err := v.Evaluate("n", view, period.MustParse(c.at).Last())
			if err != nil {
				t.Fatal(err)
			}
			if r.Holds != c.holds || r.Final != c.final {
				t.Errorf("%v, final %v: %+v", r.Holds, r.Final, r.Tests)
			}
			if _, err := v.Evaluate("m", view, period.MustParse(c.at).Last()); !errors.Is(err, agreements.ErrUnknown) {
				t.Errorf("no such condition: %v", err)
			}
		})
	}
}
