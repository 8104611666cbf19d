package wording

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// chained reports whether the text goes on right behind token next-1 as it does
// in references, dates and times.
func (p *parser) chained(next int) bool {
	t := p.tok(next)
	if t.gap != gapNone {
		return false
	}
	if prime(t) {
		u := p.tok(next + 1)
		return u.kind == tokenNumber && (u.gap == gapNone || t.sym != '"' && t.sym != '″') // 12"87, 4h 07' 35"
	}
	switch t.kind {
	case tokenNumber:
		return !p.noteBehindUnit(next)
	case tokenWord:
		return t.script != scriptArabic && !(t.known() && next > 0 && percentSign(p.tok(next-1)))
	case tokenSymbol:
		return p.chainedSign(next)
	}
	return false
}

// noteBehindUnit reports whether the number at token k is rather the mark of a note, glued to the word of
// a unit or of a currency: 1 250 € par poste4.
func (p *parser) noteBehindUnit(k int) bool {
	t := p.tok(max(0, k-1))
	n := p.numeral(p.tok(k))
	return k > 0 && t.kind == tokenWord && t.end-t.start > 3 && t.cats&(1<<catUnit|1<<catCur) != 0 &&
		n.plain && n.digits == 1 && (p.tok(k+1).gap != gapNone ||
		p.tok(k+1).kind == tokenSymbol && (p.tok(k+2).gap != gapNone || p.tok(k+2).kind == tokenEnd))
}

// chainedSign is chained for a sign that stands right behind token next-1.
func (p *parser) chainedSign(next int) bool {
	t := p.tok(next)
	u := p.tok(next + 1)
	if u.gap != gapNone {
		return false
	}
	word := next > 0 && p.tok(next-1).kind == tokenWord
	switch t.sym {
	case '+':
		return u.kind == tokenNumber // in the 45+2 minute
	case '/':
		return p.slashed(next)
	case '.':
		if next > 0 && percentSign(p.tok(next-1)) {
			return false
		}
		return u.kind == tokenNumber || u.kind == tokenWord && !word && !p.sentence(u)
	case '-', '‐', '‑':
		if p.describes(next) {
			return false
		}
		return u.kind == tokenNumber || u.kind == tokenWord && !word
	case ',':
		return u.kind == tokenSymbol && u.sym == ',' && p.tok(next+2).kind == tokenNumber // 1,,000
	case ':', '_', '@', '×', '*', '=', '#', '&':
		return (u.kind == tokenNumber || u.kind == tokenWord) && !p.toOne(next)
	case '°':
		return true
	}
	return false
}

// prime reports whether a token is a sign of minutes or seconds, or a quotation mark that may be one.
func prime(t *token) bool {
	if t.kind != tokenSymbol {
		return false
	}
	switch t.sym {
	case '\'', '’', '′', '"', '″':
		return true
	}
	return false
}

// toOne reports whether the colon at token k stands between decimals and one: a ratio of 1.12:1.
func (p *parser) toOne(k int) bool {
	if k == 0 || p.tok(k).sym != ':' || p.tok(k-1).kind != tokenNumber || p.text(p.tok(k+1)) != "1" ||
		p.tok(k+2).gap == gapNone {
		return false
	}
	return p.numeral(p.tok(k-1)).decimal != 0
}

// slashed reports whether the slash at token k, with nothing behind it but a number or a word, goes on a
// reference; but +7,4%/105 MMDH are two figures.
func (p *parser) slashed(k int) bool {
	u := p.tok(k + 1)
	if t := p.tok(max(0, k-1)); t.kind == tokenWord && t.script == scriptLatin && u.kind == tokenWord {
		return t.end-t.start < 3 // 0,16 DHHT/min is a price, in whatever it is
	}
	return u.kind == tokenWord || u.kind == tokenNumber && !percentSign(p.tok(max(0, k-1)))
}

// percentSign reports whether a token is a percent sign.
func percentSign(t *token) bool { return t.kind == tokenSymbol && (t.sym == '%' || t.sym == '٪') }

