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
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestAssess holds the readings of the sample against the numbers that the
// design works out by hand: 970 of 1,701 days had passed at the end of 2018.
func TestAssess(t *testing.T) {
	for _, c := range []struct {
		target, reading              agreements.ID
		progress, share, expected    string
		asExpected                   figure.Truth
		status                       string
		earned, run, required, total string
	}{
		{"exports", "ministry", "1/9", "5/9", "3452000000000/189 MAD", figure.No, "behind", "189", "", "8000000000 MAD/year", "26000000000 MAD"},
		{"exports", "office", "123/900", "5/9", "3365060000000/189 MAD", figure.No, "behind", "232.47", "", "7770000000 MAD/year", "25540000000 MAD"},
		{"exports", "press", "1/5", "5/9", "23308000000000/1701 MAD", figure.No, "behind", "340.2", "", "4000000000 MAD/year", "18000000000 MAD"},
		{"jobs", "created", "(0.85,+inf)", ">0.85", "19400000/567 job", figure.Yes, "met|ahead", "(1445.85,1701]", "", "<4500 job/year", "60000 job"},
		{"jobs", "stock", "[1/5,17/60]", "[25/41,80/123]", "55121000/567 job", figure.No, "behind", "[340.2,481.95]", "", "[21500,24000] job/year", "123000 job"},
	} {
		t.Run(string(c.target+"/"+c.reading), func(t *testing.T) {
			r, ok := assess("national", c.target, 2018).Reading(c.reading)
			if !ok {
				t.Fatal("no reading")
			}
			equal := func(what string, got figure.Figure, want string) {
				t.Helper()
				if !got.WithoutResolution().Equal(figure.MustParse(want)) {
					t.Errorf("%s %v, want %s", what, got, want)
				}
			}
			equal("progress", r.Progress, c.progress)
			equal("share of target", r.ShareOfTarget, c.share)
			equal("earned days", r.EarnedDays, c.earned)
			if got := r.Expected.String(); got != c.expected {
				t.Errorf("expected %s, want %s", got, c.expected)
			}
			if got := r.Actual.Quantity.Figure.GreaterOrEqual(r.Expected.Figure); got != c.asExpected {
				t.Errorf("as expected: %v", got)
			}
			if got := r.RequiredRate.String(); got != c.required {
				t.Errorf("required %s, want %s", got, c.required)
			}
			if got := r.Target.String(); got != c.total {
				t.Errorf("target %s, want %s", got, c.total)
			}
			if got := r.Status.String(); got != c.status {
				t.Errorf("status %s, want %s", got, c.status)
			}
			if r.ElapsedDays != 970 || r.TotalDays != 1701 || !r.Stated {
				t.Errorf("%d of %d days, stated %v", r.ElapsedDays, r.TotalDays, r.Stated)
			}
		})
	}
	exports, jobs := assess("national", "exports", 2018), assess("national", "jobs", 2018)
	if s, ok := exports.Certain(); !ok || s != progress.Behind {
		t.Errorf("exports are %v", exports.Status)
	}
	if _, ok := jobs.Certain(); ok || !jobs.Status.Has(progress.Ahead) || !jobs.Status.Has(progress.Behind) {
		t.Errorf("jobs are %v, want undecided", jobs.Status)
	}
	if n := exports.Named(); len(n) != 1 || n[0].Method != "share-of-target" || n[0].Figure.String() != "5/9" {
		t.Errorf("named: %v", n)
	}
	s := exports.Sensitivity()
	var all []string
	for _, r := range s.Readings {
		all = append(all, r.Progress.String())
	}
	if !slices.Equal(all, []string{"1/9", "41/300", "0.2", "123/523"}) || s.Progress.String() != "[1/9,123/523]" {
		t.Errorf("sensitivity %v, %v", all, s.Progress)
	}
}

// TestAssessAfterTheDeadline: with nothing known for the deadline, the outcome is
// open, and the last standing is kept beside it.
func TestAssessAfterTheDeadline(t *testing.T) {
	a := assess("national", "exports", 2020)
	for _, r := range a.Readings {
		if r.Status.String() != "met|missed" || r.LastStatus.String() != "behind" || r.Stale(a.At) != 731 {
			t.Errorf("%s: %v, last %v, %d days old", r.ID, r.Status, r.LastStatus, r.Stale(a.At))
		}
	}
	// What comes after the deadline does not count.
	if b := assess("oujda", "jobs", 2030); b.Readings[0].Actual.AsOf != period.MustDate(2019, 12, 31) {
		t.Errorf("as of %v", b.Readings[0].Actual.AsOf)
	}
}

