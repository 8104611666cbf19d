package rules

import (
	"strings"
	"unicode"
)

// foldTitle returns a title in the form in which two printings of one title are
// equal: without the vowel signs, tatweel and accents that printers leave out,
// with one form of alef, ya and ta marbuta, in lower case, and with one space
// between words.
func foldTitle(s string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r == 'ـ' || unicode.Is(unicode.Mn, r): // tatweel and vowel signs
			continue
		case strings.ContainsRune("أإآٱ", r):
			r = 'ا'
		case r == 'ى':
			r = 'ي'
		case r == 'ة':
			r = 'ه'
		case strings.ContainsRune("éèêë", r):
			r = 'e'
		case strings.ContainsRune("àâä", r):
			r = 'a'
		case strings.ContainsRune("îï", r):
			r = 'i'
		case strings.ContainsRune("ôö", r):
			r = 'o'
		case strings.ContainsRune("ùûü", r):
			r = 'u'
		case r == 'ç':
			r = 'c'
		case unicode.IsSpace(r) || unicode.IsPunct(r): // apostrophes among them
			space = b.Len() > 0
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// differingWords returns the words of a that b lacks, and those of b that a lacks,
// as they are printed.
func differingWords(a, b string) (onlyA, onlyB []string) {
	x, y := strings.Fields(a), strings.Fields(b)
	return without(x, y), without(y, x)
}

func without(a, b []string) []string {
	left := make(map[string]int)
	for _, w := range b {
		left[foldTitle(w)]++
	}
	var out []string
	for _, w := range a {
		if p := foldTitle(w); left[p] > 0 {
			left[p]--
		} else {
			out = append(out, strings.Trim(w, ",;.،؛"))
		}
	}
	return out
}
