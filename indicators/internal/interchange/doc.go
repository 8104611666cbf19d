// Package interchange maps observations to the flat records that statistical
// formats exchange: dimensions, a value, and attributes.
//
// A figure that is not a plain decimal has no value in such a record, so that
// nobody takes ">9000" for 9000: its bounds stand in LOWER_BOUND and
// UPPER_BOUND, and QUALIFIER says what they are. Every component is text; no
// number passes through binary floating point.
package interchange
