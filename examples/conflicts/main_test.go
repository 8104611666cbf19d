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
		"exports_en.txt":      nil,
		"exports_2015_fr.txt": {"-period", "2015", "-lang", "fr"},
		"exports_2015.json":   {"-period", "2015", "-format", "json"},
		"jobs_ar.txt":         {"-indicator", "jobs", "-lang", "ar"},
		"textiles_fr.txt":     {"-folder", programtest.Textiles, "-lang", "fr"},

		"philippines_2012_en.txt": {"-folder", programtest.Philippines, "-indicator", "revenue", "-period", "2012"},
	})
}

// TestExports2015 holds the output against the sources' own figures: 7.5
// million, 7.54 and 8 billion are there, the slip is called one, and 7.54 with 8
// is a rounding.
func TestExports2015(t *testing.T) {
	text := printed(t, "-period", "2015")
	for _, want := range []string{
		"7.5 million dirhams ", "7.54 billion dirhams ", "8 billion dirhams ", "slip of scale (by a factor of one thousand)",
		"F0021, F0017: compatible by rounding", "unanimous: sources disagree",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	text = printed(t, "-period", "2011")
	for _, want := range []string{
		"F0020, F0018: compatible by truncation only", "F0019, F0018: digits swapped or lost",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestNothing: where nothing is said twice, the program says that.
func TestNothing(t *testing.T) {
	args := []string{"-breakdown", "segment=KPO", "-period", "2023"}
	if got := printed(t, args...); got != "no value is given twice\n" {
		t.Errorf("%q", got)
	}
	if got := printed(t, append(args, "-format", "json")...); got != "[]\n" {
		t.Errorf("%q", got)
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-format", "pdf"}, []string{"-indicator", "nothing"},
		[]string{"-period", "soon"}, []string{"-breakdown", "x"}, []string{"-breakdown", "segment=NOPE"},
		[]string{"extra"})
}

// TestNone: where there is no figure, the program says that, and of what there are some.
func TestNone(t *testing.T) {
	if got := printed(t, "-indicator", "jobs", "-breakdown", "segment=KPO"); got != "no figure\n" {
		t.Errorf("%q", got)
	}
	for want, args := range map[string][]string{
		"there are figures of 2004, 2007, 2010 to 2024, 2026": {"-period", "1800"},
		"there are figures of 2023, 2024":                     {"-period", "2010", "-breakdown", "segment=KPO"},
		"there is no figure of any period": {
			"-period", "2010", "-breakdown", "segment=KPO", "-indicator=jobs",
		},
		"segment=CRM-BPO, segment=ESO":              {"-breakdown", "sgment=KPO"},
		"export_revenue, export_revenue_additional": {"-indicator", "exports"},
	} {
		err := run(args, nil, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) || program.Code(err) != program.Misuse {
			t.Errorf("%q: %v", args, err)
		}
	}
}

// TestConsistent: one page, one spelling a figure, and all of them in the JSON.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Aside: []string{"published", "period", "independent_origins"}, Few: 5, JSON: []string{"-format", "json"},
		Text: func(lang string) [][]string { return [][]string{{"-lang", lang}} },
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Aside: []string{"published", "period", "independent_origins"}, Few: 4,
		JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Text: func(lang string) [][]string { return [][]string{{"-lang", lang, "-folder", programtest.Textiles}} },
	})
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, nil, []string{"-folder", programtest.Textiles})
}
