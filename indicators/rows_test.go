package indicators_test

import (
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestSelectAmongMany: what is selected among places and perimeters of many breakdowns each,
// some of which have none or few of them, is what a search through all of them finds.
func TestSelectAmongMany(t *testing.T) {
	for seed := range uint64(6) {
		r := newRandom(seed)
		firm := func(n int) indicators.Breakdown {
			if n == 0 {
				return indicators.Breakdown{}
			}
			return indicators.MustBreakdown(fmt.Sprintf("firm=f%03d", n))
		}
		var all []indicators.Observation
		var records []any
		for _, area := range []indicators.ID{"", "MA", "PH"} {
			for _, perimeter := range []indicators.ID{"", "a", "b"} {
				for n, among := 0, r.IntN(4); n < 200; n++ {
					if among == 0 || r.IntN(among) > 0 {
						continue
					}
					k := indicators.Key{Indicator: "jobs", Area: area, Perimeter: perimeter, Breakdown: firm(n)}
					o := indicators.Observation{
						ID: indicators.ID(fmt.Sprintf("F%05d", len(all))), Key: k.At(period.Year(2015)),
						Figure: figure.FromInt64(int64(n)), Role: indicators.RoleObserved, Source: "office",
					}
					all, records = append(all, o), append(records, o)
				}
			}
		}
		d := viewData(t, records...)
		want := inOrder(all)
		for _, area := range []indicators.ID{"", "MA", "PH", "TN"} {
			for _, perimeter := range []indicators.ID{"", "a", "b", "c"} {
				for n := range 202 {
					s := indicators.Selector{
						Indicator: "jobs", Area: area, Perimeter: perimeter, Breakdown: firm(n), Total: n == 0,
					}
					if diff := gocmp.Diff(picked(want, s), slices.Collect(d.Select(s)), exactly); diff != "" {
						t.Fatalf("seed %d: Select(%+v) (-want +got):\n%.2000s", seed, s, diff)
					}
				}
			}
		}
	}
}
