package finding

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Arg is a named argument of a message: a plain text, a name in three
// languages, or a quantity or period, which each language writes its own way. The
// first that is set of Quantity, Period, Label and Text is shown.
type Arg struct {
	Name     string          `json:"name,omitzero"`
	Text     string          `json:"text,omitzero"`
	Label    wording.Text    `json:"label,omitzero"`
	Quantity figure.Quantity `json:"quantity,omitzero"`
	Period   period.Period   `json:"period,omitzero"`
}

// in returns what the argument shows in the words of a writer.
func (a Arg) in(w *wording.Writer) string {
	switch {
	case a.Quantity.Figure.IsSet():
		return w.Say(a.Quantity)
	case a.Period.IsSet():
		return w.Say(a.Period)
	case a.Label != wording.Text{}:
		return display(a.Label, w.Lang())
	}
	return a.Text
}

// fill returns a template in the language of a writer, with its arguments in their places.
func fill(template wording.Text, args []Arg, w *wording.Writer) string {
	s := display(template, w.Lang())
	if !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for _, a := range args {
		pairs = append(pairs, "{"+a.Name+"}", a.in(w))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// display returns a text in a language, or in the language it falls back to.
func display(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}
