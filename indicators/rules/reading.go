package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
)

// How the rules read figures. One whose resolution is stated is what it says. One
// without, as any spreadsheet has it, is exact, or rounded or cut at any of the zeros
// at its end, unless not one figure of the table ends in a zero: then nobody rounded.

// exact reports whether no figure without a resolution ends in a zero.
func (s Scope) exact() bool {
	s.shared.once.exact.Do(func() { s.shared.exact = s.readsExactly() })
	return s.shared.exact
}

func (s Scope) readsExactly() bool {
	for x := range s.view.Rows(indicators.Selector{}) {
		if endsInZero(x.Quantity().Figure) {
			return false
		}
	}
	return true
}

// canBeOne reports whether two figures of an indicator, one of which leaves open how
// far its digits go, can be one number.
func (s Scope) canBeOne(i *indicators.Indicator, f, g figure.Figure) bool {
	_, _, p, r, ok1 := f.Compact()
	_, _, q, t, ok2 := g.Compact()
	open := p == figure.QAbout || q == figure.QAbout || r == figure.NoResolution || t == figure.NoResolution
	if !ok1 || !ok2 || !open {
		return false
	}
	var a, b record
	digits := s.view.Config().Digits
	return a.read(f, i, s.exact(), digits) && b.read(g, i, s.exact(), digits) && a.bounds.meets(b.bounds)
}

// settle puts pairs of members that contradict each other by their numbers alone,
// though what is read of their digits can be one number, down as rounded; and what an
// originator itself has published anew as its vintages.
func (g *statements) settle(s Scope) {
	i := s.indicatorAt(g.key.Indicator)
	if i == nil {
		return
	}
	n := min(len(g.members), maxCompared)
	for a := range n {
		for b := a + 1; b < n; b++ {
			p, ok := g.pair(a, b)
			if !ok || !p.Kind.Contradicts() {
				continue
			}
			x, y := g.members[a].Quantity.Figure, g.members[b].Quantity.Figure
			switch {
			case p.SameOrigin:
				if p.Kind == indicators.ConflictDigitSlip && (g.replaces(a, b) || g.replaces(b, a)) {
					g.pairs.settle(g.first+a, g.first+b, indicators.ConflictVintage)
				}
			case p.Kind != indicators.ConflictUnitSlip && s.canBeOne(i, x, y):
				g.pairs.settle(g.first+a, g.first+b, indicators.ConflictRounding)
			}
		}
	}
}

// replaces reports whether an originator has published a member after another of its
// own, itself: what another carrier prints of it later may be a misprint.
func (g *statements) replaces(a, b int) bool {
	x, y := g.members[a], g.members[b]
	return x.Origin == y.Origin && x.Source.Carrier == y.Source.Carrier && g.later(a, b)
}

// sameRounded reports whether two members stand in one source and can be one number.
func (g *statements) sameRounded(a, b int) bool {
	i := g.scope.indicatorAt(g.key.Indicator)
	x, ok1 := g.view.Dataset().Row(g.members[a].Observation.ID)
	y, ok2 := g.view.Dataset().Row(g.members[b].Observation.ID)
	return i != nil && ok1 && ok2 && oneVoice(x, y) &&
		g.scope.canBeOne(i, g.members[a].Quantity.Figure, g.members[b].Quantity.Figure)
}

// alternative reports whether two members are figures with which one source contradicts
// itself.
func (g *statements) alternative(a, b int) bool {
	x, ok1 := g.view.Dataset().Row(g.members[a].Observation.ID)
	y, ok2 := g.view.Dataset().Row(g.members[b].Observation.ID)
	return ok1 && ok2 && g.scope.alternative(x, y)
}

// meets reports whether what the source of a member says besides goes with another member,
// though the one that it is does not.
func (g *statements) meets(a, b int) bool {
	for o := range min(len(g.members), maxCompared) {
		if o == a || o == b || g.members[o].Origin != g.members[a].Origin {
			continue
		}
		if p, ok := g.pair(o, b); ok && !p.Kind.Contradicts() && g.alternative(o, a) {
			return true
		}
	}
	return false
}

// replaced reports whether the originator of a row has itself published another one
// of the key before it.
func replaced(new, old indicators.Row) bool {
	x, ok1 := old.SourceRecord()
	y, ok2 := new.SourceRecord()
	return ok1 && ok2 && originOf(x) == originOf(y) && x.Carrier == y.Carrier &&
		precedence.Later(new.Published(), old.Published())
}
