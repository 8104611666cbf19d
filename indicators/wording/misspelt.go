package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// moneyEnds are ends of abbreviations of money, in these cases.
var moneyEnds = [...]string{"DH", "Dh", "DHS", "Dhs", "DHs", "MAD", "EUR", "USD"}

// misspelt reports whether a word without a meaning looks like a scale word, a
// currency or an abbreviation: "5 miliards", "12 mMDH", "5 Drh".
func (p *parser) misspelt(t *token) bool {
	word := p.text(t)
	if len(word) > maxKey/2 {
		return false
	}
	var buf [maxKey]byte
	key := fold.Append(buf[:0], word)
	if len(key) == 0 {
		return false
	}
	switch t.script {
	case scriptLatin:
		for _, end := range moneyEnds {
			if strings.HasSuffix(word, end) && len(word) > len(end) {
				return true
			}
		}
		if strings.HasPrefix(string(key), "dirh") || scaleAbroad(string(key)) || p.scaleInside(t) {
			return true
		}
		for _, scale := range p.book.nearLatin {
			if key[0] == scale[0] && slip(key, scale, true) {
				return true
			}
		}
		// In running text a unit of measure is more likely: GHz.
		return !p.find && len(key) <= 4 && !strings.ContainsAny(string(key), "aeiouy'") && strings.ToUpper(word) != word
	case scriptArabic:
		for _, scale := range p.book.nearArabic {
			if slip(key, scale, false) {
				return true
			}
		}
		return !p.find && (len(key) <= 2 || strings.Contains(word, "."))
	}
	return false
}

// scalesAbroad are scale words of languages that are not read: Milliarden, miliardi,
// milhões, miljoen, bilyon.
var scalesAbroad = [...]string{
	"million", "milliard", "billion", "billiard", "trillion", "milion", "miliard", "bilion",
	"milione", "millon", "millardo", "billon", "milhão", "milhõe", "bilhão", "bilhõe",
	"miljoen", "miljard", "miljoner", "milyon", "milyar", "bilyon", "trilyon", "bilyun",
}

// mostEnding is the longest ending that a scale word of such a language has.
const mostEnding = 2

// scaleAbroad reports whether a word is a scale word of a language that is not read.
func scaleAbroad(key string) bool {
	if len(key) < 5 || key[0] != 'm' && key[0] != 'b' && key[0] != 't' {
		return false
	}
	for _, scale := range scalesAbroad {
		if ending, ok := strings.CutPrefix(key, scale); ok && len(ending) <= mostEnding {
			return true
		}
	}
	return false
}

// otherCase reports whether a word is an abbreviation of money or of a scale but
// for the case of its letters, which tells mMDH from MMDH. In running text, mm is
// rather millimetres.
func (p *parser) otherCase(t *token) bool {
	if t.ent == 0 || t.script != scriptLatin {
		return false
	}
	for i := t.ent; ; i++ {
		e := &lexEntries[i]
		if e.cat != catXScaleCur && (e.cat != catXScale || p.find) {
			return false
		}
		if e.last {
			return true
		}
	}
}

// slip reports whether a word becomes another by one letter more, one less, two
// in the wrong order, or, if swaps, another letter. Words with another letter are
// too often other words in Arabic: معايير, criteria, is not ملايير.
func slip(word []byte, other string, swaps bool) bool {
	w, o := []rune(string(word)), []rune(other)
	i := 0
	for i < len(w) && i < len(o) && w[i] == o[i] {
		i++
	}
	w, o = w[i:], o[i:]
	for len(w) > 0 && len(o) > 0 && w[len(w)-1] == o[len(o)-1] {
		w, o = w[:len(w)-1], o[:len(o)-1]
	}
	switch {
	case len(w)+len(o) == 1:
		return true
	case len(w) == 1 && len(o) == 1:
		return swaps
	}
	return len(w) == 2 && len(o) == 2 && w[0] == o[1] && w[1] == o[0]
}
