package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAlikeIn: quotients that are off by a factor within seven percent of the middle one, the
// later of two middle ones.
func TestAlikeIn(t *testing.T) {
	for _, tt := range []struct{ factors, want []int64 }{
		{[]int64{5}, []int64{5}},
		{[]int64{0, alikeApart, alikeApart + 1, -alikeApart, -alikeApart - 1}, []int64{-alikeApart, 0, alikeApart}},
		{[]int64{0, 3 * alikeApart}, []int64{3 * alikeApart}},
		{[]int64{9 * alikeApart, 0, 10 * alikeApart, alikeApart}, []int64{9 * alikeApart, 10 * alikeApart}},
	} {
		var list []brokenQuotient
		for _, f := range tt.factors {
			list = append(list, brokenQuotient{factor: f})
		}
		var got []int64
		for _, b := range alikeIn(list) {
			got = append(got, b.factor)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%v: %v, want %v", tt.factors, got, tt.want)
		}
	}
	if alikeApart != 104857 {
		t.Errorf("%d is not a tenth of a doubling", alikeApart)
	}
}

// TestUsualNet: the root of the mean square of all steps but one, and at least one percent;
// a net counts as the indicator's own step where that is less than a third of it.
func TestUsualNet(t *testing.T) {
	for _, tt := range []struct {
		list []net
		but  int
		want int64
	}{
		{nil, 0, nearFloor},
		{[]net{{30000, 30000, true}}, 0, nearFloor},
		{[]net{{30000, 30000, true}}, 1, 30000},
		{[]net{{-30000, -30000, true}, {90000, 90000, true}, {30000, 30000, true}}, 1, 30000},
		{[]net{{30000, 30000, true}, {40000, 40000, true}}, -1, 35355}, // the root of 1,250,000,000
		{[]net{{30000, 30000, true}, {90000, 90000, false}}, -1, 30000},
		{[]net{{100, 100, true}, {100, 100, true}}, -1, nearFloor},
		// A third of the net is the indicator's own, and then less than a third.
		{[]net{{30000, 30000, true}, {60000, 20000, true}, {60000, -20000, true}}, 0, 60000},
		{[]net{{30000, 30000, true}, {60000, 19999, true}, {60000, -19999, true}}, 0, 19999},
	} {
		if got := usualNet(tt.list, tt.but); got != tt.want {
			t.Errorf("%v but %d: %d, want %d", tt.list, tt.but, got, tt.want)
		}
	}
}

// TestNets: what a step is beyond the middle one of the other indicators of the place, of which
// three are needed. Jobs double in 2015, by one as logarithm.
func TestNets(t *testing.T) {
	const flat = " 2011+ 1001 1001 1001 1001 1001 1001 1001"
	double := func(by int) string { return fmt.Sprintf(" 2011+ 1001 1001 1001 1001 %d %d %[1]d", 1001*by, 1001*by) }
	for _, tt := range []struct {
		others string
		want   float64
		ok     bool
	}{
		{"men" + flat + "; women" + flat, 0, false},
		{"men" + flat + "; women" + flat + "; exports" + flat, 1, true},
		{"men" + flat + "; women" + flat + "; exports" + double(2), 1, true},
		{"men" + flat + "; women" + double(2) + "; exports" + double(2), 0, true},
		{"men" + flat + "; women" + flat + "; exports" + double(2) + "; balance" + double(4), 0.5, true},
		{"men" + flat + "; women" + flat + "; exports 2011+ 1001 1001 1001 1001", 0, false}, // not of 2015
		{"men" + flat + "; women" + flat + "; share 2011+ 50 50 50 50 50 50 50", 0, false},  // a ratio
		{"men" + flat + "; women" + flat + "; rate" + flat, 0, false},                       // a ratio
		{"men" + flat + "; women" + flat + "; net" + flat, 0, false},                        // a change
		{"men" + flat + "; women" + flat + "; exports A" + flat, 0, false},                  // elsewhere
		{"men" + flat + "; women" + flat + "; jobs segment=text" + flat, 0, false},
	} {
		d := &diagnosis{table: insideTable(t, spelledRows("jobs"+double(2)+"; "+tt.others)...)}
		n := recordAt(t, d.table, "jobs", "MA", "2015")
		col := d.records[n].column
		got := d.netOf(col, n, d.alongside(col))
		if want := int64(tt.want * (1 << logBits)); got.ok != tt.ok ||
			got.ok && (abs64(got.by-want) > 4 || abs64(got.own-1<<logBits) > 4) {
			t.Errorf("%s: %v, want %d, %t", tt.others, got, want, tt.ok)
		}
		first := recordAt(t, d.table, "jobs", "MA", "2011")
		if d.netOf(col, first, d.alongside(col)).ok {
			t.Errorf("%s: a step to the first year", tt.others)
		}
		list, enough := d.nets(col, d.bestOf(col))
		if enough != tt.ok || len(list) != 7 || list[0].ok || list[4].ok != tt.ok {
			t.Errorf("%s: %v, enough %t", tt.others, list, enough)
		}
	}
}

