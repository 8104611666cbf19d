package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// counted reads what a number counts.
func (p *parser) counted(k int, a *amount) int {
	switch {
	case a.kind == Count || a.kind == Points:
		return p.tail(p.andHalf(k, a), a)
	case a.percentAt >= 0:
		a.kind, a.unit = Percent, unitPercent
		return p.tail(k, a)
	case a.cur != curNone:
		a.kind = Money
		return p.tail(p.afterMoney(k, a), a)
	}
	t := p.tok(k)
	switch {
	case t.gap > gapSpace:
		return k
	case t.kind == tokenSymbol && isHyphen(t.sym) && p.hyphened(k):
		return p.countedWord(k+1, a) // 320-ha, 250-million-dollar
	case t.kind == tokenSymbol:
		return p.countedSign(k, a)
	case t.kind == tokenWord:
		return p.countedWord(k, a)
	}
	return k
}

// hyphened reports whether the hyphen at token k joins a number to what it counts.
func (p *parser) hyphened(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.gap != gapNone || u.kind != tokenWord || !p.behindHyphen(k+1) || u.script != scriptLatin {
		return false
	}
	i, next := p.phrase(k+1, 1<<catCur|1<<catXCur|1<<catUnit|1<<catXUnit|1<<catPercent|1<<catPoints|1<<catBasis)
	if i == 0 {
		return false
	}
	if p.tok(k-1).kind == tokenNumber {
		p.weak |= 1 << En // a 1,500-MW plant
	}
	end := p.tok(next) // not 5-jobs-fair
	return end.gap != gapNone || end.kind != tokenSymbol || !isHyphen(end.sym) || lexEntries[i].cat == catUnit
}

// signBehind reports whether token k is a sign written behind its number, as
// happens in Arabic text: 1,8- نقطة, 4.8%-. A plus means at least elsewhere.
func (p *parser) signBehind(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.kind != tokenSymbol || !isSign(t.sym) ||
		u.gap == gapNone && u.kind != tokenEnd && !(u.kind == tokenSymbol && u.sym == ')') {
		return false
	}
	percent := p.tok(k-1).kind == tokenSymbol && (p.tok(k-1).sym == '%' || p.tok(k-1).sym == '٪')
	if i, _ := p.phrase(k+1, only(catPoints, catPercent)); i != 0 && u.gap == gapSpace && u.script == scriptArabic {
		return true
	}
	if !percent || u.kind == tokenNumber && u.gap == gapSpace {
		return false
	}
	return t.sym != '+' && t.sym != '＋' || u.script == scriptArabic ||
		u.kind != tokenWord && p.find && p.behindArabic(k-2)
}

// behindArabic reports whether the last word before token k, in the same clause, is Arabic.
func (p *parser) behindArabic(k int) bool {
	for j := k - 1; j >= 0 && j > k-3; j-- {
		if t := p.tok(j); t.kind == tokenWord {
			return t.script == scriptArabic
		}
	}
	return false
}

// signed takes the sign behind a number at token k, and reads on.
func (p *parser) signed(k int, a *amount) int {
	t, u := p.tok(k), p.tok(k+1)
	a.signed, a.neg = true, t.sym != '+' && t.sym != '＋'
	if a.kind != 0 {
		a.dashBehind = u.script != scriptArabic && u.kind != tokenEnd && (u.kind != tokenSymbol || u.sym != ')')
		return p.tail(k+1, a)
	}
	return p.counted(k+1, a)
}

// tail reads a rate and a qualifier behind what is counted.
func (p *parser) tail(k int, a *amount) int {
	if p.tok(k).kind == tokenEnd {
		return k
	}
	next := p.rate(k, a)
	if next == k {
		next = p.rateBehind(k, a)
	}
	return p.suffixes(next, a)
}

// centsOfUS reports whether "US cents" stands at token k.
func (p *parser) centsOfUS(k int) bool {
	u := p.tok(k + 1)
	return p.text(p.tok(k)) == "US" && u.gap == gapSpace && u.plays(roleHundredth)
}

// countedSign reads a percent or currency sign behind a number, or a plus.
func (p *parser) countedSign(k int, a *amount) int {
	t := p.tok(k)
	switch {
	case t.sym == '%' || t.sym == '٪':
		a.kind, a.unit = Percent, unitPercent
		if u := p.tok(k + 1); u.gap == gapNone && !a.signed && p.signBehind(k+1) {
			return p.signed(k+1, a)
		}
		return p.tail(k+1, a)
	case t.sym == '‰':
		a.perMille()
		return p.tail(k+1, a)
	case t.gap == gapNone && !a.signed && p.signBehind(k):
		return p.signed(k, a)
	case p.signBeforePercent(k):
		a.kind, a.unit = Percent, unitPercent
		if !a.signed {
			a.signed, a.neg = true, t.sym != '+' && t.sym != '＋'
		}
		return p.tail(k+2, a)
	case p.plusBehind(k) > k:
		a.op = opAtLeast
		return p.counted(p.plusBehind(k), a)
	case t.gap == gapNone && isHyphen(t.sym) && p.tok(k+1).gap == gapNone && p.says(wordsOdd, p.tok(k+1)):
		a.about = true
		return p.counted(k+2, a) // 40-odd
	case p.divides(k, a):
		return p.tail(k, a) // 4,370/km²
	case p.columnMinus(k, a):
		a.signed, a.neg, a.dashBehind = true, true, true
		return k + 1
	case t.sym == '°' || t.sym == '℃' || t.sym == '℉':
		return p.degrees(k, a)
	case p.signOfNext(k):
		return p.suffixes(k, a)
	case t.sym == '¢' && p.tok(k+1).kind != tokenNumber:
		a.kind, a.cur = Money, curCents
		return p.tail(k+1, a)
	case currencySign(t.sym) != curNone:
		a.kind, a.cur = Money, p.signOf(t.sym)
		if p.cents(k+1, a) {
			return k + 2
		}
		if other := p.dollarBehind(k); other != curNone {
			k++
			a.cur = other
		}
		return p.tail(p.afterMoney(k+1, a), a)
	}
	return p.suffixes(k, a)
}

// plusBehind returns the token behind a plus at token k that says "or more", or k: 5,000+ jobs, 9,000-plus.
func (p *parser) plusBehind(k int) int {
	t, u := p.tok(k), p.tok(k+1)
	switch {
	case t.gap != gapNone:
	case t.sym == '+' && u.kind == tokenWord && u.gap == gapSpace:
		return k + 1
	case isHyphen(t.sym) && u.plays(rolePlusBehind) && u.gap == gapNone:
		return k + 2
	}
	return k
}

