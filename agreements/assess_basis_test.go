package agreements_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestBases tries every basis and way of counting on small numbers that are
// worked out by hand. Half of the time has passed at the end of 2018 between the
// ends of 2016 and 2020: 730 of 1,461 days.
func TestBases(t *testing.T) {
	const (
		head    = "id,indicator,perimeter,breakdown,period,declared,unit,declared_on,verified,verified_by,verified_on\n"
		created = `"measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "counting": "periods"}]`
		held    = `"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`
		running = `"measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "counting": "running"}]`
		span    = `"start": "2016-12-31", "deadline": "2020", `
		base    = `"baselines": [{"id": "b", "value": "100 job", "at": "2016"}], `
		yearly  = "a,jobs_created,all,,2017,30,job,2018,,,\nb,jobs_created,all,,2018,20,job,2019,,,\n"
		level   = "a,jobs,all,,2017,90,job,2018,,,\nb,jobs,all,,2018,120,job,2019,,,\n"
	)
	for _, c := range []struct {
		name, target, declared         string
		year                           int
		actual, progress, status, last string
		undefined                      progress.Undefined
	}{
		{"level", `"value": "140 job", "basis": "level", ` + span + base + held, level, 2018, "120 job", "0.5", "ahead", "", 0},
		{"level, worse than the baseline", `"value": "140 job", "basis": "level", ` + span + base + held, level, 2017, "90 job", "-0.25", "deteriorating", "", 0},
		{"level, lower is better", `"value": "60 job", "basis": "level", "direction": "lower", ` + span + base + held, level, 2018, "120 job", "-0.5", "deteriorating", "", 0},
		{"level, lower is better, on the way", `"value": "60 job", "basis": "level", "direction": "lower", ` + span + base + held, level, 2017, "90 job", "0.25", "ahead", "", 0},
		{"level at the baseline", `"value": "100 job", "basis": "level", ` + span + base + held, level, 2018, "120 job", "", "met", "", progress.BaselineIsTarget},
		{"level without a baseline", `"value": "140 job", "basis": "level", ` + span + held, level, 2018, "120 job", "", "ahead|on_track|behind|deteriorating", "", progress.NoBaseline},
		{"level after the deadline", `"value": "140 job", "basis": "level", ` + span + base + held, level + "c,jobs,all,,2020,139,job,2021,,,\nd,jobs,all,,2021,150,job,2022,,,\n", 2022, "139 job", "0.975", "missed", "", 0},
		{"level, nothing known for the deadline", `"value": "140 job", "basis": "level", ` + span + base + held, level, 2022, "120 job", "0.5", "met|missed", "ahead", 0},
		{"additional", `"value": "40 job", "basis": "additional", ` + span + base + held, level, 2018, "120 job", "0.5", "ahead", "", 0},
		{"additional, counted from nothing", `"value": "200 job", "basis": "additional", ` + span + created, yearly, 2018, "50 job", "0.25", "behind", "", 0},
		{"cumulative, periods", `"value": "100 job", "basis": "cumulative", ` + span + created, yearly, 2018, "50 job", "0.5", "ahead", "", 0},
		{"cumulative, one period missing", `"value": "100 job", "basis": "cumulative", ` + span + created, "b,jobs_created,all,,2018,20,job,2019,,,\n", 2018, ">=20 job", ">=0.2", "met|ahead|on_track|behind", "", 0},
		{"cumulative, semesters for a missing year", `"value": "100 job", "basis": "cumulative", ` + span + created, "a,jobs_created,all,,2017,30,job,2018,,,\nb,jobs_created,all,,2018-S1,20,job,2019,,,\nc,jobs_created,all,,2018-S2,25,job,2019,,,\n", 2018, "75 job", "0.75", "ahead", "", 0},
		{"cumulative, year and its semesters", `"value": "100 job", "basis": "cumulative", ` + span + created, yearly + "c,jobs_created,all,,2018-S1,20,job,2019,,,\n", 2018, "50 job", "0.5", "ahead", "", 0},
		{"published before its period had ended", `"value": "100 job", "basis": "cumulative", ` + span + created, "a,jobs_created,all,,2017,30,job,2018,,,\nb,jobs_created,all,,2018,45,job,2018-05,,,\n", 2018, "30 job", "0.3", "ahead", "", 0},
		{"only published before its period had ended", `"value": "100 job", "basis": "cumulative", ` + span + created, "b,jobs_created,all,,2017,45,job,2017-05,,,\n", 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.NotEnded},
		{"a stock counted within its period", `"value": "140 job", "basis": "level", ` + span + base + held, "b,jobs,all,,2018,120,job,2018-05,,,\n", 2018, "120 job", "0.5", "ahead", "", 0},
		{"cumulative, running", `"value": "100 job", "basis": "cumulative", ` + span + running, "a,jobs_created,all,,2017,30,job,2018,,,\nb,jobs_created,all,,2017-2018,45,job,2019,,,\n", 2018, "45 job", "0.45", "behind", "", 0},
		{"running from another day", `"value": "100 job", "basis": "cumulative", ` + span + running, "b,jobs_created,all,,2014-2018,45,job,2019,,,\n", 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.OtherStart},
		{"cumulative of a level", `"value": "100 job", "basis": "cumulative", ` + span + held, level, 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.CountingUnfit},
		{"flow", `"value": "40 job", "basis": "flow", "deadline": "2018", ` + created, yearly, 2018, "20 job", "0.5", "missed", "", 0},
		{"flow, half-way", `"value": "40 job", "basis": "flow", "deadline": "2018", ` + created, "a,jobs_created,all,,2018-S1,30,job,2019,,,\n", 2018, "30 job", "0.75", "met|missed", "ahead", 0},
		{"flow without a deadline", `"value": "40 job", "basis": "flow", ` + created, yearly, 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.NoDeadline},
		{"change", `"value": "40 percent", "basis": "change", ` + span + base + held, level, 2018, "120 job", "0.5", "ahead", "", 0},
		{"change without a baseline", `"value": "40 percent", "basis": "change", ` + span + held, level, 2018, "120 job", "", "met|ahead|on_track|behind|deteriorating", "", progress.NoBaseline},
		{"maintain", `"value": "110 job", "basis": "maintain", ` + span + held, level, 2018, "120 job", "", "on_track", "", progress.NotAProgress},
		{"maintain, lost", `"value": "110 job", "basis": "maintain", ` + span + held, level, 2017, "90 job", "", "deteriorating", "", progress.NotAProgress},
		{"maintain at the deadline", `"value": "110 job", "basis": "maintain", "start": "2016-12-31", "deadline": "2018", ` + held, level, 2018, "120 job", "", "met", "", progress.NotAProgress},
		{"share", `"value": "50 percent", "basis": "share", ` + span + `"whole": {"id": "w", "indicator": "jobs", "perimeter": "all", "counting": "level"}, "measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "breakdown": "park=fes", "counting": "level"}]`,
			level + "f,jobs,all,park=fes,2018,48,job,2019,,,\n", 2018, "40 percent", "", "ahead|on_track|behind|deteriorating", "", progress.NoBaseline},
		{"share that is reached", `"value": "40 percent", "basis": "share", ` + span + `"whole": {"id": "w", "indicator": "jobs", "perimeter": "all", "counting": "level"}, "measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "breakdown": "park=fes", "counting": "level"}]`,
			level + "f,jobs,all,park=fes,2018,48,job,2019,,,\n", 2018, "40 percent", "", "met", "", progress.NoBaseline},
		{"unlike units", `"value": "100 MAD", "basis": "cumulative", ` + span + created, yearly, 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.UnlikeUnits},
		{"no measure", `"value": "100 job", "basis": "cumulative", "deadline": "2020"`, yearly, 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.NoMeasure},
		{"no deadline", `"value": "140 job", "basis": "level", "start": "2016-12-31", ` + base + held, level, 2018, "120 job", "0.5", "ahead|on_track|behind", "", 0},
		{"only what is verified", `"value": "140 job", "basis": "level", ` + span + base + `"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level", "assurance": "verified"}]`,
			level + "c,jobs,all,park=fes,2018,1,job,2019,1,auditor,2019\n", 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.NoActual},
		{"perimeter left open", `"value": "140 job", "basis": "level", ` + span + base + `"measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]`,
			level + "c,jobs,,,2018,1,job,2019,,,\n", 2018, "", "", "met|ahead|on_track|behind|deteriorating", "", progress.PerimeterOpen},
		{"through a step", `"value": "140 job", "basis": "level", "steps": [{"id": "s", "by": "2018", "value": "125 job"}], ` + span + base + held, level, 2018, "120 job", "0.5", "behind", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sample()
			list, err := agreements.DecodeDeclarations(strings.NewReader(head+c.declared), agreements.DecodeOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var b indicators.Builder
			b.AddBody(indicators.Body{ID: "auditor"})
			if err := agreements.AddDeclarations(&b, list, nil); err != nil {
				t.Fatal(err)
			}
			d, err := b.Build(s.Catalogue())
			if err != nil {
				t.Fatal(err)
			}
			h := history(t, decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016", "targets": [{"id": "t", `+c.target+`}]}]}`), "a")
			a, err := h.AsOf(period.Date{}, period.Date{}).Assess("t", d.View(indicators.ViewConfig{}), period.MustDate(c.year, 12, 31))
			if err != nil || len(a.Readings) != 1 {
				t.Fatal(a.Readings, err)
			}
			r := a.Readings[0]
			if c.last == "" {
				c.last = c.status
			}
			if r.Actual.Quantity.String() != c.actual || r.Progress.String() != c.progress || r.Status.String() != c.status || r.LastStatus.String() != c.last || r.Undefined != c.undefined {
				t.Errorf("actual %q, progress %q (%v), %v, last %v", r.Actual.Quantity, r.Progress, r.Undefined, r.Status, r.LastStatus)
			}
			if err := a.Explanation().Replay(); err != nil {
				t.Error(err)
			}
		})
	}
}
