package rules

import (
	"strings"
	"testing"
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
