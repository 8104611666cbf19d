package money_test

import (
	"errors"
	"math"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestRoundingModeNames(t *testing.T) {
	for mode, name := range map[money.RoundingMode]string{
		money.HalfEven: "half-even", money.HalfAway: "half-away", money.HalfDown: "half-down",
		money.Down: "down", money.Up: "up", money.Floor: "floor", money.Ceiling: "ceiling",
	} {
		if !mode.Valid() || mode.String() != name {
			t.Errorf("%s: %v", name, mode)
		}
		b, err := mode.MarshalText()
		var back money.RoundingMode
		if err != nil || string(b) != name || back.UnmarshalText(b) != nil || back != mode {
			t.Errorf("%s: %s, %v, %v", name, b, err, back)
		}
	}
	for mode, name := range map[money.RoundingMode]string{0: "RoundingMode(0)", 8: "RoundingMode(8)", 255: "RoundingMode(255)"} {
		if mode.Valid() || mode.String() != name {
			t.Errorf("%s: %v", name, mode)
		}
		b, err := mode.MarshalText()
		if len(b) != 0 || errors.Is(err, money.ErrRoundingMode) == (mode == 0) {
			t.Errorf("%s: %s, %v", name, b, err)
		}
	}
	for _, in := range []string{"", "HalfEven", "half even", "bankers"} {
		mode, err := money.ParseRoundingMode(in)
		if mode != 0 || !errors.Is(err, money.ErrRoundingMode) {
			t.Errorf("%q: %v, %v", in, mode, err)
		}
	}
	mode := money.Up
	if err := mode.UnmarshalText([]byte("x")); err == nil || mode != money.Up {
		t.Error(mode, err)
	}
	if err := mode.UnmarshalText(nil); err != nil || mode != 0 {
		t.Error(mode, err)
	}
}

// TestRoundingModes is the table that textbooks print, in centimes.
func TestRoundingModes(t *testing.T) {
	tests := []struct {
		mode money.RoundingMode
		want [10]int64 // of 5.5 2.5 1.6 1.1 1.0 -1.0 -1.1 -1.6 -2.5 -5.5
	}{
		{money.HalfEven, [10]int64{6, 2, 2, 1, 1, -1, -1, -2, -2, -6}},
		{money.HalfAway, [10]int64{6, 3, 2, 1, 1, -1, -1, -2, -3, -6}},
		{money.HalfDown, [10]int64{5, 2, 2, 1, 1, -1, -1, -2, -2, -5}},
		{money.Down, [10]int64{5, 2, 1, 1, 1, -1, -1, -1, -2, -5}},
		{money.Up, [10]int64{6, 3, 2, 2, 1, -1, -2, -2, -3, -6}},
		{money.Floor, [10]int64{5, 2, 1, 1, 1, -1, -2, -2, -3, -6}},
		{money.Ceiling, [10]int64{6, 3, 2, 2, 1, -1, -1, -1, -2, -5}},
	}
	inputs := [10]string{"5.5", "2.5", "1.6", "1.1", "1.0", "-1.0", "-1.1", "-1.6", "-2.5", "-5.5"}
	for _, tt := range tests {
		for i, in := range inputs {
			m, err := money.RoundDecimal(decimal.RequireFromString(in).Shift(-2), money.MAD, tt.mode)
			if n, _ := m.Minor(); err != nil || n != tt.want[i] {
				t.Errorf("%s %v: got %d, %v; want %d", in, tt.mode, n, err, tt.want[i])
			}
		}
	}
}

func TestModeChecked(t *testing.T) {
	m, d, r := mad("1"), decimal.NewFromInt(1), ratio(t, "1")
	rate := money.MustParseRate("MAD/EUR 1")
	for _, mode := range []money.RoundingMode{0, 8, 9, 15, 255} {
		for name, call := range map[string]func() (money.Money, error){
			"mul":           func() (money.Money, error) { return m.Mul(d, mode) },
			"mul places":    func() (money.Money, error) { return m.MulPlaces(d, 2, mode) },
			"percent":       func() (money.Money, error) { return m.Percent(d, mode) },
			"quo":           func() (money.Money, error) { return m.Quo(d, mode) },
			"quo int":       func() (money.Money, error) { return m.QuoInt(1, mode) },
			"share":         func() (money.Money, error) { return m.Share(r, mode) },
			"share places":  func() (money.Money, error) { return m.SharePlaces(r, 2, mode) },
			"round":         func() (money.Money, error) { return m.Round(2, mode) },
			"round to":      func() (money.Money, error) { return m.RoundTo(m, mode) },
			"round decimal": func() (money.Money, error) { return money.RoundDecimal(d, money.MAD, mode) },
			"convert":       func() (money.Money, error) { return rate.Convert(m, mode) },
		} {
			t.Run(name, func(t *testing.T) {
				got, err := call()
				wantErr(t, got, err, money.ErrRoundingMode)
			})
		}
	}
}

func TestPlacesChecked(t *testing.T) {
	m, d, r := mad("1"), decimal.NewFromInt(1), ratio(t, "1")
	rate := money.MustParseRate("MAD/EUR 1")
	for _, places := range []int{-1, 7, math.MinInt, math.MaxInt} {
		for name, call := range map[string]func() (money.Money, error){
			"mul":     func() (money.Money, error) { return m.MulPlaces(d, places, money.Up) },
			"quo":     func() (money.Money, error) { return m.QuoPlaces(d, places, money.Up) },
			"share":   func() (money.Money, error) { return m.SharePlaces(r, places, money.Up) },
			"convert": func() (money.Money, error) { return rate.ConvertPlaces(m, places, money.Up) },
		} {
			t.Run(name, func(t *testing.T) {
				got, err := call()
				wantErr(t, got, err, money.ErrPlaces)
			})
		}
	}
	for _, places := range []int{-19, 7, math.MinInt, math.MaxInt} {
		got, err := m.Round(places, money.Up)
		wantErr(t, got, err, money.ErrPlaces)
	}
	for _, places := range []int{-18, 6} {
		if _, err := m.Round(places, money.Down); err != nil {
			t.Error(err)
		}
	}
}
