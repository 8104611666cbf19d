package rules_test

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// grossProducts are the GDP of the World Bank: a background that no generator made.
type grossProducts struct {
	catalogue *indicators.Catalogue
	rows      []indicators.Observation
	byArea    [][]int
}

// worldBank reads them from the samples.
func worldBank(t *testing.T) *grossProducts {
	t.Helper()
	file, err := os.Open(filepath.Join(testkit.Samples(t, "datapackage"), "datasets-gdp", "data", "gdp.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	table, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	g := &grossProducts{}
	spec := indicators.CatalogueSpec{Indicators: []indicators.Indicator{{
		ID: "gdp", Name: inEnglish("gross domestic product"), Unit: figure.MustParseUnit("USD"),
		Nature: indicators.FlowOver, Collected: "S", OverTime: indicators.Sum, Bounds: figure.MustParse(">=0"),
	}}}
	for n, row := range table[1:] {
		area := indicators.ID(row[1])
		if last := len(spec.Areas) - 1; last < 0 || spec.Areas[last].ID != area {
			spec.Areas = append(spec.Areas, indicators.Category{ID: area, Name: inEnglish(row[0])})
			g.byArea = append(g.byArea, nil)
		}
		g.byArea[len(g.byArea)-1] = append(g.byArea[len(g.byArea)-1], n)
		g.rows = append(g.rows, indicators.Observation{
			ID:     indicators.ID(fmt.Sprintf("G%05d", n+1)),
			Key:    indicators.Key{Indicator: "gdp", Area: area, Period: period.MustParse(row[2])},
			Figure: figure.MustParse(row[3]), Unit: figure.MustParseUnit("USD"),
			Role: indicators.RoleObserved, Source: "world-bank",
		})
	}
	if g.catalogue, err = indicators.NewCatalogue(spec); err != nil {
		t.Fatal(err)
	}
	return g
}

func inEnglish(name string) wording.Text {
	t, err := wording.Text{}.With(wording.En, name, wording.Translated)
	if err != nil {
		panic(err)
	}
	return t
}

// warnings are those of all rules, by record, with some figures changed.
func (g *grossProducts) warnings(t *testing.T, changed map[int]figure.Figure) map[int]finding.Finding {
	t.Helper()
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "world-bank", Name: inEnglish("the World Bank")})
	b.AddSource(indicators.Source{
		ID: "world-bank", Originator: "world-bank", Carrier: "world-bank", Date: period.MustParse("2026-02-24"),
	})
	for n, o := range g.rows {
		if f, ok := changed[n]; ok {
			o.Figure = f
		}
		b.AddObservation(o)
	}
	list := map[int]finding.Finding{}
	for _, f := range rules.Check(built(t, &b, g.catalogue).View(indicators.ViewConfig{}), rules.All()...) {
		n := 0
		if f.Severity < finding.SeverityWarning {
			continue
		}
		if _, err := fmt.Sscanf(f.Path, "/observations/G%d", &n); err != nil {
			t.Errorf("%v: %v", f, err)
		}
		list[n-1] = f
	}
	return list
}

// TestWorldBank: the GDP of 262 areas and groups of them draws six warnings, each of
// which has a reason that is known; asked are 28 at most. One is an error of the data (a
// country of 14,000 dollars), four are the year in which a currency or the rate that
// converts it changes, and one is what happened.
func TestWorldBank(t *testing.T) {
	reasons := map[string]string{
		"AZE 1992": "rate: the manat replaces the rouble, at the rate of the market; 5.3 bn before, 0.4 bn after",
		"COD 2000": "rate: an official one that the market leaves behind, until it floats in 2001; 4.7, 19.1, 7.4 bn",
		"GEO 1989": "error: roubles converted by the rate of the coupons of 1994, 14,050 dollars; 7.5 bn in 1990",
		"GIN 1986": "devaluation: the franc replaces the syli at par, at 300 to the dollar in place of 25",
		"IRQ 1991": "war and rate: at the rate of the market from then on; 180 bn before, 0.4 bn after",
		"RWA 1994": "genocide; 2.0 bn before, 0.75 bn in the year",
	}
	g := worldBank(t)
	for n, f := range g.warnings(t, nil) {
		k := g.rows[n].Key
		at := string(k.Area) + " " + k.Period.String()
		if reasons[at] == "" {
			t.Errorf("%s: %v", at, f)
		}
		delete(reasons, at)
	}
	for at, why := range reasons {
		t.Errorf("%s is not told: %s", at, why)
	}
}

