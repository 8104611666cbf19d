package sdmx

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// xmlTokens reads XML element by element, with the places of errors. Tags that are
// written plainly are cut out of the bytes that are there (see plain); encoding/xml
// reads all others, and says what is wrong with them.
type xmlTokens struct {
	op     string
	in     *xmlInput
	dec    *xml.Decoder
	limits Limits
	whole  bool // the decoder reads all, and knows which elements are open
	depth  int
	at     spot // where the last token starts
	said   mapping.Form

	element xmlElement          // that was started last
	text    []byte              // of the last token
	start   xml.StartElement    // that the decoder has read last
	open    [maxXMLDepth]string // the names of the elements around, with their prefixes
	closes  bool                // the last plain tag ends its element too
	closing bool                // the last tag that the decoder has read does
}

// xmlElement is a start tag.
type xmlElement struct {
	name       string // without its prefix
	attributes []xmlAttribute
}

// xmlAttribute is an attribute of an element.
type xmlAttribute struct {
	name     string // without its prefix
	prefixed bool
	value    []byte // good until the next token
}

// attribute returns an attribute of an element by its name, whatever its prefix, ""
// for none.
func (e *xmlElement) attribute(name string) string { return string(e.value(name)) }

// value returns an attribute as it stands in the input.
func (e *xmlElement) value(name string) []byte {
	for i := range e.attributes {
		if e.attributes[i].name == name {
			return e.attributes[i].value
		}
	}
	return nil
}

// xmlKind is what a token is.
type xmlKind uint8

const (
	xmlStartTag xmlKind = iota + 1
	xmlEndTag
	xmlCharacters
)

// maxXMLDepth is how many elements may stand in each other.
const maxXMLDepth = 64

// xmlInput is an input with a limit on its bytes and on those of one token, which
// the decoder would hold whole. It counts lines.
type xmlInput struct {
	r        *bufio.Reader
	n, token int64
	decoded  int64 // bytes that the decoder has read
	most     int64
	longest  int64
	err      error
	late     error // of reading ahead, which comes after what was read

	line   int
	starts [2]int64 // where the line starts, and the one before it
	last   [2]byte  // that the decoder has read last
}

// ReadByte returns the next byte.
func (x *xmlInput) ReadByte() (byte, error) {
	if x.err != nil {
		return 0, x.err
	}
	c, err := x.r.ReadByte()
	if err != nil {
		if x.late != nil {
			err = x.late
		}
		return 0, err
	}
	x.n++
	x.token++
	x.decoded++
	x.last = [2]byte{x.last[1], c}
	if c == '\n' {
		x.line++
		x.starts = [2]int64{x.n, x.starts[0]}
	}
	switch {
	case x.n > x.most:
		x.err = fmt.Errorf("%w: more than %d bytes", indicators.ErrLimit, x.most)
	case x.longest > 0 && x.token > x.longest:
		x.err = fmt.Errorf("%w: an element of more than %d bytes", indicators.ErrLimit, x.longest)
	}
	return c, x.err
}

// ahead returns the bytes that are there, and with more, if it can, some more.
func (x *xmlInput) ahead(more bool) []byte {
	n := x.r.Buffered()
	if more && n < x.r.Size() {
		if _, err := x.r.Peek(n + 1); err != nil && err != io.EOF && x.late == nil {
			x.late = err
		}
		n = x.r.Buffered()
	}
	b, _ := x.r.Peek(n)
	return b
}

// take moves over bytes that were read ahead.
func (x *xmlInput) take(b []byte) {
	if lines := bytes.Count(b, []byte{'\n'}); lines > 0 {
		x.line += lines
		x.starts = [2]int64{x.n + int64(bytes.LastIndexByte(b, '\n')) + 1, x.starts[0]}
	}
	x.n += int64(len(b))
	_, _ = x.r.Discard(len(b))
}

