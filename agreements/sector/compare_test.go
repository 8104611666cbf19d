package sector_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// small is a release of a sector with exports, jobs and exports per job of 2015.
func small(exports, contract string) *sector.Sector {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "exports", Unit: figure.MustParseUnit("MAD"), Nature: indicators.FlowOver, OverTime: indicators.Sum},
		{ID: "jobs", Unit: figure.MustParseUnit("job"), Nature: indicators.Stock},
	}})
	if err != nil {
		panic(err)
	}
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office"})
	b.AddSource(indicators.Source{ID: "yearbook", Carrier: "office", Originator: "office", Date: period.Year(2016)})
	add := func(id, of indicators.ID, year int, q string) {
		quantity := figure.MustParseQuantity(q)
		b.AddObservation(indicators.Observation{
			ID: id, Key: indicators.Key{Indicator: of, Period: period.Year(year)}, Figure: quantity.Figure,
			Unit: quantity.Unit, Role: indicators.RoleObserved, Source: "yearbook",
		})
	}
	add("E15", "exports", 2015, exports)
	add("J15", "jobs", 2015, "60000 job")
	add("J16", "jobs", 2016, "63000 job")
	d, err := b.Build(c)
	if err != nil {
		panic(err)
	}
	s, err := sector.New(sector.Spec{ID: "small", Dataset: d, Book: book(contract), Metrics: []indicators.Metric{
		{ID: "per-job", Expr: indicators.MustParseMetric("exports / jobs").Expr},
	}})
	if err != nil {
		panic(err)
	}
	return s
}

// ExampleCompare compares two releases: a figure of exports was revised, and the contract
// has another deadline.
func ExampleCompare() {
	deadline := func(year string) string {
		return `{"format": "mithaq.agreements/1", "agreements": [{"id": "contract", "form": "performance_contract",
		 "known": "2016", "targets": [{"id": "jobs-2020", "value": "90000 job", "basis": "level", "start": "2016-05-05",
		 "deadline": "` + year + `"}]}]}`
	}
	c, err := sector.Compare(
		small("6000000000 MAD", deadline("2020")), small("7500000000 MAD", deadline("2021")), indicators.ViewConfig{},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range c.Data.List {
		by, _ := x.Difference()
		fmt.Println(x.Kind, x.Path, x.Members, by)
	}
	for _, x := range c.Agreements {
		fmt.Println(x)
	}
	for _, x := range c.Metrics {
		by, _ := x.Difference()
		fmt.Println(x.Metric, x.Key.Period, x.Old, x.New, by)
	}
	// Output:
	// revised /observations/E15 [figure] 1500000000 MAD
	// /agreements/contract/targets/jobs-2020/deadline: "2020" -> "2021"
	// per-job 2015 100000 MAD/job 125000 MAD/job 25000 MAD/job
}

// ExampleChanges compares a release with itself.
func ExampleChanges() {
	const contract = `{"format": "mithaq.agreements/1", "agreements": []}`
	c, err := sector.Compare(small("1 MAD", contract), small("1 MAD", contract), indicators.ViewConfig{})
	fmt.Println(len(c.Data.List), len(c.Agreements), len(c.Come), len(c.Gone), len(c.Altered), len(c.Metrics), err)
	// Output:
	// 0 0 0 0 0 0 <nil>
}

// ExampleMetricChange has a value in one release only.
func ExampleMetricChange() {
	m := sector.MetricChange{Metric: "per-job", New: figure.MustParseQuantity("100000 MAD/job")}
	_, ok := m.Difference()
	fmt.Println(m.Old.Figure.IsSet(), ok)
	// Output:
	// false false
}

// TestCompareFindings: findings come, go and rest on other figures as the figures change.
func TestCompareFindings(t *testing.T) {
	old, err := sector.Load(os.DirFS("../../offshoring/data"), sector.Options{Ignore: []string{"offshoring.json"}})
	if err != nil {
		t.Fatal(err)
	}
	edited := func(edit func(*indicators.Observation)) *sector.Sector {
		var b indicators.Builder
		b.AddBody(slices.Collect(old.Dataset().Bodies())...)
		b.AddSource(slices.Collect(old.Dataset().Sources())...)
		b.AddCorrection(slices.Collect(old.Dataset().Corrections())...)
		for o := range old.Dataset().All() {
			edit(&o)
			b.AddObservation(o)
		}
		d, err := b.Build(old.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		s, err := sector.New(sector.Spec{
			ID: old.ID(), Dataset: d, Book: old.Book(), Metrics: slices.Collect(old.Metrics()),
			Acknowledgements: old.Acknowledgements(),
		})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	same := edited(func(*indicators.Observation) {})
	scaled := edited(func(o *indicators.Observation) {
		if o.ID == "S06" {
			o.Figure = figure.MustParse("7500000000")
		}
	})
	c, err := sector.Compare(same, scaled, indicators.ViewConfig{})
	if err != nil {
		t.Fatal(err)
	}
	gone := false
	for _, f := range c.Gone {
		gone = gone || f.Code == "IND031" && f.Path == "/observations/S06/figure"
	}
	if !gone {
		t.Error("the slip of S06 is not among the findings that are gone")
	}
	if len(c.Data.List) != 1 || c.Data.List[0].Kind != changes.Revised {
		t.Errorf("%d changes of data", len(c.Data.List))
	}
	back, err := sector.Compare(scaled, same, indicators.ViewConfig{})
	if err != nil {
		t.Fatal(err)
	}
	if len(back.Come) != len(c.Gone) || len(back.Gone) != len(c.Come) || len(back.Altered) != len(c.Altered) ||
		len(back.Metrics) != len(c.Metrics) {
		t.Errorf("there: %d come, %d gone, %d altered, %d metrics; back: %d, %d, %d, %d", len(c.Come), len(c.Gone),
			len(c.Altered), len(c.Metrics), len(back.Come), len(back.Gone), len(back.Altered), len(back.Metrics))
	}
	// The old findings without those that are gone, and with those that came, are the new ones.
	if n := len(same.Check()) - len(c.Gone) + len(c.Come); n != len(scaled.Check()) {
		t.Errorf("%d findings, want %d", n, len(scaled.Check()))
	}
}
