package money_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

// FuzzArithmetic holds every operation with a rounding mode against the oracle.
func FuzzArithmetic(f *testing.F) {
	f.Add(int64(123456789), uint8(2), int64(108542), int8(-4), uint8(1), uint8(0))
	f.Add(int64(-5), uint8(6), int64(25), int8(-40), uint8(7), uint8(3))
	f.Fuzz(func(t *testing.T, coef int64, extra uint8, n int64, exp int8, modeIndex, currencyIndex uint8) {
		c := currencies[int(currencyIndex)%len(currencies)]
		mode := modes[int(modeIndex)%len(modes)]
		places := digits[c] + int(extra)%(7-digits[c])
		if coef == -1<<63 {
			return
		}
		m, x := newMoney(coef, places, c)
		d := decimal.New(n, int32(exp))
		y := new(big.Rat).Mul(new(big.Rat).SetInt64(n), pow10Rat(int(exp)))
		call := func() string { return fmt.Sprint(m, " ", d, " ", mode) }
		got, err := m.Mul(d, mode)
		check(t, rounded(new(big.Rat).Mul(x, y), digits[c], c, mode), c, got, err, call)
		got, err = m.Mul(d, mode.To(int(extra)%7))
		check(t, rounded(new(big.Rat).Mul(x, y), int(extra)%7, c, mode), c, got, err, call)
		got, err = money.RoundDecimal(d, c, mode)
		check(t, rounded(y, digits[c], c, mode), c, got, err, call)
		if n != 0 {
			got, err = m.Quo(d, mode)
			check(t, rounded(new(big.Rat).Quo(x, y), digits[c], c, mode), c, got, err, call)
			got, err = m.QuoInt(n, mode)
			check(t, rounded(new(big.Rat).Quo(x, new(big.Rat).SetInt64(n)), digits[c], c, mode), c, got, err, call)
			if r, err := money.NewRatio(coef, n); err == nil {
				z := new(big.Rat).Mul(x, new(big.Rat).SetFrac64(coef, n))
				got, err := m.MulRatio(r, mode)
				check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			}
		}
		back, err := money.Parse(m.String())
		if err != nil || back != m {
			t.Fatalf("%v parsed again is %v, %v", m, back, err)
		}
	})
}

