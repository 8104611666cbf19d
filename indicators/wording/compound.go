package wording

// subunit is a smaller unit that goes on a measure: une tonne et 57 kilogrammes. A
// bare number of so many digits goes on it as well: 1 m 80. Without parts the two make
// no exact number, as months and days.
type subunit struct {
	unit, part string
	parts      uint64
	digits     int32
}

// subunits are in the order in which a bare number is taken for one.
var subunits = [...]subunit{
	{"tonne", "kg", 1000, 3}, {"quintal", "kg", 100, 0}, {"kg", "g", 1000, 3}, {"km", "m", 1000, 3},
	{"m", "cm", 100, 2}, {"hectare", "are", 100, 2}, {"foot", "inch", 12, 1}, {"hour", "minute", 60, 2},
	{"minute", "s", 60, 2}, {"day", "hour", 24, 0}, {"week", "day", 7, 0}, {"year", "month", 12, 0},
	{"month", "day", 0, 0}, {"year", "day", 0, 0}, {"year", "week", 0, 0}, {"month", "week", 0, 0},
}

// compound reads the smaller units of a measure or of an amount of money in several
// units, and makes the amount one of the smallest: 3 tonnes et 200 kg, 2 heures 30, 5
// dirhams et 50 centimes. A text never gives half of it.
func (x *phraseReader) compound(a *amount) {
	x.clock(a)
	for range 3 {
		if !a.wholeMeasure() || a.terms[0].num.a.wide != nil || !x.smaller(a) {
			return
		}
		x.lapTime(a)
	}
}

// lapTime reads the hundredths behind the seconds of a race: 7 min 56 s 68.
func (x *phraseReader) lapTime(a *amount) {
	t := x.tok(a.next)
	if unitTable[max(0, a.unit)].symbol != "s" || a.kind != Count || t.kind != tokenNumber || t.gap > gapSpace {
		return
	}
	if n := x.numeral(t); n.plain && n.digits == 2 && n.class == numeralPlain && x.tok(a.next+1).kind != tokenNumber {
		a.join(n.a, 100)
		a.terms[0].num.a.exp -= 2
		a.next++
	}
}

// clock takes the sign of hours or minutes behind a bare number, 2 h 30, 20 min, for
// what it counts. Hours of a day are in doubt, which may be a time.
func (x *phraseReader) clock(a *amount) {
	t := x.tok(a.next)
	if a.kind != 0 || a.n != 1 || !a.terms[0].num.plain || a.terms[0].words || a.terms[0].scale != 0 || a.bad != nil ||
		t.kind != tokenWord || t.gap > gapSpace {
		return
	}
	symbol := ""
	switch {
	case t.plays(roleHourSign) && t.gap == gapSpace:
		symbol = "hour"
		a.clock = a.terms[0].num.a.coef <= 24
	case t.plays(roleMinuteSign) && t.gap == gapSpace:
		symbol = "minute"
	case x.text(t) == "s" && t.gap == gapSpace && t.plays(roleSecondSign):
		symbol = "s"
	default:
		return
	}
	a.kind, a.unit, a.unknown, a.noun = Count, unitIndex(symbol), false, [2]int{a.next, a.next + 1}
	a.next++
	if symbol == "hour" && !a.clock {
		a.next = x.rate(a.next, a)
	}
}

// smaller reads the next smaller unit behind an amount.
func (x *phraseReader) smaller(a *amount) bool {
	p := x.parser
	k := a.next
	t := p.tok(k)
	if t.gap > gapSpace {
		return false
	}
	joined := false
	if t.kind == tokenSymbol && (t.sym == ',' || t.sym == '،') && t.gap == gapNone && p.tok(k+1).gap == gapSpace {
		k++ // 3 ans, 2 mois et 5 jours
		joined = true
	} else if next, conj, ok := p.conjunction(k); ok && conj {
		k, joined = next, true
	} else if !ok {
		return false
	}
	if a.kind == Money && x.hundredths(a, k) {
		return true
	}
	langs := p.langs
	var b amount
	if st := p.amount(&b, k, false); st == read && b.terms[0].num.class == numeralPlain && !b.signed && b.bad == nil &&
		(a.kind == Money && x.cents(a, &b) || a.kind == Count && (x.part(a, &b, joined) || !joined && x.bare(a, &b))) {
		return true
	}
	p.langs = langs
	return false
}

