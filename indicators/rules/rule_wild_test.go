package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// TestRulesOnAnything: no rule panics, whatever the records hold, and every
// finding can be told in each language.
func TestRulesOnAnything(t *testing.T) {
	runs := uint64(testkit.Cases(60, 300))
	c, _ := sector(t)
	wild := []string{"0", "-5", "(-inf,+inf)", "(0,1)", "[-1,1]", "~0", ">0", "<=0", "1/3", "9999999999999999999999999999999", "0.000000000000000000000001", "63000", "63@1"}
	all := append(knowing().Rules(), rules.All()...)
	found := 0
	for seed := range runs {
		r := records.New(1000+seed, 0)
		_, b := sector(t)
		for i := range r.IntN(8) {
			s := indicators.Source{ID: indicators.ID(fmt.Sprintf("source%d", i)), Carrier: "paper", Rank: r.IntN(5)}
			if r.Some() {
				s.Originator, s.Release, s.Date = "nobody", "r16", r.Period()
			}
			b.AddSource(s)
		}
		for i := range r.IntN(4) {
			b.AddCorrection(indicators.Correction{
				ID: indicators.ID(fmt.Sprintf("C%d", i)), Observation: indicators.ID(fmt.Sprintf("F%04d", r.IntN(50))),
				Figure: r.Figure(), Reason: r.Written(), Evidence: []indicators.ID{"F0001"}, Author: r.Written(), Known: r.Period(),
			})
		}
		for i := range 40 {
			o := r.Observation(i)
			if !r.Some() {
				o.Key.Indicator = records.Pick(r, indicators.ID("jobs"), "exports", "growth", "share", "created", "net", "minimum_wage", "members")
				o.Key.Area, o.Key.Perimeter = "MA", records.Pick(r, indicators.ID("all"), "calls", "new", "")
				o.Key.Breakdown = indicators.MustBreakdown(records.Pick(r, "", "segment=voice", "segment=text", "segment=contact"))
				o.Unit = records.Pick(r, figure.MustParseUnit("job"), figure.MustParseUnit("MAD"), figure.MustParseUnit("percent"))
				o.Figure = figure.MustParse(records.Pick(r, wild...))
				o.Source = records.Pick(r, indicators.ID("o16"), "p16", "m16", "n16", "o11")
			}
			b.AddObservation(o)
		}
		d := built(t, b, c)
		config := indicators.ViewConfig{Corrected: r.Some(), Policy: records.Pick(r, indicators.Unanimous, indicators.Hull, indicators.Latest)}
		for _, f := range rules.Check(d.View(config), all...) {
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
	if all := rules.Check((indicators.View{}), all...); len(all) > 0 {
		t.Errorf("the zero View: %v", all)
	}
	if all := rules.Check(new(indicators.Dataset).View(indicators.ViewConfig{}), all...); len(all) > 0 {
		t.Errorf("the zero Dataset: %v", all)
	}
}

// knowing is the config of a sector that knows something of everything.
func knowing() rules.Config {
	perJob := indicators.MustParseMetric("per_job [MAD/job] = exports / jobs")
	return rules.Config{
		Ratios: []indicators.Metric{perJob, indicators.MustParseMetric("x = nothing / jobs")},
		Inequalities: []rules.Inequality{
			{ID: "wages", Less: indicators.MustParseMetric("minimum_wage * jobs"), More: indicators.MustParseMetric("exports")},
			{ID: "odd", Less: indicators.MustParseMetric("jobs"), More: indicators.MustParseMetric("exports")},
		},
		Recomputed: []rules.Recomputation{
			{Indicator: "growth", Kind: rules.YearlyGrowthOf, Of: "exports"},
			{Indicator: "growth", Kind: rules.GrowthOf, Of: "exports"},
			{Indicator: "share", Kind: rules.ShareOf, Of: "exports"},
			{Indicator: "minimum_wage", Kind: rules.QuotientOf, Of: "exports", By: "jobs", ByPerimeter: "all"},
			{Indicator: "share", Of: "exports"},
		},
	}
}

// TestManyOfOneKey: statements of one key, however many, take no time with the
// square of their number.
func TestManyOfOneKey(t *testing.T) {
	n := testkit.Cases(1500, 8000)
	c, b := sector(t)
	r := records.New(7, 0)
	units := map[string]figure.Unit{
		"exports": figure.MustParseUnit("MAD"), "jobs": figure.MustParseUnit("job"), "created": figure.MustParseUnit("job"),
		"minimum_wage": figure.MustParseUnit("MAD/job"), "growth": figure.MustParseUnit("percent"),
	}
	for i := range n {
		for _, x := range []string{"exports", "jobs", "minimum_wage", "growth", "created"} {
			b.AddObservation(indicators.Observation{
				ID:     indicators.ID(fmt.Sprint(x, "-", i)),
				Key:    indicators.Key{Indicator: indicators.ID(x), Area: "MA", Perimeter: "all", Period: period.Year(2015)},
				Figure: figure.FromInt64(1000 + r.Int64N(5000)), Unit: units[x],
				Role: indicators.RoleObserved, Source: "o16",
			})
		}
	}
	d := built(t, b, c)
	if all := rules.Check(d.View(indicators.ViewConfig{}), knowing().Rules()...); len(all) == 0 {
		t.Error("nothing was found")
	}
}
