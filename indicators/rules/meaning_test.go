package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestRespelt: the numbers of which two neighbouring digits can have changed places, one
// can have been lost or one doubled, found by trying all strings of digits.
func TestRespelt(t *testing.T) {
	for _, printed := range []string{"9", "10", "11", "12", "21", "100", "122", "1224", "9076", "-35", "-100", "77777",
		"39999999999999999", "40000000000000000", "1234567890123456789"} {
		c, err := strconv.ParseInt(printed, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		digits, sign := strings.TrimPrefix(printed, "-"), ""
		if c < 0 {
			sign = "-"
		}
		want := map[string]bool{}
		note := func(text string, s slip) {
			if text[0] != '0' || s == slipSwapped { // 01 is 1
				n, err := strconv.ParseInt(sign+text, 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				want[fmt.Sprint(n, " ", s)] = true
			}
		}
		for i := range len(digits) - 1 {
			a, b := digits[i], digits[i+1]
			if rest := digits[i+2:]; a == b {
				note(digits[:i+1]+rest, slipDoubled)
			} else {
				note(digits[:i]+string(b)+string(a)+rest, slipSwapped)
			}
		}
		if len(digits) > 1 && abs64(c) < 4e16 {
			for i := range len(digits) + 1 {
				for d := '0'; d <= '9'; d++ {
					note(digits[:i]+string(d)+digits[i:], slipDropped)
				}
			}
		}
		if len(digits) == 1 {
			clear(want)
		}
		got := map[string]bool{}
		(*table)(nil).respelt(&record{value: dec{c, -3}}, func(d dec, s slip, power int) {
			if d.e != -3 || power != 0 {
				t.Errorf("%s: %v, power %d", printed, d, power)
			}
			got[fmt.Sprint(d.c, " ", s)] = true
		})
		for x := range want {
			if !got[x] {
				t.Errorf("%s: %s is missing", printed, x)
			}
		}
		for x := range got {
			if !want[x] {
				t.Errorf("%s: %s", printed, x)
			}
		}
	}
}

// TestPrint: the digits that are printed, as far as there is room for them.
func TestPrint(t *testing.T) {
	for d, want := range map[dec]dec{
		{75, 0}: {75, 0}, {75, 3}: {75000, 0}, {-75, 1}: {-750, 0}, {75, -2}: {75, -2}, {4e17, 1}: {4e18, 0},
		{4e17, 2}: {4e18, 1},
		{5e17, 1}: {5e17, 1}, {1, 30}: {1e18, 12},
	} {
		if got := (&record{value: d}).print(); got != want {
			t.Errorf("%v is printed as %v", d, got)
		}
	}
}

// meaningsIn lists the values of a range that a record can have meant, but for those of
// digits.
func meaningsIn(x *table, n int32, in span) (list []string) {
	for _, m := range x.meanings(n, in, in) {
		if m.slip != slipSwapped && m.slip != slipDropped && m.slip != slipDoubled {
			d := m.value.short()
			list = append(list, strings.TrimSuffix(fmt.Sprintf("%de%d slip %d power %d", d.c, d.e, m.slip, m.power),
				" power 0"))
		}
	}
	return list
}

// spanOf is a range in thousandths.
func spanOf(lo, hi int64) span { return span{lo: dec{lo, -3}, hi: dec{hi, -3}} }

// TestMeanings: each slip at the ends of the values that it leads from.
func TestMeanings(t *testing.T) {
	x := insideTable(t,
		"jobs 2015 75@1", "share 2015 0.55@0.01", "share 2016 55@1", "share 2017 155@1", "growth 2015 5@1",
		"exports 2015-Q1 10@1", "exports 2015-Q2 20@1", "exports 2015-Q3 60@1", "exports 2016-Q3 61@1",
		"exports 2016-Q2 20@1 o16",
		"rate 2018 10", "exports 2018 500@1", "rate 2005 0.0001@0.0001", "exports 2005 500@1",
		"jobs A 2019 100@1", "jobs B 2019 200@1", "jobs C 2019 300@1", "jobs D 2019 400@1", "jobs E 2019 500@1",
		"jobs 2019 1400@1",
		"exports 2011 100@1", "exports 2012 160@1", "exports B 2011 77777@1", "exports C 2011 77777@1",
	)
	for _, tt := range []struct {
		indicator, area, at string
		in                  span
		want                string
	}{
		{"jobs", "MA", "2015", spanOf(750_000, 750_000), "75e1 slip 1 power 1"},
		{"jobs", "MA", "2015", spanOf(7_500, 7_500), "75e-1 slip 1 power -1"},
		{"jobs", "MA", "2015", spanOf(75, 75), "75e-3 slip 1 power -3"},
		{"jobs", "MA", "2015", spanOf(75e6, 75e6), "75e3 slip 1 power 3"},
		{"jobs", "MA", "2015", spanOf(75e9, 75e9), "75e6 slip 1 power 6"},
		{"jobs", "MA", "2015", spanOf(75e12, 75e12), "75e9 slip 1 power 9"},
		{"jobs", "MA", "2015", spanOf(75e5, 75e5), "75e2 slip 1 power 2"},
		{"jobs", "MA", "2015", spanOf(750, 750), "75e-2 slip 1 power -2"},
		{"jobs", "MA", "2015", spanOf(75e7, 75e7), ""}, // by 10^4 nobody errs
		{"jobs", "MA", "2015", spanOf(760_000, 770_000), "75e1 slip 1 power 1"},
		{"jobs", "MA", "2015", spanOf(760_001, 770_000), ""},
		{"jobs", "MA", "2015", spanOf(730_000, 740_000), "75e1 slip 1 power 1"},
		{"jobs", "MA", "2015", spanOf(730_000, 739_999), ""},
		{"share", "MA", "2015", spanOf(55_000, 55_000), "55e0 slip 7"}, // 0.55 printed for 55 %
		{"share", "MA", "2015", spanOf(55_001, 56_000), ""},
		{"share", "MA", "2015", spanOf(5_500, 5_500), ""},
		{"share", "MA", "2016", spanOf(5_500, 5_500), "55e-1 slip 1 power -1"},
		{"share", "MA", "2016", spanOf(550_000, 550_000), ""},
		{"share", "MA", "2017", spanOf(55_000, 55_000), "55e0 slip 8"},
		{"growth", "MA", "2015", spanOf(-5_000, -5_000), "-5e0 slip 11"},
		{"jobs", "MA", "2015", spanOf(-75_000, -75_000), ""},
		// The third quarter shows 60, the sum since January: 30 less the others, each half off or cut.
		{"exports", "MA", "2015-Q3", spanOf(30_000, 30_000), "3e1 slip 9"},
		{"exports", "MA", "2015-Q3", spanOf(32_000, 32_000), "32e0 slip 9"},
		{"exports", "MA", "2015-Q3", spanOf(32_001, 32_900), ""},
		{"exports", "MA", "2015-Q3", spanOf(27_000, 27_500), "27e0 slip 9"},
		{"exports", "MA", "2015-Q3", spanOf(27_000, 27_499), ""},
		{"exports", "MA", "2016-Q3", spanOf(41_000, 41_000), ""}, // its second quarter is another source's
		{"exports", "MA", "2018", spanOf(5_000_000, 5_000_000), "5e3 slip 1 power 1"},
		{"exports", "MA", "2005", spanOf(5e9, 5e9), "5e6 slip 12"},
		// 160 lies between 100 of the year before and what was meant, 100 between that and 160.
		{"exports", "MA", "2012", spanOf(200_000, 200_000), "2e2 slip 13"},
		{"exports", "MA", "2011", spanOf(50_000, 50_000), "5e1 slip 13"},
		{"exports", "MA", "2012", spanOf(146_000, 146_000), "146e0 slip 13"}, // and a tenth
		{"exports", "MA", "2012", spanOf(145_000, 145_000), ""},
		// 1,400 lacks one of the parts, or is a tenth too small.
		{"jobs", "MA", "2019", spanOf(1_500_000, 1_500_000), "15e2 slip 10"},
		{"jobs", "MA", "2019", spanOf(1_501_000, 1_502_000), "1501e0 slip 10"},
		{"jobs", "MA", "2019", spanOf(1_501_001, 1_502_000), "1502e0 slip 10"}, // 1,600 less a half and a half and more
		{"jobs", "MA", "2019", spanOf(1_555_555, 1_555_556), "15555555e-4 slip 14"},
		{"jobs", "MA", "2019", spanOf(1_556_334, 1_556_400), ""},
		{"jobs", "MA", "2019", spanOf(1_272_727, 1_272_728), "12727275e-4 slip 14"},
		{"jobs", "MA", "2019", spanOf(1_271_000, 1_272_090), ""},
	} {
		n := recordAt(t, x, tt.indicator, tt.area, tt.at)
		if got := strings.Join(meaningsIn(x, n, tt.in), ", "); got != tt.want {
			t.Errorf("%s %s in %v: %q, want %q", tt.indicator, tt.at, tt.in, got, tt.want)
		}
	}
	for _, tt := range []struct {
		lo, hi int64
		want   bool
	}{
		{5_000_501, 5_000_600, false}, {5_000_500, 5_000_600, true}, {4_999_400, 4_999_499, false},
		{4_999_400, 4_999_500, true},
		{50_004, 50_004, true}, {50_006, 50_007, false}, {49_996, 49_996, true}, {49_993, 49_994, false},
	} {
		n := recordAt(t, x, "exports", "MA", "2018")
		rated := slices.ContainsFunc(x.meanings(n, spanOf(tt.lo, tt.hi), spanOf(tt.lo, tt.hi)), func(m meaning) bool {
			return m.slip == slipRate
		})
		if rated != tt.want && !(tt.lo > 1e6 && tt.want) { // those off by ten come first
			t.Errorf("500 in another currency is in %d to %d: %t", tt.lo, tt.hi, rated)
		}
	}
}

// TestCopied: whose figure a record shows.
func TestCopied(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []string
		want slip
	}{
		{"a year later", []string{"jobs 2015 70@1", "jobs 2016 70@1"}, slipYear},
		{"a year before", []string{"jobs 2015 70@1", "jobs 2014 70@1"}, slipYear},
		{"two years later", []string{"jobs 2015 70@1", "jobs 2017 70@1"}, slipYear},
		{"two years before", []string{"jobs 2015 70@1", "jobs 2013 70@1"}, slipYear},
		{"three years later", []string{"jobs 2015 70@1", "jobs 2018 70@1"}, slipYear},
		{"three years before", []string{"jobs 2015 70@1", "jobs 2012 70@1"}, slipYear},
		{"four years later", []string{"jobs 2015 70@1", "jobs 2019 70@1"}, noSlip},
		{"another number", []string{"jobs 2015 70@1", "jobs 2016 71@1"}, noSlip},
		{"another source", []string{"jobs 2015 70@1", "jobs 2016 70@1 o16"}, noSlip},
		{"the same quarter", []string{"exports 2015-Q1 70@1", "exports 2016-Q1 70@1"}, slipYear},
		{"the next quarter", []string{"exports 2015-Q1 70@1", "exports 2015-Q2 70@1"}, noSlip},
		{"another area", []string{"jobs A 2015 70@1", "jobs B 2015 70@1"}, slipArea},
		{"another area and year", []string{"jobs A 2015 70@1", "jobs B 2016 70@1"}, noSlip},
		{"another area and source", []string{"jobs A 2015 70@1", "jobs B 2015 70@1 o16"}, noSlip},
		{"the whole", []string{"jobs A 2015 70@1", "jobs 2015 70@1"}, noSlip},
		{"another code", []string{"jobs segment=text 2015 70@1", "jobs segment=voice 2015 70@1"}, slipArea},
		{"a range", []string{"exports 2015-01-01/2015-01-10 70@1", "exports 2015-01-11/2015-01-20 70@1"}, noSlip},
		{"alone", []string{"jobs 2015 70@1"}, noSlip},
	} {
		x := insideTable(t, tt.rows...)
		first := slices.IndexFunc(x.records, func(r record) bool { return r.row.ID() == "r0" })
		if got := x.copied(int32(first)); got != tt.want {
			t.Errorf("%s: %d", tt.name, got)
		}
	}
}

// TestBetweenYears: a figure of a fiscal year lies between two years, or a tenth beyond.
func TestBetweenYears(t *testing.T) {
	x := insideTable(t, "exports 2014 100@1", "exports 2015 150@1", "exports 2018 100@1", "exports 2019 50@1",
		"exports 2021 7@1")
	for _, tt := range []struct {
		at     string
		lo, hi int64
		want   bool
	}{
		{"2015", 200, 210, true}, {"2015", 90, 95, false}, {"2015", 120, 136, false}, {"2015", 120, 137, true},
		{"2015", 166, 170, true},
		{"2014", 90, 90, true}, {"2014", 50, 60, true}, {"2018", 120, 130, true}, {"2018", 40, 60, false},
		{"2019", 56, 57, false}, {"2019", 55, 55, true}, {"2021", 6, 8, false},
	} {
		n := recordAt(t, x, "exports", "MA", tt.at)
		own := func(col int32, p period.Period) (int32, bool) {
			lo, hi := x.find(col, p)
			return lo, lo < hi
		}
		if got := x.betweenYears(n, span{lo: dec{tt.lo, 0}, hi: dec{tt.hi, 0}}, own); got != tt.want {
			t.Errorf("%s, meant %d to %d: %t", tt.at, tt.lo, tt.hi, got)
		}
		if x.betweenYears(n, span{lo: dec{tt.lo, 0}, noHi: true}, own) ||
			x.betweenYears(n, span{hi: dec{tt.hi, 0}, noLo: true}, own) {
			t.Errorf("%s: between years without an end", tt.at)
		}
	}
}

// TestPick: the value of a range that is printed as those beside it are.
func TestPick(t *testing.T) {
	x := insideTable(t, "jobs 2014 1200@10", "jobs 2015 1000@100", "jobs 2016 1100@1 o16", "jobs 2019 5000@1000",
		"jobs 2020 6100@100",
		"jobs 2021 7250@10")
	for at, want := range map[string]int32{"2014": 2, "2015": 1, "2016": 0, "2019": 2, "2020": 1, "2021": 2} {
		if got := x.stepBeside(recordAt(t, x, "jobs", "MA", at)); got != want {
			t.Errorf("beside %s the last digit is of 10^%d", at, got)
		}
	}
	for _, tt := range []struct {
		in   span
		want dec
		ok   bool
	}{
		{spanOf(14_000, 26_000), dec{2, 1}, true}, {spanOf(10_000, 50_000), dec{3, 1}, true},
		{spanOf(10_000, 49_000), dec{2, 1}, true},
		{spanOf(20_000, 20_000), dec{2, 1}, true}, {spanOf(12_000, 18_000), dec{15, 0}, true},
		{spanOf(18_000, 12_000), dec{}, false},
		{span{noLo: true, hi: dec{5, 0}}, dec{}, false}, {span{noHi: true, hi: dec{5, 0}}, dec{}, false},
	} {
		got, ok := x.pick(recordAt(t, x, "jobs", "MA", "2015"), tt.in)
		if ok != tt.ok || got.compare(tt.want) != 0 {
			t.Errorf("of %v: %v, %t", tt.in, got, ok)
		}
	}
}

// TestExchanges: which indicators are rates of exchange, and their values.
func TestExchanges(t *testing.T) {
	for unit, want := range map[string]bool{
		"MAD/USD": true, "USD/MAD": true, "MAD/job": false, "job/MAD": false, "MAD": false, "percent": false,
		"job/day": false,
		"USD":     false, "km2": false, "job": false,
	} {
		u, err := figure.ParseUnit(unit)
		if err != nil {
			t.Fatal(err)
		}
		i := insideTable(t, "rate 2015 9.5").columns[0].of
		i.Unit = u
		if got := isExchange(i); got != want {
			t.Errorf("%s is a rate of exchange: %t", unit, got)
		}
	}
	x := insideTable(t, "rate 2015 9.5@0.1", "rate 2015 9.7@0.1 o16", "rate 2016 11", "each 2015 7", "rate 2017 0")
	for at, want := range map[string]string{"2015": "{95 -1} {97 -1} ", "2016": "{11 0} ", "2017": ""} {
		got := ""
		x.rates(recordAt(t, x, "rate", "MA", at), func(d dec) { got += fmt.Sprint(d, " ") })
		if got != want {
			t.Errorf("rates of %s: %s", at, got)
		}
	}
	y := insideTable(t, "jobs A 2015 1@1", "jobs B 2015 1@1", "jobs D 2015 1@1", "jobs E 2014 1@1",
		"jobs 2015 1@1", "jobs C 2016 5@1")
	if got := len(y.siblings(0)); got != 5 { // itself is among them
		t.Errorf("%d siblings", got)
	}
	if got := len(y.partsOf(&y.records[recordAt(t, y, "jobs", "MA", "2015")])); got != 5 {
		t.Errorf("%d parts", got)
	}
	if got := len(y.partsOf(&y.records[recordAt(t, y, "jobs", "A", "2015")])); got != 0 {
		t.Errorf("%d parts of a part", got)
	}
}

// TestAsFinely: a value of more digits than the figures beside it is held to those: where these
// are to the unit, one more and a half less are left of what the unit allows, and a tenth and a
// twentieth are in its place.
func TestAsFinely(t *testing.T) {
	coarse := record{bounds: span{lo: dec{99, 0}, hi: dec{101, 0}}}
	exact := record{bounds: pointAt(dec{100, 0})}
	in := span{lo: dec{100, 0}, hi: dec{110, 0}}
	for _, tt := range []struct {
		r    record
		d    dec
		step int32
		want string
	}{
		{coarse, dec{105, 0}, 0, "100 110"}, {coarse, dec{11, 1}, 0, "100 110"}, {coarse, dec{1050, -1}, 0, "100 110"},
		{coarse, dec{1055, -1}, 0, "100.9 109.55"}, {coarse, dec{10555, -2}, 0, "100.99 109.505"},
		{coarse, dec{105, 0}, 1, "109 105.5"}, {exact, dec{1055, -1}, 0, "100 110"},
	} {
		got := tt.r.asFinely(in, tt.d, tt.step)
		if text := endText(got.lo, got.noLo) + " " + endText(got.hi, got.noHi); text != tt.want {
			t.Errorf("%v beside 10^%d: %s, want %s", tt.d, tt.step, text, tt.want)
		}
	}
	open := span{noLo: true, noHi: true}
	if got := coarse.asFinely(open, dec{1055, -1}, 0); got != open {
		t.Errorf("without ends: %v", got)
	}
}
