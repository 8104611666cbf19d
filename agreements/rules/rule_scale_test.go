package rules_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// firmsBook is a book of n agreements, each with a target of its own firm and two values that
// count towards it.
func firmsBook(t testing.TB, n int) (*agreements.Book, indicators.View) {
	t.Helper()
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
				Source: source, Assurance: indicators.Verified,
			})
		}
	}
	book, err := agreements.NewBook(spec)
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return book, d.View(indicators.ViewConfig{})
}

// TestCostsDoNotDependOnOthers: what an assessment allocates does not depend on how many
// other agreements there are, and a check of a book and a portfolio allocate in proportion.
func TestCostsDoNotDependOnOthers(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	day := period.MustDate(2018, 6, 1)
	few, many := 20, testkit.Cases(400, 10_000)
	costs := func(n int) (assess, verified, portfolio, check float64) {
		book, view := firmsBook(t, n)
		h, _ := book.Agreement("a00005")
		v := h.AsOf(period.Date{}, period.Date{})
		assess = testing.AllocsPerRun(5, func() { v.Assess("t", view, day) })
		verified = testing.AllocsPerRun(5, func() {
			v.AssessAs("t", view, day, agreements.AssessOptions{Assurance: indicators.Verified})
		})
		var refs []agreements.TargetRef
		for h := range book.Agreements() {
			refs = append(refs, agreements.TargetRef{Agreement: h.ID(), Target: "t"})
		}
		portfolio = testing.AllocsPerRun(1, func() {
			if _, err := book.Portfolio(period.Date{}, period.Date{}, view, day, refs...); err != nil {
				t.Error(err)
			}
		})
		check = testing.AllocsPerRun(1, func() { rules.Check(book, view, rules.All()...) })
		return assess, verified, portfolio / float64(n), check / float64(n)
	}
	a1, v1, p1, c1 := costs(few)
	a2, v2, p2, c2 := costs(many)
	t.Logf("at %d: %v %v, portfolio %v, check %v an agreement", few, a1, v1, p1, c1)
	t.Logf("at %d: %v %v, portfolio %v, check %v an agreement", many, a2, v2, p2, c2)
	if a2 > 1.5*a1 || v2 > 1.5*v1 || p2 > 1.5*p1 || c2 > 1.5*c1 {
		t.Error("costs grow with the number of other agreements")
	}
}
