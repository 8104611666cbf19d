package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
)

// The oracle is math/big.Rat throughout.

// edges are the numbers at which machine words overflow.
var edges = []int64{0, 1, -1, 2, -2, 3, 5, 7, 10, 1 << 31, -1 << 31, 1<<32 + 1, 3037000499, 3037000500, -3037000500,
	math.MaxInt64, -math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, 1 << 62, 999999999999999999, 1000000000000000000}

func random(r *rand.Rand) *big.Rat {
	n := func() *big.Int {
		switch r.IntN(5) {
		case 0:
			return big.NewInt(int64(r.IntN(41) - 20))
		case 1:
			return big.NewInt(edges[r.IntN(len(edges))])
		case 2:
			return big.NewInt(int64(r.Uint64() >> r.IntN(64)))
		case 3:
			return new(big.Int).Mul(big.NewInt(edges[r.IntN(len(edges))]), big.NewInt(int64(r.Uint64())))
		}
		return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(r.IntN(30))), nil)
	}
	d := n()
	for d.Sign() == 0 {
		d = n()
	}
	return new(big.Rat).SetFrac(n(), d)
}

// check compares a result, and that its form is canonical.
func check(t *testing.T, op string, got exact.Rat, want *big.Rat) {
	t.Helper()
	if got.Big().Cmp(want) != 0 {
		t.Fatalf("%s = %s, want %s", op, got.Big(), want)
	}
	if !got.Equal(exact.FromBig(want)) {
		t.Fatalf("%s = %s is not in canonical form", op, want)
	}
	_, _, isSmall := got.Frac64()
	fits := want.Num().IsInt64() && want.Denom().IsInt64() && want.Num().Int64() != math.MinInt64
	if isSmall != fits {
		t.Fatalf("%s = %s: small form %v, want %v", op, want, isSmall, fits)
	}
}

func TestArithmetic(t *testing.T) {
	n := 100000
	if testing.Short() {
		n = 20000
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range n {
		x, y := random(r), random(r)
		a, b := exact.FromBig(x), exact.FromBig(y)
		check(t, "x", a, x)
		check(t, x.String()+" + "+y.String(), a.Add(b), new(big.Rat).Add(x, y))
		check(t, x.String()+" - "+y.String(), a.Sub(b), new(big.Rat).Sub(x, y))
		check(t, x.String()+" * "+y.String(), a.Mul(b), new(big.Rat).Mul(x, y))
		check(t, "-"+x.String(), a.Neg(), new(big.Rat).Neg(x))
		check(t, "abs "+x.String(), a.Abs(), new(big.Rat).Abs(x))
		if y.Sign() != 0 {
			q := new(big.Rat).Quo(x, y)
			check(t, x.String()+" / "+y.String(), a.Quo(b), q)
			if b.Divides(a) != q.IsInt() {
				t.Fatalf("%s divides %s: %v", y, x, b.Divides(a))
			}
		}
		if a.Cmp(b) != x.Cmp(y) || a.Equal(b) != (x.Cmp(y) == 0) || a.Sign() != x.Sign() || a.IsInt() != x.IsInt() {
			t.Fatalf("%s and %s: Cmp %d, Equal %v, Sign %d, IsInt %v", x, y, a.Cmp(b), a.Equal(b), a.Sign(), a.IsInt())
		}
		if i, ok := a.Int64(); ok && (!x.IsInt() || i != x.Num().Int64()) {
			t.Fatalf("Int64 of %s = %d", x, i)
		}
		places := r.IntN(50) - 25
		scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
		if places < 0 {
			scale.Inv(scale)
		}
		v := new(big.Rat).Mul(x, scale)
		floor := new(big.Int).Div(v.Num(), v.Denom())
		check(t, "floor of "+x.String(), a.Floor(places), new(big.Rat).Quo(new(big.Rat).SetInt(floor), scale))
		if !v.IsInt() {
			floor.Add(floor, big.NewInt(1))
		}
		check(t, "ceiling of "+x.String(), a.Ceil(places), new(big.Rat).Quo(new(big.Rat).SetInt(floor), scale))
	}
}

func TestFrom(t *testing.T) {
	for _, n := range edges {
		check(t, "FromInt", exact.FromInt(n), new(big.Rat).SetInt64(n))
		for _, d := range edges {
			r, ok := exact.FromFrac(n, d)
			if ok != (d != 0) {
				t.Fatalf("FromFrac(%d, %d): %v", n, d, ok)
			}
			if ok {
				check(t, "FromFrac", r, big.NewRat(n, d))
				check(t, "FromBigInt", exact.FromBigInt(big.NewInt(n), big.NewInt(d)), big.NewRat(n, d))
			}
		}
		for e := -40; e <= 40; e++ {
			want := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil))
			if e < 0 {
				want.Inv(want)
			}
			check(t, "Pow10", exact.Pow10(e), want)
			check(t, "Scale10", exact.Scale10(n, e), want.Mul(want, new(big.Rat).SetInt64(n)))
		}
	}
	if x := big.NewRat(1, 3); exact.FromBig(x).Big() == x {
		t.Error("FromBig keeps what it is given")
	}
	big1 := exact.Pow10(40)
	big1.Big().SetInt64(0)
	if big1.Sign() == 0 {
		t.Error("Big gives away what it keeps")
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		n, d int64
		want string
	}{
		{0, 1, "0"}, {9, 65, "9/65"}, {-9, 65, "-9/65"}, {754, 100, "7.54"}, {-1, 8, "-0.125"}, {1, 1000, "0.001"}, {-5, 2, "-2.5"},
		{math.MaxInt64, 1, "9223372036854775807"}, {math.MinInt64, 1, "-9223372036854775808"}, {math.MaxInt64, 2, "4611686018427387903.5"},
		{1, 1 << 62, "0.00000000000000000021684043449710088680149056017398834228515625"}, {1, 3, "1/3"}, {1, 1 << 20, "0.00000095367431640625"},
	} {
		r, _ := exact.FromFrac(c.n, c.d)
		if got := string(r.AppendText(nil)); got != c.want {
			t.Errorf("%d/%d is %s, want %s", c.n, c.d, got, c.want)
		}
	}
	// 64 places is a decimal, 65 a fraction.
	if got := string(exact.Pow10(-64).AppendText(nil)); len(got) != 66 || got[65] != '1' {
		t.Errorf("10^-64 is %s", got)
	}
	if got := string(exact.Pow10(-65).AppendText(nil)); got[:2] != "1/" {
		t.Errorf("10^-65 is %s", got)
	}
	five, _ := exact.FromInt(5).Pow(70)
	if got := string(exact.FromInt(1).Quo(five).AppendText(nil)); got[:2] != "1/" {
		t.Errorf("5^-70 is %s", got)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		x := random(r)
		got := string(exact.FromBig(x).AppendText(nil))
		back, ok := new(big.Rat).SetString(got)
		if !ok || back.Cmp(x) != 0 {
			t.Fatalf("%s is written %s", x, got)
		}
	}
}

