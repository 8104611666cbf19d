package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/shopspring/decimal"
)

// rows is how many observations the operations below are about: ten indicators
// of 5,000 firms over twenty years, each with a source, a date and a unit.
const rows = 1_000_000

const (
	csvStructs  = "encoding/csv + shopspring, []struct"
	jsonStructs = "encoding/json + shopspring, []struct"
	goMap       = "map of Go structs"
	goSlice     = "[]struct"
)

// generate calls add with each observation.
func generate(add func(indicators.Observation)) {
	unit := figure.MustParseUnit("MAD")
	for i := range rows {
		s := i / 20
		add(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("obs-%07d", i*7919%rows)), // in no order
			Key: indicators.Key{
				Indicator: indicators.ID(fmt.Sprintf("indicator%d", s%10)), Area: "MA", Perimeter: "offshoring",
				Breakdown: indicators.MustBreakdown(fmt.Sprintf("firm=f%d", s/10)), Period: period.Year(2000 + i%20),
			},
			Figure: figure.FromInt64(int64(i)*137 + 11), Unit: unit, Role: indicators.RoleObserved,
			Source: "office", Published: period.Year(2001 + i%20),
		})
	}
}

// texts are the observations as files.
var texts = sync.OnceValue(func() map[indicators.Format][]byte {
	m := map[indicators.Format][]byte{}
	for _, form := range []indicators.Format{indicators.CSV, indicators.JSONLines} {
		var b bytes.Buffer
		ok(indicators.WriteObservations(&b, form, func(yield func(indicators.Observation) bool) {
			generate(func(o indicators.Observation) { yield(o) })
		}))
		m[form] = b.Bytes()
	}
	return m
})

// ok ends the program when what cannot fail has failed.
func ok(err error) {
	if err != nil {
		panic(err)
	}
}

var catalogue = sync.OnceValue(func() *indicators.Catalogue {
	var spec indicators.CatalogueSpec
	for i := range 10 {
		spec.Indicators = append(spec.Indicators, indicators.Indicator{
			ID:   indicators.ID(fmt.Sprintf("indicator%d", i)),
			Unit: figure.MustParseUnit("MAD"), Nature: indicators.FlowOver,
			OverTime: indicators.Sum, OverSegments: indicators.Sum,
		})
	}
	c, err := indicators.NewCatalogue(spec)
	ok(err)
	return c
})

// load reads a file into a dataset.
func load(form indicators.Format) *indicators.Dataset {
	var b indicators.Builder
	ok(b.DecodeObservations(bytes.NewReader(texts()[form]), form, indicators.DecodeOptions{}))
	d, err := b.Build(catalogue())
	ok(err)
	return d
}

var dataset = sync.OnceValue(func() *indicators.Dataset { return load(indicators.CSV) })

// plain is an observation as a program without this library might hold it.
type plain struct {
	ID  string `json:"id"`
	Key struct {
		Indicator string `json:"indicator"`
		Area      string `json:"area"`
		Perimeter string `json:"perimeter"`
		Breakdown string `json:"breakdown"`
		Period    string `json:"period"`
	} `json:"key"`
	Figure    decimal.Decimal `json:"figure"`
	Unit      string          `json:"unit"`
	Role      string          `json:"role"`
	Source    string          `json:"source"`
	Published string          `json:"published"`
}

func loadPlainCSV() []plain {
	r := csv.NewReader(bytes.NewReader(texts()[indicators.CSV]))
	header, err := r.Read()
	ok(err)
	column := map[string]int{}
	for i, name := range header {
		column[name] = i
	}
	var all []plain
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return all
		}
		ok(err)
		var p plain
		p.ID, p.Key.Indicator, p.Key.Area = rec[column["id"]], rec[column["indicator"]], rec[column["area"]]
		p.Key.Perimeter, p.Key.Breakdown, p.Key.Period = rec[column["perimeter"]], rec[column["breakdown"]],
			rec[column["period"]]
		p.Unit, p.Role, p.Source, p.Published = rec[column["unit"]], rec[column["role"]], rec[column["source"]],
			rec[column["published"]]
		p.Figure, err = decimal.NewFromString(rec[column["figure"]])
		ok(err)
		all = append(all, p)
	}
}

func loadPlainJSON() []plain {
	in := bufio.NewScanner(bytes.NewReader(texts()[indicators.JSONLines]))
	in.Scan() // the format
	var all []plain
	for in.Scan() {
		var p plain
		ok(json.Unmarshal(in.Bytes(), &p))
		all = append(all, p)
	}
	ok(in.Err())
	return all
}

var plains = sync.OnceValue(loadPlainCSV)

var plainMap = sync.OnceValue(func() map[string]*plain {
	m := map[string]*plain{}
	for i := range plains() {
		m[plains()[i].ID] = &plains()[i]
	}
	return m
})

