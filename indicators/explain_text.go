package indicators

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Text returns the explanation as a text in a language: the figure, how the
// data was looked at, and below it the steps as an indented list, each with
// what it computes and what comes out; the inputs with the words that were
// published, who said them and who printed them, and what was not chosen and
// why. An unknown language reads as English.
func (x Explanation) Text(lang wording.Lang) string {
	return string(x.AppendWords(nil, wording.WriterOf(lang)))
}

// AppendWords appends the text that [Explanation.Text] returns, with the numbers
// of a writer: one that it rounds is followed by the exact one.
func (x Explanation) AppendWords(b []byte, page *wording.Writer) []byte {
	if x.Result.Op == "" {
		return b
	}
	w := textWriter{Lines: explain.Lines{Writer: page}, labels: x.Labels}
	title := show(x.Name, w.Lang())
	if title == "" {
		title = string(x.Metric)
	}
	if title == "" {
		title = x.Formula
	}
	w.Line(0, title+w.Say(explain.Colon())+w.quantity(x.Result.Quantity))
	w.Line(0, w.where(x.Key))
	w.Line(0, w.view(x.View))
	if x.MayLackParts {
		w.Line(0, w.Say(mayLack))
	}
	stepTree.Print(0, &x.Result, w.step)
	return append(b, w.String()...)
}

// textWriter writes an explanation.
type textWriter struct {
	explain.Lines
	labels []Label
}

var (
	asPublished   = messages.Phrase("as published")
	withCorrected = messages.Phrase("with corrections")
	knownOn       = messages.Phrase("known on ")
	correctedTo   = messages.Phrase("corrected to ")
	publishedAs   = messages.Phrase("published: ")
	because       = messages.Phrase("because: ")
	printedBy     = messages.Phrase("printed by ")
	chosenAs      = messages.Phrase("chosen: ")
	notChosen     = messages.Phrase("not chosen: ")
	mayLack       = messages.Phrase("parts may be missing: the catalogue does not say that the codes are the whole")
	breaksHere    = messages.Phrase("the series breaks in this period")
	statedAs      = messages.Phrase("perimeter in the words: ")
	unreadable    = messages.Phrase("unreadable")
	timesFactor   = messages.Phrase("change of unit × ")
	overYears     = messages.Phrase("over (years): ")
	exactly       = messages.Phrase("rounded; exactly ")
	partOfWay     = messages.Phrase("part of the way: ")
)

// where says what the figure is of.
func (w *textWriter) where(k Key) string {
	var parts []string
	add := func(dimension, code ID) {
		if code != "" {
			parts = append(parts, w.label(dimension, code))
		}
	}
	add(areaDimension, k.Area)
	add(perimeterDimension, k.Perimeter)
	for p := range k.Breakdown.Parts() {
		add(p.Dimension, p.Code)
	}
	if k.Period.IsSet() {
		parts = append(parts, w.Writer.Say(k.Period))
	}
	return strings.Join(parts, w.Say(explain.Comma()))
}

// label returns the name of a code, or "dimension=code" where there is none.
func (w *textWriter) label(dimension, code ID) string {
	for _, l := range w.labels {
		if l.Dimension == dimension && l.Code == code {
			return show(l.Name, w.Lang())
		}
	}
	if dimension == areaDimension || dimension == perimeterDimension {
		return string(code)
	}
	return string(dimension) + "=" + string(code)
}

// policyPhrase says what a View does among sources that disagree.
func policyPhrase(p Policy) say.Phrase {
	switch p {
	case Unanimous:
		return messages.Phrase("only where sources agree")
	case ByAuthority:
		return messages.Phrase("source of highest authority")
	case Latest:
		return messages.Phrase("latest publication")
	case Hull:
		return messages.Phrase("range of all sources")
	case Intersection:
		return messages.Phrase("what all sources allow")
	}
	return say.Phrase{p.String(), p.String(), p.String()}
}

