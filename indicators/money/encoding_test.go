package money_test

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

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
	_ encoding.TextAppender   = money.RoundingMode(0)
)

var samples = []money.Money{
	{}, mad("0"), mad("1"), mad("-25000"), mad("0.000001"), mad("1234567.89"),
	mad("92233720368547758.07"), mad("-92233720368547758.07"),
	money.MustParse("7 XOF"), money.MustParse("1.234 TND"), money.MustParse("1.2345 CLF"), money.MustParse("9223372036854775807 XAU"),
}

func TestJSON(t *testing.T) {
	for m, want := range map[money.Money]string{
		{}:                       `null`,
		mad("1234567.89"):        `{"amount":"1234567.89","currency":"MAD"}`,
		mad("-0.000001"):         `{"amount":"-0.000001","currency":"MAD"}`,
		money.MustParse("7 XOF"): `{"amount":"7","currency":"XOF"}`,
	} {
		b, err := json.Marshal(m)
		if err != nil || string(b) != want {
			t.Errorf("%v: got %s, %v; want %s", m, b, err, want)
		}
		b, err = json.Marshal(money.Text{Money: m})
		if m.IsSet() {
			want = `"` + m.String() + `"`
		}
		if err != nil || string(b) != want {
			t.Errorf("%v: got %s, %v; want %s", m, b, err, want)
		}
	}
}

func TestJSONRead(t *testing.T) {
	m := mad("-1234567.89")
	for _, in := range []string{
		`{"amount":"-1234567.89","currency":"MAD"}`,
		`{"currency":"MAD","amount":"-1234567.89"}`,
		` { "amount" : "-1234567.890" , "currency"` + "\n\t\r" + `: "MAD" } `,
		`{"\u0061mount":"\u002d1234567.89","currency":"M\u0041D"}`,
		`"-1234567.89 MAD"`,
		`"-1234567.89\u0020MAD"`,
	} {
		var got money.Money
		if err := json.Unmarshal([]byte(in), &got); err != nil || got != m {
			t.Errorf("%s: got %v, %v", in, got, err)
		}
		if err := got.UnmarshalJSON([]byte(in)); err != nil {
			t.Errorf("%s: %v", in, err)
		}
	}
	for _, in := range []string{`null`, " null\n"} {
		got := m
		if err := got.UnmarshalJSON([]byte(in)); err != nil || got.IsSet() {
			t.Errorf("%s: got %v, %v", in, got, err)
		}
		text := money.Text{Money: m}
		if err := text.UnmarshalJSON([]byte(in)); err != nil || text.IsSet() {
			t.Errorf("%s: got %v, %v", in, text, err)
		}
	}
}

