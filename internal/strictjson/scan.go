package strictjson

import (
	"bytes"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/jsonlex"
)

// maxNumber is the longest number literal, in bytes. Nothing published comes
// near; what parses numbers further on need not fear a megabyte of digits.
const maxNumber = 1000

// space skips white space.
func (d *decoder) space() { d.pos = jsonlex.Space(d.data, d.pos) }

// peek skips white space and returns the next byte, or 0 at the end of the text.
func (d *decoder) peek() byte {
	d.space()
	if d.pos < len(d.data) {
		return d.data[d.pos]
	}
	return 0
}

// syntax reports a grammar error at the current byte and ends decoding.
func (d *decoder) syntax(want string) {
	if d.fatal {
		return
	}
	if d.pos >= len(d.data) {
		d.stop(len(d.data), ErrSyntax, "end of text, want %s", want)
	} else {
		r, _ := utf8.DecodeRune(d.data[d.pos:])
		d.stop(d.pos, ErrSyntax, "%q, want %s", r, want)
	}
}

// literal takes the word s.
func (d *decoder) literal(s string) bool {
	if len(d.data)-d.pos >= len(s) && string(d.data[d.pos:d.pos+len(s)]) == s {
		d.pos += len(s)
		return true
	}
	for i := 0; i < len(s) && d.pos < len(d.data) && d.data[d.pos] == s[i]; i++ {
		d.pos++
	}
	d.syntax(s)
	return false
}

// number takes a number literal and returns it.
func (d *decoder) number() ([]byte, bool) {
	start := d.pos
	end, ok := jsonlex.Number(d.data, start)
	d.pos = end
	if !ok {
		d.syntax("a digit")
		return nil, false
	}
	if end-start > maxNumber {
		d.fail(start, ErrTooLarge, "a number of %d bytes, at most %d are read", end-start, maxNumber)
		return nil, false
	}
	return d.data[start:end], true
}

func (d *decoder) at(c byte) bool { return d.pos < len(d.data) && d.data[d.pos] == c }

// str takes a string and returns what it says, as part of the text where
// nothing is escaped and as a new slice otherwise. Text that is not Unicode is
// reported and read as U+FFFD; ok is then false.
func (d *decoder) str(what string) (s []byte, ok bool) {
	if !d.at('"') {
		d.syntax(what)
		return nil, false
	}
	d.pos++
	start, plain, ok := d.pos, true, true
	for {
		end, escaped, flaw := jsonlex.String(d.data, d.pos, true)
		d.pos = end
		plain = plain && !escaped
		switch flaw {
		case 0:
			s = d.data[start:end]
			d.pos++
			if !plain {
				s = jsonlex.AppendUnescaped(make([]byte, 0, len(s)), s)
			}
			return s, ok
		case jsonlex.InvalidUTF8:
			if ok {
				d.fail(end, ErrUTF8, "byte %#02x in a string", d.data[end])
			}
			d.pos++
		case jsonlex.HalfPair:
			d.pos += jsonlex.EscapeSize
			if ok {
				d.fail(end, ErrUTF8, "%s is half a surrogate pair", bytes.ToLower(d.data[end:d.pos]))
			}
		default:
			d.syntax(wantInString[flaw])
			return nil, false
		}
		ok, plain = false, false // U+FFFD stands for it
	}
}

// wantInString says what should stand in place of a flaw that ends decoding.
var wantInString = [...]string{
	jsonlex.Unfinished: `"`,
	jsonlex.Control:    "an escape for this control character",
	jsonlex.BadEscape:  "an escape",
	jsonlex.BadHex:     "a hexadecimal digit",
}

// object walks the members of an object: open it, then call member until false.
type object struct {
	start int    // offset of the brace
	name  []byte // name of the current member
	at    int    // offset of its opening quote
	ok    bool   // the name is Unicode
	n     int
}

// openObject takes the opening brace, which the caller has seen.
func (d *decoder) openObject() object {
	o := object{start: d.pos}
	d.enter()
	return o
}

