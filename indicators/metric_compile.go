package indicators

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// program is a metric that has been held against a catalogue: its units are
// known to fit, its sums to be allowed, and the aggregations have been taken
// apart into sums, means and last values.
type program struct {
	metric    Metric
	catalogue *Catalogue
	root      *step
	unit      figure.Unit
	// timed tells that an indicator may be read in more than one period.
	timed bool
	reads int // steps that read an indicator
	picks int // steps that select
	// moments holds each moment of the program once.
	moments []ExprPeriod
}

// Operations that only programs have.
const (
	opConvert      op = iota + 100 // by a factor between units
	opMean                         // over members
	opLast                         // of members, in order of time
	opWeightedMean                 // over members
)

// step is one operation of a program.
type step struct {
	op   op
	node *node // what it comes from in the expression
	x, y *step
	unit figure.Unit

	number    figure.Figure // opNumber; the factor of opConvert
	id        ID            // opRef
	where     []Part
	from      ExprPeriod
	to        ExprPeriod
	n         int
	over      Members
	slot      int // the number of the step among those that read, or that select
	fromIndex int // numbers of from and to among the program's moments
	toIndex   int
}

// cagrPlaces is the number of decimal places that growth rates are enclosed to
// when they are not rational.
const cagrPlaces = 12

// maxFormulas limits formulas of indicators inside one another.
const maxFormulas = 8

// compiler turns an expression into a program and gathers what is wrong.
type compiler struct {
	call      string
	metric    ID
	catalogue *Catalogue
	timed     bool
	formulas  int
	size      int
	reads     int
	picks     int
	moments   []ExprPeriod
	bad       Problems
}

func compile(call string, m Metric, c *Catalogue) (*program, error) {
	if err := m.Expr.Err(); err != nil {
		return nil, err
	}
	if c == nil {
		return nil, &Error{Op: call, Err: ErrInvalid, Detail: "no catalogue"}
	}
	b := &compiler{call: call, metric: m.ID, catalogue: c}
	root := b.step(m.Expr.n, nil)
	if root != nil && m.Unit != (figure.Unit{}) && root.unit != m.Unit {
		if !root.unit.Compatible(m.Unit) {
			b.fail(m.Expr.n, ErrUnit, "the result is in %q, the metric in %q", root.unit, m.Unit)
		} else {
			root = b.convert(root, m.Unit)
		}
	}
	if err := b.bad.err(); err != nil {
		return nil, err
	}
	return &program{metric: m, catalogue: c, root: root, unit: root.unit, timed: b.timed, reads: b.reads, picks: b.picks,
		moments: b.moments}, nil
}

func (b *compiler) fail(n *node, sentinel error, format string, args ...any) *step {
	e := &Error{Op: b.call, Err: sentinel, Offset: n.at, Detail: fmt.Sprintf(format, args...)}
	if b.metric != "" {
		e.Path = cite.Pointer("metrics", string(b.metric))
	}
	b.bad.add(e, maxExprErrors)
	return nil
}

// step compiles n. The aggregations that n stands in, from the innermost,
// are carried down to the indicators. It returns nil after a fault.
func (b *compiler) step(n *node, aggs []Members) *step {
	if b.size++; b.size > 4*maxExprNodes {
		return b.fail(n, ErrLimit, "formulas of more than %d operations", 4*maxExprNodes)
	}
	switch n.op {
	case opNumber:
		f, err := figure.Parse(n.num)
		if err != nil {
			return b.fail(n, ErrSyntax, "%s: %v", cite.Quote(n.num), err)
		}
		return &step{op: opNumber, node: n, number: f, unit: n.unit}
	case opRef:
		return b.indicator(n, aggs)
	case opAggregate:
		return b.step(n.x, append([]Members{n.over}, aggs...))
	}
	s := &step{op: n.op, node: n, where: n.where, from: n.from, to: n.to, n: n.n, over: n.over}
	s.x = b.step(n.x, aggs)
	if n.y != nil {
		s.y = b.step(n.y, aggs)
		if s.y == nil {
			return nil
		}
	}
	if s.x == nil {
		return nil
	}
	s.unit = s.x.unit
	switch n.op {
	case opAdd, opSub:
		return b.sum(n, s)
	case opMul, opQuo:
		return b.product(n, s)
	case opSelect:
		b.parts(n, aggs)
		s.slot = b.picks
		b.picks++
	case opAt:
		b.timed = true
	case opYoY:
		s.op, s.from, s.to = opGrowth, AgoBy(1, period.KindYear), ExprPeriod{}
		fallthrough
	case opGrowth, opCAGR:
		b.timed = true
		s.unit = figure.Unit{}
	case opIndex:
		b.timed = true
		s.unit = figure.Unit{}
	case opDifference, opMovingAverage, opInterpolate:
		b.timed = true
	case opShare:
		b.parts(n, aggs)
		s.unit = figure.Unit{}
	case opContribution:
		b.parts(n, aggs)
		b.timed = true
		s.unit = figure.Unit{}
	case opSum:
		b.members(n, n.over)
		if !b.additive(n.x, n.over.axis()) {
			b.fail(n, ErrAggregate, "%s does not add up over %s; aggregate() computes it again from what does",
				cite.Quote((Expr{n: n.x}).String()), n.over.axis())
		}
		b.timed = b.timed || n.over.axis() == OverTime
	case opHHI, opNormalisedHHI:
		b.members(n, n.over)
		s.unit = figure.Unit{}
		if n.over.axis() == OverTime {
			b.fail(n, ErrAggregate, "concentration runs over parts or places, not over time")
		}
	case opNeg:
	default:
		if s = b.index(n, s, aggs); s == nil {
			return nil
		}
	}
	s.fromIndex, s.toIndex = b.moment(s.from), b.moment(s.to)
	return s
}

