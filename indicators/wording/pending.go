package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// pending is a qualifier whose number does not follow at once. In Arabic the
// subject stands between the verb and the number: يفوق الإنتاج سقف 400 ألف.
type pending struct {
	op    int
	words int // how many may still stand between
}

// mostBetween is how many words may stand between a verb and its number.
const mostBetween = 5

// await begins to wait for the number of the verb at token k, behind which none
// stands.
func (p *parser) await(k int) {
	t := p.tok(k)
	if t.kind != tokenWord || t.cats&(1<<catAwait) == 0 {
		return
	}
	e := t.is(p.s, catAwait)
	p.between = pending{int(e.arg), mostBetween + 1}
	if k > 0 && (p.tok(k-1).is(p.s, catNeg) != nil || p.negated(k)) {
		p.between.op = negate(p.between.op)
	}
}

// awaitMark begins to wait for the number behind a mark that is passed: a franchi
// la barre symbolique des 10 millions.
func (p *parser) awaitMark(k int) {
	if !p.tok(k).plays(roleMark) {
		return
	}
	for j := k - 1; j >= 0 && j > k-lookback && p.tok(j).kind == tokenWord; j-- {
		var buf [maxWord]byte
		word := p.text(p.tok(j))
		if len(word) > maxKey {
			continue
		}
		key := fold.Append(buf[:0], word)
		for _, verb := range p.book.passing {
			if strings.HasPrefix(string(key), verb) {
				p.between = pending{opMore, mostBetween + 1}
				return
			}
		}
	}
}

// keepAwaiting goes on waiting behind token t, or gives up.
func (p *parser) keepAwaiting(t *token) {
	p.between.words--
	switch {
	case t.kind == tokenWord && t.gap == gapSpace && t.plays(roleVerbLink) && t.clitic == 0:
	case t.kind == tokenNumber && p.between.words >= 0:
	case t.kind == tokenWord && t.gap == gapSpace && t.clitic == 0 && p.between.words > 0 &&
		(p.refers(t) || p.text(t) == "في"): // عدد التلاميذ في القسم
	case t.kind != tokenWord, p.between.words <= 0, t.gap > gapSpace,
		t.clitic&(cliticConj|cliticPrep) != 0 && t.clitic != cliticPrep|cliticDef, // but «بالمؤسسات»
		t.cats&(1<<catConj|1<<catTo) != 0, t.cats&(1<<catStop) != 0 && t.cats&(1<<catOf) == 0:
		p.between = pending{}
	}
}

// refers reports whether a word refers to what was named, and so goes on a subject: «عدد
// المستفيدين منها».
func (p *parser) refers(t *token) bool {
	switch p.text(t) {
	case "منها", "منهم", "منه", "فيها", "فيه", "بها", "به", "سنه": // his age is no year
		return true
	}
	return false
}
