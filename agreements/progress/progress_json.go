package progress

import (
	"errors"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/document"
)

// errNotRead: a type that is written and not read back.
var errNotRead = errors.New("written and not read back")

// errorCodes are the words by which documents name the errors of the package that
// are no [Undefined].
var errorCodes = document.Codes{{errShape, "shape"}, {errNotRead, "not_read"}}

// Code returns the stable word by which documents name the reason:
// "no_baseline" for [NoBaseline] and so on, as [Undefined.String] has it.
func (u Undefined) Code() string { return u.String() }

// Code returns the word of the [Undefined] that the error wraps, such as
// "no_baseline".
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
	return &Error{Op: "Error.UnmarshalJSON", Err: errNotRead, Detail: "code and text say what was wrong"}
}

// MarshalJSON returns what the method says of itself: "id", "name" and
// "is_progress".
func (m Method) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		ID         string       `json:"id"`
		Name       wording.Text `json:"name,omitzero"`
		IsProgress bool         `json:"is_progress"`
	}{m.ID, m.Name, m.IsProgress})
}

// UnmarshalJSON is an error: [MethodByID] returns a method of the library.
func (m *Method) UnmarshalJSON([]byte) error {
	return &Error{Op: "Method.UnmarshalJSON", Err: errNotRead, Detail: "MethodByID returns a method of the library"}
}
