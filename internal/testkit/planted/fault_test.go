package planted_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// changed lists the observations of a fault's dataset that differ from the clean one.
func changed(f *planted.Fault) (before, after []indicators.Observation) {
	data := f.Dataset()
	for o := range f.Sector().Observations() {
		now, _ := data.Observation(o.ID)
		if !now.Figure.Equal(o.Figure) || !now.Unit.Equal(o.Unit) {
			before, after = append(before, o), append(after, now)
		}
	}
	return before, after
}

func digitsOf(f fmt.Stringer) string {
	text, _, _ := strings.Cut(f.String(), "@")
	return strings.TrimLeft(strings.Trim(strings.Replace(text, ".", "", 1), "-"), "0")
}

func ordered(s string) string {
	b := []byte(strings.TrimRight(s, "0"))
	slices.Sort(b)
	return string(b)
}

// TestPlant: each kind changes what it says and nothing else. What is said here
// is said of texts and ratios, not by the planter's own means.
func TestPlant(t *testing.T) {
	factor := func(is ...string) func(a, b indicators.Observation) bool {
		return func(a, b indicators.Observation) bool {
			x, _ := a.Figure.Rat()
			y, _ := b.Figure.Rat()
			return slices.Contains(is, new(big.Rat).Quo(y, x).RatString())
		}
	}
	near := func(is ...float64) func(a, b indicators.Observation) bool {
		return func(a, b indicators.Observation) bool {
			x, _ := a.Figure.Rat()
			y, _ := b.Figure.Rat()
			q, _ := new(big.Rat).Quo(y, x).Float64()
			return slices.ContainsFunc(is, func(f float64) bool { return q > f*0.94 && q < f*1.06 })
		}
	}
	copied := func(t *testing.T, f *planted.Fault, a, b indicators.Observation, years int) bool {
		for o := range f.Sector().Observations() {
			k := o.Key
			k.Period = a.Key.Period
			same := o.Key.Period.First().Year()-a.Key.Period.First().Year() == years && k == a.Key
			if years == 0 {
				k = o.Key
				k.Area = a.Key.Area
				same = k == a.Key && o.Key.Area != a.Key.Area
			}
			if same && o.Source == a.Source && o.Figure.Equal(b.Figure) {
				return true
			}
		}
		return false
	}
	s := planted.NewSector(3, planted.Options{Sources: 1, Stated: true})
	quarters := planted.NewSector(3, planted.Options{Sources: 1, Stated: true, Variant: planted.Quarters})
	for _, k := range planted.Kinds() {
		for seed := uint64(1); seed <= uint64(testkit.Cases(1, 40)); seed++ {
			in := s
			if k.Variant() == planted.Quarters {
				in = quarters
			}
			f := planted.Plant(in, k, seed)
			if f == nil {
				t.Errorf("%v: no place", k)
				break
			}
			before, after := changed(f)
			if len(before) != len(f.Records) || len(before) == 0 {
				t.Errorf("%v: %d changed, %d planted", k, len(before), len(f.Records))
				continue
			}
			a, b := before[0], after[0]
			ok := true
			switch k {
			case planted.PowerOfTen:
				ok = factor("10", "1/10")(a, b)
			case planted.Thousandfold:
				ok = factor("1000")(a, b)
			case planted.Millionfold:
				ok = factor("1000000")(a, b)
			case planted.ScaleLost:
				ok = near(1e-3, 1e-6)(a, b)
			case planted.DigitsSwapped:
				ok = ordered(digitsOf(a.Figure)) == ordered(digitsOf(b.Figure))
			case planted.DigitDropped:
				ok = len(digitsOf(b.Figure)) == len(digitsOf(a.Figure))-1
			case planted.DigitDoubled:
				ok = len(digitsOf(b.Figure)) == len(digitsOf(a.Figure))+1
			case planted.UnitUnset:
				ok = b.Unit.Equal(figure.Unit{}) && a.Figure.Equal(b.Figure)
			case planted.UnitWrong:
				ok = !b.Unit.Equal(a.Unit) && a.Figure.Equal(b.Figure)
			case planted.WrongYear:
				ok = copied(t, f, a, b, 1)
			case planted.LastYear:
				ok = copied(t, f, a, b, -1)
			case planted.ThreeYearsAgo:
				ok = copied(t, f, a, b, -3)
			case planted.OtherArea:
				ok = copied(t, f, a, b, 0)
			case planted.TotalOff:
				ok = a.Key.Area == "XA" && near(0.9, 1.1)(a, b)
			case planted.ShareAbove:
				y, _ := b.Figure.Rat()
				ok = a.Key.Indicator == "women_share" && y.Cmp(big.NewRat(100, 1)) > 0
			case planted.Fraction:
				ok = a.Key.Indicator == "women_share" && factor("1/100")(a, b)
			case planted.DecimalComma:
				ok = digitsOf(a.Figure) == digitsOf(b.Figure) && !factor("1")(a, b) ||
					factor("1/1000", "10", "100", "1000", "10000")(a, b)
			case planted.Redefined:
				ok = near(1.35)(a, b) && len(before) > 30
			case planted.ColumnsSwapped:
				ok = len(before) == 2 && before[0].Figure.Equal(after[1].Figure) && before[1].Figure.Equal(after[0].Figure) &&
					before[0].Key.Area == before[1].Key.Area && before[0].Key.Indicator != before[1].Key.Indicator
			case planted.RowsShifted:
				for i := range before[1:] {
					ok = ok && after[i+1].Figure.Equal(before[i].Figure) && before[i+1].Key.Area > before[i].Key.Area
				}
				ok = ok && copied(t, f, a, b, 0) && before[len(before)-1].Key.Area == "XA-08"
			case planted.Cumulative:
				q := a.Key.Period.String()
				n := float64(q[len(q)-1] - '0')
				ok = strings.Contains(q, "-Q") && near(n, n*1.1, n*0.92, n*0.85)(a, b)
			case planted.FiscalYear:
				ok = near(0.8, 0.9, 1, 1.1, 1.2)(a, b)
			case planted.PartMissing:
				ok = a.Key.Area == "XA" && near(0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)(a, b)
			case planted.EurosAsDollars:
				ok = a.Key.Indicator == "investment" && near(1/1.5, 1/1.4, 1/1.3, 1/1.2, 1/1.1, 1, 1/0.9, 1/0.8)(a, b)
			case planted.SignLost:
				ok = factor("-1")(a, b)
			}
			if !ok {
				t.Errorf("%v: %v: %s %s for %s %s", k, a.Key, b.Figure, b.Unit, a.Figure, a.Unit)
			}
		}
	}
}