// part joins an amount of a smaller unit to a measure, perhaps behind "and".
func (x *phraseReader) part(a, b *amount, joined bool) bool {
	clock := a.clock
	x.clock(b)
	if u := x.tok(b.next); b.kind == 0 && b.n == 1 && unitTable[a.unit].symbol == "minute" && u.plays(roleSecondSign) &&
		u.gap == gapSpace {
		b.kind, b.unit, b.noun = Count, unitIndex("s"), [2]int{b.next, b.next + 1}
		b.next++ // 1 min 20 s
	}
	if u := x.tok(b.next); b.kind == 0 && b.n == 1 && unitTable[a.unit].symbol == "foot" && u.gap == gapNone &&
		u.kind == tokenWord && x.text(u) == "in" {
		b.kind, b.unit, b.noun = Count, unitIndex("inch"), [2]int{b.next, b.next + 1}
		b.next++ // 6ft 2in
	}
	if !b.wholeMeasure() || b.kind != Count || b.terms[0].num.a.wide != nil {
		return false
	}
	for i := range subunits {
		s := &subunits[i]
		if s.unit != unitTable[a.unit].symbol || s.part != unitTable[b.unit].symbol {
			continue
		}
		if s.parts == 0 {
			a.bad, a.badAt, a.next = ErrTrailing, int(x.tok(b.first).start), b.next
			a.terms[0].num = numeral{class: numeralBad}
			return true
		}
		if b.terms[0].num.a.cmp(dec{coef: s.parts}) >= 0 {
			return false
		}
		a.hours = a.hours || s.unit == "hour" && a.terms[0].num.a.cmp(dec{coef: 24}) <= 0
		a.join(b.terms[0].num.a, s.parts)
		a.unit, a.noun, a.next, a.weak, a.op, a.clock = b.unit, b.noun, b.next, false, b.op, clock && !joined
		a.rowBreak = a.rowBreak || b.rowBreak
		return true
	}
	return false
}

// bare joins a number without a unit to a measure: 1 m 80, 2 heures 30, 3 kg 500. One
// with something to count behind it is another figure.
func (x *phraseReader) bare(a, b *amount) bool {
	n := &b.terms[0].num
	if b.kind != 0 || b.n != 1 || b.unknown || b.terms[0].words || b.terms[0].scale != 0 || !n.plain || n.a.wide != nil {
		return false
	}
	if u := x.tok(b.next); u.kind == tokenWord && u.gap == gapSpace && (!u.known() && x.book.countable(x.text(u)) ||
		u.cats&(1<<catMonth) != 0) {
		return false
	}
	for i := range subunits {
		s := &subunits[i]
		if s.unit != unitTable[a.unit].symbol || s.digits == 0 || n.digits < s.digits || n.digits > max(s.digits, 2) ||
			n.a.cmp(dec{coef: s.parts}) >= 0 {
			continue
		}
		a.hours = s.unit == "hour" && a.terms[0].num.a.cmp(dec{coef: 24}) <= 0
		a.loose = a.loose || x.tok(b.first).soft != softNone
		a.join(n.a, s.parts)
		a.unit, a.next, a.op, a.noun[1] = unitIndex(s.part), b.next, b.op, b.next
		return true
	}
	return false
}

// hundredths joins so many cents in digits at token k to an amount of money: 12
// dollars and 50 cents.
func (x *phraseReader) hundredths(a *amount, k int) bool {
	t, u := x.tok(k), x.tok(k+1)
	if t.kind != tokenNumber || u.kind != tokenWord || u.gap != gapSpace || !u.plays(roleHundredth) ||
		x.tok(a.next-1).plays(roleHundredth) { // 62 cents, 8 cents more
		return false
	}
	n := x.numeral(t)
	if !n.plain || n.class != numeralPlain || n.digits > 2 {
		return false
	}
	a.join(n.a, 100)
	a.terms[0].num.a.exp -= 2
	a.next = k + 2
	return true
}

