package period

// YearStart is the day on which a reporting year starts, SDMX's
// REPORTING_YEAR_START_DAY. The reporting year is named after the calendar
// year in which it starts: with --07-01, reporting year 2015 runs from
// 2015-07-01 to 2016-06-30, and its first quarter ends with September. The
// zero YearStart is the first of January.
type YearStart struct {
	m, d uint8 // both less one, so that the zero value is January 1
}

// NewYearStart returns the reporting year start on day d of month m. The day
// must exist in every year, which excludes the 29th of February.
func NewYearStart(m, d int) (YearStart, error) {
	if !validStart(m, d) {
		return YearStart{}, &Error{Op: "year start", Input: itoa(m) + "-" + itoa(d), Err: ErrRange}
	}
	return YearStart{uint8(m - 1), uint8(d - 1)}, nil
}

// validStart reports whether every year has a day.
func validStart(m, d int) bool { return monthHas(m, d, false) }

// ParseYearStart reads an XML Schema gMonthDay without a time zone: --07-01.
func ParseYearStart(s string) (YearStart, error) {
	fail := func(at int, err error) (YearStart, error) {
		return YearStart{}, &Error{Op: "parse year start", Input: s, Offset: at, Err: err}
	}
	if len(s) != 7 || s[:2] != "--" || s[4] != '-' {
		return fail(0, ErrSyntax)
	}
	m, ok1 := digits(s[2:4])
	d, ok2 := digits(s[5:7])
	if !ok1 || !ok2 {
		return fail(2, ErrSyntax)
	}
	if !validStart(m, d) {
		return fail(2, ErrRange)
	}
	return YearStart{uint8(m - 1), uint8(d - 1)}, nil
}

// String returns the form that [ParseYearStart] reads: --07-01.
func (s YearStart) String() string {
	var buf [7]byte
	b, _ := s.AppendText(buf[:0])
	return string(b)
}

// AppendText appends the text of [YearStart.String] to b. The error is always
// nil.
func (s YearStart) AppendText(b []byte) ([]byte, error) {
	b = append2(append(b, "--"...), int(s.m)+1)
	return append2(append(b, '-'), int(s.d)+1), nil
}

// Month returns the month in which the reporting year starts, 1 to 12.
func (s YearStart) Month() int { return int(s.m) + 1 }

// Day returns the day on which the reporting year starts, 1 to 31.
func (s YearStart) Day() int { return int(s.d) + 1 }

// Year returns reporting year y, unset when it leaves the calendar.
func (s YearStart) Year(y int) Period { return s.part(y, 1, 12) }

// Semester returns the n-th half of reporting year y.
func (s YearStart) Semester(y, n int) Period { return s.part(y, n, 6) }

// Trimester returns the n-th four months of reporting year y.
func (s YearStart) Trimester(y, n int) Period { return s.part(y, n, 4) }

// Quarter returns the n-th quarter of reporting year y.
func (s YearStart) Quarter(y, n int) Period { return s.part(y, n, 3) }

// MonthOf returns the n-th month of reporting year y.
func (s YearStart) MonthOf(y, n int) Period { return s.part(y, n, 1) }

// Week returns the w-th week of reporting year y. Weeks start on Monday, and
// the first is the one with the fourth day of the reporting year in it: for a
// year that starts in January, the ISO week.
func (s YearStart) Week(y, w int) Period {
	if !validYear(y) {
		return Period{}
	}
	first := s.weekOne(y)
	if weeks := (s.weekOne(y+1) - first) / 7; w < 1 || w > int(weeks) {
		return Period{}
	}
	first += int32(w-1) * 7
	last := first + 6
	if first < 1 || last > maxDay {
		return Period{}
	}
	return Period{Date{first}, Date{last}}
}

// weekOne returns the day number of the Monday of the first week of y.
func (s YearStart) weekOne(y int) int32 {
	fourth := dayNumber(y, s.Month(), s.Day()) + 3
	return fourth - (fourth-1)%7
}

// DayOf returns the n-th day of reporting year y.
func (s YearStart) DayOf(y, n int) Period {
	p := s.Year(y)
	if n < 1 || n > p.Days() {
		return Period{}
	}
	return Day(p.first.AddDays(n - 1))
}

// part returns the n-th part of so many months of reporting year y.
func (s YearStart) part(y, n, months int) Period {
	if !validYear(y) || n < 1 || n > 12/months {
		return Period{}
	}
	first := monthNumber(y, s.Month()) + (n-1)*months
	last := dayIn(first+months, s.Day()) - 1
	if last > maxDay {
		return Period{}
	}
	return Period{Date{dayIn(first, s.Day())}, Date{last}}
}

// ParseYear reads a reporting year as people write it: 2015/16, 2015-16,
// 2015/2016 and 2015-2016, and 2015 for the year that starts in 2015. The second
// year must be the next one.
func (s YearStart) ParseYear(text string) (Period, error) {
	fail := func(at int, err error, detail string) (Period, error) {
		return Period{}, &Error{Op: "parse reporting year", Input: text, Offset: at, Err: err, Detail: detail}
	}
	const want = "want the form 2015/16"
	if len(text) < 4 {
		return fail(0, ErrSyntax, want)
	}
	y, ok := digits(text[:4])
	if !ok {
		return fail(0, ErrSyntax, want)
	}
	if len(text) > 4 {
		rest := text[5:]
		next, ok := digits(rest)
		switch {
		case text[4] != '/' && text[4] != '-' || !ok || len(rest) != 2 && len(rest) != 4:
			return fail(4, ErrSyntax, want)
		case len(rest) == 4 && next != y+1 || len(rest) == 2 && next != (y+1)%100:
			return fail(5, ErrRange, "the second year is not the next one")
		}
	}
	p := s.Year(y)
	if !p.IsSet() {
		return fail(0, ErrRange, "")
	}
	return p, nil
}

// YearText returns the text of a reporting year of s, which [YearStart.ParseYear]
// reads: 2015/16, or 2015 for a year that starts in January. ok is false when p
// is not such a year.
func (s YearStart) YearText(p Period) (text string, ok bool) {
	y := p.First().Year()
	if y == 0 || p != s.Year(y) {
		return "", false
	}
	if s == (YearStart{}) {
		return pad(y, 4), true
	}
	return pad(y, 4) + "/" + pad((y+1)%100, 2), true
}
