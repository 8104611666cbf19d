package main

import (
	"fmt"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// firms is a book of n agreements, each with a target of its own firm and two values that
// count towards it, and a View of those.
func firms(n int) (*agreements.Book, indicators.View) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{
			ID: "jobs", Unit: figure.MustParseUnit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter,
			OverTime: indicators.Last, OverSegments: indicators.Sum,
		}},
		Perimeters: []indicators.Perimeter{{ID: "all"}},
	})
	ok(err)
	spec := agreements.BookSpec{Organisations: []agreements.Organisation{{ID: "state"}}}
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "state"})
	for i := range n {
		id := agreements.ID(fmt.Sprintf("a%05d", i))
		firm := indicators.MustBreakdown("firm=" + string(id))
		spec.Organisations = append(spec.Organisations, agreements.Organisation{ID: id})
		spec.Agreements = append(spec.Agreements, agreements.Agreement{
			ID: id, Form: agreements.FormConvention, Known: period.Year(2016), Content: agreements.Content{
				Parties: []agreements.Party{{ID: "s", Organisation: "state"}, {ID: "f", Organisation: id}},
				Targets: []agreements.Target{{
					ID: "t", Value: figure.MustParseQuantity("100 job"), Basis: agreements.BasisLevel, Deadline: period.Year(2020),
					Measures: []agreements.Measure{{
						ID: "m", Indicator: "jobs", Area: "MA", Perimeter: "all", Breakdown: firm, Counting: agreements.CountLevel,
					}},
				}},
			},
		})
		source := indicators.ID("s" + string(id))
		b.AddSource(indicators.Source{ID: source, Originator: "state", Carrier: "state", Date: period.Year(2018)})
		for y := 2016; y < 2018; y++ {
			b.AddObservation(indicators.Observation{
				ID:     indicators.ID(fmt.Sprintf("%s.%d", id, y)),
				Key:    indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Breakdown: firm, Period: period.Year(y)},
				Figure: figure.FromInt64(int64(40 + y%10)), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved,
				Source: source,
			})
		}
	}
	book, err := agreements.NewBook(spec)
	ok(err)
	d, err := b.Build(c)
	ok(err)
	return book, d.View(indicators.ViewConfig{})
}

const (
	assessOp   = "agreements/assess one"
	ofTen      = ours + ", of 10 agreements"
	ofThousand = ours + ", of 10,000 agreements"
)

func assessEntries() []entry {
	assess := func(n int) func(int) {
		var v agreements.Version
		var view indicators.View
		return func(int) {
			if view.Dataset() == nil {
				var book *agreements.Book
				book, view = firms(n)
				h, found := book.Agreement("a00005")
				if !found {
					panic("no agreement a00005")
				}
				v = h.AsOf(period.Date{}, period.Date{})
			}
			a, err := v.Assess("t", view, period.MustDate(2018, 6, 1))
			ok(err)
			sinkInt += int64(len(a.Readings))
		}
	}
	few, many := assess(10), assess(10_000)
	return []entry{
		{assessOp, ofThousand, loop(func() { many(0) }, many)},
		{assessOp, ofTen, loop(func() { few(0) }, few)},
	}
}
