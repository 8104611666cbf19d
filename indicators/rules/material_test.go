package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// withThresholds is a View of a table, of a sector in which all indicators have the same
// thresholds.
func withThresholds(t *testing.T, table string, usual, matters string) indicators.View {
	t.Helper()
	d := decoded(t, tableOf(table))
	spec := d.Catalogue().Spec()
	for n := range spec.Indicators {
		i := &spec.Indicators[n]
		if i.UsualStep, _ = figure.Parse(usual); i.ID != "growth" && i.ID != "share" {
			i.Materiality, _ = figure.Parse(matters)
		}
	}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	for x := range d.Bodies() {
		b.AddBody(x)
	}
	for s := range d.Sources() {
		b.AddSource(s)
	}
	for o := range d.All() {
		b.AddObservation(o)
	}
	return built(t, &b, c).View(indicators.ViewConfig{})
}

// TestMateriality: a difference of 500 is told where 500 matters, and counted where only
// 501 does, by every rule that holds figures against each other.
func TestMateriality(t *testing.T) {
	wide := strings.TrimSuffix(columns, "\n") + ",breakdown\n"
	for _, tt := range []struct {
		code  finding.Code
		table string
		at    indicators.ID // whose difference is counted
	}{
		{"IND050", columns + "a,jobs,MA,all,2015,63000@1,job,observed,o16\n" +
			"b,jobs,MA,all,2015,63500@1,job,observed,m16\n", "a"},
		{"IND041", wide + "a,jobs,MA,all,2015,53500@1,job,observed,o16,segment=contact\n" +
			"b,jobs,MA,all,2015,31000@1,job,observed,o16,segment=voice\n" +
			"c,jobs,MA,all,2015,22000@1,job,observed,o16,segment=text\n", "a"},
		{"IND044", columns + "a,jobs,MA,all,2014,60000@1,job,observed,o16\nb,jobs,MA,all,2015,62000@1,job,observed,o16\n" +
			"c,net,MA,all,2015,2500@1,job,observed,o16\n", "b"},
		// What the stock is of whom, two others say; it is counted at the first of them.
		{"IND044", columns + "a,jobs,MA,all,2014,60000@1,job,observed,o16\nb,jobs,MA,all,2015,62000@1,job,observed,m16\n" +
			"d,jobs,MA,all,2015,62000@1,job,observed,n16\nc,net,MA,all,2015,2500@1,job,observed,o16\n", "b"},
		{"IND045", columns + "a,jobs,MA,all,2014,60000@1,job,observed,o16\nb,jobs,MA,all,2015,62000@1,job,observed,o16\n" +
			"c,created,MA,all,2015,2500@1,job,observed,o16\n", "c"},
		{"IND046", columns + "a,jobs,MA,all,2014,60000@1,job,observed,o16\n" +
			"b,jobs,MA,calls,2014,60500@1,job,observed,o16\n", "b"},
		{"IND055", columns + "a,jobs,MA,all,2014,60000@1,job,observed,m15\n" +
			"b,jobs,MA,all,2014,60500@1,job,observed,m16\n", "a"},
		// 1,510 is 500 from 1,010, the middle of 1,008 and 1,012.
		{"IND032", columns + "a,exports,MA,all,2007,1000@1,MAD,observed,o16\nb,exports,MA,all,2008,1004@1,MAD,observed,o16\n" +
			"c,exports,MA,all,2009,1008@1,MAD,observed,o16\nd,exports,MA,all,2010,1510@1,MAD,observed,o16\n" +
			"e,exports,MA,all,2011,1012@1,MAD,observed,o16\nf,exports,MA,all,2012,1016@1,MAD,observed,o16\n" +
			"g,exports,MA,all,2013,1020@1,MAD,observed,o16\nh,exports,MA,all,2014,1024@1,MAD,observed,o16\n", "d"},
	} {
		for matters, want := range map[string]bool{"": true, "500": true, "501": false} {
			view := withThresholds(t, tt.table, "", matters)
			is := func(f finding.Finding) bool { return f.Code == tt.code }
			told := slices.ContainsFunc(rules.Check(view, rules.All()...), is)
			if told != want {
				t.Errorf("%s, materiality %q: told %t", tt.code, matters, told)
			}
			counted, n := false, rules.CoverageOf(view, rules.All()...).All().Immaterial
			for j := range rules.EachJudged(view, rules.All()...) {
				counted = counted || slices.Contains(j.Immaterial, tt.code) && (j.Observation == tt.at || tt.at == "")
			}
			if counted == want || (n > 0) == want {
				t.Errorf("%s, materiality %q: counted %t, %d", tt.code, matters, counted, n)
			}
		}
	}
}

