package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/offshoring"
)

// pages are what the program has printed, by its arguments: the same each time.
var pages = make(map[string]string)

func printed(t *testing.T, args ...string) string {
	t.Helper()
	key := strings.Join(args, " ")
	if pages[key] == "" {
		pages[key] = programtest.Print(t, run, args...)
	}
	return pages[key]
}

func TestGolden(t *testing.T) {
	for _, lang := range []string{"en", "fr", "ar"} {
		for _, format := range []string{"text", "markdown", "json"} {
			t.Run(lang+" "+format, func(t *testing.T) {
				got := printed(t, "-lang", lang, "-all", "-format", format)
				testkit.Golden(
					t, "brief_"+lang+"."+map[string]string{"text": "txt", "markdown": "md", "json": "json"}[format],
					[]byte(got),
				)
			})
		}
		t.Run(lang+" short", func(t *testing.T) {
			testkit.Golden(t, "short_"+lang+".txt", []byte(printed(t, "-lang", lang)))
		})
		t.Run(lang+" folder", func(t *testing.T) {
			testkit.Golden(t, "textiles_"+lang+".txt", []byte(printed(t, "-lang", lang, "-folder", programtest.Textiles)))
			testkit.Golden(t, "philippines_"+lang+".txt", []byte(printed(t, "-lang", lang, "-folder", programtest.Philippines)))
		})
		t.Run(lang+" explain", func(t *testing.T) {
			testkit.Golden(t, "explain_"+lang+".txt", []byte(printed(t, "-lang", lang, "-explain", "exports_per_job")))
		})
	}
}

// TestStatements: all 24 statements of the article stand in every form of the
// brief, each by its ID.
func TestStatements(t *testing.T) {
	for _, lang := range []string{"en", "fr", "ar"} {
		text := printed(t, "-lang", lang, "-all")
		for n := 1; n <= 24; n++ {
			if !strings.Contains(text, fmt.Sprintf("\nS%02d   ", n)) {
				t.Errorf("%s: no S%02d", lang, n)
			}
		}
	}
}

// TestWorked holds the derived numbers against those worked by hand from the
// article: 65,000 jobs; 55 % women; 75 % with two years; 100 hours; more than
// 9,000 managers at more than 8,000; more than 300 operators; 7.5 million.
func TestWorked(t *testing.T) {
	var doc struct {
		Metrics []struct {
			ID        string     `json:"id"`
			Published resultJSON `json:"as_published"`
			Corrected resultJSON `json:"with_corrections"`
		}
	}
	if err := json.Unmarshal([]byte(printed(t, "-lang", "en", "-format", "json")), &doc); err != nil {
		t.Fatal(err)
	}
	want := map[string][3]string{
		"women_employed":    {"35750", "35750", "person"},
		"staff_two_years":   {"48750", "48750", "person"},
		"training_hours":    {"6500000", "6500000", "hour/year"},
		"managers_share":    {">9/65", ">9/65", "1"},
		"managers_payroll":  {">72000000", ">72000000", "MAD"},
		"jobs_per_operator": {"(0,650/3)", "(0,650/3)", "job/company"},
		"exports_per_job":   {"1500/13", "1500000/13", "MAD/job"},
	}
	for _, m := range doc.Metrics {
		w, ok := want[m.ID]
		if !ok {
			continue
		}
		delete(want, m.ID)
		if m.Published.Figure != w[0] || m.Corrected.Figure != w[1] || m.Published.Unit != w[2] {
			t.Errorf(
				"%s = %s, corrected %s, in %s; want %q", m.ID, m.Published.Figure, m.Corrected.Figure,
				m.Published.Unit, w,
			)
		}
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
	text := printed(t, "-all")
	for _, s := range []string{"more than 9/65 ≈ more than 13.8%", "less than 650/3"} {
		if !strings.Contains(text, s) {
			t.Errorf("the text does not say %q", s)
		}
	}
}

func TestExplainEach(t *testing.T) {
	for line := range strings.Lines(printed(t, "-explain", "list")) {
		id, _, _ := strings.Cut(line, " ")
		got := printed(t, "-explain", id)
		if !strings.Contains(got, "Osra Maghribia") || !strings.Contains(got, "“") {
			t.Errorf("-explain %s names no source or no words:\n%s", id, got)
		}
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-lang", ""}, []string{"-format", "pdf"},
		[]string{"-explain", "nothing"}, []string{"extra"}, []string{"-x"})
}

// TestMended: every finding about the article has a severity, a path, evidence
// and a suggestion.
func TestMended(t *testing.T) {
	for _, lang := range []string{"en", "fr", "ar"} {
		var doc struct {
			Findings []findingJSON
		}
		if err := json.Unmarshal([]byte(printed(t, "-lang", lang, "-format", "json")), &doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Findings) < 20 {
			t.Errorf("%s: %d findings", lang, len(doc.Findings))
		}
		for _, f := range doc.Findings {
			if f.Severity == "" || f.Path == "" || len(f.Evidence) == 0 || f.Suggestion == "" {
				t.Errorf(
					"%s: %s at %q: severity %q, %d pieces of evidence, suggestion %q", lang, f.Code, f.Path,
					f.Severity, len(f.Evidence), f.Suggestion,
				)
			}
		}
	}
}

// TestConsistent: one page, one spelling a figure, and all of them in the JSON.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Unmarked: true, Few: 5, JSON: []string{"-format", "json"},
		Text: func(lang string) [][]string {
			return [][]string{{"-lang", lang, "-all"}, {"-lang", lang, "-all", "-format", "markdown"}}
		},
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Unmarked: true, Few: 5, JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Text: func(lang string) [][]string {
			return [][]string{{"-lang", lang, "-all", "-folder", programtest.Textiles}}
		},
	})
}

