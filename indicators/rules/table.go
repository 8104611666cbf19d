package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// table holds what the View sees as numbers, and the relations that hold between
// them: what a culprit is looked for in.
type table struct {
	scope     Scope
	columns   []column
	byKey     map[indicators.Key]int32
	records   []record
	slots     []slot
	sources   map[indicators.ID]int32
	named     []indicators.ID // the sources
	origins   []int32         // of each source
	originIDs map[indicators.ID]int32
	groups    [][]int32 // records that stand for one term together
	relations []relation
	terms     []int32                // record, or below zero the complement of a group
	growing   map[indicators.ID]bool // growth that is held against values
	steps     map[[2]int32]steps
	speakers  []int32                             // a buffer
	levels    []int64                             // a buffer
	wider     map[indicators.ID][][]indicators.ID // the parts of areas that an area is a part of, when asked for
	exchanges []int32                             // columns of exchange rates, when asked for
	exchanged bool
	exact     bool // no unstated figure ends in a zero
	// alternatives are the keys at which a source contradicts itself.
	alternatives []alternatives
}

// column is a series: one key over time, all sources.
type column struct {
	key     indicators.Key
	of      *indicators.Indicator
	lo, hi  int32 // its records
	measure measure
	counts  bool
	largest dec // by size, where the measure is the value
	usual   dec // the usual step as the catalogue states it, zero if it does not
	matters dec // the least difference that does, zero if any
	first   int32
	last    int32 // its slots, from first on
}

// slot is the records of one period of a column.
type slot struct {
	at         period.Period
	lo, hi     int32
	prev, next int32 // the slots of the periods beside, -1 where there is none
	ranged     bool  // the period is a range of days
}

// record is what one observation says.
type record struct {
	row    indicators.Row
	at     period.Period
	value  dec
	bounds span  // what the printed digits allow
	step   int32 // the place of the last printed digit
	column int32
	slot   int32
	source int32
	level  int64 // the value as its measure has it
	usable bool  // there is a level, and the value is a number by itself
	zero   bool  // a zero among logarithms: judged by others, and no neighbour of theirs
	about  bool
	// alternative is the place, from 1, of the alternatives that it is one of.
	alternative int32
}

// relationKind says what a relation demands of its terms.
type relationKind uint8

const (
	sumOf    relationKind = iota + 1 // terms[0] is the sum of the others
	flowOf                           // stock, stock before, net flow: a sum
	ratioOf                          // quotient, dividend, divisor
	sameOf                           // two sources of one key
	growthOf                         // growth over a year, value, value of the year before
	linearOf                         // of a formula: terms[0] is the sum of the others
)

// relation is something that must hold between records.
type relation struct {
	kind   relationKind
	broken bool
	open   bool  // it holds with none of the alternatives of a key
	mixed  bool  // its terms are of several origins, none of which states all
	idle   bool  // its terms are of several origins, one of which states all: it says nothing new
	lo, hi int32 // its terms
	factor dec   // of a quotient or of growth
}

// newTable reads all data and all relations. It is nil where there are none.
func newTable(s Scope) *table {
	t := &table{
		scope: s, byKey: map[indicators.Key]int32{}, sources: map[indicators.ID]int32{},
		originIDs: map[indicators.ID]int32{}, steps: map[[2]int32]steps{}, exact: s.exact(),
		growing: map[indicators.ID]bool{},
	}
	rows, keys := 0, 0
	var last indicators.Key
	for row := range s.view.Rows(indicators.Selector{}) {
		if k := row.Key(); k != last {
			keys++
			last = k
		}
		rows++
	}
	t.records, t.slots = make([]record, 0, rows), make([]slot, 0, keys)
	s.eachSeries(t.add)
	same := 0 // relations of sources, as far as they are independent
	for n := range t.slots {
		many := min(int(t.slots[n].hi-t.slots[n].lo), slipSources)
		same += many * (many - 1) / 2
	}
	t.relations, t.terms = make([]relation, 0, same), make([]int32, 0, 2*same)
	for n := range t.columns {
		t.relate(int32(n))
	}
	for n := range t.relations {
		x := &t.relations[n]
		if x.kind != sameOf {
			several, byOne := t.originsOf(x)
			x.mixed, x.idle = several && !byOne, several && byOne
		}
		if x.idle {
			continue
		}
		if len(t.alternatives) > 0 {
			x.open = t.chooseAlternatives(x)
		}
		x.broken = !x.open && !t.holds(x) && !t.immaterial(x)
	}
	return t
}

