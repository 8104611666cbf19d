package money

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
)

//go:generate go run ./internal/gencurrencies

// Currency is a code of ISO 4217, active or withdrawn, or a code that
// [NewCurrency] makes, with the digits of its minor unit. The zero value is no
// currency. Use the constants ([MAD], [EUR], ...), which are never removed, or
// [ParseCurrency]; the number behind a Currency is not part of the contract,
// except that it does not depend on which other codes exist, and a number that
// stands for no currency is refused where an amount is made.
type Currency uint32

// ownCurrency marks, above the digits, a code that is not of ISO 4217.
const ownCurrency = 1 << 3

// currencyFact is what the tables say of a code of ISO 4217.
type currencyFact struct {
	currency  Currency
	numeric   uint16 // 0 for none
	withdrawn string // the month, as in 2002-03, or the year; empty for an active code
	cash      string // the smallest step of cash payments; empty for the minor unit
	names     [len(nameLanguages)]string
}

// nameLanguages are those of currencyFact.names.
var nameLanguages = [...]string{"ar", "fr", "en"}

// letters packs a code without its definition.
func letters(a, b, c byte) uint32 { return uint32(a)<<16 | uint32(b)<<8 | uint32(c) }

// lookup finds the definition of an active code, or returns 0.
func lookup(code uint32) Currency {
	c := currencySlots[(code*hashMultiplier)>>hashShift]
	if uint32(c)>>8 != code {
		return 0
	}
	return c
}

// find is lookup for active and withdrawn codes.
func find(code uint32) Currency {
	if c := lookup(code); c != 0 {
		return c
	}
	if f, ok := factOf(code); ok {
		return f.currency
	}
	return 0
}

// factOf returns what the tables say of a code.
func factOf(code uint32) (currencyFact, bool) {
	i, ok := slices.BinarySearchFunc(currencyFacts[:], code, func(f currencyFact, code uint32) int {
		return cmp.Compare(uint32(f.currency)>>8, code)
	})
	if !ok {
		return currencyFact{}, false
	}
	return currencyFacts[i], true
}

func (c Currency) fact() currencyFact {
	f, _ := factOf(uint32(c) >> 8)
	if f.currency != c {
		return currencyFact{}
	}
	return f
}

// NewCurrency returns a currency that ISO 4217 does not have: a code of three
// capital letters and the digits of its minor unit, 0 to [MaxPlaces]. Its text
// says the digits, XQT/3, so that an amount in it (12.500 XQT/3) is read back
// anywhere without a table. Two currencies are the same if code and digits are.
// A code of ISO 4217, active or withdrawn, is [ErrCurrency]; other digits are
// [ErrPlaces].
func NewCurrency(code string, digits int) (Currency, error) {
	const op = "new currency"
	packed, ok := capitals(code)
	if !ok {
		return 0, inputError(op, ErrCurrency, code, 0, "want three capital letters")
	}
	if find(packed) != 0 {
		return 0, inputError(op, ErrCurrency, code, 0, "ISO 4217 defines it")
	}
	if digits < 0 || digits > MaxPlaces {
		return 0, opError(op, ErrPlaces)
	}
	return Currency(packed)<<8 | ownCurrency | Currency(digits), nil
}

// capitals packs three capital letters.
func capitals(code string) (packed uint32, ok bool) {
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return
	}
	return letters(code[0], code[1], code[2]), true
}

// own reports whether c is a currency of NewCurrency.
func (c Currency) own() bool {
	code := uint32(c) >> 8
	_, ok := capitals(string([]byte{byte(code >> 16), byte(code >> 8), byte(code)}))
	return ok && c&0xF8 == ownCurrency && c.digits() <= MaxPlaces && find(code) == 0
}

// ParseCurrency reads the code of a currency: three letters (MAD, or mad as some
// software writes it), the numeric code of three digits (504), or three capital
// letters and the digits of a currency of [NewCurrency] (XQT/3). An unknown code
// is [ErrCurrency], and the error names codes that are written alike.
func ParseCurrency(s string) (Currency, error) {
	if c := readCode(s); c != 0 {
		return c, nil
	}
	return 0, inputError("parse currency", ErrCurrency, s, 0, nearCodes(s))
}

// readCode is ParseCurrency without the error.
func readCode(s string) Currency {
	if len(s) == 5 && s[3] == '/' {
		c, _ := NewCurrency(s[:3], int(s[4])-'0')
		return c
	}
	if len(s) != 3 {
		return 0
	}
	if s[0] <= '9' {
		return fromNumeric(s)
	}
	packed, _ := capitals(strings.ToUpper(s))
	return find(packed)
}

// fromNumeric finds a numeric code. One that an active currency has is that
// currency; one that several withdrawn currencies had, and no active one has, is
// none of them.
func fromNumeric(s string) Currency {
	n, _ := strconv.ParseUint(s, 10, 16)
	if n == 0 {
		return 0
	}
	var found Currency
	times := 0
	for _, f := range currencyFacts {
		if uint64(f.numeric) == n {
			if found, times = f.currency, times+1; f.withdrawn == "" {
				return found
			}
		}
	}
	if times > 1 {
		return 0
	}
	return found
}

