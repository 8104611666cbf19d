package strictjson

import (
	"fmt"
	"strconv"
	"strings"
)

// formatMember is the member that says what kind of file a document is.
const formatMember = "format"

// Format reads the "format" member of the object in data, such as
// mithaq.sector/1, and returns its kind ("sector") and major version (1).
// The rest of the document is not checked. The error matches [ErrFormat].
func Format(data []byte) (kind string, major int, err error) {
	at, ok := findMember(data, 0, formatMember)
	if !ok {
		return "", 0, fmt.Errorf(`%w: no member "format"`, ErrFormat)
	}
	return ParseFormat(shortString(data, at))
}

// ParseFormat splits mithaq.<kind>/<major>. A kind is made of a-z, 0-9 and
// hyphens; a major version is a number from 1 without a leading zero.
func ParseFormat(s string) (kind string, major int, err error) {
	rest, ok := strings.CutPrefix(s, "mithaq.")
	kind, version, slash := strings.Cut(rest, "/")
	ok = ok && slash && kind != "" && len(version) <= 4 && !strings.HasPrefix(version, "0")
	for _, c := range kind {
		ok = ok && ('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-')
	}
	for _, c := range version {
		ok = ok && '0' <= c && c <= '9'
	}
	if ok {
		if major, err = strconv.Atoi(version); err == nil {
			return kind, major, nil
		}
	}
	return "", 0, fmt.Errorf("%w: %s is not mithaq.<kind>/<major>", ErrFormat, quote(s))
}

// checkFormat compares a file's format with the one that is read.
func checkFormat(got, want string) error {
	kind, major, err := ParseFormat(got)
	if err != nil {
		return err
	}
	wantKind, wantMajor, err := ParseFormat(want)
	switch {
	case err != nil:
		return fmt.Errorf("%w: option Format %s", ErrTarget, quote(want))
	case kind != wantKind:
		return fmt.Errorf("%w: this is a %s file, want %s", ErrFormat, quote(got), quote(want))
	case major != wantMajor:
		return fmt.Errorf("%w: version %d of %s is unknown, want %s", ErrFormat, major, quote("mithaq."+kind), quote(want))
	}
	return nil
}
