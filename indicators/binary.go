package indicators

import (
	"encoding"
	"encoding/binary"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// The binary form of a record is a version, a number whose bits say which fields
// are set, and those fields in order: each its length and its text, a list its
// length and its elements. Numbers are unsigned varints. A zero record has no
// bytes.
const binaryVersion = 1

// fields returns pointers to the fields of a key, in the order of its binary form.
func (k *Key) fields() []any {
	return []any{&k.Indicator, &k.Area, &k.Perimeter, &k.Breakdown, &k.Period}
}

// fields returns pointers to the fields of an observation, in the order of its
// binary form. New ones go to the end.
func (o *Observation) fields() []any {
	return []any{
		&o.ID, &o.Key, &o.Figure, &o.Unit, &o.Role, &o.Assurance, &o.Status, &o.Confidentiality, &o.Source,
		&o.Published, &o.Words, &o.WordsLang, &o.Stated, &o.Attributes, &o.Candidates, &o.Repeats, &o.From,
		&o.Confidence, &o.Note,
	}
}

// fields returns pointers to the fields of a candidate, in the order of its binary
// form.
func (c *Candidate) fields() []any { return []any{&c.Key, &c.Figure, &c.Unit, &c.Why} }

// AppendBinary appends the compact binary form of the key: which parts are set,
// and the text of each. A part without a text form is an error, such as an
// indicator that is no [ID].
func (k Key) AppendBinary(b []byte) ([]byte, error) {
	return appendRecord(b, "Key.AppendBinary", k.fields())
}

// MarshalBinary returns the form of [Key.AppendBinary]; it serves encoding/gob and
// CBOR. The zero Key has no bytes.
func (k Key) MarshalBinary() ([]byte, error) { return k.AppendBinary(nil) }

// UnmarshalBinary reads what [Key.MarshalBinary] returns. What is not well-formed
// is an error, and the key is left as it was.
func (k *Key) UnmarshalBinary(data []byte) error {
	if k == nil {
		return refuseStored("Key.UnmarshalBinary", stored.NoTarget())
	}
	var v Key
	err := readRecord(data, "Key.UnmarshalBinary", v.fields())
	if err == nil {
		*k = v
	}
	return err
}

// AppendBinary appends the compact binary form of the observation: which fields are
// set, and the text of each. A field without a text form is an error, such as words
// that are not UTF-8.
func (o Observation) AppendBinary(b []byte) ([]byte, error) {
	return appendRecord(b, "Observation.AppendBinary", o.fields())
}

// MarshalBinary returns the form of [Observation.AppendBinary]; it serves
// encoding/gob and CBOR. The zero Observation has no bytes.
func (o Observation) MarshalBinary() ([]byte, error) { return o.AppendBinary(nil) }

// UnmarshalBinary reads what [Observation.MarshalBinary] returns. What is not
// well-formed is an error, and the observation is left as it was. It takes memory
// in proportion to the data.
func (o *Observation) UnmarshalBinary(data []byte) error {
	if o == nil {
		return refuseStored("Observation.UnmarshalBinary", stored.NoTarget())
	}
	var v Observation
	err := readRecord(data, "Observation.UnmarshalBinary", v.fields())
	if err == nil {
		*o = v
	}
	return err
}

// appendRecord appends the binary form of a record.
func appendRecord(b []byte, op string, fields []any) ([]byte, error) {
	mask := uint64(0)
	for i, f := range fields {
		if !reflect.ValueOf(f).Elem().IsZero() {
			mask |= 1 << i
		}
	}
	if mask == 0 {
		return b, nil
	}
	out := binary.AppendUvarint(append(b, binaryVersion), mask)
	for i, f := range fields {
		if mask>>i&1 == 0 {
			continue
		}
		var err error
		if out, err = appendField(out, op, f); err != nil {
			return b, err
		}
	}
	return out, nil
}

// appendField appends a field that is set.
func appendField(b []byte, op string, field any) ([]byte, error) {
	var text []byte
	var err error
	switch f := field.(type) {
	case *string:
		if !utf8.ValidString(*f) {
			return nil, &Error{Op: op, Err: ErrInvalid, Detail: "text that is not UTF-8"}
		}
		text = []byte(*f)
	case *wording.Note:
		return appendField(b, op, (*string)(f))
	case *[]ID:
		b = binary.AppendUvarint(b, uint64(len(*f)))
		for i := range *f {
			if b, err = appendField(b, op, &(*f)[i]); err != nil {
				return nil, err
			}
		}
		return b, nil
	case *[]Candidate:
		b = binary.AppendUvarint(b, uint64(len(*f)))
		for i := range *f {
			if text, err = appendRecord(text[:0], op, (*f)[i].fields()); err != nil {
				return nil, err
			}
			if len(text) == 0 {
				return nil, &Error{Op: op, Err: ErrInvalid, Detail: "an empty candidate"}
			}
			b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
		}
		return b, nil
	case *Key:
		text, err = appendRecord(nil, op, f.fields())
	case encoding.TextMarshaler:
		text, err = f.MarshalText()
	}
	if err != nil {
		return nil, &Error{Op: op, Err: ErrInvalid, Detail: err.Error()}
	}
	if len(text) == 0 {
		return nil, &Error{Op: op, Err: ErrInvalid, Detail: "a field or an element without a text"}
	}
	return append(binary.AppendUvarint(b, uint64(len(text))), text...), nil
}

// binaryReader reads a binary form. The first fault ends the reading.
type binaryReader struct {
	data []byte
	op   string
	at   int
	err  error
}

func (r *binaryReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &Error{Op: r.op, Err: ErrSyntax, Offset: r.at, Detail: fmt.Sprintf(format, args...)}
	}
}

