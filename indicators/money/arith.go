package money

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// amount returns q in currency c, rounded once to places, which are MinPlaces
// to MaxPlaces.
func (q quotient) amount(op string, c Currency, places int, mode Rounding) (Money, error) {
	v, ok := q.round(mode)
	if ok && places == c.digits() {
		return Money{v, uint64(c)}, nil
	}
	var w int128
	if ok {
		w = widen(v, 1)
	} else {
		// It may fit once the zeros below the minor unit are taken off.
		n := new(big.Int).SetUint64(q.a)
		n.Mul(n, new(big.Int).SetUint64(q.b))
		w, ok = divideBig(n, new(big.Int).SetUint64(q.d), int64(q.k), q.sign, mode)
	}
	return wideAmount(op, w, ok, c, places)
}

// wideAmount returns the amount of w units of 10^-places, if ok.
func wideAmount(op string, w int128, ok bool, c Currency, places int) (Money, error) {
	sign, abs := w.magnitude()
	scale := max(places, c.digits())
	hi, lo, fits := mulPow10(abs.hi, abs.lo, scale-places)
	m, canonical := fit(int128{hi, lo}.negateIf(sign), c, scale)
	if !ok || !fits || !canonical {
		return Money{}, opError(op, ErrOverflow)
	}
	return m, nil
}

// checkRound checks what every rounding call checks first.
func (m Money) checkRound(op string, mode Rounding) error {
	if m.tag == 0 {
		return opError(op, ErrUnset)
	}
	if err := mode.check(); err != nil {
		return opError(op, err)
	}
	return nil
}

// MulInt returns m * n. It is exact, digits below the minor unit included, so
// it wants no rounding mode; a product that does not fit is [ErrOverflow].
func (m Money) MulInt(n int64) (Money, error) {
	if m.tag == 0 {
		return Money{}, opError("multiply", ErrUnset)
	}
	s, a := magnitude(m.coef)
	t, b := magnitude(n)
	p, ok := fit(product(a, b).negateIf(s^t), m.Currency(), m.scale())
	if !ok {
		return Money{}, opError("multiply", ErrOverflow)
	}
	return p, nil
}

// Mul returns m * d, computed exactly and rounded once to the minor digits of
// the currency or to the places of mode. The errors are [ErrUnset],
// [ErrRounding], [ErrPlaces] and [ErrOverflow]. A d of at most 18 digits costs no allocation.
func (m Money) Mul(d decimal.Decimal, mode Rounding) (Money, error) {
	// As in MulRatio; the slow way answers the same.
	if down := uint(-int64(d.Exponent())); m.plain() && mode.bare() && down < uint(len(pow10)) &&
		d.NumDigits() < wrapDigits {
		s, a := magnitude(m.coef)
		t, b := magnitude(d.CoefficientInt64())
		hi, lo := bits.Mul64(a, b)
		if d := pow10[down]; hi < d {
			q, left := quoRest(hi, lo, d)
			if v, ok := rounded(s^t, q, left, mode); ok {
				return Money{v, m.tag}, nil
			}
		}
	}
	return m.mul("multiply", d, 0, mode)
}

// Percent returns p per cent of m, rounded as [Money.Mul] does: 17 per cent of
// 25,000.00 MAD is 4,250.00 MAD.
func (m Money) Percent(p decimal.Decimal, mode Rounding) (Money, error) {
	return m.mul("percent", p, -2, mode)
}

// mul returns m * d * 10^exp.
func (m Money) mul(op string, d decimal.Decimal, exp int, mode Rounding) (Money, error) {
	if err := m.checkRound(op, mode); err != nil {
		return Money{}, err
	}
	places := mode.to(m.digits())
	k := int64(d.Exponent()) + int64(exp+places-m.scale())
	return mulDecimal(op, m.coef, d, k, m.Currency(), places, mode)
}

