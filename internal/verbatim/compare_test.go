package verbatim_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/verbatim"
)

// TestCompare: what a person reads in the words, beside a figure made of them.
func TestCompare(t *testing.T) {
	for _, test := range []struct {
		figure, words string
		locale        wording.Locale
		allowed       verbatim.Difference
		fits          bool
		differs       verbatim.Difference // Same: nothing is told
		reads         string
	}{
		{"60000 job", "60.000 emplois à créer d'ici 2020", wording.FrMA, verbatim.Same, true, verbatim.Same, ""},
		{"60000 job", "6.000 emplois à créer d'ici 2020", wording.FrMA, verbatim.Same, false, verbatim.OtherValue, "6000 job"},
		{"60 thousand*job", "60 000 emplois", wording.FrMA, verbatim.Same, true, verbatim.Same, ""},
		{"9000 job", "plus de 9 000 emplois", wording.FrMA, verbatim.Same, false, verbatim.OtherQualifier, ">9000 job"},
		{"9000 job", "9 millions d'emplois", wording.FrMA, verbatim.Same, false, verbatim.OtherScale, "9000000 job"},
		{"9000 EUR", "9 000 dirhams", wording.FrMA, verbatim.Same, false, verbatim.OtherUnit, "9000 MAD"},
		{"9000 job", "9 000 entreprises", wording.FrMA, verbatim.Same, false, verbatim.OtherUnit, "9000 company"},
		{"9000 job", "9 000 personnes", wording.FrMA, verbatim.Same, true, verbatim.Same, ""},
		{"-2.7 percent", "fell by 2.7 %", wording.EnAny, verbatim.Same, true, verbatim.Same, ""},
		{"7 billion*MAD", "7 to 8 billion dirhams in 2015", wording.EnAny, verbatim.Same, false, verbatim.OtherValue, "[7,8] billion*MAD"},
		{"30 rank", "parmi les 30 premiers", wording.FrMA, verbatim.OtherUnit, true, verbatim.Same, ""},
		{"10 million*MAD", "10 MDH au plus", wording.FrMA, verbatim.OtherQualifier, true, verbatim.Same, ""},
		{"60000 job", "a great many jobs", wording.EnAny, verbatim.Same, false, verbatim.Same, ""},
		{"60000 job", "", wording.EnAny, verbatim.Same, false, verbatim.Same, ""},
		{"18 billion*MAD", "18 مليار درهم مقابل 7,5 مليار درهم", wording.ArMA, verbatim.Same, true, verbatim.Same, ""},
	} {
		q, err := figure.ParseQuantity(test.figure)
		if err != nil {
			t.Errorf("%s: %v", test.figure, err)
			continue
		}
		all, fits := verbatim.Compare(q, test.words, test.locale, test.allowed)
		if fits != test.fits || (len(all) > 0) != (test.differs != verbatim.Same) {
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

// TestReport: a finding offers at most three readings, the nearest first.
func TestReport(t *testing.T) {
	q := figure.MustParseQuantity("5 job")
	all, _ := verbatim.Compare(q, "10 emplois, 20 emplois, 30 emplois et 40 emplois ; plus de 5 emplois", wording.FrMA, verbatim.Same)
	if len(all) != 5 {
		t.Fatalf("%d readings", len(all))
	}
	var r rulekit.Report
	f := verbatim.Report(&r, "/observations/a/figure", q, indicators.Key{Indicator: "jobs"}, all)
	if n := len(f.Suggestion.Candidates); n != 3 || r.Len() != 1 {
		t.Errorf("%d candidates, %d findings", n, r.Len())
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: `5 jobs, but the words "plus de 5 emplois" say more than 5 jobs: another qualifier`,
		wording.Fr: "5 emplois, mais les mots « plus de 5 emplois » disent plus de 5 emplois : autre qualificatif",
	} {
		if got := f.Text(lang); got != want {
			t.Errorf("%v: %q, want %q", lang, got, want)
		}
	}
}