// signBeforePercent reports whether a sign and a percent sign stand at token k, glued to a number: 1,7-%.
func (p *parser) signBeforePercent(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	return p.find && t.gap == gapNone && isSign(t.sym) && u.gap == gapNone && percentSign(u)
}

// divides reports whether a slash at token k makes a rate of a number: 4,370/km².
func (p *parser) divides(k int, a *amount) bool {
	t := p.tok(k)
	return t.sym == '/' && t.gap == gapNone && a.dividable() && p.rateSign(k, a) > k
}

// dividable reports whether an amount is a number that counts nothing and is no part of a reference: it has
// decimals or thousands.
func (a *amount) dividable() bool {
	n := &a.terms[0].num
	return a.kind == 0 && a.oneNumber() && (n.decimal != 0 || n.grouped > 0 || n.class == numeralSeparator)
}

// dollarBehind returns the currency of a dollar sign at token k by the letters behind it, 450 M$ CA,
// 12 $US, or curNone.
func (p *parser) dollarBehind(k int) int {
	t, u := p.tok(k), p.tok(k+1)
	if t.sym != '$' || u.kind != tokenWord || u.gap > gapSpace || u.end-u.start < 2 {
		return curNone
	}
	if p.capital(u) {
		return dollar(p.text(u))
	}
	return p.dollarsOf(u)
}

// dollarsOf returns the currency that a word in lower case makes of dollars, 2 milliards de $ canadiens, or
// curNone.
func (p *parser) dollarsOf(t *token) int {
	if t.script != scriptLatin || t.gap != gapSpace || t.end-t.start < leastDemonym || t.end-t.start > maxKey/2 {
		return curNone
	}
	var buf [maxKey]byte
	key := fold.Append(append(buf[:0], "dollars "...), p.text(t))
	if i := p.book.lookup(key); i != 0 {
		if e, _ := match(i, only(catCur), ""); e != 0 {
			return int(lexEntries[e].arg)
		}
	}
	return curNone
}

// signOfNext reports whether the sign at token k belongs to the number behind it: two $ 500
// checks.
func (p *parser) signOfNext(k int) bool {
	t := p.tok(k)
	return p.find && (t.sym == '$' || t.sym == '£') && t.gap == gapSpace && p.tok(k+1).kind == tokenNumber
}

// percentage makes an amount one of percent by the word of entry e, which may be "per mille".
func (a *amount) percentage(e *lexEntry) {
	if a.kind, a.unit = Percent, unitPercent; e.arg == perMille {
		a.perMille()
	}
}

// perMille makes an amount per mille one of percent.
func (a *amount) perMille() {
	a.kind, a.unit = Percent, unitPercent
	for i := range a.terms[:a.n] {
		n := &a.terms[i].num
		n.a, n.b, n.c = n.a.shift(-1), n.b.shift(-1), n.c.shift(-1)
	}
}

// degrees reads degrees of temperature, for which there is no symbol: 1,5°C, 25 °C. Others
// are of angles, and no figure.
func (p *parser) degrees(k int, a *amount) int {
	next := k + 1
	if t, u := p.tok(k), p.tok(next); t.sym == '°' {
		if word := p.text(u); u.gap > gapSpace || word != "C" && word != "F" {
			return p.suffixes(k, a)
		}
		next++
	}
	a.kind, a.unit, a.noun = Count, unitNone, [2]int{k, next}
	return p.suffixes(next, a)
}

// columnMinus reports whether token k is a minus behind the number of a cell, as
// accounts print it: 1.250,00-. It may be a dash.
func (p *parser) columnMinus(k int, a *amount) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.gap != gapNone || !isHyphen(t.sym) || a.signed || a.n != 1 || a.terms[0].words {
		return false
	}
	if u.gap == gapSpace && u.kind == tokenWord && u.script == scriptArabic && p.find && a.first > 0 {
		v := p.tok(a.first - 1) // «بين 3- و2 درجات»
		return v.script == scriptArabic && p.tok(a.first).gap <= gapSpace && p.tok(a.first).soft == softNone
	}
	return u.kind == tokenEnd || u.gap >= gapWide
}

// cents reads the cents of a price written behind the sign of its currency: 12€50.
func (p *parser) cents(k int, a *amount) bool {
	u := p.tok(k)
	if u.kind != tokenNumber || u.gap != gapNone || a.n != 1 || a.terms[0].scale != 0 {
		return false
	}
	n, whole := p.numeral(u), &a.terms[0].num
	if !n.plain || n.digits != 2 || !whole.plain || whole.a.wide != nil {
		return false
	}
	whole.a, whole.plain = whole.a.with(dec{coef: n.a.coef, exp: -2}), false
	return true
}

// countedWord reads the unit, currency or thing behind a number.
func (p *parser) countedWord(k int, a *amount) int {
	start := k
	k = p.of(k, a)
	if p.tok(k).clitic&(cliticConj|cliticPrep) != 0 {
		if c, end := p.namedCurrency(k); end > k {
			return p.countsCurrency(c, k, end, a) // بولا, of which the first letter is no preposition
		}
		return p.suffixes(start, a)
	}
	if t := p.tok(k); t.kind == tokenSymbol && k > start {
		if currencySign(t.sym) == curNone {
			return p.suffixes(start, a)
		}
		return p.countedSign(k, a) // 2 Mds de $
	}
	if u := p.tok(k + 1); p.text(p.tok(k)) == "US" && u.kind == tokenSymbol && u.sym == '$' && u.gap == gapNone {
		a.kind, a.cur = Money, curUSD
		return p.tail(p.afterMoney(k+2, a), a)
	}
	if p.centsOfUS(k) {
		a.kind, a.cur, a.curWord, a.noun = Money, curCents, true, [2]int{k, k + 2}
		return p.tail(p.afterMoney(k+2, a), a)
	}
	i, next := p.phrase(k, unitWords)
	if i == 0 {
		i, k, next = p.behindAdjective(k)
	}
	if c, end, ok := p.longerName(i, k, next); ok {
		return p.countsCurrency(c, k, end, a)
	}
	if i == 0 {
		return p.unlisted(k, start, a)
	}
	e := &lexEntries[i]
	if p.otherHere(e, k, a) {
		return p.suffixes(start, a)
	}
	p.note(i)
	a.noun = [2]int{k, next}
	switch e.cat {
	case catPercent:
		a.percentage(e)
		next = p.andHalf(next, a)
	case catPoints:
		a.kind, a.unit = Points, unitPoint
		a.points = e.arg == barePoints
		next = p.andHalf(next, a)
	case catBasis:
		a.kind, a.unit = Points, unitBasis
	case catCur, catXCur:
		if y := p.tok(next); p.tok(start).soft != softNone && e.cat == catXCur && y.kind == tokenNumber &&
			y.gap == gapSpace {
			a.noun = [2]int{-1, -1} // MAD 6, on the next line
			return p.suffixes(start, a)
		}
		a.kind, a.cur = Money, int(e.arg)
		a.curWord = e.cat == catCur || a.cur == curDirham
		a.foreign = e.cat == catCur && next == k+1 && p.demonym(k)
		if e.cat == catXCur && a.cur == curDirham {
			p.weak |= 1 << Fr
		}
		next = p.afterMoney(next, a)
	default:
		next = p.countedUnit(e, k, next, start, a)
		a.millions = a.kind == Count && p.shortMillions(k, next, a)
		return next
	}
	return p.tail(next, a)
}

