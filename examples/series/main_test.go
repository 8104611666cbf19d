package main

import (
	"io"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

func printed(t *testing.T, args ...string) string { return programtest.Print(t, run, args...) }

func TestGolden(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{
		"series_en.txt":   nil,
		"series_ar.txt":   {"-lang", "ar"},
		"series_fr.txt":   {"-lang", "fr", "-policy", "latest"},
		"series.json":     {"-format", "json"},
		"textiles_ar.txt": {"-folder", programtest.Textiles, "-lang", "ar"},

		"philippines_en.txt": {"-folder", programtest.Philippines, "-indicator", "revenue,jobs"},
		"basket_en.txt":      {"-basket", "sample"},
		"basket_ar.txt":      {"-basket", "sample", "-lang", "ar"},
		"basket.json":        {"-basket", "sample", "-format", "json"},

		"chain_en.txt":     {"-chain", "sample"},
		"chain_fr.txt":     {"-chain", "sample", "-lang", "fr"},
		"chain_ar.txt":     {"-chain", "sample", "-lang", "ar"},
		"chain.json":       {"-chain", "sample", "-format", "json"},
		"revisions_en.txt": {"-revisions", "sample"},
		"revisions_fr.txt": {"-revisions", "sample", "-lang", "fr"},
		"revisions_ar.txt": {"-revisions", "sample", "-lang", "ar"},
		"revisions.json":   {"-revisions", "sample", "-format", "json"},
	})
}

// TestRefusals: no growth is computed across a change of definition, and the
// break is named. Inside one perimeter it is: 26.17 to 26.2 bn MAD are 0.11 %.
func TestRefusals(t *testing.T) {
	exports, jobs, _ := strings.Cut(printed(t), "\njobs\n")
	exports, jobs = strings.Join(strings.Fields(exports), " "), strings.Join(strings.Fields(jobs), " ")
	for _, want := range []string{
		"2023-2024 [digital services and outsourcing, the exchange office's perimeter since 2023] growth ≈ 0.11%",
		"2018-2019 refused: ",
		"between 2018 and 2019: “all offshoring, as Moroccan offices counted it to 2018”, replaced by “outsourcing of",
		"2022-2024 refused: ",
		"between 2022 and 2024: “outsourcing of services, the wider count published since 2019”, replaced by “digital",
	} {
		if !strings.Contains(exports, want) {
			t.Errorf("exports: no %q in\n%s", want, exports)
		}
	}
	for _, want := range []string{
		"2004-2015 growth 775%", // 7,200 to 63,000, both of all offshoring
		"2004-2024 refused: ", "between 2004 and 2024: “call centres (customer relations) only”, then “outsourcing",
	} {
		if !strings.Contains(jobs, want) {
			t.Errorf("jobs: no %q in\n%s", want, jobs)
		}
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-format", "pdf"},
		[]string{"-indicator", "nothing"}, []string{"-policy", "best"}, []string{"extra"})
}

// TestNone: an indicator that is not there is an error that lists those that are, and one
// without a figure is said to have none.
func TestNone(t *testing.T) {
	err := run([]string{"-indicator", "exports"}, nil, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "export_revenue, export_revenue_additional") ||
		program.Code(err) != program.Misuse {
		t.Error(err)
	}
	text := printed(t, "-indicator", "population,park_opening", "-lang", "fr")
	if !strings.Contains(text, "pas de chiffre") {
		t.Errorf("%s", text)
	}
}

// TestConsistent: one page, one spelling a figure, and all of them in the JSON.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 5, JSON: []string{"-format", "json"},
		Text: func(lang string) [][]string { return [][]string{{"-lang", lang}} },
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 5, JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Aside: []string{"period", "from", "to"},
		Text:  func(lang string) [][]string { return [][]string{{"-lang", lang, "-folder", programtest.Textiles}} },
	})
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, nil, []string{"-folder", programtest.Textiles}, []string{"-chain", "sample"},
		[]string{"-revisions", "sample"})
}

// TestUnreadable: a table that cannot be read is told by the exit code.
func TestUnreadable(t *testing.T) {
	for _, flag := range []string{"-basket", "-chain", "-revisions"} {
		programtest.Unreadable(t, run, flag, "-")
	}
}
