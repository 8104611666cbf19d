package indicators_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func rates(t testing.TB) *indicators.Dataset {
	return viewData(t, from("bank bkam bkam 2020 I"), from("wb worldbank worldbank 2021 II"),
		said("U15 usd 2015 9.7644 MAD/USD bank"), said("E15 eur 2015 10.8318 MAD/EUR bank"),
		said("U16 usd 2016 9.81 MAD/USD bank"), said("W16 usd 2016 9.82 MAD/USD wb"),
		said("UE15 usd_end 2015 9.9057 MAD/USD bank"),
		// The last days of 2017 fell on a weekend.
		said("D1 usd_end 2017-12-29 9.33 MAD/USD bank"), said("D2 eur 2017-12-28 11.19 MAD/EUR bank"), said("D3 eur 2017-12-29 11.2 MAD/EUR bank"),
		said("X15 exports 2015 7540000000 MAD bank"), said("J15 wage 2015 8000 MAD/job/month bank"), said("K15 jobs 2015 1 job bank"),
		said("X17 exports 2017-12-29 933 MAD bank"),
	)
}

func TestRate(t *testing.T) {
	year := period.Year
	back := func(n int) indicators.RateOptions {
		return indicators.RateOptions{Use: indicators.RateClosing, DaysBack: n}
	}
	average := indicators.RateOptions{Use: indicators.RateAverage}
	for _, tt := range []struct {
		name     string
		from, to money.Currency
		period   period.Period
		options  indicators.RateOptions
		config   indicators.ViewConfig
		want     string
		legs     string
		err      error
	}{
		{"average as published", money.USD, money.MAD, year(2015), average, indicators.ViewConfig{}, "9.7644 MAD/USD", "U15", nil},
		{"average turned over", money.MAD, money.USD, year(2015), average, indicators.ViewConfig{}, "2500/24411 USD/MAD", "1/U15", nil},
		{"cross rate by way of the dirham", money.EUR, money.USD, year(2015), average, indicators.ViewConfig{}, "18053/16274 USD/EUR", "E15 1/U15", nil},
		{"closing of a year", money.USD, money.MAD, year(2015), back(0), indicators.ViewConfig{}, "9.9057 MAD/USD", "UE15", nil},
		{"an average is no closing rate", money.EUR, money.MAD, year(2015), back(5), indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"markets were closed", money.USD, money.MAD, year(2017), back(0), indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"one day back is not enough", money.USD, money.MAD, year(2017), back(1), indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"two days back", money.USD, money.MAD, year(2017), back(2), indicators.ViewConfig{}, "9.33 MAD/USD", "D1", nil},
		{"the nearest of the days back", money.EUR, money.MAD, period.Quarter(2017, 4), back(7), indicators.ViewConfig{}, "11.2 MAD/EUR", "D3", nil},
		{"cross rate of one day", money.EUR, money.USD, period.Month(2017, 12), back(7), indicators.ViewConfig{}, "1120/933 USD/EUR", "D3 1/D1", nil},
		{"of a day", money.USD, money.MAD, period.MustParse("2017-12-29"), average, indicators.ViewConfig{}, "9.33 MAD/USD", "D1", nil},
		{"of a day, before it is known", money.USD, money.MAD, period.MustParse("2017-12-29"), average, indicators.ViewConfig{Known: period.MustDate(2018, 1, 1)}, "", "", indicators.ErrNoData},
		{"two banks disagree", money.USD, money.MAD, year(2016), average, indicators.ViewConfig{}, "", "", indicators.ErrDisagree},
		{"two banks, by authority", money.USD, money.MAD, year(2016), average, indicators.ViewConfig{Policy: indicators.ByAuthority}, "9.81 MAD/USD", "U16", nil},
		{"to itself", money.MAD, money.MAD, year(1900), average, indicators.ViewConfig{}, "1", "", nil},
		{"nothing joins them", money.JPY, money.MAD, year(2015), average, indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"by way of a currency that does not join them", money.EUR, money.USD, year(2015), indicators.RateOptions{Use: indicators.RateAverage, Via: money.GBP}, indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"in another area", money.USD, money.MAD, year(2015), indicators.RateOptions{Use: indicators.RateAverage, Area: "FR"}, indicators.ViewConfig{}, "", "", indicators.ErrNoData},
		{"no use stated", money.USD, money.MAD, year(2015), indicators.RateOptions{}, indicators.ViewConfig{}, "", "", indicators.ErrInvalid},
		{"no currency", money.USD, 0, year(2015), average, indicators.ViewConfig{}, "", "", indicators.ErrInvalid},
		{"no period", money.USD, money.MAD, period.Period{}, average, indicators.ViewConfig{}, "", "", indicators.ErrInvalid},
		{"too far back", money.USD, money.MAD, year(2015), back(367), indicators.ViewConfig{}, "", "", indicators.ErrInvalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := rates(t).View(tt.config).Rate(indicators.RateQuery{From: tt.from, To: tt.to, Period: tt.period, RateOptions: tt.options})
			if !errors.Is(err, tt.err) || r.Quantity.String() != tt.want {
				t.Fatalf("%v, %v; want %v, %v", r.Quantity, err, tt.want, tt.err)
			}
			var legs []string
			for _, l := range r.Legs {
				s := string(l.Answer.Chosen[0])
				if l.Inverse {
					s = "1/" + s
				}
				legs = append(legs, s)
			}
			if got := strings.Join(legs, " "); got != tt.legs || r.Derived() != (strings.Contains(got, "/") || len(legs) > 1) {
				t.Errorf("legs %s, derived %v; want %s", got, r.Derived(), tt.legs)
			}
			if tt.err == nil && tt.from != tt.to {
				bare, err := r.Rate()
				price, _ := bare.Price().Rat()
				if x, ok := r.Quantity.Figure.Rat(); err != nil || !ok || price.Cmp(x) != 0 || bare.Base() != tt.from || bare.Quote() != tt.to {
					t.Errorf("bare rate %v, %v", bare, err)
				}
			}
		})
	}
}

