package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Neighbours in time. A figure is held against the mean of the two beside it, or
// against the only one and the usual step, in units of how far steps of its series
// usually are from their middle; its own two steps do not count for that. So one
// wrong figure does not hide itself, and years of crisis make a series tolerant.
//
// Where the catalogue states the usual step of an indicator, it stands in place of that, and
// six steps are not needed.
//
// Steps are taken in logarithms, for shares of a whole in log-odds, and in plain
// numbers where values can be negative.

// measure is what figures of a series are compared by.
type measure uint8

const (
	byLog measure = iota
	byOdds
	byValue
	byNothing
)

// Thresholds of neighbours.
const (
	// nearSteps is how many steps a series needs.
	nearSteps = 6
	// nearFloor is the least usual step, one percent, as log2.
	nearFloor = 144 << logBits / 10000
)

// nearLimits is how many usual deviations a figure may be from its neighbours, by
// how many other steps say what is usual: fewer say it less well.
var nearLimits = [...]int64{4: 16, 5: 13, 6: 11, 7: 10}

// nearLimit is the limit where enough steps say what is usual.
const nearLimit = 9

func inMoney(i *indicators.Indicator) bool { return say.InMoney(i.Unit) }

// measureOf returns what values of an indicator are compared by.
func measureOf(i *indicators.Indicator) measure {
	switch {
	case i.Nature == indicators.Rank:
		return byNothing
	case i.Flow == indicators.Net, i.Transformed != "" && i.Transformed != "N":
		return byValue
	case i.Nature == indicators.Ratio && i.Unit.Scale() == -2 && i.Unit.Base() == (figure.Unit{}):
		if upper := i.Bounds.Upper(); i.Bounds.IsSet() && !upper.Infinite && upper.Value.Cmp(hundred) == 0 {
			return byOdds
		}
		return byValue
	case i.Bounds.IsSet() && !neverNegative(i):
		return byValue
	}
	return byLog
}

var hundred = tenTo(2)

// leastNegative is how many figures below zero make an indicator one that passes zero:
// a single one may be a slip.
const leastNegative = 2

// passesZero reports whether the values of an indicator are now above zero and now
// below, as balances are: then none is near zero by a slip, and no logarithm tells them
// apart.
func (s Scope) passesZero(i *indicators.Indicator) bool {
	if neverNegative(i) {
		return false
	}
	s.shared.once.negative.Do(func() {
		s.shared.negative = map[indicators.ID]int{}
		for x := range s.view.Rows(indicators.Selector{}) {
			if c, _, _, _, ok := x.Quantity().Figure.Compact(); ok && c < 0 {
				s.shared.negative[x.Key().Indicator]++
			}
		}
	})
	return s.shared.negative[i.ID] >= leastNegative
}

// level returns a value as the measure of its series has it.
func (c *column) level(x dec) (int64, bool) {
	switch c.measure {
	case byLog:
		if !x.positive() {
			return 0, false
		}
		return x.log2(), true
	case byOdds:
		rest := dec{100, 0}.plus(x.neg(), false)
		if !x.positive() || !rest.positive() {
			return 0, false
		}
		return x.log2() - rest.log2(), true
	case byValue:
		if c.largest.c == 0 {
			return 0, true
		}
		q := x.over(c.largest, false).times(dec{1 << logBits, 0}, false)
		n, ok := q.at(0, false)
		return n, ok && abs64(n) < 1<<(logBits+10)
	}
	return 0, false
}

// lag is how many periods lie between a period and its neighbour: quarters are
// compared with the same quarter of the years beside.
func lag(k period.Kind) int {
	switch k {
	case period.KindSemester:
		return 2
	case period.KindQuarter:
		return 4
	case period.KindMonth:
		return 12
	}
	return 1
}

// beside returns the neighbour of a record, of its own source if it has one.
func (t *table) beside(n int32, by int) (int32, bool) {
	r := &t.records[n]
	at := &t.slots[r.slot]
	if at.ranged {
		return t.rangeBeside(n, by)
	}
	m := at.next
	if by < 0 {
		m = at.prev
	}
	if m < 0 {
		return 0, false
	}
	return t.choose(t.slots[m].lo, t.slots[m].hi, r.source)
}

