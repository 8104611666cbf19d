package changes

import (
	"encoding/json"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Compare returns what the old release became the new one by. Either may be nil, which
// is compared as a dataset without records; [Changes.Apply] wants a dataset, if an empty one.
func Compare(old, today *indicators.Dataset) Changes {
	var c Changes
	was, is := old.Catalogue(), today.Catalogue()
	c.compare(records(was.Indicators(), wrapIndicator), records(is.Indicators(), wrapIndicator))
	c.compare(records(was.Perimeters(), wrapPerimeter), records(is.Perimeters(), wrapPerimeter))
	c.compare(records(was.Dimensions(), wrapDimension), records(is.Dimensions(), wrapDimension))
	c.compare(records(was.Areas(), wrapArea), records(is.Areas(), wrapArea))
	c.compare(records(old.Bodies(), wrapBody), records(today.Bodies(), wrapBody))
	c.compare(records(old.Sources(), wrapSource), records(today.Sources(), wrapSource))
	c.observations(old, today)
	c.compare(records(old.Corrections(), wrapCorrection), records(today.Corrections(), wrapCorrection))
	c.sort()
	return c
}

func wrapIndicator(x *indicators.Indicator) Record     { return Record{Indicator: x} }
func wrapPerimeter(x *indicators.Perimeter) Record     { return Record{Perimeter: x} }
func wrapDimension(x *indicators.Dimension) Record     { return Record{Dimension: x} }
func wrapArea(x *indicators.Category) Record           { return Record{Area: x} }
func wrapBody(x *indicators.Body) Record               { return Record{Body: x} }
func wrapSource(x *indicators.Source) Record           { return Record{Source: x} }
func wrapObservation(x *indicators.Observation) Record { return Record{Observation: x} }
func wrapCorrection(x *indicators.Correction) Record   { return Record{Correction: x} }

func records[T any](all iter.Seq[T], wrap func(*T) Record) (list []Record) {
	for x := range all {
		list = append(list, wrap(&x))
	}
	return list
}

// compare compares two lists of records of one kind, each in order of ID.
func (c *Changes) compare(old, today []Record) {
	var gone, come []Record
	for len(old) > 0 || len(today) > 0 {
		switch before := first(old, today); {
		case before < 0:
			gone, old = append(gone, old[0]), old[1:]
		case before > 0:
			come, today = append(come, today[0]), today[1:]
		default:
			c.revised(old[0], today[0])
			old, today = old[1:], today[1:]
		}
	}
	c.renamed(gone, come, func(r Record) string {
		// What the record says, without its ID.
		r = withID(r, "")
		text, err := json.Marshal(r)
		if err != nil {
			return r.path()
		}
		return string(text)
	})
}

// first tells which of two lists has the smaller ID at its head.
func first(old, today []Record) int {
	if len(old) == 0 {
		return 1
	}
	if len(today) == 0 {
		return -1
	}
	_, a, _ := old[0].place()
	_, b, _ := today[0].place()
	return strings.Compare(string(a), string(b))
}

// observations compares the observations row by row, and puts only those together that
// changed.
func (c *Changes) observations(old, today *indicators.Dataset) {
	next, stop := iter.Pull(today.Rows())
	defer stop()
	var gone, come []Record
	record := func(r indicators.Row) Record {
		o := r.Observation()
		return wrapObservation(&o)
	}
	is, more := next()
	for was := range old.Rows() {
		for more && is.ID() < was.ID() {
			come = append(come, record(is))
			is, more = next()
		}
		if !more || is.ID() != was.ID() {
			gone = append(gone, record(was))
			continue
		}
		if !was.Same(is) {
			c.revised(record(was), record(is))
		}
		is, more = next()
	}
	for ; more; is, more = next() {
		come = append(come, record(is))
	}
	c.renamed(gone, come, func(r Record) string { return r.Observation.Key.String() })
}

// revised notes a record of both releases if it changed.
func (c *Changes) revised(old, today Record) {
	if members := differing(old, today); len(members) > 0 {
		c.List = append(c.List, Change{Kind: Revised, Path: today.path(), Members: members, Old: old, New: today})
	}
}

// renamed notes records that are gone and records that came. Those that say the same,
// the ID aside, are one record under another ID. Only records of one text can be.
func (c *Changes) renamed(gone, come []Record, text func(Record) string) {
	byText := map[string][]int{}
	if len(come) > 0 {
		for n, r := range gone {
			t := text(r)
			byText[t] = append(byText[t], n)
		}
	}
	paired := make([]bool, len(gone))
	for _, r := range come {
		from := -1
		if len(gone) > 0 {
			_, id, _ := r.place()
			list := byText[text(r)]
			for k, n := range list {
				if len(differing(withID(gone[n], id), r)) == 0 {
					from = n
					list = slices.Delete(list, k, k+1)
					break
				}
			}
			byText[text(r)] = list
		}
		if from < 0 {
			c.List = append(c.List, Change{Kind: Added, Path: r.path(), New: r})
			continue
		}
		paired[from] = true
		old := gone[from]
		c.List = append(c.List, Change{Kind: Renamed, Path: r.path(), From: old.path(), Old: old, New: r})
	}
	for n, r := range gone {
		if !paired[n] {
			c.List = append(c.List, Change{Kind: Removed, Path: r.path(), Old: r})
		}
	}
}

// withID returns a copy of a record under another ID.
func withID(r Record, id indicators.ID) Record {
	v := reflect.ValueOf(&r).Elem()
	for n := range v.NumField() {
		if f := v.Field(n); !f.IsNil() {
			own := reflect.New(f.Type().Elem())
			own.Elem().Set(f.Elem())
			own.Elem().FieldByName("ID").SetString(string(id))
			f.Set(own)
		}
	}
	return r
}

// differing returns the members in which two records of one kind differ.
func differing(old, today Record) (members []string) {
	x, y := reflect.ValueOf(old), reflect.ValueOf(today)
	for n := range x.NumField() {
		if a, b := x.Field(n), y.Field(n); !a.IsNil() && !b.IsNil() {
			members = append(members, differingIn(a.Elem(), b.Elem())...)
		}
	}
	return members
}

func differingIn(x, y reflect.Value) (members []string) {
	for n := range x.NumField() {
		field := x.Type().Field(n)
		a, b := x.Field(n), y.Field(n)
		if field.Type == reflect.TypeFor[indicators.Key]() {
			members = append(members, differingIn(a, b)...)
			continue
		}
		if !likeness.Values(a.Interface(), b.Interface()) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			members = append(members, name)
		}
	}
	return members
}
