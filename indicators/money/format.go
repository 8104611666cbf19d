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
	var buf [64]byte
	b := buf[:0]
	if f.Flag('+') && m.coef > 0 {
		b = append(b, '+')
	}
	switch {
	case verb == 'v' && f.Flag('#'):
		b = append(b[:0], "money.Money{}"...)
		if m.tag != 0 {
			b = strconv.AppendQuote(append(b[:0], "money.MustParse("...), m.String())
			b = append(b, ')')
		}
	case m.tag == 0 && (verb == 'v' || verb == 's' || verb == 'f' || verb == 'c'):
		b = append(b, "unset"...)
	case verb == 'v' || verb == 's':
		b = m.append(b)
	case verb == 'q':
		b = strconv.AppendQuote(nil, string(b)+m.String())
	case verb == 'f':
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
	case verb == 'c':
		b, _ = m.Currency().AppendText(b[:0])
	default:
		b = append(append(b[:0], "%!"...), string(verb)...)
		b = append(append(append(b, "(money.Money="...), m.String()...), ')')
	}
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
