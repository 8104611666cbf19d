package indicators

import (
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Aggregate returns the value of a whole, k, from the values of its parts: the
// codes of a dimension, the areas of an area, the periods of a period. They
// combine as the catalogue says of the indicator and the axis: as a sum, an
// average, a mean weighted by another indicator, the last value, or computed
// again by the indicator's formula from operands that are aggregated
// themselves. A ratio is never summed. The result does not look at what is
// published of the whole itself.
//
// The parts must make up the whole, by the catalogue: the parts of the code
// that k has in the dimension, or every code without parts when it has none.
// Parts that overlap, are too few or too many, and an indicator that may not be
// aggregated along the axis are [ErrAggregate], with the codes in Records; so
// are the codes of a dimension of which the catalogue says that they are not
// the whole, and, where it says nothing, a sum that is not the whole that the
// View has. A sum without such a whole is marked: [Result.MayLackParts]. A part
// without a value is [ErrGap] in time and [ErrNoData] elsewhere, parts of
// several perimeters are [ErrPerimeter], and a break inside the whole is
// [ErrBreak]. Of a last value only the part that ends with the whole has to be
// there. In a weighted mean every part needs its weight, else the error is both
// [ErrAggregate] and [ErrNoData].
//
//	v.Aggregate(year, AcrossPeriods(period.KindQuarter))
//	v.Aggregate(country, Across("area"))
//	v.Aggregate(total, Across("segment", "CRM", "BPO", "ITO"))
func (v View) Aggregate(k Key, over Members) (Result, error) {
	const op = "View.Aggregate"
	if v.data == nil {
		return Result{}, &Error{Op: op, Err: ErrNoData, Detail: k.String()}
	}
	if err := over.check(); err != nil {
		return Result{}, err
	}
	if over.kind == period.KindNone && len(over.codes) > 0 {
		whole := k.Area
		if over.dimension != areaDimension {
			whole, _ = k.Breakdown.Code(over.dimension)
		}
		if err := v.data.catalogue.partition(op, over.dimension, whole, over.codes); err != nil {
			return Result{}, err
		}
	}
	r, err := v.Eval(Metric{Expr: Ref(k.Indicator).Aggregate(over)}, k)
	if err != nil {
		if e, ok := err.(*Error); ok {
			e.Op, e.Offset = op, 0
		}
		return Result{}, err
	}
	r.Key.Indicator = k.Indicator
	return r, nil
}

// partition returns nil when codes make up a whole without overlap and without
// a gap. The unset whole is every code without parts.
func (c *Catalogue) partition(op string, dimension, whole ID, codes []ID) error {
	all := c.areas
	if dimension != areaDimension {
		d, ok := c.Dimension(dimension)
		if !ok {
			return &Error{Op: op, Err: ErrUnknown, Path: cite.Pointer("dimensions", string(dimension))}
		}
		all = d.Codes
	}
	want := map[ID]bool{}
	if whole != "" {
		if err := leaves(op, all, whole, want); err != nil {
			return err
		}
	} else {
		for _, x := range all {
			if len(x.Parts) == 0 {
				want[x.ID] = true
			}
		}
	}
	have := map[ID]bool{}
	for _, code := range codes {
		if err := leaves(op, all, code, have); err != nil {
			return err
		}
	}
	what := fmt.Sprintf("%s %s", dimension, cite.Quote(string(whole)))
	if missing := lacking(want, have); len(missing) > 0 {
		return &Error{Op: op, Err: ErrAggregate, Records: missing, Detail: what + " lacks " + listed(missing)}
	}
	if extra := lacking(have, want); len(extra) > 0 {
		return &Error{Op: op, Err: ErrAggregate, Records: extra, Detail: listed(extra) + " is no part of " + what}
	}
	return nil
}

// complete reports whether the codes of a dimension, or the parts of the code or place
// that k has, are the whole.
func (c *Catalogue) complete(dimension ID, k Key, indicator ID) figure.Truth {
	if dimension == areaDimension {
		x, _ := find(c.areas, k.Area)
		return x.IsComplete(indicator, k.Period)
	}
	d, ok := find(c.dimensions, dimension)
	if !ok {
		return figure.Undecided
	}
	if code, ok := k.Breakdown.Code(dimension); ok && code != "" {
		x, _ := find(d.Codes, code)
		return x.IsComplete(indicator, k.Period)
	}
	return d.IsComplete(indicator, k.Period)
}

// leaves adds a code, or what it is made of in the end, to a set. What is there
// already overlaps.
func leaves(op string, all []Category, code ID, set map[ID]bool) error {
	pending, seen := []ID{code}, map[ID]bool{}
	for len(pending) > 0 {
		id := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		x, ok := find(all, id)
		switch {
		case !ok:
			return &Error{Op: op, Err: ErrUnknown, Detail: "code " + cite.Quote(string(id))}
		case seen[id] || set[id]:
			return &Error{Op: op, Err: ErrAggregate, Records: []ID{id}, Detail: fmt.Sprintf("%s counts twice", id)}
		case len(x.Parts) == 0:
			set[id] = true
		default:
			seen[id] = true
			pending = append(pending, x.Parts...)
		}
	}
	return nil
}

// lacking returns what is in a and not in b, sorted.
func lacking(a, b map[ID]bool) []ID {
	var ids []ID
	for id := range a {
		if !b[id] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
