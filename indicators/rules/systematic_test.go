package rules_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/rules"
	kit "github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// TestOneFactor: quotients that are all off by one factor are told once, at the widest
// area in the first year: those of a whole column in thousands, and those whose
// dividend is counted otherwise from a year on, by less than years usually differ.
func TestOneFactor(t *testing.T) {
	sector := kit.NewSector(13, kit.Options{Stated: true})
	multiplied := func(id indicators.ID, from int, percent int64) *indicators.Dataset {
		var b indicators.Builder
		d := sector.Dataset()
		for x := range d.Bodies() {
			b.AddBody(x)
		}
		for x := range d.Sources() {
			b.AddSource(x)
		}
		by, _ := figure.Ratio(percent, 100)
		for o := range d.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
			if o.Key.Indicator == id && o.Key.Period.First().Year() >= from {
				x, err := o.Figure.WithoutResolution().Mul(by)
				if err != nil {
					t.Fatal(err)
				}
				o.Figure = x.Round(0, money.HalfEven)
			}
			b.AddObservation(o)
		}
		return built(t, &b, d.Catalogue())
	}
	for _, tt := range []struct {
		indicator indicators.ID
		from      int
		percent   int64
		path, say string
	}{
		{"exports_per_job", 2004, 100000, "/keys/exports_per_job", "they are computed from: 180"},
		{"exports_per_job", 2014, 109, "/keys/exports_per_job", "they are computed from: 90"},
	} {
		var told []string
		for _, f := range rules.Check(multiplied(tt.indicator, tt.from, tt.percent).View(indicators.ViewConfig{}),
			rules.All()...) {
			if f.Severity >= finding.SeverityWarning {
				told = append(told, f.String())
			}
		}
		if len(told) != 1 || !strings.Contains(told[0], tt.path) || !strings.Contains(told[0], tt.say) {
			t.Errorf("%s from %d, %d hundredths: %d told, %q", tt.indicator, tt.from, tt.percent, len(told),
				told[:min(len(told), 5)])
		}
	}
}

// TestChangeInCommon: a definition that changes by 15 hundredths, which the years hide, is
// told by two quotients that are off from then on by what they have in common: once, in
// its first year, at the widest area, of one source or of two.
func TestChangeInCommon(t *testing.T) {
	for _, tt := range []struct {
		seed, plant uint64
		indicator   indicators.ID
	}{{2006, 5, "jobs"}, {2021, 20, "export_revenue"}} {
		for sources := 1; sources <= 2; sources++ {
			sector := kit.NewSector(tt.seed, kit.Options{Sources: sources, Stated: true})
			c := kit.PlantChange(sector, 115, tt.plant)
			var told []string
			for _, f := range rules.Check(c.Dataset().View(indicators.ViewConfig{}), rules.All()...) {
				if f.Severity >= finding.SeverityWarning {
					told = append(told, f.String())
				}
			}
			at := "/observations/" + string(c.Heads[0]) + "/"
			if c.Indicator != tt.indicator || len(told) != 1 || !strings.Contains(told[0], at) {
				t.Errorf("%s, %d sources: told %q, want one at %s", c.Indicator, sources, told, at)
			}
		}
	}
}
