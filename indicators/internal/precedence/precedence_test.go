package precedence_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestOrder(t *testing.T) {
	if precedence.Rank(1) >= precedence.Rank(2) || precedence.Rank(2) >= precedence.Rank(0) || precedence.Rank(0) != precedence.Rank(-1) {
		t.Error("ranks are out of order")
	}
	// What was published in the year may have been published in June or later.
	year, june, december := period.Year(2016), period.Month(2016, 6), period.Month(2016, 12)
	for _, x := range []struct {
		a, b period.Period
		want int
	}{{june, year, -1}, {year, december, -1}, {december, year, 1}, {year, year, 0}, {period.Period{}, june, -1}} {
		if got := precedence.ByDate(x.a, x.b); got != x.want {
			t.Errorf("%v, %v: %d, want %d", x.a, x.b, got, x.want)
		}
	}
	for _, x := range []struct {
		a, b period.Period
		want bool
	}{
		{december, june, true}, {june, december, false}, {december, year, false}, {year, december, false},
		{year, year, false}, {period.Year(2017), december, true},
		{june, period.Period{}, false}, {period.Period{}, june, false},
	} {
		if got := precedence.Later(x.a, x.b); got != x.want {
			t.Errorf("%v is later than %v: %v, want %v", x.a, x.b, got, x.want)
		}
	}
	if precedence.FalseFirst(false, true) >= 0 || precedence.FalseFirst(true, false) <= 0 || precedence.FalseFirst(true, true) != 0 {
		t.Error("properties are out of order")
	}
}
