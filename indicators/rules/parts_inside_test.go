package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// datumOf is the only datum of jobs in an area and a year.
func datumOf(t *testing.T, s Scope, area string, year int) indicators.Datum {
	t.Helper()
	data := s.DataOf(indicators.Key{
		Indicator: "jobs", Area: indicators.ID(area), Perimeter: "all", Period: period.Year(year),
	})
	if len(data) != 1 {
		t.Fatalf("%d figures of %s in %d", len(data), area, year)
	}
	return data[0]
}

// TestAsFineAsParts: a total that ends in zeros is read as having as many digits, its zeros not
// counted, as the part that shows most of them, where its source gives all parts and one shows more.
func TestAsFineAsParts(t *testing.T) {
	for _, tt := range []struct {
		name, total string
		parts       []string
		place       int32 // of the last digit; -1 where it is read as it stands
	}{
		{"as many digits", "5200", []string{"1200", "4000"}, -1},
		{"fewer digits", "5200", []string{"1000", "4000"}, -1},
		{"one digit more", "5200", []string{"1230", "4000"}, 1},
		{"the other part has it", "5200", []string{"4000", "1230"}, 1},
		{"two digits more", "5200", []string{"1234", "4000"}, 0},
		{"more digits than there are zeros", "5200", []string{"1234.5", "4000"}, 0},
		{"a hundred thousand", "100000", []string{"12000", "80000"}, 4},
		{"a hundred thousand, and three digits", "100000", []string{"12300", "80000"}, 3},
		{"no zeros at the end", "5201", []string{"12345", "4000"}, -1},
		{"stated to the hundred", "5200@100", []string{"1234", "4000"}, -1},
		{"a part of another source", "5200", []string{"1234 o16", "4000"}, -1},
		{"nothing", "0", []string{"1234", "4000"}, -1},
	} {
		rows := "jobs 2015 " + tt.total
		for n, part := range tt.parts {
			rows += fmt.Sprintf("; jobs %c 2015 %s", 'A'+n, part)
		}
		s := newScope(insideSector(t, spelledRows(rows)...))
		total := datumOf(t, s, "MA", 2015)
		var parts []indicators.Datum
		for n := range tt.parts {
			parts = append(parts, datumOf(t, s, string(rune('A'+n)), 2015))
		}
		f, place, finer := asFineAsParts(total, parts, len(parts))
		if finer != (tt.place >= 0) || finer && place != tt.place {
			t.Errorf("%s: place %d, finer %t, want %d", tt.name, place, finer, tt.place)
		}
		if !finer && !f.Equal(allowed(total.Figure)) {
			t.Errorf("%s: %s", tt.name, f)
		}
		if finer && !f.Equal(figure.MustParse(fmt.Sprintf("%s@%d", tt.total, tens[tt.place])).Read(figure.Either)) {
			t.Errorf("%s: %s", tt.name, f)
		}
		if _, _, finer := asFineAsParts(total, parts, len(parts)+1); finer {
			t.Errorf("%s: finer, though a part is not there", tt.name)
		}
	}
}

// TestRoundsTotals: a source rounds its totals where most of three or more end in zeros before the
// place, or two do and this one by two zeros.
func TestRoundsTotals(t *testing.T) {
	for _, tt := range []struct {
		series string // of years from 2010 on, the last of which is judged
		place  int32
		want   bool
	}{
		{"1234 1300", 1, false},           // one of two
		{"1200 1300", 1, false},           // both, by one zero
		{"1200 2000", 1, true},            // both, this one by two
		{"1234 2000", 1, false},           // this one alone
		{"1234 1200 1300", 1, true},       // two of three, by one zero
		{"1200 1234 1235 1300", 1, false}, // two of four
		{"1200 1234 1400 1300", 1, true},  // three of four
		{"1240 1250 1300", 1, false},      // tens are no zeros before the place of tens
		{"1240 1250 1300", 0, true},       // and are before that of units
		{"1200@1 1400@1 1300", 1, false},  // a resolution is stated
		{"1201 1202 1300", 1, false},      // one of three
		{"1234 1200 1300 o16", 1, true},   // of whatever source
	} {
		s := newScope(insideSector(t, rowsOfYears("jobs", 2010, tt.series)...))
		at := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all"}
		p := partsCheck{s: s, series: s.DataOf(at)}
		if len(p.series) == 0 {
			s.eachSeries(func(_ *indicators.Indicator, _ indicators.Key, data []indicators.Datum) { p.series = data })
		}
		if got := p.rounds(p.series[len(p.series)-1], tt.place); got != tt.want {
			t.Errorf("%s before 10^%d: %t", tt.series, tt.place, got)
		}
	}
}

// rowsOfYears are figures of an indicator in the years from one on, as they stand.
func rowsOfYears(indicator string, from int, figures string) (rows []string) {
	source := ""
	for n, f := range strings.Fields(figures) {
		if f[0] > '9' {
			source = " " + f
			continue
		}
		rows = append(rows, fmt.Sprint(indicator, " ", from+n, " ", f))
	}
	for n := range rows {
		rows[n] += source
	}
	return rows
}

// TestAllowedTotal: a total that its source rounds is read as it stands, and one that is read as
// fine as its parts by a thousandth more.
func TestAllowedTotal(t *testing.T) {
	for _, tt := range []struct {
		name, series string
		want         string
		finer        bool
	}{
		// 5,200 to the unit, rounded or cut, is from 5,199.5 to 5,201; 999 and 1,001 thousandths of these.
		{"one total", "5200", "[5194.3005,5206.201)", true},
		{"rounded in other years", "5100 5300 5200", "", false},
		{"not rounded in other years", "5101 5301 5200", "[5194.3005,5206.201)", true},
	} {
		years := strings.Fields(tt.series)
		rows := rowsOfYears("jobs", 2016-len(years), tt.series)
		s := newScope(insideSector(t, append(rows, "jobs A 2015 1200.2", "jobs B 2015 3999.8")...))
		p := partsCheck{s: s}
		s.eachSeries(func(_ *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
			if k.Area == "MA" {
				p.series = data
			}
		})
		total := datumOf(t, s, "MA", 2015)
		parts := []indicators.Datum{datumOf(t, s, "A", 2015), datumOf(t, s, "B", 2015)}
		got, finer := p.allowedTotal(total, parts, 2)
		want := allowed(total.Figure)
		if tt.want != "" {
			want = figure.MustParse(tt.want)
		}
		if finer != tt.finer || !got.Equal(want) {
			t.Errorf("%s: %s, finer %t, want %s", tt.name, got, finer, want)
		}
	}
}

// TestBeyond: the dimensions that a set has besides those of a breakdown, all of which it must have.
func TestBeyond(t *testing.T) {
	set := []indicators.ID{"segment", "sex"}
	for breakdown, want := range map[string]string{
		"": "[segment sex]", "segment=text": "[sex]", "sex=F": "[segment]", "segment=text,sex=F": "[]", "age=old": "[]",
		"age=old,sex=F": "[]", "age=old,segment=text,sex=F": "[]",
	} {
		if got := fmt.Sprint(beyond(set, indicators.MustBreakdown(breakdown))); got != want {
			t.Errorf("beyond %q: %s, want %s", breakdown, got, want)
		}
	}
}
