package indicators_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// pairOf has exports and jobs of two years, by an office and a newspaper.
func pairOf(t testing.TB) *indicators.Dataset {
	if t != nil {
		t.Helper()
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "exports", Unit: figure.MustParseUnit("MAD")}, {ID: "jobs", Unit: figure.MustParseUnit("job")},
	}})
	if err != nil {
		panic(err)
	}
	var b indicators.Builder
	b.AddSource(
		indicators.Source{ID: "office", Carrier: "office", Date: period.Year(2016), Rank: 1},
		indicators.Source{ID: "paper", Carrier: "paper", Date: period.Year(2017), Rank: 3},
	)
	b.AddObservation(
		said("a exports@all 2015 7500 MAD office"),
		said("b jobs@all 2015 65 job office"),
		said("c jobs@all 2015 66 job paper"),
		said("d jobs@all 2016 70 job paper", role(indicators.RoleForecast), repeats("c")),
		said("e jobs@all 2014 6 MAD office"),
	)
	b.AddCorrection(indicators.Correction{
		ID: "c1", Observation: "c", Figure: figure.MustParse("65"), Reason: "a slip", Author: "the editors", Known: period.Year(2018),
	})
	d, err := b.Build(c)
	if err != nil {
		panic(err)
	}
	return d
}

func ExampleRow() {
	data := pairOf(nil)
	for row := range data.View(indicators.ViewConfig{}).Rows(indicators.Selector{Indicator: "jobs", Period: period.Year(2015)}) {
		fmt.Println(row.ID(), row.Quantity(), row.Source(), row.Rank(), row.Published())
	}
	row, ok := data.Row("d")
	fmt.Println(row.Role(), row.Repeats(), ok)
	// Output:
	// b 65 job office 1 2016
	// c 66 job paper 3 2017
	// forecast c true
}

// The newspaper's figure is corrected; the forecast is no value, and a number of
// dirhams is no number of jobs.
func ExampleDatum() {
	v := pairOf(nil).View(indicators.ViewConfig{Corrected: true})
	for k, data := range v.Data(indicators.Selector{Indicator: "jobs"}) {
		for _, d := range data {
			fmt.Println(k, d.Period(), d.Row.ID(), d.Figure)
		}
	}
	// Output:
	// jobs MA all 2015 b 65
	// jobs MA all 2015 c 65
}

// What would exports a job be if there were 75 jobs?
func ExampleProgram() {
	data := pairOf(nil)
	perJob, err := indicators.MustParseMetric("exports / jobs").Compile(data.Catalogue())
	if err != nil {
		fmt.Println(err)
		return
	}
	k := indicators.Key{Area: "MA", Perimeter: "all", Period: period.Year(2015)}
	f, inputs, err := data.View(indicators.ViewConfig{}).EvalGiven(perJob, k, func(at indicators.Key) (figure.Figure, *indicators.Answer) {
		if at.Indicator == "jobs" {
			return figure.FromInt64(75), nil
		}
		return figure.Figure{}, nil
	})
	fmt.Println(f, perJob.Unit(), err)
	fmt.Println(perJob.Reads(), inputs[0].Chosen)
	// Output:
	// 100 MAD/job <nil>
	// [exports jobs] [a]
}

