package indicators_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// sector is a small dataset that the examples share: exports of Morocco's
// offshoring sector as several sources published them, jobs, and rates of the
// dollar.
func sector() *indicators.Dataset {
	mad, job := figure.MustParseUnit("MAD"), figure.MustParseUnit("job")
	perDollar, million := figure.MustParseUnit("MAD/USD"), figure.MustParseUnit("million*MAD")
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "exports", Unit: mad, Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum},
			{ID: "jobs", Unit: job, Nature: indicators.Stock, OverTime: indicators.Last, OverSegments: indicators.Sum},
			{ID: "exports_per_job", Unit: figure.MustParseUnit("MAD/job"), Nature: indicators.Ratio, OverSegments: indicators.Recompute, Formula: "exports / jobs"},
			{ID: "dollar", Unit: perDollar, Nature: indicators.Ratio, Collected: "A"},
		},
		Perimeters: []indicators.Perimeter{{ID: "offshoring"}, {ID: "digital", Replaces: "offshoring"}},
		Dimensions: []indicators.Dimension{{
			ID: "segment", Complete: figure.Yes, Codes: []indicators.Category{{ID: "CRM"}, {ID: "ITO"}},
		}},
	})
	if err != nil {
		panic(err)
	}
	var b indicators.Builder
	b.AddSource(
		indicators.Source{ID: "press", Carrier: "press", Date: period.Year(2016)},
		indicators.Source{ID: "ministry", Originator: "mcinet", Carrier: "mcinet", Date: period.MustParse("2016-05-05"), Rank: 2},
		indicators.Source{ID: "exchange", Originator: "exchange_office", Carrier: "challenge", Rank: 1,
			Date: period.MustParse("2016-08")},
		indicators.Source{ID: "exchange2025", Originator: "exchange_office", Carrier: "le360", Date: period.MustParse("2025-10"), Rank: 1},
	)
	add := func(id, indicator, perimeter, segment, when, value string, unit figure.Unit, source string) {
		breakdown := indicators.Breakdown{}
		if segment != "" {
			breakdown = indicators.MustBreakdown("segment=" + segment)
		}
		b.AddObservation(indicators.Observation{
			ID: indicators.ID(id),
			Key: indicators.Key{Indicator: indicators.ID(indicator), Area: "MA", Perimeter: indicators.ID(perimeter),
				Breakdown: breakdown, Period: period.MustParse(when)},
			Figure: figure.MustParse(value), Unit: unit, Role: indicators.RoleObserved, Source: indicators.ID(source),
		})
	}
	add("S06", "exports", "offshoring", "", "2015", "7.5@0.1", million, "press")
	add("F0017", "exports", "offshoring", "", "2015", "8000000000@1000000000", mad, "ministry")
	add("F0021", "exports", "offshoring", "", "2015", "7540000000@10000000", mad, "exchange")
	add("F0018", "exports", "offshoring", "", "2011", "6860000000@10000000", mad, "exchange")
	add("F0117", "exports", "offshoring", "", "2023", "17900000000@100000000", mad, "exchange2025")
	add("F0122", "exports", "digital", "", "2023", "26170000000@10000000", mad, "exchange2025")
	add("F0123", "exports", "digital", "", "2024", "26200000000@100000000", mad, "exchange2025")
	add("D2015", "dollar", "", "", "2015", "9.7644", perDollar, "exchange")
	for i, part := range []struct{ segment, exports, jobs string }{{"CRM", "4", "40000"}, {"ITO", "3", "10000"}} {
		add(fmt.Sprintf("X%d", i), "exports", "offshoring", part.segment, "2016", part.exports+"000000000", mad, "ministry")
		add(fmt.Sprintf("J%d", i), "jobs", "offshoring", part.segment, "2016", part.jobs, job, "ministry")
	}
	for i, n := range []string{"100", "105", "120", "126"} {
		add(fmt.Sprintf("T%d", i), "jobs", "offshoring", "", period.Year(2016+i+i/2).String(), n, job, "ministry") // 2016, 2017, 2019, 2020
	}
	d, err := b.Build(catalogue)
	if err != nil {
		panic(err)
	}
	return d
}

var exports = indicators.Key{Indicator: "exports", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}

