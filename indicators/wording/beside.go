package wording

import "strings"

// indefinite reports whether the amount in words that begins at token k is a hundred, a thousand or the like of which
// a word before it says that there are several, so that it is no figure: several hundred, a couple of million.
func (p *parser) indefinite(a *amount, k int) bool {
	if k == 0 || a.kind == Percent || a.kind == Points || a.prefixed || a.n != 1 || a.terms[0].num.digits == 1 {
		return false
	}
	t := p.tok(k - 1)
	if p.tok(k).gap > gapSpace {
		return false
	}
	switch {
	case t.kind == tokenWord:
		if t.script == scriptLatin && t.end-t.start == 2 && k > 1 && t.cats&(1<<catOf) != 0 {
			return t.gap == gapSpace && p.says(wordsHeap, p.tok(k-2)) && a.powerOfTen()
		}
		return p.book.says(wordsSeveral, p.s[t.body:t.end]) && a.powerOfTen()
	case t.kind == tokenSymbol && isHyphen(t.sym) && k > 1 && t.gap == gapNone && p.tok(k).gap == gapNone:
		return p.says(wordsSeveral, p.tok(k-2)) && a.powerOfTen()
	}
	return false
}

// powerOfTen reports whether an amount is ten, a hundred, a thousand or the like, or a scale word alone.
func (a *amount) powerOfTen() bool {
	n := &a.terms[0].num
	if n.a.wide != nil || n.decimal != 0 {
		return false
	}
	coef, zeros := n.a.coef, n.a.exp
	for coef >= 10 && coef%10 == 0 {
		coef /= 10
		zeros++
	}
	if a.implicit || a.terms[0].words && zeros == 0 {
		return coef == 1 && a.terms[0].scale > 0 && a.form != formDual
	}
	return coef == 1 && (zeros > 1 || zeros == 1 && a.terms[0].words)
}

// lost returns the token behind the words right behind an amount of running text, from token k on, without which its
// reading would be another one: 500 fewer jobs, $112 per night. It puts the amount in doubt; else it returns k.
func (p *parser) lost(k int, a *amount) int {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap != gapSpace || t.cats&(1<<catConj) != 0 || a.bad != nil ||
		a.kind == Percent || a.kind == Points || a.weak {
		return k
	}
	at := k
	if a.unknown && a.noun[1] == k+1 && p.tok(k+1).kind == tokenWord && p.tok(k+1).gap == gapSpace {
		at = k + 1 // 2.3 nights per stay
		t = p.tok(at)
	}
	if t.cats&(1<<catRate|1<<catPrefix) != 0 || t.script == scriptArabic && strings.HasPrefix(p.text(t), "لل") {
		if end := p.lostRate(at, a); end > at {
			a.perWhat = true
			return end
		}
	}
	at, end := p.difference(k, a)
	if end > k {
		a.bad, a.badAt = ErrTrailing, int(p.tok(at).start)
	}
	return end
}

// mostBeside is how many words may stand between a number and the word that makes it a difference.
const mostBeside = 4

// difference returns where the words that make a difference of an amount, which ends before token k, begin and end:
// 500 fewer jobs, 500 emplois de moins. Without them both are k.
func (p *parser) difference(k int, a *amount) (at, end int) {
	if a.kind == Count && a.unit >= 0 && unitTable[a.unit].symbol == "time" {
		return k, k // three times more
	}
	for j := k; j < k+mostBeside; j++ {
		t := p.tok(j)
		if t.kind != tokenWord || t.gap > gapSpace {
			break
		}
		behind := j > k || a.kind != 0 || a.unknown
		switch {
		case t.cats&(1<<catRole) != 0 && t.clitic == 0 && t.plays(roleCompares):
			if p.comparesAlone(j+1, behind) {
				return j, j + 1
			}
			return k, k
		case t.script == scriptLatin && t.end-t.start == 2 && p.says(wordsInLess, t):
			if p.says(wordsLess, p.tok(j+1)) {
				if p.comparesAlone(j+2, true) {
					return j, j + 2
				}
				return k, k
			}
			if t.cats&(1<<catOf) == 0 {
				return k, k
			}
		case t.clitic != 0, t.cats&noNoun != 0:
			return k, k
		}
	}
	return k, k
}

