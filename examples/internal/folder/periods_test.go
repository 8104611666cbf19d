package folder_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestPeriods: years in a row are one span, other periods come behind them.
func TestPeriods(t *testing.T) {
	for want, list := range map[string][]string{
		"":                                  nil,
		"2015":                              {"2015", "2015"},
		"2015, 2016":                        {"2016", "2015"},
		"2004, 2007, 2010 to 2012, 2014-S1": {"2011", "2004", "2012", "2014-S1", "2010", "2007"},
	} {
		var all []period.Period
		for _, p := range list {
			all = append(all, period.MustParse(p))
		}
		if got := folder.Periods(all, " to ", ", ", nil); got != want {
			t.Errorf("%v: %q, want %q", list, got, want)
		}
	}
}
