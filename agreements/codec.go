package agreements

import (
	"io"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Format is the "format" member of a file of agreements.
const Format = "mithaq.agreements/1"

// DecodeOptions are the limits of reading a file. The zero value is the safe
// behaviour; a number that is not positive means the default.
type DecodeOptions struct {
	// MaxBytes is the length of a file; default 64 MiB.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxDepth is the levels of arrays and objects; default 64.
	MaxDepth int `json:"max_depth,omitzero"`
	// MaxProblems is how many problems are listed; default 100. All are counted.
	MaxProblems int `json:"max_problems,omitzero"`
}

// DecodeBook reads a file of agreements and makes a book of it, as [NewBook]
// does. The error wraps an [*Error] for every problem, with its JSON Pointer and
// byte offset and the sentinel for it ([ErrSyntax], [ErrInvalid], [ErrLimit] and
// so on): members that are misspelt, given twice or missing, values that are
// none. See the JSON Schema schema/agreements-1.schema.json beside this
// package's code.
func DecodeBook(r io.Reader, opt DecodeOptions) (*Book, error) {
	spec, err := DecodeSpec(r, opt)
	if err != nil {
		return nil, err
	}
	return NewBook(spec)
}

// DecodeSpec reads a file of agreements without making a book of it, for a
// book that is made of several files.
func DecodeSpec(r io.Reader, opt DecodeOptions) (BookSpec, error) {
	if r == nil {
		return BookSpec{}, &Error{Op: "DecodeSpec", Err: ErrInvalid, Detail: "no reader"}
	}
	var spec BookSpec
	err := strictjson.DecodeFrom(r, &spec, strictjson.Options{
		Format: Format, MaxBytes: opt.MaxBytes, MaxDepth: opt.MaxDepth, MaxProblems: opt.MaxProblems,
	})
	if err != nil {
		return BookSpec{}, decodeError("DecodeSpec", err)
	}
	return spec, nil
}

// Encode writes the book as [DecodeBook] reads it. The same book always gives
// the same bytes.
func (b *Book) Encode(w io.Writer) error {
	if b == nil {
		b = new(Book)
	}
	return b.spec.Encode(w)
}

// Encode writes the records as [DecodeSpec] reads them.
func (s BookSpec) Encode(w io.Writer) error {
	if w == nil {
		return &Error{Op: "Encode", Err: ErrInvalid, Detail: "no writer"}
	}
	text, err := strictjson.Encode(s, strictjson.EncodeOptions{Format: Format})
	if err != nil {
		return &Error{Op: "Encode", Err: err}
	}
	_, err = w.Write(text)
	return err
}
