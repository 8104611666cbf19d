package agreements

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
)

// Text returns the explanation as a text in a language: the target, and below
// it every reading with its progress, the expected value, the numbers of the
// agreement and where they were read, and the values of the indicators with
// what was chosen and why. An unknown language reads as English.
func (x Explanation) Text(lang wording.Lang) string {
	return string(x.AppendWords(nil, wording.WriterOf(lang)))
}

// AppendWords appends the text that [Explanation.Text] returns, with the numbers
// of a writer.
func (x Explanation) AppendWords(b []byte, page *wording.Writer) []byte {
	w := explainer{Lines: explain.Lines{Writer: page}}
	w.target(x)
	return append(b, w.String()...)
}

// explainer writes the lines of an explanation.
type explainer struct{ explain.Lines }

func (w *explainer) say(en string) string { return w.Say(messages.Phrase(en)) }

func (w *explainer) colon() string { return w.Say(explain.Colon()) }

func (w *explainer) target(x Explanation) {
	title := string(x.Target)
	if x.Name.IsSet() {
		title, _ = x.Name.Display(w.Lang())
	}
	w.Line(0, title, w.colon(), x.Status.Text(w.Lang()))
	w.Line(0, w.say("agreement "), string(x.Agreement),
		w.say(", target "), string(x.Target),
		w.say(", on "), w.Writer.Say(x.At), w.known(x))
	w.Line(0, w.quantity(x.Value), " (", x.Basis.Text(w.Lang()), ")")
	if !x.Undefined.IsDefined() {
		w.Line(1, x.Undefined.Text(w.Lang()))
	}
	for _, r := range x.Readings {
		w.reading(r)
	}
}

func (w *explainer) known(x Explanation) string {
	s := ""
	if x.Valid.IsSet() {
		s += w.say("; text as of ") + w.Writer.Say(x.Valid)
	}
	if x.Known.IsSet() {
		s += w.say("; known on ") + w.Writer.Say(x.Known)
	}
	return s
}

func (w *explainer) reading(r ReadingNote) {
	why := ""
	if r.Why.IsSet() {
		why, _ = r.Why.Display(w.Lang())
		why = w.Say(explain.Comma()) + why
	}
	w.Line(1, w.say("reading "), string(r.ID), " (", r.Basis.Text(w.Lang()), why, ")", w.colon(),
		r.Status.Text(w.Lang()))
	w.cites(2, r.Cites)
	if r.LastStatus != r.Status {
		w.Line(2, w.say("at the last known value: "),
			r.LastStatus.Text(w.Lang()))
	}
	if !r.Undefined.IsDefined() {
		w.Line(2, w.say("progress undefined: "), r.Undefined.Text(w.Lang()))
	}
	shown := make(map[string]bool)
	for i := range r.Steps {
		stepTree.Print(2, &r.Steps[i], func(depth int, s *Step) bool { return w.step(depth, s, shown) })
	}
}

// step writes a step; an input that was shown already is not shown again. It
// reports whether the steps below are to be shown.
func (w *explainer) step(depth int, s *Step, shown map[string]bool) bool {
	day := ""
	if s.On.IsSet() {
		day = " (" + w.Writer.Say(s.On) + ")"
	}
	value := w.quantity(s.Quantity)
	switch s.Op {
	case opProgress, opProgressOver, opProgressGrow, opShare:
		value = w.percent(s.Quantity.Figure)
	}
	w.Line(depth, w.op(*s), w.colon(), value, day)
	w.cites(depth+1, s.Cites)
	if s.Input == nil {
		return true
	}
	if key := s.Input.Key.String(); !shown[key] {
		shown[key] = true
		w.Block(depth+1, w.Writer.Say(*s.Input))
	}
	return false
}

func (w *explainer) op(s Step) string {
	switch s.Op {
	case opStated:
		switch {
		case s.Record == "value", strings.HasSuffix(s.Record, "/value"):
			return w.say("value as agreed")
		case s.Record == "start":
			return w.say("counted from nothing")
		case s.Record == "steps":
			return w.say("interim step")
		}
		return w.say("baseline ") + strings.TrimPrefix(s.Record, "baselines/")
	case opValue:
		return w.say("published value")
	case opSum:
		return w.say("sum of the periods")
	case opSumAtLeast:
		return w.say("sum of the known periods, at least")
	case opPart:
		return w.say("share")
	case opIn:
		return w.say("change of unit")
	case opLevel:
		return w.say("where it leads: baseline + value")
	case opGrown:
		return w.say("where it leads: baseline × (1 + value)")
	case opProgress:
		return w.say("progress = (actual − baseline) / (target − baseline)")
	case opProgressOver:
		return w.say("progress = (actual − baseline) / value")
	case opProgressGrow:
		return w.say("progress = (actual / baseline − 1) / change")
	case opExpected:
		return w.say("expected on the path")
	case opGap:
		return w.say("gap = actual − expected")
	case opShare:
		return w.say("named, and not progress: actual / value")
	}
	return s.Op
}

func (w *explainer) cites(depth int, cites []Citation) {
	for _, c := range cites {
		words := ""
		if c.Words != "" {
			words = w.Quoted(c.Words) + " "
		}
		w.Line(depth, words, "[", string(c.Source), "]")
	}
}

// quantity says a quantity.
func (w *explainer) quantity(q figure.Quantity) string { return w.Writer.Say(q) }

// percent says a ratio exactly and in percent.
func (w *explainer) percent(f figure.Figure) string {
	s := w.Writer.Percent(f)
	if exact := f.String(); f.IsSet() {
		s += " (" + exact + ")"
	}
	return s
}
