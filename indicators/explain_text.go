package indicators

import (
	"math/big"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Text returns the explanation as a text in a language: the figure, how the
// data was looked at, and below it the steps as an indented list, each with
// what it computes and what comes out; the inputs with the words that were
// published, who said them and who printed them, and what was not chosen and
// why. An unknown language reads as English.
func (x Explanation) Text(lang wording.Lang) string {
	if x.Result.Op == "" {
		return ""
	}
	w := textWriter{lang: lang, n: say.Index(lang), labels: x.Labels}
	title := show(x.Name, lang)
	if title == "" {
		title = string(x.Metric)
	}
	if title == "" {
		title = x.Formula
	}
	w.line(0, title+w.say(colon)+sayQuantity(x.Result.Quantity, lang))
	w.line(0, w.where(x.Key))
	w.line(0, w.view(x.View))
	w.step(0, &x.Result)
	return w.b.String()
}

// textWriter writes lines.
type textWriter struct {
	b    strings.Builder
	lang wording.Lang
	n    int // place of the language in tables

	labels []Label
}

// phrase is a piece of text in Arabic, French and English.
type phrase [3]string

var (
	colon      = phrase{": ", " : ", ": "}
	openQuote  = phrase{"«", "« ", "“"}
	closeQuote = phrase{"»", " »", "”"}
	semicolon  = phrase{"؛ ", " ; ", "; "}
	comma      = phrase{"، ", ", ", ", "}

	asPublished   = phrase{"كما نشر", "tel que publié", "as published"}
	withCorrected = phrase{"مع التصحيحات", "avec corrections", "with corrections"}
	knownOn       = phrase{"المعروف إلى غاية ", "connu au ", "known on "}
	correctedTo   = phrase{"صحح إلى ", "corrigé en ", "corrected to "}
	publishedAs   = phrase{"نشر: ", "publié : ", "published: "}
	because       = phrase{"السبب: ", "motif : ", "because: "}
	printedBy     = phrase{"نشره ", "publié par ", "printed by "}
	chosenAs      = phrase{"اعتمد: ", "retenu : ", "chosen: "}
	notChosen     = phrase{"لم يعتمد: ", "non retenu : ", "not chosen: "}
	breaksHere    = phrase{"تنقطع السلسلة في هذه الفترة", "la série est rompue à cette période", "the series breaks in this period"}
	statedAs      = phrase{"النطاق حسب النص: ", "périmètre selon le texte : ", "perimeter in the words: "}
	unreadable    = phrase{"غير مقروء", "illisible", "unreadable"}
	timesFactor   = phrase{"تحويل الوحدة × ", "changement d'unité × ", "change of unit × "}
	overYears     = phrase{"عدد السنوات: ", "sur (années) : ", "over (years): "}
	partOfWay     = phrase{"جزء المسافة: ", "part du chemin : ", "part of the way: "}
)

func (w *textWriter) say(p phrase) string { return p[w.n] }

func (w *textWriter) line(depth int, s string) {
	if s != "" {
		w.b.WriteString(strings.Repeat("  ", depth) + s + "\n")
	}
}

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
		parts = append(parts, k.Period.String())
	}
	return strings.Join(parts, w.say(comma))
}

// label returns the name of a code, or "dimension=code" where there is none.
func (w *textWriter) label(dimension, code ID) string {
	for _, l := range w.labels {
		if l.Dimension == dimension && l.Code == code {
			return show(l.Name, w.lang)
		}
	}
	if dimension == areaDimension || dimension == perimeterDimension {
		return string(code)
	}
	return string(dimension) + "=" + string(code)
}

// policyPhrases say what a View does among sources that disagree.
func policyPhrase(p Policy) phrase {
	switch p {
	case Unanimous:
		return phrase{"عند اتفاق المصادر فقط", "seulement si les sources concordent", "only where sources agree"}
	case ByAuthority:
		return phrase{"المصدر الأعلى سلطة", "source de plus haute autorité", "source of highest authority"}
	case Latest:
		return phrase{"آخر ما نشر", "dernière publication", "latest publication"}
	case Hull:
		return phrase{"مجال يضم كل المصادر", "intervalle de toutes les sources", "range of all sources"}
	case Intersection:
		return phrase{"ما تسمح به كل المصادر", "ce que toutes les sources admettent", "what all sources allow"}
	}
	return phrase{p.String(), p.String(), p.String()}
}

