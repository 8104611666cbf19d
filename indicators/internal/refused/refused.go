// Package refused has the error of a stored value that cannot be read, for the
// packages whose errors are those of package indicators.
package refused

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/stored"
	"github.com/mithaq-go/mithaq/internal/strictjson"
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

// Problems returns what strictjson says of a document as the problems of package
// indicators, with their places; another error is wrapped.
func Problems(op string, err error) error {
	var many *strictjson.Problems
	if !errors.As(err, &many) {
		return &indicators.Error{Op: op, Err: err}
	}
	ps := &indicators.Problems{Total: many.Total}
	for _, p := range many.List {
		kind := indicators.ErrInvalid
		switch {
		case errors.Is(p.Err, strictjson.ErrSyntax), errors.Is(p.Err, strictjson.ErrUTF8),
			errors.Is(p.Err, strictjson.ErrType):
			kind = indicators.ErrSyntax
		case errors.Is(p.Err, strictjson.ErrDepth), errors.Is(p.Err, strictjson.ErrTooLarge):
			kind = indicators.ErrLimit
		case errors.Is(p.Err, strictjson.ErrDuplicate):
			kind = indicators.ErrDuplicate
		}
		ps.List = append(ps.List, &indicators.Error{
			Op: op, Path: p.Pointer, Offset: int(p.Offset), Line: p.Line, Column: p.Column,
			Err: fmt.Errorf("%w: %w", kind, p.Err),
		})
	}
	return ps
}
