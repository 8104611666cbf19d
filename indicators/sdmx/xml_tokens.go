package sdmx

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// xmlTokens reads XML element by element, with the places of errors.
type xmlTokens struct {
	op     string
	in     *xmlInput
	dec    *xml.Decoder
	limits Limits
	depth  int
	at     spot // where the last token starts
	said   mapping.Form
}

// maxXMLDepth is how many elements may stand in each other.
const maxXMLDepth = 64

// xmlInput is an input with a limit on its bytes and on those of one token, which
// the decoder would hold whole.
type xmlInput struct {
	r        *bufio.Reader
	n, token int64
	most     int64
	longest  int64
	err      error
}

// ReadByte returns the next byte.
func (x *xmlInput) ReadByte() (byte, error) {
	if x.err != nil {
		return 0, x.err
	}
	c, err := x.r.ReadByte()
	if err != nil {
		return 0, err
	}
	x.n++
	x.token++
	switch {
	case x.n > x.most:
		x.err = fmt.Errorf("%w: more than %d bytes", indicators.ErrLimit, x.most)
	case x.longest > 0 && x.token > x.longest:
		x.err = fmt.Errorf("%w: an element of more than %d bytes", indicators.ErrLimit, x.longest)
	}
	return c, x.err
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

// open starts reading. Tokens have no limit of their own if longest is 0.
func (x *xmlTokens) open(in io.Reader, op string, limits Limits, longest int) {
	x.op, x.limits = op, limits
	if in == nil {
		in = strings.NewReader("")
	}
	x.in = &xmlInput{r: bufio.NewReaderSize(in, 16<<10), most: limits.MaxBytes, longest: int64(longest)}
	x.dec = xml.NewDecoder(x.in)
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

// token returns the next token that is not white space, a comment or an
// instruction. A document type is refused, since entities are declared in it.
func (x *xmlTokens) token() (xml.Token, error) {
	for {
		x.in.token = 0
		x.at.offset = x.dec.InputOffset()
		x.at.line, x.at.column = x.dec.InputPos()
		t, err := x.dec.Token()
		if err != nil {
			return nil, x.broken(err)
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, x.fail(fmt.Errorf("%w: a document type is not read", indicators.ErrSyntax))
		case xml.StartElement:
			if x.depth++; x.depth > maxXMLDepth {
				return nil, x.fail(fmt.Errorf("%w: nested deeper than %d", indicators.ErrLimit, maxXMLDepth))
			}
			if len(t.Attr) > x.limits.MaxColumns {
				return nil, x.fail(fmt.Errorf("%w: more than %d values of an element", indicators.ErrLimit, x.limits.MaxColumns))
			}
			return t, nil
		case xml.EndElement:
			x.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
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
		line, column := x.dec.InputPos()
		x.at = spot{x.dec.InputOffset(), line, column}
		err = fmt.Errorf("%w: %s", indicators.ErrSyntax, syntax.Msg)
	case strings.HasPrefix(err.Error(), "xml: "):
		err = fmt.Errorf("%w: %s: only UTF-8 is read", indicators.ErrFormat, strings.TrimPrefix(err.Error(), "xml: "))
	default:
		return &indicators.Error{Op: x.op, Err: err}
	}
	return x.fail(err)
}

// root returns the first element.
func (x *xmlTokens) root() (xml.StartElement, error) {
	start, _ := x.in.r.Peek(4096)
	x.said = mapping.Sniff(start)
	x.at = spot{0, 1, 1}
	if len(start) == 0 {
		return xml.StartElement{}, x.foreign("nothing to read")
	}
	for {
		t, err := x.token()
		if err == io.EOF {
			return xml.StartElement{}, x.foreign("no element")
		}
		if err != nil {
			if e, ok := err.(*indicators.Error); ok && x.depth == 0 && !strings.HasPrefix(string(x.said), "SDMX-ML") {
				e.Detail = x.said.Advice()
			}
			return xml.StartElement{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			return t, nil
		case xml.CharData:
			if text := strings.TrimSpace(strings.TrimPrefix(string(t), "\ufeff")); text != "" {
				return xml.StartElement{}, x.foreign("text before the first element")
			}
		}
	}
}

// children calls f for each element inside the one that was started last; f must
// read it to its end.
func (x *xmlTokens) children(f func(xml.StartElement) error) error {
	for {
		t, err := x.token()
		if err == io.EOF {
			return x.fail(fmt.Errorf("%w: the text ends too early", indicators.ErrSyntax))
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads an element to its end.
func (x *xmlTokens) skip() error {
	return x.children(func(xml.StartElement) error { return x.skip() })
}

// text reads the text of an element to its end.
func (x *xmlTokens) text() (string, error) {
	var b strings.Builder
	for {
		t, err := x.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := x.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		case xml.CharData:
			if b.Len()+len(t) > x.limits.MaxRecord {
				return "", x.fail(fmt.Errorf("%w: a text of more than %d bytes", indicators.ErrLimit, x.limits.MaxRecord))
			}
			b.Write(t)
		}
	}
}

// end reports what stands after the root element.
func (x *xmlTokens) end() error {
	for {
		t, err := x.token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if text, ok := t.(xml.CharData); !ok || strings.TrimSpace(string(text)) != "" {
			return x.fail(fmt.Errorf("%w: text after the end", indicators.ErrSyntax))
		}
	}
}

// attributeOf returns an attribute of an element by its name, whatever its
// namespace, "" for none.
func attributeOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
