package money

//go:generate go run ../../internal/gen/values indicators/money

import (
	"errors"
	"strconv"

	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Errors for errors.Is. Each comes wrapped in an [*Error].
var (
	// ErrUnset: an operand is the zero value, which is no amount, ratio or rate.
	ErrUnset = errors.New("value is unset")
	// ErrOverflow: the exact result, after the rounding asked for, does not
	// fit.
	ErrOverflow = errors.New("result out of range")
	// ErrPrecision: the value has more decimal places than the type holds, and
	// no rounding mode was given.
	ErrPrecision = errors.New("too many decimal places")
	// ErrMismatch: the operands are in different currencies.
	ErrMismatch = errors.New("currencies differ")
	// ErrSameCurrency: a rate from a currency to itself.
	ErrSameCurrency = errors.New("base and quote are the same currency")
	// ErrCurrency: not a code of ISO 4217, nor one of [NewCurrency].
	ErrCurrency = errors.New("unknown currency")
	// ErrSyntax: malformed input.
	ErrSyntax = errors.New("malformed input")
	// ErrType: the input is of a type that is not read, such as a number where
	// a string is expected.
	ErrType = errors.New("unsupported type")
	// ErrRounding: not one of the seven modes.
	ErrRounding = errors.New("invalid rounding mode")
	// ErrPlaces: decimal places out of range.
	ErrPlaces = errors.New("decimal places out of range")
	// ErrDivisionByZero: a divisor, or a denominator, is zero.
	ErrDivisionByZero = errors.New("division by zero")
	// ErrNotPositive: a rate, or a rounding step, that is zero or negative.
	ErrNotPositive = errors.New("not positive")
	// ErrCount: fewer than 1 or more than [MaxParts] parts.
	ErrCount = errors.New("number of parts out of range")
	// ErrWeight: a negative weight, or weights that are all zero.
	ErrWeight = errors.New("weights negative or all zero")
	// ErrOrder: a lower bound above the upper one.
	ErrOrder = errors.New("bounds in the wrong order")
	// ErrEmpty: a sum, minimum or maximum of nothing has no currency.
	ErrEmpty = errors.New("no amounts")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrUnset, "unset"}, {ErrOverflow, "overflow"}, {ErrPrecision, "precision"},
	{ErrMismatch, "currencies_differ"}, {ErrSameCurrency, "same_currency"}, {ErrCurrency, "currency"},
	{ErrSyntax, "syntax"}, {ErrType, "type"}, {ErrRounding, "rounding"}, {ErrPlaces, "places"},
	{ErrDivisionByZero, "division_by_zero"}, {ErrNotPositive, "not_positive"}, {ErrCount, "count"},
	{ErrWeight, "weight"}, {ErrOrder, "order"}, {ErrEmpty, "empty"},
}

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrType, Detail: document.NotRead(name, instead)}
}

// Error is the error of every call of this package that cannot be answered.
type Error struct {
	Op     string // the call, such as "parse" or "add"
	Err    error  // one of the sentinels of this package
	Input  string // what was read, at most 64 bytes of it; empty for arithmetic
	Offset int    // byte offset of the fault in what was read; -1 without input
	Detail string // what exactly, in English; may be empty
}

// Error returns a message on one line.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	s := "money: " + e.Op
	if e.Offset >= 0 {
		s += " " + strconv.Quote(e.Input)
	}
	s += ": " + e.reason()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Offset >= 0 {
		s += " (byte " + strconv.Itoa(e.Offset) + ")"
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

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// opError is an error without input.
func opError(op string, err error) error {
	return &Error{Op: op, Err: err, Offset: -1}
}

// maxQuote is how much of an input an error keeps.
const maxQuote = 64

// inputError is an error at a byte of the input, which is cut short.
func inputError(op string, err error, input string, offset int, detail string) error {
	input = input[:min(len(input), maxQuote)]
	// A copy: the error must not keep a large input alive.
	return &Error{Op: op, Err: err, Input: string([]byte(input)), Offset: offset, Detail: detail}
}

// refuseStored makes the error of a stored value that was refused unread.
func refuseStored(op string, fault stored.Fault) error {
	if fault.Type {
		return &Error{Op: op, Err: ErrType, Offset: -1, Detail: fault.Detail}
	}
	if fault.Nil {
		return &Error{Op: op, Err: ErrUnset, Offset: -1, Detail: fault.Detail}
	}
	return inputError(op, ErrSyntax, fault.Input, 0, fault.Detail)
}
