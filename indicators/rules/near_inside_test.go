package rules

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// oracleNear says how the figure of a year stands to its neighbours, from the rule's page
// and with numbers of the math package: the levels of years from 0 on, those that have one
// and whose figures are numbers, and their values.
type oracleNear struct {
	level    []float64
	value    []float64
	usable   []bool
	step     float64 // of the last printed digit
	counts   bool
	relative bool // levels are logarithms, of a number or of odds
}

// beside returns the year before or after, or the one behind it.
func (o *oracleNear) beside(n, by int) (m int, far, ok bool) {
	for k := 1; k <= 2; k++ {
		if m = n + k*by; m >= 0 && m < len(o.level) && o.usable[m] {
			return m, k == 2, true
		}
	}
	return 0, false, false
}

func (o *oracleNear) near(n int) (middle, spread, limit float64, ok bool) {
	var single, left []float64 // steps, and squares of what those that do not touch n are off
	type step struct {
		by   float64
		far  bool
		own  bool
		from int
	}
	var all []step
	for m := range o.level {
		if next, far, ok := o.beside(m, 1); ok && o.usable[m] {
			all = append(all, step{o.level[next] - o.level[m], far, o.usable[n] && (m == n || next == n), m})
			if !far {
				single = append(single, o.level[next]-o.level[m])
			}
		}
	}
	prev, back, before := o.beside(n, -1)
	next, on, after := o.beside(n, 1)
	if !before && !after || len(single) == 0 || len(all) < nearSteps && (o.usable[n] || len(all) < nearSteps-2) {
		return 0, 0, 0, false
	}
	slices.Sort(single)
	usual := (single[(len(single)-1)/2] + single[len(single)/2]) / 2
	sum := 0.0
	for _, s := range all {
		if s.own {
			continue
		}
		off := (s.by - usual) * (s.by - usual)
		if s.far {
			off = (s.by - 2*usual) * (s.by - 2*usual) / 2
		}
		left = append(left, min(off, 1<<56))
		sum += min(off, 1<<56)
	}
	if len(left) < 4 {
		return 0, 0, 0, false
	}
	limit = 9
	if byFew := map[int]float64{4: 16, 5: 13, 6: 11, 7: 10}[len(left)]; byFew > 0 {
		limit = byFew
	}
	onePercent := 0.0144 * (1 << 20)
	square := max(sum/float64(len(left)-1), onePercent*onePercent)
	size := math.Inf(1)
	for _, m := range []int{prev, next} {
		if m == prev && before || m == next && after {
			size = min(size, o.value[m])
		}
	}
	chance := 0.0
	if o.relative {
		if o.counts {
			chance = 2 * (1.44 * (1 << 20)) * (1.44 * (1 << 20)) / size
		}
		chance += math.Pow(o.step*1.44*(1<<20)/size, 2) / 6
	}
	square = max(square, chance)
	b, f := 1.0, 1.0
	if back {
		b = 2
	}
	if on {
		f = 2
	}
	switch {
	case before && after:
		middle = (f*o.level[prev] + b*o.level[next]) / (b + f)
		spread = math.Sqrt(square*b*f/(b+f) + min(chance, square)/4)
	case before:
		middle, spread = o.level[prev]+b*usual, math.Sqrt(square*b)
	default:
		middle, spread = o.level[next]-f*usual, math.Sqrt(square*f)
	}
	return middle, spread, limit, true
}

