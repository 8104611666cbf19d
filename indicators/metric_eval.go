package indicators

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// maxSteps limits the steps of one evaluation.
const maxSteps = 1 << 16

// Result is the value of a metric for a key, with everything that led to it.
// What it rests on is not kept: Inputs and Explanation compute it again from
// the View, which answers the same for ever.
type Result struct {
	// Key is what the metric was evaluated for, with the metric's ID as the
	// indicator, and the perimeter of the inputs when the question left it
	// open.
	Key Key
	// Quantity is exact: a point, or the range of all values that the inputs
	// allow. It is marked approximate when an input is.
	Quantity figure.Quantity
	// MayLackParts reports that the result adds up the codes of a dimension, or takes
	// their mean, while the catalogue does not say that they are all there are. See
	// [Dimension.IsComplete].
	MayLackParts bool
	// Err says why there is no value. It is set only in results of
	// [View.EvalAll], where one key without a value does not end the others.
	Err error

	view    View
	program *program
}

// Metric returns the metric that was evaluated.
func (r Result) Metric() Metric {
	if r.program == nil {
		return Metric{}
	}
	return r.program.metric
}

// Equal reports whether r and o are the same value of the same metric, taken
// from equal Views.
func (r Result) Equal(o Result) bool {
	return likeness.Fields(r, o) && r.view.Equal(o.view) && Program{r.program}.Equal(Program{o.program})
}

// View returns the View that the inputs were taken from.
func (r Result) View() View { return r.view }

// Inputs returns the answers that the result rests on, in the order in which
// the expression names them: each with what was chosen, from what, and why. An
// input that is used twice is listed twice.
func (r Result) Inputs() []Answer {
	if r.program == nil || r.Err != nil {
		return nil
	}
	e := evaluation{v: r.view, p: r.program, answers: true}
	if _, err := e.run(r.Key); err != nil {
		return nil
	}
	return e.inputs
}

// AppendWords appends the quantity in words. To say how it was computed, give
// [Result.Explanation] to the writer.
func (r Result) AppendWords(b []byte, w *wording.Writer) []byte {
	return w.AppendQuantity(b, r.Quantity)
}

// Explain returns the explanation as a text for people: an indented tree of
// steps, down to the words that were published and the sources that were not
// chosen. See [Result.Explanation].
func (r Result) Explain(lang wording.Lang) string {
	x := r.Explanation()
	return x.Text(lang)
}

// Eval computes a metric for a key. The key says area, perimeter, breakdown
// and period; its indicator is not looked at. Inputs are what [View.Value]
// answers.
//
// If the key leaves the perimeter open, all inputs must be known in one and
// the same perimeter, the only one that they share; otherwise the call is
// refused with [ErrPerimeter], naming them. A metric that is to join
// perimeters says so: jobs[perimeter=crm] / operators[perimeter=offshoring]. An
// input with [perimeter=*] takes whichever there is, if there is but one.
//
// Where one series is read in several periods, no period after the first and
// up to the last may carry the SDMX status B: that is [ErrBreak].
//
// Other errors are those of [Metric.Check] and of [View.Value], with the
// offset of the input in the expression; [figure.ErrDivisionByZero] and the
// other errors of figures; and [ErrLimit] for an evaluation of more than
// 65,536 steps.
func (v View) Eval(m Metric, k Key) (Result, error) {
	p, err := v.compile("View.Eval", m)
	if err != nil {
		return Result{}, err
	}
	e := evaluation{v: v, p: p}
	r, err := e.result(k)
	if err != nil {
		return Result{}, err
	}
	return r, nil
}

func (v View) compile(call string, m Metric) (*program, error) {
	if v.data == nil {
		return nil, &Error{Op: call, Err: ErrInvalid, Detail: "the zero View sees nothing"}
	}
	return compile(call, m, v.data.Catalogue())
}

// evaluation is one run of a program.
type evaluation struct {
	v     View
	p     *program
	probe func(Key) error // is told what is read, instead of reading
	// fixed, if it is set, has the first say on what is read; an unset figure
	// leaves it to the View. The answer, if there is one, goes among the inputs.
	fixed   func(Key) (figure.Figure, *Answer)
	steps   int  // so far
	answers bool // answers are wanted in inputs
	lacking bool // parts of a sum may be missing
	inputs  []Answer
	spans   []span           // of series, when the program is timed
	open    []Key            // what was read in whichever perimeter there is
	texts   map[*node]string // of expressions, for explanations
	cursor  cursor           // of a walk over many keys
}

