package indicators_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// sectorSeries are published figures of Morocco's offshoring sector.
func sectorSeries(t testing.TB) *indicators.Dataset {
	return viewData(t,
		from("anrt anrt anrt 2007 I"), from("amrc amrc bladi 2012-06-18 II"), from("mcinet mcinet mcinet 2016-05-05 I"),
		from("oc oc challenge 2016-08 I"), from("serraj amrc finances_news 2019-05 II"), from("fmes fmes fmes 2021 II"),
		from("mezzour oc le360 2024-04 I"), from("oc2025 oc nouvelliste 2025-10 I"), from("infomediaire infomediaire infomediaire 2023-11 III"),
		// Jobs: 2004 counts call centres, 2015 all of offshoring.
		said("F0035 jobs@call_centres 2004 5500 job anrt"),
		said("F0043 jobs@call_centres 2009 28000 job amrc"),
		said("F0064 jobs@call_centres 2011 42000 job amrc"),
		said("F0016 jobs@offshoring 2015 63000@1000 job mcinet"),
		// Exports: FMES counts more from 2019, the exchange office from 2023.
		said("F0018 exports@offshoring 2011 6860000000@10000000 MAD oc"),
		said("F0021 exports@offshoring 2015 7540000000@10000000 MAD oc"),
		said("F0094 exports@offshoring 2018 10000000000@1000000000 MAD serraj"),
		said("F0105 exports@fmes 2019 14100000000@100000000 MAD fmes"),
		said("F0110 exports@offshoring 2022 15700000000@100000000 MAD infomediaire"),
		said("F0117 exports@offshoring 2023 17900000000@100000000 MAD mezzour"),
		said("F0122 exports@digital 2023 26170000000@10000000 MAD oc2025"),
		said("F0123 exports@digital 2024 26200000000@100000000 MAD oc2025"),
		said("F0138 exports@digital 2024-Q3 2814000000 MAD oc2025"),
	)
}

func seriesOf(t testing.TB, v indicators.View, key string) indicators.Series {
	t.Helper()
	s, err := v.Series(keyOf(key))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSeriesRefusals(t *testing.T) {
	v := sectorSeries(t).View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	jobs, exports := seriesOf(t, v, "jobs 2015"), seriesOf(t, v, "exports 2015")
	for _, tt := range []struct {
		name     string
		series   indicators.Series
		from, to int
		want     []error
		records  []indicators.ID
		says     string
	}{
		{"jobs change from call centres to all offshoring", jobs, 2004, 2015, []error{indicators.ErrPerimeter}, []indicators.ID{"call_centres", "offshoring"}, "jobs MA is of perimeter call_centres in 2004 and of offshoring in 2015"},
		{"exports 2018 to 2019", exports, 2018, 2019, []error{indicators.ErrPerimeter}, []indicators.ID{"offshoring", "fmes"}, "of perimeter offshoring in 2018 and of fmes in 2019"},
		{"exports 2022 to 2024", exports, 2022, 2024, []error{indicators.ErrPerimeter, indicators.ErrBreak}, []indicators.ID{"offshoring", "digital"}, "of digital in 2024, which replaces it"},
		{"no value in a gap", exports, 2011, 2013, []error{indicators.ErrGap}, nil, "exports MA has nothing for 2013"},
		{"two gaps", exports, 2012, 2013, []error{indicators.ErrGap}, nil, "exports MA has nothing for 2012, 2013"},
		{"no value beyond the end", exports, 2024, 2025, []error{indicators.ErrNoData}, nil, "nothing for 2025"},
		{"backwards", exports, 2015, 2011, []error{indicators.ErrInvalid}, nil, "2015 is not before 2011"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			from, to := period.Year(tt.from), period.Year(tt.to)
			for op, f := range map[string]func() (indicators.Derivation, error){
				"growth":     func() (indicators.Derivation, error) { return tt.series.Growth(from, to) },
				"difference": func() (indicators.Derivation, error) { return tt.series.Difference(from, to) },
				"cagr":       func() (indicators.Derivation, error) { return tt.series.CAGR(from, to, 6) },
				"index":      func() (indicators.Derivation, error) { return tt.series.Index(from, to) },
			} {
				if tt.name == "backwards" && op != "growth" && op != "difference" {
					continue // the years of a CAGR are negative, and an index may look back
				}
				d, err := f()
				for _, want := range tt.want {
					if !errors.Is(err, want) {
						t.Fatalf("%s: %v, %v; want %v", op, d.Quantity, err, want)
					}
				}
				var e *indicators.Error
				if !errors.As(err, &e) || !slices.Equal(e.Records, tt.records) || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("%s: %v %v; want %q of %v", op, err, e.Records, tt.says, tt.records)
				}
			}
		})
	}
}