// endsInZero reports whether a figure of which no resolution is stated ends in a
// zero.
func endsInZero(f figure.Figure) bool {
	c, e, q, res, ok := f.Compact()
	return ok && q == figure.Unqualified && res == figure.NoResolution && c != 0 && (e > 0 || e == 0 && c%10 == 0)
}

// add adds a series.
func (t *table) add(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
	c := column{key: k, of: i, lo: int32(len(t.records)), counts: isCount(i)}
	c.usual, c.matters = decimalOf(i.UsualStep), decimalOf(i.Materiality)
	c.measure = measureOf(i)
	if c.measure == byLog && t.scope.passesZero(i) {
		c.measure = byValue
	}
	n := int32(len(t.columns))
	for _, x := range data {
		if x.Row.Repeats() != "" {
			continue
		}
		r := record{row: x.Row, at: x.Period(), column: n, source: t.sourceOf(x.Row)}
		if !r.read(x.Figure, i, t.exact, t.scope.view.Config().Digits) {
			continue
		}
		if x := (dec{abs64(r.value.c), r.value.e}); x.compare(c.largest) > 0 {
			c.largest = x
		}
		t.records = append(t.records, r)
	}
	c.hi = int32(len(t.records))
	if c.lo == c.hi {
		return
	}
	has := false // the last one has a level
	for n := c.lo; n < c.hi; n++ {
		r := &t.records[n]
		if before := n - 1; n > c.lo && t.records[before].value == r.value { // as sources that agree say
			r.level, r.usable = t.records[before].level, has
		} else {
			r.level, r.usable = c.level(r.value)
		}
		has = r.usable
		r.usable = r.usable && !r.bounds.noLo && !r.bounds.noHi
		if c.measure == byLog && r.value.c == 0 && !r.bounds.noLo && !r.bounds.noHi {
			r.level, r.zero = zeroLevel(r.step), true
		}
	}
	t.divide(&c)
	t.byKey[k.Series()] = n
	t.columns = append(t.columns, c)
	t.findAlternatives(n, data)
}

// divide puts the records of a column into slots, and says which are beside each
// other.
func (t *table) divide(c *column) {
	c.first = int32(len(t.slots))
	for n := c.lo; n < c.hi; n++ {
		r := &t.records[n]
		if last := len(t.slots) - 1; last < int(c.first) || t.slots[last].at != r.at {
			t.slots = append(t.slots, slot{at: r.at, lo: n, prev: -1, next: -1, ranged: r.at.Kind() == period.KindRange})
		}
		r.slot = int32(len(t.slots) - 1)
		t.slots[r.slot].hi = n + 1
	}
	c.last = int32(len(t.slots))
	for n := c.first; n < c.last; n++ {
		s := &t.slots[n]
		if s.ranged {
			continue
		}
		p := s.at.Shift(lag(s.at.Kind()))
		next, ok := n+1, n+1 < c.last && t.slots[n+1].at == p
		if !ok {
			next, ok = t.slotOf(c, p)
		}
		if ok {
			s.next, t.slots[next].prev = next, n
		}
	}
}

// slotOf returns the slot of a period in a column.
func (t *table) slotOf(c *column, p period.Period) (int32, bool) {
	at, ok := slices.BinarySearchFunc(t.slots[c.first:c.last], p, func(s slot, p period.Period) int {
		return s.at.Compare(p)
	})
	return c.first + int32(at), ok
}

// isCount reports whether an indicator counts things, and so has their chance.
func isCount(i *indicators.Indicator) bool {
	return (i.Nature == indicators.Stock || i.Nature == indicators.FlowOver) && !inMoney(i)
}

// sourceOf numbers sources, and notes who is behind each.
func (t *table) sourceOf(row indicators.Row) int32 {
	id := row.Source()
	for n, known := range t.named[:min(len(t.named), 8)] { // quicker than a map where sources are few
		if known == id {
			return int32(n)
		}
	}
	n, ok := t.sources[id]
	if !ok {
		n = int32(len(t.origins))
		t.sources[id] = n
		t.named = append(t.named, id)
		origin := "\x00" + id
		if x, ok := row.SourceRecord(); ok {
			if origin = originOf(x); x.Release != "" {
				origin = "\x01" + x.Release
			}
		}
		o, ok := t.originIDs[origin]
		if !ok {
			o = int32(len(t.originIDs))
			t.originIDs[origin] = o
		}
		t.origins = append(t.origins, o)
	}
	return n
}

