package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// The worked numbers of the design's section on the source article, by hand.
func TestArticleNumbers(t *testing.T) {
	cases := []struct {
		name, metric, want string
		corrected          bool
	}{
		{"women", "women_share * jobs", "35750 job", false},
		{"studied two years", "jobs * studied_share", "48750 job", false},
		{"studied, as a literal", "75% * jobs", "48750 job", false},
		{"training hours a year", "training * jobs", "6500000 hour/year", false},
		{"share of managers", "managers / jobs", ">9/65", false},
		{"share of managers in percent", "share_of_managers [percent] = managers / jobs", ">180/13 percent", false},
		{"pay of managers", "managers * manager_pay", ">72000000 MAD/month", false},
		{"jobs per operator", "jobs / operators", "(0,650/3) job/company", false},
		{"exports per job as published", "export_revenue / jobs", "1500/13 MAD/job", false},
		{"exports per job at 7.5 billion", "export_revenue / jobs", "1500000/13 MAD/job", true},
		{"pay exceeds exports", "managers * manager_pay * 1 [month] - export_revenue", ">64500000 MAD", false},
		{"a number with a unit", "jobs * 100 [hour/job]", "6500000 hour", false},
		{"percent is a scale", "1 - women_share", "0.45", false},
		{"percent less a number", "women_share - 0.05", "50 percent", false},
	}
	d := article(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := d.View(indicators.ViewConfig{Corrected: c.corrected})
			r, err := evalText(t, v, c.metric, in2015)
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Quantity.String(); got != c.want {
				t.Errorf("%s = %s, want %s", c.metric, got, c.want)
			}
			q, err := r.Explanation().Replay()
			if err != nil || !q.Equal(r.Quantity) {
				t.Errorf("replayed: %s, %v", q, err)
			}
		})
	}
}

func TestArticleDigits(t *testing.T) {
	v := article(t).View(indicators.ViewConfig{Digits: figure.Either})
	r, err := evalText(t, v, "jobs / operators", in2015)
	if err != nil {
		t.Fatal(err)
	}
	// [64500, 66000) over more than 300.
	if got, want := r.Quantity.String(), "(0,220) job/company"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOpenPerimeter(t *testing.T) {
	v := article(t).View(indicators.ViewConfig{})
	open := in2015
	open.Perimeter = ""
	cases := []struct {
		name, metric, want string
		err                error
		says               []string
	}{
		{name: "one in common", metric: "export_revenue / jobs", want: "1500/13 MAD/job"},
		{name: "two in common", metric: "jobs", err: indicators.ErrPerimeter, says: []string{"crm", "offshoring"}},
		{name: "stated", metric: "jobs[perimeter=offshoring] / operators[perimeter=crm]", want: "(0,210) job/company"},
		{name: "one stated, one open", metric: "jobs[perimeter=offshoring] / operators", want: "(0,210) job/company"},
		{name: "left open on purpose", metric: "jobs[perimeter=crm] / operators[perimeter=*]", want: "(0,650/3) job/company"},
		{name: "left open, and two", metric: "jobs[perimeter=*]", err: indicators.ErrPerimeter},
		{name: "nothing known", metric: "floor", err: indicators.ErrNoData},
		{name: "no inputs", metric: "1 + 2", want: "3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := evalText(t, v, c.metric, open)
			if !errors.Is(err, c.err) {
				t.Fatalf("%v, want %v", err, c.err)
			}
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not name %s", err, s)
				}
			}
			if err == nil && r.Quantity.String() != c.want {
				t.Errorf("got %s, want %s", r.Quantity, c.want)
			}
		})
	}
}

// change is a series of call-centre jobs that ends, and one of all offshoring
// that begins, with a break in it.
func change(t testing.TB) *indicators.Dataset {
	return metricData(t,
		said("a04 jobs@crm 2004 5000 job s"),
		said("a11 jobs@crm 2011 38000 job s"),
		said("b12 jobs@offshoring 2012 56000 job s"),
		said("b15 jobs@offshoring 2015 63000 job s"),
		said("b18 jobs@offshoring 2018 75000 job s"),
		said("b19 jobs@offshoring 2019 120000 job s", broken),
		said("b20 jobs@offshoring 2020 ~125000 job s"),
		said("x11 export_revenue@offshoring 2011 6860000000 MAD s"),
		said("x15 export_revenue@offshoring 2015 7540000000 MAD s"),
		indicators.Source{ID: "s"},
	)
}

