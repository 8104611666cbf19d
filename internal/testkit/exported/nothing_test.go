package exported_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestNothing: nobody can make the library panic with nothing. Every method of
// the zero value of every exported type and every exported function is called
// with zero arguments, with empty ones, and with each argument zero in turn while
// the others are empty. What comes back is ranged over where it is an iterator,
// and called in the same way where it is of an exported type.
//
// A call that can fail does so when it is given no reader, writer or folder, which
// its error names, or a nil pointer to a type of the module.
func TestNothing(t *testing.T) {
	c := caller{t: t, seen: map[string]bool{}}
	for _, typ := range types {
		if typ.Kind() != reflect.Interface {
			c.methods(name(typ), reflect.New(typ), 1)
		}
	}
	for f, v := range functions {
		if _, short, _ := strings.Cut(f, "."); !strings.HasPrefix(short, "Must") {
			c.function(f, v, 1)
		}
	}
}

// caller calls functions with nothing.
type caller struct {
	t    *testing.T
	seen map[string]bool // what has failed, so that it is told once
}

// methods calls the methods of what a pointer points to.
func (c *caller) methods(of string, v reflect.Value, depth int) {
	for i := range v.NumMethod() {
		if m := v.Type().Method(i).Name; !strings.HasPrefix(m, "Must") {
			c.function(of+"."+m, v.Method(i), depth)
		}
	}
}

// function calls a function with all kinds of nothing.
func (c *caller) function(name string, f reflect.Value, depth int) {
	n := f.Type().NumIn()
	for k := range n + 2 { // zero only, empty only, and each of them zero
		args := make([]reflect.Value, n)
		for i := range args {
			if args[i] = reflect.Zero(f.Type().In(i)); k > 0 && i != k-2 {
				args[i] = empty(f.Type().In(i))
			}
		}
		c.call(name, f, args, k-2, depth)
		if n == 0 {
			return
		}
	}
}

// call calls a function once and looks at what comes back. One argument is zero
// and the others are empty, or none is given.
func (c *caller) call(name string, f reflect.Value, args []reflect.Value, zero, depth int) {
	defer func() {
		if p := recover(); p != nil {
			c.fail(name, "panics: %v", p)
		}
	}()
	var out []reflect.Value
	if f.Type().IsVariadic() {
		out = f.CallSlice(args)
	} else {
		out = f.Call(args)
	}
	var all errs
	for i, v := range out {
		switch typ := v.Type(); {
		case typ == reflect.TypeFor[error]():
			all.able = true
			all.add(v)
		case typ.Kind() == reflect.Func && !v.IsNil():
			all.iterate(v)
		case depth > 0 && len(args) > 0:
			c.result(fmt.Sprintf("%s, result %d", name, i), v, depth-1)
		}
	}
	if zero < 0 || !all.able {
		return
	}
	if what, ok := needed(args[zero].Type()); ok && (all.text == "" || !strings.Contains(all.text, what)) {
		c.fail(name, "of a nil %v does not say %q: %q", args[zero].Type(), what, all.text)
	}
}

// fail tells what is wrong with a function once.
func (c *caller) fail(name, format string, args ...any) {
	text := name + " " + fmt.Sprintf(format, args...)
	if !c.seen[text] {
		c.seen[text] = true
		c.t.Error(text)
	}
}

// result calls the methods of a result of an exported type.
func (c *caller) result(name string, v reflect.Value, depth int) {
	typ := v.Type()
	if typ.Kind() == reflect.Pointer {
		if typ = typ.Elem(); v.IsNil() {
			return
		}
	} else {
		p := reflect.New(typ)
		p.Elem().Set(v)
		v = p
	}
	if slices.Contains(types, typ) && typ.Kind() == reflect.Struct && v.Type().NumMethod() > 0 {
		c.methods(name, v, depth)
	}
}

// errs are the errors that come back from a call.
type errs struct {
	able bool   // the call can return errors
	text string // what they say
}

func (e *errs) add(v reflect.Value) {
	if err, ok := v.Interface().(error); ok && err != nil {
		e.text += err.Error() + "\n"
	}
}

// iterate ranges over the first values of an iterator.
func (e *errs) iterate(v reflect.Value) {
	typ := v.Type()
	if typ.NumIn() != 1 || typ.In(0).Kind() != reflect.Func || typ.NumOut() != 0 {
		return
	}
	yield := typ.In(0)
	for i := range yield.NumIn() {
		e.able = e.able || yield.In(i) == reflect.TypeFor[error]()
	}
	left := 20
	v.Call([]reflect.Value{reflect.MakeFunc(yield, func(args []reflect.Value) []reflect.Value {
		for _, a := range args {
			e.add(a)
		}
		left--
		return []reflect.Value{reflect.ValueOf(left > 0)}
	})})
}

// needed reports whether a call that can fail must do so when an argument of a
// type is nil, and what its error must say.
func needed(t reflect.Type) (what string, ok bool) {
	switch t {
	case reflect.TypeFor[io.Reader]():
		return "no reader", true
	case reflect.TypeFor[io.Writer]():
		return "no writer", true
	case reflect.TypeFor[fs.FS]():
		return "no folder", true
	}
	return "", t.Kind() == reflect.Pointer && slices.Contains(types, t.Elem())
}

// empty returns a value that is not nil and holds nothing.
func empty(t reflect.Type) reflect.Value {
	for _, x := range []any{strings.NewReader(""), io.Discard, fstest.MapFS{}, errors.New("an error")} {
		if t.Kind() == reflect.Interface && t.NumMethod() > 0 && reflect.TypeOf(x).Implements(t) {
			return reflect.ValueOf(x)
		}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return reflect.New(t.Elem())
	case reflect.Slice:
		return reflect.MakeSlice(t, 0, 0)
	case reflect.Map:
		return reflect.MakeMap(t)
	case reflect.Func:
		return reflect.MakeFunc(t, func([]reflect.Value) []reflect.Value {
			out := make([]reflect.Value, t.NumOut())
			for i := range out {
				out[i] = reflect.Zero(t.Out(i))
			}
			return out
		})
	}
	return reflect.Zero(t)
}

// TestZeroDataset: the zero Dataset is written as an empty one is.
func TestZeroDataset(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	empty, err := new(indicators.Builder).Build(c)
	if err != nil {
		t.Fatal(err)
	}
	day := period.MustDate(2026, 1, 1)
	for what, write := range map[string]func(io.Writer, *indicators.Dataset) error{
		"observations": indicators.EncodeObservations,
		"sources":      indicators.EncodeSources,
		"catalogue": func(w io.Writer, d *indicators.Dataset) error {
			return indicators.EncodeCatalogue(w, d.Catalogue())
		},
		"sdmx csv": func(w io.Writer, d *indicators.Dataset) error {
			_, err := sdmx.WriteCSV(w, d, sdmx.WriteOptions{})
			return err
		},
		"sdmx json": func(w io.Writer, d *indicators.Dataset) error {
			_, err := sdmx.WriteJSON(w, d, sdmx.WriteOptions{Prepared: day})
			return err
		},
		"jsonstat": func(w io.Writer, d *indicators.Dataset) error {
			_, err := jsonstat.Write(w, d, jsonstat.WriteOptions{})
			return err
		},
	} {
		var got, want strings.Builder
		if err := write(&got, &indicators.Dataset{}); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if err := write(&want, empty); err != nil || got.String() != want.String() {
			t.Errorf("%s: %v\n%s\nwant\n%s", what, err, got.String(), want.String())
		}
	}
}
