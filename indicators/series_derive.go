package indicators

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Derivation is a value that was computed from the values of a series, with
// everything that went into it.
type Derivation struct {
	Operation Operation `json:"operation,omitzero"`
	// Key is the key of the result's period; its perimeter is the one of
	// every input.
	Key Key `json:"key,omitzero"`
	// Quantity is the result, exact or enclosed. Rates and shares are ratios:
	// 0.1 of unit 1 is 10 percent.
	Quantity figure.Quantity `json:"quantity"`
	// Inputs are the values that it was computed from, in the order of the
	// formula.
	Inputs []Answer `json:"inputs,omitzero"`
	// Gaps counts the periods between the first input and the last that have
	// no value. The result does not use them.
	Gaps int `json:"gaps"`
	// Interpolated reports that no source states the value: it was put
	// between two that are stated.
	Interpolated bool `json:"interpolated"`
}

// Operation says how a [Derivation] was computed.
type Operation uint16

const (
	// OpDifference is to - from.
	OpDifference Operation = iota + 1
	// OpGrowth is (to - from) / from.
	OpGrowth
	// OpYearOnYear is the growth over the same period a year before.
	OpYearOnYear
	// OpCAGR is (to / from)^(1/years) - 1.
	OpCAGR
	// OpIndex is 100 * value / base.
	OpIndex
	// OpShare is part / whole.
	OpShare
	// OpContribution is (part at to - part at from) / whole at from.
	OpContribution
	// OpMovingAverage is the mean of consecutive values.
	OpMovingAverage
	// OpInterpolation lies on the line between two values.
	OpInterpolation
	// OpChain is 100 * link * ... * link.
	OpChain
	// OpRebase is 100 * value / mean of the base.
	OpRebase
	// OpDeflator is 100 * value / volume.
	OpDeflator
	// OpConstantPrices is value * price index in the base / price index.
	OpConstantPrices
	// OpLeastSquares is the rate of the line through the logarithms of values.
	OpLeastSquares
	// OpExponential is ln(to / from) / years.
	OpExponential
	// OpRevision is a later release less an earlier one.
	OpRevision
	// OpMeanRevision is the mean of the revisions from first to latest release.
	OpMeanRevision
	// OpMeanAbsoluteRevision is the mean of their absolute values.
	OpMeanAbsoluteRevision
	// OpLargestRevision is the one of largest absolute value.
	OpLargestRevision
)

var operations = enum.Table[Operation]{
	"", "difference", "growth", "yoy", "cagr", "index", "share", "contribution", "moving_average", "interpolate",
	"chain", "rebase", "deflator", "constant_prices", "growth_least_squares", "growth_exponential", "revision",
	"mean_revision", "mean_absolute_revision", "largest_revision",
}

// String returns the operation's name in the metric language: "growth",
// "cagr", "moving_average".
func (o Operation) String() string { return operations.String("operation", o) }

var operationFormulas = [...]string{
	OpDifference:    "#2 - #1",
	OpGrowth:        "(#2 - #1) / #1",
	OpYearOnYear:    "(#2 - #1) / #1",
	OpCAGR:          "(#2 / #1)^(1/years) - 1",
	OpIndex:         "100 * #2 / #1",
	OpShare:         "#1 / #2",
	OpContribution:  "(#2 - #1) / #3",
	OpMovingAverage: "(#1 + ... + #n) / n",
	OpInterpolation: "#1 + (#2 - #1) * steps / all steps",

	OpChain: "100 * #1 * ... * #n", OpRebase: "100 * #1 / ((#2 + ... + #n) / (n - 1))", OpDeflator: "100 * #1 / #2",
	OpConstantPrices: "#1 * #3 / #2", OpLeastSquares: "exp(sum((t - m) ln #t) / sum((t - m)^2)) - 1",
	OpExponential: "ln(#2 / #1) / years", OpRevision: "#2 - #1",
	OpMeanRevision:         "((#2 - #1) + (#4 - #3) + ...) / (n / 2)",
	OpMeanAbsoluteRevision: "(|#2 - #1| + |#4 - #3| + ...) / (n / 2)", OpLargestRevision: "#2 - #1",
}

