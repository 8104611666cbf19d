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
var errorCodes = document.Codes{
	{ErrSyntax, "syntax"}, {ErrType, "type"}, {errShape, "shape"}, {errNotRead, "not_read"},
}

// Code returns the stable word by which documents name the reason:
// "no_baseline" for [NoBaseline] and so on, as [Undefined.String] has it.
func (u Undefined) Code() string { return u.String() }

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: errNotRead, Detail: instead}
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
	return notRead("Method", "MethodByID returns a method of the library")
}