// readingPhrase says how digits are read; nothing for face value.
func readingPhrase(r figure.Reading) say.Phrase {
	switch r {
	case figure.Rounded:
		return messages.Phrase("digits read as rounded")
	case figure.Truncated:
		return messages.Phrase("digits read as cut")
	case figure.Either:
		return messages.Phrase("digits read as rounded or cut")
	}
	return say.Phrase{}
}

// view says how the data was looked at.
func (w *textWriter) view(v ViewConfig) string {
	s := w.Say(asPublished)
	if v.Corrected {
		s = w.Say(withCorrected)
	}
	s += w.Say(explain.Semicolon()) + w.Say(policyPhrase(v.Policy))
	if r := w.Say(readingPhrase(v.Digits)); r != "" {
		s += w.Say(explain.Semicolon()) + r
	}
	if v.Known.IsSet() {
		s += w.Say(explain.Semicolon()) + w.Say(knownOn) + w.Writer.Say(v.Known)
	}
	return s
}

// opPhrase names an operation.
func opPhrase(o op) say.Phrase {
	switch o {
	case opNumber:
		return messages.Phrase("number")
	case opNeg:
		return messages.Phrase("negative")
	case opConvert:
		return messages.Phrase("change of unit")
	case opAdd, opSum:
		return messages.Phrase("sum")
	case opSub:
		return messages.Phrase("difference")
	case opMul:
		return messages.Phrase("product")
	case opQuo:
		return messages.Phrase("quotient")
	case opSelect:
		return messages.Phrase("part")
	case opAt:
		return messages.Phrase("in another period")
	case opGrowth:
		return messages.Phrase("growth rate")
	case opCAGR:
		return messages.Phrase("compound annual growth rate")
	case opIndex:
		return messages.Phrase("index, base 100")
	case opDifference:
		return messages.Phrase("change")
	case opShare:
		return messages.Phrase("share")
	case opContribution:
		return messages.Phrase("contribution to growth")
	case opMovingAverage:
		return messages.Phrase("moving average")
	case opInterpolate:
		return messages.Phrase("linear interpolation")
	case opMean:
		return messages.Phrase("mean")
	case opLast:
		return messages.Phrase("last value")
	case opHHI:
		return messages.Phrase("Herfindahl-Hirschman index")
	}
	return indexPhrase(o)
}

// indexPhrase names an operation of index numbers.
func indexPhrase(o op) say.Phrase {
	switch o {
	case opWeightedMean:
		return messages.Phrase("weighted mean")
	case opNormalisedHHI:
		return messages.Phrase("normalised Herfindahl-Hirschman index")
	case opLaspeyres:
		return messages.Phrase("Laspeyres index")
	case opPaasche:
		return messages.Phrase("Paasche index")
	case opFisher:
		return messages.Phrase("Fisher index")
	case opTornqvist:
		return messages.Phrase("Törnqvist index")
	case opLaspeyresContribution:
		return messages.Phrase("contribution to the Laspeyres index")
	case opAnnualOverlap:
		return messages.Phrase("chained volume, annual overlap")
	case opOneQuarterOverlap:
		return messages.Phrase("chained volume, one-quarter overlap")
	case opChain:
		return messages.Phrase("chained index, base 100")
	case opRebase:
		return messages.Phrase("rebased index, base 100")
	case opDeflator:
		return messages.Phrase("implicit deflator, base 100")
	case opConstantPrices:
		return messages.Phrase("at constant prices")
	case opLeastSquares:
		return messages.Phrase("growth rate by least squares")
	case opExponential:
		return messages.Phrase("exponential growth rate")
	}
	return say.Phrase{}
}

