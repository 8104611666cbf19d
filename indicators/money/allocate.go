package money

import (
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// MaxParts is the largest number of parts of [Money.Split] and
// [Money.Allocate].
const MaxParts = 1_000_000

// Split divides m into n parts that differ by at most one unit of its last
// decimal place and sum to m. The larger parts come first: 100.00 MAD in three
// is 33.34, 33.33 and 33.33. A negative amount is split as its opposite. The
// errors are [ErrUnset] and [ErrCount].
func (m Money) Split(n int) ([]Money, error) { return m.AppendSplit(nil, n) }

// AppendSplit appends the parts of [Money.Split] to dst; on an error it returns
// dst as it was.
func (m Money) AppendSplit(dst []Money, n int) ([]Money, error) {
	if m.tag == 0 {
		return dst, opError("split", ErrUnset)
	}
	if n < 1 || n > MaxParts {
		return dst, opError("split", ErrCount)
	}
	sign, abs := magnitude(m.coef)
	q, r := abs/uint64(n), abs%uint64(n)
	less, _ := signed(sign, q)
	more, _ := signed(sign, q+1)
	dst = slices.Grow(dst, n)
	parts := dst[len(dst) : len(dst)+n]
	fill(parts[:r], strip(more, m.tag))
	fill(parts[r:], strip(less, m.tag))
	return dst[:len(dst)+n], nil
}

func fill(parts []Money, m Money) {
	for i := range parts {
		parts[i] = m
	}
}

// Allocate divides m in proportion to the weights, in units of its last
// decimal place, by the largest remainder: each part is its exact share cut
// down to the unit, and the units left over go to the parts that lost most,
// the first of them if they lost the same. The parts sum to m; a part of
// weight 0 is 0; a negative amount is allocated as its opposite. Weights that
// are negative or all zero are [ErrWeight], none or more than [MaxParts]
// [ErrCount].
func (m Money) Allocate(weights ...int64) ([]Money, error) {
	return m.AppendAllocate(nil, weights...)
}

// AppendAllocate appends the parts of [Money.Allocate] to dst; on an error it
// returns dst as it was.
func (m Money) AppendAllocate(dst []Money, weights ...int64) ([]Money, error) {
	if err := m.allocatable(len(weights)); err != nil {
		return dst, err
	}
	return m.appendAllocate(dst, weights)
}

// allocatable reports what forbids to allocate m to so many parts.
func (m Money) allocatable(parts int) error {
	if m.tag == 0 {
		return opError("allocate", ErrUnset)
	}
	if parts < 1 || parts > MaxParts {
		return opError("allocate", ErrCount)
	}
	return nil
}

func (m Money) appendAllocate(dst []Money, weights []int64) ([]Money, error) {
	var total, carry, beyond uint64
	for _, w := range weights {
		if w < 0 {
			return dst, opError("allocate", ErrWeight)
		}
		total, carry = bits.Add64(total, uint64(w), 0)
		beyond |= carry
	}
	if beyond != 0 {
		large := make([]*big.Int, len(weights))
		for i, w := range weights {
			large[i] = big.NewInt(w)
		}
		return m.allocateBig(dst, large), nil
	}
	if total == 0 {
		return dst, opError("allocate", ErrWeight)
	}
	start := len(dst)
	dst = slices.Grow(dst, len(weights))[:start+len(weights)]
	m.allocate(dst[start:], weights, total)
	return dst, nil
}

// allocate fills parts, one for each weight.
func (m Money) allocate(parts []Money, weights []int64, total uint64) {
	sign, abs := magnitude(m.coef)
	left := abs
	for i, w := range weights {
		hi, lo := bits.Mul64(abs, uint64(w))
		q, r := bits.Div64(hi, lo, total)
		parts[i] = Money{int64(q), r} // the tag keeps what the part lost
		left -= q
	}
	// Each part lost less than a unit, so that more than left of them lost
	// something, and none gets two.
	if len(parts) <= fewParts {
		for ; left > 0; left-- {
			var first int
			var most uint64
			for i := range parts {
				if lost := parts[i].tag; lost > most {
					first, most = i, lost
				}
			}
			parts[first].coef++
			parts[first].tag = 0
		}
	} else if left > 0 {
		giveLeft(parts, left)
	}
	for i := range parts {
		coef, _ := signed(sign, uint64(parts[i].coef))
		parts[i] = strip(coef, m.tag)
	}
}

// fewParts is how many parts are searched for the greatest loss again and
// again, rather than sorted.
const fewParts = 10

// giveLeft gives one unit to each of the left parts that lost most.
func giveLeft(parts []Money, left uint64) {
	lost := make([]uint64, len(parts))
	for i, p := range parts {
		lost[i] = p.tag
	}
	slices.Sort(lost)
	// All that lost more than threshold get a unit, and the first of those
	// that lost just so much.
	threshold := lost[uint64(len(lost))-left]
	above, _ := slices.BinarySearch(lost, threshold+1)
	ties := left - uint64(len(lost)-above)
	for i, p := range parts {
		if p.tag == threshold && ties > 0 {
			ties--
			parts[i].coef++
		} else if p.tag > threshold {
			parts[i].coef++
		}
	}
}

// allocateBig appends the parts for weights of any size, none of them negative
// and at least one positive.
func (m Money) allocateBig(dst []Money, weights []*big.Int) []Money {
	total := new(big.Int)
	for _, w := range weights {
		total.Add(total, w)
	}
	sign, abs := magnitude(m.coef)
	amount := new(big.Int).SetUint64(abs)
	left := abs
	coefs := make([]uint64, len(weights))
	lost := make([]*big.Int, len(weights))
	byLoss := make([]int, len(weights))
	for i, w := range weights {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(amount, w), total, new(big.Int))
		coefs[i], lost[i], byLoss[i] = q.Uint64(), r, i
		left -= coefs[i]
	}
	slices.SortStableFunc(byLoss, func(i, j int) int { return lost[j].Cmp(lost[i]) })
	for _, i := range byLoss[:left] {
		coefs[i]++
	}
	for _, c := range coefs {
		coef, _ := signed(sign, c)
		dst = append(dst, strip(coef, m.tag))
	}
	return dst
}

