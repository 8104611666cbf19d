package indicators

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Dataset holds observations with their sources, bodies and corrections. It
// is immutable, and safe for concurrent readers. Many sources may speak of
// one key; all are kept. Make one with a [Builder].
//
// Observations are held in columns, and one is put together when it is read.
// An observation takes 36 bytes, and 4 more for each of publication date,
// words and note that the dataset uses at all, beside its distinct strings and
// 20 bytes for each series. What few observations have (candidate readings,
// the observations they repeat or derive from, figures that need more than 64
// bits) comes on top.
type Dataset struct {
	catalogue   *Catalogue
	bodies      []Body
	sources     []Source
	corrections []Correction
	corrected   []uint32 // corrections in order of the observation, then of ID

	names      []string        // sorted; names[0] is ""
	breakdowns []Breakdown     // sorted; breakdowns[0] is the total
	periods    []period.Period // sorted; periods[0] is unset
	origins    []origin        // sorted
	traits     []traits
	extras     []extra
	words      texts // words and notes

	series []series // sorted
	starts []uint32 // the first row of each series, and after the last
	rows   rows     // in order of key, then of ID
	ids    texts    // by row
	byID   []uint32 // rows in order of ID
}

// origin is a source as observations refer to it.
type origin struct {
	id     ID
	source int32 // its place among the sources, -1 when it is not there
}

// Equal reports whether d and o hold the same definitions, bodies, sources,
// corrections and observations. Either may be nil.
func (d *Dataset) Equal(o *Dataset) bool {
	if d == o || d == nil || o == nil {
		return d == o
	}
	if d.Len() != o.Len() || !d.catalogue.Equal(o.catalogue) || !slices.Equal(d.bodies, o.bodies) ||
		!slices.Equal(d.sources, o.sources) || !likeness.Values(d.corrections, o.corrections) {
		return false
	}
	for row := range d.Len() {
		if !likeness.Fields(d.observationAt(row), o.observationAt(row)) {
			return false
		}
	}
	return true
}

// Catalogue returns the definitions that the observations refer to; those of the
// zero Dataset are empty.
func (d *Dataset) Catalogue() *Catalogue {
	if d == nil {
		d = new(Dataset)
	}
	if d.catalogue == nil {
		return &Catalogue{}
	}
	return d.catalogue
}

// Len returns the number of observations.
func (d *Dataset) Len() int {
	if d == nil {
		d = new(Dataset)
	}
	return len(d.byID)
}

// Observation returns an observation by its ID.
func (d *Dataset) Observation(id ID) (Observation, bool) {
	if d == nil {
		d = new(Dataset)
	}
	row, ok := d.rowOf(id)
	if !ok {
		return Observation{}, false
	}
	return d.observationAt(row), true
}

// Source returns a source by its ID.
func (d *Dataset) Source(id ID) (Source, bool) {
	if d == nil {
		d = new(Dataset)
	}
	return find(d.sources, id)
}

// Body returns a body by its ID.
func (d *Dataset) Body(id ID) (Body, bool) {
	if d == nil {
		d = new(Dataset)
	}
	return find(d.bodies, id)
}

// Correction returns a correction by its ID.
func (d *Dataset) Correction(id ID) (Correction, bool) {
	if d == nil {
		d = new(Dataset)
	}
	c, ok := find(d.corrections, id)
	c.Evidence = slices.Clone(c.Evidence)
	return c, ok
}

// All yields every observation, in order of key and then of ID.
func (d *Dataset) All() iter.Seq[Observation] {
	if d == nil {
		d = new(Dataset)
	}
	return d.Select(Selector{})
}

// Select yields the observations that s picks, in order of key and then of
// ID. It looks only at the series that s leaves open.
func (d *Dataset) Select(s Selector) iter.Seq[Observation] {
	if d == nil {
		d = new(Dataset)
	}
	return func(yield func(Observation) bool) {
		for row := range d.selected(s) {
			if !yield(d.observationAt(row)) {
				return
			}
		}
	}
}

// Keys yields every key once, in order.
func (d *Dataset) Keys() iter.Seq[Key] {
	if d == nil {
		d = new(Dataset)
	}
	return func(yield func(Key) bool) {
		for row := 0; row < d.Len(); row = d.nextKey(row) {
			if !yield(d.keyAt(row)) {
				return
			}
		}
	}
}

// SeriesKeys yields the key of every series once, in order: keys without a
// period.
func (d *Dataset) SeriesKeys() iter.Seq[Key] {
	if d == nil {
		d = new(Dataset)
	}
	return func(yield func(Key) bool) {
		for s := range d.series {
			if d.starts[s] < d.starts[s+1] && !yield(d.seriesKey(s)) {
				return
			}
		}
	}
}

// Sources yields the sources in order of ID.
func (d *Dataset) Sources() iter.Seq[Source] {
	if d == nil {
		d = new(Dataset)
	}
	return slices.Values(d.sources)
}

// Bodies yields the bodies in order of ID.
func (d *Dataset) Bodies() iter.Seq[Body] {
	if d == nil {
		d = new(Dataset)
	}
	return slices.Values(d.bodies)
}

// Corrections yields the corrections in order of ID.
func (d *Dataset) Corrections() iter.Seq[Correction] {
	if d == nil {
		d = new(Dataset)
	}
	return func(yield func(Correction) bool) {
		for _, c := range d.corrections {
			c.Evidence = slices.Clone(c.Evidence)
			if !yield(c) {
				return
			}
		}
	}
}

// sortSeries sets the series and their table, and returns the place of each
// in it.
func (d *Dataset) sortSeries(all []series) (rank []uint32) {
	by := make([]uint32, len(all))
	for i := range by {
		by[i] = uint32(i)
	}
	slices.SortFunc(by, func(x, y uint32) int { return all[x].compare(all[y]) })
	rank = make([]uint32, len(all))
	d.series = make([]series, len(all))
	for i, n := range by {
		d.series[i] = all[n]
		rank[n] = uint32(i)
	}
	return rank
}

func (d *Dataset) sortCorrections() {
	d.corrected = make([]uint32, len(d.corrections))
	for i := range d.corrected {
		d.corrected[i] = uint32(i)
	}
	slices.SortStableFunc(d.corrected, func(x, y uint32) int {
		return cmp.Compare(d.corrections[x].Observation, d.corrections[y].Observation)
	})
}
