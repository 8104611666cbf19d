package wording

import (
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// Words so many bytes before a number and behind it show the language of the text.
const (
	surroundingsBefore = 160
	surroundingsBehind = 120
)

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
	from, to := max(0, at-surroundingsBefore), min(len(p.s), at+surroundingsBehind)
	for from > 0 && from < at && !utf8.RuneStart(p.s[from]) {
		from++
	}
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
		if i > from || from == 0 {
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
	for key := lexEntries[i].key; int(i) < len(lexEntries) && lexEntries[i].key == key; i++ {
		if lexEntries[i].cat != catPrefix {
			set |= 1 << lexEntries[i].lang
		}
	}
	return set.only()
}
