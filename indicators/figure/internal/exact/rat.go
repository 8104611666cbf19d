// Package exact is arithmetic on rational numbers that never rounds unless it
// is told in which direction.
//
// A [Rat] whose numerator and denominator fit an int64 is held in two machine
// words and computed with 128-bit intermediates, without allocation; any other
// is a [math/big.Rat]. Both forms are canonical: a number has one
// representation. Operations do not limit the size of their result. Callers do,
// with [Rat.Fits], after each operation; operands that fit keep every
// intermediate within a few times the limit.
package exact

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
)

// MaxBits is the size limit of [Rat.Fits]: bits of a numerator or denominator.
const MaxBits = 4096

// Rat is an immutable rational number. The zero Rat is 0.
type Rat struct {
	n int64    // numerator, never math.MinInt64
	m int64    // denominator less one, so that the zero value is 0/1
	b *big.Rat // when not nil, the number, and n and m are 0; never modified
}

// FromInt returns n.
func FromInt(n int64) Rat {
	if n == math.MinInt64 {
		return Rat{b: new(big.Rat).SetInt64(n)}
	}
	return Rat{n: n}
}

// FromFrac returns n/d in lowest terms; ok is false when d is 0.
func FromFrac(n, d int64) (r Rat, ok bool) {
	if d == 0 {
		return Rat{}, false
	}
	if n == math.MinInt64 || d == math.MinInt64 {
		return norm(big.NewRat(n, d)), true
	}
	if d < 0 {
		n, d = -n, -d
	}
	g := gcd(abs(n), uint64(d))
	return Rat{n: n / int64(g), m: d/int64(g) - 1}, true
}

// FromBig returns x; it does not keep x.
func FromBig(x *big.Rat) Rat {
	if r, ok := small(x); ok {
		return r
	}
	return Rat{b: new(big.Rat).Set(x)}
}

// FromBigInt returns n/d in lowest terms, d not 0; it keeps neither.
func FromBigInt(n, d *big.Int) Rat { return norm(new(big.Rat).SetFrac(n, d)) }

// norm takes x over and returns its canonical form.
func norm(x *big.Rat) Rat {
	if r, ok := small(x); ok {
		return r
	}
	return Rat{b: x}
}

func small(x *big.Rat) (Rat, bool) {
	n, d := x.Num(), x.Denom()
	if !n.IsInt64() || !d.IsInt64() || n.Int64() == math.MinInt64 {
		return Rat{}, false
	}
	return Rat{n: n.Int64(), m: d.Int64() - 1}, true
}

// Big returns a copy that the caller may modify.
func (r Rat) Big() *big.Rat {
	if r.b != nil {
		return new(big.Rat).Set(r.b)
	}
	return new(big.Rat).SetFrac64(r.n, r.m+1)
}

// view returns the number for reading only.
func (r Rat) view() *big.Rat {
	if r.b != nil {
		return r.b
	}
	return new(big.Rat).SetFrac64(r.n, r.m+1)
}

// Int64 returns the number when it is an integer that fits.
func (r Rat) Int64() (int64, bool) { return r.n, r.b == nil && r.m == 0 }

// Frac64 returns numerator and denominator when both fit.
func (r Rat) Frac64() (n, d int64, ok bool) { return r.n, r.m + 1, r.b == nil }

// IsInt reports whether r is an integer.
func (r Rat) IsInt() bool {
	if r.b != nil {
		return r.b.IsInt()
	}
	return r.m == 0
}

// Fits reports whether numerator and denominator have at most [MaxBits] bits.
func (r Rat) Fits() bool {
	return r.b == nil || r.b.Num().BitLen() <= MaxBits && r.b.Denom().BitLen() <= MaxBits
}

// Sign returns -1, 0 or +1.
func (r Rat) Sign() int {
	if r.b != nil {
		return r.b.Sign()
	}
	switch {
	case r.n < 0:
		return -1
	case r.n > 0:
		return 1
	}
	return 0
}

// Cmp returns -1, 0 or +1 as r is less than, equal to or greater than s.
func (r Rat) Cmp(s Rat) int {
	if r.b != nil || s.b != nil {
		return r.view().Cmp(s.view())
	}
	if r.m == s.m {
		return cmp64(r.n, s.n)
	}
	a, b := r.Sign(), s.Sign()
	if a != b || a == 0 {
		return cmp64(int64(a), int64(b))
	}
	h1, l1 := bits.Mul64(abs(r.n), uint64(s.m+1))
	h2, l2 := bits.Mul64(abs(s.n), uint64(r.m+1))
	if h1 > h2 || h1 == h2 && l1 > l2 {
		return a
	}
	return -a // they differ: equal numbers have one form
}

// Equal reports whether r and s are the same number.
func (r Rat) Equal(s Rat) bool {
	if r.b == nil || s.b == nil {
		return r == s // canonical: a small and a big one differ
	}
	return r.b.Cmp(s.b) == 0
}

// Neg returns -r.
func (r Rat) Neg() Rat {
	if r.b != nil {
		return norm(new(big.Rat).Neg(r.b))
	}
	return Rat{n: -r.n, m: r.m}
}

