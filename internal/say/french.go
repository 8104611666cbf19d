package say

import (
	"regexp"
	"strings"
)

// frenchSpaces are the spaces of French that no line may end at, as the Imprimerie
// nationale has them: wide before a colon, a percent sign and inside guillemets, narrow
// before the other marks.
var frenchSpaces = strings.NewReplacer(
	" :-", " :-", // of a table in Markdown
	" :", "\u00a0:", " %", "\u00a0%", " »", "\u00a0»", "« ", "«\u00a0",
	" ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?",
)

// frenchScales are numbers with the word that they are counted in.
var frenchScales = regexp.MustCompile(`(\d) (milliers?|millions?|milliards?|points?)\b`)

// French makes the spaces of a French text unbreakable where a line must not end: inside a
// number, whose groups have the narrow space of CLDR between them, between a number and
// its scale, inside guillemets, and before a percent sign and the double marks.
func French(text string) string {
	return frenchScales.ReplaceAllString(frenchSpaces.Replace(grouped(text)), "$1\u00a0$2")
}

// grouped puts narrow spaces between the groups of digits of numbers: one to three digits,
// and then three by three.
func grouped(text string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(text); {
		if !isDigit(text, i) {
			i++
			continue
		}
		start := i
		for isDigit(text, i) {
			i++
		}
		if i-start > 3 || start > 0 && continues(text[:start]) {
			continue
		}
		for i < len(text) && text[i] == ' ' && isDigit(text, i+1) && isDigit(text, i+2) && isDigit(text, i+3) &&
			!isDigit(text, i+4) {
			b.WriteString(text[done:i])
			b.WriteString("\u202f")
			done = i + 1
			i += 4
		}
	}
	if done == 0 {
		return text
	}
	b.WriteString(text[done:])
	return b.String()
}

func isDigit(text string, i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }

// continues reports whether digits behind a text are not the first of a number.
func continues(text string) bool {
	last := text[len(text)-1]
	return strings.IndexByte(",._/", last) >= 0 || 'a' <= last|0x20 && last|0x20 <= 'z'
}
