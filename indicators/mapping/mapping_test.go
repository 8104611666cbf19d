package mapping_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// TestComponent: a name is found whatever its case, a place by its number, and the
// exact name comes first.
func TestComponent(t *testing.T) {
	m := mapping.Mapping{Components: []mapping.Component{
		{From: "freq", To: "a"}, {From: "FREQ", To: "b"}, {At: 3, To: "c"}, {From: "Last Update", To: ""},
	}}
	for _, c := range []struct {
		name string
		at   int
		want string
		ok   bool
	}{
		{"FREQ", 1, "b", true}, {"freq", 1, "a", true}, {"Freq", 1, "a", true}, {"x", 3, "c", true}, {"x", 4, "", false},
		{"LAST UPDATE", 0, "", true}, {"", 0, "", false}, {"", 3, "c", true},
	} {
		if got, ok := m.Component(c.name, c.at); got.To != c.want || ok != c.ok {
			t.Errorf("%q at %d: %q %v", c.name, c.at, got.To, ok)
		}
	}
	if _, ok := (mapping.Mapping{}).Component("x", 1); ok {
		t.Error("the zero Mapping has a component")
	}
}

func TestCode(t *testing.T) {
	plain := mapping.Component{To: "sex"}
	sex := mapping.Component{To: "sex", Codes: map[string]string{"T": "_T", "X": ""}}
	area := mapping.Component{To: "REF_AREA", Areas: mapping.Alpha3, Codes: map[string]string{"EL": "GR", "WLD": "W1"}}
	m49 := mapping.Component{To: "REF_AREA", Areas: mapping.M49}
	for _, c := range []struct {
		c        mapping.Component
		in, want string
		known    bool
	}{
		{plain, "F", "F", true}, {sex, "T", "_T", true}, {sex, "X", "", true}, {sex, "F", "F", false},
		{area, "MAR", "MA", true}, {area, "EL", "GR", true}, {area, "WLD", "W1", true}, {area, "OECD", "OECD", false},
		{area, "FR", "FR", true}, {area, "MA-06", "MA-06", true}, {area, "504", "504", false}, {m49, "504", "MA", true},
		{m49, "004", "AF", true}, {m49, "001", "001", false}, {m49, "MAR", "MAR", false},
	} {
		if got, known := c.c.Code(c.in); got != c.want || known != c.known {
			t.Errorf("%v %q: %q %v, want %q %v", c.c, c.in, got, known, c.want, c.known)
		}
	}
}

// TestRename: names in, names out, in an order that does not depend on the map.
func TestRename(t *testing.T) {
	m := mapping.Rename(map[string]string{"b": "OBS_VALUE", "a": "", "c": "sex"})
	if len(m.Components) != 3 || m.Components[0].From != "a" || m.Components[2].To != "sex" || m.Check() != nil {
		t.Errorf("%+v", m)
	}
	if !mapping.Rename(nil).IsZero() || m.IsZero() {
		t.Error("IsZero")
	}
	if err := mapping.Own().Check(); err != nil {
		t.Error(err)
	}
}
