package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func output(t *testing.T, args ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, strings.NewReader(""), &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestOutput(t *testing.T) {
	for name, args := range map[string][]string{
		"en.txt":          {"-check"},
		"textiles_fr.txt": {"-folder", programtest.Textiles, "-lang", "fr"},
		"fr.md":           {"-format", "markdown", "-lang", "fr"},
		"ar.md":           {"-format", "markdown", "-lang", "ar"},
		"table.json":      {"-format", "json"},
		"early-2027.txt":  {"-known", "2027-02-01"},
		"mid-2026.txt":    {"-at", "2026-06-30", "-known", "2026-08-01"},
	} {
		t.Run(name, func(t *testing.T) { testkit.Golden(t, name, output(t, args...)) })
	}
}

// TestTemplate: the template is a file that the program reads, and the rules
// find nothing in it but that nothing has been reported yet.
func TestTemplate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "agreement.json")
	if err := os.WriteFile(path, output(t, "-template"), 0o644); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(dir, "none.csv")
	if err := os.WriteFile(none, []byte("id,indicator,period,declared,unit,declared_on\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := load(path, "sample/catalogue.json", "sample/sources.json", none)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range rules.Check(s.Book(), s.View(indicators.ViewConfig{}), rules.All()...) {
		if f.Code != "AGR091" {
			t.Error(f)
		}
	}
	if out := output(t, "-agreement", path); !bytes.Equal(out, output(t)) {
		t.Errorf("another table for the same file:\n%s", out)
	}
}

func TestErrors(t *testing.T) {
	for _, args := range [][]string{
		{"-at", "2026"}, {"-known", "soon"}, {"-lang", "de"}, {"-format", "pdf"}, {"-id", "none"},
		{"-agreement", "missing.json"},
		{"-declared", "sample/agreement.json"}, {"-known", "2025-01-01"}, {"-no-such-flag"},
	} {
		if err := run(args, strings.NewReader(""), new(bytes.Buffer)); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
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
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, []string{"-check"}, []string{"-folder", programtest.Textiles})
}
