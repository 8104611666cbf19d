package money_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

// The oracle: exact values are big.Rat, and rounding is by its definition.
// Nothing here uses the arithmetic of the package under test.

var modes = []money.Rounding{
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
func roundRat(x *big.Rat, mode money.Rounding) *big.Int {
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
func rounded(x *big.Rat, places int, c money.Currency, mode money.Rounding) want {
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

func newAmount(coef int64, places int, c money.Currency) money.Money {
	m, _ := newMoney(coef, places, c)
	return m
}

// value reads the text of an amount.
func value(m money.Money) *big.Rat {
	text := m.String()
	number, _, found := strings.Cut(text, " ")
	x, ok := new(big.Rat).SetString(number)
	if !ok || !found {
		panic(text)
	}
	return x
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

// cases is how many random cases a property test takes.
func cases() int { return testkit.Cases(2_000, 50_000) }
