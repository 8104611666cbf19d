package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// amount is a number with what it counts, as the words say it; what they leave
// open is decided later.
type amount struct {
	terms [6]term
	n     int // terms
	first int // token
	next  int // token behind it

	neg       bool
	signed    bool
	unit      int // index in unitTable or one of the unit constants
	kind      Kind
	cur       int            // one of the cur constants
	curWord   bool           // named by a word, not by a code or symbol
	prefixed  bool           // the currency stands before the number
	scaled    *lexEntry      // it stands there with a scale: KMAD 1 250
	rare      money.Currency // of curRare
	word      bool           // its code may be a word
	pounds    bool           // livres that may be books
	unknown   bool           // a thing is counted that has no symbol
	perWhat   bool           // a rate of a unit that is not read
	noun      [2]int
	per       int // index in unitTable, or -1
	perTime   int // a unit of time behind it, or 0: a person a year
	about     bool
	dozen     bool  // which a dozen may not be
	op        int   // by a word behind the number
	mayBe     uint8 // the other qualifiers that it may have, each a bit
	implicit  bool  // a scale word alone
	form      uint8 // of the last scale word
	accusAt   int   // token of a scale word that may be a dual, or -1
	weak      bool  // a word like "one", which is seldom a figure
	bad       error
	badAt     int
	percentAt int // token of a percent sign before the number, or -1

	dashBehind bool // the sign is behind the number, and may be a dash
	points     bool // and not of what
	letter     bool // its scale is one letter glued to a digit: 2M
	clock      bool // hours, or a time of day
	hours      bool // of hours and minutes, at most a day
	loose      bool // its last part stands behind a break, without a unit
	foreign    bool // a word stands behind its currency that may say of which country it is
	millions   bool // its metres may be millions: fell to 7.54m
	glued      bool // letters that nobody knows are glued to it
	capitals   bool // an unknown word in capitals stands behind it
	lent       bool // scale and unit are those of the next number
	differs    bool // it stands twice, in digits and in words, and is not the same
	twice      dec  // the other one
	rowBreak   bool // what is counted stands behind a break that may end a row
}

// maxScale is the largest power of ten that scale words may make.
const maxScale = 30

// Values of amount.unit.
const unitNone = -9

// term is one number with its scale words: value * 10^scale. A group power
// multiplies the sum of all terms so far: 71 ألفا و270 مليار.
type term struct {
	num   numeral
	words bool
	scale int
	alt   int // another power of ten that the scale may be, or 0
	group int
}

// status is what a try to read a figure came to.
type status uint8

const (
	absent status = iota // no figure begins here
	read                 // there is one
	refuse               // there is one that cannot be read
	skip                 // a number that is no figure
)

// amount reads an amount from token k on into a, which is zero. joins says whether terms may be
// joined by "and".
func (p *parser) amount(a *amount, k int, joins bool) status {
	a.first, a.unit, a.per, a.accusAt, a.percentAt, a.noun = k, unitNone, -1, -1, -1, [2]int{-1, -1}
	k = p.sign(k, a)
	k = p.prefix(k, a)
	k = p.sign(k, a)
	k, st := p.terms(k, a, joins)
	if st == read {
		if last := &a.terms[a.n-1]; a.scaled != nil && last.scale == 0 && last.group == 0 {
			last.setScale(int(a.scaled.arg&15), int(a.scaled.arg>>4&15), a.scaled.form)
		}
		a.next = p.counted(k, a)
		if joins {
			p.minor(a)
		}
	}
	return st
}

// sign reads a plus or minus, as a sign or a word.
func (p *parser) sign(k int, a *amount) int {
	if a.signed {
		return k
	}
	t := p.tok(k)
	if t.kind == tokenSymbol {
		switch t.sym {
		case '-', '−', '–', '﹣', '－', '+', '＋':
			if next := p.tok(k + 1); next.gap <= gapSpace && !(next.kind == tokenSymbol && isSign(next.sym)) {
				a.signed, a.neg = true, t.sym != '+' && t.sym != '＋'
				return k + 1
			}
		}
		return k
	}
	if i, next := p.phrase(k, only(catSign, catQual)); i != 0 && lexEntries[i].cat == catSign {
		a.signed, a.neg = true, lexEntries[i].arg < 0
		p.note(i)
		return next
	}
	return k
}

func isSign(r rune) bool {
	switch r {
	case '-', '−', '–', '﹣', '－', '+', '＋':
		return true
	}
	return false
}