// span is the time that a series was read over.
type span struct {
	series      Key
	first, last period.Period
}

// result evaluates for k and packs the outcome.
func (e *evaluation) result(k Key) (Result, error) {
	k, f, err := e.value(k)
	if err != nil {
		return Result{}, err
	}
	k.Indicator = e.p.metric.ID
	return Result{
		Key: k, Quantity: figure.Quantity{Figure: f, Unit: e.p.unit}, MayLackParts: e.lacking, view: e.v, program: e.p,
	}, nil
}

// value evaluates for k and returns it with its perimeter.
func (e *evaluation) value(k Key) (Key, figure.Figure, error) {
	if k.Perimeter == "" {
		perimeter, err := e.perimeter(k)
		if err != nil {
			return k, figure.Figure{}, err
		}
		k.Perimeter = perimeter
	}
	f, err := e.run(k)
	return k, f, err
}

// run evaluates the whole program.
func (e *evaluation) run(k Key) (figure.Figure, error) {
	e.steps, e.inputs, e.spans, e.open, e.lacking = 0, e.inputs[:0], e.spans[:0], e.open[:0], false
	f, err := e.eval(e.p.root, k, nil)
	if err != nil {
		return figure.Figure{}, err
	}
	if e.p.timed {
		if err = e.unbroken(); err != nil {
			return figure.Figure{}, err
		}
	}
	return f, nil
}

// fail returns an error of the evaluation of s.
func (e *evaluation) fail(s *step, err error, format string, args ...any) error {
	out := &Error{Op: "View.Eval", Err: err, Offset: s.node.at, Detail: fmt.Sprintf(format, args...)}
	if e.p.metric.ID != "" {
		out.Path = cite.Pointer("metrics", string(e.p.metric.ID))
	}
	var inner *Error
	if errors.As(err, &inner) {
		out.Err, out.Records, out.Periods = inner.Err, inner.Records, inner.Periods
		if out.Detail == "" {
			out.Detail = inner.Detail
		} else if inner.Detail != "" {
			out.Detail += ": " + inner.Detail
		}
	}
	return out
}

// eval evaluates s for the key k, whose indicator is not set. When x is not
// nil the step is written down in it.
func (e *evaluation) eval(s *step, k Key, x *Step) (f figure.Figure, err error) {
	if e.steps++; e.steps > maxSteps {
		return figure.Figure{}, e.fail(s, ErrLimit, "more than %d steps", maxSteps)
	}
	if x != nil {
		e.begin(s, x)
	}
	switch s.op {
	case opNumber:
		f = s.number
	case opRef:
		f, err = e.read(s, k, x)
	case opConvert:
		if f, err = e.child(s.x, k, x, ""); err == nil {
			f, err = f.Mul(s.number)
		}
	default:
		f, err = e.derive(s, k, x)
	}
	if err != nil {
		if mine, ok := errors.AsType[*Error](err); !ok || mine.Op != "View.Eval" {
			err = e.fail(s, err, "")
		}
		return figure.Figure{}, err
	}
	if x != nil {
		x.Quantity = figure.Quantity{Figure: f, Unit: s.unit}
	}
	return f, nil
}

// child evaluates an operand and writes it down below x.
func (e *evaluation) child(s *step, k Key, x *Step, label string) (figure.Figure, error) {
	if x == nil {
		return e.eval(s, k, nil)
	}
	var c Step
	f, err := e.eval(s, k, &c)
	c.At = label
	x.Steps = append(x.Steps, c)
	return f, err
}

