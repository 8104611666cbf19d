package wording

// subunits are units with the smaller ones that go on a measure: une tonne et 57
// kilogrammes.
var subunits = [...]struct {
	unit, part string
	parts      uint64
}{
	{"tonne", "kg", 1000}, {"quintal", "kg", 100}, {"kg", "g", 1000}, {"km", "m", 1000},
	{"hour", "minute", 60}, {"minute", "s", 60}, {"year", "month", 12}, {"day", "hour", 24},
}

// compound reads the smaller unit of a measure in two units, and makes the amount
// one of it.
func (x *phraseReader) compound(a *amount) {
	p := x.parser
	if !a.wholeMeasure() || a.terms[0].num.a.wide != nil ||
		!unitTable[a.unit].measure && !timeUnit(unitTable[a.unit].symbol) {
		return
	}
	k, conj, ok := p.conjunction(a.next)
	if !ok || !conj || p.tok(a.next).gap > gapSpace {
		return
	}
	langs := p.langs
	var b amount
	if p.amount(&b, k, false) == read && b.wholeMeasure() && !b.neg {
		for _, s := range subunits {
			if s.unit != unitTable[a.unit].symbol || s.part != unitTable[b.unit].symbol ||
				b.terms[0].num.a.cmp(dec{coef: s.parts}) >= 0 {
				continue
			}
			a.terms[0].num.a = a.terms[0].num.a.times(s.parts).add(b.terms[0].num.a)
			a.terms[0].num.plain = false
			a.unit, a.noun, a.next, a.weak, a.op = b.unit, b.noun, b.next, false, b.op
			a.rowBreak = a.rowBreak || b.rowBreak
			return
		}
	}
	p.langs = langs
}

// wholeMeasure reports whether an amount is a whole number of a unit and nothing
// else.
func (a *amount) wholeMeasure() bool {
	return a.kind == Count && a.unit >= 0 && a.n == 1 && a.bad == nil && a.per < 0 && a.terms[0].scale == 0 &&
		a.terms[0].num.class == numeralPlain && a.terms[0].num.a.exp == 0
}

// borrow gives a bare number before another the scale and unit of that one: 3,2 et
// 4,5 milliards. Without decimals, and without a word that says that they go
// together, it is in doubt.
func (p *parser) borrow(a *amount) {
	last := &a.terms[0]
	if a.kind != 0 || a.unknown || a.n != 1 || last.words || last.scale != 0 || last.num.class != numeralPlain ||
		a.bad != nil || a.signed || a.yearLike() || p.tok(a.next).gap > gapSpace {
		return
	}
	k := p.lastOfList(a.next)
	if k == 0 {
		return
	}
	langs := p.langs
	var b amount
	if p.amount(&b, k, false) != read || b.n != 1 || b.bad != nil || b.unknown || b.terms[0].alt != 0 ||
		b.terms[0].words || b.terms[0].scale == 0 && b.kind != Percent && b.kind != Points && b.kind != Money ||
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
	if t.plays(roleOr) && t.clitic == 0 {
		k++
	} else {
		next, conj, ok := p.conjunction(k)
		if !ok || !conj {
			return 0
		}
		k = next
	}
	if u := p.tok(k); u.kind != tokenNumber || u.gap > gapSpace {
		return 0
	}
	return k
}
