package period

import "strings"

// ParseDate reads the ISO 8601 form of a date, 2018-12-31, and nothing else.
func ParseDate(s string) (Date, error) {
	d, at, err := parseDate(s)
	if err != nil {
		return Date{}, &Error{Op: "parse date", Input: s, Offset: at, Err: err, Detail: hintDate(s, err)}
	}
	return d, nil
}

// Parse reads a period in any of the forms that the package documentation
// lists. SDMX reporting forms count from January: [YearStart.Parse] counts from
// another day.
func Parse(s string) (Period, error) { return YearStart{}.Parse(s) }

// MustParse is [Parse] for constants and tests: it panics on an error.
func MustParse(s string) Period {
	p, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return p
}

// Parse reads a period as the package's [Parse] does, and counts the SDMX
// reporting forms (2015-A1, -S1, -H1, -T1, -Q1, -M01, -W01, -D001) from the
// reporting year start. The Gregorian forms, 2015 and 2015-07, mean what they
// say whatever the start.
func (s YearStart) Parse(text string) (Period, error) {
	p, at, err := s.parse(text)
	if err != nil {
		return Period{}, &Error{Op: "parse", Input: text, Offset: at, Err: err, Detail: hint(text, err)}
	}
	return p, nil
}

func (s YearStart) parse(text string) (p Period, at int, err error) {
	if len(text) > 64 {
		return Period{}, 64, ErrSyntax
	}
	left, right, found := strings.Cut(text, "/")
	if !found {
		if len(text) == 9 && text[4] == '-' {
			if a, ok := digits(text[:4]); ok {
				if b, ok := digits(text[5:]); ok {
					return span(Year(a), Year(b), 5)
				}
			}
		}
		return s.parseOne(text)
	}
	a, at, err := s.parseOne(left)
	if err != nil {
		return Period{}, at, err
	}
	off := len(left) + 1
	if strings.HasPrefix(right, "P") {
		if a.first != a.last {
			return Period{}, 0, ErrSyntax
		}
		last, at, err := addDuration(a.first, right)
		if err != nil {
			return Period{}, off + at, err
		}
		return Period{a.first, last}, 0, nil
	}
	b, at, err := s.parseOne(right)
	if err != nil {
		return Period{}, off + at, err
	}
	if len(right) > 10 && right[10] == 'T' {
		return Period{}, off + 10, ErrSyntax // is the day that begins there part of it?
	}
	if len(left) != len(right) || shape(left) != shape(right) {
		return Period{}, off, ErrSyntax
	}
	return span(a, b, off)
}

// shape tells the forms of a simple period apart: 0 for Gregorian ones.
func shape(s string) byte {
	if len(s) > 5 && (s[5] < '0' || s[5] > '9') {
		return s[5]
	}
	return 0
}

func span(a, b Period, at int) (Period, int, error) {
	switch {
	case !a.IsSet():
		return Period{}, 0, ErrRange
	case !b.IsSet():
		return Period{}, at, ErrRange
	case b.first.n < a.first.n:
		return Period{}, at, ErrOrder
	}
	return Period{a.first, b.last}, 0, nil
}

// parseOne reads a period that is not a range.
func (s YearStart) parseOne(text string) (p Period, at int, err error) {
	if day, at, err := midnight(text); err != nil {
		return Period{}, at, err
	} else if len(day) == 10 {
		d, at, err := parseDate(day)
		return Day(d), at, err
	}
	if len(text) < 4 {
		return Period{}, 0, ErrSyntax
	}
	y, ok := digits(text[:4])
	if !ok {
		return Period{}, 0, ErrSyntax
	}
	if len(text) == 4 {
		return ranged(Year(y), 0)
	}
	if text[4] != '-' || len(text) < 7 {
		return Period{}, 4, ErrSyntax
	}
	if n, ok := digits(text[5:]); ok && len(text) == 7 {
		return ranged(Month(y, n), 5)
	}
	n, ok := digits(text[6:])
	if !ok {
		return Period{}, 6, ErrSyntax
	}
	switch c := text[5]; {
	case len(text) == 7 && c == 'A' && n == 1:
		return ranged(s.Year(y), 0)
	case len(text) == 7 && (c == 'S' || c == 'H'):
		return ranged(s.Semester(y, n), 6)
	case len(text) == 7 && c == 'T':
		return ranged(s.Trimester(y, n), 6)
	case len(text) == 7 && c == 'Q':
		return ranged(s.Quarter(y, n), 6)
	case len(text) == 8 && c == 'M':
		return ranged(s.MonthOf(y, n), 6)
	case len(text) == 8 && c == 'W':
		return ranged(s.Week(y, n), 6)
	case len(text) == 9 && c == 'D':
		return ranged(s.DayOf(y, n), 6)
	}
	return Period{}, 5, ErrSyntax
}