// TestPlainJSON: what the fast part of reading takes and what it leaves alone.
func TestPlainJSON(t *testing.T) {
	for in, want := range map[string]bool{
		`{"amount":"1","currency":"MAD"}`:                                true,
		`{"amount":"-1.234567","currency":"MAD"}`:                        true,
		`{"amount":"` + strings.Repeat("0", 128) + `","currency":"MAD"}`: true,
		`{"amount":"` + strings.Repeat("0", 129) + `","currency":"MAD"}`: false,
		`{"amount":"1","currency":"MAD"} `:                               false,
		`{"amount":"1","currency":"MAD" }`:                               false,
		`{"amount":"1","currency":"MAD",`:                                false,
		`{"amount":"1","currency":"XYZ"}`:                                false,
		`{"amount":"1","currency":"MADX"}`:                               false,
		`{"amount":"1","currency":"MA"}`:                                 false,
		`{"amount":"","currency":"MAD"}`:                                 false,
		`{"amount":"x","currency":"MAD"}`:                                false,
		`{"amount":"1,"currency":"MAD"}`:                                 false,
		`{"amount":"1`:                                                   false,
		`{"amount":"`:                                                    false,
		`"1","currency":"MAD"}`:                                          false,
		``:                                                               false,
	} {
		if got := money.PlainJSON(in); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

func TestJSONBadInput(t *testing.T) {
	tests := []struct {
		name, in string
		err      error
		offset   int
	}{
		{"empty", ``, money.ErrSyntax, 0},
		{"space", ` `, money.ErrSyntax, 1},
		{"number", `25000`, money.ErrType, 0},
		{"negative number", `-1`, money.ErrType, 0},
		{"true", `true`, money.ErrType, 0},
		{"false", ` false`, money.ErrType, 1},
		{"array", `["25000 MAD"]`, money.ErrType, 0},
		{"not null", `nul`, money.ErrSyntax, 0},
		{"NaN", `NaN`, money.ErrSyntax, 0},
		{"null and more", `nullx`, money.ErrSyntax, 4},
		{"two values", `"1 MAD" "2 MAD"`, money.ErrSyntax, 8},
		{"two objects", `{"amount":"1","currency":"MAD"}{`, money.ErrSyntax, 31},
		{"no end", `"1 MAD`, money.ErrSyntax, 6},
		{"escaped end", `"1 MAD\"`, money.ErrSyntax, 8},
		{"bad escape", `"1\xMAD"`, money.ErrSyntax, 1},
		{"empty text", `""`, money.ErrSyntax, 1},
		{"bad amount text", `"1,5 MAD"`, money.ErrSyntax, 2},
		{"bad escaped text", `  "1,5\u0020MAD"`, money.ErrSyntax, 3},
		{"unknown currency in text", ` "1.5 XYZ"`, money.ErrCurrency, 6},
		{"empty object", `{}`, money.ErrSyntax, 1},
		{"open object", `{`, money.ErrSyntax, 1},
		{"no colon", `{"amount" "1"}`, money.ErrSyntax, 10},
		{"no comma", `{"amount":"1" "currency":"MAD"}`, money.ErrSyntax, 14},
		{"comma last", `{"amount":"1","currency":"MAD",}`, money.ErrSyntax, 31},
		{"unclosed", `{"amount":"1","currency":"MAD"`, money.ErrSyntax, 30},
		{"closed by ]", `{"amount":"1","currency":"MAD"]`, money.ErrSyntax, 30},
		{"no amount", ` {"currency":"MAD"}`, money.ErrSyntax, 1},
		{"no currency", `{"amount":"1"}`, money.ErrSyntax, 0},
		{"unknown member", `{"amount":"1","currency":"MAD","unit":"k"}`, money.ErrSyntax, 32},
		{"wrong case", `{"Amount":"1","currency":"MAD"}`, money.ErrSyntax, 2},
		{"duplicate amount", `{"amount":"1","amount":"1","currency":"MAD"}`, money.ErrSyntax, 15},
		{"duplicate currency", `{"amount":"1","currency":"MAD","currency":"MAD"}`, money.ErrSyntax, 32},
		{"name is a number", `{1:"1"}`, money.ErrType, 1},
		{"amount is a number", `{"amount":1,"currency":"MAD"}`, money.ErrType, 10},
		{"amount is null", `{"amount":null,"currency":"MAD"}`, money.ErrType, 10},
		{"amount is an object", `{"amount":{},"currency":"MAD"}`, money.ErrType, 10},
		{"amount is nine", `{"amount":9,"currency":"MAD"}`, money.ErrType, 10},
		{"amount is missing", `{"amount":,"currency":"MAD"}`, money.ErrSyntax, 10},
		{"currency is a number", `{"amount":"1","currency":504}`, money.ErrType, 25},
		{"amount has its currency", `{"amount":"1 MAD","currency":"MAD"}`, money.ErrSyntax, 12},
		{"amount is empty", `{"amount":"","currency":"MAD"}`, money.ErrSyntax, 11},
		{"amount has separators", `{"amount":"1,000","currency":"MAD"}`, money.ErrSyntax, 12},
		{"amount too precise", `{"amount":"0.0000001","currency":"MAD"}`, money.ErrPrecision, 19},
		{"amount too large", `{"currency":"MAD","amount":"92233720368547758.08"}`, money.ErrOverflow, 47},
		{"unknown currency", `{"amount":"1","currency":"XYZ"}`, money.ErrCurrency, 26},
		{"empty currency", `{"amount":"1","currency":""}`, money.ErrCurrency, 26},
		{"invalid UTF-8", "\"1\xff MAD\"", money.ErrSyntax, 2},
		{"just too long", `"1 MAD"` + strings.Repeat(" ", 4090), money.ErrSyntax, 4096},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mad("77")
			err := got.UnmarshalJSON([]byte(tt.in))
			var e *money.Error
			if !errors.Is(err, tt.err) || !errors.As(err, &e) || e.Offset != tt.offset {
				t.Errorf("got %v, want %v at byte %d", err, tt.err, tt.offset)
			}
			if got != mad("77") {
				t.Errorf("a failed call left %v", got)
			}
			if json.Unmarshal([]byte(tt.in), &got) == nil && len(tt.in) < 4096 { // it trims space
				t.Errorf("encoding/json read %v", got)
			}
		})
	}
	if err := new(money.Money).UnmarshalJSON([]byte(`"1 MAD"` + strings.Repeat(" ", 4089))); err != nil {
		t.Error(err)
	}
	text := money.Text{Money: mad("77")}
	if err := text.UnmarshalJSON([]byte(`"1 MAD"` + strings.Repeat(" ", 4090))); !errors.Is(err, money.ErrSyntax) {
		t.Errorf("text just too long: %v", err)
	}
	err := text.UnmarshalJSON([]byte(`{"amount":"1","currency":"MAD"}`))
	if !errors.Is(err, money.ErrType) || text.Money != mad("77") {
		t.Errorf("the object form as text: %v, %v", text, err)
	}
}

