package indicators

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
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
func jumpRule() Rule {
	return Rule{
		Code: "IND032", Family: Outlier, Severity: Warning,
		Title: say.Text("قفزة غير معتادة", "saut inhabituel", "unusual jump"),
		Mend:  say.Text("راجع القيمتين في مصدريهما، وانظر هل تغير التعريف", "revoir les deux valeurs à la source, et si la définition a changé", "look at both values again in their sources, and whether the definition changed"),
		Example: Example{
			Fires: table("a,jobs,MA,all,2010,40000,job,observed,o16", "b,jobs,MA,all,2011,43000,job,observed,o16", "c,jobs,MA,all,2012,47000,job,observed,o16",
				"d,jobs,MA,all,2013,250000,job,observed,o16", "e,jobs,MA,all,2014,56000,job,observed,o16", "f,jobs,MA,all,2015,60000,job,observed,o16"),
			Silent: table("a,jobs,MA,all,2010,40000,job,observed,o16", "b,jobs,MA,all,2011,43000,job,observed,o16", "c,jobs,MA,all,2012,47000,job,observed,o16",
				"d,jobs,MA,all,2013,52000,job,observed,o16", "e,jobs,MA,all,2014,56000,job,observed,o16", "f,jobs,MA,all,2015,60000,job,observed,o16"),
			Path: "/observations/d/figure",
		},
		Check: perView(func(v View, r *report) {
			v.eachSeries(func(i *Indicator, k Key, voices []voice) {
				if !scaled(i) || i.Nature == Ratio {
					return
				}
				var run []voice
				flush := func() {
					v.jumps(i, run, r)
					run = run[:0]
				}
				for _, x := range v.bestOfEach(voices) {
					if n := len(run); n > 0 && run[n-1].period.Next() != x.period {
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
func (v View) bestOfEach(voices []voice) []voice {
	d := v.data
	rank := func(x voice) int { return rankOf(Source{Rank: d.rankAt(x.row)}) }
	var best []voice
	for _, x := range voices {
		if !judged(x.figure) {
			continue
		}
		n := len(best) - 1
		if n < 0 || best[n].period != x.period {
			best = append(best, x)
			continue
		}
		if a, b := rank(x), rank(best[n]); a < b || a == b && comparePublished(d.publishedAt(x.row), d.publishedAt(best[n].row)) > 0 {
			best[n] = x
		}
	}
	return best
}

// jumps looks for outliers among the steps of an unbroken run.
func (v View) jumps(i *Indicator, run []voice, r *report) {
	if len(run) <= jumpSteps {
		return
	}
	counts := !isMoney(i.Unit)
	small := figure.FromInt64(slipSmall)
	steps := make([]figure.Figure, len(run)-1)
	for n := range steps {
		if counts && (run[n].figure.Less(small) == figure.Yes || run[n+1].figure.Less(small) == figure.Yes) {
			return
		}
		q, err := run[n+1].figure.Quo(run[n].figure)
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
		case out(n+1) && v.bridges(run[n], run[n+2], median, limit):
			n++ // the step back belongs to the same figure
		case n == 0:
			at = 0
		}
		o, from := v.observation(run[at]), v.observation(run[max(at-1, 0)])
		if at == 0 {
			from = v.observation(run[1])
		}
		growth, err := figure.Growth(run[n].figure, run[n+1].figure)
		if at > 0 {
			growth, err = figure.Growth(run[at-1].figure, run[at].figure)
		}
		usual, err2 := median.Sub(one)
		if err != nil || err2 != nil {
			continue
		}
		r.add(pathOf(o)+"/figure", say.Text("تغير بنسبة {growth} والمعتاد {usual}", "variation de {growth} ; d'ordinaire {usual}", "changes by {growth}; {usual} is usual"),
			amount("growth", percent(growth)), amount("usual", percent(usual))).cite(o, noNote).cite(from, noNote)
	}
}

// bridges reports whether the step over a figure is no outlier.
func (v View) bridges(a, b voice, median, limit figure.Figure) bool {
	q, err := b.figure.Quo(a.figure)
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
