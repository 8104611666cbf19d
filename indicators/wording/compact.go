package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/money"
)

// compact writes a number rounded to two digits, or to a whole number of two
// or three digits, with the scale as a word or abbreviation, by the patterns of
// CLDR.
//
// Two departures, both against misreading: French 10^12 is written in thousands
// of milliards, because "Bn" is 10^9 to readers of English; and between a French
// million and what is counted stands "de".
func (w pen) compact(b []byte, d decimals, n *noun, mode rounding) []byte {
	info, words := w.info(), w.words()
	table := &words.short
	currency := n.kind == nounMoney
	switch {
	case w.style == CompactLong:
		table = &words.long
	case currency && w.lang == En:
		table = &words.shortCurrencyAlpha
	case currency:
		table = &words.shortCurrency
	}
	power, scaled := w.scale(table, d, mode)
	d = scaled
	category := pluralOf(w.lang, d.integer, d.fraction)
	if power == 0 {
		if currency {
			return w.small(b, d, n)
		}
		return w.plain(b, d, n)
	}
	pattern := table[power-3][category]
	if w.lang == Fr && w.style == CompactLong && power == 3 && len(d.integer) == 1 && d.integer[0] == '1' &&
		len(d.fraction) == 0 {
		pattern = "mille" // the exact form of CLDR for 1
	}
	if d.neg {
		b = append(b, info.minus...)
		d.neg = false
	}
	for i := 0; i < len(pattern); {
		r, size := utf8.DecodeRuneInString(pattern[i:])
		switch {
		case r == '0':
			for i < len(pattern) && pattern[i] == '0' {
				i++
			}
			between := w.separators()
			if w.lang == Fr && w.style == Compact {
				between.group = "" // "1.077 Md" is 1,077 to some and 1.077 to others
			}
			b = w.signed(b, d, between)
			continue
		case r == '¤':
			b = w.symbol(b, n.currency)
		default:
			b = append(b, pattern[i:i+size]...)
		}
		i += size
	}
	if currency && w.style != CompactLong {
		return append(b, n.per...)
	}
	return w.counted(b, d, n, power)
}

// small writes an amount of less than a thousand.
func (w pen) small(b []byte, d decimals, n *noun) []byte {
	if w.style == CompactLong {
		b = w.signed(b, d, w.separators())
		return w.counted(b, d, n, 0)
	}
	return append(w.amount(b, d, n.currency), n.per...)
}

// counted writes what is counted after a number with a scale word.
func (w pen) counted(b []byte, d decimals, n *noun, power int) []byte {
	of := ""
	name := ""
	switch n.kind {
	case nounMoney:
		p := pluralOf(w.lang, d.integer, d.fraction)
		if power > 0 {
			p = pluralOther
		}
		name = currencyName(n.currency, w.lang, p)
		if n.currency == money.MAD {
			name = w.words().namesMAD[p]
		}
	case nounNamed, nounText:
		name = n.text
		if n.info != nil {
			p := pluralOf(w.lang, d.integer, d.fraction)
			if power > 0 {
				p = pluralOther
			}
			name = n.info.form(w.lang, p)
		}
	default:
		return w.unit(b, d, n, power > 0)
	}
	if w.lang == Fr && power >= 6 {
		of = frenchOf(name)
	}
	if len(b) > 0 {
		b = append(b, ' ')
	}
	b = append(append(b, of...), name...)
	return append(b, n.per...)
}

// frenchOf is "de " or "d’".
func frenchOf(name string) string {
	if r, _ := utf8.DecodeRuneInString(name); strings.ContainsRune("aeiouéèêhAEIOUÉÈ", r) &&
		!strings.HasPrefix(name, "hr") { // de hryvnias
		return "d’"
	}
	return "de "
}

// scale finds the power of ten of the pattern for d, and d divided and rounded
// to go with it. The power is 0 below a thousand.
func (w pen) scale(table *compactTable, d decimals, mode rounding) (power int, scaled decimals) {
	for {
		digits := len(d.integer)
		power = 0
		short := w.lang == Fr && w.style == Compact
		for p := 3; p < digits && p < 3+len(table); p++ {
			if table[p-3][pluralOther] != "" && !(short && p >= 12) {
				power = p
			}
		}
		if short && digits > 15 {
			power = 0 // millions of milliards: nobody writes so
		}
		shift := 0
		if power > 0 {
			shift = power + 1 - strings.Count(table[power-3][pluralOther], "0")
		}
		scaled = d.shift(shift)
		places := 0
		if len(scaled.integer) == 1 {
			places = 1
			if scaled.integer[0] == '0' {
				places = 2 // two significant digits, after leading zeros
				for _, c := range scaled.fraction {
					if c != '0' {
						break
					}
					places++
				}
			}
		}
		scaled.round(places, mode)
		scaled.trim(0)
		if len(scaled.integer)+shift == digits || len(scaled.integer)+shift <= 3 {
			return power, scaled
		}
		// Rounding has made a digit: 999,950 is 1M, not 1000K.
		d = decimals{neg: d.neg, integer: append(append([]byte(nil), scaled.integer...), zerosOf(shift)...)}
	}
}

func zerosOf(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0'
	}
	return b
}
