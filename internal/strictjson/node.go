package strictjson

import (
	"fmt"
	"iter"
	"reflect"
)

// Kind is a type of JSON value. The zero value is no kind.
type Kind uint8

// The types of JSON value.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	Array
	Object
)

// String returns the kind with its article, such as "an object".
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case Bool:
		return "true or false"
	case Number:
		return "a number"
	case String:
		return "a string"
	case Array:
		return "an array"
	case Object:
		return "an object"
	}
	return "nothing"
}

// kindOf tells the kind of a value by its first byte.
func kindOf(c byte) Kind {
	switch c {
	case 'n':
		return Null
	case 't', 'f':
		return Bool
	case '"':
		return String
	case '[':
		return Array
	case '{':
		return Object
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return Number
	}
	return 0
}

// Node is a JSON value as an [Unmarshaler] sees it: grammatical, Unicode, without
// duplicate members. It must not be used after UnmarshalStrict has returned.
type Node struct {
	d          *decoder
	start, end int
	up         *Node
	at         step // from up to here
}

// Kind returns the type of the value.
func (n *Node) Kind() Kind { return kindOf(n.d.data[n.start]) }

// Raw returns the value as it is written. The bytes must not be changed or kept.
func (n *Node) Raw() []byte { return n.d.data[n.start:n.end] }

// Text returns what a string says, and of any other value how it is written.
func (n *Node) Text() string {
	if n.Kind() != String {
		return string(n.Raw())
	}
	s, _ := n.cursor(n.start).str("")
	return string(s)
}

// Pointer returns the JSON Pointer to the value.
func (n *Node) Pointer() string { return pointer(n.path(), n.d.data) }

// Problem reports err at the value.
func (n *Node) Problem(err error) {
	outer := n.d.path
	n.d.path = n.path()
	n.d.fail(n.start, err, "")
	n.d.path = outer
}

// Members walks the members of an object; for any other value there are none.
func (n *Node) Members() iter.Seq2[string, *Node] {
	return func(yield func(string, *Node) bool) {
		if n.Kind() != Object {
			return
		}
		c := n.cursor(n.start)
		for o := c.openObject(); c.member(&o); {
			name := string(o.name)
			if !yield(name, n.child(c, step{name: name, index: -1})) {
				return
			}
		}
	}
}

// Member returns the member of that name.
func (n *Node) Member(name string) (*Node, bool) {
	for s, m := range n.Members() {
		if s == name {
			return m, true
		}
	}
	return nil, false
}

// Elements walks the elements of an array; for any other value there are none.
func (n *Node) Elements() iter.Seq2[int, *Node] {
	return func(yield func(int, *Node) bool) {
		if n.Kind() != Array {
			return
		}
		c := n.cursor(n.start)
		c.openArray()
		for i := 0; c.element(i); i++ {
			if !yield(i, n.child(c, step{index: i, start: c.pos})) {
				return
			}
		}
	}
}

// Decode decodes the value into what v points to, by the rules of the document
// that it is part of. Problems are recorded with their places; if there are any
// the error is not nil, and it may be returned from UnmarshalStrict as it is.
func (n *Node) Decode(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		n.d.target = fmt.Errorf("%w: Decode wants a pointer that is not nil", ErrTarget)
		return n.d.target
	}
	d := n.d
	p, err := d.planner.of(rv.Type().Elem())
	if err != nil {
		d.target = err
		return err
	}
	outer, pos, elements, before := d.path, d.pos, d.elements, d.problems.Total
	d.path, d.pos = n.path(), n.start
	out := reflect.New(p.typ).Elem()
	d.value(p, out, false)
	d.path, d.pos, d.elements = outer, pos, elements
	if found := d.problems.Total - before; found > 0 {
		return fmt.Errorf("%d problems in %s", found, pointer(n.path(), d.data))
	}
	rv.Elem().Set(out)
	return nil
}

// cursor returns a decoder that walks the checked value again, without limits.
func (n *Node) cursor(at int) *decoder {
	opt := n.d.opt
	opt.MaxElements = int(^uint(0) >> 1)
	return &decoder{data: n.d.data, pos: at, opt: opt}
}

// child takes the value that c stands at.
func (n *Node) child(c *decoder, at step) *Node {
	var end boundary
	m := &Node{d: n.d, start: c.pos, up: n, at: at}
	size, _ := end.scan(c.data[c.pos:])
	c.pos += size
	m.end = c.pos
	return m
}

// path returns a fresh path from the root of the document.
func (n *Node) path() []step {
	if n.up == nil {
		return append([]step(nil), n.d.path...)
	}
	return append(n.up.path(), n.at)
}
