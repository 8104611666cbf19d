package rules

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestNeighboursOfSlips: how many of the six periods on each side have a figure between half
// of a figure and twice of it.
func TestNeighboursOfSlips(t *testing.T) {
	for _, tt := range []struct {
		rows, f, at string
		want        int
	}{
		{"", "1000", "2015", 0},
		{"jobs 2009 1000; jobs 2021 1000", "1000", "2015", 2},
		{"jobs 2008 1000; jobs 2022 1000; jobs 2015 1000", "1000", "2015", 0},
		{"jobs 2014 500; jobs 2016 2000", "1000", "2015", 2},
		{"jobs 2014 499; jobs 2016 2001", "1000", "2015", 0},
		{"jobs 2014 100; jobs 2014 1000 o16; jobs 2014 1001 n16", "1000", "2015", 1},
		{"jobs 2014 >900; jobs 2016 ~1000", "1000", "2015", 1},
		{"jobs 2014 0; jobs 2016 -1000", "1000", "2015", 0},
		{"jobs 2014 1; jobs 2016 1", "0", "2015", 0},
		{"balance 2014 -1000; balance 2016 -1000", "-1000", "2015", 0},
		{"jobs 2014 1000; jobs 2016 1000", ">1000", "2015", 0},
		{"jobs 2014 1000; jobs 2016 1000", "1000", "2015-01-01/2015-12-01", 0},
		{"jobs 2014-Q4 1000; jobs 2015-Q2 1000; jobs 2016 1000", "1000", "2015-Q1", 2},
	} {
		s := newScope(insideSector(t, spelledRows(tt.rows)...))
		k := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.MustParse(tt.at)}
		if got := s.neighbours(k, figure.MustParse(tt.f)); got != tt.want {
			t.Errorf("%s: %d are near %s of %s", tt.rows, got, tt.f, tt.at)
		}
	}
}

// TestRepetitions: which data of one key may be one cited again: where one says so, and where
// two stand in one source or in prints of one release (o16 and p16); more than sixteen are
// looked at in any case.
func TestRepetitions(t *testing.T) {
	rows := func(sources ...string) (list []string) {
		for _, s := range sources {
			list = append(list, "jobs 2015 1000@1 "+s)
		}
		return list
	}
	key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
	for _, tt := range []struct {
		sources []string
		want    bool
	}{
		{[]string{"m16"}, false},
		{[]string{"m16", "m16"}, true},
		{[]string{"m16", "o16"}, false},
		{[]string{"o16", "p16"}, true},
		{[]string{"m15", "m16"}, false}, // neither names a release
		{[]string{"m15", "m16", "n16", "o11", "o16"}, false},
		{[]string{"m15", "m16", "n16", "o11", "m15"}, true},
	} {
		data := insideSector(t, rows(tt.sources...)...).DataOf(key)
		if got := len(data); got != len(tt.sources) {
			t.Fatalf("%v: %d data", tt.sources, got)
		}
		if got := mayRepeat(data); got != tt.want {
			t.Errorf("%v: %t", tt.sources, got)
		}
	}
	small, err := Input{Files: []File{{Name: catalogueFile, Text: insideCatalogue}}}.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		n       int
		repeats indicators.ID // of the last one
		want    bool
	}{{1, "0", false}, {2, "", false}, {2, "0", true}, {16, "", false}, {16, "3", true}, {17, "", true}} {
		var b indicators.Builder
		for n := range tt.n {
			o := indicators.Observation{
				ID: indicators.ID(fmt.Sprint(n)), Key: key, Source: indicators.ID(fmt.Sprint("source-", n)),
				Figure: figure.FromInt64(7), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved,
			}
			if n == tt.n-1 {
				o.Repeats = tt.repeats
			}
			b.AddObservation(o)
		}
		d, err := b.Build(small.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		data := d.View(indicators.ViewConfig{}).DataOf(key)
		if got := mayRepeat(data); got != tt.want || len(data) != tt.n {
			t.Errorf("%d of sources of their own, the last repeats %q: %t", len(data), tt.repeats, got)
		}
	}
}
