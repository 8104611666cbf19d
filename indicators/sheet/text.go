package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// TextOptions say how delimited text is written, where that does not show.
type TextOptions struct {
	// Encoding is one of [Encodings]. A byte order mark, UTF-16 and UTF-8 show
	// without it; a text in another encoding needs its name.
	Encoding string `json:"encoding,omitzero"`
	// Delimiter parts the cells: one ASCII character. Without it, it is that of
	// tab, semicolon, bar and comma which gives the most rows of one width, and of
	// several such the first. A first line "sep=;" says it too, and is no row.
	Delimiter string `json:"delimiter,omitzero"`
	// Name is the name of the grid.
	Name string `json:"name,omitzero"`
}

// ReadText reads delimited text into a grid: quoted as RFC 4180 has it, with any
// line ends, empty lines included. Its errors are all that is wrong with the text,
// each with its line and column; there is no grid then.
func ReadText(r io.Reader, o TextOptions, l Limits) (*Grid, error) {
	const op = "read text"
	if r == nil {
		return nil, &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no reader"}
	}
	l = l.withDefaults()
	data, err := io.ReadAll(io.LimitReader(r, l.MaxBytes+1))
	if err != nil {
		return nil, &indicators.Error{Op: op, Err: err}
	}
	if int64(len(data)) > l.MaxBytes {
		return nil, &indicators.Error{
			Op: op, Err: indicators.ErrLimit, Detail: fmt.Sprintf("more than %d bytes", l.MaxBytes),
		}
	}
	if data, err = decodeText(data, o.Encoding); err != nil {
		return nil, err
	}
	t := table{data: data, limits: l}
	if err := t.delimit(o.Delimiter); err != nil {
		return nil, err
	}
	return t.grid(o.Name)
}

// A table is delimited text in UTF-8.
type table struct {
	data    []byte
	limits  Limits
	skipped int // lines before data
	comma   byte
	open    func(data []byte, comma byte) reader
}

// A reader yields records with their places.
type reader interface {
	Read() ([][]byte, error)
	Position(i int) (offset int64, line, column int)
}

// delimiters are tried in this order: a comma is also a part of figures.
const delimiters = "\t;|,"

// delimit finds out what parts the cells.
func (t *table) delimit(stated string) error {
	options := csv.Options{
		MaxBytes: int64(len(t.data)) + 1, MaxRecord: max(len(t.data), 1), MaxFields: t.limits.MaxColumns,
	}
	carriage := !bytes.ContainsRune(t.data, '\n') && bytes.ContainsRune(t.data, '\r')
	t.open = func(data []byte, comma byte) reader {
		o := options
		o.Comma = comma
		if carriage { // Excel for the Macintosh
			d := csv.Dialect{Delimiter: string(comma), Terminator: "\r"}
			return csv.NewDialectReader(bytes.NewReader(data), d, o)
		}
		return csv.NewReader(bytes.NewReader(data), o)
	}
	first, rest, _ := bytes.Cut(t.data, []byte("\n"))
	if carriage {
		first, rest, _ = bytes.Cut(t.data, []byte("\r"))
	}
	first = bytes.TrimSuffix(first, []byte("\r"))
	if sep, ok := bytes.CutPrefix(bytes.ToLower(first), []byte("sep=")); ok && len(sep) == 1 {
		t.data, t.skipped = rest, 1
		if stated == "" {
			stated = string(sep)
		}
	}
	if stated != "" {
		if len(stated) != 1 || stated[0] >= 0x80 || bytes.IndexByte([]byte("\"\r\n"), stated[0]) >= 0 {
			return &indicators.Error{Op: "read text", Err: indicators.ErrInvalid,
				Detail: "delimiter " + cite.Quote(stated) + " is not one ASCII character that may part cells"}
		}
		t.comma = stated[0]
		return nil
	}
	best, wide := 0, byte(0)
	t.comma = ','
	for i := range len(delimiters) {
		n, tooWide := t.regular(delimiters[i])
		if n > best {
			best, t.comma = n, delimiters[i]
		}
		if tooWide && wide == 0 {
			wide = delimiters[i]
		}
	}
	if best == 0 && wide != 0 {
		t.comma = wide
	}
	return nil
}

