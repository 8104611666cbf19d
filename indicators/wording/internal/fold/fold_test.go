package fold_test

import (
	"testing"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"Près de":               "pres de",
		"AU-DELÀ":               "au dela",
		"e\u0301te\u0301":       "ete",
		"jusqu’à":               "jusqu'a",
		"Œuvre ÆÇÎÔÛŸÑ ÿñïöü":   "oeuvre aeciouŸn yniou",
		"quatre‑vingt\u00a0dix": "quatre vingt dix",
		"أَكْثَرُ مِنْ":         "اكثر من",
		"إلى":                   "الي",
		"مليوناً":               "مليونا",
		"حــوالي":               "حوالي",
		"مئة":                   "مئه",
		"ٱلآن":                  "الان",
		"کیلو":                  "كيلو",
		"dirhаms":               "dirhаms", // a Cyrillic letter stays
		"\u0670":                "",
		"mil-\nlions":           "millions",
		"mil\u00AD \r\n lions":  "millions",
		"mil-\n\nlions":         "mil \n\nlions",
	} {
		if got := fold.String(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestRune(t *testing.T) {
	for _, s := range []string{"a", "é", "ر", "€", "𝟏", "\xff", "\xc3", "\xc3a", "\xd8", "\xe2\x82", "\xc0\x80", "\xdf\xbf"} {
		r, n := fold.Rune(s, 0)
		if want, size := utf8.DecodeRuneInString(s); r != want || n != size {
			t.Errorf("%q: %U %d, want %U %d", s, r, n, want, size)
		}
	}
}

func TestScreenLetters(t *testing.T) {
	for _, s := range []string{"a", "Z", "DH", "mad", "Four", "emplois", "MILLIARDS", "internationalisation"} {
		if got, want := fold.ScreenLetters(s), fold.Screen([]byte(fold.String(s))); got != want {
			t.Errorf("%s: %d, folded first %d", s, got, want)
		}
	}
}
