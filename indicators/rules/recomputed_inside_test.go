package rules

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestOperands: what each kind of value is computed from.
func TestOperands(t *testing.T) {
	for _, tt := range []struct {
		m             Recomputation
		at, breakdown string
		a, b          string
		ok            bool
	}{
		{Recomputation{Kind: GrowthOf, Of: "exports"}, "2015", "", "exports MA all 2014", "exports MA all 2015", true},
		{Recomputation{Kind: GrowthOf, Of: "exports"}, "2015-Q2", "",
			"exports MA all 2014-Q2", "exports MA all 2015-Q2", true},
		{Recomputation{Kind: GrowthOf, Of: "exports"}, "2011/2015", "", "exports MA all 2011", "exports MA all 2015", true},
		{Recomputation{Kind: GrowthOf, Of: "exports"}, "2015-02-01/2015-03-15", "",
			"exports MA all 2015", "exports MA all 2015", false},
		{Recomputation{Kind: YearlyGrowthOf, Of: "exports"}, "2011/2015", "",
			"exports MA all 2011", "exports MA all 2015", true},
		{Recomputation{Kind: YearlyGrowthOf, Of: "exports"}, "2015", "", "exports MA all 2014", "exports MA all 2015", false},
		{Recomputation{Kind: ShareOf, Of: "exports"}, "2015", "segment=text", "exports MA all segment=text 2015",
			"exports MA all 2015", true},
		{Recomputation{Kind: ShareOf, Of: "exports"}, "2015", "", "exports MA all 2015", "exports MA all 2015", false},
		{Recomputation{Kind: QuotientOf, Of: "exports", By: "jobs"}, "2015", "segment=text",
			"exports MA all segment=text 2015", "jobs MA all segment=text 2015", true},
		{Recomputation{Kind: QuotientOf, Of: "exports", By: "jobs", ByPerimeter: "calls"}, "2015", "segment=text",
			"exports MA all segment=text 2015", "jobs MA calls 2015", true},
		{Recomputation{Kind: QuotientOf, Of: "exports"}, "2015", "", "exports MA all 2015", "MA all 2015", false},
		{Recomputation{Of: "exports"}, "2015", "", "exports MA all 2015", "exports MA all 2015", false},
	} {
		k := indicators.Key{
			Indicator: "x", Area: "MA", Perimeter: "all", Period: period.MustParse(tt.at),
			Breakdown: indicators.MustBreakdown(tt.breakdown),
		}
		a, b, ok := tt.m.operands(k)
		if fmt.Sprint(a) != tt.a || fmt.Sprint(b) != tt.b || ok != tt.ok {
			t.Errorf("%v of %v: %v and %v, %t", tt.m, k, a, b, ok)
		}
	}
}

// TestCompute: 800 after 500 is 60 % more, and over two years 30 % a year or, compound, the
// root of 1.6, less one: 26.49 %; 500 over 800 is 0.625.
func TestCompute(t *testing.T) {
	a, b := figure.FromInt64(500), figure.FromInt64(800)
	for _, tt := range []struct {
		kind     RecomputationKind
		from, to int
		want     []string // a range that holds each
	}{
		{GrowthOf, 2014, 2015, []string{"0.6"}},
		{YearlyGrowthOf, 2013, 2015, []string{"[0.2649,0.2650]", "0.3"}},
		{YearlyGrowthOf, 2015, 2015, nil},
		{YearlyGrowthOf, 2015, 2013, nil},
		{ShareOf, 2015, 2015, []string{"0.625"}},
		{QuotientOf, 2015, 2015, []string{"0.625"}},
		{0, 2014, 2015, nil},
	} {
		got := Recomputation{Kind: tt.kind}.compute(a, b, period.Year(tt.from), period.Year(tt.to))
		ok := len(got) == len(tt.want)
		for n := 0; ok && n < len(got); n++ {
			in, meets := got[n].Intersect(figure.MustParse(tt.want[n]))
			ok = meets && in.Equal(got[n])
		}
		if !ok {
			t.Errorf("%v from %d to %d: %v, want %v", tt.kind, tt.from, tt.to, got, tt.want)
		}
	}
	zero := figure.FromInt64(0)
	for _, kind := range []RecomputationKind{GrowthOf, YearlyGrowthOf, ShareOf, QuotientOf} {
		x, y := zero, b
		if kind == ShareOf || kind == QuotientOf {
			x, y = b, zero
		}
		if got := (Recomputation{Kind: kind}).compute(x, y, period.Year(2013), period.Year(2015)); len(got) > 0 {
			t.Errorf("%v by zero: %v", kind, got)
		}
	}
}

