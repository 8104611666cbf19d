package indicators_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestRulesOnAnything: no rule panics, whatever the records hold, and every
// finding can be told in each language.
func TestRulesOnAnything(t *testing.T) {
	runs := uint64(300)
	if testing.Short() {
		runs = 40
	}
	c, err := indicators.DecodeCatalogue(strings.NewReader(indicators.ExampleCatalogue), indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	wild := []string{"0", "-5", "(-inf,+inf)", "(0,1)", "[-1,1]", "~0", ">0", "<=0", "1/3", "9999999999999999999999999999999", "0.000000000000000000000001", "63000", "63@1"}
	rules := append(exampleConfig().Rules(), indicators.Rules()...)
	found := 0
	for seed := range runs {
		r := newRandom(1000 + seed)
		var b indicators.Builder
		if err := b.DecodeSources(strings.NewReader(indicators.ExampleSources), indicators.DecodeOptions{}); err != nil {
			t.Fatal(err)
		}
		all := r.records(40)
		for _, s := range all.sources {
			b.AddSource(s)
		}
		for _, x := range all.corrections {
			b.AddCorrection(x)
		}
		for _, o := range all.observations {
			if !r.some() {
				o.Key.Indicator = pick(r, indicators.ID("jobs"), "exports", "growth", "share", "created", "net", "minimum_wage", "members")
				o.Key.Area, o.Key.Perimeter = "MA", pick(r, indicators.ID("all"), "calls", "new", "")
				o.Key.Breakdown = pick(r, indicators.Breakdown(""), "segment=voice", "segment=text", "segment=contact")
				o.Unit = pick(r, figure.MustParseUnit("job"), figure.MustParseUnit("MAD"), figure.MustParseUnit("percent"))
				o.Figure = figure.MustParse(pick(r, wild...))
				o.Source = pick(r, indicators.ID("o16"), "p16", "m16", "n16", "o11")
			}
			b.AddObservation(o)
		}
		d, err := b.Build(c)
		if err != nil {
			t.Fatal(err)
		}
		config := indicators.ViewConfig{Corrected: r.some(), Policy: pick(r, indicators.Unanimous, indicators.Hull, indicators.Latest)}
		for _, f := range d.View(config).Check(rules...) {
			found++
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
				if s := f.Text(lang); s == "" || strings.ContainsAny(s, "{}") || strings.ContainsAny(f.SuggestionText(lang), "{}") {
					t.Fatalf("seed %d: %s in %v: %q, %q", seed, f.Code, lang, s, f.SuggestionText(lang))
				}
			}
			if f.Severity == 0 || !strings.HasPrefix(f.Path, "/") {
				t.Fatalf("seed %d: %+v", seed, f)
			}
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
	if all := (indicators.View{}).Check(rules...); len(all) > 0 {
		t.Errorf("the zero View: %v", all)
	}
	if all := new(indicators.Dataset).View(indicators.ViewConfig{}).Check(rules...); len(all) > 0 {
		t.Errorf("the zero Dataset: %v", all)
	}
}

// exampleConfig is a sector that knows something of everything.
func exampleConfig() indicators.RuleConfig {
	perJob := indicators.MustParseMetric("per_job [MAD/job] = exports / jobs")
	return indicators.RuleConfig{
		Ratios: []indicators.Metric{perJob, indicators.MustParseMetric("x = nothing / jobs")},
		Inequalities: []indicators.Inequality{
			{ID: "wages", Less: indicators.MustParseMetric("minimum_wage * jobs"), More: indicators.MustParseMetric("exports")},
			{ID: "odd", Less: indicators.MustParseMetric("jobs"), More: indicators.MustParseMetric("exports")},
		},
		Recomputed: []indicators.Recomputation{
			{Indicator: "growth", Kind: indicators.YearlyGrowthOf, Of: "exports"},
			{Indicator: "growth", Kind: indicators.GrowthOf, Of: "exports"},
			{Indicator: "share", Kind: indicators.ShareOf, Of: "exports"},
			{Indicator: "minimum_wage", Kind: indicators.QuotientOf, Of: "exports", By: "jobs", ByPerimeter: "all"},
			{Indicator: "share", Of: "exports"},
		},
	}
}

// TestManyOfOneKey: statements of one key, however many, take no time with the
// square of their number.
func TestManyOfOneKey(t *testing.T) {
	n := 8000
	if testing.Short() {
		n = 1000
	}
	files, err := indicators.Files{}.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	for s := range files.Sources() {
		b.AddSource(s)
	}
	r := newRandom(7)
	for i := range n {
		for _, x := range []string{"exports", "jobs", "minimum_wage", "growth", "created"} {
			o := said(fmt.Sprint(x, "-", i)+" "+x+"@all 2015 "+figure.FromInt64(1000+r.Int64N(5000)).String()+" job o16", func(o *indicators.Observation) {
				o.Unit = map[string]figure.Unit{
					"exports": figure.MustParseUnit("MAD"), "jobs": figure.MustParseUnit("job"), "created": figure.MustParseUnit("job"),
					"minimum_wage": figure.MustParseUnit("MAD/job"), "growth": figure.MustParseUnit("percent"),
				}[x]
			})
			b.AddObservation(o)
		}
	}
	d, err := b.Build(files.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	if all := d.View(indicators.ViewConfig{}).Check(exampleConfig().Rules()...); len(all) == 0 {
		t.Error("nothing was found")
	}
}
