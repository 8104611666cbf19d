package indicators

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Limits of expressions. An expression beyond them is refused with
// [ErrLimit] when it is parsed or built, so that evaluating one costs no more
// than these allow.
const (
	maxExprText   = 16 << 10 // bytes of text
	maxExprDepth  = 128      // operations nested in each other
	maxExprNodes  = 2048     // operations, indicators and numbers
	maxExprErrors = 20       // errors told one by one
	maxNumber     = 100      // digits of a number
	maxMembers    = 512      // parts that one sum runs over
	maxWindow     = 512      // periods of a moving average
	maxShift      = 10_000   // periods of a shift
)

// Expr is an expression of the metric language, parsed: what [ParseExpr]
// reads, and what the functions [Ref] and [Number] and the methods of Expr
// build. It is immutable. The zero Expr is unset and computes nothing.
//
// The methods that build take no error out of the reader's way: an operand
// that cannot be, such as a malformed name, marks the whole expression, and
// [Expr.Err] tells what is wrong. Everything that evaluates or checks an
// expression returns that error.
//
// Expr does not compare with ==; [Expr.Equal] does.
type Expr struct {
	_   [0]func()
	n   *node
	err error
}

// op is what a node of an expression does.
type op uint8

const (
	opBad op = iota // what the parser puts where it found an error
	opNumber
	opRef
	opNeg
	opAdd
	opSub
	opMul
	opQuo
	opSelect
	opAt
	opGrowth
	opYoY
	opCAGR
	opIndex
	opDifference
	opShare
	opContribution
	opMovingAverage
	opInterpolate
	opSum
	opAggregate
	opHHI
	opNormalisedHHI
	opLaspeyres
	opPaasche
	opFisher
	opTornqvist
	opLaspeyresContribution
	opAnnualOverlap
	opOneQuarterOverlap
	opChain
	opRebase
	opDeflator
	opConstantPrices
	opLeastSquares
	opExponential
)

// opNames are the names of operations in the metric language; in
// explanations also those of the operators.
var opNames = [...]string{
	opNumber: "number", opRef: "indicator", opNeg: "negate", opAdd: "add", opSub: "subtract",
	opMul: "multiply", opQuo: "divide", opSelect: "select", opAt: "at", opGrowth: "growth",
	opYoY: "yoy", opCAGR: "cagr", opIndex: "index", opDifference: "difference", opShare: "share",
	opContribution: "contribution", opMovingAverage: "moving_average",
	opInterpolate: "interpolate", opSum: "sum", opAggregate: "aggregate", opHHI: "hhi",
	opNormalisedHHI: "hhi_normalised", opLaspeyres: "laspeyres", opPaasche: "paasche", opFisher: "fisher",
	opTornqvist: "tornqvist", opLaspeyresContribution: "laspeyres_contribution", opAnnualOverlap: "annual_overlap",
	opOneQuarterOverlap: "one_quarter_overlap", opChain: "chain", opRebase: "rebase", opDeflator: "deflator",
	opConstantPrices: "constant_prices", opLeastSquares: "growth_least_squares", opExponential: "growth_exponential",
}

func (o op) String() string {
	switch {
	case int(o) < len(opNames):
		return opNames[o]
	case o == opConvert:
		return "convert"
	case o == opMean:
		return "mean"
	case o == opLast:
		return "last"
	case o == opWeightedMean:
		return "weighted_mean"
	}
	return ""
}

// compares reports whether o is an index of a basket between two periods.
func (o op) compares() bool { return o >= opLaspeyres && o <= opLaspeyresContribution }

// overlaps reports whether o chains the seasons of a basket.
func (o op) overlaps() bool { return o == opAnnualOverlap || o == opOneQuarterOverlap }

// node is one operation of an expression. Nodes are never changed once they
// are built, and may be shared.
type node struct {
	op    op
	x, y  *node // operands
	num   string
	unit  figure.Unit // of a number
	id    ID          // of an indicator
	where []Part      // what a selection, share or contribution selects
	from  ExprPeriod  // also: the period of at, the base of an index
	to    ExprPeriod
	n     int // periods of a moving average
	over  Members
	at    int // byte offset in the text that was parsed
	depth int
	size  int
}

