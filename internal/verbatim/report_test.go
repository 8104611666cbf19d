package verbatim_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/verbatim"
)

// TestReport: a finding offers at most three readings, the nearest first.
func TestReport(t *testing.T) {
	q := figure.MustParseQuantity("5 job")
	words := "10 emplois, 20 emplois, 30 emplois et 40 emplois ; plus de 5 emplois"
	all, _ := verbatim.Compare(q, words, wording.FrMA, verbatim.Same)
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
