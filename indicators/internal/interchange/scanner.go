package interchange

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/jsonlex"
)

// Token is the kind of a token of JSON.
type Token byte

const (
	End        Token = 0 // the end of the text
	Object     Token = '{'
	EndObject  Token = '}'
	Array      Token = '['
	EndArray   Token = ']'
	NameToken  Token = 'k' // of a member
	String     Token = 's'
	Number     Token = '0'
	TrueToken  Token = 't'
	FalseToken Token = 'f'
	Null       Token = 'n'
)

// maxDepth is how many arrays and objects may stand in each other.
const maxDepth = 64

// Scanner reads JSON token by token in bounded memory: it holds one token. It
// is strict: RFC 8259, UTF-8, whole surrogate pairs. An error is the last.
type Scanner struct {
	in       io.Reader
	op       string
	maxBytes int64
	maxToken int

	buf      []byte
	pos      int   // of the next byte in buf
	base     int64 // offset of buf[0]
	line     int   // of buf[0]
	lineBase int64 // offset of the line of buf[0]
	eof      bool
	err      error
	at       int                            // where the last token starts in buf
	mark     struct{ at, line, column int } // a position that is known; no line for none
	lines    struct{ at, line int }         // a line that is known; 0 for none

	holding bool // the text is kept, from holdAt in buf on, after what is in held
	holdAt  int
	held    []byte
	maxHeld int

	stack     []Token
	next      expectation
	text      []byte
	unescaped []byte
	name      []byte
	names     [][]byte // buffers that are free
}

// expectation is what may come next.
type expectation uint8

const (
	wantValue   expectation = iota
	wantElement             // a value, or the end of an array that has none
	wantName                // of a member
	wantMember              // a name, or the end of an object that has no members
	wantComma               // or the end of an array or an object
	wantEndOfText
)

// NewScanner returns a Scanner of in.
func NewScanner(in io.Reader, op string, maxBytes int64, maxToken int) *Scanner {
	return &Scanner{in: in, op: op, maxBytes: maxBytes, maxToken: maxToken, line: 1}
}

// NewScannerAt returns a Scanner of a value that stands in a longer text at a
// place that [Scanner.Position] has told: its errors have their places there.
func NewScannerAt(in io.Reader, op string, maxBytes int64, maxToken int, offset int64, line, column int) *Scanner {
	s := NewScanner(in, op, maxBytes, maxToken)
	s.base, s.line, s.lineBase = offset, line, offset-int64(column-1)
	return s
}

// Offset returns how much of the input has been looked at.
func (s *Scanner) Offset() int64 { return s.base + int64(s.pos) }

// Seen returns what has been read of the input, before the first token is passed.
func (s *Scanner) Seen() []byte { return s.buf }

// Hold keeps the text from the last token on, up to a limit beyond which reading
// is an error.
func (s *Scanner) Hold(most int) { s.holding, s.holdAt, s.held, s.maxHeld = true, s.at, nil, most }

// Held returns what was kept since Hold, up to the end of the last token, and
// keeps no more.
func (s *Scanner) Held() []byte {
	s.holding = false
	return append(s.held, s.buf[s.holdAt:s.pos]...)
}

// Reset lets the Scanner read another text, in the same buffers.
func (s *Scanner) Reset(in io.Reader) {
	*s = Scanner{
		in: in, op: s.op, maxBytes: s.maxBytes, maxToken: s.maxToken, line: 1,
		buf: s.buf[:0], stack: s.stack[:0], unescaped: s.unescaped[:0], name: s.name[:0], names: s.names,
	}
}

