package rules_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestConfigNamesWhatIsThere (A6): a metric or a recomputation that names what is
// not there is an error with its place, not a rule that finds nothing.
func TestConfigNamesWhatIsThere(t *testing.T) {
	c, _ := sector(t)
	parse := indicators.MustParseMetric
	for _, tt := range []struct {
		name, place string
		config      rules.Config
	}{
		{"nothing", "", rules.Config{}},
		{"what is there", "", rules.Config{Ratios: []indicators.Metric{parse("per_job [MAD/job] = exports / jobs")}}},
		{"a typo", "/ratios/x", rules.Config{Ratios: []indicators.Metric{parse("x [MAD/job] = exportss / jobs")}}},
		{"another unit", "/ratios/x", rules.Config{Ratios: []indicators.Metric{parse("x [EUR/job] = exports / jobs")}}},
		{"unlike units", "/inequalities/odd", rules.Config{Inequalities: []rules.Inequality{
			{ID: "odd", Less: parse("jobs"), More: parse("exports")},
		}}},
		{"less than a typo", "/inequalities/odd/more", rules.Config{Inequalities: []rules.Inequality{
			{ID: "odd", Less: parse("exports"), More: parse("exportss")},
		}}},
		{"a typo is less", "/inequalities/odd/less", rules.Config{Inequalities: []rules.Inequality{
			{ID: "odd", Less: parse("exportss"), More: parse("exports")},
		}}},
		{"no indicator", "/recomputed/0/of", rules.Config{Recomputed: []rules.Recomputation{
			{Indicator: "growth", Kind: rules.GrowthOf, Of: "exportss"},
		}}},
	} {
		err := tt.config.Check(c)
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s is told twice: %v", tt.name, err)
		}
		if (err == nil) != (tt.place == "") || err != nil && !strings.Contains(err.Error(), tt.place) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.place)
		}
	}
	var e *indicators.Error
	config := rules.Config{Recomputed: []rules.Recomputation{{Indicator: "nothing", Of: "jobs"}}}
	if !errors.As(config.Check(c), &e) || e.Path != "/recomputed/0/indicator" {
		t.Errorf("%+v", e)
	}
}
