// Package csv reads and writes comma-separated values as RFC 4180 has them,
// for the library's own tables and for the formats that build on CSV.
//
// It differs from encoding/csv where that is not strict or not exact: a line
// break inside quotes stays the bytes that it is, a lone carriage return is an
// error, invalid UTF-8 is an error, an empty line is a record, a record has a
// largest length, and every field has a line, a column and an offset. A
// malformed field does not end the reading: the record is reported and the
// next one is read.
//
// # Memory
//
// A [Reader] holds one record and its buffer, at most Options.MaxRecord bytes
// and as much again for fields with doubled quotes. Fields are slices of that
// memory, valid until the next record is read.
package csv
