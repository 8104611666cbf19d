package period

import "time"

// DateOf returns the day on which t falls in its own location: the same instant
// is another day elsewhere. It is unset when that day is outside the calendar.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	if !validDay(y, int(m), d) {
		return Date{}
	}
	return Date{dayNumber(y, int(m), d)}
}

// Time returns midnight of d in a location, UTC if it is nil, for which [DateOf]
// is d again. In the few places and on the few days where clocks skip midnight it
// is the time that package time makes of it. An unset d is the zero Time.
func (d Date) Time(loc *time.Location) time.Time {
	if !d.IsSet() {
		return time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	y, m, day := d.civil()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, loc)
}