// Text returns the operation's name in a language.
func (o Operation) Text(lang wording.Lang) string {
	switch {
	case o == OpYearOnYear:
		return messages.Phrase("year-on-year growth rate").In(lang)
	case o == OpRevision:
		return messages.Phrase("revision").In(lang)
	case o == OpMeanRevision:
		return messages.Phrase("mean revision from first to latest release").In(lang)
	case o == OpMeanAbsoluteRevision:
		return messages.Phrase("mean absolute revision from first to latest release").In(lang)
	case o == OpLargestRevision:
		return messages.Phrase("largest revision from first to latest release").In(lang)
	case o > 0 && int(o) < len(operationOf):
		return opPhrase(operationOf[o]).In(lang)
	}
	return o.String()
}

var (
	gapsBetween    = messages.Phrase("periods without a value between them: ")
	isInterpolated = messages.Phrase("interpolated: no source states it")
)

// AppendWords appends the quantity in words, a share or a rate of growth as a
// percentage, and a difference or revision of percentages in percentage points.
func (d Derivation) AppendWords(b []byte, w *wording.Writer) []byte {
	switch d.Operation {
	case OpDifference, OpRevision, OpMeanRevision, OpMeanAbsoluteRevision, OpLargestRevision:
		return w.AppendQuantity(b, say.Difference(d.Quantity))
	}
	return w.AppendQuantity(b, d.Quantity)
}

// Why returns the formula, its inputs with what was chosen for each, and
// caveats, one per line.
func (d Derivation) Why(lang wording.Lang) string {
	var b strings.Builder
	b.WriteString(d.Operation.Text(lang))
	if int(d.Operation) < len(operationFormulas) {
		b.WriteString(" = " + operationFormulas[d.Operation])
	}
	for i, in := range d.Inputs {
		fmt.Fprintf(&b, "\n#%d %s", i+1, in.line(lang))
	}
	if d.Gaps > 0 {
		b.WriteString("\n" + gapsBetween.In(lang) + strconv.Itoa(d.Gaps))
	}
	if d.Interpolated {
		b.WriteString("\n" + isInterpolated.In(lang))
	}
	return b.String()
}

// Difference returns to - from, in the unit of the series.
//
// It is refused, as is every method that compares two periods: with [ErrGap] or
// [ErrNoData] when a period has no value, with [ErrPerimeter] when the two are
// of different perimeters, and with [ErrBreak] when a break lies between; a
// change of perimeter that the catalogue calls a break is both.
func (s Series) Difference(from, to period.Period) (Derivation, error) {
	return s.compare(OpDifference, from, to, terms{})
}

// Growth returns (to - from) / from as a ratio. Periods without a value
// between the two are not used, and counted in Gaps.
func (s Series) Growth(from, to period.Period) (Derivation, error) {
	return s.compare(OpGrowth, from, to, terms{})
}

// YearOnYear returns the growth of a period over the same one a year before.
// Weeks and days have none: [ErrInvalid].
func (s Series) YearOnYear(p period.Period) (Derivation, error) {
	switch s.kind {
	case period.KindYear, period.KindSemester, period.KindTrimester, period.KindQuarter, period.KindMonth:
		return s.compare(OpYearOnYear, p.Shift(-12/monthsOf(s.kind)), p, terms{})
	}
	return Derivation{}, &Error{
		Op: opName(OpYearOnYear), Err: ErrInvalid,
		Detail: "a " + s.kind.String() + " has no counterpart a year before",
	}
}

// CAGR returns the compound annual growth rate (to / from)^(1/years) - 1 as a
// ratio, years being those from one period to the other. It is exact where it
// is rational, and otherwise enclosed between multiples of 1/10^places; see
// [figure.CAGR].
func (s Series) CAGR(from, to period.Period, places int) (Derivation, error) {
	years, err := from.YearsTo(to)
	if err != nil {
		return Derivation{}, &Error{Op: "Series.CAGR", Err: err}
	}
	return s.compare(OpCAGR, from, to, terms{span: years, places: places})
}

