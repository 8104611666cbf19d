package progress

//go:generate go run ../../internal/gen/values agreements/progress

import (
	"errors"
	"strings"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// Errors of text forms. They are found with [errors.Is]; the error returned is an
// [*Error] that wraps one of them.
var (
	// ErrSyntax: a text form that cannot be read.
	ErrSyntax = errors.New("syntax error")
	// ErrType: a stored value is of a type that is not read, such as a number
	// where text is expected.
	ErrType = errors.New("unsupported type")
)

// errShape reports a [Shape] that is not one of the shapes.
var errShape = errors.New("unknown shape of a path")

// Error is the error of every call in this package: what was called and
// why it has no answer.
type Error struct {
	// Op is the call, for instance "Of" or "Trajectory.Expected".
	Op string
	// Err is the reason, an [Undefined]; of a text that cannot be read or a path
	// of an unknown shape it is another error.
	Err error
	// Detail is what package figure said, in English.
	Detail string
}

// Error implements error, in English.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	var b strings.Builder
	b.WriteString("progress: ")
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	return b.String()
}

// Unwrap returns the reason, so that [errors.Is] finds it.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error {
	e := &Error{Op: op, Err: ErrSyntax, Detail: fault.Explain()}
	if fault.Type || fault.Nil {
		e.Err = ErrType
	}
	return e
}

// undefined returns u as the error of a call.
func undefined(op string, u Undefined) error { return &Error{Op: op, Err: u} }

// because returns the reason of an error of package figure as the error of a
// call; nil for nil.
func because(op string, err error) error {
	if err == nil {
		return nil
	}
	reason, detail := UndefinedOf(err), err.Error()
	if detail == reason.Error() {
		detail = "" // it is said already
	}
	return &Error{Op: op, Err: reason, Detail: detail}
}
