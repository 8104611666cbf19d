package agreements_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// catalogue is the catalogue that the examples of the rules speak of.
func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	unit := figure.MustParseUnit
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter, OverTime: indicators.Last, OverSegments: indicators.Sum},
			{ID: "jobs_created", Unit: unit("job"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, OverTime: indicators.Sum, OverSegments: indicators.Sum, Of: "jobs", Flow: indicators.Gross},
			{ID: "women", Unit: unit("percent"), Nature: indicators.Ratio, Direction: figure.HigherIsBetter},
			{ID: "export_revenue", Unit: unit("MAD"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, OverTime: indicators.Sum},
		},
		Perimeters: []indicators.Perimeter{{ID: "calls"}, {ID: "all"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// declaredView is a View of what declarations state.
func declaredView(t testing.TB, text string, operators ...agreements.ID) indicators.View {
	t.Helper()
	var b indicators.Builder
	if text != "" {
		list, err := agreements.DecodeDeclarations(strings.NewReader(text), agreements.DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := agreements.AddDeclarations(&b, list, operators); err != nil {
			t.Fatal(err)
		}
	}
	d, err := b.Build(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

func decode(t testing.TB, text string) *agreements.Book {
	t.Helper()
	b, err := agreements.DecodeBook(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return b
}

// ruleExamples are small books of every kind: the examples of the rules.
func ruleExamples(t testing.TB) []rules.Example {
	t.Helper()
	all, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
