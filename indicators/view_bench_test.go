package indicators_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// manyKeys is a dataset with n keys of one observation each.
func manyKeys(t testing.TB, n int) *indicators.Dataset {
	var b indicators.Builder
	b.AddSource(from("a x x 2016 I"))
	job := figure.MustParseUnit("job")
	for i := range n {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("o%07d", i)),
			Key: indicators.Key{
				Indicator: "jobs", Area: indicators.ID(fmt.Sprintf("A%05d", i/20)), Perimeter: "offshoring",
				Period: period.Year(2000 + i%20),
			},
			Figure: figure.FromInt64(int64(i)), Unit: job, Role: indicators.RoleObserved, Source: "a",
		})
	}
	d, err := b.Build(viewCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func BenchmarkValue(b *testing.B) {
	d := manyKeys(b, 1_000_000)
	v := d.View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	var keys []indicators.Key
	for k := range d.Keys() {
		keys = append(keys, k)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if _, err := v.Value(keys[i%len(keys)]); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkConflicts(b *testing.B) {
	v := exports2015(b).View(indicators.ViewConfig{})
	b.ReportAllocs()
	for b.Loop() {
		v.Conflicts(indicators.Selector{Indicator: "exports"})
	}
}

// TestValueAllocates: an answer without a conflict costs one allocation, the
// list of what was chosen.
func TestValueAllocates(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	v := manyKeys(t, 100).View(indicators.ViewConfig{Known: period.MustDate(2020, 1, 1), Digits: figure.Rounded, Policy: indicators.Latest})
	k := indicators.Key{Indicator: "jobs", Area: "A00003", Perimeter: "offshoring", Period: period.Year(2007)}
	for _, perimeter := range []indicators.ID{"offshoring", ""} {
		k.Perimeter = perimeter
		if n := testing.AllocsPerRun(100, func() {
			if a, err := v.Value(k); err != nil || !a.Quantity.IsSet() {
				t.Fatal(a, err)
			}
		}); n > 1 {
			t.Errorf("perimeter %q: %v allocations", perimeter, n)
		}
	}
}
