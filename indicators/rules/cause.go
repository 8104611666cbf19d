package rules

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Causes. Relations that do not hold and figures that their neighbours deny are put
// together where they share records, and each such knot is explained as a whole: by
// the one record that mends all of it and breaks nothing else, by two columns of a
// row that changed places, by rows that moved, or by several records in different
// places of it. What one slip explains comes before what needs any other number.
// Where two records could be at fault, their own neighbours in time decide if they
// do so clearly; else nobody is accused, and the relation is.

// cause is why relations are broken.
type cause struct {
	code finding.Code
	// accused are the records at fault, none where that is not known.
	accused []int32
	// relations are those that it explains.
	relations []int32
	// suspects are the records that could be at fault, where none is accused.
	suspects []suspect
	// meant are the values that would mend the first record.
	meant []meaning
	// near is how the accused stands to its neighbours.
	near nearness
	// vague says that the values which mend it are many.
	vague bool
	// changed says that it is a change of definition.
	changed bool
	// alike says that its relations are all off by one factor.
	alike bool
}

// diagnosis is what the table's broken relations come from.
type diagnosis struct {
	*table
	causes    []cause
	broken    []int32        // relations
	out       map[int32]bool // records that their neighbours deny
	index     []int32        // of each record, into held
	held      []int32        // relations by record
	explained map[int32]bool // relations
	culprits  map[int32]bool
	undecided map[int32]bool             // records of sources against each other, of which nobody is accused
	places    map[indicators.Key][]int32 // columns of a place, whatever they count, when they are asked for
}

// diagnose finds the causes of all that is broken.
func diagnose(s Scope) *diagnosis {
	d := &diagnosis{
		table: newTable(s), out: map[int32]bool{}, explained: map[int32]bool{}, culprits: map[int32]bool{},
		undecided: map[int32]bool{},
	}
	for n := range d.relations {
		if d.relations[n].broken {
			d.broken = append(d.broken, int32(n))
		}
	}
	near := d.neighbours()
	if len(d.broken) == 0 && len(near) == 0 {
		d.redefinitions() // which need break nothing
		d.touching()
		d.tellOpen()
		return d
	}
	d.holdIndex()
	for _, n := range near {
		if !d.confirmed(n, near) {
			d.out[n] = true
		}
	}
	d.redefinitions()
	d.systematic()
	for _, k := range d.knots() {
		d.explain(k)
	}
	d.pairUp()
	d.touching()
	d.tellOpen()
	return d
}

// touching notes the two sources of a key whose ranges have but one end in common, as
// 0.7 and 0.8 to the tenth: where they are said to disagree, nobody is at fault.
func (d *diagnosis) touching() {
	for n := range d.relations {
		x := &d.relations[n]
		if x.kind != sameOf || x.broken || x.open {
			continue
		}
		a, b := d.terms[x.lo], d.terms[x.lo+1]
		s, o := d.records[a].bounds, d.records[b].bounds
		ends := !s.noHi && !o.noLo && s.hi.compare(o.lo) == 0 || !o.noHi && !s.noLo && o.hi.compare(s.lo) == 0
		if at := d.slots[d.records[a].slot]; ends && at.hi-at.lo == 2 && !d.culprits[a] && !d.culprits[b] {
			d.undecided[a], d.undecided[b] = true, true
		}
	}
}

// neighbours returns the records that their neighbours deny.
func (d *diagnosis) neighbours() (list []int32) {
	for n := range d.records {
		if d.denied(int32(n)) {
			list = append(list, int32(n))
		}
	}
	return list
}

// holdIndex lists the relations of each record.
func (d *diagnosis) holdIndex() {
	d.index = make([]int32, len(d.records)+1)
	// What holds with none of some alternatives says nothing of its records.
	for n := range d.relations {
		if x := &d.relations[n]; !x.open && !x.idle {
			d.eachRecord(x, func(r int32, _ int, _ bool) { d.index[r+1]++ })
		}
	}
	for n := range d.records {
		d.index[n+1] += d.index[n]
	}
	d.held = make([]int32, d.index[len(d.records)])
	next := slices.Clone(d.index)
	for n := range d.relations {
		if x := &d.relations[n]; x.open || x.idle {
			continue
		}
		d.eachRecord(&d.relations[n], func(r int32, _ int, _ bool) {
			d.held[next[r]] = int32(n)
			next[r]++
		})
	}
}

