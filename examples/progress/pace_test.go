package main

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

// TestPace: with a budget of 500,000, 250,000 planned, 200,000 earned and
// 290,000 spent, the PMBOK's formulas give CPI 20/29, SPI 4/5, and at completion
// 725,000, 590,000 or 833,750. The plan earns 125,000 a year: 200,000 is the
// first year and 75/125 of the second: 1.6 years of the plan in two, 0.4 late.
func TestPace(t *testing.T) {
	text := printed(t, "-pace")
	for _, want := range []string{
		"schedule variance (SV)                   -50,000\n", "schedule index (SPI)                     0.8\n",
		"cost variance (CV)                       -90,000\n", "cost index (CPI)                         0.69\n",
		"cost at completion, as so far            725,000\n", "the rest as planned  590,000\n",
		"as late and costly   833,750\n", "cost of the rest                         435,000\n",
		"variance at completion                   -225,000\n", "cost index that the rest needs           1.43\n",
		"years of the plan earned                 1.6\n", "time variance in years, SV(t)            -0.4\n",
		"time index, SPI(t)                       0.8\n", "2019  375,000  200,000  290,000  no: last report\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// TestPaceConsistent: one spelling a figure, and the page and the JSON have the same.
func TestPaceConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 12, Aside: []string{"year"}, JSON: []string{"-pace", "-format", "json"},
		Text: func(lang string) [][]string {
			return [][]string{{"-pace", "-lang", lang}, {"-pace", "-lang", lang, "-format", "markdown"}}
		},
	})
}
