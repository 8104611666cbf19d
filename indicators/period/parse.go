package period

import "strings"

// maxText is the longest text that is read.
const maxText = 64

// fault is what is wrong with a text, and at which byte.
type fault struct {
	at  int
	err error
}

// of returns the error of a call that read a text.
func (f *fault) of(op, text, hint string) error {
	return &Error{Op: op, Input: text, Offset: f.at, Err: f.err, Detail: hint}
}

// ParseDate reads the ISO 8601 form of a date, 2018-12-31, and nothing else.
func ParseDate(s string) (Date, error) {
	d, wrong := parseDate(s)
	if wrong != nil {
		return Date{}, wrong.of("parse date", s, hintDate(s, wrong))
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
	p, wrong := s.parse(text)
	if wrong != nil {
		return Period{}, wrong.of("parse", text, hint(text, wrong))
	}
	return p, nil
}

func (s YearStart) parse(text string) (Period, *fault) {
	if len(text) > maxText {
		return Period{}, &fault{maxText, ErrSyntax}
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
	a, wrong := s.parseOne(left)
	if wrong != nil {
		return Period{}, wrong
	}
	off := len(left) + 1
	if strings.HasPrefix(right, "P") {
		if a.first != a.last {
			return Period{}, &fault{0, ErrSyntax}
		}
		last, wrong := addDuration(a.first, right)
		if wrong != nil {
			return Period{}, &fault{off + wrong.at, wrong.err}
		}
		return Period{a.first, last}, nil
	}
	b, wrong := s.parseOne(right)
	switch {
	case wrong != nil:
		return Period{}, &fault{off + wrong.at, wrong.err}
	case strings.Contains(right, ":"): // is the day that begins there part of it?
		return Period{}, &fault{off + 10, ErrSyntax}
	case len(left) != len(right) || letter(left) != letter(right):
		return Period{}, &fault{off, ErrSyntax}
	}
	return span(a, b, off)
}

// letter returns the letter of a reporting period, "" of a Gregorian one.
func letter(s string) string { return strings.Trim(s, "-0123456789") }

// span returns the period from a to b, which stands at a byte of the text.
func span(a, b Period, at int) (Period, *fault) {
	switch {
	case !a.IsSet():
		return Period{}, &fault{0, ErrRange}
	case !b.IsSet():
		return Period{}, &fault{at, ErrRange}
	case b.first.n < a.first.n:
		return Period{}, &fault{at, ErrOrder}
	}
	return Period{a.first, b.last}, nil
}

// parseOne reads a period that is not a range.
func (s YearStart) parseOne(text string) (Period, *fault) {
	if len(text) > 10 && text[10] == 'T' {
		if !midnight(text[11:]) {
			return Period{}, &fault{10, ErrSyntax}
		}
		text = text[:10]
	}
	if len(text) == 10 {
		d, wrong := parseDate(text)
		return Day(d), wrong
	}
	if len(text) < 4 {
		return Period{}, &fault{0, ErrSyntax}
	}
	y, ok := digits(text[:4])
	if !ok {
		return Period{}, &fault{0, ErrSyntax}
	}
	if len(text) == 4 {
		return ranged(Year(y), 0)
	}
	if text[4] != '-' || len(text) < 7 {
		return Period{}, &fault{4, ErrSyntax}
	}
	if n, ok := digits(text[5:]); ok && len(text) == 7 {
		return ranged(Month(y, n), 5)
	}
	n, ok := digits(text[6:])
	if !ok {
		return Period{}, &fault{6, ErrSyntax}
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
	return Period{}, &fault{5, ErrSyntax}
}

// midnight reports whether a time of day is the beginning of the day.
func midnight(text string) bool {
	clock, fraction, _ := strings.Cut(text, ".")
	return (clock == "00:00:00" || clock == "00:00") && strings.Trim(fraction, "0") == ""
}

// ranged returns a period, whose number stands at a byte of the text.
func ranged(p Period, at int) (Period, *fault) {
	if !p.IsSet() {
		return Period{}, &fault{at, ErrRange}
	}
	return p, nil
}

func parseDate(s string) (Date, *fault) {
	if len(s) != 10 {
		return Date{}, &fault{0, ErrSyntax}
	}
	if s[4] != '-' {
		return Date{}, &fault{4, ErrSyntax}
	}
	if s[7] != '-' {
		return Date{}, &fault{7, ErrSyntax}
	}
	y, ok := digits(s[:4])
	if !ok {
		return Date{}, &fault{0, ErrSyntax}
	}
	m, ok := digits(s[5:7])
	if !ok {
		return Date{}, &fault{5, ErrSyntax}
	}
	d, ok := digits(s[8:])
	if !ok {
		return Date{}, &fault{8, ErrSyntax}
	}
	switch {
	case y < minYear:
		return Date{}, &fault{0, ErrRange}
	case m < 1 || m > 12:
		return Date{}, &fault{5, ErrRange}
	case d < 1 || d > daysIn(y, m):
		return Date{}, &fault{8, ErrRange}
	}
	return Date{dayNumber(y, m, d)}, nil
}

// duration is what a text PnYnMnWnDTnHnMnS adds up to.
type duration struct {
	months, days int
	seconds      int64
}

// add adds n of a unit; date units come before the T, time units after it.
func (d *duration) add(n int, unit byte, inTime bool) {
	switch {
	case inTime && unit == 'H':
		d.seconds += 3600 * int64(n)
	case inTime && unit == 'M':
		d.seconds += 60 * int64(n)
	case inTime:
		d.seconds += int64(n)
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

// parseDuration reads a duration of whole days, which begins with a P.
func parseDuration(s string) (d duration, wrong *fault) {
	units, inTime := "YMWD", false
	for rest := s[1:]; rest != ""; {
		if after, ok := strings.CutPrefix(rest, "T"); ok && !inTime {
			units, inTime, rest = "HMS", true, after
		}
		unit := strings.TrimLeft(rest, "0123456789")
		n, ok := digits(rest[:len(rest)-len(unit)])
		if !ok || unit == "" {
			return duration{}, &fault{len(s) - len(rest), ErrSyntax}
		}
		_, later, ok := strings.Cut(units, unit[:1])
		if !ok {
			return duration{}, &fault{len(s) - len(unit), ErrSyntax}
		}
		d.add(n, unit[0], inTime)
		units, rest = later, unit[1:]
	}
	if d == (duration{}) || d.seconds%daySeconds != 0 {
		return duration{}, &fault{0, ErrSyntax}
	}
	d.days += int(d.seconds / daySeconds)
	return d, nil
}

// addDuration returns the last day of the duration that starts on d. Years and
// months are added first, as XML Schema does.
func addDuration(d Date, s string) (Date, *fault) {
	length, wrong := parseDuration(s)
	if wrong != nil {
		return Date{}, wrong
	}
	y, m, day := d.civil()
	end := monthNumber(y, m) + length.months
	if end > lastMonth+1 { // the day after the last may be 10000-01-01
		return Date{}, &fault{0, ErrRange}
	}
	last := dateOf(int64(dayIn(end, day)) + int64(length.days) - 1)
	if !last.IsSet() {
		return Date{}, &fault{0, ErrRange}
	}
	return last, nil
}

// digits reads one to seven ASCII digits.
func digits(s string) (n int, ok bool) {
	if len(s) > 7 {
		return
	}
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 {
			return
		}
		n = n*10 + int(c)
	}
	return n, s != ""
}
