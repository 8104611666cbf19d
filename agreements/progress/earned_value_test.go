package progress_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestAtCompletion holds the estimates at completion against numbers worked out by
// hand, as ranges too: costs of 280,000 to 300,000 give the estimates of both ends.
func TestAtCompletion(t *testing.T) {
	type estimate = func(progress.EarnedValue) (figure.Figure, error)
	estimates := map[string]estimate{
		"complete":   progress.EarnedValue.Complete,
		"as so far":  progress.EarnedValue.AtCompletion,
		"as planned": progress.EarnedValue.AtCompletionAsPlanned,
		"both":       progress.EarnedValue.AtCompletionBoth,
		"rest":       progress.EarnedValue.ToComplete,
		"variance":   progress.EarnedValue.CompletionVariance,
		"needed":     progress.EarnedValue.ToCompleteIndex,
	}
	for _, c := range []struct {
		budget, planned, earned, cost string
		want                          map[string]string
	}{
		{"500000", "250000", "200000", "290000",
			map[string]string{"complete": "0.4", "as so far": "725000", "as planned": "590000", "both": "833750",
				"rest": "435000", "variance": "-225000", "needed": "10/7"}},
		// 280,000 + 300,000 * 280/200 * 250/200 = 805,000; 300,000 + 300,000 * 300/200 * 250/200 = 862,500.
		{"500000", "250000", "200000", "[280000,300000]",
			map[string]string{"complete": "0.4", "as so far": "[700000,750000]", "as planned": "[580000,600000]", "both": "[805000,862500]",
				"rest": "[420000,450000]", "variance": "[-250000,-200000]", "needed": "[15/11,1.5]"}},
		{"500000", "250000", "0", "290000",
			map[string]string{"complete": "0", "as so far": "divisor_zero", "as planned": "790000", "both": "divisor_zero",
				"rest": "divisor_zero", "variance": "divisor_zero", "needed": "50/21"}},
		{"", "250000", "200000", "290000",
			map[string]string{"complete": "no_number", "as so far": "no_number", "as planned": "no_number", "both": "no_number",
				"rest": "no_number", "variance": "no_number", "needed": "no_number"}},
	} {
		e := progress.EarnedValue{Budget: fig(c.budget), Planned: fig(c.planned), Earned: fig(c.earned), Cost: fig(c.cost)}
		for name, want := range c.want {
			got, err := estimates[name](e)
			if err != nil {
				if reason := progress.UndefinedOf(err).String(); reason != want {
					t.Errorf("%+v: %s is undefined, %s; want %s", c, name, reason, want)
				}
			} else if f, err := figure.Parse(want); err != nil || !got.WithoutResolution().Equal(f) {
				t.Errorf("%+v: %s %v, want %s", c, name, got, want)
			}
		}
	}
}