// prefix reads a currency or percent sign before a number.
func (p *parser) prefix(k int, a *amount) int {
	t, next := p.tok(k), p.tok(k+1)
	if t.kind == tokenSymbol {
		if cur := p.signOf(t.sym); cur != curNone && next.gap <= gapSpace && next.kind != tokenEnd {
			if t.sym == '¢' {
				if !p.cediAt(k) {
					return k
				}
				cur = curGHS
			}
			if k > 0 && t.gap == gapNone && t.sym == '$' && p.tok(k-1).kind == tokenWord {
				if other := dollar(trimDot(p.text(p.tok(k - 1)))); other != curNone {
					cur = other
				}
			}
			p.weak |= 1 << En
			if a.cur, a.prefixed = p.lettersBehind(k), true; a.cur != curNone {
				return k + 2
			}
			a.cur = cur
			return k + 1
		}
		if (t.sym == '%' || t.sym == '٪') && next.kind == tokenNumber && next.gap == gapNone {
			a.percentAt = k
			return k + 1
		}
		return k
	}
	if t.kind == tokenWord && next.kind == tokenSymbol && next.sym == '$' && next.gap == gapNone {
		// US$ 5 million, A$3.4bn
		if cur := dollar(trimDot(p.text(t))); cur != curNone {
			a.cur, a.prefixed = cur, true
			p.weak |= 1 << En
			return k + 2
		}
	}
	if number := p.letterPrefix(k, a); number >= 0 {
		return number
	}
	if len(p.book.signs) > 0 {
		if cur, after := p.longSign(k); cur != curNone && p.tok(after).kind == tokenNumber && p.tok(after).gap <= gapSpace {
			a.cur, a.prefixed = cur, true
			return after
		}
	}
	return p.prefixWord(k, a)
}

// letterPrefix reads the letter of a currency that is glued to its number, before the number at
// token k or at token k itself, between R1.60 and R1.80, and returns the token of the number, or
// -1.
func (p *parser) letterPrefix(k int, a *amount) int {
	t, number := p.tok(k), k
	if !p.find {
		return -1
	}
	if t.kind == tokenWord && t.end-t.start == 1 && p.tok(k+1).kind == tokenNumber && p.tok(k+1).gap == gapNone {
		number = k + 1
	} else if t.kind != tokenNumber {
		return -1
	}
	cur := p.letterBefore(number)
	if cur == curNone {
		return -1
	}
	a.cur, a.prefixed = cur, true
	p.weak |= 1 << En
	return number
}

// lettersBehind returns the currency of a dollar sign at token k by the letters behind it,
// $US12.8 billion, or curNone.
func (p *parser) lettersBehind(k int) int {
	t, u := p.tok(k), p.tok(k+1)
	if t.sym != '$' || u.kind != tokenWord || u.gap != gapNone || p.tok(k+2).kind != tokenNumber {
		return curNone
	}
	return dollar(p.text(u))
}

// prefixWord reads the word or code of a currency before a number.
func (p *parser) prefixWord(k int, a *amount) int {
	i, after := p.phrase(k, only(catCur, catXCur))
	if i == 0 {
		return p.scaledPrefix(k, a)
	}
	if lexEntries[i].arg == curCentime || p.find && (p.tok(k).plays(roleVerb) || p.priced(i, k, after)) {
		return k
	}
	if dot := p.tok(after); dot.kind == tokenSymbol && dot.sym == '.' && dot.gap == gapNone &&
		lexEntries[i].arg == curRupee && p.tok(after+1).kind == tokenNumber {
		after++ // Rs. 1,200
	}
	if lexEntries[i].arg == curEUR && p.euroName(k, after) {
		return k
	}
	if k > 0 && p.tok(after).gap == gapNone && reference(p.tok(k-1), p.s) {
		return k // flight QR1395
	}
	if lexEntries[i].arg == curCOP && p.tok(after).gap == gapNone && p.tok(after).kind == tokenNumber {
		return k // COP27 is a conference
	}
	if number := p.tok(after); number.kind != tokenNumber && !(number.kind == tokenSymbol && isSign(number.sym)) &&
		!p.inWordsBehind(i, k, after) || number.gap > gapSpace {
		return k
	}
	if percentSign(p.tok(after+1)) && p.tok(after).kind == tokenNumber {
		return k // DA 21.8%, a party
	}
	a.cur, a.prefixed = int(lexEntries[i].arg), true
	a.curWord = lexEntries[i].cat == catCur || a.cur == curDirham
	if p.tok(k).script == scriptLatin && a.curWord {
		p.weak |= 1 << En
	}
	p.note(i)
	return after
}

