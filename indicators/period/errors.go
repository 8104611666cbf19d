package period

import (
	"errors"
	"strconv"
)

var (
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

// Error is the one error type of the package.
type Error struct {
	Op     string // what was asked: "parse date", "years", ...
	Input  string // the text or values concerned
	Offset int    // byte offset in Input at which the fault was seen
	Err    error  // one of the sentinel errors of the package
}

// maxQuote is how much of a faulty input an error message repeats.
const maxQuote = 64

// Error quotes the input, cut short when it is long.
func (e *Error) Error() string {
	in := e.Input
	if len(in) > maxQuote {
		in = in[:maxQuote]
	}
	s := "period: " + e.Op + " " + strconv.Quote(in)
	if len(in) < len(e.Input) {
		s += "..."
	}
	if e.Offset > 0 {
		s += " at byte " + strconv.Itoa(e.Offset)
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the sentinel error to [errors.Is].
func (e *Error) Unwrap() error { return e.Err }
