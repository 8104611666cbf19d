package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
)

// TestUnitsOnce (AGR068): what does not fit a target in one way is told once, with all
// places; another unit is another finding.
func TestUnitsOnce(t *testing.T) {
	for _, x := range []struct {
		name, members string
		want          []string // path, and the other places
	}{
		{"two steps in one wrong unit", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 MAD"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "+/agreements/a/targets/t/steps/s2"}},
		{"two wrong units", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 EUR"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "/agreements/a/targets/t/steps/s2"}},
		{"one wrong unit", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"},
  {"id": "s2", "by": "2019", "value": "2 job"}]`,
			[]string{"/agreements/a/targets/t/steps/s1"}},
		{"a component beside", `"steps": [{"id": "s1", "by": "2018", "value": "1 MAD"}],
  "components": [{"id": "c", "value": "2 MAD"}]`,
			[]string{"/agreements/a/targets/t/steps/s1", "+/agreements/a/targets/t/components/c"}},
		{"right units", `"steps": [{"id": "s1", "by": "2018", "value": "1 job"},
  {"id": "s2", "by": "2019", "value": "2 job"}]`, nil},
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "targets": [{"id": "t", "value": "5 job", "basis": "level", "deadline": "2020", ` + x.members + `}]}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code != "AGR068" {
				continue
			}
			got = append(got, f.Path)
			for _, e := range f.Evidence {
				if e.Path != "/agreements/a/targets/t" {
					got = append(got, "+"+e.Path)
				}
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}
