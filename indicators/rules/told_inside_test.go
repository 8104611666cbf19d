package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestToldOnce: what several rules have against one figure is told once, by the rule that knows
// most of it, with the value that another one of them proposes.
func TestToldOnce(t *testing.T) {
	for _, tt := range []struct{ name, rows, want string }{
		// Neighbours deny 900, and 1,200 of text are more than the total: 900 is at fault.
		{"neighbours and a part", "jobs segment=text 2015 1200@1; " +
			"jobs 2009+ 1502 1519 1531 1549 1561 1580 900 1611 1623 1641",
			"IND032 jobs MA all 2015 -> 1595"},
		{"neighbours alone", "jobs segment=text 2015 800@1; " +
			"jobs 2009+ 1502 1519 1531 1549 1561 1580 900 1611 1623 1641",
			"IND032 jobs MA all 2015 -> 1595"},
		// Areas add up to 1,690, of which E cannot be wrong.
		{"areas and a part", partsOfJobs + "jobs segment=text 2015 1500@1; jobs 2015 1205@1; " +
			"jobs E 2009+ 531 536 541 547 552 556 - 565 570 575", "IND041 jobs MA all 2015 -> 1690"},
		// Jobs of 2015 are ten times those of the years beside; that the stock grew by so much is the same again.
		{"a stock and its flow", "jobs 2009+ 1502 1519 1531 1549 1561 1580 15920 1611 1623 1641; net 2014/2015 31@1",
			"IND033 jobs MA all 2015 -> 1592"},
		// Nobody says that a balance is the sum of its quarters.
		{"quarters of what is no sum", "balance 2015-Q1 10@1; balance 2015-Q2 20@1; balance 2015-Q3 30@1; " +
			"balance 2015-Q4 40@1; balance 2015 60@1", ""},
		{"quarters of what is no sum, and a round year", "balance 2015-Q1 31; balance 2015-Q2 22; balance 2015-Q3 33; " +
			"balance 2015-Q4 44; balance 2015 100", ""},
		{"a difference", "jobs 2015 1000@1; women 2015 400@1; men 2015 500@1", "IND043 /keys/jobs MA all 2015"},
		// Nobody is accused: an area or the total is wrong, and that another source says something else is no news.
		{"areas, another source and an old figure", "jobs A 2015 110@1 n16; jobs B 2015 230@1 n16; jobs C 2015 340@1 n16; " +
			"jobs D 2015 450@1 n16; jobs E 2015 560@1 n16; jobs 2015 1777@1 n16; jobs 2010 1777@1 o11; " +
			"jobs 2013 1888@1 m15; jobs 2015 1999@1 m16", "IND041 /keys/jobs MA all 2015"},
	} {
		view := insideSector(t, spelledRows(tt.rows)...)
		var got []string
		for _, f := range Check(view, All()...) {
			if !judges(f) {
				continue
			}
			text := string(f.Code) + " " + f.Path
			if id, ok := strings.CutPrefix(strings.TrimSuffix(f.Path, "/figure"), "/observations/"); ok {
				for row := range view.Dataset().All() {
					if string(row.ID) == id {
						text = string(f.Code) + " " + row.Key.String()
					}
				}
			}
			for _, c := range f.Suggestion.Candidates {
				text += " -> " + c.Figure.WithoutResolution().String()
			}
			got = append(got, text)
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %q, want %s", tt.name, got, tt.want)
		}
	}
}

// TestCitedNeighbours: what its neighbours deny is told with them, the first record of all too.
func TestCitedNeighbours(t *testing.T) {
	for rows, want := range map[string]string{
		years("15192", "151920"): "r1 r0 r2", years("15927", "159270"): "r6 r5 r7", years("16410", "164100"): "r9 r8",
		years("15021", "150210"): "r0 r1",
	} {
		all := slices.DeleteFunc(Check(insideSector(t, spelledRows(rows)...), All()...),
			func(f finding.Finding) bool { return !judges(f) })
		var got []string
		for _, f := range all {
			for _, e := range f.Evidence {
				got = append(got, strings.TrimPrefix(e.Path, "/observations/"))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", rows, got, want)
		}
	}
}

// TestSuggested: to look at a figure again is proposed where a relation denies it; where only its
// neighbours do, what the rule itself proposes.
func TestSuggested(t *testing.T) {
	for rows, want := range map[string]string{
		years("15927", "25927"): "look at both values again in their sources, and whether the definition changed",
		"exports 2015 100@1; exports 2015 200@1 o16; exports 2015 201@1 n16": "look at the figure again in its source",
	} {
		all := Check(insideSector(t, spelledRows(rows)...), All()...)
		n := slices.IndexFunc(all, judges)
		if n < 0 || all[n].SuggestionText(wording.En) != want {
			t.Errorf("%s: %v", rows, all)
		}
	}
}
