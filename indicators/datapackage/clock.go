package datapackage

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// clock is a date, a time, or both, as far as a text says them.
type clock struct {
	year, month, day, hour, minute, second int
	yearDay                                int
	fraction                               []byte // digits after the second
	zone                                   int    // minutes
	hasYear, hasMonth, hasDay              bool
	hasTime, hasZone                       bool
	half                                   int // 1 before noon, 2 after it
}

var (
	monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december"}
	dayNames = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)

// directives are those of strptime that are read.
const directives = "YymdBbhAaHIMSfpzZjeTDFR%"

// knownPattern reports whether a pattern of strptime can be read, and has a
// directive at all.
func knownPattern(pattern string) bool {
	n := 0
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '%' {
			if i++; i == len(pattern) || !strings.ContainsRune(directives, rune(pattern[i])) {
				return false
			}
			n++
		}
	}
	return n > 0
}

// digits reads from least to most digits at the start of b.
func digits(b []byte, least, most int) (n int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && i < most && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int(b[i]-'0')
		i++
	}
	return n, b[i:], i >= least
}

// word reads one of words, or its first three letters, in any case.
func word(b []byte, words []string) (n int, rest []byte, ok bool) {
	for i, w := range words {
		for _, size := range [...]int{len(w), 3} {
			if len(b) >= size && strings.EqualFold(string(b[:size]), w[:size]) {
				return i, b[size:], true
			}
		}
	}
	return 0, b, false
}

// read reads what a pattern of strptime stands for, all of b.
func (c *clock) read(pattern string, b []byte) bool {
	rest, ok := c.prefix(pattern, b)
	return ok && len(rest) == 0 && c.settle()
}

// prefix reads what a pattern stands for at the start of b, and returns the rest.
func (c *clock) prefix(pattern string, b []byte) (rest []byte, ok bool) {
	for i := 0; i < len(pattern); i++ {
		switch p := pattern[i]; p {
		case ' ':
			trimmed := bytes.TrimLeft(b, " \t")
			if len(trimmed) == len(b) {
				return b, false
			}
			b = trimmed
		case '%':
			i++
			if b, ok = c.directive(pattern[i], b); !ok {
				return b, false
			}
		default:
			if len(b) == 0 || b[0] != p {
				return b, false
			}
			b = b[1:]
		}
	}
	return b, true
}

// directive reads what one of the directives stands for.
func (c *clock) directive(d byte, b []byte) (rest []byte, ok bool) {
	switch d {
	case 'F':
		return c.prefix("%Y-%m-%d", b)
	case 'D':
		return c.prefix("%m/%d/%y", b)
	case 'T':
		return c.prefix("%H:%M:%S", b)
	case 'R':
		return c.prefix("%H:%M", b)
	case '%':
		return bytes.CutPrefix(b, []byte{'%'})
	case 'H', 'I', 'M', 'S', 'f', 'p', 'z', 'Z':
		return c.timePart(d, b)
	}
	return c.datePart(d, b)
}

// datePart reads what a directive for a part of a date stands for.
func (c *clock) datePart(d byte, b []byte) (rest []byte, ok bool) {
	switch d {
	case 'Y':
		c.year, b, ok = digits(b, 4, 4)
		c.hasYear = true
	case 'y':
		if c.year, b, ok = digits(b, 2, 2); c.year < 69 {
			c.year += 100
		}
		c.year += 1900
		c.hasYear = true
	case 'm':
		c.month, b, ok = digits(b, 1, 2)
		c.hasMonth = true
	case 'B', 'b', 'h':
		c.month, b, ok = word(b, monthNames[:])
		c.month++
		c.hasMonth = true
	case 'd', 'e':
		c.day, b, ok = digits(bytes.TrimLeft(b, " "), 1, 2)
		c.hasDay = true
	case 'j':
		c.yearDay, b, ok = digits(b, 1, 3)
		ok = ok && c.yearDay > 0
	case 'A', 'a':
		_, b, ok = word(b, dayNames[:])
	}
	return b, ok
}

// timePart reads what a directive for a part of a time stands for.
func (c *clock) timePart(d byte, b []byte) (rest []byte, ok bool) {
	switch d {
	case 'H', 'I':
		c.hour, b, ok = digits(b, 1, 2)
		ok = ok && (d == 'H' && c.hour < 24 || c.hour > 0 && c.hour <= 12)
		c.hasTime = true
	case 'M':
		c.minute, b, ok = digits(b, 1, 2)
		ok = ok && c.minute < 60
		c.hasTime = true
	case 'S':
		c.second, b, ok = digits(b, 1, 2)
		ok = ok && c.second < 62
		c.hasTime = true
	case 'f':
		_, rest, ok = digits(b, 1, 6)
		c.fraction = b[:len(b)-len(rest)]
		return rest, ok
	case 'p':
		if len(b) < 2 || b[1]|0x20 != 'm' {
			return b, false
		}
		switch b[0] | 0x20 {
		case 'a':
			c.half = 1
		case 'p':
			c.half = 2
		default:
			return b, false
		}
		return b[2:], true
	case 'z':
		return c.offset(b)
	case 'Z':
		for len(b) > 0 && b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z' {
			b = b[1:]
		}
		return b, true
	}
	return b, ok
}

