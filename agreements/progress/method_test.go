package progress_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestMissing: a method says which of its operands is missing, and takes no day
// for one that is not known.
func TestMissing(t *testing.T) {
	whole := progress.Inputs{
		Baseline: fig("100"), Actual: fig("110"), Target: fig("120"), Direction: figure.HigherIsBetter,
		Start: period.MustDate(2016, 1, 1), At: period.MustDate(2018, 1, 1), Deadline: period.MustDate(2020, 1, 1),
	}
	for _, c := range []struct {
		name    string
		without func(*progress.Inputs)
		want    progress.Undefined
		methods string
	}{
		{"start", func(c *progress.Inputs) { c.Start = period.Date{} }, progress.NoStart, "time-elapsed expected gap earned-schedule schedule-variance run-rate projection cagr cagr-ratio"},
		{"deadline", func(c *progress.Inputs) { c.Deadline = period.Date{} }, progress.NoDeadline, "time-elapsed expected gap earned-schedule schedule-variance required-rate projection cagr-ratio"},
		{"day of the actual value", func(c *progress.Inputs) { c.At = period.Date{} }, progress.NoActual, "time-elapsed expected gap schedule-variance run-rate required-rate projection cagr cagr-ratio"},
		{"actual value", func(c *progress.Inputs) { c.Actual = figure.Figure{} }, progress.NoActual, "baseline-to-target share-of-target gap earned-schedule schedule-variance run-rate required-rate projection cagr cagr-ratio"},
		{"baseline", func(c *progress.Inputs) { c.Baseline = figure.Figure{} }, progress.NoBaseline, "baseline-to-target expected gap earned-schedule schedule-variance run-rate projection cagr cagr-ratio"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := whole
			c.without(&x)
			need := strings.Fields(c.methods)
			for _, m := range progress.Methods() {
				_, err := m.Apply(x)
				want := progress.Undefined(0)
				for _, id := range need {
					if m.ID == id {
						want = c.want
					}
				}
				if got := progress.UndefinedOf(err); got != want {
					t.Errorf("%s: %v, want %v", m.ID, got, want)
				}
			}
		})
	}
	x := whole
	x.At = period.Date{}
	if _, certain := x.Standing().Certain(); certain {
		t.Errorf("standing on no day: %v", x.Standing())
	}
}

// TestNames: each method has a name in three languages.
func TestNames(t *testing.T) {
	for _, m := range progress.Methods() {
		ar, _ := m.Name.Display(wording.Ar)
		fr, _ := m.Name.Display(wording.Fr)
		en, _ := m.Name.Display(wording.En)
		if ar == "" || ar == en || fr == en {
			t.Errorf("%s: %q %q %q", m.ID, ar, fr, en)
		}
	}
}
