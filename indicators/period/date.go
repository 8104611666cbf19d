package period

import "cmp"

// Date is a day of the proleptic Gregorian calendar, from 0001-01-01 to
// 9999-12-31. Dates are comparable with ==. The zero Date is unset.
type Date struct {
	n int32 // 1 is 0001-01-01; 0 is unset
}

// Limits of the calendar.
const (
	minYear = 1
	maxYear = 9999
	maxDay  = 3652059 // 9999-12-31
)

// NewDate returns the date of year y (1 to 9999), month m (1 to 12) and day d.
// A day that the month does not have is [ErrRange]: nothing is carried over
// into the next month.
func NewDate(y, m, d int) (Date, error) {
	if !validDay(y, m, d) {
		return Date{}, &Error{Op: "date", Input: itoa(y) + "-" + itoa(m) + "-" + itoa(d), Err: ErrRange}
	}
	return Date{dayNumber(y, m, d)}, nil
}

// MustDate is [NewDate] for constants and tests: it panics on an error.
func MustDate(y, m, d int) Date {
	v, err := NewDate(y, m, d)
	if err != nil {
		panic(err)
	}
	return v
}

// IsSet reports whether d is a date at all.
func (d Date) IsSet() bool { return d.n != 0 }

// Year returns the year, 1 to 9999, or 0 when d is unset.
func (d Date) Year() int { y, _, _ := d.civil(); return y }

// Month returns the month, 1 to 12, or 0 when d is unset.
func (d Date) Month() int { _, m, _ := d.civil(); return m }

// Day returns the day of the month, 1 to 31, or 0 when d is unset.
func (d Date) Day() int { _, _, day := d.civil(); return day }

// YearDay returns the day of the year, 1 to 366, or 0 when d is unset.
func (d Date) YearDay() int {
	if d.n == 0 {
		return 0
	}
	y, _, _ := d.civil()
	return int(d.n-dayNumber(y, 1, 1)) + 1
}

// Weekday returns the ISO day of the week, 1 for Monday to 7 for Sunday, or 0
// when d is unset.
func (d Date) Weekday() int {
	return int((d.n-1)%7) + 1 // 0001-01-01 is a Monday; -1 % 7 is -1
}

// ISOWeek returns the ISO 8601 week-numbering year and week, 1 to 53, or zeros
// when d is unset.
func (d Date) ISOWeek() (year, week int) {
	if d.n == 0 {
		return 0, 0
	}
	thursday := d.n + int32(4-d.Weekday())
	y, _, _ := civil(thursday)
	return y, int(thursday-dayNumber(y, 1, 1))/7 + 1
}

// Compare returns -1, 0 or +1 as d is before, the same as or after e. Unset
// comes first.
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before reports whether d is before e. It is false when either is unset.
func (d Date) Before(e Date) bool { return d.IsSet() && d.n < e.n }

// After reports whether d is after e. It is false when either is unset.
func (d Date) After(e Date) bool { return e.Before(d) }

// AddDays returns the date n days later (earlier when n is negative), unset
// when d is or when the calendar ends.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return Date{}
	}
	return dateOf(int64(d.n) + int64(n)) // a sum that wraps is negative
}

// AddMonths returns the same day n months later (earlier when n is negative).
// A day that the month does not have becomes the last one that it has:
// 2015-01-31 and a month is 2015-02-28. It is unset when d is or when the
// calendar ends.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.civil()
	at := monthNumber(y, m)
	if !d.IsSet() || n < firstMonth-at || n > lastMonth-at {
		return Date{}
	}
	return Date{dayIn(at+n, day)}
}

// AddYears returns the same day n years later, as [Date.AddMonths] does: the
// 29th of February becomes the 28th in a common year.
func (d Date) AddYears(n int) Date {
	y, m, day := d.civil()
	if !d.IsSet() || n < minYear-y || n > maxYear-y {
		return Date{}
	}
	return Date{dayIn(monthNumber(y+n, m), day)}
}

// DaysSince returns the number of days from e to d, negative when d is before
// e. It is 0 when either is unset.
func (d Date) DaysSince(e Date) int {
	if !d.IsSet() || !e.IsSet() {
		return 0
	}
	return int(d.n - e.n)
}

func (d Date) civil() (y, m, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return civil(d.n)
}

// dateOf returns the date of a day number, unset outside the calendar.
func dateOf(n int64) Date {
	if uint64(n) > maxDay {
		return Date{}
	}
	return Date{int32(n)}
}

func validYear(y int) bool { return y >= minYear && y <= maxYear }

func validDay(y, m, d int) bool {
	return validYear(y) && monthHas(m, d, leap(y))
}

func monthHas(m, d int, leap bool) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= monthDays(m, leap)
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysIn(y, m int) int { return monthDays(m, leap(y)) }

func monthDays(m int, leap bool) int {
	switch m {
	case 2:
		if leap {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Months are counted from January of year 0.
const (
	firstMonth = 12 * minYear
	lastMonth  = 12*maxYear + 11
)

func monthNumber(y, m int) int { return 12*y + m - 1 }

func monthOf(n int) (y, m int) { return n / 12, n%12 + 1 }

// dayIn returns the number of a day in the n-th month, or of its last day if it
// is too short.
func dayIn(n, day int) int32 {
	y, m := monthOf(n)
	return dayNumber(y, m, min(day, daysIn(y, m)))
}

// The calendar is counted from 0000-03-01, so that the leap day is the last of
// its year (H. Hinnant, "chrono-compatible low-level date algorithms"; C. Neri and
// L. Schneider, "Euclidean affine functions and their application to calendar
// algorithms").
const (
	daysPerEra  = 146097 // 400 years
	toDayNumber = -305   // from days since 0000-03-01 to day numbers
)

func dayNumber(y, m, d int) int32 {
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return int32(era*daysPerEra + doe + toDayNumber)
}

func civil(n int32) (y, m, d int) {
	quarters := 4*(int(n)-toDayNumber) + 3 // of a day, from here on in a century
	century := quarters / daysPerEra
	quarters = quarters%daysPerEra | 3 // from here on in a year
	year, doy := quarters/1461, quarters%1461/4
	fifths := 5*doy + 461
	y, m, d = 100*century+year, fifths/153, fifths%153/5+1
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}
