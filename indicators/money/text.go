package money

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// maxText is the longest text that Parse reads: room for any amount, with a
// sign, leading zeros and a hundred decimal places of zeros.
const maxText = 128

// Parse reads an amount: an optional sign, digits, optionally a point and more
// digits, one space, and the code of the currency, as in "25000 MAD" or
// "-0.0125 EUR". It is the inverse of [Money.String] and reads nothing but
// that form, save a plus sign, leading zeros, and zeros after the last decimal
// place. Exponents, separators, other digits than 0 to 9 and other spaces are
// [ErrSyntax]; a seventh decimal place that is not zero is [ErrPrecision], an
// amount that does not fit [ErrOverflow], an unknown code [ErrCurrency]. Text
// longer than 128 bytes is refused unread.
func Parse(s string) (Money, error) {
	if m, ok := parsePlain(s); ok {
		return m, nil
	}
	return parseAny(s)
}

// parsePlain reads the plain case fast: no plus sign, no more than sixteen
// digits before the point, and all minor digits or none after it. It leaves
// alone what it is not sure of, and agrees with parseAny on all else.
func parsePlain(s string) (Money, bool) {
	s, negative := strings.CutPrefix(s, "-")
	n := len(s) - 4
	if n < 5 { // at least one byte before the point, even of four minor digits
		return Money{}, false
	}
	c := lookup(letters(s[n+1], s[n+2], s[n+3]))
	if s[n] != ' ' || c == 0 {
		return Money{}, false
	}
	var sign uint64
	if negative {
		sign = 1
	}
	var fraction uint64
	scale := c.digits()
	if point := n - 1 - scale; scale != 0 && s[point] == '.' {
		if scale == 2 { // as below, without a loop
			tens, ones := uint64(s[n-2]-'0'), uint64(s[n-1]-'0')
			if tens > 9 || ones > 9 {
				return Money{}, false
			}
			fraction = 10*tens + ones
		} else {
			for _, b := range []byte(s[point+1 : n]) {
				d := uint64(b - '0')
				if d > 9 {
					return Money{}, false
				}
				fraction = fraction*10 + d
			}
		}
		n = point
	}
	// n digits, at least one, before at least four more bytes.
	if n < 1 || n > 16 {
		return Money{}, false
	}
	var coef uint64
	var ok bool
	if n < 9 {
		coef, ok = eightDigits(load64(s, 0) << (64 - 8*uint(n)))
	} else {
		v, first := eightDigits(load64(s, 0) << (128 - 8*uint(n)))
		w, second := eightDigits(load64(s, n-8))
		coef, ok = v*1e8+w, first && second
	}
	if !ok {
		return Money{}, false
	}
	hi, coef := bits.Mul64(coef, pow10[scale])
	v, ok := signed(sign, coef+fraction)
	return Money{v, uint64(c)}, ok && hi == 0
}

// load64 returns eight bytes less '0', the first one lowest.
func load64(s string, i int) uint64 {
	s = s[i : i+8]
	return (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56) ^ 0x3030303030303030
}

// eightDigits returns the number that eight bytes of 0 to 9 spell, the most
// significant one lowest; false if any is another byte.
func eightDigits(v uint64) (uint64, bool) {
	ok := (v+0x7676767676767676|v)&0x8080808080808080 == 0
	v = v*10 + v>>8 // tens and ones in every second byte
	const pair = 0x000000FF000000FF
	v = (v&pair*(100+1000000<<32) + v>>16&pair*(1+10000<<32)) >> 32
	return v, ok
}

// parseAny is Parse without haste.
func parseAny(s string) (Money, error) {
	const op = "parse"
	if len(s) > maxText {
		return Money{}, inputError(op, ErrSyntax, s, maxText, "longer than 128 bytes")
	}
	n := strings.LastIndexByte(s, ' ')
	if n < 1 || n == len(s)-1 {
		return Money{}, unlikeAmount(s, n)
	}
	code := s[n+1:]
	c := readCode(code)
	if c != 0 && !c.spelled(code) {
		return Money{}, inputError(op, ErrCurrency, s, n+1, "write "+c.String())
	}
	m, at, err := parseAmount(s[:n], c)
	if err != nil {
		detail := ""
		if errors.Is(err, ErrSyntax) {
			detail = "want digits and a point, as in 1234.50; package wording reads other figures"
		}
		return Money{}, inputError(op, err, s, at, detail)
	}
	if c == 0 {
		return Money{}, inputError(op, ErrCurrency, s, n+1, nearCodes(code)+"; package wording reads names such as DH")
	}
	return m, nil
}

