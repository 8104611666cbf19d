package say_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// TestDifference: from 60 % to 65 % are 5 points, and not 5 %.
func TestDifference(t *testing.T) {
	for text, want := range map[string][3]string{
		"5 percent": {"5 نقط مئوية", "5 points", "5 percentage points"},
		"5 job":     {"5 مناصب شغل", "5 emplois", "5 jobs"},
	} {
		for n, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			q := say.Difference(figure.MustParseQuantity(text))
			if got := wording.WriterOf(lang).Say(q); got != want[n] {
				t.Errorf("%s: %q, want %q", text, got, want[n])
			}
		}
	}
	if q := say.Difference(figure.Quantity{}); q.IsSet() {
		t.Errorf("nothing: %v", q)
	}
}
