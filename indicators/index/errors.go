package index

//go:generate go run ../../internal/gen/values indicators/index

import (
	"errors"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/document"
)

// Errors of this package, besides those of package figure.
var (
	// ErrLimit: more products or values than 10,000.
	ErrLimit = errors.New("limit exceeded")
	// ErrBreak: a chain that lacks a link, or whose links do not fit together.
	ErrBreak = errors.New("chain is broken")
	// ErrBase: the base period has no figure.
	ErrBase = errors.New("base without a figure")
)

// errorCodes are the words by which documents name the errors of the package.
var errorCodes = document.Codes{
	{ErrLimit, "limit"}, {ErrBreak, "chain_broken"}, {ErrBase, "no_base"},
	{figure.ErrUnset, "unset"}, {figure.ErrTooLarge, "too_large"},
	{figure.ErrDivisionByZero, "division_by_zero"}, {figure.ErrDomain, "domain"}, {figure.ErrEmpty, "empty"},
	{figure.ErrNotPoint, "not_point"},
}

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: figure.ErrType, Detail: document.NotRead(name, instead)}
}

// Error is the error of every call in this package. What is wrong is found
// with [errors.Is]: [ErrLimit], [ErrBreak], [ErrBase], or one of package figure's errors.
type Error struct {
	Op     string // the function, for instance "Laspeyres"
	Err    error
	Detail string // what is wrong, in English; "" where Err says it all
}

// Error says which function refused its input, and why.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	s := "index: " + e.Op
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// Unwrap returns what is wrong, so that [errors.Is] finds it.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// failure returns the error of a function; the detail of an [Error] that it
// passes on is kept.
func failure(op string, err error, detail string) error {
	if inner, ok := errors.AsType[*Error](err); ok {
		return &Error{Op: op, Err: inner.Err, Detail: inner.Detail}
	}
	return &Error{Op: op, Err: err, Detail: detail}
}

// nth says which product or value of a call is at fault, counted from 1.
func nth(what string, i int, detail string) string {
	return what + " " + strconv.Itoa(i+1) + ": " + detail
}
