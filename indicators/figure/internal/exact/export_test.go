package exact

import "math/big"

// RootPowers returns how many powers the k-th root of n takes.
func RootPowers(n *big.Int, k uint) int {
	_, powers := rootFloor(n, k)
	return powers
}

// PowRounds returns how many products r to the power n takes, each rounded, and
// the size in bits of the largest of them.
func PowRounds(r Rat, n uint, round func(Rat) (Rat, bool)) (products, size int) {
	r.powRound(n, func(p Rat) (Rat, bool) {
		products++
		v := p.view()
		size = max(size, v.Num().BitLen(), v.Denom().BitLen())
		return round(p)
	})
	return products, size
}