// ExprPeriod is a period in an expression: a stated one, or one relative to the
// period that the expression is evaluated for. The zero Moment is that
// period itself.
type ExprPeriod struct {
	period period.Period // set: a stated period
	steps  int           // otherwise: so many steps later
	step   period.Kind   // a step's length; none: that of the period itself
}

// On returns a stated period.
func On(p period.Period) ExprPeriod { return ExprPeriod{period: p} }

// Ago returns the period n steps before the one that the expression is
// evaluated for, a step being that period's own length: last year for a year,
// the month before for a month. A negative n is later.
func Ago(n int) ExprPeriod { return ExprPeriod{steps: -n} }

// AgoBy returns the period n years, quarters, months... before the one that
// the expression is evaluated for: for 2015-Q1, AgoBy(1, period.KindYear) is
// 2014-Q1.
func AgoBy(n int, step period.Kind) ExprPeriod { return ExprPeriod{steps: -n, step: step}.canonical() }

// String returns the moment as the metric language writes it: "2015", "-1",
// "+2", "-1 year", and "0" for the period itself.
func (m ExprPeriod) String() string {
	switch {
	case m.period.IsSet():
		return m.period.String()
	case m.steps == 0:
		return "0"
	}
	s := strconv.Itoa(m.steps)
	if m.steps > 0 {
		s = "+" + s
	}
	if m.step != period.KindNone {
		s += " " + m.step.String()
	}
	return s
}

func (m ExprPeriod) check() error {
	switch {
	case m.steps > maxShift || m.steps < -maxShift:
		return fault(ErrLimit, "a shift of more than %d periods", maxShift)
	case m.step != period.KindNone && !stepKind(m.step):
		return fault(ErrInvalid, "%s is no length of a shift", m.step)
	}
	return nil
}

// canonical drops what says nothing: a stated period has no steps, and no
// steps have no length.
func (m ExprPeriod) canonical() ExprPeriod {
	if m.period.IsSet() {
		return ExprPeriod{period: m.period}
	}
	if m.steps == 0 {
		return ExprPeriod{}
	}
	return m
}

// resolve returns the period that m is, seen from p.
func (m ExprPeriod) resolve(p period.Period) (period.Period, error) {
	switch {
	case m.period.IsSet():
		return m.period, nil
	case m.steps == 0:
		return p, nil
	case !p.IsSet():
		return p, fault(ErrInvalid, "the key has no period to count %s from", m)
	}
	q := p.Shift(m.steps)
	if m.step != period.KindNone && m.step != p.Kind() {
		q = m.move(p)
	}
	if !q.IsSet() {
		return q, fault(ErrInvalid, "%s from %s leaves the calendar", m, p)
	}
	return q, nil
}

// move returns p moved by steps of a stated length: both ends by as many
// months or days.
func (m ExprPeriod) move(p period.Period) period.Period {
	shift := func(d period.Date) period.Date { return d.AddMonths(m.steps * monthsOf(m.step)) }
	switch m.step {
	case period.KindWeek:
		shift = func(d period.Date) period.Date { return d.AddDays(7 * m.steps) }
	case period.KindDay:
		shift = func(d period.Date) period.Date { return d.AddDays(m.steps) }
	}
	q, err := period.NewRange(shift(p.First()), shift(p.Last().AddDays(1)).AddDays(-1))
	if err != nil {
		return period.Period{}
	}
	return q
}

func monthsOf(k period.Kind) int {
	switch k {
	case period.KindYear:
		return 12
	case period.KindSemester:
		return 6
	case period.KindTrimester:
		return 4
	case period.KindQuarter:
		return 3
	}
	return 1
}

func stepKind(k period.Kind) bool { return k >= period.KindYear && k <= period.KindDay }

// Members says what a sum, an aggregate or a concentration runs over: the
// codes of a dimension, areas, or the periods inside a period.
type Members struct {
	dimension ID // "area" for places
	codes     []ID
	kind      period.Kind // set: periods
}

// Dimensions of an expression that are no dimension of a catalogue.
const (
	areaDimension      ID = "area"
	perimeterDimension ID = "perimeter"
)

// Across returns the members of a dimension: the stated codes or, without
// any, the codes that the catalogue says make up the whole. The dimension
// "area" is that of places.
func Across(dimension ID, codes ...ID) Members {
	sorted := slices.Clone(codes)
	slices.Sort(sorted)
	return Members{dimension: dimension, codes: sorted}
}

