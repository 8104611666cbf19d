package strictjson

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Unmarshaler is implemented by types that read their own JSON value, where a
// plain struct cannot say what is allowed: several forms of one value, or a
// member that decides on the type of another.
//
// The value is grammatical and not null. Problems are reported through n, or by
// the error returned, which is placed at n.
type Unmarshaler interface {
	UnmarshalStrict(n *Node) error
}

// Marshaler is the inverse of [Unmarshaler]: it returns the value to write instead.
type Marshaler interface {
	MarshalStrict() (any, error)
}

// way is how values of a type are read or written.
type way uint8

const (
	asBool way = iota
	asInt
	asUint
	asString
	asNumber // json.Number
	asStruct
	asSlice
	asArray
	asMap
	asPointer
	asHook   // UnmarshalStrict, MarshalStrict
	asJSON   // UnmarshalJSON, MarshalJSON
	asText   // UnmarshalText, MarshalText
	asAppend // AppendText (writing only)
)

// want names, for messages, what the decoder looks for.
func (w way) want() string {
	switch w {
	case asBool:
		return "true or false"
	case asInt, asUint:
		return "an integer"
	case asNumber:
		return "a number"
	case asStruct, asMap:
		return "an object"
	case asSlice, asArray:
		return "an array"
	default:
		return "a string"
	}
}

// plan is how a type is read, or written. Plans of recursive types have cycles.
type plan struct {
	way    way
	typ    reflect.Type
	elem   *plan // of slices, arrays, maps, pointers
	key    way   // of maps: asString, asText or asAppend
	fields []field
	byName map[string]int
}

// field is one member of a struct.
type field struct {
	name      string
	index     []int
	plan      *plan
	optional  bool // may be absent or null
	omitEmpty bool
	omitZero  bool
}

// planner makes plans and keeps them by type, for reading or for writing.
type planner struct {
	write bool
	plain reflect.Type // read or written by its fields, whatever methods it has
	plans map[reflect.Type]*plan
}

var (
	hookRead   = reflect.TypeFor[Unmarshaler]()
	jsonRead   = reflect.TypeFor[json.Unmarshaler]()
	textRead   = reflect.TypeFor[encoding.TextUnmarshaler]()
	hookWrite  = reflect.TypeFor[Marshaler]()
	jsonWrite  = reflect.TypeFor[json.Marshaler]()
	appendText = reflect.TypeFor[encoding.TextAppender]()
	textWrite  = reflect.TypeFor[encoding.TextMarshaler]()
	jsonNumber = reflect.TypeFor[json.Number]()
)

// method is an interface by which a type reads or writes itself.
type method struct {
	typ reflect.Type
	way way
}

// methods returns, in order of preference, the methods for reading or for writing.
func methods(write bool) []method {
	if write {
		return []method{{hookWrite, asHook}, {jsonWrite, asJSON}, {appendText, asAppend}, {textWrite, asText}}
	}
	return []method{{hookRead, asHook}, {jsonRead, asJSON}, {textRead, asText}}
}

// of returns the plan of a type.
func (ps *planner) of(t reflect.Type) (*plan, error) {
	if p, ok := ps.plans[t]; ok {
		return p, nil
	}
	p := &plan{typ: t}
	if ps.plans == nil {
		ps.plans = make(map[reflect.Type]*plan)
	}
	ps.plans[t] = p
	if err := ps.make(p); err != nil {
		delete(ps.plans, t)
		return nil, err
	}
	return p, nil
}

