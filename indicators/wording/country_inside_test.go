package wording

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNamesEmirates: each word by which a text may name the Emirates is found in it, with what may stand around
// it, and words that hold their letters are not.
func TestNamesEmirates(t *testing.T) {
	names := func(text string) bool {
		var p parser
		p.s = text
		return p.namesEmirates()
	}
	for _, h := range homes {
		if h.cur != curAED {
			continue
		}
		for _, w := range h.words {
			word := strings.TrimSuffix(w, "-")
			for _, text := range []string{word, strings.ToUpper(word), "500 dirhams, " + word, word + ".", "ب" + word} {
				if text == "ب"+word && word[0] < utf8.RuneSelf {
					continue
				}
				if !names(text) {
					t.Errorf("%q does not name the Emirates", text)
				}
			}
		}
	}
	for _, text := range []string{"", "استثمارات", "والتدبير", "شارك", "admirable", "Shah Dubois", "m", "م", "د"} {
		if names(text) {
			t.Errorf("%q names the Emirates", text)
		}
	}
}
