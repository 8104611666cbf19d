package strictjson

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// Options are the limits of a reading. The zero value is the safe behaviour.
// A number that is not positive means its default.
type Options struct {
	// Format is what the "format" member of the document must say, such as
	// mithaq.sector/1. It is checked before anything else is read and the Go type
	// has no field for it. Empty means that the document has no such member.
	Format string
	// AllowUnknown ignores members that the Go type does not have, for the open
	// formats of others. They are still checked for everything else.
	AllowUnknown bool
	// Plain is a struct that is read by its fields although it has methods of its
	// own: one that refuses to be read by other packages.
	Plain reflect.Type

	MaxBytes    int64 // length of a document; default 64 MiB
	MaxRecord   int   // length of one record of a [Reader]; default 1 MiB
	MaxDepth    int   // levels of arrays and objects; default 64
	MaxElements int   // array elements and map entries in all, for a Reader in each record; default 4,194,304
	MaxProblems int   // problems that are listed, for a Reader in all, the one that ended decoding apart; default 100
}

// maxDepth is how many levels are read by default, and the most that are written.
const maxDepth = 64

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = 64 << 20
	}
	o.MaxBytes = min(o.MaxBytes, 1<<62)
	if o.MaxRecord <= 0 {
		o.MaxRecord = 1 << 20
	}
	if o.MaxDepth <= 0 {
		o.MaxDepth = maxDepth
	}
	if o.MaxElements <= 0 {
		o.MaxElements = 4 << 20
	}
	if o.MaxProblems <= 0 {
		o.MaxProblems = 100
	}
	return o
}

// Decode reads the one JSON value in data into the value that v points to,
// which is set only if there is no problem. What v held before has no influence.
//
// The error is a [*Problems], or matches [ErrTarget] if v is not such a value.
func Decode(data []byte, v any, opt Options) error {
	var x Decoder
	return x.Decode(data, v, opt)
}

// Decoder decodes many values, one at a time, without the cost of looking at
// their types anew. The zero Decoder is ready to use.
type Decoder struct{ d decoder }

// Decode is as the function [Decode].
func (x *Decoder) Decode(data []byte, v any, opt Options) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return fmt.Errorf("%w: Decode wants a pointer that is not nil", ErrTarget)
	}
	d := &x.d
	*d = decoder{opt: opt.withDefaults(), data: data, base: origin, planner: d.planner, path: d.path[:0],
		names: d.names[:0]}
	if d.planner.plain != opt.Plain {
		d.planner = planner{plain: opt.Plain}
	}
	p, err := d.planner.of(rv.Type().Elem())
	if err == nil && opt.Format != "" {
		err = p.forFormat()
	}
	if err != nil {
		return err
	}
	out := reflect.New(p.typ).Elem()
	if int64(len(data)) > d.opt.MaxBytes {
		d.stop(0, ErrTooLarge, "%d bytes, at most %d are read", len(data), d.opt.MaxBytes)
	} else if d.checkStart() {
		d.value(p, out, false)
		d.end()
	}
	if err := d.finish(); err != nil {
		return err
	}
	rv.Elem().Set(out)
	return nil
}

// DecodeFrom reads all of r, at most Options.MaxBytes, and decodes it.
// An error of r is returned as it is.
func DecodeFrom(r io.Reader, v any, opt Options) error {
	if r == nil {
		return errors.New("no reader")
	}
	limit := opt.withDefaults().MaxBytes
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return err
	}
	if int64(len(data)) > limit {
		return &Problems{Total: 1, List: []Problem{{
			Line: 1, Column: 1, Err: fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit),
		}}}
	}
	return Decode(data, v, opt)
}

// decoder decodes one text.
type decoder struct {
	opt      Options
	planner  planner
	data     []byte
	pos      int
	base     position // of data[0] in the whole input
	depth    int
	elements int
	path     []step
	names    [][]byte // member names of the objects that walk is in
	fatal    bool     // no more can be read
	lines    bool     // this is one of many lines
	problems Problems
	target   error // the Go value is at fault
	interned *[256]string
}

