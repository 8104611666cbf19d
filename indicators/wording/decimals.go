package wording

import (
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// decimals is a number as digits, ready to be written.
type decimals struct {
	neg      bool
	integer  []byte // at least one digit, no leading zero but "0"
	fraction []byte
	ratio    []byte // "9/65", instead of digits, when no decimal is exact
}

// decimalsOf takes a point apart. Its resolution decides how many fraction
// digits are written beyond the needed ones. It uses buf when that is long
// enough.
func decimalsOf(f figure.Figure, buf []byte) decimals {
	coef, exp, _, res, ok := f.Compact()
	var digits []byte
	e := int(exp)
	if ok {
		digits = strconv.AppendInt(buf, coef, 10)
	} else if d, terminates := f.Decimal(); terminates {
		digits = d.Coefficient().Append(buf, 10)
		e = int(d.Exponent())
		res = figure.NoResolution
		if step, known := f.Resolution(); known {
			res = int8(step.Exponent())
		}
	} else {
		x, _ := f.WithoutResolution().AppendText(buf)
		if len(x) > 0 && x[0] == '~' {
			x = x[1:]
		}
		return decimals{neg: len(x) > 0 && x[0] == '-', ratio: trimSign(x)}
	}
	d := decimals{neg: digits[0] == '-'}
	d.integer, d.fraction = split(trimSign(digits), e)
	if res != figure.NoResolution && res < 0 {
		d = d.padded(-int(res))
	}
	return d
}

// decimalsOfMoney takes an amount apart.
func decimalsOfMoney(m money.Money, buf []byte) decimals {
	coef, places := m.Unscaled()
	digits := strconv.AppendInt(buf, coef, 10)
	d := decimals{neg: digits[0] == '-'}
	d.integer, d.fraction = split(trimSign(digits), -places)
	return d
}

func trimSign(b []byte) []byte {
	if len(b) > 0 && b[0] == '-' {
		return b[1:]
	}
	return b
}

// split returns the integer and the fraction digits of digits * 10^exp.
func split(digits []byte, exp int) (integer, fraction []byte) {
	switch {
	case exp >= 0:
		for range exp {
			digits = append(digits, '0')
		}
		return digits, digits[len(digits):]
	case len(digits) > -exp:
		at := len(digits) + exp
		return digits[:at:at], digits[at:]
	}
	n := -exp - len(digits) // zeros behind the point
	for range n {
		digits = append(digits, '0')
	}
	copy(digits[n:], digits[:len(digits)-n])
	for i := range n {
		digits[i] = '0'
	}
	return zeros[:1:1], digits
}

// zeros is never written to.
var zeros = []byte("0")

// padded returns d with a fraction of at least so many digits.
func (d decimals) padded(places int) decimals {
	for len(d.fraction) < places {
		d.fraction = append(d.fraction, '0')
	}
	return d
}

// trim takes zeros off the end of the fraction, down to so many digits.
func (d *decimals) trim(places int) {
	for len(d.fraction) > places && d.fraction[len(d.fraction)-1] == '0' {
		d.fraction = d.fraction[:len(d.fraction)-1]
	}
}

// shift divides d by 10^n, n below the number of integer digits.
func (d decimals) shift(n int) decimals {
	cut := len(d.integer) - n
	fraction := make([]byte, 0, n+len(d.fraction))
	fraction = append(append(fraction, d.integer[cut:]...), d.fraction...)
	return decimals{neg: d.neg, integer: d.integer[:cut:cut], fraction: fraction}
}

// rounding is what becomes of digits that are dropped.
type rounding uint8

const (
	roundHalfEven rounding = iota
	roundFloor
	roundCeiling
)

// round keeps so many fraction digits. It reports whether the number moved.
func (d *decimals) round(places int, mode rounding) (moved bool) {
	if len(d.fraction) <= places {
		return false
	}
	all := make([]byte, 0, 1+len(d.integer)+places)
	all = append(append(append(all, '0'), d.integer...), d.fraction[:places]...)
	rest := d.fraction[places:]
	half := compareHalf(rest)
	up := false
	switch mode {
	case roundHalfEven:
		up = half > 0 || half == 0 && (all[len(all)-1]-'0')%2 == 1
	case roundFloor:
		up = d.neg && half > -2
	case roundCeiling:
		up = !d.neg && half > -2
	}
	if up {
		i := len(all) - 1
		for ; all[i] == '9'; i-- {
			all[i] = '0'
		}
		all[i]++
	}
	if all[0] == '0' {
		all = all[1:]
	}
	cut := len(all) - places
	d.integer, d.fraction = all[:cut:cut], all[cut:]
	return half > -2
}

// compareHalf compares 0.rest with one half; -2 says that rest is zero.
func compareHalf(rest []byte) int {
	zero := true
	for _, c := range rest[1:] {
		zero = zero && c == '0'
	}
	switch {
	case zero && rest[0] == '0':
		return -2
	case rest[0] < '5':
		return -1
	case zero && rest[0] == '5':
		return 0
	}
	return 1
}

// appendDigits writes integer and fraction digits, or the ratio, without sign.
func (d *decimals) appendDigits(b []byte, s separators) []byte {
	if d.ratio != nil {
		return append(b, d.ratio...)
	}
	if len(d.integer) < s.from || s.group == "" {
		b = append(b, d.integer...)
	} else {
		last := len(d.integer) - 3 // where the last group begins
		size := 3
		if s.pairs {
			size = 2
		}
		head := (last-1)%size + 1
		b = append(b, d.integer[:head]...)
		for i := head; i < last; i += size {
			b = append(append(b, s.group...), d.integer[i:i+size]...)
		}
		b = append(append(b, s.group...), d.integer[last:]...)
	}
	if len(d.fraction) > 0 {
		b = append(append(b, s.decimal...), d.fraction...)
	}
	return b
}
