package wording

import (
	"math/bits"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// window is how many tokens a parser holds; a figure that needs more than
// lookahead of them is refused.
const (
	window    = 96
	lookahead = 64
	lookback  = 12 // tokens kept to look back at
)

// parser reads figures from the tokens of a text. It takes tokens as it needs
// them and each one once, so that a text costs time in proportion to its length.
type parser struct {
	s    string
	opt  Reader
	book *vocabulary
	base int  // where the text begins in a longer one
	find bool // the text may hold other things than figures
	toks [window]token
	n    int // tokens held
	pos  int // where the text goes on behind them
	over bool
	wall token // what tok returns then
	work int   // tokens taken and phrases tried, which tests hold against the length

	together bool     // numbers go together: respectively
	between  pending  // a qualifier that waits for its number
	refEnd   int32    // where the last number of a reference ends
	item     uint64   // the number of the last item of a list
	letters  uint8    // the currencies of which the text has a price by their letter, from curRand on
	change   bool     // the sentence has a word of change before this place
	trend    int32    // whether it is up or down, changeUp or changeDown
	changeAt int32    // where that word ends
	learned  *Learned // where separators are counted, or nil

	poundsOf int      // of which country the last pounds were whose text says so
	emirates emirates // whether the text names the Emirates
	headed   bool     // in its dateline

	nums  [2]numeral // the last numbers lexed
	numAt [2]int32   // where they begin
	turn  int

	places nearby   // words that name a country
	spoken nearby   // words that one language alone has
	around struct { // the language of the words around a number
		known bool
		at    int
		lang  Lang
	}

	langs langSet // what the words consumed so far leave possible
	weak  langSet // what abbreviations hint at
}

// langSet is a set of languages.
type langSet uint8

// allLangs are the languages of the library.
const allLangs langSet = 1<<Ar | 1<<Fr | 1<<En

func (l langSet) has(x Lang) bool { return l&(1<<x) != 0 }

// only returns the language of a set of one.
func (l langSet) only() Lang {
	if l == 0 || l&(l-1) != 0 {
		return 0
	}
	return Lang(bits.TrailingZeros8(uint8(l)))
}

// reported is the language as users see it: none for one that is only read.
func (l Lang) reported() Lang {
	if l > En {
		return 0
	}
	return l
}

// tok returns the k-th token.
func (p *parser) tok(k int) *token {
	if k < p.n {
		return &p.toks[k]
	}
	return p.readTo(k)
}

// readTo reads tokens up to the k-th and returns it.
func (p *parser) readTo(k int) *token {
	for p.n <= k {
		if p.n == window {
			p.over = true
			p.wall = token{start: int32(p.pos), body: int32(p.pos), end: int32(p.pos), gap: gapLine}
			return &p.wall
		}
		p.work++
		t := &p.toks[p.n]
		p.book.lex(t, p.s, p.pos, p.opt.maxDigits(), &p.nums[p.turn])
		if t.kind == tokenNumber {
			p.numAt[p.turn] = t.start
			p.turn = 1 - p.turn
		}
		p.pos = int(t.end)
		p.n++
	}
	return &p.toks[k]
}

// numeral returns the number of a token.
func (p *parser) numeral(t *token) numeral {
	for i := range p.nums {
		if p.nums[i].digits > 0 && p.numAt[i] == t.start {
			return p.nums[i]
		}
	}
	n, _ := scanNumeral(p.s, int(t.start), p.opt.maxDigits())
	return n
}

// forget drops the first k tokens.
func (p *parser) forget(k int) {
	copy(p.toks[:], p.toks[k:p.n])
	p.n -= k
	p.over = false
}

func (p *parser) text(t *token) string { return p.s[t.start:t.end] }

// categories is a set of categories.
type categories uint64

func only(cats ...category) categories {
	var set categories
	for _, c := range cats {
		set |= 1 << c
	}
	return set
}

func (c categories) has(x category) bool { return c&(1<<x) != 0 }

// Sets of categories, by place.
const (
	beforeFigure = 1<<catQual | 1<<catNeg | 1<<catBetween | 1<<catFrom | 1<<catDet
	unitWords    = 1<<catPercent | 1<<catPoints | 1<<catBasis | 1<<catCur | 1<<catXCur | 1<<catUnit | 1<<catXUnit
	figureWords  = 1<<catQual | 1<<catNeg | 1<<catSign | 1<<catBetween | 1<<catFrom | 1<<catColl | 1<<catFrac |
		1<<catPart | 1<<catNum | 1<<catScale | 1<<catCur | 1<<catXCur | 1<<catXScaleCur | 1<<catUnit | 1<<catDual
	scaleWords = 1<<catScale | 1<<catXScale | 1<<catXScaleCur
)

// phrase returns the longest key of one or more words from token k on that has
// a meaning in one of the categories, and the token behind it. Of several
// meanings it returns that of the first category.
func (p *parser) phrase(k int, cats categories) (best uint16, next int) {
	p.work++
	t := p.tok(k)
	if t.cats&(cats|1<<catPrefix) == 0 {
		return 0, k
	}
	written := trimDot(p.s[t.body:t.end])
	best, more := match(t.ent, cats, written)
	next = k + 1
	if !more {
		return best, next
	}
	var buf [maxKey]byte
	key := append(buf[:0], lexEntries[t.ent].key()...)
	for last := k; ; {
		j := p.follower(last)
		if j == 0 {
			return best, next
		}
		if !p.elided(last) {
			key = append(key, ' ')
		}
		w := p.tok(j)
		if len(key)+int(w.end-w.start) > maxKey-8 {
			return best, next
		}
		key = fold.Append(key, trimDot(p.s[w.start:w.end]))
		i := p.book.lookup(key)
		if i == 0 {
			return best, next
		}
		e, more := match(i, cats, p.s[t.body:w.end])
		if e != 0 {
			best, next = e, j+1
		}
		if !more {
			return best, next
		}
		last = j
	}
}

// optional is phrase for words that may be left out: without them next is k.
func (p *parser) optional(k int, cats categories) (best uint16, next int) {
	if best, next = p.phrase(k, cats); best == 0 {
		return 0, k
	}
	return best, next
}

func trimDot(s string) string {
	if n := len(s); n > 2 && s[n-1] == '.' {
		return s[:n-1]
	}
	return s
}

// match returns the first meaning at i in one of the categories, or 0, and
// whether the key is the beginning of a longer one.
func match(i uint16, cats categories, written string) (best uint16, more bool) {
	for ; ; i++ {
		e := &lexEntries[i]
		if e.cat == catPrefix {
			more = true
		} else if cats.has(e.cat) && e.matches(written) && (best == 0 || e.cat < lexEntries[best].cat) {
			best = i
		}
		if e.last {
			return best, more
		}
	}
}

// elided reports whether a word ends with an apostrophe.
func (p *parser) elided(k int) bool {
	t := p.tok(k)
	c := p.s[t.end-1]
	return c == '\'' || c == 0x99 && t.end-t.start > 2 && p.s[t.end-3:t.end] == "’"
}

// follower returns the word that may go on a phrase behind token k: the next one
// on the line, or one behind a hyphen. It is 0 when there is none.
func (p *parser) follower(k int) int {
	t := p.tok(k + 1)
	switch {
	case t.kind == tokenWord && (t.gap == gapSpace || t.gap == gapNone && p.elided(k)):
		return k + 1
	case t.kind == tokenSymbol && t.gap == gapNone && isHyphen(t.sym):
		if u := p.tok(k + 2); u.kind == tokenWord && (u.gap == gapNone || u.soft == softLine) {
			return k + 2
		}
	case t.kind == tokenSymbol && t.gap == gapNone && t.sym == '.' && p.tok(k).cats == 1<<catPrefix:
		if u := p.tok(k + 2); u.kind == tokenWord && u.gap <= gapSpace {
			return k + 2 // sq. m
		}
	}
	return 0
}

// behindHyphen reports whether token k stands right behind a hyphen, or on the next line
// when that ends its line: a 5-, on the next line million loan.
func (p *parser) behindHyphen(k int) bool {
	t := p.tok(k)
	return t.gap == gapNone || t.gap == gapSpace && t.soft == softLine && t.kind == tokenWord
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// firstOf returns the first entry of the key of entry i.
func firstOf(i uint16) uint16 {
	for !lexEntries[i-1].last {
		i--
	}
	return i
}

// note takes the language of a word into account: the languages in which its
// key has that meaning.
func (p *parser) note(i uint16) {
	e := &lexEntries[i]
	switch e.cat {
	case catXScale, catXScaleCur:
		p.weak |= 1 << e.lang
		return
	case catXCur, catXUnit:
		return
	}
	var set langSet
	for i = firstOf(i); ; i++ {
		o := &lexEntries[i]
		if o.cat == e.cat {
			set |= 1 << o.lang
		}
		if o.last {
			break
		}
	}
	if p.langs&set != 0 {
		p.langs &= set
	}
}