func (ps *planner) make(p *plan) (err error) {
	t := p.typ
	if t.Kind() == reflect.Pointer {
		p.way = asPointer
		if t.Elem().Kind() == reflect.Pointer {
			return unsupported(t, "a pointer to a pointer cannot say what null is")
		}
		p.elem, err = ps.of(t.Elem())
		return err
	}
	if t.Kind() == reflect.Interface {
		return unsupported(t, "an interface does not say what is read")
	}
	if own, w, err := ps.ownWay(t); own || err != nil {
		p.way = w
		return err
	}
	if t == jsonNumber {
		p.way = asNumber
		return nil
	}
	switch t.Kind() {
	case reflect.Bool:
		p.way = asBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.way = asInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.way = asUint
	case reflect.String:
		p.way = asString
	case reflect.Slice, reflect.Array:
		p.way = asSlice
		if t.Kind() == reflect.Array {
			p.way = asArray
		}
		if t.Elem().Kind() == reflect.Uint8 && t.Elem().PkgPath() == "" {
			return unsupported(t, "bytes have no JSON form")
		}
		p.elem, err = ps.of(t.Elem())
	case reflect.Map:
		p.way = asMap
		own, w, kerr := ps.ownWay(t.Key())
		switch {
		case kerr != nil:
			return kerr
		case own && (w == asText || w == asAppend):
			p.key = w
		case !own && t.Key().Kind() == reflect.String:
			p.key = asString
		default:
			return unsupported(t, "keys must be strings or have a text form")
		}
		p.elem, err = ps.of(t.Elem())
	case reflect.Struct:
		p.way = asStruct
		p.byName = make(map[string]int)
		err = ps.fields(p, t, nil)
	default:
		err = unsupported(t, "a "+t.Kind().String()+" is neither read nor written")
	}
	return err
}

// ownWay says whether a type reads, or writes, itself, and how. A type that can
// do one and not the other is an error where the other is wanted.
func (ps *planner) ownWay(t reflect.Type) (own bool, w way, err error) {
	if t == ps.plain {
		return false, 0, nil
	}
	ptr := reflect.PointerTo(t)
	for _, m := range methods(ps.write) {
		if ptr.Implements(m.typ) {
			return true, m.way, nil
		}
	}
	for _, m := range methods(!ps.write) {
		if ptr.Implements(m.typ) {
			verb := "read"
			if ps.write {
				verb = "write"
			}
			return false, 0, unsupported(t, "it has a method of "+m.typ.String()+" but none to "+verb+" it")
		}
	}
	return false, 0, nil
}

// fields adds the members of struct type t, found at index within p's type.
func (ps *planner) fields(p *plan, t reflect.Type, index []int) error {
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(slices.Clip(index), i)
		tag, tagged := sf.Tag.Lookup("json")
		if sf.Anonymous && !tagged {
			if sf.Type.Kind() != reflect.Struct {
				return unsupported(t, "embedded "+sf.Name+" is not a struct")
			}
			if err := ps.fields(p, sf.Type, at); err != nil {
				return err
			}
			continue
		}
		if tag == "-" || !sf.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		f := field{name: name, index: at}
		if name == "" {
			return unsupported(t, "field "+sf.Name+" has no JSON name")
		}
		for o := range strings.SplitSeq(options, ",") {
			switch o {
			case "omitempty":
				f.omitEmpty = true
			case "omitzero":
				f.omitZero = true
			case "":
			default:
				return unsupported(t, "field "+sf.Name+" has the tag option "+o)
			}
		}
		var err error
		if f.plan, err = ps.of(sf.Type); err != nil {
			return err
		}
		f.optional = f.omitEmpty || f.omitZero || f.plan.way == asPointer
		if _, dup := p.byName[name]; dup {
			return unsupported(p.typ, "two fields are called "+name)
		}
		p.byName[name] = len(p.fields)
		p.fields = append(p.fields, f)
	}
	if len(p.fields) > maxFields {
		return unsupported(p.typ, "too many fields")
	}
	return nil
}

// maxFields is how many members a struct may have.
const maxFields = 256

// fieldSet is a set of field numbers.
type fieldSet [maxFields / 64]uint64

func (s *fieldSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }
func (s *fieldSet) add(i int)      { s[i/64] |= 1 << (i % 64) }

func unsupported(t reflect.Type, why string) error {
	return fmt.Errorf("%w: %v: %s", ErrTarget, t, why)
}

// forFormat checks that a "format" member can be added to the type.
func (p *plan) forFormat() error {
	if p.way != asStruct {
		return unsupported(p.typ, `only a struct can have a "format" added`)
	}
	if _, ok := p.byName[formatMember]; ok {
		return unsupported(p.typ, `the type has a "format" of its own`)
	}
	return nil
}
