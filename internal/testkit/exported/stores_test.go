package exported_test

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"reflect"
	"testing"
)

// A stored type has a text form, and with it goes into every store.
type stored interface {
	encoding.TextAppender
	encoding.TextMarshaler
	encoding.BinaryAppender
	encoding.BinaryMarshaler
	driver.Valuer
	MarshalBSONValue() (typ byte, data []byte, err error)
	GormDataType() string
}

// A restored type is read back.
type restored interface {
	encoding.TextUnmarshaler
	encoding.BinaryUnmarshaler
	sql.Scanner
	UnmarshalBSONValue(typ byte, data []byte) error
}

// hasText reports whether a type has a text form or a part of one.
func hasText(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return t.Kind() != reflect.Interface && (p.Implements(reflect.TypeFor[encoding.TextMarshaler]()) ||
		p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) || p.Implements(reflect.TypeFor[encoding.TextAppender]()))
}

// numbers are types whose kind is a number and that are no enumeration.
var numbers = map[string]string{
	"indicators/sdmx.Occurs": "a number of times, which SDMX writes as a number or a word",
}

// TestStores: a type with a text form, and every enumeration, has all methods by
// which it goes into every store.
func TestStores(t *testing.T) {
	tried := 0
	for _, typ := range types {
		n := name(typ)
		enumeration := reflect.Bool < typ.Kind() && typ.Kind() <= reflect.Float64 && numbers[n] == ""
		if !hasText(typ) && !enumeration {
			continue
		}
		tried++
		if !typ.Implements(reflect.TypeFor[stored]()) || !reflect.PointerTo(typ).Implements(reflect.TypeFor[restored]()) {
			t.Errorf("%s has a text form or is an enumeration, and lacks a method of the stores: "+
				"add it to the list of internal/gen/values", n)
		}
	}
	if tried < 80 {
		t.Errorf("only %d types have a text form", tried)
	}
}

// TestConstants: every constant of a type with a text form has a text of its own,
// from which it comes back.
func TestConstants(t *testing.T) {
	tried := 0
	texts := make(map[string]string)
	for n, v := range constants {
		w, ok := v.Interface().(stored)
		if !ok {
			continue
		}
		tried++
		text, err := w.MarshalText()
		back := reflect.New(v.Type())
		if err == nil {
			err = back.Interface().(restored).UnmarshalText(text)
		}
		if err != nil || back.Elem().Interface() != v.Interface() {
			t.Errorf("%s is written %q and comes back as %v, %v", n, text, back.Elem(), err)
		}
		key := fmt.Sprint(v.Type(), " ", string(text))
		if other := texts[key]; other != "" && v.Kind() != reflect.String {
			t.Errorf("%s and %s are both %q", n, other, text)
		}
		texts[key] = n
	}
	if tried < 500 {
		t.Errorf("only %d constants have a text form", tried)
	}
}

// ways are how a value goes out and comes back.
var ways = map[string]func(v stored, back restored) error{
	"text": func(v stored, back restored) error {
		text, err := v.MarshalText()
		if err != nil {
			return err
		}
		return back.UnmarshalText(text)
	},
	"JSON": func(v stored, back restored) error {
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return json.Unmarshal(data, back)
	},
	"XML": func(v stored, back restored) error {
		type field struct {
			V any `xml:"v"`
		}
		data, err := xml.Marshal(field{v})
		if err != nil {
			return err
		}
		return xml.Unmarshal(data, &field{back})
	},
	"binary": func(v stored, back restored) error {
		data, err := v.MarshalBinary()
		if err != nil {
			return err
		}
		return back.UnmarshalBinary(data)
	},
	"gob": func(v stored, back restored) error {
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(v); err != nil {
			return err
		}
		return gob.NewDecoder(&b).Decode(back)
	},
	"a column": func(v stored, back restored) error {
		column, err := v.Value()
		if err != nil {
			return err
		}
		return back.Scan(column)
	},
	"a column of bytes": func(v stored, back restored) error {
		column, err := v.Value()
		if err != nil {
			return err
		}
		if text, ok := column.(string); ok {
			column = []byte(text)
		}
		return back.Scan(column)
	},
	"BSON": func(v stored, back restored) error {
		typ, data, err := v.MarshalBSONValue()
		if err != nil {
			return err
		}
		return back.UnmarshalBSONValue(typ, data)
	},
}

// TestRoundTrips: every value with a text form comes back the same from text,
// JSON, XML, binary, gob, a column of a database and BSON; zero values too.
func TestRoundTrips(t *testing.T) {
	h, err := harvested()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range types {
		if !hasText(typ) {
			continue
		}
		for i, v := range append(h.of(typ), reflect.Zero(typ)) {
			for way, carry := range ways {
				back := reflect.New(typ)
				if failed := carried(carry, v, back); failed != nil {
					t.Errorf("%s %d by %s: %v", name(typ), i, way, failed)
				} else if same, failed := equal(v, back.Elem()); !same || failed != nil {
					t.Errorf("%s %d by %s: %.200v comes back as %.200v", name(typ), i, way, v, back.Elem())
				}
			}
		}
	}
}

// carried is the error of a way, or what it panics with.
func carried(carry func(stored, restored) error, v, back reflect.Value) (failed error) {
	defer func() {
		if p := recover(); p != nil {
			failed = fmt.Errorf("panic: %v", p)
		}
	}()
	from, ok := v.Interface().(stored)
	to, restorable := back.Interface().(restored)
	if !ok || !restorable {
		return nil // told by TestStores
	}
	return carry(from, to)
}
