package wording

// mostModifiers is how many words may stand between the part and the whole of a share.
const mostModifiers = 3

// mostDecimals is the most decimals of the part of a share: 7,5 sur 10.
const mostDecimals = 3

// share reads "7 out of 10": token k stands behind the first number. What is
// counted may be a share or so many things, and so it is in doubt.
func (x *phraseReader) share(a *amount) (r Reading, next int, err *Error, ok bool) {
	p := x.parser
	if a.n != 1 || a.bad != nil || a.terms[0].scale != 0 || a.terms[0].num.class != numeralPlain ||
		a.kind != 0 && a.kind != Count && a.kind != Points && !x.ofEvery(a) || a.neg {
		return r, 0, nil, false
	}
	k, far, ok := p.wholeAt(a)
	if !ok {
		return r, 0, nil, false
	}
	some := a.kind == 0 && p.ofSome(a.next) == k
	if some && a.terms[0].words && a.terms[0].num.a.cmp(dec{coef: 1}) == 0 {
		return r, 0, nil, false // one of 12 women
	}
	langs := p.langs
	var b amount
	part, whole := a.terms[0].num.a, dec{}
	if ok = p.whole(a, &b, k, far); ok {
		whole = b.terms[0].num.a
		ok = part.wide == nil && whole.wide == nil && part.cmp(whole) <= 0 && whole.coef >= 2
	}
	if !ok {
		p.langs = langs
		return r, 0, nil, false
	}
	x.round = part.cmp(whole) == 0
	next = b.next
	if of := p.tok(a.next); some && (k == a.next+2 || !p.says(wordsOf, of) && of.cats&(1<<catDet) != 0 &&
		lexEntries[of.ent].lang == Fr) {
		next = a.next // 12 of the 16 regions: the whole is a figure of its own
	}
	x.extent(&r, next)
	s := x.settle(a, false, false)
	s.open(new(int), 1, ErrShare)
	num, e1 := part.figure(false, part.exp)
	den, e2 := whole.figure(false, 0)
	if e1 != nil || e2 != nil {
		return r, 0, nil, false
	}
	out := r
	ratio, e := num.WithoutResolution().Quo(den.WithoutResolution())
	if e == nil {
		out.Kind, out.Lang = Number, s.lang.reported()
		out.Figure, e = qualify(ratio, x.op, x.about)
	}
	list := make([]Reading, 0, 2)
	if e == nil {
		list = append(list, out)
	}
	count, counted := x.oneOf(a, &s, s.fixed)
	if counted {
		count.Start, count.End, count.Literal = r.Start, r.End, r.Literal
		list = append(list, count)
	}
	return r, next, x.doubt(&s, list), true
}

// whole reads into b the whole of which a is a part, at token k, and reports whether it is one. One that stands
// behind other words is a number alone.
func (p *parser) whole(a, b *amount, k int, far bool) bool {
	if p.amount(b, k, false) != read || far && (b.kind != 0 || b.unknown) {
		return false
	}
	many := p.perMany(k)
	if many {
		b.terms[0].num.class = numeralPlain
	}
	part := a.terms[0].num.a
	return b.wholeOf(a, many) && part.exp >= -mostDecimals && part.exp <= 0 && b.terms[0].num.a.exp == 0
}

// ofEvery reports whether an amount of money is a share of another: $4 of every $10.
func (x *phraseReader) ofEvery(a *amount) bool {
	return a.kind == Money && a.per < 0 && x.find && x.tok(a.next).cats&(1<<catOutOf|1<<catPrefix) != 0
}

// wholeAt returns the token of the whole behind the part a of a share, and whether words
// stand between that are no part of a.
func (p *parser) wholeAt(a *amount) (k int, far, ok bool) {
	if k, ok = p.outOf(a.next, a.kind == 0); ok {
		return k, false, true
	}
	for n := range mostModifiers {
		u := p.tok(a.next + n)
		if u.kind != tokenWord || u.gap != gapSpace || (u.clitic != 0 || u.cats&noNoun != 0) && !p.says(wordsRefer, u) {
			break
		}
		if k, ok = p.outOf(a.next+n+1, a.kind == 0 && a.unknown && n == 0); ok {
			return k, n > 0 || a.kind != 0 || u.known(), true // six actifs occupés sur dix
		}
	}
	return k, false, false
}

