package wording_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestHomes reads currencies that the countries around them tell of, and that are in doubt
// where none is named, or several.
func TestHomes(t *testing.T) {
	for text, want := range map[string]string{
		"Le Sénégal a levé 200 milliards de FCFA":             "200000000000@1000000000 XOF",
		"la Cemac dispose de 200 milliards de FCFA":           "200000000000@1000000000 XAF",
		"le Sénégal et le Gabon ont reçu 5 milliards de FCFA": "?5 milliards de FCFA",
		"le Nigeria compte en FCFA 5 milliards":               "?FCFA 5 milliards",
		"63 millions Cfa":                                     "63000000@1000000 XOF",
		"Tunis a emprunté 45 millions de dinars":              "45000000@1000000 TND",
		"وفي العراق 45 مليون دينار":                           "45000000@1000000 IQD",
		"قال البنك المركزي للجزائر 45 مليون دينار":            "45000000@1000000 DZD",
		"45 millions de dinars":                               "?45 millions de dinars",
		"South African police seized R1.5 million":            "1500000@100000 ZAR",
		"police in Africa seized R1.5 million":                "?R1.5 million",
		"Saudi banks lent 12 billion riyals":                  "12000000000@1000000000 SAR",
		"Au Maroc, le jus coûte 12 rials":                     "?12 rials",
	} {
		if got := found(text, 0); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestHomesApart holds that no word tells of two countries, and that each is found.
func TestHomesApart(t *testing.T) {
	for _, h := range wording.Homes() {
		if got := wording.HomeOf(h.Word); got != h.Currency {
			t.Errorf("%s: currency %d, want %d", h.Word, got, h.Currency)
		}
	}
	for _, word := range []string{"nigerx", "mal", "omanx", "a", "", "indiana", "قط"} {
		if got := wording.HomeOf(word); got != 0 {
			t.Errorf("%s: currency %d, want none", word, got)
		}
	}
}

// TestHomesFar reads the country of an amount as far as the window goes, and not farther, however long
// the words are that stand between.
func TestHomesFar(t *testing.T) {
	for _, c := range []struct {
		word string
		n    int
		want string
	}{
		{"mot ", 60, "45000000@1000000 TND"},
		{"mot ", 80, "?45 millions de dinars"},
		{strings.Repeat("longs", 10) + " ", 15, "45000000@1000000 TND"},
		{strings.Repeat("longs", 10) + " ", 25, "?45 millions de dinars"},
	} {
		text := "Tunis, dit-on, " + strings.Repeat(c.word, c.n) + "prête 45 millions de dinars"
		if got := found(text, 0); got != c.want {
			t.Errorf("%d times %q: %q, want %q", c.n, c.word, got, c.want)
		}
	}
	// Words behind an amount that are looked up for it stand before the next one.
	text := "On prête 45 millions de dinars " + strings.Repeat("mot ", 90) + "à Tunis " + strings.Repeat("mot ", 90) +
		"et 46 millions de dinars " + strings.Repeat("mot ", 20) + "à Bagdad " + strings.Repeat("mot ", 30) +
		"47 millions de dinars"
	if got, want := found(text, 0), "?45 millions de dinars, 46000000@1000000 IQD, 47000000@1000000 IQD"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPoundsOrBooks reads two amounts of livres, of which one may be of books or of pounds, as both or as
// neither.
func TestPoundsOrBooks(t *testing.T) {
	for _, c := range []struct{ text, book, pound string }{
		{"plus de 502 livres et moins de 3 milliards de livres", "(502,3000000000) book", "(502,3000000000) GBP"},
		{"plus de -275 millions de livres et moins de 34 551,2442 livres",
			"(-275000000,34551.2442) book", "(-275000000,34551.2442) GBP"},
		{"entre 502 livres et 3 milliards de livres", "[502,3000000000] book", "[502,3000000000] GBP"},
		{"de 502 livres à 3 milliards de livres", "[502,3000000000] book", "[502,3000000000] GBP"},
		{"2 millions de livres", "2000000@1000000 book", "2000000@1000000 GBP"},
		{"502 livres", "502@1 book", ""},
		{"plus de 502 livres et moins de 600 livres", "(502,600) book", ""},
	} {
		n := 0
		for r, err := range wording.Find(c.text, wording.FrMA) {
			n++
			var readings []string
			var doubt *wording.Error
			if errors.As(err, &doubt) {
				for _, r := range doubt.Candidates {
					readings = append(readings, r.Quantity().String())
				}
			} else {
				readings = []string{r.Quantity().String()}
			}
			if !slices.Contains(readings, c.book) || c.pound != "" && !slices.Contains(readings, c.pound) {
				t.Errorf("%s: %q, want %s and %s", c.text, readings, c.book, c.pound)
			}
			if c.pound == "" && err != nil {
				t.Errorf("%s: %v", c.text, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d figures, want one", c.text, n)
		}
	}
}
