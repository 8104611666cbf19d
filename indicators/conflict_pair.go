package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/digits"
)

// Compare classifies how two observations stand to each other, as [View.Conflicts]
// does for the members of a conflict: for observations of one indicator, area and
// breakdown. ok is false when there is nothing to compare: a figure that cannot
// be read, or one origin that speaks of two periods.
func (v View) Compare(a, b Observation) (p Pair, ok bool) {
	if v.data == nil {
		return Pair{}, false
	}
	members := make([]ConflictMember, 0, 2)
	for _, o := range [...]Observation{a, b} {
		m := v.member(o)
		if !m.Quantity.IsSet() {
			return Pair{}, false
		}
		members = append(members, m)
	}
	numberOrigins(members)
	return v.compare(&members[0], &members[1])
}

// member returns an observation as a member of a conflict, in the unit of its
// indicator, if that is known and the unit converts.
func (v View) member(o Observation) ConflictMember {
	m := ConflictMember{Observation: o, Quantity: o.Quantity()}
	m.Source, _ = v.data.Source(o.Source)
	if c := v.correction(o.ID); c != nil {
		m.Quantity.Figure = c.Figure
		if c.Unit != (figure.Unit{}) {
			m.Quantity.Unit = c.Unit
		}
	}
	if !m.Quantity.IsSet() {
		return m
	}
	if unit, ok := v.data.unitOf(o.Key.Indicator); ok {
		if q, err := m.Quantity.In(unit); err == nil {
			m.Quantity = q
		}
	}
	return m
}

// compare classifies two members of a conflict. ok is false when there is
// nothing to compare: one origin that speaks of two periods.
func (v View) compare(a, b *ConflictMember) (p Pair, ok bool) {
	p = Pair{A: a.Observation.ID, B: b.Observation.ID, SameOrigin: a.Origin == b.Origin}
	x, y := a.Observation.Key, b.Observation.Key
	switch {
	case x.Period != y.Period:
		p.Kind = ConflictPeriod
		return p, !p.SameOrigin
	case x.Perimeter != y.Perimeter:
		p.Kind = ConflictPerimeter
	case a.Quantity.Unit != b.Quantity.Unit:
		p.Kind = ConflictUnit
		if digits.Fit(a.Quantity.Figure, b.Quantity.Figure) {
			p.Kind = ConflictUnitSlip
		}
	default:
		v.compareFigures(a, b, &p)
	}
	return p, true
}

// compareFigures classifies two figures of one key and one unit.
func (v View) compareFigures(a, b *ConflictMember, p *Pair) {
	f, g := a.Quantity.Figure, b.Quantity.Figure
	switch {
	case f.Encloses(g) && g.Encloses(f):
		p.Kind = ConflictEqual
		if p.SameOrigin {
			p.Kind = ConflictSameOrigin
		}
		return
	case f.Encloses(g) || g.Encloses(f):
		p.Kind = ConflictNested
		return
	}
	if _, ok := f.Intersect(g); ok {
		p.Kind = ConflictOverlap
		return
	}
	switch {
	case digits.Rounded(f, g):
		p.Kind = ConflictRounding
		return
	case digits.Cut(f, g):
		p.Kind = ConflictTruncation
		return
	}
	if slip := a.Observation.Unit != b.Observation.Unit && digits.Fit(a.Observation.Figure, b.Observation.Figure); slip {
		p.Kind = ConflictUnitSlip
		return
	}
	if power, ok := digits.ScaleSlip(f, g); ok {
		p.Kind, p.Power = ConflictScaleSlip, power
		return
	}
	printedInArabic := a.Observation.WordsLang == wording.Ar || b.Observation.WordsLang == wording.Ar
	if digits.Slip(digits.Printed(f), digits.Printed(g), printedInArabic || p.SameOrigin) || readsAs(a, b) ||
		readsAs(b, a) {
		p.Kind = ConflictDigitSlip
		return
	}
	p.Kind = ConflictDisjoint
	x, y := v.Published(a.Observation), v.Published(b.Observation)
	if p.SameOrigin && a.Source.Originator != "" && a.Source.Originator == b.Source.Originator &&
		(precedence.Later(x, y) || precedence.Later(y, x)) &&
		(a.Source.Release == "" || a.Source.Release != b.Source.Release) {
		p.Kind = ConflictVintage
	}
}

// readsAs reports whether a doubtful figure has a candidate reading that fits
// the other.
func readsAs(a, b *ConflictMember) bool {
	for _, c := range a.Observation.Candidates {
		if c.Key != b.Observation.Key || !c.Figure.IsSet() {
			continue
		}
		q, err := figure.Quantity{Figure: c.Figure, Unit: c.Unit}.In(b.Quantity.Unit)
		if err == nil && digits.Fit(q.Figure, b.Quantity.Figure) {
			return true
		}
	}
	return false
}
