package money_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

func mad(s string) money.Money { return money.MustParse(s + " MAD") }

func ratio(t *testing.T, s string) money.Ratio {
	t.Helper()
	r, err := money.ParseRatio(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// wantErr checks for a sentinel inside an Error, with no result beside it.
func wantErr(t *testing.T, got money.Money, err, sentinel error) {
	t.Helper()
	var e *money.Error
	if !errors.Is(err, sentinel) || !errors.As(err, &e) || got.IsSet() {
		t.Errorf("got %v, %v; want %v", got, err, sentinel)
	}
}

func TestSize(t *testing.T) {
	if n := unsafe.Sizeof(money.Money{}); n != 16 {
		t.Errorf("an amount takes %d bytes, want 16", n)
	}
	for i := range reflect.TypeFor[money.Money]().NumField() {
		switch k := reflect.TypeFor[money.Money]().Field(i).Type.Kind(); k {
		case reflect.Int64, reflect.Uint64:
		default:
			t.Errorf("field %d is a %v", i, k)
		}
	}
}

// TestEquality: ==, map keys, reflect.DeepEqual and go-cmp agree with equality
// of value and currency, whichever way the amounts were made.
func TestEquality(t *testing.T) {
	s := newSource(20)
	for range cases() {
		c := s.currency()
		d := c
		if s.IntN(4) == 0 {
			d = s.currency()
		}
		a, x := s.money(c)
		b, y := s.money(d)
		if s.IntN(2) == 0 { // the same value by another way
			b, y = x2(a, d, s.IntN(7)), x
		}
		if !b.IsSet() {
			continue
		}
		same := c == d && x.Cmp(y) == 0
		_, found := map[money.Money]bool{a: true}[b]
		if (a == b) != same || found != same || reflect.DeepEqual(a, b) != same ||
			cmp.Equal(a, b) != same || a.Equal(b) != same || (a.Compare(b) == 0) != same {
			t.Fatalf("%#v and %#v: want equality %v", a, b, same)
		}
	}
}

// x2 remakes an amount in currency c with zeros at the end of its places.
func x2(m money.Money, c money.Currency, zeros int) money.Money {
	d, _ := m.Decimal()
	d = d.Mul(decimal.New(int64(math.Pow10(zeros)), -int32(zeros)))
	r, err := money.FromDecimal(d, c)
	if err != nil {
		return money.Money{}
	}
	return r
}

func TestUnset(t *testing.T) {
	var unset money.Money
	set := mad("1")
	if unset.IsSet() || unset.Sign() != 0 || unset.Currency() != 0 || unset.Neg() != unset || unset.Abs() != unset {
		t.Error("the zero value is not unset")
	}
	if mad("0") == unset || !mad("0").IsSet() || mad("0").Sign() != 0 {
		t.Error("0.00 MAD is not an amount")
	}
	if coef, places := unset.Unscaled(); coef != 0 || places != 0 {
		t.Errorf("unset is %d, %d", coef, places)
	}
	if _, ok := unset.Minor(); ok {
		t.Error("unset has minor units")
	}
	if _, ok := unset.Decimal(); ok {
		t.Error("unset has a decimal")
	}
	d, r := decimal.NewFromInt(1), ratio(t, "1")
	rate := money.MustParseRate("MAD/EUR 0.1")
	calls := map[string]func() (money.Money, error){
		"add":               func() (money.Money, error) { return unset.Add(set) },
		"add to":            func() (money.Money, error) { return set.Add(unset) },
		"add none":          func() (money.Money, error) { return unset.Add(unset) },
		"sub":               func() (money.Money, error) { return unset.Sub(set) },
		"sub from":          func() (money.Money, error) { return set.Sub(unset) },
		"mul":               func() (money.Money, error) { return unset.Mul(d, money.Up) },
		"mul places":        func() (money.Money, error) { return unset.Mul(d, money.Up.To(2)) },
		"mul int":           func() (money.Money, error) { return unset.MulInt(1) },
		"percent":           func() (money.Money, error) { return unset.Percent(d, money.Up) },
		"quo":               func() (money.Money, error) { return unset.Quo(d, money.Up) },
		"quo places":        func() (money.Money, error) { return unset.Quo(d, money.Up.To(2)) },
		"quo int":           func() (money.Money, error) { return unset.QuoInt(1, money.Up) },
		"mul ratio":         func() (money.Money, error) { return unset.MulRatio(r, money.Up) },
		"unset ratio":       func() (money.Money, error) { return set.MulRatio(money.Ratio{}, money.Up) },
		"mul ratio, places": func() (money.Money, error) { return unset.MulRatio(r, money.Up.To(2)) },
		"round":             func() (money.Money, error) { return unset.Round(money.Up.To(2)) },
		"round to":          func() (money.Money, error) { return unset.RoundTo(set, money.Up) },
		"round to unset":    func() (money.Money, error) { return set.RoundTo(unset, money.Up) },
		"convert":           func() (money.Money, error) { return rate.Convert(unset, money.Up) },
		"unset rate":        func() (money.Money, error) { return money.Rate{}.Convert(set, money.Up) },
		"neither":           func() (money.Money, error) { return money.Rate{}.Convert(unset, money.Up) },
		"convert places":    func() (money.Money, error) { return rate.Convert(unset, money.Up.To(2)) },
		"min":               func() (money.Money, error) { return money.Min(set, unset) },
		"max":               func() (money.Money, error) { return money.Max(unset) },
		"sum":               func() (money.Money, error) { return money.Sum([]money.Money{set, unset}) },
		"sum first":         func() (money.Money, error) { return money.Sum([]money.Money{unset, set}) },
		"sum seq":           func() (money.Money, error) { return money.SumSeq(slices.Values([]money.Money{set, unset, set})) },
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			got, err := call()
			wantErr(t, got, err, money.ErrUnset)
		})
	}
	for _, o := range []money.Money{set, unset} {
		if _, err := unset.Cmp(o); !errors.Is(err, money.ErrUnset) {
			t.Errorf("compare: %v", err)
		}
	}
	if _, err := unset.Ratio(set); !errors.Is(err, money.ErrUnset) {
		t.Errorf("ratio: %v", err)
	}
	if _, err := unset.Split(2); !errors.Is(err, money.ErrUnset) {
		t.Errorf("split: %v", err)
	}
	if _, err := unset.Allocate(1); !errors.Is(err, money.ErrUnset) {
		t.Errorf("allocate: %v", err)
	}
	if unset.Compare(set) != -1 || set.Compare(unset) != 1 || unset.Compare(unset) != 0 {
		t.Error("unset does not come first")
	}
}

