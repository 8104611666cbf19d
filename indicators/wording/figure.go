package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// phraseReader is what stands around one or two amounts.
type phraseReader struct {
	*parser
	start int // byte where the figure begins
	first int // token where it begins
	op    int // qualifier
	about bool
	neg   bool // a negation that waits for its qualifier
	paren bool

	signDoubt bool  // a dash that may be no minus
	nameDoubt bool  // the number may belong to a name
	change    bool  // a verb of change stands before
	over      bool  // its qualifier is "over"
	within    bool  // which may be "during"
	aside     bool  // its qualifier stands before the article: anger over the 9,000 jobs cut
	round     bool  // a share is all of it: 24 heures sur 24
	past      bool  // it stands behind "past", which may be above
	beneath   bool  // it stands behind "sous", which may be below
	untold    bool  // nobody said yet what is done to the mark before it
	mayBe     uint8 // the other qualifiers that it may have, each a bit

	besideUnit uint16 // the entry of the unit before a qualifier that compares, or 0
	besideOp   int    // which is one where another thing is counted: «145 هكتارا أكثر من أربعين مقاولة»
	besideAt   int    // where it begins
}

// maxBefore is how many qualifiers and other words may stand before a number.
const maxBefore = 6

// figure reads the figure at token k. Without an error, st says whether there is
// one; with one, next is behind what could not be read.
func (p *parser) figure(k int) (r Reading, next int, st status, err *Error) {
	p.langs, p.weak = p.book.langs, 0
	x := phraseReader{parser: p, start: int(p.tok(k).body), first: k, change: p.changing(k)}
	if p.between.op != opNone {
		x.takeAwaited(k)
	}
	first := k
	if t := p.tok(k); t.kind == tokenSymbol && t.sym == '(' {
		x.paren = true
		k++
	}
before:
	for range maxBefore {
		langs := p.langs
		after, found := x.before(k, first)
		switch found {
		case foundNumber:
			break before
		case foundNothing:
			return r, k, absent, nil
		case foundBetween:
			return x.between(after)
		case foundFrom:
			if r, next, st, err := x.fromTo(after); st != absent {
				return r, next, st, err
			}
			p.langs = langs
			if p.find {
				return r, k, absent, nil
			}
			x.skipTo(after, k == first)
		}
		k = after
	}
	if p.find && k > first && p.joinedAdjective(k) || x.neg || p.tok(k).kind == tokenEnd ||
		k > first && p.tok(k).gap > gapSpace {
		return r, k, absent, nil
	}
	if !x.paren {
		if r, next, err, ok := x.fractionWord(k); ok {
			return r, next, read, err
		}
	}
	var a amount
	if st := p.amount(&a, k, true); st != read {
		return r, k, st, nil
	}
	if a.terms[0].words && a.terms[0].scale > 0 && k == first && p.between.op != opNone {
		x.takeOp() // تجاوزت الخسائر نصف مليار
	}
	if x.find {
		x.takeBefore(k, first)
	}
	if byLetter(a.cur) && p.tok(a.first).kind == tokenNumber && a.first > 0 {
		x.start = int(p.tok(a.first - 1).start)
	}
	return x.finish(&a, first)
}

// takeAwaited takes the qualifier that waits for its number, which begins at token k.
func (x *phraseReader) takeAwaited(k int) {
	t := x.tok(k)
	if t.kind != tokenNumber && (x.parser.between.aside != asideBehind || t.cats&(1<<catNum|1<<catScale) == 0) &&
		(t.kind != tokenSymbol || x.parser.between.op == opNone || currencySign(t.sym) == curNone) {
		return
	}
	x.takeOp()
}

// takeOp takes that qualifier.
func (x *phraseReader) takeOp() {
	between := &x.parser.between
	if x.mayBe |= between.mayBe; between.op != opUnknown && between.aside == asideNone && between.until == 0 &&
		between.words < mostBetween-sureBetween {
		x.mayBe |= 1 << opNone // far behind its verb
	}
	if t := x.tok(max(0, x.first-1)); t.script == scriptArabic && x.says(wordsByHow, t) {
		x.mayBe |= 1 << opNone // «فاقت التوقعات ب 15 مليون درهم»
	}
	switch x.op = between.op; x.op {
	case opAbout:
		x.op, x.about = opNone, true
	case opUnknown:
		x.op, x.untold = opNone, true
	}
}

// changing reports whether a word of change stands before token k of which what follows may tell.
func (p *parser) changing(k int) bool { return p.change && !p.contrasts(k) }

// contrasts reports whether the word before token k sets what follows against what was told to have changed,
// so that it did not itself: monté à 25 DH/kg, contre 10 à 15 DH.
func (p *parser) contrasts(k int) bool {
	return k > 0 && p.says(wordsAgainst, p.tok(k-1))
}

