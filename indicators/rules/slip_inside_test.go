package rules

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestHasScale: what is off by a power of ten: no place in an order, no index, no change of
// something else, and nothing that can be below zero.
func TestHasScale(t *testing.T) {
	type of = indicators.Indicator
	for _, tt := range []struct {
		i    of
		want bool
	}{
		{of{Nature: indicators.Stock}, true}, {of{Nature: indicators.FlowOver}, true}, {of{Nature: indicators.Ratio}, true},
		{of{Nature: indicators.Rank}, false}, {of{Nature: indicators.Index}, false},
		{of{Nature: indicators.FlowOver, Flow: indicators.Net}, false},
		{of{Nature: indicators.FlowOver, Flow: indicators.Gross}, true},
		{of{Nature: indicators.FlowOver, Transformed: "N"}, true},
		{of{Nature: indicators.Ratio, Transformed: "G1Y"}, false},
		{of{Nature: indicators.Stock, Bounds: figure.MustParse(">=0")}, true},
		{of{Nature: indicators.Stock, Bounds: figure.MustParse(">=5")}, true},
		{of{Nature: indicators.Stock, Bounds: figure.MustParse(">=-5")}, false},
		{of{Nature: indicators.Stock, Bounds: figure.MustParse("<=5")}, false},
	} {
		if got := hasScale(&tt.i); got != tt.want {
			t.Errorf("%v has a scale: %t", tt.i, got)
		}
	}
}

// TestSlipOfNeighbours: a hundred times what the years beside it say, of counts, is known by
// these alone, in the first series and in others that are in no sum with it.
func TestSlipOfNeighbours(t *testing.T) {
	const text = "jobs segment=text 2009+ 1001 1012 1023 1034 1045 1056 1067 1078 1089 1101; "
	for _, tt := range []struct {
		rows string
		want string // the record
	}{
		{text, ""},
		{text + "jobs segment=voice 2009+ 2001 2012 2023 2034 2045 2056 2067 2078 2089 2101", ""},
		{text + "jobs segment=voice 2009+ 2001 2012 2023 2034 204500 2056 2067 2078 2089 2101", "r14"},
		{"jobs 2009+ 1001 1012 1023 1034 104500 1056 1067 1078 1089 1101", "r4"},
	} {
		var rule Rule
		for _, r := range All() {
			if r.Code == "IND031" {
				rule = r
			}
		}
		got := ""
		for _, f := range Check(insideSector(t, spelledRows(tt.rows)...), rule) {
			got += f.Path
		}
		want := ""
		if tt.want != "" {
			want = "/observations/" + tt.want + "/figure"
		}
		if got != want {
			t.Errorf("%s: told at %q, want %q", tt.rows, got, want)
		}
	}
}

// TestNearInYears: single numbers above zero of years, those of each year and of the one before
// it no more than two powers of two apart.
func TestNearInYears(t *testing.T) {
	for rows, want := range map[string]bool{
		"exports 2014 1001@1; exports 2015 4004@1":                      true,  // ten bits and twelve
		"exports 2014 1001@1; exports 2015 4104@1":                      false, // thirteen
		"exports 2014 4104@1; exports 2015 1001@1":                      false,
		"exports 2014 1001@1; exports 2015 4004@1 o16":                  true,
		"exports 2015 1001@1; exports 2015 4104@1 o16":                  false,
		"exports 2013 1001@1; exports 2014 3003@1; exports 2015 9009@1": true,
		"exports 2013 1001@1; exports 2015 9009@1":                      false, // the year before is 2013
		"exports 2014 0.0031@0.0001; exports 2015 0.0033@0.0001":        true,
		"exports 2014 0.0031@0.0001; exports 2015 0.3301@0.0001":        false,
		"exports 2014 31@1; exports 2015 3301@1":                        false,
		"exports 2014 ~1001; exports 2015 1001@1":                       true,
		"exports 2014 >1001; exports 2015 1001@1":                       false,
		"exports 2014 0@1; exports 2015 1001@1":                         false,
		"exports 2014 0@1; exports 2015 1@1":                            false,
		"exports 2014 -1001@1; exports 2015 1001@1":                     false,
		"exports 2015-Q1 1001@1; exports 2015-Q2 1001@1":                false,
		"exports 1970+" + strings.Repeat(" 1001", 45):                   true, // more years than are remembered
		"exports 1970+" + strings.Repeat(" 1001", 44) + " 9009":         false,
	} {
		newScope(insideSector(t, spelledRows(rows)...)).eachSeries(
			func(_ *indicators.Indicator, _ indicators.Key, data []indicators.Datum) {
				if got := new(slipSearch).nearInYears(data); got != want {
					t.Errorf("%s are near each other: %t", rows, got)
				}
			})
	}
}

// TestAloneWith: figures of two series are in no sum and in no quotient together if they differ
// by codes of the same dimensions, and by nothing else.
func TestAloneWith(t *testing.T) {
	key := func(indicator, area, perimeter indicators.ID, breakdown string) indicators.Key {
		return indicators.Key{
			Indicator: indicator, Area: area, Perimeter: perimeter, Breakdown: indicators.MustBreakdown(breakdown),
		}
	}
	first := key("jobs", "MA", "all", "segment=text")
	for _, tt := range []struct {
		k    indicators.Key
		want bool
	}{
		{first, true}, {key("jobs", "MA", "all", "segment=voice"), true},
		{key("exports", "MA", "all", "segment=text"), false},
		{key("jobs", "A", "all", "segment=text"), false}, {key("jobs", "MA", "calls", "segment=text"), false},
		{key("jobs", "MA", "all", ""), false}, {key("jobs", "MA", "all", "sex=F"), false},
		{key("jobs", "MA", "all", "segment=text,sex=F"), false},
	} {
		if got, back := aloneWith(tt.k, first), aloneWith(first, tt.k); got != tt.want || back != tt.want {
			t.Errorf("%v beside %v: %t, %t", tt.k, first, got, back)
		}
	}
}
