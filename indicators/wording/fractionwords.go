package wording

import "strings"

// fractionWord reads a share in words at token k: two-thirds, les deux tiers, un
// tiers des ménages, «ثلثا السكان», three quarters of the jobs.
func (x *phraseReader) fractionWord(k int) (r Reading, next int, err *Error, ok bool) {
	p := x.parser
	t := p.tok(k)
	if t.kind != tokenWord || t.cats&(1<<catPart|1<<catFrac|1<<catNum|1<<catPrefix) == 0 || t.clitic&cliticConj != 0 {
		return r, k, nil, false
	}
	langs := p.langs
	part, whole, next := p.fractionAt(k)
	changed := part == 3 && p.mayBeQuarters(k, next)
	if whole == 0 && p.find {
		part, whole, next = p.partOfChange(k, x.first)
		changed = whole > 0
	}
	if whole == 0 {
		part, whole, next = p.partBeforeDefinite(k)
		changed = whole > 0
	}
	if whole == 0 || part > whole {
		p.langs = langs
		return r, k, nil, false
	}
	num, e1 := dec{coef: part}.figure(false, 0)
	den, e2 := dec{coef: whole}.figure(false, 0)
	if e1 != nil || e2 != nil {
		return r, k, nil, false
	}
	ratio, e := num.WithoutResolution().Quo(den.WithoutResolution())
	if e == nil {
		r.Kind = Number
		if end, unit := p.percentOf(next); end > next {
			next = end
			if r.Kind, r.Unit = Percent, unitCache().percent; unit == unitPoint {
				r.Kind, r.Unit = Points, unitCache().points
			}
		}
		r.Lang = p.langs.only().reported()
		r.Figure, e = qualify(ratio, x.op, x.about)
	}
	if e != nil {
		return r, k, nil, false
	}
	x.extent(&r, next)
	if changed {
		err = &Error{Err: ErrAmbiguous, Offset: x.start, Reasons: []error{ErrShare}, Candidates: []Reading{r}}
		return r, next, err, true
	}
	return r, next, nil, true
}

// partOfChange reads a share by which something changed or differs, whose qualifiers begin at token first: fell by a
// third, d'un quart, a fifth less, «تراجع بالثلث», by nearly half.
func (p *parser) partOfChange(k, first int) (part, whole uint64, next int) {
	if first < k && p.tok(k).plays(roleArticle|rolePronoun) && p.tok(k+1).gap == gapSpace {
		k++ // de près d'un tiers
	}
	i, after := p.phrase(k, only(catPart, catFrac, catNum))
	e, t := &lexEntries[i], p.tok(k)
	if i == 0 || e.cat == catNum && (e.lang != Ar || !t.plays(roleWeak) || t.clitic != cliticPrep|cliticDef) {
		return 0, 0, k // but «بالخمس», by a fifth
	}
	from := k - 1 // before the share
	if e.lang != Ar && from >= 0 && p.tok(from).plays(roleArticle|rolePronoun) && t.gap == gapSpace {
		from--
	}
	less := p.tok(after).plays(roleCompares) && p.tok(after).gap == gapSpace && from < k-1 && e.lang == En
	if first < k {
		from, t = first-1, p.tok(first)
	}
	by := from >= 0 && p.says(wordsPartBy, p.tok(from)) || e.lang == Ar && t.clitic&cliticPrep != 0
	by = by && !p.goesOnBehind(after, e.lang, t)
	if !by && !less || by && !p.change || e.lang == Ar && e.form == formDual {
		return 0, 0, k
	}
	p.note(i)
	if e.cat == catFrac {
		return uint64(e.arg) / 25, 4, after
	}
	return 1, uint64(e.arg), after
}

// partBeforeDefinite reads an Arabic word at token k that is written like a number and, before a definite noun, is a
// share of it: «خمس الصادرات».
func (p *parser) partBeforeDefinite(k int) (part, whole uint64, next int) {
	t, u := p.tok(k), p.tok(k+1)
	e := t.is(p.s, catNum)
	if e == nil || e.lang != Ar || e.arg%2 == 0 && e.arg != 10 || !t.plays(roleWeak) || t.clitic&^cliticPrep != 0 ||
		u.gap != gapSpace || !definite(u) && !definiteWord(p.text(u)) || !p.wholeArabic(k+1) ||
		k > 0 && p.tok(k-1).cats&(1<<catNum) != 0 {
		return 0, 0, k
	}
	return 1, uint64(e.arg), k + 1
}

// goesOnBehind reports whether what stands at token k shows that the share before it, which begins with token t, is
// one of something else: a third of, a quarter point, «الربع الأول».
func (p *parser) goesOnBehind(k int, l Lang, t *token) bool {
	const others = 1<<catScale | 1<<catOf | 1<<catUnit | 1<<catPercent | 1<<catPoints | 1<<catBasis
	u := p.tok(k)
	return u.gap <= gapSpace && (u.kind == tokenNumber || u.cats&others != 0 ||
		u.plays(roleRound) && u.cats&(1<<catStop) == 0 ||
		l == Ar && (definiteWord(p.text(u)) || t.clitic&cliticConj != 0))
}

