package rules_test

import "testing"

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
