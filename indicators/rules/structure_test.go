package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// whole is a record of the small sector that lacks nothing.
func whole(id indicators.ID) indicators.Observation {
	return indicators.Observation{
		ID: id, Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)},
		Figure: figure.MustParse("63000"), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved, Source: "o16",
	}
}

// TestStructure: each record that lacks something, and those beside that do not.
func TestStructure(t *testing.T) {
	with := func(id indicators.ID, change func(*indicators.Observation)) indicators.Observation {
		o := whole(id)
		change(&o)
		return o
	}
	unset := func(o *indicators.Observation) { o.Figure = figure.Figure{} }
	status := func(letters string) indicators.StatusSet {
		s, err := indicators.ParseStatusSet(letters)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	reading := []indicators.Candidate{{Key: whole("").Key, Figure: figure.MustParse("63000"), Unit: whole("").Unit}}
	for _, tt := range []struct {
		code finding.Code
		rows []indicators.Observation
		want []string
	}{
		{"IND001", []indicators.Observation{
			whole("a"),
			with("b", func(o *indicators.Observation) { o.Role = 0 }),
			with("c", func(o *indicators.Observation) { o.Source = "" }),
			with("d", func(o *indicators.Observation) { o.Key.Indicator = "" }),
			with("e", func(o *indicators.Observation) { o.Key.Period = period.Period{} }),
			with("f", func(o *indicators.Observation) { o.Key.Period, o.Role = period.Period{}, 0 }),
			with("g", func(o *indicators.Observation) { o.Role = indicators.RoleTarget }),
		}, []string{"b/role", "c/source", "d/key/indicator", "e/key/period", "f/key/period", "f/role"}},
		{"IND003", []indicators.Observation{
			whole("a"),
			with("b", func(o *indicators.Observation) { o.Role = indicators.RoleDerived }),
			with("c", func(o *indicators.Observation) { o.Role, o.From = indicators.RoleDerived, []indicators.ID{"a"} }),
			with("d", func(o *indicators.Observation) { o.Role = indicators.RoleEstimate }),
			with("e", func(o *indicators.Observation) { o.Role = indicators.RoleForecast }),
			with("f", func(o *indicators.Observation) { o.Role = indicators.RoleTarget }),
		}, []string{"b/from"}},
		{"IND005", []indicators.Observation{
			whole("a"),
			with("b", unset),
			with("c", func(o *indicators.Observation) { unset(o); o.Candidates = reading }),
			with("d", func(o *indicators.Observation) { o.Candidates = reading }),
			with("e", func(o *indicators.Observation) { unset(o); o.Status = status("M") }),
			with("f", func(o *indicators.Observation) { unset(o); o.Status = status("BQ") }),
			with("g", func(o *indicators.Observation) { unset(o); o.Status = status("P") }),
		}, []string{"b/figure", "g/figure"}},
		{"IND061", []indicators.Observation{
			whole("a"),
			with("b", unset),
			with("c", func(o *indicators.Observation) { unset(o); o.Candidates = reading }),
			with("d", func(o *indicators.Observation) { o.Candidates = reading }),
		}, []string{"c/figure"}},
		{"IND006", []indicators.Observation{
			whole("a"),
			with("b", func(o *indicators.Observation) { o.Key.Perimeter = "" }),
			with("c", func(o *indicators.Observation) { o.Key.Perimeter, o.Key.Indicator = "", "members" }),
		}, []string{"b/key/perimeter"}},
	} {
		c, b := sector(t)
		b.AddObservation(tt.rows...)
		got := found(t, rules.Config{}, tt.code, built(t, b, c).View(indicators.ViewConfig{}))
		if slices.Sort(got); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.code, got, tt.want)
		}
	}
}

// TestNotDated: a source without a date is told once, with sixteen of its figures; a figure
// without a date of which the source is not known, or not named, each at itself.
func TestNotDated(t *testing.T) {
	c, b := sector(t)
	b.AddSource(indicators.Source{ID: "undated", Carrier: "paper"})
	for n := range 20 {
		for _, source := range []indicators.ID{"undated", "o16"} {
			o := whole(indicators.ID(fmt.Sprintf("%s-%02d", source, n)))
			o.Source = source
			b.AddObservation(o)
		}
	}
	for n, source := range []indicators.ID{"", "", "nowhere", "nowhere", "undated"} {
		o := whole(indicators.ID(fmt.Sprintf("x%d", n)))
		if o.Source = source; source == "undated" {
			o.Published = period.Year(2016)
		}
		b.AddObservation(o)
	}
	got := map[string]int{}
	for _, f := range rules.Check(built(t, b, c).View(indicators.ViewConfig{}), ruleOf(t, rules.Config{}, "IND002")) {
		got[f.Path] = len(f.Evidence)
	}
	want := map[string]int{
		"/sources/undated/date": 16, "/observations/x0/published": 1, "/observations/x1/published": 1,
		"/observations/x2/published": 2,
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestIncompleteCorrections: each thing that a correction does not state, with the record that
// it is of if the View sees that: at the end of 2016, a is seen, and b of 2018 is not.
func TestIncompleteCorrections(t *testing.T) {
	complete := func(id, of indicators.ID) indicators.Correction {
		return indicators.Correction{
			ID: id, Observation: of, Figure: figure.MustParse("65000"), Reason: "a slip", Evidence: []indicators.ID{"a"},
			Author: "the editors", Known: period.Year(2016),
		}
	}
	c, b := sector(t)
	late := whole("b")
	late.Published = period.Year(2018)
	b.AddObservation(whole("a"), late)
	for _, of := range []indicators.ID{"a", "b", "z"} {
		x := complete("C-"+of, of)
		x.Author = ""
		b.AddCorrection(x)
	}
	for n, without := range []func(*indicators.Correction){
		func(*indicators.Correction) {},
		func(c *indicators.Correction) { c.Evidence = nil },
		func(c *indicators.Correction) { c.Figure = figure.Figure{} },
		func(c *indicators.Correction) { c.Known = period.Period{} },
		func(c *indicators.Correction) { c.Observation = "" },
		func(c *indicators.Correction) { c.Reason = "" },
	} {
		x := complete(indicators.ID(fmt.Sprintf("D%d", n)), "a")
		without(&x)
		b.AddCorrection(x)
	}
	all := map[string]int{ // pieces of evidence
		"/corrections/C-a/author": 1, "/corrections/C-b/author": 1, "/corrections/C-z/author": 0,
		"/corrections/D1/evidence": 1, "/corrections/D2/figure": 1, "/corrections/D3/known": 1,
		"/corrections/D4/observation": 0, "/corrections/D5/reason": 1,
	}
	then := map[string]int{
		"/corrections/C-a/author": 1, "/corrections/C-b/author": 0, "/corrections/C-z/author": 0,
		"/corrections/D1/evidence": 1, "/corrections/D2/figure": 1,
		"/corrections/D4/observation": 0, "/corrections/D5/reason": 1,
	}
	d := built(t, b, c)
	for known, want := range map[string]map[string]int{"": all, "2016-12-31": then} {
		var config indicators.ViewConfig
		if known != "" {
			config.Known = period.MustParse(known).Last()
		}
		got := map[string]int{}
		for _, f := range rules.Check(d.View(config), ruleOf(t, rules.Config{}, "IND004")) {
			got[f.Path] = len(f.Evidence)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("known on %q: %v, want %v", known, got, want)
		}
	}
}
