package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// few is how many key figures a short brief shows.
const few = 8

// wholeSector fills the brief of a sector without an article: the latest figure of each
// indicator, those with the most figures first, and what follows from the latest ones.
func (b *brief) wholeSector() {
	where := func(corrected bool) indicators.View {
		return b.sector.View(indicators.ViewConfig{Policy: indicators.ByAuthority, Corrected: corrected})
	}
	b.published, b.corrected = where(false), where(true)
	latest, count := map[indicators.ID]indicators.Observation{}, map[indicators.ID]int{}
	var codes []indicators.ID
	var keys []indicators.Key // latest first
	for o := range b.sector.Dataset().All() {
		k := o.Key
		switch o.Role {
		case indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleDerived:
		default:
			continue
		}
		if !k.Breakdown.IsTotal() {
			continue
		}
		if count[k.Indicator]++; count[k.Indicator] == 1 {
			codes = append(codes, k.Indicator)
		}
		if before, ok := latest[k.Indicator]; !ok || before.Key.Period.Compare(k.Period) < 0 {
			latest[k.Indicator] = o
		}
		k.Indicator = ""
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	slices.SortStableFunc(codes, func(x, y indicators.ID) int { return count[y] - count[x] })
	for _, code := range codes {
		s := b.state(latest[code])
		if a, err := b.published.Value(latest[code].Key); err == nil {
			s.observation.Figure, s.observation.Unit = a.Quantity.Figure, a.Quantity.Unit
			s.value = b.quantity(a.Quantity)
		}
		_, err := b.sector.View(indicators.ViewConfig{}).Value(latest[code].Key)
		s.disputed = errors.Is(err, indicators.ErrDisagree)
		b.figures = append(b.figures, s)
	}
	slices.SortStableFunc(keys, func(x, y indicators.Key) int { return y.Period.Compare(x.Period) })
	b.derive(func(indicators.Metric) []indicators.Key { return keys })
}

// where says of which place, perimeter and time a figure is.
func (b *brief) where(o indicators.Observation) string {
	text := ""
	when := page.Writer(b.lang).Say(o.Key.Period)
	for _, part := range []string{b.area(o.Key.Area), b.perimeter(o.Key.Perimeter), when} {
		if text != "" && part != "" {
			text += b.say(", ")
		}
		text += part
	}
	return text
}

// area returns the name of a place, or its code.
func (b *brief) area(code indicators.ID) string {
	if a, ok := b.sector.Catalogue().Area(code); ok {
		if name := display(a.Name, b.lang); name != "" {
			return name
		}
	}
	return string(code)
}

// perimeter returns the name of a perimeter, or its code.
func (b *brief) perimeter(code indicators.ID) string {
	if p, ok := b.sector.Catalogue().Perimeter(code); ok {
		if name := display(p.Name, b.lang); name != "" {
			return name
		}
	}
	return string(code)
}

// about says what a finding is about: of a figure what is counted, when, and what was
// published; of a record of an agreement the agreement and the record.
func (b *brief) about(path string) string {
	if id, ok := strings.CutPrefix(recordOf(path), "/agreements/"); ok {
		if h, ok := b.sector.Agreement(agreements.ID(id)); ok {
			name := display(h.AsOf(period.Date{}, period.Date{}).Agreement().Name, b.lang)
			return strings.TrimSpace(name + " [" + path + "]")
		}
	}
	id, ok := observationOf(path)
	if !ok {
		return "[" + path + "]"
	}
	o, ok := b.sector.Dataset().Observation(id)
	if !ok {
		return "[" + path + "]"
	}
	text := b.nameOf(string(o.Key.Indicator)) + b.say(", ") + page.Writer(b.lang).Say(o.Key.Period)
	if o.Figure.IsSet() {
		text += b.say(": ") + b.quantity(figure.Quantity{Figure: o.Figure, Unit: o.Unit})
	}
	return text + " [" + string(id) + "]"
}