// shortMillions reports whether an m glued to a number of an English text, at token k before
// token next, may be short for millions of what the text names elsewhere: fell to 7.54m.
func (p *parser) shortMillions(k, next int, a *amount) bool {
	t, u := p.tok(k), p.tok(next)
	if !p.find || t.gap != gapNone || p.text(t) != "m" || a.n != 1 || a.terms[0].words || a.per >= 0 ||
		next != k+1 || p.tok(k-1).kind != tokenNumber {
		return false
	}
	if u.kind == tokenSymbol && isHyphen(u.sym) {
		if u = p.tok(next + 1); u.gap != gapNone || u.ent != 0 && !p.inCapitals(u) {
			return false // a 50m-long wall, but the 57.8m-SIM market
		}
	}
	if e := u.is(p.s, catStop); e != nil && e.arg == stopLength {
		return false
	}
	near := p.surroundings(int(t.start))
	return near == En || near == 0 && p.numeral(p.tok(k-1)).decimal == '.'
}

// behindAdjective reads a unit behind an adjective at token k: 200 petites entreprises. It
// returns the unit's entry, or 0, and where it begins and ends.
func (p *parser) behindAdjective(k int) (i uint16, at, next int) {
	if j, n := p.phrase(k, only(catAdj)); j != 0 && p.tok(n).gap == gapSpace && p.tok(n).clitic == 0 {
		if i, next = p.phrase(n, only(catUnit)); i != 0 {
			return i, n, next
		}
	}
	return p.behindUnknown(k)
}

// behindUnknown reads, in running text, the plural of an English unit behind one or two words
// in lower case that are in no table: 410,000 potential jobs.
func (p *parser) behindUnknown(k int) (i uint16, at, next int) {
	for n := range 2 {
		t := p.tok(k + n)
		singular := t.is(p.s, catUnit)
		if !p.find || t.kind != tokenWord || t.gap != gapSpace || t.ent != 0 && (singular == nil ||
			singular.lang != En || singular.form != formSingular || n == 0) && !onlyLabel(t) ||
			t.script != scriptLatin || t.end-t.start < 4 || p.capital(t) {
			break
		}
		u := p.tok(k + n + 1)
		e := u.is(p.s, catUnit)
		if e == nil || u.gap != gapSpace {
			continue
		}
		if e.form == formSingular && n == 0 {
			continue
		}
		if e.lang != En || e.form == formSingular || unitTable[e.arg].measure || timeUnit(unitTable[e.arg].symbol) {
			break
		}
		i, next = p.phrase(k+n+1, only(catUnit))
		return i, k + n + 1, next
	}
	return 0, k, k + 1
}

// onlyLabel reports whether a word has no meaning beside a figure but that of a label: 16 apartment buildings.
func onlyLabel(t *token) bool {
	return t.cats&^(1<<catLabel|1<<catRole) == 0 && t.cats&(1<<catLabel) != 0
}

// verbHere reports whether the unit or currency of an entry, at token k, is rather an English
// verb: 7.5 million are employed, Team 12 won.
func (p *parser) verbHere(e *lexEntry, k int, a *amount) bool {
	t, u := p.tok(k), p.tok(k+1)
	if !p.find || !t.plays(roleVerb) {
		return false
	}
	if e.cat == catCur {
		return a.terms[a.n-1].scale == 0
	}
	if e.lang == Fr && e.cat == catUnit && e.form == formSingular {
		v, _ := a.value(choice{})
		return v.cmp(dec{coef: 2}) >= 0 // le ramadan 1446 compte 29 jours
	}
	v, _ := a.value(choice{})
	return u.kind == tokenWord && u.gap <= gapSpace && v.cmp(dec{coef: 1}) > 0 &&
		(p.langs.only() == En || p.surroundings(int(t.start)) == En)
}

// computers reports whether the percent of an entry, at token k, is rather a computer: un PC, 5 PC.
// Behind digits it is in doubt.
func (p *parser) computers(e *lexEntry, k int, a *amount) bool {
	if e.cat != catPercent || !p.find || p.text(p.tok(k)) != "PC" {
		return false
	}
	a.capitals = !a.terms[a.n-1].words
	return true
}

// demonym reports whether the name of a currency at token k, which is that of several
// countries, stands before a word that may say which: dollars ruritaniens.
func (p *parser) demonym(k int) bool {
	t := p.tok(k + 1)
	if t.kind != tokenWord || t.gap != gapSpace || t.known() || t.clitic != 0 || t.end-t.start > maxKey/2 {
		return false
	}
	if _, several := match(p.tok(k).ent, 0, ""); !several || t.script != p.tok(k).script || p.capital(t) {
		return false
	}
	var buf [maxKey]byte
	key := fold.Append(buf[:0], p.text(t))
	if strings.HasPrefix(string(key), "ال") || len(key) < leastDemonym {
		return false
	}
	for _, end := range p.book.demonyms {
		if strings.HasSuffix(string(key), end) {
			return true
		}
	}
	return false
}

// leastDemonym is how many bytes a word has at least that says of which country a
// currency is.
const leastDemonym = 6

// unlisted reads what is counted where the tables have no unit at token k: the code of
// a rare currency, a thing without a symbol. start is where the search for it began.
func (p *parser) unlisted(k, start int, a *amount) int {
	if c, word, ok := p.rareCode(k); ok {
		a.kind, a.cur, a.rare, a.word = Money, curRare, c, word
		return p.tail(p.afterMoney(k+1, a), a)
	}
	if next := p.bulk(k, a); next > k {
		return p.suffixes(next, a)
	}
	if next := p.gluedUnit(k, a); next > k {
		return p.tail(next, a)
	}
	if p.tok(k).script == scriptLatin && p.measureSymbol(k) {
		a.kind, a.unit, a.noun = Count, unitNone, [2]int{k, k + 1}
		a.glued = p.find && p.tok(k+1).kind == tokenNumber && p.tok(k+1).gap == gapSpace // 2 lb 3 oz
		return p.tail(k+1, a)                                                            // 6 hl
	}
	if p.find && p.abbreviation(k, a) {
		return p.unread(a, k, k+1)
	}
	a.capitals = a.capitals || !p.tok(k).known() && p.book.says(wordsCoin, p.s[p.tok(k).body:p.tok(k).end])
	a.glued = a.glued || !p.find && energy(p.text(p.tok(k)))
	a.capitals = a.capitals && k == start // but 8,61 millions d'EVP
	if end := p.garbled(k, a); end > 0 {
		return end
	}
	if end := p.nounPhrase(k, a); end > 0 {
		return end
	}
	if i, _ := p.phrase(start, only(catRate)); i != 0 && perWord(i) {
		start = p.rate(start, a) // 3 par an
	}
	return p.suffixes(start, a)
}

