package period

//go:generate go run ../../internal/gen/values indicators/period

import (
	"errors"
	"strconv"

	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

var (
	// ErrType: a stored value is of a type that is not read, such as a number
	// where text is expected.
	ErrType = errors.New("unsupported type")
	// ErrSyntax: the text is not in a form that the parser reads.
	ErrSyntax = errors.New("not a recognised form")
	// ErrRange: a year, month, day or count does not exist in the calendar.
	ErrRange = errors.New("outside the calendar")
	// ErrOrder: a range ends before it starts.
	ErrOrder = errors.New("ends before it starts")
	// ErrKind: the operation has no answer for periods of these kinds.
	ErrKind = errors.New("kinds of period do not fit")
	// ErrUnset: an operand has no value.
	ErrUnset = errors.New("unset")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrType, "type"}, {ErrSyntax, "syntax"}, {ErrRange, "range"}, {ErrOrder, "order"}, {ErrKind, "kind"},
	{ErrUnset, "unset"},
}

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrType, Detail: document.NotRead(name, instead)}
}

// Error is the one error type of the package.
type Error struct {
	Op     string // what was asked: "parse date", "years", ...
	Input  string // the text or values concerned
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
	in := e.Input[:min(len(e.Input), maxQuote)]
	s := "period: " + e.Op + " " + strconv.Quote(in)
	if len(in) < len(e.Input) {
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
