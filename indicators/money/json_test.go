package money_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

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
		{"colon", `:`, money.ErrSyntax, 0}, {"slash", `/`, money.ErrSyntax, 0}, {"nine", `9`, money.ErrType, 0},
		{"no beginning", `1.50","currency":"MAD"}`, money.ErrType, 0},
		{"no beginning, cut", `{"amount1.50","currency":"MAD"}`, money.ErrSyntax, 2},
		{"no end of an object", `{"amount":"1.50","currency":"MAD`, money.ErrSyntax, 32},
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

func FuzzJSON(f *testing.F) {
	for _, m := range samples {
		b, _ := json.Marshal(m)
		f.Add(string(b))
		b, _ = json.Marshal(money.Text{Money: m})
		f.Add(string(b))
	}
	f.Add(`{"\u0061mount":"1","currency":"MAD"}`)
	f.Add(`{"amount":"1","amount":"1"}`)
	f.Fuzz(func(t *testing.T, s string) {
		var m money.Money
		err := m.UnmarshalJSON([]byte(s))
		if err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() || e.Offset < 0 || e.Offset > len(s) {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if !json.Valid([]byte(s)) {
			t.Fatalf("%q is read as %v, but it is not JSON", s, m)
		}
		b, err := json.Marshal(m)
		var again money.Money
		if err = errors.Join(err, json.Unmarshal(b, &again)); err != nil || again != m {
			t.Fatalf("%q: %v became %s, then %v, %v", s, m, b, again, err)
		}
	})
}
