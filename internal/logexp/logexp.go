// Package logexp encloses logarithms and exponentials of rational numbers
// between two rational numbers, with rigour: the true value is never outside.
//
// All arithmetic is on integers that stand for multiples of 2^-bits. Every
// step rounds the lower end down and the upper end up, and the tail of each
// series is bounded and added to the upper end. So an enclosure is right
// whatever the number of bits; more bits make it tighter.
package logexp

import "math/big"

// fixed is a number as an integer multiple of 2^-bits, with its arithmetic.
// Values are enclosed by pairs lo <= x <= hi.
type fixed struct{ bits uint }

// enclosure is a pair of fixed numbers around a true value.
type enclosure struct{ lo, hi *big.Int }

// Ln returns lo <= ln x <= hi for x > 0, dyadic fractions that are less than
// 2^-bits times (1 + log2 of the size of x) apart, about. ln 1 is 0 exactly.
// Both are nil if x is not positive.
func Ln(x *big.Rat, bits uint) (lo, hi *big.Rat) {
	if x.Sign() <= 0 {
		return nil, nil
	}
	if x.Cmp(one) == 0 {
		return new(big.Rat), new(big.Rat)
	}
	f := fixed{bits + 16}
	// x = m * 2^k with m between 1/2 and 2.
	k := x.Num().BitLen() - x.Denom().BitLen()
	m := new(big.Rat).Set(x)
	if k > 0 {
		m.Quo(m, new(big.Rat).SetInt(pow2(uint(k))))
	} else if k < 0 {
		m.Mul(m, new(big.Rat).SetInt(pow2(uint(-k))))
	}
	e := f.lnNearOne(m)
	if k != 0 {
		two := f.lnNearOne(big.NewRat(2, 1))
		n := big.NewInt(int64(k))
		l, h := new(big.Int).Mul(two.lo, n), new(big.Int).Mul(two.hi, n)
		if k < 0 {
			l, h = h, l
		}
		e.lo.Add(e.lo, l)
		e.hi.Add(e.hi, h)
	}
	return f.rat(e.lo), f.rat(e.hi)
}

var one = big.NewRat(1, 1)

// lnNearOne encloses ln m for m from 1/2 to 2, as 2 artanh z with
// z = (m-1)/(m+1), so that |z| <= 1/3.
func (f fixed) lnNearOne(m *big.Rat) enclosure {
	z := new(big.Rat).Quo(new(big.Rat).Sub(m, one), new(big.Rat).Add(m, one))
	negative := z.Sign() < 0
	z.Abs(z)
	e := f.enclose(z)
	sq := enclosure{f.mulDown(e.lo, e.lo), f.mulUp(e.hi, e.hi)}
	sum := enclosure{new(big.Int), new(big.Int)}
	power := enclosure{new(big.Int).Set(e.lo), new(big.Int).Set(e.hi)}
	for d := int64(1); ; d += 2 {
		n := big.NewInt(d)
		sum.lo.Add(sum.lo, floorDiv(power.lo, n))
		sum.hi.Add(sum.hi, ceilDiv(power.hi, n))
		power = enclosure{f.mulDown(power.lo, sq.lo), f.mulUp(power.hi, sq.hi)}
		if power.hi.Cmp(big.NewInt(2)) <= 0 {
			break
		}
	}
	// What is left out is at most power/(1 - z^2) <= 9/8 power, and power is
	// at most 2: 3 is enough.
	sum.hi.Add(sum.hi, big.NewInt(3))
	sum.lo.Lsh(sum.lo, 1)
	sum.hi.Lsh(sum.hi, 1)
	if negative {
		return enclosure{sum.hi.Neg(sum.hi), sum.lo.Neg(sum.lo)}
	}
	return sum
}

// MaxExp is the greatest size of an exponent that [Exp] takes.
const MaxExp = 1 << 14

// Exp returns lo <= e^x <= hi, fractions whose relative distance is about
// 2^-bits. e^0 is 1 exactly. Both are nil if x is beyond [MaxExp] in size.
func Exp(x *big.Rat, bits uint) (lo, hi *big.Rat) {
	size := new(big.Rat).Abs(x)
	if size.Cmp(big.NewRat(MaxExp, 1)) > 0 {
		return nil, nil
	}
	if x.Sign() == 0 {
		return new(big.Rat).Set(one), new(big.Rat).Set(one)
	}
	// e^x = (e^(x/2^s))^(2^s) with x/2^s below 2^-8. Each squaring doubles
	// the relative error, hence s more bits.
	s := uint(8)
	for limit := big.NewRat(1, 1); limit.Cmp(size) < 0; limit.Add(limit, limit) {
		s++
	}
	f := fixed{bits + s + 16}
	e := f.expSmall(f.enclose(size.Quo(size, new(big.Rat).SetInt(pow2(s)))))
	for range s {
		e = enclosure{f.mulDown(e.lo, e.lo), f.mulUp(e.hi, e.hi)}
	}
	lo, hi = f.rat(e.lo), f.rat(e.hi)
	if x.Sign() < 0 {
		return hi.Inv(hi), lo.Inv(lo)
	}
	return lo, hi
}

// expSmall encloses e^r for 0 <= r <= 2^-8 by its series.
func (f fixed) expSmall(r enclosure) enclosure {
	unit := pow2(f.bits)
	sum := enclosure{new(big.Int).Set(unit), new(big.Int).Set(unit)}
	term := enclosure{new(big.Int).Set(unit), new(big.Int).Set(unit)}
	for d := int64(1); ; d++ {
		n := big.NewInt(d)
		term = enclosure{floorDiv(f.mulDown(term.lo, r.lo), n), ceilDiv(f.mulUp(term.hi, r.hi), n)}
		sum.lo.Add(sum.lo, term.lo)
		sum.hi.Add(sum.hi, term.hi)
		if term.hi.Cmp(big.NewInt(2)) <= 0 {
			break
		}
	}
	// The terms left out are each less than 2^-8 of the one before: 1 is
	// enough for their sum.
	sum.hi.Add(sum.hi, big.NewInt(1))
	return sum
}

// enclose returns the neighbours of x >= 0.
func (f fixed) enclose(x *big.Rat) enclosure {
	n := new(big.Int).Lsh(x.Num(), f.bits)
	q, r := new(big.Int).QuoRem(n, x.Denom(), new(big.Int))
	hi := new(big.Int).Set(q)
	if r.Sign() != 0 {
		hi.Add(hi, big.NewInt(1))
	}
	return enclosure{q, hi}
}

func (f fixed) rat(n *big.Int) *big.Rat { return new(big.Rat).SetFrac(n, pow2(f.bits)) }

// mulDown and mulUp multiply numbers that are not negative.
func (f fixed) mulDown(x, y *big.Int) *big.Int {
	z := new(big.Int).Mul(x, y)
	return z.Rsh(z, f.bits)
}

func (f fixed) mulUp(x, y *big.Int) *big.Int {
	z := new(big.Int).Mul(x, y)
	z.Add(z, new(big.Int).Sub(pow2(f.bits), big.NewInt(1)))
	return z.Rsh(z, f.bits)
}

// floorDiv and ceilDiv divide numbers that are not negative.
func floorDiv(x, y *big.Int) *big.Int { return new(big.Int).Quo(x, y) }

func ceilDiv(x, y *big.Int) *big.Int {
	z := new(big.Int).Add(x, y)
	z.Sub(z, big.NewInt(1))
	return z.Quo(z, y)
}

func pow2(n uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), n) }
