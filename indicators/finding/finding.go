package finding

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Finding is a defect or a doubt that a rule found in the data: what is
// wrong, where, on what evidence, and what would mend it. A finding changes
// nothing.
type Finding struct {
	Code     Code     `json:"code,omitzero"`
	Severity Severity `json:"severity,omitzero"`
	// Path is a JSON Pointer (RFC 6901) that names records by their ID, as in
	// "/observations/S06/figure".
	Path string `json:"path,omitzero"`
	// Place is where the record stands, if it was read from a file.
	Place Place `json:"place,omitzero"`
	// Message holds a template for each language, with {name} where the
	// argument of that name goes.
	Message wording.Text `json:"message,omitzero"`
	Args    []Arg        `json:"args,omitzero"`
	// Evidence says what the finding rests on.
	Evidence []Evidence `json:"evidence,omitzero"`
	// Suggestion says what would mend the defect; the zero value suggests
	// nothing.
	Suggestion Suggestion `json:"suggestion,omitzero"`
	// Fingerprint is the same as long as the code, the path and all figures that the
	// finding rests on are. See [FingerprintOf].
	Fingerprint string `json:"fingerprint,omitzero"`
	// Acknowledged says who has looked at the finding and accepts it; the zero value,
	// that nobody has.
	Acknowledged Acknowledgement `json:"acknowledged,omitzero"`
}

// Text returns the message in a language.
func (f Finding) Text(lang wording.Lang) string {
	return fill(f.Message, f.Args, wording.WriterOf(lang))
}

// AppendWords appends the message in the words of a writer.
func (f Finding) AppendWords(b []byte, w *wording.Writer) []byte {
	return append(b, fill(f.Message, f.Args, w)...)
}

// SuggestionText returns the suggestion in a language, "" when there is none.
func (f Finding) SuggestionText(lang wording.Lang) string {
	return fill(f.Suggestion.Text, f.Args, wording.WriterOf(lang))
}

// String returns the finding as one line of English, as in "IND031 error
// /observations/S06/figure: one thousand times too small; 7,500,000,000 fits". One that
// is acknowledged says so in parentheses at the end.
func (f Finding) String() string {
	s := string(f.Code) + " " + f.Severity.String() + " " + f.Path + ": " + f.Text(wording.En)
	if f.IsOpen() {
		return s
	}
	return s + " (" + f.Acknowledged.Text(wording.En) + ")"
}

// Compare orders findings by path, code and English text: the order in which
// a check returns them.
func (f Finding) Compare(o Finding) int { return f.compare(&o) }

func (f *Finding) compare(o *Finding) int {
	if n := strings.Compare(f.Path, o.Path); n != 0 {
		return n
	}
	if n := strings.Compare(string(f.Code), string(o.Code)); n != 0 {
		return n
	}
	return strings.Compare(f.Text(wording.En), o.Text(wording.En))
}

// Sort sorts findings into the order of [Finding.Compare]. Equal ones stay as they are.
func Sort(fs []Finding) {
	// Findings are large: each is moved once.
	from := make([]int, len(fs)) // which finding belongs where
	for n := range from {
		from[n] = n
	}
	slices.SortFunc(from, func(a, b int) int {
		if n := fs[a].compare(&fs[b]); n != 0 {
			return n
		}
		return cmp.Compare(a, b)
	})
	for start := range from {
		if from[start] == start {
			continue
		}
		first, n := fs[start], start
		for from[n] != start {
			fs[n] = fs[from[n]]
			n, from[n] = from[n], n
		}
		fs[n], from[n] = first, n
	}
}