// TestShort: the brief opens with a sentence for each error, and counts the rest.
func TestShort(t *testing.T) {
	text := printed(t)
	for _, want := range []string{
		"IND031  export revenue, 2015: 7.5 million dirhams [S06] – ", "IND061  turnover, 2015 [S20] – ",
		"errors: 2, warnings: ", "-all",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "\n"); n > 24 {
		t.Errorf("%d lines do not fit a screen", n)
	}
	text = printed(t, "-folder", programtest.Textiles)
	for _, want := range []string{"[T20] – ", "textile exports: 9.5 billion Tunisian dinars (sources disagree)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, []string{"-all"}, []string{"-all", "-folder", programtest.Textiles}, []string{"-h"})
}

// TestAcknowledged: a finding that somebody acknowledges stands behind the open ones,
// with who and why, and is counted apart.
func TestAcknowledged(t *testing.T) {
	folder := fstest.MapFS{}
	for _, name := range []string{
		"agreements", "catalogue", "metrics", "observations", "offshoring", "sector", "sources",
	} {
		name += ".json"
		folder[name] = &fstest.MapFile{Data: testkit.ReadFile(t, "../../offshoring/data/"+name)}
	}
	briefOf := func() *brief {
		s, err := offshoring.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		b, err := newBrief(s.Sector, wording.Fr)
		if err != nil {
			t.Fatal(err)
		}
		b.check()
		return b
	}
	first := briefOf().findings
	a := first[0].Acknowledge("L. Amrani", period.MustDate(2026, 11, 2), "vu avec le ministère")
	var text bytes.Buffer
	if err := sector.EncodeAcknowledgements(&text, []finding.Acknowledgement{a}); err != nil {
		t.Fatal(err)
	}
	folder["acknowledgements.json"] = &fstest.MapFile{Data: text.Bytes()}
	b := briefOf()
	if len(b.findings) != len(first) || b.acknowledged != 1 || b.findings[len(first)-1].Fingerprint != a.Fingerprint {
		t.Fatalf("%d findings, %d acknowledged", len(b.findings), b.acknowledged)
	}
	var page strings.Builder
	b.text(&page, true)
	for _, want := range []string{
		"accepté par L. Amrani le 2 novembre 2026 : vu avec le ministère\n", fmt.Sprintf("%d ; acceptés : 1\n", len(first)-1),
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("%q is not on the page", want)
		}
	}
}
