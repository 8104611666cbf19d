package agreements_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
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

// TestTestsOfAmounts: what a test finds under each reading of a target, in both directions.
// Of 100 there were before, 92 are left; 8 less were wanted, and 10 less of another.
func TestTestsOfAmounts(t *testing.T) {
	const declared = "id,indicator,perimeter,period,declared,unit,declared_on\nh,jobs,all,2018,92,job,2019-01\n"
	const measures = `"direction": "lower", "deadline": "2020", "baselines": [{"id": "b", "value": "100 job"}],
   "measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]}`
	const targets = `"targets": [
   {"id": "down", "value": "90 job", "basis": "level", ` + measures + `,
   {"id": "less", "value": "-10 job", "basis": "additional", ` + measures + `,
   {"id": "bare", "value": "10 job", "basis": "additional", "deadline": "2020",
    "measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]},
   {"id": "unknown", "value": "10 job", "basis": "level", "deadline": "2020",
    "measures": [{"id": "m", "indicator": "women", "perimeter": "all", "counting": "level"}]}], `
	for _, c := range []struct {
		test, value string
		undefined   progress.Undefined
		holds       figure.Truth
	}{
		{`"amount", "target": "down", "at_least": "92 job"`, "92 job", 0, figure.Yes},
		{`"amount", "target": "down", "at_least": "95 job"`, "92 job", 0, figure.Yes},
		{`"amount", "target": "down", "at_least": "91 job"`, "92 job", 0, figure.No},
		{`"progress", "target": "down", "at_least": "80 percent"`, "0.8", 0, figure.Yes},
		{`"progress", "target": "down", "at_least": "81 percent"`, "0.8", 0, figure.No},
		{`"progress", "target": "down", "at_least": "79 percent"`, "0.8", 0, figure.Yes},
		// What comes on top falls where it is stated as less than nothing.
		{`"amount", "target": "less", "at_least": "-8 job"`, "-8 job", 0, figure.Yes},
		{`"amount", "target": "less", "at_least": "-5 job"`, "-8 job", 0, figure.Yes},
		{`"amount", "target": "less", "at_least": "-9 job"`, "-8 job", 0, figure.No},
		{`"amount", "target": "less", "at_least": "1 job"`, "-8 job", 0, figure.No},
		{`"progress", "target": "less", "at_least": "80 percent"`, "0.8", 0, figure.Yes},
		{`"progress", "target": "less", "at_least": "81 percent"`, "0.8", 0, figure.No},
		{`"amount", "target": "bare", "at_least": "1 job"`, "", progress.NoBaseline, figure.Undecided},
		{`"amount", "target": "unknown", "at_least": "1 job"`, "", progress.NoActual, figure.Undecided},
		{`"amount", "target": "down", "at_least": "1 MAD"`, "92 job", progress.UnlikeUnits, figure.Undecided},
		{`"progress", "target": "down", "at_least": "1 MAD"`, "0.8", progress.UnlikeUnits, figure.Undecided},
	} {
		v := moneyBook(t, targets+`"conditions": [{"id": "n", "tests": [{"id": "x", "kind": `+c.test+`}]}], `,
			`"envelope": @1`)
		r, err := v.Evaluate("n", declaredView(t, declared), period.MustDate(2018, 12, 31))
		if err != nil || len(r.Tests) != 1 || len(r.Tests[0].Readings) != 1 {
			t.Errorf("%s: %+v, %v", c.test, r, err)
			continue
		}
		value := figure.Quantity{}
		if c.value != "" {
			value = figure.MustParseQuantity(c.value)
		}
		x := r.Tests[0].Readings[0]
		if !x.Value.Equal(value) || x.Undefined != c.undefined || x.Holds != c.holds || r.Holds != c.holds ||
			r.Tests[0].Holds != c.holds {
			t.Errorf("%s: %v, %v, %v", c.test, x.Value, x.Undefined, x.Holds)
		}
	}
}

