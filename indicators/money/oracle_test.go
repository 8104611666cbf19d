package money_test

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

// The oracle: exact values are big.Rat, and rounding is by its definition.
// Nothing here uses the arithmetic of the package under test.

var casesFlag = flag.Int("cases", 20_000, "random cases for each property test")

var modes = []money.RoundingMode{
	money.HalfEven, money.HalfAway, money.HalfDown, money.Down, money.Up, money.Floor, money.Ceiling,
}

var (
	one    = big.NewInt(1)
	ten    = big.NewInt(10)
	half   = big.NewRat(1, 2)
	limit  = new(big.Int).SetUint64(1<<63 - 1)
	digits = map[money.Currency]int{
		money.MAD: 2, money.EUR: 2, money.USD: 2, money.XOF: 0, money.JPY: 0,
		money.TND: 3, money.KWD: 3, money.CLF: 4, money.UYW: 4,
	}
	currencies = []money.Currency{
		money.MAD, money.EUR, money.USD, money.XOF, money.JPY, money.TND, money.KWD, money.CLF, money.UYW,
	}
)

func pow(n int) *big.Int { return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil) }

// pow10Rat returns 10^n for any sign of n.
func pow10Rat(n int) *big.Rat {
	if n < 0 {
		return new(big.Rat).SetFrac(one, pow(-n))
	}
	return new(big.Rat).SetInt(pow(n))
}

// roundRat rounds x to an integer, straight from the definition of each mode.
func roundRat(x *big.Rat, mode money.RoundingMode) *big.Int {
	// Euclidean division by a positive denominator is the floor.
	lower := new(big.Int).Div(x.Num(), x.Denom())
	if x.IsInt() {
		return lower
	}
	upper := new(big.Int).Add(lower, one)
	towards, away := lower, upper
	if x.Sign() < 0 {
		towards, away = upper, lower
	}
	part := new(big.Rat).Sub(x, new(big.Rat).SetInt(lower))
	near := part.Cmp(half)
	nearest := lower
	if near > 0 {
		nearest = upper
	}
	switch mode {
	case money.Floor:
		return lower
	case money.Ceiling:
		return upper
	case money.Down:
		return towards
	case money.Up:
		return away
	case money.HalfEven:
		if near != 0 {
			return nearest
		}
		if lower.Bit(0) == 0 {
			return lower
		}
		return upper
	case money.HalfAway:
		if near != 0 {
			return nearest
		}
		return away
	case money.HalfDown:
		if near != 0 {
			return nearest
		}
		return towards
	}
	panic("no such mode")
}

// want is an expected amount, or overflow.
type want struct {
	coef     int64
	places   int
	overflow bool
}

// amount returns the canonical form of v * 10^-places in currency c.
func amount(v *big.Int, places int, c money.Currency) want {
	min := digits[c]
	v = new(big.Int).Set(v)
	for places < min {
		v.Mul(v, ten)
		places++
	}
	for places > min {
		q, r := new(big.Int).QuoRem(v, ten, new(big.Int))
		if r.Sign() != 0 {
			break
		}
		v = q
		places--
	}
	if places > 6 {
		panic("not an amount")
	}
	if v.CmpAbs(limit) > 0 {
		return want{overflow: true}
	}
	return want{coef: v.Int64(), places: places}
}

// rounded returns x rounded to places, in currency c.
func rounded(x *big.Rat, places int, c money.Currency, mode money.RoundingMode) want {
	scaled := new(big.Rat).Mul(x, pow10Rat(places))
	v := roundRat(scaled, mode)
	if places < 0 {
		return amount(v.Mul(v, pow(-places)), 0, c)
	}
	return amount(v, places, c)
}

// exact returns x in currency c, which must have at most six places.
func exact(x *big.Rat, c money.Currency) want {
	scaled := new(big.Rat).Mul(x, pow10Rat(6))
	if !scaled.IsInt() {
		panic("not an amount: " + x.String())
	}
	return amount(scaled.Num(), 6, c)
}

// check compares what a call returned with what the oracle wants.
func check(t *testing.T, w want, c money.Currency, got money.Money, err error, call func() string) {
	t.Helper()
	if w.overflow {
		if !errors.Is(err, money.ErrOverflow) || got != (money.Money{}) {
			t.Fatalf("%s = %v, %v; want overflow", call(), got, err)
		}
		return
	}
	coef, places := got.Unscaled()
	if err != nil || coef != w.coef || places != w.places || got.Currency() != c {
		t.Fatalf("%s = %v (%d, %d), %v; want %d, %d", call(), got, coef, places, err, w.coef, w.places)
	}
}