// takeBefore takes "c." and a verb that says what is not reached into account, before the number at token k of a
// figure that begins at token first.
func (x *phraseReader) takeBefore(k, first int) {
	if k == first && !x.about && x.circa(k) {
		x.about, x.start = true, int(x.tok(k-2).start)
	}
	if first == 0 {
		return
	}
	t := x.tok(first - 1)
	if t.kind != tokenWord {
		return
	}
	if k == first && x.says(wordsPast, t) {
		x.past = first > 1 && !x.tok(first-2).plays(roleThe) && x.tok(first-2).cats&(1<<catFrom|1<<catYearWord|1<<catOf) == 0
	}
	if t.cats&(1<<catReach|1<<catOf) != 0 || t.cats&(1<<catRole) != 0 && t.end-t.start > 2 {
		x.takeUnreached(first)
	}
	if t.cats&(1<<catQual) == 0 && !x.qualified() && x.tok(first).gap == gapSpace && x.says(wordsBeneath, t) {
		x.beneath = true
	}
}

// takeUnreached takes a verb before token k that says what is not reached into account: sans toutefois atteindre 10 %.
func (x *phraseReader) takeUnreached(k int) {
	j := k - 1
	for j > 0 && j > k-sureBetween && (x.tok(j).plays(roleThe|roleMark|roleThird) || x.tok(j).cats&(1<<catOf) != 0) {
		j--
	}
	if j < 1 || x.qualified() || x.tok(j).cats&(1<<catReach) == 0 || x.tok(j+1).gap > gapSpace {
		return
	}
	switch {
	case x.negated(j):
		x.op = opLess
	case x.maybeNegated(j):
		x.mayBe |= 1 << opLess
	}
}

// circa reports whether "c." or "ca." stands before token k: c. 440,000.
func (p *parser) circa(k int) bool {
	if k < 2 || p.tok(k).gap > gapSpace {
		return false
	}
	t, u := p.tok(k-1), p.tok(k-2)
	return t.kind == tokenSymbol && t.sym == '.' && t.gap == gapNone && u.kind == tokenWord &&
		p.says(wordsCirca, u) && (k == 2 || u.gap > gapNone || p.tok(k-3).kind == tokenSymbol)
}

// joinedAdjective reports whether token k is a hyphen that joins a qualifier to its number, as in the
// name of a group: under-5 mortality, the over-65s.
func (p *parser) joinedAdjective(k int) bool {
	t := p.tok(k)
	return t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.tok(k+1).gap == gapNone &&
		p.tok(k-1).kind == tokenWord
}

// found says what stands before a number.
type found uint8

const (
	foundNumber  found = iota // nothing that belongs to the figure: the number begins
	foundNothing              // what makes the whole no figure
	foundWord                 // a qualifier, a negation, a word that changes nothing
	foundBetween
	foundFrom
)

// before reads one qualifier, negation or other word before a number, at token k
// of a figure that begins at token first, and returns the token behind it.
func (x *phraseReader) before(k, first int) (after int, _ found) {
	p := x.parser
	t := p.tok(k)
	if t.kind == tokenSymbol {
		return x.beforeSign(k, first)
	}
	if t.kind != tokenWord || k > first && t.gap > gapSpace {
		return k, foundNumber
	}
	i, after := p.phrase(k, beforeFigure|1<<catSign|1<<catFrac|1<<catColl)
	if i == 0 || p.tok(after).kind == tokenEnd {
		return k, foundNumber
	}
	switch e := &lexEntries[i]; e.cat {
	case catNeg:
		x.neg = true
		_, after = p.optional(after, only(catNegPost)) // ne pas dépasser 3 g
	case catQual:
		return x.beforeQualified(i, k, after, first)
	case catBetween:
		p.note(i)
		return after, foundBetween
	case catFrom:
		p.note(i)
		return after, foundFrom
	case catDet:
		if k == first && p.text(p.tok(k)) == "LE" && p.tok(after).kind == tokenNumber {
			return k, foundNumber // the Egyptian pound
		}
		if !p.find && (k == first || x.paren && k == first+1) && p.rarePrefix(k, new(amount)) > k {
			return k, foundNumber // ALL, the lek
		}
		if p.find && k == first {
			return k, foundNothing
		}
		if _, next := p.phrase(k, only(catUnit)); next > after && p.tok(k).script == scriptArabic {
			return k, foundNumber // حصة أشغال واحدة
		}
		x.skipTo(after, k == first)
		return after, foundWord
	default:
		return k, foundNumber
	}
	p.note(i)
	return after, foundWord
}

