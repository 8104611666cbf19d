package agreements_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// catalogue is the catalogue that the examples of the rules speak of.
func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	unit := figure.MustParseUnit
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter, OverTime: indicators.Last, OverSegments: indicators.Sum},
			{ID: "jobs_created", Unit: unit("job"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, OverTime: indicators.Sum, OverSegments: indicators.Sum, Of: "jobs", Flow: indicators.Gross},
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

// TestRuleExamples runs every rule on its own example: it fires at the stated
// path on one, and is silent on the other.
func TestRuleExamples(t *testing.T) {
	last := finding.Code("")
	for _, r := range agreements.Rules() {
		t.Run(string(r.Code), func(t *testing.T) {
			if r.Code <= last {
				t.Errorf("%s comes after %s", r.Code, last)
			}
			last = r.Code
			if r.Family == "" || r.Severity.String() == "" {
				t.Error("no family or severity")
			}
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
				if s, _ := r.Title.In(lang); s == "" {
					t.Errorf("no title in %v", lang)
				}
			}
			if r.Example.Path == "" || r.Example.Fires == r.Example.Silent {
				t.Fatal("no example")
			}
			view := declaredView(t, r.Example.Declared)
			var paths []string
			for _, f := range agreements.CheckBook(decode(t, r.Example.Fires), view, r) {
				paths = append(paths, f.Path)
				if f.Code != r.Code {
					t.Errorf("code %s", f.Code)
				}
				for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
					text := f.Text(lang)
					if s, _ := f.Message.In(lang); s == "" || strings.ContainsAny(text, "{}") {
						t.Errorf("message in %v: %q", lang, text)
					}
					if s := f.SuggestionText(lang); strings.ContainsAny(s, "{}") {
						t.Errorf("suggestion in %v: %q", lang, s)
					}
				}
			}
			if len(paths) == 0 || paths[0] != r.Example.Path {
				t.Errorf("fires at %q, want %q", paths, r.Example.Path)
			}
			for _, f := range agreements.CheckBook(decode(t, r.Example.Silent), view, r) {
				t.Errorf("not silent: %v", f)
			}
		})
	}
}
