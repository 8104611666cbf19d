package indicators_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func name(ar, fr, en string) wording.Text {
	return wording.MustText(
		wording.Name{Lang: wording.Ar, Name: ar, Status: wording.Attested},
		wording.Name{Lang: wording.Fr, Name: fr, Status: wording.Translated},
		wording.Name{Lang: wording.En, Name: en, Status: wording.Translated},
	)
}

// metricCatalogue defines a small sector with every way to aggregate.
func metricCatalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	unit := figure.MustParseUnit
	atLeastZero := figure.MustParse(">=0")
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Name: name("مناصب الشغل", "emplois", "jobs"), Unit: unit("job"), Nature: indicators.Stock, Bounds: atLeastZero, OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "jobs_created", Unit: unit("job"), Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "export_revenue", Name: name("مداخيل الصادرات", "recettes d'exportation", "export revenue"), Unit: unit("MAD"), Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "operators", Unit: unit("company"), Nature: indicators.Stock, OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "women_share", Unit: unit("percent"), Nature: indicators.Ratio},
			{ID: "studied_share", Unit: unit("percent"), Nature: indicators.Ratio},
			{ID: "training", Unit: unit("hour/job/year"), Nature: indicators.Ratio, OverSegments: indicators.Average},
			{ID: "managers", Unit: unit("job"), Nature: indicators.Stock, OverTime: indicators.Last, OverSegments: indicators.Sum},
			{ID: "manager_pay", Unit: unit("MAD/job/month"), Nature: indicators.Ratio},
			{ID: "exports_per_job", Unit: unit("MAD/job"), Nature: indicators.Ratio, OverTime: indicators.Recompute, OverSegments: indicators.Recompute, OverPlaces: indicators.Recompute, Formula: "export_revenue / jobs"},
			{ID: "revenue_usd", Unit: unit("USD"), Nature: indicators.FlowOver, OverTime: indicators.Sum},
			{ID: "floor", Unit: unit("m2"), Nature: indicators.Stock},
			{ID: "call-centres", Unit: unit("company"), Nature: indicators.Stock},
			{ID: "endless", Unit: unit("1"), Nature: indicators.Ratio, OverSegments: indicators.Recompute, Formula: "endless + 1"},
		},
		Perimeters: []indicators.Perimeter{{ID: "crm"}, {ID: "offshoring"}},
		Dimensions: []indicators.Dimension{
			{ID: "segment", Codes: []indicators.Category{{ID: "CRM"}, {ID: "BPO"}, {ID: "ITO"}, {ID: "voice", Parts: []indicators.ID{"CRM", "BPO"}}}},
			{ID: "sex", Codes: []indicators.Category{{ID: "F"}, {ID: "M"}}},
		},
		Areas: []indicators.Category{
			{ID: "MA", Parts: []indicators.ID{"MA-04", "MA-06"}}, {ID: "MA-04"}, {ID: "MA-06"},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// metricData builds a dataset over metricCatalogue.
func metricData(t testing.TB, records ...any) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	for _, r := range records {
		switch r := r.(type) {
		case indicators.Body:
			b.AddBody(r)
		case indicators.Source:
			b.AddSource(r)
		case indicators.Observation:
			b.AddObservation(r)
		case indicators.Correction:
			b.AddCorrection(r)
		default:
			t.Fatalf("%T is no record", r)
		}
	}
	d, err := b.Build(metricCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func words(s string) func(*indicators.Observation) {
	return func(o *indicators.Observation) { o.Words, o.WordsLang = s, wording.Ar }
}

// article holds what the source article says, statements S05 to S24, and one
// figure of the ministry.
func article(t testing.TB) *indicators.Dataset {
	t.Helper()
	return metricData(t,
		indicators.Body{ID: "amrc", Name: name("الجمعية المغربية لعلاقات الزبناء", "AMRC", "AMRC")},
		indicators.Body{ID: "paper", Name: name("الجريدة", "le journal", "the newspaper")},
		indicators.Body{ID: "ministry", Name: name("الوزارة", "le ministère", "the ministry")},
		indicators.Source{ID: "article", Originator: "amrc", Carrier: "paper", Title: "article", Date: period.MustParse("2016-05-05"), Rank: 3},
		indicators.Source{ID: "min", Originator: "ministry", Carrier: "ministry", Date: period.MustParse("2016"), Rank: 1},
		said("S19 jobs@crm 2015 65000@1000 job article", words("65 ألف منصب شغل")),
		said("S06 export_revenue@crm 2015 7500000@100000 MAD article", words("7.5 مليون درهم")),
		said("S08 operators@crm 2015 >300 company article", words("أزيد من 300 فاعل")),
		said("S21 studied_share@crm 2015 75 percent article", words("75 في المائة")),
		said("S22 women_share@crm 2015 55 percent article", words("55 في المائة")),
		said("S23 training@crm 2015 100 hour/job/year article", words("100 ساعة")),
		said("S24a managers@crm 2015 >9000 job article", words("أزيد من 9000 إطار")),
		said("S24b manager_pay@crm 2015 >8000 MAD/job/month article", words("أزيد من 8000 درهم")),
		said("M1 jobs@offshoring 2015 63000 job min"),
		indicators.Correction{
			ID: "C06", Observation: "S06", Figure: figure.MustParse("7500000000"),
			Reason: "million written for billion", Evidence: []indicators.ID{"S24b"}, Author: "the editors", Known: period.MustParse("2026"),
		},
	)
}

var in2015 = indicators.Key{Area: "MA", Perimeter: "crm", Period: period.Year(2015)}

func evalText(t testing.TB, v indicators.View, metric string, k indicators.Key) (indicators.Result, error) {
	t.Helper()
	m, err := indicators.ParseMetric(metric)
	if err != nil {
		t.Fatalf("%s: %v", metric, err)
	}
	return v.Eval(m, k)
}
