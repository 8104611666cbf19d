package jsonstat

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const encodeOp = "jsonstat.Encode"

// Encode writes the document as JSON-stat 2.0: the same document always gives
// the same bytes. A cube of which less than half of the cells have a value is
// written sparse. A bundle becomes a collection, where items have no names. The
// error is about what a reader would refuse: dimensions or categories that
// are given twice, a text that is not UTF-8, cells set for other dimensions.
// Addresses and dates are not checked.
func (d *Document) Encode(out io.Writer) error { return d.encode(&encoder{out: out}) }

func (d *Document) encode(e *encoder) error {
	if e.out == nil {
		return e.fail(indicators.ErrInvalid, "no writer")
	}
	if d.Class == 0 && d.Error == nil {
		return e.fail(indicators.ErrInvalid, "no class")
	}
	e.raw(`{"version":"2.0"`)
	e.document(d, 0)
	e.raw("\n")
	e.flush(0)
	return e.err
}

type encoder struct {
	out  io.Writer
	own  bool // extensions are those that Write makes: valid
	text []byte
	last byte // that was flushed
	path []string
	err  error
}

func (e *encoder) fail(kind error, format string, args ...any) error {
	if e.err == nil {
		e.err = &indicators.Error{Op: encodeOp, Err: kind, Path: cite.Pointer(e.path...),
			Detail: fmt.Sprintf(format, args...)}
	}
	return e.err
}

func (e *encoder) flush(least int) {
	if len(e.text) == 0 || len(e.text) < least {
		return
	}
	if e.err == nil {
		if _, err := e.out.Write(e.text); err != nil {
			e.err = &indicators.Error{Op: encodeOp, Err: err}
		}
	}
	e.last = e.text[len(e.text)-1]
	e.text = e.text[:0]
}

func (e *encoder) raw(s string) { e.text = append(e.text, s...) }

func (e *encoder) quoted(s string) {
	if !utf8.ValidString(s) {
		e.fail(indicators.ErrInvalid, "%s is not UTF-8", cite.Quote(s))
	}
	e.text = interchange.AppendJSON(e.text, s)
	e.flush(64 << 10)
}

// next writes the comma before a member, unless it is the first of its object
// or begins a line, which has one.
func (e *encoder) next() {
	if last := e.tail(); last != '{' && last != '\n' {
		e.raw(",")
	}
}

// tail returns the last byte that was written.
func (e *encoder) tail() byte {
	if n := len(e.text); n > 0 {
		return e.text[n-1]
	}
	return e.last
}

// name begins a member.
func (e *encoder) name(s string) {
	e.next()
	e.quoted(s)
	e.raw(":")
}

func (e *encoder) member(name, value string) {
	if value != "" {
		e.name(name)
		e.quoted(value)
	}
}

func (e *encoder) strings(list []string) {
	e.raw("[")
	for i, s := range list {
		if i > 0 {
			e.raw(",")
		}
		e.quoted(s)
	}
	e.raw("]")
}

func (e *encoder) list(name string, list []string) {
	if len(list) > 0 {
		e.name(name)
		e.strings(list)
	}
}

// value writes JSON of the provider's own, which starts with open.
func (e *encoder) value(name string, text json.RawMessage, open byte) {
	if len(text) == 0 {
		return
	}
	if !e.own && (text[0] != open || !json.Valid(text) || !utf8.Valid(text)) {
		e.fail(indicators.ErrSyntax, "%s is no JSON value that starts with %q", name, open)
	}
	e.name(name)
	e.text = append(e.text, text...)
}

// maxDepth is how deep documents may stand in each other: as deep as Decode
// reads them.
const maxDepth = 16

// document writes the members of a document and the closing brace.
func (e *encoder) document(d *Document, depth int) {
	if depth > maxDepth {
		e.fail(indicators.ErrLimit, "nested deeper than %d", maxDepth)
	}
	if d.Class != 0 && !classes.Valid(d.Class) {
		e.fail(indicators.ErrInvalid, "%v", d.Class)
	}
	if e.err != nil {
		return
	}
	class := d.Class
	if class == BundleClass {
		class = CollectionClass
	}
	e.member("class", class.String())
	e.member("type", d.Type)
	e.member("href", d.Href)
	e.member("label", d.Label)
	e.member("source", d.Source)
	e.member("updated", d.Updated)
	e.list("note", d.Note)
	e.value("error", d.Error, '[')
	e.links(d.Links, depth)
	switch {
	case d.Class == DimensionClass && len(d.Dimensions) == 1:
		e.category(&d.Dimensions[0])
	case d.Class == DatasetClass && d.cells != nil:
		e.dataset(d, depth)
	case d.Class == DatasetClass && depth == 0:
		e.fail(indicators.ErrInvalid, "a dataset without cells")
	case d.Class == DimensionClass && depth == 0:
		e.fail(indicators.ErrInvalid, "a dimension without categories")
	case class == CollectionClass && depth == 0 && !d.IsEmbedded():
		e.fail(indicators.ErrInvalid, "a collection without the relation %q", item)
	}
	if d.cells != nil && len(d.Extension) > 0 {
		e.raw(",\n")
	}
	e.value("extension", d.Extension, '{')
	if e.tail() == '{' {
		e.raw(`"note":[]`) // an item has at least one member
	}
	e.raw("}")
}

