package wording

// fractionWord reads a share in words at token k: two-thirds, les deux tiers, un
// tiers des ménages, «ثلثا السكان», three quarters of the jobs.
func (x *phraseReader) fractionWord(k int) (r Reading, next int, err *Error, ok bool) {
	p := x.parser
	t := p.tok(k)
	if t.kind != tokenWord || t.cats&(1<<catPart|1<<catFrac|1<<catNum) == 0 || t.clitic&cliticConj != 0 {
		return r, k, nil, false
	}
	langs := p.langs
	part, whole, next := p.fractionAt(k)
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
		r.Kind, r.Lang = Number, p.langs.only().reported()
		r.Figure, e = qualify(ratio, x.op, x.about)
	}
	if e != nil {
		return r, k, nil, false
	}
	x.extent(&r, next)
	return r, next, nil, true
}

// fractionAt returns the numerator and denominator of a share in words at token k;
// the denominator is 0 when none stands there.
func (p *parser) fractionAt(k int) (part, whole uint64, next int) {
	if part, whole, next := p.partAlone(k); whole > 0 {
		return part, whole, next
	}
	if i, after := p.phrase(k, only(catFrac)); i != 0 && lexEntries[i].arg == 75 {
		hyphen := after > k+2
		if lexEntries[i].lang != En && !p.scaleBehind(after) || hyphen && p.ofAll(after) {
			p.note(i)
			return 3, 4, after
		}
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
	for i := int(t.ent); i < len(lexEntries) && lexEntries[i].key == lexEntries[t.ent].key; i++ {
		o := &lexEntries[i]
		if o.cat == catRole && o.lang == e.lang && (o.arg&roleArticle != 0 || o.arg&roleThird != 0 && e.arg == 3) {
			return true
		}
	}
	return false
}
