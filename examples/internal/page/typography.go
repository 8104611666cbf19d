package page

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Quote puts the words of a source in quotation marks: in French with a space inside them.
func Quote(words string, lang wording.Lang) string {
	if lang == wording.Fr {
		return "« " + words + " »"
	}
	return "«" + words + "»"
}

// unbroken makes the spaces of a page unbreakable where its language wants that: another
// program may break its lines, and what is copied from it should read as it was printed.
// What stands in backquotes is code and stays as it is.
func unbroken(text string, lang wording.Lang) string {
	if lang != wording.Fr {
		return text
	}
	pieces := strings.Split(text, "`")
	for i := 0; i < len(pieces); i += 2 {
		pieces[i] = say.French(pieces[i])
	}
	return strings.Join(pieces, "`")
}