// TestAlone: a step is that of one indicator if each other one that is known makes at most half
// of it and stays six usual steps behind; where none is known, if it is nine.
func TestAlone(t *testing.T) {
	const jobs = "jobs 2011+ 1001 1001 1001 1001 1001 1001 1001; "
	double := func(of string, by int) string {
		return fmt.Sprintf("%s 2011+ 1001 1001 1001 1001 %d %d %[2]d; ", of, 1001*by, 1001*by)
	}
	for _, tt := range []struct {
		others    string
		by, usual int64 // in eighths of a doubling
		want      bool
	}{
		{"", 9, 1, true}, {"", -9, 1, true}, {"", 8, 1, false}, {"", -8, 1, false},
		{double("men", 1), 6, 1, true}, {double("men", 1), -6, 1, true}, {double("men", 1), 5, 1, false},
		{double("men", 2), 16, 1, true}, {double("men", 2), 15, 1, false}, {double("men", 2), 14, 1, false},
		{double("men", 2), -16, 1, true}, {double("men", 2), 16, 2, false},
		{double("men", 1) + double("women", 2), 14, 1, false}, {double("men", 1) + double("women", 2), 16, 1, true},
		{"men 2011+ 1001 1001 1001; ", 8, 1, false}, {"men 2011+ 1001 1001 1001; ", 9, 1, true},
		{"men 2015 1001@1; ", 8, 1, false},
	} {
		d := &diagnosis{table: insideTable(t, spelledRows(jobs+tt.others)...)}
		n := recordAt(t, d.table, "jobs", "MA", "2015")
		if got := d.alone(n, tt.by<<(logBits-3), tt.usual<<(logBits-3)); got != tt.want {
			t.Errorf("%s: %d eighths of a doubling, of which %d are usual: %t", tt.others, tt.by, tt.usual, got)
		}
	}
}

// TestBestOf: one record a year, that of highest authority if it is usable; of quarters and
// months none.
func TestBestOf(t *testing.T) {
	x := insideTable(t, spelledRows("jobs 2014 11@1 n16; jobs 2014 12@1 o16; jobs 2015 13@1 n16; jobs 2015-Q1 14@1; "+
		"jobs 2016 15@1 n16; jobs 2016 >16 o16; jobs 2017 >17 o16; jobs 2017-02 18@1; jobs 2018 19@1 m16")...)
	d := &diagnosis{table: x}
	var got []string
	for _, n := range d.bestOf(x.records[0].column) {
		got = append(got, x.records[n].at.String()+" "+writtenDec(x.records[n].value))
	}
	if want := "2014 12, 2015 13, 2016 15, 2018 19"; strings.Join(got, ", ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// TestStepAt: a step is judged by six of its series, or by more; by how much it is more than
// the middle one, which is none here, and what is usual for the others, at least one percent,
// unless the catalogue states it. Jobs double in 2014, by one as logarithm.
func TestStepAt(t *testing.T) {
	for _, tt := range []struct {
		rows  string
		usual int64 // as the catalogue states it, in percent
		by    float64
		want  int64
		ok    bool
	}{
		{"jobs 2011+ 1001 1001 1001 2002 2002 2002", 0, 0, 0, false},
		{"jobs 2011+ 1001 1001 1001 2002 2002 2002", 10, 0, 0, false},
		{"jobs 2011+ 1001 1001 1001 2002 2002 2002 2002", 0, 1, nearFloor, true},
		{"jobs 2011+ 1001 1001 1001 500.5@0.1 500.5@0.1 500.5@0.1 500.5@0.1", 0, -1, nearFloor, true},
		// Two other steps are one as well: the root of two fifths of its square, of seven steps less two.
		{"jobs 2011+ 1001 1001 1001 2002 4004 8008 8008 8008", 0, 1, 663176, true},
		{"jobs 2011+ 1001 1001 1001 2002 2002 2002 2002", 100, 1, 1 << logBits, true},
		{"jobs 2014+ 2002 2002 2002 2002 2002 2002 2002", 0, 0, 0, false}, // the first year
	} {
		d := &diagnosis{table: insideTable(t, spelledRows(tt.rows)...)}
		n := recordAt(t, d.table, "jobs", "MA", "2014")
		d.columns[d.records[n].column].usual = dec{tt.usual, 0}
		by, usual, ok := d.stepAt([]int32{n}, 0)
		near := abs64(usual-tt.want) <= 2 && (usual == nearFloor || tt.want != nearFloor)
		if want := int64(tt.by * (1 << logBits)); ok != tt.ok || ok && (abs64(by-want) > 2 || !near) {
			t.Errorf("%s, usual %d %%: %d, %d, %t, want %d, %d, %t", tt.rows, tt.usual, by, usual, ok, want, tt.want, tt.ok)
		}
	}
}

// TestChanges: a total changes for good if three quarters of its parts do so with it, of two at
// least that are known, and stays so. Jobs of some areas double in 2014; where three of five
// do, the total grows by 1.6.
func TestChanges(t *testing.T) {
	const flat, double = " 2010+ 1001 1001 1001 1001 1001 1001 1001 1001; ",
		" 2010+ 1001 1001 1001 1001 2002 2002 2002 2002; "
	all := func(doubled string) (rows string) {
		for _, area := range []string{"A", "B", "C", "D", "E"} {
			if rows += "jobs " + area; strings.Contains(doubled, area) {
				rows += double
			} else {
				rows += flat
			}
		}
		return rows
	}
	total := func(n int) string {
		return fmt.Sprintf("jobs 2010+ 5005 5005 5005 5005 %d %[1]d %[1]d %[1]d", 5005+1001*n)
	}
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"all", all("ABCDE") + total(5), true},
		{"four", all("ABCD") + total(4), true},
		{"three", all("ABC") + total(3), false},
		{"none", all("") + total(0), false},
		{"two that are known", "jobs A" + double + "jobs B" + double + total(5), true},
		{"one of two that are known", "jobs A" + double + "jobs B" + flat + total(5), false},
		{"one that is known", "jobs A" + double + "jobs B 2013 1001@1; jobs B 2014 2002@1; " + total(5), false},
		{"for a year", all("ABCDE") + "jobs 2010+ 5005 5005 5005 5005 10010 5005 5005 5005", false},
		{"marked", all("ABCDE") + strings.Replace(total(5), "jobs 2010+ 5005 5005 5005 5005 10010 10010 10010 10010",
			"jobs 2010+ 5005 5005 5005 5005 - 10010 10010 10010; jobs 2014 10010@1 break", 1), false},
	} {
		d := &diagnosis{table: insideTable(t, spelledRows(tt.rows)...)}
		var parts []int32
		total := int32(-1)
		for n := range d.columns {
			if d.columns[n].key.Area == "MA" {
				total = int32(n)
			} else {
				parts = append(parts, int32(n))
			}
		}
		path := d.bestOf(total)
		nets, enough := d.nets(total, path)
		for y := 1; y+1 < len(path); y++ {
			year := d.records[path[y]].at.String()
			if got := d.changes(path, nets, enough, y, parts); got != (tt.want && year == "2014") {
				t.Errorf("%s: changes in %s: %t", tt.name, year, got)
			}
		}
	}
}

