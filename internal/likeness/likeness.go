// Package likeness compares records the way go-cmp does without options, so that
// the Equal methods of types with hidden fields, functions or errors agree with
// it.
package likeness

import (
	"math/big"
	"reflect"
)

// Fields reports whether the exported fields of two structs are the same; x and
// y are of one type. Fields that are not exported are left to the caller.
//
// What has a method Equal is compared by it. Functions are the same when both
// are nil, or neither is; errors of foreign types when they are of one type and
// say the same. A nil slice or map is the same as an empty one, and numbers of
// package big are the same when they are equal.
func Fields[T any](x, y T) bool {
	return fields(reflect.ValueOf(&x).Elem(), reflect.ValueOf(&y).Elem())
}

// Values reports whether two values are the same; it goes by the rules of
// [Fields].
func Values[T any](x, y T) bool {
	return values(reflect.ValueOf(&x).Elem(), reflect.ValueOf(&y).Elem())
}

func fields(x, y reflect.Value) bool {
	for i := range x.NumField() {
		if x.Type().Field(i).IsExported() && !values(x.Field(i), y.Field(i)) {
			return false
		}
	}
	return true
}

func values(x, y reflect.Value) bool {
	if same, ok := byMethod(x, y); ok {
		return same
	}
	switch x.Kind() {
	case reflect.Struct:
		return fields(x, y)
	case reflect.Pointer:
		if x.IsNil() || y.IsNil() || x.Pointer() == y.Pointer() {
			return x.Pointer() == y.Pointer()
		}
		switch a := x.Interface().(type) {
		case *big.Int:
			return a.Cmp(y.Interface().(*big.Int)) == 0
		case *big.Rat:
			return a.Cmp(y.Interface().(*big.Rat)) == 0
		}
		return values(x.Elem(), y.Elem())
	case reflect.Interface:
		return interfaces(x, y)
	case reflect.Slice, reflect.Array:
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !values(x.Index(i), y.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		return maps(x, y)
	case reflect.Func:
		return x.IsNil() == y.IsNil()
	}
	return x.Equal(y)
}

// byMethod compares by a method Equal of the type for its own values.
func byMethod(x, y reflect.Value) (same, ok bool) {
	if x.Kind() == reflect.Interface {
		return false, false
	}
	m := x.MethodByName("Equal")
	if !m.IsValid() {
		return false, false
	}
	t := m.Type()
	if t.NumIn() != 1 || t.In(0) != x.Type() || t.NumOut() != 1 || t.Out(0).Kind() != reflect.Bool {
		return false, false
	}
	return m.Call([]reflect.Value{y})[0].Bool(), true
}

// interfaces compares what interfaces hold. Errors of foreign types hide what
// they are made of, but not what they say.
func interfaces(x, y reflect.Value) bool {
	if x.IsNil() || y.IsNil() {
		return x.IsNil() && y.IsNil()
	}
	x, y = x.Elem(), y.Elem()
	if x.Type() != y.Type() {
		return false
	}
	if a, ok := x.Interface().(error); ok && !readable(x.Type()) {
		if x.Kind() == reflect.Pointer && x.Pointer() == y.Pointer() {
			return true
		}
		return a.Error() == y.Interface().(error).Error()
	}
	return values(x, y)
}

// readable reports whether values of a type can be compared by their fields: a
// struct without hidden ones, or a pointer to one, or what is no struct.
func readable(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return true
	}
	for i := range t.NumField() {
		if !t.Field(i).IsExported() {
			return false
		}
	}
	return true
}

func maps(x, y reflect.Value) bool {
	if x.Len() != y.Len() {
		return false
	}
	for keys := x.MapRange(); keys.Next(); {
		other := y.MapIndex(keys.Key())
		if !other.IsValid() || !values(keys.Value(), other) {
			return false
		}
	}
	return true
}
