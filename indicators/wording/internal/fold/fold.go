// Package fold brings the spellings of a word to one form. The reader of
// figures and the generator of its tables share it, so that both mean the same
// key by a word.
package fold

import "unicode/utf8"

// Append appends the folded form of s to dst. Folding
//
//   - lowers Latin letters and drops their accents, also combining ones;
//   - writes the typographic apostrophe as ';
//   - drops Arabic vowel signs and tatweel, writes alef with any carrier as
//     bare alef, alef maqsura and Farsi yeh as yeh, teh marbuta as heh, and
//     Farsi kaf as kaf;
//   - writes hyphens and no-break spaces as a space, and drops a hyphen at the end
//     of a line with the line break.
//
// Letters of other scripts stay as they are, so a Cyrillic letter inside a Latin
// word still makes another word.
func Append(dst []byte, s string) []byte {
	i := 0
	for i < len(s) && s[i]-'a' < 26 {
		i++
	}
	dst = append(dst, s[:i]...)
	for i < len(s) {
		c := s[i]
		if c>>2 == 0xD8>>2 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 { // from U+0600 to U+06FF
			if r := arabicLetters[c&3<<6|s[i+1]&0x3F]; r != 0 {
				dst = append(dst, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F) // two bytes of UTF-8
			}
			i += 2
			continue
		}
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a':
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c == '-':
				if next := LineEnd(s, i); next > i {
					i = next
					continue
				}
				c = ' '
			}
			dst = append(dst, c)
			continue
		}
		r, n := Rune(s, i)
		i += n
		if r >= 0x300 && r < 0x370 {
			continue
		}
		if r == 0xAD || r == '‐' {
			if next := LineEnd(s, i); next > i {
				i = next
				continue
			}
		}
		if base := latin(r); base != "" {
			dst = append(dst, base...)
			continue
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

// LineEnd returns where the next line begins behind the space around a line break at
// s[i:], or i when no line ends there.
func LineEnd(s string, i int) int {
	lines, next := 0, i
	for ; next < len(s); next++ {
		switch s[next] {
		case ' ', '\r':
			continue
		case '\n':
			if lines++; lines > 1 {
				return i
			}
			continue
		}
		break
	}
	if lines == 0 {
		return i
	}
	return next
}

// Rune decodes the rune at s[i:], as utf8.DecodeRuneInString does but quicker for
// the two-byte forms of Arabic and accented Latin.
func Rune(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c >= 0xC2 && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// String is Append for a whole string.
func String(s string) string { return string(Append(nil, s)) }

// arabicLetters are what the letters from U+0600 become, 0 for those that are dropped.
var arabicLetters = func() (t [256]uint16) {
	for n := range t {
		t[n] = uint16(arabic(0x600 + rune(n)))
	}
	return t
}()

func arabic(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	case 'ـ', 0x670:
		return 0
	}
	if IsMark(r) {
		return 0
	}
	return r
}

// IsMark reports whether r is an Arabic vowel sign.
func IsMark(r rune) bool { return r >= 0x64B && r <= 0x65F || r == 0x670 }

func latin(r rune) string {
	switch r {
	case 'à', 'â', 'ä', 'á', 'ã', 'À', 'Â', 'Ä', 'Á':
		return "a"
	case 'ç', 'Ç':
		return "c"
	case 'è', 'é', 'ê', 'ë', 'È', 'É', 'Ê', 'Ë':
		return "e"
	case 'î', 'ï', 'í', 'Î', 'Ï', 'Í':
		return "i"
	case 'ô', 'ö', 'ó', 'Ô', 'Ö', 'Ó':
		return "o"
	case 'ù', 'û', 'ü', 'ú', 'Ù', 'Û', 'Ü', 'Ú':
		return "u"
	case 'ÿ':
		return "y"
	case 'ñ', 'Ñ':
		return "n"
	case 'œ', 'Œ':
		return "oe"
	case 'æ', 'Æ':
		return "ae"
	case '’', 'ʼ', '‘':
		return "'"
	case '‐', '‑', '\u00A0', '\u202F':
		return " "
	}
	return ""
}

// Screens is how many values [Screen] has.
const Screens = 1 << 16

// Screen is a quick look at a word that is not empty: where no key of a table has its
// screen, the word is none of them.
func Screen(b []byte) uint16 {
	n := len(b) - 1
	return screen(n, b[n], b[min(n/2|1, n)], b[min(1, n)])
}

// ScreenLetters is [Screen] of the folded form of a word of the letters from A to z alone.
func ScreenLetters(s string) uint16 {
	n := len(s) - 1
	return screen(n, s[n]|0x20, s[min(n/2|1, n)]|0x20, s[min(1, n)]|0x20)
}

func screen(n int, last, middle, second byte) uint16 {
	x := uint32(n)<<24 ^ uint32(last)<<16 ^ uint32(middle)<<8 ^ uint32(second)
	return uint16(x * 2654435761 >> 16)
}

// Hash is the hash by which the tables are found: FNV-1a over b.
func Hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