// unlikeAmount is the error of text without a space, or without anything on one
// side of it; space is where it is, or -1.
func unlikeAmount(s string, space int) error {
	at := 0
	for at < len(s) && strings.IndexByte("+-.0123456789", s[at]) >= 0 {
		at++
	}
	detail := "no space before the currency code"
	switch {
	case at == len(s) || at == space && space == len(s)-1:
		detail = "no currency code after the amount"
	case at == 0:
		detail = "no amount before the currency code"
	case space > 0:
		at, detail = space, "no currency code after the space"
	}
	return inputError("parse", ErrSyntax, s, at, detail)
}

// MustParse is [Parse] for constants and tests; it panics on an error.
func MustParse(s string) Money {
	m, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return m
}

// parseAmount reads the digits before the currency code. On failure it returns
// the error and its offset.
func parseAmount(s string, c Currency) (Money, int, error) {
	sign, coef, places, at, err := parseNumber(s, MaxPlaces)
	if err != nil {
		return Money{}, at, err
	}
	scale := max(places, c.digits())
	m, ok := fit(widen(int64(coef), pow10[scale-places]).negateIf(sign), c, scale)
	if !ok {
		return Money{}, len(s), ErrOverflow
	}
	return m, 0, nil
}

// noPoint stands for no decimal places, and no point.
const noPoint = 255

// parseNumber reads an optional sign, digits, and optionally a point and more
// digits, as a coefficient below 2^63 of 10^-places. Zeros at the end of the
// places do not count; noPoint for maxPlaces refuses the point. On failure it
// returns the error and its offset.
func parseNumber(s string, maxPlaces int) (sign, coef uint64, places, at int, err error) {
	digits, negative := strings.CutPrefix(s, "-")
	if negative {
		sign = 1
	} else {
		digits = strings.TrimPrefix(digits, "+")
	}
	// The last digit that counts, and where the point is: not at 0, since a
	// digit comes before it.
	start, point, last := len(s)-len(digits), 0, 0
	for at = start; at < len(s); at++ {
		if d := s[at] - '0'; d <= 9 {
			if d != 0 || point == 0 {
				last = at
			}
			continue
		}
		if s[at] != '.' || point != 0 || at == start || maxPlaces == noPoint {
			err = ErrSyntax
			return
		}
		point = at
	}
	if len(s) == start || point != 0 && point == len(s)-1 {
		err = ErrSyntax // no digits where some must be
		return
	}
	for at = start; at <= last; at++ {
		if at == point && point != 0 {
			continue
		}
		if point != 0 && at-point > maxPlaces {
			err = ErrPrecision
			return
		}
		hi, lo := bits.Mul64(coef, 10)
		var carry uint64
		if coef, carry = bits.Add64(lo, uint64(s[at]-'0'), 0); hi|carry != 0 || coef > math.MaxInt64 {
			err = ErrOverflow
			return
		}
	}
	if point != 0 {
		places = max(last-point, 0)
	}
	return
}

// AppendText appends the text form, as in "25000.00 MAD"; nothing if m is
// unset. It never fails.
func (m Money) AppendText(b []byte) ([]byte, error) { return m.append(b), nil }

