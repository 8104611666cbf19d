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
// The SDMX spellings that Parse reads besides are 2015-A1 and a start with a
// duration, 2015-01-01/P2Y. [Period.SDMX] writes a form that every SDMX reader
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
// text is empty and their JSON is null. Constructors without an error result
// answer the unset value when an argument is out of range; [NewDate], [Parse]
// and [NewRange] say what is wrong. Arithmetic that would leave the calendar
// answers the unset value.
//
// # Errors
//
// Every error is an [*Error] that wraps one of [ErrSyntax], [ErrRange],
// [ErrOrder], [ErrKind] or [ErrUnset].
//
// # Sources
//
// ISO 8601-1:2019 for dates, weeks and intervals; SDMX 3.1, section 6
// (technical notes), "Time and time format", for reporting periods.
package period
