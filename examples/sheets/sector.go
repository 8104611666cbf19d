package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/xuri/excelize/v2"
)

// sectorFiles are the files of a sector, in the order of their sheets.
var sectorFiles = []string{
	"observations.json", "sources.json", "catalogue.json", "metrics.json", "agreements.json", "sector.json",
	"offshoring.json",
}

// A column of a table: the member of the record, and what its text is.
type column struct {
	name string
	form form
}

// form says how a member stands in its cell.
type form int

const (
	asText form = iota
	asJSON
	asNote // a text, or JSON where it is in three languages or begins as JSON does
)

var (
	sourceColumns = []column{
		{"id", asText}, {"originator", asText}, {"carrier", asText}, {"title", asText}, {"address", asText}, {"date", asText},
		{"date_note", asText}, {"lang", asText}, {"release", asText}, {"rank", asJSON}, {"retrieved", asText},
		{"licence", asText}, {"note", asText},
	}
	bodyColumns       = []column{{"id", asText}, {"name", asJSON}, {"note", asText}}
	correctionColumns = []column{
		{"id", asText}, {"observation", asText}, {"figure", asText}, {"unit", asText},
		{"reason", asNote}, {"evidence", asJSON},
		{"author", asNote}, {"known", asText},
	}
)

// writeSector returns a function that writes the sector of a folder as a workbook:
// observations, corrections, sources and bodies as tables, one record in a row, and
// what has no table line by line.
func writeSector(folder fs.FS) func(io.Writer) error {
	return func(out io.Writer) error {
		s, err := offshoring.Load(folder)
		if err != nil {
			return err
		}
		f := excelize.NewFile()
		b := &builder{file: f}
		data := s.Dataset()
		var text bytes.Buffer
		b.do(indicators.WriteObservations(&text, indicators.CSV, data.All()))
		records, err := csv.NewReader(&text).ReadAll()
		b.do(err)
		b.table("observations", records)
		b.table("corrections", tableOf(b, correctionColumns, data.Corrections()))
		b.table("sources", tableOf(b, sourceColumns, data.Sources()))
		b.table("bodies", tableOf(b, bodyColumns, data.Bodies()))
		for _, name := range sectorFiles[2:] {
			text, err := fs.ReadFile(folder, name)
			b.do(err)
			var lines [][]string
			for line := range strings.SplitSeq(string(text), "\n") {
				lines = append(lines, []string{line})
			}
			b.table(name, lines)
		}
		b.do(f.DeleteSheet("Sheet1"))
		if b.err != nil {
			return b.err
		}
		return errors.Join(f.Write(out), f.Close())
	}
}

// tableOf returns records as rows below the names of the columns.
func tableOf[T any](b *builder, columns []column, records iter.Seq[T]) [][]string {
	var rows [][]string
	var titles []string
	for _, c := range columns {
		titles = append(titles, c.name)
	}
	rows = append(rows, titles)
	for record := range records {
		text, err := json.Marshal(record)
		b.do(err)
		var members map[string]json.RawMessage
		b.do(json.Unmarshal(text, &members))
		row := make([]string, len(columns))
		for i, c := range columns {
			value, ok := members[c.name]
			delete(members, c.name)
			switch {
			case !ok:
			case c.form == asJSON, c.form == asNote && value[0] == '{':
				row[i] = string(value)
			default:
				b.do(json.Unmarshal(value, &row[i]))
				if c.form == asNote && beginsAsJSON(row[i]) {
					row[i] = string(value) // a text that begins as JSON does is not taken for it
				}
			}
		}
		if len(members) > 0 {
			b.do(fmt.Errorf("no column for %v", members))
		}
		rows = append(rows, row)
	}
	return rows
}

// beginsAsJSON reports whether a text begins as an object or a string of JSON does.
func beginsAsJSON(text string) bool {
	return strings.HasPrefix(text, "{") || strings.HasPrefix(text, `"`)
}

// table writes records as they are: a text in a cell of the text format is no formula.
func (b *builder) table(name string, records [][]string) {
	if b.err != nil {
		return
	}
	b.styled()
	_, err := b.file.NewSheet(name)
	b.do(err)
	for i, record := range records {
		for j, text := range record {
			b.set(name, sheet.Ref{Row: i + 1, Column: j + 1}, text)
		}
	}
	if len(records) > 0 && len(records[0]) > 1 {
		last := sheet.Ref{Row: len(records), Column: len(records[0])}
		b.do(b.file.AutoFilter(name, "A1:"+last.String(), nil))
	}
}

