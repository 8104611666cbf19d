package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// pen is a [Writer] at work, passed by value: its style changes inside a phrase.
type pen struct {
	Writer
	unscaled bool // no scale words
	inside   bool // words stand around the number
}

// mixed reports whether the words of the page are of another language than its
// numbers, so that a reader who goes by the words must not misread a separator.
func (w *pen) mixed() bool { return w.locale.Lang() != 0 && w.locale.Lang() != w.lang }

// Format writes a figure without a unit in a locale and style: qualifiers as
// words of the language, "more than 9,000", "plus de 9 000", «أزيد من 9.000».
// A number that is no decimal is written as a fraction, 9/65; a [Writer] rounds.
// An unset figure is the empty string. Without a locale it returns the canonical
// text.
func Format(f figure.Figure, l Locale, s Style) string {
	return string(NewWriter(l, WriterOptions{Style: s}).AppendFigure(nil, f))
}

// FormatQuantity writes a figure with its unit: money by the patterns of the
// locale, percentages with their sign, other units by their name in the
// language, in the plural form that the number asks for. A unit without a name
// is written as its symbol.
func FormatQuantity(q figure.Quantity, l Locale, s Style) string {
	return string(NewWriter(l, WriterOptions{Style: s}).AppendQuantity(nil, q))
}

// FormatMoney writes an amount. An unset amount is the empty string.
func FormatMoney(m money.Money, l Locale, s Style) string {
	return string(NewWriter(l, WriterOptions{Style: s}).AppendMoney(nil, m))
}

// money writes a set amount exactly.
func (w pen) money(b []byte, m money.Money) []byte {
	start := len(b)
	var buf [48]byte
	d := decimalsOfMoney(m, buf[:0])
	c := m.Currency()
	switch w.style {
	case Compact, CompactLong, Press, Prose, Letters:
		n := noun{kind: nounMoney, currency: c}
		d.trim(0)
		if w.style == Letters {
			w.style = Prose
			if text, ok := w.letters(b, d, &n); ok {
				return w.marks.apply(text, start, w.locale)
			}
		}
		switch {
		case w.style == Prose && len(d.fraction) > 0:
			d = w.certain(d.padded(min(c.MinorDigits(), 2)), &n) // as a quantity is written
		case w.style == Press && len(d.fraction) > 0:
			d = d.padded(c.MinorDigits())
		}
		b = w.number(b, d, &n, roundHalfEven, figure.NoResolution)
	default:
		b = w.amount(b, d, c)
	}
	return w.marks.apply(b, start, w.locale)
}

// figure writes a set figure with the words of its qualifier.
func (w pen) figure(b []byte, f figure.Figure, n *noun) []byte {
	if !f.IsSet() {
		return b
	}
	start := len(b)
	words := &qualifierWords[w.lang]
	if w.style == Accounting || w.style == Compact {
		words = &qualifierSigns[w.lang]
	}
	w.inside = f.Approximate() || !f.IsPoint() || n.per != ""
	if f.IsPoint() {
		if f.Approximate() {
			b = append(b, words.before[figure.QAbout]...)
		}
		b = w.point(b, f, n, roundHalfEven)
		return w.marks.apply(b, start, w.locale)
	}
	about := ""
	if f.Approximate() {
		about = words.before[figure.QAbout]
	}
	switch q := f.Qualifier(); q {
	case figure.QUnbounded:
		b = append(b, words.any...)
	case figure.QBetween:
		b = w.between(b, f, n, about)
	default:
		x, _ := f.Stated()
		mode := roundFloor
		if q == figure.QLessThan || q == figure.QUpTo {
			mode = roundCeiling
		}
		b = appendQualifier(b, words.before[q], about)
		b = w.point(b, x, n, mode)
		b = append(b, words.after[q]...)
	}
	return w.marks.apply(b, start, w.locale)
}

// between writes an interval with two ends: "between 1 and 2" when both belong
// to it, else "more than 1 and up to 2".
func (w pen) between(b []byte, f figure.Figure, n *noun, about string) []byte {
	words := &qualifierWords[w.lang]
	if w.style == Accounting {
		w.style = Plain // parentheses inside a phrase are an aside
	}
	lo, hi := f.Lower(), f.Upper()
	if w.style == Letters {
		w.style = Prose
	}
	low, high := end(lo, f), end(hi, f)
	code := n.kind == nounMoney && w.lang == En && w.style != Prose // MAD 2m
	if (n.kind == nounNone || code) && w.scaled(low, n) != w.scaled(high, n) {
		// "between 2 and 3 million" and "between MAD 2 and MAD 3m" would give
		// both the scale.
		if w.style != Prose {
			w.style = Plain
		}
		w.unscaled = true
	}
	if w.style == Prose && !lo.Open && !hi.Open && about == "" && lo.Value.Sign() >= 0 {
		return w.span(b, low, high, n)
	}
	if !lo.Open && !hi.Open {
		b = append(append(b, words.between...), about...)
		b = w.point(b, low, n, roundFloor)
		b = append(append(b, words.and...), about...)
		return w.point(b, high, n, roundCeiling)
	}
	q := figure.QAtLeast
	if lo.Open {
		q = figure.QMoreThan
	}
	b = appendQualifier(b, words.before[q], about)
	b = w.point(b, low, n, roundFloor)
	q = figure.QUpTo
	if hi.Open {
		q = figure.QLessThan
	}
	b = appendQualifier(append(b, words.and...), words.before[q], about)
	return w.point(b, high, n, roundCeiling)
}

