package period_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

var must = period.MustParse

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
			t.Error("MustParse(x) did not panic")
		}
	}()
	period.MustParse("x")
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
	for _, p := range []period.Period{must("2015-W53"), must("2014-2020"), {}} {
		if y, ok := p.Year(); ok || y != 0 {
			t.Errorf("%v is in %d", p, y)
		}
	}
}

func TestAllocations(t *testing.T) {
	if testkit.Race() {
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

// TestUnsetPeriods: an unset operand on either side, and the edges of each
// comparison.
func TestUnsetPeriods(t *testing.T) {
	y, none := period.Year(2015), period.Period{}
	q1, q2, q4 := period.Quarter(2015, 1), period.Quarter(2015, 2), period.Quarter(2015, 4)
	first := period.Day(period.MustDate(1, 1, 1)) // the day after the unset one, as a number
	for name, got := range map[string]bool{
		"contains none": y.Contains(none), "none contains": none.Contains(y), "overlaps none": y.Overlaps(none),
		"none overlaps": none.Overlaps(y), "adjacent to none": first.Adjacent(none),
		"none is adjacent": none.Adjacent(first),
		"spans none":       y.Span(none).IsSet(), "none spans": none.Span(y).IsSet(), "before none": y.Before(none),
		"none before": none.Before(y), "after none": y.After(none), "none after": none.After(y),
		"contains a day of none": y.ContainsDate(period.Date{}), "a part contains": q1.Contains(y),
		"overlaps its next": q1.Overlaps(q2), "adjacent to itself": q1.Adjacent(q1),
		"adjacent far away": q1.Adjacent(q4),
		"before itself":     q1.Before(q1), "after itself": q1.After(q1), "years of none": none.Years().Sign() != 0,
	} {
		if got {
			t.Error(name)
		}
	}
	for name, got := range map[string]bool{
		"contains itself": y.Contains(y), "contains its first part": y.Contains(q1),
		"contains its last part": y.Contains(q4),
		"overlaps on one day":    must("2015-01-01/2015-03-31").Overlaps(must("2015-03-31/2015-05-05")),
		"overlaps, reversed":     must("2015-03-31/2015-05-05").Overlaps(must("2015-01-01/2015-03-31")),
		"adjacent":               q1.Adjacent(q2), "adjacent, reversed": q2.Adjacent(q1),
		"before": q1.Before(q2), "after": q2.After(q1),
		"one year":           period.YearRange(2015, 2015) == y,
		"a range of one day": must("2015-05-05/2015-05-05") == must("2015-05-05"),
	} {
		if !got {
			t.Errorf("not: %s", name)
		}
	}
	if p := period.YearRange(2015, 2014); p.IsSet() {
		t.Error(p)
	}
	a, b := period.MustDate(2015, 5, 5), period.MustDate(2015, 5, 4)
	for name, c := range map[string]struct {
		first, last period.Date
		want        error
	}{
		"one day": {a, a, nil}, "backwards": {a, b, period.ErrOrder},
		"no first": {period.Date{}, a, period.ErrUnset},
		"no last":  {a, period.Date{}, period.ErrUnset},
	} {
		if p, err := period.NewRange(c.first, c.last); !errors.Is(err, c.want) || p.IsSet() != (c.want == nil) {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
}

// TestYearsApart: periods of unlike length have no distance; equal days are none
// apart.
func TestYearsApart(t *testing.T) {
	for _, c := range []struct{ p, q, want string }{
		{"2012", "2022", "10/1"}, {"2015-Q1", "2015-Q4", "3/4"}, {"2015-Q4", "2015-Q1", "-3/4"},
		{"2015-05", "2015-06", "1/12"},
		{"2015-01-05", "2016-01-05", "1/1"}, {"2015-W02", "2015-W03", "7/365"}, {"2015", "2015-Q1", ""},
		{"2015-01", "2015-01-05", ""},
		{"2015-01-01/2015-01-30", "2015-04", ""}, {"2015-04", "2015-01-01/2015-01-30", ""},
		{"2015-01-05", "2015-W02", ""},
	} {
		r, err := must(c.p).YearsTo(must(c.q))
		if c.want == "" {
			if !errors.Is(err, period.ErrKind) || r != nil {
				t.Errorf("%s to %s: %v, %v", c.p, c.q, r, err)
			}
		} else if err != nil || r.String() != c.want {
			t.Errorf("%s to %s: %v, %v; want %s", c.p, c.q, r, err, c.want)
		}
	}
	for _, c := range [][2]period.Period{{must("2015"), {}}, {{}, must("2015")}} {
		if _, err := c[0].YearsTo(c[1]); !errors.Is(err, period.ErrUnset) {
			t.Error(c, err)
		}
	}
	d, e := period.MustDate(2015, 1, 1), period.MustDate(2016, 1, 1)
	for _, c := range []struct {
		start, end, at period.Date
		want           error
	}{
		{d, e, e, nil}, {period.Date{}, e, e, period.ErrUnset}, {d, period.Date{}, e, period.ErrUnset},
		{d, e, period.Date{}, period.ErrUnset}, {d, d, d, period.ErrOrder}, {e, d, d, period.ErrOrder},
	} {
		if r, err := period.Elapsed(c.start, c.end, c.at); !errors.Is(err, c.want) || (r == nil) != (c.want != nil) {
			t.Errorf("%v to %v at %v: %v, %v", c.start, c.end, c.at, r, err)
		}
	}
	if r := period.YearsBetween(d, d); r.Sign() != 0 {
		t.Error(r)
	}
}