func TestOmitZero(t *testing.T) {
	type record struct {
		Aid  money.Money `json:"aid,omitzero"`
		Text money.Text  `json:"text,omitzero"`
		Paid money.Money `json:"paid"`
	}
	b, err := json.Marshal(record{})
	if err != nil || string(b) != `{"paid":null}` {
		t.Errorf("got %s, %v", b, err)
	}
	b, err = json.Marshal(record{Aid: mad("0"), Text: money.Text{Money: mad("0")}, Paid: mad("0")})
	want := `{"aid":{"amount":"0.00","currency":"MAD"},"text":"0.00 MAD","paid":{"amount":"0.00","currency":"MAD"}}`
	if err != nil || string(b) != want {
		t.Errorf("got %s, %v; want %s", b, err, want)
	}
	var back record
	if err := json.Unmarshal(b, &back); err != nil || back.Aid != mad("0") || back.Text.Money != mad("0") || back.Paid != mad("0") {
		t.Errorf("got %v, %v", back, err)
	}
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

func TestScanBadInput(t *testing.T) {
	m, c, r := mad("77"), money.MAD, money.MustParseRate("EUR/MAD 1")
	for _, src := range []any{5, int64(5), 5.0, true, decimal.Zero, []string{"1 MAD"}, "5", "", []byte("x"), "1 MAD/EUR"} {
		want := money.ErrType
		switch src.(type) {
		case string, []byte:
			want = nil // whatever the parser says
		}
		for name, err := range map[string]error{"money": m.Scan(src), "currency": c.Scan(src), "rate": r.Scan(src)} {
			var e *money.Error
			if !errors.As(err, &e) || want != nil && !errors.Is(err, want) {
				t.Errorf("%s: scan of %v: %v", name, src, err)
			}
		}
	}
	if m != mad("77") || c != money.MAD || r != money.MustParseRate("EUR/MAD 1") {
		t.Error("a failed scan changed the value")
	}
	err := m.Scan(int64(5))
	if want := "money: scan: unsupported type: int64"; err.Error() != want {
		t.Errorf("got %s, want %s", err, want)
	}
	if err := r.Scan(nil); err != nil || r.IsSet() {
		t.Error(r, err)
	}
	if v, err := r.Value(); v != nil || err != nil {
		t.Error(v, err)
	}
	if err := c.Scan(nil); err != nil || c.IsSet() {
		t.Error(c, err)
	}
	if _, err := money.Currency(5).Value(); !errors.Is(err, money.ErrCurrency) {
		t.Error(err)
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
		{"version 2", raw(2, "MAD", 2, 5), money.ErrSyntax, 0},
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