// inWordsBehind reports whether a number in words stands at token next behind the currency of lexicon
// entry i, both with capitals, as contracts write it: US Dollars Four Million.
func (p *parser) inWordsBehind(i uint16, k, next int) bool {
	t := p.tok(next)
	return lexEntries[i].cat == catCur && t.kind == tokenWord && t.cats&(1<<catNum) != 0 && t.script == scriptLatin &&
		p.capital(t) && p.capital(p.tok(k))
}

// scaledPrefix reads an abbreviation of a scale with a currency before a number that is no year: KMAD
// 1 250, or the code of a rare currency.
func (p *parser) scaledPrefix(k int, a *amount) int {
	if p.tok(k).cats&(1<<catXScaleCur) == 0 {
		return p.rarePrefix(k, a)
	}
	i, after := p.phrase(k, only(catXScaleCur))
	if t := p.tok(after); i == 0 || t.kind != tokenNumber || t.gap != gapSpace || t.soft != softNone ||
		yearDigits(p.text(t)) {
		return k
	}
	a.scaled = &lexEntries[i]
	a.cur, a.prefixed, a.curWord = int(a.scaled.arg>>8), true, true
	p.note(i)
	return after
}

// priced reports whether the currency of lexicon entry i, from token k to the number at token
// next, is rather what has a price, «الدولار 30.85 جنيه», the dollar 1.08: it has an article, or
// another currency stands behind the number.
func (p *parser) priced(i uint16, k, next int) bool {
	if lexEntries[i].cat != catCur {
		return false
	}
	if definite(p.tok(k)) {
		return true
	}
	if k > 0 && p.tok(k).gap == gapSpace {
		if p.says(wordsThe, p.tok(k-1)) {
			return true
		}
	}
	return p.currencyAt(next+1) && p.tok(next+1).kind == tokenWord
}

// euroName reports whether the word Euro at token k is a name with the number behind it, at
// token next: the norm Euro 6, the cup Euro 2024.
func (p *parser) euroName(k, next int) bool {
	t := p.tok(next)
	if word := p.text(p.tok(k)); word != "Euro" && word != "EURO" || t.kind != tokenNumber || t.gap != gapSpace {
		return false
	}
	n := p.numeral(t)
	return n.plain && (n.digits == 1 || n.digits == 4 && n.a.coef >= 1960 && n.a.coef <= 2100)
}

// priceDigits reports whether the number at token k is as long as a price by a letter without a comma: P40,
// R350; R2 and N4020 are names.
func (p *parser) priceDigits(k int) bool {
	n := p.numeral(p.tok(k)).digits
	return n == 2 || n == 3
}

// letterBefore returns the currency of the letter that is glued to the number at token k:
// R1.5bn, P12,000; but R12 is rather a name, unless the text has such a price.
func (p *parser) letterBefore(k int) int {
	if k == 0 || p.tok(k).gap != gapNone {
		return curNone
	}
	t := p.tok(k - 1)
	if t.end-t.start != 1 || k > 1 && t.gap == gapNone && p.tok(k-2).kind != tokenSymbol {
		return curNone
	}
	cur := letterCurrency(p.text(t))
	if cur == curNone {
		return cur
	}
	if p.numeral(p.tok(k)).plain {
		if i, _ := p.phrase(k+1, scaleWords); i == 0 && !p.priceDigits(k) && p.letters&(1<<(cur-curRand)) == 0 &&
			p.homeAt(int(t.start), family(cur)) == curNone {
			return curNone
		}
	}
	p.letters |= 1 << (cur - curRand)
	return cur
}

// terms reads the terms of an amount.
func (p *parser) terms(k int, a *amount, joins bool) (int, status) {
	next, st := p.term(k, a, joins, 0)
	if st != read {
		return k, st
	}
	for a.bad == nil && a.n < len(a.terms) && a.kind != Count && p.mayJoin(next, a) {
		was, langs := *a, p.langs
		after, ok := p.joined(next, a, joins)
		if !ok {
			*a, p.langs = was, langs
			break
		}
		next = after
	}
	return next, read
}

