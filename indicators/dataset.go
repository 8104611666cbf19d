package indicators

import (
	"cmp"
	"errors"
	"iter"
	"slices"
)

// Builder gathers records for a [Dataset]. The zero Builder is ready to use.
// It keeps what it is given as it is: a reference to a missing record, a
// figure without a unit or an impossible value is a finding of the built
// dataset, never an error of the Builder. Only names must be right: every
// record needs a well-formed ID of its own.
type Builder struct {
	bodies       []Body
	sources      []Source
	observations []Observation
	corrections  []Correction
}

// AddBody adds bodies.
func (b *Builder) AddBody(bodies ...Body) { b.bodies = append(b.bodies, bodies...) }

// AddSource adds sources.
func (b *Builder) AddSource(sources ...Source) { b.sources = append(b.sources, sources...) }

// AddObservation adds observations.
func (b *Builder) AddObservation(observations ...Observation) {
	b.observations = append(b.observations, observations...)
}

// AddCorrection adds corrections.
func (b *Builder) AddCorrection(corrections ...Correction) {
	b.corrections = append(b.corrections, corrections...)
}

// Build returns the dataset. The error joins an [*Error] for every malformed
// or repeated ID. The order in which records were added leaves no trace.
func (b *Builder) Build(c *Catalogue) (*Dataset, error) {
	if c == nil {
		return nil, &Error{Op: "Builder.Build", Err: ErrInvalid, Detail: "no catalogue"}
	}
	var errs []error
	d := &Dataset{
		catalogue:    c,
		bodies:       index("bodies", b.bodies, func(x Body) ID { return x.ID }, &errs),
		sources:      index("sources", b.sources, func(x Source) ID { return x.ID }, &errs),
		observations: index("observations", b.observations, func(x Observation) ID { return x.ID }, &errs),
		corrections:  index("corrections", b.corrections, func(x Correction) ID { return x.ID }, &errs),
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	d.byKey = make([]int32, len(d.observations))
	for i := range d.byKey {
		d.byKey[i] = int32(i)
	}
	slices.SortStableFunc(d.byKey, func(x, y int32) int {
		a, b := d.observations[x], d.observations[y]
		return cmp.Or(a.Key.Compare(b.Key), cmp.Compare(a.ID, b.ID))
	})
	return d, nil
}

// Dataset holds observations with their sources, bodies and corrections. It
// is immutable, and safe for concurrent readers. Many sources may speak of
// one key; all are kept.
type Dataset struct {
	catalogue    *Catalogue
	bodies       []Body
	sources      []Source
	observations []Observation
	corrections  []Correction
	byKey        []int32
}

// Catalogue returns the definitions that the observations refer to.
func (d *Dataset) Catalogue() *Catalogue { return d.catalogue }

// Len returns the number of observations.
func (d *Dataset) Len() int { return len(d.observations) }

// Observation returns an observation by its ID.
func (d *Dataset) Observation(id ID) (Observation, bool) {
	return find(d.observations, id, func(o Observation) ID { return o.ID })
}

// Source returns a source by its ID.
func (d *Dataset) Source(id ID) (Source, bool) {
	return find(d.sources, id, func(s Source) ID { return s.ID })
}

// Body returns a body by its ID.
func (d *Dataset) Body(id ID) (Body, bool) {
	return find(d.bodies, id, func(b Body) ID { return b.ID })
}

// Correction returns a correction by its ID.
func (d *Dataset) Correction(id ID) (Correction, bool) {
	return find(d.corrections, id, func(c Correction) ID { return c.ID })
}

// All yields every observation, in order of key and then of ID.
func (d *Dataset) All() iter.Seq[Observation] { return d.Select(Selector{}) }

// Select yields the observations that s picks, in order of key and then of
// ID.
func (d *Dataset) Select(s Selector) iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		for _, i := range d.byKey {
			if o := d.observations[i]; s.Match(o) && !yield(o) {
				return
			}
		}
	}
}

// Keys yields every key once, in order.
func (d *Dataset) Keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		var last Key
		for n, i := range d.byKey {
			k := d.observations[i].Key
			if (n == 0 || k != last) && !yield(k) {
				return
			}
			last = k
		}
	}
}

// Sources yields the sources in order of ID.
func (d *Dataset) Sources() iter.Seq[Source] { return slices.Values(d.sources) }

// Bodies yields the bodies in order of ID.
func (d *Dataset) Bodies() iter.Seq[Body] { return slices.Values(d.bodies) }

// Corrections yields the corrections in order of ID.
func (d *Dataset) Corrections() iter.Seq[Correction] { return slices.Values(d.corrections) }
