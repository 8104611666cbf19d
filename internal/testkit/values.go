package testkit

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/binary"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A stored value is what internal/gen/values makes of a type with a text form.
type (
	written interface {
		encoding.TextMarshaler
		encoding.TextAppender
		encoding.BinaryMarshaler
		encoding.BinaryAppender
		driver.Valuer
		GormDataType() string
		MarshalBSONValue() (byte, []byte, error)
	}
	readable interface {
		encoding.TextUnmarshaler
		encoding.BinaryUnmarshaler
		sql.Scanner
		UnmarshalBSONValue(byte, []byte) error
	}
)

// Values checks the types with a text form of the package in the current
// folder: each goes into every store and comes back the same, or is refused,
// and no input makes it panic or leaves it half read. A type has a text form if
// it has a method UnmarshalText; one that has no slice of at least two different
// samples, none of them zero, fails.
func Values(t *testing.T, samples ...any) {
	t.Helper()
	missing := textTypes(t)
	for _, s := range samples {
		list := reflect.ValueOf(s)
		name := list.Type().Elem().Name()
		if i := slices.Index(missing, name); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
		} else {
			t.Errorf("%s is no type with a text form, or is there twice", name)
		}
		t.Run(name, func(t *testing.T) { checkValues(t, list) })
	}
	for _, name := range missing {
		t.Errorf("%s has a text form and no samples", name)
	}
}

// textTypes lists the exported types with a method UnmarshalText.
func textTypes(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil || fn.Name.Name != "UnmarshalText" {
				continue
			}
			if star, ok := fn.Recv.List[0].Type.(*ast.StarExpr); ok {
				if id, ok := star.X.(*ast.Ident); ok && id.IsExported() {
					names = append(names, id.Name)
				}
			}
		}
	}
	return names
}

func checkValues(t *testing.T, list reflect.Value) {
	typ := list.Type().Elem()
	zero := reflect.Zero(typ)
	if list.Len() < 2 {
		t.Fatal("fewer than two samples")
	}
	all := []reflect.Value{zero}
	for i := range list.Len() {
		v := list.Index(i)
		for _, w := range all {
			if cmp.Equal(v.Interface(), w.Interface()) {
				t.Fatalf("%v is there twice, or is the zero value", v)
			}
		}
		all = append(all, v)
	}
	r := rand.New(rand.NewPCG(2026, 1129))
	for i, v := range all {
		if _, ok := v.Interface().(written); !ok {
			t.Fatal("a method by which it is written is missing")
		}
		if _, ok := reflect.New(typ).Interface().(readable); !ok {
			t.Fatal("a method by which it is read is missing")
		}
		if !cmp.Equal(v.Interface(), v.Interface()) {
			t.Errorf("%v does not equal itself", v)
		}
		// What it is read into holds another value before.
		other := all[(i+1)%len(all)]
		roundTrips(t, v, other)
		hostile(t, r, v, other)
	}
	refused(t, all[1])
	null(t, all[1])
	if typ.Kind() == reflect.Uint8 {
		t.Error("a list of it is a list of bytes, which XML, CBOR, MessagePack and BSON write as they are")
	}
	if kind := typ.Kind(); kind >= reflect.Int && kind <= reflect.Uint64 &&
		zero.Interface().(written).GormDataType() == "string" {
		t.Error("GORM makes a string of a number too short for its words: its column must be text")
	}
}

// into calls read with a pointer to a copy of before, and returns the copy.
func into(before reflect.Value, read func(readable) error) (reflect.Value, error) {
	p := reflect.New(before.Type())
	p.Elem().Set(before)
	err := read(p.Interface().(readable))
	return p.Elem(), err
}

