package money_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestValues(t *testing.T) {
	ratios, rates := make([]money.Ratio, 0, 8), make([]money.Rate, 0, 8)
	for _, s := range []string{"0", "1.17", "-9/65", "9223372036854775807", "1/9223372036854775807"} {
		ratios = append(ratios, ratio(t, s))
	}
	for _, s := range []string{"EUR/MAD 10.85", "MAD/EUR 20/217", "KWD/JPY 487"} {
		rates = append(rates, money.MustParseRate(s))
	}
	var texts []money.Text
	var numbers []money.NumberJSON
	var minors []money.MinorJSON
	for _, m := range samples[1:] {
		texts, numbers = append(texts, money.Text{Money: m}), append(numbers, money.NumberJSON{Money: m})
		if _, ok := m.Minor(); ok {
			minors = append(minors, money.MinorJSON{Money: m})
		}
	}
	testkit.Values(t, samples[1:], ratios, rates, currencies, modes, texts, numbers, minors)
}

var (
	_ encoding.TextAppender   = money.Money{}
	_ encoding.BinaryAppender = money.Money{}
	_ driver.Valuer           = money.Money{}
	_ sql.Scanner             = (*money.Money)(nil)
	_ encoding.TextAppender   = money.Currency(0)
	_ driver.Valuer           = money.Currency(0)
	_ sql.Scanner             = (*money.Currency)(nil)
	_ encoding.TextAppender   = money.Ratio{}
	_ encoding.TextAppender   = money.Rate{}
	_ driver.Valuer           = money.Rate{}
	_ sql.Scanner             = (*money.Rate)(nil)
	_ encoding.TextAppender   = money.Rounding(0)
)

var samples = []money.Money{
	{}, mad("0"), mad("1"), mad("-25000"), mad("0.000001"), mad("1234567.89"),
	mad("92233720368547758.07"), mad("-92233720368547758.07"),
	money.MustParse("7 XOF"), money.MustParse("1.234 TND"), money.MustParse("1.2345 CLF"),
	money.MustParse("9223372036854775807 XAU"),
}

// TestRoundTrips: decode(encode(x)) = x for every format, unset included.
func TestRoundTrips(t *testing.T) {
	s := newSource(50)
	all := append([]money.Money{}, samples...)
	for range cases() / 10 {
		m, _ := s.money(s.currency())
		all = append(all, m)
	}
	for _, m := range all {
		stale := mad("77")
		got := stale
		b, err := json.Marshal(m)
		if err = errors.Join(err, json.Unmarshal(b, &got)); err != nil || got != m {
			t.Fatalf("JSON: %v became %s, then %v, %v", m, b, got, err)
		}
		text := money.Text{Money: stale}
		b, err = json.Marshal(money.Text{Money: m})
		if err = errors.Join(err, json.Unmarshal(b, &text)); err != nil || text.Money != m {
			t.Fatalf("JSON text: %v became %s, then %v, %v", m, b, text, err)
		}
		got = stale
		v, err := m.Value()
		if err = errors.Join(err, got.Scan(v)); err != nil || got != m || (v == nil) == m.IsSet() {
			t.Fatalf("SQL: %v became %v, then %v, %v", m, v, got, err)
		}
		if text, ok := v.(string); ok {
			got = stale
			if err := got.Scan([]byte(text)); err != nil || got != m {
				t.Fatalf("SQL bytes: %v became %v, then %v, %v", m, v, got, err)
			}
		}
		got = stale
		b, err = m.MarshalBinary()
		if err = errors.Join(err, got.UnmarshalBinary(b)); err != nil || got != m {
			t.Fatalf("binary: %v became %x, then %v, %v", m, b, got, err)
		}
		if len(b) != 13 && m.IsSet() {
			t.Fatalf("binary form of %d bytes", len(b))
		}
		got = stale
		b, err = m.MarshalText()
		if err = errors.Join(err, got.UnmarshalText(b)); err != nil || got != m {
			t.Fatalf("text: %v became %s, then %v, %v", m, b, got, err)
		}
		c, err := m.Currency().Value()
		var back money.Currency
		if err = errors.Join(err, back.Scan(c)); err != nil || back != m.Currency() {
			t.Fatalf("currency: %v became %v, then %v, %v", m, c, back, err)
		}
		if d, ok := m.Decimal(); ok {
			if got, err := money.FromDecimal(d, back); err != nil || got != m {
				t.Fatalf("two columns: %v became %v", m, got)
			}
		}
	}
}

func TestZeroMethods(t *testing.T) {
	testkit.ZeroMethods(t, money.Money{}, money.Currency(0), money.Ratio{}, money.Rate{}, money.Rounding(0),
		money.Accumulator{}, money.Text{}, money.NumberJSON{}, money.MinorJSON{}, money.Error{})
}