// readingPhrase says how digits are read; nothing for face value.
func readingPhrase(r figure.Reading) phrase {
	switch r {
	case figure.Rounded:
		return phrase{"الأرقام مقروءة كمدورة", "chiffres lus comme arrondis", "digits read as rounded"}
	case figure.Truncated:
		return phrase{"الأرقام مقروءة كمبتورة", "chiffres lus comme tronqués", "digits read as cut"}
	case figure.Either:
		return phrase{"الأرقام مقروءة كمدورة أو مبتورة", "chiffres lus comme arrondis ou tronqués", "digits read as rounded or cut"}
	}
	return phrase{}
}

// view says how the data was looked at.
func (w *textWriter) view(v ViewNote) string {
	s := w.say(asPublished)
	if v.Corrected {
		s = w.say(withCorrected)
	}
	s += w.say(semicolon) + w.say(policyPhrase(v.Policy))
	if r := w.say(readingPhrase(v.Digits)); r != "" {
		s += w.say(semicolon) + r
	}
	if v.Known.IsSet() {
		s += w.say(semicolon) + w.say(knownOn) + v.Known.String()
	}
	return s
}

// opPhrase names an operation.
func opPhrase(o op) phrase {
	switch o {
	case opNumber:
		return phrase{"عدد", "nombre", "number"}
	case opNeg:
		return phrase{"العكس", "opposé", "negative"}
	case opConvert:
		return phrase{"تحويل الوحدة", "changement d'unité", "change of unit"}
	case opAdd, opSum:
		return phrase{"مجموع", "somme", "sum"}
	case opSub:
		return phrase{"فرق", "différence", "difference"}
	case opMul:
		return phrase{"جداء", "produit", "product"}
	case opQuo:
		return phrase{"خارج القسمة", "quotient", "quotient"}
	case opSelect:
		return phrase{"جزء", "partie", "part"}
	case opAt:
		return phrase{"في فترة أخرى", "à une autre période", "in another period"}
	case opGrowth:
		return phrase{"نسبة النمو", "taux de croissance", "growth rate"}
	case opCAGR:
		return phrase{"معدل النمو السنوي المركب", "taux de croissance annuel composé", "compound annual growth rate"}
	case opIndex:
		return phrase{"مؤشر، الأساس 100", "indice, base 100", "index, base 100"}
	case opDifference:
		return phrase{"التغير", "variation", "change"}
	case opShare:
		return phrase{"حصة", "part", "share"}
	case opContribution:
		return phrase{"المساهمة في النمو", "contribution à la croissance", "contribution to growth"}
	case opMovingAverage:
		return phrase{"متوسط متحرك", "moyenne mobile", "moving average"}
	case opInterpolate:
		return phrase{"استيفاء خطي", "interpolation linéaire", "linear interpolation"}
	case opMean:
		return phrase{"متوسط", "moyenne", "mean"}
	case opLast:
		return phrase{"آخر قيمة", "dernière valeur", "last value"}
	case opHHI:
		return phrase{"مؤشر هيرفندال-هيرشمان", "indice de Herfindahl-Hirschman", "Herfindahl-Hirschman index"}
	}
	return phrase{}
}

// step writes a step and the ones below it.
func (w *textWriter) step(depth int, s *Step) {
	head := "- "
	if s.At != "" {
		head += "[" + s.At + "] "
	}
	quantity := sayQuantity(s.Quantity, w.lang)
	switch o := operation(s.Op); {
	case s.Input != nil:
		w.line(depth, head+w.input(s.Input)+w.say(colon)+quantity)
		w.sources(depth+1, s.Input)
	case o == opConvert:
		w.line(depth, head+quantity+w.say(semicolon)+w.say(timesFactor)+s.Factor.String())
	default:
		formula := s.Formula
		if formula == "" {
			formula = "…"
		}
		w.line(depth, head+formula+" = "+quantity+" ("+w.say(opPhrase(o))+")")
		switch {
		case s.Years != "" && o == opCAGR:
			w.line(depth+1, w.say(overYears)+s.Years)
		case s.Years != "":
			w.line(depth+1, w.say(partOfWay)+s.Years)
		}
	}
	for i := range s.Steps {
		w.step(depth+1, &s.Steps[i])
	}
}

