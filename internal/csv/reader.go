package csv

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Sentinels that the Err of an [Error] matches under errors.Is.
var (
	// ErrQuote: a quote where none may be, or text after a closing quote.
	ErrQuote = errors.New("misplaced quote")
	// ErrUnterminated: a quoted field that the input does not end. Reading
	// stopped there.
	ErrUnterminated = errors.New("quoted field without an end")
	// ErrReturn: a carriage return, outside quotes, without a line feed.
	ErrReturn = errors.New("carriage return without line feed")
	// ErrUTF8: a field that is not UTF-8.
	ErrUTF8 = errors.New("not UTF-8")
	// ErrTooLarge: a record or an input beyond a limit. Reading stopped there.
	ErrTooLarge = errors.New("too large")
)

// Error is one thing wrong with an input, and where it stands.
type Error struct {
	Offset       int64 // byte offset from 0
	Line, Column int   // from 1; columns count characters
	Err          error
}

// Error says where and what, in one line.
func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap returns e.Err.
func (e *Error) Unwrap() error { return e.Err }

// Options are the limits of a reading. The zero value is the safe behaviour;
// a number that is not positive means its default.
type Options struct {
	Comma     byte  // what parts fields: any ASCII character but a quote or a line break; default ','
	MaxBytes  int64 // length of the input; default 16 GiB
	MaxRecord int   // bytes of one record; default 1 MiB
	MaxFields int   // fields of one record; default 4,096
	Buffer    int   // bytes that are read at once, at first; default 32 KiB
}

func (o Options) withDefaults() Options {
	if o.Comma == 0 || o.Comma == '"' || o.Comma == '\r' || o.Comma == '\n' || o.Comma >= utf8.RuneSelf {
		o.Comma = ','
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16 << 30
	}
	if o.MaxRecord <= 0 {
		o.MaxRecord = 1 << 20
	}
	if o.MaxFields <= 0 {
		o.MaxFields = 4096
	}
	if o.Buffer <= 0 {
		o.Buffer = 32 << 10
	}
	return o
}

// Reader reads records one after another. Make one with [NewReader].
type Reader struct {
	in  io.Reader
	opt Options

	buf      []byte
	next     int   // where the next record starts in buf
	consumed int64 // bytes of the input before buf
	line     int   // line of buf[next]
	eof      bool
	failed   error // what ended the reading
	srcErr   error // of in, for a DialectReader

	record  []byte // the current record as it is written, with its line end
	quotes  bool   // it has a quote
	at      position
	fields  [][]byte
	starts  []int  // where fields start in record
	scratch []byte // fields with doubled quotes, undoubled
}

// position is where a record starts.
type position struct {
	offset int64
	line   int
}

// NewReader returns a Reader of in. A byte order mark at the start is skipped.
func NewReader(in io.Reader, opt Options) *Reader {
	return &Reader{in: in, opt: opt.withDefaults(), line: 1}
}

// Read returns the fields of the next record. They are valid until the next
// call. At the end of the input the error is [io.EOF].
//
// An [*Error] that matches [ErrQuote], [ErrReturn] or [ErrUTF8] condemns one
// record: reading goes on with the next call. After any other error, that of
// the underlying reader included, each call returns the same error.
func (r *Reader) Read() ([][]byte, error) {
	if err := r.Next(); err != nil {
		return nil, err
	}
	return r.Fields()
}

// Next moves to the next record, as Read does, without cutting it into fields.
func (r *Reader) Next() error {
	if r.failed == nil {
		r.failed = r.advance()
	}
	return r.failed
}

// Fields returns the fields of the record that Next has moved to, with the
// errors of Read.
func (r *Reader) Fields() ([][]byte, error) {
	if r.failed != nil {
		return nil, r.failed
	}
	fields, err := r.split()
	if errors.Is(err, ErrTooLarge) {
		r.failed = err
	}
	return fields, err
}