func TestTime(t *testing.T) {
	v := change(t).View(indicators.ViewConfig{})
	at := func(perimeter string, year int) indicators.Key {
		return indicators.Key{Area: "MA", Perimeter: indicators.ID(perimeter), Period: period.Year(year)}
	}
	cases := []struct {
		name, metric string
		key          indicators.Key
		want         string
		err          error
	}{
		{"growth between", "growth(jobs, 2012, 2015)", at("offshoring", 2015), "0.125", nil},
		{"growth in percent", "g [percent] = growth(jobs, 2012, 2015)", at("offshoring", 2015), "12.5 percent", nil},
		{"growth back", "growth(jobs, -3, 0)", at("offshoring", 2015), "0.125", nil},
		{"growth on last year", "growth(jobs)", at("offshoring", 2020), "~1/24", nil},
		{"year on year of a year", "yoy(jobs)", at("offshoring", 2020), "~1/24", nil},
		{"at", "at(jobs, 2012)", at("offshoring", 2015), "56000 job", nil},
		{"at an offset", "at(jobs, -3)", at("offshoring", 2015), "56000 job", nil},
		{"difference", "difference(jobs, 2012, 2015)", at("offshoring", 2015), "7000 job", nil},
		{"index", "index(jobs, 2012)", at("offshoring", 2015), "112.5", nil},
		{"interpolate", "interpolate(jobs, 2012, 2015)", at("offshoring", 2014), "~182000/3 job", nil},
		{"interpolate at an end", "interpolate(jobs, 2012, 2015)", at("offshoring", 2015), "~63000 job", nil},
		{"interpolate outside", "interpolate(jobs, 2012, 2015)", at("offshoring", 2016), "", indicators.ErrInvalid},
		// (754/686)^(1/4) - 1, to 12 places, from a 40-digit power.
		{"compound rate", "cagr(export_revenue, 2011, 2015)", at("offshoring", 2015), "(0.023910054206,0.023910054207)", nil},
		{"moving average has a gap", "moving_average(jobs, 2)", at("offshoring", 2015), "", indicators.ErrGap},
		{"moving average", "moving_average(jobs, 2)", at("offshoring", 2020), "~122500 job", nil},
		{"growth across a break", "growth(jobs, 2018, 2019)", at("offshoring", 2019), "", indicators.ErrBreak},
		{"a difference by hand is no way round", "jobs - at(jobs, -1)", at("offshoring", 2019), "", indicators.ErrBreak},
		{"index across a break", "index(jobs, 2015)", at("offshoring", 2020), "", indicators.ErrBreak},
		{"across perimeters", "growth(jobs, 2004, 2015)", at("", 2015), "", indicators.ErrPerimeter},
		{"across perimeters left open", "growth(jobs[perimeter=*], 2004, 2015)", at("", 2015), "", indicators.ErrPerimeter},
		{"open, but in one perimeter", "growth(jobs, 2004, 2011)", at("", 2015), "6.6", nil},
		{"wrong way round", "cagr(jobs, 2015, 2012)", at("offshoring", 2015), "", indicators.ErrInvalid},
		{"no year before the first", "at(jobs, -9999)", at("offshoring", 2015), "", indicators.ErrInvalid},
		{"no period to count from", "growth(jobs)", at("offshoring", 0), "", indicators.ErrInvalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := evalText(t, v, c.metric, c.key)
			if !errors.Is(err, c.err) {
				t.Fatalf("%v, want %v", err, c.err)
			}
			if err == nil && r.Quantity.String() != c.want {
				t.Errorf("got %s, want %s", r.Quantity, c.want)
			}
			if err == nil {
				if q, err := r.Explanation().Replay(); err != nil || !q.Equal(r.Quantity) {
					t.Errorf("replayed: %s, %v", q, err)
				}
			}
		})
	}
	_, err := evalText(t, v, "growth(jobs, 2018, 2019)", at("offshoring", 2019))
	var e *indicators.Error
	if !errors.As(err, &e) || e.Path != "/observations/b19" || len(e.Periods) != 2 || e.Periods[1] != period.Year(2019) {
		t.Errorf("the break is not named: %v", err)
	}
}