// TestTestsOverTime: the day for which a test is tested, and whether it is over: at the last
// day of its own time, else of the target's, else of the agreement's, 2019. A day that has
// come is never over, and one that nobody named never comes.
func TestTestsOverTime(t *testing.T) {
	const members = `"term": {"start": "2016", "end": "2019"},
   "events": [{"id": "s", "kind": "signed", "when": "2016-01-01"}], ` + jobsGoal
	const audit = `"evidence", "evidence": "audit"`
	for _, c := range []struct {
		test, at, on string
		holds        figure.Truth
		final        bool
	}{
		{audit + `, "by": "2018"`, "2018-12-30", "2018-12-30", figure.No, false},
		{audit + `, "by": "2018"`, "2018-12-31", "2018-12-31", figure.No, true},
		{audit + `, "by": "2018"`, "2019-06-30", "2018-12-31", figure.No, true},
		{audit, "2019-12-30", "2019-12-30", figure.No, false},
		{audit, "2019-12-31", "2019-12-31", figure.No, true},
		{audit, "2020-12-31", "2020-12-31", figure.No, true},
		{`"date", "by": "2018"`, "2017-12-31", "2017-12-31", figure.No, false},
		{`"date", "by": "2018"`, "2019-06-30", "2019-06-30", figure.Yes, false},
		{`"date"`, "2020-06-30", "2020-06-30", figure.No, false},
		{`"state", "state": "in_force", "by": "2018"`, "2020-06-30", "2018-12-31", figure.Yes, true},
		{`"state", "state": "draft"`, "2018-06-30", "2018-06-30", figure.No, false},
		{`"amount", "target": "jobs", "at_least": "400 job"`, "2020-12-30", "2020-12-30", figure.Undecided, false},
		{`"amount", "target": "jobs", "at_least": "400 job"`, "2020-12-31", "2020-12-31", figure.Undecided, true},
		{`"amount", "target": "jobs", "at_least": "400 job", "by": "2018"`, "2019-06-30", "2018-12-31", figure.No,
			true},
	} {
		v := moneyBook(t, members+`"conditions": [{"id": "n", "tests": [{"id": "x", "kind": `+c.test+`}]}], `,
			`"envelope": @1`)
		r, err := v.Evaluate("n", declaredView(t, held350), period.MustParse(c.at).Last())
		if err != nil {
			t.Errorf("%s: %v", c.test, err)
			continue
		}
		if x := r.Tests[0]; x.On != period.MustParse(c.on).Last() || x.Holds != c.holds || x.Final != c.final ||
			x.Test != "x" {
			t.Errorf("%s at %s: on %v, %v, final %t", c.test, c.at, x.On, x.Holds, x.Final)
		}
		if r.Condition != "n" || r.At != period.MustParse(c.at).Last() || r.Final != (c.final &&
			c.holds == figure.No) {
			t.Errorf("%s at %s: %+v", c.test, c.at, r)
		}
	}
	if _, err := moneyBook(t, "", `"envelope": @1`).Evaluate("n", indicators.View{}, period.Date{}); !errors.Is(err,
		agreements.ErrInvalid) {
		t.Errorf("no day: %v", err)
	}
}

