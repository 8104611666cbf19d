package indicators_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// A derivation of a series and the metric that asks for the same give the same
// figure, points and ranges alike, or are refused for the same reason.
func TestSeriesAgreeWithMetrics(t *testing.T) {
	rng := rand.New(rand.NewPCG(17, 18))
	year := period.Year
	compared, refused := 0, 0
	for range 8 {
		figures := make(map[cell]figure.Figure)
		for _, c := range lawCells {
			if rng.IntN(9) > 0 {
				figures[c], _ = randomRange(rng)
			}
		}
		v := lawView(t, figures)
		whole, err1 := v.Series(indicators.Key{Indicator: "x"})
		part, err2 := v.Series(indicators.Key{Indicator: "x", Breakdown: indicators.MustBreakdown("segment=A")})
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		for _, c := range []struct {
			metric string
			series func() (indicators.Derivation, error)
		}{
			{
				"difference(x, 2012, 2015)",
				func() (indicators.Derivation, error) { return whole.Difference(year(2012), year(2015)) },
			},
			{"growth(x, 2012, 2015)", func() (indicators.Derivation, error) { return whole.Growth(year(2012), year(2015)) }},
			{"yoy(x)", func() (indicators.Derivation, error) { return whole.YearOnYear(year(2015)) }},
			{"cagr(x, 2012, 2015)", func() (indicators.Derivation, error) { return whole.CAGR(year(2012), year(2015), 12) }},
			{"index(x, 2012)", func() (indicators.Derivation, error) { return whole.Index(year(2012), year(2015)) }},
			{"share(x, segment=A)", func() (indicators.Derivation, error) { return part.Share(whole, year(2015)) }},
			{
				"contribution(x, segment=A, 2012, 2015)",
				func() (indicators.Derivation, error) { return part.Contribution(whole, year(2012), year(2015)) },
			},
			{"moving_average(x, 3)", func() (indicators.Derivation, error) { return whole.MovingAverage(3, year(2015)) }},
		} {
			want, err := v.Eval(indicators.MustParseMetric(c.metric), in2015x)
			got, serr := c.series()
			if (err == nil) != (serr == nil) {
				t.Fatalf("%s: %v as a metric, %v as a series", c.metric, err, serr)
			}
			if err != nil {
				refused++
				continue
			}
			compared++
			if !got.Quantity.Equal(want.Quantity) {
				t.Errorf("%s is %s as a metric and %s as a series", c.metric, want.Quantity, got.Quantity)
			}
		}
	}
	if compared < 30 || refused == 0 {
		t.Errorf("%d compared, %d refused", compared, refused)
	}
}

// An explanation whose step has too few or too many operands does not replay,
// nor does one that names an operation which there is not.
func TestReplayOperands(t *testing.T) {
	number := func(s string) indicators.Step {
		return indicators.Step{Op: "number", Quantity: figure.Quantity{Figure: figure.MustParse(s)}}
	}
	for _, c := range []struct {
		op    string
		steps []indicators.Step
		want  string
	}{
		{"add", []indicators.Step{number("1")}, "wrong number of operands"},
		{"growth", []indicators.Step{number("1"), number("2"), number("3")}, "wrong number of operands"},
		{"contribution", []indicators.Step{number("1"), number("2")}, "wrong number of operands"},
		{"last", nil, figure.ErrUnset.Error()},
		{"cagr", []indicators.Step{number("1"), number("2")}, "years"},
		{"cube", []indicators.Step{number("1")}, `unknown operation "cube"`},
		{"aggregate", []indicators.Step{number("1")}, `no operation "aggregate"`},
	} {
		_, err := indicators.Explanation{Result: indicators.Step{Op: c.op, Steps: c.steps}}.Replay()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %s", c.op, err, c.want)
		}
	}
}