// midnight returns the day of a text with a time of day, which must be the
// beginning of the day, and any other text as it is.
func midnight(text string) (day string, at int, err error) {
	if len(text) < 12 || text[10] != 'T' {
		return text, 0, nil
	}
	clock, fraction, _ := strings.Cut(text[11:], ".")
	if strings.Trim(fraction, "0") != "" || clock != "00:00:00" && clock != "00:00" {
		return "", 10, ErrSyntax
	}
	return text[:10], 0, nil
}

func ranged(p Period, at int) (Period, int, error) {
	if !p.IsSet() {
		return Period{}, at, ErrRange
	}
	return p, 0, nil
}

func parseDate(s string) (Date, int, error) {
	if len(s) != 10 {
		return Date{}, 0, ErrSyntax
	}
	if s[4] != '-' {
		return Date{}, 4, ErrSyntax
	}
	if s[7] != '-' {
		return Date{}, 7, ErrSyntax
	}
	y, ok := digits(s[:4])
	if !ok {
		return Date{}, 0, ErrSyntax
	}
	m, ok := digits(s[5:7])
	if !ok {
		return Date{}, 5, ErrSyntax
	}
	d, ok := digits(s[8:])
	if !ok {
		return Date{}, 8, ErrSyntax
	}
	switch {
	case y < minYear:
		return Date{}, 0, ErrRange
	case m < 1 || m > 12:
		return Date{}, 5, ErrRange
	case d < 1 || d > daysIn(y, m):
		return Date{}, 8, ErrRange
	}
	return Date{dayNumber(y, m, d)}, 0, nil
}

// duration is what a text PnYnMnWnDTnHnMnS adds up to.
type duration struct{ months, days, seconds int }

// add adds n of a unit; date units come before the T, time units after it.
func (d *duration) add(n int, unit byte, inTime bool) {
	switch {
	case inTime && unit == 'H':
		d.seconds += 3600 * n
	case inTime && unit == 'M':
		d.seconds += 60 * n
	case inTime:
		d.seconds += n
	case unit == 'Y':
		d.months += 12 * n
	case unit == 'M':
		d.months += n
	case unit == 'W':
		d.days += 7 * n
	case unit == 'D':
		d.days += n
	}
}

const daySeconds = 86400

// parseDuration reads a duration of whole days.
func parseDuration(s string) (d duration, at int, err error) {
	units, inTime := "YMWD", false
	i := 1
	for i < len(s) {
		if s[i] == 'T' && !inTime && i+1 < len(s) {
			units, inTime = "HMS", true
			i++
			continue
		}
		j := i
		for j < len(s) && j-i < 7 && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		n, ok := digits(s[i:j])
		if !ok || j == len(s) {
			return duration{}, i, ErrSyntax
		}
		k := strings.IndexByte(units, s[j])
		if k < 0 {
			return duration{}, j, ErrSyntax
		}
		units = units[k+1:]
		d.add(n, s[j], inTime)
		i = j + 1
	}
	if d == (duration{}) || d.seconds%daySeconds != 0 {
		return duration{}, 0, ErrSyntax
	}
	d.days += d.seconds / daySeconds
	return d, 0, nil
}

// addDuration returns the last day of the duration that starts on d. Years and
// months are added first, as XML Schema does.
func addDuration(d Date, s string) (last Date, at int, err error) {
	length, at, err := parseDuration(s)
	if err != nil {
		return Date{}, at, err
	}
	if length.months > 12*maxYear || length.days > maxDay {
		return Date{}, 0, ErrRange
	}
	y, m, day := d.civil()
	y, m = addMonths(y, m, length.months)
	if y > maxYear+1 {
		return Date{}, 0, ErrRange
	}
	last = dateOf(int(dayNumber(y, m, min(day, daysIn(y, m)))) + length.days - 1)
	if !last.IsSet() {
		return Date{}, 0, ErrRange
	}
	return last, 0, nil
}

// digits reads one to seven ASCII digits.
func digits(s string) (int, bool) {
	if len(s) == 0 || len(s) > 7 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return n, true
}
