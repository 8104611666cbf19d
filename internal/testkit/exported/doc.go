// Package exported tries every exported type of the module in its tests: that
// go-cmp takes its values without options, that they come back from their text
// forms, and that no method of a zero value panics.
//
// The list of types is generated from the source. The values of each are made
// from the offshoring sector, from messages that were written and decoded, and
// from constructors; a record without one of these is filled with values of its
// fields.
package exported

//go:generate go run ../../house/exported
