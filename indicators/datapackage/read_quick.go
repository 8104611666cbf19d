package datapackage

import (
	"encoding/binary"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// quick makes observations of rows of which all but RECORD, TIME_PERIOD and the value
// was read before.
type quick struct {
	*interchange.Quick
	l      *loader
	fields [2][]int         // those of the key and of the rest
	texts  [2][]byte        // their values in the last row in which one of them was another
	key    *interchange.Key // of the row before, nil where it is not known
	rest   *interchange.Rest
}

// Halves of a row, but for the three cells that differ.
const (
	ofKey = iota
	ofRest
)

func newQuick(l *loader, of *interchange.Quick) *quick {
	q := &quick{Quick: of, l: l}
	for i := range l.components {
		if i == l.value || i == l.record || i == l.time {
			continue
		}
		half := ofRest
		if c := &l.components[i]; c.Part == interchange.Dimension && c.ID != "" {
			half = ofKey
		}
		q.fields[half] = append(q.fields[half], i)
	}
	l.r.table.memory[l.value].off = true
	return q
}

// row makes an observation of a row. ok is false for one that must be read the ordinary
// way.
func (q *quick) row(row *Row) (ok, more bool) {
	if q.key == nil || q.changed(ofKey) {
		q.gather(ofKey, row)
		q.key = q.Key(q.texts[ofKey])
	}
	if q.rest == nil || q.changed(ofRest) {
		q.gather(ofRest, row)
		q.rest = q.Rest(q.texts[ofRest])
	}
	if q.key == nil || q.rest == nil {
		return false, true
	}
	cell := func(i int) []byte {
		switch {
		case i < 0:
			return nil
		case row.bytes(i) == nil:
			return []byte{} // for which the ordinary way has an answer
		}
		return row.bytes(i)
	}
	return q.Add(q.key, q.rest, cell(q.l.record), cell(q.l.time), row.bytes(q.l.value))
}

// changed reports whether a value of a half is another than in the row before.
func (q *quick) changed(half int) bool {
	for _, i := range q.fields[half] {
		if !q.l.r.table.memory[i].again {
			return true
		}
	}
	return false
}

// gather puts the values of a half together.
func (q *quick) gather(half int, row *Row) {
	text := q.texts[half][:0]
	for _, i := range q.fields[half] {
		cell := row.bytes(i)
		text = binary.AppendUvarint(text, uint64(len(cell)))
		text = append(text, cell...)
	}
	q.texts[half] = text
}

// keep remembers the row that was read the ordinary way.
func (q *quick) keep(o *indicators.Observation) {
	if q.key == nil {
		q.key = q.KeepKey(q.texts[ofKey], o.Key)
	}
	if q.rest == nil {
		q.rest = q.KeepRest(q.texts[ofRest], o)
	}
}

// pass says that there was a row that is no observation.
func (q *quick) pass() { q.key, q.rest = nil, nil }
