package money

// ParsePlain is the fast part of Parse.
func ParsePlain(s string) bool { _, ok := parsePlain(s); return ok }

// PlainJSON is the fast part of Money.UnmarshalJSON.
func PlainJSON(s string) bool { _, ok := plainJSON([]byte(s)); return ok }

// SetCount pretends that a has taken n amounts.
func SetCount(a *Accumulator, n int64) { a.count = n }
