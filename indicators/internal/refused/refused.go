// Package refused has the error of a stored value that cannot be read, for the
// packages whose errors are those of package indicators.
package refused

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Stored returns the error of a fault.
func Stored(op string, fault stored.Fault) error {
	e := &indicators.Error{Op: op, Err: indicators.ErrSyntax, Detail: fault.Explain()}
	if fault.Err != nil {
		e.Err = fault.Err
	} else if fault.Type {
		e.Err = indicators.ErrType
	} else if fault.Nil {
		e.Err = indicators.ErrInvalid
	}
	return e
}
