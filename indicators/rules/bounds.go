package rules

import (
	"cmp"
	"math/bits"
)

// Numbers of the residuals: decimals of at most 18 digits, whose arithmetic rounds
// in a stated direction, so that ranges computed with them hold what they must.
// Figures do the same exactly; these do it without allocating, for every sum of a
// large dataset.

// dec is c times 10 to the power of e.
type dec struct {
	c int64
	e int32
}

// most is the greatest size of a dec's coefficient.
const most = int64(4e18)

var tens = func() (t [19]int64) {
	t[0] = 1
	for n := 1; n < len(t); n++ {
		t[n] = 10 * t[n-1]
	}
	return t
}()

// at returns d in multiples of 10^e, rounded up or down where it is none; false
// when it is too large.
func (d dec) at(e int32, up bool) (int64, bool) {
	switch n := d.e - e; {
	case d.c == 0 || n == 0:
		return d.c, true
	case n > 0:
		if n > 18 || d.c > most/tens[n] || d.c < -most/tens[n] {
			return 0, false
		}
		return d.c * tens[n], true
	case n < -18:
		return roundedQuotient(0, true, d.negative(), up), true
	default:
		q := d.c / tens[-n]
		return roundedQuotient(q, q*tens[-n] != d.c, d.negative(), up), true
	}
}

// roundedQuotient corrects a quotient that was cut toward zero.
func roundedQuotient(q int64, rest, negative, up bool) int64 {
	switch {
	case rest && up && !negative:
		return q + 1
	case rest && !up && negative:
		return q - 1
	}
	return q
}

func (d dec) negative() bool { return d.c < 0 }

func (d dec) positive() bool { return d.c > 0 }

func (d dec) neg() dec { return dec{-d.c, d.e} }

// plus returns d+o, rounded up or down where it has too many digits.
func (d dec) plus(o dec, up bool) dec {
	if d.c == 0 {
		return o
	}
	if o.c == 0 {
		return d
	}
	for e := min(d.e, o.e); ; e++ {
		x, ok1 := d.at(e, up)
		y, ok2 := o.at(e, up)
		if s := x + y; ok1 && ok2 && s <= most && s >= -most {
			return dec{s, e}
		}
	}
}

// compare orders two numbers exactly.
func (d dec) compare(o dec) int {
	s := cmp.Compare(d.c, 0)
	if other := cmp.Compare(o.c, 0); s != other {
		return cmp.Compare(s, other)
	}
	if d.e < o.e {
		return -o.compare(d)
	}
	x, ok := d.at(o.e, false)
	if !ok {
		return s
	}
	return cmp.Compare(x, o.c)
}

// times returns d*o, rounded up or down.
func (d dec) times(o dec, up bool) dec {
	negative := d.negative() != o.negative()
	hi, lo := bits.Mul64(uint64(abs64(d.c)), uint64(abs64(o.c)))
	k := 0
	for hi >= uint64(tens[k]) || quotientOf(hi, lo, k) > uint64(most) {
		k++
	}
	q, rest := bits.Div64(hi, lo, uint64(tens[k]))
	return signed(q, rest != 0, negative, up, d.e+o.e+int32(k))
}

func quotientOf(hi, lo uint64, k int) uint64 {
	q, _ := bits.Div64(hi, lo, uint64(tens[k]))
	return q
}

// over returns d/o, rounded up or down; o is not zero.
func (d dec) over(o dec, up bool) dec {
	negative := d.negative() != o.negative()
	by := uint64(abs64(o.c))
	for d.c != 0 && abs64(d.c) <= most/10 {
		d.c *= 10
		d.e--
	}
	for k := 18; k >= 0; k-- {
		hi, lo := bits.Mul64(uint64(abs64(d.c)), uint64(tens[k]))
		if hi >= by {
			continue
		}
		if q, rest := bits.Div64(hi, lo, by); q <= uint64(most) {
			return signed(q, rest != 0, negative, up, d.e-o.e-int32(k))
		}
	}
	return dec{}
}

