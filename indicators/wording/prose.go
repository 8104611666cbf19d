package wording

import (
	"bytes"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// prose writes a number for readers of sentences. A million or a milliard is a
// word where at most two decimals stand before it, so that no separator can be
// taken for the other one.
func (w pen) prose(b []byte, d decimals, n *noun) []byte {
	power := w.prosePower(d, n)
	if power > 0 {
		d = d.shift(power)
		d.trim(0)
	}
	s := w.separators()
	if n.kind == nounMoney && thirds(d) { // 1,256 dirham may be 1256
		if w.lang == En {
			return append(w.signed(append(appendCode(b, n.currency), ' '), d, s), n.per...)
		}
		return append(appendCode(append(w.signed(b, d, s), ' '), n.currency), n.per...)
	}
	if w.lang == Ar && s.group == "." && n.kind == nounNamed && n.info.measure && len(d.fraction) == 0 &&
		!bytes.HasSuffix(d.integer, []byte("000")) {
		s.from = 7 // «26.500 ساعة» may be twenty-six and a half
	}
	b = w.signed(b, d, s)
	if power == 0 {
		return w.pressUnit(b, d, n)
	}
	return w.pressScaled(b, d, n, power)
}

// prosePower chooses the scale word of [Prose]: 6, 9, or 0 for none.
func (w pen) prosePower(d decimals, n *noun) int {
	if w.unscaled || d.ratio != nil || n.kind == nounNone || n.kind == nounPercent || len(d.fraction) > 0 {
		return 0
	}
	for power := w.mostPower(); power >= 6; power -= 3 {
		size := len(d.integer)
		if size <= power || size > power+3 {
			continue
		}
		zeros := 0
		for zeros < size && d.integer[size-1-zeros] == '0' {
			zeros++
		}
		if power-zeros <= 2 {
			return power
		}
	}
	return 0
}

// mostPower is the power of ten of the largest scale word: a "billion" among French
// numbers may be one of France.
func (w pen) mostPower() int {
	if w.lang == En && w.locale.Lang() == Fr {
		return 6
	}
	return 9
}

// span writes a closed interval as "75 000 à 80 000 emplois", the unit once unless
// it is a percentage or stands before the number.
func (w pen) span(b []byte, lo, hi figure.Figure, n *noun) []byte {
	var buf, buf2 [64]byte
	low, high := w.exact(lo, n, buf[:0]), w.exact(hi, n, buf2[:0])
	power := w.prosePower(low, n)
	if power != w.prosePower(high, n) {
		w.unscaled, power = true, 0
	}
	words := &spanWords[w.lang]
	b = append(b, words.from...)
	switch {
	case n.kind == nounPercent, n.kind == nounMoney && thirds(low), low.ratio != nil, high.ratio != nil:
		b = w.prose(b, low, n)
	default:
		if power > 0 {
			low = low.shift(power)
			low.trim(0)
		}
		b = w.signed(b, low, w.separators())
	}
	return w.prose(append(b, words.to...), high, n)
}

// spanWords stand before and between the ends of a span, of numbers and of days.
var spanWords = [...]struct{ from, to string }{
	Ar: {"من ", " إلى "}, Fr: {"", " à "}, En: {"", " to "},
}

// thirds reports whether a number has exactly three decimals, which could be taken for
// thousands.
func thirds(d decimals) bool { return len(d.fraction) == 3 && len(d.integer) <= 3 }

// certain adds a zero to exactly three decimals of things that are counted, 1,2460, and of
// everything where the words are not of the language of the numbers: they could be taken
// for thousands, whatever the locale says.
func (w pen) certain(d decimals, n *noun) decimals {
	if thirds(d) && (w.mixed() || n.kind == nounNamed && !n.info.measure || n.kind == nounText) {
		d = d.padded(4)
	}
	return d
}

// exact takes a number apart for [Prose]: without its resolution, and money with
// the digits of its minor unit, two at most, where it has any.
func (w pen) exact(f figure.Figure, n *noun, buf []byte) decimals {
	d := decimalsOf(f.WithoutResolution(), buf)
	d.trim(0)
	if p := w.places; p.set && p.padded {
		return w.certain(d.padded(int(p.n)), n)
	} else if p.set && n.kind == nounMoney && int(p.n) < n.currency.MinorDigits() {
		return d
	}
	if n.kind == nounMoney && d.ratio == nil && len(d.fraction) > 0 {
		d = d.padded(min(n.currency.MinorDigits(), 2)) // not 1,500 dinars
	}
	return w.certain(d, n)
}