// cents joins hundredths of a currency to an amount of it: 5 dirhams et 50 centimes,
// 3 euros 50.
func (x *phraseReader) cents(a, b *amount) bool {
	n := &b.terms[0].num
	parts, places := uint64(100), 2
	if b.cur == curMillime && (a.cur == curDinar || a.cur == curTND) {
		parts, places = 1000, 3 // 3 dinars 200 millimes
	}
	if b.n != 1 || b.terms[0].scale != 0 || n.class != numeralPlain || n.a.exp != 0 || n.a.cmp(dec{coef: parts}) >= 0 ||
		a.cur == curCentime || a.cur == curRial || a.per >= 0 {
		return false
	}
	switch u := x.tok(b.next); {
	case b.cur == curCentime && !b.prefixed:
	case parts == 1000:
		a.cur = curTND
	case b.kind == 0 && !b.terms[0].words && n.plain && n.digits == 2 && a.curWord && !a.prefixed &&
		x.langs&(1<<Fr|1<<langOwn) != 0 &&
		b.first == a.next && !(u.kind == tokenWord && u.gap == gapSpace && !x.stops(b.next)):
	default:
		return false
	}
	a.join(n.a, parts)
	a.loose = a.loose || b.cur == curNone && x.tok(b.first).soft != softNone
	a.terms[0].num.a.exp -= places
	a.next, a.op = b.next, b.op
	return true
}

// join makes an amount one of a unit of which so many make the one that it has, with
// some more of them.
func (a *amount) join(more dec, parts uint64) {
	n := &a.terms[0].num
	n.a, n.plain = n.a.times(parts).add(more), false
}

// oneUnit reads the one unit, or the two of an Arabic dual, of a compound measure that no
// number stands before: «طن و200 كيلوغرام», an hour and 20 minutes, «درهم و50 سنتيما»,
// «طنان و500 كيلوغرام».
func (p *parser) oneUnit(k int, a *amount) (int, bool) {
	t := p.tok(k)
	if a.n > 0 || a.prefixed || a.signed || t.kind != tokenWord || t.clitic&cliticDef != 0 {
		return k, false
	}
	i, next := p.phrase(k, 1<<catUnit|1<<catCur)
	if i == 0 || p.partOfOne(k) {
		return k, false
	}
	e := &lexEntries[i]
	if p.oneAndHalf(e, k, next) {
		p.note(i)
		a.kind, a.unit, a.noun = Count, int(e.arg), [2]int{k, next}
		return next, true
	}
	if t.clitic&^cliticConj != 0 && e.form != formDual {
		return k, false
	}
	article := k > 0 && p.tok(k-1).plays(roleArticle) && t.gap == gapSpace
	if e.lang != Ar && !article || p.tok(next).gap != gapSpace {
		return k, false
	}
	if e.cat == catUnit && !hasParts(unitTable[e.arg].symbol) || e.lang == Ar && e.cat == catUnit &&
		e.form != formDual && p.s[t.body:t.end] != unitTable[e.arg].ar[0] {
		return k, false
	}
	at, conj, ok := p.conjunction(next)
	if u := p.tok(at); !ok || !conj || u.kind != tokenNumber && u.cats&(1<<catNum) == 0 {
		return k, false
	}
	langs, one := p.langs, *a
	one.terms[0] = term{words: true, num: numeral{a: dec{coef: 1}}}
	if e.form == formDual {
		one.terms[0].num.a.coef = 2
	}
	one.n, one.next, one.noun = 1, next, [2]int{k, next}
	if one.kind, one.unit = Count, int(e.arg); e.cat == catCur {
		one.kind, one.unit, one.cur, one.curWord = Money, unitNone, int(e.arg), true
	}
	p.note(i)
	x := phraseReader{parser: p}
	joined := x.smaller(&one)
	p.langs = langs
	if !joined {
		return k, false
	}
	p.note(i)
	a.kind, a.unit, a.cur, a.curWord, a.noun = Count, int(e.arg), curNone, false, [2]int{k, next}
	if e.cat == catCur {
		a.unit, a.cur, a.curWord = unitNone, int(e.arg), true
		a.kind = 0
	}
	return next, true
}

// partOfOne reports whether the word at token k is that of which a part stands before it: «ربع ساعة و10 دقائق».
func (p *parser) partOfOne(k int) bool {
	return k > 0 && p.tok(k-1).cats&(1<<catFrac) != 0 && p.tok(k).script == scriptArabic && p.tok(k).gap == gapSpace
}

