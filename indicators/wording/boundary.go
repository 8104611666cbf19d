package wording

import (
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// gap is the space before a token.
type gap uint8

const (
	gapNone gap = iota
	gapSpace
	gapWide // a tab, as between the cells of a table
	gapLine // the end of a paragraph or of an item of a list
)

// soft says of a gapSpace how it is written. Texts are wrapped and aligned, so a
// line break or several spaces stand for one space, and a figure goes on behind
// them; but they may also end a row of a table, and where both make sense the
// figure is in doubt.
type soft uint8

const (
	softNone   soft = iota
	softSpaces      // several spaces
	softLine        // one line break
)

// shortLine is fewer characters than a line of wrapped text has.
const shortLine = 26

// boundary reads what stands between two tokens, from s[i:] on. It is the one
// place that decides what ends a figure:
//
//   - a tab, an empty line, a line or form feed, and a list mark at the beginning
//     of a line do;
//   - one line break, several spaces and spaces of all widths do not;
//   - direction marks, and characters of no width beside a space, a sign or an end
//     of the text, are passed over.
func boundary(s string, i int) (next int, g gap, how soft) {
	// Most tokens follow another at once or behind one space.
	if seen(s, i) {
		return i, gapNone, softNone
	}
	if i < len(s) && s[i] == ' ' && seen(s, i+1) {
		return i + 1, gapSpace, softNone
	}
	first := i
	spaces, lines := 0, 0
	hard := gapNone
	for i < len(s) {
		if seen(s, i) {
			break
		}
		r, n := fold.Rune(s, i)
		switch {
		case isSpace(r):
			spaces++
		case r >= 0x2000 && r <= 0x200A, r == 0x3000:
			spaces += 2
		case r == '\n':
			lines++
		case r == '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				lines++
			}
		case r == '\t':
			hard = max(hard, gapWide)
		case r == '\v', r == '\f':
			hard = gapLine
		case isMark(r):
		case invisible(r) && passedOver(s, first, i, n):
		default:
			goto done
		}
		i += n
	}
done:
	switch {
	case lines > 1 || hard == gapLine || lines == 1 && listMark(s, i):
		return i, gapLine, softNone
	case hard == gapWide:
		return i, gapWide, softNone
	case lines == 1:
		return i, gapSpace, softLine
	case spaces > 1:
		return i, gapSpace, softSpaces
	case spaces == 1:
		return i, gapSpace, softNone
	}
	return i, gapNone, softNone
}

// seen reports whether a character of the commonest that are seen stands at s[i:]: of ASCII, or a
// common letter.
func seen(s string, i int) bool {
	return i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf || i+1 < len(s) && commonLetter(s[i], s[i+1])
}

// invisible reports whether a character has no width and moves no digits: zero
// width spaces and joiners, the byte order mark, soft hyphens, embeddings and
// isolates. An override moves digits and is never passed over.
func invisible(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200D, r >= 0x202A && r <= 0x202C, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r == 0x2060 || r == 0xFEFF || r == 0xAD
}

// passedOver reports whether the invisible character of n bytes at s[i:], behind
// the end of a token at first, stands at the edge of a word or number, and not
// between two letters or digits.
func passedOver(s string, first, i, n int) bool {
	if !wordBefore(s, first) || first != i && wordBreak(s[first:i]) {
		return true
	}
	for i += n; i < len(s); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(s[i:])
		if !invisible(r) && !isMark(r) {
			return !isLetter(r) && !digitIs(s, i) && !((r == ',' || r == '.' || r == '٫') && digitIs(s, i+n))
		}
	}
	return true
}

// wordBreak reports whether there is space in what stands between two tokens.
func wordBreak(s string) bool {
	for _, r := range s {
		if isSpace(r) || r == '\n' || r == '\r' || r == '\t' {
			return true
		}
	}
	return false
}

// wordBefore reports whether a letter or digit stands right before s[i:].
func wordBefore(s string, i int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	return n > 0 && (isLetter(r) || digitIs(s, i-n))
}

// listMark reports whether an item of a list begins at s[i:], at the beginning of
// a line: a bullet, or a dash that is no minus.
func listMark(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '·', '➢', '➤', '►', '✓', '✔', '|':
		return true
	case '-', '–', '—', '−', '*':
		return i+n == len(s) || s[i+n] == ' ' || s[i+n] == '\t' || s[i+n] == 0xC2 && !digitIs(s, i+n) || letterAt(s, i+n)
	}
	return false
}

// mayEndRow reports whether the soft gap before token t may be the end of a row:
// a line break behind a short line, several spaces, a word in capitals.
func (p *parser) mayEndRow(t *token) bool {
	if t.soft == softNone {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(p.s[t.start:]); r >= 'A' && r <= 'Z' || r >= 'À' && r <= 'Þ' {
		return true
	}
	i := int(t.start)
	for i > 0 && p.s[i-1] == ' ' {
		i--
	}
	if t.soft == softSpaces {
		return int(t.start)-i > 2
	}
	for i > 0 && p.s[i-1] != '\n' && p.s[i-1] != '\r' {
		i--
	}
	for i > 0 && (p.s[i-1] == '\n' || p.s[i-1] == '\r' || p.s[i-1] == ' ') {
		i--
	}
	width := 0
	for ; i > 0 && p.s[i-1] != '\n' && width < shortLine; i-- {
		if utf8.RuneStart(p.s[i-1]) {
			width++
		}
	}
	return width < shortLine
}
