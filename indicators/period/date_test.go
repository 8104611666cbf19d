package period_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// The oracle for the calendar is package time, which counts by another method.

func TestDateAgainstTime(t *testing.T) {
	step := testkit.Cases(17, 1)
	d := period.MustDate(1, 1, 1)
	tm := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	n := 0
	for ; d.IsSet(); d, tm, n = d.AddDays(step), tm.AddDate(0, 0, step), n+1 {
		y, m, day := tm.Date()
		if d.Year() != y || d.Month() != int(m) || d.Day() != day {
			t.Fatalf("day %d: got %v, want %v", n*step, d, tm.Format(time.DateOnly))
		}
		if e := period.MustDate(y, int(m), day); e != d {
			t.Fatalf("MustDate(%d, %d, %d) = %v, want %v", y, m, day, e, d)
		}
		if got, want := d.Weekday(), (int(tm.Weekday())+6)%7+1; got != want {
			t.Fatalf("%v: weekday %d, want %d", d, got, want)
		}
		if got, want := d.YearDay(), tm.YearDay(); got != want {
			t.Fatalf("%v: day of year %d, want %d", d, got, want)
		}
		gy, gw := d.ISOWeek()
		wy, ww := tm.ISOWeek()
		if gy != wy || gw != ww {
			t.Fatalf("%v: ISO week %d-%d, want %d-%d", d, gy, gw, wy, ww)
		}
	}
	if tm.Year() != 10000 {
		t.Errorf("the calendar ended before %v", tm)
	}
}

func TestDateArithmeticAgainstTime(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range testkit.Cases(2000, 20000) {
		d := period.MustDate(1+r.IntN(9999), 1+r.IntN(12), 1+r.IntN(28))
		n := r.IntN(4000000) - 2000000
		tm := time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
		e, want := d.AddDays(n), tm.AddDate(0, 0, n)
		if in := want.Year() >= 1 && want.Year() <= 9999; in != e.IsSet() {
			t.Fatalf("%v + %d days = %v, want %v", d, n, e, want)
		} else if !in {
			continue
		}
		if e.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v + %d days = %v, want %v", d, n, e, want)
		}
		if e.DaysSince(d) != n || d.DaysSince(e) != -n {
			t.Fatalf("%v since %v: %d, want %d", e, d, e.DaysSince(d), n)
		}
		if c := d.Compare(e); (n > 0) != (c < 0) || (n == 0) != (c == 0) || d.Before(e) != (n > 0) || d.After(e) != (n < 0) {
			t.Fatalf("%v and %v are out of order", d, e)
		}
		// Days up to 28 are never clamped, so that the months agree with time.
		k := r.IntN(2000) - 1000
		if m, want := d.AddMonths(k), tm.AddDate(0, k, 0); m.IsSet() && m.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v + %d months = %v, want %v", d, k, m, want)
		}
	}
}

func TestNewDate(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		ok      bool
	}{
		{2016, 2, 29, true}, {2015, 2, 29, false}, {1900, 2, 29, false}, {2000, 2, 29, true},
		{2015, 4, 31, false}, {2015, 12, 31, true}, {2015, 0, 1, false}, {2015, 13, 1, false},
		{2015, 1, 0, false}, {2015, 1, 32, false}, {0, 1, 1, false}, {1, 1, 1, true},
		{9999, 12, 31, true}, {10000, 1, 1, false}, {-1, 1, 1, false}, {1 << 40 % 1000003, 99, 1, false},
	} {
		d, err := period.NewDate(c.y, c.m, c.d)
		if c.ok != (err == nil) || c.ok != d.IsSet() {
			t.Errorf("NewDate(%d, %d, %d) = %v, %v", c.y, c.m, c.d, d, err)
		}
		if err != nil && !errors.Is(err, period.ErrRange) {
			t.Errorf("NewDate(%d, %d, %d): %v", c.y, c.m, c.d, err)
		}
	}
}

func TestDateClamp(t *testing.T) {
	for _, c := range []struct {
		in     string
		months int
		want   string
	}{
		{"2015-01-31", 1, "2015-02-28"}, {"2016-01-31", 1, "2016-02-29"}, {"2016-02-29", 12, "2017-02-28"},
		{"2016-02-29", 48, "2020-02-29"}, {"2015-03-31", -1, "2015-02-28"}, {"2015-01-15", -1, "2014-12-15"},
		{"0001-01-01", -1, ""}, {"9999-12-01", 1, ""}, {"2015-01-01", 1 << 30, ""}, {"2015-01-01", -1 << 30, ""},
	} {
		d, err := period.ParseDate(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s + %d months = %q, want %q", c.in, c.months, got, c.want)
		}
	}
	if got := period.MustDate(2016, 2, 29).AddYears(1).String(); got != "2017-02-28" {
		t.Errorf("2016-02-29 and a year = %s", got)
	}
	if got := period.MustDate(2016, 2, 29).AddYears(10000); got.IsSet() {
		t.Errorf("ten thousand years later = %s", got)
	}
}