// TestWorldBankPowers: of figures off by a power of ten, one an area at a time, 98 in
// 100 are named, and of 1,000 at most one has a warning that names the figure of the
// next year instead.
func TestWorldBankPowers(t *testing.T) {
	g := worldBank(t)
	clean := g.warnings(t, nil)
	r := rand.New(rand.NewPCG(13, 1))
	planted, named, first, after := 0, 0, 0, 0
	for range testkit.Cases(1, 10) {
		for _, k := range []int32{-1, 1, -3, 3, 6} {
			changed := map[int]figure.Figure{}
			for _, list := range g.byArea {
				n := list[r.IntN(len(list))]
				x, _ := g.rows[n].Figure.Decimal()
				f, err := figure.FromDecimal(x.Shift(k))
				if err != nil {
					t.Fatal(err)
				}
				changed[n] = f
			}
			planted += len(changed)
			for n, f := range g.warnings(t, changed) {
				_, is := changed[n]
				_, next := changed[n-1]
				_, was := clean[n]
				if !is && next && !was && g.rows[n].Key.Area == g.rows[n-1].Key.Area {
					t.Logf("10^%d at the year before: %v", k, f)
					after++
				}
				if !is {
					continue
				}
				named++
				if slices.ContainsFunc(f.Suggestion.Candidates[:min(len(f.Suggestion.Candidates), 1)],
					func(c finding.Candidate) bool { return c.Figure.Same(g.rows[n].Figure) == figure.Yes }) {
					first++
				}
			}
		}
	}
	t.Logf("planted %d, named %d, with the value first %d", planted, named, first)
	if 100*named < 98*planted || 100*first < 95*planted || 1000*after > planted {
		t.Errorf("of %d powers of ten %d are named, %d with the value first, and %d at the next year", planted, named,
			first, after)
	}
}

// TestSlipsAlone (A4, A7): what one source prints of one series is judged by its
// neighbours: counts of any size, ratios, fiscal years, beside zeros.
func TestSlipsAlone(t *testing.T) {
	years := func(indicator, unit string, figures ...string) (rows string) {
		for n, f := range figures {
			rows += fmt.Sprintf("r%d,%s,MA,all,%d,%s,%s,observed,m16\n", n, indicator, 2005+n, f, unit)
		}
		return rows
	}
	fiscal := ""
	for n, f := range []string{"1300000", "1400000", "1500000000000", "1550000", "1600000"} {
		fiscal += fmt.Sprintf("r%d,exports,MA,all,%d-04/%d-03,%s,MAD,observed,m16\n", n, 2005+n, 2006+n, f)
	}
	for _, tt := range []struct{ name, rows, path, fits string }{
		{"65 for 65 thousand", years("jobs", "job", "58000", "60000", "61500", "65", "66500", "69000", "71000"),
			"/observations/r3/figure", "65000"},
		{"an early count below 100",
			years("jobs", "job", "58", "60000", "61500", "63000", "66500", "69000", "71000", "73000"),
			"/observations/r0/figure", "58000"},
		{"a ratio with a digit too many",
			years("minimum_wage", "MAD/job", "8000", "8200", "8350", "8500", "58600", "8800", "8950"),
			"/observations/r4/figure", "8600"},
		{"a fiscal year off by a million", fiscal, "/observations/r2/figure", "1500000"},
		{"a zero", years("jobs", "job", "58000", "60000", "0", "63000", "66500", "69000", "71000"),
			"/observations/r2/figure", "61000"},
		{"beside a zero", years("jobs", "job", "58000", "60000", "0", "63000", "6650", "69000", "71000", "74000", "76000"),
			"/observations/r2/figure/observations/r4/figure", "6100066500"},
		{"zeros at first", years("jobs", "job", "0", "0", "0", "63000", "66500", "69000", "71000", "73000"), "", ""},
		{"small counts with zeros", years("jobs", "job", "3", "5", "0", "2", "1", "0", "2", "3"), "", ""},
		{"nothing wrong", years("jobs", "job", "58000", "60000", "61500", "63000", "66500", "69000", "71000"), "", ""},
	} {
		var at, fits string
		for _, f := range rules.Check(sectorOf(columns+tt.rows), rules.All()...) {
			if f.Severity < finding.SeverityWarning {
				continue
			}
			at += f.Path
			for _, c := range f.Suggestion.Candidates[:min(len(f.Suggestion.Candidates), 1)] {
				fits += c.Figure.WithoutResolution().String()
			}
		}
		if at != tt.path || fits != tt.fits {
			t.Errorf("%s: %q would be %q, want %q, %q", tt.name, at, fits, tt.path, tt.fits)
		}
	}
}
