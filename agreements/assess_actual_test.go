package agreements_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// jobsView is a View of figures of jobs, each "id indicator perimeter period figure
// [status]".
func jobsView(t *testing.T, lines ...string) indicators.View {
	t.Helper()
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office"})
	b.AddSource(indicators.Source{ID: "s", Originator: "office", Carrier: "office", Date: period.Year(2024), Rank: 1})
	for _, line := range lines {
		f := append(strings.Fields(line), "")
		o := indicators.Observation{
			ID:     indicators.ID(f[0]),
			Key:    indicators.Key{Indicator: indicators.ID(f[1]), Perimeter: indicators.ID(f[2]), Period: period.MustParse(f[3])},
			Figure: figure.MustParse(f[4]), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved, Source: "s",
		}
		if f[5] != "" {
			if err := o.Status.UnmarshalText([]byte(f[5])); err != nil {
				t.Fatal(err)
			}
		}
		b.AddObservation(o)
	}
	d, err := b.Build(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

// TestProgressStopsAtBreaks (A2): neither progress nor a sum runs across a break or
// a change of perimeter: a typed reason stands in place of the number, and a
// finding says so.
func TestProgressStopsAtBreaks(t *testing.T) {
	const (
		level = `"value": "120000 job", "basis": "level",
 "baselines": [{"id": "b", %s}], "measures": [{"id": "m", "indicator": "jobs", %s "counting": "level"}]`
		sum = `"value": "60000 job", "basis": "cumulative", "start": "2016",
 "measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "counting": "%s"}]`
	)
	all := `"perimeter": "all",`
	for _, tt := range []struct {
		name, target string
		lines        []string
		progress     string
		undefined    progress.Undefined
	}{
		{"no break", fmt.Sprintf(level, `"value": "60000 job", "at": "2015"`, all),
			[]string{"a jobs all 2015 60000", "b jobs all 2018 95000"}, "7/12", 0},
		{"a break on the way", fmt.Sprintf(level, `"value": "60000 job", "at": "2015"`, all),
			[]string{"a jobs all 2015 60000", "b jobs all 2017 90000 B", "c jobs all 2018 95000"},
			"", progress.SeriesBreaks},
		{"a break in the baseline itself", fmt.Sprintf(level, `"observation": "a"`, all),
			[]string{"a jobs all 2015 60000 B", "c jobs all 2018 95000"}, "7/12", 0},
		{"a change of perimeter", fmt.Sprintf(level, `"observation": "a"`, ""),
			[]string{"a jobs all 2015 60000", "c jobs calls 2018 95000"}, "", progress.SeriesBreaks},
		{"a change of perimeter, by date", fmt.Sprintf(level, `"value": "60000 job", "at": "2015"`, ""),
			[]string{"a jobs all 2015 60000", "c jobs calls 2018 95000"}, "", progress.SeriesBreaks},
		{"a sum", fmt.Sprintf(sum, "periods"),
			[]string{"a jobs_created all 2016 10000", "b jobs_created all 2017 7000", "c jobs_created all 2018 9000"},
			"13/30", 0},
		{"a break in a sum", fmt.Sprintf(sum, "periods"),
			[]string{"a jobs_created all 2016 10000", "b jobs_created all 2017 7000 B", "c jobs_created all 2018 9000"},
			"", progress.SeriesBreaks},
		{"a break in a running total", fmt.Sprintf(sum, "running"),
			[]string{"a jobs_created all 2016 10000", "b jobs_created all 2016-01-01/2018-12-31 30000 B"},
			"", progress.SeriesBreaks},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book := decode(t, `{"format": "mithaq.agreements/1", "agreements": [
 {"id": "a", "form": "convention", "known": "2016", "targets": [{"id": "t", "deadline": "2020", `+tt.target+`}]}]}`)
			view := jobsView(t, tt.lines...)
			h, _ := book.Agreement("a")
			a, err := h.AsOf(period.Date{}, period.Date{}).Assess("t", view, period.MustDate(2018, 12, 31))
			if err != nil || len(a.Readings) != 1 {
				t.Fatal(a, err)
			}
			r := a.Readings[0]
			var want figure.Figure
			if tt.progress != "" {
				want = figure.MustParse(tt.progress)
			}
			if got := r.Progress.WithoutResolution(); !got.Equal(want) || r.Undefined != tt.undefined {
				t.Errorf("%v (%v), want %s (%v)", got, r.Undefined, tt.progress, tt.undefined)
			}
			told := false
			for _, f := range rules.Check(book, view, rules.All()...) {
				told = told || f.Code == "AGR098" && f.Path == "/agreements/a/targets/t/measures/m"
			}
			if told != (tt.undefined == progress.SeriesBreaks) {
				t.Errorf("told: %v", told)
			}
		})
	}
}
