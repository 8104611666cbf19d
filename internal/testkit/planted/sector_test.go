package planted_test

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// series is a key as tests look it up.
type series struct {
	ind, area, per, source string
}

// span is what a figure can stand for, read off its public form: half a step of
// its resolution to either side.
type span struct{ lo, hi *big.Rat }

func spanOf(t *testing.T, f figure.Figure) span {
	t.Helper()
	step, ok := f.Resolution()
	x, isPoint := f.Rat()
	if !ok || !isPoint {
		t.Fatalf("%s: no point with a resolution", f)
	}
	half := new(big.Rat).Mul(step.Rat(), big.NewRat(1, 2))
	return span{new(big.Rat).Sub(x, half), new(big.Rat).Add(x, half)}
}

// read lists the figures of a sector, as its dataset has them.
func read(t *testing.T, data *indicators.Dataset) map[series]span {
	t.Helper()
	all := make(map[series]span)
	for o := range data.All() {
		at := series{string(o.Key.Indicator), string(o.Key.Area), o.Key.Period.String(), string(o.Source)}
		all[at] = spanOf(t, o.Figure)
	}
	return all
}

// TestSectorAddsUp: sums of areas and quarters, stock and flow, and quotients come
// out within rounding, in every source.
func TestSectorAddsUp(t *testing.T) {
	for _, v := range []planted.Variant{planted.Base, planted.Quarters, planted.Gaps, planted.Flat, planted.Steep,
		planted.Small} {
		for seed := uint64(1); seed <= uint64(testkit.Cases(1, 20)); seed++ {
			all := read(t, planted.NewSector(seed, planted.Options{Variant: v, Sources: 3, Stated: true, Years: 6}).Dataset())
			sums, flows, quotients := 0, 0, 0
			for at, x := range all {
				fail := func(what string) { t.Errorf("%v, seed %d: %v: %s", v, seed, at, what) }
				additive := strings.Contains("jobs women companies export_revenue wage_bill investment net_jobs", at.ind)
				if at.area == "XA" && additive {
					var parts []series
					for a := 1; a <= 8; a++ {
						parts = append(parts, series{at.ind, fmt.Sprintf("XA-%02d", a), at.per, at.source})
					}
					if ok, whole := addsUp(all, x, parts); whole {
						if sums++; !ok {
							fail("areas do not add up")
						}
					}
				}
				var quarters []series
				for q := 1; q <= 4; q++ {
					quarters = append(quarters, series{at.ind, at.area, fmt.Sprintf("%s-Q%d", at.per, q), at.source})
				}
				if ok, whole := addsUp(all, x, quarters); whole {
					if sums++; !ok {
						fail("quarters do not add up")
					}
				}
				var year int
				fmt.Sscan(at.per, &year)
				now, ok := all[series{"jobs", at.area, at.per, at.source}]
				if !ok {
					continue
				}
				if at.ind == "net_jobs" {
					before := series{"jobs", at.area, fmt.Sprint(year - 1), at.source}
					if ok, whole := addsUp(all, now, []series{before, at}); whole {
						if flows++; !ok {
							fail("stock and flow do not come out")
						}
					}
				}
				over, factor := "export_revenue", int64(1)
				if at.ind == "women_share" {
					over, factor = "women", 100
				} else if at.ind != "exports_per_job" {
					continue
				}
				if num, ok := all[series{over, at.area, at.per, at.source}]; ok {
					f := big.NewRat(factor, 1)
					lo, hi := new(big.Rat).Mul(f, num.lo), new(big.Rat).Mul(f, num.hi)
					if quotients++; lo.Cmp(new(big.Rat).Mul(x.hi, now.hi)) > 0 || hi.Cmp(new(big.Rat).Mul(x.lo, now.lo)) < 0 {
						fail("quotient does not come out")
					}
				}
			}
			if sums < 30 || flows < 80 || quotients < 200 { // fewest where figures are missing
				t.Errorf("%v: %d sums, %d flows, %d quotients looked at", v, sums, flows, quotients)
			}
		}
	}
}

// addsUp reports whether x can be the sum of parts, and whether all of them are there.
func addsUp(all map[series]span, x span, parts []series) (ok, whole bool) {
	lo, hi := new(big.Rat), new(big.Rat)
	for _, p := range parts {
		y, found := all[p]
		if !found {
			return false, false
		}
		lo.Add(lo, y.lo)
		hi.Add(hi, y.hi)
	}
	return x.hi.Cmp(lo) >= 0 && x.lo.Cmp(hi) <= 0, true
}

// TestSectorTrue: every figure of every variant contains the true value, and no
// variant lacks sources, figures or what makes it one.
func TestSectorTrue(t *testing.T) {
	for _, v := range planted.Variants() {
		s := planted.NewSector(2, planted.Options{Variant: v, Sources: 3, Stated: true, Years: 8})
		about, more, first := 0, 0, 0
		for o := range s.Observations() {
			x := s.True(o.ID)
			switch o.Figure.Qualifier() {
			case figure.QMoreThan:
				more++
				lower, _ := o.Figure.Stated()
				if bound, ok := lower.Rat(); !ok || bound.Cmp(x) >= 0 {
					t.Errorf("%v: %s is %s, and truly %s", v, o.ID, o.Figure, x)
				}
			case figure.QAbout:
				about++
			default:
				if r := spanOf(t, o.Figure); r.lo.Cmp(x) > 0 || r.hi.Cmp(x) < 0 {
					if o.Source != "office-bulletin" {
						t.Errorf("%v: %s is %s, and truly %s", v, o.ID, o.Figure, x)
					}
				}
			}
			if o.Source == "office-bulletin" {
				first++
			}
		}
		vague := v == planted.Qualified
		if (about > 20) != vague || (more > 20) != vague || (first > 0) != (v == planted.Revisions) {
			t.Errorf("%v: %d about, %d more than, %d first releases", v, about, more, first)
		}
		if s.Len() < 1500 || s.Dataset().Len() != s.Len() {
			t.Errorf("%v: %d figures", v, s.Len())
		}
	}
}

// TestSeeds: a seed is the same bytes everywhere and always.
func TestSeeds(t *testing.T) {
	var b strings.Builder
	for _, v := range planted.Variants() {
		for seed := uint64(1); seed <= 2; seed++ {
			h := sha256.New()
			s := planted.NewSector(seed, planted.Options{Variant: v, Sources: int(seed) + 1, Stated: seed == 1})
			for o := range s.Observations() {
				fmt.Fprintln(h, o.ID, o.Key, o.Figure, o.Unit, o.Source, o.Published)
			}
			fmt.Fprintf(&b, "%s\t%d\t%x\n", v, seed, h.Sum(nil)[:12])
		}
	}
	s := planted.NewSector(1, planted.Options{Sources: 2, Stated: true})
	for _, k := range planted.Kinds() {
		if f := planted.Plant(s, k, 1); f != nil {
			n := f.Records[0]
			fmt.Fprintf(&b, "%s\t%v\t%s for %s\t%v\t%t\t%t\n", k, n, f.Printed(n), f.Right(n), f.Class, f.Determined, f.Exact)
		}
	}
	testkit.Golden(t, "seeds.tsv", []byte(b.String()))
}
