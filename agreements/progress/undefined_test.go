package progress_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestUndefinedWords: every reason has a word and a text in each language, no two the same;
// a number beyond them is shown as it is.
func TestUndefinedWords(t *testing.T) {
	const last = progress.SeriesBreaks
	seen := make(map[string]bool)
	for u := progress.Undefined(1); u <= last; u++ {
		for _, s := range []string{u.String(), u.Text(wording.Ar), u.Text(wording.Fr), u.Text(wording.En)} {
			if s == "" || seen[s] || strings.HasPrefix(s, "undefined(") {
				t.Errorf("%d: %q", u, s)
			}
			seen[s] = true
		}
		if u.IsDefined() || u.Code() != u.String() || u.Error() != u.Text(wording.En) {
			t.Errorf("%v: %t %q %q", u, u.IsDefined(), u.Code(), u.Error())
		}
	}
	const broken = "la série est rompue, ou change de périmètre, entre les valeurs"
	if got := progress.SeriesBreaks.Text(wording.Fr); got != broken {
		t.Errorf("%q", got)
	}
	if zero := progress.Undefined(0); !zero.IsDefined() || zero.Error() != "" || zero.String() != "" {
		t.Errorf("zero: %q", zero.Error())
	}
	if got := (last + 1).Text(wording.Ar); got != "undefined(26)" {
		t.Errorf("beyond: %q", got)
	}
}

// TestUndefinedOf: the reason for each kind of error.
func TestUndefinedOf(t *testing.T) {
	for _, c := range []struct {
		err  error
		want progress.Undefined
	}{
		{nil, 0},
		{progress.NoWhole, progress.NoWhole},
		{fmt.Errorf("in a call: %w", &progress.Error{Op: "Of", Err: progress.NoBaseline}), progress.NoBaseline},
		{figure.ErrDivisionByZero, progress.DivisorZero},
		{fmt.Errorf("in a call: %w", figure.ErrTooLarge), progress.BeyondLimits},
		{figure.ErrUnit, progress.UnlikeUnits},
		{figure.ErrDomain, progress.NoGrowth},
		{figure.ErrUnset, progress.NoNumber},
		{errors.New("another"), progress.NoNumber},
	} {
		if got := progress.UndefinedOf(c.err); got != c.want {
			t.Errorf("%v: %v, want %v", c.err, got, c.want)
		}
	}
}

// TestErrorWords: what errors say; of no error, and of one without a call, there is little.
func TestErrorWords(t *testing.T) {
	var none *progress.Error
	_, divided := progress.ShareOfTarget(fig("1"), fig("0"))
	_, apart := progress.ScheduleVariance(figure.Figure{}, fig("1"))
	for text, err := range map[string]error{
		"progress: ":                     none,
		"progress: Of: ":                 &progress.Error{Op: "Of"},
		"progress: no baseline is known": &progress.Error{Err: progress.NoBaseline},
		"progress: Of: no baseline is known: of a": &progress.Error{Op: "Of", Err: progress.NoBaseline,
			Detail: "of a"},
		"progress: ShareOfTarget: " + detailed(divided):  divided,
		"progress: ScheduleVariance: " + detailed(apart): apart,
	} {
		if err.Error() != text {
			t.Errorf("%q, want %q", err, text)
		}
	}
	if none.Unwrap() != nil || !errors.Is(divided, progress.DivisorZero) || !errors.Is(apart, progress.NoNumber) {
		t.Errorf("%v, %v", divided, apart)
	}
}

// detailed is what an error says behind its call: the reason, and what package figure said.
func detailed(err error) string {
	var e *progress.Error
	if !errors.As(err, &e) || e.Detail == "" {
		return "no detail"
	}
	return e.Err.Error() + ": " + e.Detail
}

// TestStoredForms: text that is no word is a syntax error, a value of another type a type error.
func TestStoredForms(t *testing.T) {
	var pace progress.Pace
	var set progress.StandingSet
	var standing *progress.Standing
	for name, c := range map[string]struct{ got, want error }{
		"word":    {pace.UnmarshalText([]byte("fast")), progress.ErrSyntax},
		"words":   {set.UnmarshalText([]byte("met|fast")), progress.ErrSyntax},
		"JSON":    {json.Unmarshal([]byte(`"fast"`), &pace), progress.ErrSyntax},
		"number":  {pace.Scan(3), progress.ErrType},
		"nowhere": {standing.UnmarshalText([]byte("met")), progress.ErrType},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	var m progress.Method
	if err := json.Unmarshal([]byte(`{"id": "run-rate"}`), &m); err == nil || !strings.Contains(err.Error(),
		"MethodByID") {
		t.Errorf("a method is read: %v", err)
	}
	method, ok := progress.MethodByID("run-rate")
	if b, err := json.Marshal(method); !ok || err != nil || !strings.HasPrefix(string(b),
		`{"id":"run-rate","name":{`) ||
		!strings.HasSuffix(string(b), `"is_progress":false}`) {
		t.Errorf("%s, %v", b, err)
	}
	if m, ok := progress.MethodByID("none"); ok || m.ID != "" {
		t.Errorf("method %q", m.ID)
	}
}
