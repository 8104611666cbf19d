// Package stored carries values with a text form into databases and binary
// documents. The methods that database/sql, encoding/gob, CBOR and BSON look
// for are written by internal/gen/values in terms of these functions.
//
// The empty text is the unset value: NULL in a database, null in BSON, and no
// bytes in binary form. A type whose zero value has a text of its own stores
// that text, and reads NULL as its zero value.
package stored

import (
	"bytes"
	"database/sql/driver"
	"encoding"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/internal/cite"
)

// Fault says why a stored value was refused before its text was read.
type Fault struct {
	Type   bool   // it is of a type that is not read; else it is malformed
	Nil    bool   // there is nothing to read it into
	Err    error  // the error of a word that is not among those there are
	Input  string // the beginning of it, if it is text
	Detail string // what exactly, in English
}

// NoForm is the fault of a value that is not stored in any form.
func NoForm(detail string) Fault { return Fault{Type: true, Detail: detail} }

// Refuse makes the error of a package from a fault.
type Refuse func(op string, fault Fault) error

// reader is a pointer to a T that reads text.
type reader[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// NoTarget is the fault of a method that reads into a nil pointer.
func NoTarget() Fault {
	return Fault{Nil: true, Detail: "a nil pointer, which nothing can be read into"}
}

// maxText is the longest text of a value that is read.
const maxText = 1 << 16

// ReadText sets v to what a function reads from its text; if empty text is the
// zero value, the function does not see it. On an error v is left as it was.
func ReadText[T any](
	v *T, text []byte, empty bool, parse func(string) (T, error), op string, refuse Refuse,
) (err error) {
	var parsed T
	switch {
	case v == nil:
		return refuse(op, NoTarget())
	case len(text) > maxText:
		return refuse(op, Fault{Input: quote(text), Detail: "longer than 65536 bytes"})
	case len(text) > 0 || !empty:
		parsed, err = parse(string(text))
	}
	if err == nil {
		*v = parsed
	}
	return err
}

// Value returns the text of v for a column, nil (NULL) if v is unset.
func Value(v encoding.TextMarshaler) (driver.Value, error) {
	text, err := v.MarshalText()
	if err != nil || len(text) == 0 {
		return nil, err
	}
	return string(text), nil
}

// Scan reads the text of a column into v; NULL is the zero value, and spaces at the
// end, by which a column of type char(n) is filled up, are cut. On an error v is
// left as it was.
func Scan[T any, P reader[T]](v P, src any, op string, refuse Refuse) error {
	if v == nil {
		return refuse(op, NoTarget())
	}
	switch src := src.(type) {
	case nil:
		*v = *new(T)
		return nil
	case string:
		return read(v, []byte(strings.TrimRight(src, " ")), op, refuse)
	case []byte:
		return read(v, bytes.TrimRight(src, " "), op, refuse)
	}
	return refuse(op, Fault{Type: true, Detail: fmt.Sprintf("%T", src)})
}

// read reads text that stands for a value, which empty text does not: a column
// or a document says that with NULL.
func read[T any, P reader[T]](v P, text []byte, op string, refuse Refuse) error {
	if len(text) == 0 {
		return refuse(op, Fault{Detail: "empty text"})
	}
	return v.UnmarshalText(text)
}

// The BSON types that are written and read.
const (
	bsonString = 0x02
	bsonNull   = 0x0A
)

// BSON returns the text of v as a BSON string, or null if v is unset.
func BSON(v encoding.TextMarshaler) (typ byte, data []byte, err error) {
	text, err := v.MarshalText()
	if err != nil {
		return 0, nil, err
	}
	if len(text) == 0 {
		return bsonNull, nil, nil
	}
	data = make([]byte, 0, len(text)+5)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(text))+1)
	return bsonString, append(append(data, text...), 0), nil
}

// ScanBSON reads a BSON string into v; null is the zero value. On an error v is
// left as it was.
func ScanBSON[T any, P reader[T]](v P, typ byte, data []byte, op string, refuse Refuse) error {
	switch {
	case v == nil:
		return refuse(op, NoTarget())
	case typ == bsonNull:
		*v = *new(T)
		return nil
	case typ != bsonString:
		return refuse(op, Fault{Type: true, Detail: fmt.Sprintf("BSON type 0x%02X", typ)})
	}
	text, terminated := bytes.CutSuffix(data, []byte{0})
	if !terminated || len(text) < 4 || uint64(binary.LittleEndian.Uint32(text))+4 != uint64(len(data)) {
		return refuse(op, Fault{Input: quote(data), Detail: "not a BSON string"})
	}
	return read(v, text[4:], op, refuse)
}

// quote returns as much of an input as an error shows.
func quote(data []byte) string { return string(data[:min(len(data), 64)]) }

// Explain says what is wrong, after as much of the input as is known.
func (f Fault) Explain() string {
	switch {
	case f.Input == "" && f.Err == nil:
		return f.Detail
	case f.Detail == "":
		return cite.Quote(f.Input)
	}
	return cite.Quote(f.Input) + ", " + f.Detail
}
