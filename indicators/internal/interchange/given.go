package interchange

import (
	"io"

	"github.com/mithaq-go/mithaq/indicators"
)

// Absent returns the error of a call that was given nil for what it needs.
func Absent(op, what string) *indicators.Error {
	return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no " + what}
}

// Given returns an error where a call that writes a dataset has no writer or no
// dataset.
func Given(op string, out io.Writer, data *indicators.Dataset) error {
	switch {
	case out == nil:
		return Absent(op, "writer")
	case data == nil:
		return Absent(op, "dataset")
	}
	return nil
}
