// Package enum gives the small code lists of mithaq one way to be read and
// written: a table of words, indexed by value, whose index 0 is the unset
// value and has no word.
package enum

import (
	"errors"
	"fmt"
	"strings"
)

// ErrUnknown reports a word that is not in a table, or a value without a word.
var ErrUnknown = errors.New("unknown code")

// Table holds the words of a code list by value. Index 0 is the unset value
// and holds "".
type Table[T ~uint8] []string

// String returns the word for v, or "kind(n)" for a value without one.
func (t Table[T]) String(kind string, v T) string {
	if int(v) < len(t) {
		return t[v]
	}
	return fmt.Sprintf("%s(%d)", kind, uint8(v))
}

// Valid reports whether v is one of the table's values, the unset one aside.
func (t Table[T]) Valid(v T) bool { return v != 0 && int(v) < len(t) }

// Parse returns the value of a word. The empty word is the unset value.
func (t Table[T]) Parse(kind, word string) (T, error) {
	for i, w := range t {
		if w == word {
			return T(i), nil
		}
	}
	return 0, t.unknown(kind, word)
}

// maxListed is how many words an error lists.
const maxListed = 16

// unknown is the error of a word that is not in the table; it lists those that
// are, if they are not too many.
func (t Table[T]) unknown(kind, word string) error {
	word = word[:min(len(word), 64)]
	if len(t) < 2 || len(t)-1 > maxListed {
		return fmt.Errorf("%s %q: %w", kind, word, ErrUnknown)
	}
	return fmt.Errorf("%s %q: %w, want one of %s", kind, word, ErrUnknown, strings.Join(t[1:], ", "))
}

// Unmarshal returns the value of a word that is there: it is Parse, but for the
// empty word, which it refuses.
func (t Table[T]) Unmarshal(kind string, text []byte) (T, error) {
	if len(text) == 0 {
		return 0, t.unknown(kind, "")
	}
	return t.Parse(kind, string(text))
}

// Marshal returns the word for v as text; a value without a word is an error.
func (t Table[T]) Marshal(kind string, v T) ([]byte, error) {
	if int(v) < len(t) {
		return []byte(t[v]), nil
	}
	return nil, fmt.Errorf("%s %d: %w", kind, uint8(v), ErrUnknown)
}

// Words returns the words of the set values, in order.
func (t Table[T]) Words() []string { return append([]string(nil), t[1:]...) }

// Append appends the word for v to b; a value without one is an error.
func (t Table[T]) Append(b []byte, kind string, v T) ([]byte, error) {
	word, err := t.Marshal(kind, v)
	return append(b, word...), err
}

// Read sets v to the value of a word; the empty word is the unset value. On an
// error v stays as it was.
func (t Table[T]) Read(v *T, kind string, text []byte) error {
	parsed, err := t.Parse(kind, string(text[:min(len(text), 256)]))
	if err == nil {
		*v = parsed
	}
	return err
}
