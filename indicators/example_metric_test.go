package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// show prints what a metric is for a key, and why not if it is not.
func show(v indicators.View, k indicators.Key, metrics ...indicators.Expr) {
	for _, e := range metrics {
		r, err := v.Eval(indicators.Metric{Expr: e}, k)
		if err != nil {
			fmt.Println(e, "refused:", err)
			continue
		}
		fmt.Println(e, "=", r.Quantity)
	}
}

func ExampleMetric() {
	// The article says: 65 thousand jobs, more than 9,000 managers.
	v := article(new(testing.T)).View(indicators.ViewConfig{})
	share := indicators.MustParseMetric("managers_share [percent] = managers / jobs")
	r, err := v.Eval(share, in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Quantity)                          // exact: 9/65 is 180/13 percent
	fmt.Println(r.Quantity.Round(2, money.HalfEven)) // a bound is rounded outward
	fmt.Println(wording.FormatQuantity(r.Quantity.Round(2, money.HalfEven), wording.EnAny, wording.Plain))
	// Output:
	// >180/13 percent
	// >13.84 percent
	// more than 13.84%
}

func ExampleParseMetric() {
	m, err := indicators.ParseMetric("exports_per_job[MAD/job] = (export_revenue)/jobs")
	fmt.Println(m.ID, m.Unit, err)
	fmt.Println(m)
	// Output:
	// exports_per_job MAD/job <nil>
	// exports_per_job [MAD/job] = export_revenue / jobs
}

func ExampleMetric_Check() {
	c := metricCatalogue(new(testing.T))
	fmt.Println(indicators.MustParseMetric("export_revenue / jobs").Check(c))
	_, err := indicators.MustParseMetric("export_revenue + jobs").Check(c)
	fmt.Println(err)
	_, err = indicators.MustParseMetric("sum(exports_per_job over segment)").Check(c)
	fmt.Println(errors.Is(err, indicators.ErrAggregate))
	// Output:
	// MAD/job <nil>
	// indicators: Metric.Check: units do not fit: add: MAD and job (offset 15)
	// true
}

func ExampleView_Eval() {
	d := article(new(testing.T))
	perJob := indicators.MustParseMetric("export_revenue / jobs")
	for _, corrected := range []bool{false, true} {
		r, err := d.View(indicators.ViewConfig{Corrected: corrected}).Eval(perJob, in2015)
		fmt.Println(r.Quantity, err)
	}
	// The key leaves the perimeter open, and jobs are known for two.
	open := in2015
	open.Perimeter = ""
	_, err := d.View(indicators.ViewConfig{}).Eval(indicators.MustParseMetric("jobs"), open)
	fmt.Println(err)
	// Output:
	// 1500/13 MAD/job <nil>
	// 1500000/13 MAD/job <nil>
	// indicators: View.Eval: perimeters differ: jobs MA 2015 is known for crm, offshoring
}

func ExampleResult() {
	v := article(new(testing.T)).View(indicators.ViewConfig{})
	r, err := v.Eval(indicators.MustParseMetric("jobs_per_operator = jobs / operators"), in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Key, r.Quantity)
	for _, in := range r.Inputs() {
		fmt.Println(in.Key, in.Quantity, in.Chosen)
	}
	// Output:
	// jobs_per_operator MA crm 2015 (0,650/3) job/company
	// jobs MA crm 2015 65000@1000 job [S19]
	// operators MA crm 2015 >300 company [S08]
}

// A year of segments and quarters, and the year before.
func ExampleExpr_Growth() {
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	jobs := indicators.Ref("jobs")
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k, jobs.Growth(), jobs.YearOnYear(), jobs.Difference())
	// Output:
	// growth(jobs) = 0.25
	// yoy(jobs) = 0.25
	// difference(jobs) = 20 job
}

