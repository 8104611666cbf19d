package datapackage

import "math/bits"

// keySet holds the keys of a table with the rows that they stand in: of each key a
// hash of 96 bits, so that a million take some 22 MB. The hashes stand one after
// another, as they came; a table of open addressing, which is small enough to be near,
// says where each of them is.
type keySet struct {
	slots []uint32 // the place of a key, from 1, in the upper bits, and eight bits of its hash; 0 for none
	parts [][]keyEntry
	used  int
}

type keyEntry struct {
	sum [3]uint32
	row int32
}

const (
	partBits = 12        // of the places in a part
	maxPlace = 1<<24 - 1 // the last place that a slot can say
)

// add adds the key of a row, and returns the row that has it already, 0 for none. It
// reports false when there is no room.
func (s *keySet) add(high, low uint64, row int) (before int, ok bool) {
	if 5*(s.used+1) > 4*len(s.slots) {
		s.grow()
	}
	sum := [3]uint32{uint32(high >> 32), uint32(high), uint32(low >> 32)}
	mark := sum[2] & 0xff
	i := s.home(sum)
	for s.slots[i] != 0 {
		if s.slots[i]&0xff == mark {
			if e := s.at(s.slots[i] >> 8); e.sum == sum {
				return int(e.row), true
			}
		}
		if i++; i == len(s.slots) {
			i = 0
		}
	}
	if s.used == maxPlace {
		return 0, false
	}
	s.append(keyEntry{sum, int32(row)})
	s.slots[i] = uint32(s.used)<<8 | mark
	return 0, true
}

// home returns the slot where a key is looked for first.
func (s *keySet) home(sum [3]uint32) int {
	i, _ := bits.Mul64(uint64(sum[0])<<32|uint64(sum[1]), uint64(len(s.slots)))
	return int(i)
}

// at returns the key at a place.
func (s *keySet) at(place uint32) *keyEntry {
	return &s.parts[(place-1)>>partBits][(place-1)&(1<<partBits-1)]
}

func (s *keySet) append(e keyEntry) {
	last := len(s.parts) - 1
	if last < 0 || len(s.parts[last]) == 1<<partBits {
		s.parts = append(s.parts, nil)
		last++
	}
	part := s.parts[last]
	if len(part) == cap(part) { // the first part grows, the others have their size
		grown := make([]keyEntry, len(part), max(8, 2*cap(part)))
		if last > 0 {
			grown = make([]keyEntry, 0, 1<<partBits)
		}
		copy(grown, part)
		part = grown
	}
	s.parts[last] = append(part, e)
	s.used++
}

// grow makes room for half as many more.
func (s *keySet) grow() {
	s.slots = make([]uint32, max(16, len(s.slots)+len(s.slots)/2))
	place := uint32(0)
	for _, part := range s.parts {
		for i := range part {
			place++
			e := &part[i]
			at := s.home(e.sum)
			for s.slots[at] != 0 {
				if at++; at == len(s.slots) {
					at = 0
				}
			}
			s.slots[at] = place<<8 | e.sum[2]&0xff
		}
	}
}