// index compiles index numbers, and rates of growth over many periods.
func (b *compiler) index(n *node, s *step, aggs []Members) *step {
	switch n.op {
	case opChain:
		if !s.unit.IsOne() {
			return b.fail(n, ErrUnit, "a chain links numbers without a unit, not %s", s.unit)
		}
	case opDeflator:
		if !s.x.unit.Compatible(s.y.unit) {
			return b.fail(n, ErrUnit, "%s: %s and %s", n.op, s.x.unit, s.y.unit)
		}
		if s.x.unit != s.y.unit {
			s.y = b.convert(s.y, s.x.unit)
		}
	case opLaspeyresContribution:
		b.parts(n, aggs)
	}
	if n.op.compares() || n.op.overlaps() {
		b.members(n, n.over)
	}
	if n.op != opConstantPrices {
		s.unit = figure.Unit{}
	}
	b.timed = b.timed || n.op != opDeflator
	return s
}

// moment returns the number of a moment, a new one if need be.
func (b *compiler) moment(m ExprPeriod) int {
	i := slices.Index(b.moments, m)
	if i < 0 {
		i = len(b.moments)
		b.moments = append(b.moments, m)
	}
	return i
}

// sum brings the second operand of + and - to the unit of the first.
func (b *compiler) sum(n *node, s *step) *step {
	if s.x.unit == s.y.unit {
		return s
	}
	if !s.x.unit.Compatible(s.y.unit) {
		return b.fail(n, ErrUnit, "%s: %s and %s", n.op, s.x.unit, s.y.unit)
	}
	s.y = b.convert(s.y, s.x.unit)
	return s
}

// product finds the unit of * and /. A scale that units bring goes into the
// number.
func (b *compiler) product(n *node, s *step) *step {
	combine := figure.Unit.Mul
	if n.op == opQuo {
		combine = figure.Unit.Quo
	}
	unit, err := combine(s.x.unit, s.y.unit)
	if err != nil {
		return b.fail(n, ErrUnit, "%v", err)
	}
	s.unit = unit
	if unit.Scale() != 0 {
		return b.convert(s, unit.Base())
	}
	return s
}

// convert adds a step that expresses s in another, compatible unit.
func (b *compiler) convert(s *step, to figure.Unit) *step {
	factor, err := s.unit.Factor(to)
	if err != nil {
		return b.fail(s.node, ErrUnit, "%v", err)
	}
	if factor.Cmp(big.NewRat(1, 1)) == 0 {
		s.unit = to
		return s
	}
	f, err := figure.FromRat(factor)
	if err != nil {
		return b.fail(s.node, ErrUnit, "%v", err)
	}
	return &step{op: opConvert, node: s.node, x: s, number: f, unit: to}
}

// indicator compiles the value of an indicator, through the aggregations that
// it stands in.
func (b *compiler) indicator(n *node, aggs []Members) *step {
	ind, ok := b.catalogue.Indicator(n.id)
	if !ok {
		return b.fail(n, ErrUnknown, "indicator %s", cite.Quote(string(n.id)))
	}
	s := &step{op: opRef, node: n, id: n.id, unit: ind.Unit, slot: b.reads}
	b.reads++
	for _, over := range aggs {
		if ind.Aggregation(over.axis()) == Recompute {
			return b.formula(n, ind, aggs)
		}
	}
	for i, over := range aggs {
		b.members(n, over)
		axis := over.axis()
		w := &step{node: n, x: s, over: over, unit: s.unit}
		switch rule := ind.Aggregation(axis); {
		case rule == Sum:
			w.op = opSum
		case rule == Average:
			w.op = opMean
		case rule == Last && axis == OverTime:
			w.op = opLast
		case rule == WeightedMean:
			if w.op, w.y = opWeightedMean, b.weight(n, ind, aggs[:i], axis); w.y == nil {
				return nil
			}
		case rule == Last:
			return b.fail(n, ErrAggregate, "%s has no last value over %s", cite.Quote(string(n.id)), axis)
		default:
			return b.fail(n, ErrAggregate, "the catalogue lets %s not be aggregated over %s", cite.Quote(string(n.id)), axis)
		}
		b.timed = b.timed || axis == OverTime
		s = w
	}
	return s
}

