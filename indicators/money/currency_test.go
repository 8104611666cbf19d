package money_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
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
	if known != 178+131 {
		t.Errorf("%d known codes", known)
	}
}

// TestNearCodes: the codes that an error names are the active ones that a change of
// one letter, or of the order of two, makes of the unknown one; the first six of
// them in alphabetic order.
func TestNearCodes(t *testing.T) {
	active := map[string]bool{}
	for c := range money.Currencies() {
		active[c.String()] = true
	}
	for i := 0; i < 26*26*26; i += 37 {
		code := string([]byte{byte('A' + i/676), byte('A' + i/26%26), byte('A' + i%26)})
		_, err := money.ParseCurrency(code)
		if err == nil {
			continue
		}
		near := map[string]bool{}
		for at := range 3 {
			for l := byte('A'); l <= 'Z'; l++ {
				near[code[:at]+string(l)+code[at+1:]] = true
			}
		}
		near[string([]byte{code[1], code[0], code[2]})], near[string([]byte{code[0], code[2], code[1]})] = true, true
		var names []string
		for n := range near {
			if active[n] {
				names = append(names, n)
			}
		}
		slices.Sort(names)
		want := "near it are " + strings.Join(names[:min(len(names), 6)], ", ")
		if len(names) == 0 {
			want = "want a code of ISO 4217, such as MAD"
		}
		var e *money.Error
		if !errors.As(err, &e) || e.Detail != want || e.Offset != 0 || e.Input != code {
			t.Errorf("%s: %v; want %s", code, err, want)
		}
	}
	for in, want := range map[string]string{
		"eut": "near it are EUR", "EURO": "want a code of ISO 4217, such as MAD", "": "want a code of ISO 4217, such as MAD",
		"E1R": "want a code of ISO 4217, such as MAD", "999": "", "XXXXXXXX": "want a code of ISO 4217, such as MAD",
	} {
		var e *money.Error
		if _, err := money.ParseCurrency(in); errors.As(err, &e) != (want != "") || e != nil && e.Detail != want {
			t.Errorf("%q: %v; want %s", in, err, want)
		}
	}
	// An error comes with no currency and leaves the bytes as they were.
	for _, c := range []struct {
		code   string
		digits int
		is     error
	}{{"xqt", 2, money.ErrCurrency}, {"MAD", 2, money.ErrCurrency}, {"HRK", 2, money.ErrCurrency},
		{"XQT", 7, money.ErrPlaces},
		{"XQT", -1, money.ErrPlaces}, {"XQ", 2, money.ErrCurrency}, {"XQTT", 2, money.ErrCurrency},
		{"@QT", 2, money.ErrCurrency},
		{"XQ[", 2, money.ErrCurrency}} {
		got, err := money.NewCurrency(c.code, c.digits)
		var e *money.Error
		if got != 0 || !errors.Is(err, c.is) || !errors.As(err, &e) || (e.Offset == 0) != (c.is == money.ErrCurrency) {
			t.Errorf("%s/%d: %v, %v", c.code, c.digits, got, err)
		}
	}
	if none := money.Currency(0); none.Valid() || none.Active() || none.Withdrawn() != "" || none.CashStep().IsSet() {
		t.Error("the zero Currency is a currency")
	}
	if b, err := money.Currency(7).AppendText([]byte("x")); string(b) != "x" || !errors.Is(err, money.ErrCurrency) {
		t.Errorf("%s, %v", b, err)
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
	if n != 131 {
		t.Errorf("%d withdrawn codes, want 131", n)
	}
	for c := range money.Currencies() {
		if !c.Active() || c.Withdrawn() != "" {
			t.Errorf("%v: active %v, withdrawn %q", c, c.Active(), c.Withdrawn())
		}
	}
	for c, want := range map[money.Currency]string{
		money.FRF: "2002-03 250 2", money.DEM: "2002-03 276 2", money.ITL: "2002-03 380 0", money.HRK: "2023-01 191 2", money.BGN: "2026-01 975 2",
		money.LTL: "2014-12 440 2", money.SKK: "2009-01 703 2", money.XFO: "2006-10 0 0", money.ANG: "2025-06 532 2", money.ZWL: "2024-08 932 2", money.SLL: "2023-12 694 2",
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

// listed reads a copy of a list: code, number, date.
func listed(t *testing.T, file string) map[string][2]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][2]string{}
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); f[0] != "#" {
			all[f[0]] = [2]string{strings.TrimPrefix(f[1], "-"), strings.Join(f[2:], " ")}
		}
	}
	return all
}

