package sdmx

import (
	"bytes"
	"encoding/binary"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// xmlQuick makes observations of which it knows all but RECORD, TIME_PERIOD and
// OBS_VALUE.
type xmlQuick struct {
	*interchange.Quick
	off bool // the message has what is never quick

	stale bool // the texts of the series are those of another
	head  [2][]byte
	cells [ofKey][]byte
	twice bool // one of the cells is given twice

	text [2][]byte // of the last observation
	last [2][]byte // that key and rest are of
	key  *interchange.Key
	rest *interchange.Rest
}

// xmlTrial is the observation from which on what was read is remembered: it takes
// memory, which a short message is not worth.
const xmlTrial = 32

// sorted says which sort of cell the component has.
func (c *xmlComponent) sorted() { c.sort = c.c.Sort() }

// take adds values to the cells and to the texts of an observation.
func (q *xmlQuick) take(values *xmlValues, cells *[ofKey][]byte, text *[2][]byte) (twice bool) {
	for i := range values.list {
		v := &values.list[i]
		if v.c.sort < ofKey {
			if len(v.text) > 0 {
				twice = twice || cells[v.c.sort] != nil
				cells[v.c.sort] = v.text
			}
			continue
		}
		t := &text[v.c.sort-ofKey]
		*t = binary.AppendUvarint(*t, v.c.number)
		*t = binary.AppendUvarint(*t, uint64(len(v.text)))
		*t = append(*t, v.text...)
	}
	return twice
}

// begin starts a data set.
func (q *xmlQuick) begin() {
	if q.Quick != nil {
		q.Forget()
	}
	q.stale, q.key, q.rest = true, nil, nil
}

// add makes an observation of the values of the series and its own. ok is false for
// one that must be put together the ordinary way.
func (q *xmlQuick) add(x *xmlReader) (ok, more bool) {
	set := &x.set
	if q.off || set.action == Delete || x.count < xmlTrial {
		return false, true
	}
	if q.Quick == nil {
		q.Quick = interchange.NewQuick(x.d, x.rows, x.yield)
	}
	if q.stale {
		q.stale, q.cells, q.head[0], q.head[1] = false, [ofKey][]byte{}, q.head[0][:0], q.head[1][:0]
		q.twice = q.take(&set.shared, &q.cells, &q.head)
		q.twice = q.take(&set.series, &q.cells, &q.head) || q.twice
	}
	cells := q.cells
	for i := range q.text {
		q.text[i] = append(q.text[i][:0], q.head[i]...)
	}
	if twice := q.take(&set.obs, &cells, &q.text); twice || q.twice {
		q.key, q.rest = nil, nil
		return false, true
	}
	for i := range q.text {
		known := q.key != nil
		if i == 1 {
			known = q.rest != nil
		}
		if known && bytes.Equal(q.text[i], q.last[i]) {
			continue
		}
		q.last[i] = append(q.last[i][:0], q.text[i]...)
		if i == 0 {
			q.key = q.Key(q.text[0])
		} else {
			q.rest = q.Rest(q.text[1])
		}
	}
	if q.key == nil || q.rest == nil || cells[timeCell] == nil {
		return false, true
	}
	return q.Add(q.key, q.rest, cells[recordCell], cells[timeCell], cells[valueCell])
}

// keep remembers the observation that was put together the ordinary way.
func (q *xmlQuick) keep(o *indicators.Observation) {
	if q.Quick == nil || q.off {
		return
	}
	if q.key == nil {
		q.key = q.KeepKey(q.last[0], o.Key)
	}
	if q.rest == nil {
		q.rest = q.KeepRest(q.last[1], o)
	}
}
