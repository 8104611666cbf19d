package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// indexSeries returns a series of basketData, and more observations with it.
func indexSeries(t testing.TB, d *indicators.Dataset, key string) indicators.Series {
	t.Helper()
	s, err := d.View(indicators.ViewConfig{}).Series(keyOf(key))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSeriesIndex: the methods of a series give what the metric language gives of
// the same inputs, with a formula in words.
func TestSeriesIndex(t *testing.T) {
	d := basketData(t, said("V1 quantity 2010 10000 1 s"), said("V2 quantity 2011 11000 1 s"))
	year := period.Year
	exports, cpi := indexSeries(t, d, "exports@p 2010"), indexSeries(t, d, "cpi@p 2010")
	link := indexSeries(t, d, "link 2011")
	quarters := indexSeries(t, d, "quantity/product=A 2011-Q1")
	for _, c := range []struct {
		name   string
		of     func() (indicators.Derivation, error)
		metric string
		key    string
		inputs int
	}{
		{"chain", func() (indicators.Derivation, error) { return link.Chain(year(2010), year(2012)) },
			"chain(link, 2010)", "2012", 2},
		{"rebase", func() (indicators.Derivation, error) { return exports.Rebase(year(2010), year(2013)) },
			"rebase(exports, 2010)", "p 2013", 2},
		{"rebase on a year of quarters", func() (indicators.Derivation, error) {
			return quarters.Rebase(year(2011), period.Quarter(2012, 2))
		}, "rebase(quantity[product=A], 2011)", "2012-Q2", 5},
		{"deflator", func() (indicators.Derivation, error) { return exports.Deflator(exports, year(2011)) },
			"deflator(exports, exports)", "p 2011", 2},
		{"constant prices", func() (indicators.Derivation, error) {
			return exports.ConstantPrices(cpi, year(2010), year(2011))
		}, "constant_prices(exports, cpi, 2010)", "p 2011", 3},
		{"least squares", func() (indicators.Derivation, error) {
			return exports.LeastSquaresGrowth(year(2010), year(2014), 12)
		}, "growth_least_squares(exports, 2010, 2014)", "p 2014", 5},
		{"exponential", func() (indicators.Derivation, error) {
			return exports.ExponentialGrowth(year(2010), year(2014), 12)
		}, "growth_exponential(exports, 2010, 2014)", "p 2014", 2},
	} {
		got, err := c.of()
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		want, err := evalText(t, d.View(indicators.ViewConfig{}), c.metric, basketKey(c.key))
		if err != nil || !got.Quantity.Equal(want.Quantity) || len(got.Inputs) != c.inputs {
			t.Errorf("%s: %s of %d inputs; metric %s, %v", c.name, got.Quantity, len(got.Inputs), want.Quantity, err)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if why := got.Why(lang); !strings.Contains(why, "#1") || got.Operation.Text(lang) == "" {
				t.Errorf("%s: %s", c.name, why)
			}
		}
	}
	x, err := exports.Deflator(exports, year(2011))
	if err != nil || x.Quantity.String() != "100" {
		t.Errorf("%s, %v", x.Quantity, err)
	}
}

func TestSeriesIndexRefuses(t *testing.T) {
	d := basketData(t, said("B1 link@p 2012 2 1 s"), said("B2 link@p 2013 2 1 s", broken), said("B3 link@p 2014 2 1 s"))
	year := period.Year
	exports, cpi := indexSeries(t, d, "exports@p 2010"), indexSeries(t, d, "cpi@p 2010")
	other, jobs := indexSeries(t, d, "cpi@q 2012"), indexSeries(t, d, "jobs 2014-M01")
	link, broken := indexSeries(t, basketData(t), "link 2011"), indexSeries(t, d, "link@p 2012")
	for _, c := range []struct {
		name string
		of   func() (indicators.Derivation, error)
		want error
	}{
		{"a base year without a figure", func() (indicators.Derivation, error) {
			return exports.ConstantPrices(cpi, year(2009), year(2011))
		}, indicators.ErrNoData},
		{"a base year without a figure", func() (indicators.Derivation, error) {
			return exports.Rebase(year(2009), year(2011))
		}, indicators.ErrNoData},
		{"a price index of another perimeter", func() (indicators.Derivation, error) {
			return exports.ConstantPrices(other, year(2012), year(2012))
		}, indicators.ErrPerimeter},
		{"a gap between links", func() (indicators.Derivation, error) { return link.Chain(year(2010), year(2014)) },
			indicators.ErrGap},
		{"a break between links", func() (indicators.Derivation, error) { return broken.Chain(year(2011), year(2014)) },
			indicators.ErrBreak},
		{"backwards", func() (indicators.Derivation, error) { return link.Chain(year(2014), year(2011)) },
			indicators.ErrInvalid},
		{"another kind of period", func() (indicators.Derivation, error) {
			return link.Chain(period.Quarter(2010, 1), year(2011))
		}, indicators.ErrInvalid},
		{"a base of no quarters", func() (indicators.Derivation, error) {
			return link.Rebase(period.Quarter(2010, 1), year(2011))
		}, indicators.ErrInvalid},
		{"units", func() (indicators.Derivation, error) { return exports.Deflator(cpi, year(2011)) }, indicators.ErrUnit},
		{"a gap in a line", func() (indicators.Derivation, error) {
			return jobs.LeastSquaresGrowth(period.Month(2014, 1), period.Month(2014, 4), 6)
		}, indicators.ErrGap},
		{"backwards", func() (indicators.Derivation, error) {
			return exports.ExponentialGrowth(year(2012), year(2010), 6)
		}, indicators.ErrInvalid},
		{"nothing", func() (indicators.Derivation, error) { return (indicators.Series{}).Chain(year(2010), year(2011)) },
			indicators.ErrInvalid},
	} {
		if _, err := c.of(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// A value at the prices of a base year, by a price index of the dataset.
func ExampleSeries_ConstantPrices() {
	v := basketData(new(testing.T)).View(indicators.ViewConfig{})
	exports, _ := v.Series(indicators.Key{Indicator: "exports", Area: "MA", Perimeter: "p"})
	prices, _ := v.Series(indicators.Key{Indicator: "cpi", Area: "MA", Perimeter: "p"})
	d, _ := exports.ConstantPrices(prices, period.Year(2010), period.Year(2011))
	fmt.Println(d.Quantity)
	fmt.Println(figure.MustParse("11898"), "* 100 / 110.78")
	_, err := exports.ConstantPrices(prices, period.Year(2009), period.Year(2011))
	fmt.Println(errors.Is(err, indicators.ErrNoData))
	// Output:
	// 59490000/5539 MAD
	// 11898 * 100 / 110.78
	// true
}