// percentOf returns the token behind the one percent or the one percentage point of which a share in words is told
// before token k, and which of them it is: a third of a percent, «ثلث في المائة», deux tiers de point. It is k when
// none stands there.
func (p *parser) percentOf(k int) (next, unit int) {
	at := k
	if t := p.tok(at); t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.tok(at+1).gap == gapNone {
		at++ // demi-point
	}
	if p.tok(at).clitic == 0 {
		if i, n := p.phrase(at, only(catOf)); i != 0 && p.tok(n).gap <= gapSpace {
			at = n
		}
		if t := p.tok(at); at > k && t.plays(roleArticle|rolePronoun) && t.gap <= gapSpace {
			at++
		}
	}
	if t := p.tok(at); t.kind != tokenWord || t.gap > gapSpace {
		return k, 0
	}
	i, n := p.phrase(at, only(catPercent, catPoints))
	e := &lexEntries[i]
	if i == 0 || e.cat == catPercent && e.arg == perMille || e.cat == catPoints && e.arg == barePoints && e.lang != Fr {
		return k, 0
	}
	p.note(i)
	if e.cat == catPoints {
		return n, unitPoint
	}
	return n, unitPercent
}

// fractionAt returns the numerator and denominator of a share in words at token k;
// the denominator is 0 when none stands there.
func (p *parser) fractionAt(k int) (part, whole uint64, next int) {
	if part, whole, next := p.partAlone(k); whole > 0 {
		return part, whole, next
	}
	if i, after := p.phrase(k, only(catFrac)); i != 0 && lexEntries[i].arg == 75 {
		hyphen := after > k+2
		points, _ := p.percentOf(after)
		if lexEntries[i].lang != En && !p.scaleBehind(after) || p.ofThem(after) || p.ofThings(after) ||
			hyphen && (p.ofAll(after) || points > after) {
			p.note(i)
			return 3, 4, after
		}
	}
	if part, whole, next := p.halfOf(k); whole > 0 {
		return part, whole, next
	}
	if p.tok(k).cats&(1<<catNum) == 0 {
		return 0, 0, k
	}
	value, after, _ := p.words(k, false)
	if after == k || value == 0 || value > 19 {
		return 0, 0, k
	}
	if t := p.tok(after); t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.behindHyphen(after+1) {
		after++ // two-thirds
	}
	i, end := p.phrase(after, only(catPart))
	if i == 0 || p.tok(after).gap > gapSpace || !p.langs.has(lexEntries[i].lang) ||
		value == 1 && !p.ofAll(end) || value == 1 && lexEntries[i].lang == Ar {
		return 0, 0, k
	}
	p.note(i)
	return value, uint64(lexEntries[i].arg), end
}

// ofThem reports whether "of" and a pronoun stand at token k: three quarters of them.
func (p *parser) ofThem(k int) bool {
	i, next := p.phrase(k, only(catOf))
	return i != 0 && p.says(wordsThem, p.tok(next))
}

// ofThings reports whether the English "of" and the plural of what is counted, and is no time, stand at token k,
// perhaps with an article between: three quarters of the firms.
func (p *parser) ofThings(k int) bool {
	i, next := p.phrase(k, only(catOf))
	if i == 0 || lexEntries[i].lang != En || p.tok(k).gap != gapSpace {
		return false
	}
	if p.tok(next).plays(roleThe) {
		next++
	}
	u, _ := p.phrase(next, only(catUnit))
	e := &lexEntries[u]
	return u != 0 && p.tok(next).gap == gapSpace && e.lang == En && e.form != formSingular &&
		!unitTable[e.arg].measure && !timeUnit(unitTable[e.arg].symbol)
}

// mayBeQuarters reports whether the English share from token k to token next may be so many quarters of a year, since
// no article makes its whole one of something known: three quarters of jobs growth.
func (p *parser) mayBeQuarters(k, next int) bool {
	return next == k+2 && p.ofThings(next) && !p.tok(next+1).plays(roleThe)
}

// partAlone reads a share without a number word: «ثلثا», a third of, un tiers des.
func (p *parser) partAlone(k int) (part, whole uint64, next int) {
	i, after := p.phrase(k, only(catPart))
	if i == 0 || after != k+1 {
		return 0, 0, k
	}
	e := &lexEntries[i]
	switch {
	case e.lang == Ar && e.form == formDual:
		part = 2
	case p.tok(k).plays(roleThirdAlone) && p.tok(k).clitic == 0 && p.ofAll(after),
		k > 0 && e.lang != Ar && p.oneBefore(k, e) && p.ofAll(after):
		part = 1
	default:
		return 0, 0, k
	}
	p.note(i)
	return part, uint64(e.arg), after
}

