package figure

import (
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// String returns the canonical text, which [Parse] reads, or the empty string
// when f is unset. It never rounds.
func (f Figure) String() string {
	var buf [32]byte
	b, _ := f.AppendText(buf[:0])
	return string(b)
}

// AppendText appends the text of [Figure.String] to b. The error is always
// nil.
func (f Figure) AppendText(b []byte) ([]byte, error) {
	if !f.IsSet() {
		return b, nil
	}
	if f.Approximate() {
		b = append(b, '~')
	}
	open := f.flags
	switch {
	case f.IsPoint():
		b = f.lo.AppendText(b)
	case open&fLoInf != 0 && open&fHiInf != 0:
		b = append(b, "(-inf,+inf)"...)
	case open&fHiInf != 0:
		b = f.lo.AppendText(appendSign(b, '>', open&fLoOpen != 0))
	case open&fLoInf != 0:
		b = f.hi.AppendText(appendSign(b, '<', open&fHiOpen != 0))
	default:
		b = append(b, "[("[btoi(open&fLoOpen != 0)])
		b = append(f.lo.AppendText(b), ',')
		b = append(f.hi.AppendText(b), "])"[btoi(open&fHiOpen != 0)])
	}
	if f.res.known() {
		b = append(b, '@')
		b = f.res.appendText(b)
	}
	return b, nil
}

func appendSign(b []byte, c byte, open bool) []byte {
	b = append(b, c)
	if !open {
		b = append(b, '=')
	}
	return b
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// appendText writes a resolution as a plain decimal, however small.
func (r resolution) appendText(b []byte) []byte {
	if r.e >= 0 {
		b = strconv.AppendUint(b, uint64(r.c), 10)
		for range r.e {
			b = append(b, '0')
		}
		return b
	}
	var d [10]byte
	digits := strconv.AppendUint(d[:0], uint64(r.c), 10)
	point := len(digits) + int(r.e) // digits before the point
	if point <= 0 {
		b = append(b, "0."...)
		for range -point {
			b = append(b, '0')
		}
		return append(b, digits...)
	}
	b = append(b, digits[:point]...)
	b = append(b, '.')
	return append(b, digits[point:]...)
}
