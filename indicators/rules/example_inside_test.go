package rules

import (
	"testing"
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
