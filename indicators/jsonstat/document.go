package jsonstat

//go:generate go run ../../internal/gen/values indicators/jsonstat

import (
	"encoding/json"
	"iter"
	"math"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/likeness"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Class says what a [Document] is.
type Class uint16

const (
	// DatasetClass: a cube of values.
	DatasetClass Class = iota + 1
	// DimensionClass: one dimension with its categories.
	DimensionClass
	// CollectionClass: a list of documents, embedded or linked.
	CollectionClass
	// BundleClass: the list of named datasets of JSON-stat 1. It is read as a
	// collection whose items have a Name, and written as a collection.
	BundleClass
)

var classes = enum.Table[Class]{"", "dataset", "dimension", "collection", "bundle"}

// String returns "dataset", "dimension", "collection" or "bundle", and "" for
// the zero Class.
func (c Class) String() string { return classes.String("class", c) }

// Document is a JSON-stat response or a part of one: a dataset, a dimension, a
// collection, or a link to one of them. Texts are as they stand in the file;
// what is not there is empty.
type Document struct {
	// Class is unset for a link that does not say, and for a response that only
	// holds an error.
	Class   Class
	Version string // "2.0"; Encode always writes 2.0
	Name    string // of a dataset in a bundle
	Type    string // the media type of a link, as in "text/html"
	Href    string
	Label   string
	Source  string
	Updated string // a date or a date and time
	Note    []string
	Links   []Link
	// Extension is a JSON object of the provider's own, in its compact form.
	Extension json.RawMessage
	// Error is a JSON array that a provider answers with when it has no data.
	Error json.RawMessage

	// Dimensions are those of a dataset, in the order of its cube. A document of
	// class dimension has one without an ID.
	Dimensions []Dimension

	// Unknown lists JSON Pointers to members that the standard does not have, and
	// to what is said of categories that are not there. They are left out. The
	// root lists those of the whole response, at most 100.
	Unknown []string

	cells *cells
	at    place  // of the values
	path  string // JSON Pointer
}

// Equal reports whether d and o say the same, wherever in a response they
// stood, of whatever version it was, and whatever was left out. Either may be
// nil.
func (d *Document) Equal(o *Document) bool {
	if d == o || d == nil || o == nil {
		return d == o
	}
	a, b := *d, *o
	a.Version, a.Unknown, b.Version, b.Unknown = "", nil, "", nil
	return (d.cells == nil) == (o.cells == nil) && likeness.Fields(a, b) &&
		slices.EqualFunc(slices.Collect(d.Cells()), slices.Collect(o.Cells()), Cell.Equal)
}

// Link is what a document says under one relation: "item" of a collection,
// "alternate", "license".
type Link struct {
	Rel   string      `json:"rel"`
	Items []*Document `json:"items"`
}

// Role says what a dimension is about.
type Role uint16

const (
	// Time: periods.
	Time Role = iota + 1
	// Geo: places.
	Geo
	// Metric: what is measured.
	Metric
)

var roles = enum.Table[Role]{"", "time", "geo", "metric"}

// String returns "time", "geo" or "metric", and "" for no role.
func (r Role) String() string { return roles.String("role", r) }

// Dimension is one dimension of a cube.
type Dimension struct {
	ID        string          `json:"id,omitempty"`
	Role      Role            `json:"role,omitempty"`
	Label     string          `json:"label,omitempty"`
	Href      string          `json:"href,omitempty"`
	Note      []string        `json:"note,omitempty"`
	Links     []Link          `json:"links,omitempty"`
	Extension json.RawMessage `json:"extension,omitempty"`
	// Categories are in the order of the cube; their number is the dimension's
	// size.
	Categories []Category `json:"categories,omitempty"`

	order int // among the dimensions of its role
}

// Equal reports whether d and o say the same.
func (d Dimension) Equal(o Dimension) bool { return d.order == o.order && likeness.Fields(d, o) }

// Category is one category of a dimension.
type Category struct {
	ID    string   `json:"id"`
	Label string   `json:"label,omitempty"`
	Note  []string `json:"note,omitempty"`
	// Child names the categories that this one consists of. Some of them may not
	// be among those of the dimension.
	Child []string `json:"child,omitempty"`
	// Unit is what the values of a category of a metric dimension count.
	Unit *Unit `json:"unit,omitempty"`
	// Coordinates are the longitude and the latitude of a place, each the exact
	// text of a number.
	Coordinates *[2]string `json:"coordinates,omitempty"`
}

// Unit is the unit of the values of a category. Its texts are for people.
type Unit struct {
	Label    string `json:"label,omitempty"`
	Symbol   string `json:"symbol,omitempty"`
	Position string `json:"position,omitempty"` // of the symbol: "start" or "end"
	Decimals *int   `json:"decimals,omitempty"` // how many to show
	// Other is a JSON object of the members that the standard does not have.
	Other json.RawMessage `json:"other,omitempty"`
}

// Len returns the number of cells of a dataset's cube: the product of the
// sizes of its dimensions. A product that is larger than an int64 is given as
// the largest one; Decode and Encode refuse such a cube.
func (d *Document) Len() int64 {
	if d == nil {
		d = new(Document)
	}
	n := int64(1)
	for i := range d.Dimensions {
		size := int64(len(d.Dimensions[i].Categories))
		if size > 0 && n > math.MaxInt64/size {
			return math.MaxInt64
		}
		n *= size
	}
	return n
}

// Datasets yields the datasets that a document holds, in order: itself, or
// those embedded in a collection or a bundle, at any depth. Datasets that are
// only linked are not among them: nothing here opens an address.
func (d *Document) Datasets() iter.Seq[*Document] {
	if d == nil {
		d = new(Document)
	}
	return func(yield func(*Document) bool) { d.datasets(yield) }
}

func (d *Document) datasets(yield func(*Document) bool) bool {
	if d.IsEmbedded() && d.Class == DatasetClass {
		return yield(d)
	}
	for _, l := range d.Links {
		if l.Rel != item {
			continue
		}
		for _, i := range l.Items {
			if i != nil && !i.datasets(yield) {
				return false
			}
		}
	}
	return true
}

// IsEmbedded reports whether the document holds what it is about, and is not
// a mere link: a dataset with its cube, a dimension with its categories, a
// collection with its items.
func (d *Document) IsEmbedded() bool {
	if d == nil {
		d = new(Document)
	}
	switch d.Class {
	case DatasetClass:
		return d.cells != nil
	case DimensionClass:
		return len(d.Dimensions) > 0
	}
	for _, l := range d.Links {
		if l.Rel == item {
			return true
		}
	}
	return false
}

// item is the relation of what a collection holds.
const item = "item"

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }
