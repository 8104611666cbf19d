package indicators

import (
	"fmt"

	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// ID names a record: an indicator, a source, an observation. It is 1 to 96
// ASCII letters, digits, '.', '_', '-' or ':', and starts with a letter or a
// digit. IDs are unique per kind of record, and case counts. The zero ID is
// unset.
type ID string

const maxID = 96

// ParseID returns s as an ID, or an [*Error] that wraps [ErrID].
func ParseID(s string) (ID, error) {
	id := ID(s)
	if err := id.Check(); err != nil {
		return "", err
	}
	return id, nil
}

// Check returns nil for a well-formed ID, and an [*Error] that wraps [ErrID]
// otherwise. The unset ID is not well-formed.
func (id ID) Check() error {
	if wellFormed(id) {
		return nil
	}
	if id == "" {
		return &Error{Op: "ParseID", Err: ErrID, Detail: "empty"}
	}
	if len(id) > maxID {
		return &Error{Op: "ParseID", Err: ErrID, Detail: fmt.Sprintf("%s is longer than %d bytes", cite.Quote(string(id)),
			maxID)}
	}
	for i := range len(id) {
		c := id[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case i > 0 && (c == '.' || c == '_' || c == '-' || c == ':'):
		default:
			return &Error{Op: "ParseID", Err: ErrID, Offset: i, Detail: fmt.Sprintf("%s has %q", cite.Quote(string(id)), c)}
		}
	}
	return nil
}

// wellFormed reports whether id is an ID.
func wellFormed[T ID | []byte](id T) bool {
	if len(id) == 0 || len(id) > maxID {
		return false
	}
	all := uint8(1)
	for i := range len(id) {
		all &= inIDs[id[i]]
	}
	if all == 0 {
		return false
	}
	c := id[0]
	return c != '.' && c != '-' && c != ':' && c != '_'
}

// inIDs has 1 for each byte that an ID may have.
var inIDs = [256]uint8{
	'.': 1, '-': 1, ':': 1, '_': 1, '0': 1, '1': 1, '2': 1, '3': 1, '4': 1, '5': 1, '6': 1, '7': 1, '8': 1, '9': 1,
	'A': 1, 'B': 1, 'C': 1, 'D': 1, 'E': 1, 'F': 1, 'G': 1, 'H': 1, 'I': 1, 'J': 1, 'K': 1, 'L': 1, 'M': 1,
	'N': 1, 'O': 1, 'P': 1, 'Q': 1, 'R': 1, 'S': 1, 'T': 1, 'U': 1, 'V': 1, 'W': 1, 'X': 1, 'Y': 1, 'Z': 1,
	'a': 1, 'b': 1, 'c': 1, 'd': 1, 'e': 1, 'f': 1, 'g': 1, 'h': 1, 'i': 1, 'j': 1, 'k': 1, 'l': 1, 'm': 1,
	'n': 1, 'o': 1, 'p': 1, 'q': 1, 'r': 1, 's': 1, 't': 1, 'u': 1, 'v': 1, 'w': 1, 'x': 1, 'y': 1, 'z': 1,
}

// AppendText appends the ID; nothing for the unset one. What is not well-formed
// is an error.
func (id ID) AppendText(b []byte) ([]byte, error) {
	if id != "" {
		if err := id.Check(); err != nil {
			return b, err
		}
	}
	return append(b, id...), nil
}

// UnmarshalText reads what [ParseID] reads; empty text is the unset ID.
func (id *ID) UnmarshalText(text []byte) error {
	if id == nil {
		return refuseStored("unmarshal ID", stored.NoTarget())
	}
	v := ID(text)
	if v != "" {
		if err := v.Check(); err != nil {
			return err
		}
	}
	*id = v
	return nil
}
