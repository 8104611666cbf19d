package enum

import (
	"iter"
	"math/bits"
	"strings"
)

// Set is a set of values of a code list of at most 31 values: bit v is value v.
// The zero Set is empty.
type Set[T ~uint8 | ~uint16] uint32

// Set returns the set of the given values. Values that are not in the table,
// and the unset one, are left out.
func (t Table[T]) Set(vs ...T) Set[T] {
	var s Set[T]
	for _, v := range vs {
		if t.Valid(v) {
			s |= 1 << v
		}
	}
	return s
}

// Has reports whether v is in the set.
func (s Set[T]) Has(v T) bool { return v != 0 && s&(1<<v) != 0 }

// Len returns how many values the set holds.
func (s Set[T]) Len() int { return bits.OnesCount32(uint32(s)) }

// Only returns the value of a set of one; false for every other set.
func (s Set[T]) Only() (T, bool) {
	if s.Len() != 1 {
		return 0, false
	}
	return T(bits.TrailingZeros32(uint32(s))), true
}

// All yields the values of the set that are in the table, in their order.
func (t Table[T]) All(s Set[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := T(1); t.Valid(v); v++ {
			if s.Has(v) && !yield(v) {
				return
			}
		}
	}
}

// Join returns the words of the set joined by '|'; "" for the empty set.
func (t Table[T]) Join(s Set[T]) string {
	var words []string
	for v := range t.All(s) {
		words = append(words, t[v])
	}
	return strings.Join(words, "|")
}

// Split reads what Join writes. It returns false, and the word, for a word that
// is not in the table; the empty one never is.
func (t Table[T]) Split(text []byte) (set Set[T], wrong string, ok bool) {
	if len(text) == 0 {
		return 0, "", true
	}
	for word := range strings.SplitSeq(string(text), "|") {
		v, ok := t.Value(word)
		if !ok || v == 0 {
			return 0, word, false
		}
		set |= 1 << v
	}
	return set, "", true
}

// Holds reports whether the table has all values of the set.
func (t Table[T]) Holds(s Set[T]) bool { return s == 0 || s&1 == 0 && bits.Len32(uint32(s)) <= len(t) }
