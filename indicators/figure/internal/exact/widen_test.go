package exact_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// huge returns a number of about so many bits above and below the line.
func huge(r *rand.Rand, num, den int) exact.Rat {
	bitsOf := func(n int) *big.Int {
		b := new(big.Int).SetBit(new(big.Int), n-1, 1)
		for i := range n - 1 {
			if r.IntN(2) == 1 {
				b.SetBit(b, i, 1)
			}
		}
		return b
	}
	return exact.FromBigInt(bitsOf(num), bitsOf(den))
}

// The neighbours of a number that does not fit are a/b and c/d with cb - ad = 1,
// which no fraction lies between with a numerator below a+c or a denominator
// below b+d; one of these sums must be beyond the limit.
func TestNeighbours(t *testing.T) {
	n := testkit.Cases(8, 120)
	r := rand.New(rand.NewPCG(7, 8))
	limit := new(big.Int).Lsh(big.NewInt(1), exact.MaxBits)
	for i := range n {
		v := huge(r, 4000+r.IntN(5000), 4000+r.IntN(5000))
		if v.Fits() {
			if b, ok := v.Below(); !ok || !b.Equal(v) {
				t.Fatal("a number that fits has another below it")
			}
			continue
		}
		if i%2 == 1 {
			v = v.Neg()
		}
		below, ok1 := v.Below()
		above, ok2 := v.Above()
		if !ok1 && !ok2 || !ok1 && v.Sign() > 0 || !ok2 && v.Sign() < 0 {
			t.Fatal("no neighbour")
		}
		if ok1 && (!below.Fits() || below.Cmp(v) >= 0) || ok2 && (!above.Fits() || above.Cmp(v) <= 0) {
			t.Fatal("a neighbour is too large, or on the wrong side")
		}
		lo, hi := below, above
		if v.Sign() < 0 {
			lo, hi, ok2 = above.Neg(), below.Neg(), ok1
		}
		a, b := lo.Big().Num(), lo.Big().Denom()
		c, d := big.NewInt(1), new(big.Int)
		if ok2 {
			c, d = hi.Big().Num(), hi.Big().Denom()
		}
		det := new(big.Int).Sub(new(big.Int).Mul(c, b), new(big.Int).Mul(a, d))
		if det.Cmp(big.NewInt(1)) != 0 {
			t.Fatalf("the neighbours are not neighbours: determinant %s", det)
		}
		if new(big.Int).Add(a, c).Cmp(limit) < 0 && new(big.Int).Add(b, d).Cmp(limit) < 0 {
			t.Fatal("a number between the neighbours fits")
		}
	}
}

func TestNeighboursAtTheEnds(t *testing.T) {
	top := exact.FromBigInt(new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), exact.MaxBits), big.NewInt(1)), big.NewInt(1))
	over := top.Add(exact.FromInt(1))
	if !top.Fits() || over.Fits() {
		t.Fatal("the limit is somewhere else")
	}
	if b, ok := over.Below(); !ok || !b.Equal(top) {
		t.Errorf("below the limit: %v", ok)
	}
	if _, ok := over.Above(); ok {
		t.Error("there is a number above the limit")
	}
	if _, ok := over.Neg().Below(); ok {
		t.Error("there is a number below the lower limit")
	}
	if a, ok := over.Neg().Above(); !ok || !a.Equal(top.Neg()) {
		t.Errorf("above the lower limit: %v", ok)
	}
	tiny := exact.FromInt(1).Quo(over)
	if b, ok := tiny.Below(); !ok || b.Sign() != 0 {
		t.Errorf("below the smallest: %v", ok)
	}
	if a, ok := tiny.Above(); !ok || !a.Equal(exact.FromInt(1).Quo(top)) {
		t.Errorf("above the smallest: %v", ok)
	}
}

func TestPow(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range testkit.Cases(300, 5_000) {
		x := random(r)
		n := uint(r.IntN(40))
		got, ok := exact.FromBig(x).Pow(n)
		want := big.NewRat(1, 1)
		for range n {
			want.Mul(want, x)
		}
		fits := exact.FromBig(want).Fits()
		if !ok && fits {
			t.Fatalf("%s to the %d is called too large", x, n)
		}
		if ok {
			check(t, "power", got, want)
		}
		if x.Sign() < 0 {
			continue
		}
		low := exact.FromBig(x).PowBelow(n)
		high, finite := exact.FromBig(x).PowAbove(n)
		if !low.Fits() || low.Big().Cmp(want) > 0 || finite && (!high.Fits() || high.Big().Cmp(want) < 0) || fits && (!finite || low.Cmp(high) != 0) {
			t.Fatalf("%s to the %d is between %v and %v", x, n, low.Big(), high.Big())
		}
	}
	for _, n := range []int64{0, 1, -1, 2} { // 0 to the power 0 is 1 as well
		if one, ok := exact.FromInt(n).Pow(0); !ok || !one.Equal(exact.FromInt(1)) {
			t.Errorf("%d to the power 0: %v, %v", n, one.Big(), ok)
		}
	}
	if _, ok := exact.FromInt(2).Pow(1 << 30); ok {
		t.Error("2^2^30 was computed")
	}
	if _, ok := exact.FromInt(10).PowAbove(1 << 20); ok {
		t.Error("10^2^20 has a number above it")
	}
	if _, ok := exact.FromInt(3).PowAbove(4096); ok {
		t.Error("3^4096 has a number above it")
	}
}

// The doc of figure promises so many products of so many bits.
func TestPowIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	most := exact.FromBigInt(new(big.Int).Lsh(big.NewInt(1), exact.MaxBits-1),
		new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), exact.MaxBits), big.NewInt(1)))
	for i := range testkit.Cases(1, 20) {
		x := huge(r, 4000, 4000+r.IntN(96))
		if i == 0 {
			x = most
		}
		for _, n := range []uint{1<<20 - 1, 1 << 20, 1 + uint(r.IntN(1<<20))}[:testkit.Cases(1, 3)] {
			for name, round := range map[string]func(exact.Rat) (exact.Rat, bool){"below": exact.Rat.Below,
				"above": exact.Rat.Above} {
				if products, size := exact.PowRounds(x.Abs(), n, round); products > 42 || size > 2*exact.MaxBits {
					t.Errorf("%s, to the power %d: %d products of %d bits", name, n, products, size)
				}
			}
		}
	}
}
