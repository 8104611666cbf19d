package progress_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// The baseline stands twice in a change, (actual - baseline) / baseline, and is
// the same number both times. The values wanted are worked out by hand at both
// ends of the range; a range taken anew each time would be wider: [5/11, 1] for
// the first case.
func TestChangeOfRanges(t *testing.T) {
	for _, c := range []struct{ actual, baseline, change, want string }{
		{"90", "[100,110]", "-0.2", "[0.5,10/11]"},      // 90/100-1 = -1/10, 90/110-1 = -2/11
		{"105", "[100,110]", "0.2", "[-5/22,0.25]"},     // 105/110-1 = -1/22, 105/100-1 = 1/20
		{"[80,90]", "[100,110]", "-0.2", "[0.5,15/11]"}, // 90/100-1 = -1/10, 80/110-1 = -3/11
		{"120", "[100,110]", "0.2", "[5/11,1]"},         // 120/110-1 = 1/11, 120/100-1 = 1/5
	} {
		actual, baseline := figure.MustParse(c.actual), figure.MustParse(c.baseline)
		got, err := progress.OfChange(actual, baseline, figure.MustParse(c.change))
		if err != nil || got.String() != c.want {
			t.Errorf("from %s to %s, of a change of %s: %v, %v; want %s", c.baseline, c.actual, c.change, got, err, c.want)
		}
	}
}
