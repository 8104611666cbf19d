package period

// Period is a closed interval of days. Periods are comparable with ==, which
// is equality of days. The zero Period is unset.
type Period struct {
	first, last Date
}

// Year returns the calendar year y, unset when y is not from 1 to 9999.
func Year(y int) Period { return monthSpan(y, 1, 12) }

// Semester returns the n-th (1 or 2) half of year y, unset when out of range.
func Semester(y, n int) Period { return nth(y, n, 6) }

// Trimester returns the n-th (1 to 3) four months of year y, unset when out of
// range. SDMX calls them trimesters; three months are a [Quarter].
func Trimester(y, n int) Period { return nth(y, n, 4) }

// Quarter returns the n-th (1 to 4) quarter of year y, unset when out of range.
func Quarter(y, n int) Period { return nth(y, n, 3) }

// Month returns month m (1 to 12) of year y, unset when out of range.
func Month(y, m int) Period { return nth(y, m, 1) }

// Week returns ISO week w (1 to 53) of the week-numbering year y, unset when
// that year has no such week or the week leaves the calendar.
func Week(y, w int) Period { return YearStart{}.Week(y, w) }

// Day returns the period of one day, unset when d is.
func Day(d Date) Period { return Period{d, d} }

// YearRange returns the years from first to last, both included. It is unset
// when a year is out of range or last is before first.
func YearRange(first, last int) Period {
	a, b := Year(first), Year(last)
	if !a.IsSet() || !b.IsSet() || last < first {
		return Period{}
	}
	return Period{a.first, b.last}
}

// NewRange returns the period from first to last, both included. A last day
// before the first is [ErrOrder].
func NewRange(first, last Date) (Period, error) {
	if !first.IsSet() || !last.IsSet() {
		return Period{}, &Error{Op: "range", Input: first.String() + "/" + last.String(), Err: ErrUnset}
	}
	if last.n < first.n {
		return Period{}, &Error{Op: "range", Input: first.String() + "/" + last.String(), Err: ErrOrder}
	}
	return Period{first, last}, nil
}

// nth returns the n-th span of so many months of year y.
func nth(y, n, months int) Period {
	if n < 1 || n > 12/months {
		return Period{}
	}
	return monthSpan(y, (n-1)*months+1, months)
}

// monthSpan returns the n months of year y from month m on, which it has.
func monthSpan(y, m, n int) Period {
	if !validYear(y) {
		return Period{}
	}
	return monthsFrom(monthNumber(y, m), n)
}

// monthsFrom returns n whole months from the one of a number on, all of them in
// the calendar.
func monthsFrom(first, n int) Period {
	return Period{Date{dayIn(first, 1)}, Date{dayIn(first+n-1, 31)}}
}

// IsSet reports whether p is a period at all.
func (p Period) IsSet() bool { return p.first.n != 0 }

// First returns the first day of p.
func (p Period) First() Date { return p.first }

// Last returns the last day of p.
func (p Period) Last() Date { return p.last }

// Days returns the number of days of p, 0 when p is unset.
func (p Period) Days() int {
	if !p.IsSet() {
		return 0
	}
	return int(p.last.n-p.first.n) + 1
}

// Kind returns the kind of period that the days of p make up.
func (p Period) Kind() Kind {
	switch {
	case !p.IsSet():
		return KindNone
	case p.first == p.last:
		return KindDay
	case p.last.n-p.first.n == 6 && p.first.Weekday() == 1:
		return KindWeek
	}
	n, _, m := p.months()
	switch {
	case n == 12 && m == 1:
		return KindYear
	case n == 6 && m%6 == 1:
		return KindSemester
	case n == 4 && m%4 == 1:
		return KindTrimester
	case n == 3 && m%3 == 1:
		return KindQuarter
	case n == 1:
		return KindMonth
	}
	return KindRange
}

// months returns how many whole calendar months p is, with its first year and
// month; all are 0 when p does not start and end with a month. p is set.
func (p Period) months() (n, y, m int) {
	y1, m1, d1 := p.first.civil()
	y2, m2, d2 := p.last.civil()
	if d1 == 1 && d2 == daysIn(y2, m2) {
		n, y, m = (y2-y1)*12+m2-m1+1, y1, m1
	}
	return n, y, m
}