// wholeOf reports whether an amount may be the whole of which a is a part: a plain
// number, or one of things of which a names none. many says that it is one of those behind "per": 0.9
// doctors per 1,000 people.
func (b *amount) wholeOf(a *amount, many bool) bool {
	if b.bad != nil || b.n != 1 || b.terms[0].num.class != numeralPlain || b.terms[0].scale > 3 || b.bareYear() {
		return false
	}
	if a.kind == Money {
		return b.kind == Money && b.cur == a.cur
	}
	return b.kind == 0 || b.kind == Points && b.points && a.kind == 0 || many && b.kind == Count ||
		a.kind == 0 && b.kind == Count &&
			(b.unit < 0 || !timeUnit(unitTable[b.unit].symbol))
}

// oneOf makes the reading of an amount under a choice.
func (x *phraseReader) oneOf(a *amount, s *settled, c choice) (r Reading, ok bool) {
	f, err := a.number(s, c)
	if err == nil {
		r.Figure, err = qualify(f, x.op, x.about || a.about)
	}
	x.unitOf(&r, a, s, c)
	return r, err == nil
}

// outOf reads the words between the numbers of a share. bare says that the part counts nothing.
func (p *parser) outOf(k int, bare bool) (next int, ok bool) {
	t := p.tok(k)
	if t.kind == tokenSymbol && t.sym == '/' && t.gap == gapNone && p.tok(k+1).gap == gapNone {
		return k + 1, bare && (p.graded(k) || p.fractionOf(k))
	}
	if t.kind != tokenWord || t.gap != gapSpace {
		return k, false
	}
	if t.clitic == 0 && t.cats&(1<<catOf) != 0 && p.ofWhole(k+1, roleOfWhole|roleAmong) {
		if p.ofWhole(k+2, roleOfWhole) {
			return k + 3, true // من أصل كل
		}
		return k + 2, true // من أصل
	}
	if next = p.ofSome(k); bare && next > k {
		return next, true
	}
	if t.clitic == 0 && t.script == scriptArabic && t.cats&(1<<catOf) != 0 && p.wholeBehind(k, bare) {
		return k + 1, true
	}
	if t.cats&(1<<catOutOf|1<<catPrefix) == 0 {
		return k, false
	}
	i, next := p.phrase(k, only(catOutOf))
	u := p.tok(next)
	if i == 0 || u.gap != gapSpace {
		return k, false
	}
	if lexEntries[i].arg == outOfMany {
		// 37 deaths per 1,000 births
		return next, (bare || lexEntries[i].lang == En || p.ofPeople(next+1)) && p.perMany(next)
	}
	return next, lexEntries[i].arg != outOfSmall || u.kind == tokenWord && u.cats&(1<<catNum) != 0 ||
		p.smallNumber(next) || p.oneIn(k, next)
}

// oneIn reports whether one stands before token k and the number of which it is one at token next: 1 in 20.
func (p *parser) oneIn(k, next int) bool {
	t, u, v := p.tok(max(0, k-1)), p.tok(next), p.tok(next+1)
	if k == 0 || u.kind != tokenNumber || p.text(t) != "1" && !t.plays(rolePronoun) || p.month(next+1) {
		return false
	}
	e := v.is(p.s, catUnit)
	n := p.numeral(u)
	return n.plain && n.digits < 4 && n.a.coef > 1 && v.cats&(1<<catPercent|1<<catScale|1<<catCur) == 0 &&
		(e == nil || !timeUnit(unitTable[e.arg].symbol) && !unitTable[e.arg].measure)
}

// ofPeople reports whether inhabitants or people stand at token k: 7,4 médecins pour 10.000 habitants.
func (p *parser) ofPeople(k int) bool {
	e := p.tok(k).is(p.s, catUnit)
	return e != nil && (unitTable[e.arg].symbol == "inhabitant" || unitTable[e.arg].symbol == "person")
}

// wholeBehind reports whether the whole of a share stands behind the Arabic "of" at token k: 18,45 من 20,
// 7 مقاولات من 10. bare says that the part counts nothing.
func (p *parser) wholeBehind(k int, bare bool) bool {
	if bare {
		return p.graded(k) || p.find && !p.change && (p.bareWhole(k) || p.someOf(k)) && p.tok(k+2).cats&(1<<catTo) == 0
	}
	return p.bareWhole(k)
}

// someOf reports whether a number word and what it counts stand behind the Arabic "of" at token k: «ثلاث من أربع
// شركات».
func (p *parser) someOf(k int) bool {
	t, u := p.tok(k+1), p.tok(k+2)
	return t.kind == tokenWord && t.gap == gapSpace && t.clitic == 0 && numberWord(p, k+1, Ar) > 2 &&
		u.kind == tokenWord && u.gap == gapSpace && u.clitic == 0
}

