package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// ruleCase is a book, and what one rule tells of it: severity and path of each finding, the
// path without "/agreements/a/" in front.
type ruleCase struct {
	name    string
	members string   // of the agreement a, a convention known since 2016; @5 is an amount in dirhams, @5EUR one in euros
	want    []string // "error targets/t/value"
	more    string   // agreements beside a, each with a comma in front
	book    string   // members of the book, each with a comma behind
	form    string   // "convention" if empty
	known   string   // "2016" if empty
	figures string   // declarations
}

// tells returns the findings of a rule in the book of a case.
func (c ruleCase) tells(t *testing.T, code finding.Code) []finding.Finding {
	t.Helper()
	form, known := c.form, c.known
	if form == "" {
		form = "convention"
	}
	if known == "" {
		known = "2016"
	}
	text := `{"format": "mithaq.agreements/1", ` + c.book + `"agreements": [{"id": "a", "form": "` + form +
		`", "known": "` + known + `"`
	if c.members != "" {
		text += ", " + c.members
	}
	all := rules.All()
	n := slices.IndexFunc(all, func(r rules.Rule) bool { return r.Code == code })
	return rules.Check(decode(t, testkit.Amounts(text+"}"+c.more+"]}")), declaredView(t, c.figures), all[n])
}

// checkRule holds what a rule tells of each case against what is wanted.
func checkRule(t *testing.T, code finding.Code, cases []ruleCase) {
	t.Helper()
	for _, c := range cases {
		var got []string
		for _, f := range c.tells(t, code) {
			got = append(got, f.Severity.String()+" "+strings.TrimPrefix(f.Path, "/agreements/a/"))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", code, c.name, got, c.want)
		}
	}
}

// texts returns what the findings say in English.
func texts(fs []finding.Finding) string {
	var all []string
	for _, f := range fs {
		all = append(all, f.String())
	}
	return strings.Join(all, "\n")
}

// evidence returns the paths of the evidence of findings.
func evidence(fs []finding.Finding) (paths []string) {
	for _, f := range fs {
		for _, e := range f.Evidence {
			paths = append(paths, strings.TrimPrefix(e.Path, "/agreements/a/"))
		}
	}
	return paths
}
