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

// SumSeq is [Sum] over a sequence. It stops reading at the first error.
func SumSeq(amounts iter.Seq[Money]) (Money, error) {
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
	sum   int128 // units of 10^-MaxPlaces
	cur   Currency
	count int
	err   error
}

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
	c := m.Currency()
	switch {
	case a.err != nil:
		return
	case c == 0:
		a.err = opError("accumulate", ErrUnset)
		return
	case a.cur == 0:
		a.cur = c
	case a.cur != c:
		a.err = mismatch("accumulate", a.cur, c)
		return
	}
	w := m.widen(MaxPlaces)
	sum := a.sum.add(w)
	if int64((sum.hi^a.sum.hi)&(sum.hi^w.hi)) < 0 {
		a.err = opError("accumulate", ErrOverflow) // after more than 2^43 amounts
		return
	}
	a.sum = sum
	a.count++
}

// Count returns how many amounts were added.
func (a *Accumulator) Count() int { return a.count }

// Err returns the first error of [Accumulator.Add]: [ErrUnset], [ErrMismatch]
// or [ErrCurrency].
func (a *Accumulator) Err() error { return a.err }

// Total returns the sum so far, or the first error. A sum that does not fit is
// [ErrOverflow], which is not kept: further amounts may bring it back into
// range. With no amount and no currency it is [ErrEmpty].
func (a *Accumulator) Total() (Money, error) {
	if a.err != nil {
		return Money{}, a.err
	}
	if a.cur == 0 {
		return Money{}, opError("sum", ErrEmpty)
	}
	m, ok := fit(a.sum, a.cur, MaxPlaces)
	if !ok {
		return Money{}, opError("sum", ErrOverflow)
	}
	return m, nil
}
