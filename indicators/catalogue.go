package indicators

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// CatalogueSpec is the plain content of a [Catalogue], as its file holds it.
type CatalogueSpec struct {
	Indicators []Indicator `json:"indicators"`
	Perimeters []Perimeter `json:"perimeters,omitzero"`
	Dimensions []Dimension `json:"dimensions,omitzero"`
	// Areas are places, by ISO 3166 code.
	Areas []Category `json:"areas,omitzero"`
}

// Catalogue holds the definitions that observations refer to. It is
// immutable, and safe for concurrent readers.
type Catalogue struct {
	indicators []Indicator
	perimeters []Perimeter
	dimensions []Dimension
	areas      []Category
}

// NewCatalogue checks names and builds a catalogue. The error is a [*Problems]
// with every malformed or repeated name and every threshold that is no number above
// zero; a reference to a record that is not there is a finding of package rules, not
// an error.
func NewCatalogue(spec CatalogueSpec) (*Catalogue, error) {
	var bad Problems
	const op = "NewCatalogue"
	spec = spec.clone()
	c := &Catalogue{
		indicators: sortedByID(op, "indicators", spec.Indicators, &bad),
		perimeters: sortedByID(op, "perimeters", spec.Perimeters, &bad),
		dimensions: sortedByID(op, "dimensions", spec.Dimensions, &bad),
		areas:      sortedByID(op, "areas", spec.Areas, &bad),
	}
	for _, i := range c.indicators {
		i.checkThresholds(op, &bad)
	}
	for i, d := range c.dimensions {
		c.dimensions[i].Codes = sortedByID(op, "dimensions/"+string(d.ID)+"/codes", d.Codes, &bad)
	}
	if bad.sort(); bad.Total > 0 {
		return nil, &bad
	}
	return c, nil
}

// checkThresholds reports a threshold that is no number above zero.
func (i Indicator) checkThresholds(op string, bad *Problems) {
	for _, x := range [...]struct {
		member string
		figure figure.Figure
	}{{"usual_step", i.UsualStep}, {"materiality", i.Materiality}} {
		sign, ok := x.figure.Sign()
		if x.figure.IsSet() && (!ok || sign <= 0 || !x.figure.IsPoint() || x.figure.Approximate()) {
			bad.add(&Error{
				Op: op, Err: ErrInvalid, Path: "/indicators" + cite.Pointer(string(i.ID), x.member),
				Detail: x.figure.String() + " is no number above zero",
			}, maxBad)
		}
	}
}

// Equal reports whether c and o hold the same definitions. Either may be nil.
func (c *Catalogue) Equal(o *Catalogue) bool {
	if c == o || c == nil || o == nil {
		return c == o
	}
	return likeness.Values(c.indicators, o.indicators) && likeness.Values(c.perimeters, o.perimeters) &&
		likeness.Values(c.dimensions, o.dimensions) && likeness.Values(c.areas, o.areas)
}

// clone returns a copy that shares no memory with s.
func (s CatalogueSpec) clone() CatalogueSpec {
	s.Indicators, s.Perimeters = slices.Clone(s.Indicators), slices.Clone(s.Perimeters)
	s.Dimensions, s.Areas = slices.Clone(s.Dimensions), slices.Clone(s.Areas)
	for i := range s.Indicators {
		s.Indicators[i].unshare()
	}
	for i := range s.Dimensions {
		s.Dimensions[i].unshare()
	}
	for i := range s.Areas {
		s.Areas[i].unshare()
	}
	return s
}

func (i *Indicator) unshare() { i.Requires = cloned(i.Requires) }

func (d *Dimension) unshare() {
	d.CompleteFor = cloned(d.CompleteFor)
	d.Codes = slices.Clone(d.Codes)
	for i := range d.Codes {
		d.Codes[i].unshare()
	}
}

func (c *Category) unshare() { c.Parts, c.CompleteFor = cloned(c.Parts), cloned(c.CompleteFor) }