// beforeQualified is before for the qualifier of lexicon entry i, from token k to token after.
func (x *phraseReader) beforeQualified(i uint16, k, after, first int) (_ int, _ found) {
	e := &lexEntries[i]
	if e.lang == En && x.find && accented(x.text(x.tok(k))) {
		return k, foundNothing // passés is no "passes"
	}
	x.aside = x.standsAside(e, after)
	if strings.HasPrefix(e.key(), "pas ") {
		x.neg = false // n'a pas atteint: it is one itself
	} else if x.find && k == first && (e.arg == opMore || e.arg == opLess) {
		if !x.neg {
			if x.neg = x.negated(k); !x.neg && x.maybeNegated(k) {
				x.mayBe |= 1 << negate(int(e.arg))
			}
		}
	}
	if x.over = x.book.says(wordsOver, e.key()); x.directs(e, i, k) || x.compares(e, k, first) {
		if x.besideUnit != 0 {
			x.besideOp, x.besideAt = int(e.arg), int(x.tok(k).body)
		}
		x.skipTo(after, k == first)
		return after, foundWord
	}
	if x.find && x.says(wordsToward, x.tok(after)) {
		return k, foundNothing // rolls over to €17m
	}
	next, ok := x.qualifier(int(e.arg), after)
	if !ok {
		return k, foundNothing
	}
	x.note(i)
	return next, foundWord
}

// accented reports whether a word has a letter with an accent, as none in English has.
func accented(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf })
}

// negated reports whether the qualifier at token k is of a negation before it, with nothing but
// auxiliaries between: ne peut être inférieur à, «لا يمكن أن يقل عن».
func (p *parser) negated(k int) bool {
	for j := p.beforeVerb(k) - 1; j >= 0 && j >= k-lookback+2; j-- {
		t := p.tok(j)
		if t.kind != tokenWord || p.tok(j+1).gap > gapSpace {
			return false
		}
		if t.cats&(1<<catNeg) != 0 {
			return true
		}
		var buf [maxWord]byte
		word := p.text(t)
		if len(word) > maxKey || !slices.Contains(p.book.modals, string(fold.Append(buf[:0], word))) {
			return j < k-1 && p.withoutThat(j)
		}
	}
	return false
}

// farBack is how many tokens before a word a negation may stand that is perhaps of it.
const farBack = 9

