package main

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// chart is everything that was published of an indicator: a picture, wide and narrow, and
// the table of its values.
type chart struct {
	ID       string     `json:"id"`
	Label    string     `json:"-"`
	Groups   []group    `json:"-"`
	Rows     []row      `json:"rows"`
	Drawings [2]drawing `json:"-"`
	Has      shown      `json:"-"`
	IsDrawn  bool       `json:"-"` // else there is the table only
}

// shown says which kinds of marks a chart has, for its legend.
type shown struct{ Point, About, Range, Bound, Target, Break, Accused, Line bool }

// group is a perimeter with its shape and colour.
type group struct {
	ID    indicators.ID
	Name  string
	N     int // in the chart
	Index int // of its shape and colour
	Shape string
}

// kind is how a figure is drawn.
type kind uint8

const (
	point kind = iota
	about      // a point that is not exact
	span       // between two ends
	above      // more than its end
	below      // less than its end
)

// mark is a figure of a chart.
type mark struct {
	kind     kind
	group    int
	at       period.Period
	number   number
	lower    *big.Rat
	upper    *big.Rat
	aim      bool // a target, a commitment or a forecast
	accused  bool
	agreed   bool // a target of the agreement itself
	observed indicators.ID
}

// line joins two neighbours of one perimeter.
type line struct {
	group    int
	from, to mark
}

// plot is what a chart draws, in values.
type plot struct {
	marks  []mark
	lines  []line
	breaks []indicators.Break
	years  [2]int // first and last
	lo, hi *big.Rat
	step   *big.Rat
	unit   figure.Unit
}

// charts makes the charts of what the targets are measured by, and of the key figures:
// first one with a figure that an error accuses, then that with most figures.
func (m *maker) charts(measured []indicators.Key, keys []keyItem) (all []chart) {
	for _, x := range keys {
		id := indicators.ID(x.ID)
		if !slices.ContainsFunc(measured, func(k indicators.Key) bool { return k.Indicator == id }) {
			measured = append(slices.Clip(measured), m.series(id, measured))
		}
	}
	for _, k := range measured {
		if c, ok := m.chart(k); ok {
			all = append(all, c)
		}
	}
	first := func(a, b bool) int {
		switch {
		case a == b:
			return 0
		case a:
			return -1
		}
		return 1
	}
	slices.SortStableFunc(all, func(a, b chart) int {
		return cmp.Or(first(a.IsDrawn, b.IsDrawn), first(a.Has.Accused, b.Has.Accused), len(b.Rows)-len(a.Rows))
	})
	return all
}

// fewest is how many figures a chart has at least.
const fewest = 2

// chart makes the chart of an indicator, over all perimeters; one of a few figures is
// none.
func (m *maker) chart(k indicators.Key) (c chart, ok bool) {
	i, ok := m.sector.Catalogue().Indicator(k.Indicator)
	if !ok {
		return c, false
	}
	c = chart{ID: string(i.ID), Label: m.name(i.Name, string(i.ID))}
	p := plot{unit: i.Unit}
	groups := map[indicators.ID]int{}
	var all []indicators.Observation
	for o := range m.view.Observations(indicators.Selector{
		Indicator: k.Indicator, Area: k.Area, Total: true,
	}) {
		if o.Key.Breakdown.IsTotal() {
			all = append(all, o)
		}
	}
	if len(all) < fewest {
		return c, false
	}
	slices.SortStableFunc(all, func(a, b indicators.Observation) int { return a.Key.Period.Compare(b.Key.Period) })
	for _, o := range all {
		r := m.row(o)
		n, ok := groups[o.Key.Perimeter]
		if !ok {
			n = len(groups)
			groups[o.Key.Perimeter] = n
			c.Groups = append(c.Groups, group{
				ID: o.Key.Perimeter, Name: m.perimeter(o.Key.Perimeter), N: n, Index: n % shapes, Shape: shape(n, 500),
			})
		}
		r.Group = c.Groups[n]
		mark, why := m.mark(o, n, i)
		if why != "" {
			r.Undrawn = why
		} else {
			mark.number = r.Number
			p.marks = append(p.marks, mark)
		}
		c.Rows = append(c.Rows, r)
	}
	m.joined(&p, k, groups)
	m.agreed(&p, k, groups)
	if !p.scale() {
		return c, true
	}
	c.IsDrawn = true
	c.note(p)
	c.Drawings = [2]drawing{m.draw(c, p, wide), m.draw(c, p, narrow)}
	return c, true
}

// mark says how a figure is drawn, or why it is not.
func (m *maker) mark(o indicators.Observation, group int, i indicators.Indicator) (mark, string) {
	x := mark{group: group, at: o.Key.Period, observed: o.ID, accused: m.accused[o.ID]}
	q, err := o.Quantity().In(i.Unit)
	switch {
	case !o.Figure.IsSet():
		return x, m.say("cannot be read")
	case err != nil:
		return x, m.say("another unit")
	}
	year, inYear := o.Key.Period.Within(period.KindYear)
	if !inYear || i.Nature == indicators.FlowOver && o.Key.Period != year {
		return x, m.say("another span than a year")
	}
	x.aim = isAim(o.Role)
	x.take(q.Figure)
	return x, ""
}

