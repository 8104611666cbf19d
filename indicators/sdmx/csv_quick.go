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
	*interchange.Cutter
	whole bool // the last row was cut to its end
	key   *interchange.Key
	rest  *interchange.Rest
	l     *loader
}

// The sorts of components.
const (
	recordCell = interchange.RecordCell
	timeCell   = interchange.TimeCell
	valueCell  = interchange.ValueCell
	ofKey      = interchange.KeyCells
	ofRest     = interchange.RestCells
)

// newCSVQuick returns nil for a message that has no column for the value, or
// names beside the codes, which differ as the codes do.
func newCSVQuick(l *loader, rows interchange.Rows, yield func(indicators.Observation, error) bool) *csvQuick {
	if l.value < 0 || l.in.labels == LabelsName || l.entangled {
		return nil
	}
	q := &csvQuick{Quick: interchange.NewQuick(l.d, rows, yield), Cutter: interchange.NewCutter(l.in.delimiter), l: l}
	at := 0
	for i, c := range l.components {
		if gap := int(l.in.columns[i].at) - at; gap > 0 {
			q.Cutter.Add(ofRest, i, gap)
		}
		at = int(l.in.columns[i].at) + 1
		q.Cutter.Add(c.Sort(), i, 1)
	}
	return q
}

// row reads a row. ok is false for one that must be read the ordinary way, as each with
// quotes does; plain says that it has none.
func (q *csvQuick) row(row []byte, plain bool) (ok, more bool) {
	if q.whole = plain && q.Cut(row); !q.whole {
		return false, true
	}
	if q.Fresh(0) {
		q.key = q.Key(q.Text(0))
	}
	if q.Fresh(1) {
		q.rest = q.Rest(q.Text(1))
	}
	if q.rest == nil {
		return false, true
	}
	if q.key == nil && !q.learn() {
		return false, true
	}
	if q.l.opt.DecimalComma && bytes.IndexByte(q.Cells[valueCell], '.') >= 0 {
		return false, true // a problem
	}
	return q.Quick.Add(q.key, q.rest, q.Cells[recordCell], q.Cells[timeCell], q.Cells[valueCell])
}

// learn reads the key of a row whose rest is known.
func (q *csvQuick) learn() bool {
	q.key = q.LearnKey(q.Text(0), func() bool { return q.EachOfKey(q.setKey) })
	return q.key != nil
}

// setKey sets a dimension of the key.
func (q *csvQuick) setKey(i int, cell []byte) bool {
	if q.l.in.columns[i].Multi {
		return false
	}
	if q.l.in.labels == LabelsBoth {
		cell, _, _ = q.l.in.cut(cell, true)
	}
	return string(cell) == "~" || q.l.d.Set(&q.l.components[i], cell) == nil
}

// keep remembers what the row says that was read the ordinary way.
func (q *csvQuick) keep(o *indicators.Observation) {
	if !q.whole {
		return
	}
	if q.key == nil {
		q.key = q.KeepKey(q.Text(0), o.Key)
	}
	if q.rest == nil {
		q.rest = q.KeepRest(q.Text(1), o)
	}
}

// forget forgets all forms: those of another structure count no loss for it.
func (q *csvQuick) forget() {
	q.Quick.Forget()
	q.Cutter.Forget()
	q.key, q.rest = nil, nil
}