func ExampleView_Value() {
	_, err := sector().View(indicators.ViewConfig{}).Value(exports)
	fmt.Println(err)

	a, err := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority}).Value(exports)
	fmt.Println(a.Quantity, err)
	fmt.Println(a.Why(wording.En))
	// Output:
	// indicators: View.Value: sources disagree: exports MA offshoring 2015: F0017 8000000000@1000000000, F0021 7540000000@10000000, S06 7500000@100000
	// 7540000000@10000000 MAD <nil>
	// chosen: F0021 of 3 (the source of highest authority); not chosen: F0017 (a source of lower authority), S06 (a source of lower authority)
}

func ExampleViewConfig() {
	// What a reader knew on 1 June 2016, before the exchange office spoke.
	v := sector().View(indicators.ViewConfig{Known: period.MustDate(2016, 6, 1)})
	a, err := v.Value(exports)
	fmt.Println(a.Quantity, a.Chosen, err)
	for o := range v.Observations(indicators.Selector{Indicator: "exports", Period: period.Year(2015)}) {
		fmt.Println(o.ID, v.Published(o))
	}
	// Output:
	// 8000000000@1000000000 MAD [F0017] <nil>
	// F0017 2016-05-05
}

func ExamplePolicy() {
	for _, p := range []indicators.Policy{indicators.ByAuthority, indicators.Latest, indicators.Hull} {
		a, err := sector().View(indicators.ViewConfig{Policy: p}).Value(exports)
		fmt.Println(p, a.Quantity, err)
	}
	// Output:
	// authority 7540000000@10000000 MAD <nil>
	// latest 7540000000@10000000 MAD <nil>
	// hull [7500000,8000000000] MAD <nil>
}

func ExampleAnswer() {
	a, err := sector().View(indicators.ViewConfig{Policy: indicators.Latest}).Value(exports)
	fmt.Println(a.Key, a.Role, a.Policy, a.Reason, err)
	fmt.Println(strings.ReplaceAll(a.Why(wording.Fr), " ; ", "\n"))
	// Output:
	// exports MA offshoring 2015 observed latest dates-overlap <nil>
	// retenu : F0021 sur 3 (les dates se chevauchent : on ignore laquelle est la plus récente
	// le critère suivant décide)
	// non retenu : F0017 (publiée plus tôt), S06 (les dates se chevauchent : on ignore laquelle est la plus récente)
}

func ExampleOtherObservation() {
	a, _ := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority}).Value(exports)
	for _, o := range a.Others {
		fmt.Println(o.Observation, o.Reason)
	}
	// Output:
	// F0017 authority
	// S06 authority
}

func ExampleReason() {
	fmt.Println(indicators.BecauseRepeat, "-", indicators.BecauseRepeat.Text(wording.En, false))
	// Output: repeat - repeats a figure that counts already
}

func ExampleView_Conflicts() {
	v := sector().View(indicators.ViewConfig{})
	for _, c := range v.Conflicts(indicators.Selector{Indicator: "exports", Period: period.Year(2015)}) {
		fmt.Println(c.Kind, c.Members, c.Origins)
		for _, p := range c.Pairs {
			fmt.Println(p.Why(wording.En))
		}
	}
	// Output:
	// scale-slip [S06 7500000@100000 MAD F0021 7540000000@10000000 MAD F0017 8000000000@1000000000 MAD] 3
	// S06, F0021: slip of scale (by a factor of one thousand)
	// S06, F0017: slip of scale (by a factor of one thousand)
	// F0021, F0017: compatible by rounding
}

func ExampleConflict() {
	v := sector().View(indicators.ViewConfig{})
	// The exchange office's figures of 2023, before and since its new perimeter.
	for _, c := range v.Conflicts(indicators.Selector{Indicator: "exports", Period: period.Year(2023)}) {
		fmt.Println(c)
		fmt.Println(c.Kind.Contradicts())
	}
	// Output:
	// perimeter exports MA 2023: F0122 26170000000@10000000 MAD, F0117 17900000000@100000000 MAD
	// false
}

func ExampleConflictKind() {
	k := indicators.ConflictTruncation
	fmt.Println(k, "-", k.Text(wording.En), "-", k.Text(wording.Fr))
	// Output: truncation - compatible by truncation only - compatibles par troncature seulement
}

func ExampleConflictMember() {
	v := sector().View(indicators.ViewConfig{})
	for _, m := range v.Conflicts(indicators.Selector{Period: period.Year(2015)})[0].Members {
		fmt.Println(m, m.Source.Originator, m.Origin)
	}
	// Output:
	// S06 7500000@100000 MAD  3
	// F0021 7540000000@10000000 MAD exchange_office 2
	// F0017 8000000000@1000000000 MAD mcinet 1
}

