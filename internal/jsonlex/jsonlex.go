package jsonlex

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Space returns the place of the first byte of b, from i on, that is not white
// space.
func Space(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// Number returns where the number that starts at b[i] ends. ok is false where a
// digit is missing; end is then its place.
func Number(b []byte, i int) (end int, ok bool) {
	at := func(c byte) bool { return i < len(b) && b[i] == c }
	if at('-') {
		i++
	}
	switch {
	case at('0'):
		i++
	default:
		if i, ok = digits(b, i); !ok {
			return i, false
		}
	}
	if at('.') {
		if i, ok = digits(b, i+1); !ok {
			return i, false
		}
	}
	if at('e') || at('E') {
		if i++; at('+') || at('-') {
			i++
		}
		if i, ok = digits(b, i); !ok {
			return i, false
		}
	}
	return i, true
}

// digits returns where the digits at b[i] end; ok is false when there are none.
func digits(b []byte, i int) (end int, ok bool) {
	for end = i; end < len(b) && '0' <= b[end] && b[end] <= '9'; end++ {
	}
	return end, end > i
}

// Flaw is what is wrong with a string. The zero Flaw is none.
type Flaw uint8

// The flaws of a string, with what [String] then returns as its end.
const (
	Unfinished  Flaw = iota + 1 // the text ends inside the string; where to go on once there is more of it
	Control                     // a control character; its place
	BadEscape                   // a backslash before what is no escape; the place behind the backslash
	BadHex                      // an escape \u without four hexadecimal digits; the place of what is not one
	HalfPair                    // an escape that is half a surrogate pair; the place of its backslash
	InvalidUTF8                 // a byte that is not UTF-8; its place
)

// EscapeSize is how many bytes an escape \u0000 has.
const EscapeSize = 6

// String returns where the string ends whose text starts, or goes on, at b[i]:
// the place of its closing quote, or that of the first flaw. escaped reports
// whether there are escapes before that. last says that no text follows b; if it
// may, a character or an escape that b cuts off makes the string Unfinished.
func String(b []byte, i int, last bool) (end int, escaped bool, flaw Flaw) {
	for i < len(b) {
		switch c := b[i]; {
		case c == '"':
			return i, escaped, 0
		case c == '\\':
			n, flaw := escape(b[i:], last)
			if flaw != 0 {
				return i + n, escaped, flaw
			}
			escaped = true
			i += n
		case c < ' ':
			return i, escaped, Control
		case c < utf8.RuneSelf:
			i++
		case 0xc2 <= c && c <= 0xdf && i+1 < len(b) && b[i+1]&0xc0 == 0x80: // two bytes, as Arabic has them
			i += 2
		default:
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				if !last && !utf8.FullRune(b[i:]) {
					return i, escaped, Unfinished
				}
				return i, escaped, InvalidUTF8
			}
			i += n
		}
	}
	return i, escaped, Unfinished
}

// escape returns the length of the escape that b starts with, of both where two
// make a surrogate pair; or its flaw, and where that is.
func escape(b []byte, last bool) (n int, flaw Flaw) {
	if len(b) < 2 {
		if last {
			return 1, BadEscape
		}
		return 0, Unfinished
	}
	switch b[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2, 0
	case 'u':
	default:
		return 1, BadEscape
	}
	r, n := hex4(b[2:])
	switch {
	case n == 4 && !utf16.IsSurrogate(r):
		return EscapeSize, 0
	case n == 4:
		return pair(r, b, last)
	case 2+n == len(b) && !last:
		return 0, Unfinished
	}
	return 2 + n, BadHex
}

// pair is escape for a surrogate pair, whose first half is r.
func pair(r rune, b []byte, last bool) (n int, flaw Flaw) {
	second := b[EscapeSize:]
	cut := len(second) < EscapeSize && !last // whether the second half may be cut off
	for i := range min(2, len(second)) {
		cut = cut && second[i] == `\u`[i]
	}
	if len(second) >= 2 && second[0] == '\\' && second[1] == 'u' {
		low, digits := hex4(second[2:])
		if digits == 4 && utf16.DecodeRune(r, low) != utf8.RuneError {
			return 2 * EscapeSize, 0
		}
		cut = cut && 2+digits == len(second)
	}
	if cut {
		return 0, Unfinished
	}
	return 0, HalfPair
}

// hex4 reads up to four hexadecimal digits and says how many there are.
func hex4(b []byte) (r rune, n int) {
	for n < 4 && n < len(b) {
		c := b[n]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return r, n
		}
		r = r<<4 | rune(c)
		n++
	}
	return r, n
}

// AppendUnescaped appends what the text of a string says, which [String] has
// walked. What is not Unicode is U+FFFD.
func AppendUnescaped(dst, s []byte) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c != '\\' {
			r, n := utf8.DecodeRune(s[i:])
			if r == utf8.RuneError && n == 1 {
				dst = utf8.AppendRune(dst, utf8.RuneError)
			} else {
				dst = append(dst, s[i:i+n]...)
			}
			i += n
			continue
		}
		c = s[i+1]
		i += 2
		switch c {
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case 'n':
			dst = append(dst, '\n')
		case 'r':
			dst = append(dst, '\r')
		case 't':
			dst = append(dst, '\t')
		case 'u':
			r, _ := hex4(s[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				low := rune(0)
				if i+6 <= len(s) && s[i] == '\\' && s[i+1] == 'u' {
					low, _ = hex4(s[i+2:])
				}
				if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
					i += 6
				}
			}
			dst = utf8.AppendRune(dst, r)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