// checkStart refuses a byte order mark, and a document of another format.
func (d *decoder) checkStart() bool {
	if strings.HasPrefix(string(d.data[:min(3, len(d.data))]), "\ufeff") {
		d.stop(0, ErrSyntax, "byte order mark, want none")
		return false
	}
	if d.opt.Format == "" || d.peek() != '{' {
		return true
	}
	at, ok := findMember(d.data, d.pos, formatMember)
	if !ok {
		start := d.pos
		d.skip()
		d.end()
		if !d.fatal {
			d.stop(start, ErrFormat, `no member "format", want %s`, quote(d.opt.Format))
		}
		return false
	}
	if err := checkFormat(shortString(d.data, at), d.opt.Format); err != nil {
		d.push(formatMember)
		d.stop(at, err, "")
		d.pop()
		return false
	}
	return true
}

// end reports what follows the value.
func (d *decoder) end() {
	if d.fatal {
		return
	}
	if d.space(); d.pos < len(d.data) {
		d.syntax("the end of the text")
	}
}

// finish returns the problems as an error, each with its place in the whole input.
func (d *decoder) finish() error {
	if d.target != nil {
		return d.target
	}
	if d.problems.Total == 0 {
		return nil
	}
	d.problems.sort()
	list := d.problems.List
	at, done := d.base, 0
	for i := range list {
		to := int(list[i].Offset)
		at, done = at.advance(d.data[done:to]), to
		list[i].Offset, list[i].Line, list[i].Column = at.offset, at.line, at.column
	}
	return &Problems{List: list, Total: d.problems.Total}
}

// value decodes the next value into v. Optional values may be null.
func (d *decoder) value(p *plan, v reflect.Value, optional bool) {
	c := d.peek()
	if d.fatal {
		return
	}
	if c == 'n' {
		at := d.pos
		if d.literal("null") && !optional && p.way != asPointer {
			d.fail(at, ErrNull, "want %s", p.wantHere())
		}
		return
	}
	switch p.way {
	case asPointer:
		v.Set(reflect.New(p.elem.typ))
		d.value(p.elem, v.Elem(), false)
	case asHook, asJSON:
		d.hook(p, v)
	case asStruct:
		if d.is(c, Object, p) {
			d.structure(p, v)
		}
	case asMap:
		if d.is(c, Object, p) {
			d.mapping(p, v)
		}
	case asSlice:
		if d.is(c, Array, p) {
			d.slice(p, v)
		}
	case asArray:
		if d.is(c, Array, p) {
			d.array(p, v)
		}
	case asBool:
		if d.is(c, Bool, p) {
			v.SetBool(c == 't')
			d.walk()
		}
	case asString:
		if d.is(c, String, p) {
			if s, ok := d.str("a string"); ok {
				v.SetString(d.text(s))
			}
		}
	case asText:
		if d.is(c, String, p) {
			at := d.pos
			if s, ok := d.str("a string"); ok {
				if len(s) == 0 {
					d.fail(at, ErrValue, "empty: leave the member out, or say what it is")
				} else if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(s); err != nil {
					d.fail(at, ErrValue, "%w", err)
				}
			}
		}
	default:
		if d.is(c, Number, p) {
			d.numeral(p, v)
		}
	}
}

// wantHere names, for messages, what is looked for.
func (p *plan) wantHere() string {
	if p.way == asHook || p.way == asJSON {
		return "a value"
	}
	return p.way.want()
}

// is reports whether a value that starts with c is of kind k. If it is not, the
// value is reported and skipped.
func (d *decoder) is(c byte, k Kind, p *plan) bool {
	got := kindOf(c)
	if got == k {
		return true
	}
	if got != 0 {
		d.fail(d.pos, ErrType, "%s, want %s", got, p.way.want())
	}
	d.walk()
	return false
}

