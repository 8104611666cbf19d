package money_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"25000 MAD", "25000.00 MAD"},
		{"25000.00 MAD", "25000.00 MAD"},
		{"0 MAD", "0.00 MAD"},
		{"-0 MAD", "0.00 MAD"},
		{"-0.00 MAD", "0.00 MAD"},
		{"+1 MAD", "1.00 MAD"},
		{"-1.5 MAD", "-1.50 MAD"},
		{"1.50 MAD", "1.50 MAD"},
		{"-1.50 MAD", "-1.50 MAD"},
		{"0000000000000000000000025000 MAD", "25000.00 MAD"},
		{"0.0125 MAD", "0.0125 MAD"},
		{"0.012500 MAD", "0.0125 MAD"},
		{"0.123456 MAD", "0.123456 MAD"},
		{"0.1234560000 MAD", "0.123456 MAD"},
		{"12345678 MAD", "12345678.00 MAD"},
		{"12345678.90 MAD", "12345678.90 MAD"},
		{"123456789.01 MAD", "123456789.01 MAD"},
		{"1234567890123456.78 MAD", "1234567890123456.78 MAD"},
		{"12345678901234567.89 MAD", "12345678901234567.89 MAD"},
		{"92233720368547758.07 MAD", "92233720368547758.07 MAD"},
		{"92233720368547758.070000000000 MAD", "92233720368547758.07 MAD"},
		{"-92233720368547758.07 MAD", "-92233720368547758.07 MAD"},
		{"9223372036854775807 XOF", "9223372036854775807 XOF"},
		{"9223372036854.775807 XOF", "9223372036854.775807 XOF"},
		{"99999999 XOF", "99999999 XOF"},
		{"1.5 XOF", "1.5 XOF"},
		{"-7 XOF", "-7 XOF"},
		{"7 XOF", "7 XOF"},
		{"1.000 TND", "1.000 TND"},
		{"12345.678 TND", "12345.678 TND"},
		{"0.0001 CLF", "0.0001 CLF"},
		{"922337203685477.5807 CLF", "922337203685477.5807 CLF"},
		{"1 XAU", "1 XAU"},
		{"0.1 MAD", "0.10 MAD"},
		{"10.05 MAD", "10.05 MAD"},
		{"100000000.00 MAD", "100000000.00 MAD"},
		{"99999999.99 MAD", "99999999.99 MAD"},
		{"-99999999.99 MAD", "-99999999.99 MAD"},
		{"9.99 MAD", "9.99 MAD"},
	}
	for _, tt := range tests {
		m, err := money.Parse(tt.in)
		if err != nil || m.String() != tt.want {
			t.Errorf("%s: got %v, %v; want %s", tt.in, m, err, tt.want)
		}
		if again, err := money.Parse(m.String()); err != nil || again != m {
			t.Errorf("%s: parsed again %v, %v", tt.in, again, err)
		}
		// The value, by another reader.
		number, code, _ := strings.Cut(tt.in, " ")
		x, ok := new(big.Rat).SetString(number)
		if !ok || value(m).Cmp(x) != 0 || m.Currency().String() != code {
			t.Errorf("%s: value %v", tt.in, m)
		}
	}
}

