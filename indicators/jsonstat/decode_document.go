package jsonstat

import (
	"math"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// context is where a document stands.
type context uint8

const (
	response context = iota // the whole
	linked                  // an item of a link
	bundled                 // a dataset of a bundle
)

// memberNames are the members of a document.
var memberNames = [...]string{
	"version", "class", "type", "href", "label", "source", "updated", "note", "link", "extension", "error",
	"id", "size", "role", "dimension", "category", "value", "status",
}

// draft is a document that is being read.
type draft struct {
	doc   *Document
	where context
	seen  uint32 // members, by their place among memberNames
	at    place  // of id, or of the document

	id         []string
	size       []int64
	roles      []roleOf
	dimensions []*Dimension // in the order in which they stand
	category   Dimension    // of a document that is a dimension
	cells      cells
	valueAt    place // of the values and the statuses
	statusAt   place
	bundle     []*Document
}

// roleOf is a dimension with its role.
type roleOf struct {
	role Role
	id   string
}

func (b *draft) has(name string) bool {
	return b.seen&(1<<slices.Index(memberNames[:], name)) != 0
}

// document reads a document. It is nil when there is nothing in it.
func (d *decoder) document(t interchange.Token, where context) (*Document, error) {
	if t != interchange.Object {
		return nil, d.want(t, "an object")
	}
	if d.items++; d.items > d.limits.MaxItems {
		return nil, d.s.Error(limit("more than %d documents", d.limits.MaxItems))
	}
	if d.depth++; d.depth > maxDepth+1 {
		return nil, d.s.Error(limit("documents nested deeper than %d", maxDepth))
	}
	defer func() { d.depth-- }()
	b := draft{where: where, at: d.here()} // the document is made when there is something to hold
	var trial interchange.Problems         // of what may be a bundle
	trial.Max = d.limits.MaxProblems
	err := d.members(t, func(name []byte, t interchange.Token) error {
		i := slices.Index(memberNames[:], string(name))
		if i < 0 {
			if where != response || t != interchange.Object {
				return d.skip(t)
			}
			d.problems, trial = trial, d.problems
			inner, err := d.document(t, bundled)
			d.problems, trial = trial, d.problems
			if inner != nil {
				inner.Name = string(name)
				b.bundle = append(b.bundle, inner)
			}
			return err
		}
		if b.seen&(1<<i) != 0 {
			d.bad(indicators.ErrDuplicate, "the member is given twice")
			return d.s.Skip(t)
		}
		b.seen |= 1 << i
		if b.doc == nil {
			b.doc = &Document{}
		}
		return d.member(&b, memberNames[i], t)
	})
	if err != nil {
		return nil, err
	}
	if where == linked && b.seen == 0 {
		d.bad(indicators.ErrInvalid, "an item without a member")
		return nil, nil
	}
	if b.doc == nil {
		b.doc = &Document{}
	}
	d.classify(&b)
	if b.doc.Class == BundleClass {
		d.problems.Total += trial.Total
		room := max(0, d.limits.MaxProblems-len(d.problems.List))
		d.problems.List = append(d.problems.List, trial.List[:min(room, len(trial.List))]...)
		b.doc.Links = append(b.doc.Links, Link{item, b.bundle})
		return b.doc, nil
	}
	for _, inner := range b.bundle {
		d.foreign(cite.Pointer(inner.Name))
	}
	d.finish(&b)
	return b.doc, nil
}

// classify says what a document is that does not say it itself. A link need
// not.
func (d *decoder) classify(b *draft) {
	doc := b.doc
	if b.has("class") {
		return
	}
	switch {
	case b.has("dimension") || b.has("value"):
		doc.Class = DatasetClass
	case b.where == bundled:
		d.badAt(b.at, indicators.ErrFormat, "no dataset")
	case b.has("category"):
		doc.Class = DimensionClass
	case b.where == linked || b.has("error"):
	case b.has("link"):
		doc.Class = CollectionClass
	case b.bundle != nil:
		doc.Class = BundleClass
	default:
		d.badAt(b.at, indicators.ErrFormat, "no class: not a JSON-stat response")
	}
}

// member reads the value of a member of a document.
func (d *decoder) member(b *draft, name string, t interchange.Token) error {
	doc := b.doc
	switch name {
	case "version":
		return d.version(doc, t)
	case "class":
		return d.class(doc, t)
	case "type":
		return d.text(t, &doc.Type)
	case "href":
		return d.text(t, &doc.Href)
	case "label":
		return d.text(t, &doc.Label)
	case "source":
		return d.text(t, &doc.Source)
	case "updated":
		return d.text(t, &doc.Updated)
	case "note":
		return d.notes(t, &doc.Note)
	case "link":
		return d.links(t, &doc.Links)
	case "extension":
		return d.raw(t, interchange.Object, (*[]byte)(&doc.Extension))
	case "error":
		return d.raw(t, interchange.Array, (*[]byte)(&doc.Error))
	case "id":
		b.at = d.here()
		return d.ids(b, t)
	case "size":
		return d.sizes(b, t)
	case "role":
		return d.roles(b, t)
	case "dimension":
		return d.dimensions(b, t)
	case "category":
		return d.category(t, &b.category)
	case "value":
		b.valueAt = d.here()
		return d.values(b, t)
	}
	b.statusAt = d.here()
	return d.statuses(b, t)
}

// version reads the version, which version 1 had as a number.
func (d *decoder) version(doc *Document, t interchange.Token) error {
	if t == interchange.Number {
		doc.Version = string(d.s.Text())
	} else if err := d.text(t, &doc.Version); err != nil {
		return err
	}
	if v := doc.Version; len(v) > 0 && (v[0] < '0' || v[0] > '2' || len(v) > 1 && v[1] != '.') {
		d.bad(indicators.ErrFormat, "version %s", cite.Quote(v))
	}
	return nil
}

func (d *decoder) class(doc *Document, t interchange.Token) error {
	var word string
	if err := d.text(t, &word); err != nil {
		return err
	}
	for c := DatasetClass; c <= CollectionClass; c++ {
		if classes[c] == word {
			doc.Class = c
		}
	}
	if doc.Class == 0 && word != "" && t == interchange.String {
		d.bad(indicators.ErrFormat, "class %s", cite.Quote(word))
	}
	return nil
}

func (d *decoder) ids(b *draft, t interchange.Token) error {
	var list texts
	if err := d.texts(t, &list); err != nil {
		return err
	}
	if list.len() > d.limits.MaxDimensions {
		return d.s.Error(limit("more than %d dimensions", d.limits.MaxDimensions))
	}
	b.id = list.strings()
	newIndex(b.id, func(i int) { d.badAt(b.at, indicators.ErrDuplicate, "dimension %s", cite.Quote(b.id[i])) })
	return nil
}

func (d *decoder) sizes(b *draft, t interchange.Token) error {
	return d.elements(t, func(i int, t interchange.Token) error {
		if i >= d.limits.MaxDimensions {
			return d.s.Error(limit("more than %d dimensions", d.limits.MaxDimensions))
		}
		if t != interchange.Number {
			return d.want(t, "a number")
		}
		size, ok, big := position(d.s.Text())
		switch {
		case big:
			d.bad(indicators.ErrLimit, "a size of %s", d.s.Text())
		case !ok:
			d.bad(indicators.ErrSyntax, "size %s is not a whole number", cite.Quote(string(d.s.Text())))
		case size == 0:
			d.bad(indicators.ErrInvalid, "a dimension of size 0")
		}
		b.size = append(b.size, size)
		return nil
	})
}

func (d *decoder) roles(b *draft, t interchange.Token) error {
	return d.members(t, func(name []byte, t interchange.Token) error {
		role, ok := roles.Value(string(name))
		if !ok || role == 0 {
			return d.skip(t)
		}
		return d.role(b, role, t)
	})
}

func (d *decoder) role(b *draft, role Role, t interchange.Token) error {
	return d.elements(t, func(_ int, t interchange.Token) error {
		if t != interchange.String {
			return d.want(t, "a string")
		}
		if len(b.roles) >= 3*d.limits.MaxDimensions {
			return d.s.Error(limit("more than %d roles", 3*d.limits.MaxDimensions))
		}
		b.roles = append(b.roles, roleOf{role, string(d.s.Text())})
		return nil
	})
}

// links reads relations and what they lead to.
func (d *decoder) links(t interchange.Token, to *[]Link) error {
	const most = 256
	return d.members(t, func(name []byte, t interchange.Token) error {
		if len(*to) >= most {
			return d.s.Error(limit("more than %d relations", most))
		}
		for _, l := range *to {
			if l.Rel == string(name) {
				d.bad(indicators.ErrDuplicate, "the member is given twice")
				return d.s.Skip(t)
			}
		}
		l := Link{Rel: string(name)}
		err := d.elements(t, func(i int, t interchange.Token) error {
			n := d.enterIndex(i)
			doc, err := d.document(t, linked)
			d.leave(n)
			if doc != nil {
				l.Items = append(l.Items, doc)
			}
			return err
		})
		*to = append(*to, l)
		return err
	})
}

// finish holds the members of a document against each other.
func (d *decoder) finish(b *draft) {
	doc := b.doc
	doc.path = string(d.path)
	link := b.where == linked && !b.has("dimension") && !b.has("value")
	for _, name := range memberNames[slices.Index(memberNames[:], "id"):] {
		fits := doc.Class == DatasetClass && !link && name != "category" || doc.Class == DimensionClass && name == "category"
		if b.has(name) && !fits {
			d.foreign("/" + name)
		}
	}
	switch doc.Class {
	case DatasetClass:
		if !link {
			d.dataset(b)
		}
	case DimensionClass:
		if b.has("category") {
			doc.Dimensions = []Dimension{b.category}
		} else if b.where == response {
			d.badAt(b.at, indicators.ErrInvalid, "a dimension without a category")
		}
	case CollectionClass:
		if b.where == response && !slices.ContainsFunc(doc.Links, func(l Link) bool { return l.Rel == item }) {
			d.badAt(b.at, indicators.ErrInvalid, "a collection without link.item")
		}
	}
}

// dataset puts the dimensions of a dataset in order, and its cells.
func (d *decoder) dataset(b *draft) {
	doc := b.doc
	complete := true
	for _, name := range [...]string{"id", "size", "dimension", "value"} {
		// Version 1 has id and size elsewhere, and may have no values.
		if !b.has(name) && (name != "value" || b.where != bundled) {
			d.badAt(b.at, indicators.ErrInvalid, "a dataset without %s", name)
			complete = false
		}
	}
	if !complete {
		return
	}
	if len(b.id) != len(b.size) {
		d.badAt(b.at, indicators.ErrInvalid, "%d dimensions in id, %d in size", len(b.id), len(b.size))
		return
	}
	doc.Dimensions = make([]Dimension, len(b.id))
	problems := d.problems.Total
	for i, id := range b.id {
		j := slices.IndexFunc(b.dimensions, func(x *Dimension) bool { return x.ID == id })
		if j < 0 {
			d.badAt(b.at, indicators.ErrUnknown, "dimension %s of id is not in dimension", cite.Quote(id))
			continue
		}
		doc.Dimensions[i] = *b.dimensions[j]
		if n := int64(len(doc.Dimensions[i].Categories)); n > 0 && b.size[i] > 0 && n != b.size[i] {
			d.badAt(b.at, indicators.ErrInvalid, "dimension %s has %d categories, its size is %d", cite.Quote(id), n, b.size[i])
		}
	}
	for _, x := range b.dimensions {
		if !slices.Contains(b.id, x.ID) {
			d.badAt(b.at, indicators.ErrUnknown, "dimension %s is not in id", cite.Quote(x.ID))
		}
	}
	for n, r := range b.roles {
		i := slices.Index(b.id, r.id)
		switch {
		case i < 0:
			d.badAt(b.at, indicators.ErrUnknown, "role %v of dimension %s, which is not in id", r.role, cite.Quote(r.id))
		case doc.Dimensions[i].Role != 0:
			d.badAt(b.at, indicators.ErrDuplicate, "a second role of dimension %s", cite.Quote(r.id))
		default:
			doc.Dimensions[i].Role, doc.Dimensions[i].order = r.role, n
		}
	}
	if d.problems.Total > problems || slices.Contains(b.size, 0) {
		return
	}
	n := int64(1)
	for _, size := range b.size {
		if n > math.MaxInt64/size {
			d.badAt(b.at, indicators.ErrLimit, "a cube of more than 2^63-1 cells")
			return
		}
		n *= size
	}
	d.settle(b, n)
}
