package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// how two amounts are joined.
type joint uint8

const (
	noSecond joint = iota
	joinHyphen
	joinDash
	joinTo
	joinBetween
	joinFrom
)

// both reads the second of two amounts at token k.
func (x *phraseReader) both(a *amount, k int, how joint, first int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	langs := p.langs
	var b amount
	if st := p.amount(&b, k, true); st != read || b.bad != nil {
		p.langs = langs
		return r, k, absent, nil
	}
	samePounds(a, &b)
	if p.find && how != joinTo && a.bareYear() && b.endOfYears(a) && p.tok(b.first).gap == gapNone {
		return r, b.next, skip, nil // 2024–29
	}
	if p.find && (how == joinTo && (b.oneOfCurrency(a) || x.untilYear(a, &b)) || a.bareYear() && !b.bareYear() ||
		b.yearLike() && a.timeSpan() ||
		!alike(a, &b) ||
		a.kind != 0 && b.bareDay() && p.month(b.next)) {
		p.langs = langs
		return r, k, absent, nil // سنة 2010 إلى 7,5 مليار
	}
	if st := x.referred(a, &b, how, first); st != read {
		if st == absent {
			p.langs = langs
			return r, k, absent, nil
		}
		return r, b.next, skip, nil
	}
	r, next, st, err = x.spanned(a, &b, how)
	if st == absent && x.change && a.kind == 0 && !a.unknown {
		// passé de 5,2 à 6,8 milliards de dirhams: both are of the same.
		after := a.next
		shareUnit(a, &b)
		if distribute(a, &b) {
			// tombé de 5 à 3 millions; but 900 à 1,2 milliard may be of millions.
			right := &b.terms[b.n-1]
			a.rowBreak = a.terms[0].num.a.cmp(right.num.a.times(100)) >= 0
			a.terms[0].scale, a.terms[0].alt, a.lent = right.scale, right.alt, true
		}
		a.next, a.noun = after, [2]int{-1, -1}
	} else if st == absent && x.change && a.mayShareScale(&b) {
		a.terms[0].alt = b.terms[0].scale // from $1.2 to $1.5 million
	}
	return r, next, st, err
}

// mayShareScale reports whether an amount of money may be of the scale of the second one, b, which is of the same
// currency: from $1.2 to $1.5 million.
func (a *amount) mayShareScale(b *amount) bool {
	left := &a.terms[0]
	return a.kind == Money && b.kind == Money && a.cur == b.cur && a.oneNumber() && b.n == 1 && left.scale == 0 &&
		left.alt == 0 && b.terms[0].scale >= 6 && left.num.a.cmp(dec{coef: 1000}) < 0
}

// untilYear reports whether the second of two amounts is the year until which the first one counts: 9,5 milliards par
// an jusqu'en 2028.
func (x *phraseReader) untilYear(a, b *amount) bool {
	if a.kind == 0 || !b.bareYear() || b.unknown || b.first == 0 {
		return false
	}
	return x.says(wordsUntil, x.tok(b.first-1))
}

// oneOfCurrency reports whether an amount is one unit of a currency of which a is the price: 14.2 to $1.
func (b *amount) oneOfCurrency(a *amount) bool {
	return b.kind == Money && b.prefixed && a.cur != b.cur && b.oneNumber() && b.terms[0].num.plain &&
		b.terms[0].num.a.coef == 1
}

// endOfYears reports whether an amount is the last two digits of a year that ends a period from a on.
func (b *amount) endOfYears(a *amount) bool {
	n := &b.terms[0].num
	return b.bareNumber() && !b.unknown && b.n == 1 && n.digits == 2 && n.a.coef > a.terms[0].num.a.coef%100
}

// referred says of two amounts behind a label, articles 5 à 8, or glued to a name, that they are no
// figure; or, where the second one counts something, that they do not go together: «البنزين 95 إلى
// 15 جنيها», N500 to N5,500.
func (x *phraseReader) referred(a, b *amount, how joint, first int) status {
	if !x.find || first == 0 {
		return read
	}
	prev, gap := x.tok(first-1), x.tok(first).gap
	if a.terms[0].words && a.kind == 0 && x.tok(first).plays(rolePronoun) && prev.script == scriptArabic &&
		prev.cats&(1<<catUnit) != 0 && gap == gapSpace {
		return absent // من شهر واحد إلى سنتين
	}
	label := gap <= gapSpace && (reference(prev, x.s) || x.agendaPoint(first))
	switch {
	case label && a.kind == 0 && b.kind != 0:
		return absent
	case label:
		return skip
	case gap != gapNone || !glues(prev) || byLetter(a.cur):
		return read
	case how == joinTo && b.kind != 0:
		return absent
	}
	return skip
}

