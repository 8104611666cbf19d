package testkit

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// ZeroMethods calls every method of the zero value of every exported type of the
// package in the current folder with zero arguments: nil, 0 and empty strings.
// None may panic. The caller gives a value of each type; one that is missing
// fails the test, interfaces apart.
func ZeroMethods(t *testing.T, values ...any) {
	t.Helper()
	missing := exportedTypes(t)
	for _, v := range values {
		typ := reflect.TypeOf(v)
		if i := slices.Index(missing, typ.Name()); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
		} else {
			t.Errorf("%v is no exported type, or is there twice", typ)
		}
		pointer := reflect.PointerTo(typ)
		for i := range pointer.NumMethod() {
			callZero(t, typ, pointer.Method(i))
		}
	}
	for _, name := range missing {
		t.Errorf("no value of %s is given", name)
	}
}

// callZero calls one method of a new zero value.
func callZero(t *testing.T, typ reflect.Type, m reflect.Method) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%v.%s of the zero value panics: %v", typ, m.Name, p)
		}
	}()
	args := []reflect.Value{reflect.New(typ)}
	for i := 1; i < m.Type.NumIn(); i++ {
		in := m.Type.In(i)
		if in == reflect.TypeFor[fmt.State]() {
			args = append(args, reflect.ValueOf(&state{}))
			continue
		}
		args = append(args, reflect.Zero(in))
	}
	if m.Type.IsVariadic() {
		m.Func.CallSlice(args)
	} else {
		m.Func.Call(args)
	}
}

// state is a fmt.State without flags.
type state struct{ bytes.Buffer }

func (*state) Width() (int, bool)     { return 0, false }
func (*state) Precision() (int, bool) { return 0, false }
func (*state) Flag(int) bool          { return false }

// exportedTypes lists the exported types that are not interfaces.
func exportedTypes(t *testing.T) []string {
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
			gen, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range gen.Specs {
				if s, ok := s.(*ast.TypeSpec); ok && s.Name.IsExported() {
					if _, isInterface := s.Type.(*ast.InterfaceType); !isInterface {
						names = append(names, s.Name.Name)
					}
				}
			}
		}
	}
	return names
}
