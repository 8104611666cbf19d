package agreements

//go:generate go run ../internal/gen/values agreements

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Errors of calls that cannot be answered. Each is found with [errors.Is] in
// the error that a call returns, which is an [*Error] with the details.
// Defects of an agreement are not errors: they are findings (see package rules).
var (
	// ErrInvalid: a record that lacks what it must have, or says what cannot be.
	ErrInvalid = errors.New("invalid record")
	// ErrBasis: a target without a basis, or an open one without its readings.
	ErrBasis = errors.New("target basis not stated")
	// ErrType: a stored value is of a type that is not read, such as a number
	// where text is expected.
	ErrType = errors.New("unsupported type")
	// ErrDuplicate: two records of one kind have one name.
	ErrDuplicate = errors.New("duplicate identifier")
	// ErrUnknown: a record that is not there.
	ErrUnknown = errors.New("unknown record")
	// ErrNotKnown: nothing was known of the agreement on the day of knowledge.
	ErrNotKnown = errors.New("not known on that day")
	// ErrSyntax: a text form that cannot be read.
	ErrSyntax = errors.New("syntax error")
	// ErrLimit: the input is larger than a stated limit.
	ErrLimit = errors.New("limit exceeded")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrInvalid, "invalid"}, {ErrBasis, "basis"}, {ErrDuplicate, "duplicate"}, {ErrUnknown, "unknown"},
	{ErrNotKnown, "not_known"}, {ErrSyntax, "syntax"}, {ErrLimit, "limit"}, {ErrNotPayable, "not_payable"},
	{ErrRounding, "rounding"},
}

// Error is the error of every call in this package: what was called, what is
// wrong, and where.
type Error struct {
	Op     string // the call, for instance "NewBook"
	Err    error  // one of the package's errors, or one of the packages below
	Path   string // JSON Pointer (RFC 6901) to the record, "" when there is none
	Offset int    // byte offset in a text input; 0 when there is none
	Line   int    // line in a file, from 1; 0 when there is none
	Column int    // character of the line, from 1; 0 when there is none
	Detail string // what is wrong, in English
}

// Error implements error.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	var b strings.Builder
	b.WriteString("agreements: ")
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	if e.Offset > 0 {
		fmt.Fprintf(&b, " (offset %d)", e.Offset)
	}
	return b.String()
}

// Unwrap returns the sentinel, so that [errors.Is] finds it.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error {
	e := &Error{Op: op, Err: ErrSyntax, Detail: fault.Explain()}
	if fault.Err != nil {
		e.Err = fault.Err
	} else if fault.Type {
		e.Err = ErrType
	} else if fault.Nil {
		e.Err = ErrInvalid
	}
	return e
}
