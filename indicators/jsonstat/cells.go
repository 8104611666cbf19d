package jsonstat

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Cell is one cell of a dataset's cube.
type Cell struct {
	// Index is its place in the cube, whose last dimension runs fastest.
	Index int64 `json:"index"`
	// Value is the exact text of the number, or the text that stands in place of
	// one.
	Value string `json:"value,omitzero"`
	// Text reports that the value is a JSON string.
	Text   bool   `json:"text,omitzero"`
	Status string `json:"status,omitzero"` // "" for none

	of *Document
}

// Equal reports whether c and o hold the same at the same place, of whatever cube
// they are.
func (c Cell) Equal(o Cell) bool { return likeness.Fields(c, o) }

// path is the JSON Pointer of the value.
func (c Cell) path() string { return "/value/" + strconv.FormatInt(c.Index, 10) }

// IsMissing reports whether the cell has no value.
func (c Cell) IsMissing() bool { return c.Value == "" && !c.Text }

// Code returns the ID of the cell's category in a dimension. It answers for
// cells that [Document.Cells] yields.
func (c Cell) Code(dimension string) (string, bool) {
	if c.of == nil {
		return "", false
	}
	rest := c.Index
	for i := len(c.of.Dimensions) - 1; i >= 0; i-- {
		d := &c.of.Dimensions[i]
		size := int64(len(d.Categories))
		if size == 0 {
			return "", false
		}
		if d.ID == dimension {
			return d.Categories[rest%size].ID, true
		}
		rest /= size
	}
	return "", false
}

// cells holds the values and statuses of a cube: of every cell, or of those
// that at lists in order.
type cells struct {
	text string
	ends []uint32 // where each value ends in text, doubled; odd for a JSON string
	at   []int64  // nil for all cells

	all      string   // the status of every cell that has a value
	codes    []string // the statuses; codes[0] is ""
	status   []uint32 // among codes
	statusAt []int64  // nil for all cells
}

// value returns the value at the i-th place of the list.
func (c *cells) value(i int) (value string, text bool) {
	start := uint32(0)
	if i > 0 {
		start = c.ends[i-1] >> 1
	}
	return c.text[start : c.ends[i]>>1], c.ends[i]&1 == 1
}

// place64 returns the cell of the i-th place of a list.
func place64(at []int64, i int) int64 {
	if at == nil {
		return int64(i)
	}
	return at[i]
}

// Cells yields the cells of a dataset that have a value or a status, in the
// order of the cube. A cube may be far larger than that.
func (d *Document) Cells() iter.Seq[Cell] {
	if d == nil {
		d = new(Document)
	}
	return func(yield func(Cell) bool) {
		c := d.cells
		if c == nil {
			return
		}
		v, s := 0, 0
		for v < len(c.ends) || s < len(c.status) {
			cell := Cell{of: d}
			switch {
			case v == len(c.ends):
				cell.Index = place64(c.statusAt, s)
			case s == len(c.status):
				cell.Index = place64(c.at, v)
			default:
				cell.Index = min(place64(c.at, v), place64(c.statusAt, s))
			}
			if v < len(c.ends) && place64(c.at, v) == cell.Index {
				cell.Value, cell.Text = c.value(v)
				if !cell.IsMissing() {
					cell.Status = c.all
				}
				v++
			}
			if s < len(c.status) && place64(c.statusAt, s) == cell.Index {
				cell.Status = c.codes[c.status[s]]
				s++
			}
			if (!cell.IsMissing() || cell.Status != "") && !yield(cell) {
				return
			}
		}
	}
}

// SetCells makes the document a dataset with these cells, in any order, over
// its Dimensions, which are to be set before. The error is about a cell that
// is given twice or outside of the cube, or a value that is not a JSON number and
// not marked as Text.
func (d *Document) SetCells(all iter.Seq[Cell]) error {
	if d == nil {
		d = new(Document)
	}
	const op = "jsonstat.SetCells"
	if all == nil {
		all = func(func(Cell) bool) {}
	}
	fail := func(kind error, c Cell, format string, args ...any) error {
		return &indicators.Error{Op: op, Err: kind, Path: c.path(), Detail: fmt.Sprintf(format, args...)}
	}
	n := d.Len()
	list := slices.SortedStableFunc(all, func(a, b Cell) int { return cmp.Compare(a.Index, b.Index) })
	c := &cells{codes: []string{""}, at: []int64{}, statusAt: []int64{}}
	var text []byte
	codes := map[string]uint32{"": 0}
	for i, cell := range list {
		switch {
		case cell.Index < 0 || cell.Index >= n:
			return fail(indicators.ErrInvalid, cell, "a cube of %d cells", n)
		case i > 0 && list[i-1].Index == cell.Index:
			return fail(indicators.ErrDuplicate, cell, "a cell is given twice")
		case !cell.Text && cell.Value != "" && !interchange.IsNumber([]byte(cell.Value)):
			return fail(indicators.ErrSyntax, cell, "%s is not a number", cite.Quote(cell.Value))
		}
		if !cell.IsMissing() {
			if text = append(text, cell.Value...); len(text) > 1<<31-1 {
				return fail(indicators.ErrLimit, cell, "more than 2 GiB of values")
			}
			c.at = append(c.at, cell.Index)
			c.ends = append(c.ends, end(len(text), cell.Text))
		}
		if cell.Status != "" {
			code, ok := codes[cell.Status]
			if !ok {
				code = uint32(len(c.codes))
				codes[cell.Status] = code
				c.codes = append(c.codes, cell.Status)
			}
			c.statusAt, c.status = append(c.statusAt, cell.Index), append(c.status, code)
		}
	}
	c.text = string(text)
	d.Class, d.cells = DatasetClass, c
	return nil
}

// end returns where a value ends, as cells holds it.
func end(at int, text bool) uint32 {
	if text {
		return uint32(at)<<1 | 1
	}
	return uint32(at) << 1
}

// sortValues puts values that at lists in order.
func (c *cells) sortValues() {
	order := unsorted(c.at)
	if order == nil {
		return
	}
	text := make([]byte, 0, len(c.text))
	ends, at := make([]uint32, len(order)), make([]int64, len(order))
	for i, from := range order {
		value, isText := c.value(int(from))
		text = append(text, value...)
		ends[i], at[i] = end(len(text), isText), c.at[from]
	}
	c.text, c.ends, c.at = string(text), ends, at
}

// sortStatuses does the same with statuses.
func (c *cells) sortStatuses() {
	order := unsorted(c.statusAt)
	if order == nil {
		return
	}
	status, at := make([]uint32, len(order)), make([]int64, len(order))
	for i, from := range order {
		status[i], at[i] = c.status[from], c.statusAt[from]
	}
	c.status, c.statusAt = status, at
}

// unsorted returns the order in which at ascends, nil when it does already.
func unsorted(at []int64) []uint32 {
	if slices.IsSorted(at) {
		return nil
	}
	order := make([]uint32, len(at))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(at[a], at[b]) })
	return order
}
