package wording

import (
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// So many words before a number and behind it show the language of the text. They are counted
// and not bytes, so that another layout of a text shows the same.
const (
	surroundingsBefore = 26
	surroundingsBehind = 20
)

// mostSurroundings is how many bytes such words have at most, on either side.
const mostSurroundings = 1000

// wordsAround returns where so many words before s[at:] begin, and where so many behind it end.
func wordsAround(s string, at, before, behind int) (from, to int) {
	from, to = at, at
	for n, gap := 0, false; from > max(0, at-mostSurroundings); {
		r, size := utf8.DecodeLastRuneInString(s[:from])
		if space := spaceLike(r); space != gap {
			if gap = space; space {
				if n++; n > before {
					break
				}
			}
		}
		from -= size
	}
	for n, gap := 0, false; to < min(len(s), at+mostSurroundings); {
		r, size := utf8.DecodeRuneInString(s[to:])
		if space := spaceLike(r); space != gap {
			if gap = space; space {
				if n++; n > behind {
					break
				}
			}
		}
		to += size
	}
	return from, to
}

// spaceLike reports whether a character is a space of any width or ends a line.
func spaceLike(r rune) bool { return isSpace(r) || r == '\n' || r == '\r' || r == '\t' }

// leastEvidence is how many words that only one language has show that a text is in it.
const leastEvidence = 2

// mostOthers is how many times as many they must be as those of other languages.
const mostOthers = 4

// surroundings returns the language of the words around the number at s[at:] of running
// text, when nearly all that are of one language alone are of it; else 0. It decides nothing that
// the words of the figure itself say.
func (p *parser) surroundings(at int) Lang {
	if p.around.known && p.around.at == at {
		return p.around.lang
	}
	from, to := wordsAround(p.s, at, surroundingsBefore, surroundingsBehind)
	var counts [langOwn + 1]int
	for i := from; i < to; {
		r, n := fold.Rune(p.s, i)
		if !isLetter(r) {
			i += n
			continue
		}
		end := i
		for end < len(p.s) {
			r, n := fold.Rune(p.s, end)
			if !isLetter(r) && !fold.IsMark(r) {
				break
			}
			end += n
		}
		if i > from || at-from < mostSurroundings-utf8.UTFMax {
			if l := p.languageOf(p.s[i:end]); l != 0 {
				counts[l]++
			}
		}
		i = end
	}
	p.around.known, p.around.at, p.around.lang = true, at, 0
	for _, l := range langs {
		others := 0
		for _, o := range langs {
			if o != l {
				others += counts[o]
			}
		}
		if counts[l] >= leastEvidence && counts[l] > mostOthers*others {
			p.around.lang = l
		}
	}
	return p.around.lang
}

// ratioAround reports whether the words around the number at s[at:] of running text speak of
// percentages or of what is told in them: taux, growth, «نسبة».
func (p *parser) ratioAround(at int) bool {
	from, to := wordsAround(p.s, at, surroundingsBefore, surroundingsBehind)
	if strings.ContainsAny(p.s[from:to], "%٪") {
		return true
	}
	var buf [maxKey]byte
	for word := range strings.FieldsSeq(p.s[from:to]) {
		if len(word) > maxKey/2 {
			continue
		}
		key := string(fold.Append(buf[:0], word))
		for _, begins := range p.book.ratios {
			if i := strings.Index(key, begins); i >= 0 && (i == 0 || begins[0] >= utf8.RuneSelf || key[i-1] == '\'' ||
				key[i-1] == '(') {
				return true
			}
		}
	}
	return false
}

// languageOf returns the one language that has a word, or 0.
func (p *parser) languageOf(word string) Lang {
	if len(word) < 2 || len(word) > maxKey/2 {
		return 0
	}
	var buf [maxKey]byte
	i := p.book.lookup(fold.Append(buf[:0], word))
	if i == 0 {
		return 0
	}
	var set langSet
	for ; ; i++ {
		e := &lexEntries[i]
		if e.cat != catPrefix {
			set |= 1 << e.lang
		}
		if e.last {
			return set.only()
		}
	}
}
