package exact_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestRoot(t *testing.T) {
	n := testkit.Cases(400, 8_000)
	r := rand.New(rand.NewPCG(11, 12))
	pow := func(x *big.Rat, n uint) *big.Rat {
		e := new(big.Int).SetUint64(uint64(n))
		return new(big.Rat).SetFrac(new(big.Int).Exp(x.Num(), e, nil), new(big.Int).Exp(x.Denom(), e, nil))
	}
	coprime := func(a, b uint) bool {
		for b != 0 {
			a, b = b, a%b
		}
		return a == 1
	}
	for range n {
		x := random(r)
		x.Abs(x)
		k, q, places := uint(1+r.IntN(12)), uint(1+r.IntN(5)), r.IntN(20)
		if !coprime(k, q) {
			continue
		}
		if r.IntN(4) == 0 {
			x = pow(new(big.Rat).Abs(big.NewRat(int64(r.IntN(50)), int64(1+r.IntN(50)))), k)
		}
		root, ok := exact.FromBig(x).RootOf(k, q, places)
		if !ok {
			t.Fatalf("root %d of %s to the %d: too large", k, x, q)
		}
		target := pow(x, q)
		floor := root.Floor.Big()
		step := exact.Pow10(-places).Big()
		if pow(floor, k).Cmp(target) > 0 || pow(new(big.Rat).Add(floor, step), k).Cmp(target) <= 0 || !new(big.Rat).Quo(floor, step).IsInt() {
			t.Fatalf("root %d of %s to the %d to %d places: %s", k, x, q, places, floor)
		}
		if root.Exact && pow(root.Value.Big(), k).Cmp(target) != 0 {
			t.Fatalf("root %d of %s to the %d: exactly %s", k, x, q, root.Value.Big())
		}
		if !root.Exact && pow(floor, k).Cmp(target) == 0 {
			t.Fatalf("root %d of %s to the %d is %s but is not called exact", k, x, q, floor)
		}
	}
	// Long roots take the other path.
	for _, k := range []uint{2, 3, 5, 17, 1000} {
		v := exact.FromBigInt(new(big.Int).Exp(big.NewInt(7), big.NewInt(1001), nil), big.NewInt(1))
		root, ok := v.RootOf(k, 1, 20)
		if !ok || root.Exact {
			t.Fatalf("root %d of 7^1001: %v, %v", k, ok, root.Exact)
		}
		next := root.Floor.Add(exact.Pow10(-20))
		if pow(root.Floor.Big(), k).Cmp(v.Big()) > 0 || pow(next.Big(), k).Cmp(v.Big()) <= 0 {
			t.Fatalf("root %d of 7^1001 is wrong", k)
		}
	}
	if _, ok := exact.FromInt(2).RootOf(1000, 1, 1000); ok {
		t.Error("a root of a million digits was taken")
	}
}

// TestLimitOfRoots: numbers of 131,072 bits are the largest: the power whose root is taken,
// with the places of the root, of 10/3 bits each.
func TestLimitOfRoots(t *testing.T) {
	const most = 131072
	for _, c := range []struct {
		of     int64
		k, q   uint
		places int
		ok     bool
	}{
		{1, most, 1, 0, true}, {1, most + 1, 1, 0, false},
		{1, 1, most, 0, true}, {1, 1, most + 1, 0, false},
		{2, 1, most / 2, 0, true}, {2, 1, most/2 + 1, 0, false}, // 2 has two bits
		{1, 39321, 1, 1, true}, {1, 39322, 1, 1, false}, // 1 + 131,070 and 1 + 131,073 bits
		{2, most * 2, 1, 0, false}, {1, 1, most * 2, 0, false},
	} {
		root, ok := exact.FromInt(c.of).RootOf(c.k, c.q, c.places)
		if ok != c.ok || ok != root.Exact {
			t.Errorf("root %d of %d to the %d, to %d places: exact %v, %v", c.k, c.of, c.q, c.places, root.Exact, ok)
		}
	}
}

// The doc of figure promises so many powers.
func TestRootIsBounded(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	n := new(big.Int)
	worst := 0
	for range testkit.Cases(3, 40) {
		size := 1<<17 - r.IntN(64)
		n.SetInt64(1).Lsh(n, uint(size-1))
		for range 50 {
			n.SetBit(n, r.IntN(size-1), 1)
		}
		for _, k := range []uint{3, 5, 17, 97, 1000, 4099, uint(3 + r.IntN(1<<16)), 1 << 17} {
			worst = max(worst, exact.RootPowers(n, k))
		}
	}
	if worst > 100 {
		t.Errorf("%d powers", worst)
	}
}