// source makes random operands, a good part of them at the edges.
type source struct{ *rand.Rand }

func newSource(seed uint64) source { return source{rand.New(rand.NewPCG(seed, 20160518))} }

// int63 returns a number within ±(2^63-1): of any length, a power of ten or of
// two, or near the end of the range.
func (s source) int63() int64 {
	var v int64
	switch s.IntN(8) {
	case 0:
		v = int64(pow(s.IntN(19)).Uint64()) + int64(s.IntN(3)-1)
	case 1:
		v = 1<<s.IntN(63) + int64(s.IntN(3)-1)
	case 2:
		v = math.MaxInt64 - int64(s.IntN(10))
	case 3:
		v = int64(s.IntN(21))
	case 4:
		v = 5 * int64(pow(s.IntN(18)).Uint64())
	default:
		v = int64(s.Uint64() >> (1 + s.IntN(63)))
	}
	if s.IntN(2) == 0 {
		return -v
	}
	return v
}

func (s source) currency() money.Currency { return currencies[s.IntN(len(currencies))] }

// money returns an amount in c and its value.
func (s source) money(c money.Currency) (money.Money, *big.Rat) {
	places := digits[c]
	if s.IntN(3) == 0 {
		places += s.IntN(7 - places)
	}
	return newMoney(s.int63(), places, c)
}

func newMoney(coef int64, places int, c money.Currency) (money.Money, *big.Rat) {
	m, err := money.FromDecimal(decimal.New(coef, -int32(places)), c)
	if err != nil {
		panic(fmt.Sprint(coef, places, c, err))
	}
	return m, new(big.Rat).SetFrac(big.NewInt(coef), pow(places))
}

// decimal returns a decimal, at times longer than 64 bits, and its value.
func (s source) decimal() (decimal.Decimal, *big.Rat) {
	n := big.NewInt(s.int63())
	if s.IntN(8) == 0 {
		n.Mul(n, big.NewInt(s.int63()))
	}
	exp := s.IntN(23) - 20
	if s.IntN(8) == 0 {
		exp = s.IntN(121) - 60
	}
	return decimal.NewFromBigInt(n, int32(exp)), new(big.Rat).Mul(new(big.Rat).SetInt(n), pow10Rat(exp))
}

func (s source) ratio() (money.Ratio, *big.Rat) {
	for {
		num, den := s.int63(), s.int63()
		if s.IntN(2) == 0 {
			num, den = int64(s.IntN(2001)-1000), int64(s.IntN(1000)+1)
		}
		if den == 0 {
			continue
		}
		r, err := money.NewRatio(num, den)
		if err != nil {
			panic(err)
		}
		return r, new(big.Rat).SetFrac64(num, den)
	}
}

func (s source) rate(base, quote money.Currency) (money.Rate, *big.Rat) {
	for {
		p, x := s.ratio()
		if x.Sign() <= 0 {
			continue
		}
		r, err := money.NewRateRatio(base, quote, p)
		if err != nil {
			panic(err)
		}
		return r, x
	}
}

func TestOracleAddSub(t *testing.T) {
	s := newSource(1)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		b, y := s.money(c)
		sum, err := a.Add(b)
		check(t, exact(new(big.Rat).Add(x, y), c), c, sum, err, func() string { return fmt.Sprint(a, " + ", b) })
		diff, err := a.Sub(b)
		check(t, exact(new(big.Rat).Sub(x, y), c), c, diff, err, func() string { return fmt.Sprint(a, " - ", b) })
	}
}

func TestOracleNegAbs(t *testing.T) {
	s := newSource(2)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		check(t, exact(new(big.Rat).Neg(x), c), c, a.Neg(), nil, func() string { return fmt.Sprint("-", a) })
		check(t, exact(new(big.Rat).Abs(x), c), c, a.Abs(), nil, func() string { return fmt.Sprint("|", a, "|") })
		if a.Sign() != x.Sign() {
			t.Fatalf("sign of %v is %d", a, a.Sign())
		}
	}
}

