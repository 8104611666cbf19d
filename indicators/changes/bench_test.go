package changes_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// BenchmarkCompare compares two releases of 100,000 observations of which one in a hundred
// is revised. BenchmarkDecode reads both from CSV, for the quotient of the two.
func BenchmarkCompare(b *testing.B) {
	old, today := releases(b, 100_000)
	a, z := decoded(b, old), decoded(b, today)
	for b.Loop() {
		if n := len(changes.Compare(a, z).List); n != 1000 {
			b.Fatal(n)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	old, today := releases(b, 100_000)
	for b.Loop() {
		decoded(b, old)
		decoded(b, today)
	}
}

// BenchmarkMillion is what it costs to compare two releases of 1,000,000 observations of
// which one in a hundred is revised, as a multiple of what it costs to decode both, and
// the memory: what the two hold when they are decoded, and what the comparison holds and
// allocates beside them. It takes 1.6 GB:
//
//	go test ./indicators/changes -run none -bench Million -benchtime 1x
func BenchmarkMillion(b *testing.B) {
	if testing.Short() {
		b.Skip("it takes 1.6 GB")
	}
	old, today := releases(b, 1_000_000)
	var decoding, comparing time.Duration
	var before, between, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		a, z := decoded(b, old), decoded(b, today)
		decoding += time.Since(start)
		runtime.GC()
		runtime.ReadMemStats(&between)
		start = time.Now()
		found := changes.Compare(a, z)
		comparing += time.Since(start)
		runtime.ReadMemStats(&after)
		allocated := after.TotalAlloc
		runtime.GC()
		runtime.ReadMemStats(&after)
		if n := len(found.List); n != 10_000 {
			b.Fatal(n)
		}
		const mega = 1 << 20
		b.ReportMetric(float64(between.HeapAlloc-before.HeapAlloc)/mega, "MB-decoded")
		b.ReportMetric(float64(after.HeapAlloc-between.HeapAlloc)/mega, "MB-changes")
		b.ReportMetric(float64(allocated-between.TotalAlloc)/mega, "MB-allocated")
		runtime.KeepAlive(found)
		runtime.KeepAlive(a)
		runtime.KeepAlive(z)
	}
	b.ReportMetric(decoding.Seconds()/float64(b.N), "s-decoding")
	b.ReportMetric(comparing.Seconds()/float64(b.N), "s-comparing")
	b.ReportMetric(comparing.Seconds()/decoding.Seconds(), "x-decoding")
}

func decoded(tb testing.TB, text []byte) *indicators.Dataset {
	var b indicators.Builder
	large := indicators.DecodeOptions{MaxBytes: 1 << 30}
	if err := b.DecodeObservations(bytes.NewReader(text), indicators.CSV, large); err != nil {
		tb.Fatal(err)
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		tb.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func releases(tb testing.TB, size int) (old, today []byte) {
	write := func(revised bool) []byte {
		var p parts
		for i := range size {
			f := int64(i)
			if revised && i%100 == 0 {
				f += 7
			}
			p.observations = append(p.observations, indicators.Observation{
				ID:     indicators.ID(fmt.Sprintf("F%07d", i)),
				Key:    indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(1900 + i%200)},
				Figure: figure.FromInt64(f), Role: indicators.RoleObserved, Source: "office",
			})
		}
		var text bytes.Buffer
		if err := indicators.WriteObservations(&text, indicators.CSV, p.build(tb).All()); err != nil {
			tb.Fatal(err)
		}
		return text.Bytes()
	}
	return write(false), write(true)
}
