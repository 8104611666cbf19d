package datapackage

import "bytes"

// trial is the row from which on rows are held against those before them, and
// maxSound how long a cell is remembered: a short table is not worth the memory.
const (
	trial    = 100
	maxSound = 128
)

// remembered is what is known of a column by the rows before: its last value, and
// cells that were valid as they stand, so that they need not be checked again. It is
// asked and told of each cell as it was read, whatever the quotes and escapes; where a
// row is cut, and how many cells it has, is none of its business.
type remembered struct {
	off   bool // values of the column hardly repeat
	again bool // the value of this row is that of the row before; a missing one counts as empty

	last  []byte // the value of the row before
	store [maxSound]byte
	known bool // there is one, and it is short
	asIs  bool // it stands so in a cell that is valid

	sound [soundSlots][]byte // other such cells
}

// remember begins to remember.
func (t *Table) remember() {
	t.memory = make([]remembered, len(t.columns))
	for _, k := range t.keys {
		if len(k.columns) == 1 {
			t.memory[k.columns[0]].off = true
		}
	}
}

// isSound reports whether a cell of delimited text is known to be valid as it stands.
// Else keep takes note of its value. A nil cell is none: it is missing, which an empty
// one need not be.
func (m *remembered) isSound(cell []byte) bool {
	if m == nil || m.off || cell == nil {
		return false
	}
	if m.again = m.asIs && bytes.Equal(cell, m.last); m.again {
		return true
	}
	slot := m.slot(cell)
	if slot == nil || !bytes.Equal(cell, *slot) {
		return false
	}
	m.last, m.known, m.asIs = append(m.store[:0], cell...), true, true
	return true
}

// keep takes note of the value of a cell, nil for one that is missing. valid says that
// nothing is wrong with it, and that it is of delimited text.
func (m *remembered) keep(cell, value []byte, valid bool) {
	if m == nil || m.off {
		return
	}
	if len(value) > maxSound {
		m.again, m.known, m.asIs = false, false, false
		return
	}
	m.again = m.known && bytes.Equal(value, m.last)
	m.last, m.known = append(m.store[:0], value...), true
	m.asIs = valid && value != nil && bytes.Equal(value, cell)
	if slot := m.slot(cell); slot != nil && m.asIs {
		*slot = append((*slot)[:0], cell...)
	}
}

// slot returns where a cell is if it was remembered; nil for one that is not
// worth it.
func (m *remembered) slot(cell []byte) *[]byte {
	if len(cell) == 0 {
		return nil
	}
	var h uint32
	for _, c := range cell[max(0, len(cell)-4):] { // which differ most
		h = h<<8 | uint32(c)
	}
	return &m.sound[h*0x9e3779b1>>(32-soundBits)]
}

const (
	soundBits  = 6
	soundSlots = 1 << soundBits
)
