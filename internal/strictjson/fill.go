package strictjson

import (
	"unicode/utf8"
)

// Encoder writes many values, one at a time, without the cost of looking at
// their types anew. The zero Encoder is ready to use.
type Encoder struct{ e encoder }

// Append appends v to dst as [Encode] writes it with EncodeOptions.Compact.
func (x *Encoder) Append(dst []byte, v any) ([]byte, error) {
	e := &x.e
	e.out, e.compact, e.level, e.hooks, e.null, e.path = dst, true, 0, 0, false, e.path[:0]
	err := e.document(v, "")
	out := e.out
	e.out = nil
	if err != nil {
		return dst, err
	}
	return out, nil
}

// Fill lays a compact value out for people: what fits into the rest of a line
// stands on it, and what does not is broken at its members and elements, which
// fill lines of at most width characters where they can. An array of objects or
// arrays that does not fit has each of them on lines of its own. Lines after the
// first are indented by indent spaces and what the nesting adds.
//
// The text must be what [Encode] writes with EncodeOptions.Compact.
func Fill(dst, compact []byte, indent, width int) []byte {
	f := filler{out: dst, line: len(dst), width: width, column: indent}
	f.value(compact, indent)
	return f.out
}

// filler lays out one value.
type filler struct {
	out    []byte
	line   int // where in out the line begins, or was when column was known
	column int // characters of the line before out[line:]
	width  int
}

// at returns the column of what is written next, from 0.
func (f *filler) at() int { return f.column + utf8.RuneCount(f.out[f.line:]) }

func (f *filler) newline(indent int) {
	f.out = append(f.out, '\n')
	f.line, f.column = len(f.out), 0
	for range indent {
		f.out = append(f.out, ' ')
	}
}

// value writes a value, whose lines after the first are indented.
func (f *filler) value(b []byte, indent int) {
	if inlineWidth(b) <= f.width-f.at() || b[0] != '{' && b[0] != '[' {
		f.inline(b)
		return
	}
	f.out = append(f.out, b[0])
	if block := b[0] == '[' && len(b) > 2 && (b[1] == '{' || b[1] == '['); block {
		for i, part := range parts(b) {
			if i > 0 {
				f.out = append(f.out, ',')
			}
			f.newline(indent + 2)
			f.value(part, indent+2)
		}
		f.newline(indent)
	} else {
		broken := false
		for i, part := range parts(b) {
			if i > 0 {
				f.out = append(f.out, ',')
				if broken || 1+inlineWidth(part)+1 > f.width-f.at() {
					f.newline(indent + 1)
				} else {
					f.out = append(f.out, ' ')
				}
			}
			before := f.line
			inner := indent + 1
			if n := nameLen(part); n > 0 && b[0] == '{' {
				f.out = append(append(f.out, part[:n]...), ' ')
				if part = part[n:]; part[0] == '{' {
					inner += 2
				}
			}
			f.value(part, inner)
			broken = f.line != before
		}
	}
	f.out = append(f.out, b[len(b)-1])
}

// inline writes a value, or a member with its name, on the current line.
func (f *filler) inline(b []byte) {
	for i := 0; i < len(b); {
		if b[i] == '"' {
			n := stringLen(b[i:])
			f.out = append(f.out, b[i:i+n]...)
			i += n
			continue
		}
		f.out = append(f.out, b[i])
		if b[i] == ',' || b[i] == ':' {
			f.out = append(f.out, ' ')
		}
		i++
	}
}

// inlineWidth returns how many characters inline writes.
func inlineWidth(b []byte) int {
	n := utf8.RuneCount(b)
	for i := 0; i < len(b); {
		if b[i] == '"' {
			i += stringLen(b[i:])
			continue
		}
		if b[i] == ',' || b[i] == ':' {
			n++
		}
		i++
	}
	return n
}

// parts returns the members of an object, each with its name, or the elements
// of an array.
func parts(b []byte) [][]byte {
	var all [][]byte
	depth, start := 0, 1
	for i := 0; i < len(b); {
		switch b[i] {
		case '"':
			i += stringLen(b[i:])
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 && i > start {
				all = append(all, b[start:i])
			}
		case ',':
			if depth == 1 {
				all = append(all, b[start:i])
				start = i + 1
			}
		}
		i++
	}
	return all
}

// nameLen returns the length of a member's name with its colon, 0 for what is
// no member.
func nameLen(b []byte) int {
	if len(b) == 0 || b[0] != '"' {
		return 0
	}
	if n := stringLen(b); n < len(b) && b[n] == ':' {
		return n + 1
	}
	return 0
}

// stringLen returns the length of the string literal that b begins with.
func stringLen(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}
