// Package period models civil dates and the periods that statistics report on:
// years, semesters, trimesters, quarters, months, weeks, days and other closed
// ranges of days.
//
// # Model
//
// A [Date] is a day of the proleptic Gregorian calendar from 0001-01-01 to
// 9999-12-31. A [Period] is a closed interval of dates, so that its first and
// its last day both belong to it. There is no time of day and no time zone:
// two readers in different places see the same data, and a clock is never
// asked.
//
// # Identity
//
// A period is its days and nothing else. 2014-07-01/2014-12-31 and 2014-S2 are
// one value with one text, and == on periods is equality of days. The [Kind]
// is derived: a period that is exactly a calendar year is of kind year,
// however it was built. That is what a period needs to be the key of an
// observation: one spelling cannot hide from another.
//
// # Text
//
// [Period.String] writes the canonical form and [Parse] reads it back:
//
//	2015                     year
//	2016-S1                  semester (2016-H1 is read too)
//	2016-T1                  trimester: four months
//	2016-Q1                  quarter
//	2016-05                  month (2016-M05 is read too)
//	2016-W05                 ISO week
//	2016-05-05               day (2016-D126 is read too)
//	2014-2020                whole years (2014/2020 is read too)
//	2014-07/2015-06          whole months
//	2014-07-15/2014-09-02    any other range
//
// The SDMX spellings that Parse reads besides are 2015-A1, a start with a
// duration of whole days, 2015-01-01/P2Y or 2015-01-01T00:00:00/PT24H, and a day
// with the time of its beginning, 2015-01-01T00:00:00. A time zone is refused;
// [ParseZoned] reads it and returns it, so that the loss can be named.
// [Period.SDMX] writes a form that every SDMX reader
// accepts. The reporting forms of SDMX count from a reporting year that need
// not start in January: see [YearStart].
//
// # Storage
//
// Dates, periods and year starts are stored as their text: in columns of text
// (Value and Scan of database/sql), in BSON as strings, and in encoding/gob and
// CBOR as bytes; unset is NULL, null, or no bytes. A [Date] also fits a column
// of dates: [Date.Scan] takes the time.Time that drivers return for it, if it is
// midnight of its own location. Dates sort by day; periods sort by text, which
// is by year first, then by form.
//
// # Missing values
//
// The zero [Date] and the zero [Period] are unset: no date, no period. Their
// text is empty and their JSON is null. One habit holds for bad input: what
// begins with New or Parse returns an error that says what is wrong, what begins
// with Must panics, and everything else, such as [Quarter] and [Date.AddDays],
// answers the unset value where an argument is out of range or the calendar ends.
//
// # Errors
//
// Every error is an [*Error] that wraps one of [ErrSyntax], [ErrRange],
// [ErrOrder], [ErrKind], [ErrType] or [ErrUnset]:
//
//	var e *period.Error
//	if _, err := period.Parse("2015Q1"); errors.As(err, &e) {
//		fmt.Println(e.Offset, e.Detail) // 4 want 2015-Q1
//	}
//
// # Sources
//
// ISO 8601-1:2019 for dates, weeks and intervals; SDMX 3.1, section 6
// (technical notes), "Time and time format", for reporting periods.
package period