// take sets the kind and the ends of a mark.
func (x *mark) take(f figure.Figure) {
	f = f.WithoutResolution()
	lower, upper := f.Lower(), f.Upper()
	x.lower, x.upper = lower.Value, upper.Value
	switch {
	case f.IsPoint() || f.Qualifier() == figure.QAbout:
		x.kind = point
		if f.Approximate() {
			x.kind = about
		}
		if s, ok := f.Stated(); ok && (x.lower == nil || x.upper == nil) {
			if v, ok := s.Rat(); ok {
				x.lower, x.upper = v, v
			}
		}
	case upper.Infinite:
		x.kind, x.upper = above, x.lower
	case lower.Infinite:
		x.kind, x.lower = below, x.upper
	default:
		x.kind = span
	}
}

// joined adds the lines: between the values of neighbouring years in one perimeter, where
// the series has no break.
func (m *maker) joined(p *plot, k indicators.Key, groups map[indicators.ID]int) {
	k.Perimeter, k.Period = "", period.Period{}
	s, err := m.view.Series(k)
	if err != nil || s.Kind() != period.KindYear {
		return
	}
	p.breaks = s.Breaks()
	last := map[indicators.ID]indicators.Point{}
	for at := range s.All() {
		id := at.Key.Perimeter
		before, ok := last[id]
		delete(last, id)
		if at.Err != nil {
			continue
		}
		last[id] = at
		if !ok || at.Break || before.Period().Next() != at.Period() {
			continue
		}
		x := line{group: groups[id]}
		x.from.at, x.to.at = before.Period(), at.Period()
		x.from.take(before.Quantity.Figure)
		x.to.take(at.Quantity.Figure)
		if (x.from.kind == point || x.from.kind == about) && (x.to.kind == point || x.to.kind == about) {
			p.lines = append(p.lines, x)
		}
	}
}

// agreed adds the targets of the agreement, where each of its readings leads.
func (m *maker) agreed(p *plot, k indicators.Key, groups map[indicators.ID]int) {
	for _, t := range m.version.Agreement().Targets {
		a, err := m.assess(t.ID, m.view.Config())
		if err != nil {
			continue
		}
		for _, r := range a.Readings {
			measure, ok := t.Measure(r.Measure)
			if !ok || measure.Indicator != k.Indicator || !r.Target.IsSet() || !r.Deadline.IsSet() {
				continue
			}
			if r.Basis == agreements.BasisCumulative {
				continue // the sum of several years is no value of the last one
			}
			q, err := r.Target.In(p.unit)
			n, known := groups[measure.Perimeter]
			if err != nil || !known {
				continue
			}
			x := mark{group: n, at: period.Year(r.Deadline.Year()), aim: true, agreed: true}
			x.number = m.computed(r.Target, of("reading", t.ID, r.ID, "target"))
			x.take(q.Figure)
			p.marks = append(p.marks, x)
		}
	}
}

// scale sets the years and the values that the axes run over, and reports whether there
// is anything to draw.
func (p *plot) scale() bool {
	if len(p.marks) == 0 {
		return false
	}
	low, high := new(big.Rat), new(big.Rat)
	for n, x := range p.marks {
		y := x.at.First().Year()
		if n == 0 {
			p.years = [2]int{y, y}
		}
		p.years[0], p.years[1] = min(p.years[0], y), max(p.years[1], y)
		for _, v := range []*big.Rat{x.lower, x.upper} {
			if v != nil && v.Cmp(low) < 0 {
				low = v
			}
			if v != nil && v.Cmp(high) > 0 {
				high = v
			}
		}
	}
	if low.Cmp(high) == 0 {
		high = big.NewRat(1, 1)
	}
	// The first round step that has at most five on the way.
	size := new(big.Rat).Sub(high, low)
	step := big.NewRat(1, 1_000_000)
	for i := 0; new(big.Rat).Mul(step, big.NewRat(5, 1)).Cmp(size) < 0 && i < 400; i++ {
		step = new(big.Rat).Mul(step, []*big.Rat{big.NewRat(2, 1), big.NewRat(5, 2), big.NewRat(2, 1)}[i%3])
	}
	p.step = step
	p.lo, p.hi = multiple(low, step, false), multiple(high, step, true)
	return true
}

// multiple returns the multiple of a step at or beyond a value.
func multiple(v, step *big.Rat, up bool) *big.Rat {
	x := new(big.Rat).Quo(v, step)
	n := new(big.Int).Div(x.Num(), x.Denom())
	if up && !x.IsInt() {
		n.Add(n, big.NewInt(1))
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), step)
}

// note notes which kinds of marks there are.
func (c *chart) note(p plot) {
	for _, x := range p.marks {
		switch {
		case x.aim:
			c.Has.Target = true
		case x.kind == point:
			c.Has.Point = true
		case x.kind == about:
			c.Has.About = true
		}
		c.Has.Range = c.Has.Range || x.kind == span
		c.Has.Bound = c.Has.Bound || x.kind == above || x.kind == below
		c.Has.Accused = c.Has.Accused || x.accused
	}
	c.Has.Break, c.Has.Line = len(p.breaks) > 0, len(p.lines) > 0
	used := map[int]bool{}
	for _, x := range p.marks {
		used[x.group] = true
	}
	c.Groups = slices.DeleteFunc(c.Groups, func(g group) bool { return !used[g.N] })
}
