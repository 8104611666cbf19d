package stored

import (
	"strconv"

	"github.com/mithaq-go/mithaq/internal/enum"
)

// Word returns the value of a word of a table. A word that is not in it is an
// error that is made of unknown and lists those that are.
func Word[T ~uint8 | ~uint16](
	t enum.Table[T], word, op string, unknown error, refuse Refuse,
) (T, error) {
	if v, ok := t.Value(word); ok {
		return v, nil
	}
	return 0, refuse(op, Fault{Err: unknown, Input: quote([]byte(word)), Detail: t.Want(word)})
}

// ReadWord sets v to the value of a word of a table. On an error v is left as it
// was.
func ReadWord[T ~uint8 | ~uint16](
	t enum.Table[T], v *T, text []byte, op string, unknown error, refuse Refuse,
) error {
	if v == nil {
		return refuse(op, NoTarget())
	}
	parsed, err := Word(t, string(text[:min(len(text), 256)]), op, unknown, refuse)
	if err == nil {
		*v = parsed
	}
	return err
}

// AppendWord appends the word for v; a number that has none is an error.
func AppendWord[T ~uint8 | ~uint16](
	t enum.Table[T], b []byte, v T, op string, unknown error, refuse Refuse,
) ([]byte, error) {
	if int(v) >= len(t) {
		return b, refuse(op, Fault{Err: unknown, Input: strconv.Itoa(int(v)), Detail: t.Want("")})
	}
	return append(b, t[v]...), nil
}

// ReadSet sets s to the set of the words that '|' joins; empty text is the empty
// set. On an error s is left as it was.
func ReadSet[T ~uint8 | ~uint16, S ~uint16 | ~uint32](
	t enum.Table[T], s *S, text []byte, op string, unknown error, refuse Refuse,
) error {
	if s == nil {
		return refuse(op, NoTarget())
	}
	set, wrong, ok := t.Split(text)
	if !ok {
		return refuse(op, Fault{Err: unknown, Input: quote([]byte(wrong)), Detail: t.Want(wrong)})
	}
	*s = S(set)
	return nil
}

// AppendSet appends the words of a set, joined by '|'; a bit that is none of the
// values is an error.
func AppendSet[T ~uint8 | ~uint16, S ~uint16 | ~uint32](
	t enum.Table[T], b []byte, s S, op string, unknown error, refuse Refuse,
) ([]byte, error) {
	set := enum.Set[T](s)
	if !t.Holds(set) {
		return b, refuse(op, Fault{Err: unknown, Input: "0x" + strconv.FormatUint(uint64(s), 16), Detail: t.Want("")})
	}
	return append(b, t.Join(set)...), nil
}
