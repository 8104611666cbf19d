package rules_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
)

// TestEffectInTheMonthOfAgreement: an amendment of which only the month of agreement
// is known may have been agreed on its first day; an effect before that is
// retroactive.
func TestEffectInTheMonthOfAgreement(t *testing.T) {
	for effective, fires := range map[string]bool{
		"2017-05-31": true, "2017-06-01": false, "2017-06-15": false, "2017-06-30": false, "2017-07-01": false,
	} {
		members := `"amendments": [{"id": "m", "known": "2017-07", "agreed": "2017-06", "effective": "` + effective + `", "put": {"term": {"end": "2020"}}}]`
		if got := found(t, "AGR041", members); len(got) > 0 != fires {
			t.Errorf("effect on %s: AGR041 at %q", effective, got)
		}
	}
}

// TestSignaturesUnderAnAmendment: an amendment owes the signatures that its form owes. Of
// two parties one has signed here, if any.
func TestSignaturesUnderAnAmendment(t *testing.T) {
	const signed = `"signatures": [{"id": "x", "act": "signed", "party": "s"}], `
	for _, tt := range []struct {
		form, signatures string
		want             int
	}{
		{"convention", signed, 1},
		{"convention", "", 2},
		{"memorandum", signed, 1},
		{"circular", signed, 0}, // its issuer has signed it
		{"circular", "", 2},
		{"activity", "", 0},
		{"unilateral_programme", "", 0},
		{"supply_contract", "", 0},
	} {
		text := `{"format": "mithaq.agreements/1", "organisations": [
  {"id": "state", "name": "State"}, {"id": "fed", "name": "Federation"}],
 "agreements": [{"id": "a", "form": "` + tt.form + `", "known": "2016",
  "parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}],
  "amendments": [{"id": "m", "known": "2017", "effective": "2017-07-01", ` +
			tt.signatures + `"put": {"term": {"end": "2022"}}}]}]}`
		got := 0
		for _, f := range rules.Check(decode(t, text), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR045" {
				got++
			}
		}
		if got != tt.want {
			t.Errorf("%s, signed %v: %d findings, want %d", tt.form, tt.signatures != "", got, tt.want)
		}
	}
}
