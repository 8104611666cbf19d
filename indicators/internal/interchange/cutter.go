package interchange

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Cutter cuts rows of delimited text without quotes into the cells that differ from row
// to row, and the two halves of what is left: the key, and the rest. What stands in a run
// of columns as in the row before is not cut again.
type Cutter struct {
	comma  byte
	commas uint64 // eight of them
	runs   []run
	first  [2]int // one more than the number of the first run of each half, 0 for none
	text   [2][]byte
	stale  [2]bool // the text is that of another row

	Cells [KeyCells][]byte // those that differ, nil for one without a column
}

// Sorts of columns: those whose cells differ, and those of the two halves.
const (
	RecordCell = iota
	TimeCell
	ValueCell
	KeyCells
	RestCells
)

// Sort returns the sort of a component.
func (c *Component) Sort() int {
	switch {
	case c.ID == RecordID:
		return RecordCell
	case c.ID == TimeID:
		return TimeCell
	case c.ID == ValueID:
		return ValueCell
	case c.Part == Dimension && c.ID != "":
		return KeyCells
	}
	return RestCells
}

// run is a run of columns of one sort.
type run struct {
	sort    int
	first   int // its first component
	columns int
	next    int    // one more than the number of the next run of its half, 0 for none
	text    []byte // of the last row, with the comma that follows
}

// NewCutter returns a Cutter of rows without columns.
func NewCutter(comma byte) *Cutter {
	return &Cutter{comma: comma, commas: uint64(comma) * 0x0101010101010101}
}

// Add adds columns of a sort behind those that there are; first is the component of the
// first of them.
func (c *Cutter) Add(sort, first, columns int) {
	if last := len(c.runs) - 1; last >= 0 && c.runs[last].sort == sort && sort >= KeyCells {
		c.runs[last].columns += columns
		return
	}
	c.runs = append(c.runs, run{sort: sort, first: first, columns: columns})
	c.first = [2]int{}
	for j := len(c.runs) - 1; j >= 0; j-- {
		if half := c.runs[j].sort - KeyCells; half >= 0 {
			c.runs[j].next, c.first[half] = c.first[half], j+1
		}
	}
}

// Cut cuts a row into runs, and reports whether it has them all and nothing else.
func (c *Cutter) Cut(row []byte) bool {
	last := len(c.runs) - 1
	for i := range c.runs {
		r := &c.runs[i]
		if r.sort < KeyCells {
			n := c.cell(row)
			if (n < len(row)) != (i < last) {
				return false
			}
			c.Cells[r.sort] = row[:n:n]
			row = row[min(n+1, len(row)):]
			continue
		}
		if n := len(r.text); i < last && n > 0 && n <= len(row) && string(row[:n]) == string(r.text) {
			row = row[n:]
			continue
		}
		n := len(row)
		if i < last {
			n = 0
			for range r.columns {
				if n += c.cell(row[n:]) + 1; n > len(row) {
					return false
				}
			}
		} else if string(row) == string(r.text) {
			break
		}
		r.text = append(r.text[:0], row[:n]...)
		c.stale[r.sort-KeyCells] = true
		row = row[n:]
	}
	return true
}

// cell returns where the cell ends that a row starts with: at a comma, or its end.
func (c *Cutter) cell(row []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(row); i += 8 {
		x := binary.LittleEndian.Uint64(row[i:]) ^ c.commas
		if found := (x - ones) &^ x & highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(row) && row[i] != c.comma; i++ {
	}
	return i
}

// Fresh puts the text of a half together, and reports whether it may be another than
// when it was asked for last.
func (c *Cutter) Fresh(half int) bool {
	if !c.stale[half] {
		return false
	}
	text := c.text[half][:0]
	for n := c.first[half]; n > 0; n = c.runs[n-1].next {
		text = append(text, c.runs[n-1].text...)
	}
	c.text[half], c.stale[half] = text, false
	return true
}

// Text returns the text of a half that Fresh has put together.
func (c *Cutter) Text(half int) []byte { return c.text[half] }

// Forget lets Fresh say of both halves that they are others.
func (c *Cutter) Forget() { c.stale = [2]bool{true, true} }

// EachOfKey calls set for each cell of the key, with its component, until it returns false.
func (c *Cutter) EachOfKey(set func(component int, cell []byte) bool) bool {
	for n := c.first[0]; n > 0; n = c.runs[n-1].next {
		r := &c.runs[n-1]
		text := r.text
		for k := range r.columns {
			cell, rest, found := bytes.Cut(text, []byte{c.comma})
			if !found && k < r.columns-1 || !set(r.first+k, cell) {
				return false // the row is cut short
			}
			text = rest
		}
	}
	return true
}

// Recall remembers by their texts a bounded number of forms.
type Recall[T any] struct {
	slots [recallSlots]recalled[T]
	kept  int
}

type recalled[T any] struct {
	text []byte
	form *T
}

const (
	recallSlots = 128
	recallTries = 4   // slots that a text may have
	maxRecall   = 512 // bytes of a text
)

// Find returns the form of a text, nil when it is not known.
func (c *Recall[T]) Find(text []byte) *T {
	first := int(slotOf(text))
	for k := range recallTries {
		slot := &c.slots[(first+k)%recallSlots]
		if slot.form == nil {
			break
		}
		if string(slot.text) == string(text) {
			return slot.form
		}
	}
	return nil
}

// Keep remembers a form that is not known.
func (c *Recall[T]) Keep(text []byte, form *T) {
	if len(text) > maxRecall {
		return
	}
	first := int(slotOf(text))
	slot := &c.slots[(first+c.kept%recallTries)%recallSlots] // which is given up if none is free
	c.kept++
	for k := range recallTries {
		if s := &c.slots[(first+k)%recallSlots]; s.form == nil {
			slot = s
			break
		}
	}
	slot.text, slot.form = append(slot.text[:0], text...), form
}
