package agreements_test

import (
	"fmt"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

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
	w := wording.NewWriter(wording.EnAny, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	for _, r := range a.Readings {
		fmt.Println(r.Basis, r.Baseline, r.Progress, w.Percent(r.Progress), r.Status)
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
	a, _ := contract.AssessAs("exports", view, period.MustDate(2018, 12, 31), agreements.AssessOptions{Trajectory: progress.Stepped})
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
		fmt.Println(n.Method, n.Figure) // often printed as progress, but no reading supports it
	}
	// Output: share-of-target 5/9
}

func ExampleExplanation() {
	a := assess("national", "created", 2018)
	fmt.Print(a.Explain(wording.En))
	fmt.Println(a.Explanation().Replay())
	// Output:
	// created: undecided: met or ahead
	// agreement national, target created, on 31 December 2018
	// 60,000 jobs (cumulative since the start)
	//   reading cumulative.created (cumulative since the start): undecided: met or ahead
	//     progress = (actual − baseline) / (target − baseline): more than 85% (>0.85)
	//       published value: more than 51,000 jobs (31 December 2018)
	//         jobs_created: more than 51,000 jobs
	//         all, 2016-2018
	//         as published; only where sources agree
	//         - jobs_created, all, 2016-2018: more than 51,000 jobs
	//           chosen: declared.c, published: more than 51,000 jobs, all operators together, May 2019 (the only eligible source)
	//       counted from nothing: 0 jobs
	//       value as agreed: 60,000 jobs
	//     gap = actual − expected: more than 9517000/567 jobs
	//       published value: more than 51,000 jobs (31 December 2018)
	//       expected on the path: 19400000/567 jobs (31 December 2018)
	//         counted from nothing: 0 jobs (5 May 2016)
	//         value as agreed: 60,000 jobs (31 December 2020)
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

func ExamplePortfolioMember() {
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

func ExampleExclusion() {
	s := sample()
	p, _ := s.Portfolio(period.Date{}, period.Date{}, s.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "national", Target: "exports"}) // three readings: no one number to add
	fmt.Println(p.Members[0].Excluded, len(p.Totals))
	// Output: open 0
}

func ExampleTargetRef() {
	fmt.Println(agreements.TargetRef{Agreement: "national", Target: "jobs"})
	// Output: national/jobs
}