// TestNearness holds where neighbours put a figure, and how far from there it may be,
// against an independent computation, for series with gaps and zeros.
func TestNearness(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	judged := 0
	for n := range 160 {
		var rows []string
		o := oracleNear{step: 1}
		indicator, scale := "jobs", 10.0
		switch n % 4 {
		case 0:
			o.counts = true
		case 1:
			indicator, scale = "exports", []float64{1000, 12}[n/4%2]
		case 2:
			indicator, o.step = "share", 0.1
		case 3:
			indicator, o.step = "growth", 0.1
		}
		years := 4 + r.IntN(9)
		largest := 0.0
		var numbers []float64
		for range years {
			x := 10*math.Round(scale*math.Exp(3+r.NormFloat64()/3)) + 1 // no zero at its end
			if n%4 >= 2 {
				x = math.Round(1+r.Float64()*97) + 0.1
			}
			numbers = append(numbers, x)
			largest = max(largest, x)
		}
		var at []int32
		for y, x := range numbers {
			usable, there := true, true
			text := fmt.Sprintf("%s %d %v@%v", indicator, 2000+y, x, o.step)
			switch r.IntN(9) {
			case 0:
				there = false
			case 1:
				usable = false
				text = fmt.Sprintf("%s %d >%v", indicator, 2000+y, x)
			}
			level := math.Log2(x) * (1 << 20)
			switch n % 4 {
			case 2:
				level -= math.Log2(100-x) * (1 << 20)
			case 3:
				level = x / largest * (1 << 20)
			}
			if o.relative = n%4 != 3; there {
				rows = append(rows, text)
				at = append(at, int32(len(rows)-1))
			} else {
				at = append(at, -1)
			}
			o.level, o.value, o.usable = append(o.level, level), append(o.value, x), append(o.usable, usable && there)
		}
		if n%4 == 3 { // so that the largest is among them
			rows = append(rows, fmt.Sprintf("%s 1990 %v@0.1", indicator, largest))
			for y := range at {
				if at[y] >= 0 {
					at[y]++
				}
			}
		}
		x := insideTable(t, rows...)
		for y, record := range at {
			if record < 0 {
				continue
			}
			middle, spread, limit, ok := o.near(y)
			got := x.near(record)
			if got.ok != ok || ok && got.limit != int64(limit) {
				t.Fatalf("%v\n%d: %v, want %v and %v", rows, 2000+y, got, ok, limit)
			}
			if !ok {
				continue
			}
			judged++
			if math.Abs(float64(got.middle)-middle) > 4 || math.Abs(float64(got.spread)-spread) > 3+spread/1e5 {
				t.Errorf("%v\n%d: middle %d, want %.1f; spread %d, want %.1f", rows, 2000+y, got.middle, middle,
					got.spread, spread)
			}
		}
	}
	if judged < 500 {
		t.Errorf("only %d figures judged", judged)
	}
}

