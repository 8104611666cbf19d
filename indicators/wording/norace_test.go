//go:build !race

package wording_test

const raceEnabled = false
