package exported_test

import (
	"reflect"
	"strings"
	"testing"
)

// TestNilPointers: a method of a nil pointer may be called with zero values and
// with something. None panics: it answers as the zero value does, and what reads
// into a value returns an error. Methods that are written for values cannot be
// called.
func TestNilPointers(t *testing.T) {
	for _, typ := range types {
		p := reflect.PointerTo(typ)
		for i := range p.NumMethod() {
			m := p.Method(i)
			if _, byValue := typ.MethodByName(m.Name); byValue || strings.HasPrefix(m.Name, "Must") {
				continue
			}
			f := reflect.Zero(p).Method(i)
			if failed := callZero(f); failed != "" {
				t.Errorf("%s.%s: %s", name(typ), m.Name, failed)
			}
			if !startsWithAny(m.Name, []string{"Scan", "Unmarshal", "GobDecode"}) {
				continue
			}
			for _, text := range []string{"", "null", "1", `"a"`, "{}"} {
				if failed := readNothing(f, text); failed != "" {
					t.Errorf("%s.%s of %q: %s", name(typ), m.Name, text, failed)
				}
			}
		}
	}
}

// readNothing reads a text into a nil pointer, which must be an error.
func readNothing(f reflect.Value, text string) (failed string) {
	defer func() {
		if r := recover(); r != nil {
			failed = "panics"
		}
	}()
	args := make([]reflect.Value, f.Type().NumIn())
	for i := range args {
		args[i] = reflect.Zero(f.Type().In(i))
		if args[i].Type().Kind() == reflect.Slice {
			args[i] = reflect.ValueOf([]byte(text))
		} else if i == len(args)-1 && text != "" {
			args[i] = reflect.ValueOf(text)
		}
	}
	out := f.Call(args)
	if err, ok := out[0].Interface().(error); !ok || strings.TrimSpace(err.Error()) == "" {
		return "no error"
	}
	return ""
}