// TestNearLevels: what figures are compared by, and the ends of what has a level.
func TestNearLevels(t *testing.T) {
	x := insideTable(t,
		"jobs 2015 1000@1", "exports 2015 10@1", "balance 2015 -5", "balance 2016 5", "growth 2015 5.0", "share 2015 5.0",
		"rate 2015 9.5", "net 2015 7", "place 2015 3")
	measures := map[string]measure{}
	for _, c := range x.columns {
		measures[string(c.of.ID)] = c.measure
	}
	for id, want := range map[string]measure{
		"jobs": byLog, "exports": byLog, "balance": byLog, "growth": byValue, "share": byOdds, "rate": byLog,
		"net":   byValue,
		"place": byNothing,
	} {
		if measures[id] != want {
			t.Errorf("%s is compared by %d", id, measures[id])
		}
	}
	percent := figure.MustParseUnit("percent")
	for _, tt := range []struct {
		i    indicators.Indicator
		want measure
	}{
		{indicators.Indicator{Nature: indicators.Ratio, Unit: percent}, byValue},
		{indicators.Indicator{Nature: indicators.Ratio, Unit: percent, Bounds: figure.MustParse("[0,100]")}, byOdds},
		{indicators.Indicator{Nature: indicators.Ratio, Unit: percent, Bounds: figure.MustParse("[0,200]")}, byValue},
		{indicators.Indicator{Nature: indicators.Ratio, Unit: percent, Bounds: figure.MustParse(">=0")}, byValue},
		{indicators.Indicator{Nature: indicators.Stock}, byLog},
		{indicators.Indicator{Nature: indicators.Stock, Bounds: figure.MustParse(">=0")}, byLog},
		{indicators.Indicator{Nature: indicators.Stock, Bounds: figure.MustParse(">=-5")}, byValue},
		{indicators.Indicator{Nature: indicators.Stock, Bounds: figure.MustParse("<=5")}, byValue},
		{indicators.Indicator{Nature: indicators.FlowOver, Flow: indicators.Gross}, byLog},
		{indicators.Indicator{Nature: indicators.FlowOver, Transformed: "N"}, byLog},
	} {
		if got := measureOf(&tt.i); got != tt.want {
			t.Errorf("%v is compared by %d, want %d", tt.i, got, tt.want)
		}
	}
	two := insideTable(t, "balance 2015 -5", "balance 2016 -1", "balance 2017 9")
	if got := two.columns[0].measure; got != byValue {
		t.Errorf("a balance twice below zero is compared by %d", got)
	}
	for _, tt := range []struct {
		by      measure
		largest dec
		x       dec
		want    int64
		ok      bool
	}{
		{byLog, dec{}, dec{0, 0}, 0, false}, {byLog, dec{}, dec{1, 0}, 0, true}, {byLog, dec{}, dec{-1, 0}, 0, false},
		{byOdds, dec{}, dec{0, 0}, 0, false}, {byOdds, dec{}, dec{50, 0}, 0, true}, {byOdds, dec{}, dec{100, 0}, 0, false},
		{byOdds, dec{}, dec{80, 0}, 2 << logBits, true}, {byOdds, dec{}, dec{-1, 0}, 0, false},
		{byOdds, dec{}, dec{101, 0}, 0, false},
		{byValue, dec{}, dec{7, 0}, 0, true}, {byValue, dec{8, 0}, dec{-4, 0}, -1 << (logBits - 1), true},
		{byValue, dec{1, 0}, dec{1023, 0}, 1023 << logBits, true},
		{byValue, dec{1, 0}, dec{1024, 0}, 1024 << logBits, false},
		{byValue, dec{1, 0}, dec{1, 30}, 0, false}, {byNothing, dec{1, 0}, dec{1, 0}, 0, false},
	} {
		c := column{measure: tt.by, largest: tt.largest}
		if got, ok := c.level(tt.x); ok != tt.ok || ok && abs64(got-tt.want) > 2 {
			t.Errorf("%v by %d: %d, %t, want %d, %t", tt.x, tt.by, got, ok, tt.want, tt.ok)
		}
	}
	for k, want := range map[period.Kind]int{
		period.KindYear: 1, period.KindSemester: 2, period.KindQuarter: 4, period.KindMonth: 12, period.KindDay: 1,
		period.KindRange: 1,
	} {
		if got := lag(k); got != want {
			t.Errorf("lag of %v: %d", k, got)
		}
	}
	for _, tt := range []struct {
		p, q string
		want bool
	}{
		{"2020-01-01/2020-01-10", "2021-01-01/2021-01-10", true}, {"2020-01-01/2020-01-10", "2021-01-01/2021-01-11", true},
		{"2020-01-01/2020-01-10", "2021-01-01/2021-01-12", false},
		{"2020-01-01/2020-12-29", "2021-01-01/2022-01-06", true},  // 364 and 371 days
		{"2020-01-01/2020-12-30", "2021-01-01/2022-01-07", false}, // 365 and 372
		{"2020-01-01/2020-12-29", "2021-01-01/2022-01-05", false}, // 364 and 370
		{"2021-01-01/2022-01-06", "2020-01-01/2020-12-29", true},
	} {
		if got := oneLength(period.MustParse(tt.p), period.MustParse(tt.q)); got != tt.want {
			t.Errorf("%s and %s are of one length: %t", tt.p, tt.q, got)
		}
	}
	for by, want := range map[int64]int64{0: 0, 3: 9, -3: 9, 1 << 28: 1 << 56, 1<<28 + 1: 1 << 56, -1 << 40: 1 << 56} {
		if got := square(by); got != want {
			t.Errorf("square of %d: %d", by, got)
		}
	}
	s := steps{middle: 10}
	if a, b := s.off(13, false), s.off(24, true); a != 9 || b != 8 {
		t.Errorf("3 off: %d; 4 off over a gap: %d", a, b)
	}
}