// Raw returns the record that Next has moved to as it is written, without its
// line end. plain reports that it has no quote, so that every separator parts
// fields; whether its fields are well-formed only Fields says.
func (r *Reader) Raw() (record []byte, plain bool) { return r.content(), !r.quotes }

// content returns the record without its line end.
func (r *Reader) content() []byte {
	rec := r.record
	if n := len(rec); n > 0 && rec[n-1] == '\n' {
		if rec = rec[:n-1]; n > 1 && rec[n-2] == '\r' {
			rec = rec[:n-2]
		}
	}
	return rec
}

func (r *Reader) advance() error {
	if r.buf == nil {
		for len(r.buf) < len("\ufeff") && !r.eof {
			if err := r.fill(); err != nil && err != io.EOF {
				return err
			}
		}
		if bytes.HasPrefix(r.buf, []byte("\ufeff")) {
			r.next = len("\ufeff")
		}
	}
	r.fields, r.starts, r.scratch, r.quotes = r.fields[:0], r.starts[:0], r.scratch[:0], false
	end, lines, err := r.boundary()
	if err != nil {
		return err
	}
	r.record = r.buf[r.next:end]
	r.at = position{r.consumed + int64(r.next), r.line}
	r.next = end
	r.line += lines
	return nil
}

// boundary returns where the current record ends in buf, and how many line
// feeds it has. It reads on as far as it must. Each byte is looked at once for
// a line feed and once for a quote.
func (r *Reader) boundary() (end, lines int, err error) {
	quoted := false
	closed := -1 // where the last quoted field was closed
	feed := -1   // the first line feed at or after i, len(buf) for none
	i := r.next
	for {
		for i < len(r.buf) {
			if quoted {
				n := bytes.IndexByte(r.buf[i:], '"')
				if n < 0 {
					n = len(r.buf) - i
				} else {
					quoted, closed = false, i+n
					n++
				}
				lines += bytes.Count(r.buf[i:i+n], []byte{'\n'})
				i += n
				continue
			}
			if feed < i {
				if feed = bytes.IndexByte(r.buf[i:], '\n') + i; feed < i {
					feed = len(r.buf)
				}
			}
			if q := bytes.IndexByte(r.buf[i:feed], '"'); q >= 0 {
				at := i + q
				r.quotes = true
				quoted = at == r.next || r.buf[at-1] == r.opt.Comma || closed >= 0 && at == closed+1
				i = at + 1
				continue
			}
			if i = feed; feed < len(r.buf) {
				i++
				if i-r.next > r.opt.MaxRecord {
					return 0, 0, r.tooLong()
				}
				return i, lines + 1, nil
			}
		}
		if len(r.buf)-r.next > r.opt.MaxRecord {
			return 0, 0, r.tooLong()
		}
		if r.eof {
			switch {
			case quoted:
				return 0, 0, r.fail(ErrUnterminated, r.next)
			case i == r.next:
				return 0, 0, io.EOF
			}
			return i, lines, nil
		}
		before := r.next
		err := r.fill()
		i -= before - r.next
		closed -= before - r.next
		feed = -1
		if err != nil && err != io.EOF {
			return 0, 0, err
		}
	}
}

func (r *Reader) tooLong() error {
	return r.fail(fmt.Errorf("%w: a record of more than %d bytes", ErrTooLarge, r.opt.MaxRecord), r.next)
}

// fail returns an error at buf[at], which is on the current line.
func (r *Reader) fail(err error, at int) error {
	return &Error{Offset: r.consumed + int64(at), Line: r.line, Column: 1 + utf8.RuneCount(r.buf[r.next:at]), Err: err}
}

// Comma returns what parts fields.
func (r *Reader) Comma() byte { return r.opt.Comma }

// Line returns where the line is kept on which the current record starts.
func (r *Reader) Line() *int { return &r.at.line }

