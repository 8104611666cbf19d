package cite

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxQuote is how many bytes of the input [Quote] shows.
const MaxQuote = 64

// Quote returns s in quotes, cut short when it is long.
func Quote(s string) string {
	if short := Cut(s, MaxQuote); len(short) < len(s) {
		return strconv.Quote(short) + "..."
	}
	return strconv.Quote(s)
}

// Cut returns at most n bytes of s, and no part of a character.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Pointer joins names into a JSON Pointer (RFC 6901).
func Pointer(names ...string) string {
	n := 0
	for _, name := range names {
		n += 1 + len(name)
	}
	var b strings.Builder
	b.Grow(n)
	for _, name := range names {
		b.WriteByte('/')
		if strings.ContainsAny(name, "~/") {
			name = strings.ReplaceAll(strings.ReplaceAll(name, "~", "~0"), "/", "~1")
		}
		b.WriteString(name)
	}
	return b.String()
}

// Record returns the first two names of a JSON Pointer: the kind of the record that it
// leads to, and the record's ID.
func Record(pointer string) (kind, id string) {
	rest, ok := strings.CutPrefix(pointer, "/")
	if !ok {
		return "", ""
	}
	kind, rest, _ = strings.Cut(rest, "/")
	id, _, _ = strings.Cut(rest, "/")
	return Unescape(kind), Unescape(id)
}

// Unescape returns a name as it is without the escapes of a JSON Pointer.
func Unescape(name string) string {
	if !strings.Contains(name, "~") {
		return name
	}
	return strings.ReplaceAll(strings.ReplaceAll(name, "~1", "/"), "~0", "~")
}
