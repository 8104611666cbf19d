package datapackage_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
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
