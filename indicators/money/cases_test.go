//go:build !mutation

package money_test

import "testing"

// cases is how many random cases a property test takes: the flag -cases, or
// few under -short.
func cases() int {
	if testing.Short() {
		return min(*casesFlag, 2_000)
	}
	return *casesFlag
}
