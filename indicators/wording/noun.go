package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// noun is what a number counts, as far as writing it matters.
type noun struct {
	kind     nounKind
	currency money.Currency
	info     *unitInfo
	text     string // what follows when there is no table of names
	per      string // " per month"
}

type nounKind uint8

const (
	nounNone nounKind = iota
	nounMoney
	nounPercent
	nounNamed
	nounText
)

var noUnit noun

// describe prepares a quantity for writing: scales other than percent are
// multiplied into the number, and the unit is found its names.
func describe(q figure.Quantity, l Lang) (figure.Quantity, noun) {
	base := q.Unit.Base()
	if q.Unit == base && base.IsOne() {
		return q, noun{}
	}
	percent := q.Unit.Scale() == -2 && rateOnly(base)
	if percent && base.IsOne() {
		return q, noun{kind: nounPercent}
	}
	if q.Unit != base && !percent {
		if r, err := q.In(base); err == nil {
			q = r
		}
	}
	if base.IsOne() {
		return q, noun{}
	}
	var over, under []figure.Term
	for _, t := range base.Terms() {
		if t.Power > 0 {
			over = append(over, t)
		} else {
			under = append(under, figure.Term{Symbol: t.Symbol, Power: -t.Power})
		}
	}
	n := noun{}
	var per strings.Builder
	for _, t := range under {
		info, ok := findUnit(t.Symbol)
		if !ok || t.Power != 1 {
			return q, noun{kind: nounText, text: q.Unit.String()}
		}
		if l == Ar && len(over) > 0 && inTheArabic(t.Symbol) {
			per.WriteString(" في ال") // 12.000 درهم في الشهر
		} else {
			per.WriteString(perWords[l])
		}
		per.WriteString(info.one(l))
	}
	n.per = per.String()
	switch {
	case percent:
		n.kind = nounPercent // 3% per year
		return q, n
	case len(over) == 0, len(over) == 1 && over[0] == rank:
		return q, n
	case len(over) > 1 || over[0].Power != 1:
		return q, noun{kind: nounText, text: q.Unit.String()}
	}
	if info, ok := findUnit(over[0].Symbol); ok {
		n.kind, n.info = nounNamed, info
	} else if c, err := money.ParseCurrency(over[0].Symbol); err == nil {
		n.kind, n.currency = nounMoney, c
	} else {
		n.kind, n.text = nounText, over[0].Symbol
	}
	return q, n
}

// rateOnly reports whether a unit counts nothing, or something per something: 1, 1/year.
func rateOnly(u figure.Unit) bool {
	for _, t := range u.Terms() {
		if t.Power > 0 {
			return false
		}
	}
	return true
}

// ofPercentages goes behind a French number of points that could be one of points of
// a base or of an index.
const ofPercentages = " de pourcentage"

// manyPoints reports whether a number of points is above twenty.
func manyPoints(d decimals) bool {
	return len(d.integer) > 2 || len(d.integer) == 2 && (d.integer[0] > '2' || d.integer[0] == '2' && d.integer[1] > '0')
}

// rank is the unit of a place in an order, which is written as a bare number:
// 4, and not 4 ranks.
var rank = figure.Term{Symbol: "rank", Power: 1}

var perWords = [...]string{Ar: " لكل ", Fr: " par ", En: " per "}

// inTheArabic reports whether Arabic says a rate by a unit of time as "in the month".
func inTheArabic(symbol string) bool {
	switch symbol {
	case "day", "week", "month", "year": // but في الساعة is at an hour
		return true
	}
	return false
}

// one returns the singular in a language.
func (u *unitInfo) one(l Lang) string {
	switch l {
	case Ar:
		return u.ar[0]
	case Fr:
		return u.fr[0]
	}
	return u.en[0]
}

// form returns the name that goes with a number of that plural category.
func (u *unitInfo) form(l Lang, p plural) string {
	switch l {
	case Ar:
		switch p {
		case pluralTwo:
			return u.ar[1]
		case pluralFew:
			return u.ar[2]
		case pluralMany:
			return u.ar[3]
		}
		return u.ar[0]
	case Fr:
		if p == pluralOne {
			return u.fr[0]
		}
		return u.fr[1]
	}
	if p == pluralOne {
		return u.en[0]
	}
	return u.en[1]
}

// eastern reports whether a number of a counted thing must be written in
// Arabic-Indic digits: with exactly three decimals, a reader of Arabic takes the
// comma for the separator of thousands, because there are no parts of a job.
func (n *noun) eastern(d decimals, l Locale) bool {
	return l == ArMA && (n.kind == nounNamed || n.kind == nounText) && len(d.fraction) == 3 && len(d.integer) <= 3
}

// percentTail returns what stands behind the digits of a percentage, with % for
// the sign. Where CLDR has the sign before them, it is behind all the same, since
// words of the library's languages follow.
func (w pen) percentTail() string {
	pattern, _, _ := strings.Cut(w.info().percentPattern, ";")
	_, tail, _ := strings.Cut(pattern[strings.LastIndexByte(pattern, '#')+1:], "0")
	if tail = strings.TrimLeft(tail, "0"); tail == "" {
		return "%"
	}
	return tail
}

// unit writes what follows a number: a sign, or a space and a name. After a
// scale word Arabic takes the singular.
func (w pen) unit(b []byte, d decimals, n *noun, scaled bool) []byte {
	l := w.lang
	switch n.kind {
	case nounPercent:
		// The pattern holds a no-break space in French.
		for _, r := range w.percentTail() {
			switch {
			case r == '%' && (w.style == Press || w.style == Prose):
				b = append(b, '%')
			case r == '%':
				b = append(b, w.info().percent...)
			case w.style == Press || w.style == Prose:
				b = append(b, ' ')
			default:
				b = append(b, string(r)...)
			}
		}
	case nounNamed:
		p := pluralOther
		if d.ratio == nil {
			p = pluralOf(l, d.integer, d.fraction)
		}
		switch {
		case scaled && l == Ar:
			p = pluralOther
		case scaled && l == En:
			p = pluralOther
		}
		b = append(b, ' ')
		b = append(b, n.info.form(l, p)...)
		if l == Fr && n.info.symbol == "percentage_point" && (scaled || manyPoints(d)) {
			b = append(b, ofPercentages...)
		}
	case nounText:
		b = append(append(b, ' '), n.text...)
	}
	return append(b, n.per...)
}
