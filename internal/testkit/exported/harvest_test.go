package exported_test

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
)

// wanted is how many different values of each type are tried.
const wanted = 3

// A harvest holds values of every type, found in those that it is given: in
// their fields and elements, and in what their methods without arguments return.
type harvest struct {
	wanted map[reflect.Type]bool
	found  map[reflect.Type][]reflect.Value
	called map[string]int
	budget int
}

func newHarvest(types []reflect.Type) *harvest {
	h := &harvest{
		wanted: make(map[reflect.Type]bool),
		found:  make(map[reflect.Type][]reflect.Value),
		called: make(map[string]int),
	}
	for _, t := range types {
		h.wanted[t] = true
	}
	return h
}

// add takes what can be found in a value.
func (h *harvest) add(from ...any) {
	for _, x := range from {
		h.budget = 50_000
		h.visit(reflect.ValueOf(x), 12)
	}
}

func (h *harvest) visit(v reflect.Value, depth int) {
	if h.budget--; h.budget < 0 || depth == 0 || !v.IsValid() || !v.CanInterface() {
		return
	}
	t := v.Type()
	if h.wanted[t] || t.Kind() == reflect.Pointer && h.wanted[t.Elem()] && !v.IsNil() {
		h.keep(v)
		h.call(v, depth)
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			h.visit(v.Field(i), depth-1)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			h.visit(v.Elem(), depth-1)
		}
	case reflect.Slice, reflect.Array:
		for i := range spread(v.Len()) {
			h.visit(v.Index(i), depth-1)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			h.visit(it.Key(), depth-1)
			h.visit(it.Value(), depth-1)
		}
	case reflect.Func:
		h.iterate(v, depth)
	}
}

// spread yields at most eight places of a list, far apart.
func spread(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		step := max(1, n/8)
		for i := 0; i < n; i += step {
			if !yield(i) {
				return
			}
		}
	}
}

// keep keeps a value that differs from those found before.
func (h *harvest) keep(v reflect.Value) {
	t := base(v.Type())
	if byPointer(t) != (v.Kind() == reflect.Pointer) {
		if v.Kind() == reflect.Pointer || !byPointer(t) {
			return // its element is visited
		}
		p := reflect.New(t)
		p.Elem().Set(v)
		v = p
	}
	if len(h.found[t]) >= wanted || reflect.Indirect(v).IsZero() {
		return
	}
	for _, o := range h.found[t] {
		if same, failed := equal(v, o); same || failed != nil {
			return
		}
	}
	h.found[t] = append(h.found[t], v)
}

func base(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// byPointer reports whether values of a type are handed about as pointers: its
// method Equal, if any, takes one.
func byPointer(t reflect.Type) bool {
	m, ok := reflect.PointerTo(t).MethodByName("Equal")
	return ok && m.Type.NumIn() == 2 && m.Type.In(1) == reflect.PointerTo(t)
}

// call visits what the methods without arguments of a value return.
func (h *harvest) call(v reflect.Value, depth int) {
	for i := range v.NumMethod() {
		m := v.Method(i)
		t := m.Type()
		key := fmt.Sprint(v.Type(), i)
		if t.NumIn() > 0 || t.NumOut() == 0 || h.called[key] >= 6 {
			continue
		}
		h.called[key]++
		for _, out := range m.Call(nil) {
			h.visit(out, depth-1)
		}
	}
}

// iterate visits the first values of an iterator.
func (h *harvest) iterate(v reflect.Value, depth int) {
	if v.IsNil() || !v.Type().CanSeq() && !v.Type().CanSeq2() {
		return
	}
	n := 0
	if v.Type().CanSeq() {
		for x := range v.Seq() {
			h.visit(x, depth-1)
			if n++; n >= 8 {
				return
			}
		}
		return
	}
	for x, y := range v.Seq2() {
		h.visit(x, depth-1)
		h.visit(y, depth-1)
		if n++; n >= 8 {
			return
		}
	}
}

// fill makes the values that were not found: of a code list its first ones, of a
// plain record one from values of its fields.
func (h *harvest) fill(t reflect.Type) {
	for n := 1; n <= 16 && len(h.found[t]) < wanted; n++ {
		v := reflect.New(t).Elem()
		if !h.set(v, n, 6) {
			return
		}
		h.keep(v)
	}
}

// set gives v its n-th value and reports whether it could.
func (h *harvest) set(v reflect.Value, n, depth int) bool {
	if depth == 0 {
		return false
	}
	if found := h.found[v.Type()]; len(found) >= enough(v.Type()) && !byPointer(v.Type()) {
		v.Set(found[n%len(found)])
		return true
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(n%2 == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		all := codes(v.Type())
		v.SetUint(all[(n-1)%len(all)])
	case reflect.String:
		v.SetString(string(rune('a' + n)))
	case reflect.Struct:
		set := false
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && h.set(v.Field(i), n, depth-1) {
				set = true
			}
		}
		return set
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return h.set(v.Index(0), n, depth-1)
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		ok := h.set(p.Elem(), n, depth-1)
		if ok {
			v.Set(p)
		}
		return ok
	default:
		return false
	}
	return true
}

// codes returns the values of a number that have a text, zero aside; of one
// without a text form the small ones.
func codes(t reflect.Type) []uint64 {
	var all []uint64
	for n := uint64(1); n < 64; n++ {
		v := reflect.New(t).Elem()
		v.SetUint(n)
		m, ok := v.Interface().(encoding.TextMarshaler)
		if ok {
			if _, err := m.MarshalText(); err != nil {
				continue
			}
		}
		all = append(all, n)
	}
	return all
}

// enough is how many different values of a type there must be: three, or all
// where it is an enumeration of fewer.
func enough(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return min(wanted, len(codes(t)))
	}
	return wanted
}

// of returns the values of a type.
func (h *harvest) of(t reflect.Type) []reflect.Value {
	if len(h.found[t]) < wanted {
		h.fill(t)
	}
	return slices.Clone(h.found[t])
}