// Abs returns |r|.
func (r Rat) Abs() Rat {
	if r.Sign() < 0 {
		return r.Neg()
	}
	return r
}

// Add returns r + s.
func (r Rat) Add(s Rat) Rat {
	if r.b == nil && s.b == nil {
		if v, ok := addSmall(r, s); ok {
			return v
		}
	}
	return norm(new(big.Rat).Add(r.view(), s.view()))
}

// Sub returns r - s.
func (r Rat) Sub(s Rat) Rat {
	if r.b == nil && s.b == nil {
		if v, ok := addSmall(r, Rat{n: -s.n, m: s.m}); ok {
			return v
		}
	}
	return norm(new(big.Rat).Sub(r.view(), s.view()))
}

// Mul returns r * s.
func (r Rat) Mul(s Rat) Rat {
	if r.b == nil && s.b == nil {
		if v, ok := mulSmall(r.n, r.m+1, s.n, s.m+1); ok {
			return v
		}
	}
	return norm(new(big.Rat).Mul(r.view(), s.view()))
}

// Quo returns r / s; s must not be 0.
func (r Rat) Quo(s Rat) Rat {
	if r.b == nil && s.b == nil {
		n, d := s.m+1, s.n
		if d < 0 {
			n, d = -n, -d
		}
		if v, ok := mulSmall(r.n, r.m+1, n, d); ok {
			return v
		}
	}
	return norm(new(big.Rat).Quo(r.view(), s.view()))
}

// addSmall is Knuth's addition of fractions (TAOCP 4.5.1): it divides by the
// common divisor of the denominators first, so that it overflows only when the
// result, or nearly, does.
func addSmall(r, s Rat) (Rat, bool) {
	if r.m|s.m == 0 {
		n := r.n + s.n
		if (r.n^n)&(s.n^n) < 0 || n == math.MinInt64 {
			return Rat{}, false
		}
		return Rat{n: n}, true
	}
	b, d := r.m+1, s.m+1
	g := int64(gcd(uint64(b), uint64(d)))
	x, ok1 := mul64(r.n, d/g)
	y, ok2 := mul64(s.n, b/g)
	n := x + y
	if !ok1 || !ok2 || (x^n)&(y^n) < 0 || n == math.MinInt64 {
		return Rat{}, false
	}
	if n == 0 {
		return Rat{}, true
	}
	g2 := int64(gcd(abs(n), uint64(g)))
	den, ok := mul64(b/g2, d/g)
	return Rat{n: n / g2, m: den - 1}, ok
}

// mulSmall returns a/b * c/d of two fractions in lowest terms, b and d
// positive.
func mulSmall(a, b, c, d int64) (Rat, bool) {
	if g := int64(gcd(abs(a), uint64(d))); g > 1 {
		a, d = a/g, d/g
	}
	if g := int64(gcd(abs(c), uint64(b))); g > 1 {
		c, b = c/g, b/g
	}
	n, ok1 := mul64(a, c)
	m, ok2 := mul64(b, d)
	return Rat{n: n, m: m - 1}, ok1 && ok2
}

