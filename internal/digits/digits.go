package digits

import (
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/shopspring/decimal"
)

// Plain returns a figure without "about", so that its digits can be read.
func Plain(f figure.Figure) figure.Figure {
	if !f.Approximate() {
		return f
	}
	if c, e, q, res, ok := f.Compact(); ok && q == figure.QAbout {
		if g, err := figure.FromCompact(c, e, figure.Unqualified, res); err == nil {
			return g
		}
	}
	x, ok := f.Rat()
	if !ok {
		return f
	}
	g, err := figure.FromRat(x)
	if err != nil {
		return f
	}
	if step, ok := f.Resolution(); ok {
		if h, err := g.WithResolution(step); err == nil {
			return h
		}
	}
	return g
}

// Stated returns a point with the step of its last digit, if its own is not known. Zeros in
// front of the decimal point are digits; a number without decimal digits, such as 1/3, and
// zero stay as they are.
func Stated(f figure.Figure) figure.Figure {
	f = Plain(f)
	x := Printed(f)
	if _, ok := f.Resolution(); ok || x.Text == "" {
		return f
	}
	if g, err := f.WithResolution(decimal.New(1, int32(min(0, x.Magnitude-len(x.Text))))); err == nil {
		return g
	}
	return f
}

// Meet reports whether two figures have a value in common.
func Meet(f, g figure.Figure) bool {
	_, ok := f.Intersect(g)
	return ok
}

// Rounded reports whether rounding explains that two figures differ: one number,
// rounded to the digits of each, may print as both.
func Rounded(f, g figure.Figure) bool {
	return Meet(Plain(f).Read(figure.Rounded), Plain(g).Read(figure.Rounded))
}

// Cut reports whether cutting explains that two figures differ: one number, cut
// to the digits of the coarser one, may print as both.
func Cut(f, g figure.Figure) bool {
	f, g = Plain(f), Plain(g)
	// The coarser one cut, the finer one rounded or cut.
	x, ok1 := f.Resolution()
	y, ok2 := g.Resolution()
	if !ok1 || ok2 && x.LessThan(y) {
		f, g = g, f
	}
	cut := f.Read(figure.Truncated)
	return Meet(cut, g.Read(figure.Truncated)) || (!ok1 || !ok2 || !x.Equal(y)) && Meet(cut, g.Read(figure.Rounded))
}

// Fit reports whether two figures can come from one number.
func Fit(f, g figure.Figure) bool { return Meet(f, g) || Rounded(f, g) || Cut(f, g) }

// Number is the significant digits of a number: 0.Text * 10^Magnitude, Text
// without zeros at either end. Text is "" for a figure without such digits: no
// point, a fraction like 1/3, zero.
type Number struct {
	Text      string
	Magnitude int
	Negative  bool
}

// maxDigits limits the digits that are looked at.
const maxDigits = 64

// Printed returns the digits of a figure as they stand in print.
func Printed(f figure.Figure) Number {
	text, exponent := coefficient(f)
	if text == "" || text == "0" {
		return Number{}
	}
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	magnitude := len(text) + exponent
	text = strings.TrimRight(text, "0")
	if len(text) > maxDigits {
		return Number{}
	}
	return Number{text, magnitude, negative}
}

// coefficient returns the digits of a figure that is a decimal, with its sign, and the
// power of ten that they are multiplied by. There are none where it is no decimal.
func coefficient(f figure.Figure) (text string, exponent int) {
	if c, e, q, _, ok := f.Compact(); ok && (q == figure.Unqualified || q == figure.QAbout) {
		return strconv.FormatInt(c, 10), int(e)
	}
	d, ok := Plain(f).Decimal()
	if !ok {
		return "", 0
	}
	return d.Coefficient().String(), int(d.Exponent())
}

// ScaleSlip reports whether a power of ten makes f fit g. Thousands, millions
// and milliards take each other's place in print, so for those a fit by rounding
// or cutting is enough; for any other power the digits must be the same, and two
// at least. Where the resolution is not known, zeros at the end are taken for
// places that were not printed: what is asked is how two numbers that contradict
// each other came apart, not whether they do.
func ScaleSlip(f, g figure.Figure) (power int, ok bool) {
	x, y := Printed(f), Printed(g)
	if x.Text == "" || y.Text == "" || x.Negative != y.Negative {
		return 0, false
	}
	power = y.Magnitude - x.Magnitude
	if x.Text == y.Text && power != 0 && (len(x.Text) > 1 || power%3 == 0) {
		return power, true
	}
	f, g = asPrinted(Plain(f), x), asPrinted(Plain(g), y)
	for _, near := range [...]int{power, power - 1, power + 1} {
		if near == 0 || near%3 != 0 || near < -30 || near > 30 {
			continue
		}
		scaled, err := figure.Quantity{Figure: f, Unit: powerOfTen(near)}.In(figure.Unit{})
		if err == nil && Fit(scaled.Figure, g) {
			return near, true
		}
	}
	return 0, false
}

// asPrinted returns a point with the step of its last digit that is not zero,
// if its own is not known.
func asPrinted(f figure.Figure, x Number) figure.Figure {
	if _, ok := f.Resolution(); !ok {
		if g, err := f.WithResolution(decimal.New(1, int32(x.Magnitude-len(x.Text)))); err == nil {
			return g
		}
	}
	return f
}

// powerOfTen returns the unit 10^n.
func powerOfTen(n int) figure.Unit {
	u, _ := figure.ParseUnit("10^" + decimal.NewFromInt(int64(n)).String())
	return u
}

// Slip reports whether one number becomes the other when neighbouring
// digits or the two sides of the decimal sign change places, or when a digit is
// lost. Two digits alone prove little: 5.7 is taken for 7.5 only if something
// else speaks for it, such as print from right to left.
func Slip(x, y Number, other bool) bool {
	if x.Text == "" || y.Text == "" || x.Negative != y.Negative {
		return false
	}
	n := max(len(x.Text), len(y.Text))
	switch {
	case (n > 2 || other) && swapsSides(x, y):
		return true
	case x.Magnitude == y.Magnitude:
		return n > 2 && swapsNeighbours(x.Text, y.Text)
	}
	return losesDigit(x, y) || losesDigit(y, x)
}

// swapsSides reports whether the digits before the decimal sign and those after
// it change places, as 5,7 for 7,5 where a line runs from right to left. The
// sign is where the press sets it: in thousands, millions or milliards.
func swapsSides(x, y Number) bool {
	if x.Magnitude < 1 || y.Magnitude < 1 || (x.Magnitude-1)/3 != (y.Magnitude-1)/3 {
		return false
	}
	a, b := (x.Magnitude-1)%3+1, (y.Magnitude-1)%3+1
	return len(x.Text) > a && len(y.Text) > b && x.Text[:a] == y.Text[b:] && x.Text[a:] == y.Text[:b]
}

// swapsNeighbours reports whether two neighbouring digits change places.
func swapsNeighbours(x, y string) bool {
	n := max(len(x), len(y))
	x += strings.Repeat("0", n-len(x))
	y += strings.Repeat("0", n-len(y))
	i := 0
	for i < n && x[i] == y[i] {
		i++
	}
	return i+1 < n && x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
}

// losesDigit reports whether y is x without one of the digits before its
// decimal sign; x has three digits at least.
func losesDigit(x, y Number) bool {
	if len(x.Text) < 3 || x.Magnitude != y.Magnitude+1 {
		return false
	}
	for i := range min(len(x.Text), x.Magnitude) {
		if rest := x.Text[:i] + x.Text[i+1:]; strings.TrimRight(rest, "0") == y.Text {
			return true
		}
	}
	return false
}