// bulk is a large measure or a rate as the trade abbreviates it.
type bulk struct {
	scale        int
	unit, per    string
	daily, cubic bool
}

// bulkOf returns what an abbreviation of a large measure or of a rate says: 411,000 bpd are barrels a day. Some are so
// only before "/d", others before a small 3.
func bulkOf(word string) (bulk, bool) {
	switch word {
	case "bpd":
		return bulk{unit: "barrel", per: "day"}, true
	case "bcm":
		return bulk{scale: 9, unit: "m3"}, true
	case "mcm":
		return bulk{scale: 6, unit: "m3"}, true
	case "mtpa", "MTPA", "Mtpa":
		return bulk{scale: 6, unit: "tonne", per: "year"}, true
	case "Mbpd", "mmbpd", "mbpd":
		return bulk{scale: 6, unit: "barrel", per: "day"}, true
	case "b", "ب":
		return bulk{unit: "barrel", per: "day", daily: true}, true
	case "mb":
		return bulk{scale: 6, unit: "barrel", per: "day", daily: true}, true
	case "kb":
		return bulk{scale: 3, unit: "barrel", per: "day", daily: true}, true
	case "Gm":
		return bulk{scale: 9, unit: "m3", cubic: true}, true
	case "MMm":
		return bulk{scale: 6, unit: "m3", cubic: true}, true
	case "MMT", "MMt":
		return bulk{scale: 6, unit: "tonne"}, true
	}
	return bulk{}, false
}

// perManyThings reports whether a round number of things that no table knows stands at token k of a running text:
// $586.50 per 1,000 board feet.
func (p *parser) perManyThings(k int) bool {
	return p.find && p.perMany(k)
}

// priceForMany reports whether "for" and a round number of a measure stand at token k behind a price: 3 dollars pour
// 1000 litres, 12 DH for 100 kg.
func (p *parser) priceForMany(k int, a *amount) bool {
	switch at := p.tok(k); {
	case p.says(wordsPriceFor, at):
		if !p.perMany(k + 1) {
			return false
		}
	case !p.says(wordsPriceOf, at) && !p.says(wordsPerMany, at):
		return false
	}
	if t := p.tok(k + 1); !p.find || a.terms[a.n-1].scale > 0 || t.kind != tokenNumber || t.gap != gapSpace ||
		p.tok(k+2).gap > gapSpace {
		return false
	}
	i, _ := p.phrase(k+2, only(catUnit, catXUnit))
	return i != 0 && unitTable[lexEntries[i].arg].measure
}

// perDozen reports whether a price for so many stands at token k: 30 DH la douzaine.
func (p *parser) perDozen(k int) bool {
	t := p.tok(k)
	return (p.says(wordsThe, t) && p.tok(k+1).cats&(1<<catColl) != 0 ||
		t.plays(roleArticle) && p.tok(k+1).cats&(1<<catMany) != 0) && p.tok(k+2).cats&(1<<catOf) == 0
}

// bulk reads such an abbreviation at token k, and returns the token behind it, or k.
func (p *parser) bulk(k int, a *amount) int {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace || t.ent != 0 && t.end-t.start > 2 {
		return k
	}
	b, ok := bulkOf(p.text(t))
	if !ok || b.daily && !p.daily(k+1) || b.cubic && !p.cubed(k+1) {
		return k
	}
	a.kind, a.unit, a.noun = Count, unitIndex(b.unit), [2]int{k, k + 1}
	if b.per != "" {
		a.per = unitIndex(b.per)
	}
	a.terms[a.n-1].scale += b.scale
	switch {
	case b.daily:
		return k + 3
	case b.cubic:
		a.noun[1] = k + 2
		return k + 2 // 12 Gm3
	}
	return k + 1
}

// cubed reports whether the power of a cubic measure stands at token k, glued to it.
func (p *parser) cubed(k int) bool {
	t := p.tok(k)
	return t.gap == gapNone && (t.kind == tokenNumber && p.text(t) == "3" || t.kind == tokenSymbol && t.sym == '³')
}

// daily reports whether "/d" or «/ي» stands at token k, glued to what is before it.
func (p *parser) daily(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	return t.kind == tokenSymbol && t.sym == '/' && t.gap == gapNone && u.gap == gapNone &&
		(p.text(u) == "d" || p.text(u) == "ي")
}

// abbreviation reports whether an unknown word in capitals stands behind a number:
// one that begins as an abbreviation of money (MMDHSur) cannot be passed over; of
// another nobody knows what it makes of the number, which is in doubt.
func (p *parser) abbreviation(k int, a *amount) bool {
	t := p.tok(k)
	if t.end-t.start == 1 && t.gap == gapSpace && p.s[t.start] == 'F' {
		a.capitals = true // 250 F, of francs
		return false
	}
	if t.known() && t.kind == tokenWord && t.gap <= gapSpace && t.script == scriptLatin {
		a.capitals = p.strangeCase(t)
		return false
	}
	if t.known() || t.kind != tokenWord || t.gap > gapSpace {
		return false
	}
	if t.script == scriptArabic {
		a.capitals = p.initials(t)
		return false
	}
	if t.script != scriptLatin || t.end-t.start < 2 {
		return false
	}
	capitals := 0
	for _, r := range p.text(t) {
		if r < 'A' || r > 'Z' {
			break
		}
		capitals++
	}
	a.capitals = capitals > 1 && capitals == int(t.end-t.start) || p.symbolLike(t)
	for i := t.start + 2; i < t.end && capitals > 1; i++ {
		left := p.book.word(p.s[:i], int(t.start))
		if left.end == i && (left.is(p.s, catXScaleCur) != nil || left.is(p.s, catXCur) != nil) && capital(p.s, int(i)) {
			return true
		}
	}
	return false
}