func ExampleView_Series() {
	key := exports
	key.Perimeter = "" // every perimeter, side by side
	s, err := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority}).Series(key)
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range s.All() {
		fmt.Println(p.Period(), p.Key.Perimeter, p.Quantity)
	}
	fmt.Println(s.Breaks())
	_, err = s.Growth(period.Year(2015), period.Year(2024))
	fmt.Println(errors.Is(err, indicators.ErrBreak), err)
	// Output:
	// 2011 offshoring 6860000000@10000000 MAD
	// 2015 offshoring 7540000000@10000000 MAD
	// 2023 digital 26170000000@10000000 MAD
	// 2023 offshoring 17900000000@100000000 MAD
	// 2024 digital 26200000000@100000000 MAD
	// [2023|2023: offshoring, replaced by digital]
	// true indicators: Series.Growth: series breaks: perimeters differ: exports MA is of perimeter offshoring in 2015 and of digital in 2024, which replaces it (the one is known to 2023, the other from 2023)
}

// series returns a series of the examples' dataset.
func series(indicator, perimeter indicators.ID, breakdown indicators.Breakdown) indicators.Series {
	v := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	s, err := v.Series(indicators.Key{Indicator: indicator, Area: "MA", Perimeter: perimeter, Breakdown: breakdown})
	if err != nil {
		panic(err)
	}
	return s
}

func ExampleSeries() {
	s := series("jobs", "offshoring", indicators.Breakdown{})
	for p := range s.Gaps() {
		fmt.Println("nothing known of", p)
	}
	_, err := s.MovingAverage(3, period.Year(2019))
	fmt.Println(err)
	// Output:
	// nothing known of 2018
	// indicators: Series.MovingAverage: series has a gap: jobs MA offshoring has nothing for 2018
}

func ExamplePoint() {
	p, err := series("exports", "digital", indicators.Breakdown{}).At(period.Year(2024))
	fmt.Println(p.Period(), p.Quantity, p.Chosen, err)
	// Output: 2024 26200000000@100000000 MAD [F0123] <nil>
}

func ExampleBreak() {
	for _, b := range series("exports", "", indicators.Breakdown{}).Breaks() {
		fmt.Println(b.Old, b.Before, b.New, b.After, b.Replaced)
	}
	// Output: offshoring 2023 digital 2023 true
}

func ExampleDerivation() {
	d, err := series("exports", "offshoring", indicators.Breakdown{}).Growth(period.Year(2011), period.Year(2015))
	fmt.Println(d.Quantity, err) // 0.68 bn more than 6.86 bn
	fmt.Println(d.Why(wording.En))
	// Output:
	// 34/343 <nil>
	// growth rate = (#2 - #1) / #1
	// #1 exports MA offshoring 2011 = 6.86 billion dirhams: chosen: F0018 (the only eligible source)
	// #2 exports MA offshoring 2015 = 7.54 billion dirhams: chosen: F0021 of 3 (the source of highest authority); not chosen: F0017 (a source of lower authority), S06 (a source of lower authority)
	// periods without a value between them: 3
}

func ExampleOperation() {
	fmt.Println(indicators.OpCAGR, "-", indicators.OpCAGR.Text(wording.En))
	// Output: cagr - compound annual growth rate
}

func ExampleSeries_Difference() {
	d, err := series("exports", "offshoring", indicators.Breakdown{}).Difference(period.Year(2011), period.Year(2015))
	fmt.Println(d.Quantity, err)
	// Output: 680000000 MAD <nil>
}

func ExampleSeries_Growth() {
	d, err := series("jobs", "offshoring", indicators.Breakdown{}).Growth(period.Year(2016), period.Year(2019))
	fmt.Println(d.Quantity, d.Gaps, err) // (120 - 100) / 100, over 2017 and the gap of 2018
	// Output: 0.2 1 <nil>
}

func ExampleSeries_YearOnYear() {
	s := series("jobs", "offshoring", indicators.Breakdown{})
	d, err := s.YearOnYear(period.Year(2017))
	fmt.Println(d.Quantity, err) // (105 - 100) / 100
	_, err = s.YearOnYear(period.Year(2019))
	fmt.Println(err)
	// Output:
	// 0.05 <nil>
	// indicators: Series.YearOnYear: series has a gap: jobs MA offshoring has nothing for 2018
}