func TestSeriesInsidePerimeters(t *testing.T) {
	v := sectorSeries(t).View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	jobs, exports := seriesOf(t, v, "jobs 2015"), seriesOf(t, v, "exports 2015")
	// Growth inside the one perimeter that knows both years, though others
	// know one of them.
	d, err := exports.Growth(period.Year(2022), period.Year(2023))
	if err != nil || d.Quantity.String() != "22/157" || d.Key.Perimeter != "offshoring" || d.Inputs[1].Chosen[0] != "F0117" {
		t.Errorf("2022 to 2023: %+v, %v", d, err)
	}
	d, err = exports.Growth(period.Year(2023), period.Year(2024))
	if err != nil || d.Quantity.String() != "3/2617" || d.Key.Perimeter != "digital" {
		t.Errorf("2023 to 2024: %+v, %v", d, err)
	}
	// 6.86 to 7.54 bn, 2011 to 2015, was published as 2.4 % a year.
	d, err = exports.CAGR(period.Year(2011), period.Year(2015), 8)
	if err != nil || d.Quantity.Round(3, money.HalfEven).String() != "[0.023,0.024]" && d.Quantity.Round(3, money.HalfEven).String() != "(0.023,0.024)" || d.Gaps != 3 {
		t.Errorf("2011 to 2015: %v gaps %d, %v", d.Quantity.Round(3, money.HalfEven), d.Gaps, err)
	}
	// What others know between the two does not fill a gap of this perimeter.
	if d, err = exports.Growth(period.Year(2018), period.Year(2022)); err != nil || d.Gaps != 3 {
		t.Errorf("2018 to 2022: gaps %d, %v", d.Gaps, err)
	}
	// Call-centre jobs 2004 to 2011: (42000/5500)^(1/7) - 1.
	d, err = jobs.CAGR(period.Year(2004), period.Year(2011), 8)
	if err != nil || d.Gaps != 5 {
		t.Fatalf("%+v, %v", d, err)
	}
	for _, b := range []struct {
		bound figure.Bound
		less  bool
	}{{d.Quantity.Figure.Lower(), true}, {d.Quantity.Figure.Upper(), false}} {
		x := new(big.Rat).Add(b.bound.Value, big.NewRat(1, 1))
		p := big.NewRat(1, 1)
		for range 7 {
			p.Mul(p, x)
		}
		if (p.Cmp(big.NewRat(42000, 5500)) <= 0) != b.less {
			t.Errorf("bound %v does not enclose", b.bound.Value)
		}
	}
	const why = "compound annual growth rate = (#2 / #1)^(1/years) - 1\n" +
		"#1 jobs MA call_centres 2004 = 5500 job: chosen: F0035 (the only eligible source)\n" +
		"#2 jobs MA call_centres 2011 = 42000 job: chosen: F0064 (the only eligible source)\n" +
		"periods without a value between them: 5"
	if got := d.Why(wording.En); got != why {
		t.Errorf("%s\nwant %s", got, why)
	}
}

func TestSeriesShape(t *testing.T) {
	v := sectorSeries(t).View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	s := seriesOf(t, v, "exports 2015")
	var gaps []string
	for p := range s.Gaps() {
		gaps = append(gaps, p.String())
	}
	if got := strings.Join(gaps, " "); got != "2012 2013 2014 2016 2017 2020 2021" {
		t.Errorf("gaps %s", got)
	}
	if got := fmt.Sprint(s.Perimeters()); got != "[offshoring fmes digital]" {
		t.Errorf("perimeters %s", got)
	}
	// The perimeter of FMES runs beside the other.
	want := "[2023|2023: offshoring, replaced by digital]"
	if got := fmt.Sprint(s.Breaks()); got != want {
		t.Errorf("breaks %s", got)
	}
	if got := fmt.Sprint(seriesOf(t, v, "jobs 2015").Breaks()); got != "[2011|2015: call_centres, then offshoring]" {
		t.Errorf("breaks of jobs %s", got)
	}
	if s.Len() != 8 || s.Span() != period.YearRange(2011, 2024) || s.Kind() != period.KindYear {
		t.Errorf("%d points over %v", s.Len(), s.Span())
	}
	if q := seriesOf(t, v, "exports 2020-Q1"); q.Len() != 1 {
		t.Errorf("%d quarters", q.Len())
	}
	if one := s.In("digital"); one.Len() != 2 || one.Key().Perimeter != "digital" {
		t.Errorf("digital alone: %d", one.Len())
	}
	if _, err := s.At(period.Year(2023)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("2023: %v", err)
	}
	if p, err := s.At(period.Year(2019)); err != nil || p.Quantity.String() != "14100000000@100000000 MAD" {
		t.Errorf("2019: %v, %v", p, err)
	}
	if _, err := s.At(period.Quarter(2019, 1)); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("a quarter of a yearly series: %v", err)
	}
	if _, err := v.Series(keyOf("exports 2014-2020")); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("a range: %v", err)
	}
	empty := seriesOf(t, v, "exports/segment=CRM 2015")
	if empty.Len() != 0 || empty.Span().IsSet() || empty.Breaks() != nil {
		t.Error("a series of nothing is not empty")
	}
	for range empty.Gaps() {
		t.Error("a series of nothing has a gap")
	}
	if _, err := empty.At(period.Year(2015)); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("%v", err)
	}
}

