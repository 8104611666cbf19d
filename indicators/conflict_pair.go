package indicators

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/shopspring/decimal"
)

// compare classifies two members of a conflict. ok is false when there is
// nothing to compare: one origin that speaks of two periods.
func (v View) compare(a, b *Member) (p Pair, ok bool) {
	p = Pair{A: a.Observation.ID, B: b.Observation.ID, SameOrigin: a.Origin == b.Origin}
	x, y := a.Observation.Key, b.Observation.Key
	switch {
	case x.Period != y.Period:
		p.Kind = ConflictPeriod
		return p, !p.SameOrigin
	case x.Perimeter != y.Perimeter:
		p.Kind = ConflictPerimeter
	case a.Quantity.Unit != b.Quantity.Unit:
		p.Kind = ConflictUnit
		if fit(a.Quantity.Figure, b.Quantity.Figure) {
			p.Kind = ConflictUnitSlip
		}
	default:
		v.compareFigures(a, b, &p)
	}
	return p, true
}

// compareFigures classifies two figures of one key and one unit.
func (v View) compareFigures(a, b *Member, p *Pair) {
	f, g := a.Quantity.Figure, b.Quantity.Figure
	switch {
	case f.Encloses(g) && g.Encloses(f):
		p.Kind = ConflictEqual
		if p.SameOrigin {
			p.Kind = ConflictSameOrigin
		}
		return
	case f.Encloses(g) || g.Encloses(f):
		p.Kind = ConflictNested
		return
	}
	if _, ok := f.Intersect(g); ok {
		p.Kind = ConflictOverlap
		return
	}
	if p.Kind = byDigits(f, g); p.Kind != 0 {
		return
	}
	x, y := printedDigits(f), printedDigits(g)
	if slip := a.Observation.Unit != b.Observation.Unit && fit(a.Observation.Figure, b.Observation.Figure); slip {
		p.Kind = ConflictUnitSlip
		return
	}
	if power, ok := scaleSlip(f, g, x, y); ok {
		p.Kind, p.Power = ConflictScaleSlip, power
		return
	}
	printedInArabic := a.Observation.WordsLang == wording.Ar || b.Observation.WordsLang == wording.Ar
	if digitSlip(x, y, printedInArabic || p.SameOrigin) || readsAs(a, b) || readsAs(b, a) {
		p.Kind = ConflictDigitSlip
		return
	}
	p.Kind = ConflictDisjoint
	if p.SameOrigin && a.Source.Originator != "" && a.Source.Originator == b.Source.Originator &&
		comparePublished(v.Published(a.Observation), v.Published(b.Observation)) != 0 &&
		(a.Source.Release == "" || a.Source.Release != b.Source.Release) {
		p.Kind = ConflictVintage
	}
}

