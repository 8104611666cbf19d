package exact_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

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
	n := testkit.Cases(4_000, 200_000)
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
	for range testkit.Cases(2_000, 50_000) {
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
	for range testkit.Cases(2_000, 50_000) {
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
