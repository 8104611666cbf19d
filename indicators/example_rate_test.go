package indicators_test

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleRateQuery() {
	q := indicators.RateQuery{From: money.USD, To: money.MAD, Period: period.Year(2015)}
	q.Use = indicators.RateAverage // for a flow; a stock takes a closing rate
	r, err := sector().View(indicators.ViewConfig{}).Rate(q)
	fmt.Println(r.Quantity, err)
	// Output: 9.7644 MAD/USD <nil>
}

func ExampleRateUse() {
	fmt.Println(indicators.RateAverage, indicators.RateClosing)
	// Output: average closing
}

func ExampleRateLeg() {
	q := indicators.RateQuery{From: money.MAD, To: money.USD, Period: period.Year(2015)}
	q.Use = indicators.RateAverage
	r, err := sector().View(indicators.ViewConfig{}).Rate(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, leg := range r.Legs { // published as MAD for a dollar
		fmt.Println(leg.Answer.Quantity.Unit, leg.Inverse, r.Derived())
	}
	// Output: MAD/USD true true
}

func ExampleConversion() {
	v := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	a, err := v.Value(exports)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := v.Convert(a, money.USD, indicators.RateOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Quantity.Round(0, money.HalfEven), "at", c.Rate.Quantity)
	// Output: 772192864 USD at 2500/24411 USD/MAD
}

func ExamplePair() {
	p := indicators.Pair{A: "S06", B: "F0021", Kind: indicators.ConflictScaleSlip, Power: 3}
	fmt.Println(p.Why(wording.En))
	// Output: S06, F0021: slip of scale (by a factor of one thousand)
}

func ExampleLossKind() {
	l := indicators.Loss{Kind: indicators.LostRecords, What: "corrections", Count: 1, First: "C-S06", Why: "the format has no place for them"}
	fmt.Println(l)
	// Output: records: corrections (1), first C-S06: the format has no place for them
}