// term reads one number with its scale words into a.terms. Above a limit of 0, a
// scale word alone is not taken for one.
func (p *parser) term(k int, a *amount, joins bool, limit int) (int, status) {
	t := p.tok(k)
	var tm term
	switch {
	case t.kind == tokenNumber:
		tm.num = p.numeral(t)
		k++
		if p.tok(k).kind == tokenNumber {
			k = p.broken(k, &tm.num)
		}
		if p.tok(k).kind != tokenEnd {
			k = p.spaced(k, &tm.num, a)
			k = p.vulgarBehind(k, &tm.num, a)
		}
		if tm.num.class == numeralBad && a.bad == nil {
			a.bad, a.badAt = tm.num.bad, int(tm.num.at)
		}
		k = p.scales(k, &tm, a)
		if tm.num.grouped > 1 && tm.scale >= 6 && tm.scale < 12 && a.bad == nil {
			// 36.828.330 million: the number is complete without the word.
			a.bad, a.badAt = ErrContradiction, int(p.tok(k-1).start)
			tm.num.class, tm.num.b = numeralBad, tm.num.a
			tm.num.a.exp -= tm.scale
		}
	case a.prefixed && p.noughtLeftOut(k):
		k++
		tm.num = p.numeral(p.tok(k))
		tm.num.a.exp, tm.num.plain = -int(tm.num.digits), false
		k = p.scales(k+1, &tm, a)
	case t.kind == tokenSymbol && vulgarOf(t.sym) != nil:
		k = p.vulgarAlone(k, &tm, a)
	case t.kind != tokenWord, p.find && t.plays(roleHundredth) && p.surroundings(int(t.start)) == En:
		return k, absent // half a cent
	default:
		if i, next := p.phrase(k, only(catColl, catFrac, catMany)); i != 0 {
			ok := lexEntries[i].cat != catMany // un certain nombre
			if ok {
				k, ok = p.roughTerm(i, next, &tm, a)
			}
			if !ok {
				return k, absent
			}
			break
		}
		if value, next, weak := p.words(k, joins); next > k {
			tm.words, tm.num.a = true, dec{coef: value}
			if fraction, n := p.fraction(next); n > next {
				tm.num.a, next, weak = tm.num.a.with(fraction), n, false
			}
			k = p.scales(next, &tm, a)
			a.weak = weak && tm.scale == 0 && a.n == 0
			break
		}
		if limit == 0 {
			if next, ok := p.oneNoun(k, a); ok {
				tm.words, tm.num.a = true, dec{coef: 1}
				k = next
				break
			}
			if value, next := p.nounAlone(k, a); value > 0 {
				tm.words, tm.num.a = true, dec{coef: value}
				k = next
				break
			}
			next, ok := p.scaleAlone(k, &tm, a)
			if !ok {
				return k, absent
			}
			k = next
			break
		}
		return k, absent
	}
	a.terms[a.n] = tm
	a.n++
	return k, read
}

// noughtLeftOut reports whether token k is the separator of decimals without a nought before it,
// behind the sign of a currency: $ .75.
func (p *parser) noughtLeftOut(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.kind != tokenSymbol || t.sym != '.' && t.sym != ',' || t.gap > gapSpace || u.kind != tokenNumber ||
		u.gap != gapNone {
		return false
	}
	n := p.numeral(u)
	return n.plain && n.class == numeralPlain && n.digits < 10
}

// roughTerm reads a number from the word of a quantity or a part at lexicon entry i, which
// ends before token next: une vingtaine, half a million. A half is a number only with a
// scale word, or in the singular before percent and points.
func (p *parser) roughTerm(i uint16, next int, tm *term, a *amount) (k int, ok bool) {
	e := &lexEntries[i]
	p.note(i)
	of := next
	if j, n := p.phrase(next, only(catOf)); j != 0 {
		of = n
	}
	if e.cat == catColl {
		a.about = true
		tm.num.a = dec{coef: uint64(e.arg)}
		a.dozen = e.lang == En
		if of == next {
			return next, true
		}
		if k = p.scales(of, tm, a); k > of {
			return k, true // une centaine de millions
		}
		return next, true
	}
	tm.num.a, tm.words = hundredths(e), true
	if k = p.scales(of, tm, a); k > of {
		return k, true
	}
	if u := p.tok(k); u.kind == tokenSymbol && isHyphen(u.sym) && u.gap == gapNone && p.tok(k+1).gap == gapNone {
		k++ // un demi-point
	}
	j, _ := p.phrase(k, only(catPoints, catBasis, catPercent))
	return k, j != 0 && a.n == 0 && !strings.HasSuffix(lexEntries[j].key(), "s")
}