// timeSpan reports whether an amount is a small number of years or other units of time: the ten
// years to 2023.
func (a *amount) timeSpan() bool {
	v, _ := a.value(choice{})
	return a.kind == Count && a.unit >= 0 && timeUnit(unitTable[a.unit].symbol) && v.cmp(dec{coef: 1000}) < 0
}

// second looks for the other end of "4-5 %", "10 à 15 %", "5 إلى 10", and returns
// the token where it begins.
func (x *phraseReader) second(a *amount) (at int, how joint) {
	p := x.parser
	if x.op != opNone || x.paren || a.bad != nil {
		return 0, noSecond
	}
	k := a.next
	t := p.tok(k)
	switch {
	case t.kind == tokenSymbol && (isHyphen(t.sym) || t.sym == '–' || t.sym == '—') && t.gap <= gapSpace:
		u := p.tok(k + 1)
		if a.signed && p.looseDash(a.first) {
			return 0, noSecond // II - 5 - 1
		}
		if isHyphen(t.sym) && t.gap == gapNone && u.gap == gapSpace {
			if next, ok := p.to(k + 1); ok {
				return next, joinTo // 18- to 34-year-olds
			}
		}
		if u.gap != t.gap || u.kind != tokenNumber && currencySign(u.sym) == curNone &&
			!(byLetter(a.cur) && p.letterBefore(k+2) == a.cur) {
			return 0, noSecond
		}
		if isHyphen(t.sym) {
			return k + 1, joinHyphen
		}
		return k + 1, joinDash
	case t.kind == tokenWord && t.gap <= gapSpace:
		langs := p.langs
		next, ok := p.to(k)
		if !ok || t.clitic&cliticConj != 0 || p.notFirst(a, next) ||
			a.first > 0 && p.says(wordsMagnitude, p.tok(a.first-1)) {
			p.langs = langs
			return 0, noSecond // un véhicule neuf à 150.000 DH
		}
		return next, joinTo
	}
	return 0, noSecond
}

// notFirst reports whether an amount is rather a pronoun or an adjective than the first
// of a range whose second number is the digits at token k: un véhicule neuf à 150.000 DH.
func (p *parser) notFirst(a *amount, k int) bool {
	return p.find && a.weak && p.tok(k).kind == tokenNumber && p.tok(a.first).plays(rolePronoun|roleNew)
}

// to reads "to", "à", "إلى", and "jusqu'à", which is also a qualifier.
func (p *parser) to(k int) (next int, ok bool) {
	if p.tok(k).gap > gapSpace {
		return k, false
	}
	i, next := p.phrase(k, 1<<catTo|1<<catQual)
	if i == 0 || p.tok(next).gap > gapSpace {
		return k, false
	}
	if lexEntries[i].cat == catQual {
		j, n := p.phrase(k, only(catTo))
		if j == 0 || n != next {
			return k, false
		}
		i = j
	}
	if lexEntries[i].form == formAccented && p.find && p.s[p.tok(k).start] < utf8.RuneSelf {
		return k, false // the verb "a"
	}
	p.note(i)
	return next, true
}

// between reads the two ends of "between a and b", "ما بين عشرين و25".
func (x *phraseReader) between(k int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	about := x.about
	if i, n := p.phrase(k, only(catQual)); i != 0 && lexEntries[i].arg == opAbout {
		p.note(i)
		about, k = true, n
	}
	langs := p.langs
	for _, joins := range [...]bool{true, false} {
		p.langs = langs
		var a, b amount
		if p.amount(&a, k, joins) != read {
			return r, k, absent, nil
		}
		at, ok := p.separator(a.next)
		if !ok {
			continue
		}
		if i, n := p.phrase(at, only(catQual)); i != 0 && lexEntries[i].arg == opAbout {
			at = n
		}
		if p.amount(&b, at, joins) != read {
			continue
		}
		x.about = about
		return x.spanned(&a, &b, joinBetween)
	}
	return r, k, absent, nil
}

