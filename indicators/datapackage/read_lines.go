package datapackage

import (
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// lines makes observations of rows of delimited text whose key and rest stand, byte for
// byte, as in rows that were valid, without cutting these two into cells. A row that
// it does not know is left to be read the ordinary way, as if nothing had been here.
type lines struct {
	*interchange.Cutter
	q     *quick
	t     *Table
	in    *csv.Reader
	keys  interchange.Recall[interchange.Key] // by the text of the half
	rests interchange.Recall[interchange.Rest]
	key   *interchange.Key // of the texts of the row before
	rest  *interchange.Rest
	whole bool // the row was cut to its end

	used, missed int // rows that were known, and that were not
}

// newLines returns nil for a table that is not delimited text in the usual dialect, and
// for one with a key of other columns than RECORD, TIME_PERIOD and the value.
func newLines(l *loader, q *quick) *lines {
	t := l.r.table
	src, ok := t.src.(*csvSource)
	if !ok || src.null != "" || len(t.skip) > 0 || t.width < 2 {
		return nil
	}
	in, ok := src.in.(*csv.Reader)
	if !ok {
		return nil
	}
	for _, k := range t.keys {
		for _, i := range k.columns {
			if i != l.value && i != l.record && i != l.time {
				return nil
			}
		}
	}
	x := &lines{Cutter: interchange.NewCutter(in.Comma()), q: q, t: t, in: in}
	of := make([]int, t.width) // the component of each cell, from 1
	for i := range t.columns {
		if at := t.columns[i].at; at >= 0 && at < t.width {
			of[at] = i + 1
		}
	}
	for at, i := range of {
		if i--; i < 0 {
			x.Cutter.Add(interchange.RestCells, at, 1)
		} else {
			x.Cutter.Add(l.components[i].Sort(), i, 1)
		}
	}
	return x
}

// row reads the next row. ok is false for one that must be read the ordinary way.
func (x *lines) row() (ok, more bool) {
	t := x.t
	x.whole = false
	row, plain := t.src.(*csvSource).ahead(x.in)
	if !plain || len(row) == 0 || t.rows >= t.limits.MaxRows || !x.Cut(row) {
		return false, true
	}
	x.whole = true
	if x.Fresh(ofKey) {
		x.key = x.keys.Find(x.Text(ofKey))
	}
	if x.Fresh(ofRest) {
		x.rest = x.rests.Find(x.Text(ofRest))
	}
	if x.key == nil || x.rest == nil {
		x.missed++
		return false, true
	}
	n := len(t.columns)
	if len(t.row.values) != n {
		return false, true
	}
	t.buf = t.buf[:0]
	l := x.q.l
	for sort, i := range [...]int{l.record, l.time, l.value} {
		if i < 0 {
			continue
		}
		logical, sound := t.sound(i, x.Cells[sort])
		if !sound {
			return false, true
		}
		x.Cells[sort], t.row.values[i] = logical, logical
	}
	if !t.areNew() {
		return false, true
	}
	if ok, more = x.q.Add(x.key, x.rest, x.Cells[interchange.RecordCell], x.Cells[interchange.TimeCell],
		x.Cells[interchange.ValueCell]); !ok {
		return false, true
	}
	x.used++
	t.src.(*csvSource).isAhead = false
	t.physical++
	t.rows++
	t.takeKeys()
	return true, more
}

// sound returns the logical value of a cell of delimited text. It reports false for one
// that is missing or not valid.
func (t *Table) sound(i int, cell []byte) ([]byte, bool) {
	if c := t.columns[i].check; c != nil && len(cell) > 0 &&
		(c.glance == glanceText || c.glance == glanceDigit && isPlain(cell)) {
		return cell, true
	}
	m := &t.memory[i]
	if m.isSound(cell) {
		return cell, true
	}
	logical, fault := t.value(&t.columns[i], cell, false)
	m.keep(cell, logical, fault == "")
	return logical, fault == "" && logical != nil
}

// keep remembers the row that was read the ordinary way: it was valid.
func (x *lines) keep() {
	if !x.whole {
		return
	}
	if x.key == nil && x.q.key != nil {
		x.key = x.q.key
		x.keys.Keep(x.Text(ofKey), x.key)
	}
	if x.rest == nil && x.q.rest != nil {
		x.rest = x.q.rest
		x.rests.Keep(x.Text(ofRest), x.rest)
	}
}

// useless reports that rows are hardly ever known.
func (x *lines) useless() bool { return x.missed >= trial && x.missed > 2*x.used }
