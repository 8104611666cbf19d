package say

import (
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Text returns a text of the library's own, in the three languages. What a text cannot
// hold, such as the direction marks of a negative number in Arabic or the control
// characters of somebody's data, is left out of it.
func Text(ar, fr, en string) wording.Text {
	t, err := newText(ar, fr, en)
	if err != nil {
		t, _ = newText(clean(ar), clean(fr), clean(en))
	}
	return t
}

func newText(ar, fr, en string) (t wording.Text, err error) {
	for n, lang := range [...]wording.Lang{wording.Ar, wording.Fr, wording.En} {
		if s := (Phrase{ar, fr, en})[n]; s != "" && err == nil {
			t, err = t.With(lang, s, wording.Attested)
		}
	}
	return t, err
}

// maxText is how many bytes a name in a text has at most.
const maxText = 4096

// clean leaves out what a text refuses.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(cite.Cut(strings.TrimSpace(s), maxText))
}

// Index returns the place of a language in a list of Arabic, French and English
// words. Any language but the first two is English.
func Index(lang wording.Lang) int {
	switch lang {
	case wording.Ar:
		return 0
	case wording.Fr:
		return 1
	}
	return 2
}

// Phrase is a piece of text in Arabic, French and English.
type Phrase [3]string

// In returns the phrase in a language.
func (p Phrase) In(lang wording.Lang) string { return p[Index(lang)] }

// InMoney reports whether a currency is part of a unit.
func InMoney(u figure.Unit) bool {
	for _, t := range u.Terms() {
		// Most units are words, and no currency: the error of a parse is saved.
		if strings.ContainsFunc(t.Symbol, unicode.IsLower) {
			continue
		}
		if _, err := money.ParseCurrency(t.Symbol); err == nil {
			return true
		}
	}
	return false
}
