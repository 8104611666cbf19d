package wording

import "unicode/utf8"

// countedClass says, as a set of bits, what a number with a doubtful separator
// counts.
type countedClass uint8

const (
	countsScale   countedClass = 1 << iota // millions, milliards: a scale word follows
	countsMeasure                          // kilograms, hours: what can be divided
	countsThings                           // jobs, companies: what comes in whole numbers
	countsMoney
	countsPercent // percentages and points
	countsNothing
)

// separatorFacts is a set of what else decides what a separator means.
type separatorFacts uint16

const (
	separatorIsComma separatorFacts = 1 << iota // a comma, not a point
	localeKnown                                 // the locale has a say
	localeGroups                                // and groups thousands by this separator
	scaleIsTrillion                             // the scale word is 10^12 or more
	scaleAgrees                                 // its form fits only decimals
	currencyIsCode                              // not a word
	currencyHasMills                            // three decimals
	scaleIsIndian                               // lakh, crore
	pointsOfIndex                               // points of nobody says what, ten or more
)

// Sets of languages, noLang among them, for the rows of separatorRules.
const (
	noLang     langSet = 1 << 0
	arabic     langSet = 1 << Ar
	french     langSet = 1 << Fr
	english    langSet = 1 << En
	notEnglish         = noLang | arabic | french
	anyLang            = notEnglish | english
)

// separatorRule is a row of the table of separators. It holds for a number whose
// class and language are in its sets, whose digits behind the separator end with
// at least and at most so many noughts, and of which every fact in all and no
// fact in none is true.
type separatorRule struct {
	example   string
	class     countedClass
	langs     langSet
	noughts   [2]int32
	all, none separatorFacts
	means     Meaning
	localized bool // it means what the locale says, instead
}

var anyNoughts, threeNoughts, fewNoughts, someNoughts = [2]int32{0, 3}, [2]int32{3, 3}, [2]int32{0, 2}, [2]int32{1, 3}

// separatorRules says what one point or comma before exactly three digits means.
// The first row that holds decides; without one the separator is in doubt.
var separatorRules = [...]separatorRule{
	// Before a scale word the French and Arabic comma is decimal, and the point
	// where the form of the word agrees. CLDR goes on counting in trillions.
	{example: "1,551 MMDH", class: countsScale, langs: arabic | french, noughts: anyNoughts, all: separatorIsComma,
		means: Decimal},
	{example: "1,234 T", class: countsScale, langs: anyLang, noughts: anyNoughts, all: localeGroups | scaleIsTrillion,
		means: Group},
	{example: "₹1,250 crore", class: countsScale, langs: english, noughts: anyNoughts,
		all: separatorIsComma | scaleIsIndian, means: Group},
	{example: "1.234 billion", class: countsScale, langs: english, noughts: anyNoughts, none: separatorIsComma,
		means: Decimal},
	{example: "9.450 ملايير", class: countsScale, langs: arabic | french, noughts: anyNoughts, all: scaleAgrees,
		none: separatorIsComma, means: Decimal},

	// Measures are read by the usage of the language.
	{example: "1,250 kilometers", class: countsMeasure, langs: english, noughts: anyNoughts, all: separatorIsComma,
		means: Group},
	{example: "12.000 hectares", class: countsMeasure, langs: notEnglish, noughts: threeNoughts, none: separatorIsComma,
		means: Group},
	{example: "12,000 هكتار", class: countsMeasure, langs: arabic, noughts: threeNoughts, all: separatorIsComma,
		means: Group},
	{example: "1.250 metric tons", class: countsMeasure, langs: english, noughts: fewNoughts, none: separatorIsComma,
		means: Decimal},
	{example: "1,250 heures", class: countsMeasure, langs: french, noughts: fewNoughts, all: separatorIsComma,
		means: Decimal},
	{example: "1.001 hectares", class: countsMeasure, langs: anyLang, noughts: anyNoughts, all: localeKnown,
		localized: true},

	// Things come in whole numbers.
	{example: "9.000 cadres", class: countsThings, langs: notEnglish, noughts: anyNoughts, none: separatorIsComma,
		means: Group},
	{example: "22,550 فرصة عمل", class: countsThings, langs: arabic | english, noughts: anyNoughts,
		all: separatorIsComma, means: Group},
	{example: "22,000 emplois", class: countsThings, langs: french, noughts: threeNoughts, all: separatorIsComma,
		means: Group},

	// Prices have two decimals, and none that end in nought, but for the
	// currencies with three.
	{example: "1.500 MAD", class: countsMoney, langs: anyLang, noughts: anyNoughts, all: currencyIsCode | localeKnown,
		localized: true},
	{example: "2.000 KWD", class: countsMoney, langs: anyLang, noughts: anyNoughts, all: currencyHasMills, means: Unknown},
	{example: "2,000 dirhams", class: countsMoney, langs: anyLang, noughts: threeNoughts, means: Group},
	{example: "20.500 درهم", class: countsMoney, langs: arabic | french, noughts: anyNoughts, none: separatorIsComma,
		means: Group},
	{example: "1,246 dollars", class: countsMoney, langs: english, noughts: anyNoughts, all: separatorIsComma,
		means: Group},
	{example: "1,250 درهم", class: countsMoney, langs: arabic, noughts: someNoughts, all: separatorIsComma, means: Group},

	{example: "1.125 %", class: countsPercent, langs: anyLang, noughts: anyNoughts, all: localeKnown, localized: true},
	{example: "1,125 في المائة", class: countsPercent, langs: arabic | french, noughts: anyNoughts,
		all: separatorIsComma, none: pointsOfIndex, means: Decimal},
	{example: "more than 28,450 points", class: countsPercent, langs: english, noughts: anyNoughts,
		all: separatorIsComma | pointsOfIndex, means: Group},
	{example: "1.125 percent", class: countsPercent, langs: english, noughts: anyNoughts, none: separatorIsComma,
		means: Decimal},

	{example: "1.500", class: countsNothing, langs: anyLang, noughts: anyNoughts, all: localeKnown, localized: true},
	{example: "more than 9,000", class: countsNothing, langs: english, noughts: anyNoughts, all: separatorIsComma,
		means: Group},
	{example: "plus de 9.000", class: countsNothing, langs: arabic | french, noughts: threeNoughts,
		none: separatorIsComma, means: Group},
}

