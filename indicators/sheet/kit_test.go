package sheet_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/internal/archive"
)

// A book is a workbook of testdata/books: a sheet, its layout, and what it says as
// a person reads it.
type book struct {
	file   string
	layout sheet.Layout
	model  model
	want   []wanted
	// Cells that state a period, a label or a unit.
	periods, labels, units []sheet.Ref
}

// wanted is an observation written by hand.
type wanted struct {
	at  sheet.Ref
	key string
	// said is the figure with its unit, and status the letters.
	said, status string
}

func (w wanted) String() string { return w.key + " | " + w.said + " | " + w.status }

// A model is a sheet that tests change.
type model struct {
	name   string
	cells  [][]cell
	merges []sheet.Range
}

type cell struct {
	sheet.Cell
	from sheet.Ref // where it stood before any change
}

func (m model) clone() model {
	out := model{name: m.name, merges: slices.Clone(m.merges)}
	for _, row := range m.cells {
		out.cells = append(out.cells, slices.Clone(row))
	}
	return out
}

func (m model) at(r sheet.Ref) *cell { return &m.cells[r.Row-1][r.Column-1] }

// find returns where a cell stands now; ok is false for one that was taken out.
func (m model) find(from sheet.Ref) (sheet.Ref, bool) {
	for i, row := range m.cells {
		for j := range row {
			if row[j].from == from {
				return sheet.Ref{Row: i + 1, Column: j + 1}, true
			}
		}
	}
	return sheet.Ref{}, false
}

func (m model) grid(t testing.TB) *sheet.Grid {
	t.Helper()
	g := sheet.NewGrid(m.name, sheet.Limits{})
	for i, row := range m.cells {
		for j := range row {
			if err := g.Set(sheet.Ref{Row: i + 1, Column: j + 1}, row[j].Cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, r := range m.merges {
		if err := g.Merge(r); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

// covering returns the cell itself, or the first of the merged range that covers it.
func (m model) covering(r sheet.Ref) sheet.Range {
	for _, x := range m.merges {
		if x.First == r {
			return x
		}
	}
	return sheet.Range{First: r, Last: r}
}

func refs(t testing.TB, text string) (list []sheet.Ref) {
	t.Helper()
	for _, s := range strings.Fields(text) {
		r, err := sheet.ParseRef(s)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// books reads all of testdata/books.
func books(t testing.TB) []book {
	t.Helper()
	files, err := filepath.Glob("testdata/books/*.txt")
	if err != nil || len(files) != 12 {
		t.Fatalf("%d books, %v", len(files), err)
	}
	var list []book
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, readBook(t, file, string(text)))
	}
	return list
}

func readBook(t testing.TB, file, text string) book {
	t.Helper()
	a, err := archive.Parse(text)
	if err != nil {
		t.Fatal(file, err)
	}
	b := book{file: filepath.Base(file)}
	if b.layout, err = sheet.DecodeLayout(strings.NewReader(a.Text("layout.json"))); err != nil {
		t.Fatal(file, err)
	}
	field := func(name string) string {
		s, _ := a.Field(name)
		return s
	}
	b.model.name = field("name")
	b.periods, b.labels, b.units = refs(t, field("periods")), refs(t, field("labels")), refs(t, field("units"))
	raw := strings.Split(a.Text("raw.tsv"), "\n")
	for i, line := range strings.Split(strings.TrimSuffix(a.Text("sheet.tsv"), "\n"), "\n") {
		var row []cell
		for j, text := range strings.Split(line, "\t") {
			c := cell{Cell: sheet.Cell{Text: text}, from: sheet.Ref{Row: i + 1, Column: j + 1}}
			if i < len(raw) {
				if values := strings.Split(raw[i], "\t"); j < len(values) {
					setRaw(&c.Cell, values[j])
				}
			}
			row = append(row, c)
		}
		b.model.cells = append(b.model.cells, row)
	}
	for _, s := range strings.Fields(field("merges")) {
		r, err := sheet.ParseRange(s)
		if err != nil {
			t.Fatal(file, err)
		}
		b.model.merges = append(b.model.merges, r)
	}
	for _, line := range strings.Split(strings.TrimSpace(a.Text("want.tsv")), "\n") {
		f := append(strings.Split(line, "\t"), "", "")
		b.want = append(b.want, wanted{refs(t, f[0])[0], f[1], f[2], f[3]})
	}
	return b
}

// setRaw sets what stands behind a text: n:7340.48, d:2015-01-01 or f:C2+C3=7340.48.
func setRaw(c *sheet.Cell, raw string) {
	kind, value, ok := strings.Cut(raw, ":")
	if !ok {
		return
	}
	switch kind {
	case "f":
		c.Formula, value, _ = strings.Cut(value, "=")
		c.Type = sheet.NumberValue
	case "n":
		c.Type = sheet.NumberValue
	case "d":
		c.Type = sheet.DateValue
	}
	c.Raw = value
}

// said is an observation as a book has it.
func said(o indicators.Observation) string {
	figure := o.Figure.WithoutResolution().String()
	if !o.Figure.IsSet() {
		figure = "?"
	}
	return fmt.Sprintf("%v | %s %v | %s", o.Key, figure, o.Unit, o.Status)
}

// checkSum fails unless each cell has one outcome.
func checkSum(t testing.TB, g *sheet.Grid, rows *sheet.Rows) {
	t.Helper()
	sum, seen := 0, 0
	for c := sheet.Observation; c <= sheet.Problem; c++ {
		sum += rows.Count(c)
	}
	for o := range rows.Outcomes() {
		if seen++; o.Class < sheet.Observation || o.Class > sheet.Problem {
			t.Errorf("%v has class %d", o.Ref, o.Class)
		}
	}
	if sum != g.Len() || seen != g.Len() || rows.Count(sheet.Observation) != rows.Len() {
		t.Errorf("%d cells, %d outcomes, %d counted, %d observations", g.Len(), seen, sum, rows.Len())
	}
}

func mustPeriod(t testing.TB, s string) period.Period {
	t.Helper()
	p, err := period.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
