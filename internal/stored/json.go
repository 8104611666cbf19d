package stored

import (
	"encoding"
	"encoding/json"
)

// JSON returns the text of v as a JSON string, null if v is unset. The text
// needs no escapes.
func JSON[T encoding.TextAppender](v T) ([]byte, error) {
	b, err := v.AppendText([]byte{'"'})
	if err != nil {
		return nil, err
	}
	if len(b) == 1 {
		return []byte("null"), nil
	}
	return append(b, '"'), nil
}

// maxJSON is the longest JSON value that is read: 8,192 bytes of text, each of
// them possibly escaped.
const maxJSON = 6*8192 + 2

// ScanJSON reads a JSON string into v; null is the zero value. On an error v is
// left as it was.
func ScanJSON[T any, P reader[T]](v P, data []byte, op string, refuse Refuse) error {
	if v == nil {
		return refuse(op, NoTarget())
	}
	if string(data) == "null" {
		*v = *new(T)
		return nil
	}
	end := len(data) - 1
	if end < 1 || data[0] != '"' || data[end] != '"' || len(data) > maxJSON {
		return refuse(op, Fault{Type: end >= 0 && data[0] != '"', Input: quote(data), Detail: "want a JSON string"})
	}
	text := data[1:end]
	if !plain(text) {
		var s string
		if json.Unmarshal(data, &s) != nil {
			return refuse(op, Fault{Input: quote(data), Detail: "not a JSON string"})
		}
		text = []byte(s)
	}
	return read(v, text, op, refuse)
}

// plain reports whether the inside of a JSON string is what it says: ASCII
// without an escape.
func plain(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c >= 0x80 || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