// TestRedefinedQuotients: a change of definition explains the quotients that it breaks from its
// year on; those of the years before are told as ever.
func TestRedefinedQuotients(t *testing.T) {
	rows := "jobs 2010+ 5005 5005 5005 5005 10010 10010 10010 10010; " +
		"exports 2010+ 50050 50050 50050 50050 50050 50050 50050 50050; each 2010+ 10 12 10 10 10 10 10 10; "
	for _, area := range []string{"A", "B", "C", "D", "E"} {
		rows += "jobs " + area + " 2010+ 1001 1001 1001 1001 2002 2002 2002 2002; "
	}
	got, _ := causesOf(t, rows)
	slices.Sort(got)
	if len(got) != 2 || got[0] != "IND032 at jobs MA 2014:  (changed) | ratio ratio ratio ratio" ||
		!strings.HasPrefix(got[1], "IND043") || !strings.Contains(got[1], "each MA 2011") {
		t.Errorf("%q", got)
	}
}

// TestChangeIsItsOwn: an indicator that grows in all areas as it always does has not changed
// its definition because others fall in one year and stay there; one that is half as much
// again from that year on has, whenever the others fall.
func TestChangeIsItsOwn(t *testing.T) {
	rows := func(times, fall int) string {
		var b strings.Builder
		var values [5]int
		b.WriteString(areasAndTotal("jobs", "", 2007, 2020, func(area, year int) int {
			if year == 2007 {
				values[area] = 12_000 + 1_700*area
			}
			values[area] += values[area] * 3 / 100
			if year >= 2014 {
				return values[area] * times / 100
			}
			return values[area]
		}))
		for n, of := range []string{"men", "women", "exports", "sales"} {
			fmt.Fprintf(&b, "; %s 2007+", of)
			value := 500_000 + 31_000*n
			for y := range 14 {
				if value += value * 5 / 100; y == fall {
					value = value * 6 / 10
				}
				fmt.Fprintf(&b, " %d", value)
			}
		}
		return b.String()
	}
	for fall := range 14 {
		for times, want := range map[int]bool{100: false, 150: true} {
			causes, _ := causesOf(t, rows(times, fall))
			told := slices.ContainsFunc(causes, func(s string) bool { return strings.Contains(s, "jobs") })
			if told != want {
				t.Errorf("%d hundredths, others fall in %d: %q", times, 2007+fall, causes)
			}
		}
	}
}
