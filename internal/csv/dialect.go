package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// Dialect says how a table is written where it is not as RFC 4180 has it. The
// zero Dialect is RFC 4180.
type Dialect struct {
	Delimiter string // what parts fields; default ","
	// Terminator ends a record. By default it is a line feed, with or without a
	// carriage return before it; so are "\n" and "\r\n".
	Terminator string
	Quote      string // one character; default '"'
	NoQuote    bool   // no character quotes
	NoDouble   bool   // two quotes inside quotes are not one
	Escape     string // one character, which takes the next one as it is; "" for none
	Comment    string // a record that begins with it is passed over; "" for none
	SkipSpace  bool   // spaces and tabs after a delimiter do not count
	Bytes      bool   // fields are in another encoding than UTF-8 and are not checked
}

// DialectReader reads the records of a table in a dialect, as [Reader] reads
// those of RFC 4180: with the same errors and places, in bounded memory.
type DialectReader struct {
	Reader
	d       Dialect
	special [256]bool // bytes that can begin anything but plain text
}

// NewDialectReader returns a DialectReader of in. The Comma of opt is not used.
func NewDialectReader(in io.Reader, d Dialect, opt Options) *DialectReader {
	if d.Delimiter == "" {
		d.Delimiter = ","
	}
	if d.Terminator == "\n" || d.Terminator == "\r\n" {
		d.Terminator = ""
	}
	if d.Quote == "" {
		d.Quote = `"`
	}
	if d.NoQuote {
		d.Quote = ""
	}
	r := &DialectReader{Reader: *NewReader(in, opt), d: d}
	r.special['\n'], r.special['\r'] = true, true
	for _, s := range [...]string{d.Delimiter, d.Quote, d.Escape, d.Terminator} {
		if s != "" {
			r.special[s[0]] = true
		}
	}
	return r
}

// What is wrong with a quote. They stand here so that a file full of them costs
// nothing.
var (
	errInside = fmt.Errorf("%w: in a field that does not begin with one", ErrQuote)
	errAfter  = fmt.Errorf("%w: text after a closing quote", ErrQuote)
)

// Read returns the fields of the next record, as [Reader.Read] does.
func (r *DialectReader) Read() ([][]byte, error) {
	if r.failed != nil {
		return nil, r.failed
	}
	fields, err := r.read()
	if err != nil && !errors.Is(err, ErrQuote) && !errors.Is(err, ErrReturn) && !errors.Is(err, ErrUTF8) {
		r.failed = err
	}
	return fields, err
}

// Fields returns the fields of the current record again.
func (r *DialectReader) Fields() [][]byte { return r.fields }

func (r *DialectReader) read() ([][]byte, error) {
	if r.buf == nil {
		for len(r.buf) < len("\ufeff") && !r.eof {
			if err := r.fill(); err != nil && err != io.EOF {
				return nil, err
			}
		}
		if bytes.HasPrefix(r.buf, []byte("\ufeff")) {
			r.next = len("\ufeff")
		}
	}
	for {
		if !r.have(0, 1) {
			if r.srcErr != nil {
				return nil, r.srcErr
			}
			return nil, io.EOF
		}
		comment := r.d.Comment != "" && r.is(0, r.d.Comment)
		s := scan{r: r, comment: comment}
		end, err := s.record()
		if err != nil {
			return nil, err
		}
		r.record = r.buf[r.next : r.next+end]
		r.at = position{r.consumed + int64(r.next), r.line}
		if !comment {
			r.fields, r.starts, r.scratch = slices.Grow(r.fields[:0], s.fields), slices.Grow(r.starts[:0], s.fields),
				r.scratch[:0]
			s = scan{r: r, emit: true}
			if _, err := s.record(); err != nil {
				return nil, err
			}
		}
		r.next += end
		r.line += bytes.Count(r.record, []byte{'\n'})
		if comment {
			continue
		}
		if !r.d.Bytes {
			for i, f := range r.fields {
				if !utf8.Valid(f) {
					s.condemn(ErrUTF8, r.starts[i])
					break
				}
			}
		}
		if s.bad != nil {
			return nil, r.errorAt(s.bad, s.badAt)
		}
		return r.fields, nil
	}
}

// have reports whether the record has n bytes from i on, and reads as far as
// it must.
func (r *DialectReader) have(i, n int) bool {
	for r.next+i+n > len(r.buf) {
		if r.eof || r.srcErr != nil {
			return false
		}
		if err := r.fill(); err != nil && err != io.EOF {
			r.srcErr = err
			return false
		}
	}
	return true
}

// is reports whether s stands at i.
func (r *DialectReader) is(i int, s string) bool {
	return r.have(i, 1) && r.buf[r.next+i] == s[0] && r.have(i, len(s)) && string(r.buf[r.next+i:r.next+i+len(s)]) == s
}

// scan walks a record: once to find its end, and then, when it is in the buffer
// as a whole, to cut it into fields.
type scan struct {
	r       *DialectReader
	comment bool
	emit    bool
	fields  int
	bad     error
	badAt   int
}

