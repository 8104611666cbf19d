package money

import (
	"fmt"
	"log/slog"
	"strconv"
)

// Format serves package fmt. The verbs:
//
//	%v %s   25000.00 MAD   the canonical text, "unset" for an unset amount
//	%q      "25000.00 MAD"
//	%f      25000.00       without the currency
//	%c      MAD            the currency alone
//	%#v     money.MustParse("25000.00 MAD")
//
// A width pads with spaces, on the right with the flag '-'. The flag '+' puts
// a plus sign before amounts above zero under %v, %s, %q and %f. A precision
// appends zeros under %f, as far as it goes beyond the decimal places of the
// amount; no verb ever rounds.
func (m Money) Format(f fmt.State, verb rune) {
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
	case 'f':
		return m.formatNumber(b, f)
	case 'c':
		return append(b[:0], m.Currency().String()...)
	}
	return fmt.Appendf(nil, "%%!%c(money.Money=%s)", verb, m.String())
}

// formatNumber appends the amount alone.
func (m Money) formatNumber(b []byte, f fmt.State) []byte {
	if m.tag == 0 {
		return append(b, "unset"...)
	}
	places := m.scale()
	b = appendDecimal(b, m.coef, places)
	if p, ok := f.Precision(); ok {
		if places == 0 && p > 0 {
			b = append(b, '.')
		}
		for ; places < p; places++ {
			b = append(b, '0')
		}
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