// oneAndHalf reports whether the Arabic unit of entry e, from token k to token next, stands before
// a half or a quarter: سنة ونصف.
func (p *parser) oneAndHalf(e *lexEntry, k, next int) bool {
	if e.lang != Ar || e.cat != catUnit || e.form != 0 || p.tok(next).gap != gapSpace ||
		!unitTable[e.arg].measure && !timeUnit(unitTable[e.arg].symbol) ||
		p.s[p.tok(k).body:p.tok(next-1).end] != unitTable[e.arg].ar[0] || p.tok(next).clitic != cliticConj {
		return false
	}
	if k > 0 && (p.tok(k-1).kind == tokenNumber || p.tok(k-1).cats&(1<<catNum|1<<catScale) != 0) {
		return false
	}
	i, _ := p.phrase(next, only(catFrac))
	return i != 0
}

// hasParts reports whether a unit has smaller ones that go on it.
func hasParts(symbol string) bool {
	for i := range subunits {
		if subunits[i].unit == symbol {
			return true
		}
	}
	return false
}

// wholeMeasure reports whether an amount is a whole number of a unit or of a currency
// and nothing else.
func (a *amount) wholeMeasure() bool {
	return (a.kind == Count && a.unit >= 0 && (unitTable[a.unit].measure || timeUnit(unitTable[a.unit].symbol)) ||
		a.kind == Money) && a.n == 1 && a.bad == nil && a.per < 0 && a.terms[0].scale == 0 &&
		a.terms[0].num.class == numeralPlain && a.terms[0].num.a.exp == 0
}

// borrow gives a bare number before another the scale and unit of that one: 3,2 et
// 4,5 milliards. Without decimals, and without a word that says that they go
// together, it is in doubt.
func (p *parser) borrow(a *amount) {
	last := &a.terms[0]
	money := a.kind == Money && a.prefixed && !a.curWord && a.per < 0 // $1.2 and $1.5 billion
	if a.kind != 0 && !money || !a.lacksScale() || p.tok(a.next).gap > gapSpace {
		return
	}
	k := p.lastOfList(a.next)
	if k == 0 {
		return
	}
	langs := p.langs
	var b amount
	if p.amount(&b, k, false) != read || money && (b.cur != a.cur || !b.prefixed) || b.n != 1 || b.bad != nil ||
		b.unknown || b.terms[0].alt != 0 || b.terms[0].words ||
		b.terms[0].scale == 0 && b.kind != Percent && b.kind != Points && b.kind != Money && !p.listed(a, &b) ||
		b.per >= 0 || b.capitals {
		p.langs = langs
		return
	}
	next := a.next
	last.scale = b.terms[0].scale
	shareUnit(a, &b)
	a.next, a.form = next, b.form
	a.lent = true
	a.rowBreak = a.rowBreak || !p.together && last.num.a.exp == 0
	a.noun = [2]int{-1, -1}
}

// listed reports whether an amount of time or of a measure ends a list of three or more in which a
// stands: sur 3, 5 et 8 ans.
func (p *parser) listed(a, b *amount) bool {
	if b.kind != Count || b.unit < 0 || !timeUnit(unitTable[b.unit].symbol) && !unitTable[b.unit].measure {
		return false
	}
	comma := func(k int) bool {
		t := p.tok(k)
		return t.kind == tokenSymbol && t.gap == gapNone && (t.sym == ',' || t.sym == '،')
	}
	return comma(a.next) || a.first > 1 && comma(a.first-1) && p.tok(a.first-2).kind == tokenNumber
}

// lacksScale reports whether an amount is one number in digits that may have the scale
// of another.
func (a *amount) lacksScale() bool {
	last := &a.terms[0]
	return !a.unknown && a.n == 1 && !last.words && last.scale == 0 && last.num.class == numeralPlain &&
		a.bad == nil && !a.signed && !a.yearLike()
}

// lastOfList returns the token of the last number of a list that goes on at token
// k: "et 4", ", 3 et 4", "ou 12". It is 0 when there is none.
func (p *parser) lastOfList(k int) int {
	for range 4 {
		t, u := p.tok(k), p.tok(k+1)
		if t.kind != tokenSymbol {
			break
		}
		if t.sym != ',' && t.sym != '،' || t.gap != gapNone || u.kind != tokenNumber || u.gap != gapSpace ||
			u.soft != softNone {
			return 0
		}
		k += 2
	}
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace {
		return 0
	}
	if t.plays(roleOr) && t.clitic == 0 || p.contrasts(k+1) {
		k++
	} else {
		next, conj, ok := p.conjunction(k)
		if !ok || !conj {
			return 0
		}
		k = next
	}
	if u := p.tok(k); u.kind != tokenNumber && currencySign(u.sym) == curNone || u.gap > gapSpace {
		return 0
	}
	return k
}
