package wording

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// Note is what somebody wrote about a record, such as why a figure was corrected:
// plain words in one language, or the same in several. A constant string is a note
// in one language, Arabic if it has an Arabic letter and else English; [NoteOf]
// makes one of a [Text]. The zero value says nothing.
//
// As a string, in a database for instance, a note in several languages is the JSON
// of its text.
type Note string

// NoteOf returns the note that says what t says, in its languages.
func NoteOf(t Text) Note {
	text, _ := t.AppendText(nil) // a Text holds only what can be written
	return Note(text)
}

// Text returns the text of a note that has one. Plain words have none, and neither
// has JSON that [Text.AppendText] would write in another way, so that every string is
// one note.
func (n Note) Text() (t Text, ok bool) {
	if !strings.HasPrefix(string(n), `{"`) || t.UnmarshalJSON([]byte(n)) != nil {
		return Text{}, false
	}
	if NoteOf(t) != n {
		return Text{}, false
	}
	return t, true
}

// Display returns the note for a reader of l, and the language that it is in, as
// [Text.Display] does. Plain words are what every reader gets.
func (n Note) Display(l Lang) (string, Lang) {
	if t, ok := n.Text(); ok {
		return t.Display(l)
	}
	if n == "" {
		return "", 0
	}
	return string(n), plainLang(string(n))
}

// String returns the note for a reader of English.
func (n Note) String() string {
	s, _ := n.Display(En)
	return s
}

// MarshalJSON returns a string for plain words, and the JSON of its text for a note
// in several languages. Text that is not UTF-8 is an error.
func (n Note) MarshalJSON() ([]byte, error) {
	if _, ok := n.Text(); ok {
		return []byte(n), nil
	}
	if !utf8.ValidString(string(n)) {
		return nil, &Error{Op: "Note.MarshalJSON", Err: ErrJSON, Input: string(n), Detail: "not UTF-8"}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(string(n))
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// UnmarshalJSON reads a string as plain words, and an object as [Text.UnmarshalJSON]
// does; null changes nothing. The error is that of Text.UnmarshalJSON.
func (n *Note) UnmarshalJSON(data []byte) error {
	if n == nil {
		return refuseStored("Note.UnmarshalJSON", stored.NoTarget())
	}
	data = bytes.TrimSpace(data)
	switch {
	case bytes.Equal(data, []byte("null")):
		return nil
	case len(data) > 0 && data[0] == '"':
		var s string
		err := json.Unmarshal(data, &s)
		if err == nil && utf8.Valid(data) {
			*n = Note(s)
			return nil
		}
		return (&textDecoder{dec: json.NewDecoder(bytes.NewReader(data)), data: data}).fail(ErrJSON, "not a string of UTF-8")
	}
	var t Text
	if err := t.UnmarshalJSON(data); err != nil {
		return err
	}
	*n = NoteOf(t)
	return nil
}
