package stored_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// word is a value with a text form; "bad" is none.
type word string

var errBad = errors.New("bad")

func (w word) AppendText(b []byte) ([]byte, error) {
	if w == "bad" {
		return b, errBad
	}
	return append(b, w...), nil
}

func (w word) MarshalText() ([]byte, error) { return w.AppendText(nil) }

func (w *word) UnmarshalText(text []byte) error {
	if string(text) == "bad" {
		return errBad
	}
	*w = word(text)
	return nil
}

func refuse(op string, f stored.Fault) error {
	kind := "malformed"
	if f.Type {
		kind = "type"
	}
	return errors.New(op + " " + kind + " " + f.Input + ": " + f.Detail)
}

func TestColumns(t *testing.T) {
	for w, want := range map[word]any{"": nil, "a b": "a b"} {
		if got, err := stored.Value(w); err != nil || got != want {
			t.Errorf("Value(%q) = %v, %v", w, got, err)
		}
	}
	if got, err := stored.Value(word("bad")); !errors.Is(err, errBad) || got != nil {
		t.Errorf("Value of what has no text: %v, %v", got, err)
	}
	for _, c := range []struct {
		src  any
		want word
		err  string
	}{
		{nil, "", ""}, {"a", "a", ""}, {[]byte("a"), "a", ""}, {"a b  ", "a b", ""}, {[]byte(" a  "), " a", ""},
		{"   ", "before", "scan malformed : empty text"}, {"a\t", "a\t", ""},
		{"", "before", "scan malformed : empty text"}, {[]byte{}, "before", "scan malformed : empty text"},
		{7, "before", "scan type : int"}, {1.5, "before", "scan type : float64"}, {"bad", "before", "bad"},
	} {
		w := word("before")
		err := stored.Scan(&w, c.src, "scan", refuse)
		if w != c.want || err == nil && c.err != "" || err != nil && err.Error() != c.err {
			t.Errorf("Scan(%v) = %q, %v; want %q, %s", c.src, w, err, c.want, c.err)
		}
	}
}

// The bytes of a string are those of the BSON specification, version 1.1:
// "string" is a length with the null byte, the text, and the null byte.
func TestBSON(t *testing.T) {
	typ, data, err := stored.BSON(word("world"))
	if want := "\x06\x00\x00\x00world\x00"; typ != 2 || string(data) != want || err != nil {
		t.Errorf("BSON = %#x %q, %v", typ, data, err)
	}
	if typ, data, err = stored.BSON(word("")); typ != 10 || len(data) != 0 || err != nil {
		t.Errorf("BSON of an unset value = %#x %q, %v", typ, data, err)
	}
	if typ, data, err = stored.BSON(word("bad")); !errors.Is(err, errBad) || typ != 0 || data != nil {
		t.Errorf("BSON of what has no text = %#x %q, %v", typ, data, err)
	}
	for _, c := range []struct {
		typ  byte
		data string
		want word
		err  string
	}{
		{2, "\x06\x00\x00\x00world\x00", "world", ""}, {10, "", "", ""}, {2, "\x04\x00\x00\x00a\x00b\x00", "a\x00b", ""},
		{2, "\x05\x00\x00\x00world\x00", "before", "read malformed \x05\x00\x00\x00world\x00: not a BSON string"},
		{2, "\x06\x00\x00\x00world", "before", "read malformed \x06\x00\x00\x00world: not a BSON string"},
		{2, "\x00", "before", "read malformed \x00: not a BSON string"}, {2, "", "before", "read malformed : not a BSON string"},
		{2, "\x01\x00\x00\x00\x00", "before", "read malformed : empty text"}, {2, "\x04\x00\x00\x00bad\x00", "before", "bad"},
		{16, "\x01\x00\x00\x00", "before", "read type : BSON type 0x10"}, {6, "", "before", "read type : BSON type 0x06"},
	} {
		w := word("before")
		err := stored.ScanBSON(&w, c.typ, []byte(c.data), "read", refuse)
		if w != c.want || err == nil && c.err != "" || err != nil && err.Error() != c.err {
			t.Errorf("BSON %#x %q reads as %q, %v; want %q, %q", c.typ, c.data, w, err, c.want, c.err)
		}
	}
}

// TestNilPointer: nothing is read into a nil pointer, not even nothing.
func TestNilPointer(t *testing.T) {
	var w *word
	var c *colour
	var s *colours
	const want = "read malformed : a nil pointer, which nothing can be read into"
	for name, err := range map[string]error{
		"text":      stored.ReadText(w, []byte("a"), true, parseWord, "read", refuse),
		"a column":  stored.Scan(w, "a", "read", refuse),
		"no text":   stored.ReadText(w, nil, true, parseWord, "read", refuse),
		"NULL":      stored.Scan(w, nil, "read", refuse),
		"JSON":      stored.ScanJSON(w, []byte(`"a"`), "read", refuse),
		"null":      stored.ScanJSON(w, []byte("null"), "read", refuse),
		"BSON":      stored.ScanBSON(w, 2, []byte("\x02\x00\x00\x00a\x00"), "read", refuse),
		"BSON null": stored.ScanBSON(w, 10, nil, "read", refuse),
		"a word":    stored.ReadWord(palette, c, []byte("red"), "read", errUnknown, refuse),
		"a set":     stored.ReadSet(palette, s, nil, "read", errUnknown, refuse),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !stored.NoTarget().Nil {
		t.Error("the fault does not say what it is")
	}
}

func parseWord(s string) (word, error) {
	if s == "bad" {
		return "half", errBad
	}
	return word(s + "!"), nil
}

// TestReadText: empty text is the zero value or is parsed, an error changes
// nothing, and a text of more than 65,536 bytes is not looked at.
func TestReadText(t *testing.T) {
	long := strings.Repeat("a", 1<<16)
	for _, c := range []struct {
		in    string
		empty bool
		want  word
		err   string
	}{
		{"a", true, "a!", ""}, {"a", false, "a!", ""}, {"", true, "", ""}, {"", false, "!", ""},
		{"bad", true, "before", "bad"}, {long, true, word(long + "!"), ""},
		{long + "b", true, "before", "read malformed " + long[:64] + ": longer than 65536 bytes"},
	} {
		w := word("before")
		err := stored.ReadText(&w, []byte(c.in), c.empty, parseWord, "read", refuse)
		if w != c.want || err == nil && c.err != "" || err != nil && err.Error() != c.err {
			t.Errorf("%.9q reads as %.9q, %v; want %.9q, %q", c.in, w, err, c.want, c.err)
		}
	}
}