// read takes a figure apart, and says what its digits allow: as far as its
// resolution goes, rounded or cut; without one, any zeros at its end may have
// been printed for digits that were not known. It is false for what is no number.
func (r *record) read(f figure.Figure, i *indicators.Indicator, exact bool, reading figure.Reading) bool {
	c, e8, q, res, ok := f.Compact()
	if !ok || c > most || c < -most {
		return false
	}
	e := int32(e8)
	r.value = dec{c, e}
	short := r.value.short()
	derived := i.Nature == indicators.Ratio || i.Nature == indicators.Index ||
		i.Transformed != "" && i.Transformed != "N"
	if r.step = short.e; res != figure.NoResolution {
		r.step = int32(res)
	}
	width := dec{1, r.step}
	if res == figure.NoResolution && short.e <= 0 && !derived && (exact || short.e == 0) {
		width = dec{}
	}
	half := dec{width.c * 5, width.e - 1}
	cut := width
	if res != figure.NoResolution {
		switch reading {
		case figure.Rounded:
			cut = half
		case figure.Truncated:
			half = dec{}
		}
	}
	switch {
	case c > 0:
		r.bounds = span{lo: r.value.plus(half.neg(), false), hi: r.value.plus(cut, true)}
	case c < 0:
		r.bounds = span{lo: r.value.plus(cut.neg(), false), hi: r.value.plus(half, true)}
	default:
		r.bounds = span{lo: cut.neg(), hi: cut}
	}
	switch q {
	case figure.QAbout:
		by := dec{abs64(c), e}.times(dec{5, -2}, true)
		r.about = true
		r.bounds = r.bounds.hull(span{lo: r.value.plus(by.neg(), false), hi: r.value.plus(by, true)})
	case figure.QMoreThan, figure.QAtLeast:
		r.bounds = span{lo: r.value, noHi: true}
	case figure.QLessThan, figure.QUpTo:
		r.bounds = span{hi: r.value, noLo: true}
	}
	return true
}

// find returns the records of a key's period in a column.
func (t *table) find(col int32, p period.Period) (lo, hi int32) {
	if n, ok := t.slotOf(&t.columns[col], p); ok {
		return t.slots[n].lo, t.slots[n].hi
	}
	return 0, 0
}

// knowsAll reports whether there is a record of each of the keys.
func (t *table) knowsAll(keys []indicators.Key) bool {
	for _, k := range keys {
		col, ok := t.byKey[k.Series()]
		if !ok {
			return false
		}
		if lo, hi := t.find(col, k.Period); lo == hi {
			return false
		}
	}
	return true
}

// term returns what a source says of a column and period: its own record, or else
// all others together. all asks for every release of the source's originator.
func (t *table) term(col int32, p period.Period, source int32, all bool) (int32, bool) {
	lo, hi := t.find(col, p)
	if lo == hi {
		return 0, false
	}
	origin := t.origins[source]
	own, others := int32(-1), 0
	for n := lo; n < hi; n++ {
		r := &t.records[n]
		switch {
		case r.source == source && own < 0:
			own = n
		case own >= 0 && r.alternative > 0 && r.alternative == t.records[own].alternative:
		case t.origins[r.source] == origin:
			others++
		}
	}
	switch {
	case own >= 0 && (!all || others == 0):
		return own, true
	case hi-lo == 1:
		return lo, true
	}
	var group []int32
	for n := lo; n < hi && len(group) < maxAlike; n++ {
		if own < 0 && others == 0 || t.origins[t.records[n].source] == origin {
			group = append(group, n)
		}
	}
	t.groups = append(t.groups, group)
	return ^int32(len(t.groups) - 1), true
}