// describes reports whether the hyphen at token k joins a number to an English word
// that makes an adjective of it: a 200-bed hospital, a 20,000-strong workforce.
func (p *parser) describes(k int) bool {
	t, u, end := p.tok(k-1), p.tok(k+1), p.tok(k+2)
	if t.kind != tokenNumber || u.kind != tokenWord || u.script != scriptLatin ||
		u.known() && u.cats&^(1<<catRole|1<<catLabel) != 0 || u.end-u.start < 3 ||
		end.kind != tokenWord || end.gap != gapSpace || end.script != scriptLatin {
		return false
	}
	for _, r := range p.text(u) {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	n := p.numeral(t)
	return (n.class == numeralPlain || n.class == numeralSeparator) && (n.a.coef >= 10 || n.a.exp != 0) &&
		!u.plays(roleHouse)
}

// footnote reports whether a number is that of a note or an item: 45 MDH(1), (62,8%)1, and
// "(1)" at the beginning of a line or behind a semicolon.
func (p *parser) footnote(a *amount, first, next int) bool {
	if first == 0 || a.kind != 0 || a.n != 1 || !a.terms[0].num.plain || a.terms[0].scale != 0 ||
		a.terms[0].num.digits > 2 {
		return false
	}
	if noted, mark := p.noteBehind(a, first); noted {
		return mark
	}
	open, end := p.tok(first-1), p.tok(next)
	if open.kind != tokenSymbol || open.sym != '(' || end.kind != tokenSymbol || end.sym != ')' ||
		p.tok(first).gap != gapNone || end.gap != gapNone {
		return false
	}
	if first == 1 || open.gap == gapLine || open.soft == softLine {
		return p.tok(next+1).gap == gapSpace
	}
	prev := p.tok(first - 2)
	if open.gap == gapNone {
		return prev.kind == tokenWord || prev.kind == tokenNumber || percentSign(prev)
	}
	if prev.kind == tokenSymbol && prev.sym == '.' && prev.gap == gapNone {
		u := p.tok(next + 1)
		return u.kind == tokenWord && u.gap == gapSpace && (u.script == scriptArabic || p.capital(u)) // décembre. (2) Données
	}
	return prev.kind == tokenSymbol && (prev.sym == ';' || prev.sym == ':') && p.tok(next+1).gap == gapSpace
}

// noteBehind reports whether the number at token k stands right behind a parenthesis, a quotation or a
// percentage, and whether it is the mark of a note: (62,8 %)1.
func (p *parser) noteBehind(a *amount, k int) (noted, mark bool) {
	t := p.tok(k - 1)
	if k < 2 || t.kind != tokenSymbol || p.tok(k).gap != gapNone || a.signed ||
		t.sym != ')' && t.sym != '%' && t.sym != '»' && t.sym != '”' {
		return false, false
	}
	return true, t.sym != '%' || p.tok(k-2).kind == tokenNumber && t.gap == gapNone
}

// time reports whether a number is an hour, or the minutes behind one.
func (p *parser) time(a *amount, first, next int) bool {
	return p.hour(a, first, next) || p.minutesOfDay(a, first)
}

// hour reports whether a number is an hour: at 5 pm, à 18 heures 30.
func (p *parser) hour(a *amount, first, next int) bool {
	n := &a.terms[0].num
	t := p.tok(next)
	if e := t.is(p.s, catStop); e != nil && e.arg == stopZone && a.kind == 0 && n.digits <= 4 {
		return true // 0915 GMT
	}
	if first > 0 && p.hourAt(first-1) &&
		(a.hours || a.clockPoint() && (t.plays(roleHours) || t.is(p.s, catOrdinal) != nil)) {
		return true // à 18 heures 30, a las 9.30 h
	}
	if a.n != 1 || !n.plain || n.a.coef > 59 || a.terms[0].scale != 0 {
		return false
	}
	if a.kind == 0 && t.kind == tokenWord && t.gap == gapSpace && n.a.coef <= 12 {
		if t.plays(roleClock) {
			return true
		}
	}
	if first > 0 && a.kind == 0 && p.tok(first).gap == gapSpace && p.hourBefore(first-1) {
		return true
	}
	return a.kind == Count && a.unit >= 0 && unitTable[a.unit].symbol == "hour" && n.a.coef <= 24 && first > 0 &&
		p.hourAt(first-1) && !p.secondOf(first)
}

// minutesOfDay reports whether an amount from token k on is the minutes of an hour of the day: «على الساعة السابعة و45
// دقيقة».
func (p *parser) minutesOfDay(a *amount, k int) bool {
	return k > 1 && a.kind == Count && a.unit >= 0 && unitTable[a.unit].symbol == "minute" && p.hourNamed(k-1)
}

// hourNamed reports whether an hour of the day ends at token k, perhaps before "and": «الساعة السابعة و».
func (p *parser) hourNamed(k int) bool {
	if p.tok(k).cats&(1<<catConj) != 0 && k > 1 {
		k--
	}
	return k > 0 && p.says(wordsClockHour, p.tok(k-1)) && (p.tok(k).kind == tokenNumber || definiteWord(p.text(p.tok(k))))
}

// secondOf reports whether the number at token k is that to which another, before "to", changed: passant de 18 à 24
// heures.
func (p *parser) secondOf(k int) bool { return p.change && k > 1 && p.tok(k-2).kind == tokenNumber }

// clockPoint reports whether an amount may be hours and minutes with a point between.
func (a *amount) clockPoint() bool {
	n := &a.terms[0].num
	return a.n == 1 && a.terms[0].scale == 0 && n.decimal == '.' && n.a.exp == -2 && n.a.coef < 2460
}

// hourAt reports whether token k is the word before an hour: à, dès, vers.
func (p *parser) hourAt(k int) bool {
	t := p.tok(k)
	e := t.is(p.s, catHourAt)
	return e != nil && t.clitic == 0 && (e.form != formAccented || p.s[t.start] >= utf8.RuneSelf)
}

// hourBefore reports whether token k is the word of an hour behind "à": à 18 heures
// 30.
func (p *parser) hourBefore(k int) bool {
	return k >= 2 && p.tok(k).plays(roleHours) && p.hourAt(k-2)
}

// section reports whether a number is that of a section at the beginning of a line:
// 1.2. Objectifs.
func (p *parser) section(a *amount, first, next int) bool {
	n := &a.terms[0].num
	if a.kind != 0 || a.n != 1 || a.terms[0].scale != 0 || n.decimal != '.' || n.digits > 3 || a.signed ||
		first > 0 && p.tok(first).gap != gapLine && p.tok(first).soft != softLine {
		return false
	}
	t, u := p.tok(next), p.tok(next+1)
	return enumerates(t, u) && u.kind == tokenWord && (u.script == scriptArabic || p.capital(u))
}

// sentence reports whether a word behind a full stop without space begins a
// sentence, and is not the end of a name or an address: "25.Sur", not "3.com".
func (p *parser) sentence(t *token) bool {
	r, n := utf8.DecodeRuneInString(p.s[t.start:])
	if int(t.end-t.start) == n && unicode.IsUpper(r) {
		c := int(t.end)
		return c+1 < len(p.s) && p.s[c] == ' ' && letterAt(p.s, c+1) // À Casablanca
	}
	return t.script == scriptArabic || unicode.IsUpper(r) && int(t.end-t.start) > n
}

// textFacts is a set of what running text shows about a number and the tokens
// beside it.
type textFacts uint64

const (
	isBare           textFacts = 1 << iota // nothing is counted, no scale, no qualifier
	isCount                                // bare, or a number of things without a scale word
	isYearLike                             // four digits from 1900 to 2100
	isYear                                 // four digits from 1000 to 2100
	isDay                                  // at most 31
	isFirst                                // at the beginning of a line or of the text
	countsUnit                             // a thing with a symbol
	countsSome                             // anything
	countsWord                             // a word that is in no table
	countsPlural                           // one that looks like a plural
	isScaleWord                            // a scale word alone
	isThousand                             // that of a thousand
	isDual                                 // in the dual
	isQualified                            // more than, about
	isWeak                                 // a word that is seldom a number
	isPronoun                              // or an article
	isDefinite                             // with the Arabic article, and no preposition before that
	isCompound                             // of several terms
	afterYearWord                          // en 2015, سنة 2015
	afterLabel                             // article 5
	afterLabelDot                          // art. 5, Tél : 05
	afterMonth                             // دجنبر 2015
	afterBracket                           // [5]
	beforeMonth                            // 5 juin
	beforeDay                              // 5 et 6 juin
	beforePoint                            // "1. ", "2) "
	beforePart                             // two thirds
	afterArticle                           // ال16
	countsRatio                            // percent or points
	countsSingular                         // a unit of time in the singular
	afterName                              // behind a word in capitals
	beforeStreet                           // 7, rue de la Liberté
	afterReference                         // articles 19 et 20
	isShort                                // at most two digits
	isHijri                                // four digits from 1300 to 1500
	countsDefinite                         // a noun with the Arabic article
	afterMonthName                         // behind the second word of a month
	isGlued                                // to the word before a hyphen
	behindCapital                          // behind a word with a capital inside a sentence
	isPostcode                             // that of a post town
	headsLine                              // behind a word in capitals at the beginning of a line
	afterNumberLabel                       // number 5, n° 5
	afterThe                               // the English article, or a word like it
	afterThing                             // behind the name of a thing in the singular, with a capital
	beforeEra                              // 1446 هـ
	maybePrefixed                          // before an unknown Arabic word that may begin with "for" or "in"
	inBrackets                             // one digit in parentheses behind a word
	beforeRanked                           // a place among others, 87 عالميا
	afterUnknown                           // behind an Arabic word that is in no table, which may be a name
	isHundredth                            // the hundred of which parts are told
	isDecimal                              // with decimals
	afterEvery                             // كل: every so many
	isModel                                // three digits behind a name that stands behind a number
	isHundreds                             // full hundreds before an Arabic word, which counts the singular
	isOther                                // a month before a day, a number word of a language that is not the reader's
)

// textRule is a row of a table of what is no figure: it holds for a number of
// which every fact in all, and no fact in none, is true.
type textRule struct {
	example   string
	all, none textFacts
	then      status
}

// verdict returns what the first row that holds says, and read without one.
func verdict(rules []textRule, facts textFacts) status {
	for i := range rules {
		if r := &rules[i]; facts&r.all == r.all && facts&r.none == 0 {
			return r.then
		}
	}
	return read
}

// wordRules are for numbers in words.
var wordRules = [...]textRule{
	{example: "cinq tiers du prix", all: beforePart, then: skip},
	{example: "l'été juil-sept meurt", all: isGlued, then: skip},
	{example: "Sept 5", all: isOther, none: countsSome | isCompound, then: absent},
	{example: "ألف شكر", all: isScaleWord | isThousand | countsWord,
		none: countsSome | isQualified | isCompound | isDual, then: absent},
	{example: "القرن العشرين", all: afterLabel, none: countsSome, then: absent},
	{example: "ست السكان", all: isWeak | countsDefinite, then: absent},
	{example: "كل اثنين وخميس", all: afterEvery, none: countsSome, then: absent},
	{example: "une entreprise", all: isWeak | isPronoun, none: countsRatio, then: absent},
	{example: "جزءا من المائة", all: isHundredth, none: countsSome | countsWord, then: absent},
	{example: "million de dirhams", all: countsSome, then: read},
	{example: "مليون قاض", all: countsWord, none: isWeak, then: read},
	{example: "six clinics", all: isWeak | countsWord | countsPlural, none: isPronoun, then: read},
	{example: "mille cinq cents", all: isCompound, then: read},
	{example: "le million", all: isScaleWord, none: isDual | isQualified, then: absent},
	{example: "du neuf", all: isWeak, none: isDefinite, then: absent},
}

// digitRules are for numbers in digits that nothing qualifies.
var digitRules = [...]textRule{
	{example: "2015", all: isBare | isYearLike, then: skip},
	{example: "2100 سرير", all: countsWord | isYearLike | isHundreds, none: countsSome, then: read},
	{example: "2015 verra", all: countsWord | isYearLike, none: countsSome | countsPlural, then: skip},
	{example: "سنة 1956 مقاولة", all: isCount | isYear | afterYearWord, then: skip},
	{example: "article 5", all: isCount | afterLabel, none: countsUnit, then: skip},
	{example: "the number 7 bus", all: isCount | afterNumberLabel, then: skip},
	{example: "the 2025 elections", all: isYearLike | isCount | afterThe, none: countsUnit, then: skip},
	{example: "Tél : 522", all: isBare | afterLabelDot, then: skip},
	{example: "Dec 1850", all: isBare | isYear | afterMonth, then: skip},
	{example: "en mai 68", all: isBare | isShort | afterMonth, then: skip},
	{example: "12 ربيع الأول 1446", all: isBare | isHijri | afterMonthName, then: skip},
	{example: "5 juin", all: isCount | isDay | beforeMonth, then: skip},
	{example: "les 5 et 6 juin", all: isBare | isDay | beforeDay, then: skip},
	{example: "الدورة الـ16 من", all: isCount | afterArticle, none: countsUnit, then: skip},
	{example: "the 2017 quarter", all: isCount | isYearLike | countsSingular, then: skip},
	{example: "le STOXX 600 cède", all: isCount | afterName, none: countsUnit | countsPlural | isDecimal,
		then: skip},
	{example: "1446 هـ", all: isCount | isYear | beforeEra, then: skip},
	{example: "adresse : 7, rue de la Liberté", all: isCount | beforeStreet, none: countsUnit, then: skip},
	{example: "articles 19 et 20 du décret", all: isCount | afterReference, none: countsUnit | countsPlural, then: skip},
	{example: "voir [12]", all: isBare | afterBracket, then: skip},
	{example: "1. Emploi", all: isBare | isDay | isFirst | beforePoint, then: skip},
}

// textGuard is what can be seen of a number of running text before its facts are
// gathered.
type textGuard uint8

const (
	wholeOfShare    textGuard = iota // the whole of a share that names no part
	inWords                          // not in digits
	afterPoint                       // decimals without the nought before them, and nothing that they count
	afterPointOf                     // and something
	gluedBefore                      // glued to a name or a reference
	noteMark                         // the number of a note or an item in parentheses
	clockTime                        // an hour
	sectionNumber                    // that of a section
	touchedByUnsafe                  // by a character that hides or reorders
	chainedBehind                    // the text goes on right behind it, as in a reference
	dottedNumber                     // as a date, a version, a telephone number
	numerator                        // of a fraction in words
	tableRow                         // with more spaces than a number has
	besideNumbers                    // one of several with nothing but spaces between
	dayRange                         // 10 mai - 12 juin
	behindDots                       // the page in a table of contents
	qualifiedAsYear                  // a year behind a qualifier
	qualifiedOrSigned
)

// guardRule is a row of the table of guards: what is said of a number for which one
// holds.
type guardRule struct {
	example string
	then    status
	words   bool // the number goes to the rules for words
	never   bool // the row is out of use, for its test
}

// guardRules are tried in their order, before the rules by facts.
var guardRules = [...]guardRule{
	wholeOfShare:      {example: "شاب من كل 3", then: skip},
	inWords:           {example: "du neuf", words: true},
	afterPoint:        {example: "moyenne ,89 selon", then: skip},
	afterPointOf:      {example: "à ,89 €", then: read},
	gluedBefore:       {example: "le modèle AB203 emplois", then: skip},
	noteMark:          {example: "45 MDH(1)", then: skip},
	clockTime:         {example: "à 18 heures", then: skip},
	sectionNumber:     {example: "1.2. Objectifs", then: skip},
	touchedByUnsafe:   {example: "12\u200b000 emplois", then: read},
	chainedBehind:     {example: "12/45 emplois", then: skip},
	dottedNumber:      {example: "10.12.15 emplois", then: skip},
	numerator:         {example: "les 2 tiers", then: skip},
	tableRow:          {example: "1 234 567 890 123 456 789 emplois", then: skip},
	besideNumbers:     {example: "0522 48 10 20", then: skip},
	dayRange:          {example: "10 mai -12 juin", then: skip},
	behindDots:        {example: "Introduction ..... 3", then: skip},
	qualifiedAsYear:   {example: "autour de 2035", then: skip},
	qualifiedOrSigned: {example: "depuis plus de 1956 jours", then: read},
}

// mostSpaced is the most spaces in a number of running text; with more it is a row
// of a table.
const mostSpaced = 5

// inText decides whether a number of running text is a figure, by the tables of
// guards and of facts. first is the token at which the figure begins.
func (p *parser) inText(a *amount, x *phraseReader, first, next int) status {
	for guards := p.guardsNear(a, x, first, next); guards != 0; guards &= guards - 1 {
		g := textGuard(bits.TrailingZeros32(guards))
		r := &guardRules[g]
		if r.never || !p.holds(g, a, x, first, next) {
			continue
		}
		if r.words {
			x.nameDoubt = p.groupOf(a, first) || p.namedInWords(a, first)
			return verdict(wordRules[:], p.wordFacts(a, x, first, next))
		}
		return r.then
	}
	facts := amountFacts(a, x)
	a.loose = a.loose || rowOfTable(&a.terms[0].num) || a.n == 1 && fourCells(&a.terms[0].num)
	a.capitals = a.capitals || a.kind == 0 && !a.unknown && a.terms[a.n-1].scale > 0 && p.codeBefore(first)
	if x.nameDoubt = p.factor(first, next) || a.letter && a.kind == 0 &&
		(!a.unknown || p.capital(p.tok(next))); facts&(isCount|isYearLike) == 0 {
		return read // 2M is a name, or two million, and 221B Baker Street is no billion
	}
	facts |= p.factsBefore(a, first) | p.factsBehind(a, next)
	number := &a.terms[0].num
	a.loose = a.loose || facts&isBare != 0 && number.group == 0 && number.grouped > 3 // or the row of a table
	p.remember(number, facts, next)
	x.nameDoubt = x.nameDoubt || number.decimal != 0 && number.digits < 4 && facts&isBare != 0 &&
		(number.decimal == '.' && p.capitalized(first) || facts&afterName != 0) ||
		number.plain && verdict(nameRules[:], facts|p.nameFacts(number, first, next)) == refuse
	return verdict(digitRules[:], facts)
}

// guardsNear returns the guards that may hold for a number, each a bit, by what a glance at it and at the tokens beside
// it shows.
func (p *parser) guardsNear(a *amount, x *phraseReader, first, next int) (may uint32) {
	if a.terms[0].words {
		may |= 1 << inWords
	}
	n, t, end := &a.terms[0].num, p.tok(first), p.tok(next)
	if first > 0 {
		prev := p.tok(first - 1)
		if may |= 1 << clockTime; prev.kind == tokenSymbol {
			may |= 1<<afterPoint | 1<<afterPointOf | 1<<gluedBefore | 1<<noteMark | 1<<behindDots
		}
		if prev.cats&(1<<catRole|1<<catOutOf) != 0 {
			may |= 1 << wholeOfShare
		}
		if prev.kind == tokenSymbol || prev.kind == tokenUnsafe {
			may |= 1 << touchedByUnsafe
		}
	}
	if t.gap == gapNone || a.signed {
		may |= 1 << gluedBefore
	}
	if end.gap == gapNone {
		may |= 1 << chainedBehind
	}
	if end.cats&(1<<catStop|1<<catRole) != 0 {
		may |= 1 << clockTime
	}
	if end.cats&(1<<catPart) != 0 || end.kind == tokenSymbol {
		may |= 1 << numerator
	}
	switch end.kind {
	case tokenNumber:
		may |= 1 << besideNumbers
	case tokenUnsafe:
		may |= 1 << touchedByUnsafe
	}
	if !n.plain {
		may |= 1<<sectionNumber | 1<<tableRow
	}
	if n.dotted || n.bad != nil {
		may |= 1 << dottedNumber
	}
	if a.signed {
		may |= 1<<dayRange | 1<<qualifiedOrSigned
	}
	if x.qualified() {
		may |= 1<<qualifiedAsYear | 1<<qualifiedOrSigned
	}
	return may
}

// codeBefore reports whether an unknown word of three capitals, which may be the code of a currency,
// stands right before token k: SDR 1.2 billion.
func (p *parser) codeBefore(k int) bool {
	if k == 0 || p.tok(k).gap != gapSpace || p.tok(k).kind != tokenNumber {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenWord && t.end-t.start == 3 && t.script == scriptLatin && !t.known() && p.inCapitals(t)
}

// factor reports whether a number from token first to token next is one of two of which the text
// gives the product: 2 x 350 MW.
func (p *parser) factor(first, next int) bool {
	times := func(t *token) bool {
		return t.gap == gapSpace && (t.kind == tokenSymbol && t.sym == '×' || t.kind == tokenWord && p.text(t) == "x")
	}
	return times(p.tok(next)) && p.tok(next+1).kind == tokenNumber && p.tok(next+2).kind == tokenWord ||
		first > 1 && p.tok(next-1).kind == tokenWord && times(p.tok(first-1)) && p.tok(first-2).kind == tokenNumber
}

// rowOfTable reports whether a number with spaces is rather several of three digits each:
// 120 120 130 140 150.
func rowOfTable(n *numeral) bool {
	return n.grouped > 3 && n.group == 0 && n.decimal == 0 && n.digits == 3*(n.grouped+1)
}

// fourCells reports whether a number of four groups of three digits with spaces between, which is not told in
// thousands, is rather a row of four: 185 192 188 201.
func fourCells(n *numeral) bool {
	return n.grouped == 3 && n.group == 0 && n.digits == 12 && n.decimal == 0 && n.a.wide == nil && n.a.coef%1000 != 0
}

// holds reports whether a guard holds for a number.
func (p *parser) holds(g textGuard, a *amount, x *phraseReader, first, next int) bool {
	n := &a.terms[0].num
	switch g {
	case wholeOfShare:
		return p.wholeBefore(a, first)
	case inWords:
		return a.terms[0].words
	case afterPoint:
		return a.kind == 0 && p.nought(a, x, first)
	case afterPointOf:
		return a.kind != 0 && p.nought(a, x, first)
	case gluedBefore:
		return p.gluedName(a, first) && !p.multiplied(a, first) && !p.spaceLost(a, x, first)
	case noteMark:
		return p.footnote(a, first, next)
	case clockTime:
		return p.time(a, first, next)
	case sectionNumber:
		return p.section(a, first, next)
	case touchedByUnsafe:
		return p.hidden(a, first, next)
	case chainedBehind:
		return p.chained(next) && !p.ownSign(a, next+1)
	case dottedNumber:
		return p.longReference(a)
	case numerator:
		return p.part(next)
	case tableRow:
		return n.grouped > mostSpaced && n.group == 0
	case besideNumbers:
		return p.adjacent(a, x, next)
	case dayRange:
		return a.signed && a.bareNumber() && n.a.coef <= 31 && p.month(next)
	case behindDots:
		return p.leader(a, first)
	case qualifiedAsYear:
		return x.qualifiedDate(a, next)
	case qualifiedOrSigned:
		x.signDoubt = x.signDoubt || p.unsureSign(a, first)
		return x.qualified() || a.signed
	}
	return false
}

// longReference reports whether a number has points as a date or a version has, or is one of
// a telephone or an account, with a nought at its beginning: 0800004747.
func (p *parser) longReference(a *amount) bool {
	n := &a.terms[0].num
	return n.dotted || n.bad != nil && a.bareNumber() && n.bad == ErrMalformed && (p.noughtsFirst(n) || p.lapPrimes(a))
}

// lapPrimes reports whether an apostrophe in a number stands between its minutes and its seconds: 8'06”05.
func (p *parser) lapPrimes(a *amount) bool {
	t := p.tok(a.first)
	return prime(p.tok(a.first+1)) && p.tok(a.first+1).gap == gapNone && strings.ContainsAny(p.text(t), "'’")
}

// noughtsFirst reports whether a number is long with a nought at its beginning, or the head of a column: Calls (000).
func (p *parser) noughtsFirst(n *numeral) bool {
	return p.s[n.start] == '0' && (n.digits > 7 || n.digits == 3 && strings.HasPrefix(p.s[n.start:], "000"))
}

// qualified reports whether a qualifier stands before the number.
func (x *phraseReader) qualified() bool { return x.op != opNone || x.about }

// bareNumber reports whether an amount is digits and nothing else.
func (a *amount) bareNumber() bool { return a.kind == 0 && a.terms[0].num.plain }

// nameRules say when a number may belong to a name; then it is in doubt.
var nameRules = [...]textRule{
	{example: "un Boeing 737", all: isCount | behindCapital, none: countsUnit, then: refuse},
	{example: "17 Boeing 737 aircraft", all: isCount | isModel, then: refuse},
	{example: "à 75008 Paris", all: isPostcode, then: refuse},
	{example: "مونديال 2030 لكرة القدم", all: isYearLike | countsWord | maybePrefixed, then: refuse},
	{example: "بطاقة 2000 سرير", all: countsWord | isYearLike | isHundreds, none: countsSome, then: refuse},
	{example: "و87 عالميا", all: isBare | beforeRanked, then: refuse},
	{example: "هاتف آيفون 15، أمس", all: isBare | afterUnknown, then: refuse},
	{example: "هاتف آيفون 15 بسعر", all: isCount | afterUnknown | maybePrefixed, none: countsUnit | isYearLike,
		then: refuse},
	{example: "les recettes (1) de", all: isBare | inBrackets, then: refuse},
	{example: "in Building 7", all: isBare | afterThing, then: refuse},
	{example: "fin.\nOCP 300 fournit", all: isCount | headsLine, none: countsUnit | countsPlural, then: refuse},
}

// dayAlone reports whether a number may be the day of a month that is not named: aura lieu le 24.
func (p *parser) dayAlone(n *numeral, first, next int) bool {
	if first == 0 || !n.plain || n.a.coef < 2 || n.a.coef > 31 || p.tok(first).gap != gapSpace {
		return false
	}
	t := p.tok(next)
	return p.says(wordsDayThe, p.tok(first-1)) && (t.kind == tokenEnd || t.kind == tokenSymbol && t.gap == gapNone &&
		(t.sym == '.' || t.sym == ',' || t.sym == ';'))
}

// nameFacts returns the facts about a name that the number between two tokens may
// belong to.
func (p *parser) nameFacts(n *numeral, first, next int) (facts textFacts) {
	if p.capitalized(first) || p.codeWord(first) || p.dayAlone(n, first, next) || p.describedByYear(n, next) ||
		p.namedOf(first) ||
		n.plain && n.digits < 5 && p.maybeNumbered(first) {
		facts |= behindCapital
	}
	if n.digits == 3 && p.modelName(first) {
		facts |= isModel
	}
	if p.postcode(n, next) {
		facts |= isPostcode
	}
	if n.plain && p.headsLine(first) {
		facts |= headsLine
	}
	if p.thingBefore(first) {
		facts |= afterThing
	}
	if word := p.text(p.tok(next)); strings.HasPrefix(word, "ل") || strings.HasPrefix(word, "ب") {
		if last := n.a.coef % 100; !strings.HasSuffix(word, "ا") || last < 11 {
			facts |= maybePrefixed // but «26 لاعبا»
		}
	}
	if p.unknownBefore(first) {
		facts |= afterUnknown
	}
	if p.bracketDigit(n, first, next) {
		facts |= inBrackets
	}
	if e := p.tok(next).is(p.s, catStop); e != nil && e.arg == stopRanked && p.tok(next).gap == gapSpace {
		facts |= beforeRanked
	}
	return facts
}

// wholeBefore reports whether a number is the whole of a share that names no part:
// «شاب من كل ثلاثة», one young person in three.
func (p *parser) wholeBefore(a *amount, first int) bool {
	if first < 2 || a.terms[a.n-1].scale > 0 {
		return false
	}
	t := p.tok(first - 2)
	if first > 2 && t.plays(roleAmong|roleOfWhole) && p.ofWhole(first-1, roleOfWhole) && p.tok(first).gap == gapSpace {
		t = p.tok(first - 3) // من بين كل أربعة شبان, من أصل كل أربعة
		return t.cats&(1<<catOf) != 0 && a.terms[a.n-1].scale == 0
	}
	if p.tok(first-1).cats&(1<<catOutOf) != 0 && t.cats&(1<<catOrdinal) != 0 && t.gap == gapNone && a.kind == 0 {
		return p.tok(max(0, first-3)).kind == tokenNumber // 4e sur 405
	}
	if a.terms[0].num.a.cmp(dec{coef: 100}) > 0 {
		return false
	}
	return t.clitic == 0 && t.cats&(1<<catOf) != 0 && p.ofWhole(first-1, roleOfWhole) && p.tok(first).gap == gapSpace
}

// gluedName reports whether the number at token k is glued to a name or a reference, or its
// plus stands right behind a label: Bac +3.
func (p *parser) gluedName(a *amount, k int) bool {
	if a.signed && k > 0 && a.kind == 0 && p.tok(k).sym == '+' && p.tok(k-1).is(p.s, catLabel) != nil {
		return true
	}
	if t := p.tok(max(0, k-1)); k > 1 && p.tok(k).kind == tokenNumber && p.tok(k-2).kind == tokenNumber && prime(t) &&
		t.gap == gapNone && t.sym != '"' && t.sym != '″' {
		return true // 4h 07' 35"
	}
	if k > 2 && p.tok(k).gap == gapNone && prime(p.tok(k-1)) && prime(p.tok(k-2)) && p.tok(k-1).gap == gapNone &&
		p.tok(k-3).kind == tokenNumber {
		return true // 8'06''05
	}
	if a.kind != 0 && k > 0 && p.tok(k-1).sym == '×' && p.tok(k-1).kind == tokenSymbol {
		a.glued = true // 2×350 MW
		return false
	}
	return p.glued(k) && !p.ownSign(a, k) && !p.behindYear(a, k) || a.prefixed && p.eachOne(k) || p.shortYear(a, k)
}

// behindYear reports whether an amount of percent or money, from token k on, stands behind a year and a colon:
// 2024:15%.
func (p *parser) behindYear(a *amount, k int) bool {
	if k < 2 || a.kind != Percent && a.kind != Money {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return t.kind == tokenSymbol && t.sym == ':' && t.gap == gapNone && u.kind == tokenNumber &&
		(u.gap != gapNone || k == 2) && yearDigits(p.text(u))
}

// shortYear reports whether the number at token k is a year without its century: in '81.
func (p *parser) shortYear(a *amount, k int) bool {
	if k < 2 || p.tok(k).gap != gapNone || !a.bareNumber() || a.unknown || a.terms[0].num.digits != 2 {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenSymbol && (t.sym == '\'' || t.sym == '’') && t.gap == gapSpace
}

// eachOne reports whether the sign of a currency at token k begins the one unit of which the number before
// is the price: the peso at 57.8:$1.
func (p *parser) eachOne(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if k < 2 || t.kind != tokenSymbol || t.gap != gapNone || u.kind != tokenNumber || p.text(u) != "1" {
		return false
	}
	by := p.tok(k - 1)
	return by.kind == tokenSymbol && by.gap == gapNone && (by.sym == ':' || by.sym == '/') &&
		p.tok(k-2).kind == tokenNumber
}

// multiplied reports whether the number at token k has decimals and an x glued before it, and makes it so
// many times: x2,5.
func (p *parser) multiplied(a *amount, k int) bool {
	if k == 0 || a.kind != 0 || a.n != 1 || a.terms[0].num.decimal == 0 || a.terms[0].scale != 0 {
		return false
	}
	if t := p.tok(k - 1); p.text(t) != "x" || k > 1 && t.gap == gapNone && p.tok(k-2).kind != tokenSymbol {
		return false
	}
	a.kind, a.unit, a.noun = Count, unitIndex("time"), [2]int{k - 1, k}
	return true
}

// spaceLost reports whether the number at token k is glued to the word before it because a
// space was lost: hausse de3,5 %. Behind a word that seldom stands there it is in doubt.
func (p *parser) spaceLost(a *amount, x *phraseReader, k int) bool {
	t := p.tok(max(0, k-1))
	if k == 0 || t.kind != tokenWord || t.end-t.start < 2 || p.tok(k).kind != tokenNumber ||
		k > 1 && t.gap == gapNone && p.tok(k-2).kind == tokenNumber {
		return false
	}
	last := &a.terms[a.n-1]
	if a.kind != Percent && a.kind != Money && a.kind != Points && (a.kind != Count || a.terms[0].num.plain) &&
		last.scale == 0 {
		return false
	}
	if t.cats&(1<<catStop|1<<catDet|1<<catFrom|1<<catQual|1<<catTo|1<<catConj|1<<catOf) == 0 {
		x.nameDoubt = true
	}
	return !p.capital(t) || t.cats != 0
}

// ownSign reports whether what is glued before token k is no part of a reference: the
// letter of a currency, R1.5bn, or a sign of equality beside an amount, 1 €=10,8 DH.
func (p *parser) ownSign(a *amount, k int) bool {
	return byLetter(a.cur) || a.kind == Money && p.tok(k-1).kind == tokenSymbol && p.tok(k-1).sym == '='
}

// glued reports whether the number at token k is glued to a name or a reference.
func (p *parser) glued(k int) bool {
	t := p.tok(k)
	if k > 1 && t.kind == tokenNumber && t.gap == gapNone && p.tok(k-1).kind == tokenSymbol && p.tok(k-1).sym == '.' &&
		p.tok(k-1).gap == gapNone && percentSign(p.tok(k-2)) {
		return false // 4,2%.3 secteurs
	}
	if k > 1 && t.kind == tokenNumber && t.gap == gapNone && p.tok(k-1).kind == tokenSymbol && p.tok(k-1).sym == '/' &&
		percentSign(p.tok(k-2)) {
		return false // +7,4%/105 MMDH
	}
	if k > 1 && t.kind == tokenNumber && t.gap == gapNone && p.tok(k-2).kind == tokenNumber && prime(p.tok(k-1)) {
		return p.tok(k-1).gap == gapNone // 12"87
	}
	return k > 0 && t.kind == tokenNumber && t.gap == gapNone && !p.elided(k-1) && glues(p.tok(k-1)) && !p.circa(k)
}

// gluedWord reports whether the number word at token k goes on a word before a hyphen
// that is no number, July-Sept, or is part of a name, 7-Eleven.
func (p *parser) gluedWord(k int) bool {
	if k < 2 || p.tok(k).gap != gapNone {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && (u.kind == tokenWord &&
		u.script == scriptLatin && u.cats&(1<<catMonth) != 0 || u.kind == tokenNumber && p.capital(p.tok(k)))
}

// hyphenWord reports whether a hyphen joins the number word before token k to a word that it
// does not count: deux-roues, six-pack.
func (p *parser) hyphenWord(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	return t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && u.kind == tokenWord && u.gap == gapNone &&
		u.script == scriptLatin
}

// qualifiedDate reports whether an amount behind a qualifier is a year, or the day of a month:
// jusqu'au 31 août, above its 1996 record.
func (x *phraseReader) qualifiedDate(a *amount, next int) bool {
	itsYear := a.kind == 0 && a.yearLike() && a.first > 0 && x.tok(a.first-1).plays(roleThe)
	return x.qualified() && (a.qualifiedYear(x.op) || itsYear || x.op != opNone && a.bareDay() && x.month(next))
}

// qualifiedYear reports whether an amount behind a qualifier is a year: autour de
// 2050. Round ones are years only from or until.
func (a *amount) qualifiedYear(op int) bool {
	return a.kind == 0 && !a.unknown && !a.signed && a.yearLike() &&
		(op == opAtLeast || op == opUpTo || a.terms[0].num.a.coef%100 != 0)
}

// remember notes the number of an item of a list, and where a reference ends, for
// the numbers that follow.
func (p *parser) remember(n *numeral, facts textFacts, next int) {
	if item := isBare | isDay | isFirst | beforePoint; facts&item == item {
		p.item = n.a.coef
	}
	listed := facts&(isCount|afterReference) == isCount|afterReference && facts&(countsUnit|countsPlural) == 0
	if facts&(isCount|afterLabel) == isCount|afterLabel || listed {
		p.refEnd = p.tok(next - 1).end
	}
}

// thingBefore reports whether the number at token k stands behind the name of a thing in
// the singular that begins with a capital, and may be part of it: Building 7.
func (p *parser) thingBefore(k int) bool {
	if k < 1 || p.tok(k).gap != gapSpace || p.tok(k).soft != softNone {
		return false
	}
	t := p.tok(k - 1)
	e := t.is(p.s, catUnit)
	if t.script == scriptArabic {
		word := p.s[t.body:t.end]
		return e != nil && e.form == 0 && (t.clitic == 0 && strings.HasSuffix(word, "ة") && !strings.HasPrefix(word, "أ") &&
			!timeUnit(unitTable[e.arg].symbol) || // عمارة 12
			definite(t) && word == unitTable[e.arg].ar[0]) // الدقيقة 89
	}
	return e != nil && e.form == formSingular && t.script == scriptLatin && (t.gap == gapSpace || k == 1) &&
		(p.capital(t) || e.lang == Fr && (!unitTable[e.arg].measure && !timeUnit(unitTable[e.arg].symbol) ||
			numberedTime(unitTable[e.arg].symbol))) // au poste 12, la semaine 12
}

// numberedTime reports whether times of a unit have numbers: trimestre 3.
func numberedTime(symbol string) bool {
	return symbol == "week" || symbol == "quarter" || symbol == "semester"
}

// unknownBefore reports whether the number at token k stands behind an Arabic word that is in no table
// and may be a name, which no capital shows: آيفون 15.
func (p *parser) unknownBefore(k int) bool {
	if k == 0 || p.tok(k).gap != gapSpace || p.tok(k).kind != tokenNumber {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenWord && t.script == scriptArabic && !t.known()
}

// bracketDigit reports whether a digit stands alone in parentheses behind a word, as the
// number of a note or of an item does.
func (p *parser) bracketDigit(n *numeral, first, next int) bool {
	if first < 2 || n.digits != 1 {
		return false
	}
	open, end := p.tok(first-1), p.tok(next)
	return open.kind == tokenSymbol && open.sym == '(' && end.kind == tokenSymbol && end.sym == ')' &&
		p.tok(first).gap == gapNone && end.gap == gapNone && p.tok(first-2).kind == tokenWord
}

// postcode reports whether a number may be that of a post town: 75008 Paris.
func (p *parser) postcode(n *numeral, next int) bool {
	t := p.tok(next)
	return n.digits == 5 && n.plain && t.kind == tokenWord && t.gap == gapSpace && t.script == scriptLatin && !t.known() &&
		p.capital(t)
}

// headsLine reports whether token k stands behind a word in capitals that is the
// first of a line, perhaps by wrapping.
func (p *parser) headsLine(k int) bool {
	if k < 2 || p.tok(k-1).soft != softLine {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return p.inCapitals(t) || t.kind == tokenWord && u.kind == tokenWord && p.capital(t) && p.inCapitals(u)
}

// wordFacts returns the facts about a number in words.
func (p *parser) wordFacts(a *amount, x *phraseReader, first, next int) (facts textFacts) {
	set := func(on bool, f textFacts) {
		if on {
			facts |= f
		}
	}
	t := p.tok(first)
	set(p.part(next), beforePart)
	set(p.gluedWord(first) || a.kind == 0 && a.n == 1 && p.hyphenWord(next), isGlued)
	set(a.implicit, isScaleWord)
	set(a.terms[0].scale == 0 && p.otherWord(first, next), isOther)
	set(a.terms[0].scale == 3, isThousand)
	set(a.form == formDual, isDual)
	set(a.unknown, countsWord)
	set(a.unknown && a.terms[0].num.a.coef > 1 && p.plural(p.tok(next)), countsPlural)
	set(a.kind != 0, countsSome)
	set(a.n > 1, isCompound)
	set(first > 0 && a.terms[0].scale == 0 && (p.tok(first-1).plays(roleOfWhole) || p.weekdayWord(first)), afterEvery)
	set(a.noun[0] >= 0 && definite(p.tok(a.noun[0])), countsDefinite)
	set(x.op != opNone || x.about, isQualified)
	set(a.weak, isWeak)
	set(t.plays(rolePronoun), isPronoun)
	set(a.kind == Percent || a.kind == Points && !(first > 0 && p.tok(first-1).plays(roleIndexAt)), countsRatio)
	set(p.ordinalWords(first, next) || first > 0 && t.gap <= gapSpace && reference(p.tok(first-1), p.s), afterLabel)
	set(definite(t) && t.clitic&cliticPrep == 0, isDefinite)
	set(definite(t) && first > 0 && a.n == 1 && a.terms[0].num.a.cmp(dec{coef: 100}) == 0 &&
		p.tok(first-1).cats&(1<<catOf) != 0, isHundredth)
	return facts
}

// weekdayWord reports whether the number word at token k stands beside words of days, and is Monday: «كل يوم اثنين»,
// «مساء اثنين», «اثنين وخميس».
func (p *parser) weekdayWord(k int) bool {
	if !p.book.says(wordsMonday, p.s[p.tok(k).body:p.tok(k).end]) {
		return false
	}
	t, u := p.tok(max(0, k-1)), p.tok(k+1)
	if k > 0 && t.kind == tokenWord && p.book.says(wordsDay, p.s[t.body:t.end]) {
		return true
	}
	return u.kind == tokenWord && u.clitic&cliticConj != 0 && p.book.says(wordsDay, p.s[u.body:u.end])
}

// ordinalWords reports whether the number word from token k to token next is part of an ordinal or of the name of
// some days: «المادة الثالثة بعد المئة», «العشر الأواخر».
func (p *parser) ordinalWords(k, next int) bool {
	if !definite(p.tok(k)) {
		return false
	}
	return p.tok(next).plays(roleRound) && definiteWord(p.text(p.tok(next))) ||
		k > 1 && p.says(wordsAfterOrdinal, p.tok(k-1)) && reference(p.tok(k-2), p.s)
}

// fullHundreds reports whether a number is of full hundreds, before an Arabic word: what these count is in the
// singular, as words behind a year are.
func fullHundreds(n *numeral, t *token) bool {
	return n.plain && n.a.coef%100 == 0 && t.script == scriptArabic && t.clitic == 0
}

// definiteWord reports whether a word begins with the Arabic article.
func definiteWord(word string) bool { return strings.HasPrefix(word, "ال") }

// plural reports whether an unknown word looks like a plural.
func (p *parser) plural(t *token) bool {
	word := p.text(t)
	return t.script == scriptLatin && p.book.countable(word) || strings.HasSuffix(word, "ات")
}

// otherWord reports whether the number word at token k is rather a month before a day, or
// is one in other languages than that of the reader's locale: Sept 5, and Dix plc in
// English. The number ends before token next.
func (p *parser) otherWord(k, next int) bool {
	t, u := p.tok(k), p.tok(next)
	if u.kind == tokenSymbol && u.sym == '.' && u.gap == gapNone {
		u = p.tok(next + 1) // Sept. 22
	}
	if t.cats&(1<<catMonth) != 0 && u.kind == tokenNumber && u.gap <= gapSpace {
		return true
	}
	if t.cats&(1<<catMonth) != 0 && k > 0 && p.tok(k-1).kind == tokenNumber && t.gap == gapSpace {
		if n := p.numeral(p.tok(k - 1)); n.plain && n.a.cmp(dec{coef: 31}) <= 0 {
			return true // le 12 sept. (MAP)
		}
	}
	if t.cats&(1<<catNum) == 0 || !p.opt.Locale.IsSet() {
		return false
	}
	language, _, _ := strings.Cut(localeFormats[p.opt.Locale].tag, "-")
	for _, l := range langs {
		if l.String() == language {
			return numberWord(p, k, l) < 0
		}
	}
	return false
}

// amountFacts returns the facts about a number in digits itself.
func amountFacts(a *amount, x *phraseReader) (facts textFacts) {
	set := func(on bool, f textFacts) {
		if on {
			facts |= f
		}
	}
	n := &a.terms[0].num
	scaled := a.terms[0].scale != 0
	bare := a.kind == 0 && !a.unknown && x.op == opNone && !x.about && a.terms[a.n-1].scale == 0 && a.n == 1
	set(bare, isBare)
	set(bare || !scaled && (a.kind == Count || a.unknown), isCount)
	set(a.kind == Count && !a.unknown, countsUnit)
	set(a.kind != 0, countsSome)
	set(a.unknown, countsWord)
	set(a.yearLike(), isYearLike)
	set(n.decimal != 0, isDecimal)
	set(a.kind == Percent || a.kind == Points, countsRatio)
	set(n.plain && n.digits == 4 && n.a.coef >= 1000 && n.a.coef <= 2100, isYear)
	set(n.plain && n.a.coef <= 31, isDay)
	set(n.plain && n.digits <= 2, isShort)
	set(n.plain && n.digits == 4 && n.a.coef >= 1300 && n.a.coef <= 1500, isHijri)
	return facts
}

// factsBefore returns the facts about what stands before token first.
func (p *parser) factsBefore(a *amount, first int) (facts textFacts) {
	t := p.tok(first)
	if first == 0 {
		return isFirst
	}
	prev := p.tok(first - 1)
	// Wrapped text may have any number at the beginning of a line; that of an item
	// follows another, or a sentence.
	if t.gap == gapLine || t.soft == softLine && (ends(prev) || p.item > 0 && a.terms[0].num.a.coef == p.item+1) {
		facts |= isFirst
	}
	if prev.kind == tokenSymbol && prev.sym == '[' && t.gap == gapNone {
		facts |= afterBracket
	}
	if prev.kind == tokenWord && lexEntries[prev.ent].key() == "ال" &&
		(t.gap == gapNone || t.gap == gapSpace && strings.HasSuffix(p.text(prev), "ـ")) {
		facts |= afterArticle
	}
	if t.gap > gapSpace {
		return facts
	}
	if first > 1 && p.nameBefore(first) {
		facts |= afterName
	}
	if p.refEnd > 0 && p.goesOn(first) {
		facts |= afterReference
	}
	return facts | p.wordsBefore(first)
}

// wordsBefore returns the facts about the words before token first.
func (p *parser) wordsBefore(first int) (facts textFacts) {
	prev := p.tok(first - 1)
	if prev.is(p.s, catYearWord) != nil {
		facts |= afterYearWord
	}
	if prev.is(p.s, catMonth) != nil || first > 1 && prev.kind == tokenSymbol && prev.sym == '.' &&
		prev.gap == gapNone && p.tok(first-2).is(p.s, catMonth) != nil {
		facts |= afterMonth // Jan. 12
	}
	if first > 1 && prev.kind == tokenWord && p.tok(first-2).is(p.s, catMonth) != nil {
		facts |= afterMonthName
	}
	if first > 1 && p.tok(first-2).is(p.s, catLabel) != nil && p.inCapitals(prev) && len(p.text(prev)) < 4 {
		facts |= afterLabel // vol AT 203
	}
	facts |= p.labelBefore(prev, first)
	if prev.kind == tokenSymbol && (prev.sym == '.' || prev.sym == ':') && prev.gap <= gapSpace && first > 1 &&
		reference(p.tok(first-2), p.s) {
		if facts |= afterLabelDot; prev.sym == '.' && prev.gap == gapNone && len(p.text(p.tok(first-2))) < 5 {
			facts |= afterLabel // Fig. 2 shows
			if p.says(wordsNumberShort, p.tok(first-2)) {
				facts |= afterNumberLabel // the No. 8 bus
			}
		}
	}
	return facts
}

// numberNamed reports whether a word says of which kind the number before it is: le numéro vert.
func (p *parser) numberNamed(t *token) bool { return definite(t) || p.says(wordsNumberKind, t) }

// labelBefore returns the facts about a label or an article before token first.
func (p *parser) labelBefore(prev *token, first int) (facts textFacts) {
	if reference(prev, p.s) || p.euroName(first-1, first) || p.areaCode(first) || p.agendaPoint(first) {
		facts |= afterLabel
	}
	if e := prev.is(p.s, catLabel); e != nil && e.arg == numberLabel {
		facts |= afterNumberLabel
	}
	if first > 1 && prev.gap == gapSpace && p.numberNamed(prev) {
		if e := p.tok(first-2).is(p.s, catLabel); e != nil && e.arg == numberLabel {
			facts |= afterLabel // «الرقم الأخضر 5757»
		}
	}
	if prev.plays(roleThe) {
		facts |= afterThe
	}
	if p.partOfYear(first) {
		facts |= afterYearWord | afterMonth // H1 24
	}
	if p.spanEnd(first) {
		facts |= afterMonth // du 5 au 9
	}
	return facts
}

// spanBegin reports whether the number from token k to next begins such days.
func (p *parser) spanBegin(k, next int) bool {
	return k > 0 && p.says(wordsSpanTo, p.tok(next)) && p.says(wordsSpanFrom, p.tok(k-1)) && p.dayAt(next+1)
}

// spanEnd reports whether the number at token k ends days of a month that is named elsewhere: du 5 au 9.
func (p *parser) spanEnd(k int) bool {
	return k > 2 && p.says(wordsSpanTo, p.tok(k-1)) && p.dayAt(k-2) && p.says(wordsSpanFrom, p.tok(k-3))
}

// dayAt reports whether token k is a number that may be a day of a month, with nothing that it counts behind it.
func (p *parser) dayAt(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.kind != tokenNumber || t.gap != gapSpace || u.kind == tokenSymbol && !ends(u) && !comma(u) {
		return false
	}
	n := p.numeral(t)
	return n.plain && n.a.coef >= 1 && n.a.coef <= 31 && u.cats&(1<<catUnit|1<<catScale|1<<catPercent|1<<catCur) == 0
}

// agendaPoint reports whether the number at token k is that of a point of a list: les points 1 à 6.
func (p *parser) agendaPoint(k int) bool {
	if k == 0 {
		return false
	}
	t := p.tok(k - 1)
	return t.cats&(1<<catPoints) != 0 && t.script == scriptLatin && t.end-t.start > 4 && p.tok(k).gap == gapSpace &&
		(k == 1 || p.tok(k-2).kind != tokenNumber && p.tok(k-2).cats&(1<<catNum) == 0)
}

// areaCode reports whether the number at token k is that in parentheses behind the label of a
// telephone: Tel. (221).
func (p *parser) areaCode(k int) bool {
	t := p.tok(k - 1)
	if t.kind != tokenSymbol || t.sym != '(' || p.tok(k).gap != gapNone || k < 2 ||
		p.tok(k-2).cats&(1<<catUnit|1<<catXUnit) != 0 || !p.numeral(p.tok(k)).plain {
		return false // 12 km (7 miles)
	}
	if u := p.tok(k - 2); u.kind == tokenSymbol && (u.sym == '.' || u.sym == ':') && k > 2 {
		return reference(p.tok(k-3), p.s)
	}
	return reference(p.tok(k-2), p.s)
}

// partOfYear reports whether the number at token k stands behind a quarter or a half of a
// year: Q1 2025, S2 2024.
func (p *parser) partOfYear(k int) bool {
	if k < 2 {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	if t.kind != tokenNumber || t.gap != gapNone || t.end-t.start != 1 || u.kind != tokenWord {
		return false
	}
	switch p.text(u) {
	case "Q", "T", "H", "S", "q", "t":
		return true
	}
	return false
}

// factsBehind returns the facts about what stands behind the number, from token
// next on.
func (p *parser) factsBehind(a *amount, next int) (facts textFacts) {
	t := p.tok(next)
	if a.unknown && p.book.countable(p.text(t)) {
		facts |= countsPlural
	}
	if a.unknown && fullHundreds(&a.terms[0].num, t) {
		facts |= isHundreds
	}
	if a.kind == 0 && t.gap == gapSpace && !t.known() && p.ofMeasure(t) {
		facts |= countsUnit // la ligne 400 kV
	}
	if a.kind == Count && a.noun[0] >= 0 && a.unit >= 0 {
		n := p.tok(a.noun[0])
		u := &unitTable[a.unit]
		if u.symbol == "month" && definite(n) {
			facts |= beforeMonth // 15 الشهر الجاري
		}
		if word := p.text(n); timeUnit(u.symbol) && (word == u.en[0] || word == u.fr[0] && word != u.fr[1]) {
			facts |= countsSingular
		}
	}
	if p.street(next) {
		facts |= beforeStreet
	}
	if p.spanBegin(a.first, next) {
		facts |= beforeDay // du 5 au 9
	}
	if t.plays(roleEra) && t.gap == gapSpace {
		facts |= beforeEra
	}
	switch t.kind {
	case tokenWord:
		if p.month(next) {
			facts |= beforeMonth
		}
		if p.days(next) {
			facts |= beforeDay
		}
	case tokenSymbol:
		if p.days(next) {
			facts |= beforeDay
		}
		if enumerates(t, p.tok(next+1)) {
			if facts |= beforePoint; a.first > 0 && p.lists(a, t, next) {
				facts |= isFirst
			}
		}
	}
	return facts
}

// lists reports whether a number is that of an item inside a sentence, which ends before token next:
// trois mesures : 1) un fonds ; 2) une aide, or classement : 1. Raja, 2. Wydad.
func (p *parser) lists(a *amount, t *token, next int) bool {
	prev, u := p.tok(a.first-1), p.tok(next+1)
	if t.sym == ')' {
		return ends(prev)
	}
	if t.sym != '.' || u.kind != tokenWord || u.script == scriptLatin && !p.capital(u) || prev.kind != tokenSymbol {
		return false
	}
	n := a.terms[0].num.a.coef
	return n == 1 && (prev.sym == ':' || prev.sym == ';') || n > 1 && n == p.item+1 && (prev.sym == ',' ||
		prev.sym == ';' || prev.sym == '،' || prev.sym == '؛')
}

// month reports whether a month stands at token k, perhaps behind "of".
func (p *parser) month(k int) bool {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace {
		return false
	}
	if i, _ := p.phrase(k, only(catMonth)); i != 0 {
		return true
	}
	switch {
	case p.says(wordsCurrent, t):
		return true // du 14 courant
	case p.says(wordsOfIt, t):
		for j := max(0, k-lookback+1); j < k-1; j++ {
			if p.tok(j).cats&(1<<catMonth) != 0 {
				return true // من فاتح يناير إلى 31 منه
			}
		}
		return false
	}
	u := p.tok(k + 1)
	if u.kind != tokenWord || u.gap > gapSpace || t.is(p.s, catOf) == nil && !t.plays(roleMonthWord) {
		return false
	}
	if p.says(wordsEachMonth, u) {
		return p.tok(k + 2).plays(roleMonthWord) // le 15 de chaque mois
	}
	if u.plays(roleMonthWord) {
		return u.script == scriptLatin || definite(u) || p.tok(k+2).is(p.s, catMonth) != nil ||
			p.says(wordsSafar, p.tok(k+2))
	}
	return u.is(p.s, catMonth) != nil
}

// days reports whether a second day of a month follows at token k: "et 6 juin", "au
// 30 juin", "-6 juin", «و6 يونيو».
func (p *parser) days(k int) bool {
	t := p.tok(k)
	switch {
	case t.gap > gapSpace:
		return false
	case t.kind == tokenSymbol:
		if t.sym != ',' && t.sym != '،' && t.sym != '-' && t.sym != '–' && t.sym != '/' {
			return false
		}
		k++
	case t.kind == tokenWord:
		if !t.plays(roleLists) {
			return false
		}
		k++
		if p.says(wordsThe, p.tok(k)) && p.tok(k).gap == gapSpace {
			k++ // entre le 5 et le 26 février
		}
	}
	u := p.tok(k)
	if u.kind != tokenNumber || u.gap > gapSpace {
		return false
	}
	n := p.numeral(u)
	return n.plain && n.a.coef <= 31 && (p.month(k+1) || p.tok(k+1).kind != tokenNumber && p.days(k+1))
}

// street reports whether a number before token k is that of a house.
func (p *parser) street(k int) bool {
	t := p.tok(k)
	if t.kind == tokenSymbol && (t.sym == ',' || t.sym == '،') && t.gap <= gapSpace {
		k++
		t = p.tok(k)
	}
	if t.kind != tokenWord || t.gap > gapSpace {
		return false
	}
	if t.plays(roleStreet) {
		return true // 20 Bd Zerktouni
	}
	for range 3 { // 7 Oxford Street, 221 Ibn Sina Street
		u := p.tok(k + 1)
		if t.script != scriptLatin || !p.capital(t) || u.kind != tokenWord || u.gap != gapSpace || !p.capital(u) {
			break
		}
		if u.plays(roleStreetName) {
			return true
		}
		k, t = k+1, u
	}
	t = p.tok(k)
	return t.plays(roleStreet)
}

// nameBefore reports whether token k, a number, stands behind a name: a word in
// capitals that is not the first of its line and is no word of ours, or a word with
// a capital behind another.
func (p *parser) nameBefore(k int) bool {
	t, u := p.tok(k-1), p.tok(k-2)
	if t.gap == gapLine || t.soft == softLine || t.kind != tokenWord || t.script != scriptLatin || t.known() {
		return false
	}
	if n := p.numeral(p.tok(k)); n.class == numeralPlain && (n.decimal == ',' || n.grouped > 0) {
		return false // PNB 3 412,5
	}
	if p.inCapitals(t) {
		return true
	}
	return p.capital(t) && u.kind == tokenWord && t.gap == gapSpace && u.script == scriptLatin && p.inCapitals(u)
}

// describedByYear reports whether a number may be the year of what stands at token next, in the plural and
// in no table: taking 2024 handovers to 256.
func (p *parser) describedByYear(n *numeral, next int) bool {
	t := p.tok(next)
	return n.plain && n.digits == 4 && n.a.coef >= 1990 && n.a.coef < 2040 && t.kind == tokenWord && t.gap == gapSpace &&
		t.soft == softNone &&
		t.script == scriptLatin && !t.known() && p.book.countable(p.text(t))
}

// codeWord reports whether the number at token k stands behind a known word of two or three letters that is
// in capitals where the words beside it are not, as codes are: EK752 and AT 201.
func (p *parser) codeWord(k int) bool {
	if k < 2 || p.tok(k).gap != gapSpace || p.tok(k).soft != softNone {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	n := t.end - t.start
	return t.kind == tokenWord && t.script == scriptLatin && t.gap == gapSpace && (n == 2 || n == 3) && t.known() &&
		t.cats&(1<<catXCur|1<<catCur|1<<catXUnit|1<<catUnit|1<<catQual|1<<catXScale|1<<catXScaleCur) == 0 &&
		p.inCapitals(t) && u.kind == tokenWord && !p.capital(u)
}

// groupOf reports whether an amount from token k on counts nothing and may be that of a group: the Group of Seven.
func (p *parser) groupOf(a *amount, k int) bool {
	return a.kind == 0 && !a.unknown && a.n == 1 && a.terms[0].scale == 0 && p.namedOf(k)
}

// namedInWords reports whether a number word at token k begins with a capital inside a sentence, and so may be of a
// name: the Big Four, Air Force One, the Seven Sisters.
func (p *parser) namedInWords(a *amount, k int) bool {
	if k < 1 || a.kind != 0 && a.kind != Count || a.n != 1 || a.terms[0].scale > 3 || p.tok(k).script != scriptLatin ||
		p.tok(k).gap > gapSpace || p.tok(k).soft != softNone || !p.capital(p.tok(k)) {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenWord || t.kind == tokenSymbol && (t.sym == '«' || t.sym == '“')
}

// namedOf reports whether the number at token k stands behind "of" and a label with a capital: the Group of 77, le
// Groupe des 77.
func (p *parser) namedOf(k int) bool {
	if k < 2 || p.tok(k).gap != gapSpace {
		return false
	}
	of, t := p.tok(k-1), p.tok(k-2)
	return of.cats&(1<<catOf) != 0 && of.script == scriptLatin && of.gap == gapSpace && t.kind == tokenWord &&
		p.capital(t) && (t.is(p.s, catLabel) != nil || k > 2 && t.gap == gapSpace && p.tok(k-3).plays(roleThe))
}

// maybeNumbered reports whether the number at token k may be that of the thing before it: option 3,
// and in notes below a table, "1 Quarterly average".
func (p *parser) maybeNumbered(k int) bool {
	if k == 0 || p.tok(k).gap < gapSpace {
		return false
	}
	t, u := p.tok(k), p.tok(k+1)
	if t.gap == gapLine || t.soft == softLine {
		return t.end-t.start == 1 && u.kind == tokenWord && u.gap == gapSpace && u.soft == softNone && u.end-u.start > 1 &&
			u.script == scriptLatin && p.capital(u) && !p.inCapitals(u)
	}
	if t.gap != gapSpace || t.soft != softNone {
		return false
	}
	word := p.tok(k - 1)
	if e := word.is(p.s, catLabel); e != nil {
		return e.arg == maybeLabel
	}
	e := word.is(p.s, catUnit) // line 4, bus 42, at day 28; but this year 12 died
	if e == nil || e.lang != En || e.form != formSingular || p.capital(word) || unitTable[e.arg].measure {
		return false
	}
	if timeUnit(unitTable[e.arg].symbol) {
		return k > 1 && p.says(wordsCountsUp, p.tok(k-2))
	}
	return k < 2 || p.tok(k-2).cats&(1<<catRate) == 0
}

// capitalized reports whether the number at token k stands behind a word with a
// capital inside a sentence: Boeing 737.
func (p *parser) capitalized(k int) bool {
	if k == 1 {
		t := p.tok(0)
		return p.tok(1).gap == gapSpace && p.tok(1).soft == softNone && t.kind == tokenWord && t.script == scriptLatin &&
			!t.known() && p.named(t) // Boeing 737
	}
	if k == 0 {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	if t.kind == tokenSymbol && t.sym == '.' && t.gap == gapNone && p.tok(k).gap == gapSpace {
		return u.kind == tokenWord && u.end-u.start == 1 && p.capital(u) // the bill S. 2226
	}
	return p.tok(k).gap == gapSpace && t.kind == tokenWord && t.script == scriptLatin && !t.known() &&
		(t.gap == gapSpace || t.gap == gapNone && p.elided(k-2)) &&
		(u.kind == tokenWord || u.kind == tokenSymbol && u.sym == ',') && p.named(t)
}

// named reports whether the first or the second letter of a word is a capital: Boeing,
// iPhone.
func (p *parser) named(t *token) bool {
	return p.capital(t) || t.end-t.start > 2 && p.s[t.start] < utf8.RuneSelf && capital(p.s, int(t.start)+1)
}

// capital reports whether a word begins with a capital.
func (p *parser) capital(t *token) bool { return capital(p.s, int(t.start)) }

// capital reports whether s[i:] begins with a capital.
func capital(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// inCapitals reports whether a word of two letters or more is in capitals.
func (p *parser) inCapitals(t *token) bool {
	n := 0
	for _, r := range p.text(t) {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// goesOn reports whether the number at token k goes on a list of references: 19
// et 20 et 144, 19, 20.
func (p *parser) goesOn(k int) bool {
	t := p.tok(k - 1)
	if k < 2 || p.tok(k-2).end != p.refEnd {
		return false
	}
	switch t.kind {
	case tokenSymbol:
		return t.sym == ',' || t.sym == '،' || isHyphen(t.sym) || t.sym == '/' || t.sym == ')'
	case tokenWord:
		return t.plays(roleLists)
	}
	return false
}

// ends reports whether a sentence or clause ends with a token.
func ends(t *token) bool {
	if t.kind != tokenSymbol {
		return false
	}
	switch t.sym {
	case '.', ':', ';', '!', '?', '؛', '؟', '…':
		return true
	}
	return false
}

// part reports whether the number at the tokens before k is the numerator of a
// fraction: two thirds.
func (p *parser) part(k int) bool {
	t := p.tok(k)
	if t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.tok(k+1).gap == gapNone {
		t = p.tok(k + 1) // two-thirds
	}
	return t.gap <= gapSpace && t.is(p.s, catPart) != nil
}

// hidden refuses a number that an unsafe character touches.
func (p *parser) hidden(a *amount, first, next int) bool {
	if u := p.tok(next); u.kind == tokenUnsafe && u.gap == gapNone {
		if v := p.tok(next + 1); v.gap == gapNone && (v.kind == tokenNumber || v.kind == tokenWord ||
			v.kind == tokenSymbol && p.tok(next+2).kind == tokenNumber && p.tok(next+2).gap == gapNone) {
			a.bad, a.badAt = ErrUnsafe, int(u.start)
			return true
		}
	}
	if first == 0 {
		return false
	}
	prev := p.tok(first - 1)
	if prev.kind == tokenSymbol && (prev.sym == ',' || prev.sym == '.') && prev.gap == gapNone && first > 1 {
		prev = p.tok(first - 2) // 7, what is not seen, and ,5
	}
	if prev.kind == tokenUnsafe && p.tok(first).gap == gapNone && unsafe(prev.sym) {
		a.bad, a.badAt = ErrUnsafe, int(prev.start)
		return true
	}
	return false
}

// nought puts the nought back that is left out of a price before its decimals,
// ",89 €". It reports whether the number has none.
func (p *parser) nought(a *amount, x *phraseReader, first int) bool {
	if first == 0 || p.tok(first).kind != tokenNumber {
		return false
	}
	prev, n := p.tok(first-1), &a.terms[0].num
	if prev.kind != tokenSymbol || prev.sym != ',' && prev.sym != '.' || p.tok(first).gap != gapNone || !n.plain ||
		first > 1 && prev.gap == gapNone || a.n > 1 {
		return false
	}
	n.a.exp -= int(n.digits)
	x.start = int(prev.start)
	return true
}

// leader reports whether dots lead to the number at token k, as to the page in a table of
// contents.
func (p *parser) leader(a *amount, k int) bool {
	if k < 2 || !a.bareNumber() {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return t.kind == tokenSymbol && t.sym == '.' && u.kind == tokenSymbol && (u.sym == '.' || u.sym == '…')
}

// unsureSign reports whether the sign of an amount at token k may be a dash.
func (p *parser) unsureSign(a *amount, k int) bool {
	return a.signed && (p.looseDash(k) || p.typedRange(a, k) ||
		a.neg && a.kind == Count && a.unit >= 0 && unitTable[a.unit].symbol == "year") // gratuit -18 ans
}

// typedRange reports whether the minus at token k may join the amount behind it to the number
// before it: 15 -20 usd.
func (p *parser) typedRange(a *amount, k int) bool {
	if !a.neg || a.kind == 0 || k == 0 {
		return false
	}
	t, u := p.tok(k), p.tok(k-1)
	return u.kind == tokenNumber && t.kind == tokenSymbol && t.gap == gapSpace && t.soft == softNone && t.sym == '-'
}

// looseDash reports whether token k is a dash with space behind it, which may be
// no minus.
func (p *parser) looseDash(k int) bool {
	t := p.tok(k)
	return t.kind == tokenSymbol && isSign(t.sym) && t.sym != '+' && t.sym != '−' && p.tok(k+1).gap == gapSpace &&
		!p.opened(k)
}

// opened reports whether the dash at token k is the first sign in parentheses, and so a minus before a
// percentage: (– 1,1 %).
func (p *parser) opened(k int) bool {
	if k == 0 || p.tok(k).gap != gapNone || p.tok(k+1).kind != tokenNumber || !percentSign(p.tok(k+2)) {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenSymbol && t.sym == '('
}

// reference reports whether a number behind a token is that of a law, a page, a
// telephone.
func reference(prev *token, s string) bool {
	if e := prev.is(s, catLabel); e != nil {
		return e.arg != maybeLabel
	}
	return prev.kind == tokenSymbol && (prev.sym == '№' || prev.sym == '#') || definite(prev) && dualUnit(prev, s)
}

// dualUnit reports whether a word is the dual of a thing, as before the numbers of two: «الفوجين 3 و4».
func dualUnit(t *token, s string) bool {
	e := t.is(s, catUnit)
	return e != nil && e.form == formDual
}

// countable reports whether an unknown word behind four digits looks like a
// counted noun, so that they are no year.
func (v *vocabulary) countable(word string) bool {
	for _, end := range v.endings {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// definite reports whether an Arabic word has the article.
func definite(t *token) bool { return t.clitic&cliticDef != 0 }

// glues reports whether a number right behind a token belongs to a reference,
// a name or an address.
func glues(prev *token) bool {
	switch prev.kind {
	case tokenWord:
		return prev.script != scriptArabic
	case tokenNumber:
		return true
	case tokenSymbol:
		switch prev.sym {
		case '/', '_', '@', '.', ':', '+', '-', '=', '&', '#', '*', '^', '\\', '\'', '’', '×':
			return true
		}
	}
	return false
}

// enumerates reports whether a number at the beginning of a line is that of an
// item: "1. ", "2) ".
func enumerates(t, u *token) bool {
	return t.kind == tokenSymbol && t.gap == gapNone && (t.sym == '.' || t.sym == ')' || t.sym == '-') && u.gap >= gapSpace
}

// adjacent reports whether a bare number is one of several with nothing but a space
// between, which are no figures. Where two may be one with a slip, it marks the number.
func (p *parser) adjacent(a *amount, x *phraseReader, next int) bool {
	t := p.tok(next)
	if t.kind != tokenNumber || t.gap != gapSpace || t.soft != softNone || amountFacts(a, x)&isBare == 0 {
		return false
	}
	if a.yearLike() || p.refEnd > 0 && p.goesOn(a.first) {
		return true
	}
	run := 1
	for k := next; run < 12 && p.tok(k).kind == tokenNumber && p.tok(k).gap == gapSpace; k++ {
		run++
		a.next = k + 1
	}
	if n := &a.terms[0].num; run > 3 || n.plain && n.digits > 1 && p.s[p.tok(a.first).start] == '0' {
		return true // a telephone number, a row of a table without cells
	}
	a.bad, a.badAt = ErrMalformed, int(t.start)
	return false
}
