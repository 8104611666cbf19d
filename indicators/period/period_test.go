package period_test

import (
	"encoding/json"
	"errors"
	"iter"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

var must = period.Must

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, first, last string
		kind            period.Kind
		text, sdmx      string
	}{
		{"2015", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2015-A1", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2016-S1", "2016-01-01", "2016-06-30", period.KindSemester, "2016-S1", "2016-S1"},
		{"2016-H2", "2016-07-01", "2016-12-31", period.KindSemester, "2016-S2", "2016-S2"},
		{"2016-T3", "2016-09-01", "2016-12-31", period.KindTrimester, "2016-T3", "2016-T3"},
		{"2016-Q1", "2016-01-01", "2016-03-31", period.KindQuarter, "2016-Q1", "2016-Q1"},
		{"2016-Q4", "2016-10-01", "2016-12-31", period.KindQuarter, "2016-Q4", "2016-Q4"},
		{"2016-02", "2016-02-01", "2016-02-29", period.KindMonth, "2016-02", "2016-02"},
		{"2015-M05", "2015-05-01", "2015-05-31", period.KindMonth, "2015-05", "2015-05"},
		{"2015-W05", "2015-01-26", "2015-02-01", period.KindWeek, "2015-W05", "2015-W05"},
		{"2015-W53", "2015-12-28", "2016-01-03", period.KindWeek, "2015-W53", "2015-W53"},
		{"2016-05-05", "2016-05-05", "2016-05-05", period.KindDay, "2016-05-05", "2016-05-05"},
		{"2015-D123", "2015-05-03", "2015-05-03", period.KindDay, "2015-05-03", "2015-05-03"},
		{"2016-D366", "2016-12-31", "2016-12-31", period.KindDay, "2016-12-31", "2016-12-31"},
		{"2014-2020", "2014-01-01", "2020-12-31", period.KindRange, "2014-2020", "2014-01-01/P7Y"},
		{"2014/2020", "2014-01-01", "2020-12-31", period.KindRange, "2014-2020", "2014-01-01/P7Y"},
		{"2015-2015", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2014-07-01/2014-12-31", "2014-07-01", "2014-12-31", period.KindSemester, "2014-S2", "2014-S2"},
		{"2014-07/2015-06", "2014-07-01", "2015-06-30", period.KindRange, "2014-07/2015-06", "2014-07-01/P12M"},
		{"2014-Q3/2015-Q2", "2014-07-01", "2015-06-30", period.KindRange, "2014-07/2015-06", "2014-07-01/P12M"},
		{"2014-07-15/2014-09-02", "2014-07-15", "2014-09-02", period.KindRange, "2014-07-15/2014-09-02", "2014-07-15/P50D"},
		{"2015-01-01/P2Y", "2015-01-01", "2016-12-31", period.KindRange, "2015-2016", "2015-01-01/P2Y"},
		{"2015-01-01/P1Y6M", "2015-01-01", "2016-06-30", period.KindRange, "2015-01/2016-06", "2015-01-01/P18M"},
		{"2015-01-05/P1W", "2015-01-05", "2015-01-11", period.KindWeek, "2015-W02", "2015-W02"},
		{"2015-01-05/P2W3D", "2015-01-05", "2015-01-21", period.KindRange, "2015-01-05/2015-01-21", "2015-01-05/P17D"},
		{"2015-01-31/P1M", "2015-01-31", "2015-02-27", period.KindRange, "2015-01-31/2015-02-27", "2015-01-31/P28D"},
		{"2015-03-01/P1D", "2015-03-01", "2015-03-01", period.KindDay, "2015-03-01", "2015-03-01"},
		{"9999-12-31", "9999-12-31", "9999-12-31", period.KindDay, "9999-12-31", "9999-12-31"},
		{"0001-9999", "0001-01-01", "9999-12-31", period.KindRange, "0001-9999", "0001-01-01/P9999Y"},
		{"9999-01-01/P1Y", "9999-01-01", "9999-12-31", period.KindYear, "9999", "9999"},
		{"2015-02-02/2015-03-01", "2015-02-02", "2015-03-01", period.KindRange, "2015-02-02/2015-03-01", "2015-02-02/P28D"},
	} {
		p, err := period.Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if p.First().String() != c.first || p.Last().String() != c.last || p.Kind() != c.kind || p.String() != c.text || p.SDMX() != c.sdmx {
			t.Errorf("%s: %v to %v, %v, %q, SDMX %q; want %v to %v, %v, %q, SDMX %q", c.in,
				p.First(), p.Last(), p.Kind(), p, p.SDMX(), c.first, c.last, c.kind, c.text, c.sdmx)
		}
		for _, s := range []string{p.String(), p.SDMX()} {
			if q, err := period.Parse(s); err != nil || q != p {
				t.Errorf("%s prints %s, which reads as %v, %v", c.in, s, q, err)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, period.ErrSyntax}, {"201", 0, period.ErrSyntax}, {"x015", 0, period.ErrSyntax}, {"0000", 0, period.ErrRange},
		{"2015-", 4, period.ErrSyntax}, {"2015-1", 4, period.ErrSyntax}, {"2015.05", 4, period.ErrSyntax},
		{"2015-13", 5, period.ErrRange}, {"2015-00", 5, period.ErrRange}, {"2015-A2", 5, period.ErrSyntax},
		{"2015-S3", 6, period.ErrRange}, {"2015-T4", 6, period.ErrRange}, {"2015-Q0", 6, period.ErrRange},
		{"2015-Q5", 6, period.ErrRange}, {"2015-M13", 6, period.ErrRange}, {"2014-W53", 6, period.ErrRange},
		{"2015-W00", 6, period.ErrRange}, {"2015-W54", 6, period.ErrRange}, {"2015-D366", 6, period.ErrRange}, {"2015-D000", 6, period.ErrRange},
		{"2015-Q01", 5, period.ErrSyntax}, {"2015-X1", 5, period.ErrSyntax}, {"2015-Qx", 6, period.ErrSyntax}, {"2015-q1", 5, period.ErrSyntax},
		{"2020-2014", 5, period.ErrOrder}, {"2014-0000", 5, period.ErrRange}, {"0000-2014", 0, period.ErrRange}, {"2014-20x0", 6, period.ErrSyntax},
		{"2014/2020-01", 5, period.ErrSyntax}, {"2014-S1/2014-Q2", 8, period.ErrSyntax}, {"2014-12/2014-01", 8, period.ErrOrder},
		{"x/2014", 0, period.ErrSyntax}, {"2014/x", 5, period.ErrSyntax}, {"2014/", 5, period.ErrSyntax}, {"/2014", 0, period.ErrSyntax},
		{"2014/P1Y", 0, period.ErrSyntax}, {"2014-01-01/P", 11, period.ErrSyntax}, {"2014-01-01/P1", 12, period.ErrSyntax},
		{"2014-01-01/PY", 12, period.ErrSyntax}, {"2014-01-01/P1M1Y", 15, period.ErrSyntax}, {"2014-01-01/PT1H", 12, period.ErrSyntax},
		{"2014-01-01/P0D", 11, period.ErrSyntax}, {"2014-01-01/P9999999Y", 11, period.ErrRange}, {"2014-01-01/P9999999D", 11, period.ErrRange},
		{"2014-01-01/P99999999Y", 19, period.ErrSyntax}, {"9999-01-01/P13M", 11, period.ErrRange}, {"2014-01-01/P9000Y", 11, period.ErrRange},
		{"9999-W52", 6, period.ErrRange}, {"2014-01-01/2014-01-02/2014-01-03", 17, period.ErrSyntax}, {"before 2008-07-01", 0, period.ErrSyntax},
		{strings.Repeat("2", 100), 64, period.ErrSyntax}, {"2014-02-30", 8, period.ErrRange}, {"2014-01-01/2014-02-30", 19, period.ErrRange},
	} {
		p, err := period.Parse(c.in)
		var e *period.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at || p.IsSet() {
			t.Errorf("Parse(%q) = %v, %v; want %v at %d", c.in, p, err, c.is, c.at)
		}
		if err != nil && len(err.Error()) > 160 {
			t.Errorf("Parse(%q): the message is %d bytes long", c.in, len(err.Error()))
		}
	}
	want := `period: parse "2015-Q5" at byte 6: outside the calendar`
	if _, err := period.Parse("2015-Q5"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

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
		{july.Quarter(1, 1), true}, {july.Quarter(0, 1), false}, {july.Semester(9999, 1), true}, {july.Semester(9999, 2), false}, {july.Semester(10000, 1), false},
		{july.Week(1, 1), true}, {july.Week(9999, 20), true}, {july.Week(9999, 53), false}, {july.Week(10000, 1), false},
	} {
		if c.p.IsSet() != c.set {
			t.Errorf("at the end of the calendar: %v, want set %v", c.p, c.set)
		}
	}
	for _, s := range []string{"", "--02-29", "--13-01", "--00-01", "--01-00", "07-01", "--0x-01", "--01-0x", "--07-01Z", "-007-01"} {
		if v, err := period.ParseYearStart(s); err == nil {
			t.Errorf("ParseYearStart(%q) = %v", s, v)
		}
	}
	if _, err := period.NewYearStart(2, 29); !errors.Is(err, period.ErrRange) {
		t.Errorf("a reporting year that starts on February 29: %v", err)
	}
	if (period.YearStart{}).Year(2015) != period.Year(2015) || (period.YearStart{}).String() != "--01-01" {
		t.Error("the zero YearStart is not January 1")
	}
}

func TestConstructors(t *testing.T) {
	unset := map[string]period.Period{
		"year 0": period.Year(0), "year 10000": period.Year(10000), "semester 3": period.Semester(2015, 3),
		"quarter 0": period.Quarter(2015, 0), "month 13": period.Month(2015, 13), "trimester 4": period.Trimester(2015, 4),
		"week 53 of 2014": period.Week(2014, 53), "week 0": period.Week(2014, 0), "week of year 0": period.Week(0, 1),
		"unset day": period.Day(period.Date{}), "years backwards": period.YearRange(2020, 2014), "years from 0": period.YearRange(0, 2014),
		"years to 10000": period.YearRange(2014, 10000), "year far away": period.Year(1 << 30), "month far away": period.Month(-1<<30, 1),
		"at no kind": period.At(period.MustDate(2015, 1, 1), period.KindRange), "at no date": period.At(period.Date{}, period.KindYear),
		"last week": period.At(period.MustDate(9999, 12, 31), period.KindWeek),
	}
	for name, p := range unset {
		if p.IsSet() || p != (period.Period{}) {
			t.Errorf("%s is %v", name, p)
		}
	}
	for _, c := range []struct {
		got  period.Period
		want string
	}{
		{period.Year(2015), "2015"}, {period.Semester(2015, 2), "2015-S2"}, {period.Trimester(2015, 1), "2015-T1"},
		{period.Quarter(2015, 3), "2015-Q3"}, {period.Month(2015, 12), "2015-12"}, {period.Week(2015, 53), "2015-W53"},
		{period.Day(period.MustDate(2015, 5, 6)), "2015-05-06"}, {period.YearRange(2014, 2020), "2014-2020"},
		{period.At(period.MustDate(2015, 5, 6), period.KindQuarter), "2015-Q2"}, {period.At(period.MustDate(2016, 1, 3), period.KindWeek), "2015-W53"},
		{period.At(period.MustDate(2015, 5, 6), period.KindMonth), "2015-05"}, {period.At(period.MustDate(2015, 5, 6), period.KindDay), "2015-05-06"}, {period.At(period.MustDate(2015, 5, 6), period.KindYear), "2015"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %v, want %s", c.got, c.want)
		}
	}
	a, b := period.MustDate(2015, 1, 2), period.MustDate(2015, 1, 1)
	if _, err := period.NewRange(a, b); !errors.Is(err, period.ErrOrder) {
		t.Errorf("backwards: %v", err)
	}
	if _, err := period.NewRange(a, period.Date{}); !errors.Is(err, period.ErrUnset) {
		t.Errorf("to nowhere: %v", err)
	}
	if p, err := period.NewRange(b, a); err != nil || p.Days() != 2 {
		t.Errorf("two days: %v, %v", p, err)
	}
	defer func() {
		if recover() == nil {
			t.Error("Must(x) did not panic")
		}
	}()
	period.Must("x")
}

func TestUnsetPeriod(t *testing.T) {
	var p period.Period
	q := period.Year(2015)
	if p.IsSet() || p.Days() != 0 || p.Kind() != period.KindNone || p.String() != "" || p.SDMX() != "" || p.Years().Sign() != 0 {
		t.Error("the zero Period has parts")
	}
	if p.Contains(q) || q.Contains(p) || p.Contains(p) || p.Overlaps(q) || q.Overlaps(p) || p.Adjacent(q) || p.Before(q) || q.After(p) || q.ContainsDate(period.Date{}) {
		t.Error("the zero Period is somewhere")
	}
	if p.Span(q).IsSet() || q.Span(p).IsSet() || p.Next().IsSet() || p.Prev().IsSet() || p.Compare(q) != -1 {
		t.Error("the zero Period moves")
	}
	if _, ok := p.Clip(q); ok {
		t.Error("the zero Period has days in 2015")
	}
	if _, ok := p.Year(); ok {
		t.Error("the zero Period has a year")
	}
	if _, ok := p.Within(period.KindYear); ok {
		t.Error("the zero Period lies in a year")
	}
	for range p.Inside(period.KindDay) {
		t.Error("the zero Period has days")
	}
	for range p.Touching(period.KindDay) {
		t.Error("the zero Period touches days")
	}
	for range period.From(p) {
		t.Error("the zero Period goes on")
	}
}

// A second model of periods: the set of their days.
func days(p period.Period) map[period.Date]bool {
	m := map[period.Date]bool{}
	for d := p.First(); d.IsSet() && !d.After(p.Last()); d = d.AddDays(1) {
		m[d] = true
	}
	return m
}

func TestSetsOfDays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	base := period.MustDate(2014, 12, 20)
	for range 3000 {
		random := func() period.Period {
			a := base.AddDays(r.IntN(60))
			p, err := period.NewRange(a, a.AddDays(r.IntN(20)))
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		p, q := random(), random()
		dp, dq := days(p), days(q)
		common := 0
		for d := range dp {
			if dq[d] {
				common++
			}
			if !p.ContainsDate(d) {
				t.Fatalf("%v does not contain %v", p, d)
			}
		}
		if p.Days() != len(dp) || p.Overlaps(q) != (common > 0) || p.Contains(q) != (common == len(dq)) {
			t.Fatalf("%v and %v: %d days, overlap %v, contains %v, but %d in common", p, q, p.Days(), p.Overlaps(q), p.Contains(q), common)
		}
		c, ok := p.Clip(q)
		if ok != (common > 0) || c.Days() != common || ok && (!p.Contains(c) || !q.Contains(c)) {
			t.Fatalf("%v clipped to %v is %v", p, q, c)
		}
		s := p.Span(q)
		if !s.Contains(p) || !s.Contains(q) || s.First() != p.First() && s.First() != q.First() || s.Last() != p.Last() && s.Last() != q.Last() {
			t.Fatalf("%v and %v span %v", p, q, s)
		}
		if gap := s.Days() - len(dp) - len(dq) + common; p.Adjacent(q) != (gap == 0 && common == 0) {
			t.Fatalf("%v and %v adjacent: %v", p, q, p.Adjacent(q))
		}
		if p.Before(q) != q.After(p) || p.Before(q) && common > 0 || (p.Before(q) || q.Before(p)) == (common > 0) {
			t.Fatalf("%v before %v: %v", p, q, p.Before(q))
		}
		if (p.Compare(q) == 0) != (p == q) || p.Compare(q) != -q.Compare(p) {
			t.Fatalf("%v and %v compare as %d and %d", p, q, p.Compare(q), q.Compare(p))
		}
		// Reading back what was printed, for every spelling.
		for _, text := range []string{p.String(), p.SDMX(), p.First().String() + "/" + p.Last().String()} {
			if back, err := period.Parse(text); err != nil || back != p {
				t.Fatalf("%v prints %s and reads %v, %v", p, text, back, err)
			}
		}
	}
}

func TestShift(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"2015", 1, "2016"}, {"2015", -2015, ""}, {"2015", -2014, "0001"}, {"9999", 1, ""}, {"2015-S2", 1, "2016-S1"},
		{"2015-T3", 1, "2016-T1"}, {"2015-Q1", -1, "2014-Q4"}, {"2015-12", 1, "2016-01"}, {"2015-02", 12, "2016-02"},
		{"2015-W53", 1, "2016-W01"}, {"2015-12-31", 1, "2016-01-01"}, {"2014-2020", 1, "2021-2027"}, {"2014-07/2015-06", -1, "2013-07/2014-06"},
		{"2015-01-10/2015-01-14", 2, "2015-01-20/2015-01-24"}, {"0001-01-02/0001-01-03", -1, ""}, {"2015", 1 << 40 >> 10, ""},
		{"2015-01-10/2015-01-14", -1 << 30, ""}, {"0001-9999", 1, ""}, {"0001-01-02/9999-12-31", 1, ""}, {"2015-W10", 1 << 30, ""},
		{"2015", 0, "2015"}, {"2015-08-31/2015-09-30", 1, "2015-10"}, {"2015-10", -1, "2015-09"},
	} {
		if got := must(c.in).Shift(c.n).String(); got != c.want {
			t.Errorf("%s shifted by %d is %q, want %q", c.in, c.n, got, c.want)
		}
	}
	if must("2015-Q4").Next() != must("2016-Q1") || must("2016-Q1").Prev() != must("2015-Q4") {
		t.Error("Next and Prev are not steps of one")
	}
}

