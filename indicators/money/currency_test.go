package money_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
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
		money.MAD + 1: "Currency(1296122883)", money.MAD &^ 0xff: "Currency(1296122880)", money.MAD | 8: "Currency(1296122890)", money.FRF | 8: "Currency(1179797002)", money.FRF + 1: "Currency(1179796995)", 0x5851540F: "Currency(1481724943)", 0x5851541B: "Currency(1481724955)", 0x7851540B: "Currency(2018595851)", 1<<32 - 1: "Currency(4294967295)",
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
	for _, in := range []string{"", "MA", "MADD", "XYZ", "M D", "\x00\x00\x00", "دره", "NAD ", "000", "999 ", "+12", "891", "XQT", "XQT/", "XQT/7", "XQT/-", "xqt/3", "MAD/2", "FRF/2"} {
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

// TestUnknownCodes: of all 17,576 codes exactly those of lists one and three are
// known.
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
	if known != 178+127 {
		t.Errorf("%d known codes", known)
	}
}

// TestRetiredCurrencies: codes of list three are read and written. The months are
// those of the copies that currencies_retired.csv names.
func TestRetiredCurrencies(t *testing.T) {
	n := 0
	for c := range money.RetiredCurrencies() {
		n++
		if !c.Valid() || c.Active() || c.Withdrawn() == "" || c.Withdrawn() > "2026-11" || len(c.Withdrawn()) != 4 && len(c.Withdrawn()) != 7 {
			t.Errorf("%v: active %v, withdrawn %q", c, c.Active(), c.Withdrawn())
		}
		m, err := money.FromUnits(25000, c)
		if err != nil {
			t.Error(err)
		}
		if back, err := money.Parse(m.String()); err != nil || back != m {
			t.Errorf("%v comes back as %v, %v", m, back, err)
		}
		b, _ := m.MarshalBinary()
		var back money.Money
		if err := back.UnmarshalBinary(b); err != nil || back != m {
			t.Errorf("%v comes back from bytes as %v, %v", m, back, err)
		}
	}
	if n != 127 {
		t.Errorf("%d withdrawn codes, want 127", n)
	}
	for c := range money.Currencies() {
		if !c.Active() || c.Withdrawn() != "" {
			t.Errorf("%v: active %v, withdrawn %q", c, c.Active(), c.Withdrawn())
		}
	}
	for c, want := range map[money.Currency]string{
		money.FRF: "2002-03 250 2", money.DEM: "2002-03 276 2", money.ITL: "2002-03 380 0", money.HRK: "2023-01 191 2", money.BGN: "2026-01 975 2",
		money.LTL: "2014-12 440 2", money.SKK: "2009-01 703 2", money.XFO: "2003-04 0 0", money.ANG: "2025-06 532 2", money.ZWL: "2024-08 932 2", money.SLL: "2023-12 694 2",
	} {
		if got := fmt.Sprint(c.Withdrawn(), " ", c.Numeric(), " ", c.MinorDigits()); got != want {
			t.Errorf("%v: %s, want %s", c, got, want)
		}
	}
	// The 29 codes that could not be read before, and some that never left.
	for _, code := range strings.Fields("HRK BGN ANG SLL ZWL LTL FRF DEM ITL ESP BEF ATS NLG PTE FIM GRD IEP EEK LVL SIT SKK CYP MTL ROL TRL MRO STD VEF CUC") {
		if c, err := money.ParseCurrency(code); err != nil || c.Active() {
			t.Errorf("%s: %v, active %v", code, err, c.Active())
		}
	}
}

func TestParseCurrencyForms(t *testing.T) {
	own, _ := money.NewCurrency("XQT", 3)
	for in, want := range map[string]money.Currency{
		"MAD": money.MAD, "mad": money.MAD, "Mad": money.MAD, "504": money.MAD, "008": money.ALL, "978": money.EUR, "250": money.FRF, "frf": money.FRF, "XQT/3": own,
		"100": money.BGL, "975": money.BGN,
	} {
		if c, err := money.ParseCurrency(in); err != nil || c != want {
			t.Errorf("%s: %v, %v; want %v", in, c, err, want)
		}
	}
	for c := range money.Currencies() {
		if got, err := money.ParseCurrency(fmt.Sprintf("%03d", c.Numeric())); err != nil || got != c {
			t.Errorf("%d is %v, %v; want %v", c.Numeric(), got, err, c)
		}
	}
}

