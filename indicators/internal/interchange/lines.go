package interchange

import (
	"bytes"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
)

// Lines reads rows of delimited text, without quotes, of which it knows all but
// RECORD, TIME_PERIOD and the value, without cutting the rest of them into cells.
// What a row says beside these three stands in runs of columns: those of the key,
// and the rest.
type Lines struct {
	*Quick
	Key  *Key  // of the row that was cut last; nil where it is not known
	Rest *Rest // likewise

	comma byte
	exact bool // a row has as many cells as there are columns
	runs  []lineRun
	cells [KeyCell][]byte // the cells that differ, nil for one without a column
	whole bool            // the last row was cut to its end
	text  [2][]byte       // of the key and of the rest
	stale [2]bool         // the text is that of another row
}

// lineRun is a run of columns of one sort.
type lineRun struct {
	sort    Sort
	columns []int // as the reader counts them
	apart   bool
	text    []byte // of the last row, with the comma that follows
}

// Sort says which part of a record a component belongs to where records are read that
// say what earlier ones said.
type Sort uint8

// Those before KeyCell differ from record to record.
const (
	RecordCell Sort = iota
	TimeCell
	ValueCell
	KeyCell
	RestCell
)

// SortOf returns the part that the component belongs to.
func (c Component) SortOf() Sort {
	switch {
	case c.ID == RecordID:
		return RecordCell
	case c.ID == TimeID:
		return TimeCell
	case c.ID == ValueID:
		return ValueCell
	case c.Part == Dimension && c.ID != "":
		return KeyCell
	}
	return RestCell
}

// NewLines returns Lines without columns. exact says that each row has as many cells
// as there are columns; else it may have fewer, and more if these are empty.
func NewLines(q *Quick, comma byte, exact bool) *Lines {
	return &Lines{Quick: q, comma: comma, exact: exact}
}

// Column adds a column: the reader knows it by a number, -1 for one that means
// nothing. Apart says that its cell is asked for alone, by the run that is returned.
func (q *Lines) Column(sort Sort, column int, apart bool) (run int) {
	last := len(q.runs) - 1
	if last >= 0 && q.runs[last].sort == sort && !apart && !q.runs[last].apart {
		q.runs[last].columns = append(q.runs[last].columns, column)
		return last
	}
	q.runs = append(q.runs, lineRun{sort: sort, columns: []int{column}, apart: apart})
	return last + 1
}

// Cell returns one of the cells that differ, of the row that was cut last; nil where
// no column is of that sort.
func (q *Lines) Cell(sort Sort) []byte { return q.cells[sort] }

// Apart returns the cell of a run of one column of the row that was cut last.
func (q *Lines) Apart(run int) []byte {
	text := q.runs[run].text
	if run < len(q.runs)-1 {
		text = text[:len(text)-1]
	}
	return text
}

// Row cuts a row, and reports whether its key and its rest are known. A key that is
// not is read: set sets a cell of it in the Decoder, if it is well-formed.
func (q *Lines) Row(row []byte, set func(column int, cell []byte) bool) bool {
	if q.whole = q.cut(row); !q.whole {
		return false
	}
	for i := range q.text {
		if !q.stale[i] {
			continue
		}
		q.text[i], q.stale[i] = q.text[i][:0], false
		for j := range q.runs {
			if q.runs[j].sort == KeyCell+Sort(i) {
				q.text[i] = append(q.text[i], q.runs[j].text...)
			}
		}
		if i == 0 {
			q.Key = q.Quick.Key(q.text[0])
		} else {
			q.Rest = q.Quick.Rest(q.text[1])
		}
	}
	return q.Rest != nil && (q.Key != nil || q.learn(set))
}

// learn reads the key of a row whose rest is known.
func (q *Lines) learn(set func(column int, cell []byte) bool) bool {
	if bytes.IndexByte(q.text[0], '\r') >= 0 || !utf8.Valid(q.text[0]) { // which no row may have
		return false
	}
	q.Key = q.LearnKey(q.text[0], func() bool {
		for i := range q.runs {
			if r := &q.runs[i]; r.sort == KeyCell && !q.set(r, i == len(q.runs)-1, set) {
				return false
			}
		}
		return true
	})
	return q.Key != nil
}

// set sets the cells of a run, if they are as many as its columns.
func (q *Lines) set(r *lineRun, last bool, set func(column int, cell []byte) bool) bool {
	text, more := r.text, true
	for _, column := range r.columns {
		var cell []byte
		if cell, text, more = bytes.Cut(text, []byte{q.comma}); !set(column, cell) {
			return false
		}
	}
	return !more || !last || !q.exact
}

// cut cuts a row into runs, and reports whether it has them all.
func (q *Lines) cut(row []byte) bool {
	last := len(q.runs) - 1
	for i := range q.runs {
		r := &q.runs[i]
		if r.sort < KeyCell {
			n := bytes.IndexByte(row, q.comma)
			if n < 0 {
				if n = len(row); i < last {
					return false
				}
			} else if i == last && q.exact {
				return false
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
		q.stale[r.sort-KeyCell] = true
		row = row[n:]
	}
	return len(row) == 0
}

// IsWhole reports whether the row was cut to its end, so that Keep remembers it.
func (q *Lines) IsWhole() bool { return q.whole }

// Pass says that a row is read the ordinary way without a look at it.
func (q *Lines) Pass() { q.whole = false }

// Keep remembers what the row says that was read the ordinary way.
func (q *Lines) Keep(o *indicators.Observation) {
	if !q.whole {
		return
	}
	if q.Key == nil {
		q.Key = q.KeepKey(q.text[0], o.Key)
	}
	if q.Rest == nil {
		q.Rest = q.KeepRest(q.text[1], o)
	}
}

// Forget forgets all forms: those of another structure count no loss for it.
func (q *Lines) Forget() {
	q.Quick.Forget()
	q.Key, q.Rest, q.stale = nil, nil, [2]bool{true, true}
}
