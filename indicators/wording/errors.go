package wording

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Errors of codes and names. They are found with [errors.Is]; the error
// returned is an [*Error] that wraps one of them.
var (
	// ErrLang says that a text or value is no language of the library.
	ErrLang = errors.New("unknown language")
	// ErrLocale says that a text or value is no locale of the library.
	ErrLocale = errors.New("unknown locale")
	// ErrStyle says that a text is no style of writing.
	ErrStyle = errors.New("unknown style")
	// ErrStatus says that a text or value is no status of a name.
	ErrStatus = errors.New("unknown status")
	// ErrName says that a name is empty, too long, not valid UTF-8, or holds
	// control or direction characters.
	ErrName = errors.New("unusable name")
	// ErrJSON says that a JSON value does not have the expected form.
	ErrJSON = errors.New("unexpected JSON")
)

// Error is the error type of this package.
type Error struct {
	Op     string // the function that was called
	Err    error  // one of the Err values of this package
	Input  string // what could not be read
	Offset int    // the byte offset in Input of what is wrong
	Detail string // what is wrong there, in English; may be empty
}

// Error returns a message that quotes the input, cut short.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("wording: ")
	b.WriteString(e.Op)
	b.WriteString(" ")
	b.WriteString(quote(e.Input))
	b.WriteString(": ")
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	}
	if e.Offset > 0 {
		b.WriteString(" at byte ")
		b.WriteString(strconv.Itoa(e.Offset))
	}
	if e.Detail != "" {
		b.WriteString(": ")
		b.WriteString(e.Detail)
	}
	return b.String()
}

// Unwrap returns the sentinel.
func (e *Error) Unwrap() error { return e.Err }

// quote quotes s, cut to at most 64 bytes.
func quote(s string) string {
	const most = 64
	if len(s) <= most {
		return strconv.QuoteToGraphic(s)
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strconv.QuoteToGraphic(s[:cut]) + "..."
}
