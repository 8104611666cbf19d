package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Fit breaks the lines of a plain text that are wider than the page at spaces, and
// indents what goes on. A figure with its unit stays whole, and so does a line of
// Markdown. French spaces are those that break no line.
func (s Style) Fit(text string) string {
	if s.Markdown || s.Width <= 0 {
		return unbroken(text, s.Lang)
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line, end := strings.CutSuffix(line, "\n")
		if width(line) > s.Width {
			line = strings.Join(s.wrap(line, s.Width, hanging(line)), "\n")
		}
		b.WriteString(line)
		if end {
			b.WriteByte('\n')
		}
	}
	return unbroken(b.String(), s.Lang)
}

// hanging returns by how much the second line of a line is indented: a little more than
// the first, or to where the text of an item begins behind its mark and two spaces.
func hanging(line string) int {
	body := strings.TrimLeft(line, " ")
	lead := len(line) - len(body)
	if mark, _, ok := strings.Cut(body, " "); ok && width(mark) == 1 && strings.ContainsAny(mark, "-=>→≈<") {
		return lead + 2
	}
	if mark, text, ok := strings.Cut(body, "  "); ok && !strings.Contains(mark, " ") && width(mark) <= 12 {
		return lead + width(mark) + 2 + len(text) - len(strings.TrimLeft(text, " "))
	}
	if lead == 0 {
		return 0
	}
	return lead + 2
}

// wrap divides a line into lines of a width; all but the first are indented.
func (s Style) wrap(line string, wide, indent int) []string {
	body := strings.TrimLeft(line, " ")
	now := line[:len(line)-len(body)] // the line that is being made
	have, empty := len(now), true
	var all []string
	for _, piece := range s.pieces(body) {
		for n := width(piece); ; n = width(piece) {
			switch {
			case empty && have+n <= wide:
				now, have, empty = now+piece, have+n, false
			case !empty && have+1+n <= wide:
				now, have = now+" "+piece, have+1+n
			case empty: // one piece that is too wide for any line
				head := cut(piece, max(wide-have, 1))
				all = append(all, now+head)
				now, have, piece = strings.Repeat(" ", indent), indent, piece[len(head):]
				continue
			default:
				all = append(all, now)
				now, have, empty = strings.Repeat(" ", indent), indent, true
				continue
			}
			break
		}
	}
	return append(all, now)
}

// pieces divides a text at the spaces where a line may end: not inside a figure, not
// inside a date, and not before a mark that belongs to the word in front of it.
func (s Style) pieces(text string) (all []string) {
	inside := make([]bool, len(text)+1)
	for r := range wording.Find(text, wording.LocaleOf(s.Lang)) {
		for i := r.Start; i < r.End && i < len(inside); i++ {
			inside[i] = true
		}
	}
	start := 0
	for i := range len(text) {
		if text[i] != ' ' || inside[i] || i == start {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+1:])
		before := text[start:i]
		day, _, dated := strings.Cut(before, " ")
		switch {
		case strings.ContainsRune(":;!?»%", next), strings.HasSuffix(before, "«"):
			continue
		case isDay(before) && unicode.IsLetter(next), dated && isDay(day) && unicode.IsDigit(next):
			continue
		}
		all = append(all, text[start:i])
		start = i + 1
	}
	return append(all, text[start:])
}

// isDay reports whether a text is a number of one or two digits, perhaps in brackets.
func isDay(text string) bool {
	text = strings.TrimLeft(text, "(«“")
	return text != "" && len(text) <= 2 && strings.Trim(text, "0123456789") == ""
}

// cut returns as much of a word as fits: to the last slash or the like, or to any letter.
func cut(word string, wide int) string {
	end, best := len(word), 0
	n := 0
	for i, r := range word {
		if n += runeWidth(r); n > wide {
			end = i
			break
		}
		if strings.ContainsRune("/=&,_-|", r) {
			best = i + utf8.RuneLen(r)
		}
	}
	if end == len(word) {
		return word
	}
	if best > 0 {
		return word[:best]
	}
	_, first := utf8.DecodeRuneInString(word)
	return word[:max(end, first)]
}

// width counts the places that a text takes on a terminal; colours take none.
func width(s string) int {
	n, colour := 0, false
	for _, r := range s {
		switch {
		case r == '\x1b':
			colour = true
		case colour:
			colour = r != 'm'
		default:
			n += runeWidth(r)
		}
	}
	return n
}

// runeWidth counts the places that a rune takes: none for marks, two for the wide
// letters of East Asia.
func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xFF01 && r <= 0xFF60:
		return 2
	}
	return 1
}

// begins returns the first letter of a text that has a direction.
func begins(text string) (arabic, any bool) {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew), true
		}
	}
	return false, false
}

// The marks that keep the columns of an Arabic table in their order.
const (
	fromRight = "\u200f"
	isolate   = "\u2068"
	isolated  = "\u2069"
)
