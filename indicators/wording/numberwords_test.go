package wording_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestGrowthRows holds every row of the tables of number words.
func TestGrowthRows(t *testing.T) {
	want := []string{
		"خمسة عشر", "15@1", "ثلاث مائة", "300@1", "مائة وخمسون", "150@1", "خمسة وعشرون", "25@1",
		"deux cents", "200@1", "onze cents", "1100@1", "quatre-vingts", "80@1", "cent douze", "112@1", "vingt et un", "21@1",
		"soixante et onze", "71@1", "trente-deux", "32@1", "soixante-quinze", "75@1", "quatre-vingt-treize", "93@1",
		"dix-huit", "18@1", "three hundred", "300@1", "twelve hundred", "1200@1", "two hundred and five", "205@1",
		"twenty-one", "21@1",
	}
	holdRows(t, wording.GrowthRows(""), want, func(text string) string { return parsed(text, 0) })
	spanish, err := wording.ParseLocale("es")
	if err != nil {
		t.Fatal(err)
	}
	want = []string{"treinta y dos", "32@1", "ciento cincuenta", "150@1"}
	holdRows(t, wording.GrowthRows("es"), want, func(text string) string { return parsed(text, spanish) })
}

// parsed is the reading of a text, or its candidates behind a question mark.
func parsed(text string, l wording.Locale) string {
	r, err := wording.Parse(text, l)
	if err == nil {
		return r.Quantity().String()
	}
	return candidates(err)
}
