package strictjson

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// EncodeOptions say how a value is written. The zero value writes a file: two
// spaces of indent for each level and a newline at the end.
type EncodeOptions struct {
	// Format is written as the first member, "format", of the document, which
	// must be a struct without such a member.
	Format string
	// Plain is a struct that is written by its fields although it has methods of its
	// own, as [Options.Plain] reads it.
	Plain reflect.Type
	// Compact writes no white space at all, for a line of JSON Lines.
	Compact bool
}

// Encode writes v, a value or a pointer to one, as [Decode] reads it back.
// The same value always gives the same bytes.
//
// The error matches [ErrTarget] if v holds what has no JSON form: an unsupported
// type, text that is not UTF-8, a nil where Decode requires a value; or it is the
// error of a marshaling method. It names the place.
func Encode(v any, opt EncodeOptions) ([]byte, error) {
	e := encoder{compact: opt.Compact, planner: planner{plain: opt.Plain}}
	if err := e.document(v, opt.Format); err != nil {
		return nil, err
	}
	if !opt.Compact {
		e.out = append(e.out, '\n')
	}
	return e.out, nil
}

type encoder struct {
	planner planner
	out     []byte
	compact bool
	level   int
	path    []step
	hooks   int  // MarshalStrict methods that we are in
	null    bool // the next value may be null
}

// document writes a whole value.
func (e *encoder) document(v any, format string) error {
	p, rv, err := e.root(v)
	if err != nil {
		return err
	}
	if format == "" {
		return e.value(p, rv)
	}
	if err := e.checkFormat(p, format); err != nil {
		return err
	}
	e.open('{')
	e.format(format)
	if err := e.members(p, rv, false); err != nil {
		return err
	}
	e.close('}', false)
	return nil
}

func (e *encoder) checkFormat(p *plan, format string) error {
	if _, _, err := ParseFormat(format); err != nil {
		return fmt.Errorf("%w: option Format %s", ErrTarget, quote(format))
	}
	return p.forFormat()
}

func (e *encoder) format(format string) {
	e.name(formatMember, true)
	e.str(format)
}

// root returns an addressable copy of what v is or points to, and its plan.
func (e *encoder) root(v any) (*plan, reflect.Value, error) {
	e.planner.write = true
	rv := reflect.ValueOf(v)
	if rv.Kind() == reflect.Pointer && !rv.IsNil() {
		rv = rv.Elem()
	}
	if !rv.IsValid() || rv.Kind() == reflect.Pointer {
		return nil, rv, e.fail("nil has no value to write")
	}
	p, err := e.planner.of(rv.Type())
	if err != nil {
		return nil, rv, err
	}
	return p, addressable(rv), nil
}

func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	return c
}

func (e *encoder) fail(format string, args ...any) error {
	return fmt.Errorf("%w: %s%w", ErrTarget, e.place(), fmt.Errorf(format, args...))
}

// place names the current path for a message.
func (e *encoder) place() string {
	if len(e.path) == 0 {
		return ""
	}
	return pointer(e.path, nil) + ": "
}

// line starts a new line of the current level.
func (e *encoder) line() {
	if e.compact {
		return
	}
	e.out = append(e.out, '\n')
	for range e.level {
		e.out = append(e.out, "  "...)
	}
}

func (e *encoder) open(c byte) {
	e.out = append(e.out, c)
	e.level++
}

// close closes an object or array; an empty one stays on its line.
func (e *encoder) close(c byte, empty bool) {
	e.level--
	if !empty {
		e.line()
	}
	e.out = append(e.out, c)
}

// next goes to the next element or member.
func (e *encoder) next(first bool) {
	if !first {
		e.out = append(e.out, ',')
	}
	e.line()
}

func (e *encoder) name(s string, first bool) {
	e.next(first)
	e.str(s)
	e.out = append(e.out, ':')
	if !e.compact {
		e.out = append(e.out, ' ')
	}
}

func (e *encoder) value(p *plan, v reflect.Value) error {
	null := e.null
	e.null = false
	if e.level > maxDepth || e.hooks > maxDepth {
		return e.fail("more than %d levels", maxDepth)
	}
	switch p.way {
	case asPointer:
		if v.IsNil() {
			e.out = append(e.out, "null"...)
			return nil
		}
		return e.value(p.elem, v.Elem())
	case asHook, asJSON, asText, asAppend:
		return e.own(p, v, null)
	case asStruct:
		e.open('{')
		before := len(e.out)
		if err := e.members(p, v, true); err != nil {
			return err
		}
		e.close('}', len(e.out) == before)
	case asMap:
		return e.mapping(p, v)
	case asSlice, asArray:
		e.open('[')
		for i := range v.Len() {
			e.path = append(e.path, step{index: i})
			e.next(i == 0)
			if err := e.value(p.elem, v.Index(i)); err != nil {
				return err
			}
			e.path = e.path[:len(e.path)-1]
		}
		e.close(']', v.Len() == 0)
	case asBool:
		e.out = strconv.AppendBool(e.out, v.Bool())
	case asInt:
		e.out = strconv.AppendInt(e.out, v.Int(), 10)
	case asUint:
		e.out = strconv.AppendUint(e.out, v.Uint(), 10)
	case asString:
		return e.checked(v.String())
	case asNumber:
		d := decoder{data: []byte(v.String()), opt: Options{}.withDefaults()}
		if d.number(); d.problems.Total > 0 || d.pos < len(d.data) {
			return e.fail("%s is not a number", quote(v.String()))
		}
		e.out = append(e.out, v.String()...)
	}
	return nil
}

