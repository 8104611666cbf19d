package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
)

const checkOp = "mapping.Check"

// maxProblems is how many problems a check lists.
const maxProblems = 100

// problems gathers what is wrong with a mapping.
type problems struct {
	op string
	indicators.Problems
}

func (p *problems) add(path string, kind error, format string, args ...any) {
	if p.Total++; len(p.List) < maxProblems {
		p.List = append(p.List, &indicators.Error{Op: p.op, Path: path, Err: kind, Detail: fmt.Sprintf(format, args...)})
	}
}

func (p *problems) err() error {
	if p.Total == 0 {
		return nil
	}
	return &p.Problems
}

// Check returns what is wrong with the mapping as an [*indicators.Problems], each
// with its place: a component without a name or a place, or one that is named
// twice; a target that is no name; a multiplier out of range; a fixed value of what a component also gives.
func (m Mapping) Check() error {
	bad := problems{op: checkOp}
	if m.ID != "" && m.ID.Check() != nil {
		bad.add("/id", indicators.ErrID, "%s", cite.Quote(string(m.ID)))
	}
	from, to := map[string]int{}, map[string]int{}
	for i := range m.Components {
		c := &m.Components[i]
		path := cite.Pointer("components", strconv.Itoa(i))
		name := "at " + strconv.Itoa(c.At)
		switch {
		case c.From == "" && c.At <= 0:
			bad.add(path, indicators.ErrInvalid, "neither from nor at says which component is meant")
		case c.From != "" && c.At != 0:
			bad.add(path+"/at", indicators.ErrInvalid, "both from and at")
		case c.From != "":
			name = strings.ToUpper(c.From)
		}
		if before, twice := from[name]; twice {
			bad.add(path, indicators.ErrDuplicate, "component %d is the same", before)
		}
		from[name] = i
		c.check(path, &bad)
		to[strings.ToUpper(c.To)] = i
	}
	for _, name := range slices.Sorted(maps.Keys(m.Fixed)) {
		path := cite.Pointer("fixed", name)
		if !isTarget(name) || name == Frequency {
			bad.add(path, indicators.ErrUnknown, "%s is not the name of a component", cite.Quote(name))
		} else if i, twice := to[strings.ToUpper(name)]; twice && name != Note {
			bad.add(path, indicators.ErrDuplicate, "component %d is %s too", i, name)
		}
	}
	return bad.err()
}

// check adds what is wrong with one component.
func (c *Component) check(path string, bad *problems) {
	if c.To != "" && !isTarget(c.To) {
		bad.add(path+"/to", indicators.ErrUnknown, "%s is not the name of a component", cite.Quote(c.To))
	}
	if c.Part != "" && c.Part != Dimension && c.Part != Attribute {
		bad.add(path+"/part", indicators.ErrUnknown, "%s, want %q or %q", cite.Quote(string(c.Part)), Dimension, Attribute)
	}
	if c.Areas != "" && c.Areas != Alpha3 && c.Areas != M49 {
		bad.add(path+"/areas", indicators.ErrUnknown, "%s, want %q or %q", cite.Quote(string(c.Areas)), Alpha3, M49)
	}
	if c.Split != "" && c.Split != Letters && len([]rune(c.Split)) != 1 {
		bad.add(path+"/split", indicators.ErrInvalid, "%s is neither one character nor %q", cite.Quote(c.Split), Letters)
	}
	for _, code := range slices.Sorted(maps.Keys(c.Units)) {
		if u := c.Units[code]; u.Mult < -15 || u.Mult > 15 {
			bad.add(path+cite.Pointer("units", code, "mult"), indicators.ErrInvalid, "%d, want -15 to 15", u.Mult)
		}
	}
}

// isTarget reports whether a component may become what is called so.
func isTarget(name string) bool {
	return slices.Contains(targets[:], name) || indicators.ID(name).Check() == nil
}

// Against returns where the mapping leads to what a catalogue does not have, as an
// [*indicators.Problems]: an indicator, an area, a perimeter, a dimension or a
// code of one. Of a catalogue without records of a kind, that kind is not held
// against it. Attributes and dimensions that only a message can tell apart count
// as attributes unless Part says otherwise.
func (m Mapping) Against(c *indicators.Catalogue) error {
	bad := problems{op: "mapping.Against"}
	if c == nil {
		return &indicators.Error{Op: bad.op, Err: indicators.ErrInvalid, Detail: "no catalogue"}
	}
	known := func(target, code string) bool {
		id, ok := indicators.ID(code), true
		switch target {
		case "INDICATOR":
			_, ok = c.Indicator(id)
			ok = ok || none(c.Indicators())
		case "REF_AREA":
			_, ok = c.Area(id)
			ok = ok || none(c.Areas())
		case "PERIMETER":
			_, ok = c.Perimeter(id)
			ok = ok || none(c.Perimeters())
		default:
			if d, found := c.Dimension(indicators.ID(strings.ToLower(target))); found {
				_, ok = d.Category(id)
			}
		}
		return ok || code == "" || code == "_T" || code == "_Z"
	}
	for i := range m.Components {
		x := &m.Components[i]
		path := cite.Pointer("components", strconv.Itoa(i))
		for _, code := range slices.Sorted(maps.Keys(x.Codes)) {
			if to := x.Codes[code]; !known(x.To, to) {
				bad.add(path+cite.Pointer("codes", code), indicators.ErrUnknown, "%s %s", x.To, cite.Quote(to))
			}
		}
		if slices.Contains(targets[:], x.To) || x.Part != Dimension || x.To == "" {
			continue
		}
		if _, ok := c.Dimension(indicators.ID(strings.ToLower(x.To))); !ok && !none(c.Dimensions()) {
			bad.add(path+"/to", indicators.ErrUnknown, "dimension %s", cite.Quote(x.To))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.Fixed)) {
		if !known(name, m.Fixed[name]) {
			bad.add(cite.Pointer("fixed", name), indicators.ErrUnknown, "%s", cite.Quote(m.Fixed[name]))
		}
	}
	return bad.err()
}

// none reports whether a sequence is empty.
func none[T any](all func(func(T) bool)) bool {
	for range all {
		return false
	}
	return true
}
