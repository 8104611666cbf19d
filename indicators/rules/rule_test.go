package rules_test

import (
	"iter"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
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

// TestSeverities: how grave a finding is, as the pages of the rules say. What is wrong in any
// case is an error, what may be right a warning, and what only tells how figures stand to
// each other is information.
func TestSeverities(t *testing.T) {
	want := map[string]finding.Severity{}
	for severity, codes := range map[finding.Severity]string{
		finding.SeverityError: "001 004 005 010 011 012 013 014 015 016 017 018 019 020 021 031 061",
		finding.SeverityWarning: "002 003 006 022 023 024 025 030 032 033 034 040 041 042 043 044 045 046 050 054 057 " +
			"060 062 063 064",
		finding.SeverityInfo: "051 052 053 055 056",
	} {
		for _, code := range strings.Fields(codes) {
			want["IND"+code] = severity
		}
	}
	for _, r := range rules.All() {
		if r.Severity != want[string(r.Code)] {
			t.Errorf("%s is %v, want %v", r.Code, r.Severity, want[string(r.Code)])
		}
		delete(want, string(r.Code))
	}
	if len(want) > 0 {
		t.Errorf("no rules %v", want)
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

// TestAllocations: rules that look at one observation or at one series at a time
// allocate nothing for what is sound, however much there is.
func TestAllocations(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	v := wide(t, 6000).View(indicators.ViewConfig{})
	for _, code := range []finding.Code{
		"IND001", "IND003", "IND005", "IND006", "IND010", "IND011", "IND014", "IND020", "IND023",
		"IND041", "IND043", "IND044", "IND045", "IND054", "IND060", "IND061", "IND062", "IND063",
	} {
		r := ruleOf(t, rules.Config{}, code)
		if n := testing.AllocsPerRun(1, func() { rules.Check(v, r) }); n > 24 {
			t.Errorf("%s: %v allocations for %d observations", code, n, v.Dataset().Len())
		}
	}
}
