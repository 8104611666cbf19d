package wording

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// pending is a qualifier whose number does not follow at once. In Arabic the
// subject stands between the verb and the number: يفوق الإنتاج سقف 400 ألف.
type pending struct {
	op    int
	mayBe uint8 // the other qualifiers that it may be, each a bit
	words int   // how many may still stand between
	aside aside
	until int32 // the words before this byte change nothing
}

// aside is where a number is waited for, by an aside between commas: dépasser, à terme, 12 milliards.
type aside uint8

const (
	asideNone aside = iota
	asideNext
	asideIn
	asideBehind
)

// mostBetween is how many words may stand between a verb and its number.
const mostBetween = 9

// sureBetween is how many may stand there so that the number is surely its own.
const sureBetween = 5

// await begins to wait for the number of the verb at token k, behind which none
// stands.
func (p *parser) await(k int) {
	t := p.tok(k)
	if t.kind == tokenWord && p.awaitBehindAside(k) {
		return
	}
	if t.kind != tokenWord || t.cats&(1<<catAwait) == 0 {
		return
	}
	e := t.is(p.s, catAwait)
	at := asideNone
	next := p.passAsides(k + 1)
	if comma(p.tok(next)) {
		at = asideNext
	} else if t.script == scriptLatin {
		number := p.numberAhead(next)
		if next == k+1 || number == 0 {
			return
		}
		next = number
	}
	p.between = pending{op: int(e.arg), words: mostBetween + 1 + next - k - 1, aside: at, until: p.tok(next).start}
	if k > 0 && (p.tok(k-1).is(p.s, catNeg) != nil || p.negated(k)) {
		p.between.op = negate(p.between.op)
	} else if k > 0 && p.maybeNegated(k) {
		p.between.mayBe = 1 << negate(p.between.op)
	}
}

// awaitBehindAside begins to wait for the number of the qualifier at token k behind an aside, and reports whether one
// stands there: more than, according to the ministry, 9,000 jobs.
func (p *parser) awaitBehindAside(k int) bool {
	if p.tok(k).cats&(1<<catQual|1<<catPrefix) == 0 {
		return false
	}
	i, next := p.phrase(k, only(catQual))
	if i == 0 || !opensAside(p.tok(next)) {
		return false
	}
	p.between = pending{op: int(lexEntries[i].arg), words: mostBetween + 1, aside: asideNext, until: p.tok(next).start}
	if p.negated(k) {
		p.between.op = negate(p.between.op)
	} else if p.maybeNegated(k) {
		p.between.mayBe = 1 << negate(p.between.op)
	}
	return true
}

// opensAside reports whether a token is a sign that an aside may begin or end with.
func opensAside(t *token) bool {
	if t.kind != tokenSymbol || t.gap > gapSpace {
		return false
	}
	switch t.sym {
	case ',', '،':
		return t.gap == gapNone
	case '(', ')', '–', '—':
		return true
	}
	return false
}

// passAsides returns the token behind the words from token k on that may stand between a verb and its number: dépasse
// en moyenne, n'excède en général pas.
func (p *parser) passAsides(k int) int {
	for range maxBefore {
		next := p.asideAt(k)
		if next == k {
			_, next = p.optional(k, only(catNegPost))
		}
		if next == k || p.tok(k).gap > gapSpace {
			break
		}
		k = next
	}
	return k
}

// asideAt returns the token behind the longest of these phrases at token k, or k.
func (p *parser) asideAt(k int) (next int) {
	var buf [maxKey]byte
	key := buf[:0]
	next = k
	for j := k; j < k+5; j++ {
		t := p.tok(j)
		if t.kind != tokenWord || t.gap > gapSpace || len(key)+int(t.end-t.start) >= maxKey-1 {
			break
		}
		if j > k && t.gap == gapSpace {
			key = append(key, ' ')
		}
		key = fold.Append(key, p.text(t))
		if slices.Contains(p.book.asides, string(key)) {
			next = j + 1
		}
	}
	return next
}