// across returns the neighbour of a record, or, where nothing usable stands in its
// place, the one behind it; far says that it is that one.
func (t *table) across(n int32, by int) (m int32, far, ok bool) {
	if m, ok = t.beside(n, by); ok {
		return m, false, true
	}
	r := &t.records[n]
	at := &t.slots[r.slot]
	if at.ranged {
		return 0, false, false
	}
	slot, ok := t.slotOf(&t.columns[r.column], at.at.Shift(2*by*lag(at.at.Kind())))
	if !ok {
		return 0, false, false
	}
	m, ok = t.choose(t.slots[slot].lo, t.slots[slot].hi, r.source)
	return m, true, ok
}

// rangeBeside returns the range of the same length that a range touches.
func (t *table) rangeBeside(n int32, by int) (int32, bool) {
	r := &t.records[n]
	c := t.columns[r.column]
	best, ok := int32(0), false
	for m := max(c.lo, n-staleReach); m < min(c.hi, n+staleReach); m++ {
		o := &t.records[m]
		if o.at.Kind() != r.at.Kind() || !oneLength(o.at, r.at) || !o.usable {
			continue
		}
		touches := by > 0 && r.at.Last().AddDays(1) == o.at.First() || by < 0 && o.at.Last().AddDays(1) == r.at.First()
		if touches && (!ok || o.source == r.source) {
			best, ok = m, true
		}
	}
	return best, ok
}

// oneLength reports whether two ranges are equally long: leap years have one day more,
// years of weeks now and then a week.
func oneLength(p, q period.Period) bool {
	apart := abs(p.Days() - q.Days())
	return apart <= 1 || apart == 7 && min(p.Days(), q.Days()) == 52*7
}

// choose returns the usable record of a source, or that of highest authority.
func (t *table) choose(lo, hi, source int32) (best int32, ok bool) {
	for n := lo; n < hi; n++ {
		o := &t.records[n]
		switch {
		case !o.usable:
		case o.source == source:
			return n, true
		case !ok || rankOf(o.row) < rankOf(t.records[best].row):
			best, ok = n, true
		}
	}
	return best, ok
}

func rankOf(r indicators.Row) int {
	if n := r.Rank(); n > 0 {
		return n
	}
	return 1 << 30
}

// steps are what a series usually does from one period to the next.
type steps struct {
	n      int64
	middle int64
	sum    int64 // of the squares of what steps are from the middle
	still  int64 // how many are none
}

// seldom reports whether a series is one of what is laid down and seldom changes, as tariffs
// and rates of tax do: half of its steps are none.
func (s *steps) seldom() bool { return 2*s.still >= s.n }

// stepsOf returns the steps of a source in a column, or, where it has too few, of
// the best of all sources.
func (t *table) stepsOf(col, source int32) steps {
	if s, ok := t.steps[[2]int32{col, source}]; ok {
		return s
	}
	s := t.countSteps(col, source)
	if s.n < nearSteps && source >= 0 {
		s = t.stepsOf(col, -1)
	}
	t.steps[[2]int32{col, source}] = s
	return s
}

func (t *table) countSteps(col, source int32) (s steps) {
	c := &t.columns[col]
	all := t.levels[:0]
	var double []int64
	for n := c.lo; n < c.hi; n++ {
		r := &t.records[n]
		if !r.usable || source >= 0 && r.source != source || source < 0 && n > t.slots[r.slot].lo {
			continue
		}
		m, ok := n, true
		if source < 0 {
			if m, ok = t.choose(n, t.slots[r.slot].hi, -1); !ok {
				continue
			}
		}
		next, far, ok := t.across(m, 1)
		if !ok || source >= 0 && t.records[next].source != source {
			continue
		}
		if by := t.records[next].level - t.records[m].level; far {
			double = append(double, by)
		} else {
			all = append(all, by)
		}
	}
	t.levels = all
	s.n = int64(len(all) + len(double))
	if len(all) == 0 {
		return steps{}
	}
	slices.Sort(all)
	s.middle = (all[(len(all)-1)/2] + all[len(all)/2]) / 2
	for _, x := range all {
		if s.sum += s.off(x, false); x == 0 {
			s.still++
		}
	}
	for _, x := range double {
		s.sum += s.off(x, true)
	}
	return s
}

// off is the square of how far a step is from the middle: of one over a gap, which two
// steps make, half of the square.
func (s *steps) off(by int64, far bool) int64 {
	if far {
		return square(by-2*s.middle) / 2
	}
	return square(by - s.middle)
}

