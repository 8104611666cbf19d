package period

import (
	"strconv"
)

// String returns the ISO 8601 form, 2018-12-31, or the empty string when d is
// unset.
func (d Date) String() string {
	var buf [10]byte
	b, _ := d.AppendText(buf[:0])
	return string(b)
}

// AppendText appends the text of [Date.String] to b. The error is always nil.
func (d Date) AppendText(b []byte) ([]byte, error) {
	if !d.IsSet() {
		return b, nil
	}
	y, m, day := d.civil()
	b = append4(b, y)
	b = append(b, '-')
	b = append2(b, m)
	b = append(b, '-')
	return append2(b, day), nil
}

// String returns the canonical form, which [Parse] reads, or the empty string
// when p is unset.
func (p Period) String() string {
	var buf [24]byte
	b, _ := p.AppendText(buf[:0])
	return string(b)
}

// AppendText appends the text of [Period.String] to b. The error is always
// nil.
func (p Period) AppendText(b []byte) ([]byte, error) {
	switch p.Kind() {
	case KindNone:
		return b, nil
	case KindYear:
		return append4(b, p.first.Year()), nil
	case KindSemester:
		return p.appendNth(b, 'S'), nil
	case KindTrimester:
		return p.appendNth(b, 'T'), nil
	case KindQuarter:
		return p.appendNth(b, 'Q'), nil
	case KindMonth:
		return p.first.appendMonth(b), nil
	case KindWeek:
		y, w := p.first.ISOWeek()
		return append2(append(append4(b, y), "-W"...), w), nil
	case KindDay:
		return p.first.AppendText(b)
	}
	switch n, _, m := p.months(); {
	case n%12 == 0 && m == 1:
		b = append(append4(b, p.first.Year()), '-')
		return append4(b, p.last.Year()), nil
	case n != 0:
		b = append(p.first.appendMonth(b), '/')
		return p.last.appendMonth(b), nil
	}
	b, _ = p.first.AppendText(b)
	return p.last.AppendText(append(b, '/'))
}

// appendNth writes which part of its year p is: months are divided by how many
// it has.
func (p Period) appendNth(b []byte, letter byte) []byte {
	n, y, m := p.months()
	return append(append4(b, y), '-', letter, byte('1'+m/n))
}

func (d Date) appendMonth(b []byte) []byte {
	y, m, _ := d.civil()
	return append2(append(append4(b, y), '-'), m)
}

// SDMX returns p in a spelling that SDMX defines: the same as [Period.String]
// for the regular kinds, and a start with a duration for other ranges, such as
// 2014-01-01/P7Y, 2014-07-01/P12M or 2014-07-15/P50D. [Parse] reads it back.
func (p Period) SDMX() string {
	if p.Kind() != KindRange {
		return p.String()
	}
	var buf [24]byte
	b, _ := p.first.AppendText(buf[:0])
	b = append(b, "/P"...)
	n, _, m := p.months()
	switch {
	case n%12 == 0 && m == 1:
		b = append(strconv.AppendInt(b, int64(n/12), 10), 'Y')
	case n != 0:
		b = append(strconv.AppendInt(b, int64(n), 10), 'M')
	default:
		b = append(strconv.AppendInt(b, int64(p.Days()), 10), 'D')
	}
	return string(b)
}

func itoa(n int) string { return strconv.Itoa(n) }

func append2(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

func append4(b []byte, n int) []byte { return append2(append2(b, n/100), n%100) }
