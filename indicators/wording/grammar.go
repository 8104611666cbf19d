package wording

import (
	"slices"
	"strconv"
	"strings"

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
	cur       int  // one of the cur constants
	curWord   bool // named by a word, not by a code or symbol
	prefixed  bool // the currency stands before the number
	unknown   bool // a thing is counted that has no symbol
	noun      [2]int
	per       int // index in unitTable, or -1
	about     bool
	op        int   // by a word behind the number
	implicit  bool  // a scale word alone
	form      uint8 // of the last scale word
	accusAt   int   // token of a scale word that may be a dual, or -1
	weak      bool  // a word like "one", which is seldom a figure
	bad       error
	badAt     int
	percentAt int // token of a percent sign before the number, or -1
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

// amount reads an amount from token k on. joins says whether terms may be
// joined by "and".
func (p *parser) amount(a *amount, k int, joins bool) status {
	*a = amount{first: k, unit: unitNone, per: -1, accusAt: -1, percentAt: -1, noun: [2]int{-1, -1}}
	k = p.sign(k, a)
	k = p.prefix(k, a)
	k = p.sign(k, a)
	k, st := p.terms(k, a, joins)
	if st == read {
		a.next = p.counted(k, a)
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
		if cur := currencySign(t.sym); cur != curNone && next.gap <= gapSpace && next.kind != tokenEnd {
			a.cur, a.prefixed = cur, true
			p.weak |= 1 << En
			return k + 1
		}
		if (t.sym == '%' || t.sym == '٪') && next.kind == tokenNumber && next.gap == gapNone {
			a.percentAt = k
			return k + 1
		}
		return k
	}
	if t.kind == tokenWord && next.kind == tokenSymbol && next.sym == '$' && next.gap == gapNone {
		// US$ 5 million
		if w := trimDot(p.text(t)); w == "US" || w == "U.S" || w == "us" {
			a.cur, a.prefixed = curUSD, true
			p.weak |= 1 << En
			return k + 2
		}
	}
	i, after := p.phrase(k, only(catCur, catXCur))
	if i == 0 || lexEntries[i].arg == curCentime {
		return k
	}
	if number := p.tok(after); number.kind != tokenNumber && !(number.kind == tokenSymbol && isSign(number.sym)) || number.gap > gapSpace {
		return k
	}
	a.cur, a.prefixed = int(lexEntries[i].arg), true
	a.curWord = lexEntries[i].cat == catCur || a.cur == curDirham
	if p.tok(k).script == scriptLatin && a.curWord {
		p.weak |= 1 << En
	}
	p.note(i)
	return after
}

func currencySign(r rune) int {
	switch r {
	case '$', '＄':
		return curUSD
	case '€':
		return curEUR
	case '£':
		return curGBP
	}
	return curNone
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
		k = p.spaced(k, &tm.num, a)
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
	case t.kind != tokenWord:
		return k, absent
	default:
		if i, next := p.phrase(k, only(catColl, catFrac)); i != 0 {
			e := &lexEntries[i]
			if e.cat == catColl {
				p.note(i)
				a.about = true
				tm.num.a = dec{coef: uint64(e.arg)}
				k = next
				if j, n := p.phrase(next, only(catOf)); j != 0 {
					if after := p.scales(n, &tm, a); after > n {
						k = after // une centaine de millions
					}
				}
				break
			}
			// Half of something only a scale word makes a number.
			tm.num.a = dec{coef: uint64(e.arg), exp: -2}.reduced()
			p.note(i)
			if j, n := p.phrase(next, only(catOf)); j != 0 {
				next = n
			}
			if k = p.scales(next, &tm, a); k == next {
				if u := p.tok(k); u.kind == tokenSymbol && isHyphen(u.sym) && u.gap == gapNone && p.tok(k+1).gap == gapNone {
					k++ // un demi-point
				}
				if j, _ := p.phrase(k, only(catPoints, catBasis)); j == 0 || a.n > 0 || strings.HasSuffix(lexEntries[j].key, "s") {
					return k, absent
				}
			}
			tm.words = true
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
			if next, ok := p.dualNoun(k, a); ok {
				tm.words, tm.num.a = true, dec{coef: 2}
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

// dualNoun reads an Arabic dual, which is a number by itself: سنتين, two years. In
// running text only units of time are taken so; other duals are too often
// something else (عقدين: two contracts, or two decades).
func (p *parser) dualNoun(k int, a *amount) (int, bool) {
	if a.n > 0 || a.prefixed {
		return k, false
	}
	i, next := p.phrase(k, 1<<catUnit|1<<catCur)
	if i == 0 || lexEntries[i].form != formDual {
		return k, false
	}
	if lexEntries[i].cat == catCur {
		p.note(i)
		a.cur, a.curWord = int(lexEntries[i].arg), true
		return next, true
	}
	unit := int(lexEntries[i].arg)
	if p.find && !timeUnit(unitTable[unit].symbol) {
		return k, false
	}
	p.note(i)
	a.kind, a.unit, a.noun = Count, unit, [2]int{k, next}
	return next, true
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
	if t.kind != tokenSymbol || t.gap > gapSpace || n.class != numeralPlain {
		return k
	}
	switch t.sym {
	case ',', '،', '٫':
	case '.':
		if t.gap == gapNone {
			return k // a sentence may end here
		}
	default:
		return k
	}
	u := p.tok(k + 1)
	if u.kind != tokenNumber || u.gap > gapSpace || t.gap == gapNone && u.gap == gapNone {
		return k
	}
	if p.find && t.gap == gapNone && !p.splitNumber(k, n) {
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

// scales reads the scale words behind a number.
func (p *parser) scales(k int, tm *term, a *amount) int {
	last := tm.scale
	for {
		t := p.tok(k)
		if t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.tok(k+1).gap == gapNone && p.tok(k+1).is(p.s, catScale) != nil {
			k++ // un demi-million
			t = p.tok(k)
		}
		if t.kind != tokenWord || t.gap > gapSpace {
			return k
		}
		if t.ent == 0 && (t.script == scriptArabic || t.script == scriptLatin) {
			if end := p.fused(t); end > 0 && p.n < window {
				p.split(k, end)
				t = p.tok(k)
			}
		}
		i, next := p.phrase(k, scaleWords)
		if i == 0 || t.clitic&cliticConj != 0 {
			return k
		}
		e := &lexEntries[i]
		switch e.cat {
		case catXScaleCur:
			if a.cur != curNone || a.percentAt >= 0 {
				return k
			}
			low, high := int(e.arg&15), int(e.arg>>4&15)
			tm.setScale(low, high, e.form)
			a.cur, a.kind, a.curWord = int(e.arg>>8), Money, true
			if a.cur == curMAD {
				a.curWord = false
			}
			p.note(i)
			return next
		case catXScale:
			if e.form == formMoneyOnly && !a.prefixed && !p.currencyAt(next) || e.text == "T" && !a.prefixed && p.opt.Locale != EnAny || a.percentAt >= 0 {
				return k
			}
			low, high := int(e.arg&15), int(e.arg>>4&15)
			if e.form == formEither && p.langs.only() == En || e.text == "Bn" && a.prefixed {
				low, high = 9, 0
			}
			tm.setScale(low, high, e.form)
		default:
			if e.form == formDual {
				return k // two million is a number by itself
			}
			p.note(i)
			scale, alt := p.scaleOf(i, tm, next)
			if scale < last && a.bad == nil {
				// A thousand millions, but not a million thousands.
				a.bad, a.badAt = ErrContradiction, int(t.start)
				tm.num = numeral{class: numeralBad}
			}
			last = scale
			if tm.scale += scale; tm.scale > maxScale && a.bad == nil {
				a.bad, a.badAt = ErrLimit, int(t.start)
			}
			if alt != 0 {
				tm.alt = tm.scale - scale + alt
			}
			a.form = e.form
			k = next
			continue
		}
		p.note(i)
		return next
	}
}

func (tm *term) setScale(low, high int, form uint8) {
	if form == formEither {
		tm.alt = tm.scale + high
	}
	tm.scale += low
}

// scaleOf returns the power of ten of a scale word, and another one that it may
// be: a billion and a trillion are not the same in French and in English. French
// counts in billions only with an s and "de"; a bare singular after two or more
// is English.
func (p *parser) scaleOf(i uint16, tm *term, next int) (scale, alt int) {
	e := &lexEntries[i]
	other := 0
	for j := i; int(j) < len(lexEntries) && lexEntries[j].key == e.key; j++ {
		if o := &lexEntries[j]; o.cat == catScale && o.arg != e.arg {
			other = int(o.arg)
		}
	}
	if other == 0 {
		return int(e.arg), 0
	}
	short, long := min(int(e.arg), other), max(int(e.arg), other)
	english := p.langs.only() == En || p.opt.Locale == EnAny && p.langs.has(En)
	if !english && e.form == formSingular && tm.num.class == numeralPlain && tm.num.a.cmp(dec{coef: 2}) >= 0 {
		j, _ := p.phrase(next, only(catOf))
		english = j == 0
	}
	if english {
		p.langs &= 1 << En
		return short, 0
	}
	if p.opt.Locale == FrMA && p.langs.has(Fr) {
		p.langs &= 1 << Fr
		return long, 0
	}
	return short, long
}

// currencyAt reports whether a currency stands at token k: 5m euros.
func (p *parser) currencyAt(k int) bool {
	t := p.tok(k)
	if t.kind == tokenSymbol {
		return t.gap <= gapSpace && currencySign(t.sym) != curNone
	}
	i, _ := p.phrase(k, only(catCur, catXCur))
	return i != 0 && t.gap <= gapSpace
}

// fused returns where in a token a scale word ends that is written in one with
// the word behind it: مليوندرهم, MdsDhs.
func (p *parser) fused(t *token) int {
	word := p.s[t.start:t.end]
	if len(word) > maxWord {
		return 0
	}
	if t.script == scriptLatin {
		return p.fusedLatin(t)
	}
	for i := range word {
		if i < 4 {
			continue
		}
		left := lex(p.s[:int(t.start)+i], int(t.start), 1, nil)
		if int(left.end) != int(t.start)+i || left.ent == 0 || meaning(left.ent, catScale, "") == nil {
			continue
		}
		right := lex(p.s[:t.end], int(t.start)+i, 1, nil)
		if right.ent != 0 && right.end == t.end && right.clitic == 0 &&
			(meaning(right.ent, catCur, "") != nil || meaning(right.ent, catUnit, "") != nil || meaning(right.ent, catScale, "") != nil) {
			return int(t.start) + i
		}
	}
	return 0
}

// fusedLatin is fused for a scale word or abbreviation before a currency.
func (p *parser) fusedLatin(t *token) int {
	for i := t.start + 1; i < t.end && i < t.start+16; i++ {
		left := lex(p.s[:i], int(t.start), 1, nil)
		if left.end != i || left.ent == 0 {
			continue
		}
		if x := left.is(p.s, catXScale); left.is(p.s, catScale) == nil && (x == nil || x.form == formMoneyOnly) {
			continue
		}
		right := lex(p.s[:t.end], int(i), 1, nil)
		if right.end == t.end && (right.is(p.s, catXCur) != nil || right.is(p.s, catCur) != nil) {
			return int(i)
		}
	}
	return 0
}

// split cuts token k in two at a byte.
func (p *parser) split(k, at int) {
	t := p.toks[k]
	copy(p.toks[k+2:], p.toks[k+1:p.n])
	p.n++
	p.toks[k] = lex(p.s[:at], int(t.start), 1, nil)
	p.toks[k].gap = t.gap
	p.toks[k+1] = lex(p.s[:t.end], at, 1, nil)
}

// scaleAlone reads a scale word without a number: مليون, ملياري, le milliard. An
// indefinite plural (des millions, آلاف) is no number.
func (p *parser) scaleAlone(k int, tm *term, a *amount) (int, bool) {
	i, next := p.phrase(k, only(catScale))
	if i == 0 {
		return k, false
	}
	e := &lexEntries[i]
	t := p.tok(k)
	tm.num.a = dec{coef: 1}
	switch e.form {
	case formPlural:
		return k, false
	case formDual:
		tm.num.a = dec{coef: 2}
	case formAccusative:
		if !t.tanwin {
			a.accusAt = a.n
		}
	}
	p.note(i)
	scale, alt := p.scaleOf(i, tm, next)
	tm.scale, a.form, a.implicit, tm.words = scale, e.form, a.n == 0, true
	if alt != 0 {
		tm.alt = alt
	}
	k = p.scales(next, tm, a)
	return k, true
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
	k0 := k
	conj := false
	t := p.tok(k)
	if t.kind == tokenWord {
		if t.clitic&cliticConj != 0 && p.s[t.start:t.start+2] == "و" {
			conj = true
		} else if i, next := p.phrase(k, only(catConj)); i != 0 {
			if u := p.tok(next); u.gap > gapSpace {
				return k, false
			}
			conj = true
			p.note(i)
			k = next
		}
	}
	if conj && !joins {
		return k0, false
	}
	// A half, a quarter of the scale.
	if i, next := p.phrase(k, only(catFrac)); i != 0 && conj && a.n < len(a.terms) {
		e := &lexEntries[i]
		half := term{words: true, scale: last.scale, num: numeral{a: dec{coef: uint64(e.arg), exp: -2}.reduced()}}
		after := next
		if j, n := p.phrase(next, only(catScale)); j != 0 && p.tok(next).gap == gapSpace {
			was := p.langs
			s, alt := p.scaleOf(j, last, n)
			switch {
			case last.scale == 0 && a.n == 1: // 5 ونصف مليون
				if alt != 0 {
					p.langs = was
					return k0, false
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
		return after, true
	}
	if last.scale == 0 || last.scale >= 100 {
		return k0, false
	}
	words := p.tok(k).kind == tokenWord
	before := a.n
	form := a.form
	next, st := p.term(k, a, joins, 1)
	if st != read && words && conj {
		// و + مليون: a scale word alone below the last one.
		next, st = p.term(k, a, joins, 0)
		a.implicit = false
	}
	if st != read || a.n != before+1 {
		return k0, false
	}
	tm := &a.terms[before]
	if tm.num.class == numeralSeparator && tm.scale == 0 {
		tm.num.class, tm.num.grouped = numeralPlain, 1 // 1 million 200.000
	}
	if tm.num.class != numeralPlain && tm.num.class != numeralBad || tm.alt != 0 {
		return k0, false
	}
	v := tm.num.a
	arabic := p.langs.only() == Ar
	switch {
	case tm.scale < last.scale && v.shift(tm.scale).cmp(dec{coef: 1, exp: last.scale}) < 0:
		if tm.scale == 0 && !tm.words {
			// A bare number belongs to it in Arabic, and elsewhere only below a
			// thousand or as thousands right behind a million.
			switch {
			case conj && !arabic:
				return k0, false
			case !conj && last.scale == 3 && v.exp == 0 && v.coef < 1000 && tm.num.digits == 3:
			case !conj && last.scale > 3 && tm.num.grouped > 0:
			case conj && arabic:
			default:
				return k0, false
			}
		}
		if tm.scale == 0 && tm.words && conj && p.langs.only() == Fr {
			return k0, false
		}
	case tm.scale > last.scale && last.scale == 3 && v.cmp(dec{coef: 1000}) < 0 && allThousands(a.terms[:before]):
		tm.group, tm.scale = tm.scale, 0
	default:
		return k0, false
	}
	_ = form
	return next, true
}

func allThousands(terms []term) bool {
	for i := range terms {
		if terms[i].scale != 3 || terms[i].group != 0 {
			return false
		}
	}
	return true
}

// words reads a number in words below a thousand. weak says that it is one
// word that is often something else.
func (p *parser) words(k int, joins bool) (value uint64, next int, weak bool) {
	next = k
	if p.tok(k).cats&(1<<catNum) == 0 {
		return 0, k, false
	}
	for _, l := range langs {
		if p.langs.has(l) && numberWord(p, k, l) >= 0 {
			if v, n, w := p.wordsIn(k, l, joins); n > next {
				value, next, weak = v, n, w
				p.langs &= 1 << l
			}
		}
	}
	return value, next, weak
}

// numberWord returns the number that word k names in a language, or -1.
func numberWord(p *parser, k int, l Lang) int {
	t := p.tok(k)
	if t.cats&(1<<catNum) == 0 {
		return -1
	}
	key := lexEntries[t.ent].key
	for i := int(t.ent); i < len(lexEntries) && lexEntries[i].key == key; i++ {
		if e := &lexEntries[i]; e.cat == catNum && e.lang == l {
			return int(e.arg)
		}
	}
	return -1
}

// weakWords are number words that are something else more often.
func weakWord(key string) bool {
	switch key {
	case "un", "une", "one", "neuf", "cent", "six", "واحد", "واحده", "احد", "احدي", "ست", "سبع", "تسع", "خمس", "عشر", "ثمان", "ثلاث", "اربع", "ثماني", "اثني", "اثنا", "zero", "صفر":
		return true
	}
	return false
}

func (p *parser) wordsIn(k int, l Lang, joins bool) (value uint64, next int, weak bool) {
	v := numberWord(p, k, l)
	cur := v
	weak = weakWord(lexEntries[p.tok(k).ent].key)
	unit := v < 10 // the last word named units
	next = k + 1
	for {
		j, conj, ok := p.nextNumberWord(next-1, l, joins)
		if !ok {
			break
		}
		v = numberWord(p, j, l)
		grown, ok := grow(l, cur, v, conj, unit)
		if !ok {
			break
		}
		cur, unit, weak = grown, v < 10, false
		next = j + 1
	}
	return uint64(cur), next, weak
}

// nextNumberWord finds the number word that may go on behind token k, perhaps
// behind a hyphen or "and".
func (p *parser) nextNumberWord(k int, l Lang, joins bool) (j int, conj, ok bool) {
	j = p.follower(k)
	if j == 0 {
		return 0, false, false
	}
	t := p.tok(j)
	if i, next := p.phrase(j, only(catConj)); i != 0 && lexEntries[i].lang == l {
		u := p.tok(next)
		if u.kind == tokenSymbol && isHyphen(u.sym) && u.gap == gapNone {
			next++ // vingt-et-un
			u = p.tok(next)
		}
		if u.kind != tokenWord || u.gap > gapSpace {
			return 0, false, false
		}
		j, conj = next, true
	} else if t.clitic&cliticConj != 0 {
		conj = true
	}
	if conj && !joins {
		return 0, false, false
	}
	return j, conj, numberWord(p, j, l) >= 0
}

// grow adds the next word of a number below a thousand: cur so far, v the value
// of the word, unit whether the word before it named units.
func grow(l Lang, cur, v int, conj, unit bool) (int, bool) {
	tens := cur % 100
	switch l {
	case Fr:
		switch {
		case v == 100:
			return cur * 100, !conj && cur >= 2 && cur <= 9
		case v == 20 && tens == 4 && !conj:
			return cur + 76, true
		case cur >= 100 && tens == 0 && v < 100:
			return cur + v, !conj && v > 0
		case conj:
			return cur + v, tens >= 20 && tens%10 == 0 && (v == 1 || tens == 60 && v == 11)
		case tens >= 20 && tens%10 == 0 && v > 0 && v < 10:
			return cur + v, true
		case (tens == 60 || tens == 80) && v >= 10 && v <= 16:
			return cur + v, true
		case (tens == 10 || tens == 70 || tens == 90) && v >= 7 && v < 10:
			return cur + v, true
		}
	case En:
		switch {
		case v == 100: // also twelve hundred
			return cur * 100, !conj && (cur >= 1 && cur <= 9 || cur > 10 && cur < 100 && cur%10 != 0)
		case cur >= 100 && tens == 0 && v > 0 && v < 100:
			return cur + v, true
		case tens >= 20 && tens%10 == 0 && v > 0 && v < 10:
			return cur + v, !conj
		}
	case Ar:
		switch {
		case v == 10 && unit && !conj && tens > 0 && tens < 10:
			return cur + 10, true
		case v == 100 && !conj && cur >= 3 && cur <= 9:
			return cur * 100, true
		case !conj:
			return 0, false
		case cur >= 100 && tens == 0 && v > 0 && v < 100:
			return cur + v, true
		case unit && tens > 0 && tens < 10 && v >= 20 && v < 100:
			return cur + v, true
		}
	}
	return 0, false
}

// counted reads what a number counts.
func (p *parser) counted(k int, a *amount) int {
	if a.kind == Count {
		return p.suffixes(p.rate(p.andHalf(k, a), a), a)
	}
	if a.percentAt >= 0 {
		a.kind, a.unit = Percent, unitPercent
		return p.suffixes(p.rate(k, a), a)
	}
	if a.cur != curNone {
		a.kind = Money
		return p.suffixes(p.rate(p.afterMoney(k, a), a), a)
	}
	t := p.tok(k)
	if t.gap > gapSpace {
		return k
	}
	if t.kind == tokenSymbol {
		switch {
		case t.sym == '%' || t.sym == '٪':
			a.kind, a.unit = Percent, unitPercent
			return p.suffixes(p.rate(k+1, a), a)
		case t.sym == '+' && t.gap == gapNone && p.tok(k+1).kind == tokenWord && p.tok(k+1).gap == gapSpace:
			a.op = opAtLeast // 5,000+ jobs
			return p.counted(k+1, a)
		case currencySign(t.sym) != curNone:
			a.kind, a.cur = Money, currencySign(t.sym)
			if u := p.tok(k + 1); a.cur == curUSD && u.kind == tokenWord && u.gap == gapNone && p.text(u) == "US" {
				k++ // $US
			}
			return p.suffixes(p.rate(p.afterMoney(k+1, a), a), a)
		}
		return p.suffixes(k, a)
	}
	if t.kind != tokenWord {
		return k
	}
	start := k
	if scaled := a.terms[a.n-1].scale+a.terms[a.n-1].group >= 6 || a.about || a.terms[a.n-1].words; scaled || p.tok(k).script == scriptLatin {
		if i, next := p.phrase(k, only(catOf)); i != 0 && scaled && p.tok(next).gap <= gapSpace {
			k = next
			if lexEntries[i].lang == Fr {
				p.langs &^= 1 << En
			}
		}
	}
	if p.tok(k).clitic&(cliticConj|cliticPrep) != 0 {
		return p.suffixes(start, a)
	}
	if u := p.tok(k + 1); p.text(p.tok(k)) == "US" && u.kind == tokenSymbol && u.sym == '$' && u.gap == gapNone {
		a.kind, a.cur = Money, curUSD
		return p.suffixes(p.rate(p.afterMoney(k+2, a), a), a)
	}
	i, next := p.phrase(k, unitWords)
	if i == 0 {
		if end := p.garbled(k, a); end > 0 {
			return end
		}
		if end := p.nounPhrase(k, a); end > 0 {
			return end
		}
		return p.suffixes(start, a)
	}
	e := &lexEntries[i]
	p.note(i)
	a.noun = [2]int{k, next}
	switch e.cat {
	case catPercent:
		a.kind, a.unit = Percent, unitPercent
		next = p.andHalf(next, a)
	case catPoints:
		a.kind, a.unit = Points, unitPoint
		next = p.andHalf(next, a)
	case catBasis:
		a.kind, a.unit = Points, unitBasis
	case catCur, catXCur:
		a.kind, a.cur = Money, int(e.arg)
		a.curWord = e.cat == catCur || a.cur == curDirham
		if e.cat == catXCur && a.cur == curDirham {
			p.weak |= 1 << Fr
		}
		next = p.afterMoney(next, a)
	default:
		if y := p.tok(next); y.kind == tokenNumber && y.gap == gapSpace && next == k+1 && unitTable[e.arg].symbol == "year" && yearDigits(p.text(y)) {
			a.noun = [2]int{-1, -1} // 63 ألفا سنة 2015
			return p.suffixes(start, a)
		}
		a.kind, a.unit = Count, int(e.arg)
		if p.tok(next).gap == gapSpace && p.currencyAt(next) && p.tok(next).clitic == 0 {
			return p.unread(a, next, next+1) // 5 kilo dirhams
		}
		next = p.andHalf(next, a)
		if !p.find {
			next = p.modifiers(next, 1)
			a.noun[1] = next
		}
	}
	return p.suffixes(p.rate(next, a), a)
}

// andHalf reads a half behind the unit: سنتين ونصف, trois heures et quart.
func (p *parser) andHalf(k int, a *amount) int {
	if a.n == len(a.terms) || a.terms[a.n-1].scale != 0 || a.terms[a.n-1].num.class != numeralPlain || p.tok(k).gap > gapSpace {
		return k
	}
	at := k
	if i, next := p.phrase(k, only(catConj)); i != 0 {
		at = next
	} else if p.tok(k).clitic&cliticConj == 0 {
		return k
	}
	i, next := p.phrase(at, only(catFrac))
	if i == 0 || p.tok(at).gap > gapSpace {
		return k
	}
	if j, _ := p.phrase(next, 1<<catScale|1<<catUnit); j != 0 {
		return k // and half a million
	}
	p.note(i)
	a.terms[a.n] = term{words: true, num: numeral{a: dec{coef: uint64(lexEntries[i].arg), exp: -2}.reduced()}}
	a.n++
	return next
}

// afterMoney reads what may stand behind a currency: gross or net, and the
// abbreviation in parentheses that repeats it.
func (p *parser) afterMoney(k int, a *amount) int {
	k = p.andHalf(k, a)
	if i, next := p.phrase(k, only(catGross)); i != 0 && p.tok(k).gap == gapSpace {
		p.note(i)
		k = next
	}
	if p.tok(k).kind == tokenSymbol && p.tok(k).sym == '(' && p.tok(k).gap <= gapSpace {
		if i, next := p.phrase(k+1, only(catXScaleCur, catXCur, catCur)); i != 0 && p.tok(k+1).gap == gapNone &&
			p.tok(next).kind == tokenSymbol && p.tok(next).sym == ')' && p.tok(next).gap == gapNone {
			e := &lexEntries[i]
			cur := int(e.arg)
			scale := 0
			if e.cat == catXScaleCur {
				cur, scale = int(e.arg>>8), int(e.arg&15)
			}
			last := &a.terms[a.n-1]
			same := cur == a.cur || codes[cur] == codes[a.cur] && cur != curCentime && a.cur != curCentime
			if !same || e.cat == catXScaleCur && e.form != formEither && scale != last.scale+last.group {
				a.bad, a.badAt = ErrContradiction, int(p.tok(k).start)
			}
			k = next + 1
		}
	}
	return k
}

// rate reads "per": /heure, par an, لكل فرد.
func (p *parser) rate(k int, a *amount) int {
	t := p.tok(k)
	if t.kind == tokenWord && t.gap == gapSpace && t.clitic == 0 && t.cats&(1<<catEvery|1<<catPrefix) != 0 {
		if i, next := p.phrase(k, only(catEvery)); i != 0 { // yearly, per annum
			p.note(i)
			a.per = unitIndex(everyUnit[lexEntries[i].arg])
			return next
		}
	}
	timeOnly, after := false, k
	switch {
	case t.kind == tokenSymbol && t.sym == '/' && p.tok(k+1).kind == tokenWord && p.tok(k+1).gap <= gapSpace:
		after = k + 1
		switch p.text(p.tok(after)) {
		case "h", "H":
			a.per = unitIndex("hour")
			return after + 1
		case "j", "J":
			a.per = unitIndex("day")
			return after + 1
		}
	case t.kind == tokenWord && t.gap == gapSpace && t.clitic == cliticPrep|cliticDef && t.cats&(1<<catUnit) != 0:
		// للبرميل, a barrel; but للشركة is to the company.
		i, next := p.phrase(k, only(catUnit))
		u := &unitTable[lexEntries[i].arg]
		if !strings.HasPrefix(p.text(t), "لل") || !u.measure && !timeUnit(u.symbol) && u.symbol != "person" {
			return k
		}
		a.per = int(lexEntries[i].arg)
		return next
	case t.kind == tokenWord && t.gap == gapSpace && t.clitic&cliticConj == 0:
		i, next := p.phrase(k, only(catRate))
		if i == 0 || p.tok(next).gap > gapSpace {
			return k
		}
		timeOnly, after = !perWord(i), next
	default:
		return k
	}
	i, next := p.phrase(after, only(catUnit, catXUnit))
	if i == 0 || p.tok(after).clitic&(cliticConj|cliticPrep) != 0 {
		return k
	}
	unit := int(lexEntries[i].arg)
	if timeOnly && !timeUnit(unitTable[unit].symbol) && (a.kind != Money || !unitTable[unit].measure) {
		return k
	}
	if timeOnly && t.kind == tokenWord && p.once(after, next) {
		return k
	}
	a.per = unit
	if i, n := p.phrase(next, only(catGross)); i != 0 && a.kind == Money && p.tok(next).gap == gapSpace {
		p.note(i)
		next = n // 4.500 DH par mois net
	}
	return next
}

// once reports whether a unit of time, from token k to next, is a certain one and
// not each: a year ago, l'an dernier, في سنة 2015.
func (p *parser) once(k, next int) bool {
	t := p.tok(k)
	if t.script == scriptArabic && t.clitic&cliticDef == 0 && p.s[p.tok(k-1).start:p.tok(k-1).end] == "في" {
		return true
	}
	u := p.tok(next)
	if u.gap > gapSpace {
		return false
	}
	i, _ := p.phrase(next, only(catWhen))
	return i != 0 || u.kind == tokenNumber
}

// unitIndex returns the index in unitTable of a symbol that is there.
func unitIndex(symbol string) int {
	return slices.IndexFunc(unitTable[:], func(u unitInfo) bool { return u.symbol == symbol })
}

// perWord reports whether a rate word says nothing else: "8000 درهم في الشهر" is
// a rate, "300 شركة في المدينة" is not.
func perWord(i uint16) bool {
	key := lexEntries[i].key
	return key == "par" || key == "per" || key == "لكل"
}

func timeUnit(symbol string) bool {
	switch symbol {
	case "hour", "minute", "day", "week", "month", "quarter", "semester", "year":
		return true
	}
	return false
}

// suffixes reads a qualifier behind the number.
func (p *parser) suffixes(k int, a *amount) int {
	t := p.tok(k)
	if t.kind == tokenSymbol && t.sym == '+' && t.gap == gapNone {
		if u := p.tok(k + 1); u.gap != gapNone || u.kind == tokenEnd || u.kind == tokenSymbol && !isSign(u.sym) {
			a.op = opAtLeast
			return k + 1
		}
	}
	if t.gap > gapSpace {
		return k
	}
	if i, next := p.phrase(k, only(catSuffix)); i != 0 {
		// "environ 5 000" begins another figure.
		if u := p.tok(next); u.gap <= gapSpace && (u.kind == tokenNumber || u.is(p.s, catOf) != nil) {
			return k
		}
		a.op = int(lexEntries[i].arg)
		p.note(i)
		return next
	}
	return k
}

// nounPhrase reads, when the whole text is one figure, a counted thing that the
// library has no symbol for, and finds the symbol of an English one behind its
// adjectives. In running text it only notes that a thing is counted.
func (p *parser) nounPhrase(k int, a *amount) int {
	t := p.tok(k)
	if t.gap != gapSpace || !plainWord(t) || p.stops(k) || p.scaleInside(t) || t.script == scriptLatin && t.ent == 0 && t.end-t.start <= 2 {
		return 0
	}
	if p.find {
		// A definite noun, or one with a preposition, is not counted.
		a.unknown = t.clitic == 0 && t.ent == 0
		if a.unknown {
			p.script(t)
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
		if i, next := p.phrase(j, only(catUnit)); i != 0 && next == end && lexEntries[i].lang == En {
			a.unit, a.unknown = int(lexEntries[i].arg), false
			p.note(i)
			break
		}
	}
	return p.suffixes(end, a)
}

// script takes an unknown word as evidence of its language, if its letters are.
func (p *parser) script(t *token) {
	switch {
	case t.script == scriptArabic:
		p.langs &= 1 << Ar
	default:
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
const noNoun = 1<<catStop | 1<<catPart | 1<<catYearWord | 1<<catMonth | 1<<catConj | 1<<catTo | 1<<catOrdinal | 1<<catScale | 1<<catSuffix | 1<<catDet | 1<<catRate |
	1<<catQual | 1<<catNeg | 1<<catNum | 1<<catFrac | 1<<catColl | 1<<catBetween | 1<<catFrom | 1<<catSign

// stops reports whether a word cannot be a counted noun.
func (p *parser) stops(k int) bool {
	i, _ := p.phrase(k, noNoun)
	return i != 0 || p.tok(k).clitic&(cliticConj|cliticPrep) != 0
}

// scaleInside reports whether an unknown Arabic word begins with a scale word, as
// when the space behind it was forgotten. ألف is left out: it begins many words.
func (p *parser) scaleInside(t *token) bool {
	if t.script != scriptArabic || t.ent != 0 {
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
	for _, scale := range [...]string{"مليون", "مليار", "ملايين", "ملايير", "تريليون", "ترليون", "بليون"} {
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
		if i, next := p.phrase(k, only(catRate)); i != 0 {
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
const spoiling = 1<<catScale | 1<<catXScaleCur | 1<<catNum | 1<<catColl | 1<<catFrac | 1<<catPercent | 1<<catCur | 1<<catXCur | 1<<catMany | 1<<catPoint | 1<<catSign

// spoils reports whether word n of a noun phrase, at token k, says that the
// phrase is not only a counted thing: "3 emplois sur dix", "500 jobs fewer".
func (p *parser) spoils(k, n int) bool {
	t := p.tok(k)
	if i, _ := p.phrase(k, only(catEvery)); i != 0 {
		return n > 0
	}
	if i, _ := p.phrase(k, spoiling); i != 0 {
		switch key := lexEntries[i].key; {
		case lexEntries[i].cat == catNum && (key == "neuf" || one(p, t)):
			return false // a new one
		}
		return true
	}
	if t.ent == 0 {
		return p.misspelt(t)
	}
	switch lexEntries[t.ent].key {
	case "more", "less", "fewer", "اقل", "اكثر":
		return true
	}
	return false
}

// garbled finds, behind a number, a word that belongs to it and is not read: a
// dozen, a hundred behind digits, a scale word or a currency with a slip of the
// pen. It returns the token behind that word, or 0.
func (p *parser) garbled(k int, a *amount) int {
	t := p.tok(k)
	if i, next := p.phrase(k, only(catMany, catColl, catPoint, catNum)); i != 0 && t.clitic&(cliticConj|cliticPrep) == 0 {
		e := &lexEntries[i]
		switch {
		case e.cat == catMany, e.cat == catColl, e.cat == catNum && e.arg == 100 && !a.terms[a.n-1].words:
			return p.unread(a, k, next)
		case e.cat == catPoint:
			if u := p.tok(next); u.gap == gapSpace && (u.kind == tokenNumber || u.cats&(1<<catNum) != 0) {
				return p.unread(a, k, next+1)
			}
		}
		return 0
	}
	if t.ent == 0 && p.misspelt(t) || t.clitic == 0 && p.otherCase(t) {
		return p.unread(a, k, k+1)
	}
	return 0
}

// unread refuses an amount for the word at token k, and returns next.
func (p *parser) unread(a *amount, k, next int) int {
	a.bad, a.badAt = ErrTrailing, int(p.tok(k).start)
	a.terms[a.n-1].num = numeral{class: numeralBad}
	return next
}

// fraction reads decimals in words behind the whole number: "point two five",
// "virgule vingt-cinq", «فاصلة خمسة».
func (p *parser) fraction(k int) (f dec, next int) {
	i, j := p.phrase(k, only(catPoint))
	if i == 0 || p.tok(k).gap != gapSpace || p.tok(k).clitic != 0 {
		return f, k
	}
	digits := 0
	for digits < 6 && p.tok(j).gap == gapSpace {
		l := lexEntries[i].lang
		if !p.langs.has(l) {
			break
		}
		v := numberWord(p, j, l)
		if v < 0 || v > 9 && (digits > 0 && f.coef > 0 || l == En) || v <= 9 && digits > 0 && l != En && f.coef > 0 {
			break
		}
		n := j + 1
		if v > 0 && l != En {
			var value uint64
			value, n, _ = p.wordsIn(j, l, true)
			v = int(value)
		}
		width := len(strconv.Itoa(v))
		f.coef, digits, j = f.coef*powers[width]+uint64(v), digits+width, n
	}
	if digits == 0 || digits > 6 {
		return dec{}, k
	}
	f.exp = -digits
	p.note(i)
	return f, j
}

// with returns a whole number below 10^12 with the decimals f behind it.
func (d dec) with(f dec) dec {
	return dec{coef: d.coef*powers[-f.exp] + f.coef, exp: f.exp}
}

// yearDigits reports whether a number is four digits that may be a year.
func yearDigits(s string) bool {
	n := 0
	for i := 0; i < len(s); {
		digit, _, width := digitAt(s, i)
		if width == 0 {
			return false
		}
		n, i = 10*n+int(digit), i+width
		if n > 2100 {
			return false
		}
	}
	return n >= 1900
}
