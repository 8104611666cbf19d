package main

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestCheckedData: the data that is checked refers to what its catalogue has, so that
// findings about the benchmark's own errors are not measured.
func TestCheckedData(t *testing.T) {
	var references []rules.Rule
	for _, r := range rules.All() {
		if r.Family == rules.FamilyReferences {
			references = append(references, r)
		}
	}
	if len(references) == 0 {
		t.Fatal("no rules of references")
	}
	for f := range rules.EachFinding(agreeing(), references...) {
		t.Fatalf("%s: %s", f.Code, f.Message)
	}
}
