package csv

import (
	"strings"
	"unicode/utf8"
)

// A spreadsheet takes some texts for formulas. A cell that begins with one of
// "=+-@", a tab or a line break, or with such a character of full width, is
// written with an apostrophe in front. So is one that begins with apostrophes and
// then such a character, so that [Unguard] takes away exactly what [AppendGuarded]
// has added.

// isFormula reports whether cell, apostrophes at its start aside, begins as a
// formula does.
func isFormula[T ~string | ~[]byte](cell T) bool {
	i := 0
	for i < len(cell) && cell[i] == '\'' {
		i++
	}
	first, _ := utf8.DecodeRuneInString(string(cell[i:min(len(cell), i+utf8.UTFMax)]))
	return i < len(cell) && strings.ContainsRune("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", first)
}

// AppendGuarded appends cell so that no spreadsheet takes it for a formula.
func AppendGuarded[T ~string | ~[]byte](dst []byte, cell T) []byte {
	if isFormula(cell) {
		dst = append(dst, '\'')
	}
	return append(dst, cell...)
}

// Unguard returns the cell that AppendGuarded was given.
func Unguard[T ~string | ~[]byte](cell T) T {
	if len(cell) > 0 && cell[0] == '\'' && isFormula(cell) {
		return cell[1:]
	}
	return cell
}
