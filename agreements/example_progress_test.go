package agreements_test

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// One formula serves targets above and below the baseline, and ranges go
// through it.
func ExampleProgress() {
	f := figure.MustParse
	for _, c := range [][3]string{{"53", "15", "50"}, {"30", "40", "20"}, {"[75000,80000]", "63000", "123000"}} {
		p, err := agreements.Progress(f(c[0]), f(c[1]), f(c[2]))
		fmt.Println(p, err)
	}
	_, err := agreements.Progress(f("11"), f("10"), f("10"))
	fmt.Println(agreements.UndefinedOf(err).String(), agreements.Reached(f("11"), f("10"), figure.HigherIsBetter))
	// Output:
	// 38/35 <nil>
	// 0.5 <nil>
	// [0.2,17/60] <nil>
	// baseline_is_target yes
}

func ExampleProgressOver() {
	f := figure.MustParse
	p, _ := agreements.ProgressOver(f("10"), f("8"), f("18")) // 18 more than 8
	fmt.Println(p)
	// Output: 1/9
}

func ExampleShareOfTarget() {
	f := figure.MustParse
	share, _ := agreements.ShareOfTarget(f("10"), f("18"))
	progress, _ := agreements.Progress(f("10"), f("8"), f("18"))
	fmt.Println(share, progress)
	// Output: 5/9 0.2
}

func ExampleGap() {
	gap, _ := agreements.Gap(figure.MustParse(">51000"), figure.MustParse("34215"))
	fmt.Println(gap)
	// Output: >16785
}

func ExampleRunRate() {
	f := figure.MustParse
	made, _ := agreements.RunRate(f("51000"), f("0"), big.NewRat(5, 2))
	needed, _ := agreements.RequiredRate(f("51000"), f("60000"), big.NewRat(2, 1))
	leads, _ := agreements.Projection(f("51000"), f("0"), big.NewRat(5, 2), big.NewRat(9, 2))
	fmt.Println(made, needed, leads)
	// Output: 20400 4500 91800
}

func ExampleCarryForward() {
	f := figure.MustParse
	totals := []figure.Figure{f("2"), f("5"), {}} // nothing was reported for the third period
	fmt.Println(agreements.CarryForward(totals))
	total, _ := agreements.CumulativeTotal(totals)
	fmt.Println(total)
	// Output:
	// [2 5 5]
	// 5
}

func ExampleUndefined() {
	_, err := agreements.Progress(figure.Figure{}, figure.MustParse("8"), figure.MustParse("18"))
	fmt.Println(errors.Is(err, agreements.NoActual))
	fmt.Println(agreements.NoActual.Text(wording.Fr))
	// Output:
	// true
	// aucune valeur publiée
}

func ExampleStanding() {
	fmt.Println(agreements.Behind, agreements.Behind.Text(wording.Ar), agreements.Behind.Text(wording.Fr))
	// Output: behind متأخر عن المسار en retard
}

func ExampleStandingSet() {
	s := agreements.StandingsOf(agreements.Ahead, agreements.Behind)
	_, certain := s.Certain()
	fmt.Println(s, certain)
	fmt.Println(s.Text(wording.En))
	// Output:
	// ahead|behind false
	// undecided: ahead or behind
}

func ExampleStand() {
	f := figure.MustParse
	fmt.Println(agreements.Stand(f("[75000,80000]"), f("63000"), f("97215"), f("123000"), figure.HigherIsBetter, false))
	fmt.Println(agreements.Stand(f(">51000"), f("0"), f("34215"), f("60000"), figure.HigherIsBetter, false))
	fmt.Println(agreements.Stand(f(">51000"), f("0"), f("60000"), f("60000"), figure.HigherIsBetter, true))
	// Output:
	// behind
	// met|ahead
	// met|missed
}

func ExampleTrajectory() {
	t := agreements.Trajectory{
		Start: period.MustDate(2016, 5, 5), From: figure.FromInt64(63000),
		End: period.MustDate(2020, 12, 31), To: figure.FromInt64(123000),
	}
	expected, _ := t.Expected(period.MustDate(2018, 12, 31))
	earned, _ := t.EarnedSchedule(figure.MustParse("[75000,80000]"))
	late, _ := agreements.ScheduleVariance(earned, figure.FromInt64(970))
	fmt.Println(expected, "=", expected.Round(2, money.HalfEven))
	fmt.Println(earned, late)
	// Output:
	// 55121000/567 = 97215.17
	// [340.2,481.95] [-629.8,-488.05]
}

func ExampleMilestone() {
	t := agreements.Trajectory{
		Start: period.MustDate(2024, 12, 31), From: figure.FromInt64(0),
		End: period.MustDate(2030, 12, 31), To: figure.FromInt64(130000),
		Milestones: []agreements.Milestone{{On: period.MustDate(2026, 12, 31), Value: figure.FromInt64(50000)}},
	}
	expected, _ := t.Expected(period.MustDate(2025, 12, 31))
	fmt.Println(expected)
	// Output: 25000
}