// Index returns 100 * value / base value: how a period stands against a base,
// which is 100.
func (s Series) Index(base, p period.Period) (Derivation, error) {
	if base == p {
		at, err := s.At(p)
		if err != nil {
			return Derivation{}, err
		}
		return Derivation{
			Operation: OpIndex, Key: at.Key, Inputs: []Answer{at.Answer, at.Answer},
			Quantity: figure.Quantity{Figure: figure.FromInt64(100)},
		}, nil
	}
	return s.between(OpIndex, base, p, terms{})
}

// compare computes from two periods, the first of which is the earlier.
func (s Series) compare(op Operation, from, to period.Period, with terms) (Derivation, error) {
	if from.Compare(to) >= 0 {
		return Derivation{}, &Error{Op: opName(op), Err: ErrInvalid, Detail: fmt.Sprintf("%s is not before %s", from, to)}
	}
	return s.between(op, from, to, with)
}

// operationOf is what the metric language computes of the same inputs.
var operationOf = [...]op{
	OpDifference: opDifference, OpGrowth: opGrowth, OpYearOnYear: opGrowth, OpCAGR: opCAGR, OpIndex: opIndex,
	OpShare: opShare, OpContribution: opContribution, OpMovingAverage: opMovingAverage, OpInterpolation: opInterpolate,
	OpChain: opChain, OpRebase: opRebase, OpDeflator: opDeflator, OpConstantPrices: opConstantPrices,
	OpLeastSquares: opLeastSquares, OpExponential: opExponential,
}

var operationMethods = [...]string{
	OpDifference: "Difference", OpGrowth: "Growth", OpYearOnYear: "YearOnYear", OpCAGR: "CAGR", OpIndex: "Index",
	OpShare: "Share", OpContribution: "Contribution", OpMovingAverage: "MovingAverage", OpInterpolation: "Interpolate",
	OpChain: "Chain", OpRebase: "Rebase", OpDeflator: "Deflator", OpConstantPrices: "ConstantPrices",
	OpLeastSquares: "LeastSquaresGrowth", OpExponential: "ExponentialGrowth",
}

func opName(op Operation) string { return "Series." + operationMethods[op] }

// between computes from two periods.
func (s Series) between(op Operation, x, y period.Period, with terms) (Derivation, error) {
	in, err := s.inputs(opName(op), x, y)
	if err != nil {
		return Derivation{}, err
	}
	return s.derive(op, in[1].Key, in, with, in[0].Key.String()+" to "+y.String())
}

// derive computes the operation on inputs, whose units are the same. The result
// is of the key k; what says, in an error, what it would have been computed of.
func (s Series) derive(op Operation, k Key, in []Answer, with terms, what string) (Derivation, error) {
	operands := make([]figure.Figure, len(in))
	for i, a := range in {
		operands[i] = a.Quantity.Figure
	}
	f, err := derive(operationOf[op], operands, with)
	if err != nil {
		return Derivation{}, &Error{Op: opName(op), Err: err, Detail: what}
	}
	d := Derivation{Operation: op, Key: k, Inputs: in, Quantity: figure.Quantity{Figure: f}}
	switch op {
	case OpDifference, OpMovingAverage, OpInterpolation:
		d.Quantity.Unit = in[0].Quantity.Unit
	}
	if op != OpMovingAverage && op != OpShare {
		d.Gaps = s.gapsBetween(in[0].Key, in[1].Key.Period)
	}
	return d, nil
}

