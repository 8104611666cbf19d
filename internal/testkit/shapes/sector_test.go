package shapes_test

import (
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit/shapes"
)

// TestSectors: each shape has figures of each of its indicators, no two of one place and
// source; a seed is one sector, and a fault changes one figure of it.
func TestSectors(t *testing.T) {
	for _, shape := range shapes.Shapes() {
		one, again := shapes.New(shape, 3, 2, true).Dataset(nil), shapes.New(shape, 3, 2, true).Dataset(nil)
		type place struct {
			key    indicators.Key
			source indicators.ID
		}
		seen := map[place]bool{}
		indicated := map[indicators.ID]int{}
		for o := range one.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
			if p := (place{o.Key, o.Source}); seen[p] {
				t.Errorf("%v: %v twice", shape, p)
			} else {
				seen[p] = true
			}
			indicated[o.Key.Indicator]++
			if other, ok := again.Observation(o.ID); !ok || !other.Figure.Equal(o.Figure) {
				t.Errorf("%v: %s is %v and %v", shape, o.ID, o.Figure, other.Figure)
			}
		}
		for i := range one.Catalogue().Indicators() {
			if indicated[i.ID] < 7 {
				t.Errorf("%v: %d figures of %s", shape, indicated[i.ID], i.ID)
			}
		}
		for _, kind := range shapes.Kinds() {
			f := shapes.New(shape, 3, 2, true).Plant(kind, 5)
			if f == nil {
				continue
			}
			changed := 0
			for o := range f.Dataset().View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
				if was, _ := one.Observation(o.ID); !was.Figure.Equal(o.Figure) {
					changed++
					if o.ID != f.Record {
						t.Errorf("%v, %v: %s is changed, not %s", shape, kind, o.ID, f.Record)
					}
				}
			}
			if changed != 1 {
				t.Errorf("%v, %v: %d are changed", shape, kind, changed)
			}
		}
	}
}

// TestQuotients: what is computed from two values is their quotient to its last place, half
// away from zero.
func TestQuotients(t *testing.T) {
	for _, tt := range []struct {
		shape        shapes.Shape
		of, is, by   indicators.ID
		places, want int64
	}{
		{shapes.TwoAreas, "revenue", "revenue_per_job", "jobs", 1, 45},
		{shapes.PerHead, "people", "people_per_doctor", "doctors", 10, 75},
	} {
		d := shapes.New(tt.shape, 2, 1, true).Dataset(nil)
		n := int64(0)
		for o := range d.View(indicators.ViewConfig{}).Observations(indicators.Selector{Indicator: tt.is}) {
			value := func(id indicators.ID) *big.Rat {
				k := o.Key
				k.Indicator = id
				for x := range d.View(indicators.ViewConfig{}).RowsOf(k) {
					r, _ := x.Observation().Figure.Rat()
					return r
				}
				t.Fatalf("no %v", k)
				return nil
			}
			x := new(big.Rat).Quo(value(tt.of), value(tt.by))
			x.Mul(x, big.NewRat(tt.places, 1)).Add(x, big.NewRat(1, 2))
			want := new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
			if got, _ := o.Figure.Rat(); got.Mul(got, big.NewRat(tt.places, 1)).Cmp(want) != 0 {
				t.Errorf("%v: %v, want %s of %d", o.Key, o.Figure, want.RatString(), tt.places)
			}
			n++
		}
		if n != tt.want {
			t.Errorf("%s: %d", tt.is, n)
		}
	}
}

// TestAddsUp: in the country of two areas each sum comes out, to the unit.
func TestAddsUp(t *testing.T) {
	v := shapes.New(shapes.TwoAreas, 1, 1, true).Dataset(nil).View(indicators.ViewConfig{})
	sums := map[indicators.Key]*big.Rat{}
	for o := range v.Observations(indicators.Selector{}) {
		k := o.Key
		x, _ := o.Figure.Rat()
		if k.Indicator == "revenue_per_job" {
			continue
		}
		if k.Area != "XB" {
			k.Area, x = "XB", new(big.Rat).Neg(x)
		}
		if sums[k] == nil {
			sums[k] = new(big.Rat)
		}
		sums[k].Add(sums[k], x)
	}
	if len(sums) != 30 {
		t.Errorf("%d sums", len(sums))
	}
	for k, x := range sums {
		if x.Sign() != 0 {
			t.Errorf("%v is off by %s", k, x.RatString())
		}
	}
}