func ExampleSeries_CAGR() {
	// 6.86 bn in 2011, 7.54 bn in 2015: published as 2.4 % a year.
	d, err := series("exports", "offshoring", indicators.Breakdown{}).CAGR(period.Year(2011), period.Year(2015), 4)
	fmt.Println(d.Quantity, err)
	// Output: (0.0239,0.024) <nil>
}

func ExampleSeries_Index() {
	d, err := series("jobs", "offshoring", indicators.Breakdown{}).Index(period.Year(2016), period.Year(2020))
	fmt.Println(d.Quantity, err) // 100 * 126 / 100
	// Output: 126 <nil>
}

func ExampleSeries_Share() {
	part, whole := series("jobs", "offshoring", indicators.MustBreakdown("segment=ITO")), series("jobs", "offshoring", indicators.MustBreakdown("segment=CRM"))
	d, err := part.Share(whole, period.Year(2016))
	fmt.Println(d.Quantity, err) // 10,000 to 40,000
	// Output: 0.25 <nil>
}

func ExampleSeries_Contribution() {
	s := series("jobs", "offshoring", indicators.Breakdown{})
	d, err := s.Contribution(s, period.Year(2016), period.Year(2017))
	fmt.Println(d.Quantity, err) // (105 - 100) / 100: a whole contributes all its growth
	// Output: 0.05 <nil>
}

func ExampleSeries_MovingAverage() {
	d, err := series("jobs", "offshoring", indicators.Breakdown{}).MovingAverage(2, period.Year(2020))
	fmt.Println(d.Quantity, err) // (120 + 126) / 2
	// Output: 123 job <nil>
}

func ExampleSeries_Interpolate() {
	d, err := series("jobs", "offshoring", indicators.Breakdown{}).Interpolate(period.Year(2018))
	fmt.Println(d.Quantity, d.Interpolated, err) // halfway from 105 to 120
	// Output: ~112.5 job true <nil>
}

func ExampleView_Rate() {
	v := sector().View(indicators.ViewConfig{})
	r, err := v.Rate(indicators.RateQuery{
		From: money.MAD, To: money.USD, Period: period.Year(2015),
		RateOptions: indicators.RateOptions{Use: indicators.RateAverage},
	})
	fmt.Println(r.Quantity, r.Derived(), err)
	fmt.Println(r.Why(wording.En))
	// Output:
	// 2500/24411 USD/MAD true <nil>
	// MAD 2015 = 2500/24411 USD/MAD (average of the period, derived)
	// dollar MA 2015 = 9.7644 MAD/USD: chosen: D2015 (the only eligible source) (inverted)
}

func ExampleRateOptions() {
	v := sector().View(indicators.ViewConfig{})
	q := indicators.RateQuery{From: money.USD, To: money.MAD, Period: period.Year(2015)}
	q.Use, q.DaysBack = indicators.RateClosing, 3 // the last day of 2015, or up to three days before
	_, err := v.Rate(q)
	fmt.Println(err) // an average is no closing rate
	// Output: indicators: View.Rate: no data: closing rate of USD in MAD for 2015
}

func ExampleRateAnswer_Rate() {
	v := sector().View(indicators.ViewConfig{})
	r, err := v.Rate(indicators.RateQuery{
		From: money.USD, To: money.MAD, Period: period.Year(2015),
		RateOptions: indicators.RateOptions{Use: indicators.RateAverage},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	bare, err := r.Rate()
	fmt.Println(bare, err)
	price, err := bare.Convert(money.MustParse("1000 USD"), money.HalfEven)
	fmt.Println(price, err)
	// Output:
	// USD/MAD 9.7644 <nil>
	// 9764.40 MAD <nil>
}

func ExampleView_Convert() {
	v := sector().View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	a, err := v.Value(exports)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := v.Convert(a, money.USD, indicators.RateOptions{})
	fmt.Println(c.Quantity.Round(0, money.HalfEven), c.Rate.Query.Use, err)
	// Output: 772192864 USD average <nil>
}

func ExampleView_Aggregate() {
	v := sector().View(indicators.ViewConfig{})
	whole := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2016)}
	for _, id := range []indicators.ID{"jobs", "exports_per_job", "dollar"} {
		whole.Indicator = id
		r, err := v.Aggregate(whole, indicators.Across("segment"))
		fmt.Println(id, r.Quantity, errors.Is(err, indicators.ErrAggregate))
	}
	// Output:
	// jobs 50000 job false
	// exports_per_job 140000 MAD/job false
	// dollar  true
}
