package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// nounPhrase reads, when the whole text is one figure, a counted thing that the
// library has no symbol for, and finds the symbol of an English one behind its
// adjectives. In running text it only notes that a thing is counted.
func (p *parser) nounPhrase(k int, a *amount) int {
	t := p.tok(k)
	if t.gap != gapSpace || !plainWord(t) || p.stops(k) || p.scaleInside(t) ||
		!p.find && t.plays(roleHourSign|roleMinuteSign|roleSecondSign) ||
		t.script == scriptLatin && !t.known() && t.end-t.start <= 2 {
		return 0
	}
	if p.find {
		// A definite noun, or one with a preposition, is not counted.
		a.unknown = t.clitic == 0 && !t.known() && !(t.soft == softLine && a.yearLike() && p.capital(t))
		if a.unknown {
			p.script(t)
			if p.thing(t, a) {
				a.noun = [2]int{k, k + 1}
				if end := p.suffixes(k+1, a); end > k+1 {
					return end // 4.000 spectateurs au plus
				}
			}
		}
		return 0
	}
	from := k
	if i, next := p.phrase(k, only(catEvery)); i != 0 && lexEntries[i].lang == En && plainWord(p.tok(next)) {
		a.per = unitIndex(everyUnit[lexEntries[i].arg]) // 500 daily flights
		from = next
	}
	end := p.modifiers(from, 0)
	if end == from && from > k {
		a.per = -1
		end = p.modifiers(k, 0)
	}
	if end == k || p.tok(end).kind != tokenEnd && p.tok(end).kind != tokenSymbol {
		return 0
	}
	a.kind, a.unknown, a.noun = Count, true, [2]int{k, end}
	p.script(t)
	for j := k + 1; j < end; j++ {
		if i, next := p.phrase(j, only(catUnit)); i != 0 && next == end && p.book.traits[lexEntries[i].lang]&headLast != 0 {
			a.unit, a.unknown = int(lexEntries[i].arg), false
			p.note(i)
			break
		}
	}
	return p.suffixes(end, a)
}

// thing reports whether an unknown word behind a number of running text is what is counted: it looks like a plural,
// or like what stands in Arabic behind eleven and more, and is no name.
func (p *parser) thing(t *token, a *amount) bool {
	if t.script == scriptLatin {
		return !p.capital(t) && p.plural(t) && a.terms[0].num.a.cmp(dec{coef: 1}) > 0
	}
	return t.script == scriptArabic && (p.plural(t) || strings.HasSuffix(p.text(t), "ا"))
}

// script takes an unknown word as evidence of its language, if its letters are.
func (p *parser) script(t *token) {
	switch {
	case t.script == scriptArabic && p.langs.has(Ar):
		p.langs &= 1 << Ar
	case p.langs.has(Fr):
		for _, r := range p.text(t) {
			if r >= 0xC0 {
				p.langs &= 1 << Fr
			}
		}
	}
}

func plainWord(t *token) bool {
	return t.kind == tokenWord && (t.script == scriptLatin || t.script == scriptArabic)
}

// noNoun are the meanings of words that cannot be a counted noun.
const noNoun = 1<<catStop | 1<<catPart | 1<<catYearWord | 1<<catMonth | 1<<catConj | 1<<catTo | 1<<catOrdinal |
	1<<catScale | 1<<catSuffix | 1<<catDet | 1<<catRate |
	1<<catQual | 1<<catNeg | 1<<catNum | 1<<catFrac | 1<<catColl | 1<<catBetween | 1<<catFrom | 1<<catSign

// stops reports whether a word cannot be a counted noun.
func (p *parser) stops(k int) bool {
	i, _ := p.phrase(k, noNoun)
	return i != 0 || p.tok(k).clitic&(cliticConj|cliticPrep) != 0
}

// scaleInside reports whether an unknown word begins with a scale word, as when the space behind it was
// forgotten: millionsde. ألف is left out: it begins many words.
func (p *parser) scaleInside(t *token) bool {
	if t.known() {
		return false
	}
	var buf [maxWord]byte
	word := p.text(t)
	for i := range word {
		if i > maxKey {
			word = word[:i]
			break
		}
	}
	key := string(fold.Append(buf[:0], word))
	for _, scale := range p.book.inside {
		if strings.HasPrefix(key, scale) {
			return true
		}
	}
	return false
}

