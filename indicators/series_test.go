package indicators_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
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
	days := keyOf("exports 2015")
	days.Period = period.MustParse("2014-01-15/2020-12-31") // not of whole months
	if _, err := v.Series(days); !errors.Is(err, indicators.ErrInvalid) {
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

// TestYearsOfWeeks: years of 52 and 53 weeks, end to end, are a series; a year that is
// missing is a gap, and a range of as many weeks in another season is none of them.
func TestYearsOfWeeks(t *testing.T) {
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office"})
	b.AddSource(indicators.Source{ID: "office", Originator: "office", Carrier: "office", Date: period.Year(2025)})
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{
			ID: "sales", Unit: figure.MustParseUnit("USD"), Nature: indicators.FlowOver, OverTime: indicators.Sum,
		}},
		Areas: []indicators.Category{{ID: "US"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	// A company's years, which end on the last Saturday of September: that of 2017 has 53
	// weeks, and that of 2019 is not there.
	years := []string{
		"2015-09-27/2016-09-24", "2016-09-25/2017-09-30", "2017-10-01/2018-09-29", "2019-09-29/2020-09-26",
		"2016-03-27/2017-03-25", "2016-09-25/2017-09-24",
	}
	for n, figures := range []string{"215639", "229234", "265595", "274515", "7", "8"} {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID([]string{"a", "b", "c", "d", "e", "f"}[n]), Source: "office", Role: indicators.RoleObserved,
			Key:    indicators.Key{Indicator: "sales", Area: "US", Period: period.MustParse(years[n])},
			Figure: figure.MustParse(figures), Unit: figure.MustParseUnit("USD"),
		})
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []period.Period{{}, period.MustParse("2021-09-26/2022-09-24")} {
		s, err := d.View(indicators.ViewConfig{}).Series(indicators.Key{Indicator: "sales", Area: "US", Period: at})
		if err != nil || s.Len() != 4 {
			t.Fatalf("%v: %v, %d points", at, err, s.Len())
		}
		var gaps []string
		for p := range s.Gaps() {
			gaps = append(gaps, p.String())
		}
		if len(gaps) != 1 || gaps[0] != "2018-09-30/2019-09-28" {
			t.Errorf("gaps %v", gaps)
		}
		g, err := s.Growth(period.MustParse(years[0]), period.MustParse(years[1]))
		// 229,234 to 215,639 is 6.304519 percent more.
		if x, ok := g.Quantity.Figure.Rat(); err != nil || !ok || x.Cmp(big.NewRat(229234-215639, 215639)) != 0 {
			t.Errorf("growth %v, %v", g.Quantity, err)
		}
	}
}

// TestFiscalYears (A7): ranges of one number of months, end to end, are a series like
// any other; others are none of it.
func TestFiscalYears(t *testing.T) {
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office"})
	b.AddSource(indicators.Source{ID: "office", Originator: "office", Carrier: "office", Date: period.Year(2025)})
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{
			ID: "exports", Unit: figure.MustParseUnit("MAD"), Nature: indicators.FlowOver, OverTime: indicators.Sum,
		}},
		Areas: []indicators.Category{{ID: "IN"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for id, p := range map[indicators.ID]string{
		"a": "2019-04/2020-03", "b": "2020-04/2021-03", "c": "2022-04/2023-03",
		"other": "2020-07/2021-06", "half": "2021-04/2021-09",
	} {
		f := map[indicators.ID]string{"a": "1200", "b": "1300", "c": "1500"}[id]
		if f == "" {
			f = "7"
		}
		b.AddObservation(indicators.Observation{ID: id, Source: "office", Role: indicators.RoleObserved,
			Key:    indicators.Key{Indicator: "exports", Area: "IN", Period: period.MustParse(p)},
			Figure: figure.MustParse(f), Unit: figure.MustParseUnit("MAD")})
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	v := d.View(indicators.ViewConfig{})
	for _, k := range []indicators.Key{
		{Indicator: "exports", Area: "IN"},
		{Indicator: "exports", Area: "IN", Period: period.MustParse("2024-04/2025-03")},
	} {
		s, err := v.Series(k)
		if err != nil || s.Len() != 3 || s.Kind() != period.KindRange {
			t.Fatalf("%v: %v, %d points", k, err, s.Len())
		}
		var gaps []string
		for p := range s.Gaps() {
			gaps = append(gaps, p.String())
		}
		if len(gaps) != 1 || gaps[0] != period.MustParse("2021-04/2022-03").String() {
			t.Errorf("gaps %v", gaps)
		}
		g, err := s.Growth(period.MustParse("2019-04/2020-03"), period.MustParse("2020-04/2021-03"))
		if got := g.Quantity.Figure.String(); err != nil || got != "1/12" {
			t.Errorf("growth %s, %v", got, err)
		}
		if _, err := s.At(period.MustParse("2020-07/2021-06")); err == nil {
			t.Error("a year that begins in another month is at home")
		}
	}
}
