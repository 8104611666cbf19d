package planted

import (
	"maps"
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
)

// Visibility says whether a fault can be seen at all.
type Visibility uint8

// Classes of faults.
const (
	Hidden   Visibility = iota // no statement of a planted record is broken
	Touching                   // intervals only touch at their ends: in neither class
	Visible
)

// String names the class.
func (v Visibility) String() string {
	switch v {
	case Hidden:
		return "hidden"
	case Touching:
		return "touching"
	case Visible:
		return "visible"
	}
	return "no class"
}

// Sorted is the planter's own judgement of a fault.
type Sorted struct {
	Class Visibility
	// Determined: one record, or one slip that moved several, is all that mends
	// every statement that the fault broke and breaks none.
	Determined bool
	// Exact: determined, and with one figure only.
	Exact bool
	// Mends lists the records, or sets of records, that mend it.
	Mends [][]indicators.ID
	// Value is the figure that mends an exact fault of one record.
	Value *big.Rat

	redefined bool // a change of definition that moves one record may be the fault
}

// mend is a set of records that can be at fault, with the figures that mend it.
type mend struct {
	records []int
	figures map[string]printed // by text, at most two
}

// bench holds a fault while it is sorted.
type bench struct {
	table
	broke   []int  // statements that the fault broke
	failing []bool // statements that do not hold, whoever broke them
	inAll   []int  // records that are part of every broken statement
	inAny   []int  // records that are part of one
}

func (f *Fault) sort() Sorted {
	var out Sorted
	b := f.bench(&out)
	if out.Class != Visible {
		return out
	}
	var mends []mend
	for _, n := range b.inAll {
		if m, ok := b.single(n); ok {
			mends = append(mends, m)
		}
	}
	mends = append(mends, b.swaps()...)
	mends = append(mends, b.shifts()...)
	for _, m := range b.redefinitions() {
		out.redefined = out.redefined || len(m.records) == 1
		mends = append(mends, m)
	}
	mends = joined(mends)
	if len(mends) == 0 {
		for _, n := range b.inAll {
			if lo, hi, ok := b.allowed(n); ok && !b.nameless[n] {
				m := mend{records: []int{n}, figures: make(map[string]printed)}
				b.collect(&m, n, lo, hi)
				mends = append(mends, m)
			}
		}
	}
	for _, m := range mends {
		var set []indicators.ID
		for _, n := range m.records {
			set = append(set, id(n))
		}
		out.Mends = append(out.Mends, set)
	}
	if len(mends) == 1 {
		out.Determined = true
		out.Exact = len(mends[0].figures) == 1
		for _, p := range mends[0].figures {
			if out.Exact && len(mends[0].records) == 1 {
				out.Value = p.rat()
			}
		}
	}
	return out
}

// joined puts the figures of slips of the same records together: a definition that
// changes in the last year moves one record, as any slip of that record does.
func joined(mends []mend) (list []mend) {
	for _, m := range mends {
		same := func(o mend) bool { return slices.Equal(o.records, m.records) }
		if at := slices.IndexFunc(list, same); at >= 0 {
			maps.Copy(list[at].figures, m.figures)
			continue
		}
		list = append(list, m)
	}
	return list
}

// rat is the exact number.
func (p printed) rat() *big.Rat {
	ten := new(big.Rat).SetInt64(pow10(max(p.exp, -p.exp)))
	x := new(big.Rat).SetInt64(p.coef)
	if p.exp < 0 {
		return x.Quo(x, ten)
	}
	return x.Mul(x, ten)
}

// bench finds what the fault broke, and its class.
func (f *Fault) bench(out *Sorted) *bench {
	b := &bench{table: f.table(), failing: make([]bool, len(f.s.rules))}
	clean := table{s: f.s}
	planted := func(n int) bool { _, ok := f.print[n]; return ok || b.nameless[n] }
	count := make(map[int]int)
	for i, st := range f.s.rules {
		was, _ := clean.judge(st, -1)
		now := was
		if slices.ContainsFunc(st.terms, planted) {
			now, _ = b.judge(st, -1)
		}
		b.failing[i] = now == broken
		// What sees the fault: statements of a planted record, but of neighbours
		// only its own.
		sees := st.kind != neighbours || planted(st.terms[0])
		if now == touches && was != touches && sees && out.Class == Hidden {
			out.Class = Touching
		}
		if now != broken || was == broken {
			continue
		}
		if sees {
			out.Class = Visible
		}
		b.broke = append(b.broke, i)
		for _, n := range st.terms {
			count[n]++
		}
	}
	for n, times := range count {
		b.inAny = append(b.inAny, n)
		if times == len(b.broke) {
			b.inAll = append(b.inAll, n)
		}
	}
	slices.Sort(b.inAny)
	slices.Sort(b.inAll)
	return b
}

// with is the table with one more record changed.
func (b *bench) with(n int, p printed) func() {
	old, had := b.changed[n]
	if b.changed == nil {
		b.changed = make(map[int]printed)
	}
	b.changed[n] = p
	return func() {
		if had {
			b.changed[n] = old
		} else {
			delete(b.changed, n)
		}
	}
}

// held reports whether a statement is one that a mend has to look at: the fault
// broke it, or it holds.
func (b *bench) held(i int) bool { return !b.failing[i] || slices.Contains(b.broke, i) }

// allowed are the figures that record n can have so that all its statements hold
// that have to: numbers from lo to hi of its lattice.
func (b *bench) allowed(n int) (lo, hi int64, ok bool) {
	way := func(k int64) (up, down bool) {
		defer b.with(n, b.s.records[n].own.at(k))()
		for _, i := range b.s.of[n] {
			if !b.held(i) {
				continue
			}
			if v, w := b.judge(b.s.rules[i], n); v == broken {
				up, down = up || w >= 0, down || w <= 0
			}
		}
		return up, down
	}
	end := b.s.records[n].own.most()
	lo = search(-end, end, func(k int64) bool { up, _ := way(k); return !up })
	hi = search(-end, end, func(k int64) bool { _, down := way(k); return down }) - 1
	return lo, hi, lo <= hi
}

