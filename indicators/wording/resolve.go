package wording

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// choice picks one of the readings of everything that is in doubt.
type choice struct {
	sep, scale, money, sign, table, dual int
}

// settled is what the words of a figure leave open. Each n is the number of
// possibilities; one is none too many.
type settled struct {
	lang    Lang
	fixed   choice // the only possibility, where there is one
	n       choice // how many there are
	monies  [3]moneyMeaning
	reasons []error
}

// moneyMeaning is what a currency word may stand for.
type moneyMeaning struct {
	code     money.Currency
	unit     int // index in the cache of units
	times    uint64
	exp      int
	centimes bool
}

// open records a doubt.
func (s *settled) open(n *int, possibilities int, why error) {
	*n = possibilities
	for _, r := range s.reasons {
		if r == why {
			return
		}
	}
	s.reasons = append(s.reasons, why)
}

// settle decides what can be decided about an amount.
func (p *parser) settle(a *amount, paren, signDoubt bool) (s settled) {
	s.n = choice{1, 1, 1, 1, 1, 1}
	s.lang = p.language()
	for i := range a.terms[:a.n] {
		t := &a.terms[i]
		switch t.num.class {
		case numeralSeparator:
			m := p.separates(&t.num, a, s.lang)
			p.learn(&t.num, m)
			switch m {
			case Group:
				s.fixed.sep = 0
			case Decimal:
				s.fixed.sep = 1
			default:
				s.open(&s.n.sep, 2, ErrSeparator)
			}
		case numeralPlain:
			p.learn(&t.num, Unknown)
		case numeralOrder:
			switch p.opt.Convention.Order {
			case IntegerFirst:
				s.fixed.sep = 0
			case FractionFirst:
				s.fixed.sep = 1
			default:
				s.open(&s.n.sep, 2, ErrOrder)
			}
		case numeralBad:
			if !t.num.b.isZero() {
				s.n.sep = 2
			}
		}
		if t.alt != 0 {
			s.open(&s.n.scale, 2, ErrScale)
		}
	}
	last := &a.terms[a.n-1]
	if a.accusAt >= 0 && a.n == a.accusAt+1 {
		if a.kind != 0 || a.unknown {
			s.fixed.dual = 1
		} else {
			s.open(&s.n.dual, 2, ErrScale)
		}
	}
	p.settleMoney(a, last, &s)
	switch {
	case paren && (a.kind == Money || a.kind == 0 && p.opt.Locale.IsSet()):
		s.fixed.sign = 1
	case paren:
		s.open(&s.n.sign, 2, ErrSign)
		s.fixed.sign = 1
		if a.kind == 0 && !a.unknown {
			s.open(&s.n.table, 2, ErrScale)
		}
	case signDoubt:
		s.open(&s.n.sign, 2, ErrSign)
	}
	return s
}

func (p *parser) settleMoney(a *amount, last *term, s *settled) {
	meaning := func(cur int) moneyMeaning { return moneyMeaning{codes[cur], cur, 1, 0, false} }
	centimes := moneyMeaning{money.MAD, curMAD, 1, -2, true}
	switch {
	case a.kind == 0 && !a.unknown && s.lang == Ar && last.scale+last.group >= 6:
		switch p.opt.Bare {
		case BareUnknown:
			s.monies = [3]moneyMeaning{{times: 1}, centimes}
			s.open(&s.n.money, 2, ErrCentime)
		case BareCentimes:
			s.monies[0] = centimes
		}
	case a.kind != Money:
	case a.cur == curDirham && p.opt.Region != Morocco:
		s.monies = [3]moneyMeaning{meaning(curMAD), meaning(curAED)}
		s.open(&s.n.money, 2, ErrCurrency)
	case a.cur == curDirham:
		s.monies[0] = meaning(curMAD)
	case a.cur == curRial:
		s.monies = [3]moneyMeaning{{money.MAD, curMAD, 5, -2, false}, meaning(curSAR)}
		s.open(&s.n.money, 2, ErrCurrency)
	case a.cur == curDinar:
		s.monies = [3]moneyMeaning{meaning(curDZD), meaning(curTND)}
		s.open(&s.n.money, 2, ErrCurrency)
	case a.cur == curFranc:
		s.monies = [3]moneyMeaning{centimes, meaning(curXOF), meaning(curCHF)}
		s.open(&s.n.money, 3, ErrCurrency)
	case a.cur == curCentime:
		s.monies[0] = centimes
	default:
		s.monies[0] = meaning(a.cur)
	}
}

// language is the language that the words show, else what abbreviations hint at,
// else that of the locale.
func (p *parser) language() Lang {
	if l := p.langs.only(); l != 0 {
		return l
	}
	if l := (p.weak & p.langs).only(); l != 0 {
		return l
	}
	if l := p.opt.Locale.Lang(); p.langs.has(l) {
		return l
	}
	return 0
}