// input names what an input is the value of.
func (w *textWriter) input(in *Input) string {
	s := show(in.Name, w.lang)
	switch code := string(in.Key.Indicator); s {
	case "", code:
		s = code
	default:
		s += " (" + code + ")"
	}
	if at := w.where(in.Key); at != "" {
		s += w.say(comma) + at
	}
	return s
}

// sources writes where an input comes from.
func (w *textWriter) sources(depth int, in *Input) {
	if in.Break {
		w.line(depth, w.say(breaksHere))
	}
	for _, c := range in.Chosen {
		w.line(depth, w.say(chosenAs)+w.cited(c)+" ("+in.Reason.Text(w.lang, true)+")")
		w.words(depth+1, c)
	}
	for _, c := range in.Others {
		w.line(depth, w.say(notChosen)+w.cited(c)+" ("+c.Why.Text(w.lang, false)+")")
		w.words(depth+1, c)
	}
}

// cited says which figure an observation gave and who said it.
func (w *textWriter) cited(c Cited) string {
	s := string(c.Observation) + w.say(comma)
	if c.Published.IsSet() {
		s += w.say(publishedAs) + sayQuantity(c.Published, w.lang)
	} else {
		s += w.say(unreadable)
	}
	originator, carrier := show(c.Originator, w.lang), show(c.Carrier, w.lang)
	if originator == "" && carrier == "" {
		originator = string(c.Source)
	}
	if originator != "" {
		s += w.say(comma) + originator
	}
	if carrier != "" && carrier != originator {
		s += w.say(comma) + w.say(printedBy) + carrier
	}
	if c.Date.IsSet() {
		s += w.say(comma) + c.Date.String()
	}
	return s
}

// words writes the words as published, and what was corrected.
func (w *textWriter) words(depth int, c Cited) {
	if c.Words != "" {
		w.line(depth, w.say(openQuote)+oneLine(c.Words)+w.say(closeQuote))
	}
	if c.Stated != "" {
		w.line(depth, w.say(statedAs)+w.label(perimeterDimension, c.Stated))
	}
	if k := c.Correction; k != nil {
		s := w.say(correctedTo) + sayQuantity(k.Quantity, w.lang) + " (" + string(k.Correction)
		if k.Author != "" {
			s += w.say(comma) + k.Author
		}
		w.line(depth, s+")")
		w.line(depth, w.say(because)+k.Reason)
	}
}

// oneLine keeps published words on the line that they are shown on.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// sayQuantity writes a quantity for readers of a language: exactly, or, where
// that is no short decimal, rounded, bounds outward, and the exact figure with
// it.
func sayQuantity(q figure.Quantity, lang wording.Lang) string {
	loc := localeOf(lang)
	places, long := shortPlaces(q.Figure)
	if !long {
		return wording.FormatQuantity(q, loc, wording.Plain)
	}
	exactly := phrase{"بالتقريب؛ وبالضبط ", "arrondi ; exactement ", "rounded; exactly "}[say.Index(lang)]
	return wording.FormatQuantity(q.Round(places, money.HalfEven), loc, wording.Plain) + " (" + exactly + q.String() + ")"
}

// shortPlaces returns the decimal places, at least two, that leave a figure five
// digits, and
// whether it has more than people read.
func shortPlaces(f figure.Figure) (places int, long bool) {
	const digits = 5
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		if b.Infinite || b.Value == nil {
			continue
		}
		million := new(big.Rat).Mul(b.Value, big.NewRat(1_000_000, 1))
		long = long || !million.IsInt()
		// Digits of the whole part, or, negative, zeros behind the point.
		size, n := new(big.Rat).Abs(b.Value), 0
		for ten := big.NewRat(10, 1); n < 40 && size.Cmp(big.NewRat(1, 1)) >= 0; n++ {
			size.Quo(size, ten)
		}
		for tenth := big.NewRat(1, 10); n > -40 && n <= 0 && size.Sign() > 0 && size.Cmp(tenth) < 0; n-- {
			size.Quo(size, tenth)
		}
		places = max(places, digits-n, 2)
	}
	return places, long
}

// localeOf returns how numbers are written for readers of a language.
func localeOf(lang wording.Lang) wording.Locale {
	if l := wording.LocaleOf(lang); l.IsSet() {
		return l
	}
	return wording.EnAny
}
