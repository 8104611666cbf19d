//go:build mutation

package money_test

// cases is small for mutation runs, which run all tests once for each mutant.
func cases() int { return 400 }
