package wording

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Writer writes values for people, all of a page in one way: the language of the
// words, the separators of the numbers, the decimal places and the style are
// chosen once, by [NewWriter]. It is immutable. The zero Writer, and any without a
// locale, writes numbers and dates in their canonical text, and words in English.
type Writer struct {
	locale          Locale
	lang            Lang
	style           Style
	marks           Marks
	places, percent Places
	// group and decimal stand for the separators of the locale where set.
	group, decimal string
}

// WriterOptions are the choices of a [Writer] beside its locale. The zero value
// is the locale's own language and [Prose], and never rounds: a number without an
// end is written as a fraction.
type WriterOptions struct {
	// Lang is the language of words and names: that of the locale unless set, and
	// English where the locale's language is none of the library's.
	Lang  Lang  `json:"lang,omitzero"`
	Style Style `json:"style,omitzero"`
	Marks Marks `json:"marks,omitzero"`
	// Places limits the decimal places. The styles that round by themselves,
	// [Compact] and [CompactLong], do so afterwards.
	Places Places `json:"places,omitzero"`
	// Percent limits those of percentages, where it is set: 11.1% of 115,384.62.
	Percent Places `json:"percent,omitzero"`
	// Group and Decimal replace the separators of the locale when both are set. They
	// are one character each, not the same one, and no digit; others are passed over.
	Group   string `json:"group,omitzero"`
	Decimal string `json:"decimal,omitzero"`
}

// Places says how many decimal places a number is written with, and how the rest
// is rounded: points by a mode, bounds outward, so that what is written holds for
// every value that the figure allows. The zero value does not round.
type Places struct {
	n      int8
	padded bool
	set    bool
	mode   money.Rounding
}

// maxPlaces is the largest number of decimal places that [AtMost] and [Exactly]
// know; they take a larger one for it, and a negative one for zero.
const maxPlaces = 40

// AtMost rounds to n decimal places and leaves out the zeros at their end.
func AtMost(n int, mode money.Rounding) Places {
	return Places{n: int8(min(max(n, 0), maxPlaces)), mode: mode, set: true}
}

// Exactly rounds to n decimal places and writes all of them: 11.10.
func Exactly(n int, mode money.Rounding) Places {
	p := AtMost(n, mode)
	p.padded = true
	return p
}

const (
	atMost  = "at most "
	exactly = "exactly "
)

// AppendText appends "at most 1, half-even" or "exactly 2, half-up", and nothing for
// the zero value. A mode that is none is an error.
func (p Places) AppendText(b []byte) ([]byte, error) {
	if !p.set {
		return b, nil
	}
	mode, err := p.mode.MarshalText()
	if err != nil {
		return b, &Error{Op: "marshal places", Err: ErrSyntax, Detail: err.Error()}
	}
	word := atMost
	if p.padded {
		word = exactly
	}
	b = strconv.AppendInt(append(b, word...), int64(p.n), 10)
	if len(mode) > 0 {
		b = append(append(b, ", "...), mode...)
	}
	return b, nil
}

// String returns the text that [ParsePlaces] reads, and "Places(?)" where the mode
// is none.
func (p Places) String() string {
	b, err := p.AppendText(nil)
	if err != nil {
		return "Places(?)"
	}
	return string(b)
}

// ParsePlaces reads what [Places.String] writes.
func ParsePlaces(s string) (Places, error) {
	fail := func(err error) (Places, error) {
		const want = `want "at most 1, half-even" or "exactly 2, half-even"`
		e := &Error{Op: "ParsePlaces", Err: ErrSyntax, Input: s, Detail: want}
		if err != nil {
			e.Detail = err.Error()
		}
		return Places{}, e
	}
	rest, padded := strings.CutPrefix(s, exactly)
	rest, ok := strings.CutPrefix(rest, atMost)
	if ok == padded {
		return fail(nil)
	}
	digits, name, stated := strings.Cut(rest, ", ")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > maxPlaces || strconv.Itoa(n) != digits {
		return fail(nil)
	}
	p := AtMost(n, 0)
	p.padded = padded
	if stated {
		if p.mode, err = money.ParseRounding(name); err != nil {
			return fail(err)
		}
	}
	return p, nil
}

// WordsAppender is what a value implements to be said by a [Writer]: answers,
// results, derivations, findings and assessments do.
type WordsAppender interface {
	// AppendWords appends the value in words to dst, in the language and with the
	// numbers of w. A w that is nil writes as the zero Writer does.
	AppendWords(dst []byte, w *Writer) []byte
}

