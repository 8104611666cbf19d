// Command exchange converts observations between the library's own files, SDMX,
// JSON-stat and data packages, and says what a format did not carry. The library
// keeps bodies and sources in a file of their own, which goes along in a data
// package only.
//
//	go run ./examples/exchange -to sdmx-csv            the sector as SDMX-CSV
//	go run ./examples/exchange -folder textiles -to csv
//	go run ./examples/exchange -to sdmx-json >m.json
//	go run ./examples/exchange -from sdmx-json -to csv <m.json
//	go run ./examples/exchange -to json-stat >stat.json
//	go run ./examples/exchange -to data-package -out folder
//	go run ./examples/exchange -from data-package -in folder -to json
//	go run ./examples/exchange -to sdmx-structure      what describes the messages
//
// A message of an office is read with a mapping, one of the ready-made ones or a
// file of your own, and with what it does not say:
//
//	go run ./examples/exchange -from sdmx -map ecb -indicator mad_per_euro -source ecb -to csv <rates.csv
//	go run ./examples/exchange -from json-stat -map eurostat.json -source eurostat -to jsonl <gdp.json
//
// Delimited text of any shape is read with a layout; go run -C examples/sheets reads
// workbooks. What is wrong in it is told, each with its cell:
//
//	go run ./examples/exchange -from sheet -layout bilan.json -to csv <bilan.csv
package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func main() {
	program.Main("exchange", func(args []string, in io.Reader, out io.Writer) error {
		return run(args, in, out, os.Stderr)
	})
}

// The formats, the default first.
var (
	readable = []string{
		"sector", "json", "jsonl", "csv", "sdmx", "sdmx-csv", "sdmx-json", "sdmx-ml", "json-records", "json-stat",
		"data-package",
		"sheet",
	}
	writable = []string{
		"sdmx-csv", "sdmx-json", "sdmx-structure", "json", "jsonl", "csv", "json-stat", "data-package",
	}
)

func run(args []string, in io.Reader, out, report io.Writer) error {
	flags := program.New("exchange", out)
	flags.About(messages,
		"Converts observations between the library’s files, SDMX, JSON-stat, data packages and sheets; "+
			"says what was lost.", "",
		"-to sdmx-csv", "Morocco’s sector as SDMX-CSV",
		"-folder textiles -to csv", "another sector as a table",
		"-from csv -to json-stat < table.csv", "a table of observations as JSON-stat",
		"-to data-package -out package", "a data package in a folder",
		"-from sheet -layout layout.json -to csv < sheet.csv", "delimited text of any shape, read with a layout")
	from := flags.Choice("from", "format that is read: the sector, or one of the others from standard input; "+
		"data-package from a folder", readable...)
	to := flags.Choice("to", "format that is written", writable...)
	inDir := flags.String("in", "", "the `folder` of the data package that is read")
	outDir := flags.String("out", "", "the `folder` of the data package that is written, made if need be")
	mapped := flags.String("map", "",
		"how a foreign message is read: a `mapping`, by the name of its office or as a file")
	indicator := flags.String("indicator", "",
		"the `code` of the indicator that a foreign message is about, if it does not say so")
	source := flags.String("source", "", "the `name` of the source of its figures, the first part of their IDs")
	layout := flags.String("layout", "", "the `file` that says what the rows and columns of a sheet mean")
	prepared := flags.Date("prepared", "2026-11-23", "the `day` that SDMX-JSON says it was prepared on")
	lang := flags.Lang()
	flags.Width()
	where := folder.Flag(flags)
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	sector, err := where.Sector()
	if err != nil {
		return err
	}
	x := exchange{sector: sector, in: program.NotEmpty(in), report: report, lang: *lang}
	def := indicators.Observation{ID: indicators.ID(*source), Source: indicators.ID(*source),
		Role: indicators.RoleObserved, Key: indicators.Key{Indicator: indicators.ID(*indicator)}}
	if *mapped == "" && *indicator == "" && *source == "" {
		def = indicators.Observation{}
	}
	m, err := readMapping(*mapped)
	if err != nil {
		return unreadable(err)
	}
	if (*layout != "") != (*from == "sheet") {
		return program.Usage("a sheet is read with a layout: -from sheet -layout file")
	}
	var data *indicators.Dataset
	var losses []indicators.Loss
	if *from == "sheet" {
		data, losses, err = x.loadSheet(*layout)
	} else {
		data, losses, err = x.load(*from, *inDir, m, def)
	}
	if err != nil {
		return unreadable(err)
	}
	var lost []indicators.Loss
	if *to == "data-package" {
		lost, err = writePackage(*outDir, data)
	} else {
		lost, err = write(*to, out, data, sdmx.WriteOptions{Prepared: *prepared})
	}
	if err != nil {
		return err
	}
	x.tell("observations: {n}", data.Len())
	for _, l := range append(losses, lost...) {
		fmt.Fprintln(report, lostText(l, *lang))
	}
	return nil
}

