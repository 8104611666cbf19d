package wording

import (
	"strings"
)

// chained reports whether the text goes on right behind token next-1 as it does
// in references, dates and times.
func (p *parser) chained(next int) bool {
	t := p.tok(next)
	if t.gap != gapNone {
		return false
	}
	switch t.kind {
	case tokenNumber:
		return true
	case tokenWord:
		return t.script != scriptArabic
	case tokenSymbol:
		u := p.tok(next + 1)
		if u.gap != gapNone {
			return false
		}
		switch t.sym {
		case '-', '‐', '‑', '/', ':', '_', '@', '.', '×', '*', '=', '#', '&':
			return u.kind == tokenNumber || u.kind == tokenWord
		case '°':
			return true
		}
	}
	return false
}

// textFacts is a set of what running text shows about a number and the tokens
// beside it.
type textFacts uint32

const (
	isBare        textFacts = 1 << iota // nothing is counted, no scale, no qualifier
	isCount                             // bare, or a number of things without a scale word
	isYearLike                          // four digits from 1900 to 2100
	isYear                              // four digits from 1000 to 2100
	isDay                               // at most 31
	isFirst                             // at the beginning of a line or of the text
	countsUnit                          // a thing with a symbol
	countsSome                          // anything
	countsWord                          // a word that is in no table
	countsPlural                        // one that looks like a plural
	isScaleWord                         // a scale word alone
	isThousand                          // that of a thousand
	isDual                              // in the dual
	isQualified                         // more than, about
	isWeak                              // a word that is seldom a number
	isPronoun                           // or an article
	isDefinite                          // with the Arabic article
	isCompound                          // of several terms
	afterYearWord                       // en 2015, سنة 2015
	afterLabel                          // article 5
	afterLabelDot                       // art. 5, Tél : 05
	afterMonth                          // دجنبر 2015
	afterBracket                        // [5]
	beforeMonth                         // 5 juin
	beforeDay                           // 5 et 6 juin
	beforePoint                         // "1. ", "2) "
	beforePart                          // two thirds
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
	{example: "deux tiers des emplois", all: beforePart, then: skip},
	{example: "ألف شكر", all: isScaleWord | isThousand | countsWord, none: countsSome | isQualified, then: absent},
	{example: "une entreprise", all: isWeak | isPronoun, then: absent},
	{example: "million de dirhams", all: countsSome, then: read},
	{example: "مليون قاض", all: countsWord, none: isWeak, then: read},
	{example: "mille cinq cents", all: isCompound, then: read},
	{example: "le million", all: isScaleWord, none: isDual | isQualified, then: absent},
	{example: "du neuf", all: isWeak, none: isDefinite, then: absent},
}

// digitRules are for numbers in digits that nothing qualifies.
var digitRules = [...]textRule{
	{example: "2015", all: isBare | isYearLike, then: skip},
	{example: "2015 verra", all: countsWord | isYearLike, none: countsSome | countsPlural, then: skip},
	{example: "سنة 1956 مقاولة", all: isCount | isYear | afterYearWord, then: skip},
	{example: "article 5", all: isCount | afterLabel, none: countsUnit, then: skip},
	{example: "Tél : 522", all: isBare | afterLabelDot, then: skip},
	{example: "Dec 1850", all: isBare | isYear | afterMonth, then: skip},
	{example: "July 4", all: isBare | isDay | afterMonth, then: skip},
	{example: "5 juin", all: isCount | isDay | beforeMonth, then: skip},
	{example: "les 5 et 6 juin", all: isBare | isDay | beforeDay, then: skip},
	{example: "voir [12]", all: isBare | afterBracket, then: skip},
	{example: "1. Emploi", all: isBare | isDay | isFirst | beforePoint, then: skip},
}

// inText decides whether a number of running text is a figure. first is the
// token at which the figure begins.
func (p *parser) inText(a *amount, x *phraseReader, first, next int) status {
	if a.terms[0].words {
		return verdict(wordRules[:], p.wordFacts(a, x, first, next))
	}
	switch {
	case first > 0 && p.tok(first).gap == gapNone && !a.signed && x.op == opNone && glues(p.tok(first-1)):
		return skip
	case p.hidden(a, first, next):
		return read
	case p.chained(next), a.terms[0].num.dotted, p.part(next):
		return skip
	}
	facts := amountFacts(a, x)
	if st := p.adjacent(a, facts&isBare != 0, next); st != read {
		return st
	}
	if x.op != opNone || x.about || a.signed {
		x.signDoubt = x.signDoubt || a.signed && p.looseDash(first)
		return read
	}
	if facts&(isCount|isYearLike) == 0 {
		return read
	}
	return verdict(digitRules[:], facts|p.factsBefore(first)|p.factsBehind(a, next))
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
	set(a.implicit, isScaleWord)
	set(a.terms[0].scale == 3, isThousand)
	set(a.form == formDual, isDual)
	set(a.unknown, countsWord)
	set(a.kind != 0, countsSome)
	set(a.n > 1, isCompound)
	set(x.op != opNone || x.about, isQualified)
	set(a.weak, isWeak)
	set(one(p, t), isPronoun)
	set(definite(t), isDefinite)
	return facts
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
	set(n.plain && n.digits == 4 && n.a.coef >= 1000 && n.a.coef <= 2100, isYear)
	set(n.plain && n.a.coef <= 31, isDay)
	return facts
}