// Consumed returns how many bytes of the input lie before the next record.
func (r *Reader) Consumed() int64 { return r.consumed + int64(r.next) }

// fill moves what is not consumed to the front of the buffer and reads more.
func (r *Reader) fill() error {
	least := r.opt.Buffer
	if r.next > 0 {
		n := copy(r.buf, r.buf[r.next:])
		r.consumed += int64(r.next)
		r.buf, r.next = r.buf[:n], 0
	}
	if cap(r.buf)-len(r.buf) < least/2 {
		grown := make([]byte, len(r.buf), max(least, 2*cap(r.buf)))
		copy(grown, r.buf)
		r.buf = grown
	}
	for range 100 {
		n, err := r.in.Read(r.buf[len(r.buf):cap(r.buf)])
		if n < 0 || n > cap(r.buf)-len(r.buf) {
			return errors.New("csv: a reader returned an impossible count")
		}
		r.buf = r.buf[:len(r.buf)+n]
		if r.consumed+int64(len(r.buf)) > r.opt.MaxBytes {
			return r.fail(fmt.Errorf("%w: more than %d bytes", ErrTooLarge, r.opt.MaxBytes), r.next)
		}
		if err == io.EOF {
			r.eof = true
			return io.EOF
		}
		if n > 0 || err != nil {
			return err
		}
	}
	return io.ErrNoProgress
}

// split cuts the record into fields.
func (r *Reader) split() ([][]byte, error) {
	rec := r.content()
	if r.fields == nil { // a record of the usual number of fields grows nothing
		r.fields, r.starts = make([][]byte, 0, 8), make([]int, 0, 8)
	}
	if !r.quotes && r.splitPlain(rec) {
		return r.fields, nil
	}
	r.fields, r.starts, r.scratch = r.fields[:0], r.starts[:0], r.scratch[:0]
	comma := r.opt.Comma
	ascii := byte(0)
	var bad error
	badAt := 0
	condemn := func(err error, at int) {
		if bad == nil {
			bad, badAt = err, at
		}
	}
	for i := 0; ; i++ {
		if len(r.fields) == r.opt.MaxFields {
			return nil, r.errorAt(fmt.Errorf("%w: more than %d fields", ErrTooLarge, r.opt.MaxFields), i)
		}
		r.starts = append(r.starts, i)
		if i < len(rec) && rec[i] == '"' {
			field, end, err := r.quoted(rec, i)
			if err != nil {
				condemn(err, end)
			}
			for _, c := range field {
				ascii |= c
			}
			r.fields = append(r.fields, field)
			if i = end; err != nil {
				for i < len(rec) && rec[i] != comma {
					i++
				}
			}
		} else {
			start := i
			for i < len(rec) && rec[i] != comma {
				c := rec[i]
				if c <= '"' {
					switch c {
					case '"':
						condemn(fmt.Errorf("%w: in a field that does not begin with one", ErrQuote), i)
					case '\r':
						condemn(ErrReturn, i)
					}
				}
				ascii |= c
				i++
			}
			r.fields = append(r.fields, rec[start:i])
		}
		if i >= len(rec) {
			break
		}
	}
	if ascii >= utf8.RuneSelf {
		for i, f := range r.fields {
			if !utf8.Valid(f) {
				condemn(ErrUTF8, r.starts[i])
				break
			}
		}
	}
	if bad != nil {
		return nil, r.errorAt(bad, badAt)
	}
	return r.fields, nil
}

