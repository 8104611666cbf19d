package money

// SetCount pretends that a has taken n amounts.
func SetCount(a *Accumulator, n int64) { a.count = n }
