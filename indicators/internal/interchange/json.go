package interchange

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
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

	stack []Token
	state byte // what may come: v value, V value or ], m member or }, M member, c comma or end, e the end
	text  []byte
	name  []byte
	names [][]byte // buffers that are free
}

// NewScanner returns a Scanner of in.
func NewScanner(in io.Reader, op string, maxBytes int64, maxToken int) *Scanner {
	return &Scanner{in: in, op: op, maxBytes: maxBytes, maxToken: maxToken, line: 1, state: 'v'}
}

// Reset lets the Scanner read another text, in the same buffers.
func (s *Scanner) Reset(in io.Reader) {
	*s = Scanner{
		in: in, op: s.op, maxBytes: s.maxBytes, maxToken: s.maxToken, line: 1, state: 'v',
		buf: s.buf[:0], stack: s.stack[:0], name: s.name[:0], names: s.names,
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

// fill reads more, keeping what starts at s.at. It reports false at the end.
func (s *Scanner) fill() bool {
	if s.eof || s.err != nil {
		return false
	}
	if s.at > 0 {
		gone := s.buf[:s.at]
		if i := bytes.LastIndexByte(gone, '\n'); i >= 0 {
			s.line += bytes.Count(gone, []byte{'\n'})
			s.lineBase = s.base + int64(i) + 1
		}
		n := copy(s.buf, s.buf[s.at:])
		s.base += int64(s.at)
		s.pos -= s.at
		s.buf, s.at = s.buf[:n], 0
		s.mark.line = 0
	}
	if len(s.buf) > s.maxToken {
		s.fail(indicators.ErrLimit, "a token of more than %d bytes", s.maxToken)
		return false
	}
	if cap(s.buf)-len(s.buf) < 4096 {
		grown := make([]byte, len(s.buf), max(16<<10, 2*cap(s.buf)))
		copy(grown, s.buf)
		s.buf = grown
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

// peek returns the next byte that is no white space, 0 at the end.
func (s *Scanner) peek() byte {
	for {
		for s.pos < len(s.buf) {
			switch c := s.buf[s.pos]; c {
			case ' ', '\t', '\r', '\n':
				s.pos++
			default:
				s.at = s.pos
				return c
			}
		}
		s.at = s.pos
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
	if s.err != nil {
		return End, s.err
	}
	if s.state == 'c' && c == ',' {
		s.pos++
		s.state = 'v'
		if s.stack[len(s.stack)-1] == Object {
			s.state = 'M'
		}
		if c = s.peek(); s.err != nil {
			return End, s.err
		}
	}
	if c == 0 && s.pos >= len(s.buf) {
		if s.state == 'e' {
			s.err = io.EOF
			return End, io.EOF
		}
		return s.fail(indicators.ErrSyntax, "the text ends too early")
	}
	switch {
	case s.state == 'e':
		return s.fail(indicators.ErrSyntax, "text after the end")
	case c == '}' && len(s.stack) > 0 && s.stack[len(s.stack)-1] == Object && (s.state == 'm' || s.state == 'c'),
		c == ']' && len(s.stack) > 0 && s.stack[len(s.stack)-1] == Array && (s.state == 'V' || s.state == 'c'):
		s.pos++
		s.stack = s.stack[:len(s.stack)-1]
		s.after()
		return Token(c), nil
	case s.state == 'c':
		return s.fail(indicators.ErrSyntax, "want a comma or an end, not %q", c)
	case s.state == 'm' || s.state == 'M':
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
		s.state = 'v'
		return NameToken, nil
	}
	switch c {
	case '{', '[':
		if len(s.stack) == maxDepth {
			return s.fail(indicators.ErrLimit, "nested deeper than %d", maxDepth)
		}
		s.pos++
		s.stack = append(s.stack, Token(c))
		s.state = 'm'
		if c == '[' {
			s.state = 'V'
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
	s.state = 'c'
	if len(s.stack) == 0 {
		s.state = 'e'
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
		return s.fail(indicators.ErrSyntax, "%s is no number", cite.Quote(string(got)))
	}
	s.text = got
	s.after()
	return Number, nil
}

// IsNumber reports whether b is a number of JSON.
func IsNumber(b []byte) bool {
	digits := func() bool {
		n := 0
		for n < len(b) && b[n] >= '0' && b[n] <= '9' {
			n++
		}
		b = b[n:]
		return n > 0
	}
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	if len(b) > 1 && b[0] == '0' && b[1] >= '0' && b[1] <= '9' || !digits() {
		return false
	}
	if len(b) > 0 && b[0] == '.' {
		if b = b[1:]; !digits() {
			return false
		}
	}
	if len(b) > 0 && (b[0] == 'e' || b[0] == 'E') {
		if b = b[1:]; len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		if !digits() {
			return false
		}
	}
	return len(b) == 0
}

// string reads the string whose opening quote is at s.at.
func (s *Scanner) string() bool {
	s.pos++
	escaped, ascii := false, byte(0)
	for {
		for s.pos < len(s.buf) {
			c := s.buf[s.pos]
			switch {
			case c == '"':
				raw := s.buf[s.at+1 : s.pos]
				s.pos++
				if ascii >= utf8.RuneSelf && !utf8.Valid(raw) {
					s.fail(indicators.ErrSyntax, "not UTF-8")
					return false
				}
				s.text = raw
				return !escaped || s.unescape(raw)
			case c == '\\':
				escaped = true
				if s.pos+1 >= len(s.buf) {
					if !s.fill() {
						break
					}
					continue
				}
				s.pos++
			case c < ' ':
				s.fail(indicators.ErrSyntax, "a control character in a string")
				return false
			}
			ascii |= c
			s.pos++
		}
		if !s.fill() {
			s.fail(indicators.ErrSyntax, "a string without an end")
			return false
		}
	}
}

// unescape sets the text to what raw stands for.
func (s *Scanner) unescape(raw []byte) bool {
	out := make([]byte, 0, len(raw))
	bad := func() bool {
		s.fail(indicators.ErrSyntax, "a bad escape in a string")
		return false
	}
	hex := func(i int) (rune, bool) {
		if i+4 > len(raw) {
			return 0, false
		}
		n, err := strconv.ParseUint(string(raw[i:i+4]), 16, 16)
		return rune(n), err == nil
	}
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		if i++; i == len(raw) {
			return bad()
		}
		switch c := raw[i]; c {
		case '"', '\\', '/':
			out = append(out, c)
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
			r, ok := hex(i + 1)
			if !ok {
				return bad()
			}
			i += 4
			if utf16.IsSurrogate(r) {
				if i+2 >= len(raw) || raw[i+1] != '\\' || raw[i+2] != 'u' {
					return bad()
				}
				low, ok := hex(i + 3)
				if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
					return bad()
				}
				i += 6
			}
			out = utf8.AppendRune(out, r)
		default:
			return bad()
		}
	}
	s.text = out
	return true
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

// Ahead returns what has been read of the text and not been looked at, some
// thousand bytes if there are as many. comma reports that a comma or an end must
// come next, and otherwise a member, an element or an end.
func (s *Scanner) Ahead() (text []byte, comma bool) {
	if s.err == nil && !s.eof && len(s.buf)-s.pos < min(4096, s.maxToken) {
		s.at = s.pos
		s.fill()
	}
	return s.buf[s.pos:], s.state == 'c'
}

// Advance moves over n bytes of what Ahead has returned: a comma if one must
// come, and a member or an element.
func (s *Scanner) Advance(n int) {
	s.pos += n
	s.at = s.pos
	s.state = 'c'
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
	s.state = 'm'
	return true
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

// AppendJSON appends a JSON string.
func AppendJSON(b []byte, s string) []byte {
	b = append(b, '"')
	for _, c := range []byte(s) {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c < ' ' || c == 0x7f:
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