// separates decides what the one point or comma of a number means that stands
// before exactly three digits.
func (p *parser) separates(n *numeral, a *amount, lang Lang) Meaning {
	comma := n.sep == ','
	said := p.opt.Convention.Dot
	if comma {
		said = p.opt.Convention.Comma
	}
	if said == Group || said == Decimal {
		return said
	}
	locale := Unknown // what the locale says, where it has a say
	if l := p.opt.Locale.Lang(); l != 0 && (lang == l || lang == 0) {
		locale = Group
		if comma == (p.opt.Locale != EnAny) {
			locale = Decimal
		}
	}
	last := &a.terms[a.n-1]
	scaled := last.scale+last.group > 0 || last.alt > 0
	continental := lang == Fr || lang == Ar
	switch {
	case scaled && comma:
		// "1,551 MMDH": a comma before a scale word is decimal.
		if continental {
			return Decimal
		}
		if locale == Group && last.scale >= 12 {
			return Group // CLDR goes on counting in trillions
		}
	case scaled && locale == Group && last.scale >= 12:
		return Group
	case scaled:
		if lang == En || continental && agrees(n, a, last, lang) {
			return Decimal
		}
	case a.kind == Count && !a.unknown && a.unit >= 0 && unitTable[a.unit].measure:
		switch {
		case comma && lang == En, !comma && lang != En && n.zeros == 3, comma && lang == Ar && n.zeros == 3:
			return Group
		case !comma && lang == En && n.zeros < 3, comma && lang == Fr && n.zeros < 3:
			return Decimal
		}
	case a.kind == Count || a.unknown:
		// Things come in whole numbers.
		switch {
		case !comma && lang != En, comma && (lang == En || lang == Ar), comma && lang == Fr && n.zeros == 3:
			return Group
		}
	case a.kind == Money:
		switch {
		case !a.curWord && locale != Unknown:
			return locale
		case codes[a.cur].MinorDigits() > 2:
		case n.zeros == 3, !comma && continental, comma && lang == En, comma && lang == Ar && n.zeros > 0:
			// Prices have two decimals, and none that end in nought.
			return Group
		}
	case a.kind == Percent || a.kind == Points:
		switch {
		case locale != Unknown:
			return locale
		case comma && continental, !comma && lang == En:
			return Decimal
		}
	default:
		words := p.langs.only()
		switch {
		case locale != Unknown:
			return locale
		case comma && words == En, !comma && (words == Fr || words == Ar) && n.zeros == 3:
			return Group
		}
	}
	return Unknown
}

// agrees reports whether the form of the scale word fits only the decimal
// reading: 9.450 ملايير (after 9450 the singular stands), 1.046 milliard (after
// 1046 the plural).
func agrees(n *numeral, a *amount, last *term, lang Lang) bool {
	if last.scale < 6 {
		return false
	}
	whole := int(n.a.coef % 100)
	if lang == Fr {
		return a.form == formSingular && n.first < 2
	}
	return a.form == formPlural && n.first >= 3 && n.first <= 10 && (whole < 3 || whole > 10)
}

// value computes an amount under a choice, and the exponent of its last stated
// digit.
func (a *amount) value(c choice) (d dec, res int) {
	for i := range a.terms[:a.n] {
		t := &a.terms[i]
		v := t.num.a
		if c.sep == 1 && t.num.class != numeralPlain {
			v = t.num.b
		}
		if c.scale == 1 && t.alt != 0 {
			v.exp += t.alt
		} else {
			v.exp += t.scale
		}
		if c.dual == 1 && i == a.accusAt {
			v = v.times(2)
		}
		if c.table == 1 {
			v.exp += 3
		}
		res = v.exp
		if i == 0 {
			d = v
		} else {
			d = d.add(v)
		}
		d.exp += t.group
		res += t.group
	}
	return d, res
}

// number makes the point of an amount under a choice.
func (a *amount) number(s *settled, c choice) (figure.Figure, error) {
	d, res := a.value(c)
	m := &s.monies[c.money]
	if m.times > 1 {
		d = d.times(m.times)
	}
	d.exp += m.exp
	res += m.exp
	neg := a.neg
	if c.sign == 1 {
		neg = !neg
	}
	f, err := d.figure(neg, res)
	if err != nil {
		f, err = d.figure(neg, d.exp)
	}
	return f, err
}

