package indicators

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Key says what a figure is a figure of. It is comparable: two observations
// with one key speak of one thing, and if their figures differ their sources
// disagree.
type Key struct {
	Indicator ID `json:"indicator"`
	// Area is an ISO 3166 code: "MA", "MA-06".
	Area ID `json:"area,omitzero"`
	// Perimeter is the perimeter that we assign; what the words say stands
	// on the observation.
	Perimeter ID `json:"perimeter,omitzero"`
	// Breakdown is the part of the whole that is meant; "" is the total.
	Breakdown Breakdown `json:"breakdown,omitzero"`
	// Period is the time that the figure speaks of, not when it was printed.
	Period period.Period `json:"period"`
}

// Series returns the key without its period: the name of a series.
func (k Key) Series() Key {
	k.Period = period.Period{}
	return k
}

// At returns the key for another period.
func (k Key) At(p period.Period) Key {
	k.Period = p
	return k
}

// Compare orders keys: by indicator, area, perimeter, breakdown and period.
func (k Key) Compare(o Key) int {
	return cmp.Or(
		cmp.Compare(k.Indicator, o.Indicator),
		cmp.Compare(k.Area, o.Area),
		cmp.Compare(k.Perimeter, o.Perimeter),
		cmp.Compare(k.Breakdown, o.Breakdown),
		k.Period.Compare(o.Period),
	)
}

// String returns a compact form for messages, as in
// "jobs MA offshoring segment=CRM 2015". It is not meant to be parsed.
func (k Key) String() string {
	var parts []string
	for _, s := range []string{string(k.Indicator), string(k.Area), string(k.Perimeter), string(k.Breakdown)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if k.Period.IsSet() {
		parts = append(parts, k.Period.String())
	}
	return strings.Join(parts, " ")
}

// Breakdown says which part of a whole is meant, as "dimension=code" pairs
// joined by ',' and sorted by dimension: "segment=CRM" or
// "segment=CRM,sex=F". "" is the total. Build one with [NewBreakdown] or
// [ParseBreakdown]: both give the canonical text, so == compares meaning.
type Breakdown string

// Part is one "dimension=code" pair of a [Breakdown].
type Part struct {
	Dimension ID `json:"dimension,omitzero"`
	Code      ID `json:"code,omitzero"`
}

// NewBreakdown joins parts. A duplicate dimension is an error.
func NewBreakdown(parts ...Part) (Breakdown, error) {
	sorted := slices.Clone(parts)
	slices.SortFunc(sorted, func(a, b Part) int { return cmp.Compare(a.Dimension, b.Dimension) })
	size := 0
	for _, p := range sorted {
		size += len(p.Dimension) + len(p.Code) + 2
	}
	var b strings.Builder
	b.Grow(size)
	for i, p := range sorted {
		if err := cmp.Or(p.Dimension.Check(), p.Code.Check()); err != nil {
			return "", err
		}
		if i > 0 {
			if sorted[i-1].Dimension == p.Dimension {
				return "", &Error{Op: "NewBreakdown", Err: ErrDuplicate, Detail: fmt.Sprintf("dimension %q", p.Dimension)}
			}
			b.WriteByte(',')
		}
		b.WriteString(string(p.Dimension))
		b.WriteByte('=')
		b.WriteString(string(p.Code))
	}
	return Breakdown(b.String()), nil
}

// ParseBreakdown reads "dimension=code,dimension=code" in any order.
func ParseBreakdown(s string) (Breakdown, error) {
	if Breakdown(s).canonical() {
		return Breakdown(s), nil
	}
	var parts []Part
	for piece := range strings.SplitSeq(s, ",") {
		dim, code, ok := strings.Cut(piece, "=")
		if !ok {
			return "", &Error{Op: "ParseBreakdown", Err: ErrSyntax, Detail: cite.Quote(piece) + " is not dimension=code"}
		}
		parts = append(parts, Part{ID(dim), ID(code)})
	}
	return NewBreakdown(parts...)
}

// Parts yields the pairs in order of dimension.
func (b Breakdown) Parts() iter.Seq[Part] {
	return func(yield func(Part) bool) {
		for rest := string(b); rest != ""; {
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
func (b Breakdown) Code(dimension ID) (ID, bool) {
	for p := range b.Parts() {
		if p.Dimension == dimension {
			return p.Code, true
		}
	}
	return "", false
}

// With returns the breakdown with a dimension set to a code; the unset code
// takes the dimension out.
func (b Breakdown) With(dimension, code ID) (Breakdown, error) {
	var parts []Part
	for p := range b.Parts() {
		if p.Dimension != dimension {
			parts = append(parts, p)
		}
	}
	if code != "" {
		parts = append(parts, Part{dimension, code})
	}
	return NewBreakdown(parts...)
}

// AppendText appends the canonical text; nothing for the empty breakdown. A text
// that is not canonical is an error.
func (b Breakdown) AppendText(to []byte) ([]byte, error) {
	if err := b.check(); err != nil {
		return to, err
	}
	return append(to, b...), nil
}

// canonical reports whether b is what [NewBreakdown] makes.
func (b Breakdown) canonical() bool {
	last := ""
	for rest, more := string(b), b != ""; more; {
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

// check returns nil for a breakdown in its canonical form.
func (b Breakdown) check() error {
	canonical, err := ParseBreakdown(string(b))
	if err == nil && canonical != b {
		err = &Error{Op: "ParseBreakdown", Err: ErrInvalid, Detail: cite.Quote(string(b)) + " is not in canonical order"}
	}
	return err
}

// UnmarshalText implements [encoding.TextUnmarshaler]; it reads what
// [ParseBreakdown] reads.
func (b *Breakdown) UnmarshalText(text []byte) (err error) {
	*b, err = ParseBreakdown(string(text))
	return err
}