// relate adds the relations that the records of a column head.
func (t *table) relate(col int32) {
	c := &t.columns[col]
	i := c.of
	t.agreements(col)
	w := t.scope.wholes(i, c.key)
	if w.area.IsComplete(i.ID, latest) == figure.Yes {
		t.sums(col, t.columnsOf(len(w.areas), func(n int) indicators.Key {
			k := c.key
			k.Area = w.areas[n]
			return k
		}))
	}
	for _, x := range w.codes {
		if x.always(i) {
			keys := t.scope.codesOf(c.key, x.dimension.ID, x.parts)
			t.sums(col, t.columnsOf(len(keys), func(n int) indicators.Key { return keys[n] }))
		}
	}
	if i.OverTime == indicators.Sum && i.Nature == indicators.FlowOver {
		t.inside(col)
	}
	if i.Flow == indicators.Net && i.Of != "" {
		t.flows(col)
	}
	if i.Formula != "" {
		t.quotients(col)
		t.linear(col)
	}
	if i.Transformed == "G1Y" && i.Of != "" {
		t.growths(col)
	}
}

// columnsOf returns the columns of keys; nil when one is not there.
func (t *table) columnsOf(n int, key func(int) indicators.Key) (cols []int32) {
	cols = make([]int32, 0, n)
	for i := range n {
		col, ok := t.byKey[key(i)]
		if !ok {
			return nil
		}
		cols = append(cols, col)
	}
	return cols
}

// relation begins a relation; what is appended to terms belongs to it.
func (t *table) relation(kind relationKind, factor dec, terms ...int32) {
	lo := int32(len(t.terms))
	t.terms = append(doubled(t.terms, len(terms)), terms...)
	t.relations = append(doubled(t.relations, 1), relation{kind: kind, factor: factor, lo: lo, hi: int32(len(t.terms))})
}

// doubled returns list with room for n more, twice as much as before if there was
// too little: large lists that grow by less are copied too often.
func doubled[T any](list []T, n int) []T {
	if cap(list)-len(list) < n {
		list = slices.Grow(list, max(n, len(list)))
	}
	return list
}

// sums relates each record of a column to those of its parts.
func (t *table) sums(col int32, parts []int32) {
	if len(parts) == 0 {
		return
	}
	terms := make([]int32, 0, 16)
	c := &t.columns[col]
next:
	for n := c.lo; n < c.hi; n++ {
		if t.follows(n) {
			continue
		}
		r := &t.records[n]
		terms = append(terms[:0], n)
		for _, part := range parts {
			x, ok := t.term(part, r.at, r.source, false)
			if !ok {
				continue next
			}
			terms = append(terms, x)
		}
		t.relation(sumOf, dec{}, terms...)
	}
}

// inside relates years to their halves, quarters and months, and so on.
func (t *table) inside(col int32) {
	c := &t.columns[col]
	years := true
	for n := c.lo; n < c.hi && years; n++ {
		years = t.records[n].at.Kind() == period.KindYear
	}
	if years {
		return // there is nothing inside
	}
	terms := make([]int32, 0, 16)
	for n := c.lo; n < c.hi; n++ {
		if t.follows(n) {
			continue
		}
		r := &t.records[n]
		for _, kind := range insides(r.at.Kind()) {
			terms = append(terms[:0], n)
			ok := true
			for p := range r.at.Inside(kind) {
				x, found := t.term(col, p, r.source, false)
				if ok = found; !ok {
					break
				}
				terms = append(terms, x)
			}
			if ok && len(terms) > 1 {
				t.relation(sumOf, dec{}, terms...)
			}
		}
	}
}

// flows relates net flows of a year to the stocks at its ends.
func (t *table) flows(col int32) {
	c := &t.columns[col]
	k := c.key
	k.Indicator = c.of.Of
	stock, ok := t.byKey[k]
	unit, _ := t.scope.unitOf(c.of.Of)
	if !ok || unit != c.of.Unit {
		return
	}
	for n := c.lo; n < c.hi; n++ {
		r := &t.records[n]
		if r.at.Kind() != period.KindYear || t.follows(n) {
			continue
		}
		to, ok1 := t.term(stock, r.at, r.source, false)
		from, ok2 := t.term(stock, r.at.Shift(-1), r.source, true)
		if ok1 && ok2 {
			t.relation(flowOf, dec{}, to, from, n)
		}
	}
}

// simpleQuotient returns the two indicators that a formula divides.
func simpleQuotient(formula string) (a, b indicators.ID, ok bool) {
	x, y, ok := strings.Cut(formula, "/")
	x, y = strings.TrimSpace(x), strings.TrimSpace(y)
	return indicators.ID(x), indicators.ID(y), ok && plainName(x) && plainName(y)
}