// number reads a varint.
func (r *binaryReader) number() uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 {
		r.fail("a number expected")
		return 0
	}
	r.at += n
	return v
}

// length reads a length or a count that is at most what is left.
func (r *binaryReader) length() int {
	n := r.number()
	if n > uint64(len(r.data)-r.at) {
		r.fail("a length of %d, and %d bytes are left", n, len(r.data)-r.at)
		return 0
	}
	return int(n)
}

// text reads a length and so many bytes.
func (r *binaryReader) text() []byte {
	n := r.length()
	r.at += n
	return r.data[r.at-n : r.at]
}

// readRecord reads the binary form of a record into fields that are zero.
func readRecord(data []byte, op string, fields []any) error {
	if len(data) == 0 {
		return nil
	}
	if data[0] != binaryVersion {
		return &Error{Op: op, Err: ErrFormat, Detail: fmt.Sprintf("version %d, want %d", data[0], binaryVersion)}
	}
	r := &binaryReader{data: data, op: op, at: 1}
	mask := r.number()
	if r.err == nil && (mask == 0 || mask>>len(fields) != 0) {
		r.fail("fields %#x, of %d that there are", mask, len(fields))
	}
	for i, f := range fields {
		if mask>>i&1 == 1 && r.err == nil {
			r.field(f)
		}
	}
	if r.err == nil && r.at < len(data) {
		r.fail("%d bytes after the end", len(data)-r.at)
	}
	return r.err
}

// field reads one field, which must be set.
func (r *binaryReader) field(field any) {
	switch f := field.(type) {
	case *[]ID:
		*f = []ID{}
		for n := r.length(); n > 0 && r.err == nil; n-- {
			var id ID
			r.field(&id)
			*f = append(*f, id)
		}
		return
	case *[]Candidate:
		*f = []Candidate{}
		for n := r.length(); n > 0 && r.err == nil; n-- {
			var c Candidate
			r.nested(c.fields())
			*f = append(*f, c)
		}
		return
	case *Key:
		r.nested(f.fields())
	case *wording.Note:
		r.field((*string)(f))
		return
	case *string:
		text := r.text()
		if !utf8.Valid(text) {
			r.fail("text that is not UTF-8")
		}
		*f = string(text)
	case encoding.TextUnmarshaler:
		text := r.text()
		if r.err != nil {
			return
		}
		if err := f.UnmarshalText(text); err != nil {
			r.fail("%v", err)
		}
	}
	if r.err == nil && reflect.ValueOf(field).Elem().IsZero() {
		r.fail("a field that is set to nothing")
	}
}

// nested reads a record inside another.
func (r *binaryReader) nested(fields []any) {
	start := r.at
	text := r.text()
	if r.err == nil && len(text) == 0 {
		r.fail("an empty record")
	}
	if r.err != nil {
		return
	}
	if err := readRecord(text, r.op, fields); err != nil {
		r.at = start
		r.fail("%v", err)
	}
}
