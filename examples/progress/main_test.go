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
		"progress_en.txt":     nil,
		"progress_fr.txt":     {"-lang", "fr"},
		"progress_ar.txt":     {"-lang", "ar"},
		"progress_2020_fr.md": {"-lang", "fr", "-format", "markdown", "-at", "2020-12-31"},
		"progress_2020_ar.md": {"-lang", "ar", "-format", "markdown", "-at", "2020-12-31"},
		"textiles_fr.txt":     {"-folder", programtest.Textiles, "-lang", "fr"},

		"philippines_2016_fr.txt": {
			"-folder", programtest.Philippines, "-agreement", "roadmap-2016", "-at", "2016-12-31", "-lang", "fr",
		},
		"philippines_2022_ar.txt": {
			"-folder", programtest.Philippines, "-agreement", "roadmap-2022", "-at", "2022-12-31", "-lang", "ar",
		},
		"philippines_2028_en.txt": {
			"-folder", programtest.Philippines, "-agreement", "roadmap-2028", "-at", "2024-12-31",
		},
		"progress_en.md":       {"-format", "markdown"},
		"progress.json":        {"-format", "json"},
		"explain_exports.txt":  {"-explain", "exports-2020"},
		"explain_jobs_ar.txt":  {"-explain", "jobs-2020", "-lang", "ar"},
		"known_2018_12_en.txt": {"-known", "2018-12-31"},
		"methods_en.txt":       {"-methods"},
		"methods_fr.txt":       {"-methods", "-lang", "fr"},
		"methods_ar.txt":       {"-methods", "-lang", "ar"},
		"pace_en.txt":          {"-pace"},
		"pace_fr.md":           {"-pace", "-lang", "fr", "-format", "markdown"},
		"pace_ar.txt":          {"-pace", "-lang", "ar"},
		"compound_latest.txt":  {"-path", "compound", "-policy", "latest"},
	})
}

// TestCorrected: a newspaper prints 29 billion for 2022 where 32.5 was meant. From 22 billion to
// 29.09 or 27.88 that is 7 / 7.09 at least as published, and 10.5 / 7.09 at least as corrected.
func TestCorrected(t *testing.T) {
	args := []string{"-folder", programtest.Philippines, "-agreement", "roadmap-2022", "-at", "2022-12-31"}
	for _, c := range []struct {
		flag []string
		want string
	}{
		{nil, "more than 98.7% and less than 178.6%"},
		{[]string{"-corrected"}, "more than 148% and less than 178.6%"},
	} {
		text := strings.Join(strings.Fields(printed(t, append(args, c.flag...)...)), " ")
		if !strings.Contains(text, c.want) || strings.Contains(text, "with corrections") != (c.flag != nil) {
			t.Errorf("%v: no %q in\n%s", c.flag, c.want, text)
		}
	}
}

// TestNumbers holds the output against the numbers worked out by hand from the
// ministry's and the press's words: 970 of 1,701 days had passed.
func TestNumbers(t *testing.T) {
	text := printed(t)
	for _, want := range []string{
		"11.1%", "13.7%", "20%", "23.5%", "55.6%", "more than 85%", "about 28.3%", "34,215 jobs", "97,215 jobs", "970 / 1,701",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	data := printed(t, "-format", "json")
	for _, want := range []string{"1/9", "41/300", "0.2", "123/523", ">0.85", "~17/60"} {
		if !strings.Contains(data, `"`+want+`"`) {
			t.Errorf("no %q in the JSON", want)
		}
	}
	// What was published in 2019 is not known at the end of 2018.
	text = printed(t, "-known", "2018-12-31")
	if strings.Contains(text, "51,000") || strings.Contains(text, "10 billion dirhams") {
		t.Errorf("known before it was published:\n%s", text)
	}
}

func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-format", "pdf"},
		[]string{"-agreement", "none"}, []string{"-at", "soon"}, []string{"-known", "2018-13"},
		[]string{"-policy", "best"}, []string{"-path", "winding"}, []string{"-explain", "nothing"}, []string{"extra"})
}

// TestStanding: the first lines say which day a standing is of, and of which period the
// figure is that it rests on; an older one is said to be older.
func TestStanding(t *testing.T) {
	for _, test := range []struct{ lang, at, want, long string }{
		{
			"en", "2018-12-31", "certain: behind | 31 December 2018 | 2018 |",
			"on 31 December 2018; period of the last figure: 2018\n",
		},
		{
			"en", "2019-12-31",
			"certain: ahead | 31 December 2018 | 2016-2018 (older) |",
			"ahead, on 31 December 2018; period of the last figure: 2016-2018, older than 31 December 2019",
		},
		{
			"fr", "2019-12-31",
			"certain : en retard | 31 décembre 2018 | 2018 (plus ancien) |",
			"en retard, au 31 décembre 2018 ; période du dernier chiffre : 2018, plus ancien que le 31 décembre 2019",
		},
		{
			"ar", "2019-12-31", "أكيد: متأخر عن المسار | 31 دجنبر 2018 | 2018 (أقدم) |",
			"متأخر عن المسار، في 31 دجنبر 2018؛ فترة آخر رقم: 2018، وهو أقدم من 31 دجنبر 2019",
		},
		{"en", "2020-12-31", "undecided: met or missed | 31 December 2020 | 2018 (older) |", ""},
		{"en", "2010-12-31", "not known | 31 December 2010 | none |", "not known, on 31 December 2010; no figure by then"},
	} {
		text := printed(t, "-lang", test.lang, "-at", test.at, "-format", "markdown")
		first, rest, _ := strings.Cut(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(text), "\n## ")
		if !strings.Contains(first, test.want) {
			t.Errorf("no %q in\n%s", test.want, first)
		}
		if test.long != "" && !strings.Contains(rest, test.long) {
			t.Errorf("no %q in\n%s", test.long, rest)
		}
	}
}

// TestNone: an error says what there is.
func TestNone(t *testing.T) {
	for want, args := range map[string][]string{
		"there are: jobs-2020, exports-2020, investment-2020": {"-explain", "x"},
		"oujda-subsidy-2018": {"-agreement", "x"},
		"the agreement offshoring-2016 was not known by then, only from 2016-05-05": {"-known", "2010-01-01"},
		"no agreement with a target was known by then": {
			"-known", "2001-01-01", "-folder", programtest.Textiles,
		},
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
		Run: run, Unmarked: true, Few: 5, JSON: []string{"-format", "json"},
		Aside: []string{"remaining", "run_rate", "expected", "gap"},
		Text: func(lang string) [][]string {
			return [][]string{{"-lang", lang}, {"-lang", lang, "-format", "markdown"}}
		},
	})
	programtest.Consistent(t, programtest.Pages{
		Run: run, Unmarked: true, Few: 3, JSON: []string{"-format", "json", "-folder", programtest.Textiles},
		Aside: []string{"remaining", "run_rate", "expected", "gap"},
		Text:  func(lang string) [][]string { return [][]string{{"-lang", lang, "-folder", programtest.Textiles}} },
	})
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) {
	programtest.Widths(t, run, nil, []string{"-folder", programtest.Textiles}, []string{"-methods"},
		[]string{"-pace"}, []string{"-explain", "jobs-2020"})
}