// TestListThree: the withdrawn codes are those of a copy of the standard's own
// list, with its numbers and dates, and a second list, made by others, differs
// from it in nothing but what stands here.
func TestListThree(t *testing.T) {
	list := listed(t, "list_three_2023-01-01.txt")
	if len(list) != 124 {
		t.Fatalf("%d codes", len(list))
	}
	for code, is := range list {
		c, err := money.ParseCurrency(code)
		number := is[0]
		if err == nil && number != "" {
			number = fmt.Sprintf("%03d", c.Numeric())
		}
		// Two years stand there where no more is known: the second one counts.
		until := is[1][strings.LastIndexByte(is[1], ' ')+1:]
		if is[1] == "1989-1990" {
			until = "1990"
		}
		if err != nil || c.Active() || c.Withdrawn() != until || number != is[0] {
			t.Errorf("%s: %v, %q, number %d; the list has %q", code, err, c.Withdrawn(), c.Numeric(), is)
		}
	}
	// Not on that list: what has been withdrawn since, and two old ones.
	for c := range money.RetiredCurrencies() {
		if _, ok := list[c.String()]; !ok && !strings.Contains("ANG BGN CNX CUC MAF SLL ZWL", c.String()) {
			t.Errorf("%v is on no list", c)
		}
	}
	// The list is the standard. It is right where that can be seen: the Malian franc
	// has the number of Mali, the dinars of Yugoslavia before 1992 had 890, the kip
	// of the Pathet Lao went in December 1979. The rest is a matter of months, and
	// of when a code rather than its money went.
	differ := map[string]string{
		"ADP": "020 2002-03", "BAD": "070 1997-07", "BYB": " 1999", "GQE": "226 1989-12", "GWP": "624 1997-04",
		"LAJ": " 1989-12", "MLF": "446 1984-11", "RUR": "810 1997", "SIT": "705 2006-12-31", "TJR": "762 2000",
		"YUD": "891 unknown",
	}
	for code, other := range listed(t, "iso_codes_4.15.txt") {
		c, err := money.ParseCurrency(code)
		if strings.Contains("ADF ARL ARM TLE", code) {
			if err == nil {
				t.Errorf("%s is %v", code, c)
			}
			continue
		}
		number := other[0] == "" || other[0] == fmt.Sprintf("%03d", c.Numeric())
		date := other[1] == "unknown" || strings.HasPrefix(other[1], c.Withdrawn())
		if same, want := number && date, differ[code]; err != nil || same != (want == "") ||
			!same && want != strings.Join(other[:], " ") {
			t.Errorf("%s: %v, number %d, %s; the second list has %q", code, err, c.Numeric(), c.Withdrawn(), other)
		}
	}
}

// TestEveryCurrencyEverywhere: every code of the lists one and three, alone and
// with an amount, comes back from every form that it has.
func TestEveryCurrencyEverywhere(t *testing.T) {
	type row struct {
		C money.Currency
		M money.Money
		T money.Text
	}
	type document struct{ Rows []row }
	var all document
	for c := range money.Currencies() {
		all.Rows = append(all.Rows, row{C: c})
	}
	for c := range money.RetiredCurrencies() {
		all.Rows = append(all.Rows, row{C: c})
	}
	if len(all.Rows) != 178+131 {
		t.Fatalf("%d currencies", len(all.Rows))
	}
	for i, r := range all.Rows {
		m, err := money.FromUnits(-12, r.C)
		if err != nil {
			t.Fatal(err)
		}
		all.Rows[i].M, all.Rows[i].T = m, money.Text{Money: m}
	}
	same := func(form string, got []row, err error) {
		t.Helper()
		if err != nil || !slices.Equal(got, all.Rows) {
			t.Errorf("%s: %v, %v", form, got, err)
		}
	}
	var got document
	b, err := json.Marshal(all)
	err = errors.Join(err, json.Unmarshal(b, &got))
	same("JSON", got.Rows, err)
	got = document{}
	b, err = xml.Marshal(all)
	err = errors.Join(err, xml.Unmarshal(b, &got))
	same("XML", got.Rows, err)
	got = document{}
	var stream bytes.Buffer
	err = gob.NewEncoder(&stream).Encode(all)
	err = errors.Join(err, gob.NewDecoder(&stream).Decode(&got))
	same("gob", got.Rows, err)

	for name, pass := range map[string]func(in, out *row) error{
		"text": func(in, out *row) error {
			return errors.Join(out.C.UnmarshalText([]byte(in.C.String())), out.M.UnmarshalText([]byte(in.M.String())))
		},
		"BSON": func(in, out *row) error {
			c, code, err := in.C.MarshalBSONValue()
			m, amount, err2 := in.M.MarshalBSONValue()
			return errors.Join(err, err2, out.C.UnmarshalBSONValue(c, code), out.M.UnmarshalBSONValue(m, amount))
		},
		"database": func(in, out *row) error {
			code, err := in.C.Value()
			amount, err2 := in.M.Value()
			return errors.Join(err, err2, out.C.Scan(code), out.M.Scan(amount))
		},
	} {
		rows := make([]row, len(all.Rows))
		var err error
		for i := range rows {
			err = errors.Join(err, pass(&all.Rows[i], &rows[i]))
			rows[i].T = money.Text{Money: rows[i].M}
		}
		same(name, rows, err)
	}
}

func TestParseCurrencyForms(t *testing.T) {
	own, _ := money.NewCurrency("XQT", 3)
	for in, want := range map[string]money.Currency{
		"MAD": money.MAD, "mad": money.MAD, "Mad": money.MAD, "504": money.MAD, "008": money.ALL, "978": money.EUR, "250": money.FRF, "frf": money.FRF, "XQT/3": own,
		"975": money.BGN, "278": money.DDM,
	} {
		if c, err := money.ParseCurrency(in); err != nil || c != want {
			t.Errorf("%s: %v, %v; want %v", in, c, err, want)
		}
	}
	// BGJ, BGK and BGL; CSD and YUM; RUR and SUR.
	for _, in := range []string{"100", "891", "810", "000", "999999", "1", "-04"} {
		if c, err := money.ParseCurrency(in); !errors.Is(err, money.ErrCurrency) || c != 0 {
			t.Errorf("%s: %v, %v; want no currency", in, c, err)
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