func TestDecimal(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		x := random(r)
		v := exact.FromBig(x)
		places, finite := 0, false
		if n, ok := x.FloatPrec(); ok { // decimal places of an expansion that ends
			places, finite = n, true
		}
		limit := r.IntN(60)
		c, p, ok := v.Decimal(limit)
		if ok != (finite && places <= limit) {
			t.Fatalf("%s within %d places: %v, but %d places, %v", x, limit, ok, places, finite)
		}
		if ok {
			if p != places || new(big.Rat).Quo(new(big.Rat).SetInt(c), exact.Pow10(p).Big()).Cmp(x) != 0 {
				t.Fatalf("%s = %s over 10^%d", x, c, p)
			}
		}
		if c, p, ok := v.Decimal64(); ok && (p != places || exact.Scale10(c, -p).Big().Cmp(x) != 0) {
			t.Fatalf("%s = %d over 10^%d", x, c, p)
		}
		if c, e, ok := v.Decimal10(limit); ok && exact.Scale10(c, e).Big().Cmp(x) != 0 {
			t.Fatalf("%s = %d * 10^%d", x, c, e)
		}
	}
	if c, e, ok := exact.Pow10(90).Decimal10(0); !ok || exact.Scale10(c, e).Cmp(exact.Pow10(90)) != 0 {
		t.Errorf("10^90 = %d * 10^%d, %v", c, e, ok)
	}
	if _, _, ok := exact.Pow10(90).Add(exact.FromInt(1)).Decimal10(0); ok {
		t.Error("10^90 + 1 has an int64 coefficient")
	}
}

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
	n := 60
	if testing.Short() {
		n = 8
	}
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
	for range 2000 {
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

func TestRoot(t *testing.T) {
	n := 4000
	if testing.Short() {
		n = 400
	}
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
	if _, ok := exact.FromInt(2).RootOf(1<<18, 1, 0); ok {
		t.Error("a root beyond the limit was taken")
	}
	if _, ok := exact.FromInt(1).RootOf(1, 1<<18, 0); ok {
		t.Error("a root of a power beyond the limit was taken")
	}
}

func TestSizeLimit(t *testing.T) {
	if !(exact.Rat{}).Fits() || (exact.Rat{}).Sign() != 0 || !(exact.Rat{}).Equal(exact.FromInt(0)) {
		t.Error("the zero Rat is not 0")
	}
	if exact.Pow10(-1234).Fits() || !exact.Pow10(-1233).Fits() {
		t.Error("10^-1233 has 4,096 bits below the line, 10^-1234 has 4,100")
	}
}

func BenchmarkQuo(b *testing.B) {
	x, y := exact.FromInt(7540000000), exact.FromInt(65001)
	b.ReportAllocs()
	for b.Loop() {
		_ = x.Quo(y)
	}
}

func BenchmarkAddFractions(b *testing.B) {
	x, _ := exact.FromFrac(9, 65)
	y, _ := exact.FromFrac(17, 60)
	b.ReportAllocs()
	for b.Loop() {
		_ = x.Add(y)
	}
}