// unitOf fills in what the number counts under a choice.
func (x *phraseReader) unitOf(r *Reading, a *amount, s *settled, c choice) {
	m := &s.monies[c.money]
	r.Kind, r.Lang = a.kind, s.lang
	if p := x.langs.only(); p == 0 && x.weak&x.langs == 0 {
		r.Lang = 0 // only the locale said so
	}
	units := unitCache()
	switch {
	case m.code.IsSet():
		r.Kind, r.Currency, r.Centimes, r.Unit = Money, m.code, m.centimes, units.money[m.unit]
	case a.kind == 0:
		r.Kind = Number
	case a.unit == unitPercent:
		r.Unit = units.percent
	case a.unit == unitPoint:
		r.Unit = units.points
	case a.unit == unitBasis:
		r.Unit = units.basis
	case a.unit >= 0:
		r.Unit = units.nouns[a.unit]
	}
	if a.noun[0] >= 0 && a.kind == Count {
		r.Noun = x.s[x.tok(a.noun[0]).body:x.tok(a.noun[1]-1).end]
	}
	if a.per >= 0 {
		if u, err := r.Unit.Quo(units.nouns[a.per]); err == nil {
			r.Unit = u
		}
	}
}

// point makes the reading of one amount.
func (x *phraseReader) point(a *amount, next int) (r Reading, err *Error) {
	s := x.settle(a, x.paren, x.signDoubt)
	x.extent(&r, next)
	make := func(c choice) (Reading, bool) {
		out := r
		f, err := a.number(&s, c)
		if err == nil {
			out.Figure, err = qualify(f, x.op, x.about || a.about)
		}
		x.unitOf(&out, a, &s, c)
		return out, err == nil
	}
	if a.bad != nil {
		e := x.refusal(a.bad, a.badAt, "")
		if hasValue(a) {
			e.Candidates = every(&s, make)
		}
		return r, e
	}
	if len(s.reasons) > 0 {
		return r, x.doubt(&s, every(&s, make))
	}
	out, ok := make(s.fixed)
	if !ok {
		return r, x.refusal(ErrLimit, x.start, "number too large")
	}
	return out, nil
}

// hasValue reports whether a bad number still suggests a value.
func hasValue(a *amount) bool {
	for i := range a.terms[:a.n] {
		if t := &a.terms[i]; t.num.class == numeralBad && t.num.a.isZero() {
			return false
		}
	}
	return true
}

// doubt makes the error of an ambiguous figure.
func (x *phraseReader) doubt(s *settled, candidates []Reading) *Error {
	return &Error{Err: ErrAmbiguous, Offset: x.start, Reasons: s.reasons, Candidates: candidates}
}

// every returns the readings under all choices, each once, at most 32.
func every(s *settled, make func(choice) (Reading, bool)) []Reading {
	var list []Reading
	each := func(n, fixed int, f func(int)) {
		if n == 1 {
			f(fixed)
			return
		}
		for i := range n {
			f(i)
		}
	}
	each(s.n.money, s.fixed.money, func(money int) {
		each(s.n.table, s.fixed.table, func(table int) {
			each(s.n.sign, s.fixed.sign, func(sign int) {
				if s.n.sign > 1 && s.fixed.sign == 1 {
					sign = 1 - sign // the likelier one first
				}
				each(s.n.dual, s.fixed.dual, func(dual int) {
					each(s.n.scale, s.fixed.scale, func(scale int) {
						each(s.n.sep, s.fixed.sep, func(sep int) {
							r, ok := make(choice{sep, scale, money, sign, table, dual})
							if ok && len(list) < 32 && !hasReading(list, r) {
								list = append(list, r)
							}
						})
					})
				})
			})
		})
	})
	return list
}

func hasReading(list []Reading, r Reading) bool {
	for _, o := range list {
		if o.Figure.Equal(r.Figure) && o.Unit == r.Unit {
			return true
		}
	}
	return false
}

