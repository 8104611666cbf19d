package wording

import (
	"strconv"
	"strings"
)

// words reads a number in words below a thousand. weak says that it is one
// word that is often something else.
func (p *parser) words(k int, joins bool) (value uint64, next int, weak bool) {
	next = k
	if p.tok(k).cats&(1<<catNum) == 0 {
		return 0, k, false
	}
	var set langSet // "six" is French and English, "six hundred" is not
	for l := Ar; l <= langOwn; l++ {
		if p.langs.has(l) && numberWord(p, k, l) >= 0 {
			switch v, n, w := p.wordsIn(k, l, joins); {
			case n > next:
				value, next, weak, set = v, n, w, 1<<l
			case n == next && v == value:
				set |= 1 << l
			}
		}
	}
	if set != 0 {
		p.langs &= set
	}
	return value, next, weak
}

// numberWord returns the number that word k names in a language, or -1.
func numberWord(p *parser, k int, l Lang) int {
	t := p.tok(k)
	if t.cats&(1<<catNum) == 0 {
		return -1
	}
	for i := t.ent; ; i++ {
		e := &lexEntries[i]
		if e.cat == catNum && e.lang == l {
			return int(e.arg)
		}
		if e.last {
			return -1
		}
	}
}

func (p *parser) wordsIn(k int, l Lang, joins bool) (value uint64, next int, weak bool) {
	v := numberWord(p, k, l)
	cur := v
	weak = p.tok(k).plays(roleWeak)
	unit := v < 10 // the last word named units
	next = k + 1
	for {
		j, conj, ok := p.nextNumberWord(next-1, l, joins)
		if !ok {
			break
		}
		v = numberWord(p, j, l)
		grown, ok := p.book.grow(l, cur, v, conj, unit)
		if !ok {
			break
		}
		cur, unit, weak = grown, v < 10, false
		next = j + 1
	}
	return uint64(cur), next, weak
}

// nextNumberWord finds the number word that may go on behind token k, perhaps
// behind a hyphen or "and".
func (p *parser) nextNumberWord(k int, l Lang, joins bool) (j int, conj, ok bool) {
	j = p.follower(k)
	if j == 0 {
		return 0, false, false
	}
	t := p.tok(j)
	if i, next := p.phrase(j, only(catConj)); i != 0 && lexEntries[i].lang == l {
		u := p.tok(next)
		if u.kind == tokenSymbol && isHyphen(u.sym) && u.gap == gapNone {
			next++ // vingt-et-un
			u = p.tok(next)
		}
		if u.kind != tokenWord || u.gap > gapSpace {
			return 0, false, false
		}
		j, conj = next, true
	} else if t.clitic&cliticConj != 0 || strings.HasPrefix(p.text(t), "وأحد") {
		conj = true // وأحد عشر looks like واحد
	}
	if conj && !joins {
		return 0, false, false
	}
	return j, conj, numberWord(p, j, l) >= 0
}

// span is a range of small numbers, both ends included.
type span struct{ low, high int }

func (s span) has(n int) bool { return n >= s.low && n <= s.high }

// link says whether a word must stand behind "and" or must not.
type link uint8

const (
	linkAny link = iota
	linkAnd
	linkNone
)

// ones says whether the number so far must end with a nought or must not.
type ones uint8

const (
	onesAny ones = iota
	onesNone
	onesSome
)

// growth says what a further word makes of a number below a thousand. total is
// the number so far, tens what it has below a hundred, next the value of the word.
type growth struct {
	example           string
	total, tens, next span
	ones              ones
	unit              bool // the word before named units
	link              link
	times, plus       int // total * times + next + plus
}

// grow adds the next word of a number below a thousand: total is the number so
// far, next the value of the word, unit whether the word before it named units.
func (v *vocabulary) grow(l Lang, total, next int, conj, unit bool) (int, bool) {
	tens := total % 100
	for i := range v.growths[l] {
		g := &v.growths[l][i]
		if !g.next.has(next) || !g.tens.has(tens) || !g.total.has(total) || g.unit && !unit ||
			g.ones == onesNone && tens%10 != 0 || g.ones == onesSome && tens%10 == 0 ||
			g.link == linkAnd && !conj || g.link == linkNone && conj {
			continue
		}
		return total*g.times + next + g.plus, true
	}
	return 0, false
}

// fraction reads decimals in words behind the whole number: "point two five",
// "virgule vingt-cinq", «فاصلة خمسة».
func (p *parser) fraction(k int) (f dec, next int) {
	i, j := p.phrase(k, only(catPoint))
	if i == 0 || p.tok(k).gap != gapSpace || p.tok(k).clitic != 0 {
		return f, k
	}
	digits := 0
	l := lexEntries[i].lang
	single := p.book.traits[l]&decimalsByDigit != 0
	for digits < 6 && p.tok(j).gap == gapSpace {
		if !p.langs.has(l) {
			break
		}
		v := numberWord(p, j, l)
		if v < 0 || v > 9 && (digits > 0 && f.coef > 0 || single) || v <= 9 && digits > 0 && !single && f.coef > 0 {
			break
		}
		n := j + 1
		if v > 0 && !single {
			var value uint64
			value, n, _ = p.wordsIn(j, l, true)
			v = int(value)
		}
		width := len(strconv.Itoa(v))
		f.coef, digits, j = f.coef*powers[width]+uint64(v), digits+width, n
	}
	if digits == 0 || digits > 6 {
		return dec{}, k
	}
	f.exp = -digits
	p.note(i)
	return f, j
}

// with returns a whole number below 10^12 with the decimals f behind it.
func (d dec) with(f dec) dec {
	return dec{coef: d.coef*powers[-f.exp] + f.coef, exp: f.exp}
}
