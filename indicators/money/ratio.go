package money

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Ratio is an exact rational number: a share, a weight, the quotient of two
// amounts. Numerator and denominator are int64 in lowest terms, so that == is
// equality; an operation whose exact result does not fit is [ErrOverflow].
// The zero value is unset, which is not zero.
type Ratio struct {
	num int64 // within ±(2^63-1)
	den int64 // positive; 0 if unset
}

// maxRatioPlaces is the largest n for which 10^n fits an int64.
const maxRatioPlaces = 18

// NewRatio returns num/den. A zero den is [ErrDivisionByZero].
func NewRatio(num, den int64) (Ratio, error) {
	if den == 0 {
		return Ratio{}, opError("ratio", ErrDivisionByZero)
	}
	s, n := magnitude(num)
	t, d := magnitude(den)
	r, ok := reduce(s^t, n, d)
	if !ok {
		return Ratio{}, opError("ratio", ErrOverflow)
	}
	return r, nil
}

// reduce returns ±n/d in lowest terms; false if they do not fit.
func reduce(sign, n, d uint64) (Ratio, bool) {
	g := gcd(n, d)
	num, ok := signed(sign, n/g)
	d /= g
	return Ratio{num, int64(d)}, ok && d <= math.MaxInt64
}

// gcd returns the greatest common divisor; b is not zero.
func gcd(a, b uint64) uint64 {
	for a != 0 {
		a, b = b%a, a
	}
	return b
}

// RatioFromDecimal returns d, exactly.
func RatioFromDecimal(d decimal.Decimal) (Ratio, error) {
	exp, n := int64(d.Exponent()), d.Coefficient()
	if n.Sign() == 0 {
		return Ratio{0, 1}, nil
	}
	// Beyond these bounds the result does not fit all the same: a denominator
	// loses at most its twos to a numerator of BitLen bits, or its fives.
	exp = max(min(exp, maxRatioPlaces+1), -int64(n.BitLen())-64)
	n.Mul(n, bigPow10(exp))
	return RatioFromRat(new(big.Rat).SetFrac(n, bigPow10(-exp)))
}

// RatioFromRat returns r, exactly. A nil r is [ErrUnset].
func RatioFromRat(r *big.Rat) (Ratio, error) {
	if r == nil {
		return Ratio{}, opError("ratio", ErrUnset)
	}
	n, d := r.Num(), r.Denom()
	if !n.IsInt64() || !d.IsInt64() || n.Int64() == math.MinInt64 {
		return Ratio{}, opError("ratio", ErrOverflow)
	}
	return Ratio{n.Int64(), d.Int64()}, nil
}

// ParseRatio reads "9/65", "-3", or "0.375". It is the inverse of
// [Ratio.String]; a fraction need not be in lowest terms. Text longer than 128
// bytes is refused unread.
func ParseRatio(s string) (Ratio, error) {
	if len(s) > maxText {
		return Ratio{}, inputError("parse ratio", ErrSyntax, s, maxText, "longer than 128 bytes")
	}
	r, at, err := parseRatio(s)
	if err != nil {
		return Ratio{}, inputError("parse ratio", err, s, at, "")
	}
	return r, nil
}

// MustRatio is [ParseRatio] for constants and tests; it panics on an error.
func MustRatio(s string) Ratio {
	r, err := ParseRatio(s)
	if err != nil {
		panic(err)
	}
	return r
}

// parseRatio is ParseRatio with the offset of the error.
func parseRatio(s string) (r Ratio, at int, err error) {
	den, places := uint64(1), maxRatioPlaces
	num, below, fraction := strings.Cut(s, "/")
	if fraction {
		places = noPoint
		start := len(num) + 1
		if strings.TrimLeft(below, "+-") != below {
			return Ratio{}, start, ErrSyntax // no sign here
		}
		_, d, _, at, err := parseNumber(below, noPoint)
		if err == nil && d == 0 {
			at, err = 0, ErrDivisionByZero
		}
		if err != nil {
			return Ratio{}, start + at, err
		}
		den = d
	}
	sign, n, places, at, err := parseNumber(num, places)
	if err != nil {
		return Ratio{}, at, err
	}
	r, _ = reduce(sign, n, den*pow10[places]) // one of them is 1, each fits
	return
}