// halfOf reads a half or a quarter of what is named: half of the jobs, half the jobs, un quart des
// emplois, «نصف السكان». The first half, the second quarter and half an hour are no shares.
func (p *parser) halfOf(k int) (part, whole uint64, next int) {
	i, after := p.phrase(k, only(catFrac))
	e := &lexEntries[i]
	if i == 0 || e.arg != 50 && e.arg != 25 || k > 0 && p.tok(k).gap <= gapSpace && p.ordered(k-1) {
		return 0, 0, k
	}
	switch e.lang {
	case Ar:
		t := p.tok(k)
		if t.clitic != 0 || after != k+1 || !p.wholeArabic(after) {
			return 0, 0, k
		}
	case Fr:
		article := after == k+2 || k > 0 && p.oneBefore(k, &lexEntry{lang: Fr, arg: 3})
		if e.arg != 25 || !article || !p.wholeNamed(after, Fr) {
			return 0, 0, k
		}
	default:
		if e.lang != En || e.arg == 25 && after == k+1 && !(k > 0 && p.oneBefore(k, &lexEntry{lang: En})) ||
			!p.wholeNamed(after, En) {
			return 0, 0, k
		}
	}
	p.note(i)
	if e.arg == 25 {
		return 1, 4, after
	}
	return 1, 2, after
}

// ordered reports whether the word at token k makes one of several of the half or the quarter behind
// it: the second half.
func (p *parser) ordered(k int) bool {
	t := p.tok(k)
	return t.kind == tokenNumber || t.plays(roleRound) || t.cats&(1<<catOrdinal|1<<catAdj|1<<catNum) != 0 &&
		t.kind == tokenWord && !t.plays(roleArticle)
}

// wholeNamed reports whether "of" and a determiner, or in English a determiner alone, stand at token
// k before what a share is taken of.
func (p *parser) wholeNamed(k int, l Lang) bool {
	i, next := p.phrase(k, only(catOf))
	if i != 0 && lexEntries[i].lang != l || p.tok(k).gap != gapSpace || p.scaleBehind(k) {
		return false
	}
	t := p.tok(next)
	if i != 0 && p.says(wordsThem, t) {
		return true
	}
	if i == 0 && (l != En || !t.plays(roleThe)) || t.kind != tokenWord || t.plays(roleRound) {
		return false
	}
	if l == Fr && p.says(wordsOf, p.tok(k)) && t.cats&(1<<catDet) == 0 && !p.says(wordsTheir, t) {
		return false // un quart de finale
	}
	if t.plays(roleThe) || l == Fr && t.cats&(1<<catDet) != 0 {
		if next++; p.tok(next).plays(roleRound) {
			return false
		}
	}
	u, _ := p.phrase(next, only(catUnit, catWhen))
	return u == 0 || lexEntries[u].cat == catUnit && !timeUnit(unitTable[lexEntries[u].arg].symbol)
}

// wholeArabic reports whether a definite noun, or one that is counted, stands at token k, of which a
// share is taken.
func (p *parser) wholeArabic(k int) bool {
	t := p.tok(k)
	if t.kind != tokenWord || t.script != scriptArabic || t.gap != gapSpace || t.plays(roleRound) || p.scaleBehind(k) {
		return false
	}
	if i, _ := p.phrase(k, only(catUnit)); i != 0 {
		u := &unitTable[lexEntries[i].arg]
		return !timeUnit(u.symbol) && !u.measure
	}
	return (definite(t) || strings.HasPrefix(p.text(t), "ال")) && t.cats&(1<<catMonth|1<<catYearWord|1<<catPoints) == 0
}

// scaleBehind reports whether a scale word stands at token k, perhaps behind "of".
func (p *parser) scaleBehind(k int) bool {
	if i, next := p.phrase(k, only(catOf)); i != 0 {
		k = next
	}
	i, _ := p.phrase(k, only(catScale))
	return i != 0
}

// ofAll reports whether "of" and what a share is taken of stand at token k: des
// ménages, of the jobs, «السكان».
func (p *parser) ofAll(k int) bool {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace || p.scaleBehind(k) {
		return false
	}
	if t.script == scriptArabic {
		return true
	}
	i, next := p.phrase(k, only(catOf))
	if i == 0 {
		return false
	}
	u, _ := p.phrase(next, only(catUnit))
	return u == 0 || !timeUnit(unitTable[lexEntries[u].arg].symbol)
}

// oneBefore reports whether the article before token k makes an ordinal a share: a
// third of, un cinquième des, le tiers de.
func (p *parser) oneBefore(k int, e *lexEntry) bool {
	if p.tok(k).gap != gapSpace {
		return false
	}
	t := p.tok(k - 1)
	if t.kind != tokenWord || t.cats&(1<<catRole) == 0 {
		return false
	}
	for i := t.ent; ; i++ {
		o := &lexEntries[i]
		third := o.arg&roleThird != 0 && (e.arg == 3 || e.arg == 2)
		if o.cat == catRole && o.lang == e.lang && (o.arg&roleArticle != 0 || third) {
			return true
		}
		if o.last {
			return false
		}
	}
}
