package wording

import (
	"io"
	"iter"
	"unicode"
	"unicode/utf8"
)

// Sizes of the blocks that a text is read in.
const (
	shortBlock = 64 << 10 // where an empty line ends one
	longBlock  = 1 << 20  // where a sentence does, or a space
)

// FindReader is [Find] for a text that is read from in as it goes, in a memory of a
// few mebibytes whatever its length. Offsets count from the beginning of the text.
// An error of in ends the sequence; it is wrapped, with the offset that was reached.
func FindReader(in io.Reader, l Locale) iter.Seq2[Reading, error] {
	return Reader{Locale: l}.FindReader(in)
}

// FindReader is [FindReader] with the options of r.
func (r Reader) FindReader(in io.Reader) iter.Seq2[Reading, error] {
	return func(yield func(Reading, error) bool) {
		if in == nil {
			yield(Reading{}, &Error{Op: "FindReader", Err: ErrNotFigure, Detail: "no reader"})
			return
		}
		give := func(reading Reading, err *Error) bool {
			if err != nil {
				return yield(reading, err)
			}
			return yield(reading, nil)
		}
		limit := r.maxBytes(defaultFindBytes)
		buf := make([]byte, 0, longBlock+utf8.UTFMax)
		var failed error
		for offset := 0; ; {
			for len(buf) < cap(buf) && failed == nil {
				var n int
				n, failed = in.Read(buf[len(buf):min(cap(buf), len(buf)+shortBlock)])
				buf = buf[:len(buf)+n]
			}
			rest := buf
			over := len(rest) > limit-offset
			if over {
				rest = rest[:wholeRunes(rest, limit-offset)]
			}
			size := blockSize(rest, failed != nil || over)
			if !r.findBlock(string(rest[:size]), offset, nil, give) {
				return
			}
			offset += size
			buf = buf[:copy(buf, buf[size:])]
			switch {
			case over && size == len(rest):
				e := &Error{Op: "Find", Err: ErrLimit, Offset: offset, Detail: "text too long"}
				yield(Reading{Start: offset, End: offset}, e)
				return
			case len(buf) == 0 && failed == io.EOF:
				return
			case len(buf) == 0 && failed != nil:
				e := &Error{Op: "FindReader", Err: failed, Offset: offset, Detail: "the text was not read to its end"}
				yield(Reading{Start: offset, End: offset}, e)
				return
			}
		}
	}
}

// moved adds an offset to the place of a reading.
func (r *Reading) moved(offset int) {
	r.Start += offset
	r.End += offset
}

// blockSize returns how long the first block of a text is. The last block of a text
// is all that is left. No figure goes on behind an empty line, nor behind the end of
// a sentence; only a text without either for a mebibyte is cut at a space, and one
// without spaces anywhere.
func blockSize[T string | []byte](text T, last bool) int {
	if len(text) <= shortBlock && last {
		return len(text)
	}
	short := min(len(text), shortBlock)
	for i := short - 1; i >= 0; i -= 2 { // of two characters, one has an even place
		if text[i] != '\n' {
			continue
		}
		if i+1 < short && text[i+1] == '\n' {
			return i + 2
		}
		if i > 0 && text[i-1] == '\n' {
			return i + 1
		}
	}
	long := min(len(text), longBlock)
	for i := shortBlock; i < long; i += 2 { // here as well
		if text[i] != '\n' {
			continue
		}
		if text[i-1] == '\n' {
			return i + 1
		}
		if i+1 < long && text[i+1] == '\n' {
			return i + 2
		}
	}
	if len(text) <= longBlock && last {
		return len(text)
	}
	space := 0
	for i := longBlock - 1; i > 1; i-- {
		if text[i] != ' ' && text[i] != '\n' {
			continue
		}
		space = max(space, i)
		if text[i-1] == '.' && text[i-2] >= 'a' && text[i-2] <= 'z' {
			if r, _ := utf8.DecodeRuneInString(string(text[i+1 : min(len(text), i+1+utf8.UTFMax)])); unicode.IsLetter(r) {
				return i
			}
		}
	}
	if space > 0 {
		return space
	}
	return wholeRunes(text, longBlock)
}

// wholeRunes returns the largest size up to n that cuts no character in two.
func wholeRunes[T string | []byte](text T, n int) int {
	for k := n; k > max(0, n-utf8.UTFMax); k-- {
		if k == len(text) || utf8.RuneStart(text[k]) {
			return k
		}
	}
	return n
}
