package period

import (
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrType, "type"}, {ErrSyntax, "syntax"}, {ErrRange, "range"}, {ErrOrder, "order"}, {ErrKind, "kind"},
	{ErrUnset, "unset"},
}

// Code returns the stable word by which documents name the kind of the error:
// "type" for [ErrType], "range" for [ErrRange] and so on; "other" for an error
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