// measureSymbol reports whether token k is the symbol of a measure that has no name here.
func (p *parser) measureSymbol(k int) bool {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap != gapSpace || t.known() || t.script != scriptLatin || t.end-t.start > 4 {
		return false
	}
	switch p.text(t) {
	case "hl", "dl", "cl", "ml", "mL", "mg", "kV", "MVA", "kVA", "GHz", "MHz", "kHz", "Mbps", "Gbps", "kbps", "Mb", "Gb",
		"dB", "Wh", "kWc", "MWc", "GWc", "kWp", "MWp", "GWp", "hPa", "kPa", "MPa", "kcal", "kJ", "MJ", "GJ", "mph", "km²h",
		"dpi", "rpm", "ppm", "hp", "cv", "Nm", "nm", "MB", "GB", "TB", "Mo", "Go", "To", "ft", "lb", "lbs", "oz":
		return true
	}
	return false
}

// strangeCase reports whether a word is an abbreviation but for the case of its letters, and no other word: 45 mD.
func (p *parser) strangeCase(t *token) bool {
	word := p.text(t)
	if len(word) > mostSymbol || word == strings.ToUpper(word) || word == strings.ToLower(word) {
		return false
	}
	for i := t.ent; ; i++ {
		e := &lexEntries[i]
		switch e.cat {
		case catXScale, catXScaleCur, catXCur:
		default:
			return false
		}
		if e.matches(word) {
			return false
		}
		if e.last {
			return true
		}
	}
}

// mostSymbol is how many bytes the symbol of a unit has at most.
const mostSymbol = 6

// measures are endings of symbols of measures that have no names here: 3 GHz, 225 kV.
var measures = [...]string{"Hz", "V", "VA", "W", "Wh", "Wc", "b", "B", "bps", "l", "m", "g", "Pa", "J", "t", "th"}

