package wording

import "strings"

// pending is a qualifier whose number does not follow at once. In Arabic the
// subject stands between the verb and the number: يفوق الإنتاج سقف 400 ألف.
type pending struct {
	op    int
	words int // how many may still stand between
}

// mostBetween is how many words may stand between a verb and its number.
const mostBetween = 4

// await begins to wait for the number of the verb at token k, behind which none
// stands.
func (p *parser) await(k int) {
	t := p.tok(k)
	if t.kind != tokenWord || t.script != scriptArabic || t.ent == 0 {
		return
	}
	p.awaitArabic(k, t)
}

// awaitMark begins to wait for the number behind a mark that is passed: a franchi
// la barre symbolique des 10 millions.
func (p *parser) awaitMark(k int) {
	switch p.text(p.tok(k)) {
	case "barre", "cap", "seuil", "mark", "threshold":
	default:
		return
	}
	for j := k - 1; j >= 0 && j >= k-3 && p.tok(j).kind == tokenWord; j-- {
		word := p.text(p.tok(j))
		for _, verb := range [...]string{"franchi", "dépass", "depass", "cross", "surpass", "exceed"} {
			if strings.HasPrefix(word, verb) {
				p.between = pending{opMore, mostBetween + 1}
				return
			}
		}
	}
}

// awaitArabic begins to wait behind a verb.
func (p *parser) awaitArabic(k int, t *token) {
	key := lexEntries[t.ent].key
	for _, verb := range [...]string{"يفوق", "تفوق", "يتجاوز", "تتجاوز", "يتخط", "تتخط", "يتعد", "تتعد"} {
		if strings.HasPrefix(key, verb) {
			key = "فاق"
		}
	}
	for _, v := range [...]struct {
		verb     string
		op, less int
	}{{"يقل", opLess, opAtLeast}, {"تقل", opLess, opAtLeast}, {"يزيد", opMore, opUpTo}, {"تزيد", opMore, opUpTo}} {
		if p.text(t) == v.verb || key == v.verb {
			p.between = pending{v.op, mostBetween + 1}
			if k > 0 && p.tok(k-1).is(p.s, catNeg) != nil {
				p.between.op = v.less
			}
			return
		}
	}
	switch {
	case key == "فاق", key == "فاقت", key == "تجاوز", key == "تجاوزت", key == "تخطي", key == "تخطت":
		p.between = pending{opMore, mostBetween + 1}
		if k > 0 && p.tok(k-1).is(p.s, catNeg) != nil {
			p.between.op = opUpTo
		}
	}
}

// keepAwaiting goes on waiting behind token t, or gives up.
func (p *parser) keepAwaiting(t *token) {
	p.between.words--
	switch {
	case t.kind == tokenWord && t.gap == gapSpace && (p.text(t) == "عن" || p.text(t) == "على"):
	case t.kind == tokenNumber && p.between.words >= 0:
	case t.kind != tokenWord, p.between.words <= 0, t.gap > gapSpace, t.clitic&(cliticConj|cliticPrep) != 0,
		t.cats&(1<<catConj|1<<catTo) != 0, t.cats&(1<<catStop) != 0 && t.cats&(1<<catOf) == 0:
		p.between = pending{}
	}
}
