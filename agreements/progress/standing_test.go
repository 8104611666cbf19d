package progress_test

import (
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
