package agreements

import (
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrInvalid, "invalid"}, {ErrBasis, "basis"}, {ErrDuplicate, "duplicate"}, {ErrUnknown, "unknown"},
	{ErrNotKnown, "not_known"}, {ErrSyntax, "syntax"}, {ErrLimit, "limit"}, {ErrNotPayable, "not_payable"},
	{ErrRounding, "rounding"},
}

// Code returns the stable word by which documents name the kind of the error:
// "not_known" for [ErrNotKnown], "basis" for [ErrBasis] and so on; that of an
// error of the packages below where it wraps one, such as "no_data" or
// "no_baseline", else "other".
func (e *Error) Code() string {
	if e == nil {
		e = new(Error)
	}
	return errorCodes.Of(e.Err)
}

// MarshalJSON returns the error as an object: "code" as [Error.Code] has it,
// "text", the message, and "op", "path", "offset", "line" and "column" where they
// are known.
func (e Error) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		*document.Fault
		Op     string `json:"op,omitzero"`
		Path   string `json:"path,omitzero"`
		Offset int    `json:"offset,omitzero"`
		Line   int    `json:"line,omitzero"`
		Column int    `json:"column,omitzero"`
	}{document.FaultOf(&e), e.Op, e.Path, e.Offset, e.Line, e.Column})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (e *Error) UnmarshalJSON([]byte) error {
	return notRead("Error", "its code and text say what was wrong")
}
