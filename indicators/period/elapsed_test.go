package period_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestYears(t *testing.T) {
	for _, c := range []struct {
		got  *big.Rat
		want string
	}{
		{must("2015").Years(), "1"}, {must("2014-2020").Years(), "7"}, {must("2015-Q1").Years(), "1/4"}, {must("2015-05").Years(), "1/12"},
		{must("2015-05-05").Years(), "1/366"}, {must("2016-02-29").Years(), "1/365"}, {must("2016-01-02/2017-01-01").Years(), "1"},
		{must("9999-12-31").Years(), "1/366"},
		// 182 days of the leap year 2016, from 1 January to 30 June.
		{period.YearsBetween(period.MustDate(2015, 1, 1), period.MustDate(2016, 7, 1)), "274/183"},
		{period.YearsBetween(period.MustDate(2016, 7, 1), period.MustDate(2015, 1, 1)), "-274/183"},
		{period.YearsBetween(period.MustDate(2016, 2, 29), period.MustDate(2017, 2, 28)), "1"},
		{period.YearsBetween(period.MustDate(2012, 7, 1), period.MustDate(2022, 7, 1)), "10"},
		// 1900 is no leap year: four years after 1904 is the 29th, four before would be the 28th.
		{period.YearsBetween(period.MustDate(1904, 2, 29), period.MustDate(1908, 2, 29)), "4"},
		{period.YearsBetween(period.MustDate(1908, 2, 29), period.MustDate(1904, 2, 29)), "-4"},
		{period.YearsBetween(period.MustDate(2012, 7, 1), period.MustDate(2012, 7, 1)), "0"},
		{period.YearsBetween(period.Date{}, period.MustDate(2012, 7, 1)), "0"},
	} {
		if c.got.RatString() != c.want {
			t.Errorf("got %s years, want %s", c.got.RatString(), c.want)
		}
	}
	for _, c := range []struct {
		from, to, want string
		is             error
	}{
		{"2012", "2022", "10", nil}, {"2022", "2012", "-10", nil}, {"2015-Q1", "2015-Q4", "3/4", nil}, {"2015-01", "2016-03", "7/6", nil},
		{"2015-06-30", "2016-06-30", "1", nil}, {"2015-W01", "2015-W02", "7/365", nil}, {"2014-07/2015-06", "2015", "1/2", nil},
		{"2015", "2015-Q1", "", period.ErrKind}, {"2015", "2015-01-01", "", period.ErrKind},
	} {
		r, err := must(c.from).YearsTo(must(c.to))
		if !errors.Is(err, c.is) || err == nil && r.RatString() != c.want {
			t.Errorf("%s to %s: %v, %v; want %s, %v", c.from, c.to, r, err, c.want, c.is)
		}
	}
	if _, err := (period.Period{}).YearsTo(period.Year(2015)); !errors.Is(err, period.ErrUnset) {
		t.Errorf("from nowhere: %v", err)
	}
}

// Rows M06 and M12 of the progress oracle: 970 of 1701 days.
func TestElapsed(t *testing.T) {
	start, end := period.MustDate(2016, 5, 5), period.MustDate(2020, 12, 31)
	for _, c := range []struct {
		at   period.Date
		want string
	}{
		{period.MustDate(2018, 12, 31), "970/1701"}, {start, "0"}, {end, "1"}, {period.MustDate(2016, 5, 4), "-1/1701"}, {period.MustDate(2021, 1, 1), "1702/1701"},
	} {
		if r, err := period.Elapsed(start, end, c.at); err != nil || r.RatString() != c.want {
			t.Errorf("elapsed at %v: %v, %v; want %s", c.at, r, err, c.want)
		}
	}
	if _, err := period.Elapsed(end, start, end); !errors.Is(err, period.ErrOrder) {
		t.Errorf("backwards: %v", err)
	}
	if _, err := period.Elapsed(start, start, start); !errors.Is(err, period.ErrOrder) {
		t.Errorf("no time at all: %v", err)
	}
	if _, err := period.Elapsed(start, end, period.Date{}); !errors.Is(err, period.ErrUnset) {
		t.Errorf("at no date: %v", err)
	}
}
