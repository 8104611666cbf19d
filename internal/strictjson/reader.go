package strictjson

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
)

// Reader reads the records of a large input one at a time. It holds one record
// and the header in memory, whatever the length of the input.
//
// It has two shapes. [NewLines] reads JSON Lines: one value a line, the first
// line being the header if there is one. [NewArray] reads one array member of a
// JSON object; the other members are the header.
//
// Problems have their places in the whole input. Pointers name records as if
// they stood in one array, which is the document in the case of lines.
type Reader struct {
	src     io.Reader
	srcErr  error // of src, io.EOF included
	buf     []byte
	lo, hi  int      // buf[lo:hi] is read from src and not yet consumed
	at      position // of buf[lo]
	d       decoder
	options Options
	header  reflect.Value
	plan    *plan // of the header, or nil
	err     error // sticky
	state   readerState
	records int
	current position // of the record that was read last
	// For NewArray.
	member  string
	root    position
	seen    fieldSet
	unknown map[string]struct{}
	members int
	pending Problems
	toList  int // how many more problems are listed
}

type readerState uint8

const (
	linesHeader readerState = iota
	linesRecord
	arrayStart
	arrayHeader // before the array
	arrayRecord
	arrayTrailer // members after the array
)

// maxMembers is how many members, known or not, the object around an array may have.
const maxMembers = 1024

// NewLines returns a Reader of JSON Lines. If header, a pointer, is not nil or
// opt.Format is not empty, the first line is a header, and decoded into it.
func NewLines(src io.Reader, header any, opt Options) *Reader {
	r := newReader(src, header, opt)
	r.state, r.d.lines = linesHeader, true
	if header == nil && opt.Format == "" {
		r.state = linesRecord
	}
	return r
}

// NewArray returns a Reader of the elements of the array in the named member of
// an object. The other members are decoded into header, a pointer to a struct, or
// nil if there are none. Members may come after the array, so header is complete
// when Next has returned io.EOF. If opt.Format is not empty, the member "format"
// must be the first.
func NewArray(src io.Reader, header any, member string, opt Options) *Reader {
	r := newReader(src, header, opt)
	r.state, r.member = arrayStart, member
	if r.err == nil {
		if r.plan.way != asStruct {
			r.err = unsupported(r.plan.typ, "a header must be a struct")
		} else if _, ok := r.plan.byName[member]; ok {
			r.err = unsupported(r.plan.typ, "a header has no field for the records, "+member)
		}
	}
	return r
}

func newReader(src io.Reader, header any, opt Options) *Reader {
	r := &Reader{src: src, at: origin, options: opt, unknown: make(map[string]struct{})}
	r.d.opt = opt.withDefaults()
	r.toList = r.d.opt.MaxProblems
	r.d.interned = new([256]string)
	if header == nil {
		header = new(struct{})
	}
	rv := reflect.ValueOf(header)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		r.err = fmt.Errorf("%w: a header must be a pointer that is not nil", ErrTarget)
		return r
	}
	r.header = rv.Elem()
	r.header.SetZero()
	r.plan, r.err = r.d.planner.of(r.header.Type())
	if r.err == nil && opt.Format != "" {
		r.err = r.plan.forFormat()
	}
	return r
}

// Next decodes the next record into the value that v points to.
//
// At the end it returns io.EOF. A [*Problems] error is about one record, or about
// the header; v is then its zero value and Next may be called again: it goes on
// with the next record, or returns io.EOF where no more can be trusted. Any other
// error, such as one of the io.Reader, is final.
func (r *Reader) Next(v any) error {
	if r.err != nil {
		return r.err
	}
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		r.err = fmt.Errorf("%w: Next wants a pointer that is not nil", ErrTarget)
		return r.err
	}
	p, err := r.d.planner.of(rv.Type().Elem())
	if err != nil {
		r.err = err
		return err
	}
	out := rv.Elem()
	out.SetZero()
	if r.state <= linesRecord {
		err = r.nextLine(p, out)
	} else {
		err = r.nextElement(p, out)
	}
	if err != nil {
		out.SetZero()
	}
	if err != nil && r.failed() {
		r.err = r.srcErr
		return r.err
	}
	return err
}

// Problem returns err as a problem of the record that Next has read last, for
// what is only found when the record is used. It must be called before the next
// Next.
func (r *Reader) Problem(err error) Problem {
	return Problem{
		Pointer: r.d.pointer(), Offset: r.current.offset, Line: r.current.line, Column: r.current.column, Err: err,
	}
}

