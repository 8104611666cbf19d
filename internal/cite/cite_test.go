package cite_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/cite"
)

func TestQuote(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", `""`},
		{"a\n\"b\"", `"a\n\"b\""`},
		{"ميثاق", `"ميثاق"`},
		{"\xff", `"\xff"`},
		{strings.Repeat("a", 64), `"` + strings.Repeat("a", 64) + `"`},
		{strings.Repeat("a", 65), `"` + strings.Repeat("a", 64) + `"...`},
		{strings.Repeat("a", 63) + "é", `"` + strings.Repeat("a", 63) + `"...`},
		{strings.Repeat("\x80", 70), `""...`},
	} {
		if got := cite.Quote(test.in); got != test.want {
			t.Errorf("Quote(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{{"", 0, ""}, {"abc", 3, "abc"}, {"abc", 2, "ab"}, {"aé", 2, "a"}, {"é", 1, ""}} {
		if got := cite.Cut(test.in, test.n); got != test.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

// The escapes are those of RFC 6901, section 5.
func TestPointer(t *testing.T) {
	for _, test := range []struct {
		in   []string
		want string
	}{
		{nil, ""},
		{[]string{""}, "/"},
		{[]string{"observations", "S06", "figure"}, "/observations/S06/figure"},
		{[]string{"a/b", "m~n", "~1"}, "/a~1b/m~0n/~01"},
	} {
		if got := cite.Pointer(test.in...); got != test.want {
			t.Errorf("Pointer(%q) = %s, want %s", test.in, got, test.want)
		}
	}
}
