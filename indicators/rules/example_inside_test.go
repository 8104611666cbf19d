package rules

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestPagesThatAreWrong: a page of a rule with a field or a file that nothing reads is refused.
func TestPagesThatAreWrong(t *testing.T) {
	const page = "path: /x\nthreshold.far: far\n"
	for text, want := range map[string]bool{
		page:                                    true,
		page + "-- fires/observations.csv --\n": true,
		page + "-- under.far/a.csv --\n":        true,
		page + "-- over.far/a.csv --\n":         true,
		page + "-- under.near/a.csv --\n":       false,
		page + "-- beside.far/a.csv --\n":       false,
		page + "-- other/a.csv --\n":            false,
		page + "colour: red\n":                  false,
		page + "inequality: jobs <= (\n":        false,
		page + "inequality: ( <= jobs\n":        false,
		page + "inequality: jobs <= exports\n":  true,
	} {
		if e, err := parseExample("IND001", text); (err == nil) != want || want && e.Path != "/x" {
			t.Errorf("%q: %v, %v", text, e, err)
		}
	}
}

// TestNamesOfInequalities: the names of an inequality on a page are attested in each language.
func TestNamesOfInequalities(t *testing.T) {
	e, err := parseExample("IND040", "path: /x\ninequality: jobs <= exports\ninequality.id: less\n"+
		"inequality.ar: أقل\ninequality.fr: moins\ninequality.en: less\n")
	if err != nil || len(e.Config.Inequalities) != 1 {
		t.Fatal(e.Config, err)
	}
	for lang, want := range map[wording.Lang]string{wording.Ar: "أقل", wording.Fr: "moins", wording.En: "less"} {
		if got, status := e.Config.Inequalities[0].Name.In(lang); got != want || status != wording.Attested {
			t.Errorf("%v: %q, %v", lang, got, status)
		}
	}
}