// nounAlone reads a noun that is a number of things by itself; value is 0 when none
// stands at token k.
func (p *parser) nounAlone(k int, a *amount) (value uint64, next int) {
	if next, ok := p.dualNoun(k, a); ok {
		return 2, next
	}
	if next, ok := p.dualThing(k, a); ok {
		return 2, next
	}
	if next, ok := p.oneUnit(k, a); ok {
		if j, _ := p.phrase(k, 1<<catUnit|1<<catCur); lexEntries[j].form == formDual {
			return 2, next
		}
		return 1, next
	}
	return 0, k
}

// dualNoun reads an Arabic dual, which is a number by itself: سنتين, two years. In
// running text those of other things than units of time are in doubt, for they are often
// something else (عقدين: two contracts, or two decades).
func (p *parser) dualNoun(k int, a *amount) (int, bool) {
	if a.n > 0 || a.prefixed {
		return k, false
	}
	i, next := p.phrase(k, 1<<catUnit|1<<catCur|1<<catPoints|1<<catBasis)
	if i == 0 || lexEntries[i].form != formDual {
		return k, false
	}
	if cat := lexEntries[i].cat; cat == catPoints || cat == catBasis {
		p.note(i)
		if a.kind, a.unit = Points, unitPoint; cat == catBasis {
			a.unit = unitBasis
		}
		a.noun = [2]int{k, next}
		return next, true // نقطتين مئويتين
	}
	if lexEntries[i].cat == catCur {
		p.note(i)
		a.cur, a.curWord = int(lexEntries[i].arg), true
		return next, true
	}
	unit := int(lexEntries[i].arg)
	if t := p.tok(k); p.find && !timeUnit(unitTable[unit].symbol) {
		u := &unitTable[unit]
		if definite(t) || t.clitic == cliticConj|cliticPrep || u.symbol == "time" {
			return k, false
		}
		a.perWhat = !u.measure
	} else if p.find && definite(t) && p.tok(next).kind == tokenNumber {
		return k, false // في الدقيقتين 23 و78
	}
	p.note(i)
	a.kind, a.unit, a.noun = Count, unit, [2]int{k, next}
	return next, true
}

// dualThing reads the dual of a thing that has no symbol, which in running text is in doubt: «هدفين».
func (p *parser) dualThing(k int, a *amount) (int, bool) {
	t := p.tok(k)
	if a.n > 0 || a.prefixed || t.cats&(1<<catDual) == 0 || definite(t) {
		return k, false
	}
	i, next := p.phrase(k, only(catDual))
	if i == 0 {
		return k, false
	}
	p.note(i)
	a.kind, a.unit, a.noun, a.perWhat = Count, unitNone, [2]int{k, next}, p.find
	return next, true
}

// oneNoun reads an Arabic noun with "one" behind it: درهم واحد, «نقطة مئوية واحدة». In
// running text only currencies and points of percentages or of a base are taken so.
func (p *parser) oneNoun(k int, a *amount) (int, bool) {
	if a.n > 0 || a.prefixed || p.tok(k).script != scriptArabic || p.tok(k).clitic&cliticDef != 0 {
		return k, false
	}
	i, next := p.phrase(k, 1<<catUnit|1<<catCur|1<<catPoints|1<<catBasis)
	e := &lexEntries[i]
	if i == 0 || e.form == formDual || numberWord(p, next, Ar) != 1 || p.tok(next).gap > gapSpace ||
		p.tok(next).clitic != 0 || p.find && (e.cat == catUnit && !p.measureGoesOn(e, next+1) ||
		e.arg == barePoints && e.cat == catPoints) {
		return k, false
	}
	p.note(i)
	switch e.cat {
	case catCur:
		a.cur, a.curWord = int(e.arg), true
		return next + 1, true
	case catPoints:
		a.kind, a.unit, a.points = Points, unitPoint, e.arg == barePoints
	case catBasis:
		a.kind, a.unit = Points, unitBasis
	default:
		a.kind, a.unit = Count, int(e.arg)
	}
	a.noun = [2]int{k, next}
	return next + 1, true
}

// measureGoesOn reports whether a number of the smaller unit follows one of a measure, before token k: «طن
// واحد و120 كلغ».
func (p *parser) measureGoesOn(e *lexEntry, k int) bool {
	t := p.tok(k)
	return unitTable[e.arg].measure && t.kind == tokenWord && t.gap == gapSpace && p.text(t) == "و" &&
		p.tok(k+1).kind == tokenNumber
}

// reduced takes zeros off the end of a coefficient with decimals.
func (d dec) reduced() dec {
	for d.coef%10 == 0 && d.exp < 0 {
		d.coef, d.exp = d.coef/10, d.exp+1
	}
	return d
}

