package strictjson

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// step is one part of the path to the value that is being decoded: a member by
// name, or an element of an array.
type step struct {
	name  string
	raw   []byte // the name, where no string was made of it
	index int    // element number, or -1 for a member
	start int    // where the element's value starts
	found bool   // id has been looked for
	id    string
}

func (d *decoder) push(name string)      { d.path = append(d.path, step{name: name, index: -1}) }
func (d *decoder) pushName(name []byte)  { d.path = append(d.path, step{raw: name, index: -1}) }
func (d *decoder) pushElement(index int) { d.path = append(d.path, step{index: index, start: d.pos}) }
func (d *decoder) pop()                  { d.path = d.path[:len(d.path)-1] }

// fail records a problem at byte at. The message is only made when it is listed.
func (d *decoder) fail(at int, code error, format string, args ...any) {
	if d.problems.Total++; d.problems.Total > d.opt.MaxProblems {
		return
	}
	d.list(at, code, format, args...)
}

// full reports whether further problems are only counted.
func (d *decoder) full() bool { return d.problems.Total >= d.opt.MaxProblems }

// stop records the problem that ends decoding. It is always listed, or nobody
// could tell that the rest was not read; but not for every line of JSON Lines.
func (d *decoder) stop(at int, code error, format string, args ...any) {
	d.fatal = true
	if d.problems.Total++; d.lines && d.problems.Total > d.opt.MaxProblems {
		return
	}
	d.list(at, code, format, args...)
}

func (d *decoder) list(at int, code error, format string, args ...any) {
	err := code
	if format != "" {
		err = fmt.Errorf("%w: "+format, append([]any{code}, args...)...)
	}
	d.problems.List = append(d.problems.List, Problem{
		Pointer: d.pointer(), Offset: int64(at), Err: err,
	})
}

// failMember records a problem with the member name of the current object.
func (d *decoder) failMember(at int, name []byte, code error) {
	d.pushName(name)
	d.fail(at, code, "%s", quoted(name))
	d.pop()
}

// quoted is a name that is quoted only if its message is needed.
type quoted []byte

func (q quoted) String() string { return quote(q) }

// maxToken is how many bytes of a name, or of an id, a pointer shows.
const maxToken = 256

// pointer writes the current path.
func (d *decoder) pointer() string { return pointer(d.path, d.data) }

func pointer(path []step, data []byte) string {
	var b strings.Builder
	for i := range path {
		s := &path[i]
		name := s.name
		switch {
		case s.raw != nil:
			name = string(s.raw[:min(len(s.raw), maxToken+utf8.UTFMax)])
		case s.index >= 0:
			if !s.found {
				s.id, s.found = recordID(data, s.start), true
			}
			if name = s.id; name == "" {
				name = strconv.Itoa(s.index)
			}
		}
		b.WriteByte('/')
		writeToken(&b, name)
	}
	return b.String()
}

// writeToken writes one reference token, escaped as RFC 6901 wants it.
func writeToken(b *strings.Builder, s string) {
	if short := cut(s, maxToken); len(short) < len(s) {
		s = short + "..."
	}
	for i := range len(s) {
		switch c := s[i]; c {
		case '~':
			b.WriteString("~0")
		case '/':
			b.WriteString("~1")
		default:
			b.WriteByte(c)
		}
	}
}

// recordID returns the id of the record that starts at data[i]: what its
// member "id" says, else its member "code", else "". The text may be broken.
func recordID(data []byte, i int) string {
	if raw, ok := findMember(data, i, "id"); ok {
		if id := shortString(data, raw); id != "" {
			return id
		}
	}
	if raw, ok := findMember(data, i, "code"); ok {
		return shortString(data, raw)
	}
	return ""
}

// shortString returns the string at data[at], or "" when it is none or too long for a name.
func shortString(data []byte, at int) string {
	d := decoder{data: data, pos: at, opt: Options{}.withDefaults()}
	s, ok := d.str("")
	if !ok || len(s) > maxToken {
		return ""
	}
	return string(s)
}

// findMember returns where the value of the first member of that name starts
// in the object at data[i]. It checks no more than it must.
func findMember(data []byte, i int, name string) (at int, ok bool) {
	d := decoder{data: data, pos: i, opt: Options{}.withDefaults()}
	if d.peek() != '{' {
		return 0, false
	}
	for o := d.openObject(); d.member(&o); {
		if string(o.name) == name {
			return d.pos, true
		}
		var end boundary
		n, done := end.scan(data[d.pos:])
		if !done {
			return 0, false
		}
		d.pos += n
	}
	return 0, false
}
