// Package exported tries every exported type and function of the module in its
// tests: that go-cmp takes values of a type without options, that they come back
// from their text forms, and that neither a method of a zero value nor a function
// that is given nothing panics.
//
// The lists are generated from the source. The values of each are made
// from the offshoring sector, from messages that were written and decoded, and
// from constructors; a record without one of these is filled with values of its
// fields.
package exported

//go:generate go run ../../house/exported
