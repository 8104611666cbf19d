package jsonstat

import (
	"fmt"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// limit is an error about a limit.
func limit(format string, n int) error {
	return fmt.Errorf("%w: "+format, indicators.ErrLimit, n)
}

func (d *decoder) enterIndex(i int) int {
	n := len(d.path)
	d.path = strconv.AppendInt(append(d.path, '/'), int64(i), 10)
	return n
}

// dimensions reads the member dimension. In version 1 it also holds id, size and
// role.
func (d *decoder) dimensions(b *draft, t interchange.Token) error {
	return d.members(t, func(name []byte, t interchange.Token) error {
		if b.where == bundled {
			v1 := ""
			switch {
			case t == interchange.Array && (string(name) == "id" || string(name) == "size"):
				v1 = string(name)
			case string(name) == "role":
				v1 = "role"
			}
			for i, known := range memberNames {
				if known != v1 {
					continue
				}
				if b.seen&(1<<i) != 0 {
					d.bad(indicators.ErrDuplicate, "the member is given twice")
					return d.s.Skip(t)
				}
				b.seen |= 1 << i
				return d.member(b, known, t)
			}
		}
		if len(b.dimensions) >= d.limits.MaxDimensions {
			return d.s.Error(limit("more than %d dimensions", d.limits.MaxDimensions))
		}
		for _, before := range b.dimensions {
			if before.ID == string(name) {
				d.bad(indicators.ErrDuplicate, "the dimension is given twice")
				return d.s.Skip(t)
			}
		}
		x, err := d.dimension(t)
		if x != nil {
			x.ID = string(name)
			b.dimensions = append(b.dimensions, x)
		}
		return err
	})
}

// dimension reads one dimension of a dataset. It is nil when it has no
// categories.
func (d *decoder) dimension(t interchange.Token) (*Dimension, error) {
	var x *Dimension // made when there is something to hold
	seen := uint32(0)
	err := d.members(t, func(name []byte, t interchange.Token) error {
		bit := uint32(0)
		switch string(name) {
		case "label":
			bit = 1
		case "href":
			bit = 2
		case "note":
			bit = 4
		case "link":
			bit = 8
		case "extension":
			bit = 16
		case "category":
			bit = 32
		case "class", "version":
			return d.s.Skip(t) // as a response of its own has it
		default:
			return d.skip(t)
		}
		if seen&bit != 0 {
			d.bad(indicators.ErrDuplicate, "the member is given twice")
			return d.s.Skip(t)
		}
		seen |= bit
		if x == nil {
			x = &Dimension{}
		}
		switch bit {
		case 1:
			return d.text(t, &x.Label)
		case 2:
			return d.text(t, &x.Href)
		case 4:
			return d.notes(t, &x.Note)
		case 8:
			return d.links(t, &x.Links)
		case 16:
			return d.raw(t, interchange.Object, (*[]byte)(&x.Extension))
		}
		return d.category(t, x)
	})
	if err == nil && t == interchange.Object && seen&32 == 0 {
		d.bad(indicators.ErrInvalid, "a dimension without category")
	}
	return x, err
}

// categories are the members of a category while they are read.
type categories struct {
	ids       texts
	positions []int64 // of an index that is an object
	indexed   bool
	indexAt   place
	labels    texts
	labelled  texts // whose labels they are
	notes     lists
	child     lists
	units     []*Unit
	unitOf    texts
	places    [][2]string
	placeOf   texts
}

// category reads the categories of a dimension.
func (d *decoder) category(t interchange.Token, x *Dimension) error {
	var c categories
	at := d.here()
	seen := uint32(0)
	err := d.members(t, func(name []byte, t interchange.Token) error {
		bit := uint32(0)
		switch string(name) {
		case "index":
			bit = 1
		case "label":
			bit = 2
		case "note":
			bit = 4
		case "child":
			bit = 8
		case "unit":
			bit = 16
		case "coordinates":
			bit = 32
		default:
			return d.skip(t)
		}
		if seen&bit != 0 {
			d.bad(indicators.ErrDuplicate, "the member is given twice")
			return d.s.Skip(t)
		}
		seen |= bit
		switch bit {
		case 1:
			c.indexed, c.indexAt = true, d.here()
			return d.index(&c, t)
		case 2:
			return d.members(t, func(name []byte, t interchange.Token) error {
				if t != interchange.String {
					return d.want(t, "a string")
				}
				c.labelled.add(name)
				c.labels.add(d.s.Text())
				return nil
			})
		case 4:
			return d.lists(&c.notes, t)
		case 8:
			return d.lists(&c.child, t)
		case 16:
			return d.members(t, func(name []byte, t interchange.Token) error {
				u, err := d.unit(t)
				if u != nil {
					c.unitOf.add(name)
					c.units = append(c.units, u)
				}
				return err
			})
		}
		return d.members(t, func(name []byte, t interchange.Token) error { return d.coordinates(&c, name, t) })
	})
	if err != nil || t != interchange.Object {
		return err
	}
	if !c.indexed {
		switch c.labels.len() {
		case 0:
			d.badAt(at, indicators.ErrInvalid, "a dimension without categories")
		case 1:
			c.ids, c.indexAt = c.labelled, at
		default:
			d.badAt(at, indicators.ErrInvalid, "no index of %d categories", c.labels.len())
		}
	}
	d.resolve(&c, x)
	return nil
}

// index reads the order of categories.
func (d *decoder) index(c *categories, t interchange.Token) error {
	if t == interchange.Array {
		return d.texts(t, &c.ids)
	}
	if t != interchange.Object {
		return d.want(t, "an array or an object")
	}
	return d.members(t, func(name []byte, t interchange.Token) error {
		if t != interchange.Number {
			return d.want(t, "a number")
		}
		n, ok, _ := position(d.s.Text())
		if !ok {
			d.bad(indicators.ErrSyntax, "index %s is not a place in an order", cite.Quote(string(d.s.Text())))
			n = -1
		}
		c.ids.add(name)
		c.positions = append(c.positions, n)
		return nil
	})
}

// lists reads an object of arrays of strings.
func (d *decoder) lists(l *lists, t interchange.Token) error {
	return d.members(t, func(name []byte, t interchange.Token) error {
		if t == interchange.String {
			l.items.add(d.s.Text())
		} else if err := d.texts(t, &l.items); err != nil {
			return err
		}
		l.names.add(name)
		l.ends = append(l.ends, uint32(l.items.len()))
		return nil
	})
}

// unit reads the unit of a category.
func (d *decoder) unit(t interchange.Token) (*Unit, error) {
	u := &Unit{}
	seen := uint32(0)
	var other []byte
	err := d.members(t, func(name []byte, t interchange.Token) error {
		var err error
		bit := uint32(0)
		switch string(name) {
		case "label":
			bit, err = 1, d.text(t, &u.Label)
		case "symbol":
			bit, err = 2, d.text(t, &u.Symbol)
		case "position":
			bit, err = 4, d.text(t, &u.Position)
			if err == nil && u.Position != "" && u.Position != "start" && u.Position != "end" {
				d.bad(indicators.ErrInvalid, "position %s", cite.Quote(u.Position))
			}
		case "decimals":
			bit = 8
			if t != interchange.Number {
				return d.want(t, "a number")
			}
			n, err := strconv.Atoi(string(d.s.Text()))
			if err != nil || n < 0 || n > 1000 {
				d.bad(indicators.ErrInvalid, "decimals %s", cite.Quote(string(d.s.Text())))
			}
			u.Decimals = &n
		default:
			if other == nil {
				other = append(other, '{')
			} else {
				other = append(other, ',')
			}
			other, err = d.capture(append(interchange.AppendJSON(other, string(name)), ':'), t)
		}
		if seen&bit != 0 {
			d.bad(indicators.ErrDuplicate, "the member is given twice")
		}
		seen |= bit
		return err
	})
	if other != nil {
		u.Other = append(other, '}')
	}
	if t != interchange.Object {
		u = nil
	}
	return u, err
}

// coordinates reads the place of a category.
func (d *decoder) coordinates(c *categories, name []byte, t interchange.Token) error {
	var p [2]string
	n := 0
	err := d.elements(t, func(i int, t interchange.Token) error {
		if t != interchange.Number {
			return d.want(t, "a number")
		}
		if n++; i < 2 {
			p[i] = string(d.s.Text())
		}
		return nil
	})
	if err != nil || t != interchange.Array {
		return err
	}
	if n != 2 {
		d.bad(indicators.ErrInvalid, "want a longitude and a latitude")
		return nil
	}
	c.placeOf.add(name)
	c.places = append(c.places, p)
	return nil
}

// resolve puts the categories of a dimension together.
func (d *decoder) resolve(c *categories, x *Dimension) {
	problems := d.problems.Total
	ids := c.ids.strings()
	if c.positions != nil {
		ordered := make([]string, len(ids))
		taken := make([]bool, len(ids))
		for i, n := range c.positions {
			switch {
			case n < 0: // reported
			case n >= int64(len(ids)):
				d.badAt(c.indexAt, indicators.ErrInvalid, "index %d of %s among %d categories", n, cite.Quote(ids[i]), len(ids))
			case taken[n]:
				d.badAt(c.indexAt, indicators.ErrDuplicate, "index %d of %s is given twice", n, cite.Quote(ids[i]))
			default:
				taken[n], ordered[n] = true, ids[i]
			}
		}
		if d.problems.Total != problems {
			return
		}
		ids = ordered
	}
	if c.indexed && len(ids) == 0 {
		d.badAt(c.indexAt, indicators.ErrInvalid, "a dimension without categories")
		return
	}
	names := newIndex(ids, func(i int) {
		d.badAt(c.indexAt, indicators.ErrDuplicate, "category %s", cite.Quote(ids[i]))
	})
	if d.problems.Total != problems {
		return
	}
	x.Categories = make([]Category, len(ids))
	for i, id := range ids {
		x.Categories[i].ID = id
	}
	// each calls set for the category of each name, once.
	each := func(member string, of *texts, set func(i int, c *Category)) {
		if of.len() == 0 {
			return
		}
		seen := make([]bool, len(ids))
		for i, name := range of.strings() {
			n, ok := names.find(name)
			switch {
			case !ok:
				d.foreign(cite.Pointer(member, name))
			case seen[n]:
				d.badAt(c.indexAt, indicators.ErrDuplicate, "a second %s of %s", member, cite.Quote(name))
			default:
				seen[n] = true
				set(i, &x.Categories[n])
			}
		}
	}
	labels := c.labels.strings()
	each("label", &c.labelled, func(i int, c *Category) { c.Label = labels[i] })
	each("unit", &c.unitOf, func(i int, x *Category) { x.Unit = c.units[i] })
	each("coordinates", &c.placeOf, func(i int, x *Category) { x.Coordinates = &c.places[i] })
	notes, child := c.notes.items.strings(), c.child.items.strings()
	each("note", &c.notes.names, func(i int, x *Category) { x.Note = c.notes.list(notes, i) })
	each("child", &c.child.names, func(i int, x *Category) { x.Child = c.child.list(child, i) })
}

// list returns the i-th list of items.
func (l *lists) list(items []string, i int) []string {
	start := uint32(0)
	if i > 0 {
		start = l.ends[i-1]
	}
	return items[start:l.ends[i]:l.ends[i]]
}