// separator reads what stands between the ends of "between": and, to, a dash.
func (p *parser) separator(k int) (int, bool) {
	t := p.tok(k)
	switch {
	case t.gap > gapSpace:
		return k, false
	case t.kind == tokenSymbol && (isHyphen(t.sym) || t.sym == '–'):
		return k + 1, true
	case t.kind != tokenWord:
		return k, false
	}
	i, next := p.phrase(k, only(catConj, catTo))
	if i == 0 {
		// و written in one with a number word.
		return k, t.clitic&cliticConj != 0
	}
	p.note(i)
	// "and up to", «و ما يناهز» are not ends of a plain range.
	return next, p.tok(next).gap <= gapSpace
}

// fromTo reads "de 300 à 500", "من 300 إلى 500".
func (x *phraseReader) fromTo(k int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	var a, b amount
	if p.amount(&a, k, true) != read || a.bad != nil || a.implicit {
		return r, k, absent, nil
	}
	at, ok := p.to(a.next)
	if !ok || p.amount(&b, at, true) != read || b.bad != nil {
		return r, k, absent, nil
	}
	if samePounds(&a, &b); p.find && !alike(&a, &b) {
		return r, k, absent, nil
	}
	return x.spanned(&a, &b, joinFrom)
}

// spanned makes the reading of two amounts.
func (x *phraseReader) spanned(a, b *amount, how joint) (r Reading, next int, st status, err *Error) {
	next = b.next
	if x.op != opNone || a.op != opNone || b.op != opNone && b.op != opAbout {
		return r, next, read, x.refusal(ErrContradiction, x.start, "a range and a bound")
	}
	x.about = x.about || b.op == opAbout || a.about || b.about
	twice := a.kind != 0 && b.kind != 0
	samePounds(a, b)
	x.lendCurrency(a, b)
	next = b.next
	x.extent(&r, next)
	if st, err := x.noRange(a, b, how); st != read || err != nil {
		return r, next, st, err
	}
	e := rangeEnds{left: *a, right: *b, reading: r, about: x.about}
	byMuch := x.find && x.change && x.byMuch(a, b, how)
	if !shareUnit(&e.left, &e.right) {
		return r, next, read, x.refusal(ErrContradiction, x.start, "the ends count different things")
	}
	e.settle(x.parser)
	apart := e // from €3 to €4 billion may be from three euros
	// MAD 5-6 billion: a currency before the number says nothing about its scale.
	if a.kind == 0 || a.prefixed && a.per < 0 && (b.kind == 0 || b.prefixed) {
		e.shareScale(how != joinBetween || !x.opt.Locale.IsSet())
	}
	between := func(c choice) (Reading, bool) { return e.between(x, c) }
	why := x.isRange(&e.left, &e.right, how, twice)
	if byMuch {
		why = nil // rose 15 to 20%, une baisse de 15 à 20%
	}
	if why != nil {
		e.open(new(int), 1, why)
		list := every(&e.settled, between)
		list = append(list, every(&e.settled, func(c choice) (Reading, bool) { return e.change(x, how, c) })...)
		if how == joinTo || how == joinFrom {
			list = append(list, every(&e.settled, func(c choice) (Reading, bool) { return e.before(x, c) })...)
			if a.mayShareScale(b) {
				list = apart.otherScale(x, list, e.left.terms[0].scale)
			}
		}
		return r, next, read, x.doubt(&e.settled, list)
	}
	if len(e.reasons) > 0 {
		return r, next, read, x.doubt(&e.settled, every(&e.settled, between))
	}
	out, ok := e.between(x, e.fixed)
	if !ok {
		return r, next, read, x.refusal(ErrContradiction, x.start, "the ends are in the wrong order")
	}
	if x.find {
		if end, err := x.lostBehind(&out, &e.right, next); err != nil {
			return out, end, read, err
		}
	}
	return out, next, read, nil
}