// Position returns where the last token starts. Asking at token after token
// costs no more than the text between them.
func (s *Scanner) Position() (offset int64, line, column int) {
	at := min(s.at, len(s.buf))
	if s.mark.line == 0 || s.mark.at > at {
		s.mark.at, s.mark.line, s.mark.column = 0, s.line, 1+int(s.base-s.lineBase)
	}
	between := s.buf[s.mark.at:at]
	s.mark.at = at
	if n := bytes.Count(between, []byte{'\n'}); n > 0 {
		s.mark.line += n
		s.mark.column = 1
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	s.mark.column += utf8.RuneCount(between)
	return s.base + int64(s.at), s.mark.line, s.mark.column
}

// Line returns the line on which the last token starts.
func (s *Scanner) Line() int { return s.lineOf(min(s.at, len(s.buf))) }

// LineAhead returns the line of a byte of what Ahead has returned.
func (s *Scanner) LineAhead(n int) int { return s.lineOf(min(s.pos+n, len(s.buf))) }

// lineOf returns the line of a byte of buf. Asking for one after another costs no more
// than the text between them.
func (s *Scanner) lineOf(at int) int {
	if s.lines.line == 0 || s.lines.at > at {
		s.lines.at, s.lines.line = 0, s.line
	}
	s.lines.line += bytes.Count(s.buf[s.lines.at:at], []byte{'\n'})
	s.lines.at = at
	return s.lines.line
}

// Error returns err at the last token.
func (s *Scanner) Error(err error) *indicators.Error {
	at, line, column := s.Position()
	return Explain(&indicators.Error{Op: s.op, Offset: int(at), Line: line, Column: column}, err)
}

// Text returns the text of the last name, string or number, valid until the
// next token.
func (s *Scanner) Text() []byte { return s.text }

func (s *Scanner) fail(kind error, format string, args ...any) (Token, error) {
	if s.err == nil {
		s.err = s.Error(fmt.Errorf("%w: %s", kind, fmt.Sprintf(format, args...)))
	}
	return End, s.err
}

// How large the buffer is at first, and how large in a text that is longer than so
// many bytes.
const (
	firstBuffer = 16 << 10
	longBuffer  = 64 << 10
	longText    = 256 << 10
)

// fill reads more, keeping what starts at s.at. It reports false at the end.
func (s *Scanner) fill() bool {
	if s.eof || s.err != nil {
		return false
	}
	if s.at > 0 {
		gone := s.buf[:s.at]
		if n := bytes.Count(gone, []byte{'\n'}); n > 0 {
			s.line += n
			s.lineBase = s.base + int64(bytes.LastIndexByte(gone, '\n')) + 1
		}
		if s.holding {
			s.held = append(s.held, s.buf[s.holdAt:s.at]...)
			if s.holdAt = 0; len(s.held) > s.maxHeld {
				s.fail(indicators.ErrLimit, "data before its structure, which would have to be held: more than %d bytes",
					s.maxHeld)
				return false
			}
		}
		n := copy(s.buf, s.buf[s.at:])
		s.base += int64(s.at)
		s.pos -= s.at
		s.buf, s.at = s.buf[:n], 0
		s.mark.line, s.lines.line = 0, 0
	}
	if len(s.buf) > s.maxToken {
		s.fail(indicators.ErrLimit, "a token of more than %d bytes", s.maxToken)
		return false
	}
	if cap(s.buf)-len(s.buf) < 4096 || s.base > longText && cap(s.buf) < longBuffer {
		least := firstBuffer
		if s.base > longText {
			least = longBuffer
		}
		grown := make([]byte, len(s.buf), max(least, 2*cap(s.buf)))
		copy(grown, s.buf)
		s.buf = grown
	}
	if s.in == nil {
		s.fail(indicators.ErrInvalid, "no reader")
		return false
	}
	for range 100 {
		n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if s.base+int64(len(s.buf)) > s.maxBytes {
			s.fail(indicators.ErrLimit, "more than %d bytes", s.maxBytes)
			return false
		}
		if err == io.EOF {
			s.eof = true
			return n > 0
		}
		if err != nil {
			s.err = &indicators.Error{Op: s.op, Err: err}
			return false
		}
		if n > 0 {
			return true
		}
	}
	s.err = &indicators.Error{Op: s.op, Err: io.ErrNoProgress}
	return false
}

// peek returns the next byte that is not white space, 0 at the end.
func (s *Scanner) peek() byte {
	for {
		s.pos = jsonlex.Space(s.buf, s.pos)
		s.at = s.pos
		if s.pos < len(s.buf) {
			return s.buf[s.pos]
		}
		if !s.fill() {
			return 0
		}
	}
}

// Next returns the next token. After the end it is End and [io.EOF].
func (s *Scanner) Next() (Token, error) {
	if s.err != nil {
		return End, s.err
	}
	c := s.peek()
	if s.next == wantComma && c == ',' {
		s.pos++
		s.next = wantValue
		if s.inside(Object) {
			s.next = wantName
		}
		c = s.peek()
	}
	switch {
	case s.err != nil:
		return End, s.err
	case c == 0 && s.pos >= len(s.buf):
		if s.next != wantEndOfText {
			return s.fail(indicators.ErrSyntax, "the text ends too early")
		}
		s.err = io.EOF
		return End, io.EOF
	case s.next == wantEndOfText:
		return s.fail(indicators.ErrSyntax, "text after the end")
	case c == '}' && s.inside(Object) && (s.next == wantMember || s.next == wantComma),
		c == ']' && s.inside(Array) && (s.next == wantElement || s.next == wantComma):
		s.pos++
		s.stack = s.stack[:len(s.stack)-1]
		s.after()
		return Token(c), nil
	case s.next == wantComma:
		return s.fail(indicators.ErrSyntax, "want a comma or an end, not %q", c)
	case s.next == wantMember || s.next == wantName:
		return s.member(c)
	}
	return s.value(c)
}

// inside reports whether the innermost object or array is of that kind.
func (s *Scanner) inside(t Token) bool {
	return len(s.stack) > 0 && s.stack[len(s.stack)-1] == t
}

// member reads the name of a member, which starts with c, and its colon.
func (s *Scanner) member(c byte) (Token, error) {
	if c != '"' {
		return s.fail(indicators.ErrSyntax, "want a name, not %q", c)
	}
	if !s.string() {
		return End, s.err
	}
	// The name outlives the buffer: looking for the value may move it.
	s.name = append(s.name[:0], s.text...)
	s.text = s.name
	if s.peek() != ':' {
		return s.fail(indicators.ErrSyntax, "want a colon")
	}
	s.pos++
	s.next = wantValue
	return NameToken, nil
}

// value reads a value that starts with c, of an object or an array its start.
func (s *Scanner) value(c byte) (Token, error) {
	switch c {
	case '{', '[':
		if len(s.stack) == maxDepth {
			return s.fail(indicators.ErrLimit, "nested deeper than %d", maxDepth)
		}
		s.pos++
		s.stack = append(s.stack, Token(c))
		s.next = wantMember
		if c == '[' {
			s.next = wantElement
		}
		return Token(c), nil
	case '"':
		if !s.string() {
			return End, s.err
		}
		s.after()
		return String, nil
	case 't':
		return s.literal("true", TrueToken)
	case 'f':
		return s.literal("false", FalseToken)
	case 'n':
		return s.literal("null", Null)
	}
	if c == '-' || c >= '0' && c <= '9' {
		return s.number()
	}
	if c == 0xef && s.base+int64(s.at) == 0 {
		return s.fail(indicators.ErrSyntax, "want a value, not a byte order mark")
	}
	return s.fail(indicators.ErrSyntax, "want a value, not %q", c)
}

// after sets what may come after a value.
func (s *Scanner) after() {
	s.next = wantComma
	if len(s.stack) == 0 {
		s.next = wantEndOfText
	}
}

// run returns the bytes of the token from s.at on for as long as ok likes them.
func (s *Scanner) run(ok func(byte) bool) []byte {
	for {
		for s.pos < len(s.buf) && ok(s.buf[s.pos]) {
			s.pos++
		}
		if s.pos < len(s.buf) || !s.fill() {
			return s.buf[s.at:s.pos]
		}
	}
}

func (s *Scanner) literal(word string, t Token) (Token, error) {
	got := s.run(func(c byte) bool { return c >= 'a' && c <= 'z' })
	if s.err != nil {
		return End, s.err
	}
	if string(got) != word {
		return s.fail(indicators.ErrSyntax, "%s", cite.Quote(string(got)))
	}
	s.text = got
	s.after()
	return t, nil
}

func (s *Scanner) number() (Token, error) {
	got := s.run(func(c byte) bool {
		return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'
	})
	if s.err != nil {
		return End, s.err
	}
	if !IsNumber(got) {
		return s.fail(indicators.ErrSyntax, "%s is not a number", cite.Quote(string(got)))
	}
	s.text = got
	s.after()
	return Number, nil
}

// IsNumber reports whether b is a number of JSON.
func IsNumber(b []byte) bool {
	end, ok := jsonlex.Number(b, 0)
	return ok && end == len(b)
}

// string reads the string whose opening quote is at s.at. What is wrong with an
// escape or a character is told once the whole string is known.
func (s *Scanner) string() bool {
	s.pos++
	escaped, bad := false, false
	for {
		end, some, flaw := jsonlex.String(s.buf, s.pos, false)
		s.pos = end
		escaped = escaped || some
		switch flaw {
		case 0:
			s.text = s.buf[s.at+1 : s.pos]
			s.pos++
			if bad {
				return s.badString()
			}
			if escaped {
				s.unescaped = jsonlex.AppendUnescaped(s.unescaped[:0], s.text)
				s.text = s.unescaped
			}
			return true
		case jsonlex.Unfinished:
			if !s.fill() {
				s.fail(indicators.ErrSyntax, "a string without an end")
				return false
			}
			continue
		case jsonlex.Control:
			s.fail(indicators.ErrSyntax, "a control character in a string")
			return false
		case jsonlex.HalfPair:
			s.pos += jsonlex.EscapeSize
		case jsonlex.BadEscape, jsonlex.InvalidUTF8:
			s.pos++
		}
		bad = true
	}
}

// badString says what is wrong with the string in s.text.
func (s *Scanner) badString() bool {
	if !utf8.Valid(s.text) {
		s.fail(indicators.ErrSyntax, "not UTF-8")
	} else {
		s.fail(indicators.ErrSyntax, "a bad escape in a string")
	}
	return false
}

// Skip moves over the value that starts with the token t, which Next has
// returned.
func (s *Scanner) Skip(t Token) error {
	if t != Object && t != Array {
		return nil
	}
	depth := len(s.stack) - 1
	for len(s.stack) > depth {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Members calls member for each member of the object that the token t starts,
// with the first token of its value. member must read the value whole.
func (s *Scanner) Members(t Token, member func(name []byte, t Token) error) error {
	if t != Object {
		return s.Error(fmt.Errorf("%w: want an object", indicators.ErrSyntax))
	}
	for {
		t, err := s.Next()
		if err != nil || t == EndObject {
			return err
		}
		name := append(s.spare(), s.text...)
		if t, err = s.Next(); err != nil {
			return err
		}
		if err := member(name, t); err != nil {
			return err
		}
		s.names = append(s.names, name[:0])
	}
}

// spare returns a buffer for a name, which is used again.
func (s *Scanner) spare() []byte {
	if n := len(s.names); n > 0 {
		b := s.names[n-1]
		s.names = s.names[:n-1]
		return b
	}
	return nil
}

// Rest calls member for the members that are left of an object that was entered.
func (s *Scanner) Rest(member func(name []byte, t Token) error) error {
	return s.Members(Object, member)
}

// Ahead returns what has been read of the text and not been looked at, a
// thousand bytes if there are as many. comma reports that a comma or an end must
// come next, and otherwise a member, an element or an end.
func (s *Scanner) Ahead() (text []byte, comma bool) {
	if left := len(s.buf) - s.pos; left < 1024 && left < s.maxToken && s.err == nil && !s.eof {
		s.at = s.pos
		s.fill()
	}
	return s.buf[s.pos:], s.next == wantComma
}

// Advance moves over n bytes of what Ahead has returned: a comma if one must
// come, and a member or an element.
func (s *Scanner) Advance(n int) {
	s.pos += n
	s.at = s.pos
	s.next = wantComma
}

// Enter moves over n bytes of what Ahead has returned that enter so many objects,
// each as the value of a member.
func (s *Scanner) Enter(n, objects int) bool {
	if len(s.stack)+objects > maxDepth {
		return false
	}
	s.Advance(n)
	for range objects {
		s.stack = append(s.stack, Object)
	}
	s.next = wantMember
	return true
}

// Leave moves over n bytes of what Ahead has returned that end so many objects.
func (s *Scanner) Leave(n, objects int) {
	s.Advance(n)
	s.stack = s.stack[:len(s.stack)-objects]
}

// Elements calls element for each element of the array that the token t
// starts, with its first token. element must read the value whole.
func (s *Scanner) Elements(t Token, element func(i int, t Token) error) error {
	if t != Array {
		return s.Error(fmt.Errorf("%w: want an array", indicators.ErrSyntax))
	}
	for i := 0; ; i++ {
		t, err := s.Next()
		if err != nil || t == EndArray {
			return err
		}
		if err := element(i, t); err != nil {
			return err
		}
	}
}
