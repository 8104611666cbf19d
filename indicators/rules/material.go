package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/digits"
)

// Materiality. A difference that is less than what the catalogue says matters is not
// told: it is counted, for [Judged] and [Covered]. What counts is how far the numbers
// are apart as they are printed, so that a coarse figure does not make a difference
// small.

// immaterial reports whether two figures of an indicator are less apart than what
// matters, and notes at the rows that a rule left their difference untold.
func (s Scope) immaterial(
	code finding.Code, i *indicators.Indicator, a, b figure.Figure, at ...indicators.Row,
) bool {
	if i == nil || !i.Materiality.IsSet() {
		return false
	}
	by, err := digits.Plain(a).Sub(digits.Plain(b))
	if err != nil {
		return false
	}
	least, err := figure.FromInt64(0).Sub(i.Materiality)
	if err != nil || by.Less(i.Materiality) != figure.Yes || by.Greater(least) != figure.Yes {
		return false
	}
	s.untold(code, at...)
	return true
}

// untold notes that a rule left a difference untold.
func (s Scope) untold(code finding.Code, at ...indicators.Row) {
	h := s.shared.held
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, row := range at {
		if id := row.ID(); !slices.Contains(h.untold[id], code) {
			h.untold[id] = append(h.untold[id], code)
		}
	}
}

// immaterial reports whether a relation that does not hold is broken by less than what
// matters to the indicator that it is about, and notes it.
func (t *table) immaterial(x *relation) bool {
	head := &t.records[t.first(t.terms[x.lo])]
	matters := t.columns[head.column].matters
	if matters == (dec{}) {
		return false
	}
	terms := t.terms[x.lo:x.hi]
	said, given := t.shown(terms[0]), span{}
	switch x.kind {
	case sumOf, flowOf, linearOf:
		for _, part := range terms[1:] {
			given = given.plus(t.shown(part))
		}
	case sameOf:
		given = t.shown(terms[1])
	case ratioOf, growthOf:
		a, b := t.shown(terms[1]), t.shown(terms[2])
		if !a.positive() || !b.positive() {
			return false
		}
		if given = a.over(b).times(pointAt(x.factor)); x.kind == growthOf {
			given = given.plus(pointAt(x.factor).neg())
		}
	}
	if most := farthest(said, given); most.compare(matters) >= 0 {
		return false
	}
	if x.kind != sameOf { // which IND050 tells
		t.scope.untold(x.kind.code(), head.row)
	}
	return true
}

// shown is a term as it is printed.
func (t *table) shown(term int32) span {
	if term >= 0 {
		return pointAt(t.records[term].value)
	}
	group := t.groups[^term]
	s := pointAt(t.records[group[0]].value)
	for _, n := range group {
		s = s.hull(pointAt(t.records[n].value))
	}
	return s
}

// farthest is how far two numbers of two ranges are apart at most.
func farthest(a, b span) dec {
	x, y := apart(a.lo, b.hi), apart(a.hi, b.lo)
	if x.compare(y) < 0 {
		return y
	}
	return x
}

// nearEnough reports whether a record is less than what matters from where its
// neighbours put it: between both, or at the only one.
func (t *table) nearEnough(n int32, x *nearness) bool {
	r := &t.records[n]
	matters := t.columns[r.column].matters
	if matters == (dec{}) {
		return false
	}
	var middle dec
	switch {
	case x.hasPrev() && x.hasNext():
		sum := t.records[x.prev].value.times(dec{x.on, 0}, false)
		sum = sum.plus(t.records[x.next].value.times(dec{x.back, 0}, false), false)
		middle = sum.over(dec{x.back + x.on, 0}, false)
	case x.hasPrev():
		middle = t.records[x.prev].value
	default:
		middle = t.records[x.next].value
	}
	if apart(r.value, middle).compare(matters) >= 0 {
		return false
	}
	t.scope.untold("IND032", r.row)
	return true
}

// decimalOf is a threshold; zero where there is none, or none that numbers of this size
// can be compared with.
func decimalOf(f figure.Figure) dec {
	c, e, _, _, ok := f.Compact()
	if !ok || c <= 0 || c > most {
		return dec{}
	}
	return dec{c, int32(e)}
}
