package wording_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// found lists the figures of a text.
func found(text string, l wording.Locale) string {
	var list []string
	for r, err := range wording.Find(text, l) {
		if err != nil {
			list = append(list, "?"+r.Literal)
			continue
		}
		list = append(list, r.Quantity().String())
	}
	return strings.Join(list, ", ")
}

// TestTextRows holds every row of the tables of what is no figure by an example
// that is read otherwise without it.
func TestTextRows(t *testing.T) {
	want := []string{
		"cinq tiers du prix", "", "l'été juil-sept meurt", "",
		"Sept 5", "", "ألف شكر", "", "القرن العشرين", "", "ست السكان", "", "كل اثنين وخميس", "",
		"une entreprise", "", "جزءا من المائة", "", "million de dirhams", "1000000@1000000 MAD",
		"مليون قاض", "1000000@1000000", "six clinics", "6@1", "mille cinq cents", "1500@1", "le million", "", "du neuf", "",
		"2015", "", "2100 سرير", "?2100", "2015 verra", "", "سنة 1956 مقاولة", "", "article 5", "",
		"the number 7 bus", "", "the 2025 elections", "", "Tél : 522", "", "Dec 1850", "",
		"en mai 68", "", "12 ربيع الأول 1446", "", "5 juin", "", "les 5 et 6 juin", "",
		"الدورة الـ16 من", "", "the 2017 quarter", "",
		"le STOXX 600 cède", "",
		"1446 هـ", "",
		"adresse : 7, rue de la Liberté", "",
		"articles 19 et 20 du décret", "", "voir [12]", "", "1. Emploi", "",
		"un Boeing 737", "?737", "17 Boeing 737 aircraft", "17@1, ?737 aircraft", "à 75008 Paris", "?75008",
		"مونديال 2030 لكرة القدم", "?2030",
		"بطاقة 2000 سرير", "?2000", "و87 عالميا", "?87",
		"هاتف آيفون 15، أمس", "?15", "هاتف آيفون 15 بسعر", "?15",
		"les recettes (1) de", "?1",
		"in Building 7", "?7", "fin.\nOCP 300 fournit", "?300",
		"شاب من كل 3", "", "du neuf", "", "moyenne ,89 selon", "", "à ,89 €", "0.89@0.01 EUR", "le modèle AB203 emplois", "",
		"45 MDH(1)", "45000000@1000000 MAD", "à 18 heures", "", "1.2. Objectifs", "",
		"12\u200b000 emplois", "?12, ?000 emplois", "12/45 emplois", "", "10.12.15 emplois", "", "les 2 tiers", "",
		"1 234 567 890 123 456 789 emplois", "", "0522 48 10 20", "", "10 mai -12 juin", "",
		"Introduction ..... 3", "", "autour de 2035", "",
		"depuis plus de 1956 jours", ">1956@1 day",
	}
	holdRows(t, wording.TextRows(), want, func(text string) string { return found(text, 0) })
}

// holdRows compares the rows of a table with a list of examples, each before its
// reading, and fails on a row without which its example is read the same.
func holdRows(t *testing.T, rows []wording.Row, want []string, read func(string) string) {
	t.Helper()
	if len(want) != 2*len(rows) {
		t.Fatalf("%d rows, %d examples", len(rows), len(want)/2)
	}
	for i, row := range rows {
		if row.Example != want[2*i] {
			t.Errorf("row %d: %q, want %q", i, row.Example, want[2*i])
			continue
		}
		if got := read(row.Example); got != want[2*i+1] {
			t.Errorf("%s: %q, want %q", row.Example, got, want[2*i+1])
		}
		row.Without(func() {
			if got := read(row.Example); got == want[2*i+1] {
				t.Errorf("%s: %q even without its row", row.Example, got)
			}
		})
	}
}

// TestOtherLanguage reads number words of a language that is not the reader's: alone they
// are names, before what they count they are numbers.
func TestOtherLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"Dix plc": "", "ten jobs and dix emplois": "10@1 job, 10@1 job", "about ten": "~10@1",
	} {
		if got := found(text, wording.EnAny); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