func TestMismatch(t *testing.T) {
	a, b := mad("1"), money.MustParse("1 EUR")
	calls := map[string]func() (money.Money, error){
		"add":      func() (money.Money, error) { return a.Add(b) },
		"sub":      func() (money.Money, error) { return a.Sub(b) },
		"round to": func() (money.Money, error) { return a.RoundTo(b, money.Up) },
		"min":      func() (money.Money, error) { return money.Min(a, a, b) },
		"max":      func() (money.Money, error) { return money.Max(a, b) },
		"sum":      func() (money.Money, error) { return money.Sum([]money.Money{a, a, b}) },
		"sum seq":  func() (money.Money, error) { return money.SumSeq(slices.Values([]money.Money{a, b})) },
		"convert":  func() (money.Money, error) { return money.MustParseRate("EUR/MAD 10").Convert(a, money.Up) },
		"to base": func() (money.Money, error) {
			return money.MustParseRate("EUR/MAD 10").Convert(a, money.Up.To(2))
		},
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			got, err := call()
			wantErr(t, got, err, money.ErrMismatch)
		})
	}
	_, err := a.Cmp(b)
	if !errors.Is(err, money.ErrMismatch) || err.Error() != "money: compare: currencies differ: MAD and EUR" {
		t.Errorf("compare: %v", err)
	}
	if _, err := a.Ratio(b); !errors.Is(err, money.ErrMismatch) {
		t.Errorf("ratio: %v", err)
	}
	if a.Compare(b) != 1 || b.Compare(a) != -1 {
		t.Error("not ordered by currency code")
	}
}

