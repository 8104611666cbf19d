package money_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestCurrencies(t *testing.T) {
	list := slices.Collect(money.Currencies())
	if len(list) != 178 {
		t.Errorf("%d active codes, want 178", len(list))
	}
	if !slices.IsSortedFunc(list, money.Currency.Compare) {
		t.Error("not in alphabetic order")
	}
	for range money.Currencies() {
		break // may stop early
	}
	numeric := map[int]money.Currency{}
	for i, c := range list {
		if !c.Valid() || !c.IsSet() {
			t.Errorf("%v is not valid", c)
		}
		again, err := money.ParseCurrency(c.String())
		if err != nil || again != c {
			t.Errorf("%v parsed again is %v, %v", c, again, err)
		}
		if d := numeric[c.Numeric()]; d != 0 || c.Numeric() < 8 || c.Numeric() > 999 {
			t.Errorf("%v and %v have the number %d", c, d, c.Numeric())
		}
		numeric[c.Numeric()] = c
		if i > 0 && list[i-1].String() >= c.String() {
			t.Errorf("%v before %v", list[i-1], c)
		}
		b, err := c.MarshalText()
		var back money.Currency
		if err != nil || string(b) != c.String() || back.UnmarshalText(b) != nil || back != c {
			t.Errorf("%v became %s, %v", c, b, err)
		}
	}
}

// TestMinorDigits: from the standard, the codes that do not have two digits.
func TestMinorDigits(t *testing.T) {
	want := map[string]int{}
	for digits, codes := range map[int]string{
		0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF " +
			"XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX",
		3: "BHD IQD JOD KWD LYD OMR TND",
		4: "CLF UYW",
	} {
		for _, code := range strings.Fields(codes) {
			want[code] = digits
		}
	}
	for c := range money.Currencies() {
		digits, ok := want[c.String()]
		if !ok {
			digits = 2
		}
		if c.MinorDigits() != digits {
			t.Errorf("%v has %d digits, want %d", c, c.MinorDigits(), digits)
		}
	}
}

func TestCurrencyConstants(t *testing.T) {
	for c, want := range map[money.Currency]string{
		money.MAD: "MAD 504 2", money.EUR: "EUR 978 2", money.USD: "USD 840 2",
		money.XOF: "XOF 952 0", money.TND: "TND 788 3", money.ALL: "ALL 8 2",
	} {
		code, rest, _ := strings.Cut(want, " ")
		got, err := json.Marshal([]int{c.Numeric(), c.MinorDigits()})
		if err != nil || c.String() != code || strings.Trim(strings.ReplaceAll(string(got), ",", " "), "[]") != rest {
			t.Errorf("%v: %s, want %s", c, got, want)
		}
	}
}

func TestInvalidCurrency(t *testing.T) {
	for c, text := range map[money.Currency]string{
		0: "unset", 1: "Currency(1)", 504: "Currency(504)",
		money.MAD + 1: "Currency(1296122883)", money.MAD &^ 0xff: "Currency(1296122880)", 1<<32 - 1: "Currency(4294967295)",
	} {
		if c.Valid() || c.MinorDigits() != 0 || c.Numeric() != 0 || c.String() != text {
			t.Errorf("%d: %v, %d, %d, %s", uint32(c), c.Valid(), c.MinorDigits(), c.Numeric(), c)
		}
		b, err := c.MarshalText()
		if (err != nil) == (c == 0) || len(b) != 0 {
			t.Errorf("%d: %s, %v", uint32(c), b, err)
		}
	}
	if money.Currency(0).IsSet() {
		t.Error("0 is set")
	}
	for _, in := range []string{"", "MA", "MADD", "mad", "XYZ", "M D", "\x00\x00\x00", "دره", "FRF", "MAF", "NAD "} {
		c, err := money.ParseCurrency(in)
		var e *money.Error
		if c != 0 || !errors.Is(err, money.ErrCurrency) || !errors.As(err, &e) || e.Offset != 0 || e.Input != in {
			t.Errorf("%q: %v, %v", in, c, err)
		}
		if d := money.EUR; in != "" && (d.UnmarshalText([]byte(in)) == nil || d != money.EUR) {
			t.Errorf("%q unmarshalled to %v", in, d)
		}
	}
	c := money.EUR
	if err := c.UnmarshalText(nil); err != nil || c != 0 {
		t.Error(c, err)
	}
}

// TestUnknownCodes: of all 17,576 codes exactly the active ones are known.
func TestUnknownCodes(t *testing.T) {
	known := 0
	for i := range 26 * 26 * 26 {
		code := string([]byte{byte('A' + i/676), byte('A' + i/26%26), byte('A' + i%26)})
		c, err := money.ParseCurrency(code)
		if err == nil {
			known++
			if c.String() != code {
				t.Errorf("%s is %v", code, c)
			}
		}
	}
	if known != 178 {
		t.Errorf("%d known codes", known)
	}
}
