package rules

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// TestStepped: the one of a quotient, its dividend and its divisor that makes a step of about a
// factor, which is a doubling here, half of it at least, where the others make less; not the
// quotient itself, and nothing where one of them has no year before.
func TestStepped(t *testing.T) {
	years := func(of string, by int) string {
		return fmt.Sprintf("%s 2010+ 1001 1001 1001 1001 1001 %d %[2]d %[2]d; ", of, 1001*by/100)
	}
	for _, tt := range []struct {
		name, rows, want string
	}{
		{"the dividend", years("exports", 200) + years("jobs", 100) + years("each", 100), "exports"},
		{"the dividend falls", years("exports", 50) + years("jobs", 100) + years("each", 100), "exports"},
		{"the divisor", years("exports", 100) + years("jobs", 200) + years("each", 100), "jobs"},
		{"more than half of it", years("exports", 143) + years("jobs", 140) + years("each", 100), "exports"},
		{"less than half of it", years("exports", 140) + years("jobs", 140) + years("each", 100), ""},
		{"both", years("exports", 200) + years("jobs", 200) + years("each", 100), ""},
		{"none", years("exports", 100) + years("jobs", 100) + years("each", 100), ""},
		{"the quotient", years("exports", 100) + years("jobs", 100) + years("each", 200), ""},
		{"a new divisor", years("exports", 200) + "jobs 2015+ 1001 1001 1001; " + years("each", 100), ""},
	} {
		d := &diagnosis{table: insideTable(t, spelledRows(tt.rows)...)}
		got := ""
		for n := range d.relations {
			x := &d.relations[n]
			if x.kind != ratioOf || d.records[d.terms[x.lo]].at.String() != "2015" {
				continue
			}
			if at, ok := d.stepped(x, 1<<logBits); ok {
				got += string(d.columns[d.records[at].column].key.Indicator)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestRedefinitions: a change of all parts at once is that of a definition for stocks and flows
// whose steps are measured as logarithms, and for no ratio and no index; there are three years
// at least before it, and three from it on.
func TestRedefinitions(t *testing.T) {
	rows := func(before int) (text string) {
		for n, area := range []string{"MA", "A", "B", "C", "D", "E"} {
			first := 1001
			if n == 0 {
				first = 5005
			}
			text += "jobs " + area + " 2010+"
			for year := range 8 {
				if year < before {
					text += fmt.Sprint(" ", first)
				} else {
					text += fmt.Sprint(" ", 2*first)
				}
			}
			text += "; "
		}
		return text
	}
	for _, tt := range []struct {
		nature  indicators.Nature
		measure measure
		before  int
		want    string
	}{
		{indicators.Stock, byLog, 4, "2014"}, {indicators.FlowOver, byLog, 4, "2014"}, {indicators.Ratio, byLog, 4, ""},
		{indicators.Index, byLog, 4, ""}, {indicators.Stock, byValue, 4, ""}, {indicators.Stock, byNothing, 4, ""},
		{indicators.Stock, byLog, 5, "2015"}, {indicators.Stock, byLog, 6, ""}, {indicators.Stock, byLog, 3, "2013"},
		{indicators.Stock, byLog, 2, ""},
	} {
		d := &diagnosis{
			table: insideTable(t, spelledRows(rows(tt.before))...), out: map[int32]bool{}, explained: map[int32]bool{},
			culprits: map[int32]bool{},
		}
		for n := range d.columns {
			i := *d.columns[n].of
			i.Nature = tt.nature
			d.columns[n].of, d.columns[n].measure = &i, tt.measure
		}
		d.redefinitions()
		got := ""
		for _, c := range d.causes {
			got += d.records[c.accused[0]].at.String()
		}
		if got != tt.want {
			t.Errorf("%v, measure %d, %d years before: changes in %q, want %q", tt.nature, tt.measure, tt.before, got, tt.want)
		}
	}
}
