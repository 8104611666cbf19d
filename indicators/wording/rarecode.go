package wording

import (
	"github.com/mithaq-go/mithaq/indicators/money"
)

// rareCode reads, at token k, the code of a currency that the tables of words do not
// have: gold, the special drawing right, a currency that was withdrawn. word says
// that it may be a word or a name as well, as in LES 10 TOP: it is in doubt.
func (p *parser) rareCode(k int) (c money.Currency, word, ok bool) {
	t := p.tok(k)
	if t.kind != tokenWord || t.script != scriptLatin || t.end-t.start != 3 || t.gap > gapSpace && k > 0 {
		return c, false, false
	}
	code := p.text(t)
	for i := range len(code) {
		if code[i] < 'A' || code[i] > 'Z' {
			return c, false, false
		}
	}
	c, err := money.ParseCurrency(code)
	if err != nil {
		return c, false, false
	}
	switch code {
	case "ALL", "CUP", "TOP", "XTS", "XXX":
		return c, true, true
	}
	if t.ent != 0 { // SUR
		return c, true, !p.find
	}
	return c, p.find && !c.Active(), true
}

// rarePrefix reads the code of such a currency before a number, and returns the token
// behind it, or k. In running text it takes none that is glued to its number, XPT5, and no
// word for one before a small number, TOP 100.
func (p *parser) rarePrefix(k int, a *amount) int {
	c, word, ok := p.rareCode(k)
	at := k + 1
	if !ok {
		return k
	}
	t := p.tok(at)
	if t.kind == tokenSymbol && isSign(t.sym) && t.gap <= gapSpace {
		at++
	}
	number := p.tok(at)
	if number.kind != tokenNumber || number.gap > gapSpace {
		return k
	}
	if p.find && (t.gap == gapNone || c.Active() && word && p.ranked(at)) {
		return k
	}
	a.cur, a.rare, a.word, a.prefixed = curRare, c, word, true
	return k + 1
}

// ranked reports whether the number at token k is one as stands behind such a word:
// TOP 100, CUP 2022, ALL 50.
func (p *parser) ranked(k int) bool {
	n := p.numeral(p.tok(k))
	return n.plain && n.digits <= 4 && p.tok(k+1).gap != gapNone
}

// rareBegins tells quickly whether token k may be such a code.
func (p *parser) rareBegins(t *token) bool {
	return t.end-t.start == 3 && t.script == scriptLatin && p.s[t.start] >= 'A' && p.s[t.start] <= 'Z' &&
		p.s[t.start+1] <= 'Z' && p.s[t.start+2] <= 'Z'
}

// moneyAt reports whether a currency stands at token k.
func (p *parser) moneyAt(k int) bool {
	_, _, ok := p.rareCode(k)
	return ok || p.currencyAt(k)
}

// currency returns the currency of an amount.
func (a *amount) currency() money.Currency {
	if a.cur == curRare {
		return a.rare
	}
	return codes[a.cur]
}
