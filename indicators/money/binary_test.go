package money_test

import (
	"bytes"
	"encoding/gob"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestGob(t *testing.T) {
	var b bytes.Buffer
	type record struct{ Money money.Money }
	if err := gob.NewEncoder(&b).Encode([]record{{mad("1.5")}, {}}); err != nil {
		t.Fatal(err)
	}
	var got []record
	if err := gob.NewDecoder(&b).Decode(&got); err != nil || got[0].Money != mad("1.5") || got[1].Money.IsSet() {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestBinary(t *testing.T) {
	b, err := mad("0.0125").AppendBinary([]byte("x"))
	if want := "x\x01MAD\x04\x00\x00\x00\x00\x00\x00\x00\x7d"; err != nil || string(b) != want {
		t.Errorf("got %q, want %q", b, want)
	}
	raw := func(version byte, code string, places byte, coef int64) []byte {
		b := append([]byte{version}, code...)
		b = append(b, places)
		for shift := 56; shift >= 0; shift -= 8 {
			b = append(b, byte(coef>>shift))
		}
		return b
	}
	for _, tt := range []struct {
		name string
		in   []byte
		want string
	}{
		{"canonical", raw(1, "MAD", 2, -5), "-0.05 MAD"},
		{"zeros spelt out", raw(1, "MAD", 6, 50000), "0.05 MAD"},
		{"zeros left out", raw(1, "MAD", 0, 5), "5.00 MAD"},
		{"top", raw(1, "MAD", 2, math.MaxInt64), "92233720368547758.07 MAD"},
	} {
		var m money.Money
		if err := m.UnmarshalBinary(tt.in); err != nil || m != money.MustParse(tt.want) {
			t.Errorf("%s: got %v, %v; want %s", tt.name, m, err, tt.want)
		}
	}
	for _, tt := range []struct {
		name   string
		in     []byte
		err    error
		offset int
	}{
		{"short", raw(1, "MAD", 2, 5)[:12], money.ErrSyntax, 12},
		{"long", append(raw(1, "MAD", 2, 5), 0), money.ErrSyntax, 13},
		{"version 0", raw(0, "MAD", 2, 5), money.ErrSyntax, 0},
		{"version 2, short", raw(2, "XQT", 2, 5), money.ErrSyntax, 13},
		{"version 2 of ISO", append(raw(2, "MAD", 2, 5), 2), money.ErrCurrency, 1},
		{"version 2, digits", append(raw(2, "XQT", 2, 5), 7), money.ErrCurrency, 1},
		{"version 3", raw(3, "MAD", 2, 5), money.ErrSyntax, 0},
		{"currency", raw(1, "XYZ", 2, 5), money.ErrCurrency, 1},
		{"places", raw(1, "MAD", 7, 5), money.ErrPlaces, 4},
		{"least", raw(1, "MAD", 2, math.MinInt64), money.ErrOverflow, 5},
		{"too large", raw(1, "MAD", 0, math.MaxInt64), money.ErrOverflow, 5},
	} {
		m := mad("77")
		err := m.UnmarshalBinary(tt.in)
		var e *money.Error
		if !errors.Is(err, tt.err) || !errors.As(err, &e) || e.Offset != tt.offset || m != mad("77") {
			t.Errorf("%s: got %v, %v; want %v at %d", tt.name, m, err, tt.err, tt.offset)
		}
	}
}

func FuzzBinary(f *testing.F) {
	for _, m := range samples {
		b, _ := m.MarshalBinary()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var m money.Money
		if err := m.UnmarshalBinary(data); err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() {
				t.Fatalf("%x: %v, %v", data, m, err)
			}
			return
		}
		// Canonical: the same amount by its text is the same value.
		if m.IsSet() && money.MustParse(m.String()) != m {
			t.Fatalf("%x: %#v is not canonical", data, m)
		}
		b, err := m.MarshalBinary()
		var again money.Money
		if err = errors.Join(err, again.UnmarshalBinary(b)); err != nil || again != m {
			t.Fatalf("%x: %v became %x, then %v, %v", data, m, b, again, err)
		}
	})
}

// TestBinaryErrors: an error has the bytes and the place in them.
func TestBinaryErrors(t *testing.T) {
	good, _ := mad("1.50").MarshalBinary()
	change := func(at int, to byte) []byte {
		b := slices.Clone(good)
		b[at] = to
		return b
	}
	for name, c := range map[string]struct {
		data []byte
		at   int
		is   error
	}{
		"short": {good[:12], 12, money.ErrSyntax}, "long": {append(slices.Clone(good), 0), 13, money.ErrSyntax},
		"version 2, short": {change(0, 2), 13, money.ErrSyntax}, "version 3": {change(0, 3), 0, money.ErrSyntax},
		"version 0": {change(0, 0), 0, money.ErrSyntax}, "one byte": {good[:1], 1, money.ErrSyntax},
		"no currency": {change(1, 'Q'), 1, money.ErrCurrency}, "seven places": {change(4, 7), 4, money.ErrPlaces},
		"least":                      {[]byte("\x01MAD\x02\x80\x00\x00\x00\x00\x00\x00\x00"), 5, money.ErrOverflow},
		"too large in whole dirhams": {[]byte("\x01MAD\x00\x7f\x00\x00\x00\x00\x00\x00\x00"), 5, money.ErrOverflow},
	} {
		m := mad("77")
		err := m.UnmarshalBinary(c.data)
		var e *money.Error
		if !errors.As(err, &e) || e.Err != c.is || e.Offset != c.at || e.Input != string(c.data) || m != mad("77") {
			t.Errorf("%s: %v at %v", name, err, c.at)
		}
	}
}
