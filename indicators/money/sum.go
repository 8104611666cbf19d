package money

import (
	"iter"
	"math/bits"
)

// Sum returns the sum of the amounts, exactly. It adds in 128 bits, so that
// only a sum that does not fit is [ErrOverflow], whatever the order. An unset
// amount is [ErrUnset]: a missing tranche does not vanish. Amounts in several
// currencies are [ErrMismatch], none at all [ErrEmpty], since the sum would
// have no currency; use an [Accumulator] where 0 is meant.
func Sum(amounts []Money) (Money, error) {
	if len(amounts) == 0 {
		return Money{}, opError("sum", ErrEmpty)
	}
	tag := amounts[0].tag
	if tag != 0 {
		if w, ok := sumAlike(amounts, tag); ok {
			c := Currency(tag & currencyMask)
			m, ok := fit(w, c, amounts[0].scale())
			if !ok {
				return Money{}, opError("sum", ErrOverflow)
			}
			return m, nil
		}
	}
	var a Accumulator
	for _, m := range amounts {
		a.Add(m)
	}
	return a.Total()
}

// sumAlike adds the coefficients, if all tags are the same. 2^64 of them fit.
func sumAlike(amounts []Money, tag uint64) (int128, bool) {
	var hi, lo, carry, differ uint64
	for _, m := range amounts {
		differ |= m.tag ^ tag
		lo, carry = bits.Add64(lo, uint64(m.coef), 0)
		hi, _ = bits.Add64(hi, uint64(m.coef>>63), carry)
	}
	return int128{hi, lo}, differ == 0
}

// SumSeq is [Sum] over a sequence. It stops reading at the first error. A nil
// sequence has no amounts, which is [ErrEmpty].
func SumSeq(amounts iter.Seq[Money]) (Money, error) {
	if amounts == nil {
		return Sum(nil)
	}
	var a Accumulator
	for m := range amounts {
		if a.Add(m); a.err != nil {
			break
		}
	}
	return a.Total()
}

// Accumulator adds amounts one by one in 128 bits and keeps the first error.
// The zero value is ready and takes the currency of the first amount; one of
// [NewAccumulator] starts at 0 of a currency. It is not for concurrent use.
type Accumulator struct {
	// sums holds, for each number of places beyond the minor digits (0 to
	// MaxPlaces), the sum of the coefficients.
	sums  [8]int128
	cur   Currency
	count int64
	err   error
}

// maxCount is how many amounts of any size add up to less than 2^127 units of
// 10^-MaxPlaces: 2^43 * 2^63 * 10^6 is less.
const maxCount = 1 << 43

// NewAccumulator returns an accumulator at 0 of currency c. An invalid
// currency is its first error.
func NewAccumulator(c Currency) *Accumulator {
	if !c.Valid() {
		return &Accumulator{err: opError("accumulate", ErrCurrency)}
	}
	return &Accumulator{cur: c}
}

// Add adds m. After an error it does nothing.
func (a *Accumulator) Add(m Money) {
	if a == nil {
		a = new(Accumulator)
	}
	if m.Currency() != a.cur || a.cur == 0 || a.err != nil || a.count == maxCount {
		if !a.admit(m.Currency()) {
			return
		}
	}
	s := &a.sums[m.tag>>32&7]
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, uint64(m.coef), 0)
	s.hi, _ = bits.Add64(s.hi, uint64(m.coef>>63), carry)
	a.count++
}

// admit decides on an amount that is not one more of the same currency.
func (a *Accumulator) admit(c Currency) bool {
	if a.err != nil {
		return false
	}
	if c == 0 {
		a.err = opError("accumulate", ErrUnset)
		return false
	}
	if a.cur == 0 {
		a.cur = c
		return true
	}
	a.err = opError("accumulate", ErrCount)
	if a.cur != c {
		a.err = mismatch("accumulate", a.cur, c)
	}
	return false
}

// Count returns how many amounts were added.
func (a *Accumulator) Count() int64 {
	if a == nil {
		a = new(Accumulator)
	}
	return a.count
}

// Err returns the first error of [Accumulator.Add]: [ErrUnset], [ErrMismatch],
// [ErrCurrency], or [ErrCount] after 2^43 amounts.
func (a *Accumulator) Err() error {
	if a == nil {
		a = new(Accumulator)
	}
	return a.err
}

// Total returns the sum so far, or the first error. A sum that does not fit is
// [ErrOverflow], which is not kept: further amounts may bring it back into
// range. With no amount and no currency it is [ErrEmpty].
func (a *Accumulator) Total() (Money, error) {
	if a == nil {
		a = new(Accumulator)
	}
	if a.err != nil {
		return Money{}, a.err
	}
	if a.cur == 0 {
		return Money{}, opError("sum", ErrEmpty)
	}
	var sum int128
	top := MaxPlaces - a.cur.digits()
	for i, s := range a.sums[:top+1] {
		sign, abs := s.magnitude()
		hi, lo, _ := mulPow10(abs.hi, abs.lo, top-i)
		sum = sum.add(int128{hi, lo}.negateIf(sign))
	}
	m, ok := fit(sum, a.cur, MaxPlaces)
	if !ok {
		return Money{}, opError("sum", ErrOverflow)
	}
	return m, nil
}
