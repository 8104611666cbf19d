package progress_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestPaces: what the thresholds of growth and of its ratio allow, at each and beside it.
func TestPaces(t *testing.T) {
	f := figure.MustParse
	for value, want := range map[string]string{
		"0.95": "substantial", "0.9499": "moderate", "0.6": "moderate", "0.5999": "limited", "0": "limited",
		"-0.0001": "deterioration", "[0.5,0.7]": "moderate|limited",
	} {
		if got := progress.RatioThresholds().Judge(f(value)).String(); got != want {
			t.Errorf("ratio %s: %s, want %s", value, got, want)
		}
	}
	for value, want := range map[string]string{
		"0.015": "substantial", "0.0149": "moderate", "0.005": "moderate", "0.0049": "limited", "0": "limited",
		"-0.0001": "deterioration",
	} {
		if got := progress.GrowthThresholds().Judge(f(value)).String(); got != want {
			t.Errorf("growth %s: %s, want %s", value, got, want)
		}
	}
	all := slices.Collect(progress.PacesOf(progress.Limited, progress.Substantial).All())
	if !slices.Equal(all, []progress.Pace{progress.Substantial, progress.Limited}) {
		t.Error(all)
	}
}
