package sheet

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Grid holds the cells of one sheet that are not empty, and its merged ranges.
// Make one with [NewGrid] or [ReadText]. Build it, and then only read it: readers
// may share it.
//
// It is cheapest to fill it row by row, and each row from its first column to its
// last, as a spreadsheet in a language that is written from right to left counts
// them too: column A is the first whatever side it is shown on.
type Grid struct {
	name   string
	limits Limits
	rows   []gridRow
	index  map[int]int // places in rows, once a row came out of order
	cells  int
	merges []Range
}

// A gridRow has its cells in order of column.
type gridRow struct {
	number int
	cells  []gridCell
}

// A gridCell keeps what is rare out of line: most cells are a text.
type gridCell struct {
	column int32
	text   string
	more   *Cell
}

// cell returns what was set.
func (c *gridCell) cell() Cell {
	if c.more != nil {
		return *c.more
	}
	return Cell{Text: c.text}
}

// NewGrid returns an empty grid. Its name is that of the sheet.
func NewGrid(name string, l Limits) *Grid { return &Grid{name: name, limits: l.withDefaults()} }

// Name returns the name of the sheet.
func (g *Grid) Name() string {
	if g == nil {
		return ""
	}
	return g.name
}

// Len returns how many cells are not empty.
func (g *Grid) Len() int {
	if g == nil {
		return 0
	}
	return g.cells
}

// Set sets a cell, and replaces what it was; an empty cell changes nothing. A
// place or a text beyond the limits of the grid is an error.
func (g *Grid) Set(at Ref, c Cell) error {
	fail := func(err error, detail string) error {
		return &indicators.Error{Op: "set cell", Err: err, Path: cellPath(g.Name(), at), Detail: detail}
	}
	if g == nil {
		return fail(indicators.ErrInvalid, "no grid")
	}
	if c.isEmpty() {
		return nil
	}
	l := g.limits.withDefaults()
	if at.Row < 1 || at.Column < 1 {
		return fail(indicators.ErrInvalid, "rows and columns count from 1")
	}
	if at.Row > l.MaxRows || at.Column > l.MaxColumns {
		return fail(indicators.ErrLimit, fmt.Sprintf("beyond row %d or column %s", l.MaxRows, columnText(l.MaxColumns)))
	}
	for _, s := range []string{c.Text, c.Raw, c.Formula} {
		if len(s) > l.MaxText {
			return fail(indicators.ErrLimit, fmt.Sprintf("a text of more than %d bytes", l.MaxText))
		}
		if !utf8.ValidString(s) {
			return fail(indicators.ErrInvalid, "not UTF-8")
		}
	}
	if _, err := c.Type.MarshalText(); err != nil {
		return err
	}
	row := g.row(at.Row)
	i, found := slices.BinarySearchFunc(row.cells, at.Column, func(c gridCell, column int) int {
		return cmp.Compare(int(c.column), column)
	})
	if !found {
		if g.cells >= l.MaxCells {
			return fail(indicators.ErrLimit, fmt.Sprintf("more than %d cells", l.MaxCells))
		}
		g.cells++
		row.cells = slices.Insert(row.cells, i, gridCell{})
	}
	row.cells[i] = gridCell{column: int32(at.Column), text: c.Text}
	if c != (Cell{Text: c.Text}) {
		row.cells[i].more = &c
	}
	return nil
}

// row returns the row of a number, which it adds where there is none.
func (g *Grid) row(number int) *gridRow {
	last := len(g.rows) - 1
	if last >= 0 && g.rows[last].number == number {
		return &g.rows[last]
	}
	if g.index == nil && last >= 0 && number < g.rows[last].number {
		g.index = make(map[int]int, len(g.rows))
		for i, r := range g.rows {
			g.index[r.number] = i
		}
	}
	if i, ok := g.index[number]; ok {
		return &g.rows[i]
	}
	if g.index != nil {
		g.index[number] = len(g.rows)
	}
	g.rows = append(g.rows, gridRow{number: number})
	return &g.rows[len(g.rows)-1]
}

// Merge says that the cells of a rectangle are merged into one. It is an error if
// two such rectangles overlap.
func (g *Grid) Merge(r Range) error {
	fail := func(err error, detail string) error {
		return &indicators.Error{Op: "merge cells", Err: err, Path: cellPath(g.Name(), r.First), Detail: detail}
	}
	if g == nil {
		return fail(indicators.ErrInvalid, "no grid")
	}
	l := g.limits.withDefaults()
	if r.String() == "" || r.Last.Row > l.MaxRows || r.Last.Column > l.MaxColumns {
		return fail(indicators.ErrInvalid, "not a range of the grid")
	}
	if r.First == r.Last {
		return nil
	}
	if len(g.merges) >= l.MaxMerges {
		return fail(indicators.ErrLimit, fmt.Sprintf("more than %d merged ranges", l.MaxMerges))
	}
	for _, o := range g.merges {
		if o.overlaps(r) {
			return fail(indicators.ErrInvalid, fmt.Sprintf("%v overlaps %v", r, o))
		}
	}
	g.merges = append(g.merges, r)
	return nil
}

// Cell returns a cell, the zero one where it is empty.
func (g *Grid) Cell(at Ref) Cell {
	if g == nil {
		return Cell{}
	}
	i, ok := g.index[at.Row]
	if g.index == nil {
		i, ok = slices.BinarySearchFunc(g.rows, at.Row, func(r gridRow, n int) int { return cmp.Compare(r.number, n) })
	}
	if !ok {
		return Cell{}
	}
	return g.rows[i].at(at.Column)
}

// at returns the cell in a column.
func (r *gridRow) at(column int) Cell {
	i, ok := slices.BinarySearchFunc(r.cells, column, func(c gridCell, column int) int {
		return cmp.Compare(int(c.column), column)
	})
	if !ok {
		return Cell{}
	}
	return r.cells[i].cell()
}

// All yields the cells that are not empty, row by row.
func (g *Grid) All() iter.Seq2[Ref, Cell] {
	return func(yield func(Ref, Cell) bool) {
		for _, r := range g.sorted() {
			for i := range r.cells {
				if !yield(Ref{Row: r.number, Column: int(r.cells[i].column)}, r.cells[i].cell()) {
					return
				}
			}
		}
	}
}

// Merges returns the merged ranges, in order of their first cells.
func (g *Grid) Merges() []Range {
	if g == nil {
		return nil
	}
	list := slices.Clone(g.merges)
	slices.SortFunc(list, func(a, b Range) int { return a.First.Compare(b.First) })
	return list
}

// sorted returns the rows in order.
func (g *Grid) sorted() []gridRow {
	if g == nil {
		return nil
	}
	if g.index == nil {
		return g.rows
	}
	rows := slices.Clone(g.rows)
	slices.SortFunc(rows, func(a, b gridRow) int { return cmp.Compare(a.number, b.number) })
	return rows
}

// place names a cell with its sheet, as formulas do: Bilan!C7.
func place(sheet string, at Ref) string {
	if sheet == "" {
		return at.String()
	}
	plain := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '.' }
	if strings.ContainsFunc(sheet, plain) {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	return sheet + "!" + at.String()
}

// cellPath is the JSON Pointer of a cell.
func cellPath(sheet string, at Ref) string {
	return cite.Pointer("cells", place(cite.Cut(sheet, cite.MaxQuote), at))
}