func ExampleTrajectoryKind() {
	t := agreements.Trajectory{
		Start: period.MustDate(2021, 1, 1), From: figure.FromInt64(100),
		End: period.MustDate(2023, 1, 1), To: figure.FromInt64(121),
	}
	for _, t.Kind = range []agreements.TrajectoryKind{agreements.Linear, agreements.Stepped, agreements.Compound} {
		f, _ := t.Expected(period.MustDate(2022, 1, 1))
		fmt.Println(t.Kind, f)
	}
	// Output:
	// linear 110.5
	// stepped 100
	// compound 110
}

func ExampleEarnedPeriods() {
	f := figure.MustParse
	planned := []figure.Figure{f("10"), f("30"), f("60"), f("100")} // running totals by month
	earned, _ := agreements.EarnedPeriods(planned, f("45"))
	index, _ := agreements.ScheduleIndex(earned, f("4"))
	fmt.Println(earned, index)
	// Output: 2.5 0.625
}

func ExampleCase() {
	c := agreements.Case{
		Baseline: figure.FromInt64(8), Actual: figure.FromInt64(10), Target: figure.FromInt64(18),
		Start: period.MustDate(2016, 5, 5), At: period.MustDate(2018, 12, 31), Deadline: period.MustDate(2020, 12, 31),
	}
	p, _ := c.Progress()
	fmt.Println(p, c.Standing())
	// Output: 0.2 behind
}