// unsaid stands for a value that is not set.
const unsaid = "?"

// NewWriter returns the writer of a page.
func NewWriter(l Locale, o WriterOptions) *Writer {
	w := &Writer{locale: l, lang: o.Lang, style: o.Style, marks: o.Marks, places: o.Places, percent: o.Percent}
	if !w.percent.set {
		w.percent = w.places
	}
	if !l.IsSet() {
		w.locale = 0
	}
	if !w.lang.IsSet() {
		w.lang = l.Lang()
	}
	if w.lang == 0 {
		w.lang = En
	}
	if w.style > Letters {
		w.style = Prose
	}
	if isSeparator(o.Group) && isSeparator(o.Decimal) && o.Group != o.Decimal {
		w.group, w.decimal = o.Group, o.Decimal
	}
	return w
}

// writerFile is a [Writer] as JSON has it.
type writerFile struct {
	Locale  Locale        `json:"locale,omitzero"`
	Options WriterOptions `json:"options"`
}

// MarshalJSON returns the "locale" and the "options" of [NewWriter] that make the
// same writer; null for the zero Writer.
func (w Writer) MarshalJSON() ([]byte, error) {
	if w == (Writer{}) {
		return []byte("null"), nil
	}
	return document.JSON(writerFile{w.locale, WriterOptions{
		w.lang, w.style, w.marks, w.places, w.percent, w.group, w.decimal,
	}})
}

// UnmarshalJSON reads what [Writer.MarshalJSON] returns.
func (w *Writer) UnmarshalJSON(data []byte) error {
	const op = "Writer.UnmarshalJSON"
	if w == nil {
		return refuseStored(op, stored.NoTarget())
	}
	if string(data) == "null" {
		*w = Writer{}
		return nil
	}
	var f writerFile
	if err := json.Unmarshal(data, &f); err != nil {
		return &Error{Op: op, Err: ErrJSON, Input: string(data), Detail: err.Error()}
	}
	*w = *NewWriter(f.Locale, f.Options)
	return nil
}

// isSeparator reports whether a text is one character that can separate digits.
func isSeparator(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && n > 0 && separatorRunes[r]
}

// separatorRunes are the characters that a reader takes between digits.
var separatorRunes = map[rune]bool{
	'.': true, ',': true, ' ': true, '\u00A0': true, '\u202F': true, '\u2009': true, '\'': true, '’': true,
	'٫': true, '٬': true,
}

// WriterOf returns the writer of a language with zero options: its locale is that
// of [LocaleOf], and English where l is no language.
func WriterOf(l Lang) *Writer {
	if !l.IsSet() {
		l = En
	}
	return NewWriter(LocaleOf(l), WriterOptions{})
}

// Lang returns the language of the words: English for the zero Writer.
func (w *Writer) Lang() Lang {
	if w == nil || w.lang == 0 {
		return En
	}
	return w.lang
}

// Locale returns the locale of the numbers.
func (w *Writer) Locale() Locale {
	if w == nil {
		return 0
	}
	return w.locale
}

// Say returns a value in words: a [money.Money], [figure.Figure],
// [figure.Quantity], [period.Date], [period.Period], [Text], an int or int64, or
// what implements [WordsAppender]. What is not set, and any other type, is "?".
func (w *Writer) Say(v any) string { return string(w.Append(nil, v)) }

// Append appends what [Writer.Say] returns.
func (w *Writer) Append(b []byte, v any) []byte {
	start := len(b)
	switch v := v.(type) {
	case figure.Figure:
		b = w.AppendFigure(b, v)
	case figure.Quantity:
		b = w.AppendQuantity(b, v)
	case money.Money:
		b = w.AppendMoney(b, v)
	case period.Date:
		b = w.AppendDate(b, v)
	case period.Period:
		b = w.AppendPeriod(b, v)
	case int:
		b = w.AppendFigure(b, figure.FromInt64(int64(v)))
	case int64:
		b = w.AppendFigure(b, figure.FromInt64(v))
	case Text:
		s, _ := v.Display(w.Lang())
		b = append(b, s...)
	case WordsAppender:
		b = v.AppendWords(b, w)
	}
	if len(b) == start {
		b = append(b, unsaid...)
	}
	return b
}