// relationsOf returns the relations of a record.
func (d *diagnosis) relationsOf(r int32) []int32 { return d.held[d.index[r]:d.index[r+1]] }

// eachRecord calls f with the records of a relation and the places of their terms;
// alone is false for one that stands with others for a term.
func (t *table) eachRecord(x *relation, f func(r int32, term int, alone bool)) {
	for i, term := range t.terms[x.lo:x.hi] {
		if term >= 0 {
			f(term, i, true)
			continue
		}
		for _, n := range t.groups[^term] {
			f(n, i, false)
		}
	}
}

// placeOf returns the term of a relation that a record is.
func (t *table) placeOf(x *relation, r int32) (place int, alone bool) {
	t.eachRecord(x, func(n int32, i int, is bool) {
		if n == r {
			place, alone = i, is
		}
	})
	return place, alone
}

// confirmed reports whether a relation that holds denies what the neighbours of a
// record would have instead of it: all that the relation allows is at least two thirds of
// the limit away from there, which no usual value is. Of denied, in order, is what its
// neighbours deny.
func (d *diagnosis) confirmed(n int32, denied []int32) bool {
	x := d.near(n)
	for _, m := range d.relationsOf(n) {
		rel := &d.relations[m]
		place, alone := d.placeOf(rel, n)
		if rel.broken || !alone {
			continue
		}
		s, ok := d.allowed(rel, place, false)
		if !ok || d.leapt(rel, n, place, denied) {
			continue
		}
		if off, ok := d.leastOff(n, x, s); ok && 3*off > 2*10*x.limit {
			return true
		}
	}
	return false
}

// leapLeast is how far a figure leaps at least that what was computed from it cannot
// confirm: nearly threefold, as log2.
const leapLeast = 3 << (logBits - 1)

// leapApart is by how much more one leaps where the other does not explain it, an eighth of
// a doubling.
const leapApart = 1 << (logBits - 3)

// leap is how far a record is from where both its neighbours put it, where they agree.
func (d *diagnosis) leap(n int32) (by int64, ok bool) {
	x := d.near(n)
	if d.columns[d.records[n].column].measure != byLog || !x.ok || !x.hasPrev() || !x.hasNext() {
		return 0, false
	}
	by = d.records[n].level - x.middle
	return by, 2*abs64(d.records[x.next].level-d.records[x.prev].level) < abs64(by)
}

// leapt reports whether a relation holds because what was computed from a record leaps with
// it for one period, as a total with one of its parts and a quotient with its dividend, or
// because another part takes its place: two that were exchanged add up to the same.
func (d *diagnosis) leapt(x *relation, n int32, place int, denied []int32) bool {
	if x.kind == sameOf {
		return false
	}
	by, ok := d.leap(n)
	if !ok || abs64(by) < leapLeast {
		return false
	}
	found := false
	d.eachRecord(x, func(o int32, at int, alone bool) {
		if _, is := slices.BinarySearch(denied, o); !is || o == n || !alone {
			return
		}
		other, ok := d.leap(o)
		switch {
		case !ok:
		case at == 0 && !x.kind.adds():
			found = found || abs64(by) >= abs64(other)
		case at == 0, place == 0: // where all parts leap, they confirm one another
			found = found || abs64(by) > abs64(other)+leapApart
		default:
			found = found || x.kind.adds() && by < 0 != (other < 0)
		}
	})
	return found
}

// knot is what is broken and shares records.
type knot struct {
	relations []int32
	records   []int32 // all of the relations, and those that their neighbours deny
	out       []int32
}

// knots puts together what is broken, in order of the first record.
func (d *diagnosis) knots() (list []*knot) {
	at := map[int32]*knot{} // by record
	of := func(n int32) *knot {
		k := at[n]
		if k == nil {
			k = &knot{records: []int32{n}}
			at[n] = k
		}
		return k
	}
	join := func(a, b *knot) *knot {
		if a == b {
			return a
		}
		if len(a.records) < len(b.records) {
			a, b = b, a
		}
		for _, n := range b.records {
			at[n] = a
		}
		a.records = append(a.records, b.records...)
		a.relations = append(a.relations, b.relations...)
		return a
	}
	for _, m := range d.broken {
		if d.explained[m] {
			continue
		}
		var k *knot
		d.eachRecord(&d.relations[m], func(r int32, _ int, alone bool) {
			if !alone {
				return // what several others say allows more if one of them is wrong, not less
			}
			if o := of(r); k == nil {
				k = o
			} else {
				k = join(k, o)
			}
		})
		k.relations = append(k.relations, m)
	}
	for n := range d.out {
		k := of(n)
		x := d.near(n)
		for _, m := range [...]int32{x.prev, x.next} {
			if m >= 0 && (d.out[m] || at[m] != nil && d.records[m].source == d.records[n].source) {
				k = join(k, of(m))
			}
		}
	}
	seen := map[*knot]bool{}
	for _, k := range at {
		if !seen[k] {
			seen[k] = true
			slices.Sort(k.records)
			k.records = slices.Compact(k.records)
			slices.Sort(k.relations)
			for _, n := range k.records {
				if d.out[n] {
					k.out = append(k.out, n)
				}
			}
			list = append(list, k)
		}
	}
	slices.SortFunc(list, func(a, b *knot) int { return cmp.Compare(a.records[0], b.records[0]) })
	return list
}