// TestUsualStep: a usual step that the catalogue states stands in place of what the series
// shows, for series of all measures; nine of them are allowed from the middle of two
// neighbours, the square root of a half of one step (1/sqrt 2 of 10 % is 7.1 %, and nine of
// those 63.6 in logarithms of 1.1, a factor of 1.83).
func TestUsualStep(t *testing.T) {
	years := func(indicator, unit string, figures ...string) (rows string) {
		rows = columns
		for n, f := range figures {
			rows += fmt.Sprintf("%c,%s,MA,all,%d,%s,%s,observed,m16\n", 'a'+n, indicator, 2000+n, f, unit)
		}
		return rows
	}
	for _, tt := range []struct {
		name, table, usual, want string
	}{
		{"too short without", years("jobs", "job", "60000@1", "600000@1", "60000@1"), "", ""},
		{"short, a factor of 1.8", years("jobs", "job", "60000@1", "108000@1", "60000@1"), "10", ""},
		{"short, a factor of 1.9", years("jobs", "job", "60000@1", "114000@1", "60000@1"), "10", "b"},
		{"short, at the end", years("jobs", "job", "60000@1", "60000@1", "600000@1"), "10", "c"},
		{"short, next to no step", years("exports", "MAD", "60001@1", "61001@1", "60001@1"), "0.0000001", "b"},
		{"calm, a factor of 1.8", years("jobs", "job", "60000@1", "60100@1", "60200@1", "60300@1", "108540@1", "60300@1",
			"60400@1", "60500@1"), "10", ""},
		{"calm, without", years("jobs", "job", "60000@1", "60100@1", "60200@1", "60300@1", "108540@1", "60300@1",
			"60400@1", "60500@1"), "", "e"},
		// Nine times 2 over the square root of two is 12.7 points.
		{"share, 12 points", years("share", "percent", "50.0@0.1", "62.0@0.1", "50.0@0.1"), "2", ""},
		{"share, 14 points", years("share", "percent", "50.0@0.1", "64.0@0.1", "50.0@0.1"), "2", "b"},
		{"growth, 12 points", years("growth", "percent", "5.0@0.1", "17.0@0.1", "5.0@0.1"), "2", ""},
		{"growth, 14 points", years("growth", "percent", "5.0@0.1", "19.0@0.1", "5.0@0.1"), "2", "b"},
	} {
		var told []string
		for _, f := range rules.Check(withThresholds(t, tt.table, tt.usual, ""), rules.All()...) {
			if f.Severity > finding.SeverityInfo {
				told = append(told, strings.TrimPrefix(strings.TrimSuffix(f.Path, "/figure"), "/observations/"))
			}
		}
		if strings.Join(told, " ") != tt.want {
			t.Errorf("%s: %v, want %q", tt.name, told, tt.want)
		}
	}
}

// TestMaterialSlip: two swapped digits make a difference of 90.
func TestMaterialSlip(t *testing.T) {
	table := columns + "a,jobs,MA,all,2015,61650@1,job,observed,o16\nb,jobs,MA,all,2015,61560@1,job,observed,m16\n"
	for matters, want := range map[string]int{"": 1, "90": 1, "91": 0} {
		view := withThresholds(t, table, "", matters)
		if all := rules.Check(view, ruleOf(t, rules.Config{}, "IND030")); len(all) != want {
			t.Errorf("materiality %q: %v", matters, all)
		}
		if n := rules.CoverageOf(view, rules.All()...).Indicators[0].Immaterial; n != 2-2*want {
			t.Errorf("materiality %q: %d counted", matters, n)
		}
		said := rules.CoverageOf(view, rules.All()...).All().Text(wording.En)
		if strings.HasSuffix(said, "; of 2 figures, a difference too small to matter is not told") != (want == 0) {
			t.Error(said)
		}
	}
}
