package testkit

import "flag"

var long = flag.Bool("long", false, "run the whole campaigns of random cases; .ci/run long does so for every package")

// Long reports whether whole campaigns are wanted: go test ./package -args -long.
func Long() bool { return *long }

// Cases is how many cases a campaign tries: short ones in go test, long ones
// with -long.
func Cases(short, long int) int {
	if Long() {
		return long
	}
	return short
}
