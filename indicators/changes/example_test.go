package changes_test

import (
	"fmt"
	"os"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// named returns a name in three languages.
func named(ar, fr, en string) (t wording.Text) {
	for _, x := range []struct {
		lang wording.Lang
		name string
	}{{wording.Ar, ar}, {wording.Fr, fr}, {wording.En, en}} {
		if x.name != "" {
			t, _ = t.With(x.lang, x.name, wording.Translated)
		}
	}
	return t
}

// release returns a dataset of two figures; the second one is as given.
func release(jobs, words string, published period.Period) *indicators.Dataset {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{
			ID: "jobs", Name: named("مناصب الشغل", "emplois", "jobs"), Unit: figure.MustParseUnit("job"),
			Nature: indicators.Stock,
		}},
		Areas: []indicators.Category{{ID: "MA", Name: named("المغرب", "Maroc", "Morocco")}},
	})
	if err != nil {
		panic(err)
	}
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office", Name: named("", "", "the office")})
	b.AddSource(indicators.Source{ID: "yearbook", Carrier: "office"})
	observation := func(id indicators.ID, year int, f string, words string) indicators.Observation {
		return indicators.Observation{
			ID: id, Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(year)},
			Figure: figure.MustParse(f), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved,
			Source: "yearbook", Published: published, Words: words, WordsLang: wording.En,
		}
	}
	b.AddObservation(observation("F1", 2014, "61000", "61,000 jobs"), observation("F2", 2015, jobs, words))
	d, err := b.Build(catalogue)
	if err != nil {
		panic(err)
	}
	return d
}

func ExampleCompare() {
	old := release("63000", "63,000 jobs", period.Year(2016))
	today := release("65000", "65,000 jobs", period.Year(2016))
	c := changes.Compare(old, today)
	for _, x := range c.List {
		fmt.Println(x.Kind, x.Path, x.Members)
		if by, ok := x.Difference(); ok {
			fmt.Println(by)
		}
	}
	back, err := c.Invert().Apply(today)
	fmt.Println(back.Equal(old), err)
	// Output:
	// revised /observations/F2 [figure words]
	// 2000 job
	// true <nil>
}

// ExampleChanges says what changed in three languages.
func ExampleChanges() {
	old := release("63000", "", period.Year(2016))
	today := release("65000", "", period.Year(2016))
	c := changes.Compare(old, today)
	for _, locale := range []wording.Locale{wording.EnAny, wording.FrMA, wording.ArMA} {
		w := wording.NewWriter(locale, wording.WriterOptions{})
		fmt.Print(c.Text(w, today.Catalogue()))
	}
	// Output:
	// figure F2 (jobs, Morocco, 2015): revised, number 63,000 jobs → 65,000 jobs (difference 2,000 jobs)
	// chiffre F2 (emplois, Maroc, 2015) : a changé, nombre 63 000 emplois → 65 000 emplois (écart 2 000 emplois)
	// الرقم F2 (مناصب الشغل، المغرب، 2015): تغير، العدد 63.000 منصب شغل → 65.000 منصب شغل (الفرق 2.000 منصب شغل)
}

// ExampleChange looks at the record before and after.
func ExampleChange() {
	old := release("63000", "63,000 jobs", period.Year(2016))
	c := changes.Compare(old, release("63000", "63,000 jobs", period.Year(2017)))
	for _, x := range c.List {
		fmt.Println(x.Path, x.Members, x.Old.Observation.Published, x.New.Observation.Published)
	}
	// Output:
	// /observations/F1 [published] 2016 2017
	// /observations/F2 [published] 2016 2017
}

// ExampleRecord adds a body by hand.
func ExampleRecord() {
	c := changes.Changes{List: []changes.Change{{
		Kind: changes.Added, Path: "/bodies/ministry",
		New: changes.Record{Body: &indicators.Body{ID: "ministry", Name: named("", "", "the ministry")}},
	}}}
	d, err := c.Apply(release("63000", "63,000 jobs", period.Year(2016)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for x := range d.Bodies() {
		fmt.Println(x.ID)
	}
	// Output:
	// ministry
	// office
}

// ExampleKind counts what is new.
func ExampleKind() {
	c := changes.Compare(nil, release("63000", "63,000 jobs", period.Year(2016)))
	fmt.Println(c.Count(changes.Added), changes.Added)
	// Output:
	// 6 added
}

func ExampleEncode() {
	c := changes.Compare(release("63000", "", period.Year(2016)), release("63000", "", period.Year(2016)))
	if err := changes.Encode(os.Stdout, c); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "format": "mithaq.changes/1",
	//   "changes": []
	// }
}
