package verbatim_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/verbatim"
)

// TestCompare: what a person reads in the words, beside a figure made of them.
func TestCompare(t *testing.T) {
	const ar, fr, en = wording.ArMA, wording.FrMA, wording.EnAny
	const same = verbatim.Same
	for _, test := range []struct {
		figure, words string
		locale        wording.Locale
		allowed       verbatim.Difference
		fits          bool
		differs       verbatim.Difference // Same: nothing is told
		reads         string
	}{
		{"60000 job", "60.000 emplois à créer d'ici 2020", fr, same, true, same, ""},
		{"60000 job", "6.000 emplois à créer d'ici 2020", fr, same, false, verbatim.OtherValue, "6000 job"},
		{"60 thousand*job", "60 000 emplois", fr, same, true, same, ""},
		{"9000 job", "plus de 9 000 emplois", fr, same, false, verbatim.OtherQualifier, ">9000 job"},
		{"9000 job", "9 millions d'emplois", fr, same, false, verbatim.OtherScale, "9000000 job"},
		{"9000 EUR", "9 000 dirhams", fr, same, false, verbatim.OtherUnit, "9000 MAD"},
		{"9000 job", "9 000 entreprises", fr, same, false, verbatim.OtherUnit, "9000 company"},
		{"21900 jobs", "21 900 emplois", fr, same, true, same, ""}, // no unit of ours
		{"9000 job", "9 000 personnes", fr, same, true, same, ""},
		{"-2.7 percent", "fell by 2.7 %", en, same, true, same, ""},
		{"7 billion*MAD", "7 to 8 billion dirhams in 2015", en, same, false, verbatim.OtherValue, "[7,8] billion*MAD"},
		{"30 rank", "parmi les 30 premiers", fr, verbatim.OtherUnit, true, same, ""},
		{"10 million*MAD", "10 MDH au plus", fr, verbatim.OtherQualifier, true, same, ""},
		{"60000 job", "a great many jobs", en, same, false, same, ""},
		{"60000 job", "", en, same, false, same, ""},
		{"18 billion*MAD", "18 مليار درهم مقابل 7,5 مليار درهم", ar, same, true, same, ""},
	} {
		q, err := figure.ParseQuantity(test.figure)
		if err != nil {
			t.Errorf("%s: %v", test.figure, err)
			continue
		}
		all, fits := verbatim.Compare(q, test.words, test.locale, test.allowed)
		if fits != test.fits || (len(all) > 0) != (test.differs != same) {
			t.Errorf("%s, %q: fits %v, %d readings", test.figure, test.words, fits, len(all))
			continue
		}
		if len(all) == 0 {
			continue
		}
		want, err := figure.ParseQuantity(test.reads)
		if err != nil {
			t.Fatal(err)
		}
		got := all[0].Quantity
		if inUnit, err := got.In(want.Unit); all[0].Difference != test.differs || err != nil ||
			!inUnit.Figure.WithoutResolution().Equal(want.Figure.WithoutResolution()) {
			t.Errorf("%s, %q: %v, %v", test.figure, test.words, all[0].Difference, got)
		}
	}
}
