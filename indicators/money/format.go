package money

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
)

// Format serves package fmt. The verbs:
//
//	%v %s   25000.00 MAD   the canonical text, "unset" for an unset amount
//	%q      "25000.00 MAD"
//	%f      25000.00       without the currency
//	%.1f    25000.0        with so many decimal places
//	%d      25000          without decimal places, as %.0f
//	%c      MAD            the currency alone
//	%#v     money.MustParse("25000.00 MAD")
//
// No verb ever rounds: where digits that are not zero lie beyond the places
// asked for, all of them are written, and %d of 0.25 MAD is 0.25. A width pads
// with spaces, on the right with the flag '-', or with zeros behind the sign
// under %f and %d with the flag '0'. The flag '+' puts a plus sign before amounts
// above zero under %v, %s, %q, %f and %d.
func (m Money) Format(f fmt.State, verb rune) {
	if f == nil {
		return
	}
	b := m.format(f, verb)
	width, _ := f.Width()
	pad := max(width-len(b), 0)
	if !f.Flag('-') {
		writePadding(f, pad)
	}
	f.Write(b)
	if f.Flag('-') {
		writePadding(f, pad)
	}
}

// format is Format without the width.
func (m Money) format(f fmt.State, verb rune) []byte {
	if verb == 'v' && f.Flag('#') {
		if m.tag == 0 {
			return []byte("money.Money{}")
		}
		return fmt.Appendf(nil, "money.MustParse(%q)", m.String())
	}
	b := make([]byte, 0, 64)
	if f.Flag('+') && m.coef > 0 {
		b = append(b, '+')
	}
	switch verb {
	case 'v', 's':
		return append(b, m.String()...)
	case 'q':
		return strconv.AppendQuote(nil, string(b)+m.String())
	case 'f', 'd':
		places, given := f.Precision()
		if verb == 'd' {
			places, given = 0, true
		}
		return m.formatNumber(b, f, places, given)
	case 'c':
		return append(b[:0], m.Currency().String()...)
	}
	return fmt.Appendf(nil, "%%!%c(money.Money=%s)", verb, m.String())
}

// maxWidth is the widest field that is filled with zeros.
const maxWidth = 1000

// formatNumber appends the amount alone.
func (m Money) formatNumber(b []byte, f fmt.State, places int, given bool) []byte {
	if m.tag == 0 {
		return append(b[:0], "unset"...)
	}
	coef, scale := m.coef, m.scale()
	for given && scale > places && coef%10 == 0 {
		coef, scale = coef/10, scale-1
	}
	b = appendDecimal(b, coef, scale)
	if given {
		if scale == 0 && places > 0 {
			b = append(b, '.')
		}
		for ; scale < places; scale++ {
			b = append(b, '0')
		}
	}
	if width, ok := f.Width(); ok && f.Flag('0') && !f.Flag('-') {
		sign := 0
		if b[0] == '-' || b[0] == '+' {
			sign = 1
		}
		b = slices.Insert(b, sign, bytes.Repeat([]byte{'0'}, max(min(width, maxWidth)-len(b), 0))...)
	}
	return b
}

func writePadding(f fmt.State, n int) {
	for ; n > 0; n-- {
		f.Write([]byte{' '})
	}
}

// LogValue returns a group of amount and currency, as the JSON form has them;
// nil if m is unset.
func (m Money) LogValue() slog.Value {
	if m.tag == 0 {
		return slog.AnyValue(nil)
	}
	return slog.GroupValue(
		slog.String("amount", string(appendDecimal(nil, m.coef, m.scale()))),
		slog.String("currency", m.Currency().String()),
	)
}