// factsBefore returns the facts about what stands before token first.
func (p *parser) factsBefore(first int) (facts textFacts) {
	t := p.tok(first)
	if first == 0 || t.gap == gapLine {
		facts |= isFirst
	}
	if first == 0 {
		return facts
	}
	prev := p.tok(first - 1)
	if prev.kind == tokenSymbol && prev.sym == '[' && t.gap == gapNone {
		facts |= afterBracket
	}
	if t.gap > gapSpace {
		return facts
	}
	if prev.is(p.s, catYearWord) != nil {
		facts |= afterYearWord
	}
	if prev.is(p.s, catMonth) != nil {
		facts |= afterMonth
	}
	if reference(prev, p.s) {
		facts |= afterLabel
	}
	if prev.kind == tokenSymbol && (prev.sym == '.' || prev.sym == ':') && prev.gap <= gapSpace && first > 1 &&
		reference(p.tok(first-2), p.s) {
		facts |= afterLabelDot
	}
	return facts
}

// factsBehind returns the facts about what stands behind the number, from token
// next on.
func (p *parser) factsBehind(a *amount, next int) (facts textFacts) {
	t := p.tok(next)
	if a.unknown && countable(p.text(t)) {
		facts |= countsPlural
	}
	switch t.kind {
	case tokenWord:
		if t.gap <= gapSpace && t.is(p.s, catMonth) != nil {
			facts |= beforeMonth
		}
		if t.is(p.s, catConj) != nil && p.tok(next+1).kind == tokenNumber && p.tok(next+2).is(p.s, catMonth) != nil {
			facts |= beforeDay
		}
	case tokenSymbol:
		if enumerates(t, p.tok(next+1)) {
			facts |= beforePoint
		}
	}
	return facts
}

// part reports whether the number at the tokens before k is the numerator of a
// fraction: two thirds.
func (p *parser) part(k int) bool {
	t := p.tok(k)
	return t.gap <= gapSpace && t.is(p.s, catPart) != nil
}

// hidden refuses a number that an unsafe character touches.
func (p *parser) hidden(a *amount, first, next int) bool {
	if u := p.tok(next); u.kind == tokenUnsafe && u.gap == gapNone {
		if v := p.tok(next + 1); v.gap == gapNone && (v.kind == tokenNumber || v.kind == tokenWord) {
			a.bad, a.badAt = ErrUnsafe, int(u.start)
			return true
		}
	}
	if first == 0 {
		return false
	}
	prev := p.tok(first - 1)
	if prev.kind == tokenUnsafe && p.tok(first).gap == gapNone && unsafe(prev.sym) {
		a.bad, a.badAt = ErrUnsafe, int(prev.start)
		return true
	}
	return false
}

// looseDash reports whether token k is a dash with space behind it, which may be
// no minus.
func (p *parser) looseDash(k int) bool {
	t := p.tok(k)
	return t.kind == tokenSymbol && isSign(t.sym) && t.sym != '+' && t.sym != '−' && p.tok(k+1).gap == gapSpace
}

// reference reports whether a number behind a token is that of a law, a page, a
// telephone.
func reference(prev *token, s string) bool {
	return prev.is(s, catLabel) != nil || prev.kind == tokenSymbol && (prev.sym == '№' || prev.sym == '#')
}

// one reports whether a number word is also the indefinite article or a pronoun.
func one(p *parser, t *token) bool {
	switch lexEntries[t.ent].key {
	case "un", "une", "one", "واحد", "واحده", "احد", "احدي":
		return true
	}
	return false
}

// countable reports whether an unknown word behind four digits looks like a
// counted noun, so that they are no year.
func countable(word string) bool {
	for _, end := range [...]string{"s", "x", "ا", "ة", "ً"} {
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
		case '/', '_', '@', '.', ':', '+', '-', '=', '&', '#', '*', '^', '\\', '\'', '’':
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

// adjacent looks at numbers that follow with nothing but a space between.
func (p *parser) adjacent(a *amount, bare bool, next int) status {
	if !bare {
		return read
	}
	t := p.tok(next)
	if t.kind != tokenNumber || t.gap != gapSpace {
		return read
	}
	if a.yearLike() {
		return skip
	}
	run := 1
	for k := next; run < 12 && p.tok(k).kind == tokenNumber && p.tok(k).gap == gapSpace; k++ {
		run++
		a.next = k + 1
	}
	if n := &a.terms[0].num; run > 3 || n.plain && n.digits > 1 && p.s[p.tok(a.first).start] == '0' {
		return skip // a telephone number, a row of a table without cells
	}
	a.bad, a.badAt = ErrMalformed, int(t.start)
	return read
}