// quotients relates quotients to what their formula divides.
func (t *table) quotients(col int32) {
	c := &t.columns[col]
	a, b, ok := simpleQuotient(c.of.Formula)
	if !ok {
		return
	}
	factor, ok := t.scope.factor(a, b, c.of)
	if !ok {
		return
	}
	ka, kb := c.key, c.key
	ka.Indicator, kb.Indicator = a, b
	ca, ok1 := t.byKey[ka]
	cb, ok2 := t.byKey[kb]
	if !ok1 || !ok2 {
		return
	}
	for n := c.lo; n < c.hi; n++ {
		if t.follows(n) {
			continue
		}
		r := &t.records[n]
		x, ok1 := t.term(ca, r.at, r.source, false)
		y, ok2 := t.term(cb, r.at, r.source, false)
		if ok1 && ok2 {
			t.relation(ratioOf, factor, n, x, y)
		}
	}
}

// divides reports whether the values of a series are held against what its formula
// divides.
func (t *table) divides(i *indicators.Indicator, k indicators.Key) bool {
	a, b, ok := t.scope.quotientOf(i, k)
	if !ok {
		return false
	}
	_, ok1 := t.byKey[a]
	_, ok2 := t.byKey[b]
	return ok1 && ok2
}

// quotientOf returns the series that an indicator's formula divides, if that is all
// it does.
func (s Scope) quotientOf(i *indicators.Indicator, k indicators.Key) (a, b indicators.Key, ok bool) {
	a, b = k.Series(), k.Series()
	if a.Indicator, b.Indicator, ok = simpleQuotient(i.Formula); !ok {
		return a, b, false
	}
	_, ok = s.factor(a.Indicator, b.Indicator, i)
	return a, b, ok
}

// factor returns what a quotient of two indicators is multiplied with to be in the
// unit of a third.
func (s Scope) factor(a, b indicators.ID, of *indicators.Indicator) (dec, bool) {
	ua, ok1 := s.unitOf(a)
	ub, ok2 := s.unitOf(b)
	if !ok1 || !ok2 {
		return dec{}, false
	}
	u, err := ua.Quo(ub)
	if err != nil {
		return dec{}, false
	}
	q, err := figure.Quantity{Figure: figure.FromInt64(1), Unit: u}.In(of.Unit)
	if err != nil {
		return dec{}, false
	}
	c, e, _, _, ok := q.Figure.Compact()
	return dec{c, int32(e)}, ok
}

// agreements relates what independent sources say of one key.
func (t *table) agreements(col int32) {
	c := &t.columns[col]
	for lo := c.lo; lo < c.hi; {
		hi := lo + 1
		for hi < c.hi && t.records[hi].at == t.records[lo].at {
			hi++
		}
		last := min(hi, lo+slipSources)
		t.speakers = t.speakers[:0]
		for n := lo; n < last; n++ {
			if !t.follows(n) && t.latest(n, lo, last) {
				t.speakers = append(t.speakers, n)
			}
		}
		for n, a := range t.speakers {
			for _, b := range t.speakers[n+1:] {
				if !t.oneOrigin(a, b) {
					t.relation(sameOf, dec{}, a, b)
				}
			}
		}
		lo = hi
	}
}

// oneOrigin reports whether two records have one origin.
func (t *table) oneOrigin(a, b int32) bool {
	return t.origins[t.records[a].source] == t.origins[t.records[b].source]
}

// latest reports whether a record is not revised by its originator among those from
// lo to hi.
func (t *table) latest(n, lo, hi int32) bool {
	for m := lo; m < hi; m++ {
		if m == n || !t.oneOrigin(m, n) {
			continue
		}
		if precedence.ByDate(t.records[m].row.Published(), t.records[n].row.Published()) > 0 {
			return false
		}
	}
	return true
}

// span returns what a term allows; rounded where the digits are known to be rounded
// and never cut. Of several records, those that only say less than another do not
// widen it.
func (t *table) span(term int32, rounded bool) span {
	if term >= 0 {
		return t.records[term].allows(rounded)
	}
	var s span
	some := false
	for _, n := range t.groups[^term] {
		switch a := t.records[n].allows(rounded); {
		case t.saysLess(n, t.groups[^term]):
		case some:
			s = s.hull(a)
		default:
			s, some = a, true
		}
	}
	return s
}

