package wording

// vulgar is a fraction written as one character.
type vulgar struct {
	sign        rune
	part, whole uint64
	value       dec // 0 when it has no end in decimals
}

// vulgars are the fractions that have a character.
var vulgars = [...]vulgar{
	{'½', 1, 2, dec{coef: 5, exp: -1}}, {'¼', 1, 4, dec{coef: 25, exp: -2}}, {'¾', 3, 4, dec{coef: 75, exp: -2}},
	{'⅓', 1, 3, dec{}}, {'⅔', 2, 3, dec{}},
	{'⅕', 1, 5, dec{coef: 2, exp: -1}}, {'⅖', 2, 5, dec{coef: 4, exp: -1}},
	{'⅗', 3, 5, dec{coef: 6, exp: -1}}, {'⅘', 4, 5, dec{coef: 8, exp: -1}},
	{'⅙', 1, 6, dec{}}, {'⅚', 5, 6, dec{}}, {'⅐', 1, 7, dec{}},
	{'⅛', 1, 8, dec{coef: 125, exp: -3}}, {'⅜', 3, 8, dec{coef: 375, exp: -3}},
	{'⅝', 5, 8, dec{coef: 625, exp: -3}}, {'⅞', 7, 8, dec{coef: 875, exp: -3}},
	{'⅑', 1, 9, dec{}}, {'⅒', 1, 10, dec{coef: 1, exp: -1}},
}

// vulgarOf returns the fraction of a character, or nil.
func vulgarOf(r rune) *vulgar {
	if r < '¼' || r > '¾' && r < '⅐' || r > '⅞' {
		return nil
	}
	for i := range vulgars {
		if vulgars[i].sign == r {
			return &vulgars[i]
		}
	}
	return nil
}

// vulgarBehind adds the fraction at token k to the whole number before it: 2½, 2 ½.
// One without an end in decimals, and one behind decimals, is refused.
func (p *parser) vulgarBehind(k int, n *numeral, a *amount) int {
	t := p.tok(k)
	if t.kind != tokenSymbol || t.gap > gapSpace || t.soft != softNone {
		return k
	}
	v := vulgarOf(t.sym)
	if v == nil {
		return k
	}
	if v.value.coef == 0 || n.class != numeralPlain || !n.plain || n.digits > mostVulgar || n.a.wide != nil {
		n.class, n.bad, n.at = numeralBad, ErrMalformed, t.start
		n.a = dec{}
		return k + 1
	}
	n.a, n.plain = n.a.with(v.value), false
	return k + 1
}

// mostVulgar is the most digits before a fraction.
const mostVulgar = 15

// vulgarAlone reads the fraction at token k, which has no whole number before it: ½
// million. One without an end in decimals is refused.
func (p *parser) vulgarAlone(k int, tm *term, a *amount) int {
	t := p.tok(k)
	v := vulgarOf(t.sym)
	tm.words, tm.num.a = true, v.value
	if v.value.coef == 0 {
		tm.num = numeral{class: numeralBad}
		a.bad, a.badAt = ErrMalformed, int(t.start)
	}
	return p.scales(k+1, tm, a)
}