func TestOracleCmp(t *testing.T) {
	s := newSource(3)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		b, y := s.money(c)
		if s.IntN(4) == 0 { // close neighbours
			b, _ = a.Add(newAmount(int64(s.IntN(3)-1), 6, c))
			if !b.IsSet() {
				b = a
			}
			y = value(b)
		}
		got, err := a.Cmp(b)
		if err != nil || got != x.Cmp(y) || a.Compare(b) != got {
			t.Fatalf("%v compared with %v: %d, %d, %v", a, b, got, a.Compare(b), err)
		}
		if (a == b) != (got == 0) {
			t.Fatalf("%v == %v: %v", a, b, a == b)
		}
		least, err1 := money.Min(a, b)
		most, err2 := money.Max(a, b)
		if err1 != nil || err2 != nil || (x.Cmp(y) <= 0) != (least == a) || (x.Cmp(y) >= 0) != (most == a) {
			t.Fatalf("min and max of %v and %v: %v, %v", a, b, least, most)
		}
	}
}

func newAmount(coef int64, places int, c money.Currency) money.Money {
	m, _ := newMoney(coef, places, c)
	return m
}

// value reads the text of an amount.
func value(m money.Money) *big.Rat {
	text := m.String()
	x, ok := new(big.Rat).SetString(text[:len(text)-4])
	if !ok {
		panic(text)
	}
	return x
}

func TestOracleMul(t *testing.T) {
	s := newSource(4)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		d, y := s.decimal()
		z := new(big.Rat).Mul(x, y)
		percent := new(big.Rat).Mul(z, big.NewRat(1, 100))
		places := s.IntN(7)
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " * ", d, " ", mode, " ", places) }
			got, err := a.Mul(d, mode)
			check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			got, err = a.MulPlaces(d, places, mode)
			check(t, rounded(z, places, c, mode), c, got, err, call)
			got, err = a.Percent(d, mode)
			check(t, rounded(percent, digits[c], c, mode), c, got, err, call)
		}
	}
}

func TestOracleMulInt(t *testing.T) {
	s := newSource(5)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		n := s.int63()
		if s.IntN(20) == 0 {
			n = math.MinInt64
		}
		got, err := a.MulInt(n)
		check(t, exact(new(big.Rat).Mul(x, new(big.Rat).SetInt64(n)), c), c, got, err, func() string { return fmt.Sprint(a, " * ", n) })
	}
}

func TestOracleQuo(t *testing.T) {
	s := newSource(6)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		d, y := s.decimal()
		n := s.int63()
		if s.IntN(20) == 0 {
			n = math.MinInt64
		}
		places := s.IntN(7)
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " / ", d, " or ", n, " ", mode, " ", places) }
			if y.Sign() != 0 {
				z := new(big.Rat).Quo(x, y)
				got, err := a.Quo(d, mode)
				check(t, rounded(z, digits[c], c, mode), c, got, err, call)
				got, err = a.QuoPlaces(d, places, mode)
				check(t, rounded(z, places, c, mode), c, got, err, call)
			}
			if n != 0 {
				z := new(big.Rat).Quo(x, new(big.Rat).SetInt64(n))
				got, err := a.QuoInt(n, mode)
				check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			}
		}
	}
}

func TestOracleShare(t *testing.T) {
	s := newSource(7)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		r, y := s.ratio()
		z := new(big.Rat).Mul(x, y)
		places := s.IntN(7)
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " * ", r, " ", mode, " ", places) }
			got, err := a.Share(r, mode)
			check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			got, err = a.SharePlaces(r, places, mode)
			check(t, rounded(z, places, c, mode), c, got, err, call)
		}
	}
}

func TestOracleConvert(t *testing.T) {
	s := newSource(8)
	for range cases() {
		base, quote := s.currency(), s.currency()
		if base == quote {
			continue
		}
		a, x := s.money(base)
		r, y := s.rate(base, quote)
		z := new(big.Rat).Mul(x, y)
		places := s.IntN(7)
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " at ", r, " ", mode, " ", places) }
			got, err := r.Convert(a, mode)
			check(t, rounded(z, digits[quote], quote, mode), quote, got, err, call)
			got, err = r.ConvertPlaces(a, places, mode)
			check(t, rounded(z, places, quote, mode), quote, got, err, call)
		}
	}
}

