package rules_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// wide makes a dataset of many series, each of a firm that the catalogue has, of 20 years
// and 3 sources each.
func wide(tb testing.TB, n int) *indicators.Dataset {
	tb.Helper()
	c, b := sector(tb)
	r := rand.New(rand.NewPCG(1, 1))
	unit := figure.MustParseUnit("job")
	firms := indicators.Dimension{ID: "firm", Name: wording.MustText(wording.Name{Lang: wording.En, Name: "Firm"})}
	for i := 0; b.Len() < n; i++ {
		firm := indicators.ID(fmt.Sprintf("f%d", i))
		firms.Codes = append(firms.Codes, indicators.Category{ID: firm, Name: firms.Name})
		value := 1000 + r.Int64N(9000)
		for y := 2000; y < 2020; y++ {
			for _, s := range []indicators.ID{"o16", "m16", "n16"} {
				b.AddObservation(indicators.Observation{
					ID: indicators.ID(fmt.Sprintf("%s.%d.%d", s, i, y)),
					Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all",
						Breakdown: indicators.MustBreakdown("firm=" + string(firm)), Period: period.Year(y)},
					Figure: figure.FromInt64(value), Unit: unit, Role: indicators.RoleObserved, Source: s,
					Published: period.Year(2021),
				})
			}
			value += value * r.Int64N(10) / 100
		}
	}
	spec := c.Spec()
	spec.Dimensions = append(spec.Dimensions, firms)
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		tb.Fatal(err)
	}
	return built(tb, b, c)
}

// BenchmarkCheck runs each rule by itself and then all of them together, for the cost of
// one observation. What rules share, such as the conflicts and the diagnosis of what does
// not hold, one that runs by itself pays alone.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v := wide(b, n).View(indicators.ViewConfig{})
			run := func(name string, run ...rules.Rule) {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						rules.Check(v, run...)
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/observation")
				})
			}
			for _, r := range rules.All() {
				run(string(r.Code), r)
			}
			run("all", rules.All()...)
		})
	}
}
