package jsonstat_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// inUnits returns a dataset of exports, one quantity for each year from 2015. "-"
// stands for an observation without a figure.
func inUnits(t *testing.T, own string, quantities ...string) *indicators.Dataset {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "exports", Unit: figure.MustParseUnit(own)}}})
	if err != nil {
		t.Fatal(err)
	}
	var all []indicators.Observation
	for n, text := range quantities {
		o := indicators.Observation{
			ID: indicators.ID("F" + strconv.Itoa(n)), Role: indicators.RoleObserved, Source: "office",
			Key: indicators.Key{Indicator: "exports", Period: period.Year(2015 + n)},
		}
		if text != "-" {
			number, unit, _ := strings.Cut(text, " ")
			o.Figure = figure.MustParse(number)
			o.Unit = figure.MustParseUnit(unit)
		} else {
			o.Status, err = indicators.ParseStatusSet("M")
			if err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, o)
	}
	return build(t, c, all...)
}

// TestUnits: every cube states one unit, in which its values are, and each
// observation comes back as it was published.
func TestUnits(t *testing.T) {
	for _, c := range []struct {
		name, own  string
		quantities []string
		want       string // the unit and the values of each cube
	}{
		{"one unit stays", "TND", []string{"7800 million*TND", "8100 million*TND"}, "million*TND: 7800 8100"},
		{"the smaller unit", "person", []string{"7800 million*TND", "8.1 billion*TND"}, "million*TND: 7800 8100"},
		{"the indicator's unit", "billion*TND", []string{"7800 million*TND", "8.1 billion*TND"}, "billion*TND: 7.8 8.1"},
		{
			"resolutions, bounds and fractions", "TND",
			[]string{"7800@100 million*TND", "~8.1@0.1 billion*TND", ">9 billion*TND", "1/3 billion*TND"},
			"TND: 7800000000 8100000000",
		},
		{"currencies", "person", []string{"10 MAD", "2 EUR", "3 thousand*MAD", "-"}, "MAD: 10 3000; EUR: 2"},
		{"hours and days", "person", []string{"48 hour", "2 day"}, "hour: 48; day: 2"},
		{"percent and ratio", "percent", []string{"0.42 1", "42.5 percent"}, "percent: 42 42.5"},
		{"plain numbers", "1", []string{"3 1", "4 1"}, "1: 3 4"},
		{"nothing known", "person", []string{"-"}, "1:"},
		{"too far apart", "person", []string{"1 10^-10*TND", "2 10^20*TND"}, "10^-10*TND: 1; 10^20*TND: 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := inUnits(t, c.own, c.quantities...)
			text, lost := write(t, data, jsonstat.WriteOptions{})
			if len(lost) > 0 {
				t.Error(losses(lost))
			}
			var cubes []string
			for set := range decode(t, string(text)).Datasets() {
				u := set.Dimensions[0].Categories[0].Unit
				if u == nil {
					t.Fatalf("no unit: %s", text)
				}
				s := u.Label + ":"
				for cell := range set.Cells() {
					if cell.Value != "" {
						s += " " + cell.Value
					}
				}
				cubes = append(cubes, s)
			}
			if got := strings.Join(cubes, "; "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
			if len(lost) > 0 {
				t.Error(losses(lost))
			}
			sameObservations(t, back, data)
		})
	}
}
