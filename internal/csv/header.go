package csv

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// maxHeader is how far into a table the separator is looked for.
const maxHeader = 4096

// Separator returns what parts the fields of a table, by its first line: a comma
// if there is one, else a semicolon, as a spreadsheet in French writes it, or a
// tab. The table is then read from the Reader that it returns. It is for tables
// of several columns whose names have none of the three in them.
func Separator(in io.Reader) (io.Reader, byte) {
	b := bufio.NewReaderSize(in, maxHeader)
	// An error comes again when the table is read.
	line, _ := b.Peek(maxHeader)
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	for _, c := range []byte{',', ';', '\t'} {
		if bytes.IndexByte(line, c) >= 0 {
			return b, c
		}
	}
	return b, ','
}

// ColumnName returns the name of a column as our own tables have it: in lower
// case, without spaces around it.
func ColumnName(cell []byte) string { return strings.ToLower(strings.TrimSpace(string(cell))) }