// AcrossPeriods returns the periods of a kind that lie inside the period that
// the expression is evaluated for: the quarters of a year.
func AcrossPeriods(k period.Kind) Members { return Members{kind: k} }

// Equal reports whether m and o run over the same.
func (m Members) Equal(o Members) bool {
	return m.dimension == o.dimension && m.kind == o.kind && slices.Equal(m.codes, o.codes)
}

// String returns the members as the metric language writes them: "segment",
// "segment {BPO, CRM}", "quarter".
func (m Members) String() string {
	if m.kind != period.KindNone {
		return m.kind.String()
	}
	s := string(m.dimension)
	if len(m.codes) > 0 {
		s += " {"
		for i, c := range m.codes {
			if i > 0 {
				s += ", "
			}
			s += string(c)
		}
		s += "}"
	}
	return s
}

// axis returns the axis that the members lie along.
func (m Members) axis() Axis {
	switch {
	case m.kind != period.KindNone:
		return OverTime
	case m.dimension == areaDimension:
		return OverPlaces
	}
	return OverSegments
}

func (m Members) check() error {
	if m.kind != period.KindNone {
		if !stepKind(m.kind) {
			return fault(ErrInvalid, "%s is no kind of period to run over", m.kind)
		}
		return nil
	}
	if m.dimension == perimeterDimension {
		return fault(ErrInvalid, "perimeters overlap; nothing runs over them")
	}
	if err := m.dimension.Check(); err != nil {
		return err
	}
	if k, err := period.ParseKind(string(m.dimension)); err == nil && stepKind(k) {
		return fault(ErrInvalid, "%q is a kind of period, no dimension", m.dimension)
	}
	if len(m.codes) > maxMembers {
		return fault(ErrLimit, "more than %d members", maxMembers)
	}
	for i, c := range m.codes {
		if err := c.Check(); err != nil {
			return err
		}
		if i > 0 && m.codes[i-1] == c {
			return fault(ErrDuplicate, "member %q", c)
		}
	}
	return nil
}

// Ref returns the value of an indicator.
func Ref(indicator ID) Expr { return build(&node{op: opRef, id: indicator}) }

// Number returns a number, in the language's own spelling: "100", "0.25",
// "75%", "8000 [MAD/month]", "-3".
func Number(text string) Expr {
	e, err := ParseExpr(text)
	if err != nil {
		return Expr{err: err}
	}
	n := e.n
	if n.op == opNeg {
		n = n.x
	}
	if n.op != opNumber {
		return Expr{err: &Error{Op: "Number", Err: ErrSyntax, Detail: cite.Quote(text) + " is not a number"}}
	}
	return e
}

// Add returns e + f. Their units must be compatible.
func (e Expr) Add(f Expr) Expr { return build2(opAdd, e, f) }

// Sub returns e - f. Their units must be compatible.
func (e Expr) Sub(f Expr) Expr { return build2(opSub, e, f) }

// Mul returns e * f.
func (e Expr) Mul(f Expr) Expr { return build2(opMul, e, f) }

// Quo returns e / f.
func (e Expr) Quo(f Expr) Expr { return build2(opQuo, e, f) }

// Neg returns -e.
func (e Expr) Neg() Expr { return build1(e, node{op: opNeg}) }

// Select returns e for a part of the whole: e[segment=CRM]. The dimensions
// "area" and "perimeter" choose those of the key. An unset code is the whole,
// as in e[segment=*].
func (e Expr) Select(parts ...Part) Expr { return build1(e, node{op: opSelect, where: parts}) }

// At returns e for another period: at(e, 2015), at(e, -1).
func (e Expr) At(m ExprPeriod) Expr { return build1(e, node{op: opAt, from: m}) }

// Growth returns the relative change on the period before: growth(e), which
// is e / at(e, -1) - 1.
func (e Expr) Growth() Expr { return e.GrowthFrom(Ago(1), ExprPeriod{}) }

// GrowthFrom returns the relative change between two periods:
// growth(e, 2011, 2015).
func (e Expr) GrowthFrom(from, to ExprPeriod) Expr {
	return build1(e, node{op: opGrowth, from: from, to: to})
}

// YearOnYear returns the relative change on the same period of the year
// before: yoy(e).
func (e Expr) YearOnYear() Expr { return build1(e, node{op: opYoY}) }