// single tries the slips of one record.
func (b *bench) single(n int) (mend, bool) {
	m := mend{records: []int{n}, figures: make(map[string]printed)}
	named := b.nameless[n]
	if named {
		delete(b.nameless, n)
	}
	lo, hi, ok := b.allowed(n)
	if named {
		b.nameless[n] = true
	}
	if !ok {
		return m, false
	}
	for _, r := range b.readings(n) {
		b.collect(&m, n, max(lo, r.first), min(hi, r.last))
	}
	return m, len(m.figures) > 0
}

// collect notes figures from first to last, but not what is printed: two are
// enough to know that there is more than one.
func (b *bench) collect(m *mend, n int, first, last int64) {
	for k := first; k <= last && len(m.figures) < 2; k++ {
		p := b.s.records[n].own.at(k)
		if b.nameless[n] || !p.same(b.at(n)) {
			m.figures[p.rat().String()] = p.short()
		}
	}
}

// fits reports whether all that was broken holds, and whether nothing else breaks,
// once the given records are changed; statements of the lost record are not asked.
func (b *bench) fits(change map[int]printed, lost int) bool {
	for n, p := range change {
		defer b.with(n, p)()
	}
	asked := func(i int) bool { return lost < 0 || !slices.Contains(b.s.rules[i].terms, lost) }
	for _, i := range b.broke {
		if v, _ := b.judge(b.s.rules[i], -1); asked(i) && v == broken {
			return false
		}
	}
	for n := range change {
		for _, i := range b.s.of[n] {
			if v, _ := b.judge(b.s.rules[i], -1); asked(i) && b.held(i) && v == broken {
				return false
			}
		}
	}
	return true
}

// swaps tries to exchange two amounts of one row.
func (b *bench) swaps() []mend {
	var list []mend
	seen := make(map[[2]int]bool)
	for _, n := range b.inAny {
		if r := b.s.records[n]; r.area == 0 || !b.s.column(r.ind) {
			continue
		}
		for ind := range b.s.truth.defs {
			m, ok := b.beside(n, func(c *cell) { c.ind = ind })
			pair := [2]int{min(n, m), max(n, m)}
			if !ok || m == n || !b.s.column(ind) || seen[pair] || b.at(n).same(b.at(m)) {
				continue
			}
			seen[pair] = true
			_, ok = b.s.records[n].own.number(b.at(m))
			_, ok2 := b.s.records[m].own.number(b.at(n))
			if ok && ok2 && b.fits(map[int]printed{n: b.at(m), m: b.at(n)}, -1) {
				list = append(list, mend{records: pair[:], figures: map[string]printed{"": {}}})
			}
		}
	}
	return list
}

// shifts tries to move the rows of a column back up. The last row is lost.
func (b *bench) shifts() []mend {
	var list []mend
	seen := make(map[cell]bool)
	for _, n := range b.inAny {
		r := b.s.records[n]
		column := cell{r.place, r.source, r.first}
		column.area = 0
		if seen[column] || !b.s.column(r.ind) {
			continue
		}
		seen[column] = true
		for from := 2; from < b.s.Options.Areas; from++ {
			if m, ok := b.shift(column, from); ok {
				list = append(list, m)
			}
		}
	}
	return list
}

func (b *bench) shift(column cell, from int) (mend, bool) {
	row := func(area int) (int, bool) {
		c := column
		c.area = area
		n, ok := b.s.byPlace[c]
		return n, ok
	}
	above, ok := row(from - 1)
	first, ok2 := row(from)
	if !ok || !ok2 || !b.at(above).same(b.at(first)) {
		return mend{}, false
	}
	change := make(map[int]printed)
	var m mend
	for area := from; area < b.s.Options.Areas; area++ {
		n, ok := row(area)
		below, ok2 := row(area + 1)
		if !ok || !ok2 {
			return m, false
		}
		change[n] = b.at(below)
		m.records = append(m.records, n)
	}
	lost, _ := row(b.s.Options.Areas)
	m.records = append(m.records, lost)
	m.figures = map[string]printed{"": {}}
	return m, b.fits(change, lost)
}

// redefinitions tries to undo a change of definition.
func (b *bench) redefinitions() []mend {
	var list []mend
	seen := make(map[int]bool)
	for _, n := range b.inAny {
		ind := b.s.records[n].ind
		if seen[ind] || !b.s.column(ind) {
			continue
		}
		seen[ind] = true
		for year := 1; year < b.s.Options.Years; year++ {
			for _, percent := range [3]int64{135, 74, 115} {
				if m, ok := b.redefinition(undo{ind, year, percent}); ok {
					list = append(list, m)
				}
			}
		}
	}
	return list
}

// redefinition tries one. A figure whose change is undone can be anything that the
// change makes into what is printed, within rounding.
func (b *bench) redefinition(u undo) (mend, bool) {
	b.undo = &u
	defer func() { b.undo = nil }()
	fails := func(i int) bool {
		v, _ := b.judge(b.s.rules[i], -1)
		return v == broken
	}
	if slices.ContainsFunc(b.broke, fails) {
		return mend{}, false
	}
	m := mend{figures: map[string]printed{"": {}}}
	for n, r := range b.s.records {
		if !u.moves(r) {
			continue
		}
		m.records = append(m.records, n)
		for _, i := range b.s.of[n] {
			if b.held(i) && fails(i) {
				return mend{}, false
			}
		}
	}
	return m, true
}
