package indicators

import (
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/mithaq-go/mithaq/internal/csv"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// The formats of this package's files, as their "format" member says.
const (
	CatalogueFormat    = "mithaq.catalogue/1"
	SourcesFormat      = "mithaq.sources/1"
	ObservationsFormat = "mithaq.observations/1"
)

// Format is how a file of observations is written.
type Format uint16

const (
	// JSON is one document, which also holds corrections. It is the form to
	// write by hand and to keep under version control.
	JSON Format = iota
	// JSONLines is one observation a line, after a line with the format. It is
	// the form for bulk data.
	JSONLines
	// CSV is a table (RFC 4180) with a column for each member. It is the form
	// for spreadsheets.
	CSV
)

var observationFormats = enum.Table[Format]{"json", "jsonl", "csv"}

// String returns "json", "jsonl" or "csv".
func (f Format) String() string { return observationFormats.String("format", f) }

// DecodeOptions are the limits of a decoding. A number that is not positive
// stands for its default.
type DecodeOptions struct {
	// MaxBytes limits the input: by default 64 MiB for a catalogue or a file of
	// sources, 16 GiB for observations, which stream.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxRecord limits the bytes of one observation; default 1 MiB.
	MaxRecord int `json:"max_record,omitzero"`
	// MaxRecords limits the number of records; default 10,000,000.
	MaxRecords int `json:"max_records,omitzero"`
	// MaxDepth limits the levels of arrays and objects; default 16.
	MaxDepth int `json:"max_depth,omitzero"`
	// MaxProblems limits the problems that are listed; all are counted. Default
	// 100.
	MaxProblems int `json:"max_problems,omitzero"`
}

func (o DecodeOptions) withDefaults(maxBytes int64) DecodeOptions {
	if o.MaxBytes <= 0 {
		o.MaxBytes = maxBytes
	}
	o.MaxBytes = min(o.MaxBytes, math.MaxInt64/2)
	if o.MaxRecord <= 0 {
		o.MaxRecord = 1 << 20
	}
	if o.MaxRecords <= 0 {
		o.MaxRecords = 10_000_000
	}
	if o.MaxDepth <= 0 {
		o.MaxDepth = 16
	}
	if o.MaxProblems <= 0 {
		o.MaxProblems = 100
	}
	return o
}

const (
	maxDocument = 64 << 20
	maxStream   = 16 << 30
)

func (o DecodeOptions) strict(format string) strictjson.Options {
	return strictjson.Options{
		Format: format, MaxBytes: o.MaxBytes, MaxRecord: o.MaxRecord, MaxDepth: o.MaxDepth,
		MaxElements: o.MaxRecords, MaxProblems: o.MaxProblems,
	}
}

// limited reads at most max bytes of r, and fails with ErrLimit when there are
// more.
type limited struct {
	r    io.Reader
	op   string
	left int64
	max  int64
}

func (l *limited) Read(p []byte) (int, error) {
	if l.left < 0 {
		return 0, &Error{Op: l.op, Err: ErrLimit, Detail: fmt.Sprintf("more than %d bytes", l.max)}
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return max(n-1, 0), nil
	}
	return n, err
}

// kinds says which of this package's errors stands for an error of a scanner.
var kinds = [...]struct{ inner, outer error }{
	{strictjson.ErrSyntax, ErrSyntax},
	{strictjson.ErrUTF8, ErrSyntax},
	{strictjson.ErrDuplicate, ErrDuplicate},
	{strictjson.ErrFormat, ErrFormat},
	{strictjson.ErrDepth, ErrLimit},
	{strictjson.ErrTooLarge, ErrLimit},
	{csv.ErrQuote, ErrSyntax},
	{csv.ErrUnterminated, ErrSyntax},
	{csv.ErrReturn, ErrSyntax},
	{csv.ErrUTF8, ErrSyntax},
	{csv.ErrTooLarge, ErrLimit},
}

// cause is an error from below with the error of this package that it stands
// for. It reads as the one from below.
type cause struct{ kind, inner error }

func (c *cause) Error() string   { return c.inner.Error() }
func (c *cause) Unwrap() []error { return []error{c.kind, c.inner} }

// explain sets what is wrong.
func (e *Error) explain(err error) *Error {
	var own *Error
	if errors.As(err, &own) {
		e.Err, e.Detail = own.Err, own.Detail
		return e
	}
	kind := ErrInvalid
	for _, k := range kinds {
		if errors.Is(err, k.inner) {
			kind = k.outer
			break
		}
	}
	e.Err = &cause{kind, err}
	return e
}

// offset returns a byte offset as an int, 0 if it is not a valid one.
func offset(n int64) int {
	if n > math.MaxInt {
		return 0
	}
	return int(n)
}

// problemsOf returns the errors of a scanner as this package's own. ok is false
// for an error that is not about the input.
func problemsOf(op string, err error) (ps *Problems, ok bool) {
	var many *strictjson.Problems
	if !errors.As(err, &many) {
		return nil, false
	}
	ps = &Problems{Total: many.Total}
	for _, p := range many.List {
		e := &Error{Op: op, Path: p.Pointer, Offset: offset(p.Offset), Line: p.Line, Column: p.Column}
		ps.List = append(ps.List, e.explain(p.Err))
	}
	return ps, true
}

// merge adds the problems of err to ps, and returns err when it is none.
func (ps *Problems) merge(err error, most int) error {
	var more *Problems
	if !errors.As(err, &more) {
		return err
	}
	ps.List = append(ps.List, more.List[:max(0, min(len(more.List), most-len(ps.List)))]...)
	ps.Total += more.Total
	return nil
}