// TestEvidenceOfConditions: which pieces of evidence count for a test: those of its kind, as
// well assured, of the record asked for, or else of the condition or of the test's target.
func TestEvidenceOfConditions(t *testing.T) {
	const evidence = `"evidence": [
   {"id": "own", "kind": "report", "supports": ["conditions/n"], "assurance": "verified", "when": "2018-03-01"},
   {"id": "goal", "kind": "report", "supports": ["targets/jobs"], "when": "2018-04-01"},
   {"id": "other", "kind": "report", "supports": ["targets/none", "instruments/i"], "when": "2018-02-01"},
   {"id": "audit", "kind": "audit", "supports": ["conditions/n", "targets/jobs"],
   "assurance": "audited", "when": "2018-05"},
   {"id": "never", "kind": "record", "supports": ["conditions/n"], "known": "2018-09"}], `
	for _, c := range []struct {
		test, at string
		want     []agreements.ID
		holds    figure.Truth
	}{
		{`"evidence": "report"`, "2018-12-31", []agreements.ID{"own"}, figure.Yes},
		{`"evidence": "report", "target": "jobs"`, "2018-12-31", []agreements.ID{"own", "goal"}, figure.Yes},
		{`"evidence": "report", "of": "targets/jobs"`, "2018-12-31", []agreements.ID{"goal"}, figure.Yes},
		{`"evidence": "report", "of": "instruments/i"`, "2018-12-31", []agreements.ID{"other"}, figure.Yes},
		{`"evidence": "report", "of": "targets/jobs", "assurance": "verified"`, "2018-12-31", nil, figure.No},
		{`"evidence": "report", "assurance": "verified"`, "2018-12-31", []agreements.ID{"own"}, figure.Yes},
		{`"evidence": "report", "assurance": "audited"`, "2018-12-31", nil, figure.No},
		{`"evidence": "report"`, "2018-02-28", nil, figure.No},
		{`"evidence": "report"`, "2018-03-01", []agreements.ID{"own"}, figure.Yes},
		{`"evidence": "audit"`, "2018-04-30", nil, figure.No},
		{`"evidence": "audit"`, "2018-05-01", []agreements.ID{"audit"}, figure.Undecided},
		{`"evidence": "audit"`, "2018-05-30", []agreements.ID{"audit"}, figure.Undecided},
		{`"evidence": "audit"`, "2018-05-31", []agreements.ID{"audit"}, figure.Yes},
		{`"evidence": "record"`, "2018-08-31", nil, figure.No},
		{`"evidence": "record"`, "2018-09-01", []agreements.ID{"never"}, figure.Undecided},
		{`"evidence": "record"`, "2018-09-30", []agreements.ID{"never"}, figure.Yes},
	} {
		v := moneyBook(t,
			evidence+jobsGoal+`"conditions": [{"id": "n", "tests": [{"id": "x", "kind": "evidence", `+c.test+`}]}], `,
			`"envelope": @1`)
		r, err := v.Evaluate("n", declaredView(t, ""), period.MustParse(c.at).Last())
		if err != nil || r.Holds != c.holds || !slices.Equal(r.Tests[0].Evidence, c.want) {
			t.Errorf("%s at %s: %v, %q, %v; want %v, %q", c.test, c.at, r.Holds, r.Tests[0].Evidence, err, c.holds,
				c.want)
		}
	}
}

// TestConditionsKnowNothingLater: evidence that became known on 1 September 2018 counts for
// nobody who knew less, as the version or as the View has it.
func TestConditionsKnowNothingLater(t *testing.T) {
	b := decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "conditions": [{"id": "n", "tests": [{"id": "x", "kind": "evidence", "evidence": "report"}]}],
  "instruments": [{"id": "i", "kind": "grant", "tranches": [{"id": "t", "conditions": ["n"],
   "amount": {"amount": "5", "currency": "MAD"}}]}],
  "evidence": [{"id": "e", "kind": "report", "supports": ["conditions/n"],
   "when": "2018-03-01", "known": "2018-09-01"}]}]}`)
	data := declaredView(t, "").Dataset()
	for _, c := range []struct {
		version, view period.Date
		want          figure.Truth
	}{
		{period.Date{}, period.Date{}, figure.Yes},
		{period.MustDate(2018, 9, 1), period.Date{}, figure.Yes},
		{period.MustDate(2018, 8, 31), period.Date{}, figure.No},
		{period.Date{}, period.MustDate(2018, 9, 1), figure.Yes},
		{period.Date{}, period.MustDate(2018, 8, 31), figure.No},
		{period.MustDate(2018, 9, 1), period.MustDate(2018, 8, 31), figure.No},
		{period.MustDate(2018, 8, 31), period.MustDate(2018, 9, 1), figure.No},
	} {
		v := history(t, b, "a").AsOf(period.Date{}, c.version)
		view := data.View(indicators.ViewConfig{Known: c.view})
		r, err := v.Evaluate("n", view, period.MustDate(2019, 1, 1))
		if err != nil || r.Holds != c.want {
			t.Errorf("known %v and %v: %v, %v", c.version, c.view, r.Holds, err)
		}
		l, err := v.Ledger("i", view, period.MustDate(2019, 1, 1))
		if err != nil || l.Tranches[0].Payable != c.want {
			t.Errorf("ledger known %v and %v: %+v, %v", c.version, c.view, l.Tranches, err)
		}
	}
}