// otherScale appends to list the readings of the left end of a range without the scale of the right one, or with it if
// they have none: scale is the one that they have.
func (e *rangeEnds) otherScale(x *phraseReader, list []Reading, scale int) []Reading {
	if scale == 0 {
		e.left.terms[0].scale = e.right.terms[0].scale
	}
	for _, r := range every(&e.settled, func(c choice) (Reading, bool) { return e.before(x, c) }) {
		if len(list) < mostCandidates && !hasReading(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// lostBehind returns the error of a range of running text, whose right end is b and which ends before token k, when
// words behind it make another figure of it, and where they end: 200 to 300 fewer jobs.
func (x *phraseReader) lostBehind(r *Reading, b *amount, k int) (end int, err *Error) {
	if end = x.lost(k, b); end == k {
		return end, nil
	}
	whole := *r
	x.extent(r, end)
	if b.bad != nil {
		err = x.refusal(b.bad, b.badAt, "")
		err.Candidates = []Reading{whole}
		return end, err
	}
	whole.Start, whole.End, whole.Literal = r.Start, r.End, r.Literal
	return end, &Error{Err: ErrAmbiguous, Offset: x.start, Reasons: []error{ErrUnit}, Candidates: []Reading{whole}}
}

// lendCurrency gives the second of two amounts the currency before the first, and reads the rate behind
// both: $35-40 billion a year.
func (x *phraseReader) lendCurrency(a, b *amount) {
	if a.cur == curNone || !a.prefixed || a.per >= 0 || b.kind != 0 || b.unknown || b.per >= 0 {
		return
	}
	b.kind, b.cur, b.curWord, b.prefixed = Money, a.cur, a.curWord, true
	b.rare, b.word = a.rare, a.word
	b.next = x.tail(b.next, b)
}

// noRange says why two amounts are no range in spite of what joins them.
func (x *phraseReader) noRange(a, b *amount, how joint) (status, *Error) {
	switch {
	case a.bad != nil:
		return read, x.refusal(a.bad, a.badAt, "")
	case b.bad != nil:
		return read, x.refusal(b.bad, b.badAt, "")
	case x.find && (how == joinTo || how == joinFrom) && x.changed(a, b, how):
		return absent, nil // two figures
	case x.find && a.bareDay() && b.bareDay() && (x.month(b.next) || !b.unknown && x.behindMonth(a.first)):
		return skip, nil // من 5 إلى 12 دجنبر, March 9 to 11
	case x.find && how == joinHyphen && x.scored(a, b), x.find && x.hours(a, b):
		return skip, nil
	case x.find && x.chained(b.next) && (a.kind != 0 || b.kind != 0):
		return absent, nil // Rs 1,000 a month to 45-50 lakh
	case a.bareYear() && b.bareYear() && (how != joinBetween || x.find) || x.find && x.chained(b.next):
		return skip, nil
	}
	return read, nil
}

// behindMonth reports whether the number at token k stands behind a month.
func (x *phraseReader) behindMonth(k int) bool {
	j := k - 1
	if j > 0 && x.tok(j).is(x.s, catFrom) != nil && x.tok(j+1).gap == gapSpace {
		j-- // in May from 5 to 9
	}
	if j > 0 && comma(x.tok(j)) {
		j--
	}
	return j >= 0 && x.tok(k).gap == gapSpace && x.tok(j).is(x.s, catMonth) != nil
}

// hours reports whether two numbers are hours of a day: from 8 to 10 a.m.
func (x *phraseReader) hours(a, b *amount) bool {
	t, noon := x.tok(b.next), dec{coef: 12}
	return t.plays(roleClock) && t.gap <= gapSpace && a.bareNumber() && b.bareNumber() &&
		a.terms[0].num.a.cmp(noon) <= 0 && b.terms[0].num.a.cmp(noon) <= 0
}

// scored reports whether two numbers with a hyphen between are those of a game, or of a name: a
// 1-1 draw, won 6-4, 787-9, decree 1567-23. No range goes down.
func (x *phraseReader) scored(a, b *amount) bool {
	m, n := &a.terms[0].num, &b.terms[0].num
	if !a.bareNumber() || b.kind != 0 || !n.plain || n.digits > 3 || a.unknown ||
		m.digits > 3 && m.a.cmp(n.a) <= 0 {
		return false
	}
	return m.a.cmp(n.a) >= 0 || x.tok(b.next).plays(roleScore)
}

// changed reports whether two numbers tell a change and not a range: a word of
// change stands before them, or they go down.
func (x *phraseReader) changed(a, b *amount, how joint) bool {
	if (how == joinTo || how == joinFrom) && x.leads(a, b) {
		return true
	}
	if x.change && x.against(a, b, how) {
		return false
	}
	if x.change && x.amountTo(a, b, how) || x.find && x.leavesFrom(a, b, how) || x.change && x.moves(how) {
		return true // from 18,000 jobs to 120,000
	}
	if x.change {
		if x.mayTellHowMuch(a, b, how) {
			return false
		}
		return !a.bareYear() && (b.kind != 0 || a.terms[0].scale > 0 && b.terms[0].scale > 0) && !x.by(a, b, how)
	}
	if a.kind == 0 || b.kind == 0 {
		return false
	}
	if a.neg || b.neg {
		return false
	}
	for choices := range 4 { // whatever the separators mean
		va, _ := a.value(choice{sep: choices & 1})
		vb, _ := b.value(choice{sep: choices >> 1})
		if va.cmp(vb) <= 0 {
			return false
		}
	}
	return true
}

// mayTellHowMuch reports whether two round numbers behind a word of change, of which only the second names what it
// counts, may tell by how much, or of something else: fell by 60 to 80 cents, reculer de 60 à 80 centimes, must cut
// use, or face fines of 300 to 3,000 euros.
func (x *phraseReader) mayTellHowMuch(a, b *amount, how joint) bool {
	if a.kind != 0 || a.unknown || b.kind == 0 {
		return false
	}
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	if a.n == 1 && b.n == 1 && a.terms[0].scale == 0 {
		vb = b.terms[0].num.a // 2,2 à 1,8 million
	}
	if va.cmp(vb) >= 0 || va.significant() > 2 || vb.significant() > 2 {
		return false
	}
	switch {
	case x.beyondComma():
		return true
	case b.kind == Percent || b.kind == Points || a.bareYear():
		return false
	case how == joinTo:
		return x.first > 0 && x.tok(x.first-1).is(x.s, catFrom) == nil
	}
	return how == joinFrom && x.says(wordsOf, x.tok(x.first)) && (x.trend == changeUp || x.trend == changeDown)
}

// beyondComma reports whether a comma stands between the word of change and the figure, which may then tell of
// something else.
func (x *phraseReader) beyondComma() bool {
	return int(x.changeAt) < x.start && strings.ContainsAny(x.s[x.changeAt:x.start], ",،")
}

// moves reports whether a word of change that says from where, and not by how much, stands right before "from"
// and two numbers: grew from 12 to 19 plants, passer de 206 à 226.
func (x *phraseReader) moves(how joint) bool {
	k := x.first - 1 // before "from"
	if how == joinTo {
		k--
	}
	if how == joinBetween || k < 0 || x.tok(k+1).is(x.s, catFrom) == nil || x.tok(k+1).gap > gapSpace {
		return false
	}
	t := x.tok(k)
	e := t.is(x.s, catChange)
	return e != nil && (e.arg == changeShift || e.lang != Fr)
}

// against reports whether two numbers of one unit speak against the word of change before them, and so are
// rather a range: growth of 2%, down from 3% to 5%, and a margin of 15% to 15.1%.
func (x *phraseReader) against(a, b *amount, how joint) bool {
	if x.first == 0 || a.kind == 0 || b.kind == 0 {
		return false
	}
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	switch t := x.tok(x.first - 1); {
	case x.says(wordsDown, t):
		return how == joinFrom && va.cmp(vb) < 0
	case x.says(wordsUp, t):
		return how == joinFrom && va.cmp(vb) > 0
	case x.says(wordsOfMuch, t):
		return how == joinTo && va.cmp(vb) < 0
	case x.says(wordsByMuch, t):
		return how == joinTo && a.kind == Percent && va.cmp(vb) < 0 && vb.cmp(va.times(3)) < 0 // by 11.76% to 14.8%
	}
	return false
}

// leavesFrom reports whether only the first of two numbers says what it counts, which a range says behind
// the second: from 18,000 jobs to 120,000.
func (x *phraseReader) leavesFrom(a, b *amount, how joint) bool {
	return a.kind == Count && b.kind == 0 && !b.unknown && (how == joinFrom || how == joinTo)
}

// amountTo reports whether the first of two numbers tells by how much a count changed, and the second,
// far larger, where it stands then: fell by 29,000 to 1.44 million.
func (x *phraseReader) amountTo(a, b *amount, how joint) bool {
	if how != joinTo || x.first == 0 || !x.says(wordsByMuch, x.tok(x.first-1)) {
		return false
	}
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	return va.cmp(dec{coef: 1000}) >= 0 && vb.cmp(va.times(10)) >= 0 ||
		a.kind == 0 && b.kind == 0 && vb.cmp(va.times(30)) >= 0 || // rose by five to 482
		a.terms[0].scale > 0 && b.kind == 0 && b.terms[b.n-1].scale == 0 // by 0.4 million to 2.1
}

// leads reports whether a share or points lead to a bare number, which is where they lead:
// rose 1.2% to 7,505.
func (x *phraseReader) leads(a, b *amount) bool {
	if a.kind != Percent && a.kind != Points || b.kind != 0 && (a.kind != Points || b.kind != Points) || b.unknown {
		return false
	}
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	return x.change && b.kind == 0 || vb.cmp(dec{coef: 100}) > 0 && vb.cmp(va.times(10)) > 0
}

// by reports whether two numbers behind a word of change, of which only the second names
// its unit, tell by how much, and not from where to where: rose 15 to 20%, une hausse de
// 15 à 20%. French has one word for "by" and "from".
func (x *phraseReader) by(a, b *amount, how joint) bool {
	if x.ages(a, b) {
		return true
	}
	if a.kind != 0 || a.unknown || b.kind != Percent && b.kind != Points || x.langs.has(Ar) ||
		how == joinTo && x.first > 0 && x.tok(x.first-1).is(x.s, catFrom) != nil {
		return false
	}
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	return va.cmp(vb) < 0 && (how == joinTo || x.trend != 0 && x.trend != changeShift && x.langs.only() == Fr)
}

// byMuch reports whether two numbers behind a word of change are a range all the same: they
// tell by how much, or of which age people are.
func (x *phraseReader) byMuch(a, b *amount, how joint) bool {
	return x.ages(a, b) || x.by(a, b, how) && (how == joinTo || x.trend == changeDown)
}

// ages reports whether two numbers of years are those of people: des personnes de 50 à 64 ans.
func (x *phraseReader) ages(a, b *amount) bool {
	if a.kind != 0 || b.kind != Count || b.unit < 0 || unitTable[b.unit].symbol != "year" || x.first == 0 {
		return false
	}
	for k := x.first - 1; k >= max(0, x.first-2); k-- {
		e := x.tok(k).is(x.s, catUnit)
		if e != nil && e.form != formSingular && people(unitTable[e.arg].symbol) || x.says(wordsOfAge, x.tok(k)) {
			return true
		}
		if x.tok(k).kind != tokenWord || x.tok(k).is(x.s, catFrom) == nil {
			break
		}
	}
	return false
}

// rangeEnds are the two ends of a range, and what they leave open.
type rangeEnds struct {
	settled
	left, right amount
	reading     Reading // its place and words
	about       bool
	thousands   bool // the left end may have lost its thousands
	dual        int  // whether the left end is of two: مليارا حاوية
	crossed     bool // one has a comma and the other a point, which do not mean the same
}

// settle decides about both ends; what one leaves open is open for both.
func (e *rangeEnds) settle(p *parser) {
	e.settled = p.settle(&e.right, false, false)
	left := p.settle(&e.left, false, false)
	e.n.row, left.n.row = max(e.n.row, left.n.row), 1
	e.dual = left.fixed.dual
	if e.n.sep == 1 && left.n.sep == 1 && len(left.reasons) == 0 {
		// Each end decided for itself; make both plain.
		e.left.fix(left.fixed.sep)
		e.right.fix(e.fixed.sep)
		e.fixed.sep = 0
		return
	}
	l, simple := e.left.oneSeparator()
	r, both := e.right.oneSeparator()
	if l != r && simple && both {
		switch {
		case left.n.sep == 1:
			e.left.fix(left.fixed.sep)
		case e.n.sep == 1:
			e.right.fix(e.fixed.sep)
			e.fixed.sep = 0
		default:
			e.crossed = true
		}
	}
	e.n.sep = max(2, e.n.sep, left.n.sep)
	for _, why := range left.reasons {
		e.open(&e.n.sep, 2, why)
	}
}

// oneSeparator returns the comma or point of an amount that may stand between
// thousands or before decimals, or 0 when there is none. simple is false where
// something else is in doubt about its digits.
func (a *amount) oneSeparator() (sep rune, simple bool) {
	for i := range a.terms[:a.n] {
		switch n := &a.terms[i].num; n.class {
		case numeralPlain:
		case numeralSeparator:
			if sep != 0 && sep != n.sep {
				return 0, false
			}
			sep = n.sep
		default:
			return 0, false
		}
	}
	return sep, true
}

// low makes the point of the left end under a choice.
func (e *rangeEnds) low(left *amount, c choice) (figure.Figure, error) {
	if e.crossed {
		c.sep = 1 - c.sep
	}
	if e.n.dual == 1 {
		c.dual = e.dual
	}
	return left.number(&e.settled, c)
}

// shareScale gives the left end the scale of the right one. What is open is
// whether the left end has lost its scale, or its thousands if they may be missing.
func (e *rangeEnds) shareScale(mayLackThousands bool) {
	outer := distribute(&e.left, &e.right)
	e.thousands = !outer && mayLackThousands && thousandsLeft(&e.left, &e.right)
	if outer || e.thousands {
		e.open(&e.n.table, 2, ErrScale)
	}
}

// between makes the reading of a range under a choice.
func (e *rangeEnds) between(x *phraseReader, c choice) (Reading, bool) {
	out, left := e.reading, e.left
	switch {
	case c.table == 0:
	case e.thousands:
		left.terms[0].scale = 3 // 100 (000) à 120 000
	default:
		left.terms[0].scale = e.right.terms[e.right.n-1].scale - 3 // 900 (millions) à 1,2 milliard
	}
	c.table = 0
	low, e1 := e.low(&left, c)
	high, e2 := e.right.number(&e.settled, c)
	f, err := figure.Between(low, high)
	if err == nil {
		out.Figure, err = qualify(f, opNone, e.about)
	}
	x.unitOf(&out, &e.right, &e.settled, c)
	return out, e1 == nil && e2 == nil && err == nil
}

// change makes the reading of two numbers that are no range: the value after a
// change, or the difference that a dash may mean.
func (e *rangeEnds) change(x *phraseReader, how joint, c choice) (Reading, bool) {
	out := e.reading
	low, e1 := e.low(&e.left, c)
	high, e2 := e.right.number(&e.settled, c)
	out.Figure = high
	if e1 == nil && (how == joinHyphen || how == joinDash) {
		out.Figure, e1 = low.Sub(high)
	}
	x.unitOf(&out, &e.right, &e.settled, c)
	return out, e1 == nil && e2 == nil
}

// fix makes the numbers of an amount what a choice of separators says.
func (a *amount) fix(sep int) {
	for i := range a.terms[:a.n] {
		n := &a.terms[i].num
		if n.class == numeralSeparator || n.class == numeralOrder {
			if sep == 1 {
				n.a = n.b
			}
			n.class = numeralPlain
		}
	}
}

// isRange says why two numbers may be something else than a range, or nil.
func (x *phraseReader) isRange(a, b *amount, how joint, twice bool) error {
	bare := b.kind == 0 && (!b.unknown || strings.HasPrefix(x.text(x.tok(b.next)), "و") ||
		x.find && x.first > 0 && x.tok(x.first-1).plays(roleThe)) // the 737-800 fleet
	va, _ := a.value(choice{})
	vb, _ := b.value(choice{})
	switch how {
	case joinHyphen:
		if bare {
			return ErrRange
		}
	case joinDash:
		if bare && !x.opt.Locale.IsSet() {
			return ErrRange
		}
	case joinTo, joinFrom:
		// A range is told in round numbers, with the unit once; a change is
		// exact, or names its unit twice, or goes down. A whole text without
		// "from" tells no change.
		if how == joinTo && !x.find && x.first == 0 && va.cmp(vb) < 0 && !a.neg && !a.yearLike() {
			return nil // 1,5 % à 2,5 %
		}
		if x.find && how == joinTo && b.kind == Money && vb.cmp(va.times(100)) >= 0 {
			return ErrRange // 600 à 250 000 DH
		}
		if twice || x.change || va.significant() > 2 || vb.significant() > 2 || !a.neg && !b.neg && va.cmp(vb) > 0 {
			return ErrRange
		}
	}
	return nil
}

// before makes the reading of the value before a change.
func (e *rangeEnds) before(x *phraseReader, c choice) (Reading, bool) {
	out := e.reading
	low, err := e.low(&e.left, c)
	out.Figure = low
	x.unitOf(&out, &e.left, &e.settled, c)
	return out, err == nil
}

// shareUnit gives both ends the unit that one of them names.
func shareUnit(a, b *amount) bool {
	switch {
	case a.kind == 0 && !a.unknown:
		if b.per < 0 {
			b.per = a.per
		}
		a.points = b.points
		a.kind, a.cur, a.curWord, a.unit, a.per, a.noun, a.unknown = b.kind, b.cur, b.curWord, b.unit, b.per, b.noun,
			b.unknown
		a.rare, a.word = b.rare, b.word
	case b.kind == 0 && !b.unknown:
		if a.per < 0 {
			a.per = b.per // Dh0.11-0.14 per litre
		}
		b.points = a.points
		b.kind, b.cur, b.curWord, b.unit, b.per, b.noun, b.unknown = a.kind, a.cur, a.curWord, a.unit, a.per, a.noun,
			a.unknown
		b.rare, b.word = a.rare, a.word
	}
	return alike(a, b)
}

// alike reports whether two amounts count the same, or one of them does not say.
func alike(a, b *amount) bool {
	if a.kind == 0 && !a.unknown || b.kind == 0 && !b.unknown {
		return true
	}
	return a.kind == b.kind && a.unit == b.unit && a.currency() == b.currency() &&
		(a.cur == curCentime) == (b.cur == curCentime)
}

// samePounds makes pounds of the books of one amount when the other is in pounds by the same word:
// plus de 502 livres et moins de 3 milliards de livres.
func samePounds(a, b *amount) {
	switch {
	case a.pounds && b.books():
		a, b = b, a
	case !b.pounds || !a.books():
		return
	}
	a.kind, a.cur, a.curWord, a.word, a.unit, a.pounds = b.kind, b.cur, b.curWord, b.word, b.unit, true
}

// books reports whether an amount counts books.
func (a *amount) books() bool {
	return a.kind == Count && a.unit >= 0 && unitTable[a.unit].symbol == "book"
}

// distribute gives the left end the scale of the right one: "2.5 إلى 3 مليار".
// It reports whether that is uncertain, because the left number is the larger.
func distribute(a, b *amount) (uncertain bool) {
	last := &b.terms[b.n-1]
	if b.n > 1 || last.scale == 0 || a.n > 1 || a.terms[0].scale != 0 || a.terms[0].words && a.terms[0].num.a.exp < 0 {
		return false
	}
	if a.terms[0].num.a.cmp(last.num.a) < 0 {
		a.terms[0].scale, a.terms[0].alt = last.scale, last.alt
		return false
	}
	return true
}

// thousandsLeft reports whether the left end may have lost its thousands: "100 à
// 120.000 emplois".
func thousandsLeft(a, b *amount) bool {
	l, r := &a.terms[0], &b.terms[0]
	if a.n > 1 || b.n > 1 || l.scale != 0 || r.scale != 0 || l.words || r.words || l.num.class != numeralPlain ||
		l.num.a.exp != 0 ||
		r.num.grouped != 1 && r.num.sep != '.' && r.num.sep != ',' || r.num.a.exp != 0 || r.num.a.wide != nil {
		return false
	}
	return r.num.a.coef%1000 == 0 && l.num.a.wide == nil && l.num.a.coef < r.num.a.coef/1000
}

// bareDay reports whether an amount is at most 31 and nothing else.
func (a *amount) bareDay() bool {
	n := &a.terms[0].num
	return a.kind == 0 && !a.unknown && a.n == 1 && a.terms[0].scale == 0 && !a.signed && n.plain && n.a.coef <= 31
}

// bareYear reports whether an amount is four digits between 1900 and 2100 and
// nothing else.
func (a *amount) bareYear() bool { return a.kind == 0 && a.yearLike() && !a.neg }

func (a *amount) yearLike() bool {
	n := &a.terms[0].num
	return a.n == 1 && a.terms[0].scale == 0 && !a.terms[0].words && n.class == numeralPlain && n.digits == 4 &&
		n.grouped == 0 &&
		n.a.exp == 0 && n.a.coef >= 1900 && n.a.coef <= 2100
}
