package period

import "iter"

// Inside yields, in order, the periods of kind k that lie wholly inside p:
// the four quarters of a year, the days of a month. It yields nothing when p
// is unset or k is not one of the regular kinds. A sequence never has more
// than [Period.Days] elements.
func (p Period) Inside(k Kind) iter.Seq[Period] {
	return func(yield func(Period) bool) {
		q := At(p.first, k)
		if q.IsSet() && q.first.n < p.first.n {
			q = q.Next()
		}
		for ; p.Contains(q); q = q.Next() {
			if !yield(q) {
				return
			}
		}
	}
}

// Touching yields, in order, the periods of kind k that have a day in common
// with p.
func (p Period) Touching(k Kind) iter.Seq[Period] {
	return func(yield func(Period) bool) {
		for q := At(p.first, k); p.Overlaps(q); q = q.Next() {
			if !yield(q) {
				return
			}
		}
	}
}

// From yields p, the period after it, and so on until the calendar ends. The
// caller breaks the loop.
func From(p Period) iter.Seq[Period] {
	return func(yield func(Period) bool) {
		for ; p.IsSet(); p = p.Next() {
			if !yield(p) {
				return
			}
		}
	}
}
