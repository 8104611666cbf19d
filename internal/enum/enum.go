// Package enum gives the small code lists of mithaq one way to be read and
// written: a table of words, indexed by value. In most of them index 0 is the
// unset value and has no word.
package enum

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Table holds the words of a code list by value. An unset value at index 0 has
// the word "".
type Table[T ~uint8 | ~uint16] []string

// String returns the word for v, or "kind(n)" for a value without one.
func (t Table[T]) String(kind string, v T) string {
	if int(v) < len(t) {
		return t[v]
	}
	return fmt.Sprintf("%s(%d)", kind, uint16(v))
}

// Valid reports whether v is one of the table's values, the unset one aside.
func (t Table[T]) Valid(v T) bool { return v != 0 && int(v) < len(t) }

// Value returns the value of a word. The empty word is the unset value, if there
// is one.
func (t Table[T]) Value(word string) (T, bool) {
	i := slices.Index(t, word)
	return T(max(i, 0)), i >= 0
}

// Words returns the words of the set values, in order.
func (t Table[T]) Words() []string {
	if len(t) > 0 && t[0] == "" {
		return slices.Clone(t[1:])
	}
	return slices.Clone(t)
}

// Of a code list with more words than maxListed, an error names the nearest.
const (
	maxListed = 16
	nearest   = 4
)

// Want says what may stand in the place of a word that is not in the table: one
// of all words, or of the nearest of many.
func (t Table[T]) Want(word string) string { return Want(t.Words(), word) }

// Want says which of some words may stand in the place of another. It sorts them.
func Want(words []string, word string) string {
	if len(words) <= maxListed {
		return "want one of " + strings.Join(words, ", ")
	}
	word = word[:min(len(word), 64)]
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(distance(a, word), distance(b, word)) })
	return fmt.Sprintf("the nearest of %d words are %s", len(words), strings.Join(words[:nearest], ", "))
}

// distance is how many bytes must be put in, taken out or changed to make one
// word of another.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before, row[j+1] = row[j+1], min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