func (e *encoder) links(links []Link, depth int) {
	if len(links) == 0 {
		return
	}
	e.name("link")
	e.raw("{")
	for i, l := range links {
		if slices.ContainsFunc(links[:i], func(o Link) bool { return o.Rel == l.Rel }) {
			e.fail(indicators.ErrDuplicate, "relation %s", cite.Quote(l.Rel))
		}
		e.name(l.Rel)
		e.raw("[")
		for j, item := range l.Items {
			if j > 0 {
				e.raw(",")
			}
			e.raw("\n{")
			e.path = append(e.path, "link", l.Rel, strconv.Itoa(j))
			if item != nil {
				e.document(item, depth+1)
			} else {
				e.fail(indicators.ErrInvalid, "no document")
			}
			e.path = e.path[:len(e.path)-3]
		}
		e.raw("]")
	}
	e.raw("}")
}

func (e *encoder) dataset(d *Document, depth int) {
	n := d.Len()
	ids, sizes := make([]string, len(d.Dimensions)), make([]string, len(d.Dimensions))
	var of [Metric + 1][]*Dimension
	for i := range d.Dimensions {
		x := &d.Dimensions[i]
		ids[i], sizes[i] = x.ID, strconv.Itoa(len(x.Categories))
		if !roles.Valid(x.Role) && x.Role != 0 {
			e.fail(indicators.ErrInvalid, "%v", x.Role)
			return
		}
		of[x.Role] = append(of[x.Role], x)
	}
	newIndex(ids, func(i int) { e.fail(indicators.ErrDuplicate, "dimension %s", cite.Quote(ids[i])) })
	if !d.cells.fit(n) {
		e.fail(indicators.ErrInvalid, "the cells are those of other dimensions than these, of %d cells", n)
	}
	e.raw(",\n" + `"id":`)
	e.strings(ids)
	e.raw(`,"size":[`)
	for i, size := range sizes {
		if i > 0 {
			e.raw(",")
		}
		e.raw(size)
	}
	e.raw("]")
	if len(of[Time])+len(of[Geo])+len(of[Metric]) > 0 {
		e.raw(`,"role":{`)
		for r := Time; r <= Metric; r++ {
			if len(of[r]) > 0 {
				slices.SortStableFunc(of[r], func(a, b *Dimension) int { return cmp.Compare(a.order, b.order) })
				list := make([]string, len(of[r]))
				for i, x := range of[r] {
					list[i] = x.ID
				}
				e.name(r.String())
				e.strings(list)
			}
		}
		e.raw("}")
	}
	e.raw(",\n" + `"dimension":{`)
	for i := range d.Dimensions {
		x := &d.Dimensions[i]
		e.path = append(e.path, "dimension", x.ID)
		e.name(x.ID)
		e.raw("{")
		e.category(x)
		e.member("label", x.Label)
		e.member("href", x.Href)
		e.list("note", x.Note)
		e.value("extension", x.Extension, '{')
		e.links(x.Links, depth)
		e.raw("}")
		e.path = e.path[:len(e.path)-2]
	}
	e.raw("},\n" + `"value":`)
	e.values(d, n)
	e.statuses(d)
}

