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
// whose steps are measured as logarithms, and for no ratio and no index.
func TestRedefinitions(t *testing.T) {
	rows := "jobs 2010+ 5005 5005 5005 5005 10010 10010 10010 10010; "
	for _, area := range []string{"A", "B", "C", "D", "E"} {
		rows += "jobs " + area + " 2010+ 1001 1001 1001 1001 2002 2002 2002 2002; "
	}
	for _, tt := range []struct {
		nature  indicators.Nature
		measure measure
		want    int
	}{
		{indicators.Stock, byLog, 1}, {indicators.FlowOver, byLog, 1}, {indicators.Ratio, byLog, 0},
		{indicators.Index, byLog, 0}, {indicators.Stock, byValue, 0}, {indicators.Stock, byNothing, 0},
	} {
		d := &diagnosis{
			table: insideTable(t, spelledRows(rows)...), out: map[int32]bool{}, explained: map[int32]bool{},
			culprits: map[int32]bool{},
		}
		for n := range d.columns {
			i := *d.columns[n].of
			i.Nature = tt.nature
			d.columns[n].of, d.columns[n].measure = &i, tt.measure
		}
		if d.redefinitions(); len(d.causes) != tt.want {
			t.Errorf("%v, measure %d: %d changes, want %d", tt.nature, tt.measure, len(d.causes), tt.want)
		}
	}
}
