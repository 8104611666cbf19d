package money_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestRatioText(t *testing.T) {
	for in, want := range map[string]string{
		"9/65": "9/65", "18/130": "9/65", "-3": "-3", "+3": "3", "0": "0", "-0": "0", "0/7": "0", "0.375": "0.375", "3/8": "0.375",
		"-1/2": "-0.5", "7/7": "1", "1/3": "1/3", "0.10": "0.1", "1/10000": "0.0001", "10.8542": "10.8542",
		"0.00000000000000001": "0.00000000000000001", "0.000000000000000001": "1/1000000000000000000",
		"9223372036854775807":         "9223372036854775807",
		"9223372036854775807/2":       "9223372036854775807/2",
		"1/9223372036854775807":       "1/9223372036854775807",
		"1/4611686018427387904":       "1/4611686018427387904",
		"999999999999999999/2":        "499999999999999999.5",
		"199999999999999999/2":        "99999999999999999.5",
		"1844674407370955161/2":       "922337203685477580.5",
		"1844674407370955163/2":       "1844674407370955163/2",
		"999999999999999999":          "999999999999999999",
		"1000000000000000000":         "1000000000000000000",
		"000000000000000000000000001": "1",
	} {
		r, err := money.ParseRatio(in)
		if err != nil || r.String() != want {
			t.Errorf("%s: got %v, %v; want %s", in, r, err, want)
			continue
		}
		x, _ := new(big.Rat).SetString(in)
		if y, ok := r.Rat(); !ok || y.Cmp(x) != 0 {
			t.Errorf("%s: value %v", in, y)
		}
		again, err := money.ParseRatio(r.String())
		if err != nil || again != r || !again.Equal(r) {
			t.Errorf("%s: again %v, %v", in, again, err)
		}
		b, err := r.MarshalText()
		var back money.Ratio
		if err = errors.Join(err, back.UnmarshalText(b)); err != nil || back != r {
			t.Errorf("%s: %s, %v", in, b, err)
		}
	}
	s := newSource(60)
	for range cases() {
		r, x := s.ratio()
		again, err := money.ParseRatio(r.String())
		if y, ok := new(big.Rat).SetString(r.String()); err != nil || again != r || !ok || x.Cmp(y) != 0 {
			t.Fatalf("%v: %v, %v", x, again, err)
		}
	}
}

func TestRatioBadInput(t *testing.T) {
	for _, tt := range []struct {
		in     string
		err    error
		offset int
	}{
		{"", money.ErrSyntax, 0},
		{"-", money.ErrSyntax, 1},
		{"x", money.ErrSyntax, 0},
		{"1/", money.ErrSyntax, 2},
		{"/2", money.ErrSyntax, 0},
		{"1/0", money.ErrDivisionByZero, 2},
		{"1/-2", money.ErrSyntax, 2},
		{"1/+2", money.ErrSyntax, 2},
		{"1/2/3", money.ErrSyntax, 3},
		{"1.5/2", money.ErrSyntax, 1},
		{"1/2.5", money.ErrSyntax, 3},
		{"1/2x", money.ErrSyntax, 3},
		{"50%", money.ErrSyntax, 2},
		{"1e5", money.ErrSyntax, 1},
		{"1 /2", money.ErrSyntax, 1},
		{"9223372036854775808", money.ErrOverflow, 18},
		{"1/9223372036854775808", money.ErrOverflow, 20},
		{"0.0000000000000000001", money.ErrPrecision, 20},
		{strings.Repeat("0", 129), money.ErrSyntax, 128},
	} {
		r, err := money.ParseRatio(tt.in)
		var e *money.Error
		if r.IsSet() || !errors.Is(err, tt.err) || !errors.As(err, &e) || e.Offset != tt.offset {
			t.Errorf("%q: got %v, %v; want %v at %d", tt.in, r, err, tt.err, tt.offset)
		}
		kept := ratio(t, "7")
		if tt.in != "" && (kept.UnmarshalText([]byte(tt.in)) == nil || kept != ratio(t, "7")) {
			t.Errorf("%q: unmarshalled to %v", tt.in, kept)
		}
	}
	if _, err := money.ParseRatio(strings.Repeat("0", 128)); err != nil {
		t.Error(err)
	}
}