// The legs of a cross rate are of one day: two of different days make no rate,
// and an earlier day that has both is better than a later one that has one.
func TestCrossRateOfOneDay(t *testing.T) {
	query := indicators.RateQuery{From: money.EUR, To: money.USD, Period: period.Year(2017)}
	query.Use, query.DaysBack = indicators.RateClosing, 9
	apart := []any{
		from("bank bkam bkam 2020 I"),
		said("D1 usd_end 2017-12-29 9.33 MAD/USD bank"), said("D2 eur 2017-12-28 11.19 MAD/EUR bank"),
		said("D3 usd_end 2017-12-26 9.3 MAD/USD bank"),
	}
	if r, err := viewData(t, apart...).View(indicators.ViewConfig{}).Rate(query); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("legs of two days: %s from %v, %v", r.Quantity, r.Legs, err)
	}
	both := append(apart, said("D4 eur 2017-12-26 11.16 MAD/EUR bank"))
	r, err := viewData(t, both...).View(indicators.ViewConfig{}).Rate(query)
	if err != nil || r.Quantity.String() != "1.2 USD/EUR" || r.DaysBack != 5 {
		t.Errorf("%s, %d days back, %v; 11.16/9.3 is of 26 December, 5 days back", r.Quantity, r.DaysBack, err)
	}
}