// parts is a year of two areas and three segments; its sums are by hand.
func parts(t testing.TB) *indicators.Dataset {
	return metricData(t,
		indicators.Source{ID: "s"},
		said("j1 jobs/segment=CRM 2015 30 job s"), said("j2 jobs/segment=BPO 2015 20 job s"), said("j3 jobs/segment=ITO 2015 50 job s"),
		said("j0 jobs 2015 100 job s"),
		said("k1 jobs/segment=CRM 2014 20 job s"), said("k2 jobs/segment=BPO 2014 20 job s"), said("k3 jobs/segment=ITO 2014 40 job s"),
		said("k0 jobs 2014 80 job s"),
		said("e1 export_revenue/segment=CRM 2015 300 MAD s"), said("e2 export_revenue/segment=BPO 2015 400 MAD s"), said("e3 export_revenue/segment=ITO 2015 100 MAD s"),
		said("r1 exports_per_job/segment=CRM 2015 10 MAD/job s"), said("r2 exports_per_job/segment=BPO 2015 20 MAD/job s"), said("r3 exports_per_job/segment=ITO 2015 2 MAD/job s"),
		said("t1 training/segment=CRM 2015 10 hour/job/year s"), said("t2 training/segment=BPO 2015 20 hour/job/year s"), said("t3 training/segment=ITO 2015 60 hour/job/year s"),
		said("q1 export_revenue 2015-Q1 100 MAD s"), said("q2 export_revenue 2015-Q2 200 MAD s"), said("q3 export_revenue 2015-Q3 >200 MAD s"), said("q4 export_revenue 2015-Q4 250 MAD s"),
		said("n1 jobs 2015-Q1 90 job s"), said("n2 jobs 2015-Q2 92 job s"), said("n3 jobs 2015-Q3 95 job s"), said("n4 jobs 2015-Q4 100 job s"),
		said("z1 jobs 2014-Q4 80 job s"),
		inArea("p1 jobs 2015 60 job s", "MA-04"), inArea("p2 jobs 2015 40 job s", "MA-06"),
	)
}

func inArea(short, area string) indicators.Observation {
	o := said(short)
	o.Key.Area = indicators.ID(area)
	return o
}

func TestParts(t *testing.T) {
	v := parts(t).View(indicators.ViewConfig{})
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	q4 := k.At(period.Quarter(2015, 4))
	cases := []struct {
		name, metric string
		key          indicators.Key
		want         string
		err          error
	}{
		{"sum over segments", "sum(jobs over segment)", k, "100 job", nil},
		{"sum over stated segments", "sum(jobs over segment {CRM, BPO})", k, "50 job", nil},
		{"sum over parts of a code", "sum(jobs[segment=voice] over segment)", k, "", indicators.ErrNoData},
		{"sum over the parts of the key's code", "sum(jobs over segment)", indicators.Key{Area: "MA", Period: k.Period, Breakdown: indicators.MustBreakdown("segment=voice")}, "50 job", nil},
		{"sum over areas", "sum(jobs over area)", k, "100 job", nil},
		{"sum over quarters", "sum(export_revenue over quarter)", k, ">750 MAD", nil},
		{"a missing month", "sum(export_revenue over month)", k, "", indicators.ErrGap},
		{"a stock is not summed over time", "sum(jobs over quarter)", k, "", indicators.ErrAggregate},
		{"a ratio is not summed", "sum(exports_per_job over segment)", k, "", indicators.ErrAggregate},
		{"nor a quotient", "sum(export_revenue / jobs over segment)", k, "", indicators.ErrAggregate},
		{"nor a share over time", "sum(women_share over quarter)", k, "", indicators.ErrAggregate},
		{"a product with a ratio adds up", "sum(exports_per_job * jobs over segment)", k, "800 MAD", nil},
		{"two wholes do not", "sum(jobs * jobs over segment)", k, "", indicators.ErrAggregate},
		{"half of it", "sum(jobs / 2 over segment)", k, "50 job", nil},
		{"aggregate recomputes a ratio", "aggregate(exports_per_job over segment)", k, "8 MAD/job", nil},
		{"aggregate of a quotient", "aggregate(export_revenue / jobs over segment)", k, "8 MAD/job", nil},
		{"aggregate takes the last of a stock", "aggregate(jobs over quarter)", k, "100 job", nil},
		{"aggregate of flow over stock", "aggregate(exports_per_job over quarter)", k, ">7.5 MAD/job", nil},
		{"aggregate takes a mean", "aggregate(training over segment)", k, "30 hour/job/year", nil},
		{"aggregate of what may not be", "aggregate(women_share over segment)", k, "", indicators.ErrAggregate},
		{"aggregate of what may not be over places", "aggregate(training over area)", k, "", indicators.ErrAggregate},
		{"growth of an aggregate", "growth(aggregate(jobs over segment))", k, "0.25", nil},
		{"aggregate of a growth", "aggregate(growth(jobs) over segment)", k, "0.25", nil},
		{"aggregate of a selection", "aggregate(jobs[segment=CRM] over segment)", k, "", indicators.ErrAggregate},
		{"formula without an end", "aggregate(endless over segment)", k, "", indicators.ErrLimit},
		{"share", "share(jobs, segment=CRM)", k, "0.3", nil},
		{"share when the key is a part", "share(jobs, segment=CRM)", indicators.Key{Area: "MA", Period: k.Period, Breakdown: indicators.MustBreakdown("segment=ITO")}, "0.3", nil},
		{"share of an area", "share(jobs, area=MA-04)", k, "0.6", nil},
		{"selection", "jobs[segment=CRM] / jobs", k, "0.3", nil},
		{"selection of the whole", "jobs / jobs[segment=*]", indicators.Key{Area: "MA", Period: k.Period, Breakdown: indicators.MustBreakdown("segment=CRM")}, "0.3", nil},
		// 20 jobs came on 80, 10 of them in CRM and 10 in ITO.
		{"contribution", "contribution(jobs, segment=CRM)", k, "0.125", nil},
		{"contribution between", "contribution(jobs, segment=ITO, 2014, 2015)", k, "0.125", nil},
		{"contributions add up", "contribution(jobs, segment=CRM) + contribution(jobs, segment=BPO) + contribution(jobs, segment=ITO) - growth(jobs)", k, "0", nil},
		{"concentration", "hhi(jobs over segment)", k, "3800", nil},
		{"concentration over time", "hhi(export_revenue over quarter)", k, "", indicators.ErrAggregate},
		{"moving average of quarters", "moving_average(jobs, 4)", q4, "94.25 job", nil},
		{"year on year of a quarter", "yoy(jobs)", q4, "0.25", nil},
		{"a year before a quarter", "at(jobs, -1 year)", q4, "80 job", nil},
		{"four quarters before", "at(jobs, -4)", q4, "80 job", nil},
		{"years do not make up a year and a half", "sum(export_revenue over year)", k.At(period.MustParse("2014-07/2015-12")), "", indicators.ErrInvalid},
		{"quarters of a quarter are not whole", "sum(export_revenue over semester)", q4, "", indicators.ErrInvalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r, err := evalText(t, v, c.metric, c.key)
			if !errors.Is(err, c.err) {
				t.Fatalf("%v, want %v", err, c.err)
			}
			if err == nil && r.Quantity.String() != c.want {
				t.Errorf("got %s, want %s", r.Quantity, c.want)
			}
			if err == nil {
				if q, err := r.Explanation().Replay(); err != nil || !q.Equal(r.Quantity) {
					t.Errorf("replayed: %s, %v", q, err)
				}
			}
		})
	}
}