// maybeNegated reports whether a negation stands before the word at token k, in its clause, that may be of it:
// ne doit en aucune façon dépasser.
func (p *parser) maybeNegated(k int) bool {
	if p.tok(k).clitic&cliticConj != 0 {
		return false
	}
	for j := k - 1; j >= 0 && j >= k-farBack; j-- {
		t := p.tok(j)
		if p.tok(j+1).gap > gapSpace {
			return false
		}
		switch t.kind {
		case tokenWord:
			if t.clitic&cliticConj != 0 || t.cats&(1<<catConj|1<<catScale) != 0 || t.plays(roleOr) || p.beginsClause(t) {
				return false
			}
			if t.cats&(1<<catNegPost) != 0 && j < k-1 && comma(p.tok(j+1)) {
				return true // pas, selon lui, moins de 300
			}
			if t.cats&(1<<catNeg) != 0 {
				u := p.tok(j + 1)
				return !p.only(j+1) && !(u.kind == tokenSymbol && isHyphen(u.sym) && u.gap == gapNone) // non-oil
			}
		case tokenSymbol:
			if t.sym != ',' && t.sym != '،' && !isHyphen(t.sym) && t.sym != '\'' && t.sym != '’' {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// only reports whether the word at token k, behind a negation, says that more follows: not only, non seulement.
func (p *parser) only(k int) bool {
	return p.says(wordsOnly, p.tok(k))
}

// beginsClause reports whether a clause with a verb of its own begins with a word.
func (p *parser) beginsClause(t *token) bool {
	return p.says(wordsClause, t)
}

// beforeVerb returns the token of the French infinitive or participle right before token k, perhaps with
// "de" between, or k: ne peut cumuler plus de, être augmenté de plus de.
func (p *parser) beforeVerb(k int) int {
	j := k - 1
	if j > 0 && p.says(wordsOf, p.tok(j)) && p.tok(j).gap == gapSpace {
		j--
	}
	if j < 1 || p.tok(k).gap > gapSpace {
		return k
	}
	t := p.tok(j)
	word := p.text(t)
	if t.kind != tokenWord || t.gap != gapSpace || len(word) < 5 {
		return k
	}
	for _, end := range p.book.words[wordsVerbEnd].list {
		if strings.HasSuffix(word, end) {
			return j
		}
	}
	return k
}

// withoutThat reports whether the subject that ends at token k stands behind "sans que".
func (p *parser) withoutThat(k int) bool {
	for j := k; j > 0 && j > k-lookback && p.tok(j).kind == tokenWord && p.tok(j).gap <= gapSpace; j-- {
		if p.says(wordsWithout, p.tok(j-1)) {
			return p.says(wordsThat, p.tok(j))
		}
	}
	return false
}

// beforeSign reads a sign of qualification before a number, or a parenthesis
// behind one.
func (x *phraseReader) beforeSign(k, first int) (after int, _ found) {
	t := x.tok(k)
	if t.sym == '(' && k > first && !x.paren && t.gap == gapNone {
		x.paren = true // >(5)
		return k + 1, foundWord
	}
	op, about, n := x.qualifierSign(k)
	switch {
	case n == 0:
		return k, foundNumber
	case op != opNone && x.op != opNone || about && x.about:
		return k, foundNothing
	case op != opNone:
		x.op = op
	}
	x.about = x.about || about
	return k + n, foundWord
}

// qualifier takes a qualifier into account, and the negation before it. after is
// the token behind it. ok is false for a second qualifier of the same kind.
func (x *phraseReader) qualifier(op, after int) (_ int, ok bool) {
	if x.neg {
		if op = negate(op); op == opNone {
			return after, false
		}
		x.neg = false
		if j, n := x.phrase(after, only(catNegPost)); j != 0 {
			after = n
		}
	}
	switch {
	case op == opAbout && !x.about:
		x.about = true
	case op == opAbout || x.op != opNone:
		return after, false
	default:
		x.op = op
	}
	return after, true
}

// skipTo leaves words out of a figure that it began with.
func (x *phraseReader) skipTo(k int, began bool) {
	if began {
		x.start = int(x.tok(k).body)
	}
}

// qualifierSign reads > < ≥ ≤ ~ ≈ and "+ de".
func (p *parser) qualifierSign(k int) (op int, about bool, n int) {
	t, u := p.tok(k), p.tok(k+1)
	equal := u.kind == tokenSymbol && u.sym == '=' && u.gap == gapNone
	n = 1
	if equal {
		n = 2
	}
	switch t.sym {
	case '>':
		op = opMore
		if equal {
			op = opAtLeast
		}
		return op, false, n
	case '<':
		op = opLess
		if equal {
			op = opUpTo
		}
		return op, false, n
	case '≥', '⩾':
		return opAtLeast, false, 1
	case '≤', '⩽':
		return opUpTo, false, 1
	case '~', '≈', '≃', '≅', '∼', '～':
		return opNone, true, 1
	case '+':
		if i, _ := p.phrase(k+1, only(catOf)); i != 0 && lexEntries[i].arg == ofSign {
			p.note(i)
			return opMore, false, 2
		}
	}
	return 0, false, 0
}

func negate(op int) int {
	switch op {
	case opMore:
		return opUpTo
	case opLess:
		return opAtLeast
	}
	return opNone
}

// finish looks behind an amount for a second one, and makes the reading.
func (x *phraseReader) finish(a *amount, first int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	ends := p.tok(a.next).kind == tokenEnd // nothing is looked for behind the last amount of a text
	if !ends {
		if at, how := x.second(a); how != noSecond {
			if r, next, st, err := x.both(a, at, how, first); st != absent {
				return r, next, st, err
			}
		}
	}
	x.besideOther(a)
	if !ends {
		x.compound(a)
		x.restated(a)
	}
	if p.find {
		x.bracketed(a)
		if x.op == opNone && !x.paren {
			p.borrow(a)
		}
	}
	if x.past && x.op == opNone && (a.kind == Money || a.kind == Percent || a.terms[a.n-1].scale > 2) {
		x.op = opMore // past 120 dirhams
		if x.negated(first-1) || x.maybeNegated(first-1) {
			x.mayBe |= 1 << opUpTo
		}
	}
	if ends {
		return x.close(a, first)
	}
	if r, next, err, ok := x.share(a); ok {
		if p.find && first > 0 && a.terms[0].num.decimal == 0 && reference(p.tok(first-1), p.s) {
			p.refEnd = p.tok(a.next - 1).end
			return r, a.next, skip, nil // page 3 sur 46
		}
		return r, next, x.shared(), err
	}
	if x.untold {
		x.passedBehind(a)
	}
	if x.beneath && (a.kind == Percent || a.kind == Money || x.tok(a.next).cats&(1<<catUnit) == 0 &&
		x.says(wordsDegree, x.tok(a.next))) {
		x.mayBe |= 1<<opLess | 1<<opAtLeast // ne descend jamais sous 18 degrés
	}
	x.markPassed(a, first)
	return x.close(a, first)
}

// close makes the reading of an amount behind which all is read.
func (x *phraseReader) close(a *amount, first int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	if p.find && !a.signed {
		if t := p.tok(a.next); t.end-t.start > 3 && t.gap == gapSpace {
			if at := p.belowZero(a.next); at > a.next {
				a.next, a.signed, a.neg = at, true, true
			}
		}
	}
	if a.implicit && x.scaleOnly(a, first) || !x.suffix(a.op) {
		return r, a.next, absent, nil
	}
	if (x.op == opMore || x.op == opAtLeast) && !x.paren {
		if r, next, st, err, ok := x.bounded(a); ok {
			return r, next, st, err
		}
	}
	next = a.next
	if x.paren {
		t := p.tok(next)
		if t.kind != tokenSymbol || t.sym != ')' {
			return r, next, absent, nil
		}
		if p.find && !x.inCell(a, first, next+1) {
			return r, next, absent, nil
		}
		next = p.rate(next+1, a)
		if u := p.tok(next); !p.find && a.kind == 0 && u.gap <= gapSpace && u.kind == tokenWord && p.moneyAt(next) {
			next = p.counted(next, a) // (6.00) MAD
		}
	}
	if p.find {
		st := p.inText(a, x, first, next)
		next = max(next, a.next)
		if st == read && p.indefinite(a, first) {
			if st = skip; a.terms[0].num.digits > 0 || p.tok(first).script == scriptArabic {
				st, x.mayBe = read, x.mayBe|1<<opMore // several 100 people
			}
		}
		if st != read {
			return r, next, st, nil
		}
		if !x.paren {
			next = p.lost(next, a)
		}
	}
	x.within = x.misleads(a, first, next)
	r, err = x.point(a, next)
	return r, next, read, err
}

// belowZero returns the token behind the words that put a number, before token k, below zero, or k: 4 degrés sous zéro,
// «4 درجات تحت الصفر».
func (p *parser) belowZero(k int) int {
	at := k
	if p.says(wordsDegree, p.tok(k)) {
		at++
	}
	if p.says(wordsBeneath, p.tok(at)) && p.says(wordsZero, p.tok(at+1)) {
		return at + 2
	}
	return k
}

// standsAside reports whether the qualifier of an entry may also say where or of what something is, or compare
// with a figure that is known, since an article stands behind it at token k: under the $1.3bn programme, about the
// 30-km line, below the 5% forecast, less than the $4bn expected, plus que les 300 emplois promis.
func (x *phraseReader) standsAside(e *lexEntry, k int) bool {
	if !x.find || e.arg != opMore && e.arg != opLess && e.arg != opAbout {
		return false
	}
	t, key := x.tok(k), e.key()
	switch {
	case x.book.says(wordsAside, key):
		behind := x.tok(k + 2)
		return x.says(wordsThe, t) || t.plays(roleArticle) && x.tok(k+1).kind == tokenNumber &&
			behind.kind == tokenSymbol && isHyphen(behind.sym) && behind.gap == gapNone // over a 7-foot fence
	case x.book.says(wordsKnown, key):
		return t.plays(roleThe)
	case !x.book.says(wordsThan, key[strings.LastIndexByte(key, ' ')+1:]):
		return false
	}
	return e.lang == En && t.plays(roleThe) || e.lang == Fr && t.cats&(1<<catDet) != 0
}

// misleads reports whether the qualifier of an amount, of a figure that begins at token first and ends
// before token next, may say something else.
func (x *phraseReader) misleads(a *amount, first, next int) bool {
	return x.aside && !x.tok(next).plays(roleMark) || x.over && x.during(a, first)
}

// directs reports whether "up to" of lexicon entry i, at token k, tells where something goes, and
// no bound: a word of change stands right before it, edges up to 12%, or its sentence has one in
// a language in which the words also join two numbers, cae hasta el 3 %.
func (x *phraseReader) directs(e *lexEntry, i uint16, k int) bool {
	if x.find && x.change && e.arg == opUpTo && meaning(firstOf(i), catTo, "") != nil {
		return true
	}
	return x.find && x.change && k > 0 && e.key() == "up to" && x.tok(k-1).is(x.s, catChange) != nil
}

// compares reports whether a qualifier of entry e, at token k, only compares, and what follows is
// no bound: 17 percent higher than the $13.2 billion of 2021, «بنسبة 17 في المائة أعلى من 13 مليارا».
func (x *phraseReader) compares(e *lexEntry, k, first int) bool {
	if !x.find || k == 0 || k != first || e.arg != opMore && e.arg != opLess || x.tok(k).gap > gapSpace {
		return false
	}
	if e.arg == opMore && x.says(wordsLess, x.tok(k)) && x.says(wordsOnTop, x.tok(k-1)) {
		return true // en plus des 300 DH
	}
	key := e.key()
	if !x.book.says(wordsThan, key[strings.LastIndexByte(key, ' ')+1:]) && !x.says(wordsComparative, x.tok(k)) &&
		!x.standsBeside(e, k) {
		return false
	}
	t := x.tok(k - 1)
	if t.kind == tokenWord && t.cats&(1<<catOf) != 0 && k > 1 {
		k-- // 12 % de plus que les 3 millions
		t = x.tok(k - 1)
	}
	if percentSign(t) || t.cats&(1<<catPercent|1<<catPoints|1<<catBasis) != 0 {
		return true
	}
	if k < 2 || t.kind != tokenWord || t.gap > gapSpace || t.cats&(1<<catUnit|1<<catCur|1<<catXCur|1<<catScale) == 0 ||
		x.tok(k-2).kind != tokenNumber && x.tok(k-2).cats&(1<<catScale|1<<catNum) == 0 {
		return false
	}
	x.besideUnit, _ = match(t.ent, only(catUnit), trimDot(x.s[t.body:t.end]))
	return true
}

// besideOther gives an amount of other things than those before its qualifier, with which the qualifier
// would compare them, that qualifier: «145 هكتارا أكثر من أربعين مقاولة».
func (x *phraseReader) besideOther(a *amount) {
	if x.besideOp != opNone && x.op == opNone && a.kind == 0 {
		x.mayBe |= 1 << x.besideOp // of 500 hotels fewer than 10 closed
	}
	if x.besideOp == opNone || x.op != opNone || a.kind != Count || a.unit < 0 ||
		a.unit == int(lexEntries[x.besideUnit].arg) {
		return
	}
	x.op, x.start = x.besideOp, x.besideAt
}

// standsBeside reports whether the English preposition of an entry, at token k, stands between points or
// percents and what they are compared with: 240bp above the 9.5% minimum.
func (x *phraseReader) standsBeside(e *lexEntry, k int) bool {
	if x.book.says(wordsAbove, e.key()) {
		t := x.tok(k - 1)
		return x.tok(k+1).plays(roleThe) && (percentSign(t) || t.cats&(1<<catPercent|1<<catPoints|1<<catBasis) != 0)
	}
	return false
}

// during reports whether "over" before a number of days, years or kilometres, of a figure that
// begins at token first, may say how long something goes on: built over 10 years.
func (x *phraseReader) during(a *amount, first int) bool {
	if !x.find || first == 0 {
		return false
	}
	before := x.tok(first - 1)
	if x.says(wordsSpread, before) {
		return true // spread over 12 sites
	}
	if a.kind != Count || a.unit < 0 ||
		!timeUnit(unitTable[a.unit].symbol) && (unitTable[a.unit].symbol != "km" || x.tok(a.next).cats&(1<<catOf) != 0) {
		return false
	}
	if u := x.tok(a.next); x.says(wordsAge, u) || u.cats&(1<<catOf) != 0 && x.says(wordsAge, x.tok(a.next+1)) {
		return false
	}
	return !x.says(wordsSpent, before)
}

// bracketed reads on behind the parentheses around a number of running text alone, where
// they stand before what is counted: (12.5)%, (5,2) MDH. That is an accountant's minus,
// or none, and so in doubt, as is a number behind ±.
func (x *phraseReader) bracketed(a *amount) {
	p := x.parser
	if !p.find || x.paren || a.first == 0 || a.first != x.first {
		return
	}
	open, end := p.tok(a.first-1), p.tok(a.next)
	if open.kind != tokenSymbol || p.tok(a.first).gap > gapSpace {
		return
	}
	if open.sym == '±' {
		x.signDoubt = true
		return
	}
	if open.sym == '(' && a.kind != 0 && p.parenthesis(a.next, ')') && p.minusBehind(a) {
		a.next, x.signDoubt = a.next+1, true
		x.start = int(open.start)
		return
	}
	if open.sym != '(' || end.kind != tokenSymbol || end.sym != ')' || end.gap != gapNone ||
		a.kind != 0 || a.unknown || a.signed || a.n != 1 || a.terms[0].words || a.bad != nil ||
		p.tok(a.first).gap != gapNone {
		return
	}
	k := a.next + 1
	t := p.tok(k)
	if p.accounts(a, k) {
		a.next, x.signDoubt = k, true
		x.start = int(open.start)
		return
	}
	if t.kind != tokenSymbol && p.footnote(a, a.first, a.next) || t.gap > gapSpace || t.soft != softNone {
		return
	}
	x.countedOutside(a, k, open)
}

// countedOutside reads what a number counts whose parenthesis opens with a token and ends before token k:
// (12.5)%, $(14.2) million.
func (x *phraseReader) countedOutside(a *amount, k int, open *token) {
	p := x.parser
	langs, was := p.langs, *a
	if sign := p.tok(max(0, a.first-2)); a.first > 1 && open.gap == gapNone && sign.kind == tokenSymbol &&
		currencySign(sign.sym) != curNone {
		a.cur, a.prefixed = p.signOf(sign.sym), true
		open = sign
	}
	if k = p.counted(p.scales(k, &a.terms[0], a), a); a.kind != Percent && a.kind != Money || a.bad != nil {
		*a, p.langs = was, langs
		if k = a.next + 1; !p.minusBehind(a) {
			return
		}
	}
	a.next, x.signDoubt = k, true
	x.start = int(open.start)
}

// minusBehind reports whether the parenthesis before an amount stands behind a word that leads to a
// figure, so that nothing is said aside in it: versus ($0.12), a margin of (3.1)%.
func (p *parser) minusBehind(a *amount) bool {
	if a.first < 2 || a.signed || a.bad != nil || a.terms[0].words || a.bareYear() || p.tok(a.first-1).gap != gapSpace {
		return false
	}
	if p.lastOfRow(a) {
		return true
	}
	if a.kind != Money && (a.kind != Percent && a.kind != 0 || a.terms[0].num.digits < 2 || a.terms[0].num.plain) {
		return false
	}
	t := p.tok(a.first - 2)
	return p.says(wordsToMinus, t)
}

// lastOfRow reports whether an amount in parentheses is alone behind the colon of an item, Divers : (15), or
// the change that ends a row of percents, 0.61% 0.78% (17bps).
func (p *parser) lastOfRow(a *amount) bool {
	t, end := p.tok(a.first-2), p.tok(a.next+1)
	if end.kind != tokenEnd && end.gap != gapLine && end.soft != softLine {
		return false
	}
	if t.kind == tokenSymbol && t.sym == ':' {
		return a.terms[0].num.digits > 1
	}
	return a.kind != 0 && a.first > 4 && percentSign(t) && percentSign(p.tok(a.first-4))
}

// accounts reports whether a number in parentheses, with token k behind them, is one of several in a
// row of accounts: Operating costs (812.4) (765.0).
func (p *parser) accounts(a *amount, k int) bool {
	n := &a.terms[0].num
	if n.digits < 2 || a.yearLike() {
		return false
	}
	if a.first > 1 && p.tok(a.first-1).gap == gapSpace && p.lastOfRow(a) {
		return true
	}
	number := func(t, u *token) bool {
		return t.gap >= gapSpace && (t.kind == tokenNumber || t.kind == tokenSymbol && t.sym == '(' &&
			u.kind == tokenNumber && u.gap == gapNone)
	}
	if number(p.tok(k), p.tok(k+1)) {
		return n.digits > 2
	}
	if p.says(wordsAgainst, p.tok(k)) {
		return n.digits > 2 // a loss of the year (3,412) vs 12,876
	}
	if a.first < 3 || p.tok(a.first-1).gap < gapSpace {
		return false
	}
	t, u := p.tok(a.first-2), p.tok(a.first-3)
	return t.kind == tokenNumber && t.gap >= gapSpace || t.kind == tokenSymbol && t.sym == ')' && u.kind == tokenNumber
}

// shared is what a share is: no figure when it is all, 24 heures sur 24.
func (x *phraseReader) shared() status {
	if x.find && x.round {
		return skip
	}
	return read
}

// scaleOnly reports whether a text is nothing but "million", or "$ million" at the head of a
// column.
func (x *phraseReader) scaleOnly(a *amount, first int) bool {
	if a.implicit && a.prefixed && a.n == 1 {
		return true // ($ million)
	}
	if x.find && a.implicit && a.n == 1 && a.first > 1 && x.parenthesis(a.first-1, '(') && x.parenthesis(a.next, ')') &&
		x.tok(a.next+1).gap > gapSpace {
		return true // at the head of a row: (مليون درهم)
	}
	return a.implicit && a.kind == 0 && !a.unknown && a.n == 1 && a.first == first && !x.find && x.langs&(1<<Ar) == 0 &&
		a.terms[0].scale > 3 && a.per < 0
}

// suffix takes the qualifier behind a number into account; it reports whether
// there is no other of its kind.
func (x *phraseReader) suffix(op int) bool {
	switch {
	case op == opNone:
	case op == opAbout:
		x.about = true
	case x.op != opNone:
		return false
	default:
		x.op = op
	}
	return true
}

// inCell reports whether a number in parentheses, between token first and the token
// next behind it, stands alone in its cell, so that it is an accountant's minus. At
// a line break it is in doubt.
func (x *phraseReader) inCell(a *amount, first, next int) bool {
	t, end := x.tok(first), x.tok(next)
	closed := end.kind == tokenEnd || end.gap >= gapWide || end.kind == tokenSymbol && (end.sym == ';' || end.sym == '|')
	if a.signed || !closed && end.soft == softNone || x.qualified() {
		return false
	}
	if !closed || t.soft != softNone {
		x.paren, x.signDoubt = false, true
	}
	return true
}

// bounded reads the second half of "at least 1 and less than 2".
func (x *phraseReader) bounded(a *amount) (r Reading, next int, st status, err *Error, ok bool) {
	p := x.parser
	k := a.next
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace {
		return r, k, absent, nil, false
	}
	if i, n := p.phrase(k, only(catConj)); i != 0 {
		k = n
	} else if t.clitic&cliticConj == 0 {
		return r, k, absent, nil, false
	}
	neg := false
	if i, n := p.phrase(k, only(catNeg)); i != 0 {
		neg, k = true, n
	}
	i, n := p.phrase(k, only(catQual))
	if i == 0 {
		return r, k, absent, nil, false
	}
	op := int(lexEntries[i].arg)
	if neg {
		op = negate(op)
	}
	if op != opLess && op != opUpTo {
		return r, k, absent, nil, false
	}
	if j, m := p.phrase(n, only(catQual)); j != 0 && lexEntries[j].arg == opAbout {
		x.about, n = true, m
	}
	langs := p.langs
	var b amount
	if p.amount(&b, n, true) != read || b.bad != nil || a.bad != nil {
		p.langs = langs
		return r, k, absent, nil, false
	}
	if samePounds(a, &b); p.find && !alike(a, &b) {
		return r, k, absent, nil, false // two figures
	}
	low, e1 := x.point(a, a.next)
	y := *x
	y.op = op
	high, e2 := y.point(&b, b.next)
	if e1 != nil || e2 != nil {
		return r, b.next, read, x.doubtfulBounds(low, high, e1, e2, b.next), true
	}
	if low, meets := x.bounds(low, high, b.next); meets {
		return low, b.next, read, nil, true
	}
	if p.find {
		return r, k, absent, nil, false // two figures
	}
	return r, b.next, read, p.refusal(ErrContradiction, x.start, "no number between the bounds"), true
}

// bounds makes one reading of a lower and an upper bound, which ends before token
// next.
func (x *phraseReader) bounds(low, high Reading, next int) (Reading, bool) {
	f, meets := low.Figure.Intersect(high.Figure)
	if !meets || low.Unit != high.Unit && !low.Unit.IsOne() && !high.Unit.IsOne() {
		return low, false
	}
	if low.Unit.IsOne() {
		low.Unit, low.Kind, low.Currency, low.Noun = high.Unit, high.Kind, high.Currency, high.Noun
	}
	low.Figure = f
	x.extent(&low, next)
	return low, true
}

// doubtfulBounds is the error of two bounds of which one or both have several
// readings: those of both that go together.
func (x *phraseReader) doubtfulBounds(low, high Reading, e1, e2 *Error, next int) *Error {
	lows, highs := []Reading{low}, []Reading{high}
	out := &Error{Err: ErrAmbiguous, Offset: x.start}
	for _, e := range []*Error{e1, e2} {
		switch {
		case e == nil:
			continue
		case e.Err != ErrAmbiguous:
			return e
		case e == e1:
			lows = e.Candidates
		default:
			highs = e.Candidates
		}
		for _, why := range e.Reasons {
			if !slices.Contains(out.Reasons, why) {
				out.Reasons = append(out.Reasons, why)
			}
		}
	}
	for _, low := range lows {
		for _, high := range highs {
			both, meets := x.bounds(low, high, next)
			if meets && len(out.Candidates) < mostCandidates && !hasReading(out.Candidates, both) {
				out.Candidates = append(out.Candidates, both)
			}
		}
	}
	return out
}

// extent sets the place of a reading that ends before token next.
func (x *phraseReader) extent(r *Reading, next int) {
	r.Start, r.End = x.start, int(x.tok(next-1).end)
	r.Literal = x.s[r.Start:r.End]
}

func (p *parser) refusal(err error, at int, detail string) *Error {
	return &Error{Err: err, Offset: at, Detail: detail}
}

// qualify makes a figure of a point.
func qualify(f figure.Figure, op int, about bool) (figure.Figure, error) {
	if about {
		f, _ = figure.About(f) // it fails only without a number
	}
	switch op {
	case opMore:
		return figure.MoreThan(f)
	case opAtLeast:
		return figure.AtLeast(f)
	case opLess:
		return figure.LessThan(f)
	case opUpTo:
		return figure.UpTo(f)
	}
	return f, nil
}