// numberAhead returns the token of the number or of the sign of its currency at token k, perhaps behind an article, or
// 0 when none stands there.
func (p *parser) numberAhead(k int) int {
	if p.tok(k).kind == tokenWord && p.tok(k).cats&(1<<catDet) != 0 && p.tok(k).gap == gapSpace {
		k++
	}
	t := p.tok(k)
	if t.gap <= gapSpace && (t.kind == tokenNumber || t.kind == tokenSymbol && currencySign(t.sym) != curNone &&
		p.tok(k+1).kind == tokenNumber) {
		return k
	}
	return 0
}

// awaitMark begins to wait for the number behind a mark that is passed: a franchi
// la barre symbolique des 10 millions.
func (p *parser) awaitMark(k int) {
	if !p.tok(k).plays(roleMark) || p.between.op != opNone && p.tok(k).script == scriptArabic {
		return
	}
	t := p.tok(k)
	p.between = pending{words: mostBetween + 1}
	for j := k - 1; j >= 0 && j > k-lookback && goesBack(p.tok(j)); j-- {
		if p.markBefore(j) {
			return
		}
	}
	if p.between = (pending{}); k > 0 && p.book.says(wordsBar, p.s[t.body:t.end]) && !p.says(wordsMarket, p.tok(k-1)) {
		// of what is done to it nothing is understood
		p.between = pending{op: opUnknown, mayBe: 1<<opMore | 1<<opLess, words: mostBetween + 1}
	}
}

// markBefore reports whether the word at token j says what is done to a mark behind it, and begins to wait for the
// number of the mark.
func (p *parser) markBefore(j int) bool {
	t := p.tok(j)
	switch word := p.s[t.body:t.end]; {
	case p.book.says(wordsBeneath, word):
		p.between.op = opLess
	case p.passes(word):
		switch {
		case p.notYet(j):
			p.between.op = opLess // has yet to cross the 50% threshold
		case p.negated(j):
			p.between.op = opUpTo
		case p.maybeNegated(j):
			p.between.op, p.between.mayBe = opMore, 1<<opLess
		default:
			p.between.op = opMore
		}
	case t.cats&(1<<catReach) != 0:
	default:
		return false
	}
	return true
}

// passes reports whether a word says that a mark is passed: franchi, exceeded.
func (p *parser) passes(word string) bool {
	if len(word) > maxKey {
		return false
	}
	var buf [maxWord]byte
	key := fold.Append(buf[:0], word)
	return slices.ContainsFunc(p.book.passing, func(verb string) bool {
		return len(key) >= len(verb) && string(key[:len(verb)]) == verb
	})
}

// goesBack reports whether what is looked for before a mark may stand before a token: franchi, hier, la barre
// des 10 millions, passé au-dessus de la barre.
func goesBack(t *token) bool {
	return t.kind == tokenWord || t.kind == tokenSymbol && (t.sym == ',' || isHyphen(t.sym) && t.gap == gapNone)
}

// keepAwaiting goes on waiting behind token k, or gives up.
func (p *parser) keepAwaiting(k int) {
	t := p.tok(k)
	p.between.words--
	switch b := &p.between; {
	case t.start < b.until && t.gap <= gapSpace:
	case t.script == scriptArabic && b.aside == asideNone && t.gap == gapSpace && b.words > 0 && p.says(wordsPointTo, t):
		b.until = p.tok(k + 1).end // عدد التلاميذ هذه السنة, في القسم
	case b.aside != asideNone:
		b.passAside(t)
	case t.kind == tokenWord && t.gap == gapSpace && t.plays(roleVerbLink) && t.clitic == 0:
	case t.kind == tokenNumber && p.between.words >= 0:
	case quotes(t) && p.between.words > 0: // لم يتعد ثمن «البركي» 4000 درهم
	case t.kind == tokenSymbol && p.between.words > 0 && currencySign(t.sym) != curNone: // the threshold of $100bn
	case t.kind == tokenWord && t.gap == gapSpace && t.clitic == 0 && p.between.words > 0 &&
		p.says(wordsRefer, t):
	case t.kind != tokenWord, p.between.words <= 0, t.gap > gapSpace,
		t.clitic&(cliticConj|cliticPrep) != 0 && t.clitic != cliticPrep|cliticDef, // but «بالمؤسسات»
		t.cats&(1<<catConj|1<<catTo) != 0, t.cats&(1<<catStop) != 0 && t.cats&(1<<catOf) == 0:
		p.between = pending{}
	}
}