// Rows by which a delimiter is found.
const sampleRows = 50

// regular returns how many of the first rows have the width that most of them
// have, if that is more than one, and whether one has too many cells.
func (t *table) regular(comma byte) (most int, tooWide bool) {
	head := t.data[:min(len(t.data), 1<<16)]
	r := t.open(head, comma)
	widths := make(map[int]int)
	for range sampleRows {
		fields, err := r.Read()
		if err != nil {
			if goesOn(err) {
				continue
			}
			return most, errors.Is(err, csv.ErrTooLarge)
		}
		if len(fields) > 1 {
			widths[len(fields)]++
			most = max(most, widths[len(fields)])
		}
	}
	return most, false
}

// grid reads the rows into a grid.
func (t *table) grid(name string) (*Grid, error) {
	g := NewGrid(name, t.limits)
	r := t.open(t.data, t.comma)
	var problems interchange.Problems
	for number := 1; ; number++ {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			problems.Add(func() *indicators.Error { return t.problem(err) })
			if len(fields) == 0 && !goesOn(err) {
				break
			}
			continue
		}
		if err := g.setRow(number, fields); err != nil {
			_, line, _ := r.Position(0)
			problems.Add(func() *indicators.Error {
				err.Line, err.Column = line+t.skipped, 1
				return err
			})
			break
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	g.rows = slices.Clone(g.rows) // without room for more
	return g, nil
}

// goesOn reports whether the reader can read on after an error.
func goesOn(err error) bool {
	return slices.ContainsFunc([]error{csv.ErrQuote, csv.ErrReturn, csv.ErrUTF8}, func(e error) bool {
		return errors.Is(err, e)
	})
}

// problem returns an error of the text as one of the library's.
func (t *table) problem(err error) *indicators.Error {
	out := &indicators.Error{Op: "read text", Err: indicators.ErrSyntax, Detail: err.Error()}
	var e *csv.Error
	if errors.As(err, &e) {
		out.Offset, out.Line, out.Column, out.Detail = int(e.Offset), e.Line+t.skipped, e.Column, e.Err.Error()
	}
	if errors.Is(err, csv.ErrTooLarge) {
		out.Err, out.Detail = indicators.ErrLimit, fmt.Sprintf("a row of more than %d cells", t.limits.MaxColumns)
	}
	return out
}

// setRow sets the cells of a row, whose texts share one string.
func (g *Grid) setRow(number int, fields [][]byte) *indicators.Error {
	all := string(bytes.Join(fields, nil))
	filled := 0
	for _, f := range fields {
		if len(f) > 0 {
			filled++
		}
	}
	if filled == 0 {
		return nil
	}
	if number > g.limits.MaxRows || len(fields) > g.limits.MaxColumns || g.cells+filled > g.limits.MaxCells {
		return &indicators.Error{Op: "read text", Err: indicators.ErrLimit, Detail: fmt.Sprintf(
			"more than %d rows, %d columns or %d cells", g.limits.MaxRows, g.limits.MaxColumns, g.limits.MaxCells)}
	}
	cells := make([]gridCell, 0, filled)
	for i, f := range fields {
		if len(f) > g.limits.MaxText {
			return &indicators.Error{Op: "read text", Err: indicators.ErrLimit, Detail: fmt.Sprintf(
				"a cell of more than %d bytes", g.limits.MaxText)}
		}
		if len(f) > 0 {
			cells = append(cells, gridCell{column: int32(i + 1), text: all[:len(f)]})
		}
		all = all[len(f):]
	}
	g.rows = append(g.rows, gridRow{number: number, cells: cells})
	g.cells += filled
	return nil
}