// separates decides what the one point or comma of a number means that stands
// before exactly three digits.
func (p *parser) separates(n *numeral, a *amount, lang Lang) Meaning {
	comma := n.sep == ','
	said := p.opt.Convention.Dot
	if comma {
		said = p.opt.Convention.Comma
	}
	if said == Group || said == Decimal {
		return said
	}
	locale := Unknown
	class := a.countedClass()
	if l := p.opt.Locale; l.IsSet() && (lang == l.Lang() || lang == 0 || l.Lang() == 0) {
		w := pen{Writer: Writer{locale: l, style: Plain}}
		c := w.separators().convention()
		if class == countsMoney && !a.curWord {
			c = w.amountSeparators().convention() // 1.500 CHF
		}
		if locale = c.Dot; comma {
			locale = c.Comma
		}
		// The usage of the languages that the table holds is that of their own
		// locales; the German point groups before English words as well.
		wholes := locale == Decimal && class&(countsThings|countsMoney) != 0
		if int(l) >= len(localeTable) && locale != Unknown && !wholes {
			return locale
		}
	}
	if class == countsNothing {
		lang = p.langs.only() // abbreviations and locales say nothing here
	}
	if lang == langOwn {
		lang = En // by the separators of its locale
		if ConventionOf(p.opt.Locale).Comma == Decimal {
			lang = Fr
		}
	}
	facts := a.separatorFacts(n, lang, class) | commaFact(n)
	switch locale {
	case Group:
		facts |= localeKnown | localeGroups
	case Decimal:
		facts |= localeKnown
	}
	return separatorMeaning(class, lang, n.zeros, facts, locale)
}

// separatesHere decides, by the language of the text around a number of running text, what
// its words leave open. English has one way; a French or Arabic comma stays in doubt.
func (p *parser) separatesHere(n *numeral, a *amount, lang Lang) Meaning {
	said := p.opt.Convention.Dot
	if n.sep == ',' {
		said = p.opt.Convention.Comma
	}
	if !p.find || said == Both || p.opt.Locale.IsSet() {
		return Unknown
	}
	class, here := a.countedClass(), p.surroundings(int(n.start))
	if here == 0 || lang != 0 && lang != here || here != En && n.sep == ',' {
		return Unknown
	}
	lang = here
	if last := &a.terms[a.n-1]; class == countsScale && last.scale == 6 && last.alt == 0 && n.sep == ',' {
		return Group // $4,432 million
	}
	if lang == Fr && n.sep == '.' && class&(countsNothing|countsMoney|countsMeasure) != 0 &&
		p.commaIsDecimal(int(n.start)) {
		return Group // 28.906 postes, dont 7.744 à l'Intérieur (+4,2 %)
	}
	if class == countsMeasure && lang == Fr && n.first > 1 {
		return Group // 9.522 tonnes
	}
	return separatorMeaning(class, lang, n.zeros, a.separatorFacts(n, lang, class)|commaFact(n), Unknown)
}

