package main

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/offshoring"
)

// TestRecords writes the records of a whole sector as documents of every kind:
// they come back equal, but that a list without elements may be nil or empty.
func TestRecords(t *testing.T) {
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	var all []any
	for o := range s.Dataset().View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
		all = append(all, o)
	}
	for x := range s.Dataset().Sources() {
		all = append(all, x)
	}
	for x := range s.Dataset().Bodies() {
		all = append(all, x)
	}
	for x := range s.Catalogue().Indicators() {
		all = append(all, x)
	}
	for a := range s.Agreements() {
		all = append(all, a.AsOf(period.Date{}, period.Date{}).Agreement())
	}
	for _, c := range codecs() {
		t.Run(c.name, func(t *testing.T) {
			wrong := make(map[string]bool)
			for _, want := range all {
				got := reflect.New(reflect.TypeOf(want))
				data, err := c.write(want)
				if err == nil {
					err = c.read(data, got.Interface())
				}
				name := reflect.TypeOf(want).String()
				if (err != nil || !cmp.Equal(want, got.Elem().Interface(), cmpopts.EquateEmpty())) && !wrong[name] {
					wrong[name] = true
					t.Errorf("%+v\ncame back as\n%+v\n%v", want, got.Elem(), err)
				}
			}
		})
	}
}