// member moves to the next member's value. It returns false after the closing
// brace and after a grammar error.
func (d *decoder) member(o *object) bool {
	if d.fatal {
		return false
	}
	switch c := d.peek(); {
	case c == '}':
		d.pos++
		d.depth--
		return false
	case o.n == 0:
	case c == ',':
		d.pos++
		d.space()
	default:
		d.syntax("a comma or }")
		return false
	}
	want := "a member name"
	if o.n == 0 {
		want = "a member name or }"
	}
	o.n++
	o.at = d.pos
	o.name, o.ok = d.str(want)
	if d.fatal {
		return false
	}
	if d.peek() != ':' {
		d.syntax("a colon")
		return false
	}
	d.pos++
	d.space()
	return true
}

// openArray takes the opening bracket, which the caller has seen.
func (d *decoder) openArray() { d.enter() }

// element moves to element n, counted from 0. It returns false after the
// closing bracket and after a grammar error.
func (d *decoder) element(n int) bool {
	if d.fatal {
		return false
	}
	switch c := d.peek(); {
	case c == ']':
		d.pos++
		d.depth--
		return false
	case n == 0:
	case c == ',':
		d.pos++
		d.space()
	default:
		d.syntax("a comma or ]")
		return false
	}
	return d.count()
}

// enter goes one level down.
func (d *decoder) enter() {
	if d.depth++; d.depth > d.opt.MaxDepth {
		d.stop(d.pos, ErrDepth, "more than %d levels", d.opt.MaxDepth)
	}
	d.pos++
}

// count counts an element or a map entry against the limit.
func (d *decoder) count() bool {
	if d.elements++; d.elements > d.opt.MaxElements {
		d.stop(d.pos, ErrTooLarge, "more than %d elements", d.opt.MaxElements)
	}
	return !d.fatal
}

// skip takes any value, with every check that needs no type, and reports
// whether it is without problems.
func (d *decoder) skip() bool {
	before := d.problems.Total
	d.walk()
	return d.problems.Total == before
}

func (d *decoder) walk() {
	switch c := d.peek(); c {
	case '{':
		base := len(d.names)
		var many map[string]struct{}
		for o := d.openObject(); d.member(&o); {
			if o.ok && d.known(base, &many, o.name) {
				d.failMember(o.at, o.name, ErrDuplicate)
			}
			d.pushName(o.name)
			d.walk()
			d.pop()
		}
		d.names = d.names[:base]
	case '[':
		d.openArray()
		for i := 0; d.element(i); i++ {
			d.pushElement(i)
			d.walk()
			d.pop()
		}
	case '"':
		d.str("a string")
	case 't':
		d.literal("true")
	case 'f':
		d.literal("false")
	case 'n':
		d.literal("null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		d.number()
	default:
		d.syntax("a value")
	}
}

// known reports whether name is among the names of the object that is being
// walked, which are d.names[base:], and adds it. Above a few names a map is kept.
func (d *decoder) known(base int, many *map[string]struct{}, name []byte) bool {
	const few = 16
	if *many == nil {
		for _, s := range d.names[base:] {
			if bytes.Equal(s, name) {
				return true
			}
		}
		if len(d.names)-base < few {
			d.names = append(d.names, name)
			return false
		}
		*many = make(map[string]struct{}, 2*few)
		for _, s := range d.names[base:] {
			(*many)[string(s)] = struct{}{}
		}
	}
	if _, dup := (*many)[string(name)]; dup {
		return true
	}
	(*many)[string(name)] = struct{}{}
	return false
}

// boundary finds the end of a value without checking it, over chunks.
type boundary struct {
	depth           int
	str, esc, plain bool
}

// scan returns how many bytes of b belong to the value, and whether it ends
// there. A number or literal ends before the byte that cannot be part of it.
func (s *boundary) scan(b []byte) (n int, done bool) {
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case s.esc:
			s.esc = false
		case s.str:
			switch c {
			case '\\':
				s.esc = true
			case '"':
				if s.str = false; s.depth == 0 {
					return i + 1, true
				}
			}
		case s.plain:
			switch c {
			case ' ', '\t', '\n', '\r', ',', ':', ']', '}', '[', '{', '"':
				return i, true
			}
		default:
			switch c {
			case '"':
				s.str = true
			case '{', '[':
				s.depth++
			case '}', ']':
				if s.depth--; s.depth <= 0 {
					return i + 1, true
				}
			case ' ', '\t', '\n', '\r':
			default:
				s.plain = s.depth == 0
			}
		}
	}
	return len(b), false
}
