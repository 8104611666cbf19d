package sheet

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

//go:generate go run ../../internal/gen/values indicators/sheet

// Cell is one cell of a sheet, as a spreadsheet has it.
type Cell struct {
	// Text is what the cell shows: the text that was published.
	Text string `json:"text,omitzero"`
	// Raw is the value behind it where that is known: a number in plain digits,
	// a day as 2015-12-31, a text.
	Raw string `json:"raw,omitzero"`
	// Type says what Raw is; unset where nobody knows, as in delimited text.
	Type ValueType `json:"type,omitzero"`
	// Formula is the formula that computed the value, without the equals sign.
	Formula string `json:"formula,omitzero"`
	// Hidden says that the row or column of the cell is not shown.
	Hidden bool `json:"hidden,omitzero"`
}

// isEmpty reports whether a cell holds nothing that could be lost.
func (c Cell) isEmpty() bool { return c.Text == "" && c.Raw == "" && c.Formula == "" }

// ValueType says what sort of value a cell holds behind its text.
type ValueType uint16

const (
	// TextValue is a text.
	TextValue ValueType = iota + 1
	// NumberValue is a number.
	NumberValue
	// DateValue is a day or a time; a workbook holds it as a number.
	DateValue
	// BoolValue is true or false.
	BoolValue
	// ErrorValue is an error such as #REF!.
	ErrorValue
)

var valueTypes = enum.Table[ValueType]{"", "text", "number", "date", "bool", "error"}

// String returns "text", "number", "date", "bool" or "error".
func (t ValueType) String() string { return valueTypes.String("value type", t) }

// Ref is the place of a cell: its row and its column, both counted from 1. Its
// text is the usual one, "C7". The zero Ref is unset.
type Ref struct {
	Row    int
	Column int
}

// Rows and columns are below these in any grid.
const (
	maxRow    = 1 << 30
	maxColumn = 1 << 30
)

// ParseRef reads a place such as "C7" or "$C$7".
func ParseRef(s string) (Ref, error) {
	rest := strings.TrimPrefix(s, "$")
	column, n := parseColumn(rest)
	row, ok := parseRow(strings.TrimPrefix(rest[n:], "$"))
	if column == 0 || !ok {
		return Ref{}, &indicators.Error{Op: "parse cell", Err: indicators.ErrSyntax, Detail: cite.Quote(s)}
	}
	return Ref{Row: row, Column: column}, nil
}

// parseColumn reads the letters at the beginning of s; n is how many there are.
func parseColumn(s string) (column, n int) {
	for n < len(s) {
		c := s[n] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		if column = column*26 + int(c-'A') + 1; column >= maxColumn {
			return 0, n
		}
		n++
	}
	return column, n
}

func parseRow(s string) (int, bool) {
	row, err := strconv.Atoi(s)
	return row, err == nil && row > 0 && row < maxRow && s[0] != '+'
}

// columnText returns the letters of a column.
func columnText(column int) string {
	var b [8]byte
	i := len(b)
	for ; column > 0; column = (column - 1) / 26 {
		i--
		b[i] = byte('A' + (column-1)%26)
	}
	return string(b[i:])
}

// String returns the place as in "C7", and "" for the zero value.
func (r Ref) String() string {
	if r.Row <= 0 || r.Column <= 0 || r.Row >= maxRow || r.Column >= maxColumn {
		return ""
	}
	return columnText(r.Column) + strconv.Itoa(r.Row)
}

// AppendText appends the place; nothing for the zero value. What is no place is an
// error.
func (r Ref) AppendText(b []byte) ([]byte, error) {
	s := r.String()
	if s == "" && r != (Ref{}) {
		return b, refuseStored("marshal cell", stored.NoForm("a row or column out of range"))
	}
	return append(b, s...), nil
}

// Compare orders places by row and then by column.
func (r Ref) Compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.Row, o.Row), cmp.Compare(r.Column, o.Column))
}

// Range is a rectangle of cells, both corners included. Its text is "A3:H40", or
// "A3" for a single cell. The zero Range is unset.
type Range struct {
	First Ref
	Last  Ref
}

// ParseRange reads a rectangle such as "A3:H40", its corners in any order, or a
// single cell.
func ParseRange(s string) (Range, error) {
	from, to, two := strings.Cut(s, ":")
	a, err := ParseRef(from)
	b := a
	if err == nil && two {
		b, err = ParseRef(to)
	}
	if err != nil {
		return Range{}, &indicators.Error{Op: "parse range", Err: indicators.ErrSyntax, Detail: cite.Quote(s)}
	}
	return Range{
		First: Ref{Row: min(a.Row, b.Row), Column: min(a.Column, b.Column)},
		Last:  Ref{Row: max(a.Row, b.Row), Column: max(a.Column, b.Column)},
	}, nil
}

// String returns the rectangle as in "A3:H40", and "" for the zero value.
func (r Range) String() string {
	first, last := r.First.String(), r.Last.String()
	if first == "" || last == "" || r.First.Row > r.Last.Row || r.First.Column > r.Last.Column {
		return ""
	}
	if first == last {
		return first
	}
	return first + ":" + last
}

// AppendText appends the rectangle; nothing for the zero value. What is no
// rectangle is an error.
func (r Range) AppendText(b []byte) ([]byte, error) {
	s := r.String()
	if s == "" && r != (Range{}) {
		return b, refuseStored("marshal range", stored.NoForm("corners out of range or of order"))
	}
	return append(b, s...), nil
}

// Contains reports whether a cell lies in the rectangle.
func (r Range) Contains(c Ref) bool {
	return r.First.Row <= c.Row && c.Row <= r.Last.Row && r.First.Column <= c.Column && c.Column <= r.Last.Column
}

func (r Range) overlaps(o Range) bool {
	return r.First.Row <= o.Last.Row && o.First.Row <= r.Last.Row &&
		r.First.Column <= o.Last.Column && o.First.Column <= r.Last.Column
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }
