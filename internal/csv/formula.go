package csv

import (
	"bytes"
	"strings"
)

// A spreadsheet takes some texts for formulas. A cell that begins with one of
// "=+-@", a tab or a line break, or with such a character of full width, is
// written with an apostrophe in front. So is one that begins with apostrophes and
// then such a character, so that [Unguard] takes away exactly what [AppendGuarded]
// has added.

// isFormula reports whether cell, apostrophes at its start aside, begins as a
// formula does.
func isFormula(cell []byte) bool {
	cell = bytes.TrimLeft(cell, "'")
	for _, r := range string(cell[:min(len(cell), 4)]) {
		return strings.ContainsRune("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", r)
	}
	return false
}

// AppendGuarded appends cell so that no spreadsheet takes it for a formula.
func AppendGuarded(dst, cell []byte) []byte {
	if isFormula(cell) {
		dst = append(dst, '\'')
	}
	return append(dst, cell...)
}

// Unguard returns the cell that AppendGuarded was given.
func Unguard(cell []byte) []byte {
	if len(cell) > 0 && cell[0] == '\'' && isFormula(cell) {
		return cell[1:]
	}
	return cell
}
