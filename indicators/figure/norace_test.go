//go:build !race

package figure_test

const raceEnabled = false
