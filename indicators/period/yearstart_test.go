package period_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// The examples of SDMX 2.1, section 6, chapter 4.2: 2010-Q2 with a reporting
// year that starts in July; and the rule that the first week is the one with
// the first Thursday on or after the start day.
func TestYearStart(t *testing.T) {
	july, err := period.ParseYearStart("--07-01")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{
		{"2010-Q2", "2010-10-01/2010-12-31"},
		{"2015-A1", "2015-07-01/2016-06-30"},
		{"2015-S2", "2016-01-01/2016-06-30"},
		{"2015-H1", "2015-07-01/2015-12-31"},
		{"2015-T3", "2016-03-01/2016-06-30"},
		{"2015-M08", "2016-02-01/2016-02-29"},
		{"2015-D001", "2015-07-01/2015-07-01"},
		{"2015-D366", "2016-06-30/2016-06-30"},
		{"2011-W36", "2012-03-05/2012-03-11"},
		{"2015", "2015-01-01/2015-12-31"},
		{"2015-08", "2015-08-01/2015-08-31"},
		{"2015-08-09", "2015-08-09/2015-08-09"},
		{"2014-2015", "2014-01-01/2015-12-31"},
		{"2014-A1/2015-A1", "2014-07-01/2016-06-30"},
	} {
		p, err := july.Parse(c.in)
		if got := p.First().String() + "/" + p.Last().String(); err != nil || got != c.want {
			t.Errorf("%s from July: %s, %v; want %s", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"2014-D366", "2015-W54", "9999-A1"} {
		if p, err := july.Parse(in); !errors.Is(err, period.ErrRange) {
			t.Errorf("%s from July: %v, %v", in, p, err)
		}
	}
	// Each reporting year is tiled by its parts, and the years by each other.
	for _, s := range []string{"--01-01", "--07-01", "--04-06", "--01-31", "--12-31", "--02-28"} {
		start, err := period.ParseYearStart(s)
		if err != nil || start.String() != s {
			t.Fatalf("%s: %v, %v", s, start, err)
		}
		if again, err := period.NewYearStart(start.Month(), start.Day()); err != nil || again != start {
			t.Fatalf("%s: %v, %v", s, again, err)
		}
		for y := 2010; y < 2030; y++ {
			year := start.Year(y)
			if !year.Adjacent(start.Year(y+1)) || year.Days() < 365 || year.Days() > 366 || year.First().Year() != y {
				t.Fatalf("%s: year %d is %v", s, y, year)
			}
			for _, part := range []struct {
				n int
				f func(y, n int) period.Period
			}{{2, start.Semester}, {3, start.Trimester}, {4, start.Quarter}, {12, start.MonthOf}, {year.Days(), start.DayOf}} {
				next := year.First()
				for n := 1; n <= part.n; n++ {
					p := part.f(y, n)
					if p.First() != next {
						t.Fatalf("%s: part %d of %d of %d starts on %v, want %v", s, n, part.n, y, p.First(), next)
					}
					next = p.Last().AddDays(1)
				}
				if next != year.Last().AddDays(1) {
					t.Fatalf("%s: %d parts of %d end on %v, want %v", s, part.n, y, next, year.Last())
				}
				if part.f(y, 0).IsSet() || part.f(y, part.n+1).IsSet() {
					t.Fatalf("%s: %d has a part 0 or %d", s, y, part.n+1)
				}
			}
			// The first Thursday on or after the start day is in week 1.
			thursday := year.First()
			for thursday.Weekday() != 4 {
				thursday = thursday.AddDays(1)
			}
			if w := start.Week(y, 1); !w.ContainsDate(thursday) || w.First().Weekday() != 1 || w.Days() != 7 {
				t.Fatalf("%s: week 1 of %d is %v", s, y, w)
			}
			weeks := 52
			if start.Week(y, 53).IsSet() {
				weeks = 53
			}
			if !start.Week(y, weeks).Adjacent(start.Week(y+1, 1)) {
				t.Fatalf("%s: week %d of %d is not before week 1 of the next", s, weeks, y)
			}
		}
	}
	for _, c := range []struct {
		p   period.Period
		set bool
	}{
		{july.Quarter(1, 1), true}, {july.Quarter(0, 1), false}, {july.Semester(9999, 1), true}, {july.Semester(9999,
			2), false}, {july.Semester(10000, 1), false},
		{july.Week(1, 1), true}, {july.Week(9999, 20), true}, {july.Week(9999, 53), false}, {july.Week(10000, 1), false},
	} {
		if c.p.IsSet() != c.set {
			t.Errorf("at the end of the calendar: %v, want set %v", c.p, c.set)
		}
	}
	second, err2 := period.NewYearStart(1, 2)
	last, err3 := period.NewYearStart(12, 31)
	if err2 != nil || err3 != nil || second.Year(9999).IsSet() || second.Year(9998) != must("9998-01-02/9999-01-01") {
		t.Error("a year from January 2 goes on for a day in the next", err2, err3)
	}
	// 0001-01-01 is a Monday, and year 0 is not in the calendar.
	if last.Week(0, 1).IsSet() || last.Week(0, 2).IsSet() || last.Week(1, 0).IsSet() ||
		last.Week(1, 1) != must("0001-12-31/0002-01-06") {
		t.Error("weeks of a year from December 31", last.Week(0, 1), last.Week(1, 1))
	}
	if w := period.Week(1, 1); w != must("0001-01-01/0001-01-07") {
		t.Error("the first week of the calendar is", w)
	}
	if w := (period.YearStart{}).Week(9999, 52); w.IsSet() {
		t.Error("the week of 9999-12-27 to 10000-01-02 is set", w)
	}
	if w := (period.YearStart{}).Week(9999, 51); w != must("9999-12-20/9999-12-26") {
		t.Error(w)
	}
	if (period.YearStart{}).Year(2015) != period.Year(2015) || (period.YearStart{}).String() != "--01-01" {
		t.Error("the zero YearStart is not January 1")
	}
}

// A bad year start says what was asked, of which input, what is wrong and where.
func TestYearStartErrors(t *testing.T) {
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, period.ErrSyntax}, {"07-01", 0, period.ErrSyntax}, {"-007-01", 0, period.ErrSyntax}, {"--07-01Z", 0,
			period.ErrSyntax}, {"--07/01", 0, period.ErrSyntax},
		{"--0x-01", 2, period.ErrSyntax}, {"--01-0x", 2, period.ErrSyntax},
		{"--13-01", 2, period.ErrRange}, {"--00-01", 2, period.ErrRange}, {"--01-00", 2, period.ErrRange}, {"--02-29",
			2, period.ErrRange}, {"--04-31", 2, period.ErrRange},
	} {
		s, err := period.ParseYearStart(c.in)
		var e *period.Error
		if !errors.As(err,
			&e) || e.Op != "parse year start" || e.Input != c.in || e.Offset != c.at || e.Err != c.is || s != (period.YearStart{}) {
			t.Errorf("ParseYearStart(%q) = %v, %v; want %v at %d", c.in, s, err, c.is, c.at)
		}
	}
	for _, c := range []struct {
		m, d  int
		input string
	}{{2, 29, "2-29"}, {2, 30, "2-30"}, {13, 1, "13-1"}, {0, 1, "0-1"}, {1, 0, "1-0"}, {4, 31, "4-31"}, {-1, 7, "-1-7"}} {
		s, err := period.NewYearStart(c.m, c.d)
		var e *period.Error
		if !errors.As(err,
			&e) || e.Op != "year start" || e.Input != c.input || e.Offset != 0 || e.Err != period.ErrRange || s != (period.YearStart{}) {
			t.Errorf("NewYearStart(%d, %d) = %v, %v; want %v of %s", c.m, c.d, s, err, period.ErrRange, c.input)
		}
	}
	if s, err := period.NewYearStart(2, 28); err != nil || s.String() != "--02-28" {
		t.Errorf("a reporting year that starts on February 28 is %v, %v", s, err)
	}
}

