package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

func TestGolden(t *testing.T) {
	programtest.Goldens(t, run, map[string][]string{
		"payroll.txt":      nil,
		"payroll_down.txt": {"-mode", "down", "-instalments", "7"},
		"payroll_fr.md":    {"-lang", "fr", "-format", "markdown"},
		"payroll_ar.txt":   {"-lang", "ar"},
		"payroll.json":     {"-format", "json"},
	})
}

// TestConsistent: one page, one spelling a figure, and the page and the JSON have the
// same figures.
func TestConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 30, JSON: []string{"-format", "json"}, Aside: []string{"instalments"},
		Text: func(lang string) [][]string {
			return [][]string{{"-lang", lang}, {"-lang", lang, "-format", "markdown"}}
		},
	})
}

// TestByHand: figures worked out on paper. 25,000 in 12 is 2,083.33 and four
// centimes over; 17 % of 12 times 5,000 is 10,200; 262.5 million at 11.2 are
// 2,940 million.
func TestByHand(t *testing.T) {
	var out bytes.Buffer
	roster := "hire,site,gross\na,Casa,5000 MAD\nb,Fès,5000 MAD\nc,Fès,5000 MAD\n"
	if err := run([]string{"-"}, strings.NewReader(roster), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"first instalment: 2,083.34 dirhams", "last instalment: 2,083.33 dirhams",
		"hires: 3\npremiums in all: 75,000 dirhams",
		"10,200 dirhams",
		"jobs that it funds: 2,000",
		"4 million dirhams", "8 million dirhams",
		"2.94 billion dirhams",
		"at the inverse rate: 2,232.14 euros",
		"F0188", "F0189", "F0194", "F0195", "F0038", "F0469", "F0470",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

func TestBadInput(t *testing.T) {
	const header = "hire,site,gross\n"
	for _, tt := range []struct {
		name, roster, want string
		args               []string
	}{
		{"no header", "", "it is empty", nil},
		{"no hires", header, "no hires", nil},
		{"columns", header + "a,b\n", "wrong number of fields", nil},
		{"no currency", header + "a,Casa,5000\n", `line 2: money: parse "5000"`, nil},
		{"separators", header + "a,Casa,5000 MAD\nb,Casa,\"5,000 MAD\"\n", "line 3: money: parse", nil},
		{"missing", header + "a,Casa,\n", "line 2: money: parse", nil},
		{"currencies", header + "a,Casa,500 EUR\n", "a: money: compare: currencies differ: EUR and MAD", nil},
		{"mode", header, "invalid rounding mode", []string{"-mode", "bankers", "-"}},
		{"instalments", header + "a,Casa,5000 MAD\n", "number of parts out of range",
			[]string{"-instalments", "0", "-"}},
		{"argument", header, "no such file", []string{"absent.csv"}},
		{"flag", header, "not defined", []string{"-x"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := tt.args
			if args == nil {
				args = []string{"-"}
			}
			err := run(args, strings.NewReader(tt.roster), &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run, "roster.csv") }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) { programtest.Widths(t, run, nil) }

// TestUnreadable: a list that cannot be read is told by the exit code.
func TestUnreadable(t *testing.T) { programtest.Unreadable(t, run) }
