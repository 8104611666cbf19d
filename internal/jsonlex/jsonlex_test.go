package jsonlex_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/jsonlex"
)

func TestSpace(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a": 0, " \t\r\n1": 4, "\v1": 0, "\u00a01": 0, "  ": 2} {
		if got := jsonlex.Space([]byte(text), 0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if got := jsonlex.Space([]byte(" a b"), 2); got != 3 {
		t.Errorf("from 2: %d", got)
	}
}

func TestNumber(t *testing.T) {
	for _, test := range []struct {
		text string
		end  int
		ok   bool
	}{
		{"0", 1, true}, {"-0", 2, true}, {"01", 1, true}, {"12.50e+07,", 9, true}, {"1E5", 3, true}, {"1e-5", 4, true}, {"7x", 1, true},
		{"", 0, false}, {"-", 1, false}, {"+1", 0, false}, {".5", 0, false}, {"1.", 2, false}, {"1.e5", 2, false}, {"1e", 2, false}, {"1e+", 3, false},
	} {
		if end, ok := jsonlex.Number([]byte(test.text), 0); end != test.end || ok != test.ok {
			t.Errorf("%q: %d %v, want %d %v", test.text, end, ok, test.end, test.ok)
		}
	}
}

var stringCases = []struct {
	text      string // behind the opening quote
	end       int
	escaped   bool
	flaw      jsonlex.Flaw // of the whole text
	first     jsonlex.Flaw // of text that more may follow, when it differs
	firstEnd  int
	differing bool
}{
	{text: `"`, end: 0},
	{text: `abc" x`, end: 3},
	{text: `65 ألف é 🙂"`, end: len("65 ألف é 🙂")},
	{text: `a\"\\\/\b\f\n\r\t\u00e9"`, end: 23, escaped: true},
	{text: `\ud83d\ude42"`, end: 12, escaped: true},
	{text: `abc`, end: 3, flaw: jsonlex.Unfinished},
	{text: "a\n\"", end: 1, flaw: jsonlex.Control},
	{text: "a\x00", end: 1, flaw: jsonlex.Control},
	{text: "a\x7f\"", end: 2},
	{text: `a\x"`, end: 2, flaw: jsonlex.BadEscape},
	{text: `a\u12"`, end: 5, flaw: jsonlex.BadHex},
	{text: `\ud800"`, end: 0, flaw: jsonlex.HalfPair},
	{text: `\ude42"`, end: 0, flaw: jsonlex.HalfPair},
	{text: `\ud800\n"`, end: 0, flaw: jsonlex.HalfPair},
	{text: `\ud800\u0041"`, end: 0, flaw: jsonlex.HalfPair},
	{text: `\ud800\u00"`, end: 0, flaw: jsonlex.HalfPair},
	{text: "a\xffb\"", end: 1, flaw: jsonlex.InvalidUTF8},
	{text: "\xc0\x80\"", end: 0, flaw: jsonlex.InvalidUTF8},
	{text: "\xed\xa0\x80\"", end: 0, flaw: jsonlex.InvalidUTF8}, // a surrogate
	{text: "\xc3\"", end: 0, flaw: jsonlex.InvalidUTF8},
	// Cut off: what follows decides.
	{text: `a\`, end: 2, flaw: jsonlex.BadEscape, differing: true, firstEnd: 1},
	{text: `a\u1`, end: 4, flaw: jsonlex.BadHex, differing: true, firstEnd: 1},
	{text: `a\ud83d`, end: 1, flaw: jsonlex.HalfPair, differing: true, firstEnd: 1},
	{text: `a\ud83d\`, end: 1, flaw: jsonlex.HalfPair, differing: true, firstEnd: 1},
	{text: `a\ud83d\ude4`, end: 1, flaw: jsonlex.HalfPair, differing: true, firstEnd: 1},
	{text: "a\xd9", end: 1, flaw: jsonlex.InvalidUTF8, differing: true, firstEnd: 1},
	{text: "a\xf0\x9f\x99", end: 1, flaw: jsonlex.InvalidUTF8, differing: true, firstEnd: 1},
}

func TestString(t *testing.T) {
	for _, test := range stringCases {
		end, escaped, flaw := jsonlex.String([]byte(test.text), 0, true)
		if end != test.end || escaped != test.escaped || flaw != test.flaw {
			t.Errorf("%q: %d %v %d, want %d %v %d", test.text, end, escaped, flaw, test.end, test.escaped, test.flaw)
		}
		if test.differing {
			test.end, test.flaw = test.firstEnd, jsonlex.Unfinished
		}
		end, escaped, flaw = jsonlex.String([]byte(test.text), 0, false)
		if end != test.end || escaped != test.escaped || flaw != test.flaw {
			t.Errorf("%q, and more: %d %v %d, want %d %v %d", test.text, end, escaped, flaw, test.end, test.escaped, test.flaw)
		}
	}
}

// TestStringInPieces: text that comes byte by byte ends at the same place.
func TestStringInPieces(t *testing.T) {
	for _, test := range stringCases {
		text, from := []byte(test.text), 0
		for n := range len(text) + 1 {
			end, _, flaw := jsonlex.String(text[:n], from, n == len(text))
			if flaw == jsonlex.Unfinished && n < len(text) {
				from = end
				continue
			}
			if end != test.end || flaw != test.flaw {
				t.Errorf("%q after %d bytes: %d %d, want %d %d", test.text, n, end, flaw, test.end, test.flaw)
			}
			break
		}
	}
}

func TestAppendUnescaped(t *testing.T) {
	for text, want := range map[string]string{
		``: "", `a\"\\\/\b\f\n\r\t\u00e9\u0645`: "a\"\\/\b\f\n\r\t\u00e9\u0645", `\ud83d\ude42`: "🙂",
		`\ud800`: "\ufffd", `\ud800\u0041`: "\ufffdA", "a\xffb": "a\ufffdb",
	} {
		if got := jsonlex.AppendUnescaped([]byte("x"), []byte(text)); string(got) != "x"+want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzString holds strings and numbers against encoding/json.
func FuzzString(f *testing.F) {
	for _, test := range stringCases {
		f.Add(`"` + test.text)
	}
	for _, s := range []string{"0", "-1.5e+3", "01", "1e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := []byte(text)
		if len(b) == 0 {
			return
		}
		if b[0] != '"' {
			end, ok := jsonlex.Number(b, 0)
			if whole := ok && end == len(b); whole && !json.Valid(b) || !whole && json.Valid(b) && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') && b[len(b)-1] > ' ' {
				t.Fatalf("%q: %d %v, encoding/json says %v", text, end, ok, json.Valid(b))
			}
			return
		}
		end, escaped, flaw := jsonlex.String(b, 1, true)
		if flaw == jsonlex.HalfPair || flaw == jsonlex.InvalidUTF8 || flaw == 0 && end != len(b)-1 {
			return // encoding/json reads U+FFFD, or finds more behind
		}
		var want string
		err := json.Unmarshal(b, &want)
		if (err == nil) != (flaw == 0) {
			t.Fatalf("%q: flaw %d, encoding/json %v", text, flaw, err)
		}
		if err != nil {
			return
		}
		got := b[1:end]
		if escaped {
			got = jsonlex.AppendUnescaped(nil, got)
		}
		if string(got) != want || !utf8.Valid(got) {
			t.Fatalf("%q: %q, encoding/json %q", text, got, want)
		}
	})
}