// derive evaluates the operands of s, and s of them.
func (e *evaluation) derive(s *step, k Key, x *Step) (figure.Figure, error) {
	n, fixed := s.op.operands()
	if !fixed {
		values, with, err := e.many(s, k, x)
		if err != nil {
			return figure.Figure{}, err
		}
		return derive(s.op, values, with)
	}
	var list [3]figure.Figure
	operands := list[:n]
	for i := range operands {
		of, at, err := e.operand(s, k, i)
		if err != nil {
			return figure.Figure{}, e.fail(of, err, "")
		}
		label := ""
		if x != nil {
			label = s.label(i, at)
		}
		if operands[i], err = e.child(of, at, x, label); err != nil {
			if s.op == opConstantPrices {
				err = gap(err, at, k)
			}
			return figure.Figure{}, err
		}
	}
	with := terms{places: cagrPlaces}
	var err error
	switch s.op {
	case opCAGR, opExponential:
		with.span, err = e.years(s, k)
	case opInterpolate:
		with.span, err = e.part(s, k)
	}
	if err != nil {
		return figure.Figure{}, err
	}
	if x != nil && with.span != nil {
		x.Years = with.span.RatString()
	}
	return derive(s.op, operands, with)
}

// operand returns the step of an operand of s, and the key that it is evaluated
// for when s is evaluated for k.
func (e *evaluation) operand(s *step, k Key, i int) (*step, Key, error) {
	in := func(m ExprPeriod, k Key) (*step, Key, error) {
		p, err := m.resolve(k.Period)
		return s.x, k.At(p), err
	}
	switch s.op {
	case opSelect:
		k, err := selected(k, s.where)
		return s.x, k, err
	case opAt:
		return in(s.from, k)
	case opIndex:
		if i == 0 {
			return in(s.from, k)
		}
	case opGrowth, opDifference, opCAGR, opInterpolate, opExponential:
		return in([...]ExprPeriod{s.from, s.to}[i], k)
	case opConstantPrices:
		if i == 2 {
			p, err := s.from.resolve(k.Period)
			return s.y, k.At(p), err
		}
	case opShare:
		if i == 1 {
			return s.x, wholeOf(k, s.where), nil
		}
		k, err := selected(k, s.where)
		return s.x, k, err
	case opContribution:
		if i == 2 {
			return in(s.from, wholeOf(k, s.where))
		}
		k, err := selected(k, s.where)
		if err != nil {
			return s.x, k, err
		}
		return in([...]ExprPeriod{s.from, s.to}[i], k)
	}
	if i == 1 && s.y != nil {
		return s.y, k, nil
	}
	return s.x, k, nil
}

// label tells an operand of s from the others: the period, or the part, that it
// is evaluated for. It is "" where their order tells enough.
func (s *step) label(i int, at Key) string {
	switch s.op {
	case opAt, opGrowth, opDifference, opCAGR, opIndex, opInterpolate, opContribution, opExponential, opConstantPrices:
		return at.Period.String()
	case opShare:
		if i == 1 {
			return "*"
		}
		var b strings.Builder
		printWhere(&b, s.where)
		return b.String()
	}
	return ""
}

// years returns the time between the two moments of s.
func (e *evaluation) years(s *step, k Key) (*big.Rat, error) {
	from, err1 := s.from.resolve(k.Period)
	to, err2 := s.to.resolve(k.Period)
	if err := errors.Join(err1, err2); err != nil {
		return nil, e.fail(s, ErrInvalid, "%v", err)
	}
	years, err := from.YearsTo(to)
	if err != nil {
		return nil, e.fail(s, err, "")
	}
	if years.Sign() <= 0 {
		return nil, e.fail(s, ErrInvalid, "%s is not after %s", to, from)
	}
	return years, nil
}

// part returns how far the period of k lies between the two moments of s: 0
// at the first, 1 at the second.
func (e *evaluation) part(s *step, k Key) (*big.Rat, error) {
	all, err := e.years(s, k)
	if err != nil {
		return nil, err
	}
	from, _ := s.from.resolve(k.Period)
	some, err := from.YearsTo(k.Period)
	if err != nil {
		return nil, e.fail(s, err, "")
	}
	if some.Sign() < 0 || some.Cmp(all) > 0 {
		return nil, e.fail(s, ErrInvalid, "%s lies outside what is interpolated", k.Period)
	}
	return some.Quo(some, all), nil
}

