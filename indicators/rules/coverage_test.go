package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	kit "github.com/mithaq-go/mithaq/internal/testkit/planted"
)

func ExampleCoverageOf() {
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,jobs,MA,all,2015,63000,job,observed,o16
b,jobs,MA,all,2015,63000,job,observed,m16
c,jobs,MA,all,2016,>65000,job,observed,n16
`)
	c := rules.CoverageOf(v, rules.All()...)
	fmt.Println(c.All().Text(wording.En))
	for j := range rules.EachJudged(v, rules.All()...) {
		fmt.Println(j.Observation, j.By, j.Gaps)
	}
	// Output:
	// 3 figures: 2 held against other figures, 0 against their neighbours in time only, 1 against nothing
	// a [IND050] [no statement few neighbours]
	// b [IND050] [no statement few neighbours]
	// c [] [one origin no statement no level]
}

// TestCoverageOfSectors: nearly all figures of a sector with sums and series can be
// judged, whether resolutions are stated or not, and each is counted once.
func TestCoverageOfSectors(t *testing.T) {
	for _, sources := range []int{1, 2, 3} {
		for _, stated := range []bool{true, false} {
			s := kit.NewSector(1, kit.Options{Sources: sources, Stated: stated})
			v := s.Dataset().View(indicators.ViewConfig{})
			all := rules.CoverageOf(v, rules.All()...).All()
			if n := v.Dataset().Len(); all.Figures != n || all.Compared+all.Near+all.Alone != n {
				t.Fatalf("%d figures, counted %+v", n, all)
			}
			if judged := all.Figures - all.Alone; 20*judged < 19*all.Figures {
				t.Errorf("%d sources, stated %v: only %d of %d judged: %v", sources, stated, judged, all.Figures, all.Gaps)
			}
		}
	}
}

// TestJudged: what is said of figures that another source holds, whose unit does not fit,
// and whose indicator is not defined; the zero View has none.
func TestJudged(t *testing.T) {
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,jobs,MA,all,2015,63000,job,observed,o16
b,jobs,MA,all,2015,63000,job,observed,m16
r,jobs,MA,all,2015,63000,job,observed,n16
u,exports,MA,all,2015,7,job,observed,n16
x,unknown,MA,all,2015,7,job,observed,n16
`)
	want := map[indicators.ID][]rules.Gap{
		"a": {rules.GapNoStatement, rules.GapFewNeighbours},
		"u": {rules.GapUnreadable},
		"x": {rules.GapUndefined},
	}
	var judged []indicators.ID
	for j := range rules.EachJudged(v, rules.All()...) {
		judged = append(judged, j.Observation)
		if gaps, ok := want[j.Observation]; ok && !slices.Equal(gaps, j.Gaps) {
			t.Errorf("%s: %v, want %v", j.Observation, j.Gaps, gaps)
		}
		if j.Observation == "a" && !slices.Equal(j.By, []finding.Code{"IND050"}) {
			t.Errorf("by %v", j.By)
		}
	}
	if slices.Sort(judged); !slices.Equal(judged, []indicators.ID{"a", "b", "r", "u", "x"}) {
		t.Errorf("judged %v", judged)
	}
	for range rules.EachJudged(indicators.View{}) {
		t.Error("the zero View has a figure")
	}
	if c := rules.CoverageOf(indicators.View{}); len(c.Indicators) != 0 || c.All().Text(0) == "" {
		t.Errorf("the zero View: %v", c)
	}
}

func ExampleJudged() {
	for j := range rules.EachJudged(sectorOf(slipped), rules.All()...) {
		fmt.Println(j.Observation, j.By, j.Gaps)
	}
	// Output:
	// F24 [] [one origin no statement few neighbours]
	// F21 [IND050] [no statement few neighbours]
	// S06 [IND050] [no statement few neighbours]
}

func ExampleCoverage() {
	c := rules.CoverageOf(sectorOf(slipped), rules.All()...)
	fmt.Println(c.All().Text(wording.Fr))
	// Output: 3 chiffres, comparés à d’autres chiffres : 2, aux seules valeurs voisines : 0, à rien : 1
}

func ExampleCovered() {
	c := rules.CoverageOf(sectorOf(slipped), rules.All()...)
	for _, x := range c.Indicators {
		fmt.Println(x.Indicator, x.Figures, x.Gaps[rules.GapFewNeighbours])
	}
	// Output: exports 3 3
}