// TestParsePlain: what the fast part of Parse takes and what it leaves alone,
// so that the speed does not go unseen.
func TestParsePlain(t *testing.T) {
	for in, want := range map[string]bool{
		"1.00 MAD": false, "10.00 MAD": true, "-10.00 MAD": true, "0.00 MAD": false, "12345 MAD": true, "1234 MAD": false,
		"-12345 MAD": true, "-1234 MAD": false, "-0.99 MAD": false, "9.9999 CLF": true, "-9.999 TND": true,
		"12345678 MAD": true, "123456789 MAD": true, "12345678.99 MAD": true, "123456789.99 MAD": true,
		"9999999999999999.99 MAD": true, "-9999999999999999.99 MAD": true, "1234567890123456 XOF": true,
		"12345678901234567.00 MAD": false, "12345678901234567 XOF": false,
		"12345 MADX": false, "12345_MAD": false, "12345 XYZ": false, "123.4 MAD": false, "123.456 MAD": false,
		"+1234 MAD": false, "99999.99 MAD": true, "99999.9: MAD": false, "99999.:9 MAD": false, "9.99: TND": false, "9.:99 TND": false, "9./99 TND": false, "99999./9 MAD": false, "9:999 MAD": false, "/9999 MAD": false,
		"9999999999999999.9999 CLF": false, "922337203685477.5807 CLF": true, "922337203685477.5808 CLF": false, "-922337203685477.5807 CLF": true,
		"12.456 MAD": false, "1234.56 XOF": false, "12345. XOF": false, "-.0000 CLF": false, ".00000 CLF": false,
	} {
		if got := money.ParsePlain(in); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// TestParseLengths reads numbers of all lengths, with the point at all places:
// a minus sign before four digits of a currency with four minor digits was
// once read past its start.
func TestParseLengths(t *testing.T) {
	const spelled = "1234567891234567891"
	for _, c := range []money.Currency{money.XOF, money.MAD, money.TND, money.CLF, money.UYW} {
		for n := 1; n <= len(spelled); n++ {
			for places := range min(n, 7) {
				text := spelled[:n]
				if places > 0 {
					text = text[:n-places] + "." + text[n-places:]
				}
				for _, sign := range []string{"", "-", "+"} {
					v, _ := new(big.Int).SetString(sign+spelled[:n], 10)
					in := sign + text + " " + c.String()
					got, err := money.Parse(in)
					check(t, amount(v, places, c), c, got, err, func() string { return in })
				}
			}
		}
	}
}

// badAmounts is text that Parse refuses, and where.
var badAmounts = []struct {
	name, in string
	err      error
	offset   int
}{
	{"empty", "", money.ErrSyntax, 0},
	{"currency alone", "MAD", money.ErrSyntax, 0},
	{"no number", " MAD", money.ErrSyntax, 0},
	{"sign alone", "- MAD", money.ErrSyntax, 1},
	{"plus alone", "+ MAD", money.ErrSyntax, 1},
	{"two signs", "--1 MAD", money.ErrSyntax, 1},
	{"no currency", "25000", money.ErrSyntax, 5},
	{"no space", "25000MAD", money.ErrSyntax, 5},
	{"tab", "25000\tMAD", money.ErrSyntax, 5},
	{"no-break space", "25000\u00a0MAD", money.ErrSyntax, 5},
	{"two spaces", "25000  MAD", money.ErrSyntax, 5},
	{"space inside", "25 000 MAD", money.ErrSyntax, 2},
	{"space first", " 25000 MAD", money.ErrSyntax, 0},
	{"space last", "25000 MAD ", money.ErrSyntax, 9},
	{"comma", "25,00 MAD", money.ErrSyntax, 2},
	{"separators", "25,000.00 MAD", money.ErrSyntax, 2},
	{"underscore", "25_000 MAD", money.ErrSyntax, 2},
	{"two points", "1.0.0 MAD", money.ErrSyntax, 3},
	{"point first", ".5 MAD", money.ErrSyntax, 0},
	{"point after sign", "-.5 MAD", money.ErrSyntax, 1},
	{"point last", "5. MAD", money.ErrSyntax, 2},
	{"point last, no minor digits", "12345. XOF", money.ErrSyntax, 6},
	{"point alone", ". MAD", money.ErrSyntax, 0},
	{"point early", "1234.5678901.23 MAD", money.ErrSyntax, 12},
	{"exponent", "1e5 MAD", money.ErrSyntax, 1},
	{"large exponent", "1e100000000 MAD", money.ErrSyntax, 1},
	{"hexadecimal", "0x10 MAD", money.ErrSyntax, 1},
	{"fraction", "1/2 MAD", money.ErrSyntax, 1},
	{"colon", "1:2 MAD", money.ErrSyntax, 1},
	{"letter among minor digits", "12345.a7 MAD", money.ErrSyntax, 6},
	{"slash among minor digits", "12345.7/ MAD", money.ErrSyntax, 7},
	{"not a number", "NaN MAD", money.ErrSyntax, 0},
	{"infinity", "Inf MAD", money.ErrSyntax, 0},
	{"minus infinity", "-Inf MAD", money.ErrSyntax, 1},
	{"Arabic digits", "٢٥٠٠٠ MAD", money.ErrSyntax, 0},
	{"mixed digits", "25٠٠ MAD", money.ErrSyntax, 2},
	{"full-width digits", "２５ MAD", money.ErrSyntax, 0},
	{"minus sign", "\u22125 MAD", money.ErrSyntax, 0},
	{"invalid UTF-8", "25\xff0 MAD", money.ErrSyntax, 2},
	{"NUL", "25\x000 MAD", money.ErrSyntax, 2},
	{"lower case", "25000 mad", money.ErrCurrency, 6},
	{"unknown currency", "25000 XYZ", money.ErrCurrency, 6},
	{"another case", "25000.00 mad", money.ErrCurrency, 9},
	{"numeric code", "25000.00 504", money.ErrCurrency, 9},
	{"digits of an ISO code", "25000.00 MAD/2", money.ErrCurrency, 9},
	{"digits of a withdrawn code", "25000.00 FRF/2", money.ErrCurrency, 9},
	{"seven digits", "25000.00 XQT/7", money.ErrCurrency, 9},
	{"own code without digits", "25000.00 XQT", money.ErrCurrency, 9},
	{"symbol", "25000 DH.", money.ErrCurrency, 6},
	{"currency first", "MAD 25000", money.ErrSyntax, 0},
	{"seventh place", "0.1234567 MAD", money.ErrPrecision, 8},
	{"seventh place, second", "-0.0000001 MAD", money.ErrPrecision, 9},
	{"just too large", "92233720368547758.08 MAD", money.ErrOverflow, 19},
	{"too large", "92233720368547759.00 MAD", money.ErrOverflow, 20},
	{"too large units", "92233720368547759 MAD", money.ErrOverflow, 17},
	{"sixteen digits, four places", "9999999999999999 CLF", money.ErrOverflow, 16},
	{"sixteen digits and four places", "9999999999999999.9999 CLF", money.ErrOverflow, 19},
	{"just too low", "-92233720368547758.08 MAD", money.ErrOverflow, 20},
	{"too many digits", "9223372036854775808 XOF", money.ErrOverflow, 18},
	{"far too many digits", "92233720368547758070 XOF", money.ErrOverflow, 19},
	{"wraps 64 bits", "18446744073709551617 XOF", money.ErrOverflow, 19},
	{"too long", strings.Repeat("0", 125) + " MAD", money.ErrSyntax, 128},
}

func TestParseBadInput(t *testing.T) {
	for _, tt := range badAmounts {
		t.Run(tt.name, func(t *testing.T) {
			got, err := money.Parse(tt.in)
			wantErr(t, got, err, tt.err)
			var e *money.Error
			if !errors.As(err, &e) || e.Offset != tt.offset {
				t.Errorf("%v; want byte %d", err, tt.offset)
			}
			var m money.Money
			if tt.in != "" && m.UnmarshalText([]byte(tt.in)) == nil {
				t.Errorf("unmarshalled to %v", m)
			}
		})
	}
	if _, err := money.Parse(strings.Repeat("0", 124) + " MAD"); err != nil {
		t.Error(err)
	}
}

// TestLongInput: a megabyte of digits is refused in no time, and the error does
// not keep it.
func TestLongInput(t *testing.T) {
	long := strings.Repeat("9", 1<<20)
	var m money.Money
	var r money.Ratio
	var x money.Rate
	var c money.Currency
	for name, err := range map[string]error{
		"parse":    second(money.Parse(long + " MAD")),
		"text":     m.UnmarshalText([]byte(long)),
		"json":     m.UnmarshalJSON([]byte(`"` + long + ` MAD"`)),
		"space":    m.UnmarshalJSON([]byte(strings.Repeat(" ", 1<<20))),
		"binary":   m.UnmarshalBinary([]byte(long)),
		"scan":     m.Scan([]byte(long)),
		"ratio":    second(money.ParseRatio(long)),
		"fraction": r.UnmarshalText([]byte("1/" + long)),
		"rate":     second(money.ParseRate("EUR/MAD " + long)),
		"scanned":  x.Scan("EUR/MAD " + long),
		"currency": c.UnmarshalText([]byte(long)),
		"mode":     second(money.ParseRounding(long)),
	} {
		var e *money.Error
		if !errors.As(err, &e) || len(e.Input) > 64 || len(e.Error()) > 400 {
			t.Errorf("%s: %.100v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestMustParse(t *testing.T) {
	if m := money.MustParse("1 MAD"); m != mad("1.00") {
		t.Error(m)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, money.ErrSyntax) {
			t.Errorf("recovered %v", err)
		}
	}()
	money.MustParse("1")
}

// TestSpell appends whole ranges and edges, and reads them by package fmt.
func TestSpell(t *testing.T) {
	try := func(n int64) {
		m, err := money.FromMinor(n, money.MAD)
		if err != nil {
			t.Fatal(err)
		}
		sign, abs := "", n
		if n < 0 {
			sign, abs = "-", -n
		}
		want := fmt.Sprintf("%s%d.%02d MAD", sign, abs/100, abs%100)
		if got := m.String(); got != want {
			t.Fatalf("%d is %s, want %s", n, got, want)
		}
	}
	for n := range int64(cases()) {
		try(n)
		try(-n)
	}
	s := newSource(40)
	for range cases() {
		try(s.int63())
		try(s.Int64N(1e10))
		try(-s.Int64N(1e10))
	}
	for _, n := range []int64{1e10 - 1, 1e10, 1e10 + 1, 1e9, 1e9 - 1, 1e18, 1e18 - 1, 1<<63 - 1, -(1<<63 - 1)} {
		try(n)
	}
}

// TestSpellPlaces appends amounts of all scales.
func TestSpellPlaces(t *testing.T) {
	s := newSource(41)
	for range cases() {
		m, x := s.money(s.currency())
		coef, places := m.Unscaled()
		if want := x.FloatString(places) + " " + m.Currency().String(); m.String() != want {
			t.Fatalf("%d at %d is %v, want %s", coef, places, m, want)
		}
		b, err := m.AppendText([]byte("x"))
		if err != nil || string(b) != "x"+m.String() {
			t.Fatalf("appended %s", b)
		}
		if again, err := money.Parse(m.String()); err != nil || again != m {
			t.Fatalf("%v parsed again: %v, %v", m, again, err)
		}
	}
}

// TestAppendKeeps: no byte beyond the text is touched.
func TestAppendKeeps(t *testing.T) {
	for _, text := range []string{"0.00 MAD", "-1.00 MAD", "12345678.90 MAD", "-123456789012.34 MAD", "0.0001 MAD", "7 XOF"} {
		for _, room := range []int{0, 1, 5, 100} {
			buf := bytes.Repeat([]byte{'#'}, 1+len(text)+room)
			got, _ := money.MustParse(text).AppendText(buf[:1])
			if string(got) != "#"+text {
				t.Errorf("got %s, want %s", got, text)
			}
			if want := "#" + text + strings.Repeat("#", room); string(buf) != want {
				t.Errorf("buffer is %s, want %s", buf, want)
			}
		}
		for have := range 12 {
			b := make([]byte, have)
			if got, _ := money.MustParse(text).AppendText(b); string(got[have:]) != text {
				t.Errorf("after %d bytes: %s", have, got)
			}
		}
	}
}

func TestTextRoundTrip(t *testing.T) {
	for _, m := range []money.Money{{}, mad("0"), mad("-1.5"), mad("0.000001"), money.MustParse("7 XOF")} {
		b, err := m.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		again := mad("77")
		if err := again.UnmarshalText(b); err != nil || again != m {
			t.Errorf("%v became %s, then %v, %v", m, b, again, err)
		}
	}
	kept := mad("1")
	if err := kept.UnmarshalText([]byte("x")); err == nil || kept != mad("1") {
		t.Errorf("a failed call left %v", kept)
	}
	// As a key of a JSON object.
	b, err := json.Marshal(map[money.Money]int{mad("1"): 2})
	if err != nil || string(b) != `{"1.00 MAD":2}` {
		t.Errorf("%s, %v", b, err)
	}
}

// parseSlow is Parse by a regular expression and big.Rat.
func parseSlow(s string) (*big.Rat, money.Currency, bool) {
	parts := textForm.FindStringSubmatch(s)
	if parts == nil || len(s) > 128 {
		return nil, 0, false
	}
	x, ok := new(big.Rat).SetString(parts[1])
	if !ok {
		return nil, 0, false
	}
	all := slices.Concat(slices.Collect(money.Currencies()), slices.Collect(money.RetiredCurrencies()))
	if code, digits, own := strings.Cut(parts[2], "/"); own {
		if slices.ContainsFunc(all, func(c money.Currency) bool { return c.String() == code }) {
			return nil, 0, false
		}
		c, err := money.NewCurrency(code, int(digits[0]-'0'))
		if err != nil {
			return nil, 0, false
		}
		all = []money.Currency{c}
	}
	for _, c := range all {
		if c.String() != parts[2] {
			continue
		}
		if !new(big.Rat).Mul(x, pow10Rat(6)).IsInt() {
			return nil, 0, false
		}
		w := exactDigits(x, c.MinorDigits())
		return x, c, !w
	}
	return nil, 0, false
}

// exactDigits reports whether x, in canonical form, is too large.
func exactDigits(x *big.Rat, min int) bool {
	for places := min; ; places++ {
		v := new(big.Rat).Mul(x, pow10Rat(places))
		if v.IsInt() {
			return v.Num().CmpAbs(limit) > 0
		}
	}
}

// TestOracleParse holds Parse against the slow parser, where the point may be
// anywhere and a byte may be wrong.
func TestOracleParse(t *testing.T) {
	s := newSource(15)
	for range cases() {
		text := make([]byte, 1+s.IntN(20))
		for i := range text {
			text[i] = byte('0' + s.IntN(10))
		}
		for point := s.IntN(4); point > 0; point >>= 1 {
			text = slices.Insert(text, s.IntN(len(text)+1), '.')
		}
		if s.IntN(3) == 0 {
			text[s.IntN(len(text))] = "./:-+ e\xff"[s.IntN(8)]
		}
		in := []string{"", "-", "+"}[s.IntN(3)] + string(text) + " " + s.currency().String()
		m, err := money.Parse(in)
		x, c, ok := parseSlow(in)
		if ok != (err == nil) || ok && (value(m).Cmp(x) != 0 || m.Currency() != c) {
			t.Fatalf("%q: %v, %v; the slow parser says %v, %v, %v", in, m, err, x, c, ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range badAmounts {
		f.Add(tt.in)
	}
	for _, m := range samples {
		f.Add(m.String())
	}
	f.Add("+0012.340000000 TND")
	f.Add("-1234 CLF")
	f.Add("0.00 MOD/2")
	f.Add("922363680. XAU")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := money.Parse(s)
		x, c, ok := parseSlow(s)
		if ok != (err == nil) {
			t.Fatalf("%q: %v, but the slow parser says %v", s, err, ok)
		}
		if err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() || e.Offset < 0 || e.Offset > len(s) || len(e.Input) > 64 {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if value(m).Cmp(x) != 0 || m.Currency() != c {
			t.Fatalf("%q is %v, want %v", s, m, x)
		}
		again, err := money.Parse(m.String())
		if err != nil || again != m {
			t.Fatalf("%q: %v parsed again is %v, %v", s, m, again, err)
		}
	})
}