// Window.

// fill reads more. It reports false at the end of the input, or if the window is
// longer than limit.
func (r *Reader) fill(limit int) bool {
	if r.hi-r.lo > limit {
		return false
	}
	if r.lo > 0 {
		copy(r.buf, r.buf[r.lo:r.hi])
		r.lo, r.hi = 0, r.hi-r.lo
	}
	// The buffer grows with the input, so that a short one costs little.
	if n := len(r.buf); r.hi == n || n < 64<<10 && r.at.offset >= int64(n) {
		r.buf = append(r.buf, make([]byte, max(1<<10, n))...)
	}
	for idle := 0; r.srcErr == nil; idle++ {
		n, err := r.src.Read(r.buf[r.hi:])
		if r.hi += n; err != nil {
			r.srcErr = err
		} else if idle > 100 {
			r.srcErr = io.ErrNoProgress
		}
		if n > 0 {
			return true
		}
	}
	return false
}

// window returns what is read and not consumed.
func (r *Reader) window() []byte { return r.buf[r.lo:r.hi] }

// consume moves over n bytes of the window.
func (r *Reader) consume(n int) {
	r.at = r.at.advance(r.buf[r.lo : r.lo+n])
	r.lo += n
}

// space consumes white space and returns the byte after it, 0 at the end.
func (r *Reader) space() byte {
	for {
		for i, c := range r.window() {
			switch c {
			case ' ', '\t', '\n', '\r':
			default:
				r.consume(i)
				return c
			}
		}
		r.consume(r.hi - r.lo)
		if !r.fill(0) {
			return 0
		}
	}
}

// gap returns where, from i on in the window, white space ends.
func (r *Reader) gap(i, limit int) int {
	for {
		for ; i < r.hi-r.lo; i++ {
			switch r.buf[r.lo+i] {
			case ' ', '\t', '\n', '\r':
			default:
				return i
			}
		}
		if !r.fill(limit) {
			return i
		}
	}
}

// end returns where the value that starts at i in the window ends, and false if
// that is more than limit bytes away. At the end of the input the value may be incomplete.
func (r *Reader) end(i, limit int) (int, bool) {
	var b boundary
	for j := i; ; {
		n, done := b.scan(r.window()[j:])
		j += n
		switch {
		case j-i > limit:
			return j, false
		case done:
			return j, true
		case !r.fill(max(limit, i+limit)):
			return j, j-i <= limit
		}
	}
}

// begin lets the decoder start on a chunk that is at place at in the input.
func (r *Reader) begin(data []byte, at position, path ...step) {
	d := &r.d
	d.data, d.pos, d.base, d.path = data, 0, at, append(d.path[:0], path...)
	d.depth, d.elements, d.fatal = 0, 0, false
	d.names = d.names[:0]
	d.problems = Problems{}
	d.opt.MaxProblems = r.toList
}

// syntax is a grammar error at the start of the window. It is final.
func (r *Reader) syntax(want string) error {
	if r.lo == r.hi {
		r.fill(0)
	}
	r.begin(r.window(), r.at)
	r.d.syntax(want)
	return r.stop()
}

// stop ends reading with the problems that there are.
func (r *Reader) stop() error {
	r.err = io.EOF
	return r.report(r.d.finish())
}

// add adds the problems of err to the pending ones. Another error is final.
func (r *Reader) add(err error) error {
	if err == nil {
		return nil
	}
	if ps, ok := err.(*Problems); ok {
		r.toList -= len(ps.List)
		r.pending.List = append(r.pending.List, ps.List...)
		r.pending.Total += ps.Total
		return nil
	}
	r.err = err
	return err
}

// report adds the problems of err to the pending ones and returns and forgets them.
func (r *Reader) report(err error) error {
	if err := r.add(err); err != nil {
		return err
	}
	if r.pending.Total == 0 {
		return nil
	}
	ps := r.pending
	r.pending = Problems{}
	ps.sort()
	return &ps
}

// Lines.

func (r *Reader) nextLine(p *plan, out reflect.Value) error {
	if r.state == linesHeader {
		if err := r.headerLine(); err != nil {
			return err
		}
	}
	line, fits := r.line(r.d.opt.MaxRecord)
	if line == nil {
		r.err = io.EOF
		return r.err
	}
	r.current = r.at
	r.begin(bytes.TrimSuffix(line, []byte{'\n'}), r.at, step{index: r.records})
	r.records++
	if fits {
		r.d.value(p, out, false)
		r.d.end()
	} else {
		r.d.fail(0, ErrTooLarge, "a line of more than %d bytes", r.d.opt.MaxRecord)
	}
	err := r.d.finish()
	r.consume(len(line))
	if !fits {
		r.skipLine()
	}
	return r.report(err)
}

