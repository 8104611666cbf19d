package changes_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// BenchmarkCompare compares two releases of 100,000 observations of which one in a hundred
// is revised. BenchmarkDecode reads both from CSV, for the quotient of the two.
func BenchmarkCompare(b *testing.B) {
	old, today := releases(b)
	a, z := decoded(b, old), decoded(b, today)
	for b.Loop() {
		if n := len(changes.Compare(a, z).List); n != 1000 {
			b.Fatal(n)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	old, today := releases(b)
	for b.Loop() {
		decoded(b, old)
		decoded(b, today)
	}
}

func decoded(tb testing.TB, text []byte) *indicators.Dataset {
	var b indicators.Builder
	if err := b.DecodeObservations(bytes.NewReader(text), indicators.CSV, indicators.DecodeOptions{}); err != nil {
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

func releases(tb testing.TB) (old, today []byte) {
	write := func(revised bool) []byte {
		var p parts
		for i := range 100_000 {
			f := int64(i)
			if revised && i%100 == 0 {
				f += 7
			}
			p.observations = append(p.observations, indicators.Observation{
				ID:     indicators.ID(fmt.Sprintf("F%06d", i)),
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
