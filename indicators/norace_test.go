//go:build !race

package indicators_test

const raceEnabled = false