// TestOffBy: how far a level is from where the neighbours put it, in tenths of deviations.
func TestOffBy(t *testing.T) {
	x := nearness{middle: 1000, spread: 50, limit: 9, ok: true}
	for level, want := range map[int64]int64{1000: 0, 1050: 10, 950: 10, 1500: 100, 1 << 60: 10 * (1 << 40) / 50} {
		if got := x.offBy(level); got != want {
			t.Errorf("level %d is off by %d", level, got)
		}
	}
	if x.spread = 0; x.offBy(1007) != 70 {
		t.Errorf("without a spread: %d", x.offBy(1007))
	}
	tab := insideTable(t, "jobs 2015 1024@1")
	log := func(n int64) int64 { return n << logBits }
	x = nearness{middle: log(10), spread: log(1), limit: 9, ok: true}
	// A zero stands at half of its last digit, where the record of it would.
	for d, want := range map[dec]int64{{1024, 0}: 0, {4096, 0}: 20, {512, 0}: 10, {}: 110, {-5, 0}: 100_00} {
		if got, ok := tab.off(0, x, d); got != want || !ok {
			t.Errorf("%v is off by %d", d, got)
		}
	}
	for _, tt := range []struct {
		s    span
		want int64
		ok   bool
	}{
		{span{lo: dec{512, 0}, hi: dec{2048, 0}}, 0, true},
		{span{lo: dec{2048, 0}, hi: dec{4096, 0}}, 10, true},
		{span{lo: dec{256, 0}, hi: dec{512, 0}}, 10, true},
		{span{lo: dec{4096, 0}, noHi: true}, 20, true},
		{span{lo: dec{4, 0}, noHi: true}, 0, true},
		{span{hi: dec{256, 0}, noLo: true}, 20, true},
		{span{lo: dec{}, hi: dec{256, 0}}, 20, true},
		{span{lo: dec{-3, 0}, hi: dec{}}, 0, false},
		{span{lo: dec{512, 0}, hi: dec{512, 0}, noLo: true, noHi: true}, 0, false},
	} {
		if got, ok := tab.leastOff(0, x, tt.s); got != tt.want || ok != tt.ok {
			t.Errorf("%v is off by %d, %t", tt.s, got, ok)
		}
	}
	x.ok = false
	if _, ok := tab.leastOff(0, x, pointAt(dec{1, 0})); ok {
		t.Error("off where too few neighbours are known")
	}
	if _, ok := tab.off(0, x, dec{1, 0}); ok {
		t.Error("off where too few neighbours are known")
	}
}

// TestBeside: whose figure is the neighbour, of sources, quarters and ranges.
func TestBeside(t *testing.T) {
	x := insideTable(t,
		"jobs 2014 10@1 n16", "jobs 2014 11@1 o16", "jobs 2014 12@1 m16", "jobs 2015 13@1 n16", "jobs 2016 14@1 m16",
		"jobs 2016 15@1 o16", "jobs 2018 17@1 n16",
		"exports 2015-Q1 1@1", "exports 2016-Q1 2@1", "exports 2015-Q2 3@1", "exports 2015-S1 4@1", "exports 2016-S1 5@1",
		"exports 2015-01 6@1", "exports 2016-01 7@1", "exports 2018-01 8@1",
		"balance 2015-01-01/2015-01-07 1@1", "balance 2015-01-08/2015-01-15 2@1", "balance 2015-01-16/2015-01-21 3@1",
		"balance 2015-01-09/2015-01-15 4@1")
	for _, tt := range []struct {
		indicator, at, source string
		by                    int
		want                  string
		far                   bool
	}{
		{"jobs", "2015", "n16", -1, "10", false}, {"jobs", "2015", "n16", 1, "15", false},
		{"jobs", "2014", "m16", 1, "13", false},
		{"jobs", "2016", "o16", 1, "17", true}, {"jobs", "2018", "n16", -1, "15", true},
		{"jobs", "2018", "n16", 1, "", false},
		{"jobs", "2014", "m16", -1, "", false},
		{"exports", "2015-Q1", "m16", 1, "2", false}, {"exports", "2015-Q2", "m16", 1, "", false},
		{"exports", "2016-S1", "m16", -1, "4", false}, {"exports", "2015-01", "m16", 1, "7", false},
		{"exports", "2016-01", "m16", 1, "8", true}, {"exports", "2018-01", "m16", -1, "7", true},
		{"balance", "2015-01-01/2015-01-07", "m16", 1, "2", false},
		{"balance", "2015-01-08/2015-01-15", "m16", -1, "1", false},
		{"balance", "2015-01-08/2015-01-15", "m16", 1, "", false},
		{"balance", "2015-01-16/2015-01-21", "m16", -1, "4", false},
		{"balance", "2015-01-09/2015-01-15", "m16", 1, "3", false},
		{"balance", "2015-01-09/2015-01-15", "m16", -1, "", false},
	} {
		n := recordAt(t, x, tt.indicator, "MA", tt.at, tt.source)
		m, far, ok := x.across(n, tt.by)
		got := ""
		if ok {
			got = fmt.Sprint(x.records[m].value.c)
		}
		if got != tt.want || far != tt.far && ok {
			t.Errorf("%s %s %s, %d: %q, far %t", tt.indicator, tt.at, tt.source, tt.by, got, far)
		}
	}
}

