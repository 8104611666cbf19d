package wording

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// choice picks one of the readings of everything that is in doubt.
type choice struct {
	sep, scale, money, sign, table, dual int
	unit                                 int // which of several units
	twice                                int // 1: the number that stands behind in parentheses
	row                                  int // 1: what stands behind a break does not belong to the figure
}

// settled is what the words of a figure leave open. Each n is the number of
// possibilities; one is none too many.
type settled struct {
	lang    Lang
	fixed   choice // the only possibility, where there is one
	n       choice // how many there are
	monies  [3]moneyMeaning
	family  []int // the currencies that its word may stand for, instead
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
	s.n = choice{1, 1, 1, 1, 1, 1, 1, 1, 1}
	s.lang = p.language()
	for i := range a.terms[:a.n] {
		t := &a.terms[i]
		p.settleNumeral(&t.num, a, &s)
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
	if a.points {
		p.settlePoints(a, &s)
	}
	if a.millions {
		s.open(&s.n.unit, 2, ErrUnit)
	}
	if a.loose {
		s.open(new(int), 1, ErrBreak)
	}
	if a.clock || a.perWhat || a.glued || a.capitals && a.kind == 0 {
		s.open(new(int), 1, ErrUnit)
	}
	if a.foreign {
		s.open(new(int), 1, ErrCurrency)
	}
	if a.differs {
		s.open(&s.n.twice, 2, ErrContradiction)
	}
	if a.word && a.kind == Money {
		s.open(&s.n.row, 2, ErrUnit)
	}
	if a.rowBreak {
		s.open(&s.n.row, 2, ErrBreak)
	}
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

// settleNumeral decides what the separators of one number mean.
func (p *parser) settleNumeral(n *numeral, a *amount, s *settled) {
	switch n.class {
	case numeralSeparator:
		m := p.separates(n, a, s.lang)
		if p.learn(n, m); m == Unknown {
			m = p.separatesHere(n, a, s.lang)
		}
		switch m {
		case Group:
			s.fixed.sep = 0
		case Decimal:
			s.fixed.sep = 1
		default:
			s.open(&s.n.sep, max(2, s.n.sep), ErrSeparator)
		}
	case numeralPlain:
		p.learn(n, Unknown)
	case numeralOrder:
		switch p.opt.Convention.Order {
		case IntegerFirst:
			s.fixed.sep = 0
		case FractionFirst:
			s.fixed.sep = 1
		default:
			s.open(&s.n.sep, 2, ErrOrder)
		}
	case numeralBreak:
		s.open(&s.n.sep, 3, ErrBreak)
	case numeralBad:
		if !n.b.isZero() {
			s.n.sep = 2
		}
	}
}

// settlePoints decides what a bare "point" is: of percentages where the number is small, of an
// index beyond 100, and in doubt between. A whole number in a text that speaks of no ratio may be
// of a game or of an index.
func (p *parser) settlePoints(a *amount, s *settled) {
	v, _ := a.value(choice{sep: s.fixed.sep})
	switch {
	case p.find && p.toIndex(a.next):
		s.fixed.unit = 2
	case s.n.sep > 1, v.cmp(dec{coef: 20}) > 0 && v.cmp(dec{coef: 100}) <= 0,
		p.find && v.exp >= 0 && v.cmp(dec{coef: 20}) <= 0 && !p.ofPercentages(int(p.tok(a.first).start)):
		s.open(&s.n.unit, 3, ErrUnit)
	case v.cmp(dec{coef: 100}) > 0:
		s.fixed.unit = 2
	}
}

// ofPercentages reports whether a small whole number of points at s[at:] of running text is of percentages, by the
// words around it, which speak of what is told in percent and of no game and no index.
func (p *parser) ofPercentages(at int) bool { return p.ratioAround(at) && !p.tellsOf(at, p.book.games) }

// toIndex reports whether "to" and a number above a hundred that is no percentage stand at token k, which is where
// an index stands then: lost 3.75 points to 6,066.44.
func (p *parser) toIndex(k int) bool {
	next, ok := p.to(k)
	if !ok || p.tok(next).kind != tokenNumber || percentSign(p.tok(next+1)) {
		return false
	}
	n := p.numeral(p.tok(next))
	return n.class == numeralPlain && n.a.cmp(dec{coef: 100}) > 0
}

// barePounds reports whether an amount is of pounds that do not say of which country they are.
func (p *parser) barePounds(a *amount) bool {
	if a.noun[0] < 0 || a.noun[1]-a.noun[0] != 1 {
		return false
	}
	return p.says(wordsPounds, p.tok(a.noun[0]))
}

// settleMoney decides which currency is meant.
func (p *parser) settleMoney(a *amount, last *term, s *settled) {
	meaning := func(cur int) moneyMeaning { return moneyMeaning{codes[cur], cur, 1, 0, false} }
	centimes := moneyMeaning{money.MAD, curMAD, 1, -2, true}
	switch {
	case a.kind == 0 && !a.unknown && s.lang == Ar && last.scale+last.group >= 6:
		if p.opt.Bare == BareUnknown && p.abroad(a) {
			return
		}
		switch p.opt.Bare {
		case BareUnknown:
			s.monies = [3]moneyMeaning{{times: 1}, centimes}
			s.open(&s.n.money, 2, ErrCentime)
		case BareCentimes:
			s.monies[0] = centimes
		}
	case a.kind != Money:
	case a.cur == curDirham && (p.opt.Region != Morocco || p.inEmirates(a)):
		s.monies = [3]moneyMeaning{meaning(curMAD), meaning(curAED)}
		s.open(&s.n.money, 2, ErrCurrency)
	case a.cur == curDirham:
		s.monies[0] = meaning(curMAD)
	case a.cur == curRial && p.homeOfRial(a) != curNone:
		s.monies[0] = meaning(p.homeOfRial(a))
	case a.cur == curRial:
		s.monies = [3]moneyMeaning{{money.MAD, curMAD, 5, -2, false}, meaning(curSAR), meaning(curQAR)}
		s.open(&s.n.money, 3, ErrCurrency)
	case p.regional(a.cur) != curNone:
		s.monies[0] = meaning(p.regional(a.cur))
	case a.cur == curCents:
		s.monies = [3]moneyMeaning{{money.USD, curUSD, 1, -2, false}, {money.EUR, curEUR, 1, -2, false},
			{money.ZAR, curZAR, 1, -2, false}}
		s.open(&s.n.money, 3, ErrCurrency)
	case a.cur == curPeso && p.peso() != curNone:
		s.monies[0] = meaning(p.peso())
	case p.atHome(a, family(a.cur)) != curNone:
		s.monies[0] = meaning(p.atHome(a, family(a.cur)))
	case a.cur == curCFA && p.francOf(a) != curNone:
		s.monies[0] = meaning(p.francOf(a))
	case family(a.cur) != nil:
		s.family = family(a.cur)
		s.open(&s.n.money, len(s.family), ErrCurrency)
	case a.cur == curDollar:
		s.monies = [3]moneyMeaning{meaning(curUSD), meaning(curMXN), meaning(curARS)}
		s.open(&s.n.money, 3, ErrCurrency)
	case a.cur == curFranc:
		s.monies = [3]moneyMeaning{centimes, meaning(curXOF), meaning(curCHF)}
		s.open(&s.n.money, 3, ErrCurrency)
	case a.cur == curCentime:
		s.monies[0] = centimes
	case a.cur == curMillime:
		s.monies[0] = moneyMeaning{money.TND, curTND, 1, -3, false}
	default:
		s.monies[0] = meaning(a.cur)
		s.monies[0].code = a.currency()
		p.settlePounds(a, s)
	}
}

// settlePounds decides of which country bare pounds are: of the one that the text names near them; further on in
// such a text they are in doubt.
func (p *parser) settlePounds(a *amount, s *settled) {
	if !p.find || a.cur != curGBP || !a.curWord || !p.barePounds(a) {
		return
	}
	if home := p.atHome(a, family(curGuinea)); home != curNone {
		p.poundsOf = home
		s.monies[0] = moneyMeaning{codes[home], home, 1, 0, false}
	} else if p.poundsOf != curNone && p.poundsOf != curGBP {
		s.family = family(curGuinea)
		s.open(&s.n.money, len(s.family), ErrCurrency)
	}
}

// regional returns the currency that a word or sign without a country means in the
// region of the document, or curNone.
func (p *parser) regional(cur int) int {
	switch r := p.opt.Region; {
	case cur == curDinar && r == Tunisia:
		return curTND
	case cur == curDinar && r == Algeria:
		return curDZD
	case cur == curGuinea && r == Egypt:
		return curEGP
	case cur == curRupee && r == India:
		return curINR
	case cur == curRand && r == SouthAfrica:
		return curZAR
	case cur == curCFA && r == WestAfrica:
		return curXOF
	case cur == curCFA && r == CentralAfrica:
		return curXAF
	}
	return curNone
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

// value computes an amount under a choice, and the exponent of its last stated
// digit.
func (a *amount) value(c choice) (d dec, res int) {
	if c.twice == 1 {
		return a.twice, a.twice.exp
	}
	for i := range a.terms[:a.n] {
		t := &a.terms[i]
		v := t.num.a
		switch {
		case c.sep == 1 && t.num.class != numeralPlain:
			v = t.num.b
		case c.sep == 2 && t.num.class == numeralBreak:
			v = t.num.c
		}
		if c.row == 1 && a.lent {
			v.exp -= t.scale
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
		if c.unit == 1 && a.millions {
			v.exp += 6
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

// money returns what the currency stands for under a choice.
func (s *settled) money(c choice) moneyMeaning {
	if s.family != nil {
		cur := s.family[c.money]
		return moneyMeaning{codes[cur], cur, 1, 0, false}
	}
	return s.monies[c.money]
}

// number makes the point of an amount under a choice.
func (a *amount) number(s *settled, c choice) (figure.Figure, error) {
	d, res := a.value(c)
	m := s.money(c)
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
	m := s.money(c)
	r.Kind, r.Lang = a.kind, s.lang.reported()
	if p := x.langs.only(); p == 0 && x.weak&x.langs == 0 {
		r.Lang = 0 // only the locale said so
	}
	units := unitCache()
	switch {
	case c.row == 1 && a.pounds:
		r.Kind, r.Unit = Count, units.nouns[unitIndex("book")]
		return
	case c.row == 1, c.unit == 1 && a.millions:
		r.Kind = Number
		return
	}
	switch {
	case m.code.IsSet():
		r.Kind, r.Currency, r.Centimes, r.Unit = Money, m.code, m.centimes, units.money[m.unit]
		if m.unit == curRare {
			r.Unit, _ = figure.ParseUnit(m.code.String())
		}
	case a.kind == 0:
		if r.Kind = Number; a.unknown && a.noun[0] >= 0 {
			r.Kind, r.Noun = Count, x.s[x.tok(a.noun[0]).body:x.tok(a.noun[1]-1).end] // 12 barges
		}
	case a.unit == unitPercent:
		r.Unit = units.percent
	case a.unit == unitPoint && c.unit == 1:
		r.Unit = units.basis
	case a.unit == unitPoint && c.unit == 2:
		r.Kind, r.Unit = Count, units.nouns[unitIndex("point")]
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
	if a.perTime > 0 {
		if u, err := r.Unit.Quo(units.nouns[a.perTime]); err == nil {
			r.Unit = u
		}
	}
}

// point makes the reading of one amount.
func (x *phraseReader) point(a *amount, next int) (r Reading, err *Error) {
	s := x.settle(a, x.paren && !a.signed, x.signDoubt || a.dashBehind)
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
	if x.nameDoubt {
		s.open(new(int), 1, ErrReference)
	}
	if a.bad != nil {
		e := x.refusal(a.bad, a.badAt, "")
		if hasValue(a) {
			e.Candidates = every(&s, make)
		}
		return r, e
	}
	if x.within {
		s.open(new(int), 1, ErrRange)
	}
	if x.mayBe |= a.mayBe; x.mayBe != 0 || a.dozen {
		s.open(new(int), 1, ErrBound)
	}
	if len(s.reasons) > 0 {
		list := every(&s, make)
		if x.within {
			x.op, x.about = opNone, x.about && !x.aside
			list = append(list, every(&s, make)...)
		}
		if x.mayBe != 0 {
			list = append(list, x.otherBounds(&s, make)...)
		}
		if a.dozen {
			x.about, a.about = false, false
			list = append(list, every(&s, make)...)
		}
		return r, x.doubt(&s, list)
	}
	out, ok := make(s.fixed)
	if !ok {
		return r, x.refusal(ErrLimit, x.start, "number too large")
	}
	return out, nil
}

// otherBounds returns the readings with the other qualifiers that a figure may have.
func (x *phraseReader) otherBounds(s *settled, read func(choice) (Reading, bool)) (list []Reading) {
	was := x.op
	for op := opNone; op <= opUpTo; op++ {
		if x.mayBe>>op&1 != 0 && op != was {
			x.op = op
			list = append(list, every(s, read)...)
		}
	}
	x.op = was
	return list
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

// mostCandidates is how many readings a doubt has at most.
const mostCandidates = 32

// every returns the readings under all choices, each once, at most so many.
func every(s *settled, read func(choice) (Reading, bool)) []Reading {
	n := &s.n
	count := n.money * n.table * n.sign * n.dual * n.scale * n.sep * n.unit * n.row * n.twice
	list := make([]Reading, 0, min(count, 4)) // most of them have few
	for i := range count {
		c := s.choice(i)
		r, ok := read(c)
		if ok && len(list) < mostCandidates && !hasReading(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// choice returns the i-th of all choices. The last of them changes first; what is not in
// doubt is fixed.
func (s *settled) choice(i int) (c choice) {
	next := func(n, fixed int) int {
		if n == 1 {
			return fixed
		}
		x := i % n
		i /= n
		return x
	}
	c.twice = next(s.n.twice, s.fixed.twice)
	c.row = next(s.n.row, s.fixed.row)
	c.unit = next(s.n.unit, s.fixed.unit)
	c.sep = next(s.n.sep, s.fixed.sep)
	c.scale = next(s.n.scale, s.fixed.scale)
	c.dual = next(s.n.dual, s.fixed.dual)
	c.sign = next(s.n.sign, s.fixed.sign)
	if s.n.sign > 1 && s.fixed.sign == 1 {
		c.sign = 1 - c.sign // the likelier one first
	}
	c.table = next(s.n.table, s.fixed.table)
	c.money = next(s.n.money, s.fixed.money)
	return c
}

func hasReading(list []Reading, r Reading) bool {
	for _, o := range list {
		if o.Figure.Equal(r.Figure) && o.Unit == r.Unit {
			return true
		}
	}
	return false
}