// square returns a square, no larger than what twenty of can be added.
func square(x int64) int64 {
	x = min(abs64(x), 1<<28)
	return x * x
}

// nearness is how a figure stands to its neighbours.
type nearness struct {
	prev, next int32 // -1 where there is none
	back, on   int64 // how many steps away they are, 2 over a gap
	middle     int64 // where the neighbours put it
	spread     int64 // the usual deviation from there
	limit      int64 // how many of those are allowed
	step       int64 // the usual step of the series
	short      bool  // the series has too few steps, but the usual one is stated
	ok         bool
}

func (x *nearness) hasPrev() bool { return x.prev >= 0 }

func (x *nearness) hasNext() bool { return x.next >= 0 }

// near says how a record stands to its neighbours; not ok where there are too few.
func (t *table) near(n int32) (x nearness) {
	x, usual := t.usual(n)
	if x.ok {
		t.place(n, &x, usual, t.chance(n, &x))
	}
	return x
}

// usual returns the neighbours of a record, and the square of the usual step of the
// others of its series; not ok where there are too few.
func (t *table) usual(n int32) (x nearness, usual int64) {
	r := &t.records[n]
	x.prev, x.next = -1, -1
	if t.columns[r.column].measure == byNothing {
		return x, 0
	}
	x.back, x.on = 1, 1
	if m, far, ok := t.across(n, -1); ok {
		if x.prev = m; far {
			x.back = 2
		}
	}
	if m, far, ok := t.across(n, 1); ok {
		if x.next = m; far {
			x.on = 2
		}
	}
	if !x.hasPrev() && !x.hasNext() {
		return x, 0
	}
	s := t.stepsOf(r.column, r.source)
	if by := t.stated(&x, &t.columns[r.column]); by > 0 {
		if x.short = s.n < nearSteps; !x.short { // else it is not known how the series grows
			x.step = s.middle
		}
		x.limit, x.ok = nearLimit, !x.short || x.hasPrev() && x.hasNext()
		return x, square(by)
	}
	if s.n < nearSteps && r.usable { // a zero makes no steps itself
		return x, 0
	}
	left, others := s.sum, s.n
	if r.usable { // else its steps are not among them
		if x.hasPrev() {
			left, others = left-s.off(r.level-t.records[x.prev].level, x.back > 1), others-1
		}
		if x.hasNext() {
			left, others = left-s.off(t.records[x.next].level-r.level, x.on > 1), others-1
		}
	}
	if others < 4 {
		return x, 0
	}
	x.limit = nearLimit
	if others < int64(len(nearLimits)) {
		x.limit = nearLimits[others]
	}
	x.step, x.ok = s.middle, true
	return x, max(left/(others-1), square(nearFloor))
}

// stated is the usual step of a column as the catalogue states it, beside the neighbours
// of a record; 0 where it does not.
func (t *table) stated(x *nearness, c *column) int64 {
	if c.usual.c == 0 {
		return 0
	}
	hundredPercent := dec{1, 2}
	switch c.measure {
	case byLog:
		return max(1, hundredPercent.plus(c.usual, false).log2()-hundredPercent.log2())
	case byOdds:
		m := x.prev
		if m < 0 {
			m = x.next
		}
		p := t.records[m].value // the slope of the log-odds is 1/p + 1/(1-p)
		slope := hundredPercent.over(p, false).over(hundredPercent.plus(p.neg(), false), false)
		by, ok := c.usual.times(slope, false).times(whole, false).at(0, false)
		if !ok {
			return 1 << 28
		}
		return max(1, by)
	case byValue:
		if by, ok := c.level(c.usual); ok {
			return max(1, by)
		}
	}
	return 0
}

// place says where the neighbours put a record, and how far from there it usually
// is, with the square of the step that it makes by chance.
func (t *table) place(n int32, x *nearness, usual, chance int64) {
	usual = max(usual, chance)
	switch {
	case x.hasPrev() && x.hasNext():
		both := x.back + x.on
		x.middle = (x.on*t.records[x.prev].level + x.back*t.records[x.next].level) / both
		x.spread = root(usual*x.back*x.on/both + min(chance, usual)/4)
	case x.hasPrev():
		x.middle = t.records[x.prev].level + x.back*x.step
		x.spread = root(usual * x.back)
	default:
		x.middle = t.records[x.next].level - x.on*x.step
		x.spread = root(usual * x.on)
	}
}