// mul64 multiplies; ok is false when the product does not fit or is
// math.MinInt64. Neither operand may be math.MinInt64.
func mul64(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(abs(x), abs(y))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (x < 0) != (y < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// gcd returns the greatest common divisor; gcd(0, y) is y. y is not 0.
func gcd(x, y uint64) uint64 {
	if x == 0 || y == 1 {
		return y
	}
	if x == 1 {
		return 1
	}
	if x > y { // one division first: it pays when the sizes differ
		if x %= y; x == 0 {
			return y
		}
	} else if y %= x; y == 0 {
		return x
	}
	shift := bits.TrailingZeros64(x | y)
	x >>= bits.TrailingZeros64(x)
	for {
		y >>= bits.TrailingZeros64(y)
		if x == y {
			break
		}
		x, y = min(x, y), max(x, y)-min(x, y)
	}
	return x << shift
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

func cmp64(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

var pow10tab = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18}

// Pow10 returns 10 to the power e, which must be of modest size.
func Pow10(e int) Rat {
	if e >= 0 && e < len(pow10tab) {
		return Rat{n: pow10tab[e]}
	}
	if e < 0 && -e < len(pow10tab) {
		return Rat{n: 1, m: pow10tab[-e] - 1}
	}
	if e >= 0 {
		return Rat{b: new(big.Rat).SetInt(bigPow10(e))}
	}
	return Rat{b: new(big.Rat).SetFrac(big.NewInt(1), bigPow10(-e))}
}

func bigPow10(e int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(e)), nil)
}

// Scale10 returns n * 10^e for an e of modest size, in lowest terms.
func Scale10(n int64, e int) Rat {
	if e >= 0 && e < len(pow10tab) && n != math.MinInt64 {
		if v, ok := mul64(n, pow10tab[e]); ok {
			return Rat{n: v}
		}
	}
	return FromInt(n).Mul(Pow10(e))
}

// maxPlaces is the longest decimal expansion that AppendText writes; a number
// with more is written as a fraction.
const maxPlaces = 64

// AppendText appends the canonical text of r: a plain decimal when the
// expansion ends within 64 places, else numerator/denominator.
func (r Rat) AppendText(b []byte) []byte {
	if r.b == nil {
		if r.m == 0 {
			return strconv.AppendInt(b, r.n, 10)
		}
		if coef, places, ok := r.decimal64(); ok {
			return appendPlaces(b, coef, places)
		}
	}
	if coef, places, ok := r.Decimal(maxPlaces); ok {
		return appendPlaces(b, coef.String(), places)
	}
	v := r.view()
	b = v.Num().Append(b, 10)
	b = append(b, '/')
	return v.Denom().Append(b, 10)
}

// decimal64 writes a small r as coefficient and places without big numbers.
func (r Rat) decimal64() (coef string, places int, ok bool) {
	c, p, ok := r.Decimal64()
	if !ok {
		return "", 0, false
	}
	return strconv.FormatInt(c, 10), p, true
}

func appendPlaces(b []byte, coef string, places int) []byte {
	if coef[0] == '-' {
		b = append(b, '-')
		coef = coef[1:]
	}
	if places == 0 {
		return append(b, coef...)
	}
	if n := places - len(coef); n >= 0 {
		b = append(b, "0."...)
		for range n {
			b = append(b, '0')
		}
		return append(b, coef...)
	}
	b = append(b, coef[:len(coef)-places]...)
	b = append(b, '.')
	return append(b, coef[len(coef)-places:]...)
}

// Decimal64 returns r as coef / 10^places with the fewest places, when it is a
// decimal of at most 18 places whose coefficient fits an int64.
func (r Rat) Decimal64() (coef int64, places int, ok bool) {
	if r.b != nil {
		return 0, 0, false
	}
	d := uint64(r.m) + 1
	twos := bits.TrailingZeros64(d)
	d >>= twos
	fives := 0
	for d%5 == 0 {
		d /= 5
		fives++
	}
	places = max(twos, fives)
	if d != 1 || places >= len(pow10tab) {
		return 0, 0, false
	}
	coef, ok = mul64(r.n, pow10tab[places]/(r.m+1))
	return coef, places, ok
}

// Decimal returns r as coef / 10^places with the fewest places, when its
// expansion ends within limit places. The caller owns coef.
func (r Rat) Decimal(limit int) (coef *big.Int, places int, ok bool) {
	v := r.view()
	d := v.Denom()
	twos := int(d.TrailingZeroBits())
	if twos > limit {
		return nil, 0, false
	}
	rest := new(big.Int).Rsh(d, uint(twos))
	five, q, m := big.NewInt(5), new(big.Int), new(big.Int)
	fives := 0
	for {
		q.QuoRem(rest, five, m)
		if m.Sign() != 0 {
			break
		}
		if fives++; fives > limit {
			return nil, 0, false
		}
		rest, q = q, rest
	}
	if rest.BitLen() != 1 {
		return nil, 0, false
	}
	places = max(twos, fives)
	coef = bigPow10(places)
	coef.Quo(coef, d)
	return coef.Mul(coef, v.Num()), places, true
}

// Decimal10 returns r as coef * 10^exp when its expansion ends within limit
// places and the coefficient, freed of trailing zeros if it must be, fits an
// int64.
func (r Rat) Decimal10(limit int) (coef int64, exp int, ok bool) {
	if c, places, ok := r.Decimal64(); ok && places <= limit {
		return c, -places, true
	}
	c, places, ok := r.Decimal(limit)
	if !ok {
		return 0, 0, false
	}
	ten, m := big.NewInt(10), new(big.Int)
	for exp = -places; !c.IsInt64(); exp++ {
		if c.QuoRem(c, ten, m); m.Sign() != 0 {
			return 0, 0, false
		}
	}
	return c.Int64(), exp, true
}

// Divides reports whether s is an integer multiple of r, which is not 0.
func (r Rat) Divides(s Rat) bool {
	if r.b == nil && s.b == nil && r.m|s.m == 0 {
		return s.n%r.n == 0
	}
	return s.Quo(r).IsInt()
}

// Floor returns the largest multiple of 1/10^places that is not above r;
// places may be negative and must be of modest size.
func (r Rat) Floor(places int) Rat {
	if r.m == 0 && r.b == nil && places >= 0 {
		return r
	}
	p := Pow10(places)
	if q := r.Mul(p); q.b == nil {
		n := q.n / (q.m + 1)
		if q.n < 0 && q.m != 0 {
			n-- // q is not an integer: m is not 0 and the form is reduced
		}
		return FromInt(n).Quo(p)
	} else {
		n := new(big.Int).Div(q.b.Num(), q.b.Denom()) // Euclidean: floor for a positive divisor
		return norm(new(big.Rat).SetInt(n)).Quo(p)
	}
}

// Ceil returns the smallest multiple of 1/10^places that is not below r.
func (r Rat) Ceil(places int) Rat { return r.Neg().Floor(places).Neg() }
