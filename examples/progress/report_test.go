package main

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestMet: 104 jobs at the end of 2017 met the target of 100 for 2020, by hand
// 1,096 days before its end.
func TestMet(t *testing.T) {
	book, err := agreements.DecodeBook(strings.NewReader(`{"format": "mithaq.agreements/1", "agreements": [
		{"id": "a", "form": "convention", "known": "2016", "targets": [{"id": "t", "value": "100 job", "basis": "level",
		"start": "2014-12-31", "deadline": "2020", "measures": [{"id": "m", "indicator": "jobs", "counting": "level"}]}]}]}`),
		agreements.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	history, _ := book.Agreement("a")
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "jobs", Unit: figure.MustParseUnit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddSource(indicators.Source{ID: "s", Originator: "o", Carrier: "o", Date: period.Year(2019)})
	for y, jobs := range map[int]int64{2016: 90, 2017: 104, 2018: 120} {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID(period.Year(y).String()), Key: indicators.Key{Indicator: "jobs", Period: period.Year(y)},
			Figure: figure.FromInt64(jobs), Unit: figure.MustParseUnit("job"), Role: indicators.RoleObserved, Source: "s",
		})
	}
	data, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	v := history.AsOf(period.Date{}, period.Date{})
	a, err := v.Assess("t", data.View(indicators.ViewConfig{}), period.MustDate(2018, 12, 31))
	if err != nil || len(a.Readings) != 1 {
		t.Fatal(a, err)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: ", since 31 December 2017, days before the deadline: 1,096",
		wording.Fr: ", depuis le 31 décembre 2017, jours avant l’échéance : 1 096",
		wording.Ar: "، منذ 31 دجنبر 2017، عدد الأيام قبل الأجل: 1.096",
	} {
		r := report{lang: lang}
		if got := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(r.met(a, a.Readings[0].ID)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got := r.met(a, "none"); got != "" {
			t.Errorf("%q of no reading", got)
		}
	}
}
