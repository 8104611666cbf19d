package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// checked is how many observations the operations of checkEntries are about: series of 20
// years, by three sources.
const checked = 120_000

// agreeing are observations of which three sources say the same, disputed those of which
// one says something else in one year of five.
var (
	agreeing = sync.OnceValue(func() indicators.View { return wide(0) })
	disputed = sync.OnceValue(func() indicators.View { return wide(5) })
)

// wide is a dataset of many series, each of a firm that the catalogue has; one source
// differs in one year of so many, if any.
func wide(differs int) indicators.View {
	small, err := rules.Input{}.Dataset()
	ok(err)
	var b indicators.Builder
	b.AddBody(slices.Collect(small.Bodies())...)
	b.AddSource(slices.Collect(small.Sources())...)
	r := rand.New(rand.NewPCG(1, 1))
	unit := figure.MustParseUnit("job")
	firms := indicators.Dimension{ID: "firm", Name: wording.MustText(wording.Name{Lang: wording.En, Name: "Firm"})}
	for i := range checked / 60 {
		firm := indicators.ID(fmt.Sprintf("f%d", i))
		firms.Codes = append(firms.Codes, indicators.Category{ID: firm, Name: firms.Name})
		value := 1000 + r.Int64N(9000)
		for y := 2000; y < 2020; y++ {
			for n, s := range []indicators.ID{"o16", "m16", "n16"} {
				stated := value
				if n == 2 && differs > 0 && (y+i)%differs == 0 {
					stated += value / 10
				}
				b.AddObservation(indicators.Observation{
					ID: indicators.ID(fmt.Sprintf("%s.%d.%d", s, i, y)),
					Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all",
						Breakdown: indicators.MustBreakdown("firm=" + string(firm)), Period: period.Year(y)},
					Figure: figure.FromInt64(stated), Unit: unit, Role: indicators.RoleObserved, Source: s,
					Published: period.Year(2021),
				})
			}
			value += value * r.Int64N(10) / 100
		}
	}
	spec := small.Catalogue().Spec()
	spec.Dimensions = append(spec.Dimensions, firms)
	c, err := indicators.NewCatalogue(spec)
	ok(err)
	d, err := b.Build(c)
	ok(err)
	return d.View(indicators.ViewConfig{})
}

const (
	checkOp     = "check/all rules, 120,000 observations of three sources"
	conflictsOp = "check/conflicts, 120,000 observations of three sources"
)

func checkEntries() []entry {
	check := func(view func() indicators.View) func(int) {
		return timed(func(int) {
			for range rules.EachFinding(view(), rules.All()...) {
				sinkInt++
			}
		})
	}
	conflicts := func(view func() indicators.View) func(int) {
		return timed(func(int) {
			for c := range view().EachConflict(indicators.Selector{}) {
				sinkInt += int64(len(c.Members))
			}
		})
	}
	return []entry{
		{checkOp, ours, loop(func() { agreeing() }, check(agreeing))},
		{checkOp, ours + ", one year of five disputed", loop(func() { disputed() }, check(disputed))},
		{conflictsOp, ours, loop(func() { agreeing() }, conflicts(agreeing))},
		{conflictsOp, ours + ", one year of five disputed", loop(func() { disputed() }, conflicts(disputed))},
	}
}