// Read is there because the decoder asks for a reader; it reads byte by byte.
func (x *xmlInput) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := x.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// begin starts reading. Tokens have no limit of their own if longest is 0.
func (x *xmlTokens) begin(in io.Reader, op string, limits Limits, longest int) {
	x.op, x.limits = op, limits
	if in == nil {
		in = strings.NewReader("")
	}
	x.in = &xmlInput{r: bufio.NewReaderSize(in, 16<<10), most: limits.MaxBytes, longest: int64(longest), line: 1}
	x.dec = xml.NewDecoder(x.in)
}

// unread is how many bytes the decoder has read and not used, 0 or 1.
func (x *xmlTokens) unread() int64 { return x.in.decoded - x.dec.InputOffset() }

// here returns where the next token starts.
func (x *xmlTokens) here() spot {
	line, start, n := x.in.line, x.in.starts[0], x.in.n
	if x.unread() > 0 {
		if n--; x.in.last[1] == '\n' {
			line, start = line-1, x.in.starts[1]
		}
	}
	return spot{n, line, int(n-start) + 1}
}

// fail returns an error at the last token.
func (x *xmlTokens) fail(err error) *indicators.Error {
	e := &indicators.Error{Op: x.op, Offset: int(x.at.offset), Line: x.at.line, Column: x.at.column}
	return interchange.Explain(e, err)
}

// foreign returns the error of an input that is not read.
func (x *xmlTokens) foreign(what string) error {
	return x.fail(fmt.Errorf("%w: %s; %s", indicators.ErrFormat, what, x.said.Advice()))
}

// token reads the next token that is not white space, a comment or an instruction.
// White space between plain tags is no token. A document type is refused, since
// entities are declared in it.
func (x *xmlTokens) token() (xmlKind, error) {
	if x.closes {
		x.closes = false
		x.depth--
		return xmlEndTag, nil
	}
	if kind := x.plain(); kind != 0 {
		return kind, nil
	}
	for {
		x.in.token = 0
		x.at = x.here()
		t, err := x.decoded()
		if err != nil {
			return 0, x.broken(err)
		}
		switch t := t.(type) {
		case xml.Directive:
			return 0, x.fail(fmt.Errorf("%w: a document type is not read", indicators.ErrSyntax))
		case xml.StartElement:
			return xmlStartTag, x.started(t)
		case xml.EndElement:
			x.closing = false
			return xmlEndTag, x.ended(t.Name)
		case xml.CharData:
			x.text = t
			return xmlCharacters, nil
		}
	}
}

// decoded returns the next token of the decoder.
func (x *xmlTokens) decoded() (xml.Token, error) {
	if x.whole {
		return x.dec.Token()
	}
	t, err := x.dec.RawToken()
	if err == io.EOF && x.depth > 0 {
		err = &xml.SyntaxError{Msg: "unexpected EOF"}
	}
	return t, err
}

// started notes an element that the decoder has read.
func (x *xmlTokens) started(t xml.StartElement) error {
	if x.depth == maxXMLDepth {
		return x.fail(fmt.Errorf("%w: nested deeper than %d", indicators.ErrLimit, maxXMLDepth))
	}
	if len(t.Attr) > x.limits.MaxColumns {
		return x.fail(fmt.Errorf("%w: more than %d values of an element", indicators.ErrLimit, x.limits.MaxColumns))
	}
	x.open[x.depth] = t.Name.Local
	if t.Name.Space != "" {
		x.open[x.depth] = t.Name.Space + ":" + t.Name.Local
	}
	x.depth++
	x.closing = x.in.last == [2]byte{'/', '>'}
	x.start = t
	e := &x.element
	e.name, e.attributes = t.Name.Local, e.attributes[:0]
	for _, a := range t.Attr {
		e.attributes = append(e.attributes, xmlAttribute{a.Name.Local, a.Name.Space != "", []byte(a.Value)})
	}
	return nil
}

