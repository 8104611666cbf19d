package strictjson

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Sentinels that the Err of a [Problem] matches under errors.Is.
var (
	// ErrSyntax: the text is not JSON. Decoding stopped there.
	ErrSyntax = errors.New("not JSON")
	// ErrUTF8: a string holds bytes that are not UTF-8, or half a surrogate pair.
	ErrUTF8 = errors.New("not Unicode")
	// ErrDuplicate: a member, or a key of a map, is given twice.
	ErrDuplicate = errors.New("duplicate member")
	// ErrUnknown: a member that the type does not have.
	ErrUnknown = errors.New("unknown member")
	// ErrMissing: a required member is absent.
	ErrMissing = errors.New("missing member")
	// ErrNull: null where a value is required.
	ErrNull = errors.New("null for a required value")
	// ErrType: a JSON value of the wrong type.
	ErrType = errors.New("wrong type")
	// ErrRange: a number that does not fit, or an array of the wrong length.
	ErrRange = errors.New("out of range")
	// ErrValue: a value that its own type refuses; the type's error is joined to it.
	ErrValue = errors.New("value refused")
	// ErrFormat: the "format" member is absent, names another kind of file or an unknown major version.
	ErrFormat = errors.New("format not readable")
	// ErrDepth: values are nested deeper than Options.MaxDepth. Decoding stopped there.
	ErrDepth = errors.New("nested too deep")
	// ErrTooLarge: more bytes, elements or digits than the limits allow.
	ErrTooLarge = errors.New("too large")
	// ErrTarget: the Go type, or value, cannot be decoded into or encoded. It is
	// returned bare, not as a Problem: the program is at fault, not the file.
	ErrTarget = errors.New("unsupported Go value")
)

// Problem is one thing wrong with a text, and where it stands.
type Problem struct {
	Pointer      string // JSON Pointer (RFC 6901); records by id. "" is the whole document.
	Offset       int64  // byte offset from 0
	Line, Column int    // from 1; columns count characters
	Err          error
}

// Error says where and what, in one line.
func (p Problem) Error() string {
	where := "line " + strconv.Itoa(p.Line) + ", column " + strconv.Itoa(p.Column)
	if p.Pointer != "" {
		where += ", " + p.Pointer
	}
	return where + ": " + p.Err.Error()
}

// Unwrap returns p.Err.
func (p Problem) Unwrap() error { return p.Err }

// Problems is the error of a text with at least one problem.
type Problems struct {
	List  []Problem // the first problems found, in the order of their offsets
	Total int       // how many there are, listed or not
}

// Error has one line for each listed problem, and one that counts the rest.
// A [Reader] that has listed as many as it may still counts.
func (ps *Problems) Error() string {
	if len(ps.List) == 0 {
		return fmt.Sprintf("%d problems, not listed", ps.Total)
	}
	var b strings.Builder
	for i, p := range ps.List {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
	}
	if rest := ps.Total - len(ps.List); rest > 0 {
		fmt.Fprintf(&b, "\nand %d more", rest)
	}
	return b.String()
}

// Unwrap returns the listed problems, each a [Problem].
func (ps *Problems) Unwrap() []error {
	errs := make([]error, len(ps.List))
	for i, p := range ps.List {
		errs[i] = p
	}
	return errs
}

func (ps *Problems) sort() {
	slices.SortStableFunc(ps.List, func(a, b Problem) int { return cmp.Compare(a.Offset, b.Offset) })
}

// Add adds the problems of err, an error of this package, to ps and lists them
// while the list is shorter than max. It reports false, and does nothing, when
// err is no *Problems.
func (ps *Problems) Add(err error, max int) bool {
	var more *Problems
	if !errors.As(err, &more) {
		return false
	}
	room := min(max-len(ps.List), len(more.List))
	if room > 0 {
		ps.List = append(ps.List, more.List[:room]...)
	}
	ps.Total += more.Total
	return true
}

// maxQuote is how many bytes of input a message quotes.
const maxQuote = 64

// quote quotes s for a message, cut short at a character boundary.
func quote[T ~string | ~[]byte](s T) string {
	if len(s) <= maxQuote {
		return strconv.Quote(string(s))
	}
	return strconv.Quote(cut(string(s[:min(len(s), maxQuote+utf8.UTFMax)]), maxQuote)) + "..."
}

// cut returns at most n bytes of s, and no part of a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// position is a place in an input: what a chunk that is decoded on its own starts at.
type position struct {
	offset       int64
	line, column int
}

var origin = position{line: 1, column: 1}

// advance returns the position after b, where b starts at p.
func (p position) advance(b []byte) position {
	p.offset += int64(len(b))
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		p.line += bytes.Count(b, []byte{'\n'})
		p.column = 1
		b = b[i+1:]
	}
	p.column += utf8.RuneCount(b)
	return p
}
