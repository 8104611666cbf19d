package rules_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// columns are the columns of tables of observations.
const columns = "id,indicator,area,perimeter,period,figure,unit,role,source\n"

// tableOf reads a table of observations of the small sector that the examples
// of rules speak of.
func tableOf(observations string) rules.Input {
	return rules.Input{Files: []rules.File{{Name: "observations.csv", Text: observations}}}
}

// sectorOf is a View of a table.
func sectorOf(observations string) indicators.View {
	d, err := tableOf(observations).Dataset()
	if err != nil {
		panic(err)
	}
	return d.View(indicators.ViewConfig{})
}

// decoded reads an input.
func decoded(t testing.TB, in rules.Input) *indicators.Dataset {
	t.Helper()
	d, err := in.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sector returns the catalogue of the small sector, and a Builder with its
// sources.
func sector(t testing.TB) (*indicators.Catalogue, *indicators.Builder) {
	t.Helper()
	d := decoded(t, rules.Input{})
	var b indicators.Builder
	for x := range d.Bodies() {
		b.AddBody(x)
	}
	for s := range d.Sources() {
		b.AddSource(s)
	}
	return d.Catalogue(), &b
}

// built is what a Builder builds.
func built(t testing.TB, b *indicators.Builder, c *indicators.Catalogue) *indicators.Dataset {
	t.Helper()
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ruleOf returns the rule of a code, with what a sector knows.
func ruleOf(t testing.TB, c rules.Config, code finding.Code) rules.Rule {
	t.Helper()
	for _, r := range c.Rules() {
		if r.Code == code {
			return r
		}
	}
	t.Fatalf("no rule %s", code)
	return rules.Rule{}
}

// found runs the rule of a code, and returns the paths of its findings.
func found(t testing.TB, c rules.Config, code finding.Code, view indicators.View) (paths []string) {
	t.Helper()
	for _, f := range rules.Check(view, ruleOf(t, c, code)) {
		paths = append(paths, strings.TrimPrefix(f.Path, "/observations/"))
	}
	return paths
}
