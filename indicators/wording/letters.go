package wording

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/money"
)

// gender of what a number counts.
type gender uint8

const (
	masculine gender = iota
	feminine
)

// maxLetters is how many digits a number in letters may have: it is at most 10^12.
const maxLetters = 12

// letters writes a number in letters with its unit, and reports whether it has
// such a form: whole, and at most 10^12; amounts may have minor units.
func (w pen) letters(b []byte, d decimals, n *noun) ([]byte, bool) {
	switch {
	case d.ratio != nil || n.kind == nounPercent || n.kind == nounText || !spellable(d.integer):
		return b, false
	case n.kind == nounMoney:
		return w.moneyLetters(b, d, n)
	case len(d.fraction) > 0:
		return b, false
	case n.kind == nounNamed && (n.info.symbol == "percentage_point" || n.info.symbol == "basis_point" ||
		n.info.symbol == "quarter"): // three quarters
		return b, false
	case n.kind == nounNone:
		return append(append(w.minusWord(b, d), spell(w.lang, d.integer, masculine)...), n.per...), true
	}
	b = w.minusWord(b, d)
	return append(append(b, w.countedLetters(d.integer, n.info)...), n.per...), true
}

// spellable reports whether a number is at most 10^12.
func spellable(digits []byte) bool {
	return len(digits) <= maxLetters || string(digits) == "1"+strings.Repeat("0", maxLetters)
}

// minusWord writes the word for the sign.
func (w pen) minusWord(b []byte, d decimals) []byte {
	if d.neg {
		b = append(b, [...]string{Ar: "ناقص ", Fr: "moins ", En: "minus "}[w.lang]...)
	}
	return b
}

// moneyLetters writes an amount: "douze dirhams et cinquante centimes".
func (w pen) moneyLetters(b []byte, d decimals, n *noun) ([]byte, bool) {
	for i := range coinNames {
		c := &coinNames[i]
		if c.currency != n.currency {
			continue
		}
		d.trim(0)
		if len(d.fraction) > c.currency.MinorDigits() {
			return b, false
		}
		minor := d.padded(c.currency.MinorDigits()).fraction
		for len(minor) > 1 && minor[0] == '0' {
			minor = minor[1:]
		}
		b = w.minusWord(b, d)
		whole := string(d.integer) != "0" || string(minor) == "0"
		if !whole && c.currency != money.MAD {
			return b, false // thirty cents may be of a dollar or of a euro
		}
		if whole {
			b = append(b, w.countedLetters(d.integer, &c.whole)...)
		}
		if string(minor) != "0" {
			if whole {
				b = append(b, [...]string{Ar: " و", Fr: " et ", En: " and "}[w.lang]...)
			}
			b = append(b, w.countedLetters(minor, &c.minor)...)
		}
		return append(b, n.per...), true
	}
	return b, false
}

// countedLetters writes a number in letters and what it counts, in the form and the
// gender that the language asks for.
func (w pen) countedLetters(digits []byte, u *unitInfo) string {
	switch w.lang {
	case Ar:
		return arabicCounted(digits, u)
	case Fr:
		words := spell(Fr, digits, frenchGender(u.fr[0]))
		name := u.form(Fr, pluralOf(Fr, digits, nil))
		if strings.HasSuffix(words, "million") || strings.HasSuffix(words, "millions") ||
			strings.HasSuffix(words, "milliard") || strings.HasSuffix(words, "milliards") {
			name = frenchOf(name) + name
		}
		return words + " " + name
	}
	return spell(En, digits, masculine) + " " + u.form(En, pluralOf(En, digits, nil))
}

// spell writes the digits of a number up to 10^12 in letters.
func spell(l Lang, digits []byte, g gender) string {
	groups := [5]int{} // thousands of thousands: units first
	for i, c := range digits {
		k := (len(digits) - 1 - i) / 3
		groups[k] = groups[k]*10 + int(c-'0')
	}
	if groups[4] > 0 {
		return [...]string{Ar: "ألف مليار", Fr: "mille milliards", En: "one trillion"}[l]
	}
	switch l {
	case Ar:
		return arabicLetters(groups, g)
	case Fr:
		return frenchLetters(groups, g)
	}
	return englishLetters(groups)
}

// coin is a currency whose amounts are written in letters, with the names of its
// whole and its minor unit.
type coin struct {
	currency     money.Currency
	whole, minor unitInfo
}

var centime = unitInfo{
	en: [2]string{"centime", "centimes"}, fr: [2]string{"centime", "centimes"},
	ar: [4]string{"سنتيم", "سنتيمان", "سنتيمات", "سنتيما"},
}

var cent = unitInfo{
	en: [2]string{"cent", "cents"}, fr: [2]string{"cent", "cents"}, ar: [4]string{"سنت", "سنتان", "سنتات", "سنتا"},
}

var coinNames = [...]coin{
	{money.MAD, unitInfo{en: [2]string{"dirham", "dirhams"}, fr: [2]string{"dirham", "dirhams"},
		ar: [4]string{"درهم", "درهمان", "دراهم", "درهما"}}, centime},
	{money.EUR, unitInfo{en: [2]string{"euro", "euros"}, fr: [2]string{"euro", "euros"},
		ar: [4]string{"يورو", "يوروان", "يورو", "يورو"}},
		unitInfo{en: cent.en, fr: centime.fr, ar: cent.ar}},
	{money.USD, unitInfo{en: [2]string{"dollar", "dollars"}, fr: [2]string{"dollar", "dollars"},
		ar: [4]string{"دولار", "دولاران", "دولارات", "دولارا"}}, cent},
	{money.TND, unitInfo{en: [2]string{"Tunisian dinar", "Tunisian dinars"},
		fr: [2]string{"dinar tunisien", "dinars tunisiens"},
		ar: [4]string{"دينار تونسي", "ديناران تونسيان", "دنانير تونسية", "دينارا تونسيا"}},
		unitInfo{en: [2]string{"millime", "millimes"}, fr: [2]string{"millime", "millimes"},
			ar: [4]string{"مليم", "مليمان", "مليمات", "مليما"}}},
}
