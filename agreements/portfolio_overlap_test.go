package agreements_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// mayHold reports whether one series may hold the other, pair by pair: an area that holds
// the other's, and no dimension in which both have a code, and not the same.
func mayHold(a, b indicators.Key) bool {
	holds := func(x, y agreements.ID) bool {
		return x == "" || x == y || len(y) > len(x) && y[:len(x)] == x && y[len(x)] == '-'
	}
	if !holds(a.Area, b.Area) && !holds(b.Area, a.Area) {
		return false
	}
	for p := range a.Breakdown.Parts() {
		if code, ok := b.Breakdown.Code(p.Dimension); ok && code != p.Code {
			return false
		}
	}
	return true
}

// TestPortfolioOverlaps holds what a portfolio leaves out against a comparison of each
// member with each.
func TestPortfolioOverlaps(t *testing.T) {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{{
		ID: "jobs", Unit: figure.MustParseUnit("job"), OverPlaces: indicators.Sum, OverSegments: indicators.Sum,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	data, err := b.Build(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	out := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		var spec agreements.BookSpec
		var refs []agreements.TargetRef
		keys := map[agreements.TargetRef]indicators.Key{}
		for n := range 2 + r.IntN(6) {
			key := indicators.Key{Indicator: "jobs", Area: []agreements.ID{"", "MA", "MA-01", "MA-02", "MAX", "FR"}[r.IntN(6)]}
			for _, d := range []indicators.ID{"firm", "sex"} {
				if r.IntN(2) == 0 {
					key.Breakdown, _ = key.Breakdown.With(d, []indicators.ID{"a", "b"}[r.IntN(2)])
				}
			}
			ref := agreements.TargetRef{Agreement: agreements.ID(fmt.Sprintf("a%d", n)), Target: "t"}
			keys[ref] = key
			refs = append(refs, ref)
			spec.Agreements = append(spec.Agreements, agreements.Agreement{
				ID: ref.Agreement, Form: agreements.FormConvention, Known: period.Year(2016), Content: agreements.Content{
					Targets: []agreements.Target{{
						ID: "t", Value: figure.MustParseQuantity("100 job"), Basis: agreements.BasisLevel,
						Measures: []agreements.Measure{{
							ID: "m", Indicator: "jobs", Area: key.Area, Breakdown: key.Breakdown, Counting: agreements.CountLevel,
						}},
					}},
				},
			})
		}
		book, err := agreements.NewBook(spec)
		if err != nil {
			t.Fatal(err)
		}
		p, err := book.Portfolio(
			period.Date{}, period.Date{}, data.View(indicators.ViewConfig{}), period.MustDate(2018, 1, 1), refs...,
		)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Members {
			want := false
			for _, k := range keys {
				want = want || k != keys[m.TargetRef] && mayHold(k, keys[m.TargetRef])
			}
			if got := m.Excluded == agreements.ExcludedOverlap; got != want {
				t.Errorf("seed %d: %v among %v is left out: %v, want %v", seed, keys[m.TargetRef], keys, got, want)
			}
			if want {
				out++
			}
		}
	}
	t.Logf("%d members overlap", out)
}