// appendQualifier writes the words of two qualifiers, with the French elision:
// "plus d’environ".
func appendQualifier(b []byte, word, about string) []byte {
	if of, ok := strings.CutSuffix(word, " de "); ok && strings.HasPrefix(about, "e") {
		return append(append(append(b, of...), " d’"...), about...)
	}
	return append(append(b, word...), about...)
}

// scaled reports whether a number is written with a scale word.
func (w pen) scaled(f figure.Figure, n *noun) bool {
	var buf [64]byte
	d := decimalsOf(f, buf[:0])
	switch {
	case d.ratio != nil:
	case w.style == Prose:
		return w.prosePower(w.exact(f, n, buf[:0]), n) > 0
	case w.style.Rounds():
		return len(d.integer) > 3
	case w.style == Press:
		res := figure.NoResolution
		if _, _, _, e, ok := f.Compact(); ok {
			res = e
		}
		return w.pressPower(d, n, res) > 0
	}
	return false
}

// end returns a bound of f as a point with the resolution of f.
func end(b figure.Bound, f figure.Figure) figure.Figure {
	x, err := figure.FromRat(b.Value)
	if step, ok := f.Resolution(); ok && err == nil {
		if y, err := x.WithResolution(step); err == nil {
			return y
		}
	}
	return x
}

// point writes one number with its unit.
func (w pen) point(b []byte, f figure.Figure, n *noun, mode rounding) []byte {
	var buf [64]byte
	if w.style == Letters {
		w.style = Prose
		if b, ok := w.letters(b, w.exact(f, n, buf[:0]), n); ok {
			return b
		}
	}
	if w.style == Prose {
		return w.number(b, w.exact(f, n, buf[:0]), n, mode, figure.NoResolution)
	}
	d := decimalsOf(f, buf[:0])
	if w.places.padded {
		d = d.padded(int(w.places.n))
	}
	res := figure.NoResolution
	if _, _, _, e, ok := f.Compact(); ok {
		res = e
	}
	if w.mixed() || n.kind != nounMoney && (int(w.locale) >= len(localeTable) || string(d.fraction) == "000") {
		d = w.certain(d, n) // 67,000 participants are more than 67
	}
	if n.kind == nounMoney && res == figure.NoResolution {
		switch w.style {
		case Plain, Accounting:
			d = d.padded(n.currency.MinorDigits())
		case Press:
			if len(d.fraction) > 0 {
				d = d.padded(n.currency.MinorDigits())
			}
		}
	}
	return w.number(b, d, n, mode, res)
}

// number writes digits with their unit in the style of w.
func (w pen) number(b []byte, d decimals, n *noun, mode rounding, res int8) []byte {
	switch {
	case d.ratio != nil && n.kind == nounMoney && w.style != Prose:
		b = w.signed(b, d, separators{})
		b = append(append(b, ' '), n.currency.String()...)
		return append(b, n.per...)
	case d.ratio != nil && w.style != Prose:
		return w.plain(b, d, n)
	case w.style.Rounds():
		return w.compact(b, d, n, mode)
	case w.style == Prose:
		return w.prose(b, d, n)
	case w.style == Press:
		return w.press(b, d, n, res)
	case n.kind == nounMoney:
		return append(w.amount(b, d, n.currency), n.per...)
	}
	return w.plain(b, d, n)
}

// info returns the facts of the locale, words those of the language.
func (w *pen) info() *localeInfo {
	if int(w.locale) < len(localeTable) {
		return &localeTable[w.locale]
	}
	return &numberTable[localeFormats[w.locale].format]
}

func (w *pen) words() *localeInfo { return &localeTable[LocaleOf(w.lang)] }

// separators are what stands between digits.
type separators struct {
	group, decimal string
	from           int  // the number of integer digits from which on they are grouped
	pairs          bool // groups of two above the first
}