// quotes reports whether a token is a quotation mark.
func quotes(t *token) bool {
	if t.kind == tokenSymbol && t.gap <= gapSpace {
		switch t.sym {
		case '«', '»', '"', '“', '”':
			return true
		}
	}
	return false
}

// passAside goes on behind token t of an aside between a verb and its number, or gives up.
func (b *pending) passAside(t *token) {
	switch {
	case opensAside(t) && b.aside < asideBehind:
		b.aside++
	case b.aside == asideNext && t.cats&(1<<catNegPost) != 0: // ne dépasse guère, en moyenne, 20%
	case b.aside == asideIn && t.kind == tokenWord && b.words > 0 && t.gap <= gapSpace:
	case b.aside == asideIn && t.kind == tokenSymbol && (t.sym == '\'' || t.sym == '’') && t.gap == gapNone:
	case b.aside == asideBehind && t.gap == gapSpace && (t.plays(roleVerbLink) ||
		t.cats&(1<<catNum|1<<catScale|1<<catFrac) != 0 || t.cats&(1<<catDet|1<<catTo) != 0 && t.end-t.start < 5):
	case b.aside == asideBehind && t.gap == gapSpace && (t.kind == tokenNumber ||
		t.kind == tokenSymbol && currencySign(t.sym) != curNone): // exceeds, by most estimates, $2bn
	default:
		*b = pending{}
	}
}

// comma reports whether a token is a comma of a sentence.
func comma(t *token) bool {
	return t.kind == tokenSymbol && (t.sym == ',' || t.sym == '،') && t.gap == gapNone
}

// markPassed makes an amount, from token k on, more than its number when that is of a mark, behind it, which a
// word before says is passed: exceeded for a second month the 2 million mark.
func (x *phraseReader) markPassed(a *amount, k int) {
	t := x.tok(a.next)
	if !x.find || k == 0 || !t.plays(roleMark) || t.gap != gapSpace || x.qualified() || !x.tok(k-1).plays(roleThe) &&
		(k < 2 || x.tok(k-1).kind != tokenWord || !x.tok(k-2).plays(roleThe)) {
		return
	}
	x.parser.between = pending{}
	for j := k - 2; j >= 0 && j > k-lookback && goesBack(x.tok(j)); j-- {
		if x.markBefore(j) {
			x.op, x.mayBe = x.parser.between.op, x.mayBe|x.parser.between.mayBe
			return
		}
		if x.says(wordsLeadIn, x.tok(j)) {
			return
		}
	}
	if x.book.says(wordsBar, x.s[t.body:t.end]) {
		x.mayBe |= 1<<opMore | 1<<opLess
	}
}

// passedBehind makes an amount of a mark more than its number when a word behind says that the mark is passed: la barre
// des 10 millions de touristes est franchie.
func (x *phraseReader) passedBehind(a *amount) {
	not := false
	for k := a.next; k < a.next+lookback; k++ {
		t := x.tok(k)
		if t.kind != tokenWord && !(t.kind == tokenSymbol && t.gap == gapNone && (t.sym == '\'' || t.sym == '’')) ||
			t.gap > gapSpace {
			return
		}
		not = not || t.cats&(1<<catNeg|1<<catNegPost) != 0
		if x.passes(x.s[t.body:t.end]) {
			if x.mayBe = 0; not {
				x.op = opUpTo
			} else {
				x.op = opMore
			}
			return
		}
	}
}

// notYet reports whether the word at token k has yet to come true: yet to cross.
func (p *parser) notYet(k int) bool {
	return k > 1 && p.tok(k-1).cats&(1<<catTo) != 0 && p.says(wordsYet, p.tok(k-2))
}