// offset reads Z, +hhmm or +hh:mm.
func (c *clock) offset(b []byte) ([]byte, bool) {
	if len(b) > 0 && b[0] == 'Z' {
		c.hasZone = true
		return b[1:], true
	}
	if len(b) == 0 || b[0] != '+' && b[0] != '-' {
		return b, false
	}
	sign := 1
	if b[0] == '-' {
		sign = -1
	}
	hours, b, ok := digits(b[1:], 2, 2)
	if len(b) > 0 && b[0] == ':' {
		b = b[1:]
	}
	minutes, b, ok2 := digits(b, 2, 2)
	c.zone, c.hasZone = sign*(hours*60+minutes), true
	return b, ok && ok2 && hours < 15 && minutes < 60
}

// settle checks that the parts make a date and a time.
func (c *clock) settle() bool {
	switch {
	case c.half == 1 && c.hour == 12:
		c.hour = 0
	case c.half == 2 && c.hour < 12:
		c.hour += 12
	}
	if c.yearDay > 0 && c.hasYear {
		first, err := period.NewDate(c.year, 1, 1)
		d := first.AddDays(c.yearDay - 1)
		if err != nil || d.Year() != c.year {
			return false
		}
		c.month, c.day, c.hasMonth, c.hasDay = d.Month(), d.Day(), true, true
	}
	if c.hasMonth && (c.month < 1 || c.month > 12) {
		return false
	}
	if c.hasDay {
		year := c.year
		if !c.hasYear {
			year = 2000
		}
		if !c.hasMonth || c.day < 1 || c.day > 31 {
			return false
		}
		if _, err := period.NewDate(year, c.month, c.day); err != nil {
			return false
		}
	}
	return !c.hasYear || c.year > 0
}

// datetime reads the default form of a date with a time.
func (c *clock) datetime(b []byte) bool {
	rest, ok := c.prefix("%Y-%m-%dT%H:%M:%S", b)
	if !ok || len(b)-len(rest) != len("2024-01-26T15:00:00") {
		return false
	}
	if len(rest) > 0 && rest[0] == '.' {
		n := 1
		for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
			n++
		}
		if n == 1 {
			return false
		}
		c.fraction, rest = rest[1:n], rest[n:]
	}
	if len(rest) > 0 {
		if rest, ok = c.offset(rest); !ok {
			return false
		}
	}
	return len(rest) == 0 && c.settle()
}

// anyPatterns are tried where the format is "any".
var anyPatterns = [...]string{
	"%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S%z",
	"%Y-%m-%d %H:%M:%S%z",
	"%Y/%m/%d", "%Y%m%d", "%Y-%m", "%Y", "%H:%M:%S", "%H:%M", "%d %B %Y", "%B %d, %Y", "%B %d %Y", "%B %Y", "%d.%m.%Y",
	"%d-%B-%Y",
}

// anything reads a date or a time in one of several forms. One that could be
// read in two ways, such as 03/04/2015, is not read.
func (c *clock) anything(b []byte) bool {
	for _, pattern := range anyPatterns {
		if *c = (clock{}); c.read(pattern, b) {
			return true
		}
	}
	*c = clock{}
	return c.datetime(b)
}

// appendPadded appends n with zeros in front, to so many digits.
func appendPadded(b []byte, n, width int) []byte {
	for p := 10; width > 1; width-- {
		if n < p {
			b = append(b, '0')
		}
		p *= 10
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// append appends the date and the time as ISO 8601 has them, as far as they are
// known.
func (c *clock) append(b []byte) []byte {
	if c.hasYear {
		b = appendPadded(b, c.year, 4)
		if c.hasMonth {
			b = appendPadded(append(b, '-'), c.month, 2)
		}
	} else if c.hasMonth {
		b = appendPadded(append(b, "--"...), c.month, 2)
	}
	if c.hasDay {
		b = appendPadded(append(b, '-'), c.day, 2)
	}
	if !c.hasTime {
		return b
	}
	if c.hasYear || c.hasMonth {
		b = append(b, 'T')
	}
	b = appendPadded(b, c.hour, 2)
	b = appendPadded(append(b, ':'), c.minute, 2)
	b = appendPadded(append(b, ':'), c.second, 2)
	if len(c.fraction) > 0 {
		b = append(append(b, '.'), c.fraction...)
	}
	if c.hasZone {
		if c.zone == 0 {
			return append(b, 'Z')
		}
		sign, zone := byte('+'), c.zone
		if zone < 0 {
			sign, zone = '-', -zone
		}
		b = appendPadded(append(b, sign), zone/60, 2)
		b = appendPadded(append(b, ':'), zone%60, 2)
	}
	return b
}

// order appends the number by which dates and times are compared: seconds, in
// UTC where a zone is said.
func (c *clock) order(b []byte) []byte {
	seconds := int64(0)
	if c.hasYear {
		month, day := max(c.month, 1), max(c.day, 1)
		if d, err := period.NewDate(c.year, month, day); err == nil {
			seconds = int64(d.DaysSince(period.MustDate(1, 1, 1))) * 86400
		}
	}
	seconds += int64(c.hour*3600 + c.minute*60 + c.second - c.zone*60)
	b = strconv.AppendInt(b, seconds, 10)
	if len(c.fraction) > 0 {
		b = append(append(b, '.'), c.fraction...)
	}
	return b
}
