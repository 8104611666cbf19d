package exported_test

import (
	"reflect"
	"testing"
)

// TestNilPointers: a method of a nil pointer may be called with zero values. None
// panics: it answers as the zero value does. Methods that are written for values
// cannot, nor those that read into a value, as nobody reads into nothing.
func TestNilPointers(t *testing.T) {
	for _, typ := range types {
		p := reflect.PointerTo(typ)
		for i := range p.NumMethod() {
			m := p.Method(i)
			if _, byValue := typ.MethodByName(m.Name); byValue || startsWithAny(m.Name, []string{"Must", "Scan", "Unmarshal"}) {
				continue
			}
			if failed := callZero(reflect.Zero(p).Method(i)); failed != "" {
				t.Errorf("%s.%s: %s", name(typ), m.Name, failed)
			}
		}
	}
}
