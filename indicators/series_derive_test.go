package indicators_test

import (
	"errors"
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
		"#1 jobs MA call_centres 2004 = 5,500 jobs: chosen: F0035 (the only eligible source)\n" +
		"#2 jobs MA call_centres 2011 = 42,000 jobs: chosen: F0064 (the only eligible source)\n" +
		"periods without a value between them: 5"
	if got := d.Why(wording.En); got != why {
		t.Errorf("%s\nwant %s", got, why)
	}
}
