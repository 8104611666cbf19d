package datapackage

import (
	"encoding/binary"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// known makes an observation of a row of which all but RECORD, TIME_PERIOD and the
// value was read before. ok is false for one that must be read the ordinary way.
func (l *loader) known(row *Row) (ok, more bool) {
	if l.quick == nil {
		return false, true
	}
	l.texts[0], l.texts[1] = l.texts[0][:0], l.texts[1][:0]
	for i := range l.components {
		if i == l.value || i == l.record || i == l.time {
			continue
		}
		to := &l.texts[1]
		if c := &l.components[i]; c.Part == interchange.Dimension && c.ID != "" {
			to = &l.texts[0]
		}
		cell := row.bytes(i)
		*to = binary.AppendUvarint(*to, uint64(len(cell)))
		*to = append(*to, cell...)
	}
	l.knownKey, l.knownRest = l.quick.Key(l.texts[0]), l.quick.Rest(l.texts[1])
	if l.knownKey == nil || l.knownRest == nil {
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
	return l.quick.Add(l.knownKey, l.knownRest, cell(l.record), cell(l.time), row.bytes(l.value))
}

// keep remembers the row that was read the ordinary way.
func (l *loader) keep(o *indicators.Observation) {
	if l.quick == nil {
		return
	}
	if l.knownKey == nil {
		l.quick.KeepKey(l.texts[0], o.Key)
	}
	if l.knownRest == nil {
		l.quick.KeepRest(l.texts[1], o)
	}
}
