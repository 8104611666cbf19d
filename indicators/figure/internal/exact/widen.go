package exact

import "math/big"

// Below returns the largest number with at most [MaxBits] bits in numerator
// and denominator that is not above r. ok is false when there is none: every
// such number is above r. Below never decreases when r increases, and a number
// that fits is its own answer.
func (r Rat) Below() (s Rat, ok bool) {
	if r.Fits() {
		return r, true
	}
	if r.Sign() < 0 {
		if _, above, finite := neighbours(r.Neg()); finite {
			return above.Neg(), true
		}
		return Rat{}, false
	}
	s, _, _ = neighbours(r)
	return s, true
}

// Above returns the smallest such number that is not below r.
func (r Rat) Above() (s Rat, ok bool) {
	s, ok = r.Neg().Below()
	return s.Neg(), ok
}

// neighbours returns the numbers that fit next below and next above a positive
// r that does not. finite is false when there is none above. It walks down the
// Stern-Brocot tree: numerators and denominators grow along every path, so
// that the numbers that fit are a subtree and its last two bounds are the
// neighbours. Steps in one direction are taken together, which makes the walk
// the Euclidean algorithm.
func neighbours(r Rat) (below, above Rat, finite bool) {
	p, q := r.b.Num(), r.b.Denom()
	a, b := new(big.Int), big.NewInt(1)              // a/b below r
	c, d := big.NewInt(1), new(big.Int)              // c/d above r; 1/0 is infinity
	u, v := new(big.Int).Set(p), new(big.Int).Set(q) // p*b - q*a and q*c - p*d, both positive
	limit := new(big.Int).Lsh(big.NewInt(1), MaxBits)
	limit.Sub(limit, big.NewInt(1))
	for {
		k, last := steps(u, v, limit, a, b, c, d)
		a.Add(a, new(big.Int).Mul(k, c))
		b.Add(b, new(big.Int).Mul(k, d))
		u.Sub(u, new(big.Int).Mul(k, v))
		if last {
			break
		}
		k, last = steps(v, u, limit, c, d, a, b)
		c.Add(c, new(big.Int).Mul(k, a))
		d.Add(d, new(big.Int).Mul(k, b))
		v.Sub(v, new(big.Int).Mul(k, u))
		if last {
			break
		}
	}
	below = FromBigInt(a, b)
	if d.Sign() == 0 {
		return below, Rat{}, false
	}
	return below, FromBigInt(c, d), true
}

// steps returns how many times y/z may be added to w/x: as often as the
// remainder allows without reaching r, but no oftener than the limit allows.
// last is true when the limit decided. Reaching r is not possible before the
// limit does, because r does not fit.
func steps(rem, div, limit, w, x, y, z *big.Int) (k *big.Int, last bool) {
	k = new(big.Int).Quo(rem, div)
	for _, e := range [2][2]*big.Int{{w, y}, {x, z}} {
		if e[1].Sign() == 0 {
			continue
		}
		room := new(big.Int).Sub(limit, e[0])
		room.Quo(room, e[1])
		if room.Cmp(k) < 0 {
			k, last = room, true
		}
	}
	return k, last
}

// Pow returns r to the power n; ok is false when the result certainly does not
// fit, which is known before it is computed. A result may be up to twice the
// size that fits.
func (r Rat) Pow(n uint) (s Rat, ok bool) {
	v := r.view()
	size := max(v.Num().BitLen(), v.Denom().BitLen())
	if size > 1 && (uint64(size)-1)*uint64(n) > MaxBits {
		return Rat{}, false
	}
	e := new(big.Int).SetUint64(uint64(n))
	if size <= 1 { // -1, 0 or 1
		switch {
		case n == 0:
			return FromInt(1), true
		case n%2 == 0:
			return r.Abs(), true
		}
		return r, true
	}
	num := new(big.Int).Exp(v.Num(), e, nil)
	den := new(big.Int).Exp(v.Denom(), e, nil)
	return FromBigInt(num, den), true
}

// PowBelow returns a number that fits and is not above r to the power n, for r
// not negative. It never decreases when r increases.
func (r Rat) PowBelow(n uint) Rat {
	s, _ := r.powRound(n, Rat.Below)
	return s
}

// PowAbove returns a number that fits and is not below r to the power n, for r
// not negative; ok is false when there is none.
func (r Rat) PowAbove(n uint) (s Rat, ok bool) { return r.powRound(n, Rat.Above) }

func (r Rat) powRound(n uint, round func(Rat) (Rat, bool)) (s Rat, ok bool) {
	s = FromInt(1)
	for n > 0 {
		if n&1 != 0 {
			if s, ok = round(s.Mul(r)); !ok {
				return Rat{}, false
			}
		}
		if n >>= 1; n == 0 {
			break
		}
		if r, ok = round(r.Mul(r)); !ok {
			return Rat{}, false
		}
	}
	return s, true
}