// TestStatedStep: the usual step of the catalogue in each measure.
func TestStatedStep(t *testing.T) {
	tab := insideTable(t, "share 2014 20.0@0.1", "share 2015 20.0@0.1", "share 2016 50.0@0.1")
	log := func(x float64) int64 { return int64(math.Log2(x) * (1 << logBits)) }
	for _, tt := range []struct {
		name string
		c    column
		x    nearness
		want int64
	}{
		{"none", column{measure: byLog}, nearness{}, 0},
		{"ten percent", column{measure: byLog, usual: dec{10, 0}}, nearness{}, log(1.1)},
		{"next to nothing", column{measure: byLog, usual: dec{1, -9}}, nearness{}, 1},
		// A point of a share of 20 % is 1/20 + 1/80 of the odds.
		{"a point from 20", column{measure: byOdds, usual: dec{1, 0}}, nearness{prev: 0, next: 2}, 94_371},
		{"a point to 50", column{measure: byOdds, usual: dec{1, 0}}, nearness{prev: -1, next: 2}, 60_397},
		{"next to nothing of a share", column{measure: byOdds, usual: dec{1, -12}}, nearness{prev: 0, next: 2}, 1},
		{"more than there are", column{measure: byOdds, usual: dec{1, 18}}, nearness{prev: 0, next: 2}, 1 << 28},
		{"a quarter of the largest", column{measure: byValue, usual: dec{2, 0}, largest: dec{8, 0}}, nearness{},
			1 << (logBits - 2)},
		{"next to nothing of a value", column{measure: byValue, usual: dec{1, -9}, largest: dec{8, 0}}, nearness{}, 1},
		{"of ranks", column{measure: byNothing, usual: dec{1, 0}}, nearness{}, 0},
	} {
		if got := tab.stated(&tt.x, &tt.c); abs64(got-tt.want) > 2+tt.want/1000 || (got == 0) != (tt.want == 0) ||
			tt.want == 1 && got != 1 {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
	if one, ok := (Scope{shared: new(shared)}).oneIn(figure.MustParseUnit("percent")); !ok ||
		one.compare(dec{100, 0}) != 0 {
		t.Errorf("one in percent: %v", one)
	}
}

// TestNearStated: where the usual step is stated a series of six steps still says how it grows;
// one of five does not, and its ends are judged by nothing.
func TestNearStated(t *testing.T) {
	for _, tt := range []struct {
		figures   string
		short, ok bool
		step      float64
	}{
		{"1001 2002 4004 8008 16016 32032 64064", false, true, 1}, {"1001 2002 4004 8008 16016 32032", true, false, 0},
	} {
		x := insideTable(t, spelledRows("exports 2010+ "+tt.figures)...)
		x.columns[0].usual = dec{10, 0}
		last := x.near(int32(len(x.records) - 1))
		if last.short != tt.short || last.ok != tt.ok || abs64(last.step-int64(tt.step*(1<<logBits))) > 2 {
			t.Errorf("%s: %+v", tt.figures, last)
		}
		if inner := x.near(2); !inner.ok || inner.short != tt.short {
			t.Errorf("%s, inside: %+v", tt.figures, inner)
		}
	}
}

// TestChance: what rounding and the chance of counts make of a step, each as a share of the smaller
// of the neighbours, and of the record itself where none is before it.
func TestChance(t *testing.T) {
	for _, tt := range []struct {
		rows  string
		share float64 // of the last digit
		count float64 // counts that have their chance; 0 if it is none
	}{
		{"exports 2014 1000@10; exports 2015 1000@10; exports 2016 1000@10", 0.01, 0},
		{"exports 2014 1000@10; exports 2015 5000@100; exports 2016 2000@10", 0.1, 0},
		{"exports 2014 2000@10; exports 2015 5000@100; exports 2016 1000@10", 0.1, 0},
		{"exports 2014 1000@100; exports 2015 9000@10; exports 2016 1000@100", 0.01, 0},
		{"exports 2014 1000@10; exports 2015 500@100; exports 2016 1000@10", 0.1, 0},
		{"exports 2015 500@100; exports 2016 1000@10", 0.2, 0},
		{"exports 2014 1000@10; exports 2015 2000@1000", 1, 0},
		{"jobs 2014 400@1; jobs 2015 900@1; jobs 2016 500@1", 1.0 / 400, 400},
		{"jobs 2014 500@1; jobs 2015 100@1; jobs 2016 400@1", 1.0 / 400, 400},
		{"jobs 2014 1@1; jobs 2015 3@1; jobs 2016 2@1", 1, 1},
		{"balance 2014 500@1; balance 2015 100@1; balance 2016 -400@1; balance 2013 -20@1", 0, 0},
	} {
		x := insideTable(t, spelledRows(tt.rows)...)
		indicator, _, _ := strings.Cut(tt.rows, " ")
		n := recordAt(t, x, indicator, "MA", "2015")
		near, _ := x.usual(n)
		whole := 1.44 * (1 << 20)
		want := tt.share * whole * tt.share * whole / 6
		if tt.count > 0 {
			want += 2 * whole * whole / tt.count
		}
		if got := float64(x.chance(n, &near)); math.Abs(got-want) > want/1000 {
			t.Errorf("%s: %v, want %v", tt.rows, got, want)
		}
	}
}

// TestLaidDown: a figure that seldom changes, as a rate of tax, may change: the last of the old
// ones and the first of the new are no outliers where the change is less than twofold. One that
// is like neither of its neighbours is, and so is a step in a series that moves every year.
func TestLaidDown(t *testing.T) {
	for _, tt := range []struct{ name, figures, denied string }{
		{"never", "35 35 35 35 35 35 35 35 35 35", ""},
		{"down", "35 35 35 35 30 30 30 30 30 30", ""},
		{"up", "30 30 30 30 35 35 35 35 35 35", ""},
		{"nearly twice", "30 30 30 30 59 59 59 59 59 59", ""},
		{"twice", "30 30 30 30 60 60 60 60 60 60", "2013 2014"},
		{"half", "60 60 60 60 30 30 30 30 30 30", "2013 2014"},
		{"for a year", "35 35 35 35 30 35 35 35 35 35", "2014"},
		{"tenfold for a year", "35 35 35 35 350 35 35 35 35 35", "2014"},
		{"half of the steps", "35 35 35.2 35.2 42 42 42 42.1 42.1 42.2", ""},
		{"less than half", "35 35 35.2 35.3 42 42 42.2 42.3 42.4 42.5", "2013 2014"},
	} {
		for _, of := range []string{"share", "exports"} {
			if of == "share" && strings.Contains(tt.figures, "350") {
				continue
			}
			x := insideTable(t, spelledRows(of+" 2010+ "+strings.ReplaceAll(tt.figures, " ", "@0.1 ")+"@0.1")...)
			var got []string
			for n := range x.records {
				if x.denied(int32(n)) {
					got = append(got, x.records[n].at.String())
				}
			}
			if strings.Join(got, " ") != tt.denied {
				t.Errorf("%s, %s: %q, want %q", of, tt.name, got, tt.denied)
			}
		}
	}
}
