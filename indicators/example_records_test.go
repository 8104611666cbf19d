package indicators_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func english(name string) wording.Text {
	return wording.MustText(wording.Name{Lang: wording.En, Name: name, Status: wording.Translated})
}

func ExampleID() {
	for _, s := range []string{"export_revenue", "MA-06", "export revenue"} {
		_, err := indicators.ParseID(s)
		fmt.Println(s, errors.Is(err, indicators.ErrID))
	}
	// Output:
	// export_revenue false
	// MA-06 false
	// export revenue true
}

func ExampleIndicator() {
	jobs := indicators.Indicator{
		ID: "jobs", Name: english("jobs"), Unit: figure.MustParseUnit("job"), Nature: indicators.Stock,
		Direction: figure.HigherIsBetter, Bounds: figure.MustParse(">=0"),
		OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum,
	}
	fmt.Println(jobs.Nature, jobs.Unit)
	fmt.Println("over time:", jobs.Aggregation(indicators.OverTime))
	fmt.Println("over segments:", jobs.Aggregation(indicators.OverSegments))
	// Output:
	// stock job
	// over time: last
	// over segments: sum
}

func ExampleNature() {
	fmt.Println(indicators.Stock, indicators.FlowOver, indicators.Ratio, indicators.Index, indicators.Rank)
	// Output: stock flow ratio index rank
}

func ExampleAxis() {
	share := indicators.Indicator{ID: "share_women", Nature: indicators.Ratio, OverSegments: indicators.Recompute}
	for _, a := range []indicators.Axis{indicators.OverTime, indicators.OverSegments, indicators.OverPlaces} {
		fmt.Println(a, share.Aggregation(a))
	}
	// Output:
	// time never
	// segments recompute
	// places never
}

func ExampleAggregation() {
	var undeclared indicators.Aggregation
	fmt.Println(undeclared, indicators.Sum, indicators.Average, indicators.Last, indicators.Recompute)
	// Output: never sum average last recompute
}

func ExampleFlow() {
	created := indicators.Indicator{ID: "jobs_created", Nature: indicators.FlowOver, Of: "jobs", Flow: indicators.Declared}
	fmt.Println(created.Flow, "creations of", created.Of)
	// Output: declared creations of jobs
}

func ExamplePerimeter() {
	p := indicators.Perimeter{ID: "digital-services", Name: english("digital services and outsourcing"),
		Replaces: "outsourcing"}
	fmt.Println(p.ID, "replaces", p.Replaces)
	// Output: digital-services replaces outsourcing
}

func ExampleDimension() {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Dimensions: []indicators.Dimension{{
		ID: "segment", Name: english("segment"),
		Codes: []indicators.Category{
			{ID: "CRM", Name: english("customer relations")},
			{ID: "BPO", Name: english("business processes")},
		},
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	d, _ := c.Dimension("segment")
	for _, code := range d.Codes {
		fmt.Println(code.ID, code.Name)
	}
	// Output:
	// BPO business processes
	// CRM customer relations
}

func ExampleCategory() {
	all := indicators.Category{ID: "ALL", Name: english("all segments"), Parts: []indicators.ID{"BPO", "CRM"}}
	fmt.Println(all.ID, "=", all.Parts)
	// Output: ALL = [BPO CRM]
}

func ExampleNewCatalogue() {
	_, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "jobs", Name: english("jobs")}, {ID: "jobs", Name: english("posts")}, {ID: "share of women"},
	}})
	fmt.Println(err)
	// Output:
	// indicators: NewCatalogue: /indicators: not an identifier: "share of women"
	// indicators: NewCatalogue: /indicators/jobs: duplicate identifier
}

func ExampleCatalogueSpec() {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "jobs", Name: english("jobs"), Unit: figure.MustParseUnit("job"),
			Nature: indicators.Stock}},
		Areas: []indicators.Category{{ID: "MA", Name: english("Morocco")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(c.Spec().Indicators), len(c.Spec().Areas))
	// Output: 1 1
}

func ExampleSource() {
	s := indicators.Source{
		ID: "challenge-2016-08", Originator: "office-des-changes", Carrier: "challenge",
		Date: period.Month(2016, 8), Release: "oc-2016-08", Rank: 1,
	}
	fmt.Printf("%s said it, %s printed it in %s\n", s.Originator, s.Carrier, s.Date)
	// Output: office-des-changes said it, challenge printed it in 2016-08
}

func ExampleBody() {
	b := indicators.Body{ID: "amrc", Name: wording.MustText(
		wording.Name{Lang: wording.Ar, Name: "الجمعية المغربية للعلاقات مع الزبناء", Status: wording.Attested},
		wording.Name{Lang: wording.Fr, Name: "Association marocaine de la relation client", Status: wording.Attested},
	)}
	name, lang := b.Name.Display(wording.En)
	fmt.Println(name, "in", lang)
	// Output: Association marocaine de la relation client in fr
}

func ExampleKey() {
	a := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	b := a.At(period.Year(2018))
	fmt.Println(a)
	fmt.Println(a == b, a.Series() == b.Series())
	// Output:
	// jobs MA offshoring 2015
	// false true
}

func ExampleBreakdown() {
	b, err := indicators.ParseBreakdown("sex=F,segment=CRM")
	if err != nil {
		fmt.Println(err)
		return
	}
	code, _ := b.Code("segment")
	fmt.Println(b, code)
	// Output: segment=CRM,sex=F CRM
}

