package indicators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// scattered is a dataset with holes, several sources, breaks, unread figures
// and other units, over metricCatalogue.
func scattered(t testing.TB, seed uint64, n int) *indicators.Dataset {
	rng := rand.New(rand.NewPCG(seed, 1))
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	all := []any{indicators.Source{ID: "s", Rank: 2}, indicators.Source{ID: "r", Rank: 1, Date: period.MustParse("2017")}}
	perimeters := []string{"", "", "crm", "offshoring"}
	if seed%2 == 0 {
		perimeters = []string{""}
	}
	for i := range n {
		code := pick("jobs", "jobs", "export_revenue", "export_revenue", "managers", "women_share", "operators")
		unit := map[string]string{"jobs": "job", "export_revenue": "MAD", "managers": "job", "women_share": "percent", "operators": "company"}[code]
		if code == "jobs" && rng.IntN(5) == 0 {
			unit = "thousand*job"
		}
		o := said(fmt.Sprintf("o%04d %s %s %s %s %s", i, code, pick("2013", "2014", "2015", "2016", "2015-Q1", "2015-Q2", "2015-Q3", "2015-Q4"),
			pick("", ">", "~", "<=")+fmt.Sprint(1+rng.IntN(30)), unit, pick("s", "s", "r")))
		o.Key.Perimeter = indicators.ID(pick(perimeters...))
		parts := pick("", "", "segment=CRM", "segment=BPO", "segment=ITO", "segment=CRM,sex=F")
		o.Key.Breakdown = indicators.MustBreakdown(parts)
		o.Key.Area = indicators.ID(pick("MA", "MA", "MA-04", "MA-06"))
		switch rng.IntN(20) {
		case 0:
			if seed%3 > 0 {
				broken(&o)
			}
		case 1:
			o.Figure = figure.Figure{}
		case 2:
			o.Role = indicators.RoleForecast
		}
		all = append(all, o)
		if rng.IntN(10) == 0 {
			all = append(all, indicators.Correction{ID: o.ID, Observation: o.ID, Figure: figure.FromInt64(7), Reason: "r", Author: "a", Known: period.MustParse("2018")})
		}
	}
	return metricData(t, all...)
}

var allMetrics = []string{
	"export_revenue / jobs",
	"m [percent] = managers / jobs",
	"growth(jobs)",
	"yoy(export_revenue)",
	"difference(jobs, -2, 0)",
	"at(jobs, -1)",
	"cagr(jobs, 2013, 2016)",
	"index(jobs, 2014)",
	"share(jobs, segment=CRM)",
	"share(jobs, area=MA-04)",
	"contribution(jobs, segment=CRM)",
	"jobs[segment=CRM] / jobs[segment=*]",
	"jobs[area=MA-06]",
	"jobs[perimeter=crm] / operators",
	"operators[perimeter=*]",
	"sum(jobs over segment)",
	"sum(jobs over segment {CRM, BPO}) / jobs",
	"sum(jobs over area)",
	"sum(export_revenue over quarter)",
	"aggregate(export_revenue / jobs over quarter)",
	"moving_average(jobs, 2)",
	"interpolate(jobs, 2013, 2016)",
	"hhi(jobs over segment)",
	"2 * jobs - jobs",
	"growth(share(jobs, segment=CRM))",
	"1 + 2",
}