// spanned makes the reading of two amounts.
func (x *phraseReader) spanned(a, b *amount, how joint) (r Reading, next int, st status, err *Error) {
	next = b.next
	if x.op != opNone || a.op != opNone || b.op != opNone && b.op != opAbout {
		return r, next, read, x.refusal(ErrContradiction, x.start, "a range and a bound")
	}
	x.about = x.about || b.op == opAbout || a.about || b.about
	x.extent(&r, next)
	if a.bad != nil || b.bad != nil {
		bad := a
		if a.bad == nil {
			bad = b
		}
		return r, next, read, x.refusal(bad.bad, bad.badAt, "")
	}
	if a.bareYear() && b.bareYear() && (how != joinBetween || x.find) {
		return r, next, skip, nil
	}
	if x.find && x.chained(next) {
		return r, next, skip, nil
	}
	// MAD 5-6 billion: a currency before the number says nothing about its scale.
	own := a.kind != 0 && (!a.prefixed || a.per >= 0 || b.kind != 0 && !b.prefixed)
	twice := a.kind != 0 && b.kind != 0
	if !share(a, b) {
		return r, next, read, x.refusal(ErrContradiction, x.start, "the ends count different things")
	}
	s := x.settle(b, false, false)
	if t := x.settle(a, false, false); s.n.sep == 1 && t.n.sep == 1 {
		// Each end decided for itself; make both plain.
		a.fix(t.fixed.sep)
		b.fix(s.fixed.sep)
		s.fixed.sep = 0
	} else {
		s.n.sep = 2
		for _, why := range t.reasons {
			s.open(&s.n.sep, 2, why)
		}
	}
	outer := !own && distribute(a, b)
	thousands := !own && !outer && (how != joinBetween || !x.opt.Locale.IsSet()) && thousandsLeft(a, b)
	if outer || thousands {
		s.open(&s.n.table, 2, ErrScale) // the left end may have lost its scale
	}
	build := func(c choice) (Reading, bool) {
		out := r
		left := *a
		if thousands && c.table == 1 {
			left.terms[0].scale = 3 // 100 (000) à 120 000
		} else if c.table == 1 {
			left.terms[0].scale = b.terms[b.n-1].scale - 3 // 900 (millions) à 1,2 milliard
		}
		c.table = 0
		low, e1 := left.number(&s, c)
		high, e2 := b.number(&s, c)
		f, err := figure.Between(low, high)
		if err == nil {
			out.Figure, err = qualify(f, opNone, x.about)
		}
		x.unitOf(&out, b, &s, c)
		return out, e1 == nil && e2 == nil && err == nil
	}
	if why := x.isRange(a, b, how, twice); why != nil {
		s.open(new(int), 1, why)
		list := every(&s, build)
		list = append(list, every(&s, func(c choice) (Reading, bool) {
			out := r
			low, e1 := a.number(&s, c)
			high, e2 := b.number(&s, c)
			out.Figure = high // the value after a change
			if e1 == nil && (how == joinHyphen || how == joinDash) {
				out.Figure, e1 = low.Sub(high)
			}
			x.unitOf(&out, b, &s, c)
			return out, e1 == nil && e2 == nil
		})...)
		return r, next, read, x.doubt(&s, list)
	}
	if len(s.reasons) > 0 {
		return r, next, read, x.doubt(&s, every(&s, build))
	}
	out, ok := build(s.fixed)
	if !ok {
		return r, next, read, x.refusal(ErrContradiction, x.start, "the ends are in the wrong order")
	}
	return out, next, read, nil
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
	bare := b.kind == 0 && !b.unknown
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
		// exact, or names its unit twice, or goes down.
		if twice || x.change || va.significant() > 2 || vb.significant() > 2 || !a.neg && !b.neg && va.cmp(vb) > 0 {
			return ErrRange
		}
	}
	return nil
}

// share gives both ends the unit that one of them names.
func share(a, b *amount) bool {
	switch {
	case a.kind == 0 && !a.unknown:
		a.kind, a.cur, a.curWord, a.unit, a.per, a.noun, a.unknown = b.kind, b.cur, b.curWord, b.unit, b.per, b.noun, b.unknown
	case b.kind == 0 && !b.unknown:
		b.kind, b.cur, b.curWord, b.unit, b.per, b.noun, b.unknown = a.kind, a.cur, a.curWord, a.unit, a.per, a.noun, a.unknown
	}
	return alike(a, b)
}

// alike reports whether two amounts count the same, or one of them does not say.
func alike(a, b *amount) bool {
	if a.kind == 0 && !a.unknown || b.kind == 0 && !b.unknown {
		return true
	}
	return a.kind == b.kind && a.unit == b.unit && codes[a.cur] == codes[b.cur] && (a.cur == curCentime) == (b.cur == curCentime)
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
	if a.n > 1 || b.n > 1 || l.scale != 0 || r.scale != 0 || l.words || r.words || l.num.class != numeralPlain || l.num.a.exp != 0 ||
		r.num.grouped != 1 && r.num.sep != '.' && r.num.sep != ',' || r.num.a.exp != 0 || r.num.a.wide != nil {
		return false
	}
	return r.num.a.coef%1000 == 0 && l.num.a.wide == nil && l.num.a.coef < r.num.a.coef/1000
}

// bareYear reports whether an amount is four digits between 1900 and 2100 and
// nothing else.
func (a *amount) bareYear() bool { return a.kind == 0 && a.yearLike() && !a.neg }

func (a *amount) yearLike() bool {
	n := &a.terms[0].num
	return a.n == 1 && a.terms[0].scale == 0 && !a.terms[0].words && n.class == numeralPlain && n.digits == 4 && n.grouped == 0 &&
		n.a.exp == 0 && n.a.coef >= 1900 && n.a.coef <= 2100
}
