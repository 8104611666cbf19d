package indicators_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// viewCatalogue is a small catalogue of a sector, for tests of views.
func viewCatalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	unit := figure.MustParseUnit
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "exports", Unit: unit("MAD"), Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "women", Unit: unit("percent"), Nature: indicators.Ratio},
			{ID: "per_job", Unit: unit("MAD/job"), Nature: indicators.Ratio, OverSegments: indicators.Recompute, OverPlaces: indicators.Recompute, OverTime: indicators.Recompute, Formula: "exports / jobs"},
			{ID: "wage", Unit: unit("MAD/job/month"), Nature: indicators.Ratio, OverTime: indicators.Average},
			{ID: "usd", Unit: unit("MAD/USD"), Nature: indicators.Ratio, Collected: "A"},
			{ID: "usd_end", Unit: unit("MAD/USD"), Nature: indicators.Ratio, Collected: "E"},
			{ID: "eur", Unit: unit("MAD/EUR"), Nature: indicators.Ratio, Collected: "A"},
		},
		Perimeters: []indicators.Perimeter{
			{ID: "call_centres", Within: "offshoring"},
			{ID: "offshoring"},
			{ID: "digital", Replaces: "offshoring"},
		},
		Dimensions: []indicators.Dimension{{ID: "segment", Codes: []indicators.Category{
			{ID: "all", Parts: []indicators.ID{"CRM", "BPO", "ITO"}}, {ID: "CRM"}, {ID: "BPO"}, {ID: "ITO"},
			{ID: "front", Parts: []indicators.ID{"CRM", "BPO"}},
		}}},
		Areas: []indicators.Category{
			{ID: "MA", Parts: []indicators.ID{"MA-01", "MA-04", "MA-06"}}, {ID: "MA-01"}, {ID: "MA-04"}, {ID: "MA-06"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// said is an observation in short: "id indicator[/breakdown][@perimeter] period
// figure unit source", and what change says.
func said(short string, change ...func(*indicators.Observation)) indicators.Observation {
	w := strings.Fields(short)
	id, perimeter, _ := strings.Cut(w[1], "@")
	id, breakdown, _ := strings.Cut(id, "/")
	o := indicators.Observation{
		ID: indicators.ID(w[0]), Role: indicators.RoleObserved, Source: indicators.ID(w[5]),
		Key: indicators.Key{
			Indicator: indicators.ID(id), Area: "MA", Perimeter: indicators.ID(perimeter),
			Breakdown: indicators.MustBreakdown(breakdown), Period: period.MustParse(w[2]),
		},
		Unit: figure.MustParseUnit(w[4]),
	}
	if w[3] != "?" {
		o.Figure = figure.MustParse(w[3])
	}
	for _, f := range change {
		f(&o)
	}
	return o
}

func role(r indicators.Role) func(*indicators.Observation) {
	return func(o *indicators.Observation) { o.Role = r }
}

func published(p string) func(*indicators.Observation) {
	return func(o *indicators.Observation) { o.Published = period.MustParse(p) }
}

func repeats(id indicators.ID) func(*indicators.Observation) {
	return func(o *indicators.Observation) { o.Repeats = id }
}

func broken(o *indicators.Observation) {
	o.Status, _ = indicators.ParseStatusSet("B")
}

func arabic(o *indicators.Observation) { o.WordsLang = wording.Ar }

// from is a source in short: "id originator carrier date rank release", with -
// for what is not known.
func from(short string) indicators.Source {
	w := strings.Fields(short)
	for i := range w {
		if w[i] == "-" {
			w[i] = ""
		}
	}
	s := indicators.Source{ID: indicators.ID(w[0]), Originator: indicators.ID(w[1]), Carrier: indicators.ID(w[2]), Rank: len(w[4])}
	if w[3] != "" {
		s.Date = period.MustParse(w[3])
	}
	if len(w) > 5 {
		s.Release = indicators.ID(w[5])
	}
	return s
}

// viewData builds a dataset from sources, observations and corrections.
func viewData(t testing.TB, records ...any) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	for _, r := range records {
		switch r := r.(type) {
		case indicators.Source:
			b.AddSource(r)
		case indicators.Observation:
			b.AddObservation(r)
		case indicators.Correction:
			b.AddCorrection(r)
		default:
			t.Fatalf("%T is no record", r)
		}
	}
	d, err := b.Build(viewCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func keyOf(short string) indicators.Key { return said("x " + short + " 1 1 s").Key }
