package main

import (
	"io"
	"strings"
	"testing"

	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func printed(t *testing.T, args ...string) string { return programtest.Print(t, run, args...) }

func TestGolden(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{
		"findings_en.md":  nil,
		"some_fr.md":      {"-lang", "fr", "IND031", "IND040", "IND045", "AGR092"},
		"textiles_fr.txt": {"-lang", "fr", "-folder", programtest.Textiles},
		"some_ar.md":      {"-lang", "ar", "IND031", "IND040", "IND045", "AGR092"},
	})
}

// TestComplete: every code of both packages is on the page, once, and every rule
// says something of its own example.
func TestComplete(t *testing.T) {
	text := printed(t)
	var codes []finding.Code
	for _, r := range figurerules.All() {
		codes = append(codes, r.Code)
	}
	for _, r := range agreementrules.All() {
		codes = append(codes, r.Code)
	}
	for _, r := range finding.AcknowledgementRules() {
		codes = append(codes, r.Code)
	}
	for _, c := range codes {
		_, section, found := strings.Cut(text, "\n### "+string(c)+"\n")
		if !found || strings.Count(text, "\n### "+string(c)+"\n") != 1 {
			t.Errorf("%s is not on the page once", c)
			continue
		}
		section, _, _ = strings.Cut(section, "\n### ")
		if !strings.Contains(section, "\n- `/") {
			t.Errorf("%s says nothing of its own example", c)
		}
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run, []string{"-lang", "de"}, []string{"IND999"},
		[]string{"-folder", programtest.Textiles, "IND999"}, []string{"-folder", "testdata"}, []string{"-folder", "absent"})
}

// TestConsistent: one page, one spelling a figure, and the page and the JSON have the
// same figures. What the pages of the rules say of their thresholds is prose.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: withoutProse, Few: 40, JSON: []string{"-format", "json"}, Aside: []string{"quantity", "figure"},
		Text: func(lang string) [][]string { return [][]string{{"-lang", lang}} },
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 10, Aside: []string{"quantity", "figure"},
		JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Text: func(lang string) [][]string {
			text := []string{"-lang", lang, "-folder", programtest.Textiles}
			return [][]string{text, append(text, "-format", "markdown")}
		},
	})
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) { programtest.Widths(t, run, []string{"-folder", programtest.Textiles}) }

// withoutProse is run, without what the pages of the rules say in prose.
func withoutProse(args []string, in io.Reader, out io.Writer) error {
	var page, rest strings.Builder
	if err := run(args, in, &page); err != nil {
		return err
	}
	for line := range strings.Lines(page.String()) {
		prose := false
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			for _, name := range []string{"Hears", "Does not judge", "Threshold"} {
				prose = prose || strings.HasPrefix(line, word(name, lang)+word(":", lang))
			}
		}
		if !prose {
			rest.WriteString(line)
		}
	}
	_, err := io.WriteString(out, rest.String())
	return err
}