// sortedByID returns records sorted by ID, and reports malformed and repeated IDs.
func sortedByID[T interface{ id() ID }](op, kind string, records []T, bad *Problems) []T {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b T) int { return cmp.Compare(a.id(), b.id()) })
	for i, r := range sorted {
		if err := r.id().Check(); err != nil {
			bad.add(&Error{Op: op, Err: ErrID, Path: "/" + kind, Detail: cite.Quote(string(r.id()))}, maxBad)
		} else if i > 0 && sorted[i-1].id() == r.id() {
			bad.add(&Error{Op: op, Err: ErrDuplicate, Path: "/" + kind + cite.Pointer(string(r.id()))}, maxBad)
		}
	}
	return sorted
}

// find looks an ID up in records sorted by ID.
func find[T any, P interface {
	*T
	id() ID
}](records []T, want ID) (found T, ok bool) {
	lo, hi := 0, len(records)
	for lo < hi { // by pointer: records are large
		if middle := (lo + hi) / 2; P(&records[middle]).id() < want {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	if lo == len(records) || P(&records[lo]).id() != want {
		return found, false
	}
	return records[lo], true
}

// Indicator returns the definition of an indicator.
func (c *Catalogue) Indicator(code ID) (Indicator, bool) {
	if c == nil {
		c = new(Catalogue)
	}
	i, ok := find(c.indicators, code)
	i.unshare()
	return i, ok
}

// Perimeter returns the definition of a perimeter.
func (c *Catalogue) Perimeter(code ID) (Perimeter, bool) {
	if c == nil {
		c = new(Catalogue)
	}
	return find(c.perimeters, code)
}

// Dimension returns an axis of breakdown.
func (c *Catalogue) Dimension(code ID) (Dimension, bool) {
	if c == nil {
		c = new(Catalogue)
	}
	d, ok := find(c.dimensions, code)
	d.unshare()
	return d, ok
}

// Category returns a code of the dimension.
func (d Dimension) Category(code ID) (Category, bool) {
	for _, c := range d.Codes {
		if c.ID == code {
			c.unshare()
			return c, true
		}
	}
	return Category{}, false
}

// Area returns a place.
func (c *Catalogue) Area(code ID) (Category, bool) {
	if c == nil {
		c = new(Catalogue)
	}
	a, ok := find(c.areas, code)
	a.unshare()
	return a, ok
}

// Indicators yields the indicators in order of code.
func (c *Catalogue) Indicators() iter.Seq[Indicator] {
	if c == nil {
		c = new(Catalogue)
	}
	return func(yield func(Indicator) bool) {
		for n := range c.indicators {
			i := &c.indicators[n]
			if len(i.Requires) > 0 {
				own := *i
				own.unshare()
				i = &own
			}
			if !yield(*i) {
				return
			}
		}
	}
}

// Perimeters yields the perimeters in order of code.
func (c *Catalogue) Perimeters() iter.Seq[Perimeter] {
	if c == nil {
		c = new(Catalogue)
	}
	return slices.Values(c.perimeters)
}

// Dimensions yields the dimensions in order of code.
func (c *Catalogue) Dimensions() iter.Seq[Dimension] {
	if c == nil {
		c = new(Catalogue)
	}
	return clones(c.dimensions, (*Dimension).unshare)
}

// Areas yields the places in order of code.
func (c *Catalogue) Areas() iter.Seq[Category] {
	if c == nil {
		c = new(Catalogue)
	}
	return clones(c.areas, (*Category).unshare)
}

// clones yields copies of records; unshare copies what a record has behind it.
func clones[T any](records []T, unshare func(*T)) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, r := range records {
			if unshare(&r); !yield(r) {
				return
			}
		}
	}
}

// Spec returns the content of the catalogue, sorted, as a copy.
func (c *Catalogue) Spec() CatalogueSpec {
	if c == nil {
		c = new(Catalogue)
	}
	return CatalogueSpec{c.indicators, c.perimeters, c.dimensions, c.areas}.clone()
}