func TestOracleRound(t *testing.T) {
	s := newSource(9)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		places := s.IntN(25) - 18
		if s.IntN(2) == 0 {
			places = s.IntN(8) - 1
			if places > 6 {
				places = 6
			}
		}
		step, y := s.money(c)
		step, y = step.Abs(), y.Abs(y)
		if s.IntN(2) == 0 {
			step, y = newMoney([]int64{1, 5, 10, 25, 50, 100, 3, 7}[s.IntN(8)], 2+s.IntN(5), c)
		}
		for _, mode := range modes {
			got, err := a.Round(places, mode)
			check(t, rounded(x, places, c, mode), c, got, err, func() string { return fmt.Sprint(a, " to ", places, " ", mode) })
			if y.Sign() == 0 {
				continue
			}
			n := roundRat(new(big.Rat).Quo(x, y), mode)
			got, err = a.RoundTo(step, mode)
			check(t, exact(new(big.Rat).Mul(y, new(big.Rat).SetInt(n)), c), c, got, err, func() string { return fmt.Sprint(a, " to ", step, " ", mode) })
		}
	}
}

func TestOracleDecimal(t *testing.T) {
	s := newSource(10)
	million := pow10Rat(6)
	for range cases() {
		c := s.currency()
		d, x := s.decimal()
		call := func() string { return fmt.Sprint(d, " ", c) }
		for _, mode := range modes {
			got, err := money.RoundDecimal(d, c, mode)
			check(t, rounded(x, digits[c], c, mode), c, got, err, call)
		}
		got, err := money.FromDecimal(d, c)
		if !new(big.Rat).Mul(x, million).IsInt() {
			if !errors.Is(err, money.ErrPrecision) {
				t.Fatalf("%s = %v, %v; want a precision error", call(), got, err)
			}
			continue
		}
		w := exact(x, c)
		check(t, w, c, got, err, call)
		if w.overflow {
			continue
		}
		back, ok := got.Decimal()
		if !ok || !back.Equal(d) || -int(back.Exponent()) != w.places {
			t.Fatalf("%s back is %v", call(), back)
		}
	}
}

func TestOracleRatio(t *testing.T) {
	s := newSource(11)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		b, y := s.money(c)
		if y.Sign() != 0 {
			r, err := a.Ratio(b)
			checkRatio(t, new(big.Rat).Quo(x, y), r, err, func() string { return fmt.Sprint(a, " : ", b) })
		}
		p, u := s.ratio()
		q, v := s.ratio()
		r, err := p.Mul(q)
		checkRatio(t, new(big.Rat).Mul(u, v), r, err, func() string { return fmt.Sprint(p, " * ", q) })
		if p.Compare(q) != u.Cmp(v) {
			t.Fatalf("%v compared with %v: %d", p, q, p.Compare(q))
		}
		if u.Sign() != 0 {
			r, err := p.Inverse()
			checkRatio(t, new(big.Rat).Inv(u), r, err, func() string { return fmt.Sprint("1 / ", p) })
		}
		d, w := s.decimal()
		r, err = money.RatioFromDecimal(d)
		checkRatio(t, w, r, err, d.String)
	}
}

func checkRatio(t *testing.T, x *big.Rat, got money.Ratio, err error, call func() string) {
	t.Helper()
	fits := x.Num().CmpAbs(limit) <= 0 && x.Denom().Cmp(limit) <= 0
	if !fits {
		if !errors.Is(err, money.ErrOverflow) || got.IsSet() {
			t.Fatalf("%s = %v, %v; want overflow", call(), got, err)
		}
		return
	}
	if err != nil || got.Num() != x.Num().Int64() || got.Den() != x.Denom().Int64() || got.Sign() != x.Sign() {
		t.Fatalf("%s = %v, %v; want %v", call(), got, err, x)
	}
}

func TestOracleCross(t *testing.T) {
	s := newSource(12)
	for range cases() {
		a, x := s.rate(money.EUR, money.MAD)
		b, y := s.rate(money.MAD, money.TND)
		r, err := a.Cross(b)
		checkRatio(t, new(big.Rat).Mul(x, y), r.Price(), err, func() string { return fmt.Sprint(a, " by ", b) })
		if err == nil && (r.Base() != money.EUR || r.Quote() != money.TND) {
			t.Fatalf("%v by %v is %v", a, b, r)
		}
		inverse := a.Inverse()
		checkRatio(t, new(big.Rat).Inv(x), inverse.Price(), nil, a.String)
		if inverse.Inverse() != a || inverse.Base() != money.MAD || inverse.Quote() != money.EUR {
			t.Fatalf("inverse of %v is %v", a, inverse)
		}
	}
}