// CAGR returns the compound annual growth rate between two periods:
// cagr(e, 2011, 2015).
func (e Expr) CAGR(from, to ExprPeriod) Expr { return build1(e, node{op: opCAGR, from: from, to: to}) }

// Index returns e relative to its value in a base period, which is 100:
// index(e, 2010).
func (e Expr) Index(base ExprPeriod) Expr { return build1(e, node{op: opIndex, from: base}) }

// Difference returns the change on the period before: difference(e).
func (e Expr) Difference() Expr { return e.DifferenceFrom(Ago(1), ExprPeriod{}) }

// DifferenceFrom returns the change between two periods:
// difference(e, 2011, 2015).
func (e Expr) DifferenceFrom(from, to ExprPeriod) Expr {
	return build1(e, node{op: opDifference, from: from, to: to})
}

// Share returns the share of a part in the whole: share(e, segment=CRM).
func (e Expr) Share(parts ...Part) Expr { return build1(e, node{op: opShare, where: parts}) }

// Contribution returns what a part adds to the growth of the whole on the
// period before: contribution(e, segment=CRM).
func (e Expr) Contribution(parts ...Part) Expr {
	return e.ContributionFrom(Ago(1), ExprPeriod{}, parts...)
}

// ContributionFrom returns what a part adds to the growth of the whole
// between two periods: contribution(e, segment=CRM, 2011, 2015).
func (e Expr) ContributionFrom(from, to ExprPeriod, parts ...Part) Expr {
	return build1(e, node{op: opContribution, where: parts, from: from, to: to})
}

// MovingAverage returns the mean of the n periods that end with the one
// evaluated: moving_average(e, 3).
func (e Expr) MovingAverage(n int) Expr { return build1(e, node{op: opMovingAverage, n: n}) }

// Interpolate returns the value on the straight line between two periods:
// interpolate(e, 2011, 2015). The result is marked approximate.
func (e Expr) Interpolate(from, to ExprPeriod) Expr {
	return build1(e, node{op: opInterpolate, from: from, to: to})
}

// Sum returns the sum over members: sum(e over segment). What may not be
// summed, as a ratio or a stock over time, is refused with [ErrAggregate].
func (e Expr) Sum(m Members) Expr { return build1(e, node{op: opSum, over: m}) }

// Aggregate returns e for the whole, made from values of its members:
// aggregate(e over segment). Each indicator combines as the catalogue says;
// a ratio is computed again from what it is the ratio of.
func (e Expr) Aggregate(m Members) Expr { return build1(e, node{op: opAggregate, over: m}) }

// HHI returns the Herfindahl-Hirschman index over members, 10,000 for a
// monopoly: hhi(e over segment).
func (e Expr) HHI(m Members) Expr { return build1(e, node{op: opHHI, over: m}) }

// NormalisedHHI returns the index of concentration over members, 0 for equal parts
// and 1 for a monopoly: hhi_normalised(e over segment).
func (e Expr) NormalisedHHI(m Members) Expr { return build1(e, node{op: opNormalisedHHI, over: m}) }

// Laspeyres returns the price index of a basket, e being prices, on a base period,
// with the quantities of the base: laspeyres(e, quantity over product, -1). It is
// a ratio. Prices and quantities exchanged make the index one of quantities.
func (e Expr) Laspeyres(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opLaspeyres, e, quantity, node{over: m, from: base})
}

// Paasche is [Expr.Laspeyres] with the quantities of the period itself:
// paasche(e, quantity over product, -1).
func (e Expr) Paasche(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opPaasche, e, quantity, node{over: m, from: base})
}

// Fisher returns the geometric mean of Laspeyres and Paasche:
// fisher(e, quantity over product, -1).
func (e Expr) Fisher(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opFisher, e, quantity, node{over: m, from: base})
}

// Tornqvist returns the Törnqvist index: tornqvist(e, quantity over product, -1).
func (e Expr) Tornqvist(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opTornqvist, e, quantity, node{over: m, from: base})
}

// LaspeyresContribution returns what one member adds to the change of the
// Laspeyres index: laspeyres_contribution(e, quantity over product, product=A, -1).
func (e Expr) LaspeyresContribution(quantity Expr, m Members, part Part, base ExprPeriod) Expr {
	return buildBasket(opLaspeyresContribution, e, quantity, node{over: m, where: []Part{part}, from: base})
}