// many evaluates the operands of s for every member.
func (e *evaluation) many(s *step, k Key, x *Step) ([]figure.Figure, terms, error) {
	m, err := e.members(s, k)
	if err != nil {
		return nil, terms{}, err
	}
	if x != nil {
		x.Products, x.Seasons = m.with.products, m.with.seasons
	}
	reads := s.reads()
	values := make([]figure.Figure, 0, len(m.keys)*len(reads))
	for i, at := range m.keys {
		for _, r := range reads {
			at, label, err := r.resolve(s, at, m.labels[i])
			if err != nil {
				return nil, terms{}, e.fail(s, err, "")
			}
			v, err := e.child(r.of, at, x, label)
			if err != nil {
				if s.op == opLast && i < len(m.keys)-1 && errors.Is(err, ErrNoData) {
					if x != nil {
						x.Steps = x.Steps[:len(x.Steps)-1]
					}
					continue // the last part decides, and it is not this one
				}
				if s.op == opWeightedMean && r.of == s.y {
					err = e.noWeight(err)
				}
				return nil, terms{}, gap(err, at, k)
			}
			values = append(values, v)
		}
	}
	if err := e.holdWhole(s, k, values); err != nil {
		return nil, terms{}, err
	}
	return values, m.with, nil
}

// reading is an operand that is evaluated for every member.
type reading struct {
	of     *step
	before bool // in the base period
}

// reads returns the operands of s that are evaluated for every member, in order.
func (s *step) reads() []reading {
	switch s.op {
	case opWeightedMean, opAnnualOverlap, opOneQuarterOverlap:
		return []reading{{s.x, false}, {s.y, false}}
	case opLaspeyres, opLaspeyresContribution:
		return []reading{{s.x, true}, {s.x, false}, {s.y, true}}
	case opPaasche:
		return []reading{{s.x, true}, {s.x, false}, {s.y, false}}
	case opFisher, opTornqvist:
		return []reading{{s.x, true}, {s.x, false}, {s.y, true}, {s.y, false}}
	}
	return []reading{{s.x, false}}
}

// resolve returns the key that an operand is evaluated for, and its label.
func (r reading) resolve(s *step, at Key, label string) (Key, string, error) {
	if !s.op.compares() {
		return at, label, nil
	}
	if r.before {
		p, err := s.from.resolve(at.Period)
		if err != nil {
			return at, label, err
		}
		at = at.At(p)
	}
	return at, label + ", " + at.Period.String(), nil
}

// errWeight is a weight without a value: the aggregate is refused.
var errWeight = fmt.Errorf("%w: %w", ErrAggregate, ErrNoData)

// noWeight tells that a weight lacks.
func (e *evaluation) noWeight(err error) error {
	if lacking, ok := errors.AsType[*Error](err); ok && errors.Is(err, ErrNoData) {
		lacking.Err, lacking.Detail = errWeight, "the weight lacks: "+lacking.Detail
	}
	return err
}

// holdWhole refuses a sum or a mean over the codes of a dimension that are not the whole:
// where the catalogue says so, and where it says nothing and the View has a value of the
// whole that the parts do not add up to. Where it says nothing else, the result is marked.
func (e *evaluation) holdWhole(s *step, k Key, parts []figure.Figure) error {
	if s.op != opSum && s.op != opMean && s.op != opWeightedMean || s.over.kind != period.KindNone || e.probe != nil {
		return nil
	}
	switch e.complete(s, k) {
	case figure.Yes:
		return nil
	case figure.No:
		return e.fail(s, ErrAggregate, "the catalogue says that codes of %s are missing", s.over.dimension)
	}
	e.lacking = true
	if s.op != opSum {
		return nil
	}
	inner := *e
	inner.inputs, inner.spans, inner.open = nil, nil, slices.Clone(e.open)
	whole, err := inner.eval(s.x, k, nil)
	e.steps = inner.steps
	if err != nil {
		return nil // there is no whole to hold the parts against
	}
	sum := figure.FromInt64(0)
	for _, f := range parts {
		if sum, err = sum.Add(f.Read(figure.Either)); err != nil {
			return nil
		}
	}
	if digits.Meet(sum, whole.Read(figure.Either)) {
		return nil
	}
	const detail = "codes of %s may be missing: they add up to %v, and the whole is %v"
	return e.fail(s, ErrAggregate, detail, s.over.dimension, sum.WithoutResolution(), whole)
}

// complete reports whether the codes that s runs over are the whole of k.
func (e *evaluation) complete(s *step, k Key) figure.Truth {
	if len(s.over.codes) > 0 {
		implied := *s
		implied.over.codes = nil
		all, err := e.codes(&implied, k)
		if err != nil || len(all) != len(s.over.codes) || len(lacking(setOf(s.over.codes), setOf(all))) > 0 {
			return figure.Yes // codes that somebody has chosen
		}
	}
	all := figure.Yes
	s.x.refs(func(indicator ID) {
		is := e.p.catalogue.complete(s.over.dimension, k, indicator)
		if is == figure.No || all == figure.Yes {
			all = is
		}
	})
	return all
}

