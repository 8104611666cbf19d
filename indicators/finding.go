package indicators

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Finding is a defect or a doubt that a rule found in the data: what is
// wrong, where, on what evidence, and what would mend it. A finding changes
// nothing.
type Finding struct {
	Code     FindingCode
	Severity Severity
	// Path is a JSON Pointer (RFC 6901) that names records by their ID, as in
	// "/observations/S06/figure".
	Path string
	// Message holds a template for each language, with {name} where the
	// argument of that name goes.
	Message wording.Text
	Args    []Arg
	// Evidence says what the finding rests on.
	Evidence []Evidence
	// Suggestion says what would mend the defect; the zero value is none.
	Suggestion Suggestion
}

// FindingCode names a kind of finding, as in "IND031". Codes are permanent.
type FindingCode string

// Severity grades a finding.
type Severity uint8

const (
	// Info: worth knowing; nothing is wrong.
	Info Severity = iota + 1
	// Warning: a doubt that a reader must know.
	Warning
	// Fault: the data as it stands is wrong or cannot be used.
	Fault
)

var severities = enum.Table[Severity]{"", "info", "warning", "error"}

// String returns "info", "warning" or "error".
func (s Severity) String() string { return severities.String("severity", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Severity) MarshalText() ([]byte, error) { return severities.Marshal("severity", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = severities.Parse("severity", string(text))
	return err
}

// Arg is a named argument of a message: a plain text, a name in three
// languages, or a quantity, which each language writes its own way. The first
// that is set of Quantity, Label and Text is shown.
type Arg struct {
	Name     string
	Text     string
	Label    wording.Text
	Quantity figure.Quantity
}

// Evidence is something that a finding rests on.
type Evidence struct {
	// Path names the record, as in "/observations/F0021".
	Path string
	// Source is the source's ID, "" when the record is no observation.
	Source ID
	// Words are the words as published, "" when there are none.
	Words string
	// Quantity is the figure, unset when there is none.
	Quantity figure.Quantity
	// Note says what the record shows, in each language.
	Note wording.Text
}

// Suggestion is what would mend a defect. It is a proposal to a person;
// nothing applies it.
type Suggestion struct {
	// Text is a template like a finding's message, with the same arguments.
	Text wording.Text
	// Candidates are values that would fit; none is chosen.
	Candidates []Candidate
}

// Text returns the message in a language.
func (f Finding) Text(lang wording.Lang) string { return fill(f.Message, f.Args, lang) }

// SuggestionText returns the suggestion in a language, "" when there is none.
func (f Finding) SuggestionText(lang wording.Lang) string {
	return fill(f.Suggestion.Text, f.Args, lang)
}

// String returns the finding as one line of English, as in
// "IND031 error /observations/S06/figure: off by 10^3; 7,500,000,000 fits".
func (f Finding) String() string {
	return string(f.Code) + " " + f.Severity.String() + " " + f.Path + ": " + f.Text(wording.En)
}

func fill(template wording.Text, args []Arg, lang wording.Lang) string {
	s := show(template, lang)
	if !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for _, a := range args {
		pairs = append(pairs, "{"+a.Name+"}", a.in(lang))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

func (a Arg) in(lang wording.Lang) string {
	switch {
	case a.Quantity.Figure.IsSet():
		return written(a.Quantity, lang)
	case a.Label != wording.Text{}:
		return show(a.Label, lang)
	}
	return a.Text
}

// written returns a quantity as a sentence of the language has it.
func written(q figure.Quantity, lang wording.Lang) string {
	style := wording.Plain
	if isMoney(q.Unit) {
		style = wording.Press
	}
	return wording.FormatQuantity(q, wording.LocaleOf(lang), style)
}

// show returns a text in a language, or in the language it falls back to.
func show(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}

// Compare orders findings by path, code and English text: the order in which
// a check returns them.
func (f Finding) Compare(o Finding) int {
	if n := cmp.Or(strings.Compare(f.Path, o.Path), strings.Compare(string(f.Code), string(o.Code))); n != 0 {
		return n
	}
	return strings.Compare(f.Text(wording.En), o.Text(wording.En))
}

// SortFindings sorts findings into the defined order.
func SortFindings(fs []Finding) { slices.SortStableFunc(fs, Finding.Compare) }