// category writes the categories of a dimension.
func (e *encoder) category(x *Dimension) {
	if len(x.Categories) == 0 {
		e.fail(indicators.ErrInvalid, "dimension %s has no categories", cite.Quote(x.ID))
		return
	}
	ids := make([]string, len(x.Categories))
	for i := range x.Categories {
		ids[i] = x.Categories[i].ID
	}
	newIndex(ids, func(i int) { e.fail(indicators.ErrDuplicate, "category %s", cite.Quote(ids[i])) })
	e.name("category")
	e.raw(`{"index":`)
	e.strings(ids)
	each := func(member string, has func(c *Category) bool, write func(c *Category)) {
		first := true
		for i := range x.Categories {
			c := &x.Categories[i]
			if !has(c) {
				continue
			}
			if first {
				e.name(member)
				e.raw("{")
			}
			e.name(c.ID)
			write(c)
			first = false
		}
		if !first {
			e.raw("}")
		}
	}
	each("label", func(c *Category) bool { return c.Label != "" }, func(c *Category) { e.quoted(c.Label) })
	each("note", func(c *Category) bool { return len(c.Note) > 0 }, func(c *Category) { e.strings(c.Note) })
	each("child", func(c *Category) bool { return len(c.Child) > 0 }, func(c *Category) { e.strings(c.Child) })
	each("unit", func(c *Category) bool { return c.Unit != nil }, func(c *Category) { e.unit(c.Unit) })
	each("coordinates", func(c *Category) bool { return c.Coordinates != nil }, func(c *Category) {
		for _, s := range c.Coordinates {
			if !interchange.IsNumber([]byte(s)) {
				e.fail(indicators.ErrSyntax, "coordinate %s is not a number", cite.Quote(s))
			}
		}
		e.raw("[" + c.Coordinates[0] + "," + c.Coordinates[1] + "]")
	})
	e.raw("}")
}

func (e *encoder) unit(u *Unit) {
	e.raw("{")
	e.member("label", u.Label)
	e.member("symbol", u.Symbol)
	e.member("position", u.Position)
	if u.Decimals != nil {
		e.name("decimals")
		e.raw(strconv.Itoa(*u.Decimals))
	}
	if len(u.Other) > 2 {
		if u.Other[0] != '{' || !json.Valid(u.Other) {
			e.fail(indicators.ErrSyntax, "Other of a unit is no JSON object")
		}
		e.next()
		e.text = append(e.text, u.Other[1:]...)
		return
	}
	e.raw("}")
}

// fit reports whether cells are those of a cube of n cells.
func (c *cells) fit(n int64) bool {
	last := func(at []int64, places int) bool {
		if at == nil {
			return places == 0 || int64(places) == n
		}
		return places == 0 || at[places-1] < n
	}
	return last(c.at, len(c.ends)) && last(c.statusAt, len(c.status))
}

// values writes the values: all of them when at least half are there.
func (e *encoder) values(d *Document, n int64) {
	c := d.cells
	all := func(yield func(at int64, value string, text bool) bool) {
		start := uint32(0)
		for i, end := range c.ends {
			value, text := c.text[start:end>>1], end&1 == 1
			if start = end >> 1; (value != "" || text) && !yield(place64(c.at, i), value, text) {
				return
			}
		}
	}
	known := int64(0)
	all(func(int64, string, bool) bool { known++; return true })
	write := func(value string, text bool) {
		if text {
			e.quoted(value)
		} else {
			e.raw(value)
		}
		e.flush(64 << 10)
	}
	if known == 0 {
		e.raw(`{"0":null}`) // some readers stumble over an empty object
		return
	}
	if known >= n-known {
		e.raw("[")
		next := int64(0)
		missing := func(to int64) {
			for ; next < to; next++ {
				if next > 0 {
					e.raw(",")
				}
				e.raw("null")
			}
		}
		all(func(at int64, value string, text bool) bool {
			if missing(at); next > 0 {
				e.raw(",")
			}
			write(value, text)
			next++
			return true
		})
		missing(n)
		e.raw("]")
		return
	}
	e.raw("{")
	all(func(at int64, value string, text bool) bool {
		e.cell(at)
		write(value, text)
		return true
	})
	e.raw("}")
}

func (e *encoder) cell(n int64) {
	e.next()
	e.raw(`"`)
	e.text = strconv.AppendInt(e.text, n, 10)
	e.raw(`":`)
}

// statuses writes the statuses: one of all cells, or those of some.
func (e *encoder) statuses(d *Document) {
	c := d.cells
	if c.all != "" {
		e.raw(",\n")
		e.text = append(e.text, `"status":`...)
		e.quoted(c.all)
		return
	}
	first := true
	for i, code := range c.status {
		if c.codes[code] == "" {
			continue
		}
		if first {
			e.raw(",\n" + `"status":{`)
		}
		e.cell(place64(c.statusAt, i))
		e.quoted(c.codes[code])
		first = false
	}
	if !first {
		e.raw("}")
	}
}
