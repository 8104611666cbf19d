package rules_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestUnitThatDoesNotFit: exports in jobs are exports in dirhams where others of the year or of
// the years beside are no more than twice as large and no less than half; else nothing is
// proposed.
func TestUnitThatDoesNotFit(t *testing.T) {
	for _, tt := range []struct{ figure, beside, want string }{
		{"5001@1", "2014,5101@1", "5001 MAD"}, {"5001@1", "2016,5101@1", "5001 MAD"}, {"5001@1", "2015,5101@1", "5001 MAD"},
		{"5001@1", "2013,5101@1", ""}, {"5001@1", "2014,2500@1", ""}, {"5001@1", "2014,2501@1", "5001 MAD"},
		{"5001@1", "2014,10002@1", "5001 MAD"}, {"5001@1", "2014,10003@1", ""},
		{">5001", "2014,5101@1", ""}, {"0@1", "2014,5101@1", ""}, {"-5001@1", "2014,-5101@1", "-5001 MAD"},
	} {
		view := sectorOf(columns + "a,exports,MA,all,2015," + tt.figure + ",job,observed,o16\n" +
			"b,exports,MA,all," + tt.beside + ",MAD,observed,o16\n")
		all := rules.Check(view, ruleOf(t, rules.Config{}, "IND022"))
		if len(all) != 1 || all[0].Path != "/observations/a/unit" {
			t.Fatalf("%v", all)
		}
		got := ""
		for _, c := range all[0].Suggestion.Candidates {
			got += fmt.Sprint(c.Figure.WithoutResolution(), " ", c.Unit)
		}
		if got != tt.want {
			t.Errorf("%s beside %s: %q, want %q", tt.figure, tt.beside, got, tt.want)
		}
	}
}

// TestKnownBefore: exports of a year, their growth and what is a ratio of them are known when
// the year is over, jobs and a share of them on any day of it, and a price before.
func TestKnownBefore(t *testing.T) {
	const catalogue = `{"format": "mithaq.catalogue/1", "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock"},
    {"id": "exports", "name": "exports", "unit": "MAD", "nature": "flow"},
    {"id": "growth", "name": "growth", "unit": "percent", "nature": "ratio", "transformed": "G1Y", "of": "exports"},
    {"id": "part", "name": "part of exports", "unit": "percent", "nature": "ratio", "of": "exports"},
    {"id": "share", "name": "share of jobs", "unit": "percent", "nature": "ratio", "of": "jobs"},
    {"id": "ratio", "name": "ratio", "unit": "percent", "nature": "ratio"},
    {"id": "price", "name": "price", "unit": "MAD/job", "nature": "ratio", "of": "exports"},
    {"id": "rank", "name": "rank", "unit": "1", "nature": "rank", "of": "exports"}
  ], "perimeters": [{"id": "all", "name": "all"}], "areas": [{"id": "MA", "name": "Morocco"}]}`
	for _, tt := range []struct {
		indicator, unit, period string
		early                   bool // published in June 2016, too early
	}{
		{"exports", "MAD", "2015", false}, {"exports", "MAD", "2016", true}, {"exports", "MAD", "2016-Q2", false},
		{"exports", "MAD", "2016-Q3", true}, {"growth", "percent", "2016", true}, {"part", "percent", "2016", true},
		{"share", "percent", "2016", false}, {"share", "percent", "2017", true}, {"jobs", "job", "2016", false},
		{"jobs", "job", "2017", true}, {"ratio", "percent", "2016", false}, {"ratio", "percent", "2017", true},
		{"price", "MAD/job", "2018", false}, {"rank", "1", "2016", false}, {"unknown", "job", "2018", false},
	} {
		in := tableOf(columns + "a," + tt.indicator + ",MA,all," + tt.period + ",50@1," + tt.unit + ",observed,m16\n")
		in.Files = append(in.Files, rules.File{Name: "catalogue.json", Text: catalogue})
		view := decoded(t, in).View(indicators.ViewConfig{})
		if got := found(t, rules.Config{}, "IND023", view); (len(got) > 0) != tt.early {
			t.Errorf("%s of %s: found %v", tt.indicator, tt.period, got)
		}
	}
}