func ExampleMethod() {
	c := agreements.Case{
		Baseline: figure.FromInt64(8), Actual: figure.FromInt64(10), Target: figure.FromInt64(18),
		Start: period.MustDate(2016, 5, 5), At: period.MustDate(2018, 12, 31), Deadline: period.MustDate(2020, 12, 31),
	}
	// A user's own method stands beside those of the library.
	own := agreements.Method{ID: "left", Compute: func(c agreements.Case) (figure.Figure, error) { return c.Target.Sub(c.Actual) }}
	for _, m := range append(agreements.Methods(), own) {
		if f, err := m.Apply(c); err == nil {
			fmt.Println(m.ID, f.Round(3, money.HalfEven), m.OfProgress)
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

// Statistics Canada's indicator 1-2-1: 14.5 in 2015, 10.1 in 2019, 7.25 aimed at
// for 2030.
func ExamplePace() {
	c := agreements.Case{
		Baseline: figure.MustParse("14.5"), Actual: figure.MustParse("10.1"), Target: figure.MustParse("7.25"), Direction: figure.LowerIsBetter,
		Start: period.MustDate(2015, 12, 31), At: period.MustDate(2019, 12, 31), Deadline: period.MustDate(2030, 12, 31),
	}
	ratio, _ := agreements.GrowthRatio(c.Baseline, c.Actual, c.Target, big.NewRat(4, 1), big.NewRat(15, 1), c.Direction)
	fmt.Println(ratio.Round(6, money.HalfEven), c.Pace())
	// Output: (1.914092,1.914093) substantial
}

func ExamplePaceSet() {
	s := agreements.RatioThresholds().Judge(figure.MustParse("[0.5,1]"))
	fmt.Println(s, s.Has(agreements.Deterioration))
	// Output: substantial|moderate|limited false
}

func ExampleThresholds() {
	strict := agreements.Thresholds{Substantial: figure.FromInt64(1), Moderate: figure.MustParse("0.8"), Limited: figure.MustParse("0.5")}
	fmt.Println(strict.Judge(figure.MustParse("0.97")), agreements.RatioThresholds().Judge(figure.MustParse("0.97")))
	// Output: moderate substantial
}

func ExampleEarnedValue() {
	e := agreements.EarnedValue{
		Budget: figure.FromInt64(500000), Planned: figure.FromInt64(250000), Earned: figure.FromInt64(200000), Cost: figure.FromInt64(290000),
	}
	spi, _ := e.ScheduleIndex()
	cpi, _ := e.CostIndex()
	eac, _ := e.AtCompletion()
	tcpi, _ := e.ToCompleteIndex()
	fmt.Println(spi, cpi, eac, tcpi)
	// Output: 0.8 20/29 725000 10/7
}

// The contract of the sample is that of Morocco's offshoring sector of 2016: 18
// billion dirhams of exports by 2020, from 8 or 7.54 billion, with 10 reached in
// 2018.
func ExampleAssessment() {
	contract, view := version("national")
	a, err := contract.Assess("exports", view, period.MustDate(2018, 12, 31))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range a.Readings {
		fmt.Println(r.Basis, r.Baseline, r.Progress, agreements.SayPercent(r.Progress, wording.En), r.Status)
	}
	fmt.Println(a.Status)
	// Output:
	// additional 8000000000 MAD 1/9 11.1% behind
	// additional 7540000000 MAD 41/300 13.7% behind
	// level 8000000000 MAD 0.2 20% behind
	// behind
}

func ExampleReadingAssessment() {
	a := assess("national", "jobs", 2018)
	for _, r := range a.Readings {
		fmt.Println(r.ID, r.Actual.Quantity, r.Progress, r.Expected, r.Status)
	}
	fmt.Println(a.Status)
	// Output:
	// created >51000 job >0.85 19400000/567 job met|ahead
	// stock [75000,80000] job [0.2,17/60] 55121000/567 job behind
	// met|ahead|behind
}

func ExampleActual() {
	r := assess("oujda", "jobs", 2018).Readings[0]
	fmt.Println(r.Actual.Quantity, "as of", r.Actual.AsOf, "from", r.Actual.Chosen)
	// Output: 550 job as of 2018-12-31 from [declared.o17 declared.o18]
}

func ExampleAssessOptions() {
	contract, view := version("national")
	a, _ := contract.AssessAs("exports", view, period.MustDate(2018, 12, 31), agreements.AssessOptions{Trajectory: agreements.Stepped})
	fmt.Println(a.Readings[2].Expected, a.Readings[2].Status) // nothing is due before the deadline
	// Output: 8000000000 MAD ahead
}

func ExampleSensitivity() {
	s := assess("national", "exports", 2018).Sensitivity()
	for _, r := range s.Readings {
		fmt.Println(r.ID, r.Stated, r.Progress)
	}
	fmt.Println(s.Progress, s.Status)
	// Output:
	// ministry true 1/9
	// office true 41/300
	// press true 0.2
	// level.7.54.exports false 123/523
	// [1/9,123/523] behind
}

func ExampleNamedFigure() {
	for _, n := range assess("national", "exports", 2018).Named() {
		fmt.Println(n.Method, n.Figure) // what the press prints, and none of the readings
	}
	// Output: share-of-target 5/9
}

func ExampleExplanation() {
	a := assess("national", "created", 2018)
	fmt.Print(a.Explain(wording.En))
	fmt.Println(a.Explanation().Replay())
	// Output:
	// created: undecided: met or ahead
	// agreement national, target created, on 2018-12-31
	// 60,000 jobs (cumulative since the start)
	//   reading cumulative.created (cumulative since the start): undecided: met or ahead
	//     progress = (actual − baseline) / (target − baseline): more than 85% (>0.85)
	//       published value: more than 51,000 jobs (2018-12-31)
	//         jobs_created: more than 51,000 jobs
	//         all, 2016-2018
	//         as published; only where sources agree
	//         - jobs_created, all, 2016-2018: more than 51,000 jobs
	//           chosen: declared.c, published: more than 51,000 jobs, all operators together, 2019-05 (the only one that counts)
	//       counted from nothing: 0 jobs
	//       value as agreed: 60,000 jobs
	//     gap = actual − expected: more than 16,784.83 jobs
	//       published value: more than 51,000 jobs (2018-12-31)
	//       expected on the path: 34,215.17 jobs (2018-12-31)
	//         counted from nothing: 0 jobs (2016-05-05)
	//         value as agreed: 60,000 jobs (2020-12-31)
	// <nil>
}

func ExampleReadingNote() {
	for _, n := range assess("national", "jobs", 2018).Explanation().Readings {
		fmt.Println(n.ID, n.Basis, len(n.Steps))
	}
	// Output:
	// created additional 2
	// stock level 3
}

func ExampleStep() {
	s := assess("national", "exports", 2018).Explanation().Readings[0].Steps[0]
	fmt.Println(s.Op, s.Quantity)
	for _, below := range s.Steps {
		fmt.Println(" ", below.Op, below.Quantity)
	}
	// Output:
	// progress_over 1/9
	//   value 10000000000 MAD
	//   stated 8000000000 MAD
	//   stated 18000000000 MAD
}

// The jobs of Oujda are in the national number, and are not added to it.
func ExamplePortfolio() {
	s := sample()
	p, err := s.Portfolio(period.Date{}, period.Date{}, s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "national", Target: "created"},
		agreements.TargetRef{Agreement: "oujda", Target: "jobs"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range p.Totals {
		fmt.Println(t.Indicator, t.Value, t.Actual, t.Members)
	}
	// Output: jobs_created 60000 job >51000 job [national/created]
}

func ExampleMember() {
	s := sample()
	p, _ := s.Portfolio(period.Date{}, period.Date{}, s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "national", Target: "created"},
		agreements.TargetRef{Agreement: "oujda", Target: "jobs"})
	for _, m := range p.Members {
		fmt.Printf("%v is in %q\n", m.TargetRef, m.Within)
	}
	// Output:
	// national/created is in ""
	// oujda/jobs is in "national/created"
}

func ExamplePortfolioTotal() {
	s := sample()
	p, _ := s.Portfolio(period.Date{}, period.Date{}, s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "fes", Target: "jobs"},
		agreements.TargetRef{Agreement: "oujda", Target: "jobs"})
	fmt.Println(p.Totals[0].Value, p.Totals[0].Actual)
	// Output: 4000 job 1150 job
}

func ExampleApart() {
	s := sample()
	p, _ := s.Portfolio(period.Date{}, period.Date{}, s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "national", Target: "exports"}) // three readings: no one number to add
	fmt.Println(p.Members[0].Apart, len(p.Totals))
	// Output: open 0
}

func ExampleTargetRef() {
	fmt.Println(agreements.TargetRef{Agreement: "national", Target: "jobs"})
	// Output: national/jobs
}
