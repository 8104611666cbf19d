package sector

import (
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrNoFiles, "no_files"}, {ErrFileName, "file_name"}, {ErrNotFile, "not_file"},
	{ErrIncomplete, "incomplete"},
}

// Code returns the stable word by which documents name the kind of the error:
// "no_files" for [ErrNoFiles], "incomplete" for [ErrIncomplete] and so on; that of
// an error of the packages below where it wraps one, else "other".
func (e *Error) Code() string {
	if e == nil {
		e = new(Error)
	}
	return errorCodes.Of(e.Err)
}

// MarshalJSON returns the error as an object: "code" as [Error.Code] has it,
// "text", the message, and "op", "file", "line", "column" and "path" where they are
// known.
func (e Error) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		*document.Fault
		Op     string `json:"op,omitzero"`
		File   string `json:"file,omitzero"`
		Line   int    `json:"line,omitzero"`
		Column int    `json:"column,omitzero"`
		Path   string `json:"path,omitzero"`
	}{document.FaultOf(&e), e.Op, e.File, e.Line, e.Column, e.Path})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (e *Error) UnmarshalJSON([]byte) error {
	return notRead("Error", "its code and text say what was wrong")
}

// MarshalJSON returns the problems as an object: "list", each as
// [Error.MarshalJSON] has it, and "total", how many there are.
func (ps Problems) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		List  []*Error `json:"list"`
		Total int      `json:"total"`
	}{append([]*Error{}, ps.List...), ps.Total})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (ps *Problems) UnmarshalJSON([]byte) error {
	return notRead("Problems", "the code and text of each say what was wrong")
}