// ended notes the end of an element that the decoder has read.
func (x *xmlTokens) ended(name xml.Name) error {
	if x.whole {
		x.depth--
		return nil
	}
	text := name.Local
	if name.Space != "" {
		text = name.Space + ":" + name.Local
	}
	switch {
	case x.depth == 0:
		return x.broken(&xml.SyntaxError{Msg: "unexpected end element </" + text + ">"})
	case x.open[x.depth-1] != text:
		return x.broken(&xml.SyntaxError{Msg: "element <" + x.open[x.depth-1] + "> closed by </" + text + ">"})
	}
	x.depth--
	return nil
}

// broken returns the error of what is no XML.
func (x *xmlTokens) broken(err error) error {
	if err == io.EOF {
		return err
	}
	var syntax *xml.SyntaxError
	switch {
	case x.in.err != nil:
		err = x.in.err
	case errors.As(err, &syntax):
		x.at = x.here()
		err = fmt.Errorf("%w: %s", indicators.ErrSyntax, syntax.Msg)
	case strings.HasPrefix(err.Error(), "xml: "):
		err = fmt.Errorf("%w: %s: only UTF-8 is read", indicators.ErrFormat, strings.TrimPrefix(err.Error(), "xml: "))
	default:
		return &indicators.Error{Op: x.op, Err: err}
	}
	return x.fail(err)
}

// root reads the first element.
func (x *xmlTokens) root() (*xmlElement, error) {
	start, err := x.in.r.Peek(4096)
	if err != nil && err != io.EOF {
		x.in.late = err
	}
	x.said = mapping.Sniff(start)
	x.at = spot{0, 1, 1}
	if len(start) == 0 {
		return nil, x.foreign("nothing to read")
	}
	for {
		kind, err := x.token()
		switch {
		case err == io.EOF:
			return nil, x.foreign("no element")
		case err != nil:
			if e, ok := err.(*indicators.Error); ok && x.depth == 0 && !strings.HasPrefix(string(x.said), "SDMX-ML") {
				e.Detail = x.said.Advice()
			}
			return nil, err
		case kind == xmlStartTag:
			return &x.element, nil
		case len(bytes.TrimSpace(bytes.TrimPrefix(x.text, []byte("\ufeff")))) > 0:
			return nil, x.foreign("text before the first element")
		}
	}
}

// children calls f for each element inside the one that was started last; f must
// read it to its end.
func (x *xmlTokens) children(f func(*xmlElement) error) error {
	for {
		kind, err := x.token()
		switch {
		case err == io.EOF:
			return x.fail(fmt.Errorf("%w: the text ends too early", indicators.ErrSyntax))
		case err != nil:
			return err
		case kind == xmlEndTag:
			return nil
		case kind == xmlStartTag:
			if err := f(&x.element); err != nil {
				return err
			}
		}
	}
}

// skip reads an element to its end.
func (x *xmlTokens) skip() error {
	return x.children(func(*xmlElement) error { return x.skip() })
}

// content reads the text of an element to its end.
func (x *xmlTokens) content() (string, error) {
	var b strings.Builder
	for {
		kind, err := x.token()
		switch {
		case err != nil:
			return "", err
		case kind == xmlStartTag:
			if err := x.skip(); err != nil {
				return "", err
			}
		case kind == xmlEndTag:
			return b.String(), nil
		case b.Len()+len(x.text) > x.limits.MaxRecord:
			return "", x.fail(fmt.Errorf("%w: a text of more than %d bytes", indicators.ErrLimit, x.limits.MaxRecord))
		default:
			b.Write(x.text)
		}
	}
}

// end reports what stands after the root element.
func (x *xmlTokens) end() error {
	for {
		kind, err := x.token()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case kind != xmlCharacters || len(bytes.TrimSpace(x.text)) > 0:
			return x.fail(fmt.Errorf("%w: text after the end", indicators.ErrSyntax))
		}
	}
}