// TestStatedWithoutPerimeter: figures that are stated without a perimeter are computed with
// one another, never with those of a perimeter, whether or not there are such besides.
func TestStatedWithoutPerimeter(t *testing.T) {
	catalogue := pairOf(t).Catalogue()
	metric := indicators.MustParseMetric("exports / jobs")
	program, err := metric.Compile(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	key := func(indicator, perimeter indicators.ID) indicators.Key {
		return indicators.Key{Indicator: indicator, Area: "MA", Perimeter: perimeter, Period: period.Year(2015)}
	}
	exports, jobs, crew := key("exports", ""), key("jobs", ""), key("jobs", "all")
	for _, tt := range []struct {
		keys        []indicators.Key
		given, eval string // the quotient, or the error
	}{
		{[]indicators.Key{exports, jobs}, "0.5", "0.5 MAD/job"},
		{[]indicators.Key{exports, jobs, crew}, "0.5", "0.5 MAD/job"},
		{[]indicators.Key{exports, crew}, indicators.ErrNoData.Error(), indicators.ErrPerimeter.Error()},
	} {
		b := indicators.Builder{}
		b.AddSource(indicators.Source{ID: "office", Carrier: "office"})
		b.AddBody(indicators.Body{ID: "office"})
		for n, k := range tt.keys {
			o := indicators.Observation{
				ID: indicators.ID('a' + rune(n)), Key: k, Role: indicators.RoleObserved, Source: "office",
			}
			switch k {
			case exports:
				o.Figure, o.Unit = figure.FromInt64(10), figure.MustParseUnit("MAD")
			case jobs:
				o.Figure, o.Unit = figure.FromInt64(20), figure.MustParseUnit("job")
			case crew:
				o.Figure, o.Unit = figure.FromInt64(30), figure.MustParseUnit("job")
			}
			b.AddObservation(o)
		}
		data, err := b.Build(catalogue)
		if err != nil {
			t.Fatal(err)
		}
		view := data.View(indicators.ViewConfig{})
		f, _, err := view.EvalGiven(program, key("", ""), nil)
		if got := f.String(); got != tt.given && (err == nil || !strings.Contains(err.Error(), tt.given)) {
			t.Errorf("%v given nothing: %s, %v, want %s", tt.keys, got, err, tt.given)
		}
		r, err := view.Eval(metric, key("", ""))
		if got := r.Quantity.String(); got != tt.eval && (err == nil || !strings.Contains(err.Error(), tt.eval)) {
			t.Errorf("%v: %s, %v, want %s", tt.keys, got, err, tt.eval)
		}
		for k, r := range view.EvalAll(metric, indicators.Selector{}) {
			if k.Perimeter == "" && r.Err == nil && r.Quantity.String() != tt.eval {
				t.Errorf("%v of all keys, %v: %v, want %s", tt.keys, k, r.Quantity, tt.eval)
			}
		}
	}
}

// TestRowsOfDay: rows, data and corrections that became known after the View's
// day are not seen.
func TestRowsOfDay(t *testing.T) {
	data := pairOf(t)
	jobs := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all"}
	for _, x := range []struct {
		known                 period.Date
		series, year          []indicators.ID
		data                  []indicators.ID
		corrections, selected int
	}{
		{period.Date{}, []indicators.ID{"e", "b", "c", "d"}, []indicators.ID{"b", "c"}, []indicators.ID{"b", "c"}, 1, 2},
		{period.MustDate(2016, 12, 31), []indicators.ID{"e", "b"}, []indicators.ID{"b"}, []indicators.ID{"b"}, 0, 1},
		{period.MustDate(2016, 12, 30), nil, nil, nil, 0, 0},
	} {
		v := data.View(indicators.ViewConfig{Known: x.known})
		if got := rowIDs(slices.Collect(v.RowsOf(jobs))); !slices.Equal(got, x.series) {
			t.Errorf("%v: the series has %v, want %v", x.known, got, x.series)
		}
		if got := rowIDs(slices.Collect(v.RowsOf(jobs.At(period.Year(2015))))); !slices.Equal(got, x.year) {
			t.Errorf("%v: 2015 has %v, want %v", x.known, got, x.year)
		}
		var got []indicators.ID
		for _, d := range v.DataOf(jobs) {
			got = append(got, d.Row.ID())
		}
		if !slices.Equal(got, x.data) {
			t.Errorf("%v: data %v, want %v", x.known, got, x.data)
		}
		selected := 0
		for _, data := range v.Data(indicators.Selector{Indicator: "jobs", Within: period.Year(2015)}) {
			selected += len(data)
		}
		if n := len(slices.Collect(v.Corrections())); n != x.corrections || selected != x.selected {
			t.Errorf("%v: %d corrections, %d data", x.known, n, selected)
		}
	}
}

func rowIDs(rows []indicators.Row) (ids []indicators.ID) {
	for _, r := range rows {
		ids = append(ids, r.ID())
	}
	return ids
}

// TestRowZero: the zero values answer, and hold nothing.
func TestRowZero(t *testing.T) {
	var r indicators.Row
	if _, ok := r.SourceRecord(); ok || r.ID() != "" || r.Quantity().IsSet() || r.Role() != 0 || r.Rank() != 0 || r.Published().IsSet() ||
		r.Repeats() != "" || r.Source() != "" || r.Key() != (indicators.Key{}) || r.Observation().ID != "" {
		t.Error("the zero Row holds something")
	}
	var v indicators.View
	for range v.Rows(indicators.Selector{}) {
		t.Error("the zero View has rows")
	}
	for range v.RowsOf(indicators.Key{}) {
		t.Error("the zero View has rows of a key")
	}
	for range v.Data(indicators.Selector{}) {
		t.Error("the zero View has data")
	}
	for range v.Corrections() {
		t.Error("the zero View has corrections")
	}
	if _, ok := v.Compare(indicators.Observation{}, indicators.Observation{}); ok || v.DataOf(indicators.Key{}) != nil {
		t.Error("the zero View compares")
	}
	if _, _, err := v.EvalGiven(indicators.Program{}, indicators.Key{}, nil); err == nil {
		t.Error("the zero Program has a value")
	}
	var p indicators.Program
	if p.Reads() != nil || p.Unit() != (figure.Unit{}) {
		t.Error("the zero Program reads")
	}
	if _, ok := new(indicators.Dataset).Row("a"); ok {
		t.Error("the zero Dataset has a row")
	}
}
