package sdmx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// All benchmarks load 100,000 observations into a dataset.
func BenchmarkCSV(b *testing.B) {
	benchmark(b, func(w io.Writer, d *indicators.Dataset) error {
		_, err := sdmx.WriteCSV(w, d, sdmx.WriteOptions{})
		return err
	}, func(r io.Reader) *sdmx.Reading { return sdmx.ReadCSV(r, sdmx.ReadOptions{}) })
}

// BenchmarkJSON reads a message whose series are keys and whose observations are records;
// in that of BenchmarkJSONTime each record is a series of its own.
func BenchmarkJSON(b *testing.B)     { benchmarkJSON(b, "RECORD") }
func BenchmarkJSONTime(b *testing.B) { benchmarkJSON(b, "TIME_PERIOD") }

func benchmarkJSON(b *testing.B, at string) {
	benchmark(b, func(w io.Writer, d *indicators.Dataset) error {
		_, err := sdmx.WriteJSON(w, d, sdmx.WriteOptions{Prepared: prepared(), AtObservation: at})
		return err
	}, func(r io.Reader) *sdmx.Reading { return sdmx.ReadJSON(r, sdmx.ReadOptions{}) })
}

func benchmark(b *testing.B, write func(io.Writer, *indicators.Dataset) error, read func(io.Reader) *sdmx.Reading) {
	var builder indicators.Builder
	for i := range 100_000 {
		builder.AddObservation(indicators.Observation{
			ID:     indicators.ID(fmt.Sprintf("F%06d", i)),
			Key:    indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Breakdown: indicators.MustBreakdown("segment=CRM"), Period: period.Year(1900 + i%200)},
			Figure: figure.FromInt64(int64(i)), Role: indicators.RoleObserved, Source: "office",
		})
	}
	c := catalogue(b)
	data, err := builder.Build(c)
	if err != nil {
		b.Fatal(err)
	}
	var text bytes.Buffer
	if err := write(&text, data); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		var builder indicators.Builder
		if err := read(bytes.NewReader(text.Bytes())).Load(&builder); err != nil {
			b.Fatal(err)
		}
		if _, err := builder.Build(c); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkXML reads messages of SDMX-ML and keeps nothing, beside the tokens of
// encoding/xml of the same text.
func BenchmarkXML(b *testing.B) {
	const n = 100_000
	all := streams(n)
	for _, name := range []string{
		"SDMX-ML specific", "SDMX-ML specific, flat", "SDMX-ML generic", "SDMX-ML generic, flat",
	} {
		text, err := io.ReadAll(all[name].in())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"/tokens", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d := xml.NewDecoder(bytes.NewReader(text))
				for {
					if _, err := d.Token(); err != nil {
						break
					}
				}
			}
		})
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range sdmx.ReadXML(bytes.NewReader(text), all[name].opt).All() {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
