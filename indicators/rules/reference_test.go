package rules_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestWeightNotDefined: a weight that is no indicator of the catalogue is told, with
// its place.
func TestWeightNotDefined(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "jobs", Nature: indicators.Stock, OverSegments: indicators.Sum},
		{ID: "odd", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "job"},
		{ID: "women", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "jobs"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := new(indicators.Builder).Build(c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range rules.Check(d.View(indicators.ViewConfig{}), rules.All()...) {
		if strings.Contains(f.String(), "weight") {
			got = append(got, f.String())
		}
	}
	if want := "IND017 error /indicators/odd/weight: job is not defined"; len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
}