// ofMeasure reports whether an unknown word is the symbol of such a measure.
func (p *parser) ofMeasure(t *token) bool {
	word := p.text(t)
	if t.kind != tokenWord || len(word) < 2 || len(word) > 4 ||
		!capital(word, len(word)-1) && !capital(word, len(word)-2) {
		return false
	}
	for _, end := range measures {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// symbolLike reports whether an unknown Latin word looks like an abbreviation and like no word, and so
// may say how much the number is: it is short and has no vowel, or a capital behind its first letter
// (Mdn, kDz), and is not that of a measure.
func (p *parser) symbolLike(t *token) bool {
	word := p.text(t)
	if len(word) > mostSymbol || p.s[t.end-1] == '\'' {
		return false
	}
	if energy(word) {
		return true
	}
	vowels := false
	for i, r := range word {
		if r >= utf8.RuneSelf {
			return false
		}
		if i > 0 && r >= 'A' && r <= 'Z' {
			return true
		}
		vowels = vowels || strings.ContainsRune("aeiouyAEIOUY", r)
	}
	return !vowels
}

// energy reports whether a word is the abbreviation of a scale and of what is as good as so much oil: Mtep, ktoe,
// Mboe.
func energy(word string) bool {
	if len(word) != 4 || !strings.Contains("kMG", word[:1]) {
		return false
	}
	switch word[1:] {
	case "tep", "toe", "boe", "bep", "tec":
		return true
	}
	return false
}

// initials reports whether an unknown Arabic word is an abbreviation: letters with points between
// them, or one letter alone («م.د», «م»).
func (p *parser) initials(t *token) bool {
	word := p.text(t)
	return len(word) == 2 || len(word) <= 3*mostSymbol && strings.Contains(word, ".")
}

// of reads the "of" between a number of millions, or in words, and what it
// counts.
func (p *parser) of(k int, a *amount) int {
	last := &a.terms[a.n-1]
	thousands := last.scale == 3 && a.form == formPlural // 900 milliers d'euros
	if last.scale+last.group < 6 && !a.about && !last.words && last.num.a.cmp(dec{coef: 1e6}) < 0 && !thousands {
		return k
	}
	i, next := p.phrase(k, only(catOf))
	if i == 0 || p.tok(next).gap > gapSpace || thousands && lexEntries[i].lang != Fr {
		return k
	}
	if lexEntries[i].lang == Fr {
		p.langs &^= 1 << En
	}
	return next
}

// head finds the thing that is counted when the unit at entry e, from token k to
// next, only describes it: jeunes entreprises, company executives; and people of
// several kinds, «طفل وامرأة», are persons.
func (p *parser) head(e *lexEntry, k, next int, a *amount) (*lexEntry, int) {
	t := p.tok(next)
	if t.kind != tokenWord || t.gap > gapSpace {
		return e, next
	}
	u := &unitTable[e.arg]
	if people(u.symbol) {
		at := next
		if i, n := p.phrase(next, only(catConj)); i != 0 {
			at = n
		}
		j, n := p.phrase(at, only(catUnit))
		if j != 0 && (at > next || t.clitic == cliticConj) && people(unitTable[lexEntries[j].arg].symbol) {
			person := *e
			if lexEntries[j].arg != e.arg {
				person.arg = int32(unitIndex("person"))
			}
			_, n = p.head(&lexEntries[j], at, n, a)
			a.noun[1] = n
			return &person, n
		}
	}
	if t.clitic != 0 || u.measure {
		return e, next
	}
	j, n := p.phrase(next, only(catUnit))
	if j == 0 || lexEntries[j].lang != e.lang || unitTable[lexEntries[j].arg].measure {
		return e, next
	}
	if p.tok(k).plays(roleDescribes) ||
		p.book.traits[e.lang]&headLast != 0 && e.form == formSingular {
		a.noun[1] = n
		return &lexEntries[j], n
	}
	return e, next
}

// people reports whether a unit is of people of one kind.
func people(symbol string) bool {
	switch symbol {
	case "man", "woman", "child", "young_person", "girl", "boy", "person":
		return true
	}
	return false
}

// countedUnit takes the unit of entry e, which stands from token k to next, for
// what is counted. start is where the search for it began.
func (p *parser) countedUnit(e *lexEntry, k, next, start int, a *amount) int {
	y := p.tok(next)
	if e.form == formDual && e.lang == Ar && p.find && timeUnit(unitTable[e.arg].symbol) && a.terms[a.n-1].scale > 0 {
		a.noun = [2]int{-1, -1} // 60 مليونا سنتين قبل ذلك
		return p.suffixes(start, a)
	}
	if y.kind == tokenNumber && y.gap == gapSpace && next == k+1 && unitTable[e.arg].symbol == "year" &&
		yearDigits(p.text(y)) {
		a.noun = [2]int{-1, -1} // 63 ألفا سنة 2015
		return p.suffixes(start, a)
	}
	if a.terms[a.n-1].scale >= 6 && p.find && e.lang == Fr && unitTable[e.arg].symbol == "book" {
		a.kind, a.cur, a.curWord, a.word, a.pounds = Money, curGuinea, true, true, true // 24 milliards de livres
		return p.tail(p.afterMoney(next, a), a)
	}
	if h := p.tok(max(0, k-1)); !(h.kind == tokenSymbol && isHyphen(h.sym)) {
		e, next = p.head(e, k, next, a) // but a 12-month programme
	}
	a.kind, a.unit = Count, int(e.arg)
	a.rowBreak = p.mayEndRow(p.tok(start))
	if y.gap == gapSpace && p.currencyAt(next) && p.tok(next).clitic == 0 && !timeUnit(unitTable[a.unit].symbol) {
		return p.unread(a, next, next+1) // 5 kilo dirhams
	}
	next = p.andHalf(next, a)
	if t := p.tok(next); !p.find && (t.clitic != cliticPrep|cliticDef || t.cats&(1<<catUnit) == 0 ||
		p.rateClitic(next, a) == next) {
		next = p.modifiers(next, 1)
		a.noun[1] = next
	}
	return p.tail(next, a)
}

// otherHere reports whether the word of entry e at token k is no unit of an amount before it.
func (p *parser) otherHere(e *lexEntry, k int, a *amount) bool {
	return p.verbHere(e, k, a) || p.articleHere(e, k, a) || p.computers(e, k, a)
}

// articleHere reports whether the French year of entry e at token k is rather an English article behind a number that
// is no singular: 20 an hour, but 1,5 an.
func (p *parser) articleHere(e *lexEntry, k int, a *amount) bool {
	t, u := p.tok(k), p.tok(k+1)
	if e.cat != catUnit || e.lang != Fr || e.form != formSingular || !t.plays(roleArticle) || u.kind != tokenWord ||
		u.gap != gapSpace || u.cats&(1<<catOf) != 0 || p.find && p.surroundings(int(t.start)) == Fr {
		return false
	}
	v, _ := a.value(choice{})
	return v.cmp(dec{coef: 2}) >= 0
}

// andHalf reads a half behind the unit, which is one of the last scale: سنتين ونصف, trois heures et quart,
// «مليون درهم ونصف».
func (p *parser) andHalf(k int, a *amount) int {
	last := &a.terms[max(0, a.n-1)]
	if a.n == len(a.terms) || last.alt != 0 || last.group != 0 || last.num.class != numeralPlain ||
		p.tok(k).gap > gapSpace {
		return k
	}
	at := k
	if i, next := p.phrase(k, only(catConj)); i != 0 {
		at = next
	} else if p.tok(k).clitic&cliticConj == 0 {
		return k
	}
	i, next := p.phrase(at, only(catFrac, catColl))
	if i == 0 || lexEntries[i].cat == catColl || p.tok(at).gap > gapSpace {
		return k
	}
	if last.scale > 0 {
		if next = p.halfOfScale(next, last); next < 0 {
			return k
		}
	} else if j, _ := p.phrase(next, 1<<catScale|1<<catUnit|1<<catPoints|1<<catBasis|1<<catPercent); j != 0 {
		return k // and half a million
	}
	p.note(i)
	if a.accusAt == a.n-1 && last.scale > 0 {
		last.num.a, a.accusAt = dec{coef: 2}, -1 // مليارا درهم ونصف المليار
	}
	a.terms[a.n] = term{
		words: true, scale: last.scale, num: numeral{a: dec{coef: uint64(lexEntries[i].arg), exp: -2}.reduced()},
	}
	a.n++
	a.weak = false
	return next
}

// halfOfScale returns the token behind a half, before token k, that is one of the scale of the term before
// it, which may be named again: «مليون دولار ونصف المليون». It is -1 where the half is one of something else.
func (p *parser) halfOfScale(k int, last *term) int {
	t := p.tok(k)
	if t.gap > gapSpace || t.kind != tokenWord {
		return k
	}
	if i, next := p.phrase(k, only(catScale)); i != 0 {
		if scale, _ := p.scaleOf(i, last, next); scale != last.scale || !definite(t) {
			return -1
		}
		k, t = next, p.tok(next)
	}
	if i, _ := p.phrase(k, 1<<catUnit|1<<catCur|1<<catXCur|1<<catPoints|1<<catBasis|1<<catPercent|1<<catScale); i != 0 ||
		t.script == scriptArabic && (definite(t) || !t.known()) && t.gap == gapSpace {
		return -1 // and half of its people
	}
	return k
}

// afterMoney reads what may stand behind a currency: gross or net, and the
// abbreviation in parentheses that repeats it.
func (p *parser) afterMoney(k int, a *amount) int {
	if p.tok(k).kind == tokenEnd {
		return k
	}
	k = p.andHalf(k, a)
	if last := &a.terms[a.n-1]; last.scale == 0 && !last.words && !a.prefixed && p.tok(k).script == scriptLatin &&
		p.tok(k).gap == gapSpace {
		if i, _ := p.phrase(k, only(catScale)); i != 0 {
			k = p.scales(k, last, a) // 125 USD million
		}
	}
	if p.unreadScale(k, a) {
		return p.unread(a, k, k+1) // EUR 5 Milliarden
	}
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
			same := cur == a.cur || codes[cur] == a.currency() && cur != curCentime && a.cur != curCentime
			if !same || e.cat == catXScaleCur && e.form != formEither && scale != last.scale+last.group {
				a.bad, a.badAt = ErrContradiction, int(p.tok(k).start)
			}
			k = next + 1
		}
	}
	return k
}

// unreadScale reports whether a word that looks like a scale word and is not read stands at
// token k, behind an amount whose currency stands before its number.
func (p *parser) unreadScale(k int, a *amount) bool {
	t := p.tok(k)
	return a.prefixed && a.terms[a.n-1].scale == 0 && a.bad == nil && t.kind == tokenWord && t.gap == gapSpace &&
		!t.known() && p.misspelt(t)
}

// rate reads "per": /heure, par an, لكل فرد.
func (p *parser) rate(k int, a *amount) int {
	t := p.tok(k)
	switch {
	case t.kind == tokenSymbol:
		return p.rateSign(k, a)
	case t.kind != tokenWord || t.gap != gapSpace:
		return k
	case t.clitic == 0 && t.cats&(1<<catEvery|1<<catPrefix) != 0:
		if i, next := p.phrase(k, only(catEvery)); i != 0 { // yearly, per annum
			if a.kind == Percent && p.find && p.change {
				return k // en hausse de 1,3 % mensuel: on the month before
			}
			p.note(i)
			a.per = unitIndex(everyUnit[lexEntries[i].arg])
			return next
		}
	case t.clitic == cliticPrep|cliticDef && t.cats&(1<<catUnit) != 0:
		return p.rateClitic(k, a)
	}
	if t.clitic&cliticConj != 0 {
		return k
	}
	i, next := p.phrase(k, only(catRate))
	if a.kind == Money || a.kind == Count {
		if after := p.forSoMany(i, k, next, a); after > k {
			a.perWhat = true
			return after
		}
	}
	if i == 0 || p.tok(next).gap > gapSpace {
		return k
	}
	timeOnly := !perWord(i)
	unit, after := p.rateUnit(next)
	if unit < 0 {
		return k
	}
	u := &unitTable[unit]
	if timeOnly && timeUnit(u.symbol) && (p.once(next, after) || p.byDay(next)) ||
		timeOnly && !timeUnit(u.symbol) && !a.flows(u) && (a.kind != Money || !u.measure && !priced(u.symbol)) {
		return k
	}
	return p.perUnit(unit, after, a)
}

