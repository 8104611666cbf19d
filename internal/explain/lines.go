package explain

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Lines is a text of indented lines, written by a writer.
type Lines struct {
	Writer *wording.Writer
	text   strings.Builder
}

// Lang returns the language of the text.
func (l *Lines) Lang() wording.Lang { return l.Writer.Lang() }

// Say returns a phrase in the language of the text.
func (l *Lines) Say(p say.Phrase) string { return p.In(l.Lang()) }

// Line writes the parts of a line, indented by its depth. An empty line is not
// written.
func (l *Lines) Line(depth int, parts ...string) {
	if s := strings.TrimSpace(strings.Join(parts, "")); s != "" {
		l.text.WriteString(strings.Repeat("  ", depth) + s + "\n")
	}
}

// Block writes the lines of another text, each indented by depth.
func (l *Lines) Block(depth int, text string) {
	for line := range strings.Lines(text) {
		l.text.WriteString(strings.Repeat("  ", depth) + line)
	}
}

// String returns the text.
func (l *Lines) String() string { return l.text.String() }

// Colon stands between a name and what it is the name of.
func Colon() say.Phrase { return say.Phrase{": ", " : ", ": "} }

// Semicolon stands between remarks.
func Semicolon() say.Phrase { return say.Phrase{"؛ ", " ; ", "; "} }

// Comma stands between the parts of a list.
func Comma() say.Phrase { return say.Phrase{"، ", ", ", ", "} }

// The marks around published words.
var (
	openQuote  = say.Phrase{"«", "« ", "“"}
	closeQuote = say.Phrase{"»", " »", "”"}
)

// Quoted puts published words in the quotation marks of the language, on one
// line.
func (l *Lines) Quoted(words string) string {
	return l.Say(openQuote) + OneLine(words) + l.Say(closeQuote)
}

// OneLine joins words that are broken over lines.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
