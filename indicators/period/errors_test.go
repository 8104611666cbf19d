package period_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestErrorText: input is quoted, and cut after 64 bytes; the place is told
// unless it is the beginning.
func TestErrorText(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct {
		e    period.Error
		want string
	}{
		{period.Error{}, `period:  "": unknown error`},
		{period.Error{Op: "parse", Input: "a\"", Err: period.ErrRange}, `period: parse "a\"": outside the calendar`},
		{period.Error{Op: "parse", Input: "ab", Offset: 1, Err: period.ErrOrder, Detail: "why"},
			`period: parse "ab" at byte 1: ends before it starts: why`},
		{period.Error{Op: "parse", Input: "ab", Offset: -1, Err: period.ErrKind},
			`period: parse "ab": kinds of period do not fit`},
		{period.Error{Op: "o", Input: x(63), Err: period.ErrUnset}, `period: o "` + x(63) + `": unset`},
		{period.Error{Op: "o", Input: x(64), Err: period.ErrUnset}, `period: o "` + x(64) + `": unset`},
		{period.Error{Op: "o", Input: x(65), Err: period.ErrUnset}, `period: o "` + x(64) + `"...: unset`},
	} {
		if got := c.e.Error(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	var none *period.Error
	if none.Error() != `period:  "": unknown error` || none.Unwrap() != nil || none.Code() != "other" {
		t.Error("a nil pointer is not read as the zero Error", none.Error(), none.Unwrap(), none.Code())
	}
}

// TestErrorDocument: the words by which documents name the errors.
func TestErrorDocument(t *testing.T) {
	for err, code := range map[error]string{
		period.ErrType: "type", period.ErrSyntax: "syntax", period.ErrRange: "range", period.ErrOrder: "order",
		period.ErrKind: "kind", period.ErrUnset: "unset", errors.New("x"): "other", nil: "other",
	} {
		if got := (&period.Error{Err: err}).Code(); got != code {
			t.Errorf("%v is %q, want %q", err, got, code)
		}
	}
	b, err := json.Marshal(period.Error{Op: "parse", Input: "x", Offset: 1, Err: period.ErrRange})
	want := `{"code":"range","text":"period: parse \"x\" at byte 1: outside the calendar",` +
		`"op":"parse","input":"x","offset":1}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
	var e period.Error
	if err := json.Unmarshal(b, &e); !errors.Is(err, period.ErrType) {
		t.Errorf("an error was read: %v, %v", e, err)
	}
}

// TestStoredErrors: a value of a wrong type is ErrType, a wrong text ErrSyntax,
// and what was there before stays.
func TestStoredErrors(t *testing.T) {
	d, p, s, k := period.MustDate(2015, 5, 5), period.Year(2015), period.YearStart{}, period.KindYear
	for name, c := range map[string]struct {
		err  error
		want error
	}{
		"a number as a date":            {d.Scan(int64(5)), period.ErrType},
		"a number as a period":          {p.Scan(int64(2015)), period.ErrType},
		"a number as a year start":      {s.Scan(5.5), period.ErrType},
		"a number as a kind":            {k.Scan(int64(2)), period.ErrType},
		"no date to read into":          {(*period.Date)(nil).Scan("2015-05-05"), period.ErrUnset},
		"no period to read into":        {(*period.Period)(nil).UnmarshalText([]byte("2015")), period.ErrUnset},
		"noon":                          {d.Scan(time.Date(2015, 5, 5, 12, 0, 0, 0, time.UTC)), period.ErrType},
		"a nanosecond":                  {d.Scan(time.Date(2015, 5, 5, 0, 0, 0, 1, time.UTC)), period.ErrType},
		"a second":                      {d.Scan(time.Date(2015, 5, 5, 0, 0, 1, 0, time.UTC)), period.ErrType},
		"a minute":                      {d.Scan(time.Date(2015, 5, 5, 0, 1, 0, 0, time.UTC)), period.ErrType},
		"year 10000":                    {d.Scan(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)), period.ErrRange},
		"a number in JSON":              {json.Unmarshal([]byte("2015"), &p), period.ErrType},
		"a number in JSON, for a date":  {json.Unmarshal([]byte("2015"), &d), period.ErrType},
		"words":                         {d.Scan("May"), period.ErrSyntax},
		"words as a period":             {p.Scan([]byte("May")), period.ErrSyntax},
		"words as a year start":         {s.UnmarshalText([]byte("May")), period.ErrSyntax},
		"words as a kind":               {k.UnmarshalText([]byte("fortnight")), period.ErrSyntax},
		"a year start of no month":      {s.UnmarshalText([]byte("--13-01")), period.ErrRange},
		"a year start of the leap day":  {s.UnmarshalText([]byte("--02-29")), period.ErrRange},
		"a year start without a number": {s.UnmarshalText([]byte("--xx-01")), period.ErrSyntax},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: %v, want %v", name, c.err, c.want)
		}
	}
	if d != period.MustDate(2015, 5, 5) || p != period.Year(2015) || s != (period.YearStart{}) || k != period.KindYear {
		t.Error("changed by an error", d, p, s, k)
	}
}