func (d *decoder) numeral(p *plan, v reflect.Value) {
	at := d.pos
	lit, ok := d.number()
	if !ok {
		return
	}
	if p.way == asNumber {
		v.SetString(d.text(lit))
		return
	}
	var err error
	if p.way == asInt {
		var n int64
		if n, err = strconv.ParseInt(string(lit), 10, v.Type().Bits()); err == nil {
			v.SetInt(n)
		}
	} else {
		var n uint64
		if n, err = strconv.ParseUint(string(lit), 10, v.Type().Bits()); err == nil {
			v.SetUint(n)
		}
	}
	switch {
	case err == nil:
	case errors.Is(err, strconv.ErrRange) || p.way == asUint && lit[0] == '-' && isDigits(lit[1:]):
		d.fail(at, ErrRange, "%s does not fit %d bits%s", quoted(lit), v.Type().Bits(), unsignedNote(p.way))
	default:
		d.fail(at, ErrType, "%s, want an integer", quoted(lit))
	}
}

func unsignedNote(w way) string {
	if w == asUint {
		return " without a sign"
	}
	return ""
}

func isDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// text makes a string of b. A Reader keeps short ones, which repeat.
func (d *decoder) text(b []byte) string {
	if d.interned == nil || len(b) > 32 {
		return string(b)
	}
	var h uint32 = 2166136261
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	s := &d.interned[(h^h>>16)&255]
	if *s != string(b) {
		*s = string(b)
	}
	return *s
}

func (d *decoder) hook(p *plan, v reflect.Value) {
	at := d.pos
	got := kindOf(d.peek())
	if !d.skip() {
		return
	}
	if p.way == asJSON && p.typ.Kind() == reflect.String && got != String && got != Object {
		d.fail(at, ErrType, "%s, want a string or an object", got)
		return
	}
	before := d.problems.Total
	var err error
	switch t := v.Addr().Interface().(type) {
	case Unmarshaler:
		n := Node{d: d, start: at, end: d.pos}
		err = t.UnmarshalStrict(&n)
	case json.Unmarshaler:
		err = t.UnmarshalJSON(d.data[at:d.pos])
	}
	if err != nil && d.problems.Total == before {
		d.fail(at, ErrValue, "%w", err)
	}
}

func (d *decoder) structure(p *plan, v reflect.Value) {
	var seen fieldSet
	base := len(d.names)
	var many map[string]struct{}
	isRoot := len(d.path) == 0 && d.opt.Format != ""
	next := 0
	o := d.openObject()
	for d.member(&o) {
		i, ok := next, true
		if i >= len(p.fields) || p.fields[i].name != string(o.name) {
			i, ok = p.byName[string(o.name)]
		}
		if !ok {
			d.unknown(p, &o, base, &many, isRoot)
			continue
		}
		d.structField(p, i, v, &seen, &o)
		next = i + 1
	}
	d.names = d.names[:base]
	d.missing(p, &seen, o.start)
}

// structField decodes the current member of o into field i.
func (d *decoder) structField(p *plan, i int, v reflect.Value, seen *fieldSet, o *object) {
	f := &p.fields[i]
	if seen.has(i) {
		d.failMember(o.at, o.name, ErrDuplicate)
		d.push(f.name)
		d.walk()
		d.pop()
		return
	}
	seen.add(i)
	d.push(f.name)
	if len(f.index) == 1 {
		d.value(f.plan, v.Field(f.index[0]), f.optional)
	} else {
		d.value(f.plan, v.FieldByIndex(f.index), f.optional)
	}
	d.pop()
}

// unknown skips a member that the type does not have.
func (d *decoder) unknown(p *plan, o *object, base int, many *map[string]struct{}, isRoot bool) {
	dup := d.known(base, many, o.name)
	switch {
	case dup:
		d.failMember(o.at, o.name, ErrDuplicate)
	case isRoot && string(o.name) == formatMember || d.opt.AllowUnknown || !o.ok:
	default:
		d.failUnknown(p, o)
	}
	d.pushName(o.name)
	d.walk()
	d.pop()
}

