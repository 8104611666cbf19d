package rulekit_test

import (
	"iter"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// rule looks at a number.
type rule struct {
	finding.Rule
	check func(int) iter.Seq[finding.Finding]
}

func (r *rule) parts() (*finding.Rule, func(int) iter.Seq[finding.Finding]) { return &r.Rule, r.check }

func TestRun(t *testing.T) {
	mend := say.Text("صحح", "corriger", "mend it")
	rules := []rule{
		{Rule: finding.Rule{Code: "NO1"}}, // no check
		{Rule: finding.Rule{Code: "NO2"}, check: func(int) iter.Seq[finding.Finding] { return nil }},
		{
			Rule: finding.Rule{Code: "T1", Severity: finding.SeverityWarning, Mend: mend},
			check: rulekit.Gather(func(n int, r *rulekit.Report) {
				message := say.Text("{n} كثير", "{n}, c'est trop", "{n} is too much")
				r.Add("/b", message, rulekit.Number("n", n))
				r.Add("/a", message, rulekit.Number("n", n)).Suggest(say.Text("خاص", "propre", "own"))
				r.Add("/b", message, rulekit.Number("n", n)) // the same again
				r.Add("/b", message, rulekit.Number("n", n+1)).Severity = finding.SeverityError
				if r.Len() != 4 {
					t.Errorf("%d findings", r.Len())
				}
			}),
		},
		{Rule: finding.Rule{Title: say.Text("عنوان", "titre", "title")}, check: func(int) iter.Seq[finding.Finding] {
			return slices.Values([]finding.Finding{{Code: "OWN", Path: "/a"}})
		}},
	}
	want := []string{
		"OWN warning /a: title", "T1 warning /a: 7 is too much", "T1 warning /b: 7 is too much", "T1 error /b: 8 is too much",
	}
	var got, suggested []string
	for _, f := range rulekit.Run(7, rules, (*rule).parts) {
		got = append(got, f.String())
		suggested = append(suggested, f.SuggestionText(wording.En))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := []string{"", "own", "mend it", "mend it"}; !slices.Equal(suggested, want) {
		t.Errorf("suggestions %q, want %q", suggested, want)
	}
	if all := rulekit.Run(7, nil, (*rule).parts); all != nil {
		t.Errorf("no rules find %v", all)
	}
}

// A consumer that stops early gets no more findings.
func TestGatherStops(t *testing.T) {
	check := rulekit.Gather(func(n int, r *rulekit.Report) {
		for range n {
			r.Add("/a", wording.Text{})
		}
	})
	seen := 0
	for range check(3) {
		if seen++; seen == 2 {
			break
		}
	}
	if seen != 2 {
		t.Errorf("%d findings", seen)
	}
}