func signed(q uint64, rest, negative, up bool, e int32) dec {
	c := int64(q)
	if negative {
		c = -c
	}
	return dec{roundedQuotient(c, rest, negative, up), e}
}

func abs64(x int64) int64 { return max(x, -x) }

// short returns d without zeros at its end.
func (d dec) short() dec {
	for d.c != 0 && d.c%10 == 0 {
		d.c /= 10
		d.e++
	}
	if d.c == 0 {
		d.e = 0
	}
	return d
}

// span is a closed range of numbers, which may go on without an end.
type span struct {
	lo, hi     dec
	noLo, noHi bool
}

func pointAt(d dec) span { return span{lo: d, hi: d} }

// plus returns the range of the sums.
func (s span) plus(o span) span {
	return span{s.lo.plus(o.lo, false), s.hi.plus(o.hi, true), s.noLo || o.noLo, s.noHi || o.noHi}
}

func (s span) neg() span { return span{s.hi.neg(), s.lo.neg(), s.noHi, s.noLo} }

// meets reports whether two ranges have a number in common.
func (s span) meets(o span) bool {
	return (s.noHi || o.noLo || s.hi.compare(o.lo) >= 0) && (o.noHi || s.noLo || o.hi.compare(s.lo) >= 0)
}

// encloses reports whether a range holds all of another.
func (s span) encloses(o span) bool {
	return (s.noLo || !o.noLo && s.lo.compare(o.lo) <= 0) && (s.noHi || !o.noHi && s.hi.compare(o.hi) >= 0)
}

// within returns what two ranges have in common.
func (s span) within(o span) span {
	if s.noLo || !o.noLo && o.lo.compare(s.lo) > 0 {
		s.lo, s.noLo = o.lo, o.noLo
	}
	if s.noHi || !o.noHi && o.hi.compare(s.hi) < 0 {
		s.hi, s.noHi = o.hi, o.noHi
	}
	return s
}

// hull returns the least range that holds both.
func (s span) hull(o span) span {
	if !s.noLo && (o.noLo || o.lo.compare(s.lo) < 0) {
		s.lo, s.noLo = o.lo, o.noLo
	}
	if !s.noHi && (o.noHi || o.hi.compare(s.hi) > 0) {
		s.hi, s.noHi = o.hi, o.noHi
	}
	return s
}

// empty reports whether there is no number in the range.
func (s span) empty() bool { return !s.noLo && !s.noHi && s.lo.compare(s.hi) > 0 }

// positive reports whether all of the range is above zero and has an end.
func (s span) positive() bool { return !s.noLo && !s.noHi && s.lo.positive() }

// times and over combine positive ranges.
func (s span) times(o span) span {
	return span{lo: s.lo.times(o.lo, false), hi: s.hi.times(o.hi, true)}
}

func (s span) over(o span) span {
	return span{lo: s.lo.over(o.hi, false), hi: s.hi.over(o.lo, true)}
}

// logBits is how many binary places a logarithm has.
const logBits = 20

// log2Ten is the binary logarithm of ten, in parts of 2^-40.
const log2Ten = 3652498566964

// log2 returns the binary logarithm of a positive number, in parts of 2^-logBits.
func (d dec) log2() int64 {
	x := uint64(d.c)
	n := bits.Len64(x) - 1
	x <<= 63 - n
	r := int64(n)
	for range logBits {
		hi, _ := bits.Mul64(x, x) // between 1 and 4, in parts of 2^-62
		r <<= 1
		if hi>>63 != 0 {
			r++
			x = hi
		} else {
			x = hi << 1
		}
	}
	return r + int64(d.e)*log2Ten>>(40-logBits)
}

// root returns the square root, cut.
func root(x int64) int64 {
	if x < 2 {
		return max(x, 0)
	}
	r := int64(1) << ((bits.Len64(uint64(x)) + 1) / 2)
	for {
		next := (r + x/r) / 2
		if next >= r {
			return r
		}
		r = next
	}
}
