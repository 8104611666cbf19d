package agreements_test

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Oujda: 12 million dirhams at 6,000 a job, read in two ways.
func ExampleFunding() {
	oujda, _ := version("oujda")
	premium, _ := oujda.Agreement().Instrument("premium")
	all, err := premium.Fundings("per-job")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range all {
		fmt.Println(f.Limit, f.Amount, "funds", f.Units, "and leaves", f.Rest)
	}
	// Output:
	// whole 12000000.00 MAD funds 2000 and leaves 0.00 MAD
	// first 4000000.00 MAD funds 666 and leaves 4000.00 MAD
}

func ExampleFormula_DueOf() {
	aid := agreements.Formula{
		Kind: agreements.FormulaPercentage, Share: figure.MustParseQuantity("20 percent"),
		UnitCap: money.MustParse("100000 MAD"), Rounding: money.Floor,
	}
	due, err := aid.DueOf(money.MustParse("499999.99 MAD"), money.MustParse("700000 MAD"))
	fmt.Println(due, err)
	// Output: 199999.99 MAD <nil>
}

func ExampleDue() {
	perJob := agreements.Formula{Kind: agreements.FormulaPerUnit, Amount: money.MustParse("6000 MAD"), Cap: money.MustParse("4000000 MAD")}
	d, _ := perJob.DueFor(figure.MustParse(">300"))
	_, certain := d.Certain()
	fmt.Println(d.Least, d.Most, certain)
	// Output: 1800000.00 MAD 4000000.00 MAD false
}

func ExampleInstallment() {
	fund, _ := version("fund")
	grant, _ := fund.Agreement().Instrument("grant")
	all, _ := grant.Schedule()
	for _, x := range all {
		fmt.Println(x.Tranche, x.Due, x.Amount)
	}
	total, _ := agreements.Total(all)
	fmt.Println(total)
	// Output:
	// first 2017 333333.34 MAD
	// second 2018 333333.34 MAD
	// last 2019 333333.33 MAD
	// 1000000.01 MAD
}

func ExampleEvenSchedule() {
	all, _ := agreements.EvenSchedule(money.MustParse("100 MAD"), period.Quarter(2026, 3), 3)
	for _, x := range all {
		fmt.Println(x.Due, x.Amount)
	}
	// Output:
	// 2026-Q3 33.34 MAD
	// 2026-Q4 33.33 MAD
	// 2027-Q1 33.33 MAD
}

func ExampleLedger() {
	fund, view := version("fund")
	l, err := fund.Ledger("grant", view, period.MustDate(2018, 12, 31))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("committed", l.Committed, "payable", l.Payable.Least, "paid", l.Paid, "open", l.Open.Least)
	_, err = l.Pay("second", money.MustParse("333333.35 MAD"))
	fmt.Println(errors.Is(err, agreements.ErrNotPayable))
	l, err = l.Pay("second", money.MustParse("333333.34 MAD"))
	fmt.Println("open", l.Open.Least, err)
	// Output:
	// committed 1000000.01 MAD payable 666666.68 MAD paid 333333.34 MAD open 333333.34 MAD
	// true
	// open 0.00 MAD <nil>
}

func ExampleTrancheState() {
	for _, t := range ledger(2018, 6, 30).Tranches {
		fmt.Println(t.Tranche, t.Amount, t.Payable, t.Paid)
	}
	// Output:
	// first 333333.34 MAD yes 333333.34 MAD
	// second 333333.34 MAD undecided 0.00 MAD
	// last 333333.33 MAD no 0.00 MAD
}

func ExampleLimitState() {
	oujda, view := version("oujda")
	l, _ := oujda.Ledger("premium", view, period.MustDate(2019, 12, 31)) // 700 jobs
	for _, s := range l.Limits {
		fmt.Println(s.Limit, s.Earned.Least, s.Payable.Least)
	}
	fmt.Println(l.Payable.Least, l.Payable.Most)
	// Output:
	// whole 4200000.00 MAD 4200000.00 MAD
	// first 4000000.00 MAD 4000000.00 MAD
	// 4000000.00 MAD 4200000.00 MAD
}

func ExampleFunding_enough() {
	oujda, view := version("oujda")
	l, _ := oujda.Ledger("premium", view, period.MustDate(2019, 12, 31))
	for _, s := range l.Limits {
		for _, f := range s.Fundings {
			fmt.Println(f.Limit, f.Formula, f.Units, "of", f.Wanted, f.Enough)
		}
	}
	// Output:
	// whole per-job 2000 of 2000 job yes
	// first per-job 666 of 2000 job no
}

func ExampleClawbackState() {
	l := ledger(2019, 12, 31) // 700 of the 900 jobs that were to be kept
	for _, c := range l.Clawbacks {
		fmt.Println(c.Clawback, c.Result.Holds, c.Result.Final, c.Back.Least)
	}
	fmt.Println(l.Recoverable.Least)
	// Output:
	// back no true 166666.67 MAD
	// 166666.67 MAD
}

func ExampleConditionResult() {
	fund, view := version("fund")
	for _, at := range []period.Date{period.MustDate(2017, 12, 31), period.MustDate(2018, 6, 30), period.MustDate(2018, 12, 31)} {
		r, _ := fund.Evaluate("half", view, at)
		fmt.Println(at, r.Holds, r.Final)
	}
	// Output:
	// 2017-12-31 no false
	// 2018-06-30 undecided false
	// 2018-12-31 yes false
}

func ExampleConditionTestResult() {
	fund, view := version("fund")
	r, _ := fund.Evaluate("audited", view, period.MustDate(2019, 12, 31))
	fmt.Println(r.Tests[0].Kind, r.Tests[0].Holds, r.Tests[0].Evidence)
	// Output: evidence yes [e]
}

func ExampleConditionTestReading() {
	fund, view := version("fund")
	r, _ := fund.Evaluate("half", view, period.MustDate(2018, 6, 30))
	for _, x := range r.Tests[0].Readings {
		fmt.Println(x.Value, "as of", x.AsOf, x.Holds) // may have been reached since
	}
	// Output: 0.2 as of 2017-12-31 undecided
}