func roundTrips(t *testing.T, v, other reflect.Value) {
	t.Helper()
	w := v.Interface().(written)
	check := func(way string, got reflect.Value, err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%s of %v: %v", way, v, err)
		} else if !cmp.Equal(got.Interface(), v.Interface()) {
			t.Errorf("%s of %v comes back as %v", way, v, got)
		}
	}
	text, err := w.MarshalText()
	if err != nil {
		t.Errorf("text of %v: %v", v, err)
	}
	if b, err := w.AppendText([]byte("> ")); err != nil || string(b) != "> "+string(text) {
		t.Errorf("AppendText of %v: %q, %v", v, b, err)
	}
	got, err := into(other, func(p readable) error { return p.UnmarshalText(text) })
	check("text", got, err)

	data, err := w.MarshalBinary()
	if err != nil {
		t.Errorf("binary of %v: %v", v, err)
	}
	if b, err := w.AppendBinary([]byte("> ")); err != nil || string(b) != "> "+string(data) {
		t.Errorf("AppendBinary of %v: %q, %v", v, b, err)
	}
	got, err = into(other, func(p readable) error { return p.UnmarshalBinary(data) })
	check("binary", got, err)

	column, err := w.Value()
	if err != nil || !driver.IsValue(column) {
		t.Errorf("Value of %v: %T, %v", v, column, err)
	}
	got, err = into(other, func(p readable) error { return p.Scan(column) })
	check("column", got, err)
	if s, ok := column.(string); ok {
		got, err = into(other, func(p readable) error { return p.Scan([]byte(s)) })
		check("column of bytes", got, err)
	} else if column != nil {
		t.Errorf("Value of %v is %T, want text or NULL", v, column)
	}

	kind, data, err := w.MarshalBSONValue()
	if err != nil || kind != 0x02 && (kind != 0x0A || len(text) > 0) {
		t.Errorf("BSON of %v: %x %q, %v", v, kind, data, err)
	}
	got, err = into(other, func(p readable) error { return p.UnmarshalBSONValue(kind, data) })
	check("BSON", got, err)

	encoded, err := json.Marshal(v.Interface())
	if err != nil || strings.Contains(string(encoded), "{}") {
		t.Errorf("JSON of %v: %s, %v", v, encoded, err)
	}
	got, err = into(other, func(p readable) error { return json.Unmarshal(encoded, p) })
	check("JSON", got, err)

	// As a field, which gob sends and XML writes in ways of their own.
	record := reflect.StructOf([]reflect.StructField{
		{Name: "Element", Type: v.Type()}, {Name: "Attribute", Type: v.Type(), Tag: `xml:",attr"`}, {Name: "Last", Type: reflect.TypeFor[int]()},
		{Name: "List", Type: reflect.SliceOf(v.Type())},
	})
	list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(v.Type()), 0, 2), v, other)
	in := reflect.New(record).Elem()
	in.Field(0).Set(v)
	in.Field(1).Set(v)
	in.Field(2).SetInt(7)
	in.Field(3).Set(list)
	var buf bytes.Buffer
	out := reflect.New(record)
	if err = gob.NewEncoder(&buf).EncodeValue(in); err == nil {
		err = gob.NewDecoder(&buf).DecodeValue(out)
	}
	check("gob", out.Elem().Field(0), err)
	checkList := func(way string, got reflect.Value) {
		t.Helper()
		if !cmp.Equal(got.Interface(), list.Interface()) {
			t.Errorf("a list by %s comes back as %v, want %v", way, got, list)
		}
	}
	checkList("gob", out.Elem().Field(3))
	if out.Elem().Field(2).Int() != 7 {
		t.Errorf("gob of %v loses what follows", v)
	}
	buf.Reset()
	out = reflect.New(record)
	if err = xml.NewEncoder(&buf).EncodeElement(in.Interface(),
		xml.StartElement{Name: xml.Name{Local: "record"}}); err == nil {
		err = xml.Unmarshal(buf.Bytes(), out.Interface())
	}
	check("XML", out.Elem().Field(0), err)
	check("XML attribute", out.Elem().Field(1), err)
	checkList("XML", out.Elem().Field(3))
}

// hostile reads damaged forms of v: each is refused, and other stays as it is,
// or is a value that is written and read back.
func hostile(t *testing.T, r *rand.Rand, v, other reflect.Value) {
	t.Helper()
	text, _ := v.Interface().(written).MarshalText()
	data, _ := v.Interface().(written).MarshalBinary()
	ways := map[string]func(p readable, b []byte) error{
		"text":   func(p readable, b []byte) error { return p.UnmarshalText(b) },
		"binary": func(p readable, b []byte) error { return p.UnmarshalBinary(b) },
		"column": func(p readable, b []byte) error { return p.Scan(b) },
		"BSON":   func(p readable, b []byte) error { return p.UnmarshalBSONValue(0x02, bsonString(b)) },
		"JSON":   func(p readable, b []byte) error { return json.Unmarshal(b, p) },
	}
	for way, read := range ways {
		base := text
		switch way {
		case "binary":
			base = data
		case "JSON":
			base, _ = json.Marshal(v.Interface())
		}
		for _, b := range damaged(r, base) {
			got, err := into(other, func(p readable) error { return read(p, b) })
			if err != nil {
				if !cmp.Equal(got.Interface(), other.Interface()) {
					t.Errorf("%s %.80q is refused (%v) and leaves %v", way, b, err, got)
				}
				if n := len(err.Error()); n > 1000 {
					t.Errorf("%s %.80q: the error has %d bytes", way, b, n)
				}
				continue
			}
			again, err := got.Interface().(written).MarshalText()
			if err != nil {
				t.Errorf("%s %.80q reads as %v, which has no text: %v", way, b, got, err)
				continue
			}
			back, err := into(other, func(p readable) error { return p.UnmarshalText(again) })
			if err != nil || !cmp.Equal(back.Interface(), got.Interface()) {
				t.Errorf("%s %.80q reads as %v, which reads back as %v, %v", way, b, got, back, err)
			}
		}
	}
}

