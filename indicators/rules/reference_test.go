package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestWeightNotDefined: a weight that is no indicator of the catalogue is told, with
// its place.
func TestWeightNotDefined(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "jobs", Nature: indicators.Stock, OverSegments: indicators.Sum},
		{ID: "odd", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "job"},
		{ID: "women", Nature: indicators.Ratio, OverSegments: indicators.WeightedMean, Weight: "jobs"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := new(indicators.Builder).Build(c)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range rules.Check(d.View(indicators.ViewConfig{}), rules.All()...) {
		if strings.Contains(f.String(), "weight") {
			got = append(got, f.String())
		}
	}
	if want := "IND017 error /indicators/odd/weight: job is not defined"; len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestDerivedFromNothing: each record that a figure is derived from, that a correction is of or
// rests on, and that is not there.
func TestDerivedFromNothing(t *testing.T) {
	c, b := sector(t)
	derived := whole("b")
	derived.Role, derived.From = indicators.RoleDerived, []indicators.ID{"a", "none", "b"}
	b.AddObservation(whole("a"), derived)
	b.AddCorrection(indicators.Correction{ID: "x", Observation: "a", Evidence: []indicators.ID{"a", "none", "b"}},
		indicators.Correction{ID: "y", Observation: "nowhere", Evidence: []indicators.ID{"b"}})
	got := found(t, rules.Config{}, "IND016", built(t, b, c).View(indicators.ViewConfig{}))
	if slices.Sort(got); !slices.Equal(got, []string{"/corrections/x/evidence", "/corrections/y/observation", "b/from"}) {
		t.Errorf("%q", got)
	}
}

// TestReferences: each reference that leads nowhere, or back to itself, with its place.
func TestReferences(t *testing.T) {
	const nowhere = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock"},
    {"id": "x", "name": "x", "unit": "job", "nature": "stock", "of": "y"}
  ],
  "perimeters": [{"id": "p", "name": "p", "within": "q"}, {"id": "r", "name": "r", "replaces": "s"},
    {"id": "in", "name": "in", "within": "p", "replaces": "r"}],
  "dimensions": [{"id": "d", "name": "d", "complete": "yes", "complete_for": ["jobs", "jobz"], "codes": [
    {"id": "c1", "name": "c1", "parts": ["c2", "c9"], "complete": "no", "complete_for": ["jobs", "joby"]},
    {"id": "c2", "name": "c2"}]}],
  "areas": [{"id": "A", "name": "A", "parts": ["B", "Z"]}, {"id": "B", "name": "B"}]
}`
	const around = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "x", "name": "x", "unit": "job", "nature": "stock", "of": "y"},
    {"id": "y", "name": "y", "unit": "job", "nature": "stock", "of": "x"},
    {"id": "z", "name": "z", "unit": "job", "nature": "stock", "of": "y"}
  ],
  "perimeters": [{"id": "p", "name": "p", "within": "q"}, {"id": "q", "name": "q", "within": "p"},
    {"id": "r", "name": "r", "replaces": "s"}, {"id": "s", "name": "s", "replaces": "r", "within": "p"}],
  "dimensions": [{"id": "d", "name": "d", "codes": [{"id": "c1", "name": "c1", "parts": ["c2"]},
    {"id": "c2", "name": "c2", "parts": ["c1"]}, {"id": "c3", "name": "c3", "parts": ["c1"]}]}],
  "areas": [{"id": "A", "name": "A", "parts": ["A"]}, {"id": "B", "name": "B", "parts": ["A"]}]
}`
	catalogue := func(text string) rules.Input {
		return rules.Input{Files: []rules.File{{Name: "catalogue.json", Text: text}}}
	}
	wide := strings.TrimSuffix(columns, "\n") + ",breakdown,repeats\n"
	for _, tt := range []struct {
		code finding.Code
		in   rules.Input
		want []string
	}{
		{"IND017", catalogue(nowhere), []string{
			"/areas/A/parts: Z is not defined", "/dimensions/d/codes/c1/complete_for: joby is not defined",
			"/dimensions/d/codes/c1/parts: c9 is not defined", "/dimensions/d/complete_for: jobz is not defined",
			"/indicators/x/of: y is not defined", "/perimeters/p/within: q is not defined",
			"/perimeters/r/replaces: s is not defined",
		}},
		{"IND017", catalogue(around), nil},
		{"IND018", catalogue(nowhere), nil},
		{"IND018", catalogue(around), []string{
			"/areas/A/parts: A is a part of itself", "/dimensions/d/codes/c1/parts: c1 is a part of itself",
			"/dimensions/d/codes/c2/parts: c2 is a part of itself", "/indicators/x/of: x leads back to itself",
			"/indicators/y/of: y leads back to itself", "/perimeters/p/within: p leads back to itself",
			"/perimeters/q/within: q leads back to itself", "/perimeters/r/replaces: r leads back to itself",
			"/perimeters/s/replaces: s leads back to itself",
		}},
		{"IND018", tableOf(wide + "a,jobs,MA,all,2015,1,job,observed,o16,,b\nb,jobs,MA,all,2015,1,job,observed,m16,,a\n" +
			"c,jobs,MA,all,2015,1,job,observed,n16,,a\n"), []string{
			"/observations/a/repeats: a leads back to itself", "/observations/b/repeats: b leads back to itself",
		}},
		{"IND016", tableOf(wide + "a,jobs,MA,all,2015,1,job,observed,o16,,b\nb,jobs,MA,all,2015,1,job,observed,m16,,\n" +
			"c,jobs,MA,all,2015,1,job,observed,n16,,d\n"), []string{"/observations/c/repeats: there is no observation d"}},
		{"IND013", tableOf(wide + "a,jobs,MA,all,2014,1,job,observed,o16,segment=video,\n" +
			"b,jobs,MA,all,2015,1,job,observed,o16,segment=video,\nc,jobs,MA,all,2015,1,job,observed,o16,segment=voice,\n" +
			"d,jobs,MA,all,2015,1,job,observed,o16,colour=red,\ne,jobs,MA,all,2015,1,job,observed,o16,,\n"), []string{
			"/observations/a/key/breakdown: dimension segment has no code video",
			"/observations/b/key/breakdown: dimension segment has no code video",
			"/observations/d/key/breakdown: the catalogue has no dimension colour",
		}},
		{"IND014", tableOf(columns + "a,jobs,MA,all,2014,1,job,observed,o17\nb,jobs,MA,all,2015,1,job,observed,o16\n"),
			[]string{"/observations/a/source: there is no source o17"}},
		{"IND012", tableOf(columns + "a,jobs,XX,all,2014,1,job,observed,o16\nb,jobs,XX,all,2015,1,job,observed,o16\n" +
			"c,jobs,MA,all,2016,1,job,observed,o16\n"), []string{
			"/observations/a/key/area: the catalogue has no area XX", "/observations/b/key/area: the catalogue has no area XX",
		}},
	} {
		view := decoded(t, tt.in).View(indicators.ViewConfig{})
		var got []string
		for _, f := range rules.Check(view, ruleOf(t, rules.Config{}, tt.code)) {
			got = append(got, f.Path+": "+f.Text(wording.En))
			if f.Severity != finding.SeverityError {
				t.Errorf("%s: %v", tt.code, f.Severity)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.code, got, tt.want)
		}
	}
}

// TestBodiesOfSources: a source names bodies that are there, its carrier and its originator, if it has one.
func TestBodiesOfSources(t *testing.T) {
	c, b := sector(t)
	var known indicators.ID
	for x := range decoded(t, rules.Input{}).Bodies() {
		known = x.ID
	}
	b.AddSource(
		indicators.Source{ID: "s1", Carrier: known}, indicators.Source{ID: "s2", Carrier: known, Originator: known},
		indicators.Source{ID: "s3", Carrier: "x"}, indicators.Source{ID: "s4", Carrier: known, Originator: "x"},
		indicators.Source{ID: "s5", Carrier: "x", Originator: "y"},
	)
	got := found(t, rules.Config{}, "IND015", built(t, b, c).View(indicators.ViewConfig{}))
	want := []string{"/sources/s3/carrier", "/sources/s4/originator", "/sources/s5/carrier", "/sources/s5/originator"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
