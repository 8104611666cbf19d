package money

import "math/bits"

// Round returns m rounded to the minor digits of its currency, or to the places
// that r gives. An amount without so many places is returned as it is. The
// errors are [ErrUnset], [ErrRounding], [ErrPlaces] and, where rounding leads
// out of range, [ErrOverflow].
func (m Money) Round(r Rounding) (Money, error) {
	if err := m.checkRound("round", r); err != nil {
		return Money{}, err
	}
	places := min(r.to(m.digits()), m.scale())
	sign, abs := magnitude(m.coef)
	v, ok := quotient{sign, abs, 1, 1, places - m.scale()}.round(r)
	return wideAmount("round", widen(v, 1), ok, m.Currency(), places)
}

// RoundTo returns the multiple of step that m rounds to; ties go by the
// parity of the multiple under [HalfEven]. Cash in francs is rounded to steps
// of 0.05 CHF, a scale of pay perhaps to 50.00 MAD. A step that is not
// positive is [ErrNotPositive], a mode with places [ErrPlaces]; the other errors
// are those of [Money.Add] and [ErrRounding].
func (m Money) RoundTo(step Money, mode Rounding) (Money, error) {
	if err := m.compatible("round", step); err != nil {
		return Money{}, err
	}
	if err := mode.check(); err != nil {
		return Money{}, opError("round", err)
	}
	if !mode.bare() {
		return Money{}, opError("round", ErrPlaces)
	}
	if step.coef <= 0 {
		return Money{}, opError("round", ErrNotPositive)
	}
	scale := max(m.scale(), step.scale())
	sign, n := m.widen(scale).magnitude()
	s := step.widen(scale)
	// n or s is below 2^63, since only one of them was scaled up.
	var odd uint64
	r := n
	if s.hi == 0 {
		odd, r = modulo(n, s.lo)
	}
	var left rest
	if r != (int128{}) {
		left = restHalf + rest(r.compare(s.add(r.negateIf(1))))
	}
	n = n.add(r.negateIf(1))
	if mode.up(sign, odd, left) != 0 {
		n = n.add(s)
	}
	v, ok := fit(n.negateIf(sign), m.Currency(), scale)
	if !ok {
		return Money{}, opError("round", ErrOverflow)
	}
	return v, nil
}

// modulo returns the lowest word of n / d and the remainder.
func modulo(n int128, d uint64) (q uint64, r int128) {
	q, rem := bits.Div64(n.hi%d, n.lo, d)
	return q, int128{0, rem}
}