// EvalAll gives for each key what Eval gives, in order, each key once; and,
// for a plain metric, all keys that any input has.
func TestEvalAllAgainstEval(t *testing.T) {
	rounds := testkit.Cases(4, 12)
	values, faults := 0, 0
	for seed := range uint64(rounds) {
		d := scattered(t, seed, 250)
		for _, config := range []indicators.ViewConfig{
			{},
			{Policy: indicators.ByAuthority, Corrected: true},
			{Policy: indicators.Hull, Known: period.MustDate(2017, 12, 31)},
		} {
			v := d.View(config)
			for _, text := range allMetrics {
				m := indicators.MustParseMetric(text)
				var last indicators.Key
				seen := 0
				for _, s := range []indicators.Selector{{}, {Area: "MA"}, {Period: period.Year(2015)}, {Within: period.Year(2015)}, {Total: true}, {Breakdown: indicators.MustBreakdown("segment=CRM")}} {
					for k, r := range v.EvalAll(m, s) {
						if s == (indicators.Selector{}) {
							if seen++; seen > 1 && last.Compare(k) >= 0 {
								t.Fatalf("%s: %s after %s", text, k, last)
							}
							last = k
						}
						want, err := v.Eval(m, k)
						if (err == nil) != (r.Err == nil) {
							t.Fatalf("seed %d, %s, %s: %v, but Eval says %v", seed, text, k, r.Err, err)
						}
						if err != nil {
							faults++
							continue
						}
						values++
						if !r.Quantity.Equal(want.Quantity) || r.Key != want.Key {
							t.Fatalf("%s, %s: %s for %s, but Eval says %s for %s", text, k, r.Quantity, r.Key, want.Quantity, want.Key)
						}
						if s == (indicators.Selector{}) && seen%7 == 0 {
							q, err := r.Explanation().Replay()
							if err != nil || !q.Equal(r.Quantity) {
								t.Fatalf("%s, %s: replayed %s, %v, not %s", text, k, q, err, r.Quantity)
							}
						}
					}
				}
			}
			plain(t, v)
		}
	}
	if values < 1000 || faults < 100 {
		t.Errorf("only %d values and %d faults were compared", values, faults)
	}
}

// EvalAll gives what Eval gives also where numbers are as large, as small or as
// finely divided as a column holds.
func TestEvalAllWide(t *testing.T) {
	numbers := []string{
		"0", "1", "-1", "3", "~7", ">2", "<=9", "[1,2]", "-12.5", "0.001", "~-0.125@0.001", "1/3", "-22/7",
		"9223372036854775807", "-9223372036854775808", "9223372036854775808", "-9223372036854775807",
		"3037000500", "-3037000499", "2147483648", "-2147483648", "4294967296",
		"0.000000000000000001", "9223372036854775.807", "100000000000000000000", "-4000000000000000000000000",
	}
	rng := rand.New(rand.NewPCG(3, 9))
	var all []any
	all = append(all, indicators.Source{ID: "s"})
	for month := range 500 {
		for _, code := range []string{"jobs job", "export_revenue MAD"} {
			name, unit, _ := strings.Cut(code, " ")
			p := fmt.Sprintf("%d-%02d", 1980+month/12, 1+month%12)
			all = append(all, said(fmt.Sprintf("%c%04d %s %s %s %s s", name[0], month, name, p, numbers[rng.IntN(len(numbers))], unit)))
		}
	}
	v := metricData(t, all...).View(indicators.ViewConfig{})
	values, faults := 0, 0
	for _, text := range []string{
		"export_revenue / jobs", "export_revenue * jobs", "jobs + jobs * 2", "export_revenue - export_revenue / 7",
		"m [thousand*MAD/job] = export_revenue / jobs", "-jobs", "-(jobs * jobs)", "difference(jobs, -1, 0)",
		"growth(jobs)", "growth(export_revenue / jobs)", "index(jobs, 2014-01)", "at(jobs, -1) * 0.5", "jobs * 1.5 - at(jobs, -1) / 0.0003",
	} {
		m, err := indicators.ParseMetric(text)
		if err != nil {
			t.Fatal(err)
		}
		for k, r := range v.EvalAll(m, indicators.Selector{}) {
			want, err := v.Eval(m, k)
			if (err == nil) != (r.Err == nil) || !r.Quantity.Equal(want.Quantity) {
				t.Fatalf("%s, %s: %s, %v, but Eval says %s, %v", text, k, r.Quantity, r.Err, want.Quantity, err)
			}
			if err == nil {
				values++
			} else {
				faults++
			}
		}
	}
	if values < 4000 || faults < 100 {
		t.Errorf("only %d values and %d faults were compared", values, faults)
	}
}