// long is 22 digits at an exponent.
func long(exp int32) decimal.Decimal {
	n, _ := new(big.Int).SetString("1234567890123456789012", 10)
	return decimal.NewFromBigInt(n, exp)
}

func TestConstructors(t *testing.T) {
	tests := []struct {
		name string
		got  func() (money.Money, error)
		want string
		err  error
	}{
		{"minor", func() (money.Money, error) { return money.FromMinor(2500000, money.MAD) }, "25000.00 MAD", nil},
		{"minor most", func() (money.Money, error) { return money.FromMinor(math.MaxInt64, money.MAD) }, "92233720368547758.07 MAD", nil},
		{"minor least", func() (money.Money, error) { return money.FromMinor(-math.MaxInt64, money.MAD) }, "-92233720368547758.07 MAD", nil},
		{"minor too low", func() (money.Money, error) { return money.FromMinor(math.MinInt64, money.MAD) }, "", money.ErrOverflow},
		{"minor no currency", func() (money.Money, error) { return money.FromMinor(1, 0) }, "", money.ErrCurrency},
		{"minor forged currency", func() (money.Money, error) { return money.FromMinor(1, money.MAD+1) }, "", money.ErrCurrency},
		{"minor forged letters", func() (money.Money, error) { return money.FromMinor(1, money.MAD+1<<8) }, "", money.ErrCurrency},
		{"minor any number", func() (money.Money, error) { return money.FromMinor(1, math.MaxUint32) }, "", money.ErrCurrency},
		{"units", func() (money.Money, error) { return money.FromUnits(-25000, money.MAD) }, "-25000.00 MAD", nil},
		{"units none", func() (money.Money, error) { return money.FromUnits(math.MaxInt64, money.XOF) }, "9223372036854775807 XOF", nil},
		{"units too high", func() (money.Money, error) { return money.FromUnits(92233720368547759, money.MAD) }, "", money.ErrOverflow},
		{"units too low", func() (money.Money, error) { return money.FromUnits(math.MinInt64, money.XOF) }, "", money.ErrOverflow},
		{"units no currency", func() (money.Money, error) { return money.FromUnits(1, 0) }, "", money.ErrCurrency},
		{"decimal no currency", func() (money.Money, error) { return money.FromDecimal(decimal.Zero, 0) }, "", money.ErrCurrency},
		{"decimal zero value", func() (money.Money, error) { return money.FromDecimal(decimal.Decimal{}, money.MAD) }, "0.00 MAD", nil},
		{"decimal zero, long exponent", func() (money.Money, error) { return money.FromDecimal(decimal.New(0, -999999999), money.MAD) }, "0.00 MAD", nil},
		{"decimal zero, high exponent", func() (money.Money, error) { return money.FromDecimal(decimal.New(0, 999999999), money.MAD) }, "0.00 MAD", nil},
		{"decimal huge", func() (money.Money, error) { return money.FromDecimal(decimal.New(1, math.MaxInt32), money.MAD) }, "", money.ErrOverflow},
		{"decimal tiny", func() (money.Money, error) { return money.FromDecimal(decimal.New(1, math.MinInt32), money.MAD) }, "", money.ErrPrecision},
		{"decimal long and tiny", func() (money.Money, error) {
			return money.FromDecimal(long(-2000000000), money.MAD)
		}, "", money.ErrPrecision},
		{"decimal long and huge", func() (money.Money, error) {
			return money.FromDecimal(long(2000000000), money.MAD)
		}, "", money.ErrOverflow},
		{"round decimal", func() (money.Money, error) {
			return money.RoundDecimal(decimal.RequireFromString("0.125"), money.MAD, money.HalfEven)
		}, "0.12 MAD", nil},
		{"round decimal no currency", func() (money.Money, error) { return money.RoundDecimal(decimal.Zero, 7, money.Up) }, "", money.ErrCurrency},
		{"round decimal tiny up", func() (money.Money, error) {
			return money.RoundDecimal(decimal.New(-1, math.MinInt32), money.MAD, money.Up)
		}, "-0.01 MAD", nil},
		{"round decimal long and tiny up", func() (money.Money, error) {
			return money.RoundDecimal(long(-2000000000), money.MAD, money.Up)
		}, "0.01 MAD", nil},
		{"round decimal long and huge", func() (money.Money, error) {
			return money.RoundDecimal(long(2000000000), money.MAD, money.Up)
		}, "", money.ErrOverflow},
		{"round decimal huge", func() (money.Money, error) {
			return money.RoundDecimal(decimal.New(1, math.MaxInt32), money.MAD, money.Up)
		}, "", money.ErrOverflow},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.got()
			if tt.err != nil {
				wantErr(t, got, err, tt.err)
			} else if err != nil || got.String() != tt.want {
				t.Errorf("got %v, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestMinor(t *testing.T) {
	if n, ok := mad("25000").Minor(); n != 2500000 || !ok {
		t.Errorf("got %d, %v", n, ok)
	}
	if _, ok := mad("0.005").Minor(); ok {
		t.Error("half a centime has minor units")
	}
}

// TestEdges works at the ends of the range, where each sum is known by hand.
func TestEdges(t *testing.T) {
	const top = "92233720368547758.07"
	tests := []struct {
		name string
		got  func() (money.Money, error)
		want string // empty for overflow
	}{
		{"top plus nothing", func() (money.Money, error) { return mad(top).Add(mad("0")) }, top},
		{"top plus a centime", func() (money.Money, error) { return mad(top).Add(mad("0.01")) }, ""},
		{"top plus less", func() (money.Money, error) { return mad(top).Add(mad("0.000001")) }, ""},
		{"bottom minus a centime", func() (money.Money, error) { return mad("-" + top).Sub(mad("0.01")) }, ""},
		{"bottom plus minus a centime", func() (money.Money, error) { return mad("-" + top).Add(mad("-0.01")) }, ""},
		{"bottom minus top", func() (money.Money, error) { return mad("-" + top).Sub(mad(top)) }, ""},
		{"bottom plus top", func() (money.Money, error) { return mad("-" + top).Add(mad(top)) }, "0.00"},
		{"nothing minus bottom", func() (money.Money, error) { return mad("0").Sub(mad("-" + top)) }, top},
		{"top times one", func() (money.Money, error) { return mad(top).MulInt(1) }, top},
		{"top times minus one", func() (money.Money, error) { return mad(top).MulInt(-1) }, "-" + top},
		{"top times two", func() (money.Money, error) { return mad(top).MulInt(2) }, ""},
		{"a centime times least", func() (money.Money, error) { return mad("0.01").MulInt(math.MinInt64) }, ""},
		{"top over one", func() (money.Money, error) { return mad(top).QuoInt(1, money.Up) }, top},
		{"top over least", func() (money.Money, error) { return mad(top).QuoInt(math.MinInt64, money.HalfEven) }, "-0.01"},
		{"top over least, down", func() (money.Money, error) { return mad(top).QuoInt(math.MinInt64, money.Down) }, "0.00"},
		{"top rounded up", func() (money.Money, error) { return mad(top).Round(money.Up.To(0)) }, ""},
		{"top rounded down", func() (money.Money, error) { return mad(top).Round(money.Down.To(0)) }, "92233720368547758.00"},
		{"top to quintillions", func() (money.Money, error) { return mad(top).Round(money.HalfEven.To(-18)) }, "0.00"},
		{"top to its places", func() (money.Money, error) { return mad(top).Round(money.Up.To(2)) }, top},
		{"top to more places", func() (money.Money, error) { return mad(top).Round(money.Up.To(6)) }, top},
		{"top to a step", func() (money.Money, error) { return mad(top).RoundTo(mad("0.05"), money.Up) }, ""},
		{"top to a small step", func() (money.Money, error) { return mad(top).RoundTo(mad("0.000001"), money.Up) }, top},
		{"little to top", func() (money.Money, error) { return mad("0.000001").RoundTo(mad(top), money.Up) }, top},
		{"odd step", func() (money.Money, error) { return mad("10").RoundTo(mad("4"), money.HalfEven) }, "8.00"},
		{"even step", func() (money.Money, error) { return mad("6").RoundTo(mad("4"), money.HalfEven) }, "8.00"},
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

func TestAllocations(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	a, b, e := mad("1234567.89"), mad("0.01"), money.MustParse("1234567.89 EUR")
	wide := mad("-123.456789")
	d, r := decimal.RequireFromString("10.8542"), ratio(t, "3/7")
	long18 := decimal.New(999_999_999_999_999_999, 0)
	rate := money.MustParseRate("EUR/MAD 10.8542")
	buf := make([]byte, 0, 64)
	// Just as much room as the text takes.
	exact, exactWide := make([]byte, 0, len("1234567.89 MAD")), make([]byte, 0, len("-123.456789 MAD"))
	parts := make([]money.Money, 0, 16)
	list := []money.Money{a, b, wide}
	var acc money.Accumulator
	var m money.Money
	var err error
	for name, f := range map[string]func(){
		"parse":              func() { m, err = money.Parse("1234567.89 MAD") },
		"parse any":          func() { m, err = money.Parse("+1234567.891 MAD") },
		"append":             func() { buf, err = a.AppendText(buf[:0]) },
		"append wide":        func() { buf, err = wide.AppendText(buf[:0]) },
		"append exact":       func() { _, err = a.AppendText(exact[:0]) },
		"append wide, exact": func() { _, err = wide.AppendText(exactWide[:0]) },
		"binary":             func() { buf, err = a.AppendBinary(buf[:0]) },
		"add":                func() { m, err = a.Add(b) },
		"add wide":           func() { m, err = a.Add(wide) },
		"sub":                func() { m, err = a.Sub(b) },
		"compare":            func() { _, err = a.Cmp(b) },
		"compare wide":       func() { _ = a.Compare(wide) },
		"mul":                func() { m, err = a.Mul(d, money.HalfEven) },
		"mul long":           func() { m, err = b.Mul(long18, money.HalfEven) },
		"mul long, places":   func() { m, err = b.Mul(long18, money.HalfEven.To(2)) },
		"quo long":           func() { m, err = b.Quo(long18, money.HalfEven) },
		"from decimal":       func() { m, err = money.FromDecimal(long18, money.XOF) },
		"mul int":            func() { m, err = a.MulInt(7) },
		"quo":                func() { m, err = a.Quo(d, money.HalfEven) },
		"quo int":            func() { m, err = a.QuoInt(7, money.HalfEven) },
		"mul ratio":          func() { m, err = a.MulRatio(r, money.HalfEven) },
		"convert":            func() { m, err = rate.Convert(e, money.HalfEven) },
		"round":              func() { m, err = wide.Round(money.HalfEven.To(1)) },
		"round to":           func() { m, err = wide.RoundTo(b, money.HalfEven) },
		"split":              func() { parts, err = a.AppendSplit(parts[:0], 12) },
		"allocate":           func() { parts, err = a.AppendAllocate(parts[:0], 1, 2, 3, 4, 5) },
		"allocate to ten":    func() { parts, err = b.AppendAllocate(parts[:0], 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) },
		"sum":                func() { m, err = money.Sum(list) },
		"accumulate":         func() { acc.Add(a) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 || err != nil {
			t.Errorf("%s: %v allocations, %v", name, n, err)
		}
	}
	_ = m
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

func TestZero(t *testing.T) {
	for c := range money.Currencies() {
		if z := money.Zero(c); !z.IsSet() || z.Sign() != 0 || z.Currency() != c {
			t.Errorf("%v: %v", c, z)
		}
	}
	if z := money.Zero(7); z.IsSet() {
		t.Errorf("0 of no currency is %v", z)
	}
}
