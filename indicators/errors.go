package indicators

//go:generate go run ../internal/gen/values indicators

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Errors of calls that cannot be answered. Each is found with [errors.Is] in
// the error that a call returns, which is an [*Error] with the details.
// Defects of the data are not errors: they are findings of package rules.
var (
	// ErrID: a record's name is not a well-formed [ID].
	ErrID = errors.New("not an identifier")
	// ErrUnknown: a reference to a record that is not there.
	ErrUnknown = errors.New("unknown reference")
	// ErrDuplicate: two records of one kind have one name.
	ErrDuplicate = errors.New("duplicate identifier")
	// ErrInvalid: a record that lacks what it must have, or says what cannot be.
	ErrInvalid = errors.New("invalid record")
	// ErrNoData: nothing is known, under the View, of the key asked for.
	ErrNoData = errors.New("no data")
	// ErrUnreadable: the only observations of the key have no readable number.
	ErrUnreadable = errors.New("unreadable figure")
	// ErrDisagree: sources disagree and the View's policy does not choose.
	ErrDisagree = errors.New("sources disagree")
	// ErrPerimeter: the operands are of different perimeters, or a series
	// changes its perimeter on the way.
	ErrPerimeter = errors.New("perimeters differ")
	// ErrBreak: the operation would run across a break of the series.
	ErrBreak = errors.New("series breaks")
	// ErrGap: the operation would run across a period without data.
	ErrGap = errors.New("series has a gap")
	// ErrOrder: it is not known which of two releases was published first.
	ErrOrder = errors.New("order of releases not known")
	// ErrUnit: the units of the operands do not fit.
	ErrUnit = errors.New("units do not fit")
	// ErrAggregate: the indicator may not be aggregated along that axis.
	ErrAggregate = errors.New("not to be aggregated")
	// ErrSyntax: a text form that cannot be read.
	ErrSyntax = errors.New("syntax error")
	// ErrType: a stored value is of a type that is not read, such as a number
	// where text is expected.
	ErrType = errors.New("unsupported type")
	// ErrLimit: the input is larger than a stated limit.
	ErrLimit = errors.New("limit exceeded")
	// ErrFormat: a file that is of another kind, or of an unknown version.
	ErrFormat = errors.New("format not readable")
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrID, "id"}, {ErrUnknown, "unknown"}, {ErrDuplicate, "duplicate"}, {ErrInvalid, "invalid"},
	{ErrNoData, "no_data"}, {ErrUnreadable, "unreadable"}, {ErrDisagree, "sources_disagree"},
	{ErrPerimeter, "perimeters_differ"}, {ErrBreak, "series_breaks"}, {ErrGap, "gap"}, {ErrUnit, "unit"},
	{ErrAggregate, "aggregate"}, {ErrOrder, "order"}, {ErrSyntax, "syntax"}, {ErrLimit, "limit"}, {ErrFormat, "format"},
	{ErrReplay, "replay"},
	// Errors of the figures that a value is computed from.
	{figure.ErrTooLarge, "too_large"}, {figure.ErrDivisionByZero, "division_by_zero"}, {figure.ErrDomain, "domain"},
	{figure.ErrUnset, "unset"}, {figure.ErrEmpty, "empty"}, {figure.ErrNotPoint, "not_point"},
}

// Error is the error of every call in this package: what was called, what is
// wrong, and where.
type Error struct {
	Op     string // the call, for instance "View.Value"
	Err    error  // one of the package's errors, or one of the packages below
	Path   string // JSON Pointer (RFC 6901) to the record, "" when there is none
	Offset int    // byte offset in a text input; 0 when there is none
	Line   int    // line in a file, from 1; 0 when there is none
	Column int    // character of the line, from 1; 0 when there is none
	Detail string // what is wrong, in English

	// Records names the records that the error speaks of, in order: the
	// observations that disagree or cannot be read ([ErrDisagree],
	// [ErrUnreadable], [ErrUnit]) or the perimeters that differ
	// ([ErrPerimeter]; "" is a figure without a stated perimeter).
	Records []ID
	// Periods names the periods that the error speaks of: those without data
	// ([ErrGap]), or the last one before a break and the first one after it
	// ([ErrBreak]).
	Periods []period.Period
}

// Error implements error.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	var b strings.Builder
	b.WriteString("indicators: ")
	if e.Op != "" {
		b.WriteString(e.Op + ": ")
	}
	switch {
	case e.Line > 0 && e.Column > 0:
		fmt.Fprintf(&b, "line %d, column %d: ", e.Line, e.Column)
	case e.Line > 0:
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	if e.Offset > 0 && e.Line == 0 {
		fmt.Fprintf(&b, " (offset %d)", e.Offset)
	}
	return b.String()
}

// Unwrap returns the sentinel, so that [errors.Is] finds it.
func (e *Error) Unwrap() error {
	if e == nil {
		e = new(Error)
	}
	return e.Err
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error {
	e := &Error{Op: op, Err: ErrSyntax, Detail: fault.Explain()}
	if fault.Err != nil {
		e.Err = fault.Err
	} else if fault.Type {
		e.Err = ErrType
	} else if fault.Nil {
		e.Err = ErrInvalid
	}
	return e
}

// Problems is the error of an input with at least one thing wrong: the first
// of them, and how many there are.
type Problems struct {
	List  []*Error
	Total int
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

// add counts a problem, and lists it while there are fewer than most.
func (ps *Problems) add(e *Error, most int) {
	if ps.Total++; len(ps.List) < most {
		ps.List = append(ps.List, e)
	}
}

// err returns ps, or nil when nothing is wrong.
func (ps *Problems) err() error {
	if ps.Total == 0 {
		return nil
	}
	return ps
}

// sort puts the listed problems in order of path and text.
func (ps *Problems) sort() {
	slices.SortStableFunc(ps.List, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Error(), b.Error()))
	})
}
