package figure

//go:generate go run ../../internal/gen/values indicators/figure

import (
	"errors"
	"strconv"

	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

var (
	// ErrUnset: an operand has no number.
	ErrUnset = errors.New("no number")
	// ErrType: a stored value is of a type that is not read, such as a number
	// where text is expected.
	ErrType = errors.New("unsupported type")
	// ErrSyntax: the text is not in the canonical form.
	ErrSyntax = errors.New("not a recognised form")
	// ErrTooLarge: a number, text, exponent or unit is beyond the limits.
	ErrTooLarge = errors.New("too large")
	// ErrDivisionByZero: a divisor is, or may be, zero.
	ErrDivisionByZero = errors.New("divisor may be zero")
	// ErrDomain: the operation has no meaning for these values.
	ErrDomain = errors.New("outside the domain of the operation")
	// ErrEmpty: no number lies between the bounds.
	ErrEmpty = errors.New("no number between the bounds")
	// ErrNotPoint: the operation wants a single number.
	ErrNotPoint = errors.New("not a single number")
	// ErrResolution: the resolution is not a positive decimal of modest size,
	// or the number is not a multiple of it.
	ErrResolution = errors.New("number and resolution do not fit")
	// ErrUnit: the units cannot be converted into one another.
	ErrUnit = errors.New("unlike units")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrUnset, "unset"}, {ErrType, "type"}, {ErrSyntax, "syntax"}, {ErrTooLarge, "too_large"},
	{ErrDivisionByZero, "division_by_zero"}, {ErrDomain, "domain"}, {ErrEmpty, "empty"},
	{ErrNotPoint, "not_point"}, {ErrResolution, "resolution"}, {ErrUnit, "unit"},
}

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrType, Detail: document.NotRead(name, instead)}
}

// Error is the one error type of the package.
type Error struct {
	Op     string // what was asked: "parse", "divide", "CAGR", ...
	Input  string // the text or the operands concerned
	Offset int    // byte offset in Input at which the fault was seen
	Err    error  // one of the sentinel errors of the package
	Detail string // what exactly, or what is allowed, in English; may be empty
}

// maxQuote is how much of a faulty input an error message repeats.
const maxQuote = 64

// Error quotes the input, cut short when it is long.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	s := "figure: " + e.Op + " " + strconv.Quote(cut(e.Input))
	if len(e.Input) > maxQuote {
		s += "..."
	}
	if e.Offset > 0 {
		s += " at byte " + strconv.Itoa(e.Offset)
	}
	s += ": " + e.reason()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// reason is what the sentinel says; the zero Error has none.
func (e *Error) reason() string {
	if e.Err == nil {
		return "unknown error"
	}
	return e.Err.Error()
}

// Unwrap gives the sentinel error to [errors.Is].
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

func cut(s string) string {
	return s[:min(len(s), maxQuote)]
}

// fail makes the error of an operation on figures.
func fail(op string, err error, operands ...Figure) error {
	in := ""
	for i, f := range operands {
		if i > 0 {
			in += ", "
		}
		if !f.IsSet() {
			in += "unset"
		}
		in += cut(f.String())
	}
	return &Error{Op: op, Input: in, Err: err}
}

// refuseStored makes the error of a stored value that was refused unread.
func refuseStored(op string, fault stored.Fault) error {
	e := &Error{Op: op, Input: fault.Input, Err: ErrSyntax, Detail: fault.Detail}
	if fault.Type {
		e.Err = ErrType
	} else if fault.Nil {
		e.Err = ErrUnset
	}
	return e
}