func ExamplePart() {
	b, err := indicators.NewBreakdown(indicators.Part{Dimension: "sex", Code: "F"},
		indicators.Part{Dimension: "segment", Code: "CRM"})
	fmt.Println(b, err)
	_, err = indicators.NewBreakdown(indicators.Part{Dimension: "sex", Code: "F"}, indicators.Part{Dimension: "sex", Code: "M"})
	fmt.Println(errors.Is(err, indicators.ErrDuplicate))
	// Output:
	// segment=CRM,sex=F <nil>
	// true
}

func ExampleObservation() {
	o := indicators.Observation{
		ID:     "S06",
		Key:    indicators.Key{Indicator: "export_revenue", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)},
		Figure: figure.MustParse("7500000@100000"), Unit: figure.MustParseUnit("MAD"),
		Role: indicators.RoleObserved, Source: "article", Words: "7.5 مليون درهم", WordsLang: wording.Ar,
	}
	fmt.Println(o.Quantity(), o.Role)
	fmt.Println(o.Words)
	// Output:
	// 7500000@100000 MAD observed
	// 7.5 مليون درهم
}

func ExampleCandidate() {
	o := indicators.Observation{ID: "S20", Words: "5 كرقم معاملات", Candidates: []indicators.Candidate{
		{Key: indicators.Key{Indicator: "turnover"}, Figure: figure.MustParse("5000000000"), Unit: figure.MustParseUnit("MAD"), Why: "the call centres' turnover was about 5 bn"},
		{Key: indicators.Key{Indicator: "turnover_growth"}, Figure: figure.MustParse("5"), Unit: figure.MustParseUnit("percent"), Why: "turnover grew by 5 %"},
	}}
	fmt.Println("readable:", o.Figure.IsSet())
	for _, c := range o.Candidates {
		fmt.Println(c.Key.Indicator, c.Figure, c.Unit)
	}
	// Output:
	// readable: false
	// turnover 5000000000 MAD
	// turnover_growth 5 percent
}

func ExampleRole() {
	fmt.Println(indicators.RoleObserved, indicators.RoleEstimate, indicators.RoleForecast, indicators.RoleTarget)
	// Output: observed estimate forecast target
}

func ExampleRoles() {
	values := indicators.RolesOf(indicators.RoleObserved, indicators.RoleEstimate)
	fmt.Println(values.Has(indicators.RoleEstimate), values.Has(indicators.RoleForecast))
	// Output: true false
}

func ExampleAssurance() {
	fmt.Println(indicators.SelfDeclared, indicators.Verified, indicators.Audited)
	// Output: declared verified audited
}

func ExampleConfidence() {
	fmt.Println(indicators.High, indicators.Low, indicators.Unresolved, indicators.Wrong)
	// Output: high low unresolved wrong
}

func ExampleStatusSet() {
	s, err := indicators.ParseStatusSet("PB")
	fmt.Println(s, err, s.Has('B'), s.Has('A'))
	_, err = indicators.ParseStatusSet("BB")
	fmt.Println(errors.Is(err, indicators.ErrDuplicate))
	// Output:
	// BP <nil> true false
	// true
}

func ExampleCorrection() {
	c := indicators.Correction{
		ID: "C-S06", Observation: "S06", Figure: figure.MustParse("7500000000@100000000"),
		Reason: "million stands where milliard was meant", Evidence: []indicators.ID{"F0021"},
		Author: "the editors", Known: period.Month(2016, 8),
	}
	fmt.Println(c.Observation, "should be", c.Figure, "known since", c.Known)
	// Output: S06 should be 7500000000@100000000 known since 2016-08
}

func ExampleError() {
	_, err := indicators.ParseBreakdown("segment")
	var e *indicators.Error
	if errors.As(err, &e) {
		fmt.Println(e.Op)
		fmt.Println(e)
	}
	// Output:
	// ParseBreakdown
	// indicators: ParseBreakdown: syntax error: "segment" is not dimension=code
}

func ExampleProblems() {
	file := `{"format": "mithaq.sources/1", "sources": [
	  {"id": "s", "carier": "le360"},
	  {"id": "t", "carrier": "le360", "date": "soon"}
	]}`
	var b indicators.Builder
	err := b.DecodeSources(strings.NewReader(file), indicators.DecodeOptions{})
	var ps *indicators.Problems
	if errors.As(err, &ps) {
		for _, p := range ps.List {
			fmt.Println(p.Path)
		}
	}
	// Output:
	// /sources/s/carrier
	// /sources/s/carier
	// /sources/t/date
}

func ExampleDecodeOptions() {
	file := `{"format": "mithaq.observations/1", "observations": []}`
	var b indicators.Builder
	err := b.DecodeObservations(strings.NewReader(file), indicators.JSON, indicators.DecodeOptions{MaxBytes: 10})
	fmt.Println(errors.Is(err, indicators.ErrLimit))
	// Output: true
}

func ExampleFormat() {
	o := indicators.Observation{
		ID: "F0016", Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)},
		Figure: figure.MustParse("63000@1"), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved, Source: "mcinet",
	}
	all := func(yield func(indicators.Observation) bool) { yield(o) }
	if err := indicators.WriteObservations(os.Stdout, indicators.JSONLines, all); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"format":"mithaq.observations/1"}
	// {"id":"F0016","key":{"indicator":"jobs","area":"MA","perimeter":"offshoring","period":"2015"},"figure":"63000@1","unit":"job","role":"observed","source":"mcinet"}
}
