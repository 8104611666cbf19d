package jsonstat

import (
	"errors"
	"fmt"
	"io"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// Decode reads a JSON-stat 2.0 response whole: a dataset, a dimension or a
// collection, whatever the order of its members; and a bundle of version 1.
// The error holds every problem, with its line, column and path. A syntax
// error or a limit ends the reading.
func Decode(in io.Reader, l Limits) (*Document, error) {
	return decode(in, l, response, "jsonstat.Decode")
}

func decode(in io.Reader, l Limits, where context, op string) (*Document, error) {
	l = l.withDefaults()
	d := &decoder{s: interchange.NewScanner(in, op, l.MaxBytes, l.MaxToken), op: op, limits: l}
	d.problems.Max = l.MaxProblems
	t, err := d.s.Next()
	var doc *Document
	if err == nil {
		doc, err = d.document(t, where)
	}
	if err == nil {
		if _, err = d.s.Next(); err == io.EOF {
			err = nil
		}
	}
	problems := d.problems.Err()
	switch {
	case err != nil && problems != nil:
		return nil, errors.Join(problems, err)
	case err != nil:
		return nil, err
	case problems != nil:
		return nil, problems
	}
	doc.Unknown = d.unknown
	return doc, nil
}

// place is where something stands in the input.
type place struct {
	offset       int64
	line, column int
}

// decoder reads a response. Its problems are counted and listed; what its
// methods return as an error ends the reading.
type decoder struct {
	s        *interchange.Scanner
	op       string
	limits   Limits
	problems interchange.Problems
	path     []byte // JSON Pointer of what is read
	unknown  []string
	items    int // documents met
	depth    int // documents around
}

func (d *decoder) here() place {
	offset, line, column := d.s.Position()
	return place{offset, line, column}
}

// enter adds a member to the path; the path is cut back to what it returns.
func (d *decoder) enter(name []byte) int {
	n := len(d.path)
	d.path = append(d.path, '/')
	for _, c := range name {
		switch c {
		case '~':
			d.path = append(d.path, "~0"...)
		case '/':
			d.path = append(d.path, "~1"...)
		default:
			d.path = append(d.path, c)
		}
	}
	return n
}

func (d *decoder) leave(n int) { d.path = d.path[:n] }

// bad reports a problem at the last token.
func (d *decoder) bad(kind error, format string, args ...any) {
	d.problems.Add(func() *indicators.Error {
		e := d.s.Error(fmt.Errorf("%w: "+format, append([]any{kind}, args...)...))
		e.Path = string(d.path)
		return e
	})
}

// badAt reports a problem at a place that was read before.
func (d *decoder) badAt(at place, kind error, format string, args ...any) {
	d.problems.Add(func() *indicators.Error {
		return &indicators.Error{
			Op: d.op, Err: fmt.Errorf("%w: "+format, append([]any{kind}, args...)...), Path: string(d.path),
			Offset: int(at.offset), Line: at.line, Column: at.column,
		}
	})
}

// want reports a value of another type, and moves over it.
func (d *decoder) want(t interchange.Token, what string) error {
	d.bad(indicators.ErrSyntax, "want %s", what)
	return d.s.Skip(t)
}

// text reads a string.
func (d *decoder) text(t interchange.Token, to *string) error {
	if t != interchange.String {
		return d.want(t, "a string")
	}
	*to = string(d.s.Text())
	return nil
}

// members reads an object, entering its members.
func (d *decoder) members(t interchange.Token, member func(name []byte, t interchange.Token) error) error {
	if t != interchange.Object {
		return d.want(t, "an object")
	}
	return d.s.Members(t, func(name []byte, t interchange.Token) error {
		n := d.enter(name)
		err := member(name, t)
		d.leave(n)
		return err
	})
}

// elements reads an array.
func (d *decoder) elements(t interchange.Token, element func(i int, t interchange.Token) error) error {
	if t != interchange.Array {
		return d.want(t, "an array")
	}
	return d.s.Elements(t, element)
}

// texts reads an array of strings.
func (d *decoder) texts(t interchange.Token, to *texts) error {
	return d.elements(t, func(_ int, t interchange.Token) error {
		if t != interchange.String {
			return d.want(t, "a string")
		}
		to.add(d.s.Text())
		return nil
	})
}

// notes reads an array of strings; version 1 also has a single one.
func (d *decoder) notes(t interchange.Token, to *[]string) error {
	if t == interchange.String {
		*to = []string{string(d.s.Text())}
		return nil
	}
	var list texts
	err := d.texts(t, &list)
	if list.len() > 0 {
		*to = list.strings()
	}
	return err
}

// raw reads any value in its compact form.
func (d *decoder) raw(t, want interchange.Token, to *[]byte) error {
	if t != want {
		if want == interchange.Array {
			return d.want(t, "an array")
		}
		return d.want(t, "an object")
	}
	var err error
	*to, err = d.capture(nil, t)
	return err
}

// capture appends the value that starts with t.
func (d *decoder) capture(b []byte, t interchange.Token) ([]byte, error) {
	var err error
	switch t {
	case interchange.String:
		return interchange.AppendJSON(b, string(d.s.Text())), nil
	case interchange.Object:
		b = append(b, '{')
		err = d.s.Members(t, func(name []byte, t interchange.Token) error {
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = append(interchange.AppendJSON(b, string(name)), ':')
			b, err = d.capture(b, t)
			return err
		})
		return append(b, '}'), err
	case interchange.Array:
		b = append(b, '[')
		err = d.s.Elements(t, func(i int, t interchange.Token) error {
			if i > 0 {
				b = append(b, ',')
			}
			b, err = d.capture(b, t)
			return err
		})
		return append(b, ']'), err
	}
	return append(b, d.s.Text()...), nil
}

// skip moves over a member that the standard does not have.
func (d *decoder) skip(t interchange.Token) error {
	d.foreign("")
	return d.s.Skip(t)
}

// foreign lists a member below the path as one that is left out.
func (d *decoder) foreign(below string) {
	if len(d.unknown) < 100 {
		d.unknown = append(d.unknown, string(d.path)+below)
	}
}