func texts(s iter.Seq[period.Period], limit int) (out []string) {
	for p := range s {
		if len(out) == limit {
			break
		}
		out = append(out, p.String())
	}
	return out
}

func TestIterate(t *testing.T) {
	for _, c := range []struct {
		name string
		seq  iter.Seq[period.Period]
		want string
	}{
		{"quarters of a year", must("2015").Inside(period.KindQuarter), "2015-Q1 2015-Q2 2015-Q3 2015-Q4"},
		{"years of a range", must("2014-2016").Inside(period.KindYear), "2014 2015 2016"},
		{"years inside", must("2014-07/2016-12").Inside(period.KindYear), "2015 2016"},
		{"years touched", must("2014-07/2016-12").Touching(period.KindYear), "2014 2015 2016"},
		{"weeks inside", must("2015-02").Inside(period.KindWeek), "2015-W06 2015-W07 2015-W08"},
		{"weeks touched", must("2015-02").Touching(period.KindWeek), "2015-W05 2015-W06 2015-W07 2015-W08 2015-W09"},
		{"years of a month", must("2015-02").Inside(period.KindYear), ""},
		{"year of a month", must("2015-02").Touching(period.KindYear), "2015"},
		{"no kind", must("2015").Inside(period.KindRange), ""},
		{"to the end", must("9999-Q3").Touching(period.KindSemester), "9999-S2"},
		{"last years", period.From(must("9998")), "9998 9999"},
		{"semesters", must("2015").Inside(period.KindSemester), "2015-S1 2015-S2"},
		{"trimesters", must("2015").Inside(period.KindTrimester), "2015-T1 2015-T2 2015-T3"},
	} {
		if got := strings.Join(texts(c.seq, -1), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if n := len(texts(must("2016").Inside(period.KindDay), -1)); n != 366 {
		t.Errorf("2016 has %d days", n)
	}
	for name, s := range map[string]iter.Seq[period.Period]{
		"Inside": must("2015").Inside(period.KindDay), "Touching": must("2015").Touching(period.KindDay), "From": period.From(must("2015-01-01")),
	} {
		if got := texts(s, 2); !slices.Equal(got, []string{"2015-01-01", "2015-01-02"}) {
			t.Errorf("%s stopped with %v", name, got)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind period.Kind
		want string
	}{
		{"2015-02", period.KindQuarter, "2015-Q1"}, {"2015-02", period.KindYear, "2015"}, {"2015-02", period.KindDay, ""},
		{"2015-W53", period.KindYear, ""}, {"2015-W53", period.KindWeek, "2015-W53"}, {"2015-07-04", period.KindWeek, "2015-W27"},
		{"2014-2015", period.KindYear, ""}, {"2015-Q3", period.KindSemester, "2015-S2"}, {"2015-Q3", period.KindTrimester, ""},
	} {
		q, ok := must(c.in).Within(c.kind)
		if q.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s within a %v: %v, %v; want %q", c.in, c.kind, q, ok, c.want)
		}
	}
	if y, ok := must("2015-Q3").Year(); y != 2015 || !ok {
		t.Errorf("2015-Q3 is in %d", y)
	}
	if y, ok := must("2015-W53").Year(); ok {
		t.Errorf("2015-W53 is in %d", y)
	}
}

func TestKindText(t *testing.T) {
	for k := period.KindNone; k <= period.KindDay; k++ {
		if got, err := period.ParseKind(k.String()); err != nil || got != k {
			t.Errorf("%v reads as %v, %v", k, got, err)
		}
	}
	if got := period.Kind(200).String(); got != "kind 200" {
		t.Errorf("Kind(200) is %s", got)
	}
	if _, err := period.ParseKind("decade"); !errors.Is(err, period.ErrSyntax) {
		t.Errorf("decade: %v", err)
	}
}

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

func TestPeriodText(t *testing.T) {
	type doc struct {
		A period.Period
		B period.Period `json:",omitzero"`
	}
	in := doc{A: must("2014-2020")}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"2014-2020"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil || out != in {
		t.Fatalf("%v, %v", out, err)
	}
	if b, _ := json.Marshal(doc{}); string(b) != `{"A":null}` {
		t.Errorf("unset is %s", b)
	}
	p := in.A
	for _, s := range []string{`""`, `2015`, `"2015-Q5"`, `"`, `{}`} {
		if err := p.UnmarshalJSON([]byte(s)); err == nil || p != in.A {
			t.Errorf("UnmarshalJSON(%s) = %v, %v; want an error and no change", s, p, err)
		}
	}
	if err := p.UnmarshalText([]byte("x")); err == nil || p != in.A {
		t.Errorf("UnmarshalText(x) = %v, %v", p, err)
	}
	if err := p.UnmarshalText([]byte("2015-H1")); err != nil || p != must("2015-S1") {
		t.Errorf("UnmarshalText(2015-H1) = %v, %v", p, err)
	}
	if err := p.UnmarshalText(nil); err != nil || p.IsSet() {
		t.Errorf("UnmarshalText of nothing = %v, %v", p, err)
	}
	p = in.A
	if err := p.UnmarshalJSON([]byte("null")); err != nil || p.IsSet() {
		t.Errorf("null: %v, %v", p, err)
	}
	if b, _ := in.A.MarshalText(); string(b) != "2014-2020" {
		t.Errorf("MarshalText = %s", b)
	}
}

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	p, q := must("2014-2020"), must("2016-Q3")
	buf := make([]byte, 0, 64)
	for name, f := range map[string]func(){
		"parse year":    func() { _, _ = period.Parse("2015") },
		"parse range":   func() { _, _ = period.Parse("2014-07-15/2014-09-02") },
		"append":        func() { _, _ = p.AppendText(buf); _, _ = q.AppendText(buf) },
		"kind, compare": func() { _, _, _, _ = p.Kind(), p.Compare(q), p.Contains(q), q.Next() },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2015", "2015-A1", "2016-S1", "2016-Q1", "2016-05", "2016-05-05", "2014-2020", "2014/2020", "2015-W05", "2015-D123",
		"2014-07-01/2014-12-31", "2015-01-01/P2Y", "2015-01-31/P1M3D", "--07-01", "9999-12-31/P1D", ""} {
		f.Add(s)
	}
	july, _ := period.ParseYearStart("--07-01")
	f.Fuzz(func(t *testing.T, s string) {
		for _, parse := range []func(string) (period.Period, error){period.Parse, july.Parse} {
			p, err := parse(s)
			if err != nil {
				if p.IsSet() {
					t.Fatalf("%q: %v with an error: %v", s, p, err)
				}
				continue
			}
			if !p.IsSet() || p.Days() < 1 {
				t.Fatalf("%q: no period and no error", s)
			}
			for _, text := range []string{p.String(), p.SDMX()} {
				if q, err := period.Parse(text); err != nil || q != p {
					t.Fatalf("%q is %v, which reads as %v, %v", s, p, q, err)
				}
			}
			n := p.Next()
			byDays := func(p period.Period) bool { return strings.HasSuffix(p.SDMX(), "D") }
			landed := byDays(p) && !byDays(n) // a range of days has become whole months
			if n.IsSet() && (!p.Adjacent(n) || n.Prev() != p && !landed) {
				t.Fatalf("%q: the period after %v is %v, the one before that %v", s, p, n, n.Prev())
			}
			b, _ := p.MarshalJSON()
			var q period.Period
			if err := q.UnmarshalJSON(b); err != nil || q != p {
				t.Fatalf("%q: JSON %s reads as %v, %v", s, b, q, err)
			}
		}
	})
}