func TestOracleSum(t *testing.T) {
	s := newSource(13)
	for range cases() {
		c := s.currency()
		n := s.IntN(40) + 1
		list := make([]money.Money, n)
		total := new(big.Rat)
		plain := s.IntN(2) == 0
		var acc money.Accumulator
		for i := range list {
			var x *big.Rat
			if plain {
				list[i], x = newMoney(s.int63(), digits[c], c)
			} else {
				list[i], x = s.money(c)
			}
			acc.Add(list[i])
			total.Add(total, x)
		}
		w := exact(total, c)
		call := func() string { return fmt.Sprint("sum of ", list) }
		got, err := money.Sum(list)
		check(t, w, c, got, err, call)
		got, err = money.SumSeq(func(yield func(money.Money) bool) {
			for _, m := range list {
				if !yield(m) {
					return
				}
			}
		})
		check(t, w, c, got, err, call)
		got, err = acc.Total()
		check(t, w, c, got, err, call)
		if acc.Count() != int64(n) {
			t.Fatalf("count %d, want %d", acc.Count(), n)
		}
	}
}

// allocation is the largest remainder method from its definition.
func allocation(total int64, weights []*big.Rat) []int64 {
	sum := new(big.Rat)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	abs := new(big.Rat).SetInt(new(big.Int).Abs(big.NewInt(total)))
	parts := make([]int64, len(weights))
	lost := make([]*big.Rat, len(weights))
	left := new(big.Int).Abs(big.NewInt(total)).Int64()
	for i, w := range weights {
		share := new(big.Rat).Mul(abs, new(big.Rat).Quo(w, sum))
		whole := new(big.Int).Div(share.Num(), share.Denom())
		parts[i] = whole.Int64()
		lost[i] = share.Sub(share, new(big.Rat).SetInt(whole))
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range lost {
			if lost[i].Cmp(lost[best]) > 0 {
				best = i
			}
		}
		parts[best]++
		lost[best].SetInt64(-1)
	}
	if total < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

func checkParts(t *testing.T, m money.Money, places int, wants []int64, got []money.Money, err error) {
	t.Helper()
	if err != nil || len(got) != len(wants) {
		t.Fatalf("parts of %v: %v, %v", m, got, err)
	}
	for i, w := range wants {
		if got[i] != newAmount(w, places, m.Currency()) {
			t.Fatalf("part %d of %v is %v, want %d in %v", i, m, got[i], w, got)
		}
	}
	sum, err := money.Sum(got)
	if err != nil || sum != m {
		t.Fatalf("parts of %v sum to %v, %v", m, sum, err)
	}
}

func TestOracleAllocate(t *testing.T) {
	s := newSource(14)
	for range cases() {
		c := s.currency()
		m, _ := s.money(c)
		coef, places := m.Unscaled()
		n := s.IntN(12) + 1
		if s.IntN(8) == 0 {
			n = s.IntN(60) + 1
		}
		weights := make([]int64, n)
		ratios := make([]money.Ratio, n)
		exactWeights := make([]*big.Rat, n)
		exactRatios := make([]*big.Rat, n)
		for i := range weights {
			switch s.IntN(4) {
			case 0: // ties
				weights[i] = int64(s.IntN(3))
			case 1:
				weights[i] = int64(s.Uint64() >> 7 / uint64(n))
			default:
				weights[i] = int64(s.IntN(1000))
			}
			num, den := int64(s.IntN(50)), int64(s.IntN(8)+1)
			if i == 0 { // not all zero
				weights[i]++
				num++
			}
			ratios[i], _ = money.NewRatio(num, den)
			exactWeights[i] = new(big.Rat).SetInt64(weights[i])
			exactRatios[i] = big.NewRat(num, den)
		}
		got, err := m.Allocate(weights...)
		checkParts(t, m, places, allocation(coef, exactWeights), got, err)
		got, err = m.AllocateRatios(ratios...)
		checkParts(t, m, places, allocation(coef, exactRatios), got, err)
		equal := make([]*big.Rat, n)
		for i := range equal {
			equal[i] = big.NewRat(1, 1)
		}
		got, err = m.Split(n)
		checkParts(t, m, places, allocation(coef, equal), got, err)
	}
}
