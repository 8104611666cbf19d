package money

import (
	"cmp"
	"iter"
	"strconv"
)

//go:generate go run ./internal/gencurrencies

// Currency is an active code of ISO 4217, packed with the digits of its minor
// unit. The zero value is no currency. Use the constants ([MAD], [EUR], ...)
// or [ParseCurrency]; the number behind a Currency is not part of the
// contract, except that it does not depend on which other codes exist, and a
// number that is no constant of this package is refused where an amount is
// made.
type Currency uint32

// letters packs a code without its definition.
func letters(a, b, c byte) uint32 { return uint32(a)<<16 | uint32(b)<<8 | uint32(c) }

// lookup finds the definition of a code, or returns 0.
func lookup(code uint32) Currency {
	c := currencySlots[(code*hashMultiplier)>>hashShift]
	if uint32(c)>>8 != code {
		return 0
	}
	return c
}

// ParseCurrency reads a code of three capital letters. An unknown code is
// [ErrCurrency].
func ParseCurrency(s string) (Currency, error) {
	if len(s) == 3 {
		if c := lookup(letters(s[0], s[1], s[2])); c != 0 {
			return c, nil
		}
	}
	return 0, inputError("parse currency", ErrCurrency, s, 0, "")
}

// Currencies yields the active codes in alphabetic order.
func Currencies() iter.Seq[Currency] {
	return func(yield func(Currency) bool) {
		for _, c := range currencyList {
			if !yield(c) {
				return
			}
		}
	}
}

// IsSet reports whether c is not the zero value.
func (c Currency) IsSet() bool { return c != 0 }

// Valid reports whether c is an active code of ISO 4217.
func (c Currency) Valid() bool { return c != 0 && lookup(uint32(c)>>8) == c }

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

// Numeric returns the numeric code, 504 for MAD; 0 if c is not valid.
func (c Currency) Numeric() int {
	for i, d := range currencyList {
		if c == d {
			return int(currencyNumeric[i])
		}
	}
	return 0
}

// String returns the code, which [ParseCurrency] reads: "unset" for the zero
// value, Currency(7) for what is no code.
func (c Currency) String() string {
	if c == 0 {
		return "unset"
	}
	if !c.Valid() {
		return "Currency(" + strconv.FormatUint(uint64(c), 10) + ")"
	}
	return string([]byte{byte(c >> 24), byte(c >> 16), byte(c >> 8)})
}

// Compare orders by code; the zero value comes first.
func (c Currency) Compare(d Currency) int { return cmp.Compare(c, d) }

// AppendText appends the code. The zero value appends nothing; what is no
// code is [ErrCurrency].
func (c Currency) AppendText(b []byte) ([]byte, error) {
	if c == 0 {
		return b, nil
	}
	if !c.Valid() {
		return b, opError("marshal currency", ErrCurrency)
	}
	return append(b, byte(c>>24), byte(c>>16), byte(c>>8)), nil
}

// UnmarshalText reads a code; empty text is the zero value.
func (c *Currency) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = 0
		return nil
	}
	v, err := ParseCurrency(string(text))
	if err != nil {
		return err
	}
	*c = v
	return nil
}