// Percent returns a ratio as a percentage, 1/8 as "12.5%" in English and "12,5 %"
// in French. One that is not set, or too large, is "?".
func (w *Writer) Percent(ratio figure.Figure) string {
	percent, err := ratio.Scale(big.NewRat(100, 1))
	if err != nil || !ratio.IsSet() {
		return unsaid
	}
	return w.Say(figure.Quantity{Figure: percent, Unit: unitCache().percent})
}

// OffBy says how far a figure is off that a power of ten would mend: 3 is "1,000 times
// too small", "1 000 fois trop petit", «أصغر بـ1.000 مرة مما ينبغي», and -3 too large.
// [Letters] has "mille fois trop petit". A power of 0, and one beyond 12 either way,
// is "?".
func (w *Writer) OffBy(power int) string {
	size := max(power, -power)
	if power == 0 || size > maxLetters {
		return unsaid
	}
	inside := new(Writer).pen()
	if w != nil {
		inside = w.pen()
	}
	inside.lang, inside.places = w.Lang(), Places{}
	if !inside.locale.IsSet() {
		inside.locale = LocaleOf(inside.lang)
	}
	times := string(inside.figure(nil, figure.FromInt64(int64(powers[size])), &timesNoun))
	word := tooFar[inside.lang][0]
	if power < 0 {
		word = tooFar[inside.lang][1]
	}
	if inside.lang == Ar && letterAt(times, 0) {
		word = strings.Replace(word, "ـ", "", 1)
	}
	return strings.Replace(word, "#", times, 1)
}

// timesNoun counts how many times.
var timesNoun = noun{kind: nounNamed, info: &unitInfo{
	symbol: "times", measure: true, en: [2]string{"time", "times"}, fr: [2]string{"fois", "fois"},
	ar: [4]string{"مرة", "مرتان", "مرات", "مرة"},
}}

// tooFar are the phrases for a figure that is too small and too large.
var tooFar = [...][2]string{
	Ar: {"أصغر بـ# مما ينبغي", "أكبر بـ# مما ينبغي"},
	Fr: {"# trop petit", "# trop grand"},
	En: {"# too small", "# too large"},
}

// AppendFigure appends a figure without a unit. One that is not set appends
// nothing.
func (w *Writer) AppendFigure(b []byte, f figure.Figure) []byte {
	f = w.plainPlaces().round(f)
	if !w.Locale().IsSet() {
		b, _ = f.AppendText(b)
		return b
	}
	return w.pen().figure(b, f, &noUnit)
}

// AppendQuantity appends a figure with its unit. One that is not set appends
// nothing.
func (w *Writer) AppendQuantity(b []byte, q figure.Quantity) []byte {
	if !w.Locale().IsSet() || !q.Figure.IsSet() {
		q.Figure = w.plainPlaces().round(q.Figure)
		b, _ = q.AppendText(b)
		return b
	}
	q, n := describe(q, w.lang)
	inside := w.pen()
	if n.kind == nounPercent {
		inside.places = w.percent
	}
	return inside.figure(b, inside.places.round(q.Figure), &n)
}

// AppendMoney appends an amount; one that is not set appends nothing. With
// [Plain] it does not allocate when b has room.
func (w *Writer) AppendMoney(b []byte, m money.Money) []byte {
	if !m.IsSet() {
		return b
	}
	if w.Locale().IsSet() && !w.places.set {
		if w.style == Plain && w.group == "" && w.locale <= EnAny && w.lang == Lang(w.locale) {
			start := len(b)
			return w.marks.apply(plainForms[w.locale].append(b, m), start, w.locale)
		}
		return w.pen().money(b, m)
	}
	d, _ := m.Decimal()
	unit, err := figure.ParseUnit(m.Currency().String())
	f, err2 := figure.FromDecimal(d)
	if !w.Locale().IsSet() || err != nil || err2 != nil {
		b, _ = m.AppendText(b)
		return b
	}
	return w.AppendQuantity(b, figure.Quantity{Figure: f, Unit: unit})
}

// plainPlaces returns the places of what is no percentage.
func (w *Writer) plainPlaces() Places {
	if w == nil {
		return Places{}
	}
	return w.places
}

// round applies the places to a figure.
func (p Places) round(f figure.Figure) figure.Figure {
	if !p.set || !f.IsSet() {
		return f
	}
	return f.Round(int(p.n), p.mode)
}

// pen returns the inside of w, which is changed on the way.
func (w *Writer) pen() pen { return pen{Writer: *w} }
