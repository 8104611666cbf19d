package indicators

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unique"

	"github.com/mithaq-go/mithaq/internal/cite"
)

// Breakdown says which part of a whole is meant: a tuple of parts, each a
// dimension with its code, in order of dimension. The zero value is the total.
//
// The tuple is interned: a Breakdown is one word however many parts it has, and
// == compares meaning. Its text is "dimension=code" pairs joined by ',':
// "segment=CRM" or "segment=CRM,sex=F"; "" is the total. It has at most 64 parts
// and 4,096 bytes of text, so that no message, however many dimensions it
// declares, makes keys that are out of proportion to it.
type Breakdown struct {
	text unique.Handle[string] // canonical, and not empty
}

// Limits of a breakdown.
const (
	maxParts         = 64
	maxBreakdownText = 4096
)

// Part is one "dimension=code" pair of a [Breakdown].
type Part struct {
	Dimension ID `json:"dimension,omitzero"`
	Code      ID `json:"code,omitzero"`
}

// interned returns the breakdown of a canonical text.
func interned(text string) Breakdown {
	if text == "" {
		return Breakdown{}
	}
	return Breakdown{unique.Make(text)}
}

// tooLarge returns [ErrLimit] for more parts or text than a breakdown has.
func tooLarge(op string, parts, size int) error {
	switch {
	case parts > maxParts:
		return &Error{Op: op, Err: ErrLimit, Detail: fmt.Sprintf("%d parts, at most %d", parts, maxParts)}
	case size > maxBreakdownText:
		return &Error{Op: op, Err: ErrLimit, Detail: fmt.Sprintf("%d bytes of text, at most %d", size, maxBreakdownText)}
	}
	return nil
}

// NewBreakdown joins parts. A duplicate dimension is an error, and so are more
// than 64 parts or 4,096 bytes of text ([ErrLimit]).
func NewBreakdown(parts ...Part) (Breakdown, error) {
	const op = "NewBreakdown"
	if err := tooLarge(op, len(parts), 0); err != nil {
		return Breakdown{}, err
	}
	sorted := slices.Clone(parts)
	slices.SortFunc(sorted, func(a, b Part) int { return cmp.Compare(a.Dimension, b.Dimension) })
	size := max(0, len(parts)-1)
	for i, p := range sorted {
		if err := cmp.Or(p.Dimension.Check(), p.Code.Check()); err != nil {
			return Breakdown{}, err
		}
		if i > 0 && sorted[i-1].Dimension == p.Dimension {
			return Breakdown{}, &Error{Op: op, Err: ErrDuplicate, Detail: fmt.Sprintf("dimension %q", p.Dimension)}
		}
		size += len(p.Dimension) + len(p.Code) + 1
	}
	if err := tooLarge(op, len(parts), size); err != nil {
		return Breakdown{}, err
	}
	var b strings.Builder
	b.Grow(size)
	for i, p := range sorted {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(string(p.Dimension))
		b.WriteByte('=')
		b.WriteString(string(p.Code))
	}
	return interned(b.String()), nil
}

// ParseBreakdown reads "dimension=code,dimension=code" in any order. Errors are
// those of [NewBreakdown], and [ErrSyntax].
func ParseBreakdown(s string) (Breakdown, error) {
	const op = "ParseBreakdown"
	if err := tooLarge(op, strings.Count(s, ",")+1, len(s)); err != nil {
		return Breakdown{}, err
	}
	if canonicalBreakdown(s) {
		return interned(s), nil
	}
	var parts []Part
	for piece := range strings.SplitSeq(s, ",") {
		dim, code, ok := strings.Cut(piece, "=")
		if !ok {
			return Breakdown{}, &Error{Op: op, Err: ErrSyntax, Detail: cite.Quote(piece) + " is not dimension=code"}
		}
		parts = append(parts, Part{ID(dim), ID(code)})
	}
	return NewBreakdown(parts...)
}

// MustBreakdown is [ParseBreakdown] for constants and tests; it panics on an
// error.
func MustBreakdown(s string) Breakdown {
	b, err := ParseBreakdown(s)
	if err != nil {
		panic(err)
	}
	return b
}

// canonicalBreakdown reports whether s is what [NewBreakdown] makes.
func canonicalBreakdown(s string) bool {
	last := ""
	for rest, more := s, s != ""; more; {
		var piece string
		piece, rest, more = strings.Cut(rest, ",")
		dim, code, ok := strings.Cut(piece, "=")
		if !ok || dim <= last || ID(dim).Check() != nil || ID(code).Check() != nil {
			return false
		}
		last = dim
	}
	return true
}

// IsTotal reports whether x is the total: the whole without any part.
func (x Breakdown) IsTotal() bool { return x == Breakdown{} }

// String returns the canonical text, "segment=CRM,sex=F"; "" for the total. It
// allocates nothing.
func (x Breakdown) String() string {
	if x.IsTotal() {
		return ""
	}
	return x.text.Value()
}

// Compare orders breakdowns by their text; the total comes first.
func (x Breakdown) Compare(o Breakdown) int {
	if x == o {
		return 0
	}
	return strings.Compare(x.String(), o.String())
}

// Parts yields the pairs in order of dimension.
func (x Breakdown) Parts() iter.Seq[Part] {
	return func(yield func(Part) bool) {
		for rest := x.String(); rest != ""; {
			var piece string
			piece, rest, _ = strings.Cut(rest, ",")
			dim, code, _ := strings.Cut(piece, "=")
			if !yield(Part{ID(dim), ID(code)}) {
				return
			}
		}
	}
}

// Code returns the code of a dimension.
func (x Breakdown) Code(dimension ID) (ID, bool) {
	for p := range x.Parts() {
		if p.Dimension == dimension {
			return p.Code, true
		}
	}
	return "", false
}

// With returns the breakdown with a dimension set to a code; the unset code
// takes the dimension out.
func (x Breakdown) With(dimension, code ID) (Breakdown, error) {
	var parts []Part
	for p := range x.Parts() {
		if p.Dimension != dimension {
			parts = append(parts, p)
		}
	}
	if code != "" {
		parts = append(parts, Part{dimension, code})
	}
	return NewBreakdown(parts...)
}

// AppendText appends the text of [Breakdown.String].
func (x Breakdown) AppendText(dst []byte) ([]byte, error) { return append(dst, x.String()...), nil }
