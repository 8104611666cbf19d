package main

import (
	"bytes"
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
		"progress_en.txt":      nil,
		"progress_fr.txt":      {"-lang", "fr"},
		"progress_ar.txt":      {"-lang", "ar"},
		"progress_2020_fr.md":  {"-lang", "fr", "-format", "markdown", "-at", "2020-12-31"},
		"progress_2020_ar.md":  {"-lang", "ar", "-format", "markdown", "-at", "2020-12-31"},
		"progress_en.md":       {"-format", "markdown"},
		"progress.json":        {"-format", "json"},
		"explain_exports.txt":  {"-explain", "exports-2020"},
		"explain_jobs_ar.txt":  {"-explain", "jobs-2020", "-lang", "ar"},
		"known_2018_12_en.txt": {"-known", "2018-12-31"},
		"compound_latest.txt":  {"-path", "compound", "-policy", "latest"},
	} {
		t.Run(name, func(t *testing.T) { testkit.Golden(t, name, []byte(printed(t, args...))) })
	}
}

// TestNumbers holds the output against the numbers worked out by hand from the
// ministry's and the press's words: 970 of 1,701 days had passed.
func TestNumbers(t *testing.T) {
	text := printed(t)
	for _, want := range []string{
		"11.1% = 1/9", "13.7% = 41/300", "20% = 0.2", "23.5% = 123/523", "55.6% = 5/9", ">0.85", "[0.2,17/60]", "34,215 jobs", "97,215 jobs", "970 / 1701",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	// What was published in 2019 is not known at the end of 2018.
	if text := printed(t, "-known", "2018-12-31"); strings.Contains(text, "51,000") || strings.Contains(text, "MAD 10bn") {
		t.Errorf("known before it was published:\n%s", text)
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-lang", "de"}, {"-format", "pdf"}, {"-agreement", "none"}, {"-at", "soon"}, {"-known", "2018-13"},
		{"-policy", "best"}, {"-path", "winding"}, {"-explain", "nothing"}, {"extra"},
	} {
		var out bytes.Buffer
		if err := run(args, nil, &out); err == nil {
			t.Errorf("run(%q): no error", args)
		}
	}
}
