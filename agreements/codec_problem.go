package agreements

import (
	"errors"
	"slices"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// problems is what is wrong with a file: it reads as the decoder's own list,
// and unwraps to an [*Error] for each problem, with its JSON Pointer and byte
// offset and a sentinel of this package.
type problems struct{ list *strictjson.Problems }

func (p problems) Error() string { return p.list.Error() }

func (p problems) Unwrap() []error {
	errs := make([]error, len(p.list.List))
	for i, x := range p.list.List {
		errs[i] = &Error{
			Op: "DecodeSpec", Err: problem{x}, Path: x.Pointer, Offset: int(x.Offset), Line: x.Line, Column: x.Column,
		}
	}
	return errs
}

// problem is one of them: the error of the value, and the sentinel for it.
type problem struct{ strictjson.Problem }

func (p problem) Error() string { return p.Err.Error() }

func (p problem) Unwrap() []error { return []error{p.Err, sentinelOf(p.Err)} }

// sentinelOf returns the sentinel of this package for an error of the decoder.
func sentinelOf(err error) error {
	is := func(targets ...error) bool {
		return slices.ContainsFunc(targets, func(t error) bool { return errors.Is(err, t) })
	}
	switch {
	case is(strictjson.ErrTooLarge, strictjson.ErrDepth):
		return ErrLimit
	case is(strictjson.ErrSyntax, strictjson.ErrUTF8):
		return ErrSyntax
	case is(strictjson.ErrDuplicate):
		return ErrDuplicate
	}
	return ErrInvalid
}

// decodeError is the error of a decoder, for those who call this package.
func decodeError(op string, err error) error {
	var list *strictjson.Problems
	if errors.As(err, &list) {
		err = problems{list}
	}
	return &Error{Op: op, Err: err}
}
