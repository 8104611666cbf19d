package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// mostMinorWords is how many words the number of a minor unit has at most: quatre
// vingt dix neuf, and hyphens and "and" between them.
const mostMinorWords = 12

// minor reads the minor unit of an amount in two units, and adds it: sept euros et
// quatorze centimes, 12 dirhams and 50 centimes.
func (p *parser) minor(a *amount) {
	if a.kind != Money || !a.curWord || a.prefixed || a.per >= 0 || a.bad != nil || a.op != opNone ||
		a.n == len(a.terms) || p.tok(a.next).gap > gapSpace || p.tok(a.next).kind == tokenEnd {
		return
	}
	c := coinOf(a)
	if c == nil {
		return
	}
	for i := range a.terms[:a.n] {
		if n := &a.terms[i].num; n.class != numeralPlain || n.a.exp+a.terms[i].scale < 0 {
			return
		}
	}
	k, conj, ok := p.conjunction(a.next)
	t := p.text(p.tok(k))
	if lang, _ := p.minorName(k, &c.minor); lang == Ar && strings.HasPrefix(t, "و") || strings.HasPrefix(t, "وأحد") {
		conj = true // وسنت واحد
	}
	if !ok || !conj {
		return
	}
	langs := p.langs
	digits := c.currency.MinorDigits()
	value, next := p.minorNumber(k, &c.minor)
	if next == 0 || value == 0 || value >= powers[digits] {
		p.langs = langs
		return
	}
	if a.accusAt == a.n-1 {
		a.terms[a.accusAt].num.a, a.accusAt = a.terms[a.accusAt].num.a.times(2), -1 // ألفا يورو
	}
	a.terms[a.n] = term{words: true, num: numeral{a: dec{coef: value, exp: -digits}}}
	a.n++
	a.weak = false
	a.next = p.tail(next, a)
}

// coinOf returns the names of an amount's currency, or nil.
func coinOf(a *amount) *coin {
	switch a.cur {
	case curDinar, curFranc, curRial, curCentime, curRupee, curGuinea, curYen, curRare:
		return nil
	}
	for i := range coinNames {
		if coinNames[i].currency == codes[a.cur] {
			return &coinNames[i]
		}
	}
	return nil
}

// minorNumber reads a number and a minor unit from token k on, and returns the token
// behind it, or 0.
func (p *parser) minorNumber(k int, u *unitInfo) (value uint64, next int) {
	if t := p.tok(k); t.kind == tokenNumber {
		n := p.numeral(t)
		if lang, _ := p.minorName(k+1, u); lang == 0 || !n.plain || n.digits > 3 || p.tok(k+1).gap > gapSpace {
			return 0, 0
		}
		return n.a.coef, k + 2
	}
	if lang, form := p.minorName(k, u); lang == Ar {
		switch {
		case form == 1: // سنتان
			return 2, k + 1
		case numberWord(p, k+1, Ar) == 1: // سنت واحد
			return 1, k + 2
		}
		return 0, 0
	}
	for at := k + 1; at <= k+mostMinorWords; at++ {
		t := p.tok(at)
		if t.gap > gapSpace || t.kind == tokenEnd {
			return 0, 0
		}
		lang, _ := p.minorName(at, u)
		if lang == 0 {
			continue
		}
		value, next, _ := p.words(k, true)
		switch {
		case next == at:
			return value, at + 1
		case next == at+1 && lang == Fr && value%100 == 0 && p.endsAmount(next):
			return value / 100, next // neuf cents: the cents of a dollar
		}
		return 0, 0
	}
	return 0, 0
}

// minorName reports in which language, and in which of its forms, token k names a
// minor unit.
func (p *parser) minorName(k int, u *unitInfo) (Lang, int) {
	t := p.tok(k)
	if t.kind != tokenWord {
		return 0, 0
	}
	var buf, buf2 [maxKey]byte
	word := p.s[t.body:t.end]
	if t.clitic == 0 && t.ent == 0 {
		word = strings.TrimPrefix(word, "و")
	}
	if len(word) > maxKey/2 {
		return 0, 0
	}
	key := fold.Append(buf[:0], word)
	for _, l := range langs {
		for i, name := range u.forms(l) {
			if string(key) == string(fold.Append(buf2[:0], name)) {
				return l, i
			}
		}
	}
	return 0, 0
}

// endsAmount reports whether nothing that could be counted stands at token k.
func (p *parser) endsAmount(k int) bool {
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace {
		return true
	}
	return t.cats&(1<<catRate|1<<catStop|1<<catConj|1<<catSuffix) != 0
}

// forms returns the names of a unit in a language.
func (u *unitInfo) forms(l Lang) []string {
	switch l {
	case Ar:
		return u.ar[:]
	case Fr:
		return u.fr[:]
	}
	return u.en[:]
}
