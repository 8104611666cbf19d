package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
)

func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, nil, &out); err != nil {
		t.Fatalf("run(%q): %v", args, err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"ledger_en.txt": nil,
		"ledger_fr.txt": {"-lang", "fr"},
		"ledger_ar.txt": {"-lang", "ar"},
		"ledger_fr.md":  {"-lang", "fr", "-format", "markdown"},
		"ledger.json":   {"-format", "json", "-at", "2018-03-01,2021-02-28"},
	} {
		t.Run(name, func(t *testing.T) { testkit.Golden(t, name, []byte(printed(t, args...))) })
	}
}

// TestNumbers holds the output against sums made by hand: 6,000 for each of 220,
// 700, 1,188 and 1,718 jobs, and a tenth of 7,128,000 back.
func TestNumbers(t *testing.T) {
	text := printed(t)
	for _, want := range []string{"1,320,000.00", "4,200,000.00", "7,128,000.00", "10,308,000.00", "3,999,999.99", "3,180,000.00", "712,800.00", "2000", "666", "AGR102"} {
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
	if !strings.HasPrefix(printed(t), text[:strings.Index(text, "What each envelope")]) || strings.Contains(text, "Oujda") {
		t.Errorf("another ledger from files:\n%s", text)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-lang", "de"}, {"-format", "pdf"}, {"-agreement", "none"}, {"-instrument", "none"}, {"-at", "soon"},
		{"-agreements", "absent.json"}, {"-declarations", "absent.csv"}, {"-declarations", "main.go"}, {"extra"},
	} {
		var out bytes.Buffer
		if err := run(args, nil, &out); err == nil {
			t.Errorf("run(%q): no error", args)
		}
	}
}
