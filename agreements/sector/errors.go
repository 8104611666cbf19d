package sector

//go:generate go run ../../internal/gen/values agreements/sector

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/internal/document"
)

// Errors of a folder. Each is found with [errors.Is] in the error of [Load],
// beside those of packages indicators and agreements, such as
// [indicators.ErrDuplicate] and [indicators.ErrLimit].
var (
	// ErrNoFiles: the folder holds no file of a sector.
	ErrNoFiles = errors.New("no file of a sector")
	// ErrFileName: a data file whose name says nothing. [Options.Ignore] names
	// the files that are no part of the sector.
	ErrFileName = errors.New("not the name of a file of a sector")
	// ErrNotFile: a link, a folder or a device under the name of a file.
	ErrNotFile = errors.New("not a regular file")
	// ErrIncomplete: observations without a catalogue or without sources.
	ErrIncomplete = errors.New("file missing")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrNoFiles, "no_files"}, {ErrFileName, "file_name"}, {ErrNotFile, "not_file"},
	{ErrIncomplete, "incomplete"},
}

// Error is the error of every call in this package: what was called, what is
// wrong, and where.
type Error struct {
	Op     string // the call: "New" or "Load"
	File   string // the file of the folder; "" if no single file is to blame
	Line   int    // line in the file, from 1; 0 when there is none
	Column int    // character of the line, from 1; 0 when there is none
	Path   string // JSON Pointer (RFC 6901) to the record, "" when there is none
	Err    error  // one of the package's errors, or one of the packages below
	Detail string // what is wrong, in English
}

// Error implements error.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	var b strings.Builder
	b.WriteString("sector: " + e.Op)
	if e.File != "" {
		b.WriteString(": " + shown(e.File))
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, ": line %d, column %d", e.Line, e.Column)
	}
	if e.Path != "" {
		b.WriteString(": " + e.Path)
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	return b.String()
}

// shown returns the name of a file as a message has it: in quotes when it would
// not stand on one line as it is.
func shown(name string) string {
	if q := strconv.Quote(name); q != `"`+name+`"` || strings.Contains(name, ": ") {
		return q
	}
	return name
}

// Unwrap returns Err.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// Problems is the error of a folder with at least one thing wrong: the first
// problems of all its files, and how many there are.
type Problems struct {
	List  []*Error `json:"list,omitzero"`
	Total int      `json:"total,omitzero"`
}

// Error has one line for each listed problem, and one that counts the rest.
func (ps *Problems) Error() string {
	if ps == nil {
		ps = new(Problems)
	}
	var b strings.Builder
	for i, e := range ps.List {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	if rest := ps.Total - len(ps.List); rest > 0 {
		fmt.Fprintf(&b, "\nand %d more", rest)
	}
	return b.String()
}

// Unwrap returns the listed problems.
func (ps *Problems) Unwrap() []error {
	if ps == nil {
		ps = new(Problems)
	}
	errs := make([]error, len(ps.List))
	for i, e := range ps.List {
		errs[i] = e
	}
	return errs
}

// sort puts the problems in order of file, line and path.
func (ps *Problems) sort() {
	slices.SortStableFunc(ps.List, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Detail, b.Detail))
	})
}