// ofSome returns the token of the number of things of which a bare number before token k tells some, or k: 3 of
// 5 plants, eight of its ten factories, 14 des 22 communes, deux de ces cinq candidats.
func (p *parser) ofSome(k int) int {
	t, next := p.tok(k), k+1
	if !p.find || t.cats&(1<<catOf) == 0 || t.script != scriptLatin || t.gap != gapSpace || t.end-t.start < 2 {
		return k
	}
	u := p.tok(next)
	french := p.says(wordsOf, t)
	if u.kind == tokenWord && u.gap == gapSpace && (u.plays(roleThe) || french && p.says(wordsThese, u)) {
		next++
		u = p.tok(next)
	} else if french {
		return k
	}
	if u.gap != gapSpace || u.kind != tokenNumber && u.cats&(1<<catNum) == 0 || p.month(next+1) {
		return k
	}
	return next
}

// bareWhole reports whether a number of at most a hundred that counts nothing stands behind the Arabic
// "of" at token k.
func (p *parser) bareWhole(k int) bool {
	t, u := p.tok(k+1), p.tok(k+2)
	if t.gap != gapSpace || u.gap == gapNone && u.kind == tokenWord {
		return false
	}
	if t.kind == tokenWord {
		n := numberWord(p, k+1, Ar) // ثلاثة أشخاص من خمسة
		return n > 1 && n <= 10 && t.clitic == 0 && (u.kind != tokenWord || u.clitic != 0 && numberWord(p, k+2, Ar) < 0)
	}
	if t.kind != tokenNumber {
		return false
	}
	n := p.numeral(t)
	return n.plain && n.class == numeralPlain && n.a.cmp(dec{coef: 100}) <= 0 &&
		(u.kind != tokenWord || u.clitic != 0 || u.cats&(1<<catStop) != 0)
}

// perMany reports whether a round number stands at token k, behind "per", as in rates of what
// is rare: 12 per 1,000 births, 340 pour 100.000 habitants.
func (p *parser) perMany(k int) bool {
	t := p.tok(k)
	if t.kind != tokenNumber || t.gap != gapSpace {
		return false
	}
	n := p.numeral(t)
	if n.decimal != 0 || n.class != numeralPlain && n.class != numeralSeparator {
		return false
	}
	for i := 2; i <= 6; i++ {
		if n.a.cmp(dec{coef: powers[i]}) == 0 {
			return true
		}
	}
	return false
}

// fractionOf reports whether the slash at token k stands in a fraction of something: 1/8 of the cost.
func (p *parser) fractionOf(k int) bool {
	t, u, of := p.tok(k-1), p.tok(k+1), p.tok(k+2)
	if t.kind != tokenNumber || u.kind != tokenNumber || of.gap != gapSpace || of.cats&(1<<catOf) == 0 ||
		of.script != scriptLatin || p.month(k+3) || p.tok(k+3).kind == tokenNumber {
		return false
	}
	part, whole := p.numeral(t), p.numeral(u)
	return part.plain && whole.plain && part.a.cmp(whole.a) < 0 && (whole.a.coef <= 10 || whole.a.coef > 12)
}

// graded reports whether the slash or word at token k stands between a mark with decimals and the
// highest one: 7,1/10, 18,45 من 20.
func (p *parser) graded(k int) bool {
	if k == 0 {
		return false
	}
	t, u := p.tok(k-1), p.tok(k+1)
	if t.kind != tokenNumber || u.kind != tokenNumber || u.gap > gapSpace {
		return false
	}
	mark, most := p.numeral(t), p.numeral(u)
	if mark.decimal == 0 || !most.plain || mark.a.cmp(most.a) > 0 {
		return false
	}
	switch p.text(u) {
	case "5", "10", "20", "100":
		end := p.tok(k + 2)
		return end.gap != gapNone || end.kind == tokenEnd || end.kind == tokenSymbol && end.sym != '/'
	}
	return false
}

// ofWhole reports whether the word at token k stands before the whole of a share,
// behind "of": من كل, de cada.
func (p *parser) ofWhole(k int, roles role) bool {
	u := p.tok(k)
	return u.plays(roles) && u.clitic == 0 && u.gap == gapSpace
}

// smallNumber reports whether a token is a number from 2 to 10 in digits.
func (p *parser) smallNumber(k int) bool {
	t := p.tok(k)
	if t.kind != tokenNumber {
		return false
	}
	n := p.numeral(t)
	return n.plain && n.class == numeralPlain && n.a.coef >= 2 && n.a.coef <= 10
}