// TestAssessKnown: nothing that became known after the day of knowledge is in an
// assessment, by whichever of View and version the day is stated.
func TestAssessKnown(t *testing.T) {
	s := sample()
	h, _ := s.Agreement("national")
	for _, c := range []struct{ version, view string }{{"2019-04-30", ""}, {"", "2019-04-30"}, {"2019-04-30", "2025-01-01"}, {"2025-01-01", "2019-04-30"}} {
		date := func(s string) period.Date {
			if s == "" {
				return period.Date{}
			}
			return period.MustParse(s).Last()
		}
		view := s.View(indicators.ViewConfig{Known: date(c.view)})
		a, err := h.AsOf(period.Date{}, date(c.version)).Assess("jobs", view, period.MustDate(2018, 12, 31))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range a.Readings {
			if r.Actual.Undefined != progress.NoActual || r.Progress.IsSet() || r.Undefined != progress.NoActual || r.Status.Len() < 5 {
				t.Errorf("%v %s: %v, %v, %v", c, r.ID, r.Actual, r.Undefined, r.Status)
			}
		}
	}
	if _, err := h.AsOf(period.Date{}, period.MustDate(2016, 5, 4)).Assess("jobs", s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31)); !errors.Is(err, agreements.ErrNotKnown) {
		t.Errorf("before it was known: %v", err)
	}
	if _, err := h.AsOf(period.Date{}, period.Date{}).Assess("goals", s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31)); !errors.Is(err, agreements.ErrUnknown) {
		t.Errorf("unknown target: %v", err)
	}
	if _, err := h.AsOf(period.Date{}, period.Date{}).Assess("jobs", indicators.View{}, period.MustDate(2018, 12, 31)); err != nil {
		t.Errorf("zero View: %v", err)
	}
}

// TestExplanationReplays: every explanation computes again to the same figures,
// reads in three languages, and comes back from JSON; a changed figure does not
// replay.
func TestExplanationReplays(t *testing.T) {
	for _, id := range []agreements.ID{"exports", "jobs", "created"} {
		for year := 2015; year <= 2021; year++ {
			x := assess("national", id, year).Explanation()
			if err := x.Replay(); err != nil {
				t.Fatal(id, year, err)
			}
			data, err := x.JSON()
			if err != nil {
				t.Fatal(err)
			}
			back, err := agreements.ParseExplanation(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
				if x.Text(lang) == "" || x.Text(lang) != back.Text(lang) {
					t.Errorf("%s %d: the text does not come back", id, year)
				}
			}
			if len(back.Readings[0].Steps) > 0 {
				back.Readings[0].Steps[0].Quantity.Figure = figure.MustParse("0.123")
				if err := back.Replay(); !errors.Is(err, indicators.ErrReplay) {
					t.Errorf("%s %d: a changed figure replays: %v", id, year, err)
				}
			}
		}
	}
}

// TestAssessBoundaries holds single assessments against numbers worked out by hand.
func TestAssessBoundaries(t *testing.T) {
	for _, c := range []struct {
		name, target, declared, want string
		undefined                    progress.Undefined
	}{
		{
			// (700/510 - 1) / 0.2 to (700/500 - 1) / 0.2: the baseline occurs once. By the
			// formula of a level, with a target of 600 to 612, it would be 25/14 to 19/9.
			"change of ranges", `"value": "20 percent", "basis": "change",
   "baselines": [{"id": "b", "value": "[500,510] job", "at": "2015"}], "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]`,
			"d,jobs,2018,700,job,2019-01\n", "[95/51,2]", 0,
		},
		{
			// (45 - 40) / (50 - 40), the baseline of 2/5 being 40 percent.
			"baseline in another unit", `"value": "50 percent", "basis": "level",
   "baselines": [{"id": "b", "value": "0.4", "at": "2015"}], "measures": [{"id": "m", "indicator": "women", "counting": "level"}]`,
			"d,women,2018,45,percent,2019-01\n", "0.5", 0,
		},
		{
			// 400 jobs are no percentage: not (45 - 400) / (50 - 400).
			"baseline in a unit that does not convert", `"value": "50 percent", "basis": "level",
   "baselines": [{"id": "b", "value": "400 job", "at": "2015"}],
   "measures": [{"id": "m", "indicator": "women", "counting": "level"}]`,
			"d,women,2018,45,percent,2019-01\n", "", progress.UnlikeUnits,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "targets": [{"id": "t", "deadline": "2020", `+c.target+`}]}]}`)
			view := declaredView(t, "id,indicator,period,declared,unit,declared_on\n"+c.declared)
			a, err := history(t, b, "a").AsOf(period.Date{}, period.Date{}).Assess("t", view, period.MustDate(2019, 6, 30))
			if err != nil {
				t.Fatal(err)
			}
			r := a.Readings[0]
			if r.Undefined != c.undefined || c.want == "" && (r.Progress.IsSet() || r.Baseline.IsSet()) ||
				c.want != "" && !r.Progress.WithoutResolution().Equal(figure.MustParse(c.want)) {
				t.Errorf("progress %v (%v), from %v; want %q (%v)", r.Progress, r.Undefined, r.Baseline, c.want, c.undefined)
			}
		})
	}
}