// suspect is a record that can be at fault.
type suspect struct {
	record int32
	in     span // the values that mend it
	fine   span // those of them that do if all digits are rounded
	meant  []meaning
	gain   int64 // by how much its neighbours prefer the mended value
	near   nearness
	covers []int32 // the broken relations that it mends
}

// mending returns the values of a record with which all relations hold it, those that
// are broken included; false where no value does.
func (d *diagnosis) mending(n int32, rounded bool) (in span, covers []int32, ok bool) {
	r := &d.records[n]
	in = span{noLo: true, noHi: true}
	for _, m := range d.relationsOf(n) {
		x := &d.relations[m]
		place, alone := d.placeOf(x, n)
		if d.explained[m] || !alone {
			continue
		}
		a, ok := d.allowed(x, place, rounded)
		if !ok {
			if x.broken {
				return span{}, nil, false
			}
			continue
		}
		in = in.within(a)
		if x.broken {
			covers = append(covers, m)
		}
	}
	// The value would be printed with digits of its own.
	step := dec{1, d.stepBeside(n)}
	if lo, hi := r.bounds.lo, r.bounds.hi; !r.bounds.noLo && !r.bounds.noHi && lo.compare(hi) == 0 {
		step = dec{}
	}
	half := dec{5 * step.c, step.e - 1}
	if rounded {
		step = half
	}
	if !in.noLo {
		in.lo = in.lo.plus(step.neg(), false)
	}
	if !in.noHi {
		in.hi = in.hi.plus(half, true)
	}
	return in, covers, !in.empty()
}

// suspected returns what a record would have to be for all relations that hold it;
// false where no value does, or only one that its neighbours deny.
func (d *diagnosis) suspected(n int32) (s suspect, ok bool) {
	r := &d.records[n]
	s = suspect{record: n}
	if s.in, s.covers, ok = d.mending(n, false); !ok {
		return suspect{}, false
	}
	s.fine = s.in
	if in, _, ok := d.mending(n, true); ok {
		s.fine = in
	}
	s.near = d.near(n)
	if len(s.covers) == 0 && !d.out[n] {
		return suspect{}, false
	}
	if !s.in.noHi && s.in.hi.negative() && neverNegative(d.columns[r.column].of) {
		return suspect{}, false
	}
	least, judged := d.leastOff(n, s.near, s.in)
	if judged && s.near.tooFar(least) {
		return suspect{}, false
	}
	for _, m := range d.meanings(n, s.in, s.fine) {
		off, ok := d.off(n, s.near, m.value)
		if !ok || !s.near.tooFar(off) {
			s.meant = append(s.meant, m)
			switch {
			case !ok:
			case len(s.meant) == 1:
				least = off
			default:
				least = min(least, off)
			}
		}
	}
	if judged { // and least is not too far
		was, _ := d.off(n, s.near, r.value)
		was = min(was, 10000)
		s.gain = (was*was - least*least) / 100
	}
	return s, true
}

// Margins of the neighbours' judgement, in squares of usual deviations.
const (
	gainClear = 16
)

// explain finds the cause of a knot.
func (d *diagnosis) explain(k *knot) {
	if len(k.relations) == 0 {
		d.explainOut(k)
		return
	}
	var all []suspect
	for _, n := range k.records {
		if s, ok := d.suspected(n); ok {
			all = append(all, s)
		}
	}
	var whole []suspect
	for _, s := range all {
		if len(s.covers) == len(k.relations) && d.coversOut(k, s) {
			whole = append(whole, s)
		}
	}
	if len(whole) > 0 {
		if s, ok := d.singleOut(whole); ok && d.tells(k, &s) && !d.doubtful(k, &s) {
			d.accuse(s)
		} else {
			d.state(k, whole)
		}
		return
	}
	if d.exchanged(k) || d.shifted(k) || d.several(k, all) {
		return
	}
	d.state(k, all)
}