var (
	sinkDataset *indicators.Dataset
	sinkPlains  []plain
)

var _ = [...]any{&sinkDataset, &sinkPlains}

// loop measures op, whose inputs prepare makes.
func loop(prepare func(), op func(i int)) func(*testing.B) {
	return func(b *testing.B) {
		prepare()
		i := 0
		for b.Loop() {
			op(i)
			i++
		}
	}
}

func datasetEntries() []entry {
	id := func(i int) string { return fmt.Sprintf("obs-%07d", i*31%rows) }
	ids := make([]string, 4096)
	for i := range ids {
		ids[i] = id(i)
	}
	data, peers, peerMap := func() { dataset() }, func() { plains() }, func() { plainMap() }
	return []entry{
		{"dataset/load 1M from CSV", ours, loop(func() { texts() }, func(int) { sinkDataset = load(indicators.CSV) })},
		{"dataset/load 1M from CSV", csvStructs, loop(func() { texts() }, func(int) { sinkPlains = loadPlainCSV() })},

		{"dataset/load 1M from JSON Lines", ours, loop(
			func() { texts() }, func(int) { sinkDataset = load(indicators.JSONLines) },
		)},
		{"dataset/load 1M from JSON Lines", jsonStructs, loop(
			func() { texts() }, func(int) { sinkPlains = loadPlainJSON() },
		)},

		{"dataset/read 1M from CSV and keep none", ours, loop(func() { texts() }, func(int) {
			for o, err := range indicators.ReadObservations(
				bytes.NewReader(texts()[indicators.CSV]), indicators.CSV, indicators.DecodeOptions{},
			) {
				ok(err)
				sinkInt += int64(len(o.ID))
			}
		})},
		{"dataset/write 1M as CSV", ours, loop(data, func(int) {
			ok(indicators.WriteObservations(io.Discard, indicators.CSV, dataset().All()))
		})},
		{"dataset/write 1M as JSON Lines", ours, loop(data, func(int) {
			ok(indicators.WriteObservations(io.Discard, indicators.JSONLines, dataset().All()))
		})},

		{"dataset/walk 1M", ours, loop(data, func(int) {
			for o := range dataset().All() {
				sinkInt += int64(len(o.ID))
			}
		})},
		{"dataset/walk 1M", goSlice, loop(peers, func(int) {
			for _, o := range plains() {
				sinkInt += int64(len(o.ID))
			}
		})},

		{"dataset/look one up by ID", ours, loop(data, func(i int) {
			o, _ := dataset().Observation(indicators.ID(ids[i%len(ids)]))
			sinkInt += int64(len(o.ID))
		})},
		{"dataset/look one up by ID", goMap, loop(peerMap, func(i int) {
			sinkInt += int64(len(plainMap()[ids[i%len(ids)]].ID))
		})},

		{"dataset/select a series of 20", ours, loop(data, func(i int) {
			s := indicators.Selector{
				Indicator: "indicator3", Area: "MA", Perimeter: "offshoring", Breakdown: indicators.MustBreakdown("firm=f777"),
			}
			for o := range dataset().Select(s) {
				sinkInt += int64(len(o.ID))
			}
		})},
		{"dataset/select one year of an indicator, 5,000", ours, loop(data, func(i int) {
			for o := range dataset().Select(indicators.Selector{Indicator: "indicator3", Period: period.Year(2010)}) {
				sinkInt += int64(len(o.ID))
			}
		})},

		{"dataset/a metric over 100,000 keys", ours, loop(data, func(int) {
			m := indicators.MustParseMetric("indicator3 / indicator4")
			for _, r := range dataset().View(indicators.ViewConfig{}).EvalAll(m, indicators.Selector{}) {
				ok(r.Err)
				sinkInt++
			}
		})},
	}
}

// heap returns the bytes in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// printHeld prints how many bytes an observation takes in memory.
func printHeld(stdout io.Writer) {
	texts()
	catalogue()
	fmt.Fprintf(stdout, "\n%-42s %12s\n", "dataset/held, bytes an observation", "bytes")
	line := func(who string, n int64) { fmt.Fprintf(stdout, "  %-40s %12.1f\n", who, float64(n)/rows) }

	before := heap()
	d := load(indicators.CSV)
	held := heap() - before
	distinct := map[string]bool{}
	for o := range d.All() {
		for _, s := range []string{string(o.ID), string(o.Key.Indicator), o.Key.Breakdown.String(), o.Words, o.Note} {
			distinct[s] = true
		}
	}
	var texts int64
	for s := range distinct {
		texts += int64(len(s))
	}
	distinct = nil
	line(ours+", distinct strings aside", held-texts)
	line(ours+", all", held)
	runtime.KeepAlive(d)
	d = nil

	before = heap()
	p := loadPlainCSV()
	line(goSlice, heap()-before)
	runtime.KeepAlive(p)
}
