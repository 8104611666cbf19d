package progress_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
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

// TestPaceWords: the words of the paces in text and in three languages, and their sets.
func TestPaceWords(t *testing.T) {
	for pace, want := range map[progress.Pace][4]string{
		progress.TargetAchieved:    {"target_achieved", "تحقق الهدف", "cible atteinte", "target achieved"},
		progress.Substantial:       {"substantial", "تقدم كبير", "progrès substantiel", "substantial progress"},
		progress.Moderate:          {"moderate", "تقدم متوسط", "progrès modéré", "moderate progress"},
		progress.Limited:           {"limited", "تقدم محدود", "progrès limité", "limited progress"},
		progress.Deterioration:     {"deterioration", "تراجع", "recul", "deterioration"},
		0:                          {},
		progress.Deterioration + 1: {"pace(6)", "pace(6)", "pace(6)", "pace(6)"},
	} {
		got := [4]string{pace.String(), pace.Text(wording.Ar), pace.Text(wording.Fr), pace.Text(wording.En)}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, c := range []struct {
		set     progress.PaceSet
		words   string
		certain progress.Pace
		n       int
	}{
		{0, "", 0, 0},
		{progress.PacesOf(progress.Limited), "limited", progress.Limited, 1},
		{progress.PacesOf(progress.Limited, progress.Moderate), "moderate|limited", 0, 2},
	} {
		got, certain := c.set.Certain()
		if c.set.String() != c.words || got != c.certain || certain != (c.n == 1) || c.set.Len() != c.n {
			t.Errorf("%v: %v %t, %d", c.set, got, certain, c.set.Len())
		}
		for x := progress.Pace(0); x <= progress.Deterioration+1; x++ {
			held := c.n > 0 && x == progress.Limited || c.n == 2 && x == progress.Moderate
			if c.set.Has(x) != held {
				t.Errorf("%v has %v: %t", c.set, x, !held)
			}
		}
	}
	every := progress.PacesOf(progress.Substantial, progress.Moderate, progress.Limited, progress.Deterioration)
	for value, want := range map[string]progress.PaceSet{
		"": every, ">-1": every, "0.7": progress.PacesOf(progress.Moderate),
		"[0.7,1]": progress.PacesOf(progress.Substantial, progress.Moderate), "<0": progress.PacesOf(progress.Deterioration),
		"[-1,0.5]": progress.PacesOf(progress.Limited, progress.Deterioration),
	} {
		if got := progress.RatioThresholds().Judge(fig(value)); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