// members writes the fields of a struct.
func (e *encoder) members(p *plan, v reflect.Value, first bool) error {
	for i := range p.fields {
		f := &p.fields[i]
		fv := v.FieldByIndex(f.index)
		if f.omitEmpty && isEmpty(fv) || f.omitZero && isZero(fv) {
			continue
		}
		e.name(f.name, first)
		first = false
		e.path = append(e.path, step{name: f.name, index: -1})
		e.null = f.optional && f.plan.way != asPointer
		if err := e.value(f.plan, fv); err != nil {
			return err
		}
		e.path = e.path[:len(e.path)-1]
	}
	return nil
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func isZero(v reflect.Value) bool {
	if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok && v.Kind() != reflect.Pointer {
		return z.IsZero()
	}
	return v.IsZero()
}

// own writes a value by its own method.
func (e *encoder) own(p *plan, v reflect.Value, null bool) error {
	var text []byte
	var err error
	switch m := v.Addr().Interface(); p.way {
	case asHook:
		var other any
		if other, err = m.(Marshaler).MarshalStrict(); err == nil {
			q, rv, err := e.root(other)
			if err != nil {
				return err
			}
			e.hooks++
			err = e.value(q, rv)
			e.hooks--
			return err
		}
	case asJSON:
		if text, err = m.(json.Marshaler).MarshalJSON(); err == nil {
			return e.reprint(text, null)
		}
	case asAppend:
		text, err = m.(encoding.TextAppender).AppendText(nil)
	case asText:
		text, err = m.(encoding.TextMarshaler).MarshalText()
	}
	if err != nil {
		return fmt.Errorf("%s%w", e.place(), err)
	}
	if len(text) == 0 {
		return e.fail("unset, and not left out")
	}
	return e.checked(string(text))
}

func (e *encoder) mapping(p *plan, v reflect.Value) error {
	type entry struct {
		name string
		elem reflect.Value
	}
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		key := addressable(it.Key())
		name := ""
		switch p.key {
		case asString:
			name = key.String()
		default:
			var text []byte
			var err error
			if a, ok := key.Addr().Interface().(encoding.TextAppender); ok {
				text, err = a.AppendText(nil)
			} else {
				text, err = key.Addr().Interface().(encoding.TextMarshaler).MarshalText()
			}
			if err != nil {
				return fmt.Errorf("%skey: %w", e.place(), err)
			}
			if name = string(text); name == "" {
				return e.fail("an unset key")
			}
		}
		entries = append(entries, entry{name, addressable(it.Value())})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	e.open('{')
	for i, n := range entries {
		if i > 0 && entries[i-1].name == n.name {
			return e.fail("two keys are written as %s", quote(n.name))
		}
		e.path = append(e.path, step{name: n.name, index: -1})
		if !utf8.ValidString(n.name) {
			return e.fail("a key is not UTF-8")
		}
		e.name(n.name, i == 0)
		if err := e.value(p.elem, n.elem); err != nil {
			return err
		}
		e.path = e.path[:len(e.path)-1]
	}
	e.close('}', len(entries) == 0)
	return nil
}

// checked writes a string if it is UTF-8.
func (e *encoder) checked(s string) error {
	if !utf8.ValidString(s) {
		return e.fail("%s is not UTF-8", quote(s))
	}
	e.str(s)
	return nil
}

// str writes a string. What needs no escape has none, but U+2028 and U+2029,
// which end a line for some readers of text.
func (e *encoder) str(s string) {
	const hex = "0123456789abcdef"
	out := append(e.out, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c == '\b':
			out = append(out, '\\', 'b')
		case c == '\f':
			out = append(out, '\\', 'f')
		case c < ' ':
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c == '\xe2' && strings.HasPrefix(s[i:], "\u2028"):
			out, i = append(out, `\u2028`...), i+2
		case c == '\xe2' && strings.HasPrefix(s[i:], "\u2029"):
			out, i = append(out, `\u2029`...), i+2
		default:
			out = append(out, c)
		}
	}
	e.out = append(out, '"')
}

// reprint writes what a MarshalJSON method returned, in our own layout. A
// null is refused where Decode would refuse it.
func (e *encoder) reprint(text []byte, mayBeNull bool) error {
	d := decoder{data: text, opt: Options{}.withDefaults(), base: origin}
	null := d.peek() == 'n'
	d.skip()
	d.end()
	if err := d.finish(); err != nil {
		return e.fail("MarshalJSON: %w", err)
	}
	if null && !mayBeNull {
		return e.fail("null would be written for a required value")
	}
	n := Node{d: &d, end: len(text)}
	n.start = len(text) - len(strings.TrimLeft(string(text), " \t\r\n"))
	e.node(&n)
	return nil
}

func (e *encoder) node(n *Node) {
	empty := true
	switch n.Kind() {
	case Object:
		e.open('{')
		for name, m := range n.Members() {
			e.name(name, empty)
			e.node(m)
			empty = false
		}
		e.close('}', empty)
	case Array:
		e.open('[')
		for _, m := range n.Elements() {
			e.next(empty)
			e.node(m)
			empty = false
		}
		e.close(']', empty)
	case String:
		e.str(n.Text())
	default:
		e.out = append(e.out, strings.TrimSpace(string(n.Raw()))...)
	}
}
