package datapackage

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// source gives the rows of a table as they are written.
type source interface {
	// next returns the cells of the next row, good until the next call, and
	// which of them are values of JSON that are not strings; a nil cell is null.
	// The error may be about one row: see broken.
	next() (cells [][]byte, native []bool, err error)
	// place returns where a cell of the row starts; i past the last is the end.
	place(i int) (offset int64, line, column int)
	// fatal reports that an error of next is the last; explain says it in words.
	fatal(err error) bool
	explain(err error) *indicators.Error
}

// csvSource reads rows of delimited text.
type csvSource struct {
	in interface {
		Read() ([][]byte, error)
		Position(i int) (offset int64, line, column int)
	}
	encoding encoding
	null     string
	op       string
	buf      []byte
	ends     []int
	cells    [][]byte // of the current row
	isAhead  bool     // the reader has moved to the next row, which has the error
	err      error
}

func newCSVSource(in io.Reader, op string, d *Dialect, e encoding, tab bool, l Limits) *csvSource {
	if d == nil {
		d = &Dialect{}
	}
	delimiter := d.Delimiter
	if delimiter == "" && tab {
		delimiter = "\t"
	}
	s := &csvSource{encoding: e, null: d.NullSequence, op: op}
	o := csv.Options{MaxBytes: l.MaxBytes, MaxRecord: l.MaxRecord, MaxFields: l.MaxColumns, Buffer: 8 << 10}
	if comma, ok := d.plain(delimiter); ok && e == utf8Encoding {
		o.Comma = comma
		s.in = csv.NewReader(in, o)
		return s
	}
	s.in = csv.NewDialectReader(in, csv.Dialect{
		Delimiter: delimiter, Terminator: d.LineTerminator, Quote: d.QuoteChar, NoDouble: d.NoDoubleQuote,
		NoQuote: d.EscapeChar != "" && d.QuoteChar == "", Escape: d.EscapeChar, Comment: d.CommentChar,
		SkipSpace: d.SkipInitialSpace, Bytes: e != utf8Encoding,
	}, o)
	return s
}

// plain reports whether the dialect is RFC 4180 but for the comma, which is read
// the quick way.
func (d *Dialect) plain(delimiter string) (comma byte, ok bool) {
	if delimiter == "" {
		delimiter = ","
	}
	ok = len(delimiter) == 1 && delimiter[0] < 0x80 && delimiter != "\"" &&
		(d.LineTerminator == "" || d.LineTerminator == "\n" || d.LineTerminator == "\r\n") &&
		(d.QuoteChar == "" || d.QuoteChar == "\"") && !d.NoDoubleQuote && d.EscapeChar == "" && d.CommentChar == "" &&
		!d.SkipInitialSpace
	return delimiter[0], ok
}

func (s *csvSource) next() ([][]byte, []bool, error) {
	var cells [][]byte
	var err error
	if s.isAhead {
		s.isAhead = false
		if s.err != nil {
			return nil, nil, s.err
		}
		cells, err = s.in.(*csv.Reader).Fields()
	} else {
		cells, err = s.in.Read()
	}
	if err != nil {
		return nil, nil, err
	}
	if s.encoding != utf8Encoding {
		s.buf, s.ends = s.buf[:0], s.ends[:0]
		for _, c := range cells {
			s.buf = s.encoding.appendDecoded(s.buf, c)
			s.ends = append(s.ends, len(s.buf))
		}
		start := 0
		for i, end := range s.ends {
			cells[i] = s.buf[start:end:end]
			start = end
		}
	}
	if s.null != "" {
		for i, c := range cells {
			if string(c) == s.null {
				cells[i] = nil
			}
		}
	}
	s.cells = cells
	return cells, nil, nil
}

// ahead moves the reader to the next row and returns it as it is written, for next to
// return its cells. plain reports that it has no quote and no carriage return, beside which a
// number may stand.
func (s *csvSource) ahead(in *csv.Reader) (row []byte, plain bool) {
	s.isAhead = true
	if s.err = in.Next(); s.err != nil {
		return nil, false
	}
	row, plain = in.Raw()
	return row, plain && bytes.IndexByte(row, '\r') < 0
}

func (s *csvSource) place(i int) (int64, int, int) { return s.in.Position(i) }

