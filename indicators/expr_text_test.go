package indicators_test

import (
	"math"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Periods and members of an expression read back from their text.
func TestExprText(t *testing.T) {
	for want, p := range map[string]indicators.ExprPeriod{
		"2015": indicators.On(period.Year(2015)), "-1": indicators.Ago(1), "+2": indicators.Ago(-2),
		"-1 year": indicators.AgoBy(1, period.KindYear), "0": {}, "2015-Q1": indicators.On(period.MustParse("2015-Q1")),
	} {
		text, err := p.MarshalText()
		var back indicators.ExprPeriod
		if err2 := back.UnmarshalText(text); string(text) != want || err != nil || err2 != nil || back != p {
			t.Errorf("%q, %v, back %v, %v; want %q", text, err, back, err2, want)
		}
	}
	for want, m := range map[string]indicators.Members{
		"segment": indicators.Across("segment"), "segment {BPO, CRM}": indicators.Across("segment", "CRM", "BPO"),
		"quarter": indicators.AcrossPeriods(period.KindQuarter), "": {},
	} {
		text, err := m.MarshalText()
		var back indicators.Members
		if err2 := back.UnmarshalText(text); string(text) != want || err != nil || err2 != nil || !back.Equal(m) {
			t.Errorf("%q, %v, back %v, %v; want %q", text, err, back, err2, want)
		}
	}
	for _, bad := range []string{"", "2015) + at(y, 2014", "2015, 2016", "x y", "-1 week month", ")"} {
		var p indicators.ExprPeriod
		if err := p.UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q is read as the period %v", bad, p)
		}
		var m indicators.Members
		if err := m.UnmarshalText([]byte(bad + " ")); err == nil && bad != "" {
			t.Errorf("%q is read as the members %v", bad, m)
		}
	}
	if _, err := indicators.Ago(math.MaxInt).MarshalText(); err == nil {
		t.Error("a shift without limit is written")
	}
}