func TestSeriesMarkedBreak(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b x x 2022 -"),
		said("A jobs 2014 10 job a"), said("B jobs 2015 11 job a", broken), said("C jobs 2016 12 job a"), said("D jobs 2018 13 job a"),
		said("E jobs 2017-06 13 job b", broken), said("F jobs 2012 9 job a", broken, role(indicators.Target)), said("G jobs 2011 9 job a"),
	)
	s := seriesOf(t, d.View(indicators.ViewConfig{}), "jobs 2015")
	for _, tt := range []struct {
		from, to int
		by       indicators.ID
	}{
		{2011, 2014, ""}, {2014, 2015, "B"}, {2015, 2016, ""}, {2014, 2016, "B"}, {2016, 2018, "E"}, {2011, 2018, "B"},
	} {
		_, err := s.Growth(period.Year(tt.from), period.Year(tt.to))
		var e *indicators.Error
		if tt.by == "" {
			if err != nil {
				t.Errorf("%d to %d: %v", tt.from, tt.to, err)
			}
		} else if !errors.Is(err, indicators.ErrBreak) || !errors.As(err, &e) || e.Records[0] != tt.by {
			t.Errorf("%d to %d: %v, want the break of %s", tt.from, tt.to, err, tt.by)
		}
		// What the mark said was not known before 2022.
		early := seriesOf(t, d.View(indicators.ViewConfig{Known: period.MustDate(2021, 1, 1)}), "jobs 2015")
		if _, err := early.Growth(period.Year(2016), period.Year(2018)); err != nil {
			t.Errorf("in 2021: %v", err)
		}
	}
	long := viewData(t, from("a x x 2016 -"), said("A jobs 2014 10 job a"), said("B jobs 2015-2018 11 job a", broken), said("C jobs 2016 12 job a"), said("D jobs 2013 10 job a"))
	after := seriesOf(t, long.View(indicators.ViewConfig{}), "jobs 2015")
	if _, err := after.Growth(period.Year(2014), period.Year(2016)); !errors.Is(err, indicators.ErrBreak) {
		t.Errorf("a range that breaks: %v", err)
	}
	if _, err := after.Growth(period.Year(2013), period.Year(2014)); err != nil {
		t.Errorf("before the range that breaks: %v", err)
	}
	if got := fmt.Sprint(s.Breaks()); got != "[2014|2015: marked by B 2016|2017: marked by E]" {
		t.Errorf("breaks %s", got)
	}
	a, err := d.View(indicators.ViewConfig{}).Value(keyOf("jobs 2015"))
	if err != nil || !a.Break {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestSeriesNoPerimeterKnowsAll(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), said("A jobs@p 2010 1 job a"), said("B jobs@p 2011 1 job a"), said("C jobs@q 2011 1 job a"), said("D jobs@q 2012 1 job a"))
	s := seriesOf(t, d.View(indicators.ViewConfig{}), "jobs 2015")
	for name, do := range map[string]func() (indicators.Derivation, error){
		"neighbours share one, but not all": func() (indicators.Derivation, error) { return s.MovingAverage(3, period.Year(2012)) },
		"an index that looks back":          func() (indicators.Derivation, error) { return s.Index(period.Year(2012), period.Year(2010)) },
	} {
		_, err := do()
		var e *indicators.Error
		if !errors.Is(err, indicators.ErrPerimeter) || !errors.As(err, &e) || !slices.Equal(e.Records, []indicators.ID{"p", "q"}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Where two perimeters know both periods, neither is chosen.
	both := viewData(t, from("a x x 2016 -"), said("A jobs@p 2010 1 job a"), said("B jobs@p 2011 2 job a"), said("C jobs@q 2010 1 job a"), said("D jobs@q 2011 3 job a"))
	if _, err := seriesOf(t, both.View(indicators.ViewConfig{}), "jobs 2015").Growth(period.Year(2010), period.Year(2011)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("two perimeters: %v", err)
	}
	// A rate over a first value of zero has no answer.
	zero := viewData(t, from("a x x 2016 -"), said("A jobs 2010 0 job a"), said("B jobs 2011 2 job a"))
	z := seriesOf(t, zero.View(indicators.ViewConfig{}), "jobs 2015")
	for _, err := range []error{
		second(z.Growth(period.Year(2010), period.Year(2011))), second(z.Share(z, period.Year(2010))),
		second(z.Contribution(z, period.Year(2010), period.Year(2011))), second(z.Index(period.Year(2010), period.Year(2011))),
	} {
		if !errors.Is(err, figure.ErrDivisionByZero) {
			t.Errorf("%v", err)
		}
	}
}

func TestSeriesBreaksChain(t *testing.T) {
	spec := viewCatalogue(t).Spec()
	spec.Perimeters = []indicators.Perimeter{{ID: "a"}, {ID: "b", Replaces: "a"}, {ID: "c", Replaces: "b"}, {ID: "d", Replaces: "e"}, {ID: "e", Replaces: "d"}}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	for i, short := range []string{"a 2010", "a 2012", "b 2012", "b 2014", "c 2014", "x 2013", "y 2015"} {
		b.AddObservation(said(fmt.Sprintf("O%d jobs@%s 1 job s", i, short)))
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	s := seriesOf(t, d.View(indicators.ViewConfig{}), "jobs 2015")
	want := "[2012|2012: a, replaced by b 2012|2013: a, then x 2014|2014: b, replaced by c 2014|2015: c, then y]"
	if got := fmt.Sprint(s.Breaks()); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "2012|2012: a, replaced by b", wording.Fr: "2012|2012 : a, remplacé par b", wording.Ar: "2012|2012: a، عوضه b",
	} {
		if got := s.Breaks()[0].Text(lang); got != want {
			t.Errorf("%v: %s", lang, got)
		}
	}
	if got := (indicators.Break{New: "x"}).Text(wording.Fr); got != "| : (périmètre non indiqué), puis x" {
		t.Errorf("%s", got)
	}
	// A change by way of another is a break too.
	if _, err := s.Growth(period.Year(2010), period.Year(2014)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("%v", err)
	}
	if _, err := s.In("a").Growth(period.Year(2010), period.Year(2012)); err != nil {
		t.Errorf("%v", err)
	}
}

func TestSeriesDerivations(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"),
		said("T1 exports 2011 100 MAD a"), said("T2 exports 2012 110 MAD a"), said("T3 exports 2013 132 MAD a"),
		said("T5 exports 2015 150 MAD a"), said("T7 exports 2017 [160,170] MAD a"),
		said("P1 exports/segment=CRM 2011 40 MAD a"), said("P2 exports/segment=CRM 2012 45 MAD a"),
		said("R1 exports/segment=BPO 2011 0.06 thousand*MAD a"), said("R2 exports/segment=BPO 2012 65 MAD a"),
		said("Q1 jobs 2014-Q1 100 job a"), said("Q5 jobs 2015-Q1 103 job a"),
		said("M1 jobs 2014-02 10 job a"), said("M2 jobs 2015-02 11 job a"), said("M3 jobs 2015-03 14 job a"),
		said("W1 jobs 2014-W01 1 job a"), said("W3 jobs 2014-W05 9 job a"),
		said("D1 jobs 2016-02-27 1 job a"), said("D2 jobs 2016-03-01 4 job a"),
		said("Z1 exports/segment=ITO 2011 1 MAD a"), said("Z2 exports/segment=ITO 2011 2 MAD a"), said("Z3 exports/segment=ITO 2010 2 MAD a"), said("Z4 exports/segment=ITO 2012 2 MAD a"),
	)
	v := d.View(indicators.ViewConfig{})
	all, crm, bpo := seriesOf(t, v, "exports 2015"), seriesOf(t, v, "exports/segment=CRM 2015"), seriesOf(t, v, "exports/segment=BPO 2015")
	year := period.Year
	for _, tt := range []struct {
		name string
		do   func() (indicators.Derivation, error)
		want string
		err  error
	}{
		{"difference", func() (indicators.Derivation, error) { return all.Difference(year(2011), year(2013)) }, "32 MAD", nil},
		{"growth", func() (indicators.Derivation, error) { return all.Growth(year(2011), year(2012)) }, "0.1", nil},
		{"growth of a range", func() (indicators.Derivation, error) { return all.Growth(year(2011), year(2017)) }, "[0.6,0.7]", nil},
		{"year on year", func() (indicators.Derivation, error) { return all.YearOnYear(year(2013)) }, "0.2", nil},
		{"year on year over a gap", func() (indicators.Derivation, error) { return all.YearOnYear(year(2015)) }, "", indicators.ErrGap},
		{"year on year of a quarter", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "jobs 2014-Q1").YearOnYear(period.Quarter(2015, 1))
		}, "0.03", nil},
		{"year on year of a month", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "jobs 2014-01").YearOnYear(period.Month(2015, 2))
		}, "0.1", nil},
		{"year on year of a week", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "jobs 2014-W01").YearOnYear(period.Week(2015, 1))
		}, "", indicators.ErrInvalid},
		{"index", func() (indicators.Derivation, error) { return all.Index(year(2011), year(2015)) }, "150", nil},
		{"index before the base", func() (indicators.Derivation, error) { return all.Index(year(2012), year(2011)) }, "1000/11", nil},
		{"index of the base", func() (indicators.Derivation, error) { return all.Index(year(2017), year(2017)) }, "100", nil},
		{"share", func() (indicators.Derivation, error) { return crm.Share(all, year(2012)) }, "9/22", nil},
		{"share in another unit", func() (indicators.Derivation, error) { return bpo.Share(all, year(2011)) }, "0.6", nil},
		{"share of nothing", func() (indicators.Derivation, error) { return crm.Share(bpo, year(2013)) }, "", indicators.ErrNoData},
		{"contribution", func() (indicators.Derivation, error) { return crm.Contribution(all, year(2011), year(2012)) }, "0.05", nil},
		{"the other contribution", func() (indicators.Derivation, error) { return bpo.Contribution(all, year(2011), year(2012)) }, "0.05", nil},
		{"contribution backwards", func() (indicators.Derivation, error) { return crm.Contribution(all, year(2012), year(2011)) }, "", indicators.ErrInvalid},
		{"moving average", func() (indicators.Derivation, error) { return all.MovingAverage(3, year(2013)) }, "114 MAD", nil},
		{"moving average over a gap", func() (indicators.Derivation, error) { return all.MovingAverage(3, year(2015)) }, "", indicators.ErrGap},
		{"moving average of nothing", func() (indicators.Derivation, error) { return all.MovingAverage(0, year(2015)) }, "", indicators.ErrInvalid},
		{"interpolation", func() (indicators.Derivation, error) { return all.Interpolate(year(2014)) }, "~141 MAD", nil},
		{"interpolation to a range", func() (indicators.Derivation, error) { return all.Interpolate(year(2016)) }, "~[155,160] MAD", nil},
		{"interpolation where there is a value", func() (indicators.Derivation, error) { return all.Interpolate(year(2015)) }, "", indicators.ErrInvalid},
		{"extrapolation", func() (indicators.Derivation, error) { return all.Interpolate(year(2018)) }, "", indicators.ErrNoData},
		{"interpolation of weeks", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "jobs 2014-W01").Interpolate(period.Week(2014, 2))
		}, "~3 job", nil},
		{"interpolation of days", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "jobs 2014-01-01").Interpolate(period.Day(period.MustDate(2016, 2, 29)))
		}, "~3 job", nil},
		{"interpolation of a dispute", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "exports/segment=ITO 2011").Interpolate(year(2011))
		}, "", indicators.ErrDisagree},
		{"growth of a dispute", func() (indicators.Derivation, error) {
			return seriesOf(t, v, "exports/segment=ITO 2011").Growth(year(2010), year(2011))
		}, "", indicators.ErrDisagree},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.do()
			if !errors.Is(err, tt.err) || got.Quantity.String() != tt.want {
				t.Fatalf("%v, %v; want %v, %v", got.Quantity, err, tt.want, tt.err)
			}
			if tt.err == nil && (strings.Contains(tt.name, "interpolation") != got.Interpolated || len(got.Inputs) == 0) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestSeriesShareAcrossPerimeters(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"),
		said("A jobs/segment=CRM@call_centres 2015 40 job a"), said("B jobs@offshoring 2015 63 job a"), said("C jobs@call_centres 2016 1 job a"))
	v := d.View(indicators.ViewConfig{})
	part := seriesOf(t, v, "jobs/segment=CRM 2015")
	if _, err := part.Share(seriesOf(t, v, "jobs@offshoring 2015"), period.Year(2015)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("%v", err)
	}
	if _, err := part.Share(seriesOf(t, v, "jobs 2015"), period.Year(2015)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("%v", err)
	}
}