// commaFact is the fact that a separator is a comma.
func commaFact(n *numeral) separatorFacts {
	if n.sep == ',' {
		return separatorIsComma
	}
	return 0
}

// separatorMeaning returns what the first row that holds says.
func separatorMeaning(class countedClass, lang Lang, noughts int32, facts separatorFacts, locale Meaning) Meaning {
	for i := range separatorRules {
		r := &separatorRules[i]
		if r.class == class && r.langs&(1<<lang) != 0 && noughts >= r.noughts[0] && noughts <= r.noughts[1] &&
			facts&r.all == r.all && facts&r.none == 0 {
			if r.localized {
				return locale
			}
			return r.means
		}
	}
	return Unknown
}

// countedClass returns the one class of an amount.
func (a *amount) countedClass() countedClass {
	last := &a.terms[a.n-1]
	switch {
	case last.scale+last.group > 0 || last.alt > 0:
		return countsScale
	case a.kind == Count && !a.unknown && a.unit >= 0 && unitTable[a.unit].measure:
		return countsMeasure
	case a.kind == Count || a.unknown:
		return countsThings
	case a.kind == Money:
		return countsMoney
	case a.kind == Percent || a.kind == Points:
		return countsPercent
	}
	return countsNothing
}

// separatorFacts returns the facts about the scale word and the currency.
func (a *amount) separatorFacts(n *numeral, lang Lang, class countedClass) (facts separatorFacts) {
	last := &a.terms[a.n-1]
	switch class {
	case countsScale:
		if last.scale == 5 || last.scale == 7 || last.scale == 10 {
			facts |= scaleIsIndian
		}
		if last.scale >= 12 {
			facts |= scaleIsTrillion
		}
		if agrees(n, a, last, lang) {
			facts |= scaleAgrees
		}
	case countsPercent:
		if a.points && n.first >= 10 {
			facts |= pointsOfIndex
		}
	case countsMoney:
		if !a.curWord {
			facts |= currencyIsCode
		}
		if a.currency().MinorDigits() > 2 {
			facts |= currencyHasMills
		}
	}
	return facts
}

// agrees reports whether the form of the scale word fits only the decimal
// reading: 9.450 ملايير (after 9450 the singular stands), 1.046 milliard (after
// 1046 the plural).
func agrees(n *numeral, a *amount, last *term, lang Lang) bool {
	if last.scale < 6 {
		return false
	}
	whole := int(n.a.coef % 100)
	if lang == Fr {
		return a.form == formSingular && n.first < 2
	}
	return a.form == formPlural && n.first >= 3 && n.first <= 10 && (whole < 3 || whole > 10)
}

// commaIsDecimal reports whether commas stand before one or two decimals in the text around the
// number at s[at:], and no points do.
func (p *parser) commaIsDecimal(at int) bool {
	from, to := wordsAround(p.s, at, countryWindow, countryWindow)
	comma := false
	for i := from + 1; i+1 < to; i++ {
		c := p.s[i]
		if digitByte(p.s[i-1]) && spacedThousand(p.s, i) {
			return false
		}
		if c != ',' && c != '.' || !digitByte(p.s[i-1]) || !digitByte(p.s[i+1]) {
			continue
		}
		end := i + 1
		for end < len(p.s) && digitByte(p.s[end]) {
			end++
		}
		if end-i > 3 || end+1 < len(p.s) && (p.s[end] == '.' || p.s[end] == ',') && digitByte(p.s[end+1]) {
			continue // thousands, or a date
		}
		if c == '.' {
			return false
		}
		comma = true
	}
	return comma
}

// digitByte reports whether a byte is a European digit.
func digitByte(c byte) bool { return c >= '0' && c <= '9' }

// spacedThousand reports whether spaces of any kind and three digits stand at s[i:].
func spacedThousand(s string, i int) bool {
	from := i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isSpace(r) && r != '\n' && r != '\r' {
			break
		}
		i += n
	}
	return i > from && i+2 < len(s) && digitByte(s[i]) && digitByte(s[i+1]) && digitByte(s[i+2]) &&
		(i+3 == len(s) || !digitByte(s[i+3]))
}
