package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestWholePeriods: exports of a half-year are not what a target for the exports of a year
// is measured by.
func TestWholePeriods(t *testing.T) {
	const book = `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention",
  "known": "2016", "targets": [
  {"id": "t", "deadline": "2020", "value": "18000000000 MAD", "basis": "level",
   "measures": [{"id": "m", "indicator": "export_revenue", "counting": "level"}]}]}]}`
	const head = "id,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on\n"
	const half = "h,export_revenue,2018-S1,4000000000,MAD,2018-09,,,\n"
	const year = "y,export_revenue,2017,7000000000,MAD,2018-02,,,\n"
	for _, tt := range []struct {
		declared string
		want     []finding.Code
		cites    string
	}{
		{head + half, []finding.Code{"AGR091"}, "/agreements/a/targets/t"},
		{head + year, []finding.Code{"AGR092"}, "/observations/declared.y"},
		{head + year + half, []finding.Code{"AGR092"}, "/observations/declared.y"},
	} {
		var got []finding.Code
		cites := ""
		for _, f := range rules.Check(decode(t, book), declaredView(t, tt.declared), rules.All()...) {
			if f.Code == "AGR091" || f.Code == "AGR092" {
				got = append(got, f.Code)
				for _, e := range f.Evidence {
					cites += e.Path
				}
			}
		}
		if !slices.Equal(got, tt.want) || cites != tt.cites {
			t.Errorf("%s: got %v, %q", tt.declared, got, cites)
		}
	}
}
