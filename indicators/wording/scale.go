package wording

import "strings"

// scales reads the scale words behind a number.
func (p *parser) scales(k int, tm *term, a *amount) int {
	for last := tm.scale; ; {
		at, t := p.scaleAt(k, a)
		if t == nil {
			return at
		}
		i, next := p.phrase(at, scaleWords)
		if i == 0 || t.clitic&cliticConj != 0 {
			return at
		}
		e := &lexEntries[i]
		switch e.cat {
		case catXScaleCur:
			if a.cur != curNone || a.percentAt >= 0 {
				return at
			}
			tm.setScale(int(e.arg&15), int(e.arg>>4&15), e.form)
			a.cur, a.kind = int(e.arg>>8), Money
			a.curWord = a.cur != curMAD
			p.note(i)
			return next
		case catXScale:
			if a.percentAt >= 0 || !p.abbreviates(e, a, t, next) {
				return at
			}
			p.abbreviated(e, tm, a, next)
			a.letter = e.listLen == 1 && t.gap == gapNone && tm.num.plain &&
				(tm.num.digits == 1 || p.tok(next).gap == gapSpace && p.capital(p.tok(next)))
			p.note(i)
			if dot := p.tok(next); dot.kind == tokenSymbol && dot.sym == '.' && dot.gap == gapNone && p.currencyAt(next+1) &&
				p.tok(next+1).gap == gapSpace {
				next++ // 45 mio. CHF
			}
			return next
		}
		if e.form == formDual {
			return at // two million is a number by itself
		}
		if int(e.arg) < last && tm.words && p.bareThousand(i) {
			return at // un million mille
		}
		p.note(i)
		last = p.scaleWord(i, next, tm, a, last, t)
		k = next
	}
}

// abbreviated multiplies a term by the abbreviation of entry e, which ends before token next.
func (p *parser) abbreviated(e *lexEntry, tm *term, a *amount, next int) {
	low, high := int(e.arg&15), int(e.arg>>4&15)
	if e.listed() == "MD" && p.dirhamAt(next) {
		low, high = 9, 0
	}
	if e.listed() == "MD" && p.opt.Region == Tunisia && a.cur == curNone {
		if low, high = 6, 0; !p.currencyAt(next) {
			a.cur, a.kind = curTND, Money
		}
	}
	if e.form == formEither && high != 0 && p.langs.only() == En || e.listed() == "Bn" && a.prefixed {
		low, high = 9, 0
	}
	tm.setScale(low, high, e.form)
}

// bareThousand reports whether lexicon entry i is a thousand that needs no "one"
// before it to go on a larger number.
func (p *parser) bareThousand(i uint16) bool {
	e := &lexEntries[i]
	return e.cat == catScale && e.arg == 3 && e.form == formSingular && p.book.traits[e.lang]&bareThousand != 0
}

// scaleAt returns the word at token k that may be a scale word, and its token: it
// looks behind a hyphen and takes the word apart that is written in one with the
// next. The word is nil when there is none.
func (p *parser) scaleAt(k int, a *amount) (int, *token) {
	t := p.tok(k)
	if t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.behindHyphen(k+1) &&
		(p.tok(k+1).is(p.s, catScale) != nil || a.prefixed && p.tok(k+1).is(p.s, catXScale) != nil) {
		k++ // un demi-million, $35-B
		t = p.tok(k)
	}
	if t.kind != tokenWord || t.gap > gapSpace {
		return k, nil
	}
	if !t.known() && (t.script == scriptArabic || t.script == scriptLatin) {
		if end := p.fused(t); end > 0 && p.n < window {
			p.split(k, end)
			t = p.tok(k)
		}
	}
	return k, t
}

// abbreviates reports whether an abbreviation stands for a scale: m and T only
// with a currency.
func (p *parser) abbreviates(e *lexEntry, a *amount, t *token, next int) bool {
	if e.form == formMoneyOnly && !a.prefixed && !p.currencyAt(next) &&
		(e.listed() == "G" || !p.millionOf(t, next)) {
		return false
	}
	return e.listed() != "T" || a.prefixed || p.opt.Locale == EnAny
}

// millionOf reports whether an m at t, glued to its number, is a million because
// things are counted behind it: 3m jobs, but 3m wall.
func (p *parser) millionOf(t *token, next int) bool {
	u := p.tok(next)
	if t.gap != gapNone || u.kind != tokenWord || u.gap != gapSpace {
		return false
	}
	if e := u.is(p.s, catEvery); e != nil && e.lang == En && p.find {
		next, u = next+1, p.tok(next+1) // 1.9m monthly contacts
	}
	switch p.text(u) {
	case "bpd", "boepd", "boe", "teu", "TEU", "TEUs":
		return true // 2.2m bpd
	}
	i, _ := p.phrase(next, only(catUnit))
	if word := p.text(u); i == 0 && !u.known() && u.script == scriptLatin && !p.capital(u) && len(word) > 4 &&
		strings.HasSuffix(word, "s") && p.find && p.surroundings(int(u.start)) == En {
		return true // 44.1m downloads
	}
	if i == 0 || lexEntries[i].lang != En {
		return false
	}
	spelt := lexEntries[i].form != formSingular && u.end-u.start > 3 // 31.2m quintals, but 3m x 2m
	return spelt || !unitTable[lexEntries[i].arg].measure
}