func ExampleExpr_GrowthFrom() {
	v := change(new(testing.T)).View(indicators.ViewConfig{})
	k := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2020)}
	y := func(n int) indicators.ExprPeriod { return indicators.On(period.Year(n)) }
	jobs := indicators.Ref("jobs")
	show(v, k, jobs.GrowthFrom(y(2012), y(2015)), jobs.DifferenceFrom(y(2012), y(2015)), jobs.GrowthFrom(y(2018), y(2019)))
	// Output:
	// growth(jobs, 2012, 2015) = 0.125
	// difference(jobs, 2012, 2015) = 7000 job
	// growth(jobs, 2018, 2019) refused: indicators: View.Eval: /observations/b19: series breaks: jobs MA offshoring breaks in 2019, says b19
}

func ExampleExpr_CAGR() {
	// 6.86 to 7.54 billion in four years: 2.39 % a year.
	v := change(new(testing.T)).View(indicators.ViewConfig{})
	k := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	show(v, k, indicators.Ref("export_revenue").CAGR(indicators.Ago(4), indicators.ExprPeriod{}))
	// Output: cagr(export_revenue, -4, 0) = (0.023910054206,0.023910054207)
}

func ExampleExpr_Index() {
	v := change(new(testing.T)).View(indicators.ViewConfig{})
	k := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	show(v, k, indicators.Ref("jobs").Index(indicators.On(period.Year(2012))))
	// Output: index(jobs, 2012) = 112.5
}

func ExampleExpr_Interpolate() {
	v := change(new(testing.T)).View(indicators.ViewConfig{})
	k := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2014)}
	y := func(n int) indicators.ExprPeriod { return indicators.On(period.Year(n)) }
	jobs := indicators.Ref("jobs")
	show(v, k, jobs, jobs.Interpolate(y(2012), y(2015)))
	// Output:
	// jobs refused: indicators: View.Eval: no data: jobs MA offshoring 2014
	// interpolate(jobs, 2012, 2015) = ~182000/3 job
}

func ExampleExpr_MovingAverage() {
	k := indicators.Key{Area: "MA", Period: period.Quarter(2015, 4)}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k, indicators.Ref("jobs").MovingAverage(4))
	// Output: moving_average(jobs, 4) = 94.25 job
}

func ExampleExpr_Share() {
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	jobs, crm := indicators.Ref("jobs"), indicators.Part{Dimension: "segment", Code: "CRM"}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k, jobs.Select(crm), jobs.Share(crm))
	// Output:
	// jobs[segment=CRM] = 30 job
	// share(jobs, segment=CRM) = 0.3
}

func ExampleExpr_Contribution() {
	// Jobs went from 80 to 100: 25 %, of which 12.5 points in CRM.
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	jobs, crm := indicators.Ref("jobs"), indicators.Part{Dimension: "segment", Code: "CRM"}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k, jobs.Growth(), jobs.Contribution(crm))
	// Output:
	// growth(jobs) = 0.25
	// contribution(jobs, segment=CRM) = 0.125
}

func ExampleExpr_Sum() {
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k,
		indicators.Ref("jobs").Sum(indicators.Across("segment")),
		indicators.Ref("export_revenue").Sum(indicators.AcrossPeriods(period.KindQuarter)),
		indicators.Ref("jobs").Sum(indicators.AcrossPeriods(period.KindQuarter)),
	)
	// Output:
	// sum(jobs over segment) = 100 job
	// sum(export_revenue over quarter) = >750 MAD
	// sum(jobs over quarter) refused: indicators: View.Eval: not to be aggregated: "jobs" does not add up over time; aggregate() computes it again from what does
}

func ExampleExpr_Aggregate() {
	// 800 MAD over 100 jobs, not 10 + 20 + 2 MAD a job.
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k,
		indicators.Ref("exports_per_job").Aggregate(indicators.Across("segment")))
	// Output: aggregate(exports_per_job over segment) = 8 MAD/job
}

func ExampleExpr_HHI() {
	// 30, 20 and 50 of 100.
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	show(parts(new(testing.T)).View(indicators.ViewConfig{}), k, indicators.Ref("jobs").HHI(indicators.Across("segment")))
	// Output: hhi(jobs over segment) = 3800
}

