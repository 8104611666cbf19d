package interchange

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// Layout returns the components that the observations need, dimensions first,
// the measure after them. The observations are walked once; what one has in
// common with those before it is not looked at again.
func Layout(all Walk) ([]Component, error) {
	l := layout{dimensions: map[indicators.ID]bool{}, attributes: map[indicators.ID]bool{}}
	l.e.own = map[string]bool{}
	for i := range fields {
		if id := fields[i].id; id != BreakdownID && id != StatementsID {
			class := classOf(id, fields[i].part)
			l.of[class] = append(l.of[class], i)
		}
	}
	var err error
	all(func(o *indicators.Observation, c *bulk.Common) bool {
		err = l.look(o, c)
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	return l.components(), nil
}

// layout is what is known of the observations that were looked at.
type layout struct {
	used                   [len(fields)]bool
	dimensions, attributes map[indicators.ID]bool
	of                     [classes][]int // the fields of each class
	forms                  alike
	e                      Encoder
}

// look looks at an observation.
func (l *layout) look(o *indicators.Observation, c *bulk.Common) error {
	l.forms.compare(o, c)
	if l.forms.form[OfKey].New {
		l.gather(o.Key.Breakdown, l.dimensions, BreakdownID)
	}
	if l.forms.form[OfRest].New {
		l.gather(o.Attributes, l.attributes, StatementsID)
	}
	for class := range classes {
		if !l.forms.form[class].New || class == OfFigure && (c != nil && c.Plain || isPlain(o.Figure)) {
			continue
		}
		for _, i := range l.of[class] {
			if l.used[i] && fields[i].id != ValueID { // which splits the figure for the four behind it
				continue
			}
			l.e.cell = l.e.cell[:0]
			if err := fields[i].get(&l.e, o); err != nil {
				return recordError(o, fields[i].id, err)
			}
			l.used[i] = l.used[i] || len(l.e.cell) > 0
		}
	}
	return nil
}

// gather takes note of the parts of a breakdown: those whose name makes no
// component of its own need the one that has the rest.
func (l *layout) gather(b indicators.Breakdown, seen map[indicators.ID]bool, rest string) {
	for p := range b.Parts() {
		if ComponentID(p.Dimension) == "" {
			l.used[fieldIndex(rest)] = true
		} else {
			seen[p.Dimension] = true
		}
	}
}

func fieldIndex(id string) int {
	return slices.IndexFunc(fields[:], func(f field) bool { return f.id == id })
}

// components returns the components that were needed.
func (l *layout) components() []Component {
	// A name cannot be a dimension and an attribute at once: the attribute goes
	// to the others.
	for code := range l.attributes {
		if l.dimensions[code] {
			delete(l.attributes, code)
			l.used[fieldIndex(StatementsID)] = true
		}
	}
	var list []Component
	own := func(codes map[indicators.ID]bool, part Part) {
		sorted := make([]indicators.ID, 0, len(codes))
		for code := range codes {
			sorted = append(sorted, code)
		}
		slices.Sort(sorted)
		for _, code := range sorted {
			list = append(list, Component{ID: ComponentID(code), Name: string(code), Part: part, code: code})
		}
	}
	for i := range fields {
		f := &fields[i]
		switch f.id {
		case BreakdownID:
			own(l.dimensions, Dimension)
		case StatementsID:
			own(l.attributes, Attribute)
		}
		if l.used[i] || f.always {
			list = append(list, Component{ID: f.id, Name: f.name, Part: f.part, Multi: f.multi, field: f})
		}
	}
	return list
}