// unreadable is the error of what was given and cannot be read.
func unreadable(err error) error { return program.Usage("%w", err) }

// exchange is one run of the program.
type exchange struct {
	sector *sector.Sector
	in     io.Reader
	report io.Writer
	lang   wording.Lang
}

// tell says how many there are.
func (x exchange) tell(en string, n int) {
	fmt.Fprintln(x.report, messages.Phrase(en).With("n", say.Same(strconv.Itoa(n))).In(x.lang))
}

// reportEvery is after how many observations that are read the program says so.
var reportEvery = 100_000

// readMapping returns a ready-made mapping, or that of a file; none for "".
func readMapping(name string) (mapping.Mapping, error) {
	if name == "" {
		return mapping.Mapping{}, nil
	}
	if slices.Contains(mapping.Offices(), name) {
		return mapping.Office(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return mapping.Mapping{}, fmt.Errorf("-map %q is neither a file nor one of %s: %w", name,
			strings.Join(mapping.Offices(), ", "), err)
	}
	defer f.Close()
	return mapping.Decode(f, indicators.DecodeOptions{})
}

// loadSheet reads delimited text with a layout, and reports what is wrong in it.
func (x exchange) loadSheet(layoutFile string) (*indicators.Dataset, []indicators.Loss, error) {
	f, err := os.Open(layoutFile)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	layout, err := sheet.DecodeLayout(f)
	if err != nil {
		return nil, nil, err
	}
	grid, err := sheet.ReadText(x.in, layout.Text, sheet.Limits{})
	if err != nil {
		return nil, nil, err
	}
	rows := sheet.Read(grid, layout)
	data, err := rows.Dataset(x.sector.Catalogue())
	if err != nil {
		return nil, nil, err
	}
	for _, f := range rows.Findings() {
		where := f.Path + messages.Phrase(": ").In(x.lang)
		fmt.Fprintln(x.report, f.Code, page.Severity(f.Severity, x.lang), where+f.Text(x.lang))
	}
	if n := rows.Count(sheet.Problem); n > 0 {
		return data, []indicators.Loss{{
			Kind: indicators.LostRows, What: "cells", Count: n, Why: "they could not be read; see the findings",
		}}, nil
	}
	return data, nil, nil
}

// load reads observations. Definitions are those of the sector.
func (x exchange) load(form, dir string, m mapping.Mapping,
	def indicators.Observation) (*indicators.Dataset, []indicators.Loss, error) {
	c := x.sector.Catalogue()
	switch form {
	case "sector":
		return x.sector.Dataset(), nil, nil
	case "data-package":
		return readPackage(dir, c, datapackage.ReadOptions{Map: m, Defaults: def})
	}
	var b indicators.Builder
	if form == "json" { // the one form that has corrections
		if err := b.DecodeObservations(x.in, indicators.JSON, indicators.DecodeOptions{}); err != nil {
			return nil, nil, err
		}
		data, err := b.Build(c)
		return data, nil, err
	}
	all := told{tell: x.tell}
	losses := func() []indicators.Loss { return nil }
	own := map[string]indicators.Format{"jsonl": indicators.JSONLines, "csv": indicators.CSV}
	if f, ok := own[form]; ok {
		all.seq = indicators.ReadObservations(x.in, f, indicators.DecodeOptions{})
	} else {
		var r interface {
			All() iter.Seq2[indicators.Observation, error]
			Losses() []indicators.Loss
		}
		o := sdmx.ReadOptions{Map: m, Defaults: def}
		switch form {
		case "sdmx":
			r = sdmx.Read(x.in, o)
		case "sdmx-csv":
			r = sdmx.ReadCSV(x.in, o)
		case "sdmx-json":
			r = sdmx.ReadJSON(x.in, o)
		case "sdmx-ml":
			r = sdmx.ReadXML(x.in, o)
		case "json-records":
			r = sdmx.ReadRecords(x.in, o)
		case "json-stat":
			r = jsonstat.Read(x.in, jsonstat.ReadOptions{Map: m, Defaults: def})
		default:
			return nil, nil, fmt.Errorf("-from %q: unknown format", form)
		}
		all.seq, losses = r.All(), r.Losses
		all.placed, _ = r.(interface{ Line() int })
	}
	if err := b.AddAll(all); err != nil {
		return nil, nil, err
	}
	data, err := b.Build(c)
	return data, losses(), err
}

// told is a sequence that tells how far it has come.
type told struct {
	seq    iter.Seq2[indicators.Observation, error]
	placed interface{ Line() int } // nil where lines are not known
	tell   func(en string, n int)
}

// All returns the observations.
func (t told) All() iter.Seq2[indicators.Observation, error] {
	return func(yield func(indicators.Observation, error) bool) {
		n := 0
		for o, err := range t.seq {
			if !yield(o, err) {
				return
			}
			if err != nil {
				continue
			}
			if n++; n%reportEvery == 0 {
				t.tell("observations read: {n}", n)
			}
		}
	}
}

// Line returns the line of the last of them, 0 where it is not known.
func (t told) Line() int {
	if t.placed == nil {
		return 0
	}
	return t.placed.Line()
}

// write writes a dataset and returns what the format did not carry.
func write(form string, out io.Writer, data *indicators.Dataset, o sdmx.WriteOptions) ([]indicators.Loss, error) {
	switch form {
	case "json":
		return nil, indicators.EncodeObservations(out, data)
	case "jsonl":
		return corrections(data), indicators.WriteObservations(out, indicators.JSONLines, data.All())
	case "csv":
		return corrections(data), indicators.WriteObservations(out, indicators.CSV, data.All())
	case "sdmx-csv":
		return sdmx.WriteCSV(out, data, o)
	case "sdmx-json":
		return sdmx.WriteJSON(out, data, o)
	case "json-stat":
		return jsonstat.Write(out, data, jsonstat.WriteOptions{Lang: o.Lang})
	case "sdmx-structure":
		s, losses, err := sdmx.StructuresOf(data, o)
		if err != nil {
			return nil, err
		}
		return losses, sdmx.WriteStructures(out, s, o)
	}
	return nil, fmt.Errorf("-to %q: unknown format", form)
}

// readPackage reads the data package in a folder. Its own catalogue comes before
// c.
func readPackage(dir string, c *indicators.Catalogue,
	o datapackage.ReadOptions) (*indicators.Dataset, []indicators.Loss, error) {
	if dir == "" {
		return nil, nil, program.Usage("-from data-package: no folder; name one with -in")
	}
	root, err := os.OpenRoot(dir) // no link leads out of it
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	r, err := datapackage.Read(root.FS(), o)
	if err != nil {
		return nil, nil, err
	}
	data, err := r.Dataset(c)
	return data, r.Losses(), err
}

// writePackage writes a data package into a folder.
func writePackage(dir string, data *indicators.Dataset) ([]indicators.Loss, error) {
	if dir == "" {
		return nil, program.Usage("-to data-package: no folder; name one with -out")
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return datapackage.Write(func(name string) (io.WriteCloser, error) {
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return nil, err
		}
		return root.Create(name)
	}, data, datapackage.WriteOptions{})
}

// corrections names those that a table of observations has no place for.
func corrections(data *indicators.Dataset) []indicators.Loss {
	n := 0
	for range data.Corrections() {
		n++
	}
	if n == 0 {
		return nil
	}
	return []indicators.Loss{
		{Kind: indicators.LostRecords, What: "corrections", Count: n, Why: "a table of observations has no place for them"},
	}
}
