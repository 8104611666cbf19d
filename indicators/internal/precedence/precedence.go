// Package precedence has the comparisons by which observations of one key are
// put in order: by authority, by date, by a property that one of them has.
package precedence

import (
	"cmp"
	"math"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// Rank returns the rank of a source for comparison: 1 is highest, and the
// unranked come last.
func Rank(rank int) int {
	if rank <= 0 {
		return math.MaxInt
	}
	return rank
}

// ByDate compares by when something became known for certain: by the last day of
// a period, then by the first.
func ByDate(a, b period.Period) int {
	return cmp.Or(a.Last().Compare(b.Last()), a.First().Compare(b.First()))
}

// Later reports whether something became known in a for certain after something
// that became known in b: dates that overlap, such as a day and its year, are not
// ordered, and neither is a date that is not stated.
func Later(a, b period.Period) bool {
	return a.IsSet() && b.IsSet() && a.First().After(b.Last())
}

// FalseFirst compares two properties: what lacks it comes first.
func FalseFirst(a, b bool) int { return bit(a) - bit(b) }

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
