package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestFormsOweTheirOwn: a record owes only what its form owes. A plain activity of
// development aid drew 13 findings when it was taken for a signed convention.
func TestFormsOweTheirOwn(t *testing.T) {
	const rest = `"name": "Youth employment", "known": "2019-08",
  "parties": [{"id": "donor", "organisation": "d"}],
  "term": {"start": "2019-01-01", "end": "2022-12-31"},
  "instruments": [{"id": "i", "kind": "grant", "envelope": {"amount": "10", "currency": "EUR"},
    "tranches": [{"id": "t1", "amount": {"amount": "4", "currency": "EUR"}, "due": "2019-06-30"}]}],
  "payments": [{"id": "p", "kind": "paid", "instrument": "i", "tranche": "t1", "when": "2019-06-29",
    "amount": {"amount": "4", "currency": "EUR"}}]`
	for form, want := range map[string][]finding.Code{
		"activity":             {"AGR103"},
		"unilateral_programme": {"AGR061", "AGR103"},
		"supply_contract":      {"AGR013", "AGR031", "AGR103", "AGR107", "AGR131"},
		"convention":           {"AGR011", "AGR013", "AGR031", "AGR032", "AGR061", "AGR103", "AGR107", "AGR131"},
	} {
		text := `{"format": "mithaq.agreements/1", "organisations": [{"id": "d", "name": "Donor"}],
 "agreements": [{"id": "a", "form": "` + form + `", ` + rest + `}]}`
		var got []finding.Code
		for _, f := range rules.Check(decode(t, text), declaredView(t, ""), rules.All()...) {
			if !slices.Contains(got, f.Code) {
				got = append(got, f.Code)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", form, got, want)
		}
	}
}