// comparesAlone reports whether a word before token k compares the number before it, and is no qualifier of what
// follows, nor of an adjective: 500 more than last year; but 300 enfants de moins de cinq ans, 12 hotels more modern.
// behind says whether it stands behind what is counted.
func (p *parser) comparesAlone(k int, behind bool) bool {
	t := p.tok(k)
	if t.kind == tokenNumber {
		return false
	}
	if t.kind != tokenWord || t.gap > gapSpace {
		return true
	}
	if p.says(wordsThan, t) {
		if p.says(wordsManifold, p.tok(k+1)) {
			return false // 20 hotels more than doubled their rates
		}
		return !behind || !p.numberBehind(k+1)
	}
	if p.says(wordsJoin, t) || t.clitic&cliticConj != 0 {
		return false
	}
	return !behind || t.cats&^(1<<catAdj|1<<catPrefix) != 0
}

// numberBehind reports whether a number stands at token k, perhaps behind an article.
func (p *parser) numberBehind(k int) bool {
	if p.tok(k).plays(roleThe) || p.tok(k).cats&(1<<catDet) != 0 {
		k++
	}
	t := p.tok(k)
	return t.kind == tokenNumber || t.kind == tokenSymbol && currencySign(t.sym) != curNone ||
		t.kind == tokenWord && t.cats&(1<<catNum|1<<catFrac|1<<catScale|1<<catColl) != 0
}

// lostRate returns the token behind a rate by what is in no table, which begins at token k, or k: 612 DH par nuitée.
func (p *parser) lostRate(k int, a *amount) int {
	if a.kind == Money && p.says(wordsNightly, p.tok(k)) {
		return k + 1 // 150 درهم لليلة
	}
	i, next := p.phrase(k, only(catRate))
	u := p.tok(next)
	if i == 0 || u.kind != tokenWord || u.gap > gapSpace {
		return k
	}
	if !perWord(i) {
		if a.kind == Money && (p.says(wordsNightly, u) || p.priceOfOne(i, next, a)) {
			return next + 1 // $112 a night
		}
		return k
	}
	if a.kind == 0 && !a.unknown || u.clitic != 0 ||
		u.cats&(noNoun|1<<catOf) != 0 || u.script == scriptLatin && p.capital(u) {
		return k
	}
	if p.says(wordsBy, p.tok(k)) && a.per < 0 && (p.says(wordsNotPer, u) || a.kind != Money &&
		(p.plural(u) || u.end-u.start < 4 || a.unknown && a.unit < 0 && u.known())) {
		return k // 12 hôtels par appel d'offres
	}
	return next + 1
}

// priceOfOne reports whether a lower-case word in no table, before the end of a clause, stands at token k behind the
// English article of lexicon entry i, and money without a scale word before that: $12 a pack.
func (p *parser) priceOfOne(i uint16, k int, a *amount) bool {
	t, behind := p.tok(k), p.tok(k+1)
	return lexEntries[i].lang == En && !t.known() && !p.capital(t) && a.terms[0].scale == 0 &&
		(behind.kind != tokenWord || behind.cats&(1<<catStop|1<<catTo|1<<catFrom|1<<catConj) != 0)
}

// modelName reports whether the number at token k stands behind a name which itself stands behind a number, and may
// be that of a model: 17 Boeing 737.
func (p *parser) modelName(k int) bool {
	if k < 2 {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return u.kind == tokenNumber && t.kind == tokenWord && t.script == scriptLatin && t.gap == gapSpace &&
		p.tok(k).gap == gapSpace && t.soft == softNone && p.tok(k).soft == softNone && !t.known() && p.named(t)
}
