package datapackage

import (
	"strings"
	"unicode/utf8"
)

// encoding is how the bytes of a file stand for characters.
type encoding uint8

const (
	utf8Encoding encoding = iota
	latin1
	windows1252
)

// joiners are left out of the names of encodings.
var joiners = strings.NewReplacer("-", "", "_", "", " ", "")

// encodingOf returns the encoding of a name. ok is false for one that is not
// read.
func encodingOf(name string) (e encoding, ok bool) {
	switch joiners.Replace(strings.ToLower(name)) {
	case "", "utf8", "utf8sig", "usascii", "ascii":
		return utf8Encoding, true
	case "iso88591", "latin1", "l1":
		return latin1, true
	case "windows1252", "cp1252":
		return windows1252, true
	}
	return 0, false
}

// high1252 are the characters 0x80 to 0x9f of windows-1252; those that are not
// assigned stand for control characters.
const high1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// appendDecoded appends b in UTF-8.
func (e encoding) appendDecoded(dst, b []byte) []byte {
	for _, c := range b {
		switch {
		case c < utf8.RuneSelf:
			dst = append(dst, c)
		case c < 0xa0 && e == windows1252:
			n := int(c - 0x80)
			for _, r := range high1252 {
				if n--; n < 0 {
					dst = utf8.AppendRune(dst, r)
					break
				}
			}
		default:
			dst = utf8.AppendRune(dst, rune(c))
		}
	}
	return dst
}
