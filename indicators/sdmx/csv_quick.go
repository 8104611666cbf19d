package sdmx

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// csvQuick reads rows of which it knows all but RECORD, TIME_PERIOD and
// OBS_VALUE, without cutting the rest of them into cells.
type csvQuick struct {
	*interchange.Lines
	l *loader
}

// newCSVQuick returns nil for a message that has no column for the value, or
// names beside the codes, which differ as the codes do.
func newCSVQuick(l *loader, rows interchange.Rows, yield func(indicators.Observation, error) bool) *csvQuick {
	if l.value < 0 || l.in.labels == LabelsName || l.entangled {
		return nil
	}
	lines := interchange.NewLines(interchange.NewQuick(l.d, rows, yield), l.in.delimiter, false)
	at := 0
	for i, c := range l.components {
		for ; at < int(l.in.columns[i].at); at++ {
			lines.Column(interchange.RestCell, -1, false)
		}
		at++
		lines.Column(c.SortOf(), i, false)
	}
	return &csvQuick{lines, l}
}

// row reads a row. ok is false for one that must be read the ordinary way, as each with
// quotes does; plain says that it has none.
func (q *csvQuick) row(row []byte, plain bool) (ok, more bool) {
	if !plain {
		q.Pass()
		return false, true
	}
	if !q.Row(row, q.set) {
		return false, true
	}
	return q.Add(q.Key, q.Rest, q.Cell(recordCell), q.Cell(timeCell), q.Cell(valueCell))
}

// set sets a cell of a key that is read alone.
func (q *csvQuick) set(column int, cell []byte) bool {
	if q.l.in.columns[column].Multi {
		return false
	}
	if q.l.in.labels == LabelsBoth {
		cell, _, _ = q.l.in.cut(cell, true)
	}
	return string(cell) == "~" || q.l.d.Set(&q.l.components[column], cell) == nil
}
