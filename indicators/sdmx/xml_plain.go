package sdmx

import (
	"strings"
	"unicode/utf8"
)

// plain reads the next tag if all of it is there and it is written plainly, as
// programs write them: white space, then a start tag whose attributes are
// NAME="VALUE" with one space or more between them, or the end tag of the element
// that is open. It returns 0, and reads nothing, for anything else: texts, comments,
// entities, names that are not ASCII, what is too long or deep, and whatever is wrong.
func (x *xmlTokens) plain() xmlKind {
	if x.whole || x.closing || x.in.err != nil || x.unread() > 0 {
		return 0
	}
	for _, more := range [...]bool{false, true} {
		b := x.in.ahead(more)
		start := plainSpace(b, 0)
		kind, end := xmlKind(0), len(b)
		if start+1 < len(b) {
			if b[start] != '<' {
				return 0
			}
			kind, end = x.tag(b, start)
		}
		if kind != 0 {
			return x.use(b, start, end, kind)
		}
		if end < len(b) {
			return 0
		}
	}
	return 0
}

// tag reads the tag at b[i]. Without a kind it is not plain, or more is needed
// where end is the length of b.
func (x *xmlTokens) tag(b []byte, i int) (kind xmlKind, end int) {
	if b[i+1] == '/' {
		if x.depth == 0 {
			return 0, -1
		}
		name := x.open[x.depth-1]
		end = i + 2 + len(name)
		switch {
		case end >= len(b):
			return 0, len(b)
		case string(b[i+2:end]) != name || b[end] != '>':
			return 0, -1
		}
		return xmlEndTag, end + 1
	}
	local, j := plainName(b, i+1)
	if local < 0 || x.depth == maxXMLDepth {
		return 0, -1
	}
	name, e := b[i+1:j], &x.element
	e.attributes = e.attributes[:0]
	for {
		k := plainSpace(b, j)
		if k+1 >= len(b) {
			return 0, len(b)
		}
		if b[k] == '>' || b[k] == '/' && b[k+1] == '>' {
			x.named(name, local-i-1)
			if x.closes = b[k] == '/'; x.closes {
				k++
			}
			return xmlStartTag, k + 1
		}
		if k == j || len(e.attributes) == x.limits.MaxColumns {
			return 0, -1
		}
		if j = x.plainAttribute(b, k); j < 0 || j >= len(b) {
			return 0, j
		}
	}
}

// plainAttribute reads an attribute at b[i], and returns where it ends: -1 if it is
// not plain, the length of b if more is needed.
func (x *xmlTokens) plainAttribute(b []byte, i int) (end int) {
	local, j := plainName(b, i)
	if local < 0 {
		return -1
	}
	if j+1 >= len(b) {
		return len(b)
	}
	quote := b[j+1]
	if b[j] != '=' || quote != '"' && quote != '\'' {
		return -1
	}
	first, k, ascii := j+2, j+2, true
	for ; k < len(b) && b[k] != quote; k++ {
		switch c := b[k]; {
		case c == '<', c == '&', c < ' ' && c != '\n' && c != '\t':
			return -1
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	if k == len(b) {
		return k
	}
	if !ascii && !isXMLText(b[first:k]) {
		return -1
	}
	e := &x.element
	n := len(e.attributes)
	if n < cap(e.attributes) { // its name is often that of the one before
		e.attributes = e.attributes[:n+1]
	} else {
		e.attributes = append(e.attributes, xmlAttribute{})
	}
	a := &e.attributes[n]
	if a.prefixed, a.value = local > i, b[first:k]; a.name != string(b[local:j]) {
		a.name = string(b[local:j])
	}
	return k + 1
}

// named notes the name of the element that is started, which is often that of the
// last one at its depth.
func (x *xmlTokens) named(name []byte, local int) {
	open := &x.open[x.depth]
	if *open != string(name) {
		*open = string(name)
	}
	x.element.name = (*open)[local:]
}

// use takes a tag from the input, unless that is beyond the limits.
func (x *xmlTokens) use(b []byte, start, end int, kind xmlKind) xmlKind {
	in := x.in
	if in.n+int64(end) > in.most || in.longest > 0 && int64(end-start) > in.longest {
		x.closes = false
		return 0
	}
	in.take(b[:start])
	x.at = spot{in.n, in.line, int(in.n-in.starts[0]) + 1}
	in.take(b[start:end])
	if kind == xmlStartTag {
		x.depth++
	} else {
		x.depth--
	}
	return kind
}

// plainSpace returns where the white space at b[i] ends.
func plainSpace(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// plainName returns where the name at b[i] ends, and where it begins behind its
// prefix; local is -1 where no plain name is.
func plainName(b []byte, i int) (local, end int) {
	local, end = i, i
	for ; end < len(b); end++ {
		switch c := b[end]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case end > local && ('0' <= c && c <= '9' || c == '-' || c == '.'):
		case c == ':' && local == i && end > i:
			local = end + 1
		default:
			if end == local {
				return -1, end
			}
			return local, end
		}
	}
	return local, end
}

// isXMLText reports whether a text is UTF-8 without characters that XML does not
// allow; those of ASCII are known to be allowed.
func isXMLText(b []byte) bool {
	return utf8.Valid(b) && !strings.ContainsAny(string(b), "\ufffe\uffff")
}