// step writes one step; those below it are to follow.
func (w *textWriter) step(depth int, s *Step) bool {
	head := "- "
	if s.At != "" {
		head += "[" + s.At + "] "
	}
	quantity := w.quantity(s.Quantity)
	switch o := operation(s.Op); {
	case s.Input != nil:
		w.Line(depth, head+w.input(s.Input)+w.Say(explain.Colon())+quantity)
		w.sources(depth+1, s.Input)
	case o == opConvert:
		w.Line(depth, head+quantity+w.Say(explain.Semicolon())+w.Say(timesFactor)+s.Factor.String())
	default:
		formula := s.Formula
		if formula == "" {
			formula = "…"
		}
		w.Line(depth, head+formula+" = "+quantity+" ("+w.Say(opPhrase(o))+")")
		switch {
		case s.Years != "" && (o == opCAGR || o == opExponential):
			w.Line(depth+1, w.Say(overYears)+s.Years)
		case s.Years != "":
			w.Line(depth+1, w.Say(partOfWay)+s.Years)
		}
	}
	return true
}

// input names what an input is the value of.
func (w *textWriter) input(in *Input) string {
	s := show(in.Name, w.Lang())
	switch code := string(in.Key.Indicator); s {
	case "", code:
		s = code
	default:
		s += " (" + code + ")"
	}
	if at := w.where(in.Key); at != "" {
		s += w.Say(explain.Comma()) + at
	}
	return s
}

// sources writes where an input comes from.
func (w *textWriter) sources(depth int, in *Input) {
	if in.Break {
		w.Line(depth, w.Say(breaksHere))
	}
	for _, c := range in.Chosen {
		w.Line(depth, w.Say(chosenAs)+w.cited(c)+" ("+in.Reason.Text(w.Lang(), true)+")")
		w.words(depth+1, c)
	}
	for _, c := range in.Others {
		w.Line(depth, w.Say(notChosen)+w.cited(c)+" ("+c.Why.Text(w.Lang(), false)+")")
		w.words(depth+1, c)
	}
}

// cited says which figure an observation gave and who said it.
func (w *textWriter) cited(c Cited) string {
	s := string(c.Observation) + w.Say(explain.Comma())
	if c.Published.IsSet() {
		s += w.Say(publishedAs) + w.quantity(c.Published)
	} else {
		s += w.Say(unreadable)
	}
	originator, carrier := show(c.Originator, w.Lang()), show(c.Carrier, w.Lang())
	if originator == "" && carrier == "" {
		originator = string(c.Source)
	}
	if originator != "" {
		s += w.Say(explain.Comma()) + originator
	}
	if carrier != "" && carrier != originator {
		s += w.Say(explain.Comma()) + w.Say(printedBy) + carrier
	}
	if c.Date.IsSet() {
		s += w.Say(explain.Comma()) + w.Writer.Say(c.Date)
	}
	return s
}

// words writes the words as published, and what was corrected.
func (w *textWriter) words(depth int, c Cited) {
	if c.Words != "" {
		w.Line(depth, w.Quoted(c.Words))
	}
	if c.Stated != "" {
		w.Line(depth, w.Say(statedAs)+w.label(perimeterDimension, c.Stated))
	}
	if k := c.Correction; k != nil {
		s := w.Say(correctedTo) + w.quantity(k.Quantity) + " (" + string(k.Correction)
		if k.Author != "" {
			s += w.Say(explain.Comma()) + w.note(k.Author)
		}
		w.Line(depth, s+")")
		w.Line(depth, w.Say(because)+w.Quoted(w.note(k.Reason)))
	}
}

// quantity writes a quantity, and where the writer rounds it the exact one as
// well.
func (w *textWriter) quantity(q figure.Quantity) string {
	s := w.Writer.Say(q)
	if exact := wording.NewWriter(w.Writer.Locale(), wording.WriterOptions{Lang: w.Lang()}).Say(q); exact != s {
		return s + " (" + w.Say(exactly) + exact + ")"
	}
	return s
}

// note returns what somebody wrote, in the language of the page where it is there.
func (w *textWriter) note(n wording.Note) string {
	s, _ := n.Display(w.Lang())
	return s
}

// show returns a text in a language, or in the language it falls back to.
func show(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}