// readSector returns the files of a sector that a workbook holds.
func readSector(data []byte) (map[string][]byte, error) {
	w, err := open(data, limits{})
	if err != nil {
		return nil, err
	}
	files := make(map[string][]byte)
	for _, name := range sectorFiles[2:] {
		lines, err := w.texts(name)
		if err != nil {
			return nil, err
		}
		var text strings.Builder
		for _, line := range lines {
			text.WriteString(strings.Join(line, "") + "\n")
		}
		files[name] = []byte(text.String())
	}
	catalogue, err := indicators.DecodeCatalogue(bytes.NewReader(files["catalogue.json"]), indicators.DecodeOptions{})
	if err != nil {
		return nil, err
	}
	dataset, err := w.dataset(catalogue)
	if err != nil {
		return nil, err
	}
	var observations, sources bytes.Buffer
	err = errors.Join(indicators.EncodeObservations(&observations, dataset), indicators.EncodeSources(&sources, dataset))
	files["observations.json"], files["sources.json"] = observations.Bytes(), sources.Bytes()
	return files, err
}

// dataset reads the tables.
func (w *workbook) dataset(c *indicators.Catalogue) (*indicators.Dataset, error) {
	var b indicators.Builder
	records, err := w.texts("observations")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	if err := out.WriteAll(square(records)); err != nil {
		return nil, err
	}
	if err := b.DecodeObservations(&text, indicators.CSV, indicators.DecodeOptions{}); err != nil {
		return nil, err
	}
	err = errors.Join(
		readTable(w, "corrections", correctionColumns, func(x indicators.Correction) { b.AddCorrection(x) }),
		readTable(w, "sources", sourceColumns, func(x indicators.Source) { b.AddSource(x) }),
		readTable(w, "bodies", bodyColumns, func(x indicators.Body) { b.AddBody(x) }),
	)
	if err != nil {
		return nil, err
	}
	return b.Build(c)
}

// readTable reads records of a table.
func readTable[T any](w *workbook, name string, columns []column, add func(T)) error {
	rows, err := w.texts(name)
	if err != nil || len(rows) == 0 {
		return err
	}
	for n, row := range rows[1:] {
		members := make(map[string]json.RawMessage)
		for i, text := range row {
			at := slices.IndexFunc(columns, func(c column) bool { return i < len(rows[0]) && c.name == rows[0][i] })
			if at < 0 {
				return fmt.Errorf("%s: column %d is not one of the table", name, i+1)
			}
			if text == "" {
				continue
			}
			members[columns[at].name] = json.RawMessage(text)
			if form := columns[at].form; form == asText || form == asNote && !beginsAsJSON(text) {
				if members[columns[at].name], err = json.Marshal(text); err != nil {
					return err
				}
			}
		}
		text, err := json.Marshal(members)
		if err != nil {
			return fmt.Errorf("%s, row %d: %w", name, n+2, err)
		}
		var record T
		if err := json.Unmarshal(text, &record); err != nil {
			return fmt.Errorf("%s, row %d: %w", name, n+2, err)
		}
		add(record)
	}
	return nil
}

// texts returns the rows of a sheet of texts. A formula, or a number that a
// spreadsheet made of a text, is an error.
func (w *workbook) texts(name string) ([][]string, error) {
	g, err := w.grid(name, 0, sheet.Limits{})
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for at, c := range g.All() {
		if c.Formula != "" {
			return nil, fmt.Errorf("%s!%v holds the formula =%s, where a text is expected", name, at, c.Formula)
		}
		if c.Type != sheet.TextValue {
			return nil, fmt.Errorf("%s!%v holds a %v, where a text is expected", name, at, c.Type)
		}
		for len(rows) < at.Row {
			rows = append(rows, nil)
		}
		row := &rows[at.Row-1]
		for len(*row) < at.Column {
			*row = append(*row, "")
		}
		(*row)[at.Column-1] = c.Text
	}
	return rows, nil
}

// square gives all rows the width of the first.
func square(rows [][]string) [][]string {
	for i := range rows {
		for len(rows[i]) < len(rows[0]) {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}
