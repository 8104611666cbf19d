package strictjson

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// maxNumber is the longest number literal, in bytes. Nothing published comes
// near; what parses numbers further on need not fear a megabyte of digits.
const maxNumber = 1000

// space skips white space.
func (d *decoder) space() {
	for d.pos < len(d.data) {
		switch d.data[d.pos] {
		case ' ', '\t', '\n', '\r':
			d.pos++
		default:
			return
		}
	}
}

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
	if d.at('-') {
		d.pos++
	}
	switch {
	case d.at('0'):
		d.pos++
	case d.digits() == 0:
		d.syntax("a digit")
		return nil, false
	}
	if d.at('.') {
		d.pos++
		if d.digits() == 0 {
			d.syntax("a digit")
			return nil, false
		}
	}
	if d.at('e') || d.at('E') {
		d.pos++
		if d.at('+') || d.at('-') {
			d.pos++
		}
		if d.digits() == 0 {
			d.syntax("a digit")
			return nil, false
		}
	}
	if d.pos-start > maxNumber {
		d.fail(start, ErrTooLarge, "a number of %d bytes, at most %d are read", d.pos-start, maxNumber)
		return nil, false
	}
	return d.data[start:d.pos], true
}

func (d *decoder) at(c byte) bool { return d.pos < len(d.data) && d.data[d.pos] == c }

func (d *decoder) digits() int {
	start := d.pos
	for d.pos < len(d.data) && '0' <= d.data[d.pos] && d.data[d.pos] <= '9' {
		d.pos++
	}
	return d.pos - start
}

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
	data := d.data
	for d.pos < len(data) {
		switch c := data[d.pos]; {
		case c == '"':
			s = data[start:d.pos]
			d.pos++
			if !plain {
				s = unescape(s)
			}
			return s, ok
		case c == '\\':
			plain = false
			if !d.escape(&ok) {
				return nil, false
			}
		case c < ' ':
			d.syntax("an escape for this control character")
			return nil, false
		case c < utf8.RuneSelf:
			d.pos++
		default:
			r, n := utf8.DecodeRune(data[d.pos:])
			if r == utf8.RuneError && n == 1 {
				if ok {
					d.fail(d.pos, ErrUTF8, "byte %#02x in a string", c)
				}
				ok, plain = false, false
			}
			d.pos += n
		}
	}
	d.syntax(`"`)
	return nil, false
}

// escape takes one escape sequence, or two that make a surrogate pair. It
// clears ok for half a pair and returns false for what is no escape at all.
func (d *decoder) escape(ok *bool) bool {
	at := d.pos
	d.pos++
	if d.pos >= len(d.data) {
		d.syntax("an escape")
		return false
	}
	switch d.data[d.pos] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		d.pos++
		return true
	case 'u':
	default:
		d.syntax("an escape")
		return false
	}
	r, n := hex4(d.data[d.pos+1:])
	d.pos += 1 + n
	if n < 4 {
		d.syntax("a hexadecimal digit")
		return false
	}
	if !utf16.IsSurrogate(r) {
		return true
	}
	if d.at('\\') && d.pos+1 < len(d.data) && d.data[d.pos+1] == 'u' {
		if low, n := hex4(d.data[d.pos+2:]); n == 4 && utf16.DecodeRune(r, low) != utf8.RuneError {
			d.pos += 6
			return true
		}
	}
	if *ok {
		d.fail(at, ErrUTF8, `\u%04x is half a surrogate pair`, r)
	}
	*ok = false
	return true
}

// hex4 reads up to four hexadecimal digits and says how many there are.
func hex4(b []byte) (r rune, n int) {
	for n < 4 && n < len(b) {
		c := b[n]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return r, n
		}
		r = r<<4 | rune(c)
		n++
	}
	return r, n
}

// unescape resolves the escapes of a string that str has walked.
func unescape(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			r, n := utf8.DecodeRune(s[i:])
			if r == utf8.RuneError && n == 1 {
				out = utf8.AppendRune(out, utf8.RuneError)
			} else {
				out = append(out, s[i:i+n]...)
			}
			i += n
			continue
		}
		c = s[i+1]
		i += 2
		switch c {
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'u':
			r, _ := hex4(s[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				low := rune(0)
				if i+6 <= len(s) && s[i] == '\\' && s[i+1] == 'u' {
					low, _ = hex4(s[i+2:])
				}
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					i += 6
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return out
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
