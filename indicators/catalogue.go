package indicators

import (
	"cmp"
	"errors"
	"iter"
	"slices"
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

// NewCatalogue checks names and builds a catalogue. The error joins an
// [*Error] for every malformed or repeated name; a reference to a record that
// is not there is a finding, not an error (see [Rules]).
func NewCatalogue(spec CatalogueSpec) (*Catalogue, error) {
	var errs []error
	c := &Catalogue{
		indicators: index("indicators", spec.Indicators, func(i Indicator) ID { return i.ID }, &errs),
		perimeters: index("perimeters", spec.Perimeters, func(p Perimeter) ID { return p.ID }, &errs),
		dimensions: index("dimensions", spec.Dimensions, func(d Dimension) ID { return d.ID }, &errs),
		areas:      index("areas", spec.Areas, func(a Category) ID { return a.ID }, &errs),
	}
	for i, d := range c.dimensions {
		c.dimensions[i].Codes = index("dimensions/"+string(d.ID)+"/codes", d.Codes, func(c Category) ID { return c.ID }, &errs)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return c, nil
}

// index returns records sorted by ID, and reports malformed and repeated IDs.
func index[T any](kind string, records []T, id func(T) ID, errs *[]error) []T {
	sorted := slices.Clone(records)
	slices.SortStableFunc(sorted, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	for i, r := range sorted {
		if err := id(r).Check(); err != nil {
			*errs = append(*errs, &Error{Op: "index", Err: ErrID, Path: "/" + kind, Detail: quote(string(id(r)))})
		} else if i > 0 && id(sorted[i-1]) == id(r) {
			*errs = append(*errs, &Error{Op: "index", Err: ErrDuplicate, Path: "/" + kind + pointer(string(id(r)))})
		}
	}
	return sorted
}

// find looks an ID up in records sorted by ID.
func find[T any](records []T, want ID, id func(T) ID) (T, bool) {
	i, ok := slices.BinarySearchFunc(records, want, func(r T, want ID) int { return cmp.Compare(id(r), want) })
	if !ok {
		var none T
		return none, false
	}
	return records[i], true
}

// Indicator returns the definition of an indicator.
func (c *Catalogue) Indicator(code ID) (Indicator, bool) {
	return find(c.indicators, code, func(i Indicator) ID { return i.ID })
}

// Perimeter returns the definition of a perimeter.
func (c *Catalogue) Perimeter(code ID) (Perimeter, bool) {
	return find(c.perimeters, code, func(p Perimeter) ID { return p.ID })
}

// Dimension returns an axis of breakdown.
func (c *Catalogue) Dimension(code ID) (Dimension, bool) {
	return find(c.dimensions, code, func(d Dimension) ID { return d.ID })
}

// Category returns a code of the dimension.
func (d Dimension) Category(code ID) (Category, bool) {
	return find(d.Codes, code, func(c Category) ID { return c.ID })
}

// Area returns a place.
func (c *Catalogue) Area(code ID) (Category, bool) {
	return find(c.areas, code, func(a Category) ID { return a.ID })
}

// Indicators yields the indicators in order of code.
func (c *Catalogue) Indicators() iter.Seq[Indicator] { return slices.Values(c.indicators) }

// Perimeters yields the perimeters in order of code.
func (c *Catalogue) Perimeters() iter.Seq[Perimeter] { return slices.Values(c.perimeters) }

// Dimensions yields the dimensions in order of code.
func (c *Catalogue) Dimensions() iter.Seq[Dimension] { return slices.Values(c.dimensions) }

// Areas yields the places in order of code.
func (c *Catalogue) Areas() iter.Seq[Category] { return slices.Values(c.areas) }

// Spec returns the content of the catalogue, sorted, as a copy.
func (c *Catalogue) Spec() CatalogueSpec {
	return CatalogueSpec{
		Indicators: slices.Clone(c.indicators), Perimeters: slices.Clone(c.perimeters),
		Dimensions: slices.Clone(c.dimensions), Areas: slices.Clone(c.areas),
	}
}
