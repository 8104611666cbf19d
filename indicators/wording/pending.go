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
	switch key := lexEntries[t.ent].key; {
	case strings.HasPrefix(key, "يفوق"), strings.HasPrefix(key, "تفوق"), strings.HasPrefix(key, "يتجاوز"), strings.HasPrefix(key, "تتجاوز"),
		strings.HasPrefix(key, "يتخط"), strings.HasPrefix(key, "تتخط"), strings.HasPrefix(key, "يتعد"), strings.HasPrefix(key, "تتعد"),
		key == "فاق", key == "فاقت", key == "تجاوز", key == "تجاوزت", key == "تخطي", key == "تخطت":
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
	case t.kind == tokenNumber && p.between.words >= 0:
	case t.kind != tokenWord, t.script != scriptArabic, p.between.words <= 0, t.gap > gapSpace, t.clitic&(cliticConj|cliticPrep) != 0,
		t.cats&(1<<catStop|1<<catConj|1<<catTo) != 0:
		p.between = pending{}
	}
}