// AnnualOverlap returns the chained volume of a basket of which e are the prices,
// quarters or months being linked to the year before; the mean of the base year is
// 100: annual_overlap(e, quantity over product, 2010). The chain begins in the base
// year, whose seasons are valued at its own mean prices. For a reference year in the
// middle of a series, begin the chain before it and rebase it:
// rebase(annual_overlap(e, quantity over product, 2010), 2015).
func (e Expr) AnnualOverlap(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opAnnualOverlap, e, quantity, node{over: m, from: base})
}

// OneQuarterOverlap is [Expr.AnnualOverlap] with seasons that are linked to the
// last one of the year before: one_quarter_overlap(e, quantity over product, 2010).
func (e Expr) OneQuarterOverlap(quantity Expr, m Members, base ExprPeriod) Expr {
	return buildBasket(opOneQuarterOverlap, e, quantity, node{over: m, from: base})
}

// Chain returns the index that e links from period to period, e being ratios; the
// base is 100: chain(e, 2010).
func (e Expr) Chain(base ExprPeriod) Expr { return build1(e, node{op: opChain, from: base}) }

// Rebase returns e relative to its mean over the base, which is 100. The base may
// be a year of which e has the quarters: rebase(e, 2010).
func (e Expr) Rebase(base ExprPeriod) Expr { return build1(e, node{op: opRebase, from: base}) }

// Deflator returns the price level that a value and its volume imply, 100 where
// they are the same: deflator(e, volume).
func (e Expr) Deflator(volume Expr) Expr { return build2(opDeflator, e, volume) }

// ConstantPrices returns a value at the prices of a base period, by a price index:
// constant_prices(e, prices, 2010).
func (e Expr) ConstantPrices(prices Expr, base ExprPeriod) Expr {
	return buildBasket(opConstantPrices, e, prices, node{from: base})
}

// LeastSquaresGrowth returns the growth rate for each period of the line that fits
// the logarithms of all values from one period to another best:
// growth_least_squares(e, 2004, 2015).
func (e Expr) LeastSquaresGrowth(from, to ExprPeriod) Expr {
	return build1(e, node{op: opLeastSquares, from: from, to: to})
}

// ExponentialGrowth returns the continuous growth rate a year between two periods:
// growth_exponential(e, 2004, 2015).
func (e Expr) ExponentialGrowth(from, to ExprPeriod) Expr {
	return build1(e, node{op: opExponential, from: from, to: to})
}

// Err returns what is wrong with the way the expression was built, nil when
// it can be used.
func (e Expr) Err() error {
	if e.err == nil && e.n == nil {
		return &Error{Op: "Expr", Err: ErrInvalid, Detail: "unset expression"}
	}
	return e.err
}

// IsSet reports whether there is an expression at all.
func (e Expr) IsSet() bool { return e.n != nil }

// Equal reports whether both expressions are the same tree.
func (e Expr) Equal(f Expr) bool {
	return (e.n == nil) == (f.n == nil) && (e.err == nil) == (f.err == nil) && e.String() == f.String()
}

func build2(o op, e, f Expr) Expr {
	if err := cmp.Or(e.Err(), f.Err()); err != nil {
		return Expr{err: err}
	}
	return build(&node{op: o, x: e.n, y: f.n, at: e.n.at})
}

// buildBasket is build2 for a node with more than its operands.
func buildBasket(o op, e, f Expr, n node) Expr {
	if err := cmp.Or(e.Err(), f.Err()); err != nil {
		return Expr{err: err}
	}
	n.op, n.x, n.y, n.at = o, e.n, f.n, e.n.at
	return build(&n)
}

func build1(e Expr, n node) Expr {
	if err := e.Err(); err != nil {
		return Expr{err: err}
	}
	n.x, n.at = e.n, e.n.at
	return build(&n)
}

// build finishes a node and wraps it.
func build(n *node) Expr {
	if err := n.finish(); err != nil {
		return Expr{err: n.locate("Expr", 0, err)}
	}
	return Expr{n: n}
}

// fault is what is wrong with a node, before it is known where it stands.
func fault(sentinel error, format string, args ...any) error {
	return &Error{Err: sentinel, Detail: fmt.Sprintf(format, args...)}
}