// weight compiles the weight of an indicator for the members of an aggregate, which
// may be aggregates themselves.
func (b *compiler) weight(n *node, of Indicator, inner []Members, axis Axis) *step {
	w, ok := b.catalogue.Indicator(of.Weight)
	switch {
	case of.Weight == "":
		return b.fail(n, ErrAggregate, "%s is a weighted mean, and the catalogue names no weight", cite.Quote(string(of.ID)))
	case !ok:
		return b.fail(n, ErrUnknown, "weight %s of %s", cite.Quote(string(of.Weight)), cite.Quote(string(of.ID)))
	case w.Aggregation(axis) != Sum:
		return b.fail(n, ErrAggregate, "the weight %s does not add up over %s", cite.Quote(string(of.Weight)), axis)
	}
	return b.indicator(&node{op: opRef, id: of.Weight, at: n.at, size: 1, depth: 1}, inner)
}

// formula compiles an indicator that is computed again from its formula.
func (b *compiler) formula(n *node, ind Indicator, aggs []Members) *step {
	if ind.Formula == "" {
		return b.fail(n, ErrAggregate, "%s is to be computed again, but has no formula", cite.Quote(string(ind.ID)))
	}
	if b.formulas >= maxFormulas {
		return b.fail(n, ErrLimit, "formulas inside formulas, more than %d", maxFormulas)
	}
	e, err := ParseExpr(ind.Formula)
	if err != nil {
		return b.fail(n, ErrInvalid, "formula of %s: %v", cite.Quote(string(ind.ID)), err)
	}
	b.formulas++
	defer func() { b.formulas-- }()
	before := b.bad.Total
	s := b.step(e.n.placed(n.at), aggs)
	if s == nil || b.bad.Total > before {
		return nil
	}
	if !s.unit.Compatible(ind.Unit) {
		return b.fail(n, ErrUnit, "formula of %s is in %s, the indicator in %s", cite.Quote(string(ind.ID)), s.unit, ind.Unit)
	}
	return b.convert(s, ind.Unit)
}

// placed returns n with the offset of the indicator whose formula it is.
func (n *node) placed(at int) *node {
	if n == nil {
		return nil
	}
	c := *n
	c.at, c.x, c.y = at, n.x.placed(at), n.y.placed(at)
	return &c
}

// parts holds a selection against the catalogue.
func (b *compiler) parts(n *node, aggs []Members) {
	for _, p := range n.where {
		for _, over := range aggs {
			if over.kind == period.KindNone && over.dimension == p.Dimension {
				b.fail(n, ErrAggregate, "%s is selected inside an aggregate over it", cite.Quote(string(p.Dimension)))
			}
		}
		b.part(n, p.Dimension, p.Code)
	}
}

// part holds a code against the catalogue; an unset code is the whole.
func (b *compiler) part(n *node, dimension, code ID) {
	var known bool
	switch dimension {
	case areaDimension:
		_, known = b.catalogue.Area(code)
	case perimeterDimension:
		_, known = b.catalogue.Perimeter(code)
	default:
		d, ok := b.catalogue.Dimension(dimension)
		if !ok {
			b.fail(n, ErrUnknown, "dimension %s", cite.Quote(string(dimension)))
			return
		}
		_, known = d.Category(code)
	}
	if !known && code != "" {
		b.fail(n, ErrUnknown, "%s %s", dimension, cite.Quote(string(code)))
	}
}

// members holds what is run over against the catalogue.
func (b *compiler) members(n *node, m Members) {
	if m.kind != period.KindNone {
		return
	}
	b.part(n, m.dimension, "")
	for _, c := range m.codes {
		b.part(n, m.dimension, c)
	}
}

// additive reports whether values of n may be summed along an axis: what n
// says of a whole is the sum of what it says of its parts. Whether indicators
// are known has been told already.
func (b *compiler) additive(n *node, axis Axis) bool {
	switch n.op {
	case opRef:
		ind, ok := b.catalogue.Indicator(n.id)
		return !ok || ind.Aggregation(axis) == Sum
	case opNeg, opSelect, opAt, opDifference, opMovingAverage, opInterpolate, opSum, opAggregate:
		return b.additive(n.x, axis)
	case opAdd, opSub:
		return b.additive(n.x, axis) && b.additive(n.y, axis)
	case opMul:
		return b.additive(n.x, axis) != b.additive(n.y, axis)
	case opQuo:
		return b.additive(n.x, axis) && n.y.constant()
	}
	return false
}

// constant reports whether n reads no indicator.
func (n *node) constant() bool {
	is := true
	n.walk(func(m *node) { is = is && m.op != opRef })
	return is
}
