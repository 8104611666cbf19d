package indicators_test

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// jobs is a small dataset: two sources speak of the jobs of 2015.
func jobs() *indicators.Dataset {
	unit, err := figure.ParseUnit("job")
	if err != nil {
		panic(err)
	}
	key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	var b indicators.Builder
	b.AddSource(
		indicators.Source{ID: "article", Carrier: "osra", Date: period.Year(2016)},
		indicators.Source{ID: "ministry", Carrier: "mcinet", Date: period.Month(2016, 5), Rank: 1},
	)
	b.AddObservation(
		indicators.Observation{ID: "S19", Key: key, Figure: figure.MustParse("65000@1000"), Unit: unit, Role: indicators.RoleObserved, Source: "article"},
		indicators.Observation{ID: "F0101", Key: key, Figure: figure.MustParse("63000"), Unit: unit, Role: indicators.RoleObserved, Source: "ministry"},
		indicators.Observation{ID: "F0102", Key: key.At(period.Year(2004)), Figure: figure.MustParse("4000"), Unit: unit, Role: indicators.RoleObserved, Source: "ministry"},
	)
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "jobs", Unit: unit, Nature: indicators.Stock, OverTime: indicators.Last}},
	})
	if err != nil {
		panic(err)
	}
	d, err := b.Build(catalogue)
	if err != nil {
		panic(err)
	}
	return d
}

// Many sources may speak of one key. All are kept, in a defined order.
func ExampleDataset() {
	d := jobs()
	for o := range d.All() {
		fmt.Println(o.Key, o.ID, o.Source, o.Figure)
	}
	// Output:
	// jobs MA offshoring 2004 F0102 ministry 4000
	// jobs MA offshoring 2015 F0101 ministry 63000
	// jobs MA offshoring 2015 S19 article 65000@1000
}

// A Builder keeps what it is given; only the form of a record must be right.
func ExampleBuilder() {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b indicators.Builder
	b.AddObservation(
		indicators.Observation{ID: "S06", Key: indicators.Key{Indicator: "export_revenue", Period: period.Year(2015)}},
		indicators.Observation{ID: "S06", Source: "an article"},
	)
	_, err = b.Build(catalogue)
	fmt.Println(err)
	// Output:
	// indicators: Builder.AddObservation: /observations/S06/source: not an identifier: "an article" has ' '
}

// A zero field of a Selector picks everything.
func ExampleSelector() {
	d := jobs()
	for o := range d.Select(indicators.Selector{Indicator: "jobs", Within: period.YearRange(2010, 2020)}) {
		fmt.Println(o.ID, o.Key.Period)
	}
	// Output:
	// F0101 2015
	// S19 2015
}

// A catalogue answers what a code means.
func ExampleCatalogue() {
	c := jobs().Catalogue()
	jobs, ok := c.Indicator("jobs")
	fmt.Println(jobs.Nature, jobs.Unit, jobs.Aggregation(indicators.OverTime), ok)
	_, ok = c.Indicator("wages")
	fmt.Println(ok)
	// Output:
	// stock job last true
	// false
}
