package rules

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// relationsOf lists the relations of a table, each with its terms, as "sum 1400 = 100 200";
// records that are one term together stand in brackets.
func relationsOf(x *table) (list []string) {
	kinds := [...]string{sumOf: "sum", flowOf: "flow", ratioOf: "ratio", sameOf: "same", growthOf: "growth",
		linearOf: "linear"}
	for _, r := range x.relations {
		text := kinds[r.kind]
		for _, term := range x.terms[r.lo:r.hi] {
			if term >= 0 {
				text += fmt.Sprint(" ", x.records[term].value.c)
				continue
			}
			text += " ("
			for _, n := range x.groups[^term] {
				text += fmt.Sprint(x.records[n].value.c, ",")
			}
			text = strings.TrimSuffix(text, ",") + ")"
		}
		for _, is := range []struct {
			so   bool
			mark string
		}{{r.broken, "!"}, {r.mixed, " mixed"}, {r.idle, " idle"}, {r.open, " open"}} {
			if is.so {
				text += is.mark
			}
		}
		list = append(list, text)
	}
	return list
}

// TestRelations: what is held against what, and whether it holds.
func TestRelations(t *testing.T) {
	for _, tt := range []struct{ name, rows, want string }{
		{"a difference", "jobs 2015 100@1; women 2015 40@1; men 2015 60@1", "linear 100 60 40"},
		{"a wrong difference", "jobs 2015 100@1; women 2015 40@1; men 2015 65@1", "linear 100 65 40!"},
		{"a difference without a term", "jobs 2015 100@1; men 2015 60@1", ""},
		{"a term of another year", "jobs 2015 100@1; women 2014 40@1; men 2015 60@1", ""},
		{"a term of others", "jobs 2015 100@1 o16; women 2015 40@1; men 2015 60@1", "linear 100 60 40 mixed"},
		{"terms of two others", "jobs 2015 100@1 o16; jobs 2015 101@1 n16; women 2015 40@1; men 2015 60@1",
			"same 100 101; linear (100,101) 60 40 mixed"},
		{"terms of two others, beside a source that contradicts itself", "jobs 2015 100@1 o16; jobs 2015 101@1 n16; " +
			"women 2015 40@1; men 2015 60@1; exports 2015 10@1; exports 2015 90@1",
			"same 100 101; linear (100,101) 60 40 mixed"},
		{"growth", "exports 2014 100@1; exports 2015 110@1; growth 2015 10@1", "growth 10 110 100"},
		{"wrong growth", "exports 2014 100@1; exports 2015 110@1; growth 2015 20@1", "growth 20 110 100!"},
		{"growth of the first year", "exports 2015 100@1; exports 2016 110@1; growth 2015 10@1", ""},
		{"growth without a value", "exports 2014 100@1; growth 2015 10@1", ""},
		{"growth of a quarter", "exports 2014-Q2 100@1; exports 2015-Q2 110@1; growth 2015-Q2 10@1", "growth 10 110 100"},
		{"growth of a quotient of days", "exports 2014-01-01/2014-01-05 100@1; exports 2015-01-01/2015-01-05 110@1; " +
			"growth 2015-01-01/2015-01-05 10@1", ""},
		{"a flow", "jobs 2014 100@1; jobs 2015 130@1; net 2015 30@1", "flow 130 100 30"},
		{"a wrong flow", "jobs 2014 100@1; jobs 2015 130@1; net 2015 35@1", "flow 130 100 35!"},
		{"a flow of a quarter", "jobs 2014-Q4 100@1; jobs 2015-Q1 130@1; net 2015-Q1 30@1", ""},
		{"a flow without the year before", "jobs 2013 100@1; jobs 2015 130@1; net 2015 30@1", ""},
		{"a flow without its year", "jobs 2014 100@1; jobs 2016 130@1; net 2015 30@1", ""},
		{"a quotient", "jobs 2015 10@1; exports 2015 700@1; each 2015 70@1", "ratio 70 700 10"},
		{"a wrong quotient", "jobs 2015 100@1; exports 2015 700@1; each 2015 9@1", "ratio 9 700 100!"},
		{"a quotient without a divisor", "jobs 2014 10@1; exports 2015 700@1; each 2015 70@1", ""},
		{"a quotient without a dividend", "jobs 2015 10@1; exports 2014 700@1; each 2015 70@1", ""},
		{"areas", "jobs A 2015 1@1; jobs B 2015 2@1; jobs C 2015 3@1; jobs D 2015 4@1; jobs E 2015 5@1; jobs 2015 15@1",
			"sum 15 1 2 3 4 5"},
		{"areas, one wrong",
			"jobs A 2015 1@1; jobs B 2015 2@1; jobs C 2015 3@1; jobs D 2015 4@1; jobs E 2015 5@1; jobs 2015 25@1",
			"sum 25 1 2 3 4 5!"},
		{"areas, and a source that contradicts itself",
			"jobs A 2015 1@1; jobs B 2015 2@1; jobs C 2015 3@1; jobs D 2015 4@1; jobs E 2015 5@1; jobs 2015 15@1; " +
				"jobs 2015 25@1", "sum 15 1 2 3 4 5"},
		{"areas, one missing", "jobs A 2015 1@1; jobs B 2015 2@1; jobs C 2015 3@1; jobs D 2015 4@1; jobs 2015 10@1", ""},
		{"areas, one of another year",
			"jobs A 2015 1@1; jobs B 2015 2@1; jobs C 2015 3@1; jobs D 2015 4@1; jobs E 2014 5@1; " +
				"jobs 2015 15@1", ""},
		{"segments", "jobs segment=text 2015 10@1; jobs segment=voice 2015 20@1; jobs 2015 30@1", "sum 30 10 20"},
		{"segments, one missing", "jobs segment=text 2015 10@1; jobs 2015 30@1", ""},
		{"quarters", "exports 2015-Q1 1@1; exports 2015-Q2 2@1; exports 2015-Q3 3@1; exports 2015-Q4 4@1; exports 2015 10@1",
			"sum 10 1 2 3 4"},
		{"quarters between years", "exports 2014 9@1; exports 2015-Q1 1@1; exports 2015-Q2 2@1; exports 2015-Q3 3@1; " +
			"exports 2015-Q4 4@1; exports 2015 10@1; exports 2016 11@1", "sum 10 1 2 3 4"},
		{"halves and quarters", "exports 2015-Q1 1@1; exports 2015-Q2 2@1; exports 2015-S1 3@1; exports 2015-S2 7@1; " +
			"exports 2015 10@1", "sum 3 1 2; sum 10 3 7"},
		{"months", "exports 2015-01 1@1; exports 2015-02 2@1; exports 2015-03 3@1; exports 2015-Q1 6@1", "sum 6 1 2 3"},
		{"a quarter missing", "exports 2015-Q1 1@1; exports 2015-Q2 2@1; exports 2015-Q4 4@1; exports 2015 10@1", ""},
		{"quarters of a stock", "jobs 2015-Q1 1@1; jobs 2015-Q2 2@1; jobs 2015-Q3 3@1; jobs 2015-Q4 4@1; jobs 2015 10@1", ""},
		{"two sources", "jobs 2015 100@1 o16; jobs 2015 101@1 m16", "same 100 101"},
		{"two sources apart", "jobs 2015 100@1 o16; jobs 2015 105@1 m16", "same 100 105!"},
		{"three sources", "jobs 2015 100@1 o16; jobs 2015 105@1 m16; jobs 2015 101@1 n16",
			"same 100 105!; same 100 101; same 105 101!"},
		{"two releases", "jobs 2015 100@1 m15; jobs 2015 105@1 m16", ""},
		{"two releases and another", "jobs 2015 100@1 m15; jobs 2015 105@1 m16; jobs 2015 106@1 n16", "same 105 106"},
		{"a release in two places", "jobs 2015 100@1 o16; jobs 2015 105@1 p16", ""},
	} {
		got := strings.Join(relationsOf(insideTable(t, strings.Split(tt.rows, ";")...)), "; ")
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestRead: what the digits of a figure allow, and the place of the last one.
func TestRead(t *testing.T) {
	stock := indicators.Indicator{Nature: indicators.Stock}
	ratio := indicators.Indicator{Nature: indicators.Ratio}
	index := indicators.Indicator{Nature: indicators.Index}
	yearly := indicators.Indicator{Nature: indicators.FlowOver, Transformed: "G1Y"}
	plain := indicators.Indicator{Nature: indicators.FlowOver, Transformed: "N"}
	for _, tt := range []struct {
		figure  string
		of      indicators.Indicator
		exact   bool
		reading figure.Reading
		lo, hi  string // empty where there is no end
		step    int32
	}{
		{"1234", stock, false, figure.Either, "1234", "1234", 0},
		{"1230", stock, false, figure.Either, "1225", "1240", 1},
		{"1230", stock, true, figure.Either, "1225", "1240", 1},
		{"1200", stock, false, figure.Either, "1150", "1300", 2},
		{"12.5", stock, false, figure.Either, "12.45", "12.6", -1},
		{"12.5", stock, true, figure.Either, "12.5", "12.5", -1},
		{"-1230", stock, false, figure.Either, "-1240", "-1225", 1},
		{"0", stock, false, figure.Either, "0", "0", 0},
		{"0", ratio, false, figure.Either, "-1", "1", 0},
		{"0@1", stock, false, figure.Either, "-1", "1", 0},
		{"0@1", stock, false, figure.Rounded, "-0.5", "0.5", 0},
		{"1234", ratio, false, figure.Either, "1233.5", "1235", 0},
		{"1234", index, true, figure.Either, "1233.5", "1235", 0},
		{"1234", yearly, true, figure.Either, "1233.5", "1235", 0},
		{"1234", plain, false, figure.Either, "1234", "1234", 0},
		{"12.5", ratio, true, figure.Either, "12.45", "12.6", -1},
		{"1200@10", stock, false, figure.Either, "1195", "1210", 1},
		{"1200@10", stock, false, figure.Rounded, "1195", "1205", 1},
		{"1200@10", stock, false, figure.Truncated, "1200", "1210", 1},
		{"-1200@10", stock, false, figure.Rounded, "-1205", "-1195", 1},
		{"-1200@10", stock, false, figure.Truncated, "-1210", "-1200", 1},
		{"1200", stock, false, figure.Rounded, "1150", "1300", 2},
		{"1200@1", stock, true, figure.Either, "1199.5", "1201", 0},
		{"~1200", stock, false, figure.Either, "1140", "1300", 2},
		{"~1234", stock, false, figure.Either, "1172.3", "1295.7", 0},
		{"~-1000", stock, false, figure.Either, "-2000", "-500", 3},
		{"~1000@1", stock, false, figure.Either, "950", "1050", 0},
		{">1200", stock, false, figure.Either, "1200", "", 2},
		{">=1200", stock, false, figure.Either, "1200", "", 2},
		{"<1200", stock, false, figure.Either, "", "1200", 2},
		{"<=1200", stock, false, figure.Either, "", "1200", 2},
		{"4000000000000000000", stock, true, figure.Either, "3500000000000000000", "5000000000000000000", 18},
		{"-4000000000000000000", stock, true, figure.Either, "-5000000000000000000", "-3500000000000000000", 18},
		{"4000000000000000001", stock, true, figure.Either, "none", "", 0},
		{"-4000000000000000001", stock, true, figure.Either, "none", "", 0},
	} {
		var r record
		f := figure.MustParse(tt.figure)
		if ok := r.read(f, &tt.of, tt.exact, tt.reading); ok != (tt.lo != "none") {
			t.Errorf("%s is read: %t", tt.figure, ok)
		}
		if tt.lo == "none" {
			continue
		}
		end := func(text string, none bool, got dec) bool {
			want, ok := new(big.Rat).SetString(text)
			return ok != none && (none || got.rat().Cmp(want) == 0)
		}
		if !end(tt.lo, r.bounds.noLo, r.bounds.lo) || !end(tt.hi, r.bounds.noHi, r.bounds.hi) || r.step != tt.step {
			t.Errorf("%s: %v, the last digit 10^%d, want %s to %s, 10^%d", tt.figure, r.bounds, r.step, tt.lo, tt.hi, tt.step)
		}
		if r.about != strings.HasPrefix(tt.figure, "~") {
			t.Errorf("%s is about: %t", tt.figure, r.about)
		}
	}
	for text, want := range map[string]bool{
		"10": true, "15": false, "0": false, "10@1": false, ">10": false, "1.0": false, "1000": true, "101": false,
		"-20": true,
	} {
		if got := endsInZero(figure.MustParse(text)); got != want {
			t.Errorf("%s ends in a zero: %t", text, got)
		}
	}
	for _, tt := range []struct {
		r    record
		want span
	}{
		{record{value: dec{12, 0}, bounds: span{lo: dec{115, -1}, hi: dec{13, 0}}}, span{lo: dec{115, -1},
			hi: dec{125, -1}}},
		{record{value: dec{-12, 0}, bounds: span{lo: dec{-13, 0}, hi: dec{-115, -1}}}, span{lo: dec{-125, -1},
			hi: dec{-115, -1}}},
		{record{value: dec{12, 0}, bounds: span{lo: dec{11, 0}, hi: dec{13, 0}}}, span{lo: dec{11, 0}, hi: dec{13, 0}}},
		{record{value: dec{12, 0}, about: true, bounds: span{lo: dec{115, -1}, hi: dec{13, 0}}}, span{lo: dec{115,
			-1}, hi: dec{13, 0}}},
		{record{value: dec{12, 0}, bounds: span{lo: dec{12, 0}, noHi: true}}, span{lo: dec{12, 0}, noHi: true}},
		{record{value: dec{12, 0}, bounds: span{hi: dec{12, 0}, noLo: true}}, span{hi: dec{12, 0}, noLo: true}},
	} {
		got := tt.r.allows(true)
		if got.noLo != tt.want.noLo || got.noHi != tt.want.noHi || got.lo.compare(tt.want.lo) != 0 ||
			got.hi.compare(tt.want.hi) != 0 {
			t.Errorf("%v rounded allows %v", tt.r.bounds, got)
		}
		if got := tt.r.allows(false); got != tt.r.bounds {
			t.Errorf("%v allows %v", tt.r.bounds, got)
		}
	}
}

// TestAllowed: what the other terms of a relation allow each of them to be, computed by
// hand from what the digits allow.
func TestAllowed(t *testing.T) {
	for _, tt := range []struct {
		rows    string
		rounded bool
		want    []string // of each term, its ends
	}{
		// Digits of 1 allow a half less and one more.
		{"jobs 2014 100@1; jobs 2015 130@1; net 2015 30@1", false, []string{"129 132", "98.5 101.5", "28.5 31.5"}},
		{"jobs 2014 100@1; jobs 2015 130@1; net 2015 30@1", true, []string{"129 131", "99 101", "29 31"}},
		// Exact numbers: a half for each of three terms, or a thousandth of the first.
		{"jobs 2014 10001; jobs 2015 13003; net 2015 3002", false, []string{"13001.5 13004.5", "9999.5 10002.5",
			"3000.5 3003.5"}},
		{"jobs 2014 101; jobs 2015 1234; net 2015 1133", false, []string{"1232.766 1235.234", "99.766 102.234",
			"1131.766 1134.234"}},
		{"jobs 2015 100@1; women 2015 40@1; men 2015 60@1", false, []string{"99 102", "58.5 61.5", "38.5 41.5"}},
		{"jobs 2015 100@1 o16; jobs 2015 90@1 m16", false, []string{"89.5 91", "99.5 101"}},
		{"jobs 2015 100@1 o16; jobs 2015 >90 m16", false, []string{"90 ", "99.5 101"}},
		{"jobs 2015 11@1; exports 2015 660@1; each 2015 60@1", false, []string{"54.95833 62.95238", "624.75 732",
			"10.81148 11.10924"}},
		{"jobs 2015 11; exports 2015 661; each 2015 60@1", false, []string{"59.45095 60.7438", "647.955 677.71",
			"10.82787 11.11765"}},
		{"jobs 2015 0@1; exports 2015 660@1; each 2015 60@1", false, []string{"", "", "10.81148 11.10924"}},
		{"exports 2014 200@1; exports 2015 220@1; growth 2015 10@1", false, []string{"9.20398 10.77694",
			"218.4525 223.11", "197.74775 201.82648"}},
	} {
		x := insideTable(t, strings.Split(tt.rows, ";")...)
		for n, want := range tt.want {
			s, ok := x.allowed(&x.relations[0], n, tt.rounded)
			got := ""
			if ok {
				got = endText(s.lo, s.noLo) + " " + endText(s.hi, s.noHi)
			}
			if got != want {
				t.Errorf("%s, term %d: %s, want %s", tt.rows, n, got, want)
			}
		}
	}
}

// endText is an end of a range with five decimals at most.
func endText(d dec, none bool) string {
	if none {
		return ""
	}
	text := d.rat().FloatString(5)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// TestVagueSecond: a figure that only says less than another of its key hides nothing that
// the other one contradicts, in sums, differences, growth, quotients and flows; where
// nothing narrower is said, or an editor doubts it, it still allows what it says.
func TestVagueSecond(t *testing.T) {
	for _, tt := range []struct{ name, rows, want string }{
		{"a difference", "jobs 2015 20400@1 o16; jobs 2015 >20000 n16; women 2015 9000@1; men 2015 22000@1",
			"same 20400 20000; linear (20400,20000) 22000 9000! mixed"},
		{"a difference that fits", "jobs 2015 20400@1 o16; jobs 2015 >20000 n16; women 2015 9000@1; men 2015 11400@1",
			"same 20400 20000; linear (20400,20000) 11400 9000 mixed"},
		{"nothing narrower", "jobs 2015 >20000 n16; women 2015 9000@1; men 2015 22000@1", "linear 20000 22000 9000 mixed"},
		{"two that overlap", "jobs 2015 <=32000 o16; jobs 2015 >20000 n16; women 2015 9000@1; men 2015 22000@1",
			"same 32000 20000; linear (32000,20000) 22000 9000 mixed"},
		{"two without an end", "jobs 2015 >20000 o16; jobs 2015 >25000 n16; women 2015 9000@1; men 2015 12000@1",
			"same 20000 25000; linear (20000,25000) 12000 9000! mixed"},
		{"a coarse one", "jobs 2015 20400@1 o16; jobs 2015 20000@1000 n16; women 2015 9000@1; men 2015 11900@1",
			"same 20400 20000; linear (20400,20000) 11900 9000 mixed"},
		{"a flow", "jobs 2014 20400@1 o16; jobs 2014 >20000 n16; jobs 2015 31000@1; net 2015 5000@1",
			"same 20400 20000; flow 31000 (20400,20000) 5000! mixed"},
		{"growth", "exports 2014 20400@1 o16; exports 2014 >20000 n16; exports 2015 31000@1; growth 2015 10@1",
			"same 20400 20000; growth 10 31000 (20400,20000)! mixed"},
		{"a quotient", "jobs 2015 20400@1 o16; jobs 2015 >20000 n16; exports 2015 408000@1; each 2015 30@1",
			"ratio 30 408000 (20400,20000)! mixed; same 20400 20000"},
		{"a sum", "jobs 2015 31000@1; jobs segment=text 2015 400@1; jobs segment=voice 2015 20000@1 o16; " +
			"jobs segment=voice 2015 >19000 n16", "sum 31000 400 (20000,19000)! mixed; same 20000 19000"},
	} {
		got := strings.Join(relationsOf(insideTable(t, strings.Split(tt.rows, ";")...)), "; ")
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
