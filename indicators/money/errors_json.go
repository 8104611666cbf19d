package money

import (
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrUnset, "unset"}, {ErrOverflow, "overflow"}, {ErrPrecision, "precision"},
	{ErrMismatch, "currencies_differ"}, {ErrSameCurrency, "same_currency"}, {ErrCurrency, "currency"},
	{ErrSyntax, "syntax"}, {ErrType, "type"}, {ErrRounding, "rounding"}, {ErrPlaces, "places"},
	{ErrDivisionByZero, "division_by_zero"}, {ErrNotPositive, "not_positive"}, {ErrCount, "count"},
	{ErrWeight, "weight"}, {ErrOrder, "order"}, {ErrEmpty, "empty"},
}

// Code returns the stable word by which documents name the kind of the error:
// "unset" for [ErrUnset], "precision" for [ErrPrecision] and so on; "other" for an error
// that is not of this package.
func (e *Error) Code() string {
	if e == nil {
		e = new(Error)
	}
	return errorCodes.Of(e.Err)
}

// MarshalJSON returns the error as an object: "code" as [Error.Code] has it,
// "text", the message, and "op", "input" and "offset" where they are known.
func (e Error) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		*document.Fault
		Op     string `json:"op,omitzero"`
		Input  string `json:"input,omitzero"`
		Offset int    `json:"offset,omitzero"`
	}{document.FaultOf(&e), e.Op, e.Input, e.Offset})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (e *Error) UnmarshalJSON([]byte) error {
	return &Error{
		Op: "Error.UnmarshalJSON", Err: ErrType,
		Detail: document.NotRead("Error", "code and text say what was wrong"),
	}
}
