package rules_test

import (
	"iter"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestAll: every rule has what its users read, under a code of its own.
func TestAll(t *testing.T) {
	last := finding.Code("")
	for _, r := range rules.All() {
		if r.Code <= last {
			t.Errorf("%s comes after %s", r.Code, last)
		}
		last = r.Code
		if r.Family == "" || r.Severity == 0 || r.Check == nil {
			t.Errorf("%s has no family, severity or check", r.Code)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if s, _ := r.Title.In(lang); s == "" {
				t.Errorf("%s: no title in %v", r.Code, lang)
			}
		}
	}
}

// TestNoCheck: a rule without a check, and one whose check returns nothing, find
// nothing.
func TestNoCheck(t *testing.T) {
	none := rules.Rule{Check: func(rules.Scope) iter.Seq[finding.Finding] { return nil }}
	if all := rules.Check(sectorOf(slipped), rules.Rule{}, none); len(all) > 0 {
		t.Errorf("found %v", all)
	}
	for _, r := range rules.All() {
		for f := range r.Check(rules.Scope{}) {
			t.Errorf("the zero Scope: %v", f)
		}
	}
	var zero rules.Scope
	if _, ok := zero.Answer(indicators.Key{}); ok || zero.Catalogue() != nil || zero.Conflicts() != nil || zero.DataOf(indicators.Key{}) != nil {
		t.Error("the zero Scope sees something")
	}
}
