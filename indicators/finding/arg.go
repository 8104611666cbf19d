package finding

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Arg is a named argument of a message: a plain text, a name in three
// languages, or a quantity, which each language writes its own way. The first
// that is set of Quantity, Label and Text is shown.
type Arg struct {
	Name     string          `json:"name,omitzero"`
	Text     string          `json:"text,omitzero"`
	Label    wording.Text    `json:"label,omitzero"`
	Quantity figure.Quantity `json:"quantity,omitzero"`
}

// in returns what the argument shows in a language.
func (a Arg) in(lang wording.Lang) string {
	switch {
	case a.Quantity.Figure.IsSet():
		return say.Quantity(a.Quantity, lang)
	case a.Label != wording.Text{}:
		return display(a.Label, lang)
	}
	return a.Text
}

// fill returns a template in a language, with its arguments in their places.
func fill(template wording.Text, args []Arg, lang wording.Lang) string {
	s := display(template, lang)
	if !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for _, a := range args {
		pairs = append(pairs, "{"+a.Name+"}", a.in(lang))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// display returns a text in a language, or in the language it falls back to.
func display(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}