// AllocateSteps is [Money.Allocate] in multiples of a step, such as the
// [Currency.CashStep] of a payment in cash: 100.00 CHF for three is 33.35, 33.35
// and 33.30 in steps of 0.05 CHF. An amount that is no multiple of the step is
// [ErrPrecision], a step that is not positive [ErrNotPositive]; the other errors
// are those of [Money.Cmp] and [Money.Allocate].
func (m Money) AllocateSteps(step Money, weights ...int64) ([]Money, error) {
	const op = "allocate"
	if err := m.compatible(op, step); err != nil {
		return nil, err
	}
	if step.coef <= 0 {
		return nil, opError(op, ErrNotPositive)
	}
	steps, err := m.Ratio(step)
	if err != nil || steps.den != 1 {
		return nil, opError(op, ErrPrecision)
	}
	// As an amount of so many minor units, which the parts are as well.
	parts, err := Money{steps.num, uint64(m.Currency())}.AppendAllocate(nil, weights...)
	if err != nil {
		return nil, err
	}
	for i, p := range parts {
		parts[i], _ = step.MulInt(p.coef) // no part is more than m
	}
	return parts, nil
}

// maxCommon is how many bits the common denominator of weights may have.
const maxCommon = 1024

// AllocateRatios is [Money.Allocate] for exact rational weights, such as
// 37.5 : 62.5 or 1/3 : 2/3, which need not sum to 1. An unset weight is
// [ErrUnset]; weights whose common denominator has more than 1,024 bits are
// [ErrOverflow].
func (m Money) AllocateRatios(weights ...Ratio) ([]Money, error) {
	return m.AppendAllocateRatios(nil, weights...)
}

// AppendAllocateRatios appends the parts of [Money.AllocateRatios] to dst; on
// an error it returns dst as it was.
func (m Money) AppendAllocateRatios(dst []Money, weights ...Ratio) ([]Money, error) {
	const op = "allocate"
	if err := m.allocatable(len(weights)); err != nil {
		return dst, err
	}
	common, fits := uint64(1), true
	for _, w := range weights {
		if w.den == 0 {
			return dst, opError(op, ErrUnset)
		}
		if w.num < 0 {
			return dst, opError(op, ErrWeight)
		}
		if fits {
			var hi uint64
			hi, common = bits.Mul64(common/gcd(common, uint64(w.den)), uint64(w.den))
			fits = hi == 0
		}
	}
	if !fits {
		return m.allocateRatiosBig(dst, weights)
	}
	whole := make([]int64, len(weights))
	for i, w := range weights {
		hi, lo := bits.Mul64(uint64(w.num), common/uint64(w.den))
		if hi != 0 || lo > math.MaxInt64 {
			return m.allocateRatiosBig(dst, weights)
		}
		whole[i] = int64(lo)
	}
	return m.appendAllocate(dst, whole)
}

// allocateRatiosBig is AppendAllocateRatios for weights whose common denominator,
// or what is above it, is beyond 64 bits. One of them at least is positive.
func (m Money) allocateRatiosBig(dst []Money, weights []Ratio) ([]Money, error) {
	common := big.NewInt(1)
	for _, w := range weights {
		den := big.NewInt(w.den)
		shared := new(big.Int).GCD(nil, nil, common, den)
		if common.Mul(common, den.Quo(den, shared)); common.BitLen() > maxCommon {
			return dst, opError("allocate", ErrOverflow)
		}
	}
	whole := make([]*big.Int, len(weights))
	for i, w := range weights {
		n := new(big.Int).Quo(common, big.NewInt(w.den))
		whole[i] = n.Mul(n, big.NewInt(w.num))
	}
	return m.allocateBig(dst, whole), nil
}
