package progress_test

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// One formula serves targets above and below the baseline, and ranges go
// through it.
func ExampleOf() {
	f := figure.MustParse
	for _, c := range [][3]string{{"53", "15", "50"}, {"30", "40", "20"}, {"[75000,80000]", "63000", "123000"}} {
		p, err := progress.Of(f(c[0]), f(c[1]), f(c[2]))
		fmt.Println(p, err)
	}
	_, err := progress.Of(f("11"), f("10"), f("10"))
	fmt.Println(progress.UndefinedOf(err).String(), progress.Reached(f("11"), f("10"), figure.HigherIsBetter))
	// Output:
	// 38/35 <nil>
	// 0.5 <nil>
	// [0.2,17/60] <nil>
	// baseline_is_target yes
}

func ExampleOver() {
	f := figure.MustParse
	p, _ := progress.Over(f("10"), f("8"), f("18")) // 18 more than 8
	fmt.Println(p)
	// Output: 1/9
}

func ExampleShareOfTarget() {
	f := figure.MustParse
	share, _ := progress.ShareOfTarget(f("10"), f("18"))
	progress, _ := progress.Of(f("10"), f("8"), f("18"))
	fmt.Println(share, progress)
	// Output: 5/9 0.2
}

func ExampleGap() {
	gap, _ := progress.Gap(figure.MustParse(">51000"), figure.MustParse("34215"))
	fmt.Println(gap)
	// Output: >16785
}

// 51,000 jobs in two and a half years, from none.
func ExampleRunRate() {
	perYear, _ := progress.RunRate(figure.FromInt64(51000), figure.FromInt64(0), big.NewRat(5, 2))
	fmt.Println(perYear)
	// Output: 20400
}

// 9,000 jobs are missing, with two years left.
func ExampleRequiredRate() {
	perYear, _ := progress.RequiredRate(figure.FromInt64(51000), figure.FromInt64(60000), big.NewRat(2, 1))
	fmt.Println(perYear)
	// Output: 4500
}

// At the pace of the first two and a half years, four and a half lead to 91,800.
func ExampleProjection() {
	end, _ := progress.Projection(figure.FromInt64(51000), figure.FromInt64(0), big.NewRat(5, 2), big.NewRat(9, 2))
	fmt.Println(end)
	// Output: 91800
}

// 500 plus 20 % are 600; at 550 half of the way is covered.
func ExampleOfChange() {
	p, _ := progress.OfChange(figure.FromInt64(550), figure.FromInt64(500), figure.MustParse("0.2"))
	fmt.Println(p)
	// Output: 0.5
}

// Nothing was reported for the third period.
func ExampleCarryForward() {
	totals := []figure.Figure{figure.FromInt64(2), figure.FromInt64(5), {}}
	fmt.Println(progress.CarryForward(totals))
	// Output: [2 5 5]
}

// Running totals do not add up to 7: the last one is the total.
func ExampleCumulativeTotal() {
	total, _ := progress.CumulativeTotal([]figure.Figure{figure.FromInt64(2), figure.FromInt64(5), {}})
	fmt.Println(total)
	// Output: 5
}

func ExampleUndefined() {
	_, err := progress.Of(figure.Figure{}, figure.MustParse("8"), figure.MustParse("18"))
	fmt.Println(errors.Is(err, progress.NoActual))
	fmt.Println(progress.NoActual.Text(wording.Fr))
	// Output:
	// true
	// aucune valeur publiée
}

func ExampleStanding() {
	fmt.Println(progress.Behind, progress.Behind.Text(wording.Ar), progress.Behind.Text(wording.Fr))
	// Output: behind متأخر عن المسار en retard
}

func ExampleStandingSet() {
	s := progress.StandingsOf(progress.Ahead, progress.Behind)
	_, certain := s.Certain()
	fmt.Println(s, certain)
	fmt.Println(s.Text(wording.En))
	// Output:
	// ahead|behind false
	// undecided: ahead or behind
}

// More than 51,000 may be 60,000 or not.
func ExampleReached() {
	f := figure.MustParse
	fmt.Println(progress.Reached(f(">51000"), f("60000"), figure.HigherIsBetter))
	fmt.Println(progress.Reached(f(">51000"), f("50000"), figure.HigherIsBetter))
	// Output:
	// undecided
	// yes
}