// Year returns the calendar year that p lies in; ok is false when p is unset
// or spans several.
func (p Period) Year() (y int, ok bool) {
	y = p.first.Year()
	if y == 0 || p.last.Year() != y {
		return 0, false
	}
	return y, true
}

// Compare orders periods by first day, then by last day. Unset comes first.
func (p Period) Compare(q Period) int {
	if c := p.first.Compare(q.first); c != 0 {
		return c
	}
	return p.last.Compare(q.last)
}

// Contains reports whether every day of q is a day of p. It is false when
// either is unset.
func (p Period) Contains(q Period) bool {
	return q.IsSet() && p.first.n <= q.first.n && q.last.n <= p.last.n
}

// ContainsDate reports whether d is a day of p.
func (p Period) ContainsDate(d Date) bool { return p.Contains(Day(d)) }

// Overlaps reports whether p and q have a day in common.
func (p Period) Overlaps(q Period) bool {
	return p.IsSet() && p.first.n <= q.last.n && q.first.n <= p.last.n
}

// Adjacent reports whether one of the periods starts on the day after the
// other ends.
func (p Period) Adjacent(q Period) bool {
	return p.IsSet() && q.IsSet() && (p.last.n+1 == q.first.n || q.last.n+1 == p.first.n)
}

// Before reports whether p ends before q starts.
func (p Period) Before(q Period) bool { return p.last.Before(q.first) }

// After reports whether p starts after q ends.
func (p Period) After(q Period) bool { return p.first.After(q.last) }

// Clip returns the days of p that are days of q; ok is false when there are
// none.
func (p Period) Clip(q Period) (r Period, ok bool) {
	if !p.Overlaps(q) {
		return Period{}, false
	}
	return Period{Date{max(p.first.n, q.first.n)}, Date{min(p.last.n, q.last.n)}}, true
}

// Span returns the shortest period that contains both p and q, with the days
// between them. It is unset when either is.
func (p Period) Span(q Period) Period {
	if !p.IsSet() || !q.IsSet() {
		return Period{}
	}
	return Period{Date{min(p.first.n, q.first.n)}, Date{max(p.last.n, q.last.n)}}
}

// Shift returns the period n steps later (earlier when n is negative), a step
// being the length of p: whole months for a period that is made of whole
// months, so that the month after 2015-01 is 2015-02 and the one after
// 2014-07/2015-06 is 2015-07/2016-06; days for any other. Shifting by minus n
// leads back, except for a range that lands by its days on whole months: after
// 2015-08-31/2015-09-30 come the 31 days of 2015-10, and before those the month
// 2015-09. Shift is unset when p is or when the calendar ends.
func (p Period) Shift(n int) Period {
	if !p.IsSet() {
		return Period{}
	}
	// Division towards zero gives the last step that stays in the calendar.
	if k, y, m := p.months(); k > 0 {
		first := monthNumber(y, m)
		if n < (firstMonth-first)/k || n > (lastMonth-(first+k-1))/k {
			return Period{}
		}
		return monthsFrom(first+k*n, k)
	}
	days := p.Days()
	if n < (1-int(p.first.n))/days || n > (maxDay-int(p.last.n))/days {
		return Period{}
	}
	return Period{Date{p.first.n + int32(n*days)}, Date{p.last.n + int32(n*days)}}
}

// Next returns the period after p: [Period.Shift] by one.
func (p Period) Next() Period { return p.Shift(1) }

// Prev returns the period before p: [Period.Shift] by minus one.
func (p Period) Prev() Period { return p.Shift(-1) }

// At returns the period of kind k that d lies in. It is unset when d is, when
// k is not one of the regular kinds, or when the period leaves the calendar.
func At(d Date, k Kind) Period {
	if !d.IsSet() {
		return Period{}
	}
	y, m, _ := d.civil()
	switch k {
	case KindDay:
		return Day(d)
	case KindWeek:
		first := d.AddDays(1 - d.Weekday())
		last := first.AddDays(6)
		if !last.IsSet() {
			return Period{}
		}
		return Period{first, last}
	}
	n := k.months()
	if n == 0 {
		return Period{}
	}
	return monthSpan(y, (m-1)/n*n+1, n)
}

// Within returns the period of kind k that contains p: the year of a month,
// the quarter of a week. ok is false when p does not lie in one.
func (p Period) Within(k Kind) (q Period, ok bool) {
	q = At(p.first, k)
	if !q.Contains(p) {
		return Period{}, false
	}
	return q, true
}