// quarrel is a dataset of a few keys with one to five observations each, most of which say
// the same: by the same source and by others, with and without a release, a date or a rank,
// repeating one another, with bounds, marks, resolutions, corrections, other roles and units.
func quarrel(t testing.TB, seed uint64) *indicators.Dataset {
	rng := rand.New(rand.NewPCG(seed, 7))
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	at := func(from ...string) (p period.Period) {
		if text := pick(from...); text != "" {
			p = period.MustParse(text)
		}
		return p
	}
	var all []any
	sources := []string{"a", "b", "c", "d", "e"}
	for _, id := range sources {
		all = append(all, indicators.Source{ID: indicators.ID(id), Rank: rng.IntN(4), Date: at("", "2016", "2017", "2017-03"),
			Originator: indicators.ID(pick("", "x", "y")), Release: indicators.ID(pick("", "", "r1", "r2"))})
	}
	for _, of := range []string{"jobs job", "export_revenue MAD"} {
		code, unit, _ := strings.Cut(of, " ")
		for year := 2000; year < 2040; year++ {
			figures := []string{pick("", ">", "~", "<=", "[1,") + fmt.Sprint(1000*(1+rng.IntN(9))) + pick("", "", "@1000", "@1")}
			if strings.HasPrefix(figures[0], "[") {
				figures[0], _, _ = strings.Cut(figures[0], "@")
				figures[0] += "]"
			}
			if rng.IntN(3) == 0 { // not all are of one mind
				figures = append(figures, "3000", "~3000", "4000@1000", ">2000", "7/3", "7000")
			}
			for n := range 1 + rng.IntN(5) {
				id := fmt.Sprintf("%c%d.%d", code[0], year, n)
				o := said(fmt.Sprintf("%s %s@crm %d %s %s %s", id, code, year, pick(figures...), unit, pick(sources...)))
				o.Published = at("", "", "2018", "2018-05", "2019-01-02")
				switch rng.IntN(12) {
				case 0:
					o.Role = indicators.RoleEstimate
				case 1:
					o.Role = indicators.RoleForecast
				case 2:
					o.Unit = figure.MustParseUnit("thousand*" + unit)
				case 3:
					if n > 0 {
						o.Repeats = indicators.ID(fmt.Sprintf("%c%d.%d", code[0], year, rng.IntN(n)))
					}
				case 4:
					all = append(all, indicators.Correction{ID: o.ID, Observation: o.ID, Figure: figure.FromInt64(3000), Reason: "r",
						Author: "a", Known: period.MustParse("2018")})
				}
				all = append(all, o)
			}
		}
	}
	return metricData(t, all...)
}

// Where sources agree EvalAll takes a short way: it gives what Eval gives, however the View
// chooses, and down to the resolution that the value keeps.
func TestEvalAllAgreed(t *testing.T) {
	values, faults := 0, 0
	for seed := range uint64(testkit.Cases(10, 200)) {
		d := quarrel(t, seed)
		for policy := indicators.Unanimous; policy <= indicators.Earliest; policy++ {
			for _, config := range []indicators.ViewConfig{
				{}, {Known: period.MustDate(2017, 12, 31)}, {Corrected: true}, {Digits: figure.Rounded}, {Originator: "x"},
				{Roles: indicators.RolesOf(indicators.RoleObserved, indicators.RoleForecast)},
			} {
				config.Policy = policy
				v := d.View(config)
				for _, text := range []string{"jobs", "export_revenue / jobs", "growth(jobs)", "-at(jobs, -1)"} {
					m := indicators.MustParseMetric(text)
					for k, r := range v.EvalAll(m, indicators.Selector{}) {
						want, err := v.Eval(m, k)
						if (err == nil) != (r.Err == nil) || err != nil && err.Error() != r.Err.Error() {
							t.Fatalf("seed %d, %+v, %s, %s: %v, but Eval says %v", seed, config, text, k, r.Err, err)
						}
						if !r.Quantity.Equal(want.Quantity) {
							t.Fatalf("seed %d, %+v, %s, %s: %s, but Eval says %s", seed, config, text, k, r.Quantity, want.Quantity)
						}
						if err == nil {
							values++
						} else {
							faults++
						}
					}
				}
			}
		}
	}
	if values < 10_000 || faults < 1000 {
		t.Errorf("only %d values and %d faults were compared", values, faults)
	}
}

