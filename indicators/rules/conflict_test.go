package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// findingsOf are the findings of some rules in a table.
func findingsOf(t *testing.T, table string, codes ...finding.Code) (all []finding.Finding) {
	t.Helper()
	for _, f := range rules.Check(sectorOf(columns+table), rules.All()...) {
		if slices.Contains(codes, f.Code) {
			all = append(all, f)
		}
	}
	return all
}

// evidenceOf tells of each piece of evidence which record it is and what its note says.
func evidenceOf(f finding.Finding) (all []string) {
	for _, e := range f.Evidence {
		note, _ := e.Note.Display(wording.En)
		all = append(all, strings.TrimPrefix(e.Path, "/observations/")+" ("+note+")")
	}
	return all
}

// TestContradictionOnceAKey (A1): a vague source hides no contradiction, and a key
// has one finding, with every pair that contradicts.
func TestContradictionOnceAKey(t *testing.T) {
	for _, tt := range []struct {
		name, table string
		want        []string // severity, path, pairs in the evidence
	}{
		{"a bound below both", `a,jobs,MA,all,2015,63000@1000,job,observed,o16
b,jobs,MA,all,2015,75000@1000,job,observed,m16
c,jobs,MA,all,2015,>50000,job,observed,n16`, []string{
			"warning /keys/jobs MA all 2015",
			"b (a: incompatible values)", "a (b: incompatible values)", "c (one holds the other)",
		}},
		{"a coarse figure between both", `a,jobs,MA,all,2015,2550@1,job,observed,o16
b,jobs,MA,all,2015,2510@10,job,observed,m16
c,jobs,MA,all,2015,2500@100,job,observed,n16`, []string{
			"warning /keys/jobs MA all 2015",
			"b (a: incompatible values)", "a (b: incompatible values)", "c (compatible by rounding)",
		}},
		{"three that differ", `a,jobs,MA,all,2015,61000,job,observed,o16
b,jobs,MA,all,2015,75000,job,observed,m16
c,jobs,MA,all,2015,99000,job,observed,n16`, []string{"warning /keys/jobs MA all 2015",
			"c (a: incompatible values; b: incompatible values)",
			"a (b: incompatible values; c: incompatible values)", "b (a: incompatible values; c: incompatible values)"}},
		{"the worst pair is a slip of scale", `a,jobs,MA,all,2015,61000,job,observed,o16
b,jobs,MA,all,2015,75000,job,observed,m16
c,jobs,MA,all,2015,61,job,observed,n16`, []string{"error /keys/jobs MA all 2015",
			"c (a: slip of scale; b: incompatible values)",
			"a (c: slip of scale; b: incompatible values)", "b (c: incompatible values; a: incompatible values)"}},
		{"what was revised since denies nobody", `a,jobs,MA,all,2015,61000,job,observed,m15
b,jobs,MA,all,2015,75000,job,observed,m16
c,jobs,MA,all,2015,75000,job,observed,n16`, nil},
		{"one origin twice", `a,jobs,MA,all,2015,61000,job,observed,o16
b,jobs,MA,all,2015,75000,job,observed,p16`, nil},
	} {
		var got []string
		for _, f := range findingsOf(t, tt.table, "IND050") {
			got = append(got, f.Severity.String()+" "+f.Path)
			got = append(got, evidenceOf(f)...)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if all := findingsOf(t, tt.table, "IND051"); len(all) > 0 && tt.want != nil {
			t.Errorf("%s: they agree: %v", tt.name, all)
		}
	}
}

// TestOpenBoundsAgreeWithNobody (A1): "more than 50,000" holds whatever is above it.
func TestOpenBoundsAgreeWithNobody(t *testing.T) {
	table := `a,jobs,MA,all,2015,63000,job,observed,o16
b,jobs,MA,all,2015,>50000,job,observed,m16`
	if all := findingsOf(t, table, "IND050", "IND051"); len(all) > 0 {
		t.Errorf("%v", all)
	}
	table += "\nc,jobs,MA,all,2015,63000,job,observed,n16"
	all := findingsOf(t, table, "IND050", "IND051")
	if len(all) != 1 || all[0].Code != "IND051" || len(all[0].Evidence) != 2 {
		t.Errorf("%v", all)
	}
}

// TestDoubtedFiguresSilenceNoRule (A1): a figure of low confidence does not widen
// what a rule takes for possible.
func TestDoubtedFiguresSilenceNoRule(t *testing.T) {
	c, b := sector(t)
	for _, o := range []struct {
		id, perimeter, figure string
		confidence            indicators.Confidence
	}{{"part", "calls", ">70000", 0}, {"whole", "all", "65000", 0}, {"doubted", "all", "90000", indicators.Low}} {
		x := decoded(t, tableOf(columns+o.id+",jobs,MA,"+o.perimeter+",2015,"+o.figure+",job,observed,o16\n"))
		for y := range x.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
			y.Confidence = o.confidence
			b.AddObservation(y)
		}
	}
	view := built(t, b, c).View(indicators.ViewConfig{})
	if got := found(t, rules.Config{}, "IND046", view); !slices.Equal(got, []string{"part/figure"}) {
		t.Errorf("got %v", got)
	}
}

// TestRevisionsOfUnknownOrder (A8): dates that overlap are not ordered, so neither
// figure is the later one.
func TestRevisionsOfUnknownOrder(t *testing.T) {
	c, b := sector(t)
	for id, date := range map[string]string{"day": "2025-12-30", "year": "2025"} {
		b.AddSource(indicators.Source{
			ID: indicators.ID(id), Originator: "office", Carrier: "office", Date: period.MustParse(date), Rank: 1,
		})
	}
	x := decoded(t, tableOf(columns+"a,jobs,MA,all,2015,155000,job,observed,day\n"+
		"b,jobs,MA,all,2015,150000,job,observed,year\n"))
	for o := range x.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
		b.AddObservation(o)
	}
	all := rules.Check(built(t, b, c).View(indicators.ViewConfig{}), ruleOf(t, rules.Config{}, "IND055"))
	if len(all) != 1 || all[0].Path != "/observations/b/figure" ||
		!strings.HasSuffix(all[0].Text(wording.En), "not known which is later") {
		t.Errorf("%v", all)
	}
}

// TestOverlappingDefinitions (D): a definition that goes on beside the one that
// replaces it is not told as one that has ended.
func TestOverlappingDefinitions(t *testing.T) {
	for _, tt := range []struct{ last, want string }{
		{"2012", "“the whole sector” up to 2012, then “the sector as defined anew” from 2013"},
		{"2023", "“the sector as defined anew” from 2013, along with “the whole sector” up to 2023"},
	} {
		all := findingsOf(t, "a,jobs,MA,all,2010,61000,job,observed,o16\nb,jobs,MA,all,"+tt.last+",62000,job,observed,o16\n"+
			"c,jobs,MA,new,2013,90000,job,observed,o16\n", "IND056")
		if len(all) != 1 || !strings.Contains(all[0].Text(wording.En), tt.want) {
			t.Errorf("%v, want %q", all, tt.want)
		}
	}
}