// Num returns the numerator in lowest terms; 0 if r is unset.
func (r Ratio) Num() int64 { return r.num }

// Den returns the positive denominator in lowest terms; 0 if r is unset.
func (r Ratio) Den() int64 { return r.den }

// IsSet reports whether r is a number, zero included.
func (r Ratio) IsSet() bool { return r.den != 0 }

// Sign returns -1, 0 or +1; 0 also for an unset ratio.
func (r Ratio) Sign() int { return cmp.Compare(r.num, 0) }

// Rat returns the number as a new big.Rat; false and nil if r is unset.
func (r Ratio) Rat() (*big.Rat, bool) {
	if r.den == 0 {
		return nil, false
	}
	return big.NewRat(r.num, r.den), true
}

// Compare orders by value; the unset ratio comes first.
func (r Ratio) Compare(o Ratio) int {
	if r.den == 0 || o.den == 0 {
		return cmp.Compare(r.den, o.den)
	}
	a, b := widen(r.num, uint64(o.den)), widen(o.num, uint64(r.den))
	return a.compare(b)
}

// Mul returns r * o. An unset operand is [ErrUnset], a product that does not
// fit [ErrOverflow].
func (r Ratio) Mul(o Ratio) (Ratio, error) {
	if r.den == 0 || o.den == 0 {
		return Ratio{}, opError("multiply ratio", ErrUnset)
	}
	p, ok := r.mul(o)
	if !ok {
		return Ratio{}, opError("multiply ratio", ErrOverflow)
	}
	return p, nil
}

// mul multiplies set ratios. It cancels across first: the product is then in
// lowest terms, and what does not fit has no smaller form.
func (r Ratio) mul(o Ratio) (Ratio, bool) {
	s, a := magnitude(r.num)
	t, b := magnitude(o.num)
	c, d := uint64(r.den), uint64(o.den)
	g, h := gcd(a, d), gcd(b, c)
	nhi, n := bits.Mul64(a/g, b/h)
	dhi, d := bits.Mul64(c/h, d/g)
	num, ok := signed(s^t, n)
	return Ratio{num, int64(d)}, ok && nhi|dhi == 0 && d <= math.MaxInt64
}

// Inverse returns 1/r. The inverse of zero is [ErrDivisionByZero], of an unset
// ratio [ErrUnset].
func (r Ratio) Inverse() (Ratio, error) {
	if r.den == 0 {
		return Ratio{}, opError("invert ratio", ErrUnset)
	}
	if r.num == 0 {
		return Ratio{}, opError("invert ratio", ErrDivisionByZero)
	}
	sign, n := magnitude(r.num)
	num, _ := signed(sign, uint64(r.den))
	return Ratio{num, int64(n)}, nil
}

// AppendText appends a decimal number, as in "0.375", if one of at most 17
// decimal places is exact and its digits fit an int64, otherwise a fraction, as
// in "9/65"; nothing if r is unset.
func (r Ratio) AppendText(b []byte) ([]byte, error) { return r.append(b), nil }

func (r Ratio) append(b []byte) []byte {
	if r.den == 0 {
		return b
	}
	for places := range maxRatioPlaces {
		if p := int64(pow10[places]); p%r.den == 0 {
			sign, n := magnitude(r.num)
			hi, n := bits.Mul64(n, uint64(p/r.den))
			coef, ok := signed(sign, n)
			if hi != 0 || !ok {
				break
			}
			return appendDecimal(b, coef, places)
		}
	}
	b = strconv.AppendInt(b, r.num, 10)
	if r.den != 1 {
		b = strconv.AppendInt(append(b, '/'), r.den, 10)
	}
	return b
}

// String returns the text of [Ratio.AppendText], which [ParseRatio] reads;
// "unset" for an unset ratio, which no call reads.
func (r Ratio) String() string {
	if r.den == 0 {
		return "unset"
	}
	return string(r.append(nil))
}
