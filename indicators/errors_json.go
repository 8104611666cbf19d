package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/document"
)

// errorCodes are the words by which documents name the package's errors.
var errorCodes = document.Codes{
	{ErrID, "id"}, {ErrUnknown, "unknown"}, {ErrDuplicate, "duplicate"}, {ErrInvalid, "invalid"},
	{ErrNoData, "no_data"}, {ErrUnreadable, "unreadable"}, {ErrDisagree, "sources_disagree"},
	{ErrPerimeter, "perimeters_differ"}, {ErrBreak, "series_breaks"}, {ErrGap, "gap"}, {ErrUnit, "unit"},
	{ErrAggregate, "aggregate"}, {ErrSyntax, "syntax"}, {ErrLimit, "limit"}, {ErrFormat, "format"},
	{ErrReplay, "replay"},
	// Errors of the figures that a value is computed from.
	{figure.ErrTooLarge, "too_large"}, {figure.ErrDivisionByZero, "division_by_zero"}, {figure.ErrDomain, "domain"},
	{figure.ErrUnset, "unset"}, {figure.ErrEmpty, "empty"}, {figure.ErrNotPoint, "not_point"},
}

// Code returns the stable word by which documents name the kind of the error:
// "no_data" for [ErrNoData], "sources_disagree" for [ErrDisagree] and so on; that
// of an error of the packages below where it wraps one, else "other".
func (e *Error) Code() string {
	if e == nil {
		e = new(Error)
	}
	return errorCodes.Of(e.Err)
}

// MarshalJSON returns the error as an object: "code" as [Error.Code] has it,
// "text", the message, and what else is known: "op", "path", "offset", "line",
// "column", "records", "periods".
func (e Error) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		*document.Fault
		Op      string          `json:"op,omitzero"`
		Path    string          `json:"path,omitzero"`
		Offset  int             `json:"offset,omitzero"`
		Line    int             `json:"line,omitzero"`
		Column  int             `json:"column,omitzero"`
		Records []ID            `json:"records,omitzero"`
		Periods []period.Period `json:"periods,omitzero"`
	}{document.FaultOf(&e), e.Op, e.Path, e.Offset, e.Line, e.Column, e.Records, e.Periods})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (e *Error) UnmarshalJSON([]byte) error {
	return notRead("Error", "its code and text say what was wrong")
}

// MarshalJSON returns the problems as an object: "list", each as
// [Error.MarshalJSON] has it, and "total", how many there are.
func (ps Problems) MarshalJSON() ([]byte, error) {
	return document.JSON(struct {
		List  []*Error `json:"list"`
		Total int      `json:"total"`
	}{append([]*Error{}, ps.List...), ps.Total})
}

// UnmarshalJSON is an error: errors are written and not read back.
func (ps *Problems) UnmarshalJSON([]byte) error {
	return notRead("Problems", "the code and text of each say what was wrong")
}
