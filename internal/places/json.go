package places

import (
	"strconv"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/jsonlex"
)

// scanner counts lines and characters.
type scanner struct {
	line, column int // of the character that was read last
}

// count counts a byte.
func (s *scanner) count(c byte) {
	if c == '\n' {
		s.line++
		s.column = 0
	} else if utf8.RuneStart(c) {
		s.column++
	}
}

const (
	maxDepth = 64      // levels of a document below which nothing has a place
	maxID    = 512     // bytes of a name that is kept
	maxBelow = 1 << 16 // values of one record that have a place
)

// document scans a JSON document, or JSON Lines if array says what the lines are.
type document struct {
	scanner
	x     *Index
	file  uint64
	array string

	levels []level
	depth  int // how many levels are open, those that are not kept included

	inString, escaped bool
	isKey             bool   // the string is the name of a member
	scalar            bool   // inside a number, true, false or null
	text              []byte // the string, as far as it is kept
	raw               bool   // it has escapes
	from              node   // where the current value begins

	below  []node // of the record that is open
	record node   // the record
	within string // the array that it is in, or the member that it is
	inside int    // the depth at which it opened; 0 when none is open
}

// level is an object or an array that is open.
type level struct {
	object bool
	key    []byte // the member that comes, of an object
	n      int    // the element that comes, of an array
	node   int    // in below; -1 for the record itself
	rank   int    // of the member that names it
	id     string
	line   int // of that member's value
	column int
}

// Write scans a piece of the document.
func (d *document) Write(p []byte) (int, error) {
	for i := 0; i < len(p); i++ {
		c := p[i]
		if d.inString && !d.escaped {
			i += d.plain(p[i:])
			if i == len(p) {
				break
			}
			c = p[i]
		}
		d.count(c)
		if d.inString {
			d.stringByte(c)
			continue
		}
		switch c {
		case '"':
			d.inString, d.raw, d.text = true, false, d.text[:0]
			if d.isKey = d.wantsKey(); !d.isKey {
				d.begin(true)
			}
		case '{', '[':
			d.begin(false)
			d.open(c == '{')
		case '}', ']':
			d.scalar = false
			d.close()
		case ',':
			d.scalar = false
			if l := d.top(); l != nil {
				l.n++
				l.key = l.key[:0]
			}
		case ' ', '\t', '\n', '\r', ':':
			d.scalar = false
		default:
			if !d.scalar {
				d.scalar = true
				d.begin(true)
			}
		}
	}
	return len(p), nil
}

// plain reads the bytes of a string up to one that ends it or escapes another, or to a
// line break, which no string has, and returns how many there are.
func (d *document) plain(p []byte) int {
	n := 0
	for n < len(p) && p[n] != '"' && p[n] != '\\' && p[n] != '\n' {
		if utf8.RuneStart(p[n]) {
			d.column++
		}
		n++
	}
	if room := maxID + 1 - len(d.text); room > 0 {
		d.text = append(d.text, p[:min(n, room)]...)
	}
	return n
}

// stringByte reads a byte of a string.
func (d *document) stringByte(c byte) {
	switch {
	case d.escaped:
		d.escaped = false
	case c == '\\':
		d.escaped, d.raw = true, true
	case c == '"':
		d.inString = false
		if d.raw && len(d.text) <= maxID {
			d.text = jsonlex.AppendUnescaped(nil, d.text)
		}
		d.endString()
		return
	}
	if len(d.text) <= maxID {
		d.text = append(d.text, c)
	}
}

// endString notes a name of a member, or a string that names a record.
func (d *document) endString() {
	l := d.top()
	if l == nil || len(d.text) > maxID {
		return
	}
	if d.isKey {
		l.key = append(l.key[:0], d.text...)
		return
	}
	if rank := rankOf(l.key); l.object && rank > l.rank && len(d.text) > 0 {
		l.rank, l.id = rank, string(d.text)
		l.line, l.column = d.from.line, d.from.column
	}
}

// rankOf says how well a member names a record.
func rankOf(key []byte) int {
	switch string(key) {
	case "id":
		return 3
	case "fingerprint":
		return 2
	case "code":
		return 1
	}
	return 0
}

// top returns the level that is open, nil for none and for one that is not kept.
func (d *document) top() *level {
	if d.depth == 0 || d.depth > len(d.levels) {
		return nil
	}
	return &d.levels[d.depth-1]
}

// wantsKey reports whether a string is the name of a member here.
func (d *document) wantsKey() bool {
	l := d.top()
	return l != nil && l.object && len(l.key) == 0 && d.depth <= maxDepth
}

// begin notes where a value begins, which holds others or is a scalar.
func (d *document) begin(scalar bool) {
	d.from = node{line: d.line, column: d.column}
	l := d.top()
	switch {
	case d.inside > 0:
		if l == nil || len(d.below) >= maxBelow {
			return
		}
		n := node{depth: d.depth - d.inside + 1, line: d.line, column: d.column}
		if !l.object {
			n.own = l.called()
		} else if n.name = d.x.intern(l.key); n.name == 0 {
			n.own = string(l.key)
		}
		d.below = append(d.below, n)
	case d.array != "":
		if d.depth == 0 && !scalar {
			d.start(d.array)
		}
	case l == nil:
	case d.depth == 1 && l.object:
		d.within = string(l.key)
		d.x.add(d.file, d.within, "", d.line, d.column, nil)
	case d.depth == 2 && scalar:
		d.x.add(d.file, d.within, l.called(), d.line, d.column, nil)
	case d.depth == 2:
		d.start(d.within)
	}
}

// called returns how a path calls the value that begins in the level, where no ID
// does.
func (l *level) called() string {
	if l.object {
		return string(l.key)
	}
	return strconv.Itoa(l.n)
}

// start starts a record.
func (d *document) start(array string) {
	d.within, d.record, d.below = array, d.from, d.below[:0]
	d.inside = d.depth + 1
}

// open opens an object or an array.
func (d *document) open(object bool) {
	d.depth++
	if d.depth > maxDepth {
		return
	}
	if d.depth > len(d.levels) {
		d.levels = append(d.levels, level{})
	}
	l := &d.levels[d.depth-1]
	*l = level{object: object, key: l.key[:0], node: len(d.below) - 1}
}

// close closes an object or an array, and the record that it is.
func (d *document) close() {
	if d.depth == 0 {
		return
	}
	l := d.top()
	d.depth--
	if l == nil || d.inside == 0 {
		return
	}
	if d.depth+1 == d.inside {
		d.finish(l)
		return
	}
	if parent := d.top(); l.rank > 0 && parent != nil && !parent.object && l.node >= 0 && l.node < len(d.below) {
		n := &d.below[l.node]
		n.record, n.own, n.name = true, l.id, 0
		if n.line != l.line {
			n.line, n.column = l.line, l.column
		}
	}
}

// finish adds the record that has ended.
func (d *document) finish(l *level) {
	d.inside = 0
	line, column, name := d.record.line, d.record.column, l.id
	if l.rank > 0 && line != l.line {
		line, column = l.line, l.column
	}
	if parent := d.top(); name == "" && parent != nil {
		name = parent.called()
	}
	if name != "" {
		d.x.add(d.file, d.within, name, line, column, d.below)
	}
}
