package figure_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestErrorText: input is quoted, and cut after 64 bytes; the place is told
// unless it is the beginning.
func TestErrorText(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct {
		e    figure.Error
		want string
	}{
		{figure.Error{}, `figure:  "": unknown error`},
		{figure.Error{Op: "parse", Input: "a\"", Err: figure.ErrSyntax}, `figure: parse "a\"": not a recognised form`},
		{figure.Error{Op: "parse", Input: "ab", Offset: 1, Err: figure.ErrSyntax, Detail: "why"},
			`figure: parse "ab" at byte 1: not a recognised form: why`},
		{figure.Error{Op: "o", Input: x(64), Err: figure.ErrUnset}, `figure: o "` + x(64) + `": no number`},
		{figure.Error{Op: "o", Input: x(65), Err: figure.ErrUnset}, `figure: o "` + x(64) + `"...: no number`},
	} {
		if got := c.e.Error(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	var none *figure.Error
	if none.Error() != `figure:  "": unknown error` || none.Unwrap() != nil || none.Code() != "other" {
		t.Error("a nil pointer is not read as the zero Error", none.Error(), none.Unwrap(), none.Code())
	}
}

// TestErrorDocument: the words by which documents name the errors.
func TestErrorDocument(t *testing.T) {
	for err, code := range map[error]string{
		figure.ErrUnset: "unset", figure.ErrType: "type", figure.ErrSyntax: "syntax", figure.ErrTooLarge: "too_large",
		figure.ErrDivisionByZero: "division_by_zero", figure.ErrDomain: "domain", figure.ErrEmpty: "empty",
		figure.ErrNotPoint: "not_point", figure.ErrResolution: "resolution", figure.ErrUnit: "unit",
		errors.New("x"): "other",
	} {
		if got := (&figure.Error{Err: err}).Code(); got != code {
			t.Errorf("%v is %q, want %q", err, got, code)
		}
	}
	b, err := json.Marshal(figure.Error{Op: "parse", Input: "x", Offset: 1, Err: figure.ErrSyntax})
	want := `{"code":"syntax","text":"figure: parse \"x\" at byte 1: not a recognised form",` +
		`"op":"parse","input":"x","offset":1}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
	var e figure.Error
	if err := json.Unmarshal(b, &e); !errors.Is(err, figure.ErrType) {
		t.Errorf("an error was read: %v, %v", e, err)
	}
	f, u, q := figure.FromInt64(7), figure.MustParseUnit("MAD"), figure.Unqualified
	for name, c := range map[string]struct{ got, want error }{
		"a number in a column": {f.Scan(7), figure.ErrType},
		"a number in JSON":     {json.Unmarshal([]byte("7"), &f), figure.ErrType},
		"words":                {f.Scan("seven"), figure.ErrSyntax},
		"a unit of nothing":    {u.Scan(""), figure.ErrSyntax},
		"a word":               {q.Scan("perhaps"), figure.ErrSyntax},
		"nothing to read into": {(*figure.Figure)(nil).Scan("7"), figure.ErrUnset},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// TestLongDecimals: numbers of up to 18 digits are read in machine words, longer
// ones are not, and every digit counts.
func TestLongDecimals(t *testing.T) {
	for _, text := range []string{
		"123456789012345678", "999999999999999999", "1234567890123456789", "9999999999999999999", "-9999999999999999999",
		"1.23456789012345678", "12345678901234567.8", "1.234567890123456789", "9.999999999999999999", "0.9999999999999999999",
		"999999999.9999999999", "9999999999999999999.5", "1.2345678901234567890123456789", "-0.0000000000000000001",
	} {
		if got := m(text).String(); got != text {
			t.Errorf("%s is read as %s", text, got)
		}
		d, ok := m(text).Decimal()
		if !ok || d.String() != text {
			t.Errorf("%s is the decimal %v", text, d)
		}
	}
}

// TestParseLength: 8,192 bytes are read, and no more.
func TestParseLength(t *testing.T) {
	for n, ok := range map[int]bool{8191: true, 8192: true, 8193: false} {
		f, err := figure.Parse(strings.Repeat("0", n))
		var e *figure.Error
		if ok != (err == nil) || f.IsSet() != ok || !ok && (!errors.As(err, &e) || e.Err != figure.ErrTooLarge ||
			e.Offset != 8192) {
			t.Errorf("%d bytes: %v, %v", n, f, err)
		}
	}
	// A figure that may be zero has no growth, point or not.
	for _, from := range []string{"0", "[0,1]", ">=0", "~0"} {
		if g, err := figure.Growth(m(from), m("5")); !errors.Is(err, figure.ErrDivisionByZero) || g.IsSet() {
			t.Errorf("growth from %s: %v, %v", from, g, err)
		}
	}
	for _, in := range []string{"(-inf", "[1,+inf", "(-in", "[1,+in"} {
		if f, err := figure.Parse(in); !errors.Is(err, figure.ErrSyntax) || f.IsSet() {
			t.Errorf("%s: %v, %v", in, f, err)
		}
	}
}