func TestMetricCheck(t *testing.T) {
	cases := []struct {
		name, metric, unit string
		err                error
		offset             int
	}{
		{"quotient", "export_revenue / jobs", "MAD/job", nil, 0},
		{"sum of unlike", "export_revenue + jobs", "", indicators.ErrUnit, 15},
		{"sum of currencies", "export_revenue - revenue_usd", "", indicators.ErrUnit, 15},
		{"in a long text", "1 + (2 * (export_revenue - jobs))", "", indicators.ErrUnit, 25},
		{"compatible", "training + 1 [minute/job/year]", "hour/job/year", nil, 0},
		{"given unit", "p [percent] = managers / jobs", "percent", nil, 0},
		{"wrong unit", "p [MAD] = managers / jobs", "", indicators.ErrUnit, 19},
		{"unknown indicator", "jobs / staff", "", indicators.ErrUnknown, 7},
		{"unknown dimension", "jobs[sector=CRM]", "", indicators.ErrUnknown, 4},
		{"unknown code", "jobs[segment=XYZ]", "", indicators.ErrUnknown, 4},
		{"unknown area", "jobs[area=FR]", "", indicators.ErrUnknown, 4},
		{"unknown perimeter", "jobs[perimeter=all]", "", indicators.ErrUnknown, 4},
		{"unknown member", "sum(jobs over segment {CRM, XYZ})", "", indicators.ErrUnknown, 0},
		{"quoted", `"call-centres" * 2`, "company", nil, 0},
		{"growth has no unit", "growth(export_revenue)", "1", nil, 0},
		{"index has no unit", "index(export_revenue, 2010)", "1", nil, 0},
		{"unit without end", "jobs * jobs * jobs * jobs * jobs * jobs * jobs * jobs * jobs * jobs", "", indicators.ErrUnit, 61},
	}
	c := metricCatalogue(t)
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			m := indicators.MustParseMetric(tc.metric)
			unit, err := m.Check(c)
			if !errors.Is(err, tc.err) {
				t.Fatalf("%v, want %v", err, tc.err)
			}
			if err == nil {
				if unit.String() != tc.unit {
					t.Errorf("unit %s, want %s", unit, tc.unit)
				}
				return
			}
			var e *indicators.Error
			if !errors.As(err, &e) || e.Offset != tc.offset {
				t.Errorf("offset %d, want %d: %v", e.Offset, tc.offset, err)
			}
		})
	}
	t.Run("all faults", func(t *testing.T) {
		_, err := indicators.MustParseMetric("staff + jobs[x=y] * (export_revenue - floor)").Check(c)
		for _, want := range []error{indicators.ErrUnknown, indicators.ErrUnit} {
			if !errors.Is(err, want) {
				t.Errorf("%v does not hold %v", err, want)
			}
		}
		if joined, ok := err.(interface{ Unwrap() []error }); !ok || len(joined.Unwrap()) != 3 {
			t.Errorf("not three faults: %v", err)
		}
	})
}

