package datapackage

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// lines reads rows of plain delimited text of which it knows all but RECORD,
// TIME_PERIOD and the value. What is known was valid when it was read; of the cells
// that differ each is checked, and so is each key. A row of which something else is to
// be said is read the ordinary way, which has the words for it.
type lines struct {
	*interchange.Lines
	l     *loader
	src   *csvSource
	of    [interchange.KeyCell]int    // the columns of the cells that differ, -1 for none
	value [interchange.KeyCell][]byte // their logical values
	apart []apart                     // the other cells of keys
}

// apart is a cell of a key, as it was in the last row.
type apart struct {
	column     int
	run        int // of Lines
	first      bool
	missing    bool
	raw, value []byte
}

// newLines returns nil for a table that is not plain delimited text.
func newLines(l *loader) *lines {
	t := l.r.table
	src, ok := t.src.(*csvSource)
	if !ok || src.plain == nil || src.null != "" {
		return nil
	}
	q := &lines{Lines: interchange.NewLines(l.quick, src.comma, true), l: l, src: src}
	columns := make([]int, t.width) // by place
	for at := range columns {
		columns[at] = -1
	}
	for i, c := range t.columns {
		if c.at >= 0 {
			columns[c.at] = i
		}
	}
	keyed := make([]bool, len(t.columns))
	for _, k := range t.keys {
		for _, i := range k.columns {
			keyed[i] = true
		}
	}
	q.of = [...]int{-1, -1, -1}
	for _, i := range columns {
		if i < 0 {
			q.Column(interchange.RestCell, i, false)
			continue
		}
		sort := l.components[i].SortOf()
		run := q.Column(sort, i, keyed[i])
		switch {
		case sort < interchange.KeyCell:
			q.of[sort] = i
		case keyed[i]:
			q.apart = append(q.apart, apart{column: i, run: run, first: true, value: []byte{}})
		}
	}
	t.row.values = slices.Grow(t.row.values[:0], len(t.columns))[:len(t.columns)] // no row may have been cut so far
	return q
}

// row reads the next row. ok is false for one that must be read the ordinary way.
func (q *lines) row() (ok, more bool) {
	t := q.l.r.table
	q.Pass()
	if t.rows+1 >= t.limits.MaxRows || !t.advance(q.src) {
		return false, true
	}
	row, plain := q.src.plain.Raw()
	if !plain || !q.Row(row, q.set) || !q.valid() {
		return false, true
	}
	t.rows++
	again, lost := q.distinct()
	more = true
	if !again {
		ok, more = q.Add(q.Key, q.Rest, q.value[interchange.RecordCell], q.value[interchange.TimeCell],
			q.value[interchange.ValueCell])
	}
	if !ok {
		t.rows-- // it is counted again
		return false, more
	}
	q.src.ahead = false
	if lost {
		for i := range t.keys {
			t.uncompared(&t.keys[i])
		}
	}
	return true, more
}

// valid finds the logical values of the cells that differ and of those of keys, and
// reports whether they are valid.
func (q *lines) valid() bool {
	t := q.l.r.table
	t.buf = t.buf[:0]
	for sort, i := range q.of {
		if i < 0 {
			continue
		}
		cell := q.Cell(interchange.Sort(sort))
		if !isLine(cell) {
			return false
		}
		v, bad := t.logical(i, cell, false)
		if bad != "" {
			return false
		}
		t.row.values[i], q.value[sort] = v, v
		if v == nil { // for which the ordinary way has an answer
			q.value[sort] = []byte{}
		}
	}
	for i := range q.apart {
		a := &q.apart[i]
		if cell := q.Apart(a.run); a.first || !bytes.Equal(cell, a.raw) {
			v, bad := t.logical(a.column, cell, false)
			if bad != "" {
				return false
			}
			a.first, a.missing = false, v == nil
			a.raw, a.value = append(a.raw[:0], cell...), append(a.value[:0], v...)
		}
		if t.row.values[a.column] = a.value; a.missing {
			t.row.values[a.column] = nil
		}
	}
	return true
}

// isLine reports whether a cell is of a row that can be cut into cells, without a look
// at characters beyond ASCII.
func isLine(cell []byte) bool {
	for _, c := range cell {
		if c == '\r' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// distinct looks the keys of the row up. again says that something is to be said of one
// of them, lost that one is not compared.
func (q *lines) distinct() (again, lost bool) {
	t := q.l.r.table
	for i := range t.keys {
		k := &t.keys[i]
		t.look(k)
		switch {
		case k.before == notCompared:
			lost = true
		case k.before > 0 || k.before == missingKey && k.primary:
			again = true
		}
	}
	t.looked = t.rows
	return again, lost
}

// set sets a cell of a key that is read alone.
func (q *lines) set(i int, cell []byte) bool {
	t := q.l.r.table
	t.buf = t.buf[:0]
	v, bad := t.logical(i, cell, false)
	return bad == "" && q.l.r.d.Set(&q.l.components[i], v) == nil
}
