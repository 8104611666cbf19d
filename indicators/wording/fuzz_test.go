package wording_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func seedPhrases(f *testing.F) []string {
	var list []string
	for _, p := range readPhrases(f) {
		list = append(list, p.Text)
	}
	for _, c := range similar {
		list = append(list, c.text)
	}
	return list
}

// checkReading fails on a reading that cannot be: it names its place, and writes
// and prints without trouble.
func checkReading(t *testing.T, text string, r wording.Reading) {
	t.Helper()
	if r.Start < 0 || r.End > len(text) || r.Start >= r.End || text[r.Start:r.End] != r.Literal {
		t.Fatalf("%q: %v at %d to %d", text, r, r.Start, r.End)
	}
	if !r.Figure.IsSet() || r.Kind == 0 || (r.Kind == wording.Money) != r.Currency.IsSet() {
		t.Fatalf("%q: %#v", text, r)
	}
	if f, err := figure.Parse(r.Figure.String()); err != nil || !f.Equal(r.Figure) {
		t.Fatalf("%q: %v prints as %v, %v", text, r.Figure, f, err)
	}
	for _, l := range locales {
		for s := wording.Plain; s <= wording.Press; s++ {
			if out := wording.FormatQuantity(r.Quantity(), l, s); out == "" || !utf8.ValidString(out) {
				t.Fatalf("%v in %v %v: %q", r, l, s, out)
			}
		}
	}
}

// checkError fails on an error that does not say what it should.
func checkError(t *testing.T, text string, err error) {
	t.Helper()
	var e *wording.Error
	if !errors.As(err, &e) || e.Err == nil || e.Offset < 0 || e.Offset > len(text) || len(e.Error()) > 8192 {
		t.Fatalf("%q: %#v", text, err)
	}
	if errors.Is(err, wording.ErrAmbiguous) != (len(e.Reasons) > 0) {
		t.Fatalf("%q: reasons %v", text, e.Reasons)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range seedPhrases(f) {
		f.Add(s, uint8(0), uint8(0))
		f.Add(s, uint8(2), uint8(5))
	}
	f.Fuzz(func(t *testing.T, text string, locale, options uint8) {
		reader := wording.Reader{
			Locale: wording.Locale(locale % 5), Region: wording.Region(options % 2), Bare: wording.Bare(options / 2 % 3),
			Convention: wording.Convention{Dot: wording.Meaning(options / 6 % 4), Comma: wording.Meaning(options / 24 % 4), Order: wording.Order(options / 96)},
		}
		r, err := reader.Parse(text)
		if err != nil {
			checkError(t, text, err)
			if r.Figure.IsSet() {
				t.Fatalf("%q: both %v and %v", text, r, err)
			}
			return
		}
		checkReading(t, text, r)
		// What stands in the literal alone says the same.
		again, err := reader.Parse(r.Literal)
		if err != nil || !again.Figure.Equal(r.Figure) || again.Unit != r.Unit {
			t.Fatalf("%q is %v, but %q is %v, %v", text, r, r.Literal, again, err)
		}
	})
}

func FuzzFind(f *testing.F) {
	seeds := seedPhrases(f)
	for i := 0; i+3 < len(seeds); i += 3 {
		f.Add(strings.Join(seeds[i:i+3], []string{". ", "\n- ", " "}[i%3]))
	}
	for _, unit := range hostileTexts {
		f.Add(strings.Repeat(unit, 20))
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for r, err := range wording.Find(text, 0) {
			if len(text) > 4096 {
				return
			}
			if r.Start < end {
				t.Fatalf("%q: %v begins before %d", text, r, end)
			}
			end = r.End
			if err != nil {
				checkError(t, text, err)
				if r.Literal != text[r.Start:r.End] {
					t.Fatalf("%q: %q at %d", text, r.Literal, r.Start)
				}
				continue
			}
			checkReading(t, text, r)
		}
		if _, err := wording.Learn(text); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzRoundTrip(f *testing.F) {
	f.Add(int64(65), int8(3), int8(3), uint8(0), uint8(0))
	f.Add(int64(-12345), int8(-3), int8(-128), uint8(3), uint8(5))
	f.Add(int64(1246), int8(-3), int8(-3), uint8(1), uint8(8))
	f.Fuzz(func(t *testing.T, coef int64, exp, res int8, qualifier, how uint8) {
		if exp < -9 || exp > 12 || res != figure.NoResolution && res < -30 { // within 64 digits
			return
		}
		x, err := figure.FromCompact(coef, exp, figure.Qualifier(qualifier%6), res)
		if err != nil {
			return
		}
		l, s := locales[how%3], exact[how/3%3]
		text := wording.Format(x, l, s)
		back, err := wording.Parse(text, l)
		if err != nil || !back.Figure.WithoutResolution().Equal(x.WithoutResolution()) {
			t.Fatalf("%v in %v %v is %q, read as %v, %v", x, l, s, text, back, err)
		}
		m, err := money.FromMinor(coef, money.MAD)
		if err != nil {
			return
		}
		text = wording.FormatMoney(m, l, s)
		r, err := wording.Parse(text, l)
		if got, ok := r.Money(); err != nil || !ok || got != m {
			t.Fatalf("%v in %v %v is %q, read as %v, %v", m, l, s, text, r, err)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add([]byte(`{"ar":{"name":"ا","status":"attested"}}`))
	f.Add([]byte(`null`))
	f.Add([]byte(`{"en":{"name":"a\u202e","status":"translated"},"en":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v wording.Text
		if err := v.UnmarshalJSON(data); err != nil {
			if v.IsSet() {
				t.Fatal("set in spite of an error")
			}
			return
		}
		out, err := json.Marshal(v)
		var back wording.Text
		if err != nil || json.Unmarshal(out, &back) != nil || back != v {
			t.Fatalf("%q becomes %q, %v", data, out, err)
		}
	})
}

func FuzzCSVSafe(f *testing.F) {
	f.Add("=1+1")
	f.Add("-5")
	f.Fuzz(func(t *testing.T, s string) {
		out := wording.CSVSafe(s)
		if !strings.HasSuffix(out, s) || wording.CSVSafe(out) != out {
			t.Fatalf("%q becomes %q", s, out)
		}
		if out != "" && strings.ContainsAny(out[:1], "=@\t\r\n") {
			t.Fatalf("%q stays a formula", out)
		}
	})
}