// inputs returns the values of periods, all in one perimeter, without a break
// between any two and in one unit. Where the series has several perimeters it
// takes the one that knows every period, if there is just one.
func (s Series) inputs(op string, ps ...period.Period) ([]Answer, error) {
	sets := make([][]Point, len(ps))
	var missing []period.Period
	for i, p := range ps {
		found, err := s.pointsAt(op, p)
		if err != nil {
			if e, ok := err.(*Error); ok && e.Err == ErrInvalid {
				return nil, err
			}
			missing = append(missing, p)
		}
		sets[i] = found
	}
	if len(missing) > 0 {
		return nil, s.missing(op, missing...)
	}
	var shared []ID
	for _, p := range sets[0] {
		everywhere := true
		for _, set := range sets[1:] {
			everywhere = everywhere && slices.Contains(perimetersOf(set), p.Key.Perimeter)
		}
		if everywhere {
			shared = append(shared, p.Key.Perimeter)
		}
	}
	switch {
	case len(shared) > 1:
		return nil, &Error{Op: op, Err: ErrPerimeter, Records: shared, Periods: ps,
			Detail: fmt.Sprintf("%s is known for %s", s.key, listed(shared))}
	case len(shared) == 0:
		return nil, s.crossing(op, sets)
	}
	in := make([]Answer, len(ps))
	for i, set := range sets {
		p := set[slices.IndexFunc(set, func(p Point) bool { return p.Key.Perimeter == shared[0] })]
		if p.Err != nil {
			return nil, p.Err
		}
		in[i] = p.Answer
	}
	for i := range in[1:] {
		if err := s.view.bridge(op, in[i].Key, in[i+1].Key); err != nil {
			return nil, err
		}
		q, err := in[i+1].Quantity.In(in[0].Quantity.Unit)
		if err != nil {
			return nil, &Error{Op: op, Err: ErrUnit, Detail: fmt.Sprintf("%s in %s and in %s", s.key, in[0].Quantity.Unit,
				in[i+1].Quantity.Unit)}
		}
		in[i+1].Quantity = q
	}
	return in, nil
}

