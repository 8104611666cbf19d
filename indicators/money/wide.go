package money

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
)

// pow10 holds the powers of ten that fit 64 bits.
var pow10 = [20]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// magnitude splits v into its sign, 0 or 1 for negative, and absolute value.
func magnitude(v int64) (sign, abs uint64) {
	s := v >> 63
	return uint64(s) & 1, uint64((v ^ s) - s)
}

// signed joins what magnitude splits. It fails beyond 2^63-1: the least int64
// is not used, so that every amount has an opposite.
func signed(sign, abs uint64) (int64, bool) {
	s := -int64(sign)
	return (int64(abs) ^ s) - s, abs <= math.MaxInt64
}

// rounded is the signed result of a division: quotient q, and what was left.
func rounded(sign, q uint64, r rest, mode Rounding) (int64, bool) {
	v, ok := signed(sign, q+mode.up(sign, q, r))
	return v, ok && q>>63 == 0 // q+1 may have wrapped
}

// restOf classifies the remainder r of a division by d, without branches.
func restOf(r, d uint64) rest {
	var some, half, more rest
	if r != 0 {
		some = 1
	}
	if r >= d-r {
		half = 1
	}
	if r > d-r {
		more = 1
	}
	return some + half + more
}

// divRound returns hi,lo / d, rounded once; false if it does not fit.
func divRound(hi, lo, d, sign uint64, mode Rounding) (v int64, ok bool) {
	if hi >= d {
		return
	}
	q, left := quoRest(hi, lo, d)
	return rounded(sign, q, left, mode)
}

// quoRest returns hi,lo / d, where hi is below d.
func quoRest(hi, lo, d uint64) (uint64, rest) {
	q, r := bits.Div64(hi, lo, d)
	return q, restOf(r, d)
}

// divRound2 returns hi,lo / (d * p), rounded once, where p is even. Dividing
// twice is exact as far as the quotient goes; the first remainder only decides
// between what the second leaves open, which it can because p is even.
func divRound2(hi, lo, d, p, sign uint64, mode Rounding) (v int64, ok bool) {
	qhi, r := hi/d, hi%d
	qlo, first := bits.Div64(r, lo, d)
	if qhi >= p {
		return
	}
	q, second := bits.Div64(qhi, qlo, p)
	rest := restOf(second, p)
	if first != 0 && rest&1 == 0 {
		rest++ // none becomes low, half becomes high
	}
	return rounded(sign, q, rest, mode)
}

// mulPow10 returns hi,lo * 10^k; false if it does not fit 128 bits.
func mulPow10(hi, lo uint64, k int) (productHi, productLo uint64, ok bool) {
	var excess uint64
	for k > 0 && excess == 0 {
		n := min(k, 19)
		over, mid := bits.Mul64(hi, pow10[n])
		h, l := bits.Mul64(lo, pow10[n])
		h, carry := bits.Add64(h, mid, 0)
		hi, lo, k, excess = h, l, k-n, over|carry
	}
	return hi, lo, excess == 0
}

// quotient is a * b * 10^k / d, negative if sign is 1. The operands are at most
// 2^63.
type quotient struct {
	sign, a, b, d uint64
	k             int
}

// round returns q rounded once; false if it does not fit.
func (q quotient) round(mode Rounding) (v int64, ok bool) {
	hi, lo := bits.Mul64(q.a, q.b)
	if q.k >= 0 {
		// What does not fit 128 bits is more than d * 2^64, so it would not
		// fit after the division either.
		var fits bool
		if hi, lo, fits = mulPow10(hi, lo, q.k); !fits {
			return
		}
		return divRound(hi, lo, q.d, q.sign, mode)
	}
	down := -q.k
	if down < 20 {
		return divRound2(hi, lo, q.d, pow10[down], q.sign, mode)
	}
	if down < 39 && q.d == 1 {
		return divRound2(hi, lo, pow10[down-19], pow10[19], q.sign, mode)
	}
	if q.b != 1 && q.d != 1 {
		return q.roundBig(mode)
	}
	// Less than half a unit.
	left := restLow
	if hi|lo == 0 {
		left = restNone
	}
	return rounded(q.sign, 0, left, mode)
}

// roundBig is round where k is -20 or less.
func (q quotient) roundBig(mode Rounding) (int64, bool) {
	n := new(big.Int).SetUint64(q.a)
	n.Mul(n, new(big.Int).SetUint64(q.b))
	w, ok := divideBig(n, new(big.Int).SetUint64(q.d), int64(q.k), q.sign, mode)
	sign, abs := w.magnitude()
	v, _ := signed(sign, abs.lo) // less than 2^126 / 10^20
	return v, ok
}

// int128 is a two's complement number.
type int128 struct{ hi, lo uint64 }

// widen returns v * p.
func widen(v int64, p uint64) int128 {
	sign, abs := magnitude(v)
	return product(abs, p).negateIf(sign)
}

// product returns a * b, which is below 2^127.
func product(a, b uint64) int128 {
	hi, lo := bits.Mul64(a, b)
	return int128{hi, lo}
}

// negateIf returns -w if sign is 1, and w if it is 0.
func (w int128) negateIf(sign uint64) int128 {
	m := -sign
	lo, carry := bits.Add64(w.lo^m, sign, 0)
	return int128{w.hi ^ m + carry, lo}
}

func (w int128) add(v int128) int128 {
	lo, carry := bits.Add64(w.lo, v.lo, 0)
	hi, _ := bits.Add64(w.hi, v.hi, carry)
	return int128{hi, lo}
}

// magnitude splits w into its sign and absolute value.
func (w int128) magnitude() (sign uint64, abs int128) {
	sign = w.hi >> 63
	return sign, w.negateIf(sign)
}

func (w int128) compare(v int128) int {
	if c := cmp.Compare(int64(w.hi), int64(v.hi)); c != 0 {
		return c
	}
	return cmp.Compare(w.lo, v.lo)
}