func ExampleStand() {
	f := figure.MustParse
	fmt.Println(progress.Stand(f("[75000,80000]"), f("63000"), f("97215"), f("123000"), figure.HigherIsBetter, false))
	fmt.Println(progress.Stand(f(">51000"), f("0"), f("34215"), f("60000"), figure.HigherIsBetter, false))
	fmt.Println(progress.Stand(f(">51000"), f("0"), f("60000"), f("60000"), figure.HigherIsBetter, true))
	// Output:
	// behind
	// met|ahead
	// met|missed
}

func ExampleTrajectory() {
	t := progress.Trajectory{
		Start: period.MustDate(2016, 5, 5), From: figure.FromInt64(63000),
		End: period.MustDate(2020, 12, 31), To: figure.FromInt64(123000),
	}
	expected, _ := t.Expected(period.MustDate(2018, 12, 31))
	earned, _ := t.EarnedSchedule(figure.MustParse("[75000,80000]"))
	late, _ := progress.ScheduleVariance(earned, figure.FromInt64(970))
	fmt.Println(expected, "=", expected.Round(2, money.HalfEven))
	fmt.Println(earned, late)
	// Output:
	// 55121000/567 = 97215.17
	// [340.2,481.95] [-629.8,-488.05]
}

func ExampleMilestone() {
	t := progress.Trajectory{
		Start: period.MustDate(2024, 12, 31), From: figure.FromInt64(0),
		End: period.MustDate(2030, 12, 31), To: figure.FromInt64(130000),
		Milestones: []progress.Milestone{{On: period.MustDate(2026, 12, 31), Value: figure.FromInt64(50000)}},
	}
	expected, _ := t.Expected(period.MustDate(2025, 12, 31))
	fmt.Println(expected)
	// Output: 25000
}

func ExampleShape() {
	t := progress.Trajectory{
		Start: period.MustDate(2021, 1, 1), From: figure.FromInt64(100),
		End: period.MustDate(2023, 1, 1), To: figure.FromInt64(121),
	}
	for _, t.Shape = range []progress.Shape{progress.Linear, progress.Stepped, progress.Compound} {
		f, _ := t.Expected(period.MustDate(2022, 1, 1))
		fmt.Println(t.Shape, f)
	}
	// Output:
	// linear 110.5
	// stepped 100
	// compound 110
}

// The plan as running totals by month: 45 are the plan of two months and a half.
func ExampleEarnedPeriods() {
	f := figure.MustParse
	earned, _ := progress.EarnedPeriods([]figure.Figure{f("10"), f("30"), f("60"), f("100")}, f("45"))
	fmt.Println(earned)
	// Output: 2.5
}

// 5 months of work were earned in 7: two months late.
func ExampleScheduleVariance() {
	late, _ := progress.ScheduleVariance(figure.FromInt64(5), figure.FromInt64(7))
	fmt.Println(late)
	// Output: -2
}

func ExampleScheduleIndex() {
	index, _ := progress.ScheduleIndex(figure.FromInt64(5), figure.FromInt64(7))
	fmt.Println(index)
	// Output: 5/7
}

func ExampleInputs() {
	c := progress.Inputs{
		Baseline: figure.FromInt64(8), Actual: figure.FromInt64(10), Target: figure.FromInt64(18),
		Start: period.MustDate(2016, 5, 5), At: period.MustDate(2018, 12, 31), Deadline: period.MustDate(2020, 12, 31),
	}
	p, _ := c.Progress()
	fmt.Println(p, c.Standing())
	// Output: 0.2 behind
}

func ExampleMethod() {
	c := progress.Inputs{
		Baseline: figure.FromInt64(8), Actual: figure.FromInt64(10), Target: figure.FromInt64(18),
		Start: period.MustDate(2016, 5, 5), At: period.MustDate(2018, 12, 31), Deadline: period.MustDate(2020, 12, 31),
	}
	// You can add methods of your own.
	own := progress.Method{ID: "left", Compute: func(c progress.Inputs) (figure.Figure, error) { return c.Target.Sub(c.Actual) }}
	for _, m := range append(progress.Methods(), own) {
		if f, err := m.Apply(c); err == nil {
			fmt.Println(m.ID, f.Round(3, money.HalfEven), m.IsProgress)
		}
	}
	// Output:
	// baseline-to-target 0.2 true
	// share-of-target 0.556 false
	// time-elapsed 0.57 false
	// expected 13.703 false
	// gap -3.703 false
	// earned-schedule 340.2 false
	// schedule-variance -629.8 false
	// run-rate 0.753 false
	// required-rate 4 false
	// projection 11.507 false
	// cagr (0.087,0.088) false
	// cagr-ratio (0.46,0.461) false
	// left 8 false
}