func (s *scan) condemn(err error, at int) {
	if s.bad == nil {
		s.bad, s.badAt = err, at
	}
}

// end returns how long the end of a record at i is, 0 when there is none. At
// the end of the input it is -1.
func (s *scan) end(i int) int {
	r := s.r
	if !r.have(i, 1) {
		return -1
	}
	if t := r.d.Terminator; t != "" {
		if r.is(i, t) {
			return len(t)
		}
		return 0
	}
	switch c := r.buf[r.next+i]; {
	case c == '\n':
		return 1
	case c == '\r' && r.is(i, "\r\n"):
		return 2
	}
	return 0
}

// record returns how long the record is, its end included.
func (s *scan) record() (int, error) {
	r := s.r
	i := 0
	for {
		if s.comment {
			i = s.skip(i, false)
		} else {
			if s.fields++; s.fields > r.opt.MaxFields {
				return 0, r.fail(fmt.Errorf("%w: more than %d fields", ErrTooLarge, r.opt.MaxFields), r.next+i)
			}
			var err error
			if i, err = s.field(i); err != nil {
				return 0, err
			}
		}
		if r.srcErr != nil && !s.emit {
			return 0, r.srcErr
		}
		if i > r.opt.MaxRecord {
			return 0, r.tooLong()
		}
		switch n := s.end(i); {
		case n < 0:
			if r.srcErr != nil {
				return 0, r.srcErr
			}
			return i, nil
		case n > 0:
			return i + n, nil
		}
		i += len(r.d.Delimiter)
	}
}

// skip returns where the next end of a record or, if it is wanted, delimiter is.
func (s *scan) skip(i int, delimiter bool) int {
	for s.end(i) == 0 && !(delimiter && s.r.is(i, s.r.d.Delimiter)) && i <= s.r.opt.MaxRecord {
		i++
	}
	return i
}

// field is a field that is being read: what is at start and, when something in
// it is escaped, what has been copied before that.
type field struct {
	start  int
	from   int // of what has been copied, in the scratch buffer
	copied bool
}

// keep copies what a field has up to end; what comes next is not part of it.
func (s *scan) keep(f *field, end int) {
	if r := s.r; s.emit {
		r.scratch = append(r.scratch, r.buf[r.next+f.start:r.next+end]...)
	}
	f.copied = true
}

// add adds a field that ends at end to the record.
func (s *scan) add(f *field, end int) {
	r := s.r
	if !s.emit {
		return
	}
	if !f.copied {
		r.fields = append(r.fields, r.buf[r.next+f.start:r.next+end])
		return
	}
	s.keep(f, end)
	r.fields = append(r.fields, r.scratch[f.from:len(r.scratch):len(r.scratch)])
}

// skipSpace returns where the white space before a field ends.
func (s *scan) skipSpace(i int) int {
	r := s.r
	for r.have(i, 1) && (r.buf[r.next+i] == ' ' || r.buf[r.next+i] == '\t') && !r.is(i, r.d.Delimiter) &&
		i <= r.opt.MaxRecord {
		i++
	}
	return i
}

// field reads the field at i and returns where it ends.
func (s *scan) field(i int) (int, error) {
	r, d := s.r, &s.r.d
	if s.emit {
		r.starts = append(r.starts, i)
	}
	if d.SkipSpace {
		i = s.skipSpace(i)
	}
	quoted := d.Quote != "" && r.is(i, d.Quote)
	if quoted {
		i += len(d.Quote)
	}
	f := field{start: i, from: len(r.scratch)}
	for i <= r.opt.MaxRecord {
		if !r.have(i, 1) {
			if quoted && r.srcErr == nil {
				return 0, r.fail(ErrUnterminated, r.next)
			}
			s.add(&f, i)
			return i, nil
		}
		c := r.buf[r.next+i]
		switch {
		case !r.special[c]:
			rest := r.buf[r.next+i:]
			n := 1
			for n < len(rest) && !r.special[rest[n]] {
				n++
			}
			i += n
		case d.Escape != "" && r.is(i, d.Escape) && r.have(i, len(d.Escape)+1):
			s.keep(&f, i)
			f.start = i + len(d.Escape)
			i = f.start + 1
		case quoted && r.is(i, d.Quote):
			if n := len(d.Quote); !d.NoDouble && r.is(i+n, d.Quote) {
				s.keep(&f, i+n)
				i += 2 * n
				f.start = i
				continue
			}
			s.add(&f, i)
			i += len(d.Quote)
			if s.end(i) == 0 && !r.is(i, d.Delimiter) {
				s.condemn(errAfter, i)
				i = s.skip(i, true)
			}
			return i, nil
		case quoted:
			i++
		case r.is(i, d.Delimiter) || s.end(i) != 0:
			s.add(&f, i)
			return i, nil
		default:
			switch {
			case d.Quote != "" && r.is(i, d.Quote):
				s.condemn(errInside, i)
			case c == '\r' && d.Terminator == "":
				s.condemn(ErrReturn, i)
			}
			i++
		}
	}
	return 0, r.tooLong()
}
