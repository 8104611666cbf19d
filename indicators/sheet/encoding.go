package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Encodings returns the names of the encodings that [TextOptions] knows.
func Encodings() []string {
	return []string{"utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1256", "macintosh"}
}

// The upper halves of the encodings with a byte for each character, as the
// mapping tables of the Unicode Consortium have them (VENDORS/MICSFT/PC and
// VENDORS/APPLE/ROMAN.TXT). U+FFFD is a byte that means nothing.
const (
	windows1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ" +
		"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿" +
		"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß" +
		"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
	windows1256 = "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں" +
		"\u00a0،¢£¤¥¦§¨©ھ«¬\u00ad®¯°±²³´µ¶·¸¹؛»¼½¾؟" +
		"ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقك" +
		"àلâمنهوçèéêëىيîï\u064b\u064c\u064d\u064eô\u064f\u0650÷\u0651ù\u0652ûü\u200e\u200fے"
	macintosh = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü" +
		"†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
		"¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ" +
		"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
)

// single returns the upper half of an encoding with a byte for each character.
func single(encoding string) ([]rune, bool) {
	switch encoding {
	case "windows-1252":
		return []rune(windows1252), true
	case "windows-1256":
		return []rune(windows1256), true
	case "macintosh":
		return []rune(macintosh), true
	}
	return nil, false
}

// decodeText returns a text as UTF-8, without a byte order mark. Without the name of
// an encoding, a byte order mark, zero bytes and UTF-8 tell which it is; the
// others look alike, and then the error shows how each of them reads the text.
func decodeText(data []byte, encoding string) ([]byte, error) {
	const op = "read text"
	encoding = strings.ToLower(strings.TrimSpace(encoding))
	if encoding != "" && !slices.Contains(Encodings(), encoding) {
		return nil, &indicators.Error{Op: op, Err: indicators.ErrUnknown, Detail: fmt.Sprintf(
			"encoding %s; there are %s", cite.Quote(encoding), strings.Join(Encodings(), ", "))}
	}
	utf8Mark, little, big := []byte("\xef\xbb\xbf"), []byte("\xff\xfe"), []byte("\xfe\xff")
	switch {
	case bytes.HasPrefix(data, utf8Mark):
		data, encoding = data[len(utf8Mark):], "utf-8"
	case bytes.HasPrefix(data, little) && encoding != "windows-1252" && encoding != "macintosh":
		data, encoding = data[len(little):], "utf-16le"
	case bytes.HasPrefix(data, big) && encoding != "windows-1252" && encoding != "macintosh":
		data, encoding = data[len(big):], "utf-16be"
	case encoding == "":
		encoding = sniffEncoding(data)
	}
	switch encoding {
	case "utf-8":
		if i := invalidUTF8(data); i >= 0 {
			return nil, &indicators.Error{Op: op, Err: indicators.ErrSyntax, Offset: i, Detail: "not UTF-8"}
		}
		return data, nil
	case "utf-16le", "utf-16be":
		return decodeUTF16(data, encoding == "utf-16be")
	case "":
		return nil, &indicators.Error{Op: op, Err: indicators.ErrSyntax, Offset: invalidUTF8(data),
			Detail: "not UTF-8; name the encoding: " + previews(data)}
	}
	upper, _ := single(encoding)
	return decodeSingle(data, upper, encoding)
}

// sniffEncoding tells UTF-16 by the zero bytes of its spaces, digits and Latin
// letters, and UTF-8 by its form; "" is neither.
func sniffEncoding(data []byte) string {
	head := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	if len(data)%2 == 0 && zeros[0]+zeros[1] > 0 {
		if zeros[1] > 4*zeros[0] {
			return "utf-16le"
		}
		if zeros[0] > 4*zeros[1] {
			return "utf-16be"
		}
	}
	if utf8.Valid(data) {
		return "utf-8"
	}
	return ""
}

// invalidUTF8 returns where the first byte stands that is not UTF-8, -1 if none is.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

func decodeUTF16(data []byte, big bool) ([]byte, error) {
	fail := func(i int, detail string) error {
		return &indicators.Error{Op: "read text", Err: indicators.ErrSyntax, Offset: i, Detail: detail}
	}
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	if len(data)%2 != 0 {
		return nil, fail(len(data), "UTF-16 ends in the middle of a character")
	}
	out := make([]byte, 0, len(data)+len(data)/2)
	for i := 0; i < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = unit(i + 2)
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return nil, fail(i, "half a surrogate pair in UTF-16")
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

func decodeSingle(data []byte, upper []rune, encoding string) ([]byte, error) {
	out := make([]byte, 0, len(data)+len(data)/4)
	for i, c := range data {
		if c < 0x80 {
			out = append(out, c)
			continue
		}
		r := upper[c-0x80]
		if r == utf8.RuneError {
			return nil, &indicators.Error{Op: "read text", Err: indicators.ErrSyntax, Offset: i,
				Detail: fmt.Sprintf("byte %#x means nothing in %s", c, encoding)}
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// previews shows how each encoding with a byte for each character reads the words
// around the first byte that is not ASCII.
func previews(data []byte) string {
	at := bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 })
	if at < 0 {
		return strings.Join(Encodings(), ", ")
	}
	stop := func(c byte) bool { return c < ' ' || c == ';' || c == ',' }
	from, to := at, at
	for from > 0 && at-from < 12 && !stop(data[from-1]) {
		from--
	}
	for to < len(data) && to-at < 20 && !stop(data[to]) {
		to++
	}
	var list []string
	for _, encoding := range Encodings() {
		if upper, ok := single(encoding); ok {
			if text, err := decodeSingle(data[from:to], upper, encoding); err == nil {
				list = append(list, encoding+" reads "+cite.Quote(string(text)))
			}
		}
	}
	return strings.Join(list, ", ")
}