// From 100 to 121 in two years is 10 % a year; where lower is better, it leads away
// from the target.
func ExampleGrowthTowards() {
	from, to := figure.FromInt64(100), figure.FromInt64(121)
	up, _ := progress.GrowthTowards(from, to, big.NewRat(2, 1), figure.HigherIsBetter)
	down, _ := progress.GrowthTowards(from, to, big.NewRat(2, 1), figure.LowerIsBetter)
	fmt.Println(up, down)
	// Output: 0.1 -0.1
}

// 10 % a year was reached where 20 % is required: from 100 to 121 in two years, with
// 144 as the target.
func ExampleGrowthRatio() {
	f, two := figure.FromInt64, big.NewRat(2, 1)
	ratio, _ := progress.GrowthRatio(f(100), f(121), f(144), two, two, figure.HigherIsBetter)
	fmt.Println(ratio)
	// Output: 0.5
}

// Statistics Canada's indicator 1-2-1: 14.5 in 2015, 10.1 in 2019, 7.25 aimed at
// for 2030.
func ExamplePace() {
	c := progress.Inputs{
		Baseline: figure.MustParse("14.5"), Actual: figure.MustParse("10.1"), Target: figure.MustParse("7.25"), Direction: figure.LowerIsBetter,
		Start: period.MustDate(2015, 12, 31), At: period.MustDate(2019, 12, 31), Deadline: period.MustDate(2030, 12, 31),
	}
	ratio, _ := progress.GrowthRatio(c.Baseline, c.Actual, c.Target, big.NewRat(4, 1), big.NewRat(15, 1), c.Direction)
	fmt.Println(ratio.Round(6, money.HalfEven), c.Pace())
	// Output: (1.914092,1.914093) substantial
}

func ExamplePaceSet() {
	s := progress.RatioThresholds().Judge(figure.MustParse("[0.5,1]"))
	fmt.Println(s, s.Has(progress.Deterioration))
	// Output: substantial|moderate|limited false
}

func ExampleThresholds() {
	strict := progress.Thresholds{Substantial: figure.FromInt64(1), Moderate: figure.MustParse("0.8"), Limited: figure.MustParse("0.5")}
	fmt.Println(strict.Judge(figure.MustParse("0.97")), progress.RatioThresholds().Judge(figure.MustParse("0.97")))
	// Output: moderate substantial
}

// The work of the examples of earned value: 500,000 in all, 250,000 planned by now,
// 200,000 earned, and 290,000 spent.
func work() progress.EarnedValue {
	f := figure.FromInt64
	return progress.EarnedValue{Budget: f(500000), Planned: f(250000), Earned: f(200000), Cost: f(290000)}
}

func ExampleEarnedValue() {
	behind, _ := work().ScheduleVariance()
	over, _ := work().CostVariance()
	schedule, _ := work().ScheduleIndex()
	cost, _ := work().CostIndex()
	fmt.Println(behind, over, schedule, cost)
	// Output: -50000 -90000 0.8 20/29
}

func ExampleEarnedValue_Complete() {
	part, _ := work().Complete()
	fmt.Println(part)
	// Output: 0.4
}

// The rest costs as much as the work so far: 500,000 / (20/29).
func ExampleEarnedValue_AtCompletion() {
	cost, _ := work().AtCompletion()
	rest, _ := work().ToComplete()
	variance, _ := work().CompletionVariance()
	fmt.Println(cost, rest, variance)
	// Output: 725000 435000 -225000
}

// The rest costs what was planned: 290,000 + (500,000 - 200,000).
func ExampleEarnedValue_AtCompletionAsPlanned() {
	cost, _ := work().AtCompletionAsPlanned()
	fmt.Println(cost)
	// Output: 590000
}

// The rest suffers from cost and delay: 290,000 + 300,000 / (20/29 * 4/5).
func ExampleEarnedValue_AtCompletionBoth() {
	cost, _ := work().AtCompletionBoth()
	fmt.Println(cost)
	// Output: 833750
}

// 300,000 of work are left for 210,000 of money.
func ExampleEarnedValue_ToCompleteIndex() {
	index, _ := work().ToCompleteIndex()
	fmt.Println(index)
	// Output: 10/7
}

func ExampleError() {
	_, err := progress.Of(figure.FromInt64(10), figure.Figure{}, figure.FromInt64(18))
	var e *progress.Error
	if errors.As(err, &e) {
		fmt.Println(e.Op, e.Err == progress.NoBaseline)
	}
	fmt.Println(err)
	// Output:
	// Of true
	// progress: Of: no baseline is known
}