// flows reports whether an amount is of a measure, and may be told by a second: 300 litres a second.
func (a *amount) flows(per *unitInfo) bool {
	return per.symbol == "s" && a.kind == Count && a.unit >= 0 && unitTable[a.unit].measure
}

// forSoMany returns the token behind the number of things of which an amount of money is the price, or k. A word of
// a rate of lexicon entry i stands from token k to next, or none.
func (p *parser) forSoMany(i uint16, k, next int, a *amount) int {
	switch {
	case i == 0:
		if (a.kind == Money || p.says(wordsPerMany, p.tok(k))) && p.priceForMany(k, a) {
			return k + 2 // 3 dollars pour 1000 litres
		}
	case p.tok(next).gap > gapSpace:
	case a.kind != Money && !p.says(wordsPerMany, p.tok(k)):
	case p.priceForMany(k, a):
		return k + 2 // 400 DH les 10 kg
	case a.kind == Money && (perWord(i) && p.perManyThings(next) || next == k+1 && p.perDozen(k)):
		return next + 1
	}
	return k
}

// rateBehind reads a rate by a unit of time behind what a measure is of: 100.000 barils de pétrole
// par jour. It returns k when none stands there.
func (p *parser) rateBehind(k int, a *amount) int {
	if a.kind != Count || a.unit < 0 || !unitTable[a.unit].measure || p.tok(k).gap != gapSpace ||
		p.tok(k).clitic != 0 {
		return k
	}
	i, next := p.phrase(k, only(catOf))
	t := p.tok(next)
	if i == 0 || t.kind != tokenWord || t.gap > gapSpace || t.clitic != 0 || t.cats&(noNoun|1<<catUnit) != 0 {
		return k
	}
	for at := next + 1; at < next+3; at++ {
		u := p.tok(at)
		if u.kind != tokenWord || u.gap != gapSpace {
			return k
		}
		if j, _ := p.phrase(at, only(catRate, catEvery)); j == 0 {
			if u.clitic&^cliticDef != 0 || u.cats&(noNoun|1<<catUnit) != 0 {
				return k
			}
			continue // of natural gas a year
		}
		if end := p.rate(at, a); end > at && a.per >= 0 && (timeUnit(unitTable[a.per].symbol) ||
			unitTable[a.per].measure || people(unitTable[a.per].symbol)) {
			return end // but by plane
		}
		a.perTime = 0
		break
	}
	a.per = -1
	return k
}

// priced reports whether things of a unit have a price each: 250 DH l'action.
func priced(symbol string) bool {
	switch symbol {
	case "share", "ticket", "place", "unit", "dose", "room":
		return true
	}
	return false
}

// perHundred reports whether a rate by a hundred of a measure stands at token k: 4,3 l/100 km.
func (p *parser) perHundred(k int, a *amount) bool {
	t, u := p.tok(k), p.tok(k+1)
	return t.sym == '/' && t.gap == gapNone && p.find && a.kind == Count && u.kind == tokenNumber && p.text(u) == "100" &&
		p.tok(k+2).cats&(1<<catXUnit|1<<catUnit) != 0
}

// rateSign reads a rate behind a slash, or between hyphens.
func (p *parser) rateSign(k int, a *amount) int {
	t, u := p.tok(k), p.tok(k+1)
	if isHyphen(t.sym) && t.gap == gapNone {
		return p.rateHyphens(k, a)
	}
	if v := p.tok(k + 2); t.sym == '/' && t.gap == gapNone && a.kind == Money && u.kind == tokenSymbol &&
		u.gap == gapNone && currencySign(u.sym) != curNone && v.kind == tokenNumber && v.gap == gapNone &&
		p.text(v) == "1" {
		a.perWhat = true
		return k + 3 // N1,173/$1
	}
	if p.perHundred(k, a) {
		a.perWhat = true
		return k + 3 // 4,3 l/100 km
	}
	if t.sym != '/' || u.kind != tokenWord || u.gap > gapSpace {
		return k
	}
	for _, per := range [...]struct {
		words wordSet
		unit  string
	}{{wordsPerHour, "hour"}, {wordsPerSecond, "s"}, {wordsPerDay, "day"}, {wordsPerYear, "year"}} {
		if p.says(per.words, u) {
			a.per = unitIndex(per.unit)
			return k + 2
		}
	}
	unit, after := p.rateUnit(k + 1)
	if unit < 0 && p.find && (a.kind == Money || a.kind == Count) && t.gap == gapNone && u.gap == gapNone {
		a.perWhat = true
		return k + 2 // $3.20/MMBtu, 12 t/EVP
	}
	if unit < 0 {
		return k
	}
	return p.perUnit(unit, after, a)
}

// rateHyphens reads a rate between hyphens: £35-a-week, a 650,000 barrel-per-day refinery.
func (p *parser) rateHyphens(k int, a *amount) int {
	per, h := p.tok(k+1), p.tok(k+2)
	if per.gap != gapNone || !per.plays(roleArticle) && per.cats&(1<<catRate) == 0 ||
		h.kind != tokenSymbol || !isHyphen(h.sym) || h.gap != gapNone ||
		p.tok(k+3).gap != gapNone {
		return k
	}
	unit, after := p.rateUnit(k + 3)
	if unit < 0 {
		return k
	}
	return p.perUnit(unit, after, a)
}

// rateClitic reads a unit with "for the" written to it: للبرميل, a barrel; but
// للشركة is to the company.
func (p *parser) rateClitic(k int, a *amount) int {
	i, next := p.phrase(k, only(catUnit))
	u := &unitTable[lexEntries[i].arg]
	if !strings.HasPrefix(p.text(p.tok(k)), "لل") ||
		!u.measure && !timeUnit(u.symbol) && u.symbol != "person" && u.symbol != "share" {
		return k
	}
	i, next = p.squared(i, next)
	a.per = int(lexEntries[i].arg)
	if t := p.tok(next); t.gap == gapSpace && t.clitic == cliticDef && t.plays(rolePronoun) {
		next++ // للكيلوغرام الواحد
	}
	return p.perTime(next, a) // 4.800 درهم للفرد سنويا
}