func TestRateAmbiguous(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "a", Unit: said("x a 2015 1 MAD/USD s").Unit, Collected: "A"}, {ID: "b", Unit: said("x a 2015 1 MAD/EUR s").Unit, Collected: "A"},
		{ID: "c", Unit: said("x a 2015 1 GBP/USD s").Unit, Collected: "A"}, {ID: "d", Unit: said("x a 2015 1 GBP/EUR s").Unit, Collected: "A"},
		{ID: "e", Unit: said("x a 2015 1 MAD/USD s").Unit, Collected: "A"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddObservation(said("A a 2015 10 MAD/USD s"), said("B b 2015 11 MAD/EUR s"), said("C c 2015 0.8 GBP/USD s"), said("D d 2015 0.9 GBP/EUR s"),
		said("E e 2015 10 MAD/USD s"), said("F a 2016 10 MAD/USD s"), said("G e 2016 11 MAD/USD s"))
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	v := d.View(indicators.ViewConfig{})
	q := indicators.RateQuery{From: money.EUR, To: money.USD, Period: period.Year(2015), RateOptions: indicators.RateOptions{Use: indicators.RateAverage}}
	if _, err := v.Rate(q); !errors.Is(err, indicators.ErrDisagree) {
		t.Errorf("two ways: %v", err)
	}
	q.Via = money.GBP
	if r, err := v.Rate(q); err != nil || r.Quantity.String() != "1.125 USD/EUR" || r.Via != money.GBP {
		t.Errorf("by way of sterling: %v, %v", r.Quantity, err)
	}
	// Two indicators of one rate may agree, and may not.
	q.From, q.To = money.USD, money.MAD
	if r, err := v.Rate(q); err != nil || r.Quantity.String() != "10 MAD/USD" {
		t.Errorf("two indicators that agree: %v, %v", r.Quantity, err)
	}
	q.Period = period.Year(2016)
	if _, err := v.Rate(q); !errors.Is(err, indicators.ErrDisagree) {
		t.Errorf("two indicators that disagree: %v", err)
	}
}

func TestConvert(t *testing.T) {
	v := rates(t).View(indicators.ViewConfig{})
	value := func(key string) indicators.Answer {
		a, err := v.Value(keyOf(key))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for _, tt := range []struct {
		name    string
		answer  indicators.Answer
		to      money.Currency
		options indicators.RateOptions
		want    string
		err     error
	}{
		{"a flow, at the average", value("exports 2015"), money.USD, indicators.RateOptions{}, "18850000000000/24411 USD", nil},
		{"a flow, at the closing rate if asked", value("exports 2015"), money.USD, indicators.RateOptions{Use: indicators.RateClosing}, "75400000000000/99057 USD", nil},
		{"a flow of a day", value("exports 2017-12-29"), money.USD, indicators.RateOptions{}, "100 USD", nil},
		{"a wage, at no rate", value("wage 2015"), money.EUR, indicators.RateOptions{}, "", indicators.ErrInvalid},
		{"a wage, at the average if asked", value("wage 2015"), money.EUR, indicators.RateOptions{Use: indicators.RateAverage}, "", nil},
		{"no amount", value("jobs 2015"), money.EUR, indicators.RateOptions{}, "", indicators.ErrUnit},
		{"two currencies", value("usd 2015"), money.EUR, indicators.RateOptions{}, "", indicators.ErrUnit},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := v.Convert(tt.answer, tt.to, tt.options)
			if tt.name == "a wage, at the average if asked" {
				// 8000 / 10.8318 EUR/job/month.
				if err != nil || c.Quantity.String() != "40000000/54159 EUR/job/month" {
					t.Errorf("%v, %v", c.Quantity, err)
				}
				return
			}
			if !errors.Is(err, tt.err) || c.Quantity.String() != tt.want {
				t.Errorf("%v, %v; want %v, %v", c.Quantity, err, tt.want, tt.err)
			}
		})
	}
	c, err := v.Convert(value("exports 2015"), money.USD, indicators.RateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "exports MA 2015 = 7.54 billion dirhams: chosen: X15 (the only eligible source)\nMAD 2015 = 2500/24411 USD/MAD (average of the period, derived)\nusd MA 2015 = 9.7644 MAD/USD: chosen: U15 (the only eligible source) (inverted)",
		wording.Fr: "exports MA 2015 = 7,54 milliards de dirhams : retenu : X15 (seule source admissible)\nMAD 2015 = 2500/24411 USD/MAD (moyenne de la période, dérivé)\nusd MA 2015 = 9,7644 MAD/USD : retenu : U15 (seule source admissible) (inversé)",
	} {
		if got := c.Why(lang); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}
