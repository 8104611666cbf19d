package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func aggregateParts(t testing.TB) *indicators.Dataset {
	return viewData(t, from("a x x 2016 -"),
		said("J1 jobs/segment=CRM 2015 40000 job a"), said("J2 jobs/segment=BPO 2015 13000 job a"), said("J3 jobs/segment=ITO 2015 [9000,11000] job a"),
		said("E1 exports/segment=CRM 2015 4000 million*MAD a"), said("E2 exports/segment=BPO 2015 1500000000 MAD a"), said("E3 exports/segment=ITO 2015 2000000000 MAD a"),
		said("R1 per_job/segment=CRM 2015 1 MAD/job a"), said("R2 per_job/segment=BPO 2015 1 MAD/job a"), said("R3 per_job/segment=ITO 2015 1 MAD/job a"),
		said("F1 jobs/segment=front 2015 53000 job a"),
		said("W1 women/segment=CRM 2015 55 percent a"), said("W2 women/segment=BPO 2015 50 percent a"), said("W3 women/segment=ITO 2015 30 percent a"),
		said("Q1 exports 2015-Q1 10 MAD a"), said("Q2 exports 2015-Q2 20 MAD a"), said("Q3 exports 2015-Q3 30 MAD a"), said("Q4 exports 2015-Q4 40 MAD a"),
		said("H1 exports 2016-Q1 10 MAD a"), said("H2 exports 2016-Q2 20 MAD a"), said("H4 exports 2016-Q4 40 MAD a"),
		said("S1 jobs 2015-Q1 100 job a"), said("S2 jobs 2015-Q2 110 job a"), said("S3 jobs 2015-Q3 120 job a"), said("S4 jobs 2015-Q4 130 job a"),
		said("V1 wage 2015-Q1 8000 MAD/job/month a"), said("V2 wage 2015-Q2 8100 MAD/job/month a"), said("V3 wage 2015-Q3 8200 MAD/job/month a"), said("V4 wage 2015-Q4 8500 MAD/job/month a"),
		said("B1 jobs@offshoring 2014-Q1 1 job a"), said("B2 jobs@digital 2014-Q2 1 job a"), said("B3 jobs@digital 2014-Q3 1 job a"), said("B4 jobs@digital 2014-Q4 1 job a"),
		said("K1 exports 2013-S1 1 MAD a"), said("K2 exports 2013-S2 2 MAD a", broken),
		said("P1 jobs@x 2015 10 job a", area("MA-01")), said("P2 jobs@x 2015 20 job a", area("MA-04")), said("P3 jobs@x 2015 30 job a", area("MA-06")),
	)
}

func area(id indicators.ID) func(*indicators.Observation) {
	return func(o *indicators.Observation) { o.Key.Area = id }
}

func TestAggregate(t *testing.T) {
	v := aggregateParts(t).View(indicators.ViewConfig{})
	across, quarters := indicators.Across, indicators.AcrossPeriods(period.KindQuarter)
	for _, tt := range []struct {
		name string
		key  string
		over indicators.Members
		want string
		err  error
		says string
	}{
		{"jobs of the segments add up", "jobs 2015", across("segment", "CRM", "BPO", "ITO"), "[62000,64000] job", nil, ""},
		{"every code without parts", "jobs 2015", across("segment"), "[62000,64000] job", nil, ""},
		{"the parts of a code", "jobs/segment=all 2015", across("segment"), "[62000,64000] job", nil, ""},
		{"parts that have parts", "jobs/segment=all 2015", across("segment", "front", "ITO"), "[62000,64000] job", nil, ""},
		{"in the indicator's unit", "exports 2015", across("segment"), "7500000000 MAD", nil, ""},
		{"a ratio is computed again, not summed", "per_job 2015", across("segment", "CRM", "BPO", "ITO"), "[117187.5,3750000/31] MAD/job", nil, ""},
		{"a ratio without a rule", "women 2015", across("segment"), "", indicators.ErrAggregate, ""},
		{"a part is missing", "jobs 2015", across("segment", "CRM", "BPO"), "", indicators.ErrAggregate, `segment "" lacks ITO`},
		{"a part counts twice", "jobs 2015", across("segment", "CRM", "front", "ITO"), "", indicators.ErrAggregate, "counts twice"},
		{"a part of something else", "jobs/segment=front 2015", across("segment", "CRM", "BPO", "ITO"), "", indicators.ErrAggregate, `ITO is no part of segment "front"`},
		{"no such code", "jobs 2015", across("segment", "ESO"), "", indicators.ErrUnknown, ""},
		{"no such dimension", "jobs 2015", across("sex", "F"), "", indicators.ErrUnknown, ""},
		{"a part without a value", "jobs 2014", across("segment"), "", indicators.ErrNoData, ""},

		{"a flow adds up over time", "exports 2015", quarters, "100 MAD", nil, ""},
		{"a stock does not", "jobs 2015", quarters, "130 job", nil, ""},
		{"a wage is averaged", "wage 2015", quarters, "8200 MAD/job/month", nil, ""},
		{"a quarter is missing", "exports 2016", quarters, "", indicators.ErrGap, ""},
		{"a year is not made of weeks", "exports 2015", indicators.AcrossPeriods(period.KindWeek), "", indicators.ErrInvalid, ""},
		{"the perimeter changes", "jobs 2014", quarters, "", indicators.ErrPerimeter, ""},
		{"the series breaks", "exports 2013", indicators.AcrossPeriods(period.KindSemester), "", indicators.ErrBreak, ""},

		{"regions make up the country", "jobs@x 2015", across("area"), "60 job", nil, ""},
		{"regions, stated", "jobs@x 2015", across("area", "MA-01", "MA-06", "MA-04"), "60 job", nil, ""},
		{"a region is missing", "jobs@x 2015", across("area", "MA-01", "MA-06"), "", indicators.ErrAggregate, "lacks MA-04"},
		{"over the perimeters", "jobs 2015", across("perimeter"), "", indicators.ErrInvalid, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := keyOf(tt.key)
			r, err := v.Aggregate(k, tt.over)
			if !errors.Is(err, tt.err) || r.Quantity.String() != tt.want {
				t.Fatalf("%v, %v; want %v, %v", r.Quantity, err, tt.want, tt.err)
			}
			if err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v does not say %q", err, tt.says)
			}
			if err == nil && (r.Key != k || len(r.Inputs()) < 2) {
				t.Errorf("key %v, inputs %v", r.Key, r.Inputs())
			}
		})
	}
	if _, err := (indicators.View{}).Aggregate(keyOf("jobs 2015"), across("segment")); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("the zero View: %v", err)
	}
	r, err := v.Aggregate(keyOf("jobs 2015"), across("segment"))
	if err != nil || !strings.Contains(r.Explain(wording.En), "J2") {
		t.Errorf("%v: %s", err, r.Explain(wording.En))
	}
}

func TestAggregateCycle(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "jobs", OverSegments: indicators.Sum}},
		Dimensions: []indicators.Dimension{{ID: "segment", Codes: []indicators.Category{
			{ID: "A", Parts: []indicators.ID{"B"}}, {ID: "B", Parts: []indicators.ID{"A"}}, {ID: "C", Parts: []indicators.ID{"D", "D"}}, {ID: "D"},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d, err := (&indicators.Builder{}).Build(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []indicators.ID{"A", "C"} {
		if _, err := d.View(indicators.ViewConfig{}).Aggregate(keyOf(fmt.Sprintf("jobs/segment=%s 2015", code)), indicators.Across("segment", code)); !errors.Is(err, indicators.ErrAggregate) {
			t.Errorf("%s: %v", code, err)
		}
	}
}
