package sdmx

import (
	"bytes"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// csvQuick reads rows of which it knows all but RECORD, TIME_PERIOD and
// OBS_VALUE, without cutting the rest of them into cells.
type csvQuick struct {
	*interchange.Quick
	comma byte
	runs  []run
	first [2]int        // one more than the number of the first run of each half, 0 for none
	cells [ofKey][]byte // the cells that differ, nil for one without a column
	whole bool          // the last row was cut to its end
	halves
	l *loader
}

// halves are the texts of the two halves of a row, and what is known by them.
type halves struct {
	text  [2][]byte
	stale [2]bool // the text is that of another row
	key   *interchange.Key
	rest  *interchange.Rest
}

// run is a run of columns of one sort.
type run struct {
	sort    int // one of the cells that differ, ofKey or ofRest
	first   int // its first component
	columns int
	next    int    // one more than the number of the next run of its half, 0 for none
	text    []byte // of the last row, with the comma that follows
}

const (
	recordCell = iota
	timeCell
	valueCell
	ofKey
	ofRest
)

// newCSVQuick returns nil for a message that has no column for the value, or
// names beside the codes, which differ as the codes do.
func newCSVQuick(l *loader, rows interchange.Rows, yield func(indicators.Observation, error) bool) *csvQuick {
	if l.value < 0 || l.in.labels == LabelsName || l.entangled {
		return nil
	}
	q := &csvQuick{Quick: interchange.NewQuick(l.d, rows, yield), comma: l.in.delimiter, l: l}
	add := func(sort, first, columns int) {
		if last := len(q.runs) - 1; last >= 0 && q.runs[last].sort == sort {
			q.runs[last].columns += columns
			return
		}
		q.runs = append(q.runs, run{sort: sort, first: first, columns: columns})
	}
	at := 0
	for i, c := range l.components {
		if gap := int(l.in.columns[i].at) - at; gap > 0 {
			add(ofRest, i, gap)
		}
		at = int(l.in.columns[i].at) + 1
		switch {
		case c.ID == interchange.RecordID:
			add(recordCell, i, 1)
		case c.ID == interchange.TimeID:
			add(timeCell, i, 1)
		case c.ID == interchange.ValueID:
			add(valueCell, i, 1)
		case c.Part == interchange.Dimension && c.ID != "":
			add(ofKey, i, 1)
		default:
			add(ofRest, i, 1)
		}
	}
	for j := len(q.runs) - 1; j >= 0; j-- {
		if sort := q.runs[j].sort; sort >= ofKey {
			q.runs[j].next, q.first[sort-ofKey] = q.first[sort-ofKey], j+1
		}
	}
	return q
}

// row reads a row. ok is false for one that must be read the ordinary way, as each with
// quotes does; plain says that it has none.
func (q *csvQuick) row(row []byte, plain bool) (ok, more bool) {
	if q.whole = plain && q.cut(row); !q.whole {
		return false, true
	}
	for i := range q.text {
		if !q.stale[i] {
			continue
		}
		text := q.text[i][:0]
		for n := q.first[i]; n > 0; n = q.runs[n-1].next {
			text = append(text, q.runs[n-1].text...)
		}
		q.text[i], q.stale[i] = text, false
		if i == 0 {
			q.key = q.Key(text)
		} else {
			q.rest = q.Rest(text)
		}
	}
	if q.rest == nil {
		return false, true
	}
	if q.key == nil && !q.learn() {
		return false, true
	}
	return q.Add(q.key, q.rest, q.cells[recordCell], q.cells[timeCell], q.cells[valueCell])
}

// learn reads the key of a row whose rest is known.
func (q *csvQuick) learn() bool {
	q.key = q.LearnKey(q.text[0], q.setKey)
	return q.key != nil
}

// setKey sets the dimensions of the key.
func (q *csvQuick) setKey() bool {
	for i := range q.runs {
		r := &q.runs[i]
		if r.sort != ofKey {
			continue
		}
		text := r.text
		for n := range r.columns {
			var cell []byte
			found := false
			if cell, text, found = bytes.Cut(text, []byte{q.comma}); !found && n < r.columns-1 {
				return false // the row is cut short
			}
			if q.l.in.columns[r.first+n].Multi {
				return false
			}
			if q.l.in.labels == LabelsBoth {
				cell, _, _ = q.l.in.cut(cell, true)
			}
			if string(cell) != "~" && q.l.d.Set(&q.l.components[r.first+n], cell) != nil {
				return false
			}
		}
	}
	return true
}

// cut cuts a row into runs, and reports whether it has them all.
func (q *csvQuick) cut(row []byte) bool {
	last := len(q.runs) - 1
	for i := range q.runs {
		r := &q.runs[i]
		if r.sort < ofKey {
			n := bytes.IndexByte(row, q.comma)
			if n < 0 {
				if n = len(row); i < last {
					return false
				}
			}
			q.cells[r.sort], row = row[:n], row[min(n+1, len(row)):]
			continue
		}
		n := len(r.text)
		if i == last {
			n = len(row)
		}
		if (n > 0 || i == last) && len(row) >= n && bytes.Equal(row[:n], r.text) {
			row = row[n:]
			continue
		}
		if i < last {
			n = 0
			for range r.columns {
				k := bytes.IndexByte(row[n:], q.comma)
				if k < 0 {
					return false
				}
				n += k + 1
			}
		}
		r.text = append(r.text[:0], row[:n]...)
		q.stale[r.sort-ofKey] = true
		row = row[n:]
	}
	return len(row) == 0
}

// keep remembers what the row says that was read the ordinary way.
func (q *csvQuick) keep(o *indicators.Observation) {
	if !q.whole {
		return
	}
	if q.key == nil {
		q.key = q.KeepKey(q.text[0], o.Key)
	}
	if q.rest == nil {
		q.rest = q.KeepRest(q.text[1], o)
	}
}

// forget forgets all forms: those of another structure count no loss for it.
func (q *csvQuick) forget() {
	q.Forget()
	q.key, q.rest, q.stale = nil, nil, [2]bool{true, true}
}
