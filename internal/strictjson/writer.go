package strictjson

import (
	"fmt"
	"io"
)

// Writer writes what a [Reader] reads: records one at a time, each on a line of
// its own, in bounded memory.
type Writer struct {
	dst    io.Writer
	e      encoder
	array  bool
	n      int
	err    error // sticky
	closed bool
}

// NewLineWriter returns a Writer of JSON Lines. If header is not nil or format is
// not empty, the first line is a header.
func NewLineWriter(dst io.Writer, header any, format string) *Writer {
	w := &Writer{dst: dst, e: encoder{compact: true}}
	if header == nil && format == "" {
		return w
	}
	if header == nil {
		header = struct{}{}
	}
	if w.err = w.e.document(header, format); w.err == nil {
		w.e.out = append(w.e.out, '\n')
	}
	return w
}

// NewArrayWriter returns a Writer of an object that has the members of header, a
// struct or nil for none, and then the records as the array member of that name.
func NewArrayWriter(dst io.Writer, header any, member, format string) *Writer {
	w := &Writer{dst: dst, array: true}
	if header == nil {
		header = struct{}{}
	}
	w.err = w.open(header, member, format)
	w.e.compact = true
	return w
}

func (w *Writer) open(header any, member, format string) error {
	e := &w.e
	p, rv, err := e.root(header)
	if err != nil {
		return err
	}
	if p.way != asStruct {
		return unsupported(p.typ, "a header must be a struct")
	}
	if _, ok := p.byName[member]; ok {
		return unsupported(p.typ, "a header has no field for the records, "+member)
	}
	e.open('{')
	before := len(e.out)
	if format != "" {
		if err := e.checkFormat(p, format); err != nil {
			return err
		}
		e.format(format)
	}
	if err := e.members(p, rv, len(e.out) == before); err != nil {
		return err
	}
	e.name(member, len(e.out) == before)
	e.open('[')
	return nil
}

// Write writes one record. After an error every call returns that error.
func (w *Writer) Write(v any) error {
	if w.err == nil && w.closed {
		w.err = fmt.Errorf("%w: Write after Close", ErrTarget)
	}
	if w.err != nil {
		return w.err
	}
	if w.array {
		w.line(w.n == 0)
	}
	w.n++
	level := w.e.level
	w.e.level = 0
	w.err = w.e.document(v, "")
	w.e.level = level
	if !w.array {
		w.e.out = append(w.e.out, '\n')
	}
	if len(w.e.out) >= 32<<10 {
		w.flush()
	}
	return w.err
}

// line goes to the next line of the array.
func (w *Writer) line(first bool) {
	w.e.compact = false
	w.e.next(first)
	w.e.compact = true
}

// Close writes what is left. It does not close the io.Writer.
func (w *Writer) Close() error {
	if w.closed || w.err != nil {
		return w.err
	}
	w.closed = true
	if w.array {
		w.e.compact = false
		w.e.close(']', w.n == 0)
		w.e.close('}', false)
		w.e.out = append(w.e.out, '\n')
	}
	w.flush()
	return w.err
}

func (w *Writer) flush() {
	if w.err == nil {
		_, w.err = w.dst.Write(w.e.out)
		w.e.out = w.e.out[:0]
	}
}
