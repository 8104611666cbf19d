package rules

import (
	"slices"
	"testing"
)

// TestFoldTitle: what printers leave out or print in another form, letter by letter.
func TestFoldTitle(t *testing.T) {
	for title, want := range map[string]string{
		"":                      "",
		"Plan 2016":             "plan 2016",
		"  Plan   2016 ":        "plan 2016",
		"«Plan», 2016.":         "plan 2016",
		"L’offre":               "l offre",
		"l'offre":               "l offre",
		"‘offre":                "offre",
		"A\u00a0B\tC\nD":        "a b c d",
		"éèêë ÉÈÊË":             "eeee eeee",
		"àâä":                   "aaa",
		"îï":                    "ii",
		"ôö":                    "oo",
		"ùûü":                   "uuu",
		"ça":                    "ca",
		"e\u0301":               "e",
		"ñ":                     "ñ",
		"أإآٱا":                 "ااااا",
		"على مدرسة":             "علي مدرسه",
		"مُدَرِّسٌ ـــ":         "مدرس",
		"هـذا":                  "هذا",
		"هٰذا":                  "هذا",
		"b d f h j n p t v x z": "b d f h j n p t v x z",
		"ب ح ط ئ ؤ ء":           "ب ح ط ئ ؤ ء",
		"a+b":                   "a+b",
	} {
		if got := foldTitle(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	onlyA, onlyB := differingWords("Le Plan du plan 2016", "le plan de 2016 2016")
	if !slices.Equal(onlyA, []string{"du", "plan"}) || !slices.Equal(onlyB, []string{"de", "2016"}) {
		t.Errorf("words %q and %q", onlyA, onlyB)
	}
}