// spaced looks for a separator with space around it: "5, 7", "15 ,55". It is
// refused, with what it may have been.
func (p *parser) spaced(k int, n *numeral, a *amount) int {
	t := p.tok(k)
	if t.kind == tokenWord && t.gap == gapSpace && p.text(t) == "ر" {
		return p.spacedReh(k, n)
	}
	if t.kind != tokenSymbol || t.gap > gapSpace || n.class != numeralPlain {
		return k
	}
	switch t.sym {
	case ',', '،', '٫':
	case '.':
		if t.gap == gapNone || t.soft == softLine {
			return k // a sentence may end here
		}
	default:
		return k
	}
	u := p.tok(k + 1)
	if u.kind != tokenNumber || u.gap > gapSpace || t.gap == gapNone && u.gap == gapNone &&
		int(u.start-p.tok(k-1).end) == utf8.RuneLen(t.sym) {
		return k
	}
	if p.find && t.gap == gapNone && (!p.splitNumber(k, n) || p.endsReference(k-1)) {
		return k
	}
	m := p.numeral(u)
	if m.class == numeralPlain && m.a.wide == nil && n.a.wide == nil && m.digits+n.digits < 19 {
		whole, fraction := n.a, m.a
		n.b = dec{coef: fraction.coef*powers[n.digits] + whole.coef, exp: -int(n.digits)}
		n.a = dec{coef: whole.coef*powers[m.digits] + fraction.coef, exp: -int(m.digits)}
	}
	n.class, n.bad, n.at = numeralBad, ErrMalformed, t.start
	return k + 2
}

// endsReference reports whether the number at token k is glued to what stands before it, as in a name or a
// time: EU-27, 2:01:09.
func (p *parser) endsReference(k int) bool {
	if k < 1 || p.tok(k).gap != gapNone {
		return false
	}
	t := p.tok(k - 1)
	return t.kind == tokenSymbol && t.gap == gapNone && (t.sym == ':' || isHyphen(t.sym) || t.sym == '/')
}

// spacedReh reads the letter that Arabic keyboards give for the decimal sign, with
// space around it: 7 ر 1 is 7.1 or 1.7.
func (p *parser) spacedReh(k int, n *numeral) int {
	u := p.tok(k + 1)
	if u.kind != tokenNumber || u.gap != gapSpace || !n.plain || n.class != numeralPlain {
		return k
	}
	m := p.numeral(u)
	if !m.plain || m.class != numeralPlain || m.digits+n.digits > 18 {
		return k
	}
	n.class, n.plain, n.sep = numeralOrder, false, 'ر'
	n.a, n.b = n.a.with(dec{coef: m.a.coef, exp: -int(m.digits)}), m.a.with(dec{coef: n.a.coef, exp: -int(n.digits)})
	return k + 2
}

// broken reads groups of three digits that stand behind a line break or several
// spaces. They may go on the number, or the break may end a row; and so the number
// is in doubt.
func (p *parser) broken(k int, n *numeral) int {
	u := p.tok(k)
	if u.kind != tokenNumber || u.soft == softNone {
		return k
	}
	all, ok := p.spacedGroups(p.tok(k - 1))
	if n.grouped > mostSpaced {
		for ; u.kind == tokenNumber && u.soft != softNone; u = p.tok(k) {
			k++ // the rest of a row of a table
		}
	}
	if !ok || all.places > 0 {
		return k
	}
	first := n.a
	if n.class == numeralBad {
		first = dec{coef: all.value}
	}
	if all.leadingNought && all.lead == 3 && all.last == 3 {
		all.reversed, all.value = true, all.backwards
	}
	for ; u.kind == tokenNumber && (u.soft != softNone || all.reversed && u.gap == gapSpace); u = p.tok(k) {
		more, ok := p.spacedGroups(u)
		if all.digits+more.digits > 18 && more.lead == 3 {
			n.class, n.bad, n.at, n.grouped, n.group = numeralBad, ErrMalformed, u.start, mostSpaced+1, 0
			k++ // a row of a table
			continue
		}
		joined, fits := all.join(more)
		if !ok || !fits {
			break
		}
		n.class, n.plain, n.digits, n.c = numeralBreak, false, int32(joined.digits), first
		n.a = dec{coef: joined.value, exp: -joined.places}
		n.b = dec{coef: more.value, exp: -more.places}
		if all, k = joined, k+1; joined.places > 0 {
			break
		}
	}
	return k
}

