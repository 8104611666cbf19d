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
	if d.n == 0 {
		return 0
	}
	return int((d.n-1)%7) + 1 // 0001-01-01 is a Monday
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
func (d Date) Before(e Date) bool { return d.n != 0 && e.n != 0 && d.n < e.n }

// After reports whether d is after e. It is false when either is unset.
func (d Date) After(e Date) bool { return d.n != 0 && e.n != 0 && d.n > e.n }

// AddDays returns the date n days later (earlier when n is negative), unset
// when d is or when the calendar ends.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return Date{}
	}
	return dateOf(int(d.n) + n) // a sum that wraps is negative
}

// AddMonths returns the same day n months later (earlier when n is negative).
// A day that the month does not have becomes the last one that it has:
// 2015-01-31 and a month is 2015-02-28. It is unset when d is or when the
// calendar ends.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 || n > 12*maxYear {
		return Date{}
	}
	y, m, day := d.civil()
	y, m = addMonths(y, m, n)
	if y < minYear || y > maxYear {
		return Date{}
	}
	return Date{dayNumber(y, m, min(day, daysIn(y, m)))}
}

// AddYears returns the same day n years later, as [Date.AddMonths] does: the
// 29th of February becomes the 28th in a common year.
func (d Date) AddYears(n int) Date {
	if n > maxYear || n < -maxYear {
		return Date{}
	}
	return d.AddMonths(12 * n)
}

// DaysSince returns the number of days from e to d, negative when d is before
// e. It is 0 when either is unset.
func (d Date) DaysSince(e Date) int {
	if d.n == 0 || e.n == 0 {
		return 0
	}
	return int(d.n) - int(e.n)
}

func (d Date) civil() (y, m, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	return civil(d.n)
}

func dateOf(n int) Date {
	if n < 1 || n > maxDay {
		return Date{}
	}
	return Date{int32(n)}
}

func validDay(y, m, d int) bool {
	return y >= minYear && y <= maxYear && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m)
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysIn(y, m int) int {
	switch m {
	case 2:
		if leap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// addMonths moves a year and month by n months; n may be negative. What comes
// before year 1 has a year below 1, and perhaps no month.
func addMonths(y, m, n int) (int, int) {
	t := y*12 + m - 1 + n
	return t / 12, t%12 + 1
}

// The calendar is counted from 0000-03-01, so that the leap day is the last of
// its year (H. Hinnant, "chrono-compatible low-level date algorithms").
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
	z := int(n) - toDayNumber
	era := z / daysPerEra
	doe := z - era*daysPerEra
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	y = era*400 + yoe
	if m > 12 {
		m -= 12
		y++
	}
	return y, m, d
}