// rateUnit reads the unit of a rate; it is -1 when there is none.
func (p *parser) rateUnit(k int) (unit, next int) {
	i, next := p.phrase(k, only(catUnit, catXUnit))
	if i == 0 || p.tok(k).clitic&(cliticConj|cliticPrep) != 0 {
		return -1, k
	}
	if p.tok(k).clitic&cliticDef != 0 {
		i, next = p.squared(i, next)
	}
	return int(lexEntries[i].arg), next
}

// squared returns the entry of the unit that a definite adjective at token k makes of the one of entry i before it,
// «للمتر المربع», and where it ends, or i and k.
func (p *parser) squared(i uint16, k int) (entry uint16, next int) {
	t, e := p.tok(k), &lexEntries[i]
	if t.kind != tokenWord || t.gap != gapSpace || t.clitic&^cliticDef != 0 || e.lang != Ar ||
		!unitTable[e.arg].measure || !definiteWord(p.text(t)) {
		return i, k
	}
	word := strings.TrimPrefix(p.text(t), "ال")
	var buf [maxKey]byte
	key := append(append(buf[:0], e.key()...), ' ')
	if len(key)+len(word) > maxKey-8 {
		return i, k
	}
	if at := p.book.lookup(fold.Append(key, word)); at != 0 {
		if longer, _ := match(at, only(catUnit), ""); longer != 0 {
			return longer, k + 1
		}
	}
	return i, k
}

// perUnit makes an amount a rate, and reads what may stand behind its unit: 4.500
// DH par mois net.
func (p *parser) perUnit(unit, k int, a *amount) int {
	a.per = unit
	if i, next := p.phrase(k, only(catGross)); i != 0 && a.kind == Money && p.tok(k).gap == gapSpace {
		p.note(i)
		return next
	}
	return p.perTime(k, a)
}

// perTime reads a second rate behind another, of which one is by a unit of time: 100 heures par
// personne et par an, «100 ساعة لكل شخص في السنة», 500 DH/month/person.
func (p *parser) perTime(k int, a *amount) int {
	t, timed := p.tok(k), timeUnit(unitTable[a.per].symbol)
	if u := p.tok(k + 1); t.kind == tokenSymbol && t.sym == '/' && t.gap == gapNone && u.gap == gapNone {
		if unit, after := p.rateUnit(k + 1); unit >= 0 && timeUnit(unitTable[unit].symbol) != timed {
			a.perTime = unit
			return after
		}
		return k
	}
	if t.gap != gapSpace || t.kind != tokenWord {
		return k
	}
	at := k
	if i, next := p.phrase(k, only(catConj)); i != 0 {
		at = next
	}
	if i, next := p.phrase(at, only(catEvery)); i != 0 && at == k && !timed {
		a.perTime = unitIndex(everyUnit[lexEntries[i].arg])
		return next
	}
	i, next := p.phrase(at, only(catRate))
	if i == 0 || p.tok(next).gap > gapSpace || p.tok(at).clitic != 0 {
		return k
	}
	unit, after := p.rateUnit(next)
	if unit < 0 || timeUnit(unitTable[unit].symbol) == timed || !perWord(i) && (timed || p.once(next, after)) {
		return k
	}
	a.perTime = unit
	return after
}

// byDay reports whether the unit of time at token k is the day as against the night: 8,50 DH le jour et 13 DH la nuit.
func (p *parser) byDay(k int) bool {
	if !p.says(wordsDaytime, p.tok(k)) {
		return false
	}
	for j := k + 1; j < k+9; j++ {
		if p.says(wordsNighttime, p.tok(j)) {
			return true
		}
	}
	return false
}

// once reports whether a unit of time, from token k to next, is a certain one and
// not each: a year ago, l'an dernier, في سنة 2015.
func (p *parser) once(k, next int) bool {
	t := p.tok(k)
	if e := p.tok(k-1).is(p.s, catRate); e != nil && e.arg == rateIn && (p.tok(k-1).clitic|t.clitic)&^cliticConj == 0 {
		return true
	}
	u := p.tok(next)
	if u.gap > gapSpace {
		return false
	}
	i, _ := p.phrase(next, only(catWhen))
	if w := p.tok(next + 1); i != 0 && p.says(wordsOnward, u) && w.kind == tokenWord && w.gap == gapSpace &&
		w.cats&(1<<catFrom) == 0 {
		return false // 14 hours a day on average, £59 a month on telecoms; but a year on, it
	}
	return i != 0 || u.kind == tokenNumber
}

// unitIndex returns the index in unitTable of a symbol that is there.
func unitIndex(symbol string) int {
	return slices.IndexFunc(unitTable[:], func(u unitInfo) bool { return u.symbol == symbol })
}

// perWord reports whether a rate word says nothing else: "8000 درهم في الشهر" is
// a rate, "300 شركة في المدينة" is not.
func perWord(i uint16) bool {
	return lexEntries[i].arg == ratePer
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
			if a.op = opAtLeast; a.kind == Percent && a.terms[0].num.decimal != 0 {
				a.mayBe = 1 << opNone // a sign behind its number, or at least so much
			}
			return k + 1
		}
	}
	if t.gap > gapSpace {
		return k
	}
	if t.kind == tokenSymbol && isHyphen(t.sym) && t.gap == gapNone && p.tok(k+1).plays(rolePlusBehind) &&
		p.tok(k+1).gap == gapNone {
		a.op = opAtLeast
		return k + 2 // $200-million-plus
	}
	if i, next := p.phrase(k, only(catSuffix)); i != 0 {
		// "environ 5 000" begins another figure.
		u := p.tok(next)
		if u.gap <= gapSpace && (u.kind == tokenNumber || u.is(p.s, catOf) != nil) {
			return k
		}
		if p.limitNamed(k, u, a) {
			return k
		}
		a.op = int(lexEntries[i].arg)
		p.note(i)
		return next
	}
	return k
}

// limitNamed reports whether "minimum" at token k, before token u, is a thing and says nothing of the amount
// before it: the $15 minimum wage, above the 9.5% minimum.
func (p *parser) limitNamed(k int, u *token, a *amount) bool {
	if !p.find || !p.says(wordsLimit, p.tok(k)) {
		return false
	}
	if u.kind == tokenWord && u.gap == gapSpace && u.cats&(1<<catStop|1<<catRate|1<<catConj) == 0 {
		return true
	}
	return a.first > 0 && p.tok(a.first-1).plays(roleThe|roleArticle)
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
