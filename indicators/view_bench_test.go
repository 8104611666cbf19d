package indicators_test

import (
	"fmt"
	"sync"
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

// quotients is a dataset of exports and jobs of n keys by three sources: they agree but for the
// last, which says one more in one key of differs, if any.
func quotients(t testing.TB, n, sources, differs int) *indicators.Dataset {
	var b indicators.Builder
	names := []indicators.ID{"office", "ministry", "bank"}[:sources]
	for i, name := range names {
		b.AddSource(indicators.Source{ID: name, Carrier: name, Rank: i + 1})
	}
	for i := range n {
		k := indicators.Key{Area: indicators.ID(fmt.Sprintf("A%05d", i/20)), Period: period.Year(2000 + i%20)}
		for _, of := range []struct {
			indicator indicators.ID
			unit      string
			value     int64
		}{{"export_revenue", "MAD", int64(i)*137%9_999_991 + 1_000_003}, {"jobs", "job", int64(i)*31%977 + 11}} {
			for s, name := range names {
				k.Indicator = of.indicator
				if s == 2 && differs > 0 && i%differs == 0 {
					of.value++
				}
				b.AddObservation(indicators.Observation{
					ID: indicators.ID(fmt.Sprintf("%s-%s-%05d", of.indicator, name, i)), Key: k,
					Figure: figure.FromInt64(of.value), Unit: figure.MustParseUnit(of.unit),
					Role: indicators.RoleObserved, Source: name,
				})
			}
		}
	}
	d, err := b.Build(metricCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// BenchmarkEvalAll evaluates a metric over all keys; an operation is one key.
func BenchmarkEvalAll(b *testing.B) {
	const keys = 5_000
	for _, x := range []struct {
		name             string
		sources, differs int
		policy           indicators.Policy
	}{
		{"one source", 1, 0, indicators.Unanimous},
		{"three that agree", 3, 0, indicators.Unanimous},
		{"three that agree, by authority", 3, 0, indicators.ByAuthority},
		{"three that differ, by authority", 3, 1, indicators.ByAuthority},
		{"three that differ, the latest", 3, 1, indicators.Latest},
		{"three that differ", 3, 1, indicators.Unanimous},
		{"three that differ, hull", 3, 1, indicators.Hull},
	} {
		m := indicators.MustParseMetric("export_revenue / jobs")
		data := sync.OnceValue(func() *indicators.Dataset { return quotients(b, keys, x.sources, x.differs) })
		b.Run(x.name, func(b *testing.B) {
			v := data().View(indicators.ViewConfig{Policy: x.policy})
			b.ReportAllocs()
			b.ResetTimer()
			for n := 0; n < b.N; {
				for range v.EvalAll(m, indicators.Selector{}) {
					if n++; n == b.N {
						break
					}
				}
			}
		})
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
