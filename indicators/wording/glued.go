package wording

import "strings"

// mostGlued is the most letters of an abbreviation that is glued to its number: 49.7C, 300mm.
const mostGlued = 4

// gluedUnit reads the letters at token k that are glued to a number of running text and are
// no unit of the tables: degrees, 49.7C; pence, 425.5p; so many times, 4.2x. Of other letters
// behind decimals or in lower case nobody knows what they make of the number, which is in
// doubt. It returns the token behind them, or k: 5G is a name.
func (p *parser) gluedUnit(k int, a *amount) int {
	t := p.tok(k)
	if p.hoursGlued(k, a) {
		return k + 1
	}
	if !p.find || a.kind != 0 || a.cur != curNone || a.percentAt >= 0 || !a.oneNumber() || !p.abbreviatesUnit(k) {
		return k
	}
	n := &a.terms[0].num
	english := p.surroundings(int(t.start)) == En
	decimals := n.decimal != 0
	switch p.text(t) {
	case "C", "F":
		if !decimals && !p.degreesHere(a, english) {
			return k
		}
		a.kind, a.unit, a.noun = Count, unitNone, [2]int{k, k + 1}
	case "p":
		if !decimals && !english && !p.pounds(k) || n.class != numeralPlain {
			return k
		}
		a.kind, a.cur, a.glued = Money, curGBP, !decimals
		n.a.exp -= 2
		n.plain = false
	case "c":
		if n.class != numeralPlain || !english {
			return k
		}
		a.kind, a.cur = Money, curCents
	case "s":
		if !decimals {
			return k // the 90s
		}
		a.kind, a.unit, a.noun = Count, unitIndex("s"), [2]int{k, k + 1}
	case "in":
		if !english || n.digits > 2 {
			return k
		}
		a.kind, a.unit, a.noun, a.glued = Count, unitIndex("inch"), [2]int{k, k + 1}, true // or a space is lost
	case "x":
		a.kind, a.unit, a.noun = Count, unitIndex("time"), [2]int{k, k + 1}
	case "GB", "MB", "TB", "PB", "KB", "GHz", "MHz", "kHz", "Mbps", "Gbps", "kbps", "kV", "MVA", "kVA":
		a.kind, a.unit, a.noun = Count, unitNone, [2]int{k, k + 1}
	default:
		if !decimals && (t.end-t.start < 2 || capital(p.s, int(t.start)) || n.digits < 2) {
			return k
		}
		a.glued = true
	}
	return k + 1
}

// degreesHere reports whether a whole number with C or F glued to it is one of degrees: 49C, and no seat 14C.
func (p *parser) degreesHere(a *amount, english bool) bool {
	if a.first > 0 && p.tok(a.first-1).cats&(1<<catLabel) != 0 {
		return false
	}
	return a.signed || english && a.terms[0].num.digits == 2
}

// hoursGlued takes the sign of hours at token k, glued to a number of English text, for what it
// counts: 36h, 24hrs. Up to 24 it is in doubt, which may be a time.
func (p *parser) hoursGlued(k int, a *amount) bool {
	t, u := p.tok(k), p.tok(k+1)
	if !p.find || a.kind != 0 || t.gap != gapNone || !t.plays(roleHourSign|roleMinuteSign) || a.cur != curNone ||
		!a.oneNumber() || u.gap == gapNone && (u.kind == tokenNumber || u.kind == tokenWord ||
		u.kind == tokenSymbol && isHyphen(u.sym)) ||
		!a.longHours(t) && p.surroundings(int(t.start)) != En && !p.lasting(a.first) {
		return false
	}
	n := &a.terms[0].num
	if t.plays(roleMinuteSign) {
		a.kind, a.unit, a.noun = Count, unitIndex("minute"), [2]int{k, k + 1}
		return true
	}
	a.kind, a.unit, a.noun = Count, unitIndex("hour"), [2]int{k, k + 1}
	a.clock = n.plain && n.a.coef <= 24
	return true
}

// longHours reports whether an amount with the sign t glued to it is no time of day in any language: 47min,
// 44h.
func (a *amount) longHours(t *token) bool {
	n := &a.terms[0].num
	return t.plays(roleMinuteSign) || n.plain && n.a.cmp(dec{coef: 24}) > 0
}

// lasting reports whether an English word before token k says how long something takes: within 24h.
func (p *parser) lasting(k int) bool {
	return k > 0 && p.says(wordsWithin, p.tok(k-1))
}

// abbreviatesUnit reports whether the word at token k, glued to a number, may be short for a
// unit: a few letters that are no ordinal, no hour and no part of a reference.
func (p *parser) abbreviatesUnit(k int) bool {
	t, u := p.tok(k), p.tok(k+1)
	if t.gap != gapNone || t.script != scriptLatin || t.end-t.start > mostGlued || t.cats&(1<<catOrdinal) != 0 &&
		p.text(t) != "s" || t.plays(roleHourSign|roleClock) {
		return false
	}
	if u.gap != gapNone {
		return true
	}
	switch u.kind {
	case tokenNumber, tokenWord:
		return false
	case tokenSymbol:
		return !isHyphen(u.sym) && u.sym != '/' && u.sym != '@' && u.sym != '_'
	}
	return true
}

// pounds reports whether a pound sign stands in the text before token k.
func (p *parser) pounds(k int) bool {
	at := int(p.tok(k).start)
	from, _ := wordsAround(p.s, at, surroundingsBefore, 0)
	return strings.Contains(p.s[from:at], "£")
}

// oneNumber reports whether an amount is one number in digits without a scale.
func (a *amount) oneNumber() bool {
	return a.n == 1 && !a.terms[0].words && a.terms[0].scale == 0 && a.bad == nil
}
