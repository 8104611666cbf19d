package sector

import "strings"

// Error is the error of every call in this package: what was called, what is
// wrong, and where. Err, found by [errors.Is] and [errors.As], is an error of
// this package or of one of the packages below.
type Error struct {
	Op     string // the call, for instance "New"
	Err    error
	Detail string // what is wrong, in English
}

// Error implements error.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("sector: " + e.Op)
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	return b.String()
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }
