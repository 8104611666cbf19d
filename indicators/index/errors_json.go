package index

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the errors of the package.
var errorCodes = document.Codes{
	{ErrLimit, "limit"}, {figure.ErrUnset, "unset"}, {figure.ErrTooLarge, "too_large"},
	{figure.ErrDivisionByZero, "division_by_zero"}, {figure.ErrDomain, "domain"}, {figure.ErrEmpty, "empty"},
	{figure.ErrNotPoint, "not_point"},
}

// Code returns the stable word by which documents name the kind of the error:
// "limit" for [ErrLimit], "division_by_zero" for [figure.ErrDivisionByZero] and so
// on.
func (e *Error) Code() string {
	if e == nil {
		e = new(Error)
	}
	return errorCodes.Of(e.Err)
}

// MarshalJSON returns the error as an object: "code" as [Error.Code] has it,
// "text", the message, and "op".
func (e Error) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		*document.Fault
		Op string `json:"op,omitzero"`
	}{document.FaultOf(&e), e.Op})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (e *Error) UnmarshalJSON([]byte) error {
	return &Error{
		Op: "Error.UnmarshalJSON", Err: figure.ErrType,
		Detail: document.NotRead("Error", "code and text say what was wrong"),
	}
}
