package datapackage

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

// Errors of this package; each matches one of package indicators too.
var (
	// ErrPath: a path that could lead out of the package.
	ErrPath = fmt.Errorf("%w: unsafe path", indicators.ErrInvalid)
	// ErrRemote: a resource with a web address. Nothing is fetched.
	ErrRemote = fmt.Errorf("%w: remote resource", indicators.ErrInvalid)
	// ErrMismatch: data of another length or with another hash than stated.
	ErrMismatch = fmt.Errorf("%w: not the data that was described", indicators.ErrInvalid)
)

// isRemote reports whether s is a URL.
func isRemote(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	switch strings.ToLower(scheme) {
	case "http", "https", "ftp", "ftps":
		return ok
	}
	return false
}

// maxPath is how long a path may be.
const maxPath = 1024

// unsafe says why a path is not one below the descriptor, and "" when it is:
// elements that do not begin with a dot, with slashes between them. What is
// absolute on any system is refused.
func unsafe(s string) string {
	switch {
	case len(s) > maxPath:
		return "too long"
	case s == "":
		return "empty"
	case strings.ContainsRune(s, '\\'):
		return "a backslash"
	case s[0] == '/':
		return "absolute"
	case s[0] == '~':
		return "a home directory"
	case hasScheme(s):
		return "a scheme or a drive"
	case strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0:
		return "a control character"
	case s[0] == '.' || strings.Contains(s, "/."):
		return "an element that begins with a dot"
	case !fs.ValidPath(s):
		return "not a clean path"
	}
	return ""
}

// hasScheme reports whether s begins as a URL does, or with a drive letter.
func hasScheme(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case c == ':':
			return i > 0
		case c|0x20 >= 'a' && c|0x20 <= 'z', i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}
