//go:build race

package indicators_test

// raceEnabled reports that the race detector runs, under which allocations are
// not counted.
const raceEnabled = true