// headerLine decodes the first line.
func (r *Reader) headerLine() error {
	limit := r.headerLimit()
	line, fits := r.line(limit)
	r.state = linesRecord
	r.begin(bytes.TrimSuffix(line, []byte{'\n'}), r.at)
	if !fits {
		r.d.stop(0, ErrTooLarge, "a header of more than %d bytes", limit)
		return r.stop()
	}
	if !r.d.checkStart() {
		return r.stop()
	}
	r.d.value(r.plan, r.header, false)
	r.d.end()
	err := r.d.finish()
	if err != nil {
		r.header.SetZero()
	}
	r.consume(len(line))
	return r.report(err)
}

// headerLimit is how many bytes of a header, or of a member of it, are held.
func (r *Reader) headerLimit() int { return int(min(r.d.opt.MaxBytes, 1<<29)) }

// line returns the next line with its end, or as much of it as may be held, or
// nil at the end of the input.
func (r *Reader) line(limit int) (line []byte, fits bool) {
	for from := 0; ; {
		w := r.window()
		if i := bytes.IndexByte(w[from:], '\n'); i >= 0 {
			return w[:from+i+1], from+i <= limit
		}
		from = len(w)
		switch {
		case from > limit:
			return w, false
		case r.fill(limit):
		case from == 0 || r.failed():
			return nil, true
		default:
			return r.window(), true // fill has moved it
		}
	}
}

// failed reports whether the io.Reader has failed.
func (r *Reader) failed() bool { return r.srcErr != nil && r.srcErr != io.EOF }

// skipLine consumes the rest of a line that is not held.
func (r *Reader) skipLine() {
	if r.lo > 0 && r.buf[r.lo-1] == '\n' {
		return
	}
	for {
		w := r.window()
		if i := bytes.IndexByte(w, '\n'); i >= 0 {
			r.consume(i + 1)
			return
		}
		r.consume(len(w))
		if !r.fill(0) {
			return
		}
	}
}

// Arrays.

func (r *Reader) nextElement(p *plan, out reflect.Value) error {
	if r.state == arrayStart {
		if bytes.HasPrefix(r.start(), []byte("\ufeff")) {
			r.begin(r.window(), r.at)
			r.d.checkStart()
			return r.stop()
		}
		if r.space() != '{' {
			return r.syntax("an object")
		}
		r.root = r.at
		r.consume(1)
		r.state = arrayHeader
	}
	if r.state == arrayHeader {
		if more, err := r.headerMembers(); !more || err != nil {
			return err
		}
		r.state = arrayRecord
		if err := r.report(nil); err != nil {
			return err
		}
	}
	more, err := r.element(p, out)
	if more || err != nil {
		return err
	}
	r.state = arrayTrailer
	_, err = r.headerMembers()
	return err
}

// start returns the first bytes of the input.
func (r *Reader) start() []byte {
	for r.hi-r.lo < 3 && r.fill(3) {
	}
	return r.window()
}

// element decodes the next element of the array, or reports false after the last.
func (r *Reader) element(p *plan, out reflect.Value) (more bool, err error) {
	c := r.space()
	switch {
	case c == ']':
		r.consume(1)
		return false, nil
	case r.records == 0:
	case c == ',':
		r.consume(1)
		r.space()
	default:
		return false, r.syntax("a comma or ]")
	}
	limit := r.d.opt.MaxRecord
	n, fits := r.end(0, limit)
	if n == len(r.window()) && r.failed() {
		return false, r.srcErr
	}
	r.current = r.at
	r.begin(r.window()[:n], r.at, step{name: r.member, index: -1}, step{index: r.records})
	r.records++
	if !fits {
		r.d.stop(0, ErrTooLarge, "a record of more than %d bytes", limit)
		return false, r.stop()
	}
	r.d.value(p, out, false)
	r.d.end()
	if r.d.fatal {
		return false, r.stop()
	}
	r.consume(n)
	return true, r.report(r.d.finish())
}

