package indicators_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestCompare: 65 beside 66 is a disagreement of two sources, and no two figures
// of one source and two periods are compared.
func TestCompare(t *testing.T) {
	data := pairOf(t)
	v := data.View(indicators.ViewConfig{})
	a, _ := data.Observation("b")
	b, _ := data.Observation("c")
	c, _ := data.Observation("e")
	if p, ok := v.Compare(a, b); !ok || p.Kind != indicators.ConflictDisjoint || p.SameOrigin {
		t.Errorf("%+v, %v", p, ok)
	}
	corrected := data.View(indicators.ViewConfig{Corrected: true})
	if p, ok := corrected.Compare(a, b); !ok || p.Kind != indicators.ConflictEqual {
		t.Errorf("corrected: %+v, %v", p, ok)
	}
	if p, ok := v.Compare(a, c); ok {
		t.Errorf("two periods of one source: %+v", p)
	}
	a.Figure = figure.Figure{}
	if p, ok := v.Compare(a, b); ok {
		t.Errorf("unreadable: %+v", p)
	}
}