func ExampleGap() {
	fmt.Println(rules.GapFewNeighbours.Text(wording.En))
	// Output: the series has too few steps, or no figure beside this one
}

// TestJudgedBy: which figures are held against others, by which rule: a value and what its
// formula computes it from; a total and those of its parts that are known; a share, where
// the part and the whole of it are.
func TestJudgedBy(t *testing.T) {
	shares := rules.Config{Recomputed: []rules.Recomputation{{Indicator: "share", Kind: rules.ShareOf, Of: "sales"}}}
	for _, tt := range []struct {
		code finding.Code
		rows string
		want string
	}{
		{"IND043", "a rest 2015 75@1; b jobs 2015 20400@1; d gross 2015 5100@1; e sales 2015 7@1", "abd"},
		{"IND041", "a jobs A 2015 40@1; c jobs 2015 60@1; d jobs A 2014 40@1", "ac"},
		{"IND043", "a share segment=voice 2015 60@1; b sales segment=voice 2015 600@1; c sales 2015 1000@1", "abc"},
		{"IND046", "a jobs calls 2015 40@1; b jobs 2015 61@1; c jobs other 2015 7@1", "ab"},
		{"IND045", "p jobs 2014 60000@1; q jobs 2015 62000@1; a created 2015 1000@1; b created 2014 1000@1", "apq"},
		{"IND043", "a share segment=voice 2015 60@1; b sales segment=voice 2015 600@1", ""},
		{"IND043", "a share segment=voice 2015 60@1; c sales 2015 1000@1", ""},
	} {
		view := decoded(t, nestedInput(tt.rows)).View(indicators.ViewConfig{})
		var got []string
		for j := range rules.EachJudged(view, shares.Rules()...) {
			if slices.Contains(j.By, tt.code) {
				got = append(got, string(j.Observation))
			}
		}
		if slices.Sort(got); strings.Join(got, "") != tt.want {
			t.Errorf("%s, %s: judged %q, want %q", tt.code, tt.rows, got, tt.want)
		}
	}
}

// TestCounted: figures that only their neighbours judge, that nothing does, and that repeat
// others.
func TestCounted(t *testing.T) {
	rows := "x jobs 2015 61@1; y jobs 2015 61@1 m16 repeats=x"
	for n := range 10 {
		rows += fmt.Sprintf("; a%d sales %d %d@1", n, 2001+n, 50021+n*503)
	}
	view := decoded(t, nestedInput(rows)).View(indicators.ViewConfig{})
	all := rules.CoverageOf(view, rules.All()...).All()
	if all.Figures != 12 || all.Near != 10 || all.Alone != 2 || all.Compared != 0 {
		t.Errorf("%+v", all)
	}
	for j := range rules.EachJudged(view, rules.All()...) {
		if repeats := slices.Equal(j.Gaps, []rules.Gap{rules.GapRepeats}); repeats != (j.Observation == "y") {
			t.Errorf("%s: %v", j.Observation, j.Gaps)
		}
	}
}

// TestJudgedShares: shares of one whole are held against each other.
func TestJudgedShares(t *testing.T) {
	v := sectorOf(`id,indicator,area,perimeter,breakdown,period,figure,unit,role,source
a,share,MA,all,segment=voice,2015,90,percent,observed,o16
b,share,MA,all,segment=text,2015,20,percent,observed,o16
`)
	for j := range rules.EachJudged(v, rules.All()...) {
		if !slices.Contains(j.By, "IND042") {
			t.Errorf("%s: by %v", j.Observation, j.By)
		}
	}
}

// TestJudgedByInequality: both sides of an inequality are held against each other where both are known.
func TestJudgedByInequality(t *testing.T) {
	config := rules.Config{Inequalities: []rules.Inequality{{
		ID: "filled", Less: indicators.MustParseMetric("gross"), More: indicators.MustParseMetric("jobs"),
	}}}
	v := decoded(t, nestedInput("a gross 2015 5@1; b jobs 2015 9@1; c gross 2016 5@1")).View(indicators.ViewConfig{})
	for j := range rules.EachJudged(v, config.Rules()...) {
		if got := slices.Contains(j.By, "IND040"); got != (j.Observation != "c") {
			t.Errorf("%s: by %v", j.Observation, j.By)
		}
	}
}