// plain returns a figure without "about", so that its digits can be read.
func plain(f figure.Figure) figure.Figure {
	x, ok := f.Rat()
	if !ok || !f.Approximate() {
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

func meet(f, g figure.Figure) bool {
	_, ok := f.Intersect(g)
	return ok
}

// byDigits tells whether rounding, or else cutting, explains that two figures
// differ; 0 when neither does.
func byDigits(f, g figure.Figure) ConflictKind {
	f, g = plain(f), plain(g)
	if meet(f.Read(figure.Rounded), g.Read(figure.Rounded)) {
		return ConflictRounding
	}
	// The coarser one cut, the finer one rounded or cut.
	x, ok1 := f.Resolution()
	y, ok2 := g.Resolution()
	if !ok1 || ok2 && x.LessThan(y) {
		f, g = g, f
	}
	cut := f.Read(figure.Truncated)
	if meet(cut, g.Read(figure.Truncated)) || (!ok1 || !ok2 || !x.Equal(y)) && meet(cut, g.Read(figure.Rounded)) {
		return ConflictTruncation
	}
	return 0
}

// fit reports whether two figures can come from one number.
func fit(f, g figure.Figure) bool { return meet(f, g) || byDigits(f, g) != 0 }

// readsAs reports whether a doubtful figure has a candidate reading that fits
// the other.
func readsAs(a, b *Member) bool {
	for _, c := range a.Observation.Candidates {
		if c.Key != b.Observation.Key || !c.Figure.IsSet() {
			continue
		}
		q, err := figure.Quantity{Figure: c.Figure, Unit: c.Unit}.In(b.Quantity.Unit)
		if err == nil && fit(q.Figure, b.Quantity.Figure) {
			return true
		}
	}
	return false
}

// digits are the significant digits of a number: 0.text * 10^magnitude, text
// without zeros at either end. "" is a figure without such digits: no point, a
// fraction like 1/3, zero.
type digits struct {
	text      string
	magnitude int
	negative  bool
}

// maxDigits limits the digits that are looked at.
const maxDigits = 64

func printedDigits(f figure.Figure) digits {
	d, ok := plain(f).Decimal()
	if !ok || d.IsZero() {
		return digits{}
	}
	text := d.Coefficient().String()
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	magnitude := len(text) + int(d.Exponent())
	text = strings.TrimRight(text, "0")
	if len(text) > maxDigits {
		return digits{}
	}
	return digits{text, magnitude, negative}
}

// scaleSlip reports whether a power of ten makes f fit g. Thousands, millions
// and milliards take each other's place in print, so for those a fit by rounding
// or cutting is enough; for any other power the digits must be the same, and two
// at least. Where the resolution is not known, zeros at the end are taken for
// places that were not printed: what is asked is how two numbers that contradict
// each other came apart, not whether they do.
func scaleSlip(f, g figure.Figure, x, y digits) (power int, ok bool) {
	if x.text == "" || y.text == "" || x.negative != y.negative {
		return 0, false
	}
	power = y.magnitude - x.magnitude
	if x.text == y.text && power != 0 && (len(x.text) > 1 || power%3 == 0) {
		return power, true
	}
	f, g = asPrinted(plain(f), x), asPrinted(plain(g), y)
	for _, near := range [...]int{power, power - 1, power + 1} {
		if near == 0 || near%3 != 0 || near < -30 || near > 30 {
			continue
		}
		scaled, err := figure.Quantity{Figure: f, Unit: powerOfTen(near)}.In(figure.Unit{})
		if err == nil && fit(scaled.Figure, g) {
			return near, true
		}
	}
	return 0, false
}

// asPrinted returns a point with the step of its last digit that is not zero,
// if its own is not known.
func asPrinted(f figure.Figure, x digits) figure.Figure {
	if _, ok := f.Resolution(); !ok {
		if g, err := f.WithResolution(decimal.New(1, int32(x.magnitude-len(x.text)))); err == nil {
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

// digitSlip reports whether one number becomes the other when neighbouring
// digits or the two sides of the decimal sign change places, or when a digit is
// lost. Two digits alone prove little: 5.7 is taken for 7.5 only if something
// else speaks for it, such as print from right to left.
func digitSlip(x, y digits, other bool) bool {
	if x.text == "" || y.text == "" || x.negative != y.negative {
		return false
	}
	n := max(len(x.text), len(y.text))
	switch {
	case (n > 2 || other) && swapsSides(x, y):
		return true
	case x.magnitude == y.magnitude:
		return n > 2 && swapsNeighbours(x.text, y.text)
	}
	return losesDigit(x, y) || losesDigit(y, x)
}

// swapsSides reports whether the digits before the decimal sign and those after
// it change places, as 5,7 for 7,5 where a line runs from right to left. The
// sign is where the press sets it: in thousands, millions or milliards.
func swapsSides(x, y digits) bool {
	if x.magnitude < 1 || y.magnitude < 1 || (x.magnitude-1)/3 != (y.magnitude-1)/3 {
		return false
	}
	a, b := (x.magnitude-1)%3+1, (y.magnitude-1)%3+1
	return len(x.text) > a && len(y.text) > b && x.text[:a] == y.text[b:] && x.text[a:] == y.text[:b]
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
func losesDigit(x, y digits) bool {
	if len(x.text) < 3 || x.magnitude != y.magnitude+1 {
		return false
	}
	for i := range min(len(x.text), x.magnitude) {
		if rest := x.text[:i] + x.text[i+1:]; strings.TrimRight(rest, "0") == y.text && rest[0] != '0' {
			return true
		}
	}
	return false
}
