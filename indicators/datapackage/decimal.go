package datapackage

import (
	"bytes"
	"cmp"
	"strconv"
)

// decimal is a number as its significant digits and the place of its point:
// 0.digits times ten to the power of point. The digits are whole and then
// fraction, without zeros at the ends of the two together; none is zero.
type decimal struct {
	neg             bool
	whole, fraction []byte
	point           int
}

// maxExponent is how large an exponent may be.
const maxExponent = 1 << 30

// parseDecimal reads a number without group marks. Its digits stay in s.
func parseDecimal(s []byte) (d decimal, ok bool) {
	if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
		d.neg = s[0] == '-'
		s = s[1:]
	}
	exponent := 0
	if i := bytes.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(string(s[i+1:]))
		if err != nil || n > maxExponent || n < -maxExponent {
			return decimal{}, false
		}
		s, exponent = s[:i], n
	}
	whole, fraction, _ := bytes.Cut(s, []byte{'.'})
	if len(whole)+len(fraction) == 0 || !isDigits(whole) || !isDigits(fraction) {
		return decimal{}, false
	}
	whole, fraction = bytes.TrimLeft(whole, "0"), bytes.TrimRight(fraction, "0")
	d.point = len(whole) + exponent
	if len(whole) == 0 {
		significant := bytes.TrimLeft(fraction, "0")
		d.point -= len(fraction) - len(significant)
		fraction = significant
	}
	if len(fraction) == 0 {
		whole = bytes.TrimRight(whole, "0")
	}
	if len(whole)+len(fraction) == 0 {
		return decimal{}, true
	}
	d.whole, d.fraction = whole, fraction
	return d, true
}

func isDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// clone returns the number with digits of its own.
func (d decimal) clone() decimal {
	d.whole, d.fraction = bytes.Clone(d.whole), bytes.Clone(d.fraction)
	return d
}

// len returns how many digits there are.
func (d decimal) len() int { return len(d.whole) + len(d.fraction) }

// digit returns a digit, 0 after the last.
func (d decimal) digit(i int) byte {
	switch {
	case i < len(d.whole):
		return d.whole[i]
	case i < d.len():
		return d.fraction[i-len(d.whole)]
	}
	return '0'
}

func (d decimal) sign() int {
	switch {
	case d.len() == 0:
		return 0
	case d.neg:
		return -1
	}
	return 1
}

// compare orders numbers.
func (d decimal) compare(o decimal) int {
	sign := d.sign()
	if c := cmp.Compare(sign, o.sign()); c != 0 || sign == 0 {
		return c
	}
	c := cmp.Compare(d.point, o.point)
	for i := 0; c == 0 && i < max(d.len(), o.len()); i++ {
		c = cmp.Compare(d.digit(i), o.digit(i))
	}
	return c * sign
}

// append appends the one text of the number that all its spellings have.
func (d decimal) append(b []byte) []byte {
	if d.neg {
		b = append(b, '-')
	}
	b = append(append(b, d.whole...), d.fraction...)
	return strconv.AppendInt(append(b, 'e'), int64(d.point), 10)
}