// tells reports whether a knot can tell that a record is wrong, and not only different: of
// what several origins say, only the neighbours of the record can, or a slip.
func (d *diagnosis) tells(k *knot, s *suspect) bool {
	if d.twoSources(k) {
		return s.near.ok
	}
	byTens := func(m meaning) bool { return m.slip == slipPower } // nobody's definition is ten times another's
	return !d.mixed(k.relations) || d.out[s.record] || d.sharp(s) || slices.ContainsFunc(s.meant, byTens)
}

// twoSources reports whether a knot is nothing but one source against another: then
// only the records' neighbours could tell which is wrong.
func (d *diagnosis) twoSources(k *knot) bool {
	return len(k.relations) == 1 && d.relations[k.relations[0]].kind == sameOf
}

// coversOut reports whether a suspect explains all records of a knot that their
// neighbours deny: itself and those beside it.
func (d *diagnosis) coversOut(k *knot, s suspect) bool {
	for _, n := range k.out {
		if n != s.record && n != s.near.prev && n != s.near.next {
			return false
		}
	}
	return true
}

// singleOut returns the one suspect that is at fault, if one slip tells it, or its
// neighbours do.
func (d *diagnosis) singleOut(all []suspect) (suspect, bool) {
	slips := slices.DeleteFunc(slices.Clone(all), func(s suspect) bool { return len(s.meant) == 0 })
	if len(slips) > 0 {
		all = slips
	}
	if s, ok := clearest(all); ok {
		return s, true
	}
	// A slip that leads to just these digits is no chance; a figure between two years
	// is. Neighbours that clearly want the other one keep their say.
	sharp := slices.DeleteFunc(slices.Clone(all), func(s suspect) bool { return !d.sharp(&s) })
	best, ok := clearest(sharp)
	if !ok || slices.ContainsFunc(all, func(s suspect) bool { return s.gain-best.gain >= gainClear }) {
		return suspect{}, false
	}
	return best, true
}

// clearest returns the only suspect, or the one that its neighbours clearly prefer to
// have mended.
func clearest(all []suspect) (suspect, bool) {
	if len(all) == 0 {
		return suspect{}, false
	}
	best := slices.MaxFunc(all, func(a, b suspect) int { return cmp.Compare(a.gain, b.gain) })
	for _, s := range all {
		if s.record != best.record && best.gain-s.gain < gainClear {
			return suspect{}, false
		}
	}
	return best, true
}

// copyDigits is how many digits two figures have in common only if the one is a copy.
const copyDigits = 5

// long reports whether a number has as many digits, without zeros at its end.
func (d dec) long() bool { return digitsOf(uint64(abs64(d.short().c))) >= copyDigits }

// sharp reports whether a slip of a suspect leads to just what it shows: hardly any
// other figure would have mended what is broken.
func (d *diagnosis) sharp(s *suspect) bool {
	r := &d.records[s.record]
	fine := !s.in.noLo && !s.in.noHi &&
		apart(s.in.lo, s.in.hi).times(dec{1, 4}, true).compare(apart(s.in.hi, dec{})) <= 0
	return slices.ContainsFunc(s.meant, func(m meaning) bool {
		switch m.slip {
		case slipHalfYear:
			return false
		case slipYear, slipArea:
			return r.value.long()
		}
		return fine
	})
}

// doubtful reports whether a record that alone mends a knot does so by a value that
// hides another fault: no slip leads from it to a figure that is off by a power of ten,
// its neighbours hardly allow it, or another figure of the knot is a copy.
func (d *diagnosis) doubtful(k *knot, s *suspect) bool {
	r := &d.records[s.record]
	free := true
	for _, m := range s.meant {
		free = free && (m.slip == slipYear || m.slip == slipArea || m.slip == slipHalfYear)
	}
	if !free || len(k.relations) == 0 || !d.adding(k) {
		return false
	}
	if len(s.meant) == 0 && s.near.ok {
		for _, power := range [...]int32{-1, 1, -2, 2, -3, 3, -6, 6, -9, 9} {
			off, _ := d.off(s.record, s.near, dec{r.value.c, r.value.e + power})
			if was, _ := d.off(s.record, s.near, r.value); off <= doubtfulOff && s.near.tooFar(was) {
				return true
			}
		}
	}
	if least, ok := d.leastOff(s.record, s.near, s.in); ok && least > doubtfulOff {
		return true
	}
	for _, n := range k.records {
		if o := &d.records[n]; n != s.record && o.source == r.source && o.value.long() &&
			o.value.short() != r.value.short() && d.copied(n) != noSlip {
			return true
		}
	}
	return false
}

