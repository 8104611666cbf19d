package money_test

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestRoundingNames(t *testing.T) {
	for mode, name := range map[money.Rounding]string{
		money.HalfEven: "half-even", money.HalfAway: "half-away", money.HalfDown: "half-down",
		money.Down: "down", money.Up: "up", money.Floor: "floor", money.Ceiling: "ceiling",
	} {
		if !mode.Valid() || mode.String() != name {
			t.Errorf("%s: %v", name, mode)
		}
		b, err := mode.MarshalText()
		var back money.Rounding
		if err != nil || string(b) != name || back.UnmarshalText(b) != nil || back != mode {
			t.Errorf("%s: %s, %v, %v", name, b, err, back)
		}
	}
	for mode, name := range map[money.Rounding]string{0: "Rounding(0)", 8: "Rounding(8)", 255: "Rounding(255)", 26 << 3: "Rounding(208)", 26<<3 | 1: "Rounding(209)", 0x80: "Rounding(128)"} {
		if mode.Valid() || mode.String() != name {
			t.Errorf("%s: %v", name, mode)
		}
		b, err := mode.MarshalText()
		if len(b) != 0 || (err == nil) != (mode == 0) {
			t.Errorf("%s: %s, %v", name, b, err)
		}
	}
	for _, in := range []string{"", "HalfEven", "half even", "bankers", "/2", "x/2"} {
		mode, err := money.ParseRounding(in)
		if mode != 0 || !errors.Is(err, money.ErrRounding) {
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

// TestRoundings is the table that textbooks print, in centimes.
func TestRoundings(t *testing.T) {
	tests := []struct {
		mode money.Rounding
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
	for _, mode := range []money.Rounding{0, 8, 16, 25 << 3, 31 << 3, money.Rounding(0).To(2), money.Rounding(0).To(99)} {
		for name, call := range map[string]func() (money.Money, error){
			"mul":               func() (money.Money, error) { return m.Mul(d, mode) },
			"mul places":        func() (money.Money, error) { return m.Mul(d, mode.To(2)) },
			"percent":           func() (money.Money, error) { return m.Percent(d, mode) },
			"quo":               func() (money.Money, error) { return m.Quo(d, mode) },
			"quo int":           func() (money.Money, error) { return m.QuoInt(1, mode) },
			"mul ratio":         func() (money.Money, error) { return m.MulRatio(r, mode) },
			"mul ratio, places": func() (money.Money, error) { return m.MulRatio(r, mode.To(2)) },
			"round":             func() (money.Money, error) { return m.Round(mode.To(2)) },
			"round to":          func() (money.Money, error) { return m.RoundTo(m, mode) },
			"round decimal":     func() (money.Money, error) { return money.RoundDecimal(d, money.MAD, mode) },
			"convert":           func() (money.Money, error) { return rate.Convert(m, mode) },
		} {
			t.Run(name, func(t *testing.T) {
				got, err := call()
				wantErr(t, got, err, money.ErrRounding)
			})
		}
	}
}

func TestPlacesChecked(t *testing.T) {
	m, d, r := mad("1"), decimal.NewFromInt(1), ratio(t, "1")
	rate := money.MustParseRate("MAD/EUR 1")
	for _, mode := range []money.Rounding{money.Up.To(-19), money.Up.To(7), money.Floor.To(math.MinInt), money.Up.To(math.MaxInt), 26<<3 | money.Up, 255} {
		for name, call := range map[string]func() (money.Money, error){
			"mul":           func() (money.Money, error) { return m.Mul(d, mode) },
			"percent":       func() (money.Money, error) { return m.Percent(d, mode) },
			"quo":           func() (money.Money, error) { return m.Quo(d, mode) },
			"quo int":       func() (money.Money, error) { return m.QuoInt(1, mode) },
			"mul ratio":     func() (money.Money, error) { return m.MulRatio(r, mode) },
			"round":         func() (money.Money, error) { return m.Round(mode) },
			"round decimal": func() (money.Money, error) { return money.RoundDecimal(d, money.MAD, mode) },
			"convert":       func() (money.Money, error) { return rate.Convert(m, mode) },
			"round to":      func() (money.Money, error) { return m.RoundTo(m, mode) },
			"a step":        func() (money.Money, error) { return m.RoundTo(m, money.Up.To(2)) },
		} {
			t.Run(name, func(t *testing.T) {
				got, err := call()
				wantErr(t, got, err, money.ErrPlaces)
			})
		}
	}
	for _, places := range []int{-18, 6} {
		if _, err := m.Round(money.Down.To(places)); err != nil {
			t.Error(err)
		}
	}
}

func TestRoundingPlaces(t *testing.T) {
	for mode := money.HalfEven; mode <= money.Ceiling; mode++ {
		if places, ok := mode.Places(); ok || places != 0 || mode.Mode() != mode {
			t.Errorf("%v has places: %d, %v", mode, places, ok)
		}
		for places := money.MinPlaces; places <= money.MaxPlaces; places++ {
			r := mode.To(places)
			got, ok := r.Places()
			if !r.Valid() || !ok || got != places || r.Mode() != mode || r.To(2) != mode.To(2) {
				t.Errorf("%v to %d: %v, places %d, mode %v", mode, places, r, got, r.Mode())
			}
			text := mode.String() + "/" + strconv.Itoa(places)
			if back, err := money.ParseRounding(text); r.String() != text || err != nil || back != r {
				t.Errorf("%s: %v reads as %v, %v", text, r, back, err)
			}
		}
	}
	for _, in := range []string{"half-even/", "half-even/7", "half-even/-19", "half-even/+2", "half-even/02", "half-even/2/2", "half-even/ 2", "half-even/99999999999999999999"} {
		r, err := money.ParseRounding(in)
		var e *money.Error
		if r != 0 || !errors.As(err, &e) || e.Err != money.ErrPlaces || e.Offset != len("half-even/") {
			t.Errorf("%q: %v, %v", in, r, err)
		}
	}
	for n := range 256 { // every bit pattern answers
		r := money.Rounding(n)
		text, err := r.MarshalText()
		if _, ok := r.Places(); (err == nil && n != 0) != r.Valid() || ok && !r.Valid() || r.String() == "" {
			t.Errorf("%d: %q, %v", n, text, err)
		}
	}
}

// TestRoundingErrorPlace: an error of a mode is at the beginning, one of places
// behind the slash.
func TestRoundingErrorPlace(t *testing.T) {
	for in, at := range map[string]int{
		"": 0, "half": 0, "/2": 0, "half-evenx": 0, "half-even/": 10, "half-even/7": 10, "half-even/-19": 10,
		"half-even/+2": 10,
		"up/02":        3, "up/2/2": 3,
	} {
		r, err := money.ParseRounding(in)
		var e *money.Error
		want := "want a number from -18 to 6"
		if at == 0 {
			want = "want one of half-even, half-away, half-down, down, up, floor, ceiling"
		}
		if r != 0 || !errors.As(err, &e) || e.Offset != at || e.Input != in || e.Detail != want {
			t.Errorf("%q: %v, %v; want an error at %d", in, r, err, at)
		}
	}
}

// TestRoundingKeepsBytes: an error leaves the bytes as they were.
func TestRoundingKeepsBytes(t *testing.T) {
	for r, is := range map[money.Rounding]error{8: money.ErrRounding, money.Up.To(7): money.ErrPlaces} {
		if b, err := r.AppendText([]byte("x")); string(b) != "x" || !errors.Is(err, is) {
			t.Errorf("%v: %s, %v", r, b, err)
		}
	}
}