// append is quick for most amounts in most currencies: two places, and not more
// than eight digits before them.
func (m Money) append(b []byte) []byte {
	sign, u := magnitude(m.coef)
	if m.tag&^(0xFFFFFF<<8) != 2 || u >= 1e10 {
		return m.appendAny(b)
	}
	whole := u / 100
	cents := u - 100*whole
	tens := cents * 103 >> 10
	high := u / 1e6
	digits := spell8(high, whole-1e4*high)
	zeros := bits.TrailingZeros64(digits|1<<56) / 8 // in front; the last digit stays
	digits |= 0x3030303030303030
	n := 8 - zeros
	size := int(sign) + n + len(".00 MAD")
	if cap(b)-len(b) < size {
		b = slices.Grow(b, size)
	}
	out := b[len(b) : len(b)+size]
	out[0] = '-'
	out = out[sign:]
	binary.LittleEndian.PutUint64(out, digits>>(8*zeros))
	// The last digit once more, and what follows.
	const rest = '.'<<48 | '0'<<40 | '0'<<32 | ' '<<24
	binary.BigEndian.PutUint64(out[n-1:], digits>>56<<56|rest+tens<<40+(cents-10*tens)<<32+m.tag>>8)
	return b[:len(b)+size]
}

// appendAny is append without haste.
func (m Money) appendAny(b []byte) []byte {
	if m.tag == 0 {
		return b
	}
	if m.tag&ownCurrency != 0 {
		return m.Currency().append(append(appendDecimal(b, m.coef, m.scale()), ' '))
	}
	b = appendNumber(b, m.coef, m.scale(), 4)
	code := b[len(b)-4:]
	binary.BigEndian.PutUint32(code, ' '<<24|uint32(m.tag)>>8)
	return b
}

// spell8 returns the digits of two numbers below 10000 as bytes of 0 to 9, the
// most significant one lowest. It divides all parts at once.
func spell8(high, low uint64) uint64 {
	v := high | low<<32
	q := v * 5243 >> 19 & 0x7F0000007F  // by 100
	v = q | (v-100*q)<<16               // four below 100
	q = v * 103 >> 10 & 0xF000F000F000F // by 10
	return q | (v-10*q)<<8
}

// appendDecimal appends coef * 10^-places.
func appendDecimal(b []byte, coef int64, places int) []byte {
	return appendNumber(b, coef, places, 0)
}

// appendNumber appends coef * 10^-places and room bytes to be filled.
func appendNumber(b []byte, coef int64, places, room int) []byte {
	sign, u := magnitude(coef)
	digits := max(countDigits(u), places+1)
	size := int(sign) + digits
	if places > 0 {
		size++
	}
	if cap(b)-len(b) < size+room {
		b = slices.Grow(b, size+room)
	}
	start := len(b)
	b = b[:start+size+room]
	out := b[start : start+size]
	i := len(out)
	if places > 0 {
		for ; places >= 2; places -= 2 {
			i -= 2
			u = putPair(out[i:], u)
		}
		if places > 0 {
			i--
			out[i] = byte('0' + u%10)
			u /= 10
		}
		i--
		out[i] = '.'
	}
	for u >= 10000 { // four digits at once: shorter chains of divisions
		i -= 4
		putPair(out[i:], putPair(out[i+2:], u%10000))
		u /= 10000
	}
	for u >= 10 {
		i -= 2
		u = putPair(out[i:], u)
	}
	if i > int(sign) {
		i--
		out[i] = byte('0' + u)
	}
	if sign != 0 {
		out[0] = '-'
	}
	return b
}

// putPair writes the last two digits of u and returns the others.
func putPair(out []byte, u uint64) uint64 {
	q := u / 100
	p := 2 * (u - 100*q)
	_ = out[1]
	out[0], out[1] = pairs[p], pairs[p+1]
	return q
}

// pairs holds the numbers 00 to 99.
const pairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

// countDigits returns how many decimal digits u has; 0 for 0.
func countDigits(u uint64) int {
	n := bits.Len64(u|1) * 1233 >> 12 // log2 to log10, one less at times
	if u >= pow10[n] {
		n++
	}
	return n
}

// String returns the canonical text, as in "25000.00 MAD", which [Parse]
// reads. Decimal places stand as far as the minor digits, further only where
// the amount has them. An unset amount is "unset", which no call reads.
func (m Money) String() string {
	if m.tag == 0 {
		return "unset"
	}
	var buf [32]byte
	return string(m.append(buf[:0]))
}

// clip returns text as a string, cut after what any Parse refuses as too long.
func clip(text []byte) string { return string(text[:min(len(text), maxText+1)]) }
