package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/money"
)

// localeInfo holds the facts of a locale.
type localeInfo struct {
	decimal, group                       string
	minus, plus, percent                 string
	approximately, atLeast, atMost, span string
	percentPattern                       string
	currency, accounting, currencyAlpha  string
	symbolMAD                            string
	namesMAD                             [6]string
	short, long                          compactTable
	shortCurrency, shortCurrencyAlpha    compactTable
}

// compactTable holds the patterns of a number of 10^3 to 10^14, by plural
// category.
type compactTable [12][6]string

// amount writes an amount by the currency pattern of the locale, which has a
// second half for negative amounts.
func (w Writer) amount(b []byte, d decimals, c money.Currency) []byte {
	info := &localeTable[w.Locale]
	if w.Locale == FrMA && w.Style == Plain {
		// The commonest case, written out.
		if d.neg {
			b = append(b, '-')
		}
		b = d.appendDigits(b, ".", ",", 4)
		b = append(b, "\u00A0"...)
		return appendCode(b, c)
	}
	pattern := info.currency
	if w.Locale == EnAny {
		pattern = info.currencyAlpha // all our symbols are letters
	}
	if w.Style == Accounting {
		pattern = info.accounting
		if w.Locale == EnAny {
			pattern = strings.ReplaceAll(pattern, "¤", "¤\u00A0")
		}
	}
	positive, negative, two := strings.Cut(pattern, ";")
	sign := ""
	if d.neg {
		if two {
			pattern = negative
		} else {
			pattern, sign = positive, info.minus
		}
	} else {
		pattern = positive
	}
	b = append(b, sign...)
	for i := 0; i < len(pattern); {
		r, n := utf8.DecodeRuneInString(pattern[i:])
		switch r {
		case '#', '0', ',', '.':
			for i < len(pattern) && strings.IndexByte("#0,.", pattern[i]) >= 0 {
				i++
			}
			b = d.appendDigits(b, info.group, info.decimal, 4)
			continue
		case '¤':
			b = w.symbol(b, c)
		case '-':
			b = append(b, info.minus...)
		default:
			b = append(b, pattern[i:i+n]...)
		}
		i += n
	}
	return b
}

// symbol writes the symbol of a currency: that of CLDR for the dirham, else the
// ISO code.
func (w Writer) symbol(b []byte, c money.Currency) []byte {
	if c == money.MAD {
		if s := localeTable[w.Locale].symbolMAD; s != "" {
			return append(b, s...)
		}
	}
	return appendCode(b, c)
}

func appendCode(b []byte, c money.Currency) []byte {
	b, _ = c.AppendText(b)
	return b
}