// locate returns a fault of n as the error of a call.
func (n *node) locate(call string, offset int, err error) *Error {
	e := &Error{Op: call, Err: ErrInvalid, Offset: offset, Detail: n.op.String()}
	if f, ok := errors.AsType[*Error](err); ok {
		e.Err = f.Err
		e.Detail += ": " + f.Detail
	}
	return e
}

// finish makes the fields of a node canonical, counts what it holds, and
// checks it.
func (n *node) finish() error {
	n.depth, n.size = 1, 1
	for _, a := range []*node{n.x, n.y} {
		if a != nil {
			n.depth = max(n.depth, a.depth+1)
			n.size = min(n.size+a.size, maxExprNodes+1)
		}
	}
	n.from, n.to = n.from.canonical(), n.to.canonical()
	switch {
	case n.depth > maxExprDepth:
		return fault(ErrLimit, "nested deeper than %d", maxExprDepth)
	case n.size > maxExprNodes:
		return fault(ErrLimit, "more than %d operations", maxExprNodes)
	}
	if err := cmp.Or(n.from.check(), n.to.check()); err != nil {
		return err
	}
	switch n.op {
	case opRef:
		return n.id.Check()
	case opSelect, opShare, opContribution:
		return n.finishWhere()
	case opMovingAverage:
		if n.n < 1 || n.n > maxWindow {
			return fault(ErrLimit, "a window of %d periods, not 1 to %d", n.n, maxWindow)
		}
	case opSum, opAggregate, opHHI, opNormalisedHHI:
		return n.over.check()
	case opLaspeyresContribution:
		if err := n.finishWhere(); err != nil {
			return err
		}
		if len(n.where) != 1 || n.where[0].Dimension != n.over.dimension {
			return fault(ErrInvalid, "one member of %s expected", n.over)
		}
	}
	if n.op.compares() || n.op.overlaps() {
		if n.over.kind != period.KindNone {
			return fault(ErrInvalid, "a basket is made of members of a dimension, not of periods")
		}
		return n.over.check()
	}
	return nil
}

func (n *node) finishWhere() error {
	if len(n.where) == 0 {
		return fault(ErrInvalid, "no dimension=code")
	}
	if len(n.where) > maxMembers {
		return fault(ErrLimit, "more than %d selections", maxMembers)
	}
	n.where = slices.Clone(n.where)
	slices.SortFunc(n.where, func(a, b Part) int { return cmp.Compare(a.Dimension, b.Dimension) })
	for i, p := range n.where {
		if err := p.Dimension.Check(); err != nil {
			return err
		}
		if p.Code != "" {
			if err := p.Code.Check(); err != nil {
				return err
			}
		} else if n.op != opSelect {
			return fault(ErrInvalid, "the whole is no part of itself")
		}
		if n.op != opSelect && p.Dimension == perimeterDimension {
			return fault(ErrInvalid, "a perimeter is no part of another")
		}
		if i > 0 && n.where[i-1].Dimension == p.Dimension {
			return fault(ErrDuplicate, "dimension %q", p.Dimension)
		}
	}
	return nil
}

