package sdmx

import (
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// xmlGroups are the groups of a data set: attributes of all series that have the
// same codes in some dimensions.
type xmlGroups struct {
	list   []xmlGroup
	bytes  int             // of their texts
	ready  int             // how many groups the shapes have
	shapes []xmlGroupShape // the sets of dimensions by which groups are found
}

// xmlGroup is a group. Of structure-specific data it does not say which of its values
// are dimensions.
type xmlGroup struct {
	values []xmlGroupValue
	at     spot
	late   bool // series came before it
	used   bool
}

type xmlGroupValue struct {
	name, text string
	key        bool
}

// xmlGroupShape finds the groups of one set of dimensions by the codes of these.
type xmlGroupShape struct {
	names  []string
	groups map[string][]int
}

// group reads a group, and the series that stand in it in version 2.0.
func (x *xmlReader) group(e *xmlElement) error {
	set := &x.set
	g := xmlGroup{at: x.at, late: set.began}
	for i := range e.attributes { // of structure-specific data
		a := &e.attributes[i]
		if a.prefixed || a.name == "xmlns" || a.name == "type" || len(a.value) == 0 {
			continue
		}
		g.values = append(g.values, xmlGroupValue{name: a.name, text: string(a.value)})
	}
	kept := -1
	keep := func() (err error) {
		if kept < 0 {
			kept, err = x.keepGroup(&g)
		}
		return err
	}
	err := x.children(func(e *xmlElement) error {
		switch e.name {
		case "GroupKey", "Attributes":
			return x.groupValues(&g, e.name == "GroupKey")
		case "Series":
			if err := keep(); err != nil {
				return err
			}
			return x.dataSetMember(e)
		}
		return x.skip()
	})
	if err != nil {
		return err
	}
	return keep()
}

// groupValues reads generic:Value elements.
func (x *xmlReader) groupValues(g *xmlGroup, key bool) error {
	return x.children(func(e *xmlElement) error {
		if e.name == "Value" {
			id := e.attribute("id")
			if id == "" { // in version 2.0
				id = e.attribute("concept")
			}
			if e.value("value") == nil {
				return x.groupWithout(id, key)
			}
			if text := e.attribute("value"); text != "" {
				g.values = append(g.values, xmlGroupValue{id, text, key})
			}
		}
		return x.skip()
	})
}

// groupWithout reads a value of a group without the XML attribute that it has to stand
// in.
func (x *xmlReader) groupWithout(id string, key bool) error {
	if key {
		return x.without(atSeries, interchange.Dimension, id)
	}
	if known, _ := interchange.Shared(id); known != interchange.MultID {
		x.d.Once(indicators.LostComponent, id, "a Value without the XML attribute value")
		return x.skip()
	}
	x.d.Begin()
	if err := x.bad(x.at, fmt.Errorf("%w: %s", indicators.ErrInvalid, withoutValue(id))); err != nil {
		return err
	}
	return x.skip()
}

// keepGroup holds a group for the series that follow.
func (x *xmlReader) keepGroup(g *xmlGroup) (int, error) {
	set := &x.set.groups
	for _, v := range g.values {
		if set.bytes += len(v.name) + len(v.text); set.bytes > x.limits.MaxHeld {
			return 0, x.fail(fmt.Errorf("%w: groups of more than %d bytes", indicators.ErrLimit, x.limits.MaxHeld))
		}
	}
	if len(g.values) == 0 {
		return 0, nil
	}
	set.list = append(set.list, *g)
	return len(set.list) - 1, nil
}

// ofGroups adds the attributes of the groups that a series, or a flat observation, is
// in. What it says itself goes before what its group says.
func (x *xmlReader) ofGroups(to *xmlValues) error {
	x.set.began = true
	set := &x.set.groups
	if len(set.list) == 0 {
		return nil
	}
	for ; set.ready < len(set.list); set.ready++ {
		x.findable(set.ready, to)
	}
	own := len(to.list)
	for i := range set.shapes {
		s := &set.shapes[i]
		key, ok := groupKey(s.names, func(name string) (string, bool) { return said(to.list[:own], name) })
		if !ok {
			continue
		}
		for _, n := range s.groups[key] {
			g := &set.list[n]
			g.used = true
			if err := x.ofGroup(g, s.names, to); err != nil {
				return err
			}
		}
	}
	return nil
}

// ofGroup adds the attributes of a group.
func (x *xmlReader) ofGroup(g *xmlGroup, dimensions []string, to *xmlValues) error {
	for _, v := range g.values {
		if v.key || slices.Contains(dimensions, v.name) {
			continue
		}
		if text, ok := said(to.list, v.name); ok {
			if text != v.text {
				x.d.Once(indicators.LostComponent, v.name, "a group says otherwise than its series, which is believed, as "+
					cite.Quote(v.text)+" for "+cite.Quote(text))
			}
			continue
		}
		if text, ok := said(x.set.shared.list, v.name); ok && text == v.text {
			continue
		}
		if err := x.add(to, atSeries, interchange.Attribute, v.name, []byte(v.text)); err != nil {
			return err
		}
	}
	return nil
}

// findable puts a group among those of its shape: the dimensions are those of its key,
// or what the first series after it says too and no concept has for an attribute.
func (x *xmlReader) findable(n int, series *xmlValues) {
	set := &x.set.groups
	g := &set.list[n]
	var names []string
	for _, v := range g.values {
		if !v.key {
			if _, there := said(series.list, v.name); !there || !x.isDimension(v.name) {
				continue
			}
		}
		names = append(names, v.name)
	}
	if slices.Sort(names); len(names) == 0 {
		return
	}
	at := slices.IndexFunc(set.shapes, func(s xmlGroupShape) bool { return slices.Equal(s.names, names) })
	if at < 0 {
		if len(set.shapes) == maxStructures {
			return // a loss names it
		}
		at = len(set.shapes)
		set.shapes = append(set.shapes, xmlGroupShape{names: names, groups: map[string][]int{}})
	}
	key, _ := groupKey(names, func(name string) (string, bool) {
		i := slices.IndexFunc(g.values, func(v xmlGroupValue) bool { return v.name == name })
		return g.values[i].text, true
	})
	set.shapes[at].groups[key] = append(set.shapes[at].groups[key], n)
}

// isDimension reports whether what both a group and a series say is a dimension.
func (x *xmlReader) isDimension(name string) bool {
	if x.definition != nil {
		return x.definition.part(name) == interchange.Dimension
	}
	return !isAttributeConcept(name)
}

// groupKey joins the codes of dimensions.
func groupKey(names []string, code func(string) (string, bool)) (key string, ok bool) {
	var b []byte
	for _, name := range names {
		text, ok := code(name)
		if !ok {
			return "", false
		}
		b = append(append(b, text...), 0)
	}
	return string(b), true
}

// said returns what a component of a name says.
func said(list []xmlValue, name string) (string, bool) {
	for i := range list {
		if v := &list[i]; v.c.name == name && len(v.text) > 0 {
			return string(v.text), true
		}
	}
	return "", false
}

// closeGroups names the groups of a data set that no series has used. One that comes
// after the data and has a multiplier would have changed figures that were read.
func (x *xmlReader) closeGroups() error {
	for i := range x.set.groups.list {
		g := &x.set.groups.list[i]
		if g.used {
			continue
		}
		for _, v := range g.values {
			if id, _ := interchange.Shared(v.name); g.late && id == interchange.MultID && v.text != "0" {
				x.d.Begin()
				err := fmt.Errorf("%w: %s of a group that comes after its series", indicators.ErrInvalid, v.name)
				if err := x.bad(g.at, err); err != nil {
					return err
				}
			}
		}
		x.d.Once(indicators.LostComponent, "Group", "its attributes are of no series behind it")
	}
	return nil
}