// saysLess reports whether a record of a group is a bound without an end that allows all
// that another one does, and more, unless an editor doubts the other one.
func (t *table) saysLess(n int32, group []int32) bool {
	r := &t.records[n]
	if !r.bounds.noLo && !r.bounds.noHi {
		return false
	}
	for _, m := range group {
		o := &t.records[m]
		if r.bounds.encloses(o.bounds) && !o.bounds.encloses(r.bounds) &&
			(o.row.Confidence() < indicators.Low || r.row.Confidence() >= indicators.Low) {
			return true
		}
	}
	return false
}

// allows returns what the digits of a record allow.
func (r *record) allows(rounded bool) span {
	s := r.bounds
	if !rounded || s.noLo || s.noHi || r.about {
		return s
	}
	lo, hi := r.value.plus(s.lo.neg(), false), s.hi.plus(r.value.neg(), true)
	if lo.compare(hi) < 0 {
		s.hi = r.value.plus(lo, true)
	} else {
		s.lo = r.value.plus(hi.neg(), false)
	}
	return s
}

// allowed returns what the other terms of a relation allow the n-th to be; what a
// quotient of numbers that are not positive allows is not known.
func (t *table) allowed(x *relation, n int, rounded bool) (span, bool) {
	terms := t.terms[x.lo:x.hi]
	switch x.kind {
	case sumOf, flowOf, linearOf:
		var sum span
		for i, term := range terms {
			switch {
			case i == n:
			case (i == 0) != (n == 0):
				sum = sum.plus(t.span(term, rounded))
			default:
				sum = sum.plus(t.span(term, rounded).neg())
			}
		}
		if sum.lo == sum.hi && !sum.noLo && !sum.noHi {
			by := t.slack(terms)
			sum = sum.plus(span{lo: by.neg(), hi: by})
		}
		return sum, true
	case ratioOf:
		a, b := loose(t.span(terms[(n+1)%3], rounded)), loose(t.span(terms[(n+2)%3], rounded))
		if !a.positive() || !b.positive() {
			return span{}, false
		}
		f := pointAt(x.factor)
		switch n {
		case 0: // dividend, divisor
			return a.over(b).times(f), true
		case 1: // divisor, quotient
			return a.times(b).over(f), true
		}
		return b.times(f).over(a), true // quotient, dividend
	case sameOf:
		return t.span(terms[1-n], rounded), true
	case growthOf:
		return t.grown(x, n, rounded)
	}
	return span{}, false
}

// loose is a range; of a whole number it is what may have been rounded to it, where that
// is little: at most a hundredth.
func loose(s span) span {
	if s.noLo || s.noHi || s.lo != s.hi {
		return s
	}
	by, half := (dec{abs64(s.lo.c), s.lo.e}).times(dec{1, -2}, false), dec{5, -1}
	if half.compare(by) < 0 {
		by = half
	}
	return s.plus(span{lo: by.neg(), hi: by})
}

// slackShare is the part of a sum that its terms may be off by where each was rounded
// to the unit by itself.
var slackShare = dec{1, -3}

// slack returns by how much a sum of whole numbers may be off: half for each term, where
// that is little of the sum.
func (t *table) slack(terms []int32) dec {
	v := t.records[t.first(terms[0])].value
	most := dec{abs64(v.c), v.e}.times(slackShare, false)
	if by := (dec{5 * int64(len(terms)), -1}); by.compare(most) < 0 {
		return by
	}
	return most
}

// grown is allowed for growth over a year.
func (t *table) grown(x *relation, n int, rounded bool) (span, bool) {
	terms := t.terms[x.lo:x.hi]
	rate, to, from := t.span(terms[0], rounded), loose(t.span(terms[1], rounded)), loose(t.span(terms[2], rounded))
	f := pointAt(x.factor)
	rate = rate.plus(f)
	switch {
	case n == 0 && to.positive() && from.positive():
		return to.over(from).times(f).plus(f.neg()), true
	case n == 1 && rate.positive() && from.positive():
		return from.times(rate).over(f), true
	case n == 2 && rate.positive() && to.positive():
		return to.times(f).over(rate), true
	}
	return span{}, false
}

// holds reports whether a relation can hold.
func (t *table) holds(x *relation) bool {
	if x.kind == sameOf { // which are many, and of two records
		return t.records[t.terms[x.lo]].bounds.meets(t.records[t.terms[x.lo+1]].bounds)
	}
	s, ok := t.allowed(x, 0, false)
	return !ok || s.meets(t.span(t.terms[x.lo], false))
}