func TestUnsetDate(t *testing.T) {
	var d period.Date
	one := period.MustDate(1, 1, 1)
	y, w := d.ISOWeek()
	if d.IsSet() || d.Year()+d.Month()+d.Day()+d.YearDay()+d.Weekday()+y+w != 0 || d.String() != "" {
		t.Error("the zero Date has parts")
	}
	if d.AddDays(1).IsSet() || d.AddMonths(1).IsSet() || d.AddYears(1).IsSet() || one.AddDays(-1).IsSet() || one.AddDays(1<<30).IsSet() {
		t.Error("arithmetic made a date from nothing")
	}
	if d.DaysSince(one) != 0 || one.DaysSince(d) != 0 || d.Before(one) || one.After(d) || d.Compare(one) != -1 {
		t.Error("the zero Date is compared as if it were a day")
	}
}

func TestMustDatePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustDate(2015, 2, 29) did not panic")
		}
	}()
	period.MustDate(2015, 2, 29)
}

// TestCalendarEnds: the last day that there is, and none behind it. The calendar
// has 3,652,059 days, which are 9,999 years of 365 days and 2,424 leap days.
func TestCalendarEnds(t *testing.T) {
	first, last := period.MustDate(1, 1, 1), period.MustDate(9999, 12, 31)
	const days = 9999*365 + 2424
	for _, n := range []int{days, days + 1, math.MaxInt32, math.MaxInt, math.MinInt, math.MinInt + days, math.MaxInt - 5} {
		for _, d := range []period.Date{first, last, period.MustDate(2015, 5, 31)} {
			if got := [...]period.Date{d.AddDays(n), d.AddMonths(n), d.AddYears(n)}; got != [3]period.Date{} {
				t.Errorf("%v by %d: %v", d, n, got)
			}
		}
	}
	for name, got := range map[string][2]period.Date{
		"last day":           {first.AddDays(days - 1), last},
		"first day":          {last.AddDays(1 - days), first},
		"day after the last": {last.AddDays(1), {}},
		"day before":         {first.AddDays(-1), {}},
		"last month":         {first.AddMonths(12*9999 - 1), period.MustDate(9999, 12, 1)},
		"first month":        {last.AddMonths(1 - 12*9999), period.MustDate(1, 1, 31)},
		"month after":        {first.AddMonths(12 * 9999), {}},
		"month before":       {last.AddMonths(-12 * 9999), {}},
		"months before":      {first.AddMonths(-14), {}},
		"last year":          {first.AddYears(9998), period.MustDate(9999, 1, 1)},
		"first year":         {last.AddYears(-9998), period.MustDate(1, 12, 31)},
		"year after":         {first.AddYears(9999), {}},
		"year before":        {last.AddYears(-9999), {}},
		"year before it":     {first.AddYears(-1), {}},
		"twelve wrap":        {last.AddYears(math.MaxInt/12*4 + 8), {}},
		"unset":              {period.Date{}.AddDays(5), {}},
		"unset by months":    {period.Date{}.AddMonths(5), {}},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %v, want %v", name, got[0], got[1])
		}
	}
	// Periods end where the calendar does.
	for name, p := range map[string]period.Period{
		"year 0": period.Year(0), "year 10000": period.Year(10000), "month 0": period.Month(2015, 0),
		"after the last": period.Day(last).Next(), "before the first": period.Day(first).Prev(),
		"after the last month": period.Month(9999, 12).Next(), "two after": period.Month(9999, 11).Shift(2),
		"after the last quarter": period.Quarter(9999, 4).Next(), "before the first month": period.Month(1, 1).Prev(),
		"after the last year": period.Year(9999).Next(), "before the first year": period.Year(1).Prev(),
		"after two years":      period.YearRange(9998, 9999).Next(),
		"years back":           period.Year(1).Shift(-3),
		"days that wrap":       period.Day(last).Shift(math.MaxInt),
		"days that wrap back":  period.Day(last).Shift(math.MinInt),
		"weeks that wrap":      period.Week(2015, 5).Shift(math.MaxInt/7 + 1),
		"years that wrap":      period.Year(2015).Shift(math.MaxInt/12*4 + 8),
		"years that wrap back": period.Year(2015).Shift(math.MinInt / 12 * 4),
		"months that wrap":     period.Month(2015, 1).Shift(math.MaxInt),
		"unset":                period.Period{}.Shift(1),
	} {
		if p.IsSet() {
			t.Errorf("%s: %v", name, p)
		}
	}
	if p := period.Year(1).Shift(9998); p != period.Year(9999) || p.Shift(-9998) != period.Year(1) {
		t.Error(p)
	}
	if p := period.Day(first).Shift(days - 1); p != period.Day(last) || p.Shift(1-days) != period.Day(first) {
		t.Error(p)
	}
	if p := period.YearRange(1, 9999); p.Days() != days || p.Shift(0) != p {
		t.Error(p.Days())
	}
}
