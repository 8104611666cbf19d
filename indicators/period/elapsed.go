package period

import "math/big"

// Years returns the length of p in years, exactly: months by twelve when p is
// made of whole months, else as [YearsBetween] its first day and the day after
// its last. It is 0 when p is unset.
func (p Period) Years() *big.Rat {
	if !p.IsSet() {
		return new(big.Rat)
	}
	if n, _, _ := p.months(); n > 0 {
		return big.NewRat(int64(n), 12)
	}
	return yearsBetween(p.first.n, p.last.n+1)
}

// YearsTo returns how many years q is after p, exactly, for two periods of the
// same length in months (10 from 2012 to 2022, 3/4 from 2015-Q1 to 2015-Q4) or
// of the same number of days, for which it is [YearsBetween] their first days.
// Periods of unlike length have no distance: that is [ErrKind].
func (p Period) YearsTo(q Period) (*big.Rat, error) {
	if !p.IsSet() || !q.IsSet() {
		return nil, &Error{Op: "years", Input: p.String() + " to " + q.String(), Err: ErrUnset}
	}
	n1, y1, m1 := p.months()
	n2, y2, m2 := q.months()
	switch {
	case n1 > 0 && n1 == n2:
		return big.NewRat(int64((y2-y1)*12+m2-m1), 12), nil
	case n1 == 0 && n2 == 0 && p.Days() == q.Days():
		return YearsBetween(p.first, q.first), nil
	}
	return nil, &Error{Op: "years", Input: p.String() + " to " + q.String(), Err: ErrKind}
}

// YearsBetween returns the time from a to b in years, exactly: the whole years
// to the last anniversary of a, and the days since then over the days of that
// year of a, 365 or 366. From 2015-01-01 to 2016-07-01 it is 1 + 182/366. It is
// negative when b is before a and 0 when either is unset.
func YearsBetween(a, b Date) *big.Rat {
	if !a.IsSet() || !b.IsSet() {
		return new(big.Rat)
	}
	first := min(a.n, b.n)
	r := yearsBetween(first, max(a.n, b.n))
	if first != a.n {
		r.Neg(r)
	}
	return r
}

// yearsBetween counts from a to b, a not after b; b may be one day past the
// calendar.
func yearsBetween(a, b int32) *big.Rat {
	y, m, d := civil(a)
	anniversary := func(k int) int32 { return dayNumber(y+k, m, min(d, daysIn(y+k, m))) }
	yb, _, _ := civil(b)
	k := yb - y
	if anniversary(k) > b {
		k--
	}
	from, to := anniversary(k), anniversary(k+1)
	r := big.NewRat(int64(b-from), int64(to-from))
	return r.Add(r, new(big.Rat).SetInt64(int64(k)))
}

// Elapsed returns the part of the time from start to end that has passed at a
// date, exactly: days from start to at over days from start to end. From
// 2016-05-05 to 2020-12-31 are 1,701 days, of which 970 have passed on
// 2018-12-31: 970/1701. It is negative before start and above 1 after end. An
// end that is not after start is [ErrOrder].
func Elapsed(start, end, at Date) (*big.Rat, error) {
	fail := func(err error) (*big.Rat, error) {
		return nil, &Error{Op: "elapsed", Input: start.String() + "/" + end.String() + " at " + at.String(), Err: err}
	}
	if !start.IsSet() || !end.IsSet() || !at.IsSet() {
		return fail(ErrUnset)
	}
	if end.n <= start.n {
		return fail(ErrOrder)
	}
	return big.NewRat(int64(at.DaysSince(start)), int64(end.DaysSince(start))), nil
}