// separators returns those of the page: the writer's own or those of the locale.
func (w *pen) separators() separators {
	s := w.ownSeparators()
	if w.mixed() && (s.group == "." || s.group == ",") {
		s.from = 7 // 9.800 megawatts
	}
	return s
}

func (w *pen) ownSeparators() separators {
	info := w.info()
	if w.group != "" {
		return separators{group: w.group, decimal: w.decimal, from: 4, pairs: info.pairs}
	}
	if w.style == Prose && info.prose.group != "" {
		return info.prose
	}
	return separators{group: info.group, decimal: info.decimal, from: 3 + max(1, int(info.least)), pairs: info.pairs}
}

// amountSeparators returns those of amounts in the patterns of CLDR.
func (w *pen) amountSeparators() separators {
	s := w.separators()
	if w.group == "" {
		info := w.info()
		if info.currencyDecimal != "" {
			s.decimal = info.currencyDecimal
		}
		if info.currencyGroup != "" {
			s.group = info.currencyGroup
		}
	}
	return s
}

// digits writes integer and fraction digits in the digits of the locale.
func (w *pen) digits(b []byte, d *decimals, s separators) []byte {
	start := len(b)
	info := w.info()
	b = d.appendDigits(b, s)
	if info.zero == "" {
		return b
	}
	zero, _ := utf8.DecodeRuneInString(info.zero)
	tail := string(b[start:])
	b = b[:start]
	for _, r := range tail {
		if r >= '0' && r <= '9' {
			r += zero - '0'
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// signed writes digits with the sign of the locale.
func (w *pen) signed(b []byte, d decimals, s separators) []byte {
	if d.neg {
		b = append(b, w.info().minus...)
	}
	return w.digits(b, &d, s)
}

// plain writes all digits, and the unit if there is one.
func (w pen) plain(b []byte, d decimals, n *noun) []byte {
	closing := ""
	if w.style == Accounting && d.neg && n.kind == nounNone && d.ratio == nil && !w.inside {
		b = append(b, '(')
		d.neg, closing = false, ")"
	}
	if w.style != Prose && n.eastern(d, w.locale) {
		b = w.eastern(b, d)
	} else {
		b = w.signed(b, d, w.separators())
	}
	b = append(b, closing...)
	return w.unit(b, d, n, false)
}

// eastern writes a number in Arabic-Indic digits.
func (w pen) eastern(b []byte, d decimals) []byte {
	start := len(b)
	b = w.signed(b, d, separators{decimal: "٫"})
	return toEastern(b, start)
}

// toEastern rewrites the ASCII digits of b[start:].
func toEastern(b []byte, start int) []byte {
	tail := append([]byte(nil), b[start:]...)
	b = b[:start]
	for _, c := range tail {
		if c >= '0' && c <= '9' {
			b = append(b, 0xD9, 0xA0+c-'0')
		} else {
			b = append(b, c)
		}
	}
	return b
}

// qualifierText holds what stands before and after a number by its qualifier.
type qualifierText struct {
	before, after [figure.QUnbounded + 1]string
	between, and  string
	any           string
}

var qualifierWords = [...]qualifierText{
	Ar: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "حوالي ", figure.QMoreThan: "أزيد من ", figure.QAtLeast: "ما لا يقل عن ",
			figure.QLessThan: "أقل من ", figure.QUpTo: "ما لا يزيد عن ",
		},
		between: "ما بين ", and: " و", any: "أي عدد",
	},
	Fr: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "environ ", figure.QMoreThan: "plus de ", figure.QAtLeast: "au moins ",
			figure.QLessThan: "moins de ", figure.QUpTo: "jusqu’à ",
		},
		between: "entre ", and: " et ", any: "un nombre quelconque",
	},
	En: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "about ", figure.QMoreThan: "more than ", figure.QAtLeast: "at least ",
			figure.QLessThan: "less than ", figure.QUpTo: "up to ",
		},
		between: "between ", and: " and ", any: "any number",
	},
}

// qualifierSigns are the signs of CLDR where it has them; it has none for "more
// than" and "less than". The Arabic "+9" for at least nine is not used, because
// nobody can tell it from plus nine.
var qualifierSigns = [...]qualifierText{
	Ar: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "~", figure.QMoreThan: ">", figure.QAtLeast: "≥", figure.QLessThan: "<", figure.QUpTo: "≤",
		},
		any: "أي عدد",
	},
	Fr: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "≈", figure.QMoreThan: ">", figure.QAtLeast: "≥", figure.QLessThan: "<", figure.QUpTo: "≤",
		},
		any: "un nombre quelconque",
	},
	En: {
		before: [figure.QUnbounded + 1]string{
			figure.QAbout: "~", figure.QMoreThan: ">", figure.QAtLeast: "≥", figure.QLessThan: "<", figure.QUpTo: "≤",
		},
		any: "any number",
	},
}
