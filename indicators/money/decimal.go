package money

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// wrapDigits is the number of digits from which on the coefficient of a decimal
// may wrap when read as an int64.
const wrapDigits = 19

// FromDecimal returns d in currency c, exactly. Digits below six decimal
// places are [ErrPrecision], a value that does not fit [ErrOverflow], an
// invalid currency [ErrCurrency]. To round use [RoundDecimal].
func FromDecimal(d decimal.Decimal, c Currency) (Money, error) {
	if !c.Valid() {
		return Money{}, opError("from decimal", ErrCurrency)
	}
	var w int128
	exp := int64(d.Exponent())
	if d.NumDigits() < wrapDigits {
		v := d.CoefficientInt64()
		for ; exp < -MaxPlaces && v != 0; exp++ {
			if v%10 != 0 {
				return Money{}, opError("from decimal", ErrPrecision)
			}
			v /= 10
		}
		w = widen(v, 1)
	} else {
		v := d.Coefficient()
		// A divisor with more digits than the coefficient leaves a rest just as
		// well; the larger ones are large beyond reason.
		down := max(-MaxPlaces-exp, 0)
		if !divideExactly(v, min(down, int64(v.BitLen()))) {
			return Money{}, opError("from decimal", ErrPrecision)
		}
		exp += down
		var ok bool
		if w, ok = wideBig(v); !ok {
			return Money{}, opError("from decimal", ErrOverflow)
		}
	}
	if w == (int128{}) {
		return Money{0, uint64(c)}, nil
	}
	scale := max(int64(c.digits()), -exp)
	sign, abs := w.magnitude()
	hi, lo, ok := mulPow10(abs.hi, abs.lo, int(min(scale+exp, 39))) // 10^39 never fits
	if !ok || hi>>63 != 0 {
		return Money{}, opError("from decimal", ErrOverflow)
	}
	m, ok := fit(int128{hi, lo}.negateIf(sign), c, int(scale))
	if !ok {
		return Money{}, opError("from decimal", ErrOverflow)
	}
	return m, nil
}

// divideExactly divides v by 10^n; false if it leaves a rest.
func divideExactly(v *big.Int, n int64) bool {
	_, r := v.QuoRem(v, bigPow10(n), new(big.Int))
	return r.Sign() == 0
}

// bigPow10 returns 10^n, and 1 for a negative n.
func bigPow10(n int64) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil)
}

// wideBig converts a number; false if it has more than 100 bits, far more than
// the 83 of 10^MaxPlaces * 2^63.
func wideBig(v *big.Int) (int128, bool) {
	sign, _ := magnitude(int64(v.Sign()))
	abs := new(big.Int).Abs(v)
	hi := new(big.Int).Rsh(abs, 64).Uint64()
	lo := abs.And(abs, new(big.Int).SetUint64(1<<64-1)).Uint64()
	return int128{hi, lo}.negateIf(sign), v.BitLen()/101 == 0
}

// Decimal returns the amount without its currency; false if m is unset. It
// keeps the decimal places of the text form.
func (m Money) Decimal() (decimal.Decimal, bool) {
	return decimal.New(m.coef, -int32(m.scale())), m.tag != 0
}