// setOf returns a list as a set.
func setOf(list []ID) map[ID]bool {
	set := make(map[ID]bool, len(list))
	for _, id := range list {
		set[id] = true
	}
	return set
}

// refs calls f with every indicator that the step reads.
func (s *step) refs(f func(ID)) {
	if s == nil {
		return
	}
	if s.op == opRef {
		f(s.id)
	}
	s.x.refs(f)
	s.y.refs(f)
}

// gap tells a period without data, among several, from a key without any.
func gap(err error, at, k Key) error {
	if err == nil {
		return nil
	}
	var missing *Error
	if at.Period != k.Period && errors.Is(err, ErrNoData) && !errors.Is(err, ErrAggregate) && errors.As(err, &missing) {
		missing.Err, missing.Periods = ErrGap, append(missing.Periods, at.Period)
	}
	return err
}

// memberKeys are the keys that an operation runs over, with what tells them apart.
type memberKeys struct {
	keys   []Key
	labels []string
	with   terms
}

func (m *memberKeys) add(at Key, label string) {
	m.keys, m.labels = append(m.keys, at), append(m.labels, label)
}

// members returns the keys of the members of s.
func (e *evaluation) members(s *step, k Key) (m memberKeys, err error) {
	m.with = terms{places: cagrPlaces}
	switch {
	case s.op == opMovingAverage:
		for i := range s.n {
			p := k.Period.Shift(i + 1 - s.n)
			if !p.IsSet() {
				return m, e.fail(s, ErrInvalid, "no %d periods end with %s", s.n, k.Period)
			}
			m.add(k.At(p), p.String())
		}
		return m, nil
	case s.op == opChain, s.op == opRebase, s.op == opLeastSquares, s.op.overlaps():
		return m, e.timeline(s, k, &m)
	case s.over.kind != period.KindNone:
		return m, e.inside(s, k, k.Period, s.over.kind, &m)
	}
	return m, e.across(s, k, &m)
}

// inside adds the periods of a kind that make up a period.
func (e *evaluation) inside(s *step, k Key, whole period.Period, kind period.Kind, m *memberKeys) error {
	days, first := 0, len(m.keys)
	for p := range whole.Inside(kind) {
		if len(m.keys)-first == maxMembers {
			return e.fail(s, ErrLimit, "more than %d periods", maxMembers)
		}
		days += p.Days()
		m.add(k.At(p), p.String())
	}
	if days != whole.Days() || days == 0 {
		return e.fail(s, ErrInvalid, "%s is not made of periods of kind %s", whole, kind)
	}
	return nil
}

// across adds the members of a dimension; of a contribution, the one that it is of
// comes first.
func (e *evaluation) across(s *step, k Key, m *memberKeys) error {
	codes, err := e.codes(s, k)
	if err != nil {
		return err
	}
	if s.op == opLaspeyresContribution {
		part := s.where[0].Code
		i := slices.Index(codes, part)
		if i < 0 {
			return e.fail(s, ErrInvalid, "%s is no member of the basket", cite.Quote(string(part)))
		}
		codes = append([]ID{part}, slices.Delete(slices.Clone(codes), i, i+1)...)
	}
	for _, c := range codes {
		at, err := selected(k, []Part{{s.over.dimension, c}})
		if err != nil {
			return e.fail(s, err, "")
		}
		m.add(at, string(s.over.dimension)+"="+string(c))
	}
	return nil
}

// timeline adds the periods that a chain, a base, a line or an overlap runs over.
func (e *evaluation) timeline(s *step, k Key, m *memberKeys) error {
	from, err := s.from.resolve(k.Period)
	if err != nil {
		return e.fail(s, err, "")
	}
	switch s.op {
	case opChain:
		return e.stretch(s, k, from.Shift(1), k.Period, m)
	case opLeastSquares:
		to, err := s.to.resolve(k.Period)
		if err != nil {
			return e.fail(s, err, "")
		}
		return e.stretch(s, k, from, to, m)
	case opRebase:
		m.add(k, k.Period.String())
		if from.Kind() == k.Period.Kind() {
			m.add(k.At(from), from.String())
			return nil
		}
		return e.inside(s, k, from, k.Period.Kind(), m)
	}
	return e.seasons(s, k, from, m)
}