func (s *csvSource) fatal(err error) bool {
	return !errors.Is(err, csv.ErrQuote) && !errors.Is(err, csv.ErrReturn) && !errors.Is(err, csv.ErrUTF8)
}

func (s *csvSource) explain(err error) *indicators.Error {
	var at *csv.Error
	if !errors.As(err, &at) {
		return wrapped(s.op, err)
	}
	kind := indicators.ErrSyntax
	if errors.Is(err, csv.ErrTooLarge) {
		kind = indicators.ErrLimit
	}
	return &indicators.Error{Op: s.op, Offset: int(at.Offset), Line: at.Line, Column: at.Column,
		Err: fmt.Errorf("%w: %w", kind, at.Err)}
}

// wrapped wraps an error that is not about the format.
func wrapped(op string, err error) *indicators.Error {
	var own *indicators.Error
	if errors.As(err, &own) {
		return own
	}
	return &indicators.Error{Op: op, Err: err}
}

// jsonSource reads rows of JSON: an array of arrays, the first of which is the
// header, or of objects.
type jsonSource struct {
	d      parser
	op     string
	keys   bool     // rows are objects
	names  []string // of the columns, where rows are objects
	column map[string]int
	begun  bool
	ended  bool
	inside bool // the array is a member of an object
	prop   string
	most   int

	first  interchange.Token // the first row has been looked at
	buf    []byte
	ends   []int
	cells  [][]byte
	null   []bool
	native []bool
	seen   []bool
	order  []int    // of the columns, as the members stand
	kinds  []bool   // native, by column
	at     [3]int64 // where the row starts
}

func newJSONSource(in io.Reader, op string, d *Dialect, l Limits) *jsonSource {
	s := &jsonSource{op: op, most: l.MaxColumns}
	if d != nil {
		s.prop = d.Property
	}
	s.d.s = interchange.NewScanner(in, op, l.MaxBytes, l.MaxRecord)
	return s
}

// begin finds the array, and looks at its first row.
func (s *jsonSource) begin() error {
	s.begun = true
	t, err := s.d.s.Next()
	if err != nil {
		return err
	}
	if s.prop != "" && t == interchange.Object {
		s.inside = true
		for {
			if t, err = s.d.s.Next(); err != nil {
				return err
			}
			if t == interchange.EndObject {
				return s.d.s.Error(&indicators.Error{Err: indicators.ErrFormat, Detail: "no member " + cite.Quote(s.prop)})
			}
			found := string(s.d.s.Text()) == s.prop
			if t, err = s.d.s.Next(); err != nil {
				return err
			}
			if found {
				break
			}
			if err := s.d.s.Skip(t); err != nil {
				return err
			}
		}
	}
	if t != interchange.Array {
		return s.d.s.Error(&indicators.Error{Err: indicators.ErrFormat, Detail: "want an array of rows"})
	}
	if s.first, err = s.d.s.Next(); err != nil {
		return err
	}
	s.keys = s.first == interchange.Object
	return nil
}

// row moves to the next row.
func (s *jsonSource) row() (interchange.Token, error) {
	if !s.begun {
		if err := s.begin(); err != nil {
			return interchange.End, err
		}
	}
	t := s.first
	if s.first = interchange.End; t == interchange.End {
		var err error
		if t, err = s.d.s.Next(); err != nil {
			return t, err
		}
	}
	if t != interchange.EndArray {
		offset, line, column := s.d.s.Position()
		s.at = [3]int64{offset, int64(line), int64(column)}
		return t, nil
	}
	s.ended = true
	for s.inside {
		t, err := s.d.s.Next()
		if err != nil {
			return t, err
		}
		if s.inside = t != interchange.EndObject; !s.inside {
			break
		}
		if t, err = s.d.s.Next(); err == nil {
			err = s.d.s.Skip(t)
		}
		if err != nil {
			return t, err
		}
	}
	return s.d.s.Next()
}

