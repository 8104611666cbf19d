package money

import (
	"cmp"
	"math"
	"math/bits"
)

// Money is an amount in one currency, exact to at most six decimal places. It
// is a value of 16 bytes without pointers, in a canonical form: two amounts
// are equal if and only if == says so, which also serves map keys and
// reflect.DeepEqual.
//
// The coefficient, the amount in units of its last decimal place, lies within
// ±(2^63-1): about ±92 quadrillion for a currency with two minor digits, less
// if the amount has digits below the minor unit.
//
// The zero value is unset. It is not an amount of zero, it is in no currency,
// and arithmetic on it answers [ErrUnset].
type Money struct {
	coef int64
	// tag is the Currency in the low 32 bits and, above it, by how many
	// places the scale exceeds the minor digits (0 to 6).
	tag uint64
}

// MaxPlaces is the largest number of decimal places of an amount.
const MaxPlaces = 6

const (
	currencyMask = 0xFFFFFFFF
	placeBit     = 1 << 32 // one place beyond the minor digits, in a tag
)

// FromMinor returns an amount of minor units: 2500000 and [MAD] are 25,000.00
// MAD. The least int64 is [ErrOverflow], an invalid currency [ErrCurrency].
func FromMinor(units int64, c Currency) (Money, error) {
	if !c.Valid() {
		return Money{}, opError("from minor", ErrCurrency)
	}
	if units == math.MinInt64 {
		return Money{}, opError("from minor", ErrOverflow)
	}
	return Money{units, uint64(c)}, nil
}

// FromUnits returns an amount of whole units: 25000 and [MAD] are 25,000.00
// MAD. What does not fit is [ErrOverflow], an invalid currency [ErrCurrency].
func FromUnits(units int64, c Currency) (Money, error) {
	if !c.Valid() {
		return Money{}, opError("from units", ErrCurrency)
	}
	m, ok := fit(widen(units, pow10[c.digits()]), c, c.digits())
	if !ok {
		return Money{}, opError("from units", ErrOverflow)
	}
	return m, nil
}

// Zero returns 0 of a currency, without an error: 0.00 MAD. It is unset for an
// invalid currency.
func Zero(c Currency) Money {
	if !c.Valid() {
		return Money{}
	}
	return Money{0, uint64(c)}
}

// fit makes the canonical amount of w units of 10^-scale, where scale is at
// least the minor digits and at most MaxPlaces unless zeros can be taken off.
func fit(w int128, c Currency, scale int) (Money, bool) {
	sign, abs := w.magnitude()
	for ; scale > c.digits(); scale-- {
		hi, r := abs.hi/10, abs.hi%10
		lo, r := bits.Div64(r, abs.lo, 10)
		if r != 0 {
			break
		}
		abs = int128{hi, lo}
	}
	coef, ok := signed(sign, abs.lo)
	return Money{coef, uint64(c) | uint64(scale-c.digits())<<32}, ok && abs.hi == 0
}

// strip is fit for a coefficient that is known to fit.
func strip(coef int64, tag uint64) Money {
	for tag>>32 != 0 && coef%10 == 0 {
		coef /= 10
		tag -= placeBit
	}
	return Money{coef, tag}
}

// digits returns the minor digits of the currency.
func (m Money) digits() int { return int(m.tag & 7) }

// scale returns the decimal places of the coefficient.
func (m Money) scale() int { return int(m.tag&7 + m.tag>>32) }

// plain reports whether m is set and has no digits below the minor unit.
func (m Money) plain() bool { return (m.tag-1)>>32 == 0 }

// IsSet reports whether m is an amount, zero included.
func (m Money) IsSet() bool { return m.tag != 0 }

// Sign returns -1, 0 or +1; 0 also for an unset amount.
func (m Money) Sign() int { return cmp.Compare(m.coef, 0) }

// Currency returns the currency, the zero Currency if m is unset.
func (m Money) Currency() Currency { return Currency(m.tag & currencyMask) }

// Unscaled returns the amount as coefficient * 10^-places, in canonical form:
// 25,000.00 MAD is 2500000 and 2. An unset amount is 0 and 0.
func (m Money) Unscaled() (coefficient int64, places int) { return m.coef, m.scale() }

// Minor returns the amount in minor units; false if m is unset or has digits
// below the minor unit.
func (m Money) Minor() (units int64, ok bool) {
	return m.coef, m.plain()
}

// Compare orders all amounts: unset first, then by currency code, then by
// value. To compare values of one currency use [Money.Cmp].
func (m Money) Compare(o Money) int {
	if c := cmp.Compare(m.Currency(), o.Currency()); c != 0 {
		return c
	}
	return m.cmp(o)
}

// Cmp returns -1, 0 or +1 as m is less than, equal to or greater than o.
// An unset operand is [ErrUnset], another currency [ErrMismatch].
func (m Money) Cmp(o Money) (int, error) {
	if m.tag == o.tag && m.tag != 0 {
		return cmp.Compare(m.coef, o.coef), nil
	}
	if err := m.compatible("compare", o); err != nil {
		return 0, err
	}
	return m.cmp(o), nil
}

// cmp compares amounts of one currency.
func (m Money) cmp(o Money) int {
	s := max(m.scale(), o.scale())
	return m.widen(s).compare(o.widen(s))
}

// widen returns m in units of 10^-scale, which is at least its own scale.
func (m Money) widen(scale int) int128 {
	return widen(m.coef, pow10[scale-m.scale()])
}

// compatible checks that both operands are set and in one currency.
func (m Money) compatible(op string, o Money) error {
	if m.tag == 0 || o.tag == 0 {
		return opError(op, ErrUnset)
	}
	if m.Currency() != o.Currency() {
		return mismatch(op, m.Currency(), o.Currency())
	}
	return nil
}

func mismatch(op string, a, b Currency) error {
	return &Error{Op: op, Err: ErrMismatch, Offset: -1, Detail: a.String() + " and " + b.String()}
}

// Add returns m + o, exactly. An unset operand is [ErrUnset], another currency
// [ErrMismatch], a sum that does not fit [ErrOverflow].
func (m Money) Add(o Money) (Money, error) {
	s := m.coef + o.coef
	if m.tag == o.tag && m.plain() && (m.coef^s)&(o.coef^s)>>63 == 0 && s != math.MinInt64 {
		return Money{s, m.tag}, nil
	}
	return m.add("add", o, o)
}

// Sub returns m - o, exactly, with the errors of [Money.Add].
func (m Money) Sub(o Money) (Money, error) {
	s := m.coef - o.coef
	if m.tag == o.tag && m.plain() && (m.coef^o.coef)&(m.coef^s)>>63 == 0 && s != math.MinInt64 {
		return Money{s, m.tag}, nil
	}
	return m.add("subtract", o, o.Neg())
}

// add returns m + term, where term is o or its opposite.
func (m Money) add(op string, o, term Money) (Money, error) {
	if err := m.compatible(op, o); err != nil {
		return Money{}, err
	}
	scale := max(m.scale(), o.scale())
	sum, ok := fit(m.widen(scale).add(term.widen(scale)), m.Currency(), scale)
	if !ok {
		return Money{}, opError(op, ErrOverflow)
	}
	return sum, nil
}

// Neg returns -m. The opposite of an unset amount is unset.
func (m Money) Neg() Money { return Money{-m.coef, m.tag} }

// Abs returns m without its sign. An unset amount stays unset.
func (m Money) Abs() Money {
	_, abs := magnitude(m.coef)
	return Money{int64(abs), m.tag}
}
