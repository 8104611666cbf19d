package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

func printed(t *testing.T, args ...string) string { return programtest.Print(t, run, args...) }

func TestGolden(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{
		"ledger_en.txt":   nil,
		"ledger_fr.txt":   {"-lang", "fr"},
		"ledger_ar.txt":   {"-lang", "ar"},
		"textiles_fr.txt": {"-folder", programtest.Textiles, "-lang", "fr"},
		"ledger_fr.md":    {"-lang", "fr", "-format", "markdown"},
		"ledger.json":     {"-format", "json", "-at", "2018-03-01,2021-02-28"},
	})
}

// TestNumbers holds the output against sums made by hand: 6,000 for each of 220,
// 700, 1,188 and 1,718 jobs, and a tenth of 7,128,000 back.
func TestNumbers(t *testing.T) {
	text := printed(t)
	for _, want := range []string{
		"1.32 million dirhams", "4.2 million dirhams", "7,128,000 dirhams", "10,308,000 dirhams", "3,999,999.99 dirhams",
		"3.18 million dirhams", "712,800 dirhams", "2,000", "666", "AGR102",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestFiles reads the sample from disk, as a user does.
func TestFiles(t *testing.T) {
	folder := t.TempDir()
	var args []string
	for flag, file := range map[string][]byte{"agreements": sampleAgreements, "declarations": sampleDeclarations} {
		path := filepath.Join(folder, flag)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, "-"+flag, path)
	}
	text := printed(t, args...)
	ledger, _, _ := strings.Cut(text, "What each envelope")
	if !strings.HasPrefix(printed(t), ledger) || strings.Contains(text, "Oujda") {
		t.Errorf("another ledger from files:\n%s", text)
	}
}

// TestNotYetKnown: a day on which nothing was known of the instrument is named, and
// the other days are answered.
func TestNotYetKnown(t *testing.T) {
	text := printed(t, "-at", "2017-12-31,2016-01-01")
	if !strings.Contains(text, "1 January 2016: the agreement is not yet known\n") ||
		!strings.Contains(text, "31 December 2017 ") {
		t.Error(text)
	}
	text = printed(t, "-at", "2017-12-31,2016-01-01", "-format", "json")
	if !strings.Contains(text, `"not_yet_known": "agreements/jobs-fund"`) {
		t.Error(text)
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-format", "pdf"}, []string{"-agreement", "none"},
		[]string{"-instrument", "none"}, []string{"-at", "soon"},
		[]string{"-agreements", "absent.json"},
		[]string{"-declarations", "absent.csv"}, []string{"-declarations", "main.go"}, []string{"extra"})
}

// TestConsistent: one page, one spelling a figure, and all of them in the JSON.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 5, JSON: []string{"-format", "json"},
		Text: func(lang string) [][]string {
			return [][]string{{"-lang", lang}, {"-lang", lang, "-format", "markdown"}}
		},
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 3, JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Text: func(lang string) [][]string { return [][]string{{"-lang", lang, "-folder", programtest.Textiles}} },
	})
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run, "fund.json", "declarations.csv") }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, nil, []string{"-folder", programtest.Textiles})
}

// TestUnreadable: a file that cannot be read is told by the exit code.
func TestUnreadable(t *testing.T) {
	for _, flag := range []string{"-agreements", "-declarations"} {
		programtest.Unreadable(t, run, flag, "-")
	}
}