func (s *jsonSource) next() ([][]byte, []bool, error) {
	if s.ended {
		return nil, nil, io.EOF
	}
	t, err := s.row()
	if err != nil {
		return nil, nil, err
	}
	s.buf, s.ends, s.cells, s.null, s.native = s.buf[:0], s.ends[:0], s.cells[:0], s.null[:0], s.native[:0]
	switch {
	case t == interchange.Array && !s.keys:
		if err := s.array(); err != nil {
			return nil, nil, err
		}
	case t == interchange.Object && s.keys:
		return s.object()
	default:
		return nil, nil, s.d.s.Error(&indicators.Error{Err: indicators.ErrFormat,
			Detail: "rows must be arrays, or objects, all of them"})
	}
	start := 0
	for i, end := range s.ends {
		s.cells = append(s.cells, s.buf[start:end:end])
		if start = end; s.null[i] {
			s.cells[i] = nil
		}
	}
	return s.cells, s.native, nil
}

// cell reads the value that t starts.
func (s *jsonSource) cell(t interchange.Token) error {
	if len(s.ends) == s.most {
		return s.d.s.Error(&indicators.Error{Err: indicators.ErrLimit, Detail: fmt.Sprintf("more than %d columns", s.most)})
	}
	switch t {
	case interchange.String:
		s.buf = append(s.buf, s.d.s.Text()...)
	case interchange.Null:
	default:
		s.d.raw = s.d.raw[:0]
		if err := s.d.appendValue(t); err != nil {
			return err
		}
		s.buf = append(s.buf, s.d.raw...)
	}
	s.ends = append(s.ends, len(s.buf))
	s.null = append(s.null, t == interchange.Null)
	s.native = append(s.native, t != interchange.String)
	return nil
}

func (s *jsonSource) array() error {
	for {
		t, err := s.d.s.Next()
		if err != nil || t == interchange.EndArray {
			return err
		}
		if err := s.cell(t); err != nil {
			return err
		}
	}
}

// object reads a row of named values. The names of the first row are those of
// the columns, unless they are known.
func (s *jsonSource) object() ([][]byte, []bool, error) {
	open := s.names == nil
	if s.column == nil {
		s.column = make(map[string]int, len(s.names))
		for i, name := range s.names {
			s.column[name] = i
		}
	}
	s.order = s.order[:0]
	var bad error
	s.seen = s.seen[:0]
	for range s.names {
		s.seen = append(s.seen, false)
	}
	for {
		t, err := s.d.s.Next()
		if err != nil {
			return nil, nil, err
		}
		if t == interchange.EndObject {
			break
		}
		i, ok := s.column[string(s.d.s.Text())]
		var fault rowError
		switch {
		case !ok && open:
			i = len(s.names)
			name := string(s.d.s.Text())
			s.names, s.seen = append(s.names, name), append(s.seen, true)
			s.column[name] = i
		case !ok:
			fault = "a member that is not a column"
		case s.seen[i]:
			fault = "a member that is given twice"
		}
		if fault != "" && bad == nil {
			bad = fault
		}
		if t, err = s.d.s.Next(); err != nil {
			return nil, nil, err
		}
		if fault != "" {
			if err := s.d.s.Skip(t); err != nil {
				return nil, nil, err
			}
			continue
		}
		s.seen[i] = true
		s.order = append(s.order, i)
		if err := s.cell(t); err != nil {
			return nil, nil, err
		}
	}
	if bad != nil {
		return nil, nil, bad
	}
	for range s.names {
		s.cells = append(s.cells, nil)
	}
	s.kinds = s.kinds[:0]
	for range s.names {
		s.kinds = append(s.kinds, false)
	}
	start := 0
	for k, i := range s.order {
		end := s.ends[k]
		if !s.null[k] {
			s.cells[i] = s.buf[start:end:end]
		}
		start, s.kinds[i] = end, s.native[k]
	}
	return s.cells, s.kinds, nil
}

// rowError is about one row; the next one can be read.
type rowError string

func (r rowError) Error() string { return string(r) }

func (s *jsonSource) place(int) (int64, int, int) { return s.at[0], int(s.at[1]), int(s.at[2]) }

func (s *jsonSource) fatal(err error) bool {
	_, row := err.(rowError)
	return !row
}

func (s *jsonSource) explain(err error) *indicators.Error {
	if row, ok := err.(rowError); ok {
		return &indicators.Error{Op: s.op, Err: indicators.ErrInvalid, Offset: int(s.at[0]), Line: int(s.at[1]),
			Column: int(s.at[2]), Detail: string(row)}
	}
	return wrapped(s.op, err)
}