// TestEvalAllAllocates: keys of which three sources say the same cost no allocation.
func TestEvalAllAllocates(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	m := indicators.MustParseMetric("export_revenue / jobs")
	allocations := func(keys int) float64 {
		v := quotients(t, keys, 3, 0).View(indicators.ViewConfig{})
		return testing.AllocsPerRun(5, func() {
			for _, r := range v.EvalAll(m, indicators.Selector{Area: "A00000"}) {
				if r.Err != nil {
					t.Fatal(r.Err)
				}
			}
		})
	}
	if few, many := allocations(2), allocations(20); many > few {
		t.Errorf("2 keys: %v allocations, 20 keys: %v", few, many)
	}
}

// plain holds the keys of a quotient against those of its inputs.
func plain(t *testing.T, v indicators.View) {
	t.Helper()
	var want []indicators.Key
	for k := range v.Dataset().Keys() {
		if k.Indicator == "jobs" || k.Indicator == "export_revenue" {
			k.Indicator = ""
			want = append(want, k)
		}
	}
	slices.SortFunc(want, indicators.Key.Compare)
	want = slices.Compact(want)
	got := make(map[indicators.Key]bool)
	for k := range v.EvalAll(indicators.MustParseMetric("export_revenue / jobs"), indicators.Selector{}) {
		got[k] = true
	}
	found := make(map[indicators.Key]bool)
	for _, k := range want {
		// A key without a perimeter may stand under the one that it has.
		some := false
		for _, p := range []indicators.ID{k.Perimeter, "crm", "offshoring"} {
			at := k
			if at.Perimeter = p; got[at] && (p == k.Perimeter || k.Perimeter == "") {
				some, found[at] = true, true
			}
		}
		if !some {
			t.Fatalf("%s is missing", k)
		}
	}
	for k := range found {
		delete(got, k)
	}
	for k := range got {
		t.Fatalf("%s comes from nowhere", k)
	}
}

func TestEvalAllErrors(t *testing.T) {
	v := article(t).View(indicators.ViewConfig{})
	n := 0
	for k, r := range v.EvalAll(indicators.MustParseMetric("jobs + export_revenue"), indicators.Selector{}) {
		n++
		if k != (indicators.Key{}) || !errors.Is(r.Err, indicators.ErrUnit) || r.Explain(1) != "" {
			t.Errorf("%s: %v", k, r.Err)
		}
	}
	if n != 1 {
		t.Errorf("%d results", n)
	}
	for range v.EvalAll(indicators.MustParseMetric("jobs"), indicators.Selector{}) {
		break
	}
	var none indicators.View
	for _, r := range none.EvalAll(indicators.MustParseMetric("jobs"), indicators.Selector{}) {
		if !errors.Is(r.Err, indicators.ErrInvalid) {
			t.Error(r.Err)
		}
	}
}

func ExampleView_EvalAll() {
	var b indicators.Builder
	for _, o := range []indicators.Observation{
		said("e1 export_revenue 2014 60 MAD s"), said("j1 jobs 2014 3 job s"),
		said("e2 export_revenue 2015 75 MAD s"), said("j2 jobs 2015 4 job s"),
		said("e3 export_revenue 2016 90 MAD s"),
	} {
		b.AddObservation(o)
	}
	d, err := b.Build(metricCatalogue(new(testing.T)))
	if err != nil {
		fmt.Println(err)
		return
	}
	perJob := indicators.MustParseMetric("exports_per_job = export_revenue / jobs")
	for k, r := range d.View(indicators.ViewConfig{}).EvalAll(perJob, indicators.Selector{}) {
		fmt.Println(k, r.Quantity, r.Err)
	}
	// Output:
	// exports_per_job MA 2014 20 MAD/job <nil>
	// exports_per_job MA 2015 18.75 MAD/job <nil>
	// exports_per_job MA 2016  indicators: View.Eval: /metrics/exports_per_job: no data: jobs MA 2016 (offset 35)
}
