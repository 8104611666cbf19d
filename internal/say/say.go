package say

import (
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Text returns a text of the library's own, in the three languages.
func Text(ar, fr, en string) wording.Text {
	return wording.MustText(
		wording.Name{Lang: wording.Ar, Name: ar, Status: wording.Attested},
		wording.Name{Lang: wording.Fr, Name: fr, Status: wording.Attested},
		wording.Name{Lang: wording.En, Name: en, Status: wording.Attested},
	)
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
