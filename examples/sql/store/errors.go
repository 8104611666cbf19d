package store

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
)

var (
	// ErrNotFound is the error for a dataset that is not there.
	ErrNotFound = errors.New("no such dataset")
	// ErrText is the error for text that PostgreSQL cannot hold.
	ErrText = errors.New("text that PostgreSQL cannot hold")
	// ErrSchema is the error for a database whose schema this package did not make, or
	// made differently.
	ErrSchema = errors.New("another schema")
)

// ChangedError is the error of a [Save] that does not follow the version in the store:
// somebody else has saved meanwhile, or the version was never saved.
type ChangedError struct {
	Name   indicators.ID
	Follow int64 // the version that the Save was to follow
	Stored int64 // the version in the store, 0 if there is none
}

// Error says which version is stored, and which one was expected.
func (e *ChangedError) Error() string {
	return fmt.Sprintf("dataset %s is at version %d in the store, not at %d: load it and save again",
		e.Name, e.Stored, e.Follow)
}
