package wording

//go:generate go run ../../internal/gen/values indicators/wording

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
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
	// ErrKind says that a text or value is no kind of figure.
	ErrKind = errors.New("unknown kind")
	// ErrStatus says that a text or value is no status of a name.
	ErrStatus = errors.New("unknown status")
	// ErrName says that a name is empty, too long, not valid UTF-8, or holds
	// control or direction characters.
	ErrName = errors.New("unusable name")
	// ErrSyntax says that a text or value is not in a form that is read.
	ErrSyntax = errors.New("not a recognised form")
	// ErrType says that a stored value is of a type that is not read, such as a
	// number where text is expected.
	ErrType = errors.New("unsupported type")
	// ErrJSON says that a JSON value does not have the expected form.
	ErrJSON = errors.New("unexpected JSON")
)

// Why a text is no figure. Errors with one of these may still carry the
// readings that a person would consider, in [Error.Candidates].
var (
	// ErrNotFigure says that there is no number to read.
	ErrNotFigure = errors.New("not a figure")
	// ErrUnsafe says that a character hides or reorders what is written: a
	// control, a zero width character, a direction override, bad UTF-8.
	ErrUnsafe = errors.New("unsafe character")
	// ErrDigits says that digits or separators of two systems are mixed, or of
	// a system that is not read.
	ErrDigits = errors.New("mixed digit systems")
	// ErrMalformed says that the separators of a number fit no convention.
	ErrMalformed = errors.New("malformed number")
	// ErrTrailing says that there is text that is no part of the figure, or a
	// word of it that is not read: a dozen, a misspelt million.
	ErrTrailing = errors.New("text beside the figure")
	// ErrContradiction says that the parts of a figure contradict each other.
	ErrContradiction = errors.New("figure contradicts itself")
	// ErrPeriod says that the text is a date or a period.
	ErrPeriod = errors.New("a date or period, not a figure")
	// ErrLimit says that text or digits are longer than the reader allows.
	ErrLimit = errors.New("over the limit")
)

// ErrAmbiguous says that a figure has several readings, all of them in
// [Error.Candidates]. The error wraps one or more of the reasons below, and
// every one of them wraps ErrAmbiguous.
var ErrAmbiguous = errors.New("ambiguous figure")

// Reasons for [ErrAmbiguous].
var (
	// ErrSeparator: 1.500 is 1,500 or 1.5.
	ErrSeparator = reason("separator", "the separator may stand between thousands or before decimals")
	// ErrOrder: 129ر7 is 7.129 or 129.7.
	ErrOrder = reason("order", "the fraction may stand before or behind the separator")
	// ErrScale: 5 MM DH is five million or five milliard.
	ErrScale = reason("scale", "the scale may be one of several")
	// ErrCentime: 300 مليون, said of money, may be of centimes or of dirhams.
	ErrCentime = reason("centimes", "money may be counted in centimes")
	// ErrCurrency: a dirham, a rial, a dinar or a franc without its country.
	ErrCurrency = reason("currency", "the currency may be one of several")
	// ErrSign: (500) is minus 500, or 500 in passing.
	ErrSign = reason("sign", "the sign is uncertain")
	// ErrBreak: 12 above 500 is 12,500 in wrapped text and two numbers in a table.
	ErrBreak = reason("break", "a line or cell may end inside")
	// ErrShare: 7 out of 10 is a share, and 7 of what is counted.
	ErrShare = reason("share", "so many out of so many are a share")
	// ErrReference: 737 behind Boeing belongs to the name.
	ErrReference = reason("reference", "the number may belong to a name")
	// ErrUnit: 50 points may be of percentages, of a base or of an index; nobody
	// knows what 12 XYZ counts.
	ErrUnit = reason("unit", "what is counted may be one of several")
	// ErrRange: from 2,828 to 2,970 is a range or a change; 12-15 a range, a
	// score or a difference.
	ErrRange = reason("range", "two numbers may be a range or not")
	// ErrBound: behind words that are not understood a number may be a bound or not:
	// the 2 million mark; and 6,3%+ may be at least, or a sign behind.
	ErrBound = reason("bound", "the number may be a bound or not")
)

// ambiguity is a reason for ErrAmbiguous.
type ambiguity struct{ code, text string }

func reason(code, text string) error { return &ambiguity{code, text} }

// Code returns the word by which documents name the reason.
func (a *ambiguity) Code() string { return a.code }

// Error returns the reason.
func (a *ambiguity) Error() string { return a.text }

// Unwrap makes every reason an ErrAmbiguous.
func (a *ambiguity) Unwrap() error { return ErrAmbiguous }

// errorCodes are the words by which documents name the errors of the package. Reasons
// of [ErrAmbiguous] have their own.
var errorCodes = document.Codes{
	{ErrLang, "language"}, {ErrLocale, "locale"}, {ErrStyle, "style"}, {ErrKind, "kind"}, {ErrStatus, "status"},
	{ErrName, "name"}, {ErrSyntax, "syntax"}, {ErrType, "type"}, {ErrJSON, "json"}, {ErrNotFigure, "not_figure"},
	{ErrUnsafe, "unsafe"}, {ErrDigits, "digits"}, {ErrMalformed, "malformed"}, {ErrTrailing, "trailing"},
	{ErrContradiction, "contradiction"}, {ErrPeriod, "period"}, {ErrLimit, "limit"}, {ErrAmbiguous, "ambiguous"},
}

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &Error{Op: name + ".UnmarshalJSON", Err: ErrType, Detail: document.NotRead(name, instead)}
}

// Error is the error type of this package.
type Error struct {
	Op     string // the function that was called
	Err    error  // one of the Err values of this package
	Input  string // what could not be read
	Offset int    // the byte offset in Input of what is wrong
	Detail string // what is wrong there, in English; may be empty

	// Reasons are all reasons of an ambiguity; Err is the first.
	Reasons []error
	// Candidates are the readings of an ambiguous figure, and of some that are
	// refused.
	Candidates []Reading
}

// Error returns a message that quotes the input, cut short.
func (e *Error) Error() string {
	if e == nil {
		e = new(Error)
	}
	var b strings.Builder
	b.WriteString("wording: ")
	b.WriteString(e.Op)
	b.WriteString(" ")
	b.WriteString(quote(e.Input))
	b.WriteString(": ")
	if e.Err != nil {
		b.WriteString(e.Err.Error())
	}
	for i, r := range e.Reasons {
		if r != nil {
			b.WriteString([]string{": ", "; "}[min(i, 1)])
			b.WriteString(r.Error())
		}
	}
	if e.Offset > 0 {
		b.WriteString(" at byte ")
		b.WriteString(strconv.Itoa(e.Offset))
	}
	if e.Detail != "" {
		b.WriteString(": ")
		b.WriteString(e.Detail)
	}
	for i, c := range e.Candidates {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString(" or ")
		}
		b.WriteString(c.Quantity().String())
	}
	return b.String()
}

// Unwrap returns the sentinel and all reasons.
func (e *Error) Unwrap() []error {
	if e == nil {
		e = new(Error)
	}
	list := e.Reasons
	if e.Err != nil && !slices.Contains(list, e.Err) {
		list = append([]error{e.Err}, list...)
	}
	return list
}

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error {
	e := &Error{Op: op, Input: fault.Input, Err: ErrSyntax, Detail: fault.Detail}
	if fault.Err != nil {
		e.Err = fault.Err
	} else if fault.Type || fault.Nil {
		e.Err = ErrType
	}
	return e
}

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
