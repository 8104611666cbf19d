package rules

import (
	"strings"
	"testing"
)

// TestDenied: which figures their neighbours deny: numbers that are not about, beyond the limit of what is
// usual and of chance, no break and beside none that follows.
func TestDenied(t *testing.T) {
	ten := func(at string) string { return years("15927", at) }
	broken := func(year, figure string) string {
		return strings.NewReplacer(figure+" ", "- ", ";", "").Replace(ten("159270")) + "; exports " + year + " " +
			figure + "@1 break"
	}
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"as usual", ten("15927"), false},
		{"ten times", ten("159270"), true},
		{"a tenth", ten("1593"), true},
		{"about ten times", strings.Replace(ten("-"), ";", "", 1) + "; exports 2015 ~159270", false},
		{"more than", strings.Replace(ten("-"), ";", "", 1) + "; exports 2015 >159270", false},
		{"a break itself", broken("2015", "159270"), false},
		{"before a break", broken("2016", "16118"), false},
		{"after a break", broken("2014", "15806"), true},
		{"nothing between numbers", ten("0"), true},
		{"nothing before a gap", strings.Replace(ten("0"), "16118", "-", 1), false},
		{"nothing after a gap", strings.Replace(ten("0"), "15806", "-", 1), false},
		{"nothing at the end", "exports 2006+ 15021 15192 15313 15494 15615 15806 15927 16118 16239 0", false},
		{"ten times after a gap", strings.Replace(ten("159270"), "15806", "-", 1), true},
		{"ten times at the end", "exports 2006+ 15021 15192 15313 15494 15615 15806 15927 16118 16239 164100", true},
		{"ten times at the start", "exports 2015+ 150210 15192 15313 15494 15615 15806 15927 16118 16239 16410", true},
		{"of few years", "exports 2012+ 15494 15615 15806 159270 16118 16239", false},
		// 45 beside 31 is 2.2 times the chance of such a count, and far from what is usual here.
		{"a count that chance allows", "jobs 2009+ 30 31 30 31 30 31 45 31 30 31", false},
		{"a count that chance does not allow", "jobs 2009+ 30 31 30 31 30 31 945 31 30 31", true},
	} {
		x := insideTable(t, spelledRows(tt.rows)...)
		indicator := strings.Fields(tt.rows)[0]
		if got := x.denied(recordAt(t, x, indicator, "MA", "2015")); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

// TestHasNeighbours: the first record of all is one too.
func TestHasNeighbours(t *testing.T) {
	for at, want := range map[int32]bool{-1: false, 0: true, 1: true} {
		if x := (&nearness{prev: at, next: -1}); x.hasPrev() != want || x.hasNext() {
			t.Errorf("record %d is before: %t", at, x.hasPrev())
		}
		if x := (&nearness{prev: -1, next: at}); x.hasNext() != want || x.hasPrev() {
			t.Errorf("record %d is after: %t", at, x.hasNext())
		}
	}
}

// TestStepsOfOneSource: steps are those of a source from its own years to its own, two over a gap that no other
// source fills; where it has too few, those of the best of all.
func TestStepsOfOneSource(t *testing.T) {
	for _, tt := range []struct {
		rows  string
		n     int64 // steps of the first source
		all   int64 // of all sources
		usual int64 // those that are taken
	}{
		{"exports 2010+ 10 20", 1, 1, 1}, {"exports 2010+ 10 20 - 40", 2, 2, 2}, {"exports 2010+ 10 20 - - 50", 1, 1, 1},
		{"exports 2010+ 10 20 - 40; exports 2012 30@1 o16", 1, 3, 3},
		{"exports 2010+ 10 20 30 40 50 60 70; exports 2017 80@1 o16", 6, 7, 6},
		{"exports 2010+ 10 20 30 40 50 60; exports 2016 70@1 o16; exports 2017 80@1 o16", 5, 7, 7},
		{"exports 2010+ 10 20 - 40 50 60 70; exports 2012 >25", 5, 5, 5},
	} {
		x := insideTable(t, spelledRows(tt.rows)...)
		r := &x.records[0]
		if r.row.Source() != "m16" || r.source != 0 {
			t.Fatalf("%s: the first record is of source %d", tt.rows, r.source)
		}
		got := [...]int64{x.countSteps(r.column, 0).n, x.countSteps(r.column, -1).n, x.stepsOf(r.column, 0).n}
		if want := [...]int64{tt.n, tt.all, tt.usual}; got != want {
			t.Errorf("%s: steps %v, want %v", tt.rows, got, want)
		}
	}
}

// TestZeroAmongFew: a zero, which makes no steps itself, is judged by four steps of others.
func TestZeroAmongFew(t *testing.T) {
	for rows, want := range map[string]bool{
		"exports 2010+ 10 20 30 0 50":          false, // two, and one over the gap
		"exports 2010+ 10 20 30 0 50 60":       true,
		"exports 2010+ 10 20 30 40 50":         false,
		"exports 2010+ 10 20 30 40 50 60":      false,
		"exports 2010+ 10 20 30 40 50 60 70":   true,
		"exports 2010+ 10 20 30 40 50 60 70 0": true,
	} {
		x := insideTable(t, spelledRows(rows)...)
		if got := x.near(recordAt(t, x, "exports", "MA", "2013")).ok; got != want {
			t.Errorf("%s: %t", rows, got)
		}
	}
}
