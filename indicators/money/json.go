package money

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// MarshalJSON returns {"amount":"25000.00","currency":"MAD"}; null if m is
// unset.
func (m Money) MarshalJSON() ([]byte, error) {
	if m.tag == 0 {
		return []byte("null"), nil
	}
	b := make([]byte, 0, 64)
	b = append(b, `{"amount":"`...)
	b = appendDecimal(b, m.coef, m.scale())
	b = append(b, `","currency":"`...)
	return append(m.Currency().append(b), '"', '}'), nil
}

// UnmarshalJSON reads the object of [Money.MarshalJSON], its two members in
// either order, or the text form as a string; null is the unset amount. A
// number is [ErrType], since it may have gone through floating point; so is
// any other value in the place of a string. A member that is unknown, missing
// or there twice is [ErrSyntax].
func (m *Money) UnmarshalJSON(data []byte) error {
	if m == nil {
		return refuseStored("unmarshal json", stored.NoTarget())
	}
	if v, ok := plainJSON(data); ok {
		*m = v
		return nil
	}
	d := newDecoder(data)
	v, err := d.money(true)
	if err != nil {
		return err
	}
	*m = v
	return nil
}

// plainJSON reads what MarshalJSON writes, in haste. The decoder reads that
// too, and all else.
func plainJSON(data []byte) (Money, bool) {
	const middle = `","currency":"`
	s, begins := bytes.CutPrefix(data, []byte(`{"amount":"`))
	s, ends := bytes.CutSuffix(s, []byte(`"}`))
	n := len(s) - len(middle) - len("MAD")
	if !begins || !ends || uint(n) > maxText || string(s[n:n+len(middle)]) != middle {
		return Money{}, false
	}
	code := s[n+len(middle):]
	c := lookup(letters(code[0], code[1], code[2]))
	if c == 0 {
		return Money{}, false
	}
	m, _, err := parseAmount(string(s[:n]), c)
	return m, err == nil
}

// Text is an amount whose JSON form is its text form, as in "25000.00 MAD", or
// null. Its other methods are those of the amount.
type Text struct{ Money }

// MarshalJSON returns the text form as a string; null if t is unset.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.tag == 0 {
		return []byte("null"), nil
	}
	return append(t.append(append(make([]byte, 0, 32), '"')), '"'), nil
}

// UnmarshalJSON reads the text form as a string; null is the unset amount.
func (t *Text) UnmarshalJSON(data []byte) error {
	if t == nil {
		return refuseStored("unmarshal json", stored.NoTarget())
	}
	d := newDecoder(data)
	v, err := d.money(false)
	if err != nil {
		return err
	}
	t.Money = v
	return nil
}

// maxJSON is the longest JSON value that is read: white space is free, and
// each byte of text may be escaped.
const maxJSON = 4096

// decoder reads one amount in JSON. The first fault is kept and ends reading.
type decoder struct {
	data string
	pos  int
	err  error
}

func newDecoder(data []byte) *decoder {
	return &decoder{data: string(data[:min(len(data), maxJSON+1)])}
}

// fail keeps the first fault.
func (d *decoder) fail(at int, err error, detail string) {
	if d.err == nil {
		d.err = inputError("unmarshal json", err, d.data, at, detail)
	}
}

// peek skips white space and returns the next byte, 0 at the end.
func (d *decoder) peek() byte {
	for ; d.pos < len(d.data); d.pos++ {
		switch c := d.data[d.pos]; c {
		case ' ', '\t', '\n', '\r':
		default:
			return c
		}
	}
	return 0
}

// money reads the whole of the data. Objects are read only if asked for.
func (d *decoder) money(objects bool) (Money, error) {
	if len(d.data) > maxJSON {
		d.fail(maxJSON, ErrSyntax, "longer than 4096 bytes")
		return Money{}, d.err
	}
	var m Money
	if c := d.peek(); c == 'n' {
		d.null()
	} else if c == '{' && objects {
		m = d.object()
	} else if t := d.text(); d.err == nil {
		var err error
		m, err = Parse(t.value)
		d.inside(t, err)
	}
	if d.peek(); d.err == nil && d.pos < len(d.data) {
		d.fail(d.pos, ErrSyntax, "data after the amount")
	}
	if d.err != nil {
		return Money{}, d.err
	}
	return m, nil
}

func (d *decoder) null() {
	if !strings.HasPrefix(d.data[d.pos:], "null") {
		d.fail(d.pos, ErrSyntax, "")
		return
	}
	d.pos += len("null")
}

// object reads {"amount":"25000.00","currency":"MAD"}.
func (d *decoder) object() Money {
	names := [...]string{"amount", "currency"}
	var members [len(names)]jsonText
	open := d.pos
	for separator := byte('{'); d.err == nil; separator = ',' {
		if c := d.peek(); c == '}' && separator == ',' {
			break
		}
		d.expect(separator)
		name := d.text()
		i := slices.Index(names[:], name.value)
		if i < 0 {
			d.fail(name.at, ErrSyntax, "unknown member")
		} else if members[i].at != 0 {
			d.fail(name.at, ErrSyntax, "duplicate member")
		} else {
			d.expect(':')
			members[i] = d.text()
		}
	}
	d.expect('}')
	for i, t := range members {
		if t.at == 0 {
			d.fail(open, ErrSyntax, "no member "+names[i])
		}
	}
	if d.err != nil {
		return Money{}
	}
	c, err := ParseCurrency(members[1].value)
	d.inside(members[1], err)
	m, at, err := parseAmount(members[0].value, c)
	if err != nil {
		d.inside(members[0], &Error{Err: err, Offset: at})
	}
	return m
}

// expect reads one byte of punctuation.
func (d *decoder) expect(c byte) {
	if d.peek() != c {
		d.fail(d.pos, ErrSyntax, "want "+string(c))
	}
	d.pos++
}

// jsonText is a string and where it starts, past its quote. If it had escapes,
// offsets within it are unknown.
type jsonText struct {
	value   string
	at      int
	escaped bool
}

// text reads a string.
func (d *decoder) text() jsonText {
	if c := d.peek(); c != '"' {
		err := ErrSyntax
		if c == '-' || c-'0' <= 9 || c == 't' || c == 'f' || c == 'n' || c == '{' || c == '[' {
			err = ErrType
		}
		d.fail(d.pos, err, "want a string")
		return jsonText{}
	}
	t := jsonText{at: d.pos + 1}
	for i := t.at; i < len(d.data); i++ {
		if d.data[i] == '\\' {
			t.escaped = true
			i++
		} else if d.data[i] == '"' {
			t.value = d.data[t.at:i]
			if t.escaped {
				t.value = d.unescape(d.data[d.pos : i+1])
			}
			d.pos = i + 1
			return t
		}
	}
	d.fail(len(d.data), ErrSyntax, "string without end")
	return t
}

// unescape reads a string with escapes, at the position of the decoder.
func (d *decoder) unescape(quoted string) string {
	var s string
	if err := json.Unmarshal([]byte(quoted), &s); err != nil {
		d.fail(d.pos+1, ErrSyntax, "bad escape")
	}
	return s
}

// inside reports an error, if there is one, of the content of t.
func (d *decoder) inside(t jsonText, err error) {
	if err == nil {
		return
	}
	e := err.(*Error) // nothing else is made in this package
	at := t.at
	if !t.escaped {
		at += e.Offset
	}
	d.fail(at, e.Err, e.Detail)
}