func TestEvalErrors(t *testing.T) {
	v := article(t).View(indicators.ViewConfig{})
	_, err := evalText(t, v, "ppj = export_revenue / floor", in2015)
	var e *indicators.Error
	if !errors.As(err, &e) || !errors.Is(err, indicators.ErrNoData) || e.Path != "/metrics/ppj" || e.Offset != 23 {
		t.Errorf("%#v", err)
	}
	if _, err := evalText(t, v, "jobs / (jobs - jobs)", in2015); !errors.Is(err, figure.ErrDivisionByZero) {
		t.Error(err)
	}
	if _, err := v.Eval(indicators.Metric{}, in2015); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
	var none indicators.View
	if _, err := evalText(t, none, "jobs", in2015); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
	// Small texts that stand for more work than anybody wants.
	for _, leaf := range []string{"1", "jobs"} {
		for _, around := range []string{"moving_average(%s, 512)", "growth(%s, 0, 0)", "index(%s, 0)", "contribution(%s, segment=CRM, 0, 0)", "hhi(%s over segment)"} {
			text := leaf
			for range 100 {
				text = fmt.Sprintf(around, text)
			}
			m := indicators.MustParseMetric(text)
			for _, k := range []indicators.Key{in2015, {Area: "MA", Period: period.Year(2015)}} {
				_, err := v.Eval(m, k)
				if err == nil {
					t.Errorf("%.40s is computed", text)
				}
			}
			for _, r := range v.EvalAll(m, indicators.Selector{Period: period.Year(2015)}) {
				if r.Err == nil {
					t.Errorf("%.40s is computed", text)
				}
			}
		}
	}
}

func TestResultInputs(t *testing.T) {
	v := article(t).View(indicators.ViewConfig{Corrected: true})
	r, err := evalText(t, v, "m = export_revenue / jobs", in2015)
	if err != nil {
		t.Fatal(err)
	}
	in := r.Inputs()
	if len(in) != 2 || in[0].Chosen[0] != "S06" || in[0].Corrections[0] != "C06" || in[1].Chosen[0] != "S19" {
		t.Errorf("%+v", in)
	}
	if r.Key.Indicator != "m" || r.Metric().ID != "m" || r.View().Config().Corrected != true {
		t.Errorf("%+v", r)
	}
	var zero indicators.Result
	if zero.Inputs() != nil || zero.Explain(1) != "" || zero.Metric().Expr.IsSet() {
		t.Error("the zero Result says something")
	}
}

func TestParseMetric(t *testing.T) {
	cases := []struct{ text, canonical string }{
		{"a/b", "a / b"},
		{"ratio=a/b", "ratio = a / b"},
		{" ratio [MAD/job] = a / b", "ratio [MAD/job] = a / b"},
		{"per-job[percent]=a[segment=CRM]", "per-job [percent] = a[segment=CRM]"},
		{"a[segment=CRM]", "a[segment=CRM]"},
		{"share(a, segment=CRM)", "share(a, segment=CRM)"},
	}
	for _, c := range cases {
		m, err := indicators.ParseMetric(c.text)
		if err != nil || m.String() != c.canonical {
			t.Errorf("%q: %s, %v", c.text, m, err)
			continue
		}
		back, err := indicators.ParseMetric(m.String())
		if err != nil || back.String() != m.String() || back.ID != m.ID || back.Unit != m.Unit {
			t.Errorf("%q reads back as %s, %v", c.text, back, err)
		}
	}
	for _, bad := range []string{"= a", "a b = c", "a [x y] = b", "a [MAD = b", "a = ", "a = b = c", "x [MAD] y = b"} {
		if m, err := indicators.ParseMetric(bad); err == nil {
			t.Errorf("%q is read as %s", bad, m)
		}
	}
}