// splitPlain cuts a record without quotes, in which each separator parts fields, eight
// bytes at a time. It reports false for one with which something is wrong.
func (r *Reader) splitPlain(rec []byte) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	commas, beyond := uint64(r.opt.Comma)*ones, uint64(0)
	starts, n := r.starts[:cap(r.starts)], 0 // where fields start, and how many have ended
	starts[0] = 0
	for i := 0; i < len(rec); i += 8 {
		var word uint64
		if i+8 <= len(rec) {
			word = binary.LittleEndian.Uint64(rec[i:])
		} else {
			for j, c := range rec[i:] {
				word |= uint64(c) << (8 * j)
			}
		}
		beyond |= word
		// The high bit of each byte that is a separator.
		x := word ^ commas
		for found := ^(((x &^ highs) + (highs - ones)) | x) & highs; found != 0; found &= found - 1 {
			if n++; n == len(starts) {
				starts = slices.Grow(starts, n)
				starts = starts[:cap(starts)]
			}
			starts[n] = i + bits.TrailingZeros64(found)/8 + 1
		}
	}
	r.starts = starts[:n+1]
	fields := slices.Grow(r.fields[:0], n+1)[:n+1]
	for i, start := range r.starts[:n] {
		fields[i] = rec[start : r.starts[i+1]-1]
	}
	fields[n] = rec[r.starts[n]:]
	r.fields = fields
	return len(r.fields) <= r.opt.MaxFields && bytes.IndexByte(rec, '\r') < 0 && (beyond&highs == 0 || utf8.Valid(rec))
}

// quoted reads the field whose opening quote is rec[i], and returns where it
// ends: at a comma or the end of the record, or at what is wrong.
func (r *Reader) quoted(rec []byte, i int) (field []byte, end int, err error) {
	i++
	start, from := i, len(r.scratch)
	doubled := false
	for {
		n := bytes.IndexByte(rec[i:], '"')
		if n < 0 {
			return nil, len(rec), fmt.Errorf("%w: no closing quote in the record", ErrQuote)
		}
		i += n
		if i+1 < len(rec) && rec[i+1] == '"' {
			r.scratch = append(r.scratch, rec[start:i+1]...)
			i += 2
			start, doubled = i, true
			continue
		}
		field = rec[start:i]
		if doubled {
			r.scratch = append(r.scratch, field...)
			field = r.scratch[from:len(r.scratch):len(r.scratch)]
		}
		if i++; i < len(rec) && rec[i] != r.opt.Comma {
			err = fmt.Errorf("%w: text after a closing quote", ErrQuote)
		}
		return field, i, err
	}
}

// Position returns where field i of the current record starts, its opening
// quote included; i past the last field is the end of the record. It also
// serves a record that Read has condemned.
func (r *Reader) Position(i int) (offset int64, line, column int) {
	at := len(bytes.TrimRight(r.record, "\r\n"))
	if i >= 0 && i < len(r.starts) {
		at = r.starts[i]
	}
	return r.place(at)
}

// place returns the position of record[at].
func (r *Reader) place(at int) (offset int64, line, column int) {
	before := r.record[:min(at, len(r.record))]
	line = r.at.line + bytes.Count(before, []byte{'\n'})
	column = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return r.at.offset + int64(at), line, column
}

func (r *Reader) errorAt(err error, at int) error {
	offset, line, column := r.place(at)
	return &Error{Offset: offset, Line: line, Column: column, Err: err}
}

// Append appends a field to a record that is being written, quoted where RFC
// 4180 or a careless reader needs it.
func Append[T string | []byte](dst []byte, field T, comma byte) []byte {
	if !needsQuotes(field, comma) {
		return append(dst, field...)
	}
	dst = append(dst, '"')
	for i := range len(field) {
		if field[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, field[i])
	}
	return append(dst, '"')
}

func needsQuotes[T string | []byte](field T, comma byte) bool {
	if len(field) == 0 {
		return false
	}
	for _, c := range [...]byte{field[0], field[len(field)-1]} {
		if c == ' ' || c == '\t' {
			return true
		}
	}
	for i := range len(field) {
		if c := field[i]; c == comma || c <= '"' && (c == '"' || c == '\n' || c == '\r') {
			return true
		}
	}
	const mark = "\ufeff"
	return len(field) >= len(mark) && string(field[:len(mark)]) == mark
}
