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
			s := w.amountSeparators()
			s.pairs = strings.HasPrefix(pattern[i:], "#,##,")
			for i < len(pattern) && standsForDigits(pattern[i]) {
				i++
			}
			b = w.digits(b, &d, s)
			continue
		case '¤':
			// CLDR has a space between a code and digits that touch.
			apart := int(w.locale) >= len(localeTable)
			if last, _ := utf8.DecodeLastRune(b); apart && unicode.IsDigit(last) {
				b = append(b, "\u00A0"...)
			}
			b = w.symbol(b, c)
			if apart && i+n < len(pattern) && (pattern[i+n] == '#' || pattern[i+n] == '0') {
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

// standsForDigits reports whether a byte of a pattern stands for digits.
func standsForDigits(c byte) bool { return c == '#' || c == '0' || c == ',' || c == '.' }

// symbol writes the symbol of a currency: that of CLDR for the dirham, else the
// ISO code.
func (w *pen) symbol(b []byte, c money.Currency) []byte {
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

// plainForm is how an amount is written in full in a locale that has a constant, when
// the page has no separators of its own.
type plainForm struct {
	before, minus  string // in front of all, and in front of the digits or the code
	codeFirst      bool
	group, decimal byte
	dirham         string // its symbol, where that is not the code
}

// plainForms are by locale what [pen.amount] makes of the patterns of CLDR.
var plainForms = [...]plainForm{
	ArMA:  {before: "\u200F", minus: "\u200E-", group: '.', decimal: ',', dirham: localeTable[ArMA].symbolMAD},
	FrMA:  {minus: "-", group: '.', decimal: ','},
	EnAny: {minus: "-", group: ',', decimal: '.', codeFirst: true},
}

// twoDigits has the digits of the numbers below a hundred.
const twoDigits = "00010203040506070809101112131415161718192021222324" +
	"25262728293031323334353637383940414243444546474849" +
	"50515253545556575859606162636465666768697071727374" +
	"75767778798081828384858687888990919293949596979899"

// append writes an amount without taking its digits apart first: 1.234.567,89 MAD.
func (f *plainForm) append(b []byte, m money.Money) []byte {
	coef, places := m.Unscaled()
	u := uint64(coef)
	if f.before != "" {
		b = append(b, f.before...)
	}
	if coef < 0 {
		b = append(b, f.minus...)
		u = -u
	}
	c := m.Currency()
	if f.codeFirst {
		b = append(appendCode(b, c), "\u00A0"...)
	}
	var buf [40]byte
	i := len(buf)
	for ; places > 1; places -= 2 {
		i -= 2
		pair := twoDigits[2*(u%100):]
		buf[i], buf[i+1] = pair[0], pair[1]
		u /= 100
	}
	if places == 1 {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
	}
	if i < len(buf) {
		i--
		buf[i] = f.decimal
	}
	for ; u >= 1000; u /= 1000 {
		group := u % 1000
		i -= 4
		pair := twoDigits[2*(group%100):]
		buf[i], buf[i+1], buf[i+2], buf[i+3] = f.group, byte('0'+group/100), pair[0], pair[1]
	}
	for ; ; u /= 10 {
		i--
		buf[i] = byte('0' + u%10)
		if u < 10 {
			break
		}
	}
	b = append(b, buf[i:]...)
	if f.codeFirst {
		return b
	}
	b = append(b, "\u00A0"...)
	if c == money.MAD && f.dirham != "" {
		return append(b, f.dirham...)
	}
	return appendCode(b, c)
}