// RoundDecimal returns d in currency c, rounded to its minor digits or to the
// places of mode. To lose nothing use [FromDecimal].
func RoundDecimal(d decimal.Decimal, c Currency, mode Rounding) (Money, error) {
	if !c.Valid() {
		return Money{}, opError("round decimal", ErrCurrency)
	}
	if err := mode.check(); err != nil {
		return Money{}, opError("round decimal", err)
	}
	places := mode.to(c.digits())
	return mulDecimal("round decimal", 1, d, int64(d.Exponent())+int64(places), c, places, mode)
}

// mulDecimal returns coef * n * 10^k units of 10^-places, rounded once, where
// n is the coefficient of d.
func mulDecimal(op string, coef int64, d decimal.Decimal, k int64, c Currency, places int,
	mode Rounding) (Money, error) {
	s, a := magnitude(coef)
	if d.NumDigits() < wrapDigits {
		t, b := magnitude(d.CoefficientInt64())
		return quotient{s ^ t, a, b, 1, clampExp(k)}.amount(op, c, places, mode)
	}
	t, _ := magnitude(int64(d.Sign()))
	n := d.Coefficient()
	n.Mul(n, new(big.Int).SetUint64(a)).Abs(n)
	w, ok := divideBig(n, big.NewInt(1), k, s^t, mode)
	return wideAmount(op, w, ok, c, places)
}

// clampExp narrows an exponent to what a quotient tells apart.
func clampExp(k int64) int { return int(max(min(k, 99), -99)) }

// divideBig returns n * 10^k / d, rounded once; false if it has more than 100
// bits.
func divideBig(n, d *big.Int, k int64, sign uint64, mode Rounding) (int128, bool) {
	// Powers of ten are computed in proportion to the operands only: beyond
	// these bounds the result is too large, or less than a half, all the same.
	k = max(min(k, int64(d.BitLen())+100), -int64(n.BitLen()))
	n = new(big.Int).Mul(n, bigPow10(k))
	d = new(big.Int).Mul(d, bigPow10(-k))
	q, r := new(big.Int).QuoRem(n, d, new(big.Int))
	left := restNone
	if r.Sign() != 0 {
		left = restHalf + rest(r.Cmp(new(big.Int).Sub(d, r)))
	}
	odd := uint64(q.Bit(0))
	q.Add(q, new(big.Int).SetUint64(mode.up(sign, odd, left)))
	w, ok := wideBig(q)
	return w.negateIf(sign), ok
}

// Quo returns m / d, computed exactly and rounded once to the minor digits of
// the currency or to the places of mode. The errors are those of [Money.Mul] and
// [ErrDivisionByZero].
func (m Money) Quo(d decimal.Decimal, mode Rounding) (Money, error) {
	if err := m.checkRound("divide", mode); err != nil {
		return Money{}, err
	}
	if d.Sign() == 0 {
		return Money{}, opError("divide", ErrDivisionByZero)
	}
	s, a := magnitude(m.coef)
	places := mode.to(m.digits())
	k := int64(places-m.scale()) - int64(d.Exponent())
	if d.NumDigits() < wrapDigits {
		t, b := magnitude(d.CoefficientInt64())
		return quotient{s ^ t, a, 1, b, clampExp(k)}.amount("divide", m.Currency(), places, mode)
	}
	t, _ := magnitude(int64(d.Sign()))
	n := d.Coefficient()
	w, ok := divideBig(new(big.Int).SetUint64(a), n.Abs(n), k, s^t, mode)
	return wideAmount("divide", w, ok, m.Currency(), places)
}

// QuoInt returns m / n, rounded once to the minor digits of the currency. To
// lose nothing use [Money.Split].
func (m Money) QuoInt(n int64, mode Rounding) (Money, error) {
	// As in MulRatio; the slow way answers the same.
	if m.plain() && mode.bare() && n != 0 {
		s, a := magnitude(m.coef)
		t, b := magnitude(n)
		q := a / b
		v, _ := rounded(s^t, q, restOf(a-q*b, b), mode)
		return Money{v, m.tag}, nil
	}
	if err := m.checkRound("divide", mode); err != nil {
		return Money{}, err
	}
	if n == 0 {
		return Money{}, opError("divide", ErrDivisionByZero)
	}
	s, a := magnitude(m.coef)
	t, b := magnitude(n)
	places := mode.to(m.digits())
	return quotient{s ^ t, a, 1, b, places - m.scale()}.amount("divide", m.Currency(), places, mode)
}

