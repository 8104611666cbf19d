package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/money"
)

// localeInfo holds the facts of a locale.
type localeInfo struct {
	decimal, group                       string
	currencyDecimal, currencyGroup       string // of amounts, where they differ
	zero                                 string // the first digit, where it is not 0
	least                                uint8  // minimum grouping digits, where it is not 1
	pairs                                bool   // groups of two above the first: 12,34,567
	minus, plus, percent                 string
	approximately, atLeast, atMost, span string
	percentPattern                       string
	currency, accounting, currencyAlpha  string
	prose                                separators // of Prose, where the press of the country differs from CLDR
	*scaleInfo                                      // of the locales with constants alone
}

// scaleInfo holds what a language says of scales and of the dirham.
type scaleInfo struct {
	symbolMAD                         string
	namesMAD                          [6]string
	short, long                       compactTable
	shortCurrency, shortCurrencyAlpha compactTable
}

// compactTable holds the patterns of a number of 10^3 to 10^14, by plural
// category.
type compactTable [12][6]string

// amount writes an amount by the currency pattern of the locale, which has a
// second half for negative amounts.
func (w pen) amount(b []byte, d decimals, c money.Currency) []byte {
	info := w.info()
	pattern := info.currency
	if w.locale == EnAny {
		pattern = info.currencyAlpha // all our symbols are letters
	}
	if w.style == Accounting && !w.inside {
		pattern = info.accounting
		if w.locale == EnAny {
			pattern = strings.ReplaceAll(pattern, "¤", "¤\u00A0")
		}
	}
	positive, negative, two := strings.Cut(pattern, ";")
	sign := ""
	if d.neg {
		if two && !strings.HasSuffix(negative, "-") && !strings.Contains(negative, "¤-\u00A0") &&
			!strings.Contains(negative, ")\u00A0¤") {
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
			s := w.amountSeparators()
			s.pairs = strings.Contains(pattern, "#,##,")
			b = w.digits(b, d, s)
			continue
		case '¤':
			// CLDR has a space between a code and digits that touch.
			if last, _ := utf8.DecodeLastRune(b); unicode.IsDigit(last) && int(w.locale) >= len(localeTable) {
				b = append(b, "\u00A0"...)
			}
			b = w.symbol(b, c)
			if i+n < len(pattern) && strings.IndexByte("#0", pattern[i+n]) >= 0 && int(w.locale) >= len(localeTable) {
				b = append(b, "\u00A0"...)
			}
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
func (w pen) symbol(b []byte, c money.Currency) []byte {
	if c == money.MAD && w.lang == w.locale.Lang() {
		if s := w.words().symbolMAD; s != "" {
			return append(b, s...)
		}
	}
	return appendCode(b, c)
}

func appendCode(b []byte, c money.Currency) []byte {
	b, _ = c.AppendText(b)
	return b
}

// appendFrench writes an amount of the commonest locale without taking it apart
// first: 1.234.567,89 MAD.
func appendFrench(b []byte, m money.Money) []byte {
	coef, places := m.Unscaled()
	u := uint64(coef)
	if coef < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [40]byte
	i := len(buf)
	for n := 0; n < places; n++ {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
	}
	if places > 0 {
		i--
		buf[i] = ','
	}
	for n := 0; ; n++ {
		if n == 3 {
			n = 0
			i--
			buf[i] = '.'
		}
		i--
		buf[i] = byte('0' + u%10)
		if u /= 10; u == 0 {
			break
		}
	}
	b = append(b, buf[i:]...)
	b = append(b, 0xC2, 0xA0)
	return appendCode(b, m.Currency())
}