// headerMembers decodes members up to the array, and reports true there, or up
// to the end of the input, where it returns io.EOF or the problems.
func (r *Reader) headerMembers() (more bool, err error) {
	for {
		c := r.space()
		switch {
		case c == '}':
			r.consume(1)
			return false, r.endObject()
		case r.members == 0:
		case c == ',':
			r.consume(1)
			c = r.space()
		default:
			return false, r.syntax("a comma or }")
		}
		if c != '"' {
			return false, r.syntax("a member name")
		}
		if more, err := r.headerMember(); more || err != nil {
			return more, err
		}
	}
}

// headerMember decodes one member, or reports true at the start of the array.
func (r *Reader) headerMember() (isArray bool, err error) {
	limit := r.headerLimit()
	o, n, err := r.memberName(limit)
	if err != nil {
		return false, err
	}
	i := r.gap(n, limit)
	if i >= len(r.window()) || r.window()[i] != ':' {
		r.consume(min(i, len(r.window())))
		return false, r.syntax("a colon")
	}
	i = r.gap(i+1, limit)
	if string(o.name) == r.member {
		if r.state == arrayTrailer {
			r.begin(r.window()[:n], r.at)
			r.d.push(r.member)
			r.d.stop(0, ErrDuplicate, "%s", quoteName(r.member))
			return false, r.stop()
		}
		if i < len(r.window()) && r.window()[i] == '[' {
			r.consume(i + 1)
			return true, nil
		}
	}
	end, fits := r.end(i, limit)
	r.begin(r.window()[:end], r.at)
	r.d.pos = i
	if fits {
		r.memberValue(&o)
	} else {
		r.d.push(string(o.name))
		r.d.stop(i, ErrTooLarge, "a member of more than %d bytes", limit)
	}
	if r.d.fatal {
		return false, r.stop()
	}
	if err := r.add(r.d.finish()); err != nil {
		return false, err
	}
	r.consume(end)
	return false, nil
}

// memberName reads the name of the member at the start of the window, and says
// where it ends there. The member "format", if there must be one, comes first.
func (r *Reader) memberName(limit int) (o object, n int, err error) {
	n, fits := r.end(0, limit)
	r.begin(r.window()[:n], r.at)
	r.members++
	switch {
	case !fits:
		r.d.stop(0, ErrTooLarge, "a name of more than %d bytes", limit)
	case r.members > maxMembers:
		r.d.stop(0, ErrTooLarge, "more than %d members", maxMembers)
	default:
		o.name, o.ok = r.d.str("a member name")
		o.name = bytes.Clone(o.name) // the window moves
		if !r.d.fatal && r.members == 1 && r.options.Format != "" && string(o.name) != formatMember {
			r.d.stop(0, ErrFormat, `no member "format" at the start, want %s`, quote(r.options.Format))
		}
	}
	if r.d.fatal {
		return o, n, r.stop()
	}
	return o, n, r.add(r.d.finish())
}

// memberValue decodes the value of a member into the header, where the decoder stands.
func (r *Reader) memberValue(o *object) {
	d, name := &r.d, string(o.name)
	if field, ok := r.plan.byName[name]; ok {
		d.structField(r.plan, field, r.header, &r.seen, o)
		return
	}
	_, dup := r.unknown[name]
	r.unknown[name] = struct{}{}
	at := d.pos
	switch {
	case name == r.member:
		d.push(name)
		d.is(d.peek(), Array, &plan{way: asSlice})
		d.fatal = true
		return
	case dup && o.ok:
		d.failMember(0, o.name, ErrDuplicate)
	case name == formatMember && r.options.Format != "":
		if err := checkFormat(shortString(d.data, at), r.options.Format); err != nil {
			d.push(name)
			d.stop(at, err, "")
			return
		}
	case !r.options.AllowUnknown && o.ok:
		d.failUnknown(r.plan, o)
	}
	d.pushName(o.name)
	d.walk()
	d.pop()
}

// endObject reports what is missing, and what follows the object.
func (r *Reader) endObject() error {
	r.begin(nil, r.root)
	r.d.missing(r.plan, &r.seen, 0)
	if r.state == arrayHeader {
		r.d.push(r.member)
		r.d.fail(0, ErrMissing, "%s, want an array", quoteName(r.member))
		r.d.pop()
	}
	if err := r.add(r.d.finish()); err != nil {
		return err
	}
	if r.space(); r.lo < r.hi {
		return r.syntax("the end of the text")
	}
	r.err = io.EOF
	if err := r.report(nil); err != nil {
		return err
	}
	return io.EOF
}
