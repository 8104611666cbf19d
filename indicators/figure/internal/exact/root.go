package exact

import (
	"math/big"
	"math/bits"
)

// maxRootBits limits the size of the integers that a root is taken of.
const maxRootBits = 1 << 17

// Root is the k-th root of a number that is not negative: either Exact, or
// between Floor and Floor + 1/10^places.
type Root struct {
	Exact bool
	Value Rat // when Exact
	Floor Rat // the largest multiple of 1/10^places that is not above the root
}

// RootOf returns the k-th root of r to the power q, to so many places; r is not
// negative, k and q are positive and have no common divisor, places is not
// negative. ok is false when the numbers needed are too large.
//
// The root of a reduced fraction is rational only when numerator and
// denominator are both perfect k-th powers.
func (r Rat) RootOf(k, q uint, places int) (root Root, ok bool) {
	v := r.view()
	size := uint64(max(v.Num().BitLen(), v.Denom().BitLen()))
	if k > maxRootBits || q > maxRootBits || places > maxRootBits ||
		size*uint64(q)+uint64(k)*uint64(places)*10/3 > maxRootBits {
		return Root{}, false
	}
	if n, exact := rootInt(v.Num(), k); exact {
		if d, exact := rootInt(v.Denom(), k); exact {
			root.Exact = true
			e := new(big.Int).SetUint64(uint64(q))
			root.Value = FromBigInt(n.Exp(n, e, nil), d.Exp(d, e, nil))
			root.Floor = root.Value.Floor(places)
			return root, true
		}
	}
	e := new(big.Int).SetUint64(uint64(q))
	n := new(big.Int).Exp(v.Num(), e, nil)
	d := new(big.Int).Exp(v.Denom(), e, nil)
	n.Mul(n, bigPow10(places*int(k)))
	n.Quo(n, d)
	f, _ := rootInt(n, k)
	root.Floor = FromBigInt(f, bigPow10(places))
	return root, true
}

// rootInt returns the largest integer whose k-th power is not above n, and
// whether it is n. n is not negative.
func rootInt(n *big.Int, k uint) (root *big.Int, exact bool) {
	switch {
	case k == 1 || n.BitLen() <= 1:
		return new(big.Int).Set(n), true
	case k == 2:
		root = new(big.Int).Sqrt(n)
	default:
		root, _ = rootFloor(n, k)
	}
	e := new(big.Int).SetUint64(uint64(k))
	return root, e.Exp(root, e, nil).Cmp(n) == 0
}

// rootFloor finds a short root bit by bit, and a long one by Newton's method
// from the root of the upper half of its bits: started from nothing, Newton
// needs about k steps to come near. It also returns how many powers that took.
func rootFloor(n *big.Int, k uint) (root *big.Int, powers int) {
	size := (n.BitLen()-1)/int(k) + 1 // bits of the root
	e := new(big.Int).SetUint64(uint64(k))
	if size <= 8+bits.Len(k) {
		root, pow := new(big.Int), new(big.Int)
		for i := size - 1; i >= 0; i-- {
			root.SetBit(root, i, 1)
			if pow.Exp(root, e, nil).Cmp(n) > 0 {
				root.SetBit(root, i, 0)
			}
		}
		return root, size
	}
	half := uint(size / 2)
	x, powers := rootFloor(new(big.Int).Rsh(n, half*k), k)
	x.Lsh(x.Add(x, big.NewInt(1)), half) // above the root, so that the steps go down to it
	less := new(big.Int).SetUint64(uint64(k - 1))
	for {
		powers++
		y := new(big.Int).Exp(x, less, nil)
		y.Quo(n, y)
		y.Add(y, new(big.Int).Mul(x, less))
		y.Quo(y, e)
		if y.Cmp(x) >= 0 {
			return x, powers
		}
		x = y
	}
}
