package datapackage_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// BenchmarkRows reads rows that are checked against a schema.
func BenchmarkRows(b *testing.B) {
	const n = 20_000
	fsys := table(fields(`{"name":"Country Name","type":"string"},{"name":"Country Code","type":"string"},{"name":"Year","type":"year"},{"name":"Value","type":"number"}`),
		"Country Name,Country Code,Year,Value\n"+strings.Repeat("Afghanistan,AFG,2000,3521418059.923445\n", n))
	b.SetBytes(int64(len(fsys["t.csv"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if rows, bad := drain(fsys); rows != n || bad > 0 {
			b.Fatal(rows, bad)
		}
	}
}

// BenchmarkLoad loads a package of this library's own into a dataset.
func BenchmarkLoad(b *testing.B) {
	files, _ := write(b, newRandom(1).dataset(b, 5000), datapackage.WriteOptions{})
	b.SetBytes(int64(len(files["data/observations.csv"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := datapackage.Read(files, datapackage.ReadOptions{})
		if err != nil {
			b.Fatal(err)
		}
		var builder indicators.Builder
		if err := r.Load(&builder); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoadLong loads a long package whose rows say much the same.
func BenchmarkLoadLong(b *testing.B) {
	const n = 50_000
	var data indicators.Builder
	for i := range n {
		data.AddObservation(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("obs-%07d", i*7919%n)),
			Key: indicators.Key{
				Indicator: indicators.ID(fmt.Sprintf("indicator%d", i/20%10)), Area: "MA", Perimeter: "offshoring",
				Breakdown: indicators.MustBreakdown(fmt.Sprintf("firm=f%d", i/200)), Period: period.Year(2000 + i%20),
			},
			Figure: figure.FromInt64(int64(i)*137 + 11), Unit: figure.MustParseUnit("MAD"), Role: indicators.RoleObserved,
			Source: "office", Published: period.Year(2001 + i%20),
		})
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		b.Fatal(err)
	}
	d, err := data.Build(c)
	if err != nil {
		b.Fatal(err)
	}
	files, _ := write(b, d, datapackage.WriteOptions{})
	b.SetBytes(int64(len(files["data/observations.csv"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if d, _ := read(b, files, datapackage.ReadOptions{}); d == nil {
			b.Fatal("nothing")
		}
	}
}