// maxNear is how many codes an error names.
const maxNear = 6

// nearCodes names active codes that differ from s in one letter, or in the order
// of two.
func nearCodes(s string) string {
	const want = "want a code of ISO 4217, such as MAD"
	s = strings.ToUpper(s[:min(len(s), 4)])
	if _, ok := capitals(s); !ok {
		return want
	}
	var near []string
	for c := range Currencies() {
		if alike(s, c.String()) {
			near = append(near, c.String())
		}
	}
	if len(near) == 0 {
		return want
	}
	return "near it are " + strings.Join(near[:min(len(near), maxNear)], ", ")
}

// alike reports whether two codes differ in one letter, or in the order of two
// that stand together.
func alike(s, t string) bool {
	first, middle, last := s[0] == t[0], s[1] == t[1], s[2] == t[2]
	return first && middle || first && last || middle && last ||
		last && s[:2] == string([]byte{t[1], t[0]}) || first && s[1:] == string([]byte{t[2], t[1]})
}

// Currencies yields the active codes in alphabetic order.
func Currencies() iter.Seq[Currency] { return currencies(true) }

// RetiredCurrencies yields the codes of ISO 4217 that were withdrawn, in
// alphabetic order.
func RetiredCurrencies() iter.Seq[Currency] { return currencies(false) }

func currencies(active bool) iter.Seq[Currency] {
	return func(yield func(Currency) bool) {
		for _, f := range currencyFacts {
			if (f.withdrawn == "") == active && !yield(f.currency) {
				return
			}
		}
	}
}

// IsSet reports whether c is not the zero value.
func (c Currency) IsSet() bool { return c != 0 }

// Valid reports whether c is a currency: a code of ISO 4217, active or withdrawn,
// or one of [NewCurrency].
func (c Currency) Valid() bool {
	return c != 0 && (lookup(uint32(c)>>8) == c || c.fact().currency == c || c.own())
}

// Active reports whether c is an active code of ISO 4217.
func (c Currency) Active() bool { return c != 0 && lookup(uint32(c)>>8) == c }

// Withdrawn returns the month in which a code of ISO 4217 was withdrawn, as in
// "2023-01" for HRK, or the year where no more is known; "" for all others.
func (c Currency) Withdrawn() string { return c.fact().withdrawn }

// Name returns the name of the currency in a language, "ar", "fr" or "en", by
// CLDR 48.2: "درهم مغربي" for MAD. Another language, a currency of
// [NewCurrency] and some that were withdrawn long ago have none.
func (c Currency) Name(lang string) (name string, ok bool) {
	if i := slices.Index(nameLanguages[:], lang); i >= 0 {
		name = c.fact().names[i]
	}
	return name, name != ""
}

// CashStep returns the smallest step of payments in cash, by CLDR 48.2: 0.05 CHF,
// 1.00 SEK, and the minor unit where that has no other: 0.01 MAD. See
// [Money.RoundTo] and [Money.AllocateSteps]. It is unset for an invalid currency.
func (c Currency) CashStep() Money {
	if !c.Valid() {
		return Money{}
	}
	if step, _, err := parseAmount(c.fact().cash, c); err == nil {
		return step
	}
	return Money{1, uint64(c)}
}

// MinorDigits returns how many decimal places the minor unit has: 2 for MAD,
// 0 for XOF, 3 for TND. It is 0 for codes to which the standard assigns no
// minor unit, such as XAU and XDR, and for an invalid currency.
func (c Currency) MinorDigits() int {
	if !c.Valid() {
		return 0
	}
	return c.digits()
}

// digits is MinorDigits of a currency that is known to be valid.
func (c Currency) digits() int { return int(c & 7) }

// Numeric returns the numeric code, 504 for MAD; 0 if c has none.
func (c Currency) Numeric() int { return int(c.fact().numeric) }

// String returns the code, which [ParseCurrency] reads: "unset" for the zero
// value, Currency(7) for what is no currency.
func (c Currency) String() string {
	if c == 0 {
		return "unset"
	}
	if !c.Valid() {
		return "Currency(" + strconv.FormatUint(uint64(c), 10) + ")"
	}
	var buf [5]byte
	return string(c.append(buf[:0]))
}

// spelled reports whether code is the canonical text of a valid currency.
func (c Currency) spelled(code string) bool {
	var buf [5]byte
	return c != 0 && string(c.append(buf[:0])) == code
}

// append appends the code of a valid currency.
func (c Currency) append(b []byte) []byte {
	b = append(b, byte(c>>24), byte(c>>16), byte(c>>8))
	if c&ownCurrency != 0 {
		b = append(b, '/', byte('0'+c.digits()))
	}
	return b
}

// Compare orders by code; the zero value comes first.
func (c Currency) Compare(d Currency) int { return cmp.Compare(c, d) }

// AppendText appends the code. The zero value appends nothing; what is no
// code is [ErrCurrency].
func (c Currency) AppendText(b []byte) ([]byte, error) {
	switch {
	case c == 0:
		return b, nil
	case c.Active():
		return append(b, byte(c>>24), byte(c>>16), byte(c>>8)), nil
	case !c.Valid():
		return b, opError("marshal currency", ErrCurrency)
	}
	return c.append(b), nil
}
