package rules

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// rat is the exact number.
func (d dec) rat() *big.Rat {
	x := new(big.Rat).SetInt64(d.c)
	return x.Mul(x, tenTo(int(d.e)))
}

// TestBounds holds the arithmetic against that of math/big: a result rounded down
// is at most the true one, one rounded up at least, and both are within a part in
// 10^17 of it.
func TestBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func() dec {
		c := r.Int64N(tens[1+r.IntN(18)])
		if r.IntN(2) == 0 {
			c = -c
		}
		return dec{c, int32(r.IntN(30) - 15)}
	}
	hold := func(what string, a, b, lo, hi dec, want *big.Rat) {
		t.Helper()
		size := new(big.Rat).Abs(want)
		if what == "plus" {
			size.Add(new(big.Rat).Abs(a.rat()), new(big.Rat).Abs(b.rat()))
		}
		slack := size.Mul(size, tenTo(-16))
		width := new(big.Rat).Sub(hi.rat(), lo.rat())
		if lo.rat().Cmp(want) > 0 || hi.rat().Cmp(want) < 0 || width.Cmp(slack) > 0 {
			t.Errorf("%v %s %v: %v to %v, want %s", a, what, b, lo, hi, want.FloatString(6))
		}
	}
	for range 2000 {
		a, b := draw(), draw()
		x, y := a.rat(), b.rat()
		hold("plus", a, b, a.plus(b, false), a.plus(b, true), new(big.Rat).Add(x, y))
		hold("times", a, b, a.times(b, false), a.times(b, true), new(big.Rat).Mul(x, y))
		if b.c != 0 {
			hold("over", a, b, a.over(b, false), a.over(b, true), new(big.Rat).Quo(x, y))
		}
		if got, want := a.compare(b), x.Cmp(y); got != want {
			t.Errorf("%v compared with %v: %d, want %d", a, b, got, want)
		}
	}
	// Of powers of two the logarithm is a whole number.
	for n, d := range []dec{{1, 0}, {20, -1}, {4, 0}, {8, 0}, {16, 0}, {320, -1}} {
		if got := d.log2() - int64(n)<<logBits; abs64(got) > 1 {
			t.Errorf("log2 of %v is off by %d", d, got)
		}
	}
	if got := (dec{1, 9}).log2() - 9*(dec{10, 0}).log2(); abs64(got) > 9 {
		t.Errorf("log2 of 10^9 is off by %d", got)
	}
	for x := range int64(200) {
		if got := root(x * x); got != x {
			t.Errorf("root of %d: %d", x*x, got)
		}
	}
}
