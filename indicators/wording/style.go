package wording

import (
	"slices"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Style is a way to write a figure in a locale. The zero value is [Prose].
type Style uint16

const (
	// Prose writes for readers of sentences and tables, exactly and with one pair
	// of separators: "7,5 milliards de dirhams", "115 384,6 dirhams par emploi",
	// "75 000 à 80 000 emplois". Equal values have one spelling; a resolution does
	// not show.
	Prose Style = iota
	// Plain writes all digits with the separators and patterns of CLDR:
	// 1.234,50 MAD.
	Plain
	// Accounting is Plain with negative numbers in parentheses, and with
	// signs instead of words for qualifiers: (1.234,50 MAD), >9.000.
	Accounting
	// Compact rounds to two or three digits and abbreviates the scale as CLDR
	// does: 7,3 Md MAD. Bounds are rounded outward.
	Compact
	// CompactLong is Compact with the scale in full: 7,3 milliards.
	CompactLong
	// Press writes as the Moroccan press does, without rounding: 7,3 MMDH,
	// "7,5 millions de dirhams", "MAD 7.5bn". The scale is a word where
	// that is exact.
	Press
	// Letters is [Prose] with whole numbers up to 10^12 in letters, as contracts print
	// them beside the digits: "deux millions cinq cent mille dirhams". Amounts of
	// dirhams, euros, dollars and Tunisian dinars have their centimes. French has the
	// hyphens of before 1990, English the British "and", Arabic the nominative. What
	// has no such form, and a figure of two ends, is written as in Prose.
	Letters
)

var styles = enum.Table[Style]{"prose", "plain", "accounting", "compact", "compact-long", "press", "letters"}

// ParseStyle reads a style as [Style.String] prints it.
func ParseStyle(s string) (Style, error) {
	return stored.Word(styles, s, "ParseStyle", ErrStyle, refuseStored)
}

// String returns prose, plain, accounting, compact, compact-long, press or letters, and names
// the number of a value that is no style.
func (s Style) String() string { return styles.String("Style", s) }

// Rounds reports whether figures written in this style may lose digits.
func (s Style) Rounds() bool { return s == Compact || s == CompactLong }

// Marks says what becomes of the invisible characters that keep a number in
// order inside text of the other direction. The zero value is [CLDRMarks].
type Marks uint16

const (
	// CLDRMarks writes the marks that CLDR has in the locale's patterns.
	CLDRMarks Marks = iota
	// NoMarks writes none.
	NoMarks
	// Isolates writes none inside, and wraps the whole in an isolate of the
	// locale's direction (U+2066 or U+2067, and U+2069), which is what
	// Unicode recommends for a figure that goes into any text.
	Isolates
)

var markNames = enum.Table[Marks]{"cldr", "none", "isolates"}

// String returns "cldr", "none" or "isolates".
func (m Marks) String() string { return markNames.String("Marks", m) }

// isMark reports whether r is one of the marks that CLDR uses.
func isMark(r rune) bool { return r == '\u200E' || r == '\u200F' || r == '\u061C' }

// apply rewrites b[start:] according to m.
func (m Marks) apply(b []byte, start int, l Locale) []byte {
	if m != NoMarks && m != Isolates {
		return b
	}
	return m.change(b, start, l)
}

func (m Marks) change(b []byte, start int, l Locale) []byte {
	out := b[:start]
	for i := start; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if !isMark(r) {
			out = append(out, b[i:i+n]...)
		}
		i += n
	}
	if m == NoMarks || len(out) == start {
		return out
	}
	open := "\u2066"
	if l.isRightToLeft() {
		open = "\u2067"
	}
	out = slices.Insert(out, start, []byte(open)...)
	return append(out, "\u2069"...)
}

// CSVSafe returns s as a cell that no spreadsheet takes for a formula: text that
// begins with = + - @, a tab or a line end, behind spaces, marks and quotes
// too, gets an apostrophe in front, unless it is a plain negative or positive
// number in ASCII digits with at most one point. Quoting for commas is the
// business of encoding/csv.
func CSVSafe(s string) string {
	i := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != ' ' && r != '\u00A0' && r != '"' && !isMark(r) && r != '\uFEFF' && r != '\u2066' && r != '\u2067' &&
			r != '\u2068' {
			break
		}
		i += n
	}
	if i == len(s) {
		return s
	}
	switch r, _ := utf8.DecodeRuneInString(s[i:]); r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '|', '＝', '＋', '－', '＠':
		if !plainNumber(s) {
			return "'" + s
		}
	}
	return s
}

// plainNumber reports whether s is a sign, ASCII digits and at most one point
// between them.
func plainNumber(s string) bool {
	if s[0] != '-' && s[0] != '+' {
		return false
	}
	points := 0
	for i := 1; i < len(s); i++ {
		if s[i] == '.' && i > 1 && i < len(s)-1 {
			points++
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 1 && points <= 1
}
