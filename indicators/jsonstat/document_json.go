package jsonstat

import (
	"bytes"
	"encoding/json"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// MarshalJSON returns the document as [Document.Encode] writes it, without the line
// breaks; a mere link as it stands in a collection. What JSON-stat 2.0 does not
// carry is an error: a bundle, and a name in one.
func (d Document) MarshalJSON() ([]byte, error) {
	const op = "Document.MarshalJSON"
	if what := d.uncarried(0); what != "" {
		return nil, &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: what + "; Encode leaves it out"}
	}
	var b bytes.Buffer
	if d.IsEmbedded() || d.Class == 0 && d.Error != nil {
		err := d.Encode(&b)
		return b.Bytes(), err
	}
	e := &encoder{out: &b}
	e.raw("{")
	e.document(&d, 1)
	e.flush(0)
	return b.Bytes(), e.err
}

// uncarried says what of a document Encode leaves out.
func (d *Document) uncarried(depth int) string {
	switch {
	case d.Class == BundleClass:
		return "JSON-stat 2.0 has no bundles"
	case d.Name != "":
		return "JSON-stat 2.0 has no names in a bundle"
	case depth > maxDepth:
		return ""
	}
	for _, l := range d.Links {
		for _, item := range l.Items {
			if item == nil {
				continue
			}
			if what := item.uncarried(depth + 1); what != "" {
				return what
			}
		}
	}
	return ""
}

// UnmarshalJSON reads a response as [Decode] does with zero limits, or a link as it
// stands in a collection.
func (d *Document) UnmarshalJSON(data []byte) error {
	const op = "Document.UnmarshalJSON"
	if d == nil {
		return refuseStored(op, stored.NoTarget())
	}
	if string(data) == "null" {
		return nil
	}
	doc, err := decode(bytes.NewReader(data), Limits{}, response, op)
	if err != nil {
		link, wrong := decode(bytes.NewReader(data), Limits{}, linked, op)
		if wrong != nil || link.IsEmbedded() {
			return err
		}
		doc = link
	}
	*d = *doc
	return nil
}

// dimensionFile is a [Dimension] as JSON has it.
type dimensionFile struct {
	dimensionFields
	Order int `json:"order,omitzero"`
}

// dimensionFields are the fields of a [Dimension] without its methods.
type dimensionFields Dimension

// MarshalJSON returns the dimension with the names of its fields in lower case.
// "order" is its place among the dimensions of its role, from 0. JSON-stat has
// another form for a dimension, which depends on the dataset around it.
func (d Dimension) MarshalJSON() ([]byte, error) {
	return document.JSON(dimensionFile{dimensionFields(d), d.order})
}

// UnmarshalJSON reads what [Dimension.MarshalJSON] returns.
func (d *Dimension) UnmarshalJSON(data []byte) error {
	const op = "Dimension.UnmarshalJSON"
	if d == nil {
		return refuseStored(op, stored.NoTarget())
	}
	var f dimensionFile
	if err := json.Unmarshal(data, &f); err != nil {
		return &indicators.Error{Op: op, Err: indicators.ErrSyntax, Detail: err.Error()}
	}
	*d = Dimension(f.dimensionFields)
	d.order = f.Order
	return nil
}
