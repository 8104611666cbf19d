// Command mutants changes a package in small ways and tells which changes no
// test of the package notices:
//
//	go run ./internal/testkit/mutants -seed 1 -count 400 ./indicators/money ./indicators/period ./indicators/figure
//
// A changed place is a mutant. Comparisons, arithmetic and logic get another
// operator, conditions are negated, whole numbers are off by one, statements
// are left out, and results become their opposite, zero or an error. Generated
// files are passed over. All mutants of the packages are numbered in a fixed
// order, and the seed picks so many of them; -count 0 picks all. In place of a package a
// pattern of its files can stand, as './agreements/ledger*.go'.
//
// A package is built once, with all its mutants in place and asleep: a variable
// of the environment wakes one. Then the package's own tests run for each, with
// -short, those beside the changed file first and those that take long last, until
// the first failure, and with not much more processor time than they take without a mutant. A mutant is killed
// if a test fails, panics, hangs or runs out of memory. The others are printed: a
// test is missing, or the change makes no difference to anybody.
//
// Tests that fail with all mutants asleep are left out and named. Those that count
// allocations may, since the places of mutants are functions.
package main