// crossing names the change of perimeter between sets of points that share
// none.
func (s Series) crossing(op string, sets [][]Point) error {
	for i := range sets[1:] {
		a, b := sets[i], sets[i+1]
		if slices.ContainsFunc(a, func(p Point) bool { return slices.Contains(perimetersOf(b), p.Key.Perimeter) }) {
			continue
		}
		x, y := a[0].Key, b[0].Key
		if x.Period.Compare(y.Period) > 0 {
			x, y = y, x
		}
		e := s.view.perimeterError(op, s.key, Break{Before: x.Period, After: y.Period, Old: x.Perimeter, New: y.Perimeter})
		for _, b := range s.Breaks() {
			if b.Old == x.Perimeter && b.New == y.Perimeter && (b.Before != x.Period || b.After != y.Period) {
				e.Detail += fmt.Sprintf(" (the one is known to %s, the other from %s)", b.Before, b.After)
			}
		}
		return e
	}
	var all []ID
	for _, set := range sets {
		for _, id := range perimetersOf(set) {
			if !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return &Error{Op: op, Err: ErrPerimeter, Records: all,
		Detail: fmt.Sprintf("%s is known for %s, none of which knows every period", s.key, listed(all))}
}

// gapsBetween counts the periods without a value after k's period and before
// another.
func (s Series) gapsBetween(k Key, to period.Period) int {
	from := k.Period
	if from.Compare(to) > 0 {
		from, to = to, from
	}
	n := steps(from, to) - 1
	for _, p := range s.points {
		if q := p.Period(); p.Err == nil && p.Key.Perimeter == k.Perimeter && q.Compare(from) > 0 && q.Compare(to) < 0 {
			n--
		}
	}
	return max(n, 0)
}

// steps returns how many periods later to is than from, which is of the same
// kind and not later.
func steps(from, to period.Period) int {
	switch from.Kind() {
	case period.KindWeek, period.KindDay:
		return to.First().DaysSince(from.First()) / from.Days()
	}
	if ofWeeks(from) {
		years, _ := yearsOfDays(to.First().DaysSince(from.First()))
		return years
	}
	months := (to.First().Year()-from.First().Year())*12 + to.First().Month() - from.First().Month()
	length := (from.Last().Year()-from.First().Year())*12 + from.Last().Month() - from.First().Month() + 1
	return months / length
}

// Share returns what part of a whole the series makes up in a period, as a
// ratio. Part and whole must be of one perimeter and of units that convert.
// The two are taken as independent figures: sources that contradict each other
// can give more than 1.
func (s Series) Share(whole Series, p period.Period) (Derivation, error) {
	in, err := s.with(OpShare, whole, []period.Period{p}, p)
	if err != nil {
		return Derivation{}, err
	}
	return s.derive(OpShare, in[0].Key, in, terms{}, in[0].Key.String()+" of "+in[1].Key.String())
}

// Contribution returns how much the series contributes to the growth of a
// whole between two periods: its own change over the whole's first value. The
// contributions of all parts add up to the growth of the whole.
func (s Series) Contribution(whole Series, from, to period.Period) (Derivation, error) {
	if from.Compare(to) >= 0 {
		return Derivation{}, &Error{Op: opName(OpContribution), Err: ErrInvalid,
			Detail: fmt.Sprintf("%s is not before %s", from, to)}
	}
	in, err := s.with(OpContribution, whole, []period.Period{from, to}, from)
	if err != nil {
		return Derivation{}, err
	}
	return s.derive(OpContribution, in[1].Key, in, terms{}, in[0].Key.String()+" to "+to.String())
}

// with returns values of the series and, last, one of another, which must be
// of the same perimeter and is converted into the same unit.
func (s Series) with(op Operation, whole Series, ps []period.Period, at period.Period) ([]Answer, error) {
	in, err := s.inputs(opName(op), ps...)
	if err != nil {
		return nil, err
	}
	perimeter := in[0].Key.Perimeter
	found, err := whole.pointsAt(opName(op), at)
	if err != nil {
		return nil, err
	}
	if ids := perimetersOf(found); !slices.Contains(ids, perimeter) {
		return nil, &Error{
			Op: opName(op), Err: ErrPerimeter, Records: append([]ID{perimeter}, ids...), Periods: []period.Period{at},
			Detail: fmt.Sprintf("%s is of perimeter %s, and %s of %s", in[0].Key.Series(), listed([]ID{perimeter}), whole.key,
				listed(ids)),
		}
	}
	w, err := whole.In(perimeter).inputs(opName(op), at)
	if err != nil {
		return nil, err
	}
	if w[0].Quantity, err = w[0].Quantity.In(in[0].Quantity.Unit); err != nil {
		return nil, &Error{Op: opName(op), Err: ErrUnit, Detail: fmt.Sprintf("%s of %s", in[0].Quantity.Unit, whole.key)}
	}
	return append(in, w[0]), nil
}

// maxAverage is how many periods a moving average takes at most.
const maxAverage = 10_000

// MovingAverage returns the mean of the n values that end with a period. All
// of them must be there: a gap is [ErrGap], which names the periods that are
// missing.
func (s Series) MovingAverage(n int, p period.Period) (Derivation, error) {
	if n < 1 || n > maxAverage {
		return Derivation{}, &Error{Op: opName(OpMovingAverage), Err: ErrInvalid,
			Detail: fmt.Sprintf("%d periods; 1 to %d can be averaged", n, maxAverage)}
	}
	ps := make([]period.Period, n)
	for i := range ps {
		ps[i] = p.Shift(i + 1 - n)
	}
	in, err := s.inputs(opName(OpMovingAverage), ps...)
	if err != nil {
		return Derivation{}, err
	}
	return s.derive(OpMovingAverage, in[n-1].Key, in, terms{}, s.key.At(p).String())
}

// Interpolate returns the value of a period in a gap, on the straight line
// between the nearest values before and after it, and marks it as approximate:
// no source states it. Nothing is guessed beyond the first value and the last
// ([ErrNoData]), across a change of perimeter or a break, or where the period
// has a value ([ErrInvalid]) or sources that disagree.
func (s Series) Interpolate(p period.Period) (Derivation, error) {
	op := opName(OpInterpolation)
	if !s.takes(p) {
		return Derivation{}, s.otherKind(op, p)
	}
	before, after := -1, -1
	for i, x := range s.points {
		switch c := x.Period().Compare(p); {
		case c == 0 && x.Err != nil:
			return Derivation{}, x.Err
		case c == 0:
			return Derivation{}, &Error{Op: op, Err: ErrInvalid, Detail: s.key.At(p).String() + " has a value"}
		case c < 0 && x.Err == nil:
			before = i
		case c > 0 && x.Err == nil && after < 0:
			after = i
		}
	}
	if before < 0 || after < 0 {
		return Derivation{}, s.missing(op, p)
	}
	x, y := s.points[before].Period(), s.points[after].Period()
	in, err := s.inputs(op, x, y)
	if err != nil {
		return Derivation{}, err
	}
	part := big.NewRat(int64(steps(x, p)), int64(steps(x, y)))
	d, err := s.derive(OpInterpolation, in[0].Key.At(p), in, terms{span: part}, s.key.At(p).String())
	d.Interpolated = err == nil
	return d, err
}
