package sdmx

import (
	"bytes"
	"fmt"
	"hash/maphash"
	"math/bits"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// once finds a member of an object that is given twice.
type once struct {
	names []string
	room  [10]string // enough for most objects
}

// usual are the names of members that need no memory of their own.
var usual = [...]string{"id", "name", "names", "values", "roles", "keyPosition", "relationship", "format", "value",
	"dataSet", "series", "observation", "dimensions", "measures", "attributes", "annotations", "links", "description",
	"structure", "structures", "dataSets", "action"}

// maxCompanions is how many members of an object are compared: more than any
// standard has.
const maxCompanions = 64

// first returns the error of a name that was there before.
func (o *once) first(s *interchange.Scanner, name []byte) error {
	for _, before := range o.names {
		if before == string(name) {
			return s.Error(fmt.Errorf("%w: member %s is given twice", indicators.ErrDuplicate, cite.Quote(before)))
		}
	}
	if len(o.names) == maxCompanions {
		return nil
	}
	if o.names == nil {
		o.names = o.room[:0]
	}
	for _, known := range usual {
		if known == string(name) {
			o.names = append(o.names, known)
			return nil
		}
	}
	o.names = append(o.names, string(name))
	return nil
}

// repeated finds keys of series and of observations that were there before. Those
// of series, and of observations with several dimensions, are compared up to a
// number of them.
type repeated struct {
	seed   maphash.Seed
	begun  bool
	keys   keySet   // of series
	within keySet   // of observations in a series
	places []uint64 // a bit for each observation of a series that has one dimension
	from   int      // the words of places that are in use
	to     int
}

// dataSet starts a data set.
func (x *repeated) dataSet() {
	if !x.begun {
		x.seed, x.begun = maphash.MakeSeed(), true
		x.keys.seed, x.within.seed = maphash.String(x.seed, "series"), maphash.String(x.seed, "observations")
	}
	x.keys.clear()
	x.series()
}

// series starts the observations of a series.
func (x *repeated) series() {
	if x.from < x.to {
		clear(x.places[x.from:x.to])
	}
	x.from, x.to = len(x.places), 0
	x.within.clear()
}

// maxCompared is how many keys are compared, fewSlots how long a table is at first.
const (
	maxCompared = 1 << 16
	fewSlots    = 1 << 9
)

// keySet is a set of keys. Most messages have theirs in an order in which an index
// of each is greater than it was in all before, so that no look-up is needed to
// see that it is new: sums of these wait outside the table.
type keySet struct {
	seed    uint64
	sums    sums
	waiting []uint64
	most    []int // the greatest index of each dimension
}

// clear empties the set. What it costs is in proportion to what was in it.
func (k *keySet) clear() {
	k.sums.clear()
	k.waiting, k.most = k.waiting[:0], k.most[:0]
}

// add reports whether a key is in the set, and adds it while there is room.
func (k *keySet) add(indexes []int) bool {
	sum := k.seed ^ uint64(len(indexes))
	fresh := false
	for i, n := range indexes {
		high, low := bits.Mul64(sum^uint64(n), mixer)
		sum = (high ^ low) + k.seed
		if i == len(k.most) {
			k.most = append(k.most, -1)
		}
		if n > k.most[i] {
			k.most[i], fresh = n, true
		}
	}
	if !fresh {
		return k.find(sum)
	}
	if len(k.waiting)+k.sums.n < maxCompared {
		k.waiting = append(k.waiting, sum)
	}
	return false
}

const mixer = 0x9e3779b97f4a7c15

// find reports whether a sum is in the set, and adds it while there is room.
func (k *keySet) find(sum uint64) bool {
	for _, w := range k.waiting {
		k.sums.add(w)
	}
	k.waiting = k.waiting[:0]
	return k.sums.add(sum)
}

// sums is a set of hash sums in a table of twice as many slots at least. A slot
// of zero is free; a sum of zero is taken for one.
type sums struct {
	slots []uint64
	n     int
}

// clear empties the set.
func (s *sums) clear() {
	if s.n > 0 {
		clear(s.slots)
		s.slots = s.slots[:fewSlots]
	}
	s.n = 0
}

// add reports whether a sum is in the set, and adds it while there is room.
func (s *sums) add(sum uint64) bool {
	if sum == 0 {
		sum = 1
	}
	if s.n*2 >= len(s.slots) && len(s.slots) < 2*maxCompared {
		before := s.slots
		s.slots = make([]uint64, max(fewSlots, 2*len(before)))
		for _, b := range before {
			if b != 0 {
				s.slots[s.place(b)] = b
			}
		}
	}
	i := s.place(sum)
	if s.slots[i] == sum || s.n == maxCompared {
		return s.slots[i] == sum
	}
	s.slots[i] = sum
	s.n++
	return false
}

// place returns the slot of a sum, or the free one where it belongs.
func (s *sums) place(sum uint64) int {
	last := len(s.slots) - 1 // all ones: the length is a power of two
	i := int(sum>>32) & last
	for s.slots[i] != 0 && s.slots[i] != sum {
		i = (i + 1) & last
	}
	return i
}

// at reports whether an observation of a place was there before.
func (x *repeated) at(n, most int) bool {
	if n < 0 || n >= most {
		return false
	}
	word := n / 64
	if word >= len(x.places) {
		places := make([]uint64, (most+63)/64)
		copy(places, x.places)
		x.places = places
	}
	x.from, x.to = min(x.from, word), max(x.to, word+1)
	was := x.places[word]&(1<<(n%64)) != 0
	x.places[word] |= 1 << (n % 64)
	return was
}

const givenTwice = "a key is given several times: its observations are read in order"

// indexesOf returns the indexes of a key of so many dimensions. ok is false for a
// key that is not well-formed.
func (r *jsonReader) indexesOf(key []byte, dimensions int) (indexes []int, ok bool) {
	r.indexes = r.indexes[:0]
	for range dimensions {
		part, rest, more := bytes.Cut(key, []byte{':'})
		n, ok := indexOf(part)
		if r.indexes = append(r.indexes, n); !ok || more == (len(r.indexes) == dimensions) {
			return nil, false
		}
		key = rest
	}
	return r.indexes, true
}

// indexOf reads an index as [strconv.Atoi] does, without an allocation for what is
// not one. All numbers that are too large for an index are maxCells.
func indexOf(b []byte) (n int, ok bool) {
	sign := 1
	if len(b) > 1 && (b[0] == '+' || b[0] == '-') {
		if b[0] == '-' {
			sign = -1
		}
		b = b[1:]
	}
	for _, c := range b {
		switch {
		case c < '0' || c > '9':
			return 0, false
		case n < maxCells/10:
			n = n*10 + int(c-'0')
		default:
			n = maxCells
		}
	}
	return sign * n, len(b) > 0
}

// seriesAgain names a series that was there before.
func (r *jsonReader) seriesAgain(indexes []int) {
	if r.repeated.keys.add(indexes) {
		r.d.Once(indicators.LostMember, "series", givenTwice)
	}
}

// observationAgain names an observation that its series had before.
func (r *jsonReader) observationAgain(dims []*jsonComponent, indexes []int, flat bool) {
	if !flat && len(dims) == 1 {
		r.placeAgain(dims[0], indexes[0])
	} else if r.repeated.within.add(indexes) {
		r.d.Once(indicators.LostMember, "observations", givenTwice)
	}
}

func (r *jsonReader) placeAgain(d *jsonComponent, n int) {
	if r.repeated.at(n, d.values.len()) {
		r.d.Once(indicators.LostMember, "observations", givenTwice)
	}
}
