package indicators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// basketData holds prices and quantities of six products from 2001 to 2005: the
// data of the Producer Price Index Manual, chapter 19, periods 1 to 5; those of
// two products in ten quarters from 2011 on, as in package index; jobs with the
// share of women in two segments; and a value with two price indices.
func basketData(t testing.TB, more ...indicators.Observation) *indicators.Dataset {
	t.Helper()
	unit := figure.MustParseUnit
	name := func(en string) wording.Text { return wording.MustText(wording.Name{Lang: wording.En, Name: en}) }
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "price", Name: name("price"), Unit: unit("MAD"), Nature: indicators.Ratio},
			{ID: "quantity", Name: name("quantity"), Unit: unit("1"), Nature: indicators.FlowOver,
				OverTime: indicators.Sum, OverSegments: indicators.Sum},
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, OverTime: indicators.Last,
				OverSegments: indicators.Sum, OverPlaces: indicators.Sum},
			{ID: "women", Unit: unit("percent"), Nature: indicators.Ratio, OverSegments: indicators.WeightedMean,
				OverPlaces: indicators.WeightedMean, Weight: "jobs"},
			{ID: "lost", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean},
			{ID: "odd", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "nothing"},
			{ID: "rate", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "price"},
			{ID: "exports", Unit: unit("MAD"), Nature: indicators.FlowOver, OverTime: indicators.Sum},
			{ID: "cpi", Nature: indicators.Index},
			{ID: "link", Nature: indicators.Index},
		},
		Perimeters: []indicators.Perimeter{{ID: "p"}, {ID: "q"}},
		Dimensions: []indicators.Dimension{
			{ID: "product", Codes: []indicators.Category{{ID: "A"}, {ID: "B"}, {ID: "C"}, {ID: "D"}, {ID: "E"}, {ID: "F"}}},
			{ID: "segment", Codes: []indicators.Category{{ID: "crm"}, {ID: "ito"}}},
		},
		Areas: []indicators.Category{{ID: "MA", Parts: []indicators.ID{"N", "S"}}, {ID: "N"}, {ID: "S"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddSource(from("s o o 2016 -"))
	n := 0
	add := func(key, figure, unit string) {
		n++
		b.AddObservation(said(fmt.Sprintf("O%03d %s %s %s s", n, key, figure, unit)))
	}
	for i, row := range []struct{ prices, quantities string }{
		{"1.0 1.2 1.0 0.8 1.0", "1.0 0.8 1.0 1.2 0.9"}, {"1.0 3.0 1.0 0.5 1.0", "1.0 0.9 1.1 1.2 1.2"},
		{"1.0 1.3 1.5 1.6 1.6", "2.0 1.9 1.8 1.9 2.0"}, {"1.0 0.7 0.5 0.3 0.1", "1.0 1.3 3.0 6.0 12.0"},
		{"1.0 1.4 1.7 1.9 2.0", "4.5 4.7 5.0 5.6 6.5"}, {"1.0 0.8 0.6 0.4 0.2", "0.5 0.6 0.8 1.3 2.5"},
	} {
		for y, p := range strings.Fields(row.prices) {
			add(fmt.Sprintf("price/product=%c %d", 'A'+i, 2001+y), p, "MAD")
			add(fmt.Sprintf("quantity/product=%c %d", 'A'+i, 2001+y), strings.Fields(row.quantities)[y], "1")
		}
	}
	for i, row := range []struct{ prices, quantities string }{
		{"10 10 11 12 12 13 13 14 15 15", "5 6 6 7 6 8 9 9 9 10"},
		{"20 19 19 18 18 17 17 16 15 14", "8 8 7 7 9 6 5 5 5 4"},
	} {
		for q, p := range strings.Fields(row.prices) {
			at := fmt.Sprintf("%d-Q%d", 2011+q/4, 1+q%4)
			add(fmt.Sprintf("price/product=%c %s", 'A'+i, at), p, "MAD")
			add(fmt.Sprintf("quantity/product=%c %s", 'A'+i, at), strings.Fields(row.quantities)[q], "1")
		}
	}
	for _, row := range []string{
		"jobs/segment=crm 2015 300 job", "jobs/segment=ito 2015 100 job", "women/segment=crm 2015 40 percent",
		"women/segment=ito 2015 60 percent", "women/segment=crm 2016 40 percent", "women/segment=ito 2016 60 percent",
		"jobs/segment=crm 2016 300 job", "jobs/segment=crm 2017 300 job", "jobs/segment=ito 2017 0 job",
		"women/segment=crm 2017 [40,50] percent", "women/segment=ito 2017 [40,50] percent",
		"jobs 2014-M01 100 job", "jobs 2014-M03 120 job", "jobs 2014-M04 130 job",
		"exports@p 2010 11000 MAD", "exports@p 2011 11898 MAD", "exports@p 2012 13000 MAD", "exports@p 2013 14300 MAD",
		"exports@p 2014 14300 MAD",
		"cpi@p 2010 100 1", "cpi@p 2011 110.78 1", "cpi@q 2012 112 1", "link 2011 1.5 1", "link 2012 2 1", "link 2014 2 1",
	} {
		w := strings.Fields(row)
		add(w[0]+" "+w[1], w[2], w[3])
	}
	for _, o := range more {
		b.AddObservation(o)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// basketCases are the functions of the language that package index computes: the
// value for a key, rounded to as many places as are printed, or exact.
var basketCases = []struct{ metric, key, want string }{
	// Producer Price Index Manual, tables 19.3 and 19.4, period 2.
	{"laspeyres(price, quantity over product)", "2002", "1.4200"},
	{"laspeyres(price, quantity over product, 2001)", "2002", "1.4200"},
	{"paasche(price, quantity over product)", "2002", "1.3824"},
	{"fisher(price, quantity over product, 2001)", "2002", "1.4011"},
	{"tornqvist(price, quantity over product)", "2002", "1.4052"},
	{"laspeyres_contribution(price, quantity over product, product=E)", "2002", "0.18"},
	{"laspeyres_contribution(price, quantity over product, product=B, 2001)", "2002", "0.2"},
	{"laspeyres(price, quantity over product {A, B})", "2002", "2.1"},
	{"chain(laspeyres(price, quantity over product), 2001)", "2002", "142"},
	{"chain(laspeyres(price, quantity over product), 2001)", "2001", "100"},
	// 1.2*2 / (1*2) by hand, for the links that are stated.
	{"chain(link, 2010)", "2012", "300"}, {"chain(link, -1)", "2012", "200"},
	{"growth_least_squares(exports[perimeter=p], 2012, 2014)", "2014", "0.048809"},
	{"growth_exponential(exports[perimeter=p], 2012, 2013)", "2013", "0.095310"},
	{"constant_prices(exports, cpi, 2010)", "p 2011", "10740"},
	{"deflator(exports, constant_prices(exports, cpi, 2010))", "p 2011", "110.78"},
	{"rebase(exports, 2010)", "p 2013", "130"}, {"rebase(exports, 2010)", "p 2010", "100"},
	{"annual_overlap(price, quantity over product {A, B}, 2011)", "2013-Q1", "357326900/3758336"},
	{"one_quarter_overlap(price, quantity over product {A, B}, 2011)", "2013-Q2", "36913854400/406147095"},
	{"annual_overlap(price, quantity over product {A, B}, 2011)", "2011-Q1", "1238600/12465"},
	{"rebase(quantity[product=A], 2011)", "2012-Q1", "100"},
	{"hhi_normalised(jobs over segment)", "2015", "0.25"},
	{"aggregate(women over segment)", "2015", "45"},
	{"aggregate(women over segment)", "2017", "[40,50]"},
	{"aggregate(jobs over month)", "2014-Q1", "120"},
}

// basketKey reads "[perimeter ]period".
func basketKey(text string) indicators.Key {
	perimeter, p, ok := strings.Cut(text, " ")
	if !ok {
		perimeter, p = "", text
	}
	return indicators.Key{Area: "MA", Perimeter: indicators.ID(perimeter), Period: period.MustParse(p)}
}

// TestIndexMetrics: each function has the value that was published or worked out,
// prints as it was read, and has an explanation that replays, in all languages.
func TestIndexMetrics(t *testing.T) {
	v := basketData(t).View(indicators.ViewConfig{})
	for _, c := range basketCases {
		m := indicators.MustParseMetric(c.metric)
		if m.String() != c.metric {
			t.Errorf("%s prints as %s", c.metric, m)
		}
		r, err := v.Eval(m, basketKey(c.key))
		if err != nil {
			t.Errorf("%s in %s: %v", c.metric, c.key, err)
			continue
		}
		f := r.Quantity.Figure.WithoutResolution()
		if want := figure.MustParse(c.want).WithoutResolution(); !f.Equal(want) {
			_, decimals, _ := strings.Cut(c.want, ".")
			for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
				if b.Infinite || b.Value.FloatString(len(decimals)) != c.want {
					t.Errorf("%s in %s: %s, want %s", c.metric, c.key, f, c.want)
				}
			}
		}
		x := r.Explanation()
		q, err := x.Replay()
		if err != nil || !q.Equal(r.Quantity) {
			t.Errorf("%s replays to %s, %v; want %s", c.metric, q, err, r.Quantity)
		}
		data, err := x.JSON()
		if err != nil {
			t.Fatal(err)
		}
		back, err := indicators.ParseExplanation(data)
		if err != nil {
			t.Fatalf("%s: %v", c.metric, err)
		}
		if q, err := back.Replay(); err != nil || !q.Equal(r.Quantity) {
			t.Errorf("%s read back replays to %s, %v", c.metric, q, err)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if r.Explain(lang) == "" {
				t.Errorf("%s: no explanation in %s", c.metric, lang)
			}
		}
		if len(r.Inputs()) == 0 && c.want != "100" {
			t.Errorf("%s: no inputs", c.metric)
		}
		// The walk over all keys has the same value for this one.
		found := false
		for k, all := range v.EvalAll(m, indicators.Selector{Area: "MA", Period: basketKey(c.key).Period}) {
			found = found || all.Err == nil && k.Perimeter == r.Key.Perimeter && all.Quantity.Equal(r.Quantity)
		}
		if !found {
			t.Errorf("%s in %s: EvalAll lacks it", c.metric, c.key)
		}
	}
}

// TestIndexMetricBuilders: what is built equals what is read.
func TestIndexMetricBuilders(t *testing.T) {
	p, q, over := indicators.Ref("price"), indicators.Ref("quantity"), indicators.Across("product")
	year := func(y int) indicators.ExprPeriod { return indicators.On(period.Year(y)) }
	last := indicators.Ago(1)
	part := indicators.Part{Dimension: "product", Code: "A"}
	for _, c := range []struct {
		built indicators.Expr
		want  string
	}{
		{p.Laspeyres(q, over, last), "laspeyres(price, quantity over product)"},
		{p.Paasche(q, over, year(2010)), "paasche(price, quantity over product, 2010)"},
		{p.Fisher(q, over, last), "fisher(price, quantity over product)"},
		{p.Tornqvist(q, over, last), "tornqvist(price, quantity over product)"},
		{p.LaspeyresContribution(q, over, part, last), "laspeyres_contribution(price, quantity over product, product=A)"},
		{p.LaspeyresContribution(q, over, part, year(2010)),
			"laspeyres_contribution(price, quantity over product, product=A, 2010)"},
		{p.AnnualOverlap(q, over, year(2010)), "annual_overlap(price, quantity over product, 2010)"},
		{p.OneQuarterOverlap(q, over, year(2010)), "one_quarter_overlap(price, quantity over product, 2010)"},
		{p.Chain(year(2010)), "chain(price, 2010)"}, {p.Rebase(last), "rebase(price, -1)"},
		{p.Deflator(q), "deflator(price, quantity)"},
		{p.ConstantPrices(q, year(2010)), "constant_prices(price, quantity, 2010)"},
		{p.LeastSquaresGrowth(year(2010), year(2012)), "growth_least_squares(price, 2010, 2012)"},
		{p.ExponentialGrowth(year(2010), year(2012)), "growth_exponential(price, 2010, 2012)"},
		{p.NormalisedHHI(over), "hhi_normalised(price over product)"},
	} {
		if c.built.String() != c.want {
			t.Errorf("built %s, want %s: %v", c.built, c.want, c.built.Err())
		}
		if read, err := indicators.ParseExpr(c.want); err != nil || !read.Equal(c.built) {
			t.Errorf("%s reads as %s, %v", c.want, read, err)
		}
	}
	for _, bad := range []indicators.Expr{
		p.Laspeyres(q, indicators.AcrossPeriods(period.KindQuarter), last),
		p.LaspeyresContribution(q, over, indicators.Part{Dimension: "segment", Code: "A"}, last),
		p.LaspeyresContribution(q, over, indicators.Part{}, last), p.Laspeyres(indicators.Expr{}, over, last),
	} {
		if bad.Err() == nil {
			t.Errorf("%s is no error", bad)
		}
	}
	for _, text := range []string{
		"laspeyres(price)", "laspeyres(price, quantity)", "laspeyres_contribution(price, quantity over product)",
		"annual_overlap(price, quantity over product)", "chain(price)", "constant_prices(price, cpi)", "deflator(price)",
		"growth_least_squares(price)", "laspeyres(price, quantity over quarter)",
	} {
		if _, err := indicators.ParseExpr(text); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}

// TestIndexMetricsRefuse: what lacks is a typed error that names it.
func TestIndexMetricsRefuse(t *testing.T) {
	v := basketData(t).View(indicators.ViewConfig{})
	broken := basketData(t, said("B1 link@p 2012 2 1 s"), said("B2 link@p 2013 2 1 s", broken),
		said("B3 link@p 2014 2 1 s")).View(indicators.ViewConfig{})
	for _, c := range []struct {
		name, metric, key string
		want              error
		says              string
	}{
		{"a weight that lacks", "aggregate(women over segment)", "2016", indicators.ErrAggregate, "the weight lacks: jobs"},
		{"a weight that lacks", "aggregate(women over segment)", "2016", indicators.ErrNoData, "segment=ito"},
		{"no weight named", "aggregate(lost over segment)", "2015", indicators.ErrAggregate, "names no weight"},
		{"an unknown weight", "aggregate(odd over segment)", "2015", indicators.ErrUnknown, `weight "nothing"`},
		{"a weight that is no sum", "aggregate(rate over segment)", "2015", indicators.ErrAggregate, "does not add up"},
		{"the last part lacks", "aggregate(jobs over month)", "2014-Q2", indicators.ErrGap, "2014-06"},
		{"a base year without a figure", "constant_prices(exports, cpi, 2009)", "p 2011", indicators.ErrGap, "cpi"},
		{"a base year without a figure", "rebase(exports, 2009)", "p 2011", indicators.ErrGap, "2009"},
		{"a base without prices", "laspeyres(price, quantity over product, 1999)", "2002", indicators.ErrGap, "1999"},
		{"a price index of another perimeter", "constant_prices(exports, cpi, 2012)", "2012", indicators.ErrPerimeter, ""},
		{"a gap between links", "chain(link, 2010)", "2014", indicators.ErrGap, "2013"},
		{"a break between links", "chain(link, 2011)", "p 2014", indicators.ErrBreak, "B2"},
		{"a base later than the key", "chain(link, 2014)", "2011", indicators.ErrInvalid, ""},
		{"a base of another kind", "chain(link, 2010-Q1)", "2012", indicators.ErrInvalid, ""},
		{"a base that is no year", "annual_overlap(price, quantity over product {A, B}, 2011-Q1)", "2012-Q1",
			indicators.ErrInvalid, "no year"},
		{"a season without a price", "annual_overlap(price, quantity over product {A, B, C}, 2011)", "2012-Q1",
			indicators.ErrGap, "product=C"},
		{"no member", "laspeyres_contribution(price, quantity over product {A, B}, product=C)", "2002",
			indicators.ErrInvalid, "no member"},
		{"a link with a unit", "chain(price, 2001)", "2002", indicators.ErrUnit, ""},
		{"units", "deflator(exports, jobs)", "2011", indicators.ErrUnit, ""},
		{"over time", "hhi_normalised(jobs over quarter)", "2015", indicators.ErrAggregate, ""},
		{"an unknown product", "laspeyres(price, quantity over product {Z})", "2002", indicators.ErrUnknown, ""},
		{"a line through a gap", "growth_least_squares(exports, 2009, 2011)", "p 2011", indicators.ErrGap, "2009"},
		{"backwards", "growth_exponential(exports, 2011, 2010)", "p 2011", indicators.ErrInvalid, ""},
	} {
		v := v
		if c.name == "a break between links" {
			v = broken
		}
		_, err := evalText(t, v, c.metric, basketKey(c.key))
		if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%s: %s: %v; want %v, %q", c.name, c.metric, err, c.want, c.says)
		}
		m, err := indicators.ParseMetric(c.metric)
		if err != nil {
			continue
		}
		p, err := m.Compile(v.Dataset().Catalogue())
		if err != nil {
			continue
		}
		// No figure stands beside an error.
		if f, _, err := v.EvalGiven(p, basketKey(c.key), nil); err == nil || f.IsSet() {
			t.Errorf("%s: %s given nothing: %s, %v", c.name, c.metric, f, err)
		}
	}
}

// TestWeightedMeanNested: over areas and segments, weights being the jobs of each
// area. By hand: the north has 40 percent of 300 and 60 of 100, so 45 of 400; the
// south 20 percent of 100 and 20 of 100; together 220 of 600.
func TestWeightedMeanNested(t *testing.T) {
	v := basketData(t,
		said("N1 jobs/segment=crm 2015 300 job s", area("N")), said("N2 jobs/segment=ito 2015 100 job s", area("N")),
		said("N3 women/segment=crm 2015 40 percent s", area("N")), said("N4 women/segment=ito 2015 60 percent s", area("N")),
		said("S1 jobs/segment=crm 2015 100 job s", area("S")), said("S2 jobs/segment=ito 2015 100 job s", area("S")),
		said("S3 women/segment=crm 2015 20 percent s", area("S")), said("S4 women/segment=ito 2015 20 percent s", area("S")),
	).View(indicators.ViewConfig{})
	for _, metric := range []string{
		"aggregate(aggregate(women over segment) over area)", "aggregate(aggregate(women over area) over segment)",
	} {
		r, err := evalText(t, v, metric, basketKey("2015"))
		if err != nil || !r.Quantity.Figure.WithoutResolution().Equal(figure.MustParse("110/3")) {
			t.Errorf("%s: %s, %v", metric, r.Quantity, err)
			continue
		}
		if q, err := r.Explanation().Replay(); err != nil || !q.Equal(r.Quantity) {
			t.Errorf("%s replays to %s, %v", metric, q, err)
		}
	}
	r, err := v.Aggregate(indicators.Key{Indicator: "women", Area: "N", Period: period.Year(2015)},
		indicators.Across("segment"))
	if err != nil || r.Quantity.String() != "45 percent" {
		t.Errorf("%s, %v", r.Quantity, err)
	}
}

// The share of women in a sector from its segments, weighted with their jobs: the
// catalogue says that women is a WeightedMean over segments with the Weight jobs.
func ExampleView_Aggregate_weightedMean() {
	v := basketData(new(testing.T)).View(indicators.ViewConfig{})
	key := indicators.Key{Indicator: "women", Area: "MA", Period: period.Year(2015)}
	r, _ := v.Aggregate(key, indicators.Across("segment"))
	fmt.Println(r.Quantity) // 40 percent of 300 jobs, 60 percent of 100
	_, err := v.Aggregate(key.At(period.Year(2016)), indicators.Across("segment"))
	fmt.Println(errors.Is(err, indicators.ErrAggregate), err)
	// Output:
	// 45 percent
	// true indicators: View.Aggregate: not to be aggregated: no data: the weight lacks: jobs MA segment=ito 2016
}

// A chained price index of a basket of the dataset, and what one product adds.
func ExampleView_Eval_chain() {
	v := basketData(new(testing.T)).View(indicators.ViewConfig{})
	key := indicators.Key{Area: "MA", Period: period.Year(2003)}
	for _, text := range []string{
		"chain(laspeyres(price, quantity over product), 2001)",
		"laspeyres_contribution(price, quantity over product, product=E)",
	} {
		r, err := v.Eval(indicators.MustParseMetric(text), key)
		fmt.Println(r.Quantity.Round(1, money.HalfEven), err)
	}
	// Output:
	// 136.5 <nil>
	// 0.1 <nil>
}

// TestIndexMetricsEnclose: on random prices and quantities, what points give lies
// inside what ranges around them give, and both explanations replay.
func TestIndexMetricsEnclose(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 11))
	metrics := []string{
		"laspeyres(price, quantity over product)", "paasche(price, quantity over product)",
		"fisher(price, quantity over product, 2010)", "tornqvist(price, quantity over product)",
		"laspeyres_contribution(price, quantity over product, product=B)",
		"chain(laspeyres(quantity, price over product), 2010)", "hhi_normalised(quantity over product)",
		"growth_least_squares(price[product=A], 2010, 2012)", "growth_exponential(price[product=A], 2010, 2012)",
		"rebase(price[product=C], 2011)", "constant_prices(quantity[product=A], price[product=B], 2010)",
		"deflator(price[product=A], price[product=B])",
	}
	for range testkit.Cases(4, 60) {
		var points, ranges []indicators.Observation
		n := 0
		for _, code := range []string{"A", "B", "C", "D", "E", "F"} {
			for year := 2010; year <= 2012; year++ {
				for _, of := range []string{"price MAD", "quantity 1"} {
					id, unit, _ := strings.Cut(of, " ")
					n++
					x := rng.IntN(20) + 3
					head := fmt.Sprintf("X%03d %s/product=%s %d ", n, id, code, year)
					points = append(points, said(fmt.Sprintf("%s%d %s s", head, x, unit)))
					ranges = append(ranges, said(fmt.Sprintf("%s[%d,%d] %s s", head, x-rng.IntN(3), x+rng.IntN(3), unit)))
				}
			}
		}
		config := indicators.ViewConfig{}
		p, r := basketData(t, points...).View(config), basketData(t, ranges...).View(config)
		for _, metric := range metrics {
			narrow, err1 := evalText(t, p, metric, basketKey("2012"))
			wide, err2 := evalText(t, r, metric, basketKey("2012"))
			if err := errors.Join(err1, err2); err != nil {
				t.Fatalf("%s: %v", metric, err)
			}
			if !wide.Quantity.Figure.Encloses(narrow.Quantity.Figure) {
				t.Errorf("%s: %s not in %s", metric, narrow.Quantity, wide.Quantity)
			}
			for _, x := range []indicators.Result{narrow, wide} {
				if q, err := x.Explanation().Replay(); err != nil || !q.Equal(x.Quantity) {
					t.Errorf("%s replays to %s, %v; want %s", metric, q, err, x.Quantity)
				}
			}
		}
	}
}