func TestNewCurrency(t *testing.T) {
	for digits := range money.MaxPlaces + 1 {
		c, err := money.NewCurrency("XQT", digits)
		if err != nil || !c.Valid() || c.Active() || c.MinorDigits() != digits || c.Numeric() != 0 || c.Withdrawn() != "" {
			t.Fatalf("%v, %v, digits %d", c, err, c.MinorDigits())
		}
		if again, _ := money.NewCurrency("XQT", digits); again != c || c.String() != "XQT/"+strconv.Itoa(digits) {
			t.Errorf("%v and %v", c, again)
		}
		m, err := money.FromUnits(-12, c)
		if err != nil {
			t.Fatal(err)
		}
		half, err := m.QuoInt(24, money.HalfEven.To(6))
		if want := "-0.5"; err != nil || !strings.HasPrefix(half.String(), want) {
			t.Errorf("%v, %v", half, err)
		}
		for _, v := range []money.Money{m, half, money.Zero(c)} {
			text := v.String()
			if back, err := money.Parse(text); err != nil || back != v {
				t.Errorf("%s reads as %v, %v", text, back, err)
			}
			b, _ := json.Marshal(v)
			var back money.Money
			if err := json.Unmarshal(b, &back); err != nil || back != v {
				t.Errorf("%s reads as %v, %v", b, back, err)
			}
			b, _ = v.MarshalBinary()
			if err := back.UnmarshalBinary(b); err != nil || back != v || len(b) != 14 {
				t.Errorf("%x reads as %v, %v", b, back, err)
			}
		}
	}
	three, _ := money.NewCurrency("XQT", 3)
	two, _ := money.NewCurrency("XQT", 2)
	m, _ := money.FromMinor(12500, three)
	if b, _ := json.Marshal(m); m.String() != "12.500 XQT/3" || string(b) != `{"amount":"12.500","currency":"XQT/3"}` {
		t.Errorf("%v, %s", m, b)
	}
	if three == two || three.Compare(two) <= 0 {
		t.Error("digits do not tell currencies apart")
	}
	if _, err := m.Add(money.Zero(two)); !errors.Is(err, money.ErrMismatch) {
		t.Errorf("a sum of different digits: %v", err)
	}
	for _, text := range []string{"XQT/3/MAD 10.85", "MAD/XQT/3 1/7", "XQT/3/XQT/2 5"} {
		r, err := money.ParseRate(text)
		if err != nil || r.String() != text {
			t.Errorf("%s reads as %v, %v", text, r, err)
		}
	}
	for _, c := range []struct {
		code   string
		digits int
		is     error
	}{
		{"MAD", 2, money.ErrCurrency}, {"MAD", 3, money.ErrCurrency}, {"FRF", 2, money.ErrCurrency}, {"xqt", 2, money.ErrCurrency}, {"XQ", 2, money.ErrCurrency}, {"XQTT", 2, money.ErrCurrency},
		{"", 2, money.ErrCurrency}, {"X1T", 2, money.ErrCurrency}, {"درهم", 2, money.ErrCurrency}, {"XQT", -1, money.ErrPlaces}, {"XQT", 7, money.ErrPlaces}, {"XQT", math.MaxInt, money.ErrPlaces},
	} {
		if got, err := money.NewCurrency(c.code, c.digits); !errors.Is(err, c.is) || got != 0 {
			t.Errorf("NewCurrency(%q, %d) = %v, %v; want %v", c.code, c.digits, got, err, c.is)
		}
	}
}

// Names are those of CLDR 48.2, checked by hand against its charts.
func TestCurrencyNames(t *testing.T) {
	for lang, want := range map[string]string{"ar": "درهم مغربي", "fr": "dirham marocain", "en": "Moroccan Dirham"} {
		if got, ok := money.MAD.Name(lang); !ok || got != want {
			t.Errorf("%s: %q, %v; want %s", lang, got, ok, want)
		}
	}
	for c := range money.Currencies() {
		for _, lang := range []string{"ar", "fr", "en"} {
			if name, ok := c.Name(lang); !ok && !strings.Contains("BOV CHE CHW COU MXV UYI UYW XAD XBA XBB XBC XBD XSU XUA XCG USN CLF ZWG VED", c.String()) {
				t.Errorf("%v has no name in %s (%q)", c, lang, name)
			}
		}
	}
	own, _ := money.NewCurrency("XQT", 3)
	for _, c := range []money.Currency{0, 7, own} {
		if name, ok := c.Name("en"); ok || name != "" {
			t.Errorf("%v is called %q", c, name)
		}
	}
	if name, ok := money.MAD.Name("de"); ok || name != "" {
		t.Errorf("in German: %q", name)
	}
}

// The steps are those of CLDR 48.2: the Swiss and Canadian five, the Danish
// fifty, the Swedish krona.
func TestCashStep(t *testing.T) {
	own, _ := money.NewCurrency("XQT", 3)
	for c, want := range map[money.Currency]string{
		money.CHF: "0.05 CHF", money.CAD: "0.05 CAD", money.DKK: "0.50 DKK", money.SEK: "1.00 SEK", money.NOK: "1.00 NOK", money.HUF: "5.00 HUF", money.MAD: "0.01 MAD", money.JPY: "1 JPY",
		money.TND: "0.001 TND", own: "0.001 XQT/3", money.FRF: "0.01 FRF", 0: "unset", 7: "unset",
	} {
		if got := c.CashStep().String(); got != want {
			t.Errorf("%v: %s, want %s", c, got, want)
		}
	}
	for c := range money.Currencies() {
		if s := c.CashStep(); s.Sign() <= 0 || s.Currency() != c {
			t.Errorf("%v: %v", c, s)
		}
	}
}
