package rules_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestExamples runs every rule on its own page: it finds something at the stated path in
// one input, and nothing in the other; something just over each of its thresholds, and
// nothing just under it.
func TestExamples(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	all := rules.All()
	if len(examples) != len(all) {
		t.Fatalf("%d examples of %d rules", len(examples), len(all))
	}
	for n, e := range examples {
		t.Run(string(e.Code), func(t *testing.T) {
			if e.Code != all[n].Code || e.Path == "" {
				t.Fatalf("path %q; the rule is %s", e.Path, all[n].Code)
			}
			r := ruleOf(t, e.Config, e.Code)
			var paths []string
			for _, f := range rules.Check(decoded(t, e.Fires).View(indicators.ViewConfig{}), r) {
				paths = append(paths, f.Path)
				checkFinding(t, r, f)
			}
			if len(paths) == 0 || paths[0] != e.Path {
				t.Errorf("fires at %q, want %q", paths, e.Path)
			}
			for _, f := range rules.Check(decoded(t, e.Silent).View(indicators.ViewConfig{}), r) {
				t.Errorf("not silent: %v", f)
			}
			if e.Hears == "" || e.Ignores == "" {
				t.Error("the page does not say what the rule hears, or what it does not judge")
			}
			for _, x := range e.Thresholds {
				if len(x.Under.Files) == 0 || len(x.Over.Files) == 0 {
					t.Fatalf("%q lacks an input", x.Text)
				}
				for _, f := range rules.Check(decoded(t, x.Under).View(indicators.ViewConfig{}), r) {
					t.Errorf("%q: not silent under it: %v", x.Text, f)
				}
				over := rules.Check(decoded(t, x.Over).View(indicators.ViewConfig{}), r)
				if len(over) == 0 {
					t.Errorf("%q: silent over it", x.Text)
				}
				for _, f := range over {
					checkFinding(t, r, f)
				}
			}
		})
	}
}

// checkFinding holds what every finding must say.
func checkFinding(t *testing.T, r rules.Rule, f finding.Finding) {
	t.Helper()
	if f.Code != r.Code || f.Severity == 0 {
		t.Errorf("code %s, severity %v", f.Code, f.Severity)
	}
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		if s, _ := f.Message.In(lang); s == "" || strings.ContainsAny(f.Text(lang), "{}") {
			t.Errorf("message in %v: %q", lang, f.Text(lang))
		}
		if s, _ := f.Suggestion.Text.In(lang); s == "" || strings.ContainsAny(f.SuggestionText(lang), "{}") {
			t.Errorf("suggestion in %v: %q", lang, f.SuggestionText(lang))
		}
	}
	for _, e := range f.Evidence {
		if e.Path == "" {
			t.Errorf("evidence without a path: %+v", e)
		}
	}
}

// TestInputErrors: an input that cannot be read is an error, not a panic.
func TestInputErrors(t *testing.T) {
	for _, in := range []rules.Input{
		{Files: []rules.File{{Name: "figures.csv"}}},
		{Files: []rules.File{{Name: "observations.csv", Text: "id,colour\n"}}},
		{Unstated: "colour"},
	} {
		if _, err := in.Dataset(); err == nil {
			t.Errorf("%+v was read", in)
		}
	}
}
