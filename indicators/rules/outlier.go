package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// The thresholds of the growth rule: a step is an outlier when it is at least
// jumpFactor times the median step of its series, or less than one over that, and
// when, beyond the median, it is more than jumpSpread times as far as the median
// step is. A series says nothing with fewer steps than jumpSteps.
const (
	jumpFactor = 2
	jumpSpread = 6
	jumpSteps  = 5
)

// jumpRule finds growth that stands out of its series, a stock or a flow.
//
// Steps lead from one period to the next, by the figures of highest authority; a
// gap ends them. A figure that both its neighbours are far from, though they are
// near each other, is the one that is named; else the one at the far side of the
// jump.
func ind032(c Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND032", Family: FamilyOutlier, Severity: finding.SeverityWarning,
			Title: say.Text("قفزة غير معتادة", "saut inhabituel", "unusual jump"),
			Mend: say.Text(
				"راجع القيمتين في مصدريهما، وانظر هل تغير التعريف",
				"revoir les deux valeurs à la source, et si la définition a changé",
				"look at both values again in their sources, and whether the definition changed",
			),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			s.eachSeries(func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
				if !hasScale(i) || i.Nature == indicators.Ratio {
					return
				}
				var run []indicators.Datum
				flush := func() {
					s.jumps(i, run, r)
					run = run[:0]
				}
				for _, x := range s.bestOfEach(data) {
					if n := len(run); n > 0 && run[n-1].Period().Next() != x.Period() {
						flush()
					}
					run = append(run, x)
				}
				flush()
			})
		}),
	}
}

// bestOfEach returns the voice of highest authority for each period, in order,
// and of those the latest; only single positive numbers.
func (s Scope) bestOfEach(data []indicators.Datum) []indicators.Datum {
	rank := func(x indicators.Datum) int { return precedence.Rank(x.Row.Rank()) }
	var best []indicators.Datum
	for _, x := range data {
		if !positiveNumber(x.Figure) {
			continue
		}
		n := len(best) - 1
		if n < 0 || best[n].Period() != x.Period() {
			best = append(best, x)
			continue
		}
		later := precedence.ByDate(x.Row.Published(), best[n].Row.Published()) > 0
		if a, b := rank(x), rank(best[n]); a < b || a == b && later {
			best[n] = x
		}
	}
	return best
}

// jumps looks for outliers among the steps of an unbroken run.
func (s Scope) jumps(i *indicators.Indicator, run []indicators.Datum, r *rulekit.Report) {
	if len(run) <= jumpSteps {
		return
	}
	counts := !say.InMoney(i.Unit)
	small := figure.FromInt64(slipSmall)
	steps := make([]figure.Figure, len(run)-1)
	for n := range steps {
		if counts && (run[n].Figure.Less(small) == figure.Yes || run[n+1].Figure.Less(small) == figure.Yes) {
			return
		}
		q, err := run[n+1].Figure.Quo(run[n].Figure)
		if err != nil {
			return
		}
		steps[n] = q
	}
	median := middle(steps)
	far := make([]figure.Figure, len(steps))
	for n, q := range steps {
		a, err1 := q.Quo(median)
		b, err2 := median.Quo(q)
		if err1 != nil || err2 != nil {
			return
		}
		far[n] = figure.Max(a, b)
	}
	one := figure.FromInt64(1)
	spread, err := middle(far).Sub(one)
	if err != nil {
		return
	}
	if spread, err = spread.Mul(figure.FromInt64(jumpSpread)); err != nil {
		return
	}
	limit, err := spread.Add(one)
	if err != nil {
		return
	}
	limit = figure.Max(limit, figure.FromInt64(jumpFactor))
	out := func(n int) bool { return n >= 0 && n < len(far) && far[n].Greater(limit) == figure.Yes }
	for n := 0; n < len(steps); n++ {
		if !out(n) {
			continue
		}
		at := n + 1
		switch {
		case out(n+1) && s.bridges(run[n], run[n+2], median, limit):
			n++ // the step back belongs to the same figure
		case n == 0:
			at = 0
		}
		o, from := run[at].Row.Observation(), run[max(at-1, 0)].Row.Observation()
		if at == 0 {
			from = run[1].Row.Observation()
		}
		growth, err := figure.Growth(run[n].Figure, run[n+1].Figure)
		if at > 0 {
			growth, err = figure.Growth(run[at-1].Figure, run[at].Figure)
		}
		usual, err2 := median.Sub(one)
		if err != nil || err2 != nil {
			continue
		}
		r.Add(
			pathOf(o)+"/figure",
			say.Text(
				"تغير بنسبة {growth} والمعتاد {usual}",
				"variation de {growth} ; d'ordinaire {usual}",
				"changes by {growth}; {usual} is usual",
			),
			rulekit.Quantity("growth", percent(growth)), rulekit.Quantity("usual", percent(usual)),
		).Cite(cited(o)).Cite(cited(from))
	}
}

// bridges reports whether the step over a figure is no outlier.
func (s Scope) bridges(a, b indicators.Datum, median, limit figure.Figure) bool {
	q, err := b.Figure.Quo(a.Figure)
	if err != nil {
		return false
	}
	two, err := median.Mul(median)
	if err != nil {
		return false
	}
	x, err1 := q.Quo(two)
	y, err2 := two.Quo(q)
	return err1 == nil && err2 == nil && figure.Max(x, y).LessOrEqual(limit) == figure.Yes
}

// middle returns the median of points, the lower one of two.
func middle(points []figure.Figure) figure.Figure {
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, figure.Figure.Compare)
	return sorted[(len(sorted)-1)/2]
}

// percent returns a ratio in percent, to one place.
func percent(f figure.Figure) figure.Quantity {
	q, err := figure.Quantity{Figure: f}.In(percentUnit())
	if err != nil {
		return figure.Quantity{Figure: f}
	}
	return q.Round(1, money.HalfEven)
}

func percentUnit() figure.Unit {
	u, _ := figure.ParseUnit("percent")
	return u
}
