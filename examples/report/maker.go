package main

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// question is what a report is asked for.
type question struct {
	lang      wording.Lang
	agreement agreements.ID
	at        period.Date
	known     period.Date
	since     period.Date
	figures   []indicators.ID // key figures: indicators and metrics
	year      period.Period   // of the key figures
}

// maker makes a report of a sector.
type maker struct {
	question
	sector  *sector.Sector
	view    indicators.View // by authority
	version agreements.Version
	exact   *wording.Writer // of published figures: never rounds
	round   *wording.Writer // of computed ones
	found   []finding.Finding
	accused map[indicators.ID]bool // observations that an error accuses

	numbers map[indicators.ID]int // of sources
	sources []source
}

func (m *maker) say(en string) string { return messages.Phrase(en).In(m.lang) }

// with says a message with one argument.
func (m *maker) with(en, name, value string) string {
	return messages.Phrase(en).With(name, say.Same(value)).In(m.lang)
}

// name returns a name in the language of the page, or an ID where there is none.
func (m *maker) name(t wording.Text, id string) string {
	if s, _ := t.Display(m.lang); s != "" {
		return clean(s, 300)
	}
	return id
}

// clean makes a text of somebody fit for the page: of at most so many characters, and
// without marks that turn the text around it.
func clean(s string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > most {
			b.WriteString("…")
			break
		}
		switch {
		case unicode.Is(unicode.Bidi_Control, r), r == utf8.RuneError, unicode.IsControl(r) && r != '\n' && r != '\t':
			b.WriteString("\uFFFD")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// words are words in print.
func words(text string, lang wording.Lang) phrase {
	p := phrase{Text: clean(text, 600), Dir: "auto"}
	switch lang {
	case wording.Ar:
		p.Lang, p.Dir = "ar", "rtl"
	case wording.Fr, wording.En:
		p.Lang, p.Dir = lang.String(), "ltr"
	}
	return p
}

// published is a figure as it was published.
func (m *maker) published(o indicators.Observation) number {
	q := o.Quantity()
	if !q.IsSet() {
		return number{}
	}
	return number{Value: q, Of: "observation " + string(o.ID), Said: m.tell(q)}
}

// computed is a quantity that was computed; large ones are said to four digits or so,
// with bounds outward.
func (m *maker) computed(q figure.Quantity, of string) number {
	if !q.IsSet() {
		return number{}
	}
	n := number{Value: q, Of: of}
	plain := page.InFull(figure.Quantity{Figure: q.Figure.WithoutResolution(), Unit: q.Unit})
	if exact := m.tell(plain); short(plain.Figure) && utf8.RuneCountInString(exact) < 32 {
		n.Said = exact
		return n
	}
	n.Said = tie(m.round.Say(page.Rounded(plain)))
	return n
}

// short reports whether a figure has so few digits that it is said as it is.
func short(f figure.Figure) bool {
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		if b.Infinite || b.Value == nil {
			continue
		}
		if !b.Value.IsInt() {
			return false
		}
		digits := strings.TrimRight(b.Value.Num().String(), "0")
		if len(digits) > 5 {
			return false
		}
	}
	return true
}

// percent is a ratio, said in percent.
func (m *maker) percent(f figure.Figure, of string) number {
	if !f.IsSet() {
		return number{}
	}
	return number{Value: figure.Quantity{Figure: f}, Of: of, Said: tie(m.round.Percent(f))}
}

// date says a day.
func (m *maker) date(d period.Date) string {
	if !d.IsSet() {
		return ""
	}
	return m.tell(d)
}

// period says a period.
func (m *maker) period(p period.Period) string {
	if !p.IsSet() {
		return ""
	}
	return m.tell(p)
}

// body names somebody who measures, says or prints.
func (m *maker) body(id indicators.ID) string {
	if b, ok := m.sector.Dataset().Body(id); ok {
		return m.name(b.Name, string(id))
	}
	return string(id)
}

// cite returns the number of a source: sources are numbered as the page names them.
func (m *maker) cite(id indicators.ID) int {
	if id == "" {
		return 0
	}
	if n, ok := m.numbers[id]; ok {
		return n
	}
	s, ok := m.sector.Dataset().Source(id)
	if !ok {
		return 0
	}
	n := len(m.sources) + 1
	m.numbers[id] = n
	x := source{
		N: n, ID: string(id), Who: m.who(s), Date: m.period(s.Date), Address: address(s.Address), Licence: s.Licence,
	}
	if s.Originator != "" && s.Originator != s.Carrier {
		x.Carrier = m.body(s.Carrier)
	}
	if s.Title != "" && arabic(s.Title) == (s.Lang == wording.Ar) && s.Lang.IsSet() {
		x.Title = words(s.Title, s.Lang)
	}
	m.sources = append(m.sources, x)
	return n
}

// who names who says what a source has: its originator, else who printed it.
func (m *maker) who(s indicators.Source) string {
	if s.Originator != "" {
		return m.body(s.Originator)
	}
	return m.body(s.Carrier)
}

// arabic reports whether a text has an Arabic letter.
func arabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// address returns an address that a reader can open, in ASCII, or none.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= utf8.RuneSelf {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// row is an observation with all that is said of it.
func (m *maker) row(o indicators.Observation) row {
	x := row{
		ID: string(o.ID), Number: m.published(o), Period: m.period(o.Key.Period), Source: m.cite(o.Source),
		Words: words(o.Words, o.WordsLang), Accused: m.accused[o.ID],
	}
	if i, ok := m.sector.Catalogue().Indicator(o.Key.Indicator); ok {
		x.Indicator = m.name(i.Name, string(i.ID))
	}
	x.Perimeter = m.perimeter(o.Key.Perimeter)
	if s, ok := m.sector.Dataset().Source(o.Source); ok {
		x.Who = m.who(s)
		if s.Originator != "" && s.Originator != s.Carrier {
			x.Carrier = m.with("printed by {carrier}", "carrier", m.body(s.Carrier))
		}
	}
	x.Date = m.period(m.view.Published(o))
	if o.Role != indicators.RoleObserved {
		x.Role = m.say(o.Role.String())
	}
	return x
}

// perimeter names a perimeter.
func (m *maker) perimeter(id indicators.ID) string {
	if p, ok := m.sector.Catalogue().Perimeter(id); ok {
		return m.name(p.Name, string(id))
	}
	return string(id)
}

// metric says the formula of a metric with the names of its indicators.
func (m *maker) formula(x indicators.Metric) string {
	return page.Formula(x.Expr.String(), m.round, func(code string) string {
		if i, ok := m.sector.Catalogue().Indicator(indicators.ID(code)); ok {
			return m.name(i.Name, code)
		}
		return code
	})
}

// of names a computed value by what it is of.
func of(kind string, parts ...any) string {
	return kind + " " + strings.TrimSuffix(fmt.Sprintln(parts...), "\n")
}

// rounder writes the computed numbers of a page.
func rounder(lang wording.Lang) *wording.Writer { return page.Writer(lang) }

// tell says a value exactly.
func (m *maker) tell(v any) string { return tie(m.exact.Say(v)) }

// tie puts spaces that break no line inside numbers, and before their percent signs.
func tie(s string) string {
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	all := []rune(s)
	for i := 1; i+1 < len(all); i++ {
		if all[i] == ' ' && digit(all[i-1]) && (digit(all[i+1]) || all[i+1] == '%') {
			all[i] = '\u202F'
		}
	}
	return string(all)
}
