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
		space, size := false, 2
		if from < 2 || !arabicPair(s[from-2], s[from-1]) {
			var r rune
			r, size = utf8.DecodeLastRuneInString(s[:from])
			space = spaceLike(r)
		}
		if space != gap {
			if gap = space; space {
				if n++; n > before {
					break
				}
			}
		}
		from -= size
	}
	for n, gap := 0, false; to < min(len(s), at+mostSurroundings); {
		r, size := fold.Rune(s, to)
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

// arabicPair reports whether two bytes are a letter or a mark from U+0600 to U+06FF.
func arabicPair(a, b byte) bool { return a>>2 == 0xD8>>2 && b&0xC0 == 0x80 }

// spaceLike reports whether a character is a space of any width or ends a line.
func spaceLike(r rune) bool {
	if r > ' ' && r < 0xA0 {
		return false // nearly all
	}
	return isSpace(r) || r == '\n' || r == '\r' || r == '\t'
}

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
	from, to := p.spoken.wholeWords(p.s, at, surroundingsBefore, surroundingsBehind)
	p.spoken.lookUp(p.s, from, to, p.languageOf)
	var counts [langOwn + 1]int
	for _, w := range p.spoken.between(from, to) {
		counts[w.tells]++
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
	to = sentenceEnd(p.s, at, to)
	return strings.ContainsAny(p.s[from:to], "%٪") || p.beginsOne(p.s[from:to], p.book.ratios)
}

// tellsOf reports whether one of the words around the number at s[at:] of running text, in its sentence, begins with
// one of a list.
func (p *parser) tellsOf(at int, list []string) bool {
	from, to := wordsAround(p.s, at, surroundingsBefore, surroundingsBehind)
	return p.beginsOne(p.s[from:sentenceEnd(p.s, at, to)], list)
}

// beginsOne reports whether one of the words of a text begins with one of a list.
func (p *parser) beginsOne(text string, list []string) bool {
	var buf [maxKey]byte
	for word := range strings.FieldsSeq(text) {
		if len(word) > maxKey/2 {
			continue
		}
		key := string(fold.Append(buf[:0], word))
		for _, begins := range list {
			if i := strings.Index(key, begins); i >= 0 && (i == 0 || begins[0] >= utf8.RuneSelf || key[i-1] == '\'' ||
				key[i-1] == '(') {
				return true
			}
		}
	}
	return false
}

// sentenceEnd returns where the sentence of s[at:] ends, at most to.
func sentenceEnd(s string, at, to int) int {
	for i := at; i < to; i++ {
		switch c := s[i]; {
		case c == '\n':
			return i
		case c == '.' || c == '!' || c == '?' || c == ';':
			if i+1 == to || spaceAt(s, i+1) {
				return i
			}
		case c == 0xD8 && (strings.HasPrefix(s[i:], "؟") || strings.HasPrefix(s[i:], "؛")):
			return i
		}
	}
	return to
}

// languageOf returns the one language that has the word s[start:end], or 0.
func (p *parser) languageOf(start, end int) uint8 {
	word := p.s[start:end]
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
			return uint8(set.only())
		}
	}
}