// dirhamAt reports whether a Moroccan currency stands at token k.
func (p *parser) dirhamAt(k int) bool {
	i, next := p.phrase(k, only(catCur, catXCur))
	if i == 0 && lexEntries[p.tok(k).ent].cat == catOf || i == 0 && p.tok(k).is(p.s, catOf) != nil {
		i, next = p.phrase(k+1, only(catCur, catXCur))
	}
	return i != 0 && next > k && codes[lexEntries[i].arg] == codes[curMAD]
}

// scaleWord multiplies a term by the scale word of lexicon entry i, which stands
// at t, before token next, and behind one of 10^last. It returns its power of ten.
func (p *parser) scaleWord(i uint16, next int, tm *term, a *amount, last int, t *token) int {
	scale, alt := p.scaleOf(i, tm, next)
	if scale < last && a.bad == nil {
		// A thousand millions, but not a million thousands.
		a.bad, a.badAt = ErrContradiction, int(t.start)
		tm.num = numeral{class: numeralBad}
	}
	if tm.scale += scale; tm.scale > maxScale && a.bad == nil {
		a.bad, a.badAt = ErrLimit, int(t.start)
	}
	if alt != 0 {
		tm.alt = tm.scale - scale + alt
	}
	a.form = lexEntries[i].form
	return scale
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
	for j := i; !lexEntries[j].last; {
		j++
		if o := &lexEntries[j]; o.cat == catScale && o.arg != e.arg {
			other = int(o.arg)
		}
	}
	if other == 0 {
		return int(e.arg), 0
	}
	short, long := min(int(e.arg), other), max(int(e.arg), other)
	english := p.langs.only() == En ||
		p.langs == allLangs && p.weak == 1<<En && tm.num.decimal != ',' || p.opt.Locale == EnAny && p.langs.has(En)
	if !english && e.form == formSingular && tm.num.class == numeralPlain && tm.num.a.cmp(dec{coef: 2}) >= 0 {
		j, _ := p.phrase(next, only(catOf))
		english = j == 0
	}
	if !english && p.langs.has(En) && p.opt.Locale != FrMA {
		english = p.englishScale(e, tm, next)
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

// englishScale reports whether a billion or trillion behind a number with a decimal point,
// or in an English text, is an English one: "of" behind it is not French.
func (p *parser) englishScale(e *lexEntry, tm *term, next int) bool {
	if j, _ := p.phrase(next, only(catOf)); j != 0 && lexEntries[j].lang == Fr {
		return false
	}
	return e.form == formSingular && tm.num.decimal == '.' ||
		p.find && !tm.words && p.surroundings(int(tm.num.start)) == En
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
		left := p.book.word(p.s[:int(t.start)+i], int(t.start))
		if int(left.end) != int(t.start)+i || left.ent == 0 || meaning(left.ent, catScale, "") == nil {
			continue
		}
		right := p.book.word(p.s[:t.end], int(t.start)+i)
		if right.ent != 0 && right.end == t.end && right.clitic == 0 &&
			(meaning(right.ent, catCur, "") != nil || meaning(right.ent, catUnit, "") != nil ||
				meaning(right.ent, catScale, "") != nil) {
			return int(t.start) + i
		}
	}
	return 0
}

// fusedLatin is fused for a scale word or abbreviation before a currency.
func (p *parser) fusedLatin(t *token) int {
	for i := t.start + 1; i < t.end && i < t.start+16; i++ {
		left := p.book.word(p.s[:i], int(t.start))
		if left.end != i || left.ent == 0 {
			continue
		}
		if x := left.is(p.s, catXScale); left.is(p.s, catScale) == nil && (x == nil || x.form == formMoneyOnly) {
			continue
		}
		right := p.book.word(p.s[:t.end], int(i))
		if i == t.start+1 && right.end == t.end && p.s[t.start] != 'B' && (right.is(p.s, catXUnit) != nil &&
			!strings.HasPrefix(p.s[t.start:], "km") || longMeasure(&right, p.s)) { // a km³ is no thousand m³
			return int(i) // Mt, MQx, ktonnes
		}
		if right.end == t.end && (right.is(p.s, catXCur) != nil || right.is(p.s, catCur) != nil) {
			return int(i)
		}
	}
	return 0
}

// longMeasure reports whether a word is the name of a measure that a scale may be written to: ktonnes, Mhectares.
func longMeasure(t *token, s string) bool {
	e := t.is(s, catUnit)
	return e != nil && t.end-t.start > 4 && unitTable[e.arg].measure
}

// split cuts token k in two at a byte.
func (p *parser) split(k, at int) {
	t := p.toks[k]
	copy(p.toks[k+2:], p.toks[k+1:p.n])
	p.n++
	p.toks[k] = p.book.word(p.s[:at], int(t.start))
	p.toks[k].gap = t.gap
	p.toks[k+1] = p.book.word(p.s[:t.end], at)
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
	if j, _ := p.phrase(next, only(catScale)); j != 0 && lexEntries[j].arg > 3 && scale == 3 && e.form == formSingular {
		a.implicit = false // mille milliards
	}
	return p.scales(next, tm, a), true
}
