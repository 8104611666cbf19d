package say_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/internal/say"
)

// TestFrench: spaces that break no line, where the Lexique des règles typographiques of the
// Imprimerie nationale and CLDR 48 (the group separator of fr is U+202F) have them.
func TestFrench(t *testing.T) {
	for text, want := range map[string]string{
		"| --- | :--- |":               "| --- | :--- |",
		"progrès : 66,7 % ; « oui » ?": "progrès\u00a0: 66,7\u00a0%\u202f; «\u00a0oui\u00a0»\u202f?",
		"9 000 à 10 000":               "9\u202f000 à 10\u202f000",
		"-1 234 567,89 dirhams":        "-1\u202f234\u202f567,89 dirhams",
		"9 000–10 000 (65 000)":        "9\u202f000–10\u202f000 (65\u202f000)",
		"en 2015 300 emplois":          "en 2015 300 emplois",
		"12 3000, S06 115, 3,5 100":    "12 3000, S06 115, 3,5 100",
		"12  300 | 5":                  "12  300 | 5",
		"7,5 milliards, 1 million":     "7,5\u00a0milliards, 1\u00a0million",
		"plus 5 points":                "plus 5\u00a0points",
		"5 pointsx":                    "5 pointsx",
		"":                             "",
	} {
		if got := say.French(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if got := say.French(want); got != want {
			t.Errorf("%q: a second time %q", want, got)
		}
	}
}
