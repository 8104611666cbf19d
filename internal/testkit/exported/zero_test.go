package exported_test

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestZero: every method of the zero value of every type may be called with
// zero values, nil and empty strings. None panics, and what it returns can be
// looked at.
func TestZero(t *testing.T) {
	for _, typ := range types {
		v := reflect.New(typ)
		for i := range v.NumMethod() {
			m := v.Type().Method(i)
			if strings.HasPrefix(m.Name, "Must") {
				continue
			}
			if failed := callZero(v.Method(i)); failed != "" {
				t.Errorf("%s.%s: %s", name(typ), m.Name, failed)
			}
		}
	}
}

// callZero calls a method with zero values, and looks at what it returns.
func callZero(m reflect.Value) (failed string) {
	defer func() {
		if r := recover(); r != nil {
			failed = fmt.Sprintf("panic: %v", r)
		}
	}()
	args := make([]reflect.Value, m.Type().NumIn())
	for i := range args {
		args[i] = reflect.Zero(m.Type().In(i))
	}
	call := m.Call
	if m.Type().IsVariadic() {
		call = m.CallSlice
	}
	for _, out := range call(args) {
		if err, ok := out.Interface().(error); ok && strings.TrimSpace(err.Error()) == "" {
			failed = "an error that says nothing"
		}
		(&harvest{budget: 100}).visit(out, 3)
		if out.Kind() == reflect.Func && !out.IsNil() {
			(&harvest{budget: 100}).iterate(out, 3)
		}
	}
	return failed
}

// TestNilItems: documents with items that are not there, rules without a
// function and Views without a dataset are taken or refused; none panics.
func TestNilItems(t *testing.T) {
	link := jsonstat.Document{
		Class: jsonstat.CollectionClass, Links: []jsonstat.Link{{Rel: "item", Items: []*jsonstat.Document{nil}}},
	}
	pack := datapackage.Package{Resources: []*datapackage.Resource{nil}}
	fields := datapackage.Package{Resources: []*datapackage.Resource{{
		Name: "a", Schema: &datapackage.Schema{Fields: []*datapackage.Field{nil}},
	}}}
	var book agreements.Book
	for what, f := range map[string]func(){
		"jsonstat.Encode":         func() { _ = link.Encode(io.Discard) },
		"jsonstat.Datasets":       func() { link.Datasets()(func(*jsonstat.Document) bool { return true }) },
		"datapackage.Write":       func() { _ = datapackage.WritePackage(io.Discard, &pack) },
		"datapackage.Write nil":   func() { _ = datapackage.WritePackage(io.Discard, nil) },
		"datapackage.Write field": func() { _ = datapackage.WritePackage(io.Discard, &fields) },
		"datapackage.Resource":    func() { pack.Resource("") },
		"datapackage.Table":       func() { _, _ = pack.Table("") },
		"datapackage.File":        func() { _, _ = pack.File("") },
		"rules.Check":             func() { figurerules.Check(indicators.View{}, figurerules.Rule{}) },
		"rules.Check all":         func() { figurerules.Check(indicators.View{}, figurerules.All()...) },
		"agreements/rules.Check":  func() { agreementrules.Check(nil, indicators.View{}, agreementrules.Rule{}) },
		"agreements/rules.Check+": func() { agreementrules.Check(&book, indicators.View{}, agreementrules.All()...) },
	} {
		if failed := callZero(reflect.ValueOf(f)); failed != "" {
			t.Errorf("%s: %s", what, failed)
		}
	}
}

// TestNothingToRead: a zero handle that reads says so by an error of the kind
// that its package returns.
func TestNothingToRead(t *testing.T) {
	var b indicators.Builder
	for what, err := range map[string]error{
		"sdmx":        new(sdmx.Reading).Load(&b),
		"jsonstat":    new(jsonstat.Reading).Load(&b),
		"datapackage": new(datapackage.Reading).Load(&b),
		"builder":     b.AddAll(nil),
		"decode":      b.DecodeObservations(nil, indicators.JSON, indicators.DecodeOptions{}),
	} {
		if !errors.Is(err, indicators.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := new(agreements.Book).Encode(nil); !errors.Is(err, agreements.ErrInvalid) {
		t.Errorf("a book: %v", err)
	}
	if s := new(sector.Sector); s.Catalogue() != nil || s.Dataset() != nil || len(s.Check()) > 0 {
		t.Error("the zero Sector holds something")
	}
}
