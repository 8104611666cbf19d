package rules

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// TestContradicting: the figures of a key with which one source contradicts itself belong
// together, those that contradict one of them included: 60,000 to the ten thousand and 61,000
// can be one, and neither is 90,000.
func TestContradicting(t *testing.T) {
	for _, tt := range []struct{ rows, want string }{
		{"jobs 2015 60000@10000; jobs 2015 61000@1", "[]"},
		{"jobs 2015 60000@10000; jobs 2015 61000@1; jobs 2015 90000@1", "[[0 1 2]]"},
		{"jobs 2015 90000@1; jobs 2015 60000@10000; jobs 2015 61000@1", "[[0 1 2]]"},
		{"jobs 2015 61000@1; jobs 2015 90000@1 o16; jobs 2015 95000@1", "[[0 2]]"},
		{"jobs 2015 61000@1; jobs 2015 90000@1 o16; jobs 2015 95000@1; jobs 2015 97000@1 p16", "[[0 2] [1 3]]"},
	} {
		s := newScope(insideSector(t, spelledRows(tt.rows)...))
		s.eachSeries(func(i *indicators.Indicator, _ indicators.Key, data []indicators.Datum) {
			if got := fmt.Sprint(s.contradicting(i, data)); got != tt.want {
				t.Errorf("%s: %s, want %s", tt.rows, got, tt.want)
			}
		})
	}
}