// failUnknown reports the current member of o.
func (d *decoder) failUnknown(p *plan, o *object) {
	d.pushName(o.name)
	if like := p.like(o.name); like != "" {
		d.fail(o.at, ErrUnknown, "%s, perhaps %s", quoted(o.name), like)
	} else {
		d.fail(o.at, ErrUnknown, "%s", quoted(o.name))
	}
	d.pop()
}

// like returns the quoted name of a member that differs only in case.
func (p *plan) like(name []byte) string {
	if len(name) > maxQuote {
		return ""
	}
	for i := range p.fields {
		if strings.EqualFold(p.fields[i].name, string(name)) {
			return quote(p.fields[i].name)
		}
	}
	return ""
}

// missing reports the required members that an object, begun at start, lacks.
func (d *decoder) missing(p *plan, seen *fieldSet, start int) {
	if d.fatal {
		return
	}
	for i := range p.fields {
		f := &p.fields[i]
		if f.optional || seen.has(i) {
			continue
		}
		if d.full() {
			d.problems.Total++ // without making the words that nobody will read
			continue
		}
		d.push(f.name)
		d.fail(start, ErrMissing, "%s, want %s", quoteName(f.name), f.plan.wantHere())
		d.pop()
	}
}

type quoteName string

func (q quoteName) String() string { return quote(q) }

func (d *decoder) mapping(p *plan, v reflect.Value) {
	m := reflect.MakeMap(p.typ)
	key := reflect.New(p.typ.Key()).Elem()
	elem := reflect.New(p.elem.typ).Elem()
	for o := d.openObject(); d.member(&o); {
		d.pushName(o.name)
		elem.SetZero()
		key.SetZero()
		switch {
		case !o.ok:
			d.walk()
		case !d.count():
		case !d.mapKey(p, key, o.name, o.at):
			d.walk()
		case m.MapIndex(key).IsValid():
			d.pop()
			d.failMember(o.at, o.name, ErrDuplicate)
			d.pushName(o.name)
			d.walk()
		default:
			m.SetMapIndex(key, elem) // before a problem with the value: it is known from here on
			d.value(p.elem, elem, false)
			m.SetMapIndex(key, elem)
		}
		d.pop()
	}
	v.Set(m)
}

func (d *decoder) mapKey(p *plan, key reflect.Value, name []byte, at int) bool {
	if p.key == asString {
		key.SetString(d.text(name))
		return true
	}
	if len(name) == 0 {
		d.fail(at, ErrValue, "empty key")
		return false
	}
	if err := key.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(name); err != nil {
		d.fail(at, ErrValue, "key %s: %w", quoted(name), err)
		return false
	}
	return true
}

func (d *decoder) slice(p *plan, v reflect.Value) {
	d.openArray()
	var scrap reflect.Value
	for i := 0; d.element(i); i++ {
		d.pushElement(i)
		if d.problems.Total == 0 {
			v.Grow(1)
			v.SetLen(i + 1)
			e := v.Index(i)
			e.SetZero()
			d.value(p.elem, e, false)
		} else { // nothing will come of it, so nothing is kept
			if !scrap.IsValid() {
				scrap = reflect.New(p.elem.typ).Elem()
			}
			scrap.SetZero()
			d.value(p.elem, scrap, false)
		}
		d.pop()
	}
	if v.IsNil() {
		v.Set(reflect.MakeSlice(p.typ, 0, 0))
	}
}

func (d *decoder) array(p *plan, v reflect.Value) {
	at, n := d.pos, v.Len()
	d.openArray()
	i := 0
	for ; d.element(i); i++ {
		d.pushElement(i)
		if i < n {
			d.value(p.elem, v.Index(i), false)
		} else {
			d.walk()
		}
		d.pop()
	}
	if i != n && !d.fatal {
		d.fail(at, ErrRange, "%d elements, want %d", i, n)
	}
}