// TestAsFine: a computed range speaks for a value if it is at most four times as wide.
func TestAsFine(t *testing.T) {
	for _, tt := range []struct {
		computed, said string
		want           bool
	}{
		{"10", "10", true}, {"10", "[10,11]", true}, {"[10,11]", "10", false},
		{"[10,14]", "[10,11]", true}, {"[10,14.1]", "[10,11]", false}, {"[-2,2]", "[-1,0]", true},
		{"[-2,2.1]", "[-1,0]", false}, {">10", "[10,11]", false}, {"<10", "[10,11]", false},
		{"10", ">10", false}, {"10", "<10", false},
	} {
		if got := asFine(figure.MustParse(tt.computed), figure.MustParse(tt.said)); got != tt.want {
			t.Errorf("%s for %s: %t", tt.computed, tt.said, got)
		}
	}
}

// TestAllowedTo: zeros at the end may be digits that were not known, rounded or cut; a decimal
// fraction is as fine as its last digit, and of what is computed a whole number too; about is
// within a twentieth.
func TestAllowedTo(t *testing.T) {
	for _, tt := range []struct {
		f        string
		computed bool
		lo, hi   string
	}{
		{"1234", false, "1234", "1234"}, {"1234", true, "1233.5", "1235"}, {"1200", false, "1150", "1300"},
		{"1200", true, "1150", "1300"}, {"12.5", false, "12.45", "12.6"}, {"-1200", false, "-1300", "-1150"},
		{"0", false, "0", "0"}, {"0", true, "0", "0"}, {"1200@1", false, "1199.5", "1201"},
		{"~100", false, "95", "105"}, {"[3,7]", true, "3", "7"},
	} {
		got := allowedTo(figure.MustParse(tt.f), tt.computed)
		lo, hi := figure.MustParse(tt.lo), figure.MustParse(tt.hi)
		a, _ := figure.FromRat(got.Lower().Value)
		b, _ := figure.FromRat(got.Upper().Value)
		if a.Same(lo) != figure.Yes || b.Same(hi) != figure.Yes {
			t.Errorf("%s, computed %t: %v, want from %s to %s", tt.f, tt.computed, got, tt.lo, tt.hi)
		}
	}
}

// TestRounded: to the nearest, halves to the even one, and a range to a number if both of its
// ends are rounded to that.
func TestRounded(t *testing.T) {
	for _, tt := range []struct {
		f      string
		places int
		want   string
	}{
		{"0.25", 1, "0.2"}, {"0.35", 1, "0.4"}, {"-0.25", 1, "-0.2"}, {"0.26", 1, "0.3"}, {"0.24", 1, "0.2"},
		{"[0.16,0.25]", 1, "0.2"}, {"[0.35,0.45]", 1, "0.4"}, {"[2.5,2.6]", 0, "(2,3)"},
	} {
		if got := rounded(figure.MustParse(tt.f), tt.places); !got.Equal(figure.MustParse(tt.want)) {
			t.Errorf("%s to %d places: %v, want %s", tt.f, tt.places, got, tt.want)
		}
	}
}

// TestRecomputations: what the sector says of an indicator comes before the catalogue, and only
// growth over a year of something follows from that.
func TestRecomputations(t *testing.T) {
	own := Recomputation{Indicator: "growth", Kind: YearlyGrowthOf, Of: "jobs"}
	second := Recomputation{Indicator: "growth", Kind: GrowthOf, Of: "jobs"}
	other := Recomputation{Indicator: "share", Kind: ShareOf, Of: "jobs"}
	growth := indicators.Indicator{ID: "growth", Transformed: "G1Y", Of: "exports"}
	for _, tt := range []struct {
		said []Recomputation
		i    indicators.Indicator
		want []Recomputation
	}{
		{nil, growth, []Recomputation{{Indicator: "growth", Kind: GrowthOf, Of: "exports"}}},
		{[]Recomputation{other}, growth, []Recomputation{{Indicator: "growth", Kind: GrowthOf, Of: "exports"}}},
		{[]Recomputation{other, own, second}, growth, []Recomputation{own, second}},
		{nil, indicators.Indicator{ID: "growth", Transformed: "G1Y"}, nil},
		{nil, indicators.Indicator{ID: "growth", Transformed: "G1", Of: "exports"}, nil},
		{nil, indicators.Indicator{ID: "growth", Of: "exports"}, nil},
	} {
		if got := recomputations(Config{Recomputed: tt.said}, &tt.i); fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%v of %v: %v, want %v", tt.said, tt.i.ID, got, tt.want)
		}
	}
}