// Inputs returns the indicators that the expression reads, each once, in
// alphabetical order.
func (e Expr) Inputs() []ID {
	var ids []ID
	e.n.walk(func(n *node) {
		if n.op == opRef {
			ids = append(ids, n.id)
		}
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (n *node) walk(visit func(*node)) {
	if n == nil {
		return
	}
	visit(n)
	n.x.walk(visit)
	n.y.walk(visit)
}

// String returns the expression in canonical spelling: one space around
// operators, no parentheses that are not needed. [ParseExpr] reads it back to
// the same tree. It is "" for an expression that has an error.
func (e Expr) String() string {
	if e.n == nil {
		return ""
	}
	var b strings.Builder
	e.n.print(&b, 0)
	return b.String()
}

// AppendText appends the text of [Expr.String]; nothing for the zero value. An
// expression that has an error is that error.
func (e Expr) AppendText(b []byte) ([]byte, error) {
	if e.n == nil && e.err == nil {
		return b, nil
	}
	if err := e.Err(); err != nil {
		return b, err
	}
	return append(b, e.String()...), nil
}

// UnmarshalText reads what [ParseExpr] reads; empty text is the zero value. The
// error is one [*Error] that tells of all faults.
func (e *Expr) UnmarshalText(text []byte) error {
	if e == nil {
		return refuseStored("Expr.UnmarshalText", stored.NoTarget())
	}
	if len(text) == 0 {
		*e = Expr{}
		return nil
	}
	v, err := ParseExpr(string(text))
	if many, ok := errors.AsType[*Problems](err); ok {
		var all []string
		for _, p := range many.List {
			all = append(all, fmt.Sprintf("offset %d: %s", p.Offset, p.Detail))
		}
		if rest := many.Total - len(many.List); rest > 0 {
			all = append(all, fmt.Sprintf("and %d more", rest))
		}
		return &Error{Op: "ParseExpr", Err: many.List[0].Err, Detail: strings.Join(all, "; ")}
	}
	*e = v
	return nil
}

// Strength of binding, from loose to tight.
const (
	bindAdd = iota + 1
	bindMul
	bindNeg
	bindSelect
	bindTight
)

func (n *node) binding() int {
	switch n.op {
	case opAdd, opSub:
		return bindAdd
	case opMul, opQuo:
		return bindMul
	case opNeg:
		return bindNeg
	case opSelect:
		return bindSelect
	case opNumber:
		if n.unit == (figure.Unit{}) { // a bracket behind it would be its unit
			return bindNeg
		}
	}
	return bindTight
}

// print writes n where nothing looser than least may stand bare.
func (n *node) print(b *strings.Builder, least int) {
	bind := n.binding()
	if bind < least {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch n.op {
	case opNumber:
		b.WriteString(n.num)
		switch unit := n.unit.String(); {
		case unit == "percent":
			b.WriteByte('%')
		case n.unit != figure.Unit{}:
			b.WriteString(" [" + unit + "]")
		}
	case opRef:
		b.WriteString(quoteName(n.id))
	case opNeg:
		b.WriteByte('-')
		n.x.print(b, bindNeg)
	case opAdd, opSub, opMul, opQuo:
		n.x.print(b, bind)
		b.WriteString([...]string{opAdd: " + ", opSub: " - ", opMul: " * ", opQuo: " / "}[n.op])
		n.y.print(b, bind+1)
	case opSelect:
		n.x.print(b, bindSelect)
		b.WriteByte('[')
		printWhere(b, n.where)
		b.WriteByte(']')
	default:
		b.WriteString(n.op.String() + "(")
		n.x.print(b, 0)
		n.printArgs(b)
		b.WriteByte(')')
	}
}

func (n *node) printArgs(b *strings.Builder) {
	switch n.op {
	case opAt, opIndex, opChain, opRebase:
		b.WriteString(", " + n.from.String())
	case opDeflator, opConstantPrices:
		b.WriteString(", ")
		n.y.print(b, 0)
		if n.op == opConstantPrices {
			b.WriteString(", " + n.from.String())
		}
	case opShare, opContribution:
		b.WriteString(", ")
		printWhere(b, n.where)
	case opMovingAverage:
		b.WriteString(", " + strconv.Itoa(n.n))
	case opSum, opAggregate, opHHI, opNormalisedHHI:
		b.WriteString(" over " + n.over.String())
	}
	if n.op.compares() || n.op.overlaps() {
		b.WriteString(", ")
		n.y.print(b, 0)
		b.WriteString(" over " + n.over.String())
		if n.op == opLaspeyresContribution {
			b.WriteString(", ")
			printWhere(b, n.where)
		}
		if n.op.overlaps() || n.from != Ago(1) {
			b.WriteString(", " + n.from.String())
		}
	}
	switch n.op {
	case opGrowth, opDifference, opContribution:
		if n.from == Ago(1) && n.to == (ExprPeriod{}) {
			return
		}
		fallthrough
	case opCAGR, opInterpolate, opLeastSquares, opExponential:
		b.WriteString(", " + n.from.String() + ", " + n.to.String())
	}
}

func printWhere(b *strings.Builder, where []Part) {
	for i, p := range where {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(p.Dimension) + "=")
		if p.Code == "" {
			b.WriteByte('*')
		} else {
			b.WriteString(string(p.Code))
		}
	}
}

// quoteName writes an indicator's code, in quotes if it could be read as
// something else.
func quoteName(id ID) string {
	for i := range len(id) {
		if c := id[i]; !nameByte(c) || i == 0 && '0' <= c && c <= '9' {
			return `"` + string(id) + `"`
		}
	}
	return string(id)
}

// nameByte reports whether c may stand in a name without quotes.
func nameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '.'
}