// TestQuotientEdges works where the parts of an intermediate result meet the
// ends of their range. Each result is plain from the operands.
func TestQuotientEdges(t *testing.T) {
	const top = "92233720368547758.07"
	one, third := ratio(t, "1"), ratio(t, "120001/3")
	minor := func(n int64, places int, c money.Currency) money.Money { return newAmount(n, places, c) }
	rate := money.MustParseRate("EUR/MAD 1")
	tests := []struct {
		name string
		got  func() (money.Money, error)
		want string // empty for overflow
	}{
		{"top by one", func() (money.Money, error) { return mad(top).Mul(decimal.NewFromInt(1), money.Up) }, top},
		{"top by one, places", func() (money.Money, error) { return mad(top).Mul(decimal.NewFromInt(1), money.Up.To(2)) }, top},
		{"top shared whole", func() (money.Money, error) { return mad(top).MulRatio(one, money.Up) }, top},
		{"top over one", func() (money.Money, error) { return mad(top).Quo(decimal.NewFromInt(1), money.Up) }, top},
		{"top over minus one", func() (money.Money, error) { return mad(top).QuoInt(-1, money.Up) }, "-" + top},
		{"top converted", func() (money.Money, error) {
			return rate.Convert(money.MustParse(top+" EUR"), money.Up)
		}, top},
		// Next to a half of a unit, around the powers of ten that are tabled.
		{"19 places", func() (money.Money, error) { return minor(7, 2, money.MAD).Mul(decimal.New(1e17, -19), money.HalfEven) }, "0.00"},
		{"20 places", func() (money.Money, error) { return minor(7, 2, money.MAD).Mul(decimal.New(1e17, -20), money.Up) }, "0.01"},
		{"38 places", func() (money.Money, error) {
			return minor(1<<63-1, 2, money.MAD).Mul(decimal.New(999_999_999_999_999_999, -38), money.HalfEven)
		}, "0.00"},
		{"37 places", func() (money.Money, error) {
			return minor(1<<63-1, 2, money.MAD).Mul(decimal.New(999_999_999_999_999_999, -37), money.HalfEven)
		}, "0.01"},
		{"39 places", func() (money.Money, error) {
			return minor(1<<63-1, 2, money.MAD).Mul(decimal.New(999_999_999_999_999_999, -39), money.HalfEven)
		}, "0.00"},
		{"19 places over one", func() (money.Money, error) { return mad(top).Quo(decimal.New(1, 19), money.HalfEven) }, "0.01"},
		{"20 places over one", func() (money.Money, error) { return mad(top).Quo(decimal.New(1, 20), money.HalfEven) }, "0.00"},
		{"20 places over two", func() (money.Money, error) { return mad(top).Quo(decimal.New(2, 20), money.Up) }, "0.01"},
		{"20 places over ten", func() (money.Money, error) { return mad(top).Quo(decimal.New(11, 19), money.HalfEven) }, "0.00"},
		{"19 digits that wrap", func() (money.Money, error) {
			return mad("1").Mul(decimal.NewFromBigInt(new(big.Int).SetUint64(9_999_999_999_999_999_999), -18), money.HalfEven)
		}, "10.00"},
		{"19 digits that wrap, places", func() (money.Money, error) {
			return mad("1").Mul(decimal.NewFromBigInt(new(big.Int).SetUint64(9_999_999_999_999_999_999), -18), money.HalfEven.To(2))
		}, "10.00"},
		{"over 19 digits that wrap", func() (money.Money, error) {
			return mad("10").Quo(decimal.NewFromBigInt(new(big.Int).SetUint64(9_999_999_999_999_999_999), -18), money.HalfEven)
		}, "1.00"},
		{"from 19 digits that wrap", func() (money.Money, error) {
			return money.FromDecimal(decimal.NewFromBigInt(new(big.Int).SetUint64(9_999_999_990_000_000_000), -16), money.MAD)
		}, "999.999999"},
		// 2^61 * 10 is 2^64 and a little: one in the high word, over 1.
		{"high word equals divisor", func() (money.Money, error) {
			return minor(1<<61, 2, money.MAD).Mul(decimal.New(1, 1), money.Up)
		}, ""},
		// 2^62 * 5 likewise, without a power of ten.
		{"high word equals divisor, plain", func() (money.Money, error) {
			return minor(1<<62, 2, money.MAD).Mul(decimal.NewFromInt(5), money.Up)
		}, ""},
		// 2^62 * 120001 / 3 is 10^4 * 2^64 and a little, over 10^4.
		{"high word equals power of ten", func() (money.Money, error) {
			return minor(1<<62, 6, money.MAD).MulRatio(third, money.Up)
		}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.got()
			if tt.want == "" {
				wantErr(t, got, err, money.ErrOverflow)
			} else if err != nil || got != mad(tt.want) {
				t.Errorf("got %v, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestDivisionByZero(t *testing.T) {
	m := mad("1")
	got, err := m.Quo(decimal.Zero, money.Up)
	wantErr(t, got, err, money.ErrDivisionByZero)
	got, err = m.Quo(decimal.New(0, 5), money.Up.To(2))
	wantErr(t, got, err, money.ErrDivisionByZero)
	got, err = m.QuoInt(0, money.Up)
	wantErr(t, got, err, money.ErrDivisionByZero)
	if _, err := m.Ratio(mad("0")); !errors.Is(err, money.ErrDivisionByZero) {
		t.Error(err)
	}
}

func TestMinMax(t *testing.T) {
	a, b, c := mad("3"), mad("-1.000001"), mad("2")
	if m, err := money.Min(a, b, c); err != nil || m != b {
		t.Errorf("min: %v, %v", m, err)
	}
	if m, err := money.Max(c, b, a); err != nil || m != a {
		t.Errorf("max: %v, %v", m, err)
	}
	if m, err := money.Max(c); err != nil || m != c {
		t.Errorf("max of one: %v, %v", m, err)
	}
}

func TestOracleMul(t *testing.T) {
	s := newSource(4)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		d, y := s.decimal()
		z := new(big.Rat).Mul(x, y)
		percent := new(big.Rat).Mul(z, big.NewRat(1, 100))
		places := s.IntN(money.MaxPlaces-money.MinPlaces+1) + money.MinPlaces
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " * ", d, " ", mode, " ", places) }
			got, err := a.Mul(d, mode)
			check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			got, err = a.Mul(d, mode.To(places))
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
		places := s.IntN(money.MaxPlaces-money.MinPlaces+1) + money.MinPlaces
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " / ", d, " or ", n, " ", mode, " ", places) }
			if y.Sign() != 0 {
				z := new(big.Rat).Quo(x, y)
				got, err := a.Quo(d, mode)
				check(t, rounded(z, digits[c], c, mode), c, got, err, call)
				got, err = a.Quo(d, mode.To(places))
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

func TestOracleMulRatio(t *testing.T) {
	s := newSource(7)
	for range cases() {
		c := s.currency()
		a, x := s.money(c)
		r, y := s.ratio()
		z := new(big.Rat).Mul(x, y)
		places := s.IntN(money.MaxPlaces-money.MinPlaces+1) + money.MinPlaces
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " * ", r, " ", mode, " ", places) }
			got, err := a.MulRatio(r, mode)
			check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			got, err = a.MulRatio(r, mode.To(places))
			check(t, rounded(z, places, c, mode), c, got, err, call)
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

func TestClamp(t *testing.T) {
	for _, c := range []struct{ in, want string }{{"4", "5"}, {"5", "5"}, {"7.0001", "7.0001"}, {"10", "10"}, {"10.01", "10"}, {"-3", "5"}} {
		if got, err := mad(c.in).Clamp(mad("5"), mad("10")); err != nil || got != mad(c.want) {
			t.Errorf("%s within 5 and 10: %v, %v; want %s", c.in, got, err, c.want)
		}
	}
	eur := money.MustParse("5 EUR")
	for _, c := range []struct {
		m, lower, upper money.Money
		is              error
	}{
		{mad("4"), mad("10"), mad("5"), money.ErrOrder}, {mad("4"), eur, mad("5"), money.ErrMismatch}, {mad("4"), mad("3"), eur, money.ErrMismatch}, {eur, mad("3"), mad("5"), money.ErrMismatch},
		{money.Money{}, mad("3"), mad("5"), money.ErrUnset}, {mad("4"), money.Money{}, mad("5"), money.ErrUnset}, {mad("4"), mad("3"), money.Money{}, money.ErrUnset},
	} {
		got, err := c.m.Clamp(c.lower, c.upper)
		wantErr(t, got, err, c.is)
	}
}
