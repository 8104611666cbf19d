package figure

import "github.com/mithaq-go/mithaq/indicators/figure/internal/exact"

// end is an endpoint: a number that belongs to the interval or not, or an
// infinity, which never does.
type end struct {
	v    exact.Rat
	inf  int8 // -1, 0 or +1
	open bool
}

var (
	negInf = end{inf: -1, open: true}
	posInf = end{inf: 1, open: true}
	zero   = end{}
)

// span is an interval that is not empty: lo is below hi, or both are the same
// closed number.
type span struct{ lo, hi end }

func pointSpan(v exact.Rat) span { return span{end{v: v}, end{v: v}} }

// cmpValue compares positions, infinities included, not openness.
func (a end) cmpValue(b end) int {
	switch {
	case a.inf != b.inf:
		return int(max(-1, min(1, a.inf-b.inf)))
	case a.inf != 0:
		return 0
	}
	return a.v.Cmp(b.v)
}

// sign is the sign of the position.
func (a end) sign() int {
	if a.inf != 0 {
		return int(a.inf)
	}
	return a.v.Sign()
}

// isZero reports the number zero, in the interval or not.
func (a end) isZero() bool { return a.inf == 0 && a.v.Sign() == 0 }

func (a end) neg() end { return end{a.v.Neg(), -a.inf, a.open} }

// minEnd returns the lower of two candidates for a lower endpoint; of two at
// one place a closed one wins, because the value is reached.
func minEnd(a, b end) end {
	switch c := a.cmpValue(b); {
	case c < 0:
		return a
	case c > 0:
		return b
	}
	a.open = a.open && b.open
	return a
}

// maxEnd is minEnd for upper endpoints.
func maxEnd(a, b end) end {
	switch c := a.cmpValue(b); {
	case c > 0:
		return a
	case c < 0:
		return b
	}
	a.open = a.open && b.open
	return a
}

// hullOf returns the smallest interval that reaches all candidates.
func hullOf(first end, more ...end) span {
	s := span{first, first}
	for _, e := range more {
		s.lo, s.hi = minEnd(s.lo, e), maxEnd(s.hi, e)
	}
	return s
}

// isPoint reports whether s is a single number.
func (s span) isPoint() bool {
	return s.lo.inf == 0 && s.hi.inf == 0 && s.lo.v.Equal(s.hi.v)
}

// hasZero reports whether zero is in the interval.
func (s span) hasZero() bool { return s.notBelow(zero) && s.notAbove(zero) }

// notBelow reports whether a closed endpoint e is not below the interval.
func (s span) notBelow(e end) bool {
	c := s.lo.cmpValue(e)
	return c < 0 || c == 0 && !s.lo.open
}

// notAbove reports whether a closed endpoint e is not above the interval.
func (s span) notAbove(e end) bool {
	c := s.hi.cmpValue(e)
	return c > 0 || c == 0 && !s.hi.open
}

// before reports whether all of s is below all of t.
func (s span) before(t span) bool {
	c := s.hi.cmpValue(t.lo)
	return c < 0 || c == 0 && (s.hi.open || t.lo.open)
}

// notAfter reports whether no value of s is above any value of t.
func (s span) notAfter(t span) bool { return s.hi.cmpValue(t.lo) <= 0 }

func (s span) encloses(t span) bool {
	lo, hi := s.lo.cmpValue(t.lo), s.hi.cmpValue(t.hi)
	return (lo < 0 || lo == 0 && (!s.lo.open || t.lo.open)) &&
		(hi > 0 || hi == 0 && (!s.hi.open || t.hi.open))
}

func (s span) hull(t span) span { return span{minEnd(s.lo, t.lo), maxEnd(s.hi, t.hi)} }

func (s span) intersect(t span) (span, bool) {
	if s.before(t) || t.before(s) {
		return span{}, false
	}
	lo, hi := s.lo, s.hi
	switch c := t.lo.cmpValue(lo); {
	case c > 0:
		lo = t.lo
	case c == 0:
		lo.open = lo.open || t.lo.open
	}
	switch c := t.hi.cmpValue(hi); {
	case c < 0:
		hi = t.hi
	case c == 0:
		hi.open = hi.open || t.hi.open
	}
	return span{lo, hi}, true
}

func (s span) neg() span { return span{s.hi.neg(), s.lo.neg()} }

func (s span) abs() span {
	switch {
	case s.lo.sign() >= 0:
		return s
	case s.hi.sign() <= 0:
		return s.neg()
	}
	return span{zero, maxEnd(s.lo.neg(), s.hi)}
}

func addEnd(a, b end) end {
	if a.inf != 0 {
		return a
	}
	if b.inf != 0 {
		return b
	}
	return end{v: a.v.Add(b.v), open: a.open || b.open}
}

func (s span) add(t span) span { return span{addEnd(s.lo, t.lo), addEnd(s.hi, t.hi)} }

// mulEnd multiplies two endpoints as a corner of a product. Zero times infinity
// is zero: the product is constant along that edge, and reached if zero is.
func mulEnd(a, b end) end {
	az, bz := a.isZero(), b.isZero()
	reached := !a.open && !b.open || az && !a.open || bz && !b.open
	switch {
	case az || bz:
		return end{open: !reached}
	case a.inf != 0 || b.inf != 0:
		return end{inf: int8(a.sign() * b.sign()), open: true}
	}
	return end{v: a.v.Mul(b.v), open: !reached}
}

// mul: a product is bilinear, so its extremes are at the corners. A factor that
// is a point needs only two of them.
func (s span) mul(t span) span {
	if s.isPoint() {
		s, t = t, s
	}
	if t.isPoint() {
		switch a, b := mulEnd(s.lo, t.lo), mulEnd(s.hi, t.lo); t.lo.sign() {
		case 1:
			return span{a, b}
		case -1:
			return span{b, a}
		}
		return pointSpan(exact.Rat{})
	}
	return hullOf(mulEnd(s.lo, t.lo), mulEnd(s.lo, t.hi), mulEnd(s.hi, t.lo), mulEnd(s.hi, t.hi))
}

// inverse returns 1/s of an interval without zero.
func (s span) inverse() span {
	side := s.lo.sign()
	if side == 0 {
		side = s.hi.sign()
	}
	inv := func(e end) end {
		switch {
		case e.inf != 0:
			return end{open: true}
		case e.isZero():
			return end{inf: int8(side), open: true}
		}
		return end{v: exact.FromInt(1).Quo(e.v), open: e.open}
	}
	return span{inv(s.hi), inv(s.lo)}
}
