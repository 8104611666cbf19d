package sheet

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Facts are what a header, a title, a mark or the layout itself states of the
// figures that it stands for. What is unset is not stated.
type Facts struct {
	Indicator indicators.ID        `json:"indicator,omitzero"`
	Area      indicators.ID        `json:"area,omitzero"`
	Perimeter indicators.ID        `json:"perimeter,omitzero"`
	Breakdown indicators.Breakdown `json:"breakdown,omitzero"`
	Period    period.Period        `json:"period,omitzero"`
	// Unit is the text of a unit: "job", "million*MAD", "percent", and "1" for a
	// number without a unit.
	Unit       string               `json:"unit,omitzero"`
	Role       indicators.Role      `json:"role,omitzero"`
	Assurance  indicators.Assurance `json:"assurance,omitzero"`
	Status     indicators.StatusSet `json:"status,omitzero"`
	Source     indicators.ID        `json:"source,omitzero"`
	Published  period.Period        `json:"published,omitzero"`
	Attributes indicators.Breakdown `json:"attributes,omitzero"`
	Note       string               `json:"note,omitzero"`
	// Skip says that there are no figures to read: a column of totals that
	// somebody added, a rate that is computed from the others. The cells end as
	// notes.
	Skip bool `json:"skip,omitzero"`
}

// over returns what holds when f is stated of a part of what base is stated of.
func (f Facts) over(base Facts) Facts {
	// Where both state something f holds, so what is in the way goes first.
	for part := range f.Breakdown.Parts() {
		base.Breakdown = without(base.Breakdown, part.Dimension)
	}
	for part := range f.Attributes.Parts() {
		base.Attributes = without(base.Attributes, part.Dimension)
	}
	first(&base.Indicator, f.Indicator)
	first(&base.Area, f.Area)
	first(&base.Perimeter, f.Perimeter)
	first(&base.Period, f.Period)
	first(&base.Unit, f.Unit)
	first(&base.Role, f.Role)
	first(&base.Assurance, f.Assurance)
	first(&base.Source, f.Source)
	first(&base.Published, f.Published)
	base.Status |= f.Status
	base.Breakdown, _ = union(base.Breakdown, f.Breakdown)
	base.Attributes, _ = union(base.Attributes, f.Attributes)
	base.Note = joinNotes(base.Note, f.Note)
	base.Skip = base.Skip || f.Skip
	return base
}

// first sets what is stated to a value that is set.
func first[T comparable](to *T, v T) {
	var unset T
	if v != unset {
		*to = v
	}
}

// with returns what two headers state together of one figure. Where they
// contradict each other, member names on what, and the two texts what they say.
func (f Facts) with(o Facts) (both Facts, member, one, other string) {
	clash := func(name, a, b string) {
		if member == "" && a != "" && b != "" && a != b {
			member, one, other = name, a, b
		}
	}
	clash("indicator", string(f.Indicator), string(o.Indicator))
	clash("area", string(f.Area), string(o.Area))
	clash("perimeter", string(f.Perimeter), string(o.Perimeter))
	clash("period", f.Period.String(), o.Period.String())
	clash("unit", f.Unit, o.Unit)
	clash("role", f.Role.String(), o.Role.String())
	clash("assurance", f.Assurance.String(), o.Assurance.String())
	clash("source", string(f.Source), string(o.Source))
	clash("published", f.Published.String(), o.Published.String())
	for part := range f.Breakdown.Parts() {
		code, _ := o.Breakdown.Code(part.Dimension)
		clash(string(part.Dimension), string(part.Code), string(code))
	}
	for part := range f.Attributes.Parts() {
		code, _ := o.Attributes.Code(part.Dimension)
		clash(string(part.Dimension), string(part.Code), string(code))
	}
	return o.over(f), member, one, other
}

// without returns a breakdown but for a dimension.
func without(x indicators.Breakdown, dimension indicators.ID) indicators.Breakdown {
	if _, ok := x.Code(dimension); !ok {
		return x
	}
	var parts []indicators.Part
	for p := range x.Parts() {
		if p.Dimension != dimension {
			parts = append(parts, p)
		}
	}
	out, _ := indicators.NewBreakdown(parts...)
	return out
}

// union returns the parts of both, which have no dimension in common.
func union(a, b indicators.Breakdown) (indicators.Breakdown, error) {
	if a.IsTotal() {
		return b, nil
	}
	var err error
	for p := range b.Parts() {
		if a, err = a.With(p.Dimension, p.Code); err != nil {
			return a, err
		}
	}
	return a, nil
}

func joinNotes(a, b string) string {
	if a == "" || b == "" || strings.Contains(a, b) {
		return a + strings.TrimPrefix(b, a)
	}
	return a + "; " + b
}

// unit returns the unit that is stated.
func (f Facts) unit() (figure.Unit, bool) {
	if f.Unit == "" {
		return figure.Unit{}, false
	}
	u, err := figure.ParseUnit(f.Unit)
	return u, err == nil
}

// check returns what is wrong with the facts, "" for nothing.
func (f Facts) check() string {
	if _, ok := f.unit(); !ok && f.Unit != "" {
		return "unit is not one that package figure reads"
	}
	for _, id := range []indicators.ID{f.Indicator, f.Area, f.Perimeter, f.Source} {
		if _, err := indicators.ParseID(string(id)); err != nil && id != "" {
			return err.Error()
		}
	}
	return ""
}
