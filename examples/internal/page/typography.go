package page

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Quote puts the words of a source in quotation marks: in French with a space inside them.
func Quote(words string, lang wording.Lang) string {
	if lang == wording.Fr {
		return "« " + words + " »"
	}
	return "«" + words + "»"
}

// frenchSpaces are the spaces of French that no line may end at. Those before a colon and
// inside quotation marks are as wide as others, those before the other marks are narrow.
var frenchSpaces = strings.NewReplacer(
	" :-", " :-", // of a table
	" :", "\u00a0:", " %", "\u00a0%", " »", "\u00a0»", "« ", "«\u00a0",
	" ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?",
)

// unbroken makes the spaces of a Markdown page unbreakable where its language wants that,
// since another program will break its lines; on a terminal [Style.Fit] sees to it. What
// stands in backquotes is code and stays as it is.
func unbroken(text string, lang wording.Lang) string {
	if lang != wording.Fr {
		return text
	}
	pieces := strings.Split(text, "`")
	for i := 0; i < len(pieces); i += 2 {
		pieces[i] = frenchSpaces.Replace(pieces[i])
	}
	return strings.Join(pieces, "`")
}
