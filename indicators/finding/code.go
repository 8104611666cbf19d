package finding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/internal/stored"
)

// Code names a kind of finding, as in "IND031". Codes are permanent. The text of one
// has at most 64 bytes, no control characters, and no space at either end.
type Code string

// Family names a kind of defect, in English, as in "scale slip". Each package
// of rules declares the families of its rules; rules of your own may belong to
// these or to families of your own. Its text is like that of a [Code].
type Family string

// maxName is the longest text of a code or a family in bytes.
const maxName = 64

// ParseCode returns a text as a code.
func ParseCode(s string) (Code, error) { return named[Code]("parse code", s) }

// ParseFamily returns a text as a family.
func ParseFamily(s string) (Family, error) { return named[Family]("parse family", s) }

// AppendText appends the code; nothing for the unset one. What is none is an error.
func (c Code) AppendText(b []byte) ([]byte, error) { return appendNamed(b, "marshal code", c) }

// AppendText appends the family; nothing for the unset one. What is none is an
// error.
func (f Family) AppendText(b []byte) ([]byte, error) { return appendNamed(b, "marshal family", f) }

func appendNamed[T Code | Family](b []byte, op string, v T) ([]byte, error) {
	if v != "" {
		if _, err := named[T](op, string(v)); err != nil {
			return b, err
		}
	}
	return append(b, v...), nil
}

// named returns a text as a code or a family.
func named[T Code | Family](op, s string) (T, error) {
	wrong := ""
	switch {
	case s == "":
		wrong = "empty"
	case len(s) > maxName:
		wrong = "longer than 64 bytes"
	case !utf8.ValidString(s):
		wrong = "not UTF-8"
	case strings.ContainsFunc(s, unicode.IsControl):
		wrong = "has a control character"
	case strings.TrimSpace(s) != s:
		wrong = "has a space at an end"
	default:
		return T(s), nil
	}
	return "", refuseStored(op, stored.Fault{Input: s[:min(len(s), maxName)], Detail: wrong})
}
