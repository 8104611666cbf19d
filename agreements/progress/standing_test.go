package progress_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestStandings: where a target stands between its baseline, 10, what was expected, 20, and
// itself, 30; in both directions.
func TestStandings(t *testing.T) {
	f := figure.MustParse
	up, down := figure.HigherIsBetter, figure.LowerIsBetter
	for _, c := range []struct {
		actual string
		passed bool
		want   string
	}{
		{"30", false, "met"}, {"31", true, "met"}, {"25", false, "ahead"}, {"20", false, "on_track"},
		{"15", false, "behind"}, {"10", false, "behind"}, {"9", false, "deteriorating"},
		{"29", true, "missed"}, {"[25,35]", true, "met|missed"},
		{"[25,35]", false, "met|ahead"}, {"[15,25]", false, "ahead|on_track|behind"},
		{"[5,15]", false, "behind|deteriorating"},
	} {
		actual := f(c.actual)
		if got := progress.Stand(actual, f("10"), f("20"), f("30"), up, c.passed).String(); got != c.want {
			t.Errorf("%s, passed %t: %s, want %s", c.actual, c.passed, got, c.want)
		}
		if got := progress.Stand(actual.Neg(), f("-10"), f("-20"), f("-30"), down, c.passed).String(); got != c.want {
			t.Errorf("%s below, passed %t: %s, want %s", c.actual, c.passed, got, c.want)
		}
	}
	for _, c := range []struct {
		set  progress.StandingSet
		want string
	}{
		{0, "not known"},
		{progress.StandingsOf(progress.Met, progress.Ahead, progress.OnTrack, progress.Behind, progress.Deteriorating),
			"not known"},
		{progress.StandingsOf(progress.Met, progress.Ahead, progress.OnTrack, progress.Behind),
			"undecided: met or ahead or on track or behind"},
		{progress.StandingsOf(progress.Met), "met"},
		{progress.StandingsOf(progress.Met, progress.Missed), "undecided: met or missed"},
	} {
		if got := c.set.Text(wording.En); got != c.want {
			t.Errorf("%v: %q, want %q", c.set, got, c.want)
		}
	}
}

// TestStandingWords: the words of the standings in text and in three languages, and their
// sets; what is not known stays possible.
func TestStandingWords(t *testing.T) {
	const met, ahead, onTrack, behind = progress.Met, progress.Ahead, progress.OnTrack, progress.Behind
	const deteriorating, missed = progress.Deteriorating, progress.Missed
	for standing, want := range map[progress.Standing][4]string{
		met:           {"met", "تحقق", "atteint", "met"},
		ahead:         {"ahead", "متقدم على المسار", "en avance", "ahead"},
		onTrack:       {"on_track", "على المسار", "dans les temps", "on track"},
		behind:        {"behind", "متأخر عن المسار", "en retard", "behind"},
		deteriorating: {"deteriorating", "أسوأ من نقطة الانطلاق", "en recul sur le départ", "deteriorating"},
		missed:        {"missed", "لم يتحقق في الأجل", "manqué", "missed"},
		0:             {},
		missed + 1:    {"standing(7)", "standing(7)", "standing(7)", "standing(7)"},
	} {
		got := [4]string{standing.String(), standing.Text(wording.Ar), standing.Text(wording.Fr), standing.Text(wording.En)}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	two := progress.StandingsOf(met, missed)
	if only, ok := two.Certain(); ok || only != 0 || two.Len() != 2 || !two.Has(met) || two.Has(behind) || two.Has(0) ||
		two.Has(missed+1) {
		t.Errorf("%v: %d, %v", two, two.Len(), only)
	}
	if only, ok := progress.StandingsOf(missed).Certain(); !ok || only != missed {
		t.Errorf("one: %v %t", only, ok)
	}
	if got := two.Union(progress.StandingsOf(ahead)); got != progress.StandingsOf(met, ahead, missed) {
		t.Errorf("union: %v", got)
	}
	if got := slices.Collect(two.All()); !slices.Equal(got, []progress.Standing{met, missed}) {
		t.Errorf("all: %v", got)
	}
	for text, want := range map[string]string{
		two.Text(wording.Ar): "غير محسوم: تحقق أو لم يتحقق في الأجل",
		two.Text(wording.Fr): "indécis : atteint ou manqué", progress.StandingSet(0).Text(wording.Fr): "inconnue",
		progress.StandingSet(0).Text(wording.Ar): "غير معروف",
	} {
		if text != want {
			t.Errorf("%q, want %q", text, want)
		}
	}
	up, none := figure.HigherIsBetter, figure.Direction(0)
	for _, c := range []struct {
		actual, baseline, expected, target string
		direction                          figure.Direction
		passed                             bool
		want                               []progress.Standing
	}{
		{"", "10", "20", "30", up, false, []progress.Standing{met, ahead, onTrack, behind, deteriorating}},
		{"", "10", "20", "30", up, true, []progress.Standing{met, missed}},
		{"15", "10", "20", "", up, false, []progress.Standing{met, behind}},
		{"15", "", "20", "30", up, false, []progress.Standing{behind, deteriorating}},
		{"25", "", "20", "30", up, false, []progress.Standing{ahead}},
		{"15", "10", "", "30", up, false, []progress.Standing{ahead, onTrack, behind}},
		{"15", "10", "20", "30", none, false, []progress.Standing{met, ahead, onTrack, behind, deteriorating}},
		{"15", "10", "20", "30", none, true, []progress.Standing{met, missed}},
		{"29", "10", "20", "30", up, true, []progress.Standing{missed}},
		{"[15,20]", "10", "20", "30", up, false, []progress.Standing{onTrack, behind}},
		{"[20,25]", "10", "20", "30", up, false, []progress.Standing{ahead, onTrack}},
		{"[5,30]", "10", "20", "30", up, false, []progress.Standing{met, ahead, onTrack, behind, deteriorating}},
	} {
		got := progress.Stand(fig(c.actual), fig(c.baseline), fig(c.expected), fig(c.target), c.direction, c.passed)
		if got != progress.StandingsOf(c.want...) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