// stretch adds the periods from one to another, which are of one kind.
func (e *evaluation) stretch(s *step, k Key, from, to period.Period, m *memberKeys) error {
	if from.Kind() != to.Kind() || !from.IsSet() || !to.IsSet() {
		return e.fail(s, ErrInvalid, "%s and %s are of different kinds", from, to)
	}
	if from.Compare(to) > 0 {
		if s.op == opChain && from.Shift(-1) == to {
			return nil // the base itself
		}
		return e.fail(s, ErrInvalid, "%s is before the base", to)
	}
	for p := from; ; p = p.Shift(1) {
		switch {
		case !p.IsSet() || p.Compare(to) > 0:
			return e.fail(s, ErrInvalid, "no periods lead from %s to %s", from, to)
		case len(m.keys) == maxMembers:
			return e.fail(s, ErrLimit, "more than %d periods", maxMembers)
		}
		m.add(k.At(p), p.String())
		if p == to {
			return nil
		}
	}
}

// seasons adds the products of every season from those of a base year to that of
// the key.
func (e *evaluation) seasons(s *step, k Key, base period.Period, m *memberKeys) error {
	if base.Kind() != period.KindYear {
		return e.fail(s, ErrInvalid, "%s is no year", base)
	}
	var seasons memberKeys
	if err := e.inside(s, k, base, k.Period.Kind(), &seasons); err != nil {
		return err
	}
	m.with.seasons = len(seasons.keys)
	if base.Contains(k.Period) {
		// The seasons of the base year stand in any order: that of the key comes last.
		i := slices.IndexFunc(seasons.keys, func(at Key) bool { return at.Period == k.Period })
		if i < 0 {
			return e.fail(s, ErrInvalid, "%s is no part of %s", k.Period, base)
		}
		seasons.keys = append(slices.Delete(seasons.keys, i, i+1), k)
		seasons.labels = append(slices.Delete(seasons.labels, i, i+1), k.Period.String())
	} else {
		first := seasons.keys[0].Period
		seasons = memberKeys{}
		if err := e.stretch(s, k, first, k.Period, &seasons); err != nil {
			return err
		}
	}
	for i, at := range seasons.keys {
		before := len(m.keys)
		if err := e.across(s, at, m); err != nil {
			return err
		}
		for j := range m.labels[before:] {
			m.labels[before+j] += ", " + seasons.labels[i]
		}
		m.with.products = len(m.keys) - before
		if len(m.keys) > maxSteps {
			return e.fail(s, ErrLimit, "more than %d prices", maxSteps)
		}
	}
	return nil
}

// codes returns the codes that s runs over: the stated ones; or the parts of
// the code that the key has; or, if it has none, the codes without parts, which
// cannot overlap.
func (e *evaluation) codes(s *step, k Key) ([]ID, error) {
	if len(s.over.codes) > 0 {
		return s.over.codes, nil
	}
	var whole ID
	var within []Category
	if s.over.dimension == areaDimension {
		if whole = k.Area; whole == "" {
			return nil, e.fail(s, ErrInvalid, "the key has no area to take the parts of")
		}
		within = slices.Collect(e.p.catalogue.Areas())
	} else {
		d, _ := e.p.catalogue.Dimension(s.over.dimension)
		whole, _ = k.Breakdown.Code(s.over.dimension)
		within = d.Codes
	}
	var codes []ID
	for _, c := range within {
		switch {
		case c.ID == whole:
			codes = slices.Clone(c.Parts)
		case whole == "" && len(c.Parts) == 0:
			codes = append(codes, c.ID)
		}
	}
	switch {
	case len(codes) == 0:
		of := cite.Quote(string(whole))
		return nil, e.fail(s, ErrAggregate, "the catalogue names no parts of %s %s", s.over.dimension, of)
	case len(codes) > maxMembers:
		return nil, e.fail(s, ErrLimit, "more than %d members", maxMembers)
	}
	slices.Sort(codes)
	return slices.Compact(codes), nil
}

