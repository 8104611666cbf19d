package wording

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// maxName is the longest name that a [Text] holds, in bytes.
const maxName = 4096

// Status says where a name comes from. The zero value is [Missing].
type Status uint16

const (
	// Missing means that there is no name in that language.
	Missing Status = iota
	// Attested means that the name stands so in a source.
	Attested
	// Translated means that the name is an unofficial translation.
	Translated
	// Unverified means that the name was met but its source was not checked.
	Unverified
)

var statuses = enum.Table[Status]{"missing", "attested", "translated", "unverified"}

// ParseStatus reads a status as [Status.String] prints it.
func ParseStatus(s string) (Status, error) {
	return stored.Word(statuses, s, "ParseStatus", ErrStatus, refuseStored)
}

// String returns missing, attested, translated or unverified, and names the
// number of a value that is no status.
func (s Status) String() string { return statuses.String("Status", s) }

// Name is a name in one language.
type Name struct {
	Lang   Lang   `json:"lang"`
	Name   string `json:"name"`
	Status Status `json:"status,omitzero"`
}

// Text is what something is called in Arabic, French and English, with the
// status of each name. It is immutable and comparable with ==. The zero value
// has no names; as JSON it is null.
type Text struct {
	names    [len(langs)]string
	statuses [len(langs)]Status
}

// NewText returns a Text with the given names. A language may be named once. A
// name without a status is [Unverified].
// The error is that of [Text.With].
func NewText(names ...Name) (Text, error) {
	var t Text
	for _, n := range names {
		if n.Lang.IsSet() && t.statuses[n.Lang-1] != Missing {
			return Text{}, &Error{Op: "NewText", Err: ErrName, Input: n.Name, Detail: "second name in " + n.Lang.String()}
		}
		if n.Status == Missing && n.Name != "" {
			n.Status = Unverified
		}
		var err error
		if t, err = t.With(n.Lang, n.Name, n.Status); err != nil {
			return Text{}, err
		}
	}
	return t, nil
}

// MustText is [NewText] for constants and tests: it panics on an error.
func MustText(names ...Name) Text {
	t, err := NewText(names...)
	if err != nil {
		panic(err)
	}
	return t
}

// With returns t with the name in l set. A name is valid UTF-8 of at most
// 4,096 bytes without control or direction characters and without space at its
// ends; it is empty exactly if the status is [Missing]. The error wraps
// [ErrLang], [ErrStatus] or [ErrName].
func (t Text) With(l Lang, name string, s Status) (Text, error) {
	bad := func(err error, at int, why string) (Text, error) {
		return Text{}, &Error{Op: "Text.With", Err: err, Input: name, Offset: at, Detail: why}
	}
	if !l.IsSet() {
		return bad(ErrLang, 0, l.String())
	}
	if int(s) >= len(statuses) {
		return bad(ErrStatus, 0, s.String())
	}
	if (name == "") != (s == Missing) {
		return bad(ErrName, 0, "a name is empty exactly if its status is missing")
	}
	if len(name) > maxName {
		return bad(ErrName, maxName, "longer than 4096 bytes")
	}
	for i, r := range name {
		if r >= ' ' && r <= '~' || r >= 'ء' && r < 0x2000 {
			continue // most letters, quickly
		}
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(name[i:]); n == 1 {
				return bad(ErrName, i, "not UTF-8")
			}
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return bad(ErrName, i, "control or direction character")
		}
	}
	if strings.TrimSpace(name) != name {
		return bad(ErrName, 0, "space at an end")
	}
	t.names[l-1], t.statuses[l-1] = name, s
	return t, nil
}

// In returns the name in l and its status; the name is empty if the status is
// [Missing].
func (t Text) In(l Lang) (string, Status) {
	if !l.IsSet() {
		return "", Missing
	}
	return t.names[l-1], t.statuses[l-1]
}