// adds reports whether terms are added up.
func (k relationKind) adds() bool { return k == sumOf || k == linearOf }

// doubtfulOff is how many tenths of usual deviations a value that any slip or none
// leads from may be off.
const doubtfulOff = 50

// adding reports whether a sum is among the relations of a knot.
func (d *diagnosis) adding(k *knot) bool {
	return slices.ContainsFunc(k.relations, func(m int32) bool { return d.relations[m].kind.adds() })
}

// accuse names a record.
func (d *diagnosis) accuse(s suspect) {
	c := cause{accused: []int32{s.record}, relations: s.covers, meant: s.meant, near: s.near}
	for _, m := range s.covers {
		d.explained[m] = true
	}
	if len(c.meant) == 0 {
		if v, ok := d.pick(s.record, s.fine); ok {
			c.meant = []meaning{{value: v}}
		}
	}
	d.rank(&c, s)
	if !s.in.noLo && !s.in.noHi {
		c.vague = apart(s.in.lo, s.in.hi).times(dec{2, 1}, false).compare(apart(s.in.hi, dec{})) > 0
	}
	c.code = d.codeOf(&c)
	d.culprits[s.record] = true
	d.causes = append(d.causes, c)
}

// rank puts the values that fit best first, and keeps three: those that the source
// could have printed and that all else allows, then the others; among them what only
// the digits or their scale say.
func (d *diagnosis) rank(c *cause, s suspect) {
	if !s.fine.noLo && !s.fine.noHi {
		middle := s.fine.lo.plus(s.fine.hi, false).over(dec{2, 0}, false)
		step := d.stepBeside(s.record)
		misfit := func(x dec) int {
			if pointAt(x).meets(s.fine) && x.short().e >= step {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(c.meant, func(a, b meaning) int {
			return cmp.Or(
				misfit(a.value)-misfit(b.value), cmp.Compare(order(a.slip), order(b.slip)),
				apart(a.value, middle).compare(apart(b.value, middle)),
			)
		})
	}
	c.meant = c.meant[:min(len(c.meant), 3)]
}

// order puts slips of digits, which name a value, before those that name none.
func order(s slip) int {
	switch s {
	case slipPower, slipFraction, slipAbove, slipSign:
		return 0
	case slipSwapped, slipDoubled, slipDropped:
		return 1
	}
	return 2
}

func apart(a, b dec) dec {
	x := a.plus(b.neg(), false)
	return dec{abs64(x.c), x.e}
}

// codeOf returns the rule that a cause belongs to.
func (d *diagnosis) codeOf(c *cause) finding.Code {
	if len(c.meant) > 0 {
		switch m := c.meant[0]; {
		case c.vague:
		case m.slip == slipSwapped, m.slip == slipDropped, m.slip == slipDoubled:
			return "IND030"
		case m.slip == slipPower:
			if abs(m.power) == 1 {
				return "IND033"
			}
			return "IND031"
		case m.slip == slipFraction:
			return "IND031"
		}
	}
	best := relationKind(0)
	for _, m := range c.relations {
		if k := d.relations[m].kind; best == 0 || k < best {
			best = k
		}
	}
	return best.code()
}

// code returns the rule of a relation; of none, that of neighbours.
func (k relationKind) code() finding.Code {
	switch k {
	case sumOf:
		return "IND041"
	case flowOf:
		return "IND044"
	case ratioOf, growthOf, linearOf:
		return "IND043"
	case sameOf:
		return "IND050"
	}
	return "IND032"
}

// state reports a knot that no record is accused of.
func (d *diagnosis) state(k *knot, all []suspect) {
	c := cause{relations: k.relations, suspects: all}
	alone := true // nothing but sources against each other
	for _, m := range k.relations {
		d.explained[m] = true
		alone = alone && d.relations[m].kind == sameOf
	}
	if alone {
		for _, n := range k.records {
			d.undecided[n] = true
		}
		return
	}
	slices.SortStableFunc(c.relations, func(a, b int32) int {
		return cmp.Compare(d.relations[a].kind, d.relations[b].kind)
	})
	c.code = d.codeOf(&c)
	d.causes = append(d.causes, c)
}

// explainOut explains records that only their neighbours deny: one that stands out,
// or, where two beside each other do so alike, the first after the step.
func (d *diagnosis) explainOut(k *knot) {
	at := d.outermost(k)
	s := suspect{record: at, in: span{noLo: true, noHi: true}, near: d.near(at)}
	for _, m := range d.meanings(at, s.in, s.in) {
		if off, ok := d.off(at, s.near, m.value); ok && off <= 30 && (m.slip == slipPower || m.slip == slipFraction ||
			m.slip == slipSwapped || m.slip == slipAbove) {
			s.meant = append(s.meant, m)
		}
	}
	c := cause{accused: []int32{at}, meant: s.meant, near: s.near}
	slices.SortStableFunc(c.meant, func(a, b meaning) int {
		x, _ := d.off(at, s.near, a.value)
		y, _ := d.off(at, s.near, b.value)
		return cmp.Or(cmp.Compare(order(a.slip), order(b.slip)), cmp.Compare(x, y))
	})
	c.meant = c.meant[:min(len(c.meant), 3)]
	if len(c.meant) == 0 && s.near.hasPrev() && s.near.hasNext() {
		sum := d.records[s.near.prev].value.plus(d.records[s.near.next].value, false)
		if v, ok := sum.over(dec{2, 0}, false).at(d.stepBeside(at), false); ok {
			c.meant = []meaning{{value: dec{v, d.stepBeside(at)}}}
		}
	}
	c.code = d.codeOf(&c)
	d.culprits[at] = true
	d.causes = append(d.causes, c)
}

// outermost returns the record of a knot whose steps would be the most usual ones if it
// were where its neighbours put it. The first or last record of a series is also one
// that can be at fault where the one beside it stands out.
func (d *diagnosis) outermost(k *knot) int32 {
	type one struct {
		n    int32
		gain int64
		end  bool
	}
	var all []one
	add := func(n int32, must bool) {
		x := d.near(n)
		end := !x.hasPrev() || !x.hasNext()
		if !must && (!end || !x.ok && !x.short) || slices.ContainsFunc(all, func(o one) bool { return o.n == n }) {
			return
		}
		r := &d.records[n]
		var in, out int64
		if x.hasPrev() {
			in = r.level - d.records[x.prev].level - x.back*x.step
		}
		if x.hasNext() {
			out = d.records[x.next].level - r.level - x.on*x.step
		}
		gain := square(in - out)
		if !end {
			gain /= 2
		}
		all = append(all, one{n, gain, end})
	}
	for _, n := range k.out {
		add(n, true)
	}
	for _, n := range k.out {
		for _, m := range [...]int32{d.near(n).prev, d.near(n).next} {
			if m >= 0 && d.records[m].source == d.records[n].source {
				add(m, false)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Compare(b.gain, a.gain) })
	if len(all) > 1 && !all[0].end && !all[1].end && 16*(all[0].gain/25) < all[1].gain &&
		d.records[all[1].n].at.After(d.records[all[0].n].at) {
		return all[1].n // of two alike the first after the step
	}
	return all[0].n
}

// trial puts other values in the place of printed ones for as long as try runs: what is a
// usual step of their series is computed anew then.
func (d *diagnosis) trial(change map[int32]int32, try func() bool) bool {
	known := d.steps
	d.steps = map[[2]int32]steps{}
	defer func() { d.steps = known }()
	saved := make(map[int32]record, len(change))
	for n := range change {
		saved[n] = d.records[n]
	}
	for n, from := range change {
		r := &d.records[n]
		src, ok := saved[from]
		if !ok {
			src = d.records[from]
		}
		r.value, r.bounds, r.step = src.value, src.bounds, src.step
		r.level, r.usable = d.columns[r.column].level(r.value)
	}
	ok := try()
	for n, o := range saved {
		d.records[n] = o
	}
	return ok
}

// mends reports whether all relations of a knot and of the changed records hold, but
// for those of a record that is lost.
func (d *diagnosis) mends(k *knot, change map[int32]int32, lost int32) bool {
	return d.trial(change, func() bool {
		covered := func(m int32) bool {
			x := &d.relations[m]
			if d.explained[m] || d.holds(x) {
				return true
			}
			rests := false // on what is lost
			d.eachRecord(x, func(r int32, _ int, _ bool) { rests = rests || r == lost })
			return rests
		}
		for _, m := range k.relations {
			if !covered(m) {
				return false
			}
		}
		for n := range change {
			for _, m := range d.relationsOf(n) {
				if !covered(m) {
					return false
				}
			}
			x := d.near(n)
			if off, ok := d.off(n, x, d.records[n].value); ok && x.tooFar(off) {
				return false
			}
		}
		for _, n := range k.out {
			x := d.near(n)
			if off, ok := d.off(n, x, d.records[n].value); ok && n != lost && x.tooFar(off) {
				return false
			}
		}
		return true
	})
}

// maxTried is how many records of a knot are tried in pairs.
const maxTried = 256

// exchanged looks for two columns of one row that changed places.
func (d *diagnosis) exchanged(k *knot) bool {
	var found [][2]int32
	records := k.records[:min(len(k.records), maxTried)]
	for i, a := range records {
		x := &d.records[a]
		kx := d.columns[x.column].key
		for _, b := range records[i+1:] {
			y := &d.records[b]
			ky := d.columns[y.column].key
			if x.column == y.column || x.at != y.at || x.source != y.source || kx.Area != ky.Area ||
				kx.Breakdown != ky.Breakdown || kx.Perimeter != ky.Perimeter || x.value.short() == y.value.short() {
				continue
			}
			if d.mends(k, map[int32]int32{a: b, b: a}, -1) {
				found = append(found, [2]int32{a, b})
			}
		}
	}
	if len(found) != 1 {
		return false
	}
	a, b := found[0][0], found[0][1]
	d.moved(k, []int32{a, b}, []meaning{{value: d.records[b].value, slip: slipColumns}})
	return true
}

// rowOf is a row of a table: what one source says of a place and period.
type rowOf struct {
	at        period.Period
	source    int32
	area      indicators.ID
	breakdown indicators.Breakdown
}

// pairUp puts two accused records of one row together whose figures changed places.
func (d *diagnosis) pairUp() {
	rows := map[rowOf][]int{} // causes
	gone := map[int]bool{}
	for j := range d.causes {
		b := &d.causes[j]
		if len(b.accused) != 1 {
			continue
		}
		y := &d.records[b.accused[0]]
		k := d.columns[y.column].key
		row := rowOf{y.at, y.source, k.Area, k.Breakdown}
		paired := false
		for _, i := range rows[row] {
			if a := &d.causes[i]; len(a.accused) == 1 && d.pair(a, b) {
				gone[j], paired = true, true
				break
			}
		}
		if !paired {
			rows[row] = append(rows[row], j)
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := d.causes[:0]
	for n, c := range d.causes {
		if !gone[n] {
			kept = append(kept, c)
		}
	}
	d.causes = kept
}

// pair makes two causes one if their records' figures changed places.
func (d *diagnosis) pair(a, b *cause) bool {
	x, y := a.accused[0], b.accused[0]
	k := &knot{relations: slices.Concat(a.relations, b.relations)}
	for _, m := range k.relations {
		delete(d.explained, m)
	}
	is := d.mends(k, map[int32]int32{x: y, y: x}, -1)
	if is {
		a.accused = append(a.accused, y)
		a.relations, a.meant = k.relations, []meaning{{value: d.records[y].value, slip: slipColumns}}
		a.code = d.codeOf(a)
	}
	for _, m := range k.relations {
		d.explained[m] = true
	}
	return is
}

// shifted looks for a row from which on a column shows the figures of the row above.
func (d *diagnosis) shifted(k *knot) bool {
	type row struct {
		col    int32
		at     int64
		source int32
	}
	done := map[row]bool{}
	var found []int32
	var change map[int32]int32
	for _, n := range k.records[:min(len(k.records), maxTried)] {
		r := &d.records[n]
		rows := d.siblings(r.column)
		if len(rows) < 3 {
			continue
		}
		mark := row{rows[0], int64(r.at.First().DaysSince(d.records[0].at.First())), r.source}
		if done[mark] {
			continue
		}
		done[mark] = true
		var list []int32
		for _, col := range rows {
			if m, ok := d.own(col, r.at, r.source); ok {
				list = append(list, m)
			}
		}
		if len(list) != len(rows) {
			continue
		}
		for f := 1; f < len(list)-1; f++ {
			if d.records[list[f]].value.short() != d.records[list[f-1]].value.short() {
				continue
			}
			back := map[int32]int32{}
			for j := f; j < len(list)-1; j++ {
				back[list[j]] = list[j+1]
			}
			if d.mends(k, back, list[len(list)-1]) {
				found, change = list[f:], back
			}
		}
	}
	if found == nil {
		return false
	}
	d.moved(k, found, []meaning{{value: d.records[change[found[0]]].value, slip: slipRows}})
	return true
}

// own returns what a source says of a column and period.
func (t *table) own(col int32, p period.Period, source int32) (int32, bool) {
	lo, hi := t.find(col, p)
	for m := lo; m < hi; m++ {
		if t.records[m].source == source {
			return m, true
		}
	}
	return 0, false
}

// moved accuses records that moved together.
func (d *diagnosis) moved(k *knot, records []int32, meant []meaning) {
	c := cause{accused: records, relations: k.relations, meant: meant}
	for _, m := range k.relations {
		d.explained[m] = true
	}
	for _, n := range records {
		d.culprits[n] = true
	}
	c.code = d.codeOf(&c)
	d.causes = append(d.causes, c)
}

// several explains a knot by records that share no broken relation, each of which
// mends all of its own.
func (d *diagnosis) several(k *knot, all []suspect) bool {
	all = slices.DeleteFunc(slices.Clone(all), func(s suspect) bool { return len(s.covers) == 0 })
	slices.SortStableFunc(all, func(a, b suspect) int {
		return cmp.Or(cmp.Compare(len(b.covers), len(a.covers)), cmp.Compare(b.gain, a.gain))
	})
	covered := map[int32]bool{}
	out := map[int32]bool{}
	var chosen []suspect
	for _, s := range all {
		if slices.ContainsFunc(s.covers, func(m int32) bool { return covered[m] }) {
			continue
		}
		var rivals []suspect
		for _, o := range all {
			if slices.Equal(o.covers, s.covers) {
				rivals = append(rivals, o)
			}
		}
		best, ok := d.singleOut(rivals)
		if !ok {
			return false
		}
		chosen = append(chosen, best)
		for _, m := range best.covers {
			covered[m] = true
		}
		for _, n := range [...]int32{best.record, best.near.prev, best.near.next} {
			out[n] = true
		}
	}
	if len(covered) < len(k.relations) || len(chosen) > 4 {
		return false
	}
	for _, n := range k.out {
		if !out[n] {
			return false
		}
	}
	if d.together(chosen) || d.disputed(k, chosen) {
		return false
	}
	for _, s := range chosen {
		d.accuse(s)
	}
	return true
}

// disputed reports whether another record mends all that a chosen one does, and stands
// in something broken that is left to the others.
func (d *diagnosis) disputed(k *knot, chosen []suspect) bool {
	for _, c := range chosen {
		found := false
		d.eachRecord(&d.relations[c.covers[0]], func(n int32, _ int, _ bool) {
			found = found || d.couldMend(k, n, c.covers) &&
				!slices.ContainsFunc(chosen, func(o suspect) bool { return o.record == n })
		})
		if found {
			return true
		}
	}
	return false
}

// couldMend reports whether a record that stands in more of what a knot has broken than
// some relations could mend these.
func (d *diagnosis) couldMend(k *knot, n int32, covers []int32) bool {
	in := span{noLo: true, noHi: true}
	met, more := 0, false
	for _, m := range d.relationsOf(n) {
		x := &d.relations[m]
		if !slices.Contains(covers, m) {
			more = more || slices.Contains(k.relations, m)
			continue
		}
		place, _ := d.placeOf(x, n)
		a, ok := d.allowed(x, place, false)
		if !ok {
			return false
		}
		met, in = met+1, in.within(a)
	}
	if met < len(covers) || !more || in.empty() {
		return false
	}
	near := d.near(n)
	off, ok := d.leastOff(n, near, in)
	return !ok || !near.tooFar(off)
}

// together reports whether two suspects are terms of one sum: what the one should be
// then rests on the other.
func (d *diagnosis) together(all []suspect) bool {
	in := map[int32]bool{}
	for _, s := range all {
		for _, m := range d.relationsOf(s.record) {
			if !d.relations[m].kind.adds() || !d.relations[m].broken {
				continue
			}
			if in[m] {
				return true
			}
			in[m] = true
		}
	}
	return false
}
