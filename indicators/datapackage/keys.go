package datapackage

import "math/bits"

// keySet holds the keys of a table with the rows that they stand in: of each key a
// hash of 102 bits, so that a million take some 20 MB. They are in several tables,
// of which one grows at a time.
type keySet struct{ tables [64]keyTable }

// keyTable is a table of open addressing.
type keyTable struct {
	slots []keySlot
	used  int
}

type keySlot struct {
	sum keySum
	row int32 // 0 for an empty slot
}

type keySum [3]uint32

// place returns where a key belongs in a table of so many slots.
func (s *keySum) place(slots int) int {
	i, _ := bits.Mul64(uint64(s[0])<<32|uint64(s[1]), uint64(slots))
	return int(i)
}

// find returns the slot of a key and its table, which has room for it. The row of the
// slot is 0 if no row has the key.
func (s *keySet) find(high, low uint64) (*keyTable, *keySlot) {
	t := &s.tables[low%uint64(len(s.tables))]
	if 8*(t.used+1) > 7*len(t.slots) {
		t.grow()
	}
	return t, t.find(keySum{uint32(high >> 32), uint32(high), uint32(low >> 32)})
}

// find returns the slot of a key, whose row is 0 if the table does not have it.
func (t *keyTable) find(sum keySum) *keySlot {
	slots := t.slots
	i := sum.place(len(slots))
	for {
		slot := &slots[i]
		if slot.row == 0 {
			slot.sum = sum
			return slot
		}
		if slot.sum == sum {
			return slot
		}
		if i++; i == len(slots) {
			i = 0
		}
	}
}

// grow makes room for a third more.
func (t *keyTable) grow() {
	old := t.slots
	slots := make([]keySlot, max(4, len(old)+len(old)/3))
	for i := range old {
		slot := &old[i]
		if slot.row == 0 {
			continue
		}
		at := slot.sum.place(len(slots)) // and no slot before it that is free has the key
		for slots[at].row != 0 {
			if at++; at == len(slots) {
				at = 0
			}
		}
		slots[at] = *slot
	}
	t.slots = slots
}
