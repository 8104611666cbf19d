package sdmx

import (
	"fmt"
	"hash/maphash"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// once finds a member of an object that is given twice.
type once struct{ names []string }

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
	if len(o.names) < maxCompanions {
		o.names = append(o.names, string(name))
	}
	return nil
}

// repeated finds keys of series and of observations that were there before. Those
// of series, and of observations with several dimensions, are compared up to a
// number of them.
type repeated struct {
	seed   maphash.Seed
	keys   map[uint64]struct{} // of series
	within map[uint64]struct{} // of observations in a series
	places []uint64            // a bit for each observation of a series that has one dimension
	from   int                 // the words of places that are in use
	to     int
}

// maxCompared is how many keys are compared.
const maxCompared = 1 << 11

// dataSet starts a data set.
func (x *repeated) dataSet() {
	if x.keys == nil {
		x.seed, x.keys, x.within = maphash.MakeSeed(), map[uint64]struct{}{}, map[uint64]struct{}{}
	}
	clear(x.keys)
	x.series()
}

// series starts the observations of a series.
func (x *repeated) series() {
	if x.from < x.to {
		clear(x.places[x.from:x.to])
	}
	x.from, x.to = len(x.places), 0
	clear(x.within)
}

// in reports whether a key is in a set, and adds it.
func (x *repeated) in(set map[uint64]struct{}, key []byte) bool {
	sum := maphash.Bytes(x.seed, key)
	if _, ok := set[sum]; ok || len(set) >= maxCompared {
		return ok
	}
	set[sum] = struct{}{}
	return false
}

// at reports whether an observation of a place was there before.
func (x *repeated) at(n, most int) bool {
	if n < 0 || n >= most {
		return false
	}
	word := n / 64
	for word >= len(x.places) {
		x.places = append(x.places, 0)
	}
	x.from, x.to = min(x.from, word), max(x.to, word+1)
	was := x.places[word]&(1<<(n%64)) != 0
	x.places[word] |= 1 << (n % 64)
	return was
}

const givenTwice = "a key is given several times: its observations are read in order"

// seriesAgain names a series that was there before.
func (r *jsonReader) seriesAgain(key []byte) {
	if r.repeated.in(r.repeated.keys, key) {
		r.d.Once(indicators.LostMember, "series", givenTwice)
	}
}

// observationAgain names an observation that its series had before.
func (r *jsonReader) observationAgain(set *jsonDataSet, key []byte, flat bool) {
	dims := set.st.keys[atObservation]
	if !flat && len(dims) == 1 {
		if n, err := strconv.Atoi(string(key)); err == nil {
			r.placeAgain(dims[0], n)
		}
		return
	}
	if r.repeated.in(r.repeated.within, key) {
		r.d.Once(indicators.LostMember, "observations", givenTwice)
	}
}

func (r *jsonReader) placeAgain(d *jsonComponent, n int) {
	if r.repeated.at(n, d.values.len()) {
		r.d.Once(indicators.LostMember, "observations", givenTwice)
	}
}