// denied reports whether the neighbours of a record deny it.
func (t *table) denied(n int32) bool {
	r := &t.records[n]
	if !r.usable && !r.zero || r.about {
		return false
	}
	x, usual := t.usual(n)
	if !x.ok || r.zero && (!x.hasPrev() || !x.hasNext() || x.back > 1 || x.on > 1) {
		return false
	}
	// Chance only widens what is usual, and takes long to compute.
	if t.place(n, &x, usual, 0); !x.tooFar(x.offBy(r.level)) {
		return false
	}
	t.place(n, &x, usual, t.chance(n, &x))
	return x.tooFar(x.offBy(r.level)) && !t.breaks(n) && (!x.hasNext() || !t.breaks(x.next)) &&
		!t.nearEnough(n, &x) && !t.laidDown(n, &x)
}

// laidDown reports whether a record is the first or the last of a time in which a figure
// that seldom changes was the same, and the change is less than twofold.
func (t *table) laidDown(n int32, x *nearness) bool {
	r := &t.records[n]
	s := t.stepsOf(r.column, r.source)
	if !s.seldom() || !x.hasPrev() || !x.hasNext() {
		return false
	}
	a, b := t.records[x.prev].value, t.records[x.next].value
	if r.value.compare(a) == 0 {
		a = b
	} else if r.value.compare(b) != 0 {
		return false
	}
	two := dec{2, 0}
	return a.compare(r.value.times(two, false)) < 0 && r.value.compare(a.times(two, false)) < 0
}

// breaks reports whether a record is marked as a break of its series: what stands before
// it denies nothing then.
func (t *table) breaks(n int32) bool { return t.records[n].row.Observation().Status.Has('B') }

// offBy returns how many usual deviations a level is from where the neighbours put
// it, times ten.
func (x *nearness) offBy(level int64) int64 {
	return 10 * min(abs64(level-x.middle), 1<<40) / max(x.spread, 1)
}

// tooFar reports whether what is so many tenths of usual deviations off is denied.
func (x *nearness) tooFar(off int64) bool { return off > 10*x.limit }

// whole is a whole, as log2.
var (
	whole        = dec{1 << logBits, 0}.times(dec{144, -2}, true)
	wholeSquared = whole.times(whole, true)
)

// chance is the square of the step that a count makes by chance, the square root of
// the count, and of what rounding makes of it.
func (t *table) chance(n int32, x *nearness) int64 {
	r := &t.records[n]
	c := &t.columns[r.column]
	size := r.value
	if x.hasPrev() {
		size = t.records[x.prev].value
	}
	if x.hasNext() && t.records[x.next].value.compare(size) < 0 {
		size = t.records[x.next].value
	}
	if !size.positive() || c.measure == byValue {
		return 0
	}
	var sum int64
	if c.counts {
		if v, ok := wholeSquared.over(size, true).at(0, true); ok {
			sum += 2 * min(v, 1<<56)
		}
	}
	step := dec{1, r.step}.times(whole, true).over(size, true)
	if v, ok := step.at(0, true); ok {
		sum += square(v) / 6
	}
	return sum
}

// zeroLevel is where a zero stands among logarithms: at half of its last digit.
func zeroLevel(step int32) int64 { return dec{5, step - 1}.log2() }

// off returns how many usual deviations a value of the record's column would be
// from where the neighbours put it, times ten.
func (t *table) off(n int32, x nearness, value dec) (int64, bool) {
	r := &t.records[n]
	c := &t.columns[r.column]
	level, ok := c.level(value)
	if !ok && value.c == 0 && c.measure == byLog {
		level, ok = zeroLevel(r.step), true
	}
	if !ok {
		return 10 * (x.limit + 1) * 100, x.ok
	}
	return x.offBy(level), x.ok
}

// leastOff is off for the value of a range that is nearest.
func (t *table) leastOff(n int32, x nearness, s span) (int64, bool) {
	c := &t.columns[t.records[n].column]
	lo, ok1 := c.level(s.lo)
	hi, ok2 := c.level(s.hi)
	ok1, ok2 = ok1 && !s.noLo, ok2 && !s.noHi
	if !x.ok || !ok1 && !ok2 {
		return 0, false
	}
	at := x.middle
	if ok1 {
		at = max(at, lo)
	}
	if ok2 {
		at = min(at, hi)
	}
	return x.offBy(at), true
}