// MulRatio returns m * r, rounded once to the minor digits of the currency or to
// the places of mode: [MustRatio]("1.17") adds 17 per cent. The errors are
// [ErrUnset], [ErrRounding], [ErrPlaces] and [ErrOverflow]. Shares rounded one
// by one need not sum to the whole; those of [Money.Allocate] do.
func (m Money) MulRatio(r Ratio, mode Rounding) (Money, error) {
	// Most amounts have no digits below the minor unit. The slow way answers
	// the same.
	if m.plain() && mode.bare() {
		s, a := magnitude(m.coef)
		t, b := magnitude(r.num)
		hi, lo := bits.Mul64(a, b)
		if d := uint64(r.den); hi < d {
			q, left := quoRest(hi, lo, d)
			if v, ok := rounded(s^t, q, left, mode); ok {
				return Money{v, m.tag}, nil
			}
		}
	}
	return m.mulRatio(r, mode)
}

func (m Money) mulRatio(r Ratio, mode Rounding) (Money, error) {
	if r.den == 0 {
		return Money{}, opError("multiply", ErrUnset)
	}
	if err := m.checkRound("multiply", mode); err != nil {
		return Money{}, err
	}
	places := mode.to(m.digits())
	s, a := magnitude(m.coef)
	t, b := magnitude(r.num)
	return quotient{s ^ t, a, b, uint64(r.den), places - m.scale()}.amount("multiply", m.Currency(), places, mode)
}

// Ratio returns m / o, exactly: 12,000,000.00 MAD to 6,000.00 MAD is 2000. The
// errors are those of [Money.Cmp], [ErrDivisionByZero], and [ErrOverflow] if
// the quotient in lowest terms is no [Ratio].
func (m Money) Ratio(o Money) (Ratio, error) {
	if err := m.compatible("ratio", o); err != nil {
		return Ratio{}, err
	}
	if o.coef == 0 {
		return Ratio{}, opError("ratio", ErrDivisionByZero)
	}
	// Coefficients and powers of ten are ratios that fit, and mul reports
	// what does not fit in lowest terms.
	s, a := magnitude(m.coef)
	t, b := magnitude(o.coef)
	r, _ := reduce(s^t, a, b)
	places := o.scale() - m.scale()
	p := Ratio{int64(pow10[max(places, 0)]), int64(pow10[max(-places, 0)])}
	r, ok := r.mul(p)
	if !ok {
		return Ratio{}, opError("ratio", ErrOverflow)
	}
	return r, nil
}

// Min returns the least of the amounts. They must be set and in one currency:
// [ErrUnset], [ErrMismatch].
func Min(first Money, more ...Money) (Money, error) { return extreme("min", -1, first, more) }

// Max returns the greatest of the amounts, with the errors of [Min].
func Max(first Money, more ...Money) (Money, error) { return extreme("max", 1, first, more) }

func extreme(op string, want int, best Money, more []Money) (Money, error) {
	if best.tag == 0 {
		return Money{}, opError(op, ErrUnset)
	}
	for _, m := range more {
		if err := best.compatible(op, m); err != nil {
			return Money{}, err
		}
		if m.cmp(best) == want {
			best = m
		}
	}
	return best, nil
}

// Clamp returns m, or lower if m is less, or upper if m is more. All must be set
// and in one currency: [ErrUnset], [ErrMismatch]. A lower bound above the upper
// one is [ErrOrder].
func (m Money) Clamp(lower, upper Money) (Money, error) {
	for _, bound := range [...]Money{lower, upper} {
		if err := m.compatible("clamp", bound); err != nil {
			return Money{}, err
		}
	}
	if lower.cmp(upper) > 0 {
		return Money{}, opError("clamp", ErrOrder)
	}
	m, _ = Min(m, upper)
	return Max(m, lower)
}
