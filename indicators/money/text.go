package money

import "math"

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
	if len(s) > maxText {
		return Money{}, inputError("parse", ErrSyntax, s, maxText, "longer than 128 bytes")
	}
	n := len(s) - 4
	if n < 1 {
		return Money{}, inputError("parse", ErrSyntax, s, len(s), "no amount, space and currency code")
	}
	c := lookup(letters(s[n+1], s[n+2], s[n+3]))
	m, at, err := parseAmount(s[:n], c)
	if err != nil {
		return Money{}, inputError("parse", err, s, at, "")
	}
	if s[n] != ' ' {
		return Money{}, inputError("parse", ErrSyntax, s, n, "no space before the currency code")
	}
	if c == 0 {
		return Money{}, inputError("parse", ErrCurrency, s, n+1, "")
	}
	return m, nil
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

// parseNumber reads an optional sign, digits, and optionally a point and more
// digits, as a coefficient below 2^63 of 10^-places. Zeros at the end of the
// places do not count; a negative maxPlaces refuses the point. On failure it
// returns the error and its offset.
func parseNumber(s string, maxPlaces int) (sign, coef uint64, places, at int, err error) {
	i := 0
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		i = 1
		if s[0] == '-' {
			sign = 1
		}
	}
	start, point, last := i, -1, -1 // last: the last digit that counts
	for at = start; at < len(s); at++ {
		switch d := s[at] - '0'; {
		case d <= 9:
			if d != 0 || point < 0 {
				last = at
			}
		case s[at] == '.' && point < 0 && at > start && maxPlaces >= 0:
			point = at
		default:
			return 0, 0, 0, at, ErrSyntax
		}
	}
	if len(s) == start || point == len(s)-1 {
		return 0, 0, 0, len(s), ErrSyntax // no digits where some must be
	}
	for ; i <= last; i++ {
		if i == point {
			continue
		}
		if point >= 0 && i-point > maxPlaces {
			return 0, 0, 0, i, ErrPrecision
		}
		if coef > math.MaxInt64/10 {
			return 0, 0, 0, i, ErrOverflow
		}
		if coef = coef*10 + uint64(s[i]-'0'); coef > math.MaxInt64 {
			return 0, 0, 0, i, ErrOverflow
		}
	}
	if point >= 0 && last > point {
		places = last - point
	}
	return sign, coef, places, 0, nil
}

// AppendText appends the text form, as in "25000.00 MAD"; nothing if m is
// unset. It never fails.
func (m Money) AppendText(b []byte) ([]byte, error) { return m.append(b), nil }

func (m Money) append(b []byte) []byte {
	if m.tag == 0 {
		return b
	}
	b = appendDecimal(b, m.coef, m.scale())
	return append(b, ' ', byte(m.tag>>24), byte(m.tag>>16), byte(m.tag>>8))
}

// appendDecimal appends coef * 10^-places.
func appendDecimal(b []byte, coef int64, places int) []byte {
	var buf [24]byte
	i := len(buf)
	sign, u := magnitude(coef)
	for n := 0; n <= places || u != 0; n++ {
		if n == places && n > 0 {
			i--
			buf[i] = '.'
		}
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
	}
	if sign != 0 {
		i--
		buf[i] = '-'
	}
	return append(b, buf[i:]...)
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

// MarshalText returns the text form; an unset amount is empty text.
func (m Money) MarshalText() ([]byte, error) { return m.append(nil), nil }

// UnmarshalText reads what [Parse] reads; empty text is the unset amount.
func (m *Money) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = Money{}
		return nil
	}
	v, err := Parse(clip(text))
	if err != nil {
		return err
	}
	*m = v
	return nil
}

// clip returns text as a string, cut after what any Parse refuses as too long.
func clip(text []byte) string { return string(text[:min(len(text), maxText+1)]) }
