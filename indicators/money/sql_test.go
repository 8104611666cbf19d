package money_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

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

// What other software stores.
func TestScanForeign(t *testing.T) {
	for src, want := range map[string]string{
		"1.50 EUR": "1.50 EUR", "1.50 EUR   ": "1.50 EUR", `{"amount":"1.50","currency":"EUR"}`: "1.50 EUR", `{"currency": "EUR", "amount": "1.50"}   `: "1.50 EUR", `"1.50 EUR"`: "1.50 EUR",
		"(EUR,1.50)": "1.50 EUR", `("EUR  ",-1.50)`: "-1.50 EUR", "(XQT/3,5)": "5.000 XQT/3", "(1.50   ,EUR)": "1.50 EUR",
		"(1.50,EUR)": "1.50 EUR", `(1.50,"EUR")`: "1.50 EUR", "(-1.50,EUR )": "-1.50 EUR", `("1.5","XQT/3")`: "1.500 XQT/3", "(25000,MAD)  ": "25000.00 MAD", "7 FRF": "7.00 FRF",
	} {
		for _, v := range []any{src, []byte(src)} {
			var m money.Money
			if err := m.Scan(v); err != nil || m.String() != want {
				t.Errorf("%v: %v, %v; want %s", v, m, err, want)
			}
		}
	}
	for _, src := range []string{"(1.50)", "(,)", "(1.50,)", "(,EUR)", "(1.50,EUR,x)", "(1.50,EUR", "1.50,EUR)", "()",
		" 1.50 EUR", "   ", "{}", `{"amount":1.5,"currency":"EUR"}`, "(1,50,EUR)", "(EUR,MAD)", "(eur,5)", "(978,5)",
		"(1.50, EUR)", "(" + strings.Repeat("0", 5000) + ",EUR)"} {
		m := mad("77")
		if err := m.Scan(src); err == nil || m != mad("77") {
			t.Errorf("%.80s: %v, %v", src, m, err)
		}
	}
}