// digitGroups is a number of groups of digits with spaces between them.
type digitGroups struct {
	value         uint64
	backwards     uint64 // with the groups in the other order
	digits        int
	lead, last    int // digits of the first group and of the last before the decimals
	groups        int
	places        int // decimals
	reversed      bool
	leadingNought bool
}

// spacedGroups takes the number of a token apart. ok is false when it has other
// separators than spaces and one before decimals.
func (p *parser) spacedGroups(t *token) (g digitGroups, ok bool) {
	run := 0
	for i := int(t.start); i < int(t.end); {
		if d, _, n := digitAt(p.s, i); n > 0 {
			if g.digits == 0 {
				g.leadingNought = d == 0
			}
			if g.digits++; g.digits > 18 {
				return g, false
			}
			g.value, run, i = 10*g.value+uint64(d), run+1, i+n
			if run == 3 {
				g.backwards += g.value % 1000 * powers[g.digits-3]
			}
			continue
		}
		r, n := fold.Rune(p.s, i)
		if g.groups++; g.groups == 1 {
			g.lead = run
		}
		if !isSpace(r) {
			if r != ',' && r != '.' && r != '٫' {
				return g, false
			}
			g.last = run
			for i += n; i < int(t.end); {
				d, _, n := digitAt(p.s, i)
				if g.digits++; n == 0 || g.digits > 18 {
					return g, false
				}
				g.value, g.places, i = 10*g.value+uint64(d), g.places+1, i+n
			}
			return g, g.last == 3 || g.groups == 1
		}
		run, i = 0, i+n
	}
	if g.groups++; g.groups == 1 {
		g.lead = run
	}
	g.last = run
	return g, true
}

// join puts the groups of o behind those of g, or before them when they are
// written from right to left: 000 500 2.
func (g digitGroups) join(o digitGroups) (joined digitGroups, ok bool) {
	joined = digitGroups{
		digits: g.digits + o.digits, lead: g.lead, last: o.last, groups: g.groups + o.groups, places: o.places,
		reversed: g.reversed,
	}
	switch {
	case joined.digits > 18:
		return joined, false
	case g.reversed:
		joined.leadingNought = true
		joined.value = o.value*powers[g.digits] + g.value
		return joined, o.places == 0 && o.last <= 3 && (o.lead == 3 || o.groups == 1)
	case g.lead > 3 || g.leadingNought || o.lead != 3 || o.last != 3 && o.places == 0 || o.groups > 1 && o.last != 3:
		return joined, false
	}
	joined.value = g.value*powers[o.digits] + o.value
	return joined, true
}

// splitNumber tells, in running text, a number with a space in it from two items
// of a list: what follows the second has a scale or a unit, and what stands first
// has none and is not a year.
func (p *parser) splitNumber(k int, n *numeral) bool {
	if n.digits > 3 {
		return false
	}
	t := p.tok(k + 2)
	if t.kind == tokenSymbol {
		return t.sym == '%' || t.sym == '٪'
	}
	i, _ := p.phrase(k+2, scaleWords|unitWords)
	return i != 0
}

// mayJoin tells quickly whether a term may follow.
func (p *parser) mayJoin(k int, a *amount) bool {
	t := p.tok(k)
	switch {
	case t.gap > gapSpace:
		return false
	case t.kind == tokenNumber:
		return a.terms[a.n-1].scale > 0
	}
	return t.clitic&cliticConj != 0 || t.cats&(1<<catConj|1<<catNum|1<<catFrac|1<<catScale|1<<catPrefix) != 0
}

// joined reads a further term: "29 مليارا و521 مليون", "un million et demi",
// "1 milliard 620 millions", "71 ألفا و270 مليار".
func (p *parser) joined(k int, a *amount, joins bool) (int, bool) {
	if a.cur != curNone && !a.prefixed || a.percentAt >= 0 {
		return k, false
	}
	last := &a.terms[a.n-1]
	if last.alt != 0 || last.num.class != numeralPlain {
		return k, false
	}
	at, conj, ok := p.conjunction(k)
	if !ok || conj && !joins {
		return k, false
	}
	if i, next := p.phrase(at, only(catFrac)); i != 0 && conj && a.n < len(a.terms) {
		return p.joinFraction(i, k, next, a)
	}
	if last.scale == 0 || last.scale >= 100 {
		return k, false
	}
	words := p.tok(at).kind == tokenWord
	before := a.n
	next, st := p.term(at, a, joins, 1)
	if i, _ := p.phrase(at, only(catScale)); st != read && words && (conj || p.bareThousand(i)) {
		// و + مليون, un million mille: a scale word alone below the last one.
		next, st = p.term(at, a, joins, 0)
		a.implicit = false
	}
	if st != read || a.n != before+1 {
		return k, false
	}
	return p.joinTerm(k, next, before, a, conj)
}