// IsSet reports whether t has a name in any language.
func (t Text) IsSet() bool { return t != Text{} }

// fallbacks is the order in which a reader of each language is offered names.
var fallbacks = [...][len(langs)]Lang{
	0:  {Fr, En, Ar},
	Ar: {Ar, Fr, En},
	Fr: {Fr, En, Ar},
	En: {En, Fr, Ar},
}

// Display returns the name for a reader of l, and the language that the name
// is in. It takes the first name that is not missing: Arabic, French, English
// for an Arabic reader; French, English, Arabic for a French one; English,
// French, Arabic for an English one; and as for a French reader when l is no
// language. An unofficial translation in the reader's own language is preferred
// to an attested name in another. Without names it returns "" and no language.
func (t Text) Display(l Lang) (string, Lang) {
	if !l.IsSet() {
		l = 0
	}
	for _, f := range fallbacks[l] {
		if t.statuses[f-1] != Missing {
			return t.names[f-1], f
		}
	}
	return "", 0
}

// String returns the name that [Text.Display] offers to a reader of English.
func (t Text) String() string {
	name, _ := t.Display(En)
	return name
}

// textJSON is the wire form of one name.
type textJSON struct {
	Name   string `json:"name"`
	Status Status `json:"status"`
}

// MarshalJSON writes the names that are not missing in the order ar, fr, en:
//
//	{"ar":{"name":"...","status":"attested"},"en":{"name":"...","status":"translated"}}
//
// The zero value is null.
func (t Text) MarshalJSON() ([]byte, error) {
	if !t.IsSet() {
		return []byte("null"), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for _, l := range langs {
		if t.statuses[l-1] == Missing {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + l.String() + `":`)
		_ = enc.Encode(textJSON{t.names[l-1], t.statuses[l-1]}) // a Text holds only valid names and statuses
		b.Truncate(b.Len() - 1)                                 // the newline of Encode
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads what [Text.MarshalJSON] writes; null is the zero value.
// A plain string may stand for a name, as in {"fr":"Emplois","en":"Jobs"}, and
// for the whole text, as in "Jobs": its status is [Unverified]. One that stands
// for the whole text is Arabic if it has an Arabic letter, and else English;
// {"fr":"Emplois"} says what is neither.
//
// Unknown and repeated members, an object without members, a member that lacks
// its name or status, null inside, and invalid UTF-8 are errors that wrap
// [ErrJSON], [ErrLang], [ErrStatus] or [ErrName] and say where.
func (t *Text) UnmarshalJSON(data []byte) error {
	if t == nil {
		return refuseStored("Text.UnmarshalJSON", stored.NoTarget())
	}
	d := textDecoder{dec: json.NewDecoder(bytes.NewReader(data)), data: data}
	if !utf8.Valid(data) {
		return d.fail(ErrJSON, "not UTF-8")
	}
	v, err := d.text()
	if err != nil {
		return err
	}
	*t = v
	return nil
}

// AppendText appends the JSON form to b, and nothing for a Text without names.
// It serves stores other than JSON: there too all names and their statuses are
// kept.
func (t Text) AppendText(b []byte) ([]byte, error) {
	if !t.IsSet() {
		return b, nil
	}
	text, err := t.MarshalJSON()
	return append(b, text...), err
}

// UnmarshalText reads what [Text.UnmarshalJSON] reads; empty text is the zero
// value.
func (t *Text) UnmarshalText(text []byte) error {
	if t != nil && len(text) == 0 {
		*t = Text{}
		return nil
	}
	return t.UnmarshalJSON(text)
}

// textDecoder reads a Text token by token, because encoding/json alone lets
// the last of several equal members win.
type textDecoder struct {
	dec  *json.Decoder
	data []byte
}

func (d *textDecoder) fail(err error, detail string) error {
	return &Error{Op: "Text.UnmarshalJSON", Err: err, Input: string(d.data), Offset: int(d.dec.InputOffset()),
		Detail: detail}
}

// refuse is the error for a name that [Text.With] refuses.
func (d *textDecoder) refuse(err error, what string) error {
	var e *Error
	if errors.As(err, &e) {
		return d.fail(e.Err, what+": "+e.Detail)
	}
	return err
}

func (d *textDecoder) text() (Text, error) {
	tok, err := d.dec.Token()
	if err == nil && tok == nil {
		return Text{}, d.end()
	}
	if s, ok := tok.(string); ok && err == nil {
		// As the key of a map, encoding/json writes the text form as a string.
		if key := (textDecoder{dec: json.NewDecoder(strings.NewReader(s)), data: []byte(s)}); strings.HasPrefix(s, "{") {
			if t, err := key.text(); err == nil && d.end() == nil {
				return t, nil
			}
		}
		t, err := Text{}.With(plainLang(s), s, Unverified)
		if err != nil {
			return Text{}, d.refuse(err, "name")
		}
		return t, d.end()
	}
	if tok != json.Delim('{') {
		return Text{}, d.fail(ErrJSON, "want an object, a string or null")
	}
	var t Text
	for d.dec.More() {
		key, err := d.str()
		if err != nil {
			return Text{}, err
		}
		l, err := ParseLang(key)
		if err != nil || !l.IsSet() {
			return Text{}, d.fail(ErrLang, "member "+quote(key))
		}
		if t.statuses[l-1] != Missing {
			return Text{}, d.fail(ErrJSON, "repeated member "+quote(key))
		}
		n, err := d.name()
		if err != nil {
			return Text{}, err
		}
		if n.Status == Missing {
			return Text{}, d.fail(ErrStatus, "leave a missing name out")
		}
		if t, err = t.With(l, n.Name, n.Status); err != nil {
			return Text{}, d.refuse(err, "name in "+key)
		}
	}
	if _, err := d.dec.Token(); err != nil {
		return Text{}, d.fail(ErrJSON, "unfinished object")
	}
	if !t.IsSet() {
		return Text{}, d.fail(ErrJSON, "no name; none at all is null")
	}
	return t, d.end()
}

// plainLang returns the language of a plain string that stands for a whole text.
func plainLang(s string) Lang {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }) {
		return Ar
	}
	return En
}

func (d *textDecoder) name() (n textJSON, err error) {
	tok, err := d.dec.Token()
	if s, ok := tok.(string); ok && err == nil {
		return textJSON{s, Unverified}, nil
	}
	if tok != json.Delim('{') {
		return n, d.fail(ErrJSON, "want a string, or an object with name and status")
	}
	seen := [2]bool{}
	for d.dec.More() {
		key, err := d.str()
		if err != nil {
			return n, err
		}
		at := 0
		if key == "status" {
			at = 1
		} else if key != "name" {
			return n, d.fail(ErrJSON, "unknown member "+quote(key))
		}
		if seen[at] {
			return n, d.fail(ErrJSON, "repeated member "+quote(key))
		}
		seen[at] = true
		value, err := d.str()
		if err != nil {
			return n, err
		}
		if at == 0 {
			n.Name = value
		} else if n.Status, err = ParseStatus(value); err != nil {
			return n, d.fail(ErrStatus, quote(value))
		}
	}
	if _, err := d.dec.Token(); err != nil {
		return n, d.fail(ErrJSON, "unfinished object")
	}
	if !seen[0] || !seen[1] {
		return n, d.fail(ErrJSON, "want both name and status")
	}
	return n, nil
}

func (d *textDecoder) str() (string, error) {
	tok, _ := d.dec.Token()
	s, ok := tok.(string)
	if !ok {
		return "", d.fail(ErrJSON, "want a string")
	}
	return s, nil
}

func (d *textDecoder) end() error {
	if _, err := d.dec.Token(); err != io.EOF {
		return d.fail(ErrJSON, "trailing data")
	}
	return nil
}