// selected returns k for a part of the whole.
func selected(k Key, where []Part) (Key, error) {
	var err error
	for _, p := range where {
		switch p.Dimension {
		case areaDimension:
			k.Area = p.Code
		case perimeterDimension:
			k.Perimeter = p.Code
			if p.Code == "" {
				k.Perimeter = anyPerimeter
			}
		default:
			if k.Breakdown, err = k.Breakdown.With(p.Dimension, p.Code); err != nil {
				return k, err
			}
		}
	}
	return k, nil
}

// anyPerimeter stands, during an evaluation, for a perimeter that the
// expression leaves open whatever the key says.
const anyPerimeter ID = "*"

// wholeOf returns k for the whole of which where is a part. An area's whole is
// that of the key.
func wholeOf(k Key, where []Part) Key {
	for _, p := range where {
		if p.Dimension != areaDimension {
			k.Breakdown, _ = k.Breakdown.With(p.Dimension, "")
		}
	}
	return k
}

// read takes the value of an indicator.
func (e *evaluation) read(s *step, k Key, x *Step) (figure.Figure, error) {
	k.Indicator = s.id
	whichever := k.Perimeter == anyPerimeter
	if whichever {
		k.Perimeter = ""
	}
	if e.probe != nil {
		return figure.Figure{}, e.probe(k)
	}
	if e.fixed != nil {
		if f, a := e.fixed(k); f.IsSet() {
			if a != nil {
				e.inputs = append(e.inputs, *a)
			}
			return f, nil
		}
	}
	var f figure.Figure
	if x == nil && !e.answers && (k.Perimeter != "" || e.cursor.settled) {
		q, err := e.v.quantity(k)
		if err != nil {
			return figure.Figure{}, e.fail(s, err, "")
		}
		f = q.Figure
	} else {
		value := e.v.valueIn
		if whichever {
			value = e.v.Value
		}
		a, err := value(k)
		if err != nil {
			return figure.Figure{}, e.fail(s, err, "")
		}
		if whichever {
			if err := e.sameDefinition(a.Key); err != nil {
				return figure.Figure{}, e.fail(s, err, "")
			}
			k = a.Key
		}
		if e.answers {
			e.inputs = append(e.inputs, a)
		}
		if x != nil {
			x.Input = e.v.input(a)
		}
		f = a.Quantity.Figure
	}
	if e.p.timed {
		e.note(k)
	}
	return f, nil
}

// sameDefinition refuses an indicator that is read in whichever perimeter it
// is known, if that is not the same one each time.
func (e *evaluation) sameDefinition(k Key) error {
	for _, o := range e.open {
		if o.Indicator == k.Indicator {
			if o.Perimeter == k.Perimeter {
				return nil
			}
			return &Error{
				Err: ErrPerimeter, Detail: fmt.Sprintf("%s and %s", o, k),
				Records: []ID{o.Perimeter, k.Perimeter},
			}
		}
	}
	e.open = append(e.open, k)
	return nil
}

// note widens the time that a series was read over.
func (e *evaluation) note(k Key) {
	p := k.Period
	k = k.Series()
	for i := range e.spans {
		s := &e.spans[i]
		if s.series == k {
			if p.Compare(s.first) < 0 {
				s.first = p
			}
			if p.Compare(s.last) > 0 {
				s.last = p
			}
			return
		}
	}
	e.spans = append(e.spans, span{k, p, p})
}

// unbroken returns nil if no series breaks inside the time that it was read
// over.
func (e *evaluation) unbroken() error {
	for _, s := range e.spans {
		if s.first == s.last {
			continue
		}
		if err := e.v.bridge("View.Eval", s.series.At(s.first), s.series.At(s.last)); err != nil {
			if broken, ok := errors.AsType[*Error](err); ok && len(broken.Records) > 0 {
				broken.Path = cite.Pointer("observations", string(broken.Records[0]))
			}
			return err
		}
	}
	return nil
}

