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
