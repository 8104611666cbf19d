package planted

import "math/bits"

// kindOf is the kind of a statement.
type kindOf uint8

const (
	sums       kindOf = iota // terms[0] is the sum of the others, or a flow: stock, stock before, net
	quotients                // terms are quotient, numerator, denominator
	agreement                // two sources of one key
	neighbours               // terms are a record and its one or two neighbours in time
)

// statement is something that must hold among records.
type statement struct {
	kind   kindOf
	terms  []int
	signs  []int64 // of a sum's terms
	factor int64   // of a quotient: 100 for a percentage
	scale  form    // of neighbours: share (log-odds), change (the value), else the logarithm
	limit  float64 // of neighbours: eight standard deviations
}

// verdict is how far a statement holds.
type verdict uint8

const (
	holds verdict = iota
	touches
	broken
)

// state finds all statements of the sector.
func (s *Sector) state() {
	at := func(c cell, change func(*cell)) (int, bool) {
		change(&c)
		n, ok := s.byPlace[c]
		return n, ok
	}
	for n, r := range s.records {
		c := cell{r.place, r.source, r.first}
		d := s.truth.defs[r.ind]
		if r.area == 0 && d.adds(s.Options) {
			s.sum(n, s.Options.Areas, func(k int) (int, bool) { return at(c, func(c *cell) { c.area = k }) })
		}
		if r.quarter == 0 && d.flow {
			s.sum(n, 4, func(k int) (int, bool) { return at(c, func(c *cell) { c.quarter = k }) })
		}
		num, okNum := at(c, func(c *cell) { c.ind = d.num })
		den, okDen := at(c, func(c *cell) { c.ind = d.den })
		switch {
		case d.form == change:
			before, ok := at(c, func(c *cell) { c.ind, c.year, c.first = d.num, c.year-1, false })
			if ok && okNum {
				s.must(statement{kind: sums, terms: []int{num, before, n}, signs: []int64{1, -1, -1}})
			}
		case (d.form == quotient || d.form == share) && d.num >= 0 && okNum && okDen:
			st := statement{kind: quotients, terms: []int{n, num, den}, factor: 1}
			if d.form == share {
				st.factor = 100
			}
			s.must(st)
		}
		for other := r.source + 1; other < s.Options.Sources && !r.first; other++ {
			if m, ok := at(c, func(c *cell) { c.source = other }); ok {
				s.must(statement{kind: agreement, terms: []int{n, m}})
			}
		}
		st := statement{kind: neighbours, terms: []int{n}, scale: d.form}
		for _, by := range [2]int{-1, 1} {
			if m, ok := at(c, func(c *cell) { c.year += by }); ok {
				st.terms = append(st.terms, m)
			}
		}
		if len(st.terms) > 1 {
			st.limit = 8 * s.truth.deviation(r.place, len(st.terms) == 3)
			s.must(st)
		}
	}
}

func (s *Sector) sum(whole, parts int, part func(int) (int, bool)) {
	st := statement{kind: sums, terms: []int{whole}, signs: []int64{1}}
	for k := 1; k <= parts; k++ {
		n, ok := part(k)
		if !ok {
			return
		}
		st.terms, st.signs = append(st.terms, n), append(st.signs, -1)
	}
	s.must(st)
}

func (s *Sector) must(st statement) {
	if s.of == nil {
		s.of = make([][]int, len(s.records))
	}
	for _, n := range st.terms {
		s.of[n] = append(s.of[n], len(s.rules))
	}
	s.rules = append(s.rules, st)
}

// table is what the sources print, with a fault or without.
type table struct {
	s       *Sector
	changed map[int]printed
	// nameless records have no unit, or one that is not theirs: no number is to
	// be had of them.
	nameless map[int]bool
	// undo divides the records of an indicator.
	undo *undo
}

// undo is a change of definition that is undone: an indicator from a year on, in
// percent of what it was.
type undo struct {
	ind, year int
	percent   int64
}

func (u *undo) moves(r record) bool {
	return u != nil && r.ind == u.ind && r.year >= u.year && !r.first
}

// bounds and value are those of a record's figure.
func (t table) bounds(n int) (lo, hi int64) {
	lo, hi = t.at(n).bounds()
	if t.undo.moves(t.s.records[n]) {
		lo, hi = down(lo, t.undo.percent), -down(-hi, t.undo.percent)
	}
	return lo, hi
}

