package places

import (
	"bytes"
	"strings"
)

// table scans a table.
type table struct {
	scanner
	x      *Index
	file   uint64
	array  string
	member func(column string) string

	head  []byte // what is read before the separator is known
	begun bool
	comma byte
	shape uint64 // the columns, from 1; 0 while the header is read
	id    int    // the column of the ID

	quoted, closed bool // inside quotes; behind a quote that may close them
	inRow          bool
	line0          int // where the row begins
	cells          []node
	text           []byte // of the cell, where it is kept
	names          []string
	own            string // the ID of the row
}

// maxHead is how far the separator is looked for, as package csv does.
const maxHead = 4096

// Write scans a piece of the table; nothing is its end.
func (t *table) Write(p []byte) (int, error) {
	if !t.begun {
		t.head = append(t.head, p...)
		if len(p) > 0 && len(t.head) < maxHead && bytes.IndexByte(t.head, '\n') < 0 {
			return len(p), nil
		}
		t.begun, t.comma = true, comma(t.head)
		n := len(p)
		p, t.head = bytes.TrimPrefix(t.head, []byte("\ufeff")), nil
		t.scan(p)
		return n, nil
	}
	if len(p) == 0 && t.inRow {
		t.endCell()
		t.endRow()
	}
	t.scan(p)
	return len(p), nil
}

// comma returns what parts the cells of a table that begins like this.
func comma(head []byte) byte {
	line := head[:min(len(head), maxHead)]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	for _, c := range []byte{',', ';', '\t'} {
		if bytes.IndexByte(line, c) >= 0 {
			return c
		}
	}
	return ','
}

func (t *table) scan(p []byte) {
	for _, c := range p {
		if t.quoted && !t.closed {
			t.count(c)
			if c == '"' {
				t.closed = true
			} else {
				t.keep(c)
			}
			continue
		}
		if c == '\n' {
			if t.inRow {
				t.endCell()
				t.endRow()
			}
			t.count(c)
			continue
		}
		t.count(c)
		if !t.inRow {
			t.inRow, t.line0, t.cells, t.own = true, t.line, t.cells[:0], ""
			t.startCell(t.column)
		}
		switch {
		case t.closed && c == '"':
			t.closed = false
			t.keep(c)
		case c == t.comma:
			t.endCell()
			t.startCell(t.column + 1)
		case c == '"' && t.atStart():
			t.quoted = true
		case c != '\r':
			t.keep(c)
		}
	}
}

// startCell notes where a cell begins.
func (t *table) startCell(column int) {
	t.cells = append(t.cells, node{line: t.line, column: column})
	t.text = t.text[:0]
}

// atStart reports whether the character that was read last begins its cell.
func (t *table) atStart() bool {
	n := t.cells[len(t.cells)-1]
	return n.line == t.line && n.column == t.column
}

// keep keeps a byte of a name or an ID.
func (t *table) keep(c byte) {
	if (t.shape == 0 || len(t.cells)-1 == t.id) && len(t.text) <= maxID {
		t.text = append(t.text, c)
	}
}

// endCell ends a cell.
func (t *table) endCell() {
	t.quoted, t.closed = false, false
	switch {
	case t.shape == 0:
		t.names = append(t.names, strings.ToLower(strings.TrimSpace(string(t.text))))
	case len(t.cells)-1 == t.id:
		t.own = string(t.text)
	}
}

// endRow ends a row: the header, or a record.
func (t *table) endRow() {
	t.inRow = false
	if t.shape == 0 {
		t.id = -1
		for i, name := range t.names {
			if name == "id" {
				t.id = i
			}
			t.names[i] = t.member(name)
		}
		t.x.shapes = append(t.x.shapes, t.names)
		t.shape = uint64(len(t.x.shapes))
		return
	}
	if t.id < 0 || t.id >= len(t.cells) || t.own == "" {
		return
	}
	t.x.row(t.file, t.array, t.own, t.shape, t.line0, t.cells, t.id)
}