func ExampleExplanation_Replay() {
	v := article(new(testing.T)).View(indicators.ViewConfig{})
	r, err := v.Eval(indicators.MustParseMetric("women_share * jobs"), in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	x := r.Explanation()
	fmt.Println(x.Replay())
	// Somebody changes a number on the way.
	x.Result.Steps[0].Quantity = r.Quantity
	_, err = x.Replay()
	fmt.Println(err)
	// Output:
	// 35750 job <nil>
	// indicators: Explanation.Replay: /result/steps/0/quantity: step does not follow: "35750", but its operands give "3575000"
}

func ExampleStep() {
	v := article(new(testing.T)).View(indicators.ViewConfig{})
	r, err := v.Eval(indicators.MustParseMetric("jobs / operators"), in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	s := r.Explanation().Result
	fmt.Println(s.Op, s.Formula, s.Quantity)
	for _, in := range s.Steps {
		c := in.Input.Chosen[0]
		fmt.Println(in.Op, in.Quantity, c.Observation, c.Words)
	}
	// Output:
	// divide jobs / operators (0,650/3) job/company
	// indicator 65000@1000 job S19 65 ألف منصب شغل
	// indicator >300 company S08 أزيد من 300 فاعل
}

func ExampleExplanation_DOT() {
	v := article(new(testing.T)).View(indicators.ViewConfig{})
	r, err := v.Eval(indicators.MustParseMetric("jobs / 2"), in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(r.Explanation().DOT(wording.Fr))
	// Output:
	// digraph explanation {
	// 	rankdir=BT;
	// 	n0 [shape=ellipse, label="jobs / 2\n32 500 emplois\nquotient"];
	// 	n1 [shape=box, label="emplois (jobs), MA, crm, 2015\n65 000 emplois\nS19, publié : 65 000 emplois, AMRC, publié par le journal, 5 mai 2016"];
	// 	n1 -> n0;
	// 	n2 [shape=ellipse, label="2\n2\nnombre"];
	// 	n2 -> n0;
	// }
}

// correctedInput explains a figure that rests on a correction.
func correctedInput() (indicators.Explanation, *indicators.Input) {
	v := article(new(testing.T)).View(indicators.ViewConfig{Corrected: true, Known: period.MustDate(2027, 1, 1)})
	r, err := v.Eval(indicators.MustParseMetric("export_revenue"), in2015)
	if err != nil {
		panic(err)
	}
	x := r.Explanation()
	return x, x.Result.Input
}

func ExampleInput() {
	_, in := correctedInput()
	fmt.Println(in.Key, in.Name, in.Reason, len(in.Chosen), len(in.Others))
	// Output: export_revenue MA crm 2015 export revenue only 1 0
}

func ExampleCited() {
	_, in := correctedInput()
	c := in.Chosen[0]
	fmt.Println(c.Observation, c.Published, c.Words)
	fmt.Println(c.Originator, "in", c.Carrier, c.Date)
	// Output:
	// S06 7500000@100000 MAD 7.5 مليون درهم
	// AMRC in the newspaper 2016-05-05
}

func ExampleCorrected() {
	_, in := correctedInput()
	c := in.Chosen[0].Correction
	fmt.Println(c.Correction, c.Quantity, c.Reason, c.Author, c.Evidence)
	// Output: C06 7500000000 MAD million written for billion the editors [S24b]
}

func ExampleViewConfig_explained() {
	x, _ := correctedInput()
	fmt.Println(x.View.Known, x.View.Policy, x.View.Corrected, x.View.Digits)
	// Output: 2027-01-01 unanimous true nominal
}

func ExampleLabel() {
	l := indicators.Label{Dimension: "segment", Code: "CRM", Name: name("علاقات الزبناء", "relation client", "customer relations")}
	fmt.Println(l.Dimension, l.Code, l.Name)
	// Output: segment CRM customer relations
}