func (t table) value(n int) int64 {
	v := t.at(n).value()
	if t.undo.moves(t.s.records[n]) {
		v = down(v, t.undo.percent)
	}
	return v
}

// down is 100*x/percent, rounded down.
func down(x, percent int64) int64 {
	if x > far/100 || x < -far/100 {
		return x
	}
	q := 100 * x / percent
	if x < 0 && 100*x%percent != 0 {
		q--
	}
	return q
}

func (t table) at(n int) printed {
	if p, ok := t.changed[n]; ok {
		return p
	}
	return t.s.records[n].clean
}

// judge says how far a statement holds, and which way record r would have to
// move for it to hold: 1 is up, -1 is down, 0 is neither.
func (t table) judge(st statement, r int) (verdict, int) {
	for _, n := range st.terms {
		if t.nameless[n] {
			return broken, 0
		}
	}
	switch st.kind {
	case sums:
		return t.judgeSum(st, r)
	case quotients:
		return t.judgeQuotient(st, r)
	case agreement:
		lo, hi := t.bounds(st.terms[0])
		lo2, hi2 := t.bounds(st.terms[1])
		way := 1
		if st.terms[0] != r {
			way = -1
		}
		return between(lo-hi2, hi-lo2, way)
	}
	return t.judgeNeighbours(st, r)
}

// between judges a difference that should be 0 and is between lo and hi; way is 1
// where more of the record makes the difference larger.
func between(lo, hi int64, way int) (verdict, int) {
	switch {
	case lo > 0:
		return broken, -way
	case hi < 0:
		return broken, way
	case lo == 0 || hi == 0:
		return touches, 0
	}
	return holds, 0
}

func (t table) judgeSum(st statement, r int) (verdict, int) {
	var low, high int64
	way := 1
	for i, n := range st.terms {
		lo, hi := t.bounds(n)
		if st.signs[i] < 0 {
			lo, hi = -hi, -lo
		}
		low, high = low+lo, high+hi
		if n == r {
			way = int(st.signs[i])
		}
	}
	return between(low, high, way)
}

// judgeQuotient compares products, so that nothing is divided or rounded.
func (t table) judgeQuotient(st statement, r int) (verdict, int) {
	q, qh := t.bounds(st.terms[0])
	n, nh := t.bounds(st.terms[1])
	d, dh := t.bounds(st.terms[2])
	way := 1
	if st.terms[1] == r {
		way = -1
	}
	f := st.factor * unit
	low, high := compare(q, d, nh, f), compare(qh, dh, n, f)
	switch {
	case low > 0:
		return broken, -way
	case high < 0:
		return broken, way
	case low == 0 || high == 0:
		return touches, 0
	}
	return holds, 0
}

// compare orders a*b and c*d, where what is negative counts as 0.
func compare(a, b, c, d int64) int {
	h, l := bits.Mul64(uint64(max(a, 0)), uint64(max(b, 0)))
	h2, l2 := bits.Mul64(uint64(max(c, 0)), uint64(max(d, 0)))
	switch {
	case h != h2 && h > h2, h == h2 && l > l2:
		return 1
	case h != h2 || l != l2:
		return -1
	}
	return 0
}

func (t table) judgeNeighbours(st statement, r int) (verdict, int) {
	way := 1
	if st.terms[0] != r {
		way = -1
	}
	var mean float64
	for _, n := range st.terms[1:] {
		x := measure(t.value(n), st.scale)
		if x == inf {
			return broken, way
		}
		if x == -inf {
			return broken, -way
		}
		mean += x / float64(len(st.terms)-1)
	}
	x := measure(t.value(st.terms[0]), st.scale)
	switch {
	case x-mean > st.limit:
		return broken, -way
	case mean-x > st.limit:
		return broken, way
	}
	return holds, 0
}

// measure is what neighbours are compared by.
func measure(value int64, scale form) float64 {
	x := float64(value) / unit
	switch {
	case scale == change:
		return x
	case x <= 0:
		return -inf
	case scale == share && x >= 100:
		return inf
	case scale == share:
		return logit(x / 100)
	}
	return ln(x)
}
