package planted_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// TestPlantChange: all areas and sources move from the year on, and nothing else.
func TestPlantChange(t *testing.T) {
	s := planted.NewSector(1, planted.Options{Sources: 2, Stated: true})
	c := planted.PlantChange(s, 135, 1)
	before, after := changed(c.Fault)
	if want := (2023 - c.Year + 1) * 9 * 2; len(before) != want || len(c.Heads) != 2 || c.Steps < 3 {
		t.Errorf("%d records of %d, heads %v, %f steps", len(before), want, c.Heads, c.Steps)
	}
	for i, o := range before {
		x, _ := o.Figure.Rat()
		y, _ := after[i].Figure.Rat()
		f, _ := y.Quo(y, x).Float64()
		if o.Key.Indicator != c.Indicator || o.Key.Period.First().Year() < c.Year || f < 1.25 || f > 1.45 {
			t.Errorf("%v: %f", o.Key, f)
		}
	}
}

// TestPlantTwo: two records are changed, in one sum or in two.
func TestPlantTwo(t *testing.T) {
	s := planted.NewSector(1, planted.Options{Stated: true})
	for _, oneSum := range []bool{true, false} {
		two := planted.PlantTwo(s, oneSum, 1)
		data := two[0].With(two[1]).Dataset()
		a, _ := data.Observation(two[0].Records[0])
		b, _ := data.Observation(two[1].Records[0])
		ka, kb := a.Key, b.Key
		kb.Area = ka.Area
		if a.ID == b.ID || (ka == kb) != oneSum || a.Figure.Equal(two[0].Right(a.ID)) || b.Figure.Equal(two[1].Right(b.ID)) {
			t.Errorf("%t: %v and %v", oneSum, a.Key, b.Key)
		}
	}
}
