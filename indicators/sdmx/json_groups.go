package sdmx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// jsonGroups are what a data set says of groups of dimensions: of all observations
// that have the same codes in some of them.
type jsonGroups struct {
	shapes []jsonGroupShape
	bytes  int // of the keys and values
}

// jsonGroupShape has the groups of one set of dimensions.
type jsonGroupShape struct {
	dimensions []*jsonComponent
	values     map[string][]value // by the codes of the dimensions
}

// isMultiplier reports whether a value multiplies figures.
func (v value) isMultiplier() bool {
	return v.component.c.ID == interchange.MultID && len(v.cell) > 0 && string(v.cell) != "0"
}

// groups reads what is said of groups.
func (r *jsonReader) groups(set *jsonDataSet, t interchange.Token) error {
	if len(set.st.groups) == 0 {
		r.d.Add(indicators.LostComponent, "dimensionGroupAttributes", "the structure does not list them", nil)
		return r.s.Skip(t)
	}
	multiplied := false
	err := r.s.Members(t, func(name []byte, t interchange.Token) error {
		key := slices.Clone(name)
		values, err := r.attributes(t, set.st.groups, nil)
		if err != nil {
			return err
		}
		values = slices.DeleteFunc(values, func(v value) bool { return len(v.cell) == 0 })
		if set.groups.bytes += len(key); len(values) == 0 {
			return nil
		}
		for _, v := range values {
			set.groups.bytes += len(v.cell)
			multiplied = multiplied || v.isMultiplier()
		}
		if set.groups.bytes > r.limits.MaxHeld {
			return r.s.Error(fmt.Errorf("%w: groups of more than %d bytes", indicators.ErrLimit, r.limits.MaxHeld))
		}
		if !r.group(set, key, values) {
			r.d.Begin()
			return r.bad(interchange.Null, fmt.Errorf("%w: key %s of a group of dimensions", indicators.ErrUnknown,
				cite.Quote(string(key))))
		}
		return nil
	})
	if err != nil || !set.began {
		return err
	}
	r.d.Add(indicators.LostComponent, "dimensionGroupAttributes", "they come after their observations", nil)
	return r.lateMultiplier(multiplied)
}

// lateMultiplier reports a multiplier that comes after the figures that it multiplies.
func (r *jsonReader) lateMultiplier(is bool) error {
	if !is {
		return nil
	}
	r.d.Begin()
	return r.bad(interchange.Null, fmt.Errorf("%w: %s comes after its observations", indicators.ErrInvalid,
		interchange.MultID))
}

// group adds the values of a group. Its key has a place for each dimension, in the
// order in which the structure lists them or, of some writers, in that of their
// positions, or for those of a series alone; what the attributes say that they depend
// on tells the orders apart.
func (r *jsonReader) group(set *jsonDataSet, key []byte, values []value) bool {
	st := set.st
	var listed []*jsonComponent
	for l := range levels {
		for i := range st.dimensions[l] {
			listed = append(listed, &st.dimensions[l][i])
		}
	}
	var related []string
	for _, v := range values {
		related = append(related, v.component.related...)
	}
	open := len(st.dimensions[atDataSet])
	series := open + len(st.dimensions[atSeries])
	orders := [][]*jsonComponent{listed, st.keys[0], listed[open:], listed[open:series]}
	unrelated := func(d *jsonComponent) bool { return !slices.Contains(related, d.id) }
	for _, strict := range []bool{true, false} {
		for _, dims := range orders {
			used, codes, ok := groupDimensions(key, dims)
			if !ok || strict && slices.ContainsFunc(used, unrelated) {
				continue
			}
			set.groups.add(used, codes, values)
			return true
		}
	}
	return false
}

// groupDimensions returns the dimensions that a partial key has a code of, and the
// codes.
func groupDimensions(key []byte, dims []*jsonComponent) (used []*jsonComponent, codes []byte, ok bool) {
	parts := bytes.Split(key, []byte{':'})
	if len(parts) != len(dims) {
		return nil, nil, false
	}
	for i, part := range parts {
		if len(part) == 0 || string(part) == "~" {
			continue
		}
		n, err := strconv.Atoi(string(part))
		if err != nil || n < 0 || n >= dims[i].values.len() || dims[i].holes && len(dims[i].values.at(n)) == 0 {
			return nil, nil, false
		}
		used = append(used, dims[i])
		codes = append(append(codes, dims[i].values.at(n)...), 0)
	}
	return used, codes, true
}

// add adds the values of a group to those of its shape.
func (g *jsonGroups) add(used []*jsonComponent, codes []byte, values []value) {
	at := slices.IndexFunc(g.shapes, func(s jsonGroupShape) bool { return slices.Equal(s.dimensions, used) })
	if at < 0 {
		at = len(g.shapes)
		g.shapes = append(g.shapes, jsonGroupShape{used, map[string][]value{}})
	}
	s := &g.shapes[at]
	s.values[string(codes)] = append(s.values[string(codes)], values...)
}

// ofGroups appends what groups say of an observation whose dimensions are the first of
// the values. What it says itself, or its series, goes before that.
func (r *jsonReader) ofGroups(set *jsonDataSet, values []value) []value {
	own := len(values)
	for i := range set.groups.shapes {
		s := &set.groups.shapes[i]
		r.cell = r.cell[:0]
		known := true
		for _, d := range s.dimensions {
			at := slices.IndexFunc(values[:own], func(v value) bool { return v.component == d })
			switch {
			case at >= 0:
				r.cell = append(append(r.cell, values[at].cell...), 0)
			case d.values.len() == 1: // of the whole data set
				r.cell = append(append(r.cell, d.values.at(0)...), 0)
			default:
				known = false
			}
		}
		if !known {
			continue
		}
		for _, v := range s.values[string(r.cell)] {
			same := func(o value) bool { return o.component.id == v.component.id && len(o.cell) > 0 }
			at, shared := slices.IndexFunc(values, same), slices.IndexFunc(set.shared, same)
			switch {
			case at < 0 && shared < 0:
				values = append(values, v)
				continue
			case at >= 0 && bytes.Equal(values[at].cell, v.cell), at < 0 && bytes.Equal(set.shared[shared].cell, v.cell):
				continue
			}
			r.d.Once(indicators.LostComponent, v.component.id,
				"a group says otherwise than its series, which is believed, as "+cite.Quote(string(v.cell)))
		}
	}
	return values
}

// defaults appends the default values of attributes, from one on: of those that are
// not given, as version 1.0 and later leave them out.
func defaults(to []value, components []jsonComponent, from int) []value {
	for i := from; i < len(components); i++ {
		if c := &components[i]; len(c.standard) > 0 {
			to = append(to, value{c, c.standard})
		}
	}
	return to
}

// setDefaults sets the attributes of an observation, from one on, that have a default.
func (r *jsonReader) setDefaults(components []jsonComponent, from int) error {
	for i := from; i < len(components); i++ {
		if c := &components[i]; len(c.standard) > 0 {
			if err := r.set(c, c.standard); err != nil {
				return err
			}
		}
	}
	return nil
}

// hasDefaults reports whether an attribute that is left out has a value.
func (st *jsonStructure) hasDefaults() bool {
	for l := range levels {
		for i := range st.attributes[l] {
			if len(st.attributes[l][i].standard) > 0 {
				return true
			}
		}
	}
	return false
}
