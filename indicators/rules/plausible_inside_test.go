package rules

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// answered is an answer as tests write it.
func answered(f figure.Figure, a *indicators.Answer) string {
	if a == nil {
		if f.IsSet() {
			return f.String() + " of nothing"
		}
		return ""
	}
	if !f.Equal(a.Quantity.Figure) {
		return "two figures"
	}
	return fmt.Sprint(a.Quantity, " ", a.Chosen, " ", a.Role, " ", a.Policy, ", ", a.Reason)
}

// TestBesides: what the source of a figure says of another key counts if it is one thing.
func TestBesides(t *testing.T) {
	key := indicators.Key{Indicator: "exports", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
	for rows, want := range map[string]string{
		"jobs 2015 7@1 m16":                                                   "",
		"jobs 2015 7@1 m16; exports 2015 500@1 o16":                           "",
		"jobs 2015 7@1 m16; exports 2014 500@1 m16":                           "",
		"jobs 2015 7@1 m16; exports 2015 500@1 m16":                           "500@1 MAD [r1] observed authority, only",
		"jobs 2015 7@1 m16; exports 2015 500@1 m16; exports 2015 500@1 m16":   "500@1 MAD [r1] observed authority, only",
		"jobs 2015 7@1 m16; exports 2015 400@1 o16; exports 2015 500@1 m16":   "500@1 MAD [r2] observed authority, only",
		"jobs 2015 7@1 m16; exports 2015 500@1 m16; exports 2015 501@1 m16":   "",
		"jobs 2015 7@1 m16; exports 2015 500@1 m16; exports 2015 500@100 m16": "",
	} {
		s := newScope(insideSector(t, spelledRows(rows)...))
		own := key
		own.Indicator = "jobs"
		if got := answered(s.besides(s.DataOf(own)[0], key)); got != want {
			t.Errorf("%s: %q, want %q", rows, got, want)
		}
	}
}

// TestInForce: a price that is stated for no such period has the values of the ranges that
// cover some of it; nothing else has.
func TestInForce(t *testing.T) {
	const (
		half   = "rate 2014-01-01/2015-06-30 9; "
		second = "rate 2015-07-01/2016-03-31 10; "
	)
	for _, tt := range []struct{ rows, indicator, at, want string }{
		{half, "rate", "2015", "9 MAD/USD [r0] observed hull, hull"},
		{half + second, "rate", "2015", "[9,10] MAD/USD [r0 r1] observed hull, hull"},
		{half + second, "rate", "2014", "9 MAD/USD [r0] observed hull, hull"},
		{half + second, "rate", "2015-06-30", "9 MAD/USD [r0] observed hull, hull"},
		{half + second, "rate", "2015-07-01", "10 MAD/USD [r1] observed hull, hull"},
		{half + second, "rate", "2013", ""},
		{half + second, "rate", "2017", ""},
		{half + second + "rate 2015 9.5", "rate", "2015", ""}, // it is stated
		{half + second + "rate 2014 9.5", "rate", "2015", "[9,10] MAD/USD [r0 r1] observed hull, hull"},
		{"rate 2015-Q1 9; rate 2015-Q2 10", "rate", "2015", ""},
		{"exports 2014-01-01/2015-06-30 9", "exports", "2015", ""},
		{"", "rate", "2015", ""},
		{"", "nothing", "2015", ""},
	} {
		s := newScope(insideSector(t, spelledRows(tt.rows)...))
		k := indicators.Key{
			Indicator: indicators.ID(tt.indicator), Area: "MA", Perimeter: "all", Period: period.MustParse(tt.at),
		}
		if got := answered(s.inForce(k)); got != tt.want {
			t.Errorf("%s: %s of %s is %q, want %q", tt.rows, tt.indicator, tt.at, got, tt.want)
		}
	}
}

// TestGiven: what a figure is held against comes from its own source, then from the ranges in
// force, then from whoever says it.
func TestGiven(t *testing.T) {
	const rate = "rate 2014-01-01/2015-06-30 9; rate 2015-07-01/2016-03-31 10; "
	for _, tt := range []struct{ rows, metric, perimeter, want string }{
		{"jobs 2015 7", "jobs", "all", "7 []"},
		{"jobs 2015 7; jobs 2015 8 o16", "jobs", "all", "7 []"},
		{"jobs 2015 7; exports 2015 500 o16", "exports", "all", "500 [[r1]]"},
		{"jobs 2015 7; exports 2015 500 o16; exports 2015 400", "exports", "all", "400 [[r2]]"},
		{"jobs 2015 7; " + rate, "rate", "all", "[9,10] [[r1 r2]]"},
		{"jobs 2015 7; " + rate, "rate", "", ""},
		{"jobs 2015 7", "exports", "all", ""},
	} {
		s := newScope(insideSector(t, spelledRows(tt.rows)...))
		k := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
		x := s.DataOf(k)[0]
		k.Perimeter = indicators.ID(tt.perimeter)
		p, err := indicators.MustParseMetric(tt.metric).Compile(s.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if f, inputs, err := s.with(p, k, x); err == nil {
			var from [][]indicators.ID
			for _, a := range inputs {
				from = append(from, a.Chosen)
			}
			got = fmt.Sprint(f, " ", from)
		}
		if got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.rows, tt.metric, got, tt.want)
		}
	}
}
