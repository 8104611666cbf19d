package offshoring_test

import (
	"fmt"
	"os"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

func Example() {
	sector, err := offshoring.Morocco()
	if err != nil {
		fmt.Println(err)
		return
	}
	o, _ := sector.Dataset().Observation("S06")
	fmt.Println(wording.FormatQuantity(o.Quantity(), wording.EnAny, wording.Press))
	fmt.Println(o.Words)

	// What the article alone gives, as published and with corrections.
	article, err := sector.Dataset().Subset(indicators.Selector{Source: "article"})
	if err != nil {
		fmt.Println(err)
		return
	}
	perJob, _ := sector.Metric("exports_per_job")
	key := indicators.Key{Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	for _, corrected := range []bool{false, true} {
		r, err := article.View(indicators.ViewConfig{Corrected: corrected}).Eval(perJob, key)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.Quantity, "is", r.Quantity.Round(0, money.HalfEven))
	}
	// Output:
	// MAD 7.5m
	// وفّر 7.5 مليون درهم لعائدات التصدير سنة 2015
	// 1500/13 MAD/job is 115 MAD/job
	// 1500000/13 MAD/job is 115385 MAD/job
}

func ExampleSector() {
	sector, err := offshoring.Morocco()
	if err != nil {
		fmt.Println(err)
		return
	}
	name, _ := sector.Name().Display(wording.Ar)
	fmt.Println(name)
	for s := range sector.Segments() {
		if name, _ := s.Name.Display(wording.En); s.ID == "CRM" {
			fmt.Println(s.ID, name)
		}
	}
	// Output:
	// ترحيل الخدمات بالمغرب
	// CRM Customer Relationship Management
}

func ExamplePark() {
	sector, _ := offshoring.Morocco()
	p, _ := sector.Park("oujdashore")
	name, _ := p.Name.Display(wording.Fr)
	fmt.Println(name, p.Region, p.Opened)
	// Output: Oujda Shore MA-02 2013-06-20
}

func ExampleRanking() {
	sector, _ := offshoring.Morocco()
	for r := range sector.Rankings() {
		fmt.Println(r.ID, r.Indicator, r.Ranked)
	}
	// Output:
	// gsli gsli_rank true
	// gartner-top30 gartner_top30 false
}

func ExampleAward() {
	sector, _ := offshoring.Morocco()
	for a := range sector.Awards() {
		fmt.Println(a.ID, a.Given, a.Place)
	}
	// Output: eoa-2012 2012-06-27 London
}

func ExampleClassification() {
	sector, _ := offshoring.Morocco()
	for c := range sector.Classifications() {
		if c.Code == "8220" {
			fmt.Println(c.System, c.Code, c.Label, c.Segments, c.Mapping)
		}
	}
	// Output: ISIC Rev.4 8220 Activities of call centres [CRM] own mapping, not official
}

func ExampleLoad() {
	sector, err := offshoring.Load(os.DirFS("data"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sector.ID(), sector.Dataset().Len(), "observations")
	// Output: offshoring-morocco 512 observations
}