// perimeter finds the one perimeter that all inputs share. Inputs whose
// perimeter the expression states have no say; without others it is unset.
func (e *evaluation) perimeter(k Key) (ID, error) {
	var common []ID
	var inputs []known
	some := false
	look := evaluation{v: e.v, p: e.p}
	look.probe = func(at Key) error {
		if at.Perimeter != openPerimeter {
			return nil
		}
		at.Perimeter = ""
		found, err := e.v.perimetersOf(at)
		if err != nil {
			return err
		}
		inputs = append(inputs, known{at, found})
		if !some {
			common, some = slices.Clone(found), true
		} else {
			common = slices.DeleteFunc(common, func(id ID) bool { return !slices.Contains(found, id) })
		}
		return nil
	}
	k.Perimeter = openPerimeter
	if err := look.visit(e.p.root, k); err != nil {
		return "", err
	}
	if !some || len(common) == 1 {
		if !some {
			return "", nil
		}
		return common[0], nil
	}
	out := e.v.noPerimeter(inputs)
	if e.p.metric.ID != "" {
		out.Path = cite.Pointer("metrics", string(e.p.metric.ID))
	}
	return "", out
}

// known is a key without a perimeter, and the perimeters that it is known for.
type known struct {
	key        Key
	perimeters []ID
}

// noPerimeter says that inputs do not have one perimeter in common. One series
// whose perimeter is replaced on the way is a break.
func (v View) noPerimeter(inputs []known) *Error {
	var told []string
	var all []ID
	for _, x := range inputs {
		told = append(told, x.key.String()+" is known for "+listed(x.perimeters))
		all = append(all, x.perimeters...)
		for _, y := range inputs {
			if x.key.Series() != y.key.Series() || x.key.Period.Compare(y.key.Period) >= 0 {
				continue
			}
			before, after := x.perimeters[len(x.perimeters)-1], y.perimeters[len(y.perimeters)-1]
			if before != after && v.data.catalogue.Replaces(after, before) {
				return v.perimeterError("View.Eval", x.key, Break{Before: x.key.Period, After: y.key.Period, Old: before,
					New: after})
			}
		}
	}
	slices.Sort(told)
	if told = slices.Compact(told); len(told) > 4 {
		told = append(told[:4], "...")
	}
	slices.Sort(all)
	return &Error{Op: "View.Eval", Err: ErrPerimeter, Detail: strings.Join(told, "; "), Records: slices.Compact(all)}
}

// openPerimeter stands, while the perimeter is looked for, for the one that
// the key leaves open.
const openPerimeter ID = "?"

// visit reads every input of s without computing anything.
func (e *evaluation) visit(s *step, k Key) error {
	if e.steps++; e.steps > maxSteps {
		return e.fail(s, ErrLimit, "more than %d steps", maxSteps)
	}
	switch s.op {
	case opNumber:
		return nil
	case opRef:
		if _, err := e.read(s, k, nil); err != nil {
			return e.fail(s, err, "")
		}
		return nil
	}
	n, fixed := s.op.operands()
	if fixed {
		for i := range n {
			of, at, err := e.operand(s, k, i)
			if err != nil {
				return e.fail(of, err, "")
			}
			if err := e.visit(of, at); err != nil {
				return err
			}
		}
		return nil
	}
	m, err := e.members(s, k)
	if err != nil {
		return err
	}
	reads := s.reads()
	for i, member := range m.keys {
		for _, r := range reads {
			at, _, err := r.resolve(s, member, "")
			if err != nil {
				return e.fail(s, err, "")
			}
			if err := e.visit(r.of, at); err != nil {
				if s.op == opLast && i < len(m.keys)-1 && errors.Is(err, ErrNoData) {
					continue
				}
				if s.op == opWeightedMean && r.of == s.y {
					err = e.noWeight(err)
				}
				return gap(err, at, k)
			}
		}
	}
	return nil
}

// perimetersOf returns the perimeters that a key has a value in, whatever its
// own. If there is none, the error says what is missing.
func (v View) perimetersOf(k Key) (found []ID, err error) {
	d, roles := v.data, v.roles()
	d.perimeterSeries(k, func(s int) bool {
		lo, hi := d.rowsOf(s, k.Period)
		for _, c := range v.contendersIn(lo, hi, nil) {
			if roles.Has(c.role) && c.figure.IsSet() && v.from(c.row) {
				found = append(found, d.seriesKey(s).Perimeter)
				break
			}
		}
		return true
	})
	if len(found) == 0 {
		k.Perimeter = ""
		if _, err = v.quantity(k); err == nil {
			err = &Error{Op: "View.Value", Err: ErrNoData, Detail: k.String()}
		}
	}
	return found, err
}