// modifiers reads the words of a noun phrase from its n-th on, at most six.
func (p *parser) modifiers(k, n int) int {
	for most := n + 6; n < most; n++ {
		t := p.tok(k)
		if !plainWord(t) {
			return k
		}
		if t.gap != gapSpace && !p.elided(k-1) {
			return k
		}
		if i, _ := p.phrase(k, only(catSuffix, catConj, catTo)); i != 0 || t.clitic&cliticConj != 0 || p.spoils(k, n) {
			return k
		}
		if t.cats&(1<<catOutOf|1<<catOf) != 0 && n > 0 {
			if _, ok := p.outOf(k, false); ok {
				return k // trois ménages sur quatre
			}
		}
		if i, next := p.phrase(k, only(catRate)); i != 0 {
			if perWord(i) && lexEntries[i].lang != Fr {
				return k // visitors per booth; but hôtels par ville
			}
			if j, _ := p.phrase(next, only(catUnit)); j != 0 && (timeUnit(unitTable[lexEntries[j].arg].symbol) || perWord(i)) {
				return k
			}
		}
		k++
	}
	return k
}

// spoiling are meanings of words that make a phrase more than a counted thing:
// another number, a scale, a currency, a sign.
const spoiling = 1<<catScale | 1<<catXScaleCur | 1<<catNum | 1<<catColl | 1<<catFrac | 1<<catPercent | 1<<catCur |
	1<<catXCur | 1<<catMany | 1<<catPoint | 1<<catSign

// spoils reports whether word n of a noun phrase, at token k, says that the
// phrase is not only a counted thing: "3 emplois sur dix", "500 jobs fewer".
func (p *parser) spoils(k, n int) bool {
	t := p.tok(k)
	if i, _ := p.phrase(k, only(catEvery)); i != 0 {
		return n > 0
	}
	if i, _ := p.phrase(k, spoiling); i != 0 {
		return lexEntries[i].cat != catNum || !t.plays(roleNew|rolePronoun) // but a new one
	}
	if !t.known() {
		return p.misspelt(t)
	}
	return t.plays(roleCompares)
}

// garbled finds, behind a number, a word that belongs to it and is not read: a
// dozen, a hundred behind digits, a scale word or a currency with a slip of the
// pen. It returns the token behind that word, or 0.
func (p *parser) garbled(k int, a *amount) int {
	t := p.tok(k)
	if a.terms[a.n-1].scale == 0 && t.gap == gapSpace && p.says(wordsRefer, t) {
		if i, next := p.phrase(k+1, only(catScale)); i != 0 && p.tok(k+1).gap == gapSpace {
			return p.unread(a, k, next) // «15 منه مليون»
		}
	}
	if i, next := p.phrase(k, only(catMany, catColl, catPoint, catNum)); i != 0 && t.clitic&(cliticConj|cliticPrep) == 0 {
		e := &lexEntries[i]
		switch {
		case next == k+1 && p.centsHere(k, a):
			a.kind, a.cur, a.curWord, a.noun = Money, curCents, true, [2]int{k, next}
			return p.tail(p.afterMoney(next, a), a)
		case e.cat == catMany, e.cat == catColl, e.cat == catNum && e.arg == 100 && !a.terms[a.n-1].words:
			return p.unread(a, k, next)
		case e.cat == catPoint:
			if u := p.tok(next); u.gap == gapSpace && (u.kind == tokenNumber || u.cats&(1<<catNum) != 0) {
				return p.unread(a, k, next+1)
			}
		}
		return 0
	}
	if !t.known() && p.misspelt(t) || t.clitic == 0 && p.otherCase(t) {
		return p.unread(a, k, k+1)
	}
	return 0
}

// centsHere reports whether the word at token k is English cents: 10.5 cents per share.
func (p *parser) centsHere(k int, a *amount) bool {
	t := p.tok(k)
	if !t.plays(roleHundredth) || a.terms[a.n-1].scale > 0 || t.gap != gapSpace {
		return false
	}
	return p.langs.only() == En || p.surroundings(int(t.start)) == En
}

// unread refuses an amount for the word at token k, and returns next.
func (p *parser) unread(a *amount, k, next int) int {
	a.bad, a.badAt = ErrTrailing, int(p.tok(k).start)
	a.terms[a.n-1].num = numeral{class: numeralBad}
	return next
}