func TestRatioUnset(t *testing.T) {
	var r money.Ratio
	if r.IsSet() || r.Sign() != 0 || r.Num() != 0 || r.Den() != 0 || r.String() != "unset" {
		t.Error("the zero value is not unset")
	}
	if x, ok := r.Rat(); x != nil || ok {
		t.Error(x, ok)
	}
	if b, err := r.MarshalText(); len(b) != 0 || err != nil {
		t.Error(b, err)
	}
	if b, err := ratio(t, "9/65").AppendText([]byte("x")); string(b) != "x9/65" || err != nil {
		t.Error(b, err)
	}
	back := ratio(t, "1")
	if err := back.UnmarshalText(nil); err != nil || back.IsSet() {
		t.Error(back, err)
	}
	zero, set := ratio(t, "0"), ratio(t, "-5")
	if r == zero || r.Compare(set) != -1 || set.Compare(r) != 1 || r.Compare(r) != 0 {
		t.Error("unset does not come first")
	}
	for name, err := range map[string]error{
		"mul":     second(r.Mul(set)),
		"mul by":  second(set.Mul(r)),
		"inverse": second(r.Inverse()),
		"nil":     second(money.RatioFromRat(nil)),
	} {
		if !errors.Is(err, money.ErrUnset) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := zero.Inverse(); !errors.Is(err, money.ErrDivisionByZero) {
		t.Error(err)
	}
	if _, err := money.NewRatio(1, 0); !errors.Is(err, money.ErrDivisionByZero) {
		t.Error(err)
	}
}

func TestRatioEdges(t *testing.T) {
	if r, err := money.NewRatio(math.MinInt64, 2); err != nil || r.String() != "-4611686018427387904" {
		t.Error(r, err)
	}
	if r, err := money.NewRatio(math.MinInt64, math.MinInt64); err != nil || r.String() != "1" {
		t.Error(r, err)
	}
	for name, err := range map[string]error{
		"least":             second(money.NewRatio(math.MinInt64, 1)),
		"over least":        second(money.NewRatio(1, math.MinInt64)),
		"least rat":         second(money.RatioFromRat(big.NewRat(math.MinInt64, 1))),
		"large rat":         second(money.RatioFromRat(new(big.Rat).SetFrac(pow(19), big.NewInt(1)))),
		"small rat":         second(money.RatioFromRat(new(big.Rat).SetFrac(big.NewInt(1), pow(19)))),
		"large decimal":     second(money.RatioFromDecimal(decimal.New(1, math.MaxInt32))),
		"19 places":         second(money.RatioFromDecimal(decimal.New(1, 19))),
		"small decimal":     second(money.RatioFromDecimal(decimal.New(1, math.MinInt32))),
		"long and small":    second(money.RatioFromDecimal(long(math.MinInt32))),
		"long":              second(money.RatioFromDecimal(long(0))),
		"product":           second(ratio(t, "9223372036854775807").Mul(ratio(t, "2"))),
		"small product":     second(ratio(t, "1/9223372036854775807").Mul(ratio(t, "1/2"))),
		"very large":        second(ratio(t, "9223372036854775807").Mul(ratio(t, "9223372036854775806"))),
		"ratio of extremes": second(mad("92233720368547758.07").Ratio(mad("0.000001"))),
	} {
		if !errors.Is(err, money.ErrOverflow) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for in, want := range map[string]string{
		"1e18": "1000000000000000000", "0": "0", "0.5": "0.5", "1e-18": "1/1000000000000000000",
		"12345678901234567890e-2": "123456789012345678.9", "12345678901234567800e-3": "12345678901234567.8",
	} {
		if r, err := money.RatioFromDecimal(decimal.RequireFromString(in)); err != nil || r.String() != want {
			t.Errorf("%s: %v, %v", in, r, err)
		}
	}
	if r, err := money.RatioFromDecimal(decimal.New(0, math.MinInt32)); err != nil || r.String() != "0" {
		t.Error(r, err)
	}
	// 2^80 * 5^80 * 3 / 10^80: the fives and twos cancel.
	n := pow(80)
	n.Mul(n, big.NewInt(3))
	if r, err := money.RatioFromDecimal(decimal.NewFromBigInt(n, -80)); err != nil || r.String() != "3" {
		t.Error(r, err)
	}
	// 2^63-1 / 2^62 of 81 digits, from 10^62 = 2^62 * 5^62.
	n = new(big.Int).Exp(big.NewInt(5), big.NewInt(62), nil)
	n.Mul(n, big.NewInt(math.MaxInt64))
	if r, err := money.RatioFromDecimal(decimal.NewFromBigInt(n, -62)); err != nil || r.Num() != math.MaxInt64 || r.Den() != 1<<62 {
		t.Error(r, err)
	}
}

// TestMustRatio: it panics where ParseRatio returns an error.
func TestMustRatio(t *testing.T) {
	if r := money.MustRatio("1.17"); r.Num() != 117 || r.Den() != 100 {
		t.Error(r)
	}
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	money.MustRatio("1,17")
}