func TestReportingYearText(t *testing.T) {
	july, _ := period.ParseYearStart("--07-01")
	for in, want := range map[string]string{"2015/16": "2015/16", "2015-16": "2015/16", "2015/2016": "2015/16",
		"2015-2016": "2015/16", "2015": "2015/16", "1999/00": "1999/00", "0999/1000": "0999/00"} {
		p, err := july.ParseYear(in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		text, ok := july.YearText(p)
		if back,
			err := july.ParseYear(text); !ok || text != want || err != nil || back != p || p.Days() < 365 || p.First().Month() != 7 {
			t.Errorf("%s is %v, %s (%v), which reads as %v, %v; want %s", in, p, text, ok, back, err, want)
		}
	}
	for in, at := range map[string]int{"": 0, "201": 0, "201x": 0, "2015/": 4, "2015/1": 4, "2015/016": 4,
		"2015 16": 4, "2015/1x": 4, "2015/17": 5, "2015/15": 5, "2015-2015": 5, "2015/2017": 5, "0000": 0,
		"9999/00": 0, "2015/16/17": 4} {
		p, err := july.ParseYear(in)
		var e *period.Error
		if !errors.As(err, &e) || e.Offset != at || e.Input != in || p.IsSet() {
			t.Errorf("%q: %v, %v; want an error at %d", in, p, err, at)
		}
	}
	for _, p := range []period.Period{{}, period.Year(2015), july.Quarter(2015, 1), period.YearRange(2015, 2016)} {
		if text, ok := july.YearText(p); ok || text != "" {
			t.Errorf("%v is the reporting year %s", p, text)
		}
	}
	for y, want := range map[int]string{2015: "2015", 999: "0999", 9: "0009"} {
		if text, ok := (period.YearStart{}).YearText(period.Year(y)); !ok || text != want {
			t.Errorf("%s, %v; want %s", text, ok, want)
		}
	}
}
