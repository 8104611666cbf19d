package page

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func TestQuote(t *testing.T) {
	for lang, want := range map[wording.Lang]string{
		wording.Ar: "«8 milliards»", wording.Fr: "« 8 milliards »", wording.En: "«8 milliards»",
	} {
		if got := Quote("8 milliards", lang); got != want {
			t.Errorf("%v: %s", lang, got)
		}
	}
}

// TestMarkdownSpaces: French pages of Markdown have no-break spaces where the
// Lexique des règles typographiques of the Imprimerie nationale has them.
func TestMarkdownSpaces(t *testing.T) {
	text := "| --- | :--- |\nprogrès : 66,7 % ; « atteint » ? `a : b`\n"
	for lang, want := range map[wording.Lang]string{
		wording.Fr: "| --- | :--- |\nprogrès\u00a0: 66,7\u00a0%\u202f; «\u00a0atteint\u00a0»\u202f? `a : b`\n",
		wording.En: text,
	} {
		if got := (Style{Markdown: true, Lang: lang}).Fit(text); got != want {
			t.Errorf("%v: %q", lang, got)
		}
	}
}