// joinTerm joins term number before, which stands from token k to next, to the
// terms before it.
func (p *parser) joinTerm(k, next, before int, a *amount, conj bool) (int, bool) {
	last, tm := &a.terms[before-1], &a.terms[before]
	if tm.num.class == numeralSeparator && tm.scale == 0 {
		tm.num.class, tm.num.grouped = numeralPlain, 1 // 1 million 200.000
	}
	if tm.num.class != numeralPlain && tm.num.class != numeralBad || tm.alt != 0 {
		return k, false
	}
	if conj && (last.num.a.exp < 0 || tm.num.a.exp < 0 || p.tok(next-1).cats&(1<<catXScale) != 0 && !tm.words) {
		return k, false // 59B and 2.5M are two
	}
	if tm.words && !conj && !last.words && tm.scale == 0 {
		return k, false // 4,5 milliards deux ans plus tôt
	}
	v := tm.num.a
	switch {
	case tm.scale < last.scale && v.shift(tm.scale).cmp(dec{coef: 1, exp: last.scale}) < 0:
		return next, p.continues(last, tm, conj)
	case tm.scale > last.scale && last.scale == 3 && v.cmp(dec{coef: 1000}) < 0 && allThousands(a.terms[:before]):
		tm.group, tm.scale = tm.scale, 0
		return next, true
	}
	return k, false
}

// conjunction reads "and" between two terms. It returns the token behind it, and
// whether there is one; ok is false when nothing may follow it.
func (p *parser) conjunction(k int) (next int, conj, ok bool) {
	t := p.tok(k)
	if t.kind != tokenWord {
		return k, false, true
	}
	if t.clitic&cliticConj != 0 && p.s[t.start:t.start+2] == "و" {
		return k, true, true
	}
	i, next := p.phrase(k, only(catConj))
	if i == 0 {
		return k, false, true
	}
	if p.tok(next).gap > gapSpace {
		return k, false, false
	}
	p.note(i)
	return next, true, true
}

// joinFraction adds the half or quarter at lexicon entry i, which ends before
// token next, to the amount before token k: a half of the last scale, or of the
// scale that follows.
func (p *parser) joinFraction(i uint16, k, next int, a *amount) (int, bool) {
	last := &a.terms[a.n-1]
	half := term{words: true, scale: last.scale, num: numeral{a: hundredths(&lexEntries[i])}}
	after := next
	if j, n := p.phrase(next, only(catScale)); j != 0 && p.tok(next).gap == gapSpace {
		was := p.langs
		s, alt := p.scaleOf(j, last, n)
		switch {
		case last.scale == 0 && a.n == 1: // 5 ونصف مليون
			if alt != 0 {
				p.langs = was
				return k, false
			}
			half.group = s
			after = n
			a.form = lexEntries[j].form
		case last.scale == s: // مليونين ونصف المليون
			after = n
		}
	}
	p.note(i)
	a.terms[a.n] = half
	a.n++
	a.weak = false // one and a half
	return after, true
}

// hundredths returns the value of a half or a quarter.
func hundredths(e *lexEntry) dec { return dec{coef: uint64(e.arg), exp: -2}.reduced() }

// continues reports whether a smaller term goes on the number that ends with
// last. A bare number does so in Arabic, and elsewhere only below a thousand or as
// thousands right behind a million.
func (p *parser) continues(last, tm *term, conj bool) bool {
	ways := p.book.traits[p.langs.only()]
	switch {
	case tm.scale != 0:
		return true
	case tm.words:
		one := last.scale == 3 && last.words && tm.num.a.cmp(dec{coef: 1}) == 0 // mille et un
		return !conj || ways&andEndsNumber == 0 || one
	case conj:
		return ways&andJoinsDigits != 0
	case last.scale == 3:
		return tm.num.a.exp == 0 && tm.num.a.coef < 1000 && (tm.num.digits == 3 || ways&thousandsJoin != 0)
	}
	return last.scale > 3 && tm.num.grouped > 0
}

func allThousands(terms []term) bool {
	for i := range terms {
		if terms[i].scale != 3 || terms[i].group != 0 {
			return false
		}
	}
	return true
}