// marks are the bytes that mean something in one of the text forms.
const marks = "0123456789-/.,@^*<>~[]() :+WQMSTZP\"\\\x00\xff"

// damaged returns neighbours of a text, and inputs of other sorts.
func damaged(r *rand.Rand, base []byte) [][]byte {
	out := [][]byte{
		[]byte(""), []byte(" "), []byte("\x00"), []byte("null"), []byte("{}"), []byte("[]"), []byte("\"\""), []byte("NaN"),
		[]byte("1e9"), []byte("٣"), []byte("\xff\xfe"),
		bytes.Repeat([]byte("9"), 9000), bytes.Repeat([]byte("("), 9000), bytes.Repeat([]byte("\""), 60_000),
		append(slices.Clone(base), ' '), append(slices.Clone(base), 0), append([]byte(" "), base...),
		append(slices.Clone(base), base...), bytes.ToLower(base), bytes.ToUpper(base),
	}
	for range Cases(12, 400) {
		b := slices.Clone(base)
		switch n := len(b); {
		case n == 0:
		case r.IntN(3) == 0:
			i := r.IntN(n)
			b = slices.Delete(b, i, i+1)
		case r.IntN(2) == 0:
			b = slices.Insert(b, r.IntN(n+1), byte(r.IntN(256)))
		default:
			b[r.IntN(n)] = marks[r.IntN(len(marks))]
		}
		out = append(out, b)
	}
	return out
}

func bsonString(text []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(text)+1))
	return append(append(b, text...), 0)
}

// refused hands over what is of another type: an error, and no change.
func refused(t *testing.T, v reflect.Value) {
	t.Helper()
	for _, src := range []any{int64(7), 7, uint8(7), 1.5, true, struct{}{}, []int{1}, []string{"a"}, map[string]any{},
		&struct{}{}, time.Date(2015, 1, 1, 12, 0, 0, 0, time.UTC), v.Interface()} {
		if got, err := into(v, func(p readable) error { return p.Scan(src) }); err == nil ||
			!cmp.Equal(got.Interface(), v.Interface()) {
			t.Errorf("a column of type %T reads as %v, %v", src, got, err)
		}
	}
	for kind := range 256 {
		for _, data := range [][]byte{nil, {}, {0}, {1, 0, 0, 0}, {0, 0, 0, 0, 0}, {255, 255, 255, 255, 0},
			{2, 0, 0, 0, 'a', 'b'}, {9, 0, 0, 0, 'a', 0}, bytes.Repeat([]byte{0}, 300)} {
			got, err := into(v, func(p readable) error { return p.UnmarshalBSONValue(byte(kind), data) })
			if kind != 0x0A && (err == nil || !cmp.Equal(got.Interface(), v.Interface())) {
				t.Errorf("BSON type %#x, %v reads as %v, %v", kind, data, got, err)
			}
		}
	}
	for _, s := range []string{"7", "true", "[]", "{}", "1.5", `"`, `"\u"`} {
		if got, err := into(v, func(p readable) error { return json.Unmarshal([]byte(s), p) }); err == nil ||
			!cmp.Equal(got.Interface(), v.Interface()) {
			t.Errorf("JSON %s reads as %v, %v", s, got, err)
		}
	}
}

// null reads NULL: the zero value, as a nullable column without sql.Null.
func null(t *testing.T, v reflect.Value) {
	t.Helper()
	for way, read := range map[string]func(readable) error{
		"NULL": func(p readable) error { return p.Scan(nil) },
		"BSON": func(p readable) error { return p.UnmarshalBSONValue(0x0A, nil) },
	} {
		if got, err := into(v, read); err != nil || !got.IsZero() {
			t.Errorf("%s reads as %v, %v", way, got, err)
		}
	}
	if s := fmt.Sprint(v.Interface()); strings.Contains(s, "%!") {
		t.Errorf("it prints as %s", s)
	}
}
