package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// slip is how a figure came to be printed wrong.
type slip uint8

const (
	noSlip slip = iota
	slipPower
	slipSwapped
	slipDropped
	slipDoubled
	slipYear
	slipArea
	slipFraction
	slipAbove
	slipCumulative
	slipPart
	slipSign
	slipRate
	slipHalfYear
	slipTenth
	slipColumns
	slipRows
)

// meaning is a value that may have been meant, and the slip that leads from it to
// what is printed.
type meaning struct {
	value dec
	slip  slip
	power int // of ten, for slipPower
}

var slipTexts = [...]string{
	noSlip:         "as the other figures have it",
	slipSwapped:    "two neighbouring digits changed places",
	slipDropped:    "a digit was lost",
	slipDoubled:    "a digit was printed twice",
	slipYear:       "the figure is that of another period",
	slipArea:       "the figure is that of another part",
	slipFraction:   "a fraction was printed as a percentage",
	slipAbove:      "an index based on a hundred was printed as a share",
	slipCumulative: "the figure is the sum since the year began",
	slipPart:       "the total lacks one of its parts",
	slipSign:       "the sign was lost",
	slipRate:       "the amount is in another currency",
	slipHalfYear:   "the figure is that of a fiscal year",
	slipTenth:      "the total is a tenth too large or too small",
	slipColumns:    "two columns of one row changed places",
	slipRows:       "a column moved down by a row",
}

// reason says why a value would fit.
func (m meaning) reason() wording.Text {
	if m.slip == slipPower {
		return offBy(m.power)
	}
	return messages.Text(slipTexts[m.slip])
}

// print is the digits that a record shows: value is c times 10^e, with the zeros that
// are part of it.
func (r *record) print() dec {
	d := r.value
	for d.e > 0 && abs64(d.c) <= most/10 {
		d.c *= 10
		d.e--
	}
	return d
}

// meanings lists the values of a range from which one slip leads to what a record
// shows. What a copy hides can be any value of the range; the finer one says which.
func (t *table) meanings(n int32, in, fine span) []meaning {
	r := &t.records[n]
	i := t.columns[r.column].of
	var all []meaning
	list := func(d dec, s slip, power int) {
		if d.short() == r.value.short() {
			return
		}
		if !slices.ContainsFunc(all, func(m meaning) bool { return m.value.short() == d.short() }) {
			all = append(all, meaning{d, s, power})
		}
	}
	add := func(d dec, s slip, power int) {
		if pointAt(d).meets(in) {
			list(d, s, power)
		}
	}
	for _, k := range [...]int{-1, 1, -3, 3, -6, 6, -2, 2, -9, 9} {
		if r.value.c != 0 && t.ofPower(n, k) {
			v, step := dec{r.value.c, r.value.e + int32(k)}, dec{1, r.step + int32(k)}
			if (span{lo: v.plus(step.neg(), false), hi: v.plus(step, true)}).meets(in) {
				list(v, slipPower, k)
			}
		}
	}
	if i.Nature == indicators.Ratio && i.Unit.Scale() == -2 {
		add(dec{r.value.c, r.value.e + 2}, slipFraction, 0)
		add(r.value.plus(dec{-100, 0}, false), slipAbove, 0)
	}
	if c := &t.columns[r.column]; c.measure == byValue {
		add(r.value.neg(), slipSign, 0)
	}
	step := t.stepBeside(n)
	t.respelt(r, func(d dec, s slip, power int) {
		if pointAt(d).meets(r.asFinely(in, d, step)) {
			list(d, s, power)
		}
	})
	pick := func(s slip) {
		if v, ok := t.pick(n, fine); ok {
			add(v, s, 0)
		}
	}
	if s := t.copied(n); s != noSlip {
		pick(s)
	}
	t.missums(n, in, add, pick)
	return all
}

// asFinely is a range for a value that is printed to another place than a record shows: where
// it has more digits, these are held as well, since the source would have printed all of them.
func (r *record) asFinely(in span, d dec, step int32) span {
	own := d.short().e
	if own >= step || r.bounds.lo == r.bounds.hi {
		return in
	}
	if !in.noLo {
		in.lo = in.lo.plus(dec{1, step}, false).plus(dec{-1, own}, false)
	}
	if !in.noHi {
		in.hi = in.hi.plus(dec{-5, step - 1}, true).plus(dec{5, own - 1}, true)
	}
	return in
}

// ofPower reports whether a figure of this kind can be off by so many tens: a share
// only by its decimal sign.
func (t *table) ofPower(n int32, k int) bool {
	r := &t.records[n]
	return t.columns[r.column].measure != byOdds || k < 0 && r.value.e >= 0
}

// respelt adds what the digits could have been before two changed places, one was
// lost or one was doubled.
func (t *table) respelt(r *record, add func(dec, slip, int)) {
	p := r.print()
	size, sign := abs64(p.c), int64(1)
	if p.negative() {
		sign = -1
	}
	if size < 10 {
		return
	}
	for _, unit := range tens {
		if unit > size {
			break
		}
		above, digit, below := size/unit/10, size/unit%10, size%unit
		if next := above % 10; next != digit && above > 0 {
			add(dec{sign * ((above/10*100+digit*10+next)*unit + below), p.e}, slipSwapped, 0)
		} else if above > 0 {
			add(dec{sign * (above*unit + below), p.e}, slipDoubled, 0)
		}
		if size < most/100 {
			for d := range int64(10) {
				add(dec{sign * ((size/unit*10+d)*unit + below), p.e}, slipDropped, 0)
			}
		}
	}
	if size < most/100 {
		for d := int64(1); d < 10; d++ {
			whole := int64(1)
			for whole <= size {
				whole *= 10
			}
			add(dec{sign * (d*whole + size), p.e}, slipDropped, 0)
		}
	}
}

// copied says whose figure a record shows, if it is that of another period or part.
func (t *table) copied(n int32) slip {
	r := &t.records[n]
	same := func(lo, hi int32) bool {
		for m := lo; m < hi; m++ {
			if o := &t.records[m]; m != n && o.source == r.source && o.value.short() == r.value.short() {
				return true
			}
		}
		return false
	}
	if r.at.Kind() != period.KindRange {
		for _, by := range [...]int{-1, 1, -2, 2, -3, 3} {
			if same(t.find(r.column, r.at.Shift(by*lag(r.at.Kind())))) {
				return slipYear
			}
		}
	}
	for _, col := range t.siblings(r.column) {
		if same(t.find(col, r.at)) {
			return slipArea
		}
	}
	return noSlip
}

// around returns the parts of each area that an area is a part of.
func (t *table) around(area indicators.ID) [][]indicators.ID {
	if t.wider == nil {
		t.wider = map[indicators.ID][][]indicators.ID{}
		for a := range t.scope.Catalogue().Areas() {
			for _, id := range a.Parts {
				t.wider[id] = append(t.wider[id], a.Parts)
			}
		}
	}
	return t.wider[area]
}

// siblings returns the columns of the other parts of the area or code.
func (t *table) siblings(col int32) (cols []int32) {
	k := t.columns[col].key
	for _, parts := range t.around(k.Area) {
		for _, id := range parts {
			o := k
			o.Area = id
			if c, ok := t.byKey[o]; ok {
				cols = append(cols, c)
			}
		}
	}
	for p := range k.Breakdown.Parts() {
		d, _ := t.scope.dimension(p.Dimension)
		for _, x := range d.Codes {
			o := k
			var err error
			if o.Breakdown, err = k.Breakdown.With(p.Dimension, x.ID); err != nil {
				continue
			}
			if c, ok := t.byKey[o]; ok && c != col {
				cols = append(cols, c)
			}
		}
	}
	return cols
}

// missums adds what a figure should be if it is a sum of something else.
func (t *table) missums(n int32, in span, add func(dec, slip, int), pick func(slip)) {
	r := &t.records[n]
	c := &t.columns[r.column]
	own := func(col int32, p period.Period) (int32, bool) { return t.own(col, p, r.source) }
	if c.of.Nature == indicators.FlowOver {
		// A quarter, and the sum since January.
		left, some := r.bounds, false
		for p := r.at.Prev(); r.at.Kind() != period.KindYear && p.First().Year() == r.at.First().Year(); p = p.Prev() {
			m, ok := own(r.column, p)
			if some = ok; !ok {
				break
			}
			left = left.plus(t.records[m].bounds.neg())
		}
		if some && left.meets(in) {
			pick(slipCumulative)
		}
		if r.at.Kind() == period.KindYear && t.betweenYears(n, in, own) {
			pick(slipHalfYear)
		}
	}
	for _, part := range t.partsOf(r) {
		if m, ok := own(part, r.at); ok && r.bounds.plus(t.records[m].bounds).meets(in) {
			pick(slipPart)
			break
		}
	}
	if len(t.partsOf(r)) > 0 {
		for _, by := range [...]int64{9, 11} {
			v := r.value.over(dec{by, -1}, false)
			near := span{lo: v.times(dec{9995, -4}, false), hi: v.times(dec{10005, -4}, true)}
			if v.positive() && near.meets(in) {
				pick(slipTenth)
			}
		}
	}
	if inMoney(c.of) {
		t.rates(n, func(rate dec) {
			for _, v := range [...]dec{r.value.times(rate, false), r.value.over(rate, false)} {
				near := span{lo: v.times(dec{9999, -4}, false), hi: v.times(dec{10001, -4}, true)}
				if v.positive() && near.meets(in) {
					pick(slipRate)
				}
			}
		})
	}
}

// betweenYears reports whether a figure can be half of its year and half of one
// beside: it lies between the two, or a tenth beyond.
func (t *table) betweenYears(n int32, in span, own func(int32, period.Period) (int32, bool)) bool {
	r := &t.records[n]
	if in.noLo || in.noHi {
		return false
	}
	for _, by := range [...]int{-1, 1} {
		m, ok := own(r.column, r.at.Shift(by))
		if !ok {
			continue
		}
		o := t.records[m].value
		lo, hi := in.lo, in.hi
		if o.compare(lo) < 0 {
			lo = o
		}
		if o.compare(hi) > 0 {
			hi = o
		}
		if r.value.compare(lo.times(dec{9, -1}, false)) >= 0 && r.value.compare(hi.times(dec{11, -1}, true)) <= 0 {
			return true
		}
	}
	return false
}

// partsOf returns the columns of the parts that the record is a sum of.
func (t *table) partsOf(r *record) []int32 {
	c := &t.columns[r.column]
	a, ok := t.scope.area(c.key.Area)
	if !ok || c.of.OverPlaces != indicators.Sum {
		return nil
	}
	return t.columnsOf(len(a.Parts), func(n int) indicators.Key {
		k := c.key
		k.Area = a.Parts[n]
		return k
	})
}

// rates calls f with the exchange rates of the record's period.
func (t *table) rates(n int32, f func(dec)) {
	r := &t.records[n]
	if !t.exchanged {
		t.exchanged = true
		for col := range t.columns {
			if c := &t.columns[col]; c.of.Nature == indicators.Ratio && isExchange(c.of) {
				t.exchanges = append(t.exchanges, int32(col))
			}
		}
	}
	for _, col := range t.exchanges {
		lo, hi := t.find(col, r.at)
		for m := lo; m < hi; m++ {
			if v := t.records[m].value; v.positive() {
				f(v)
			}
		}
	}
}

// isExchange reports whether an indicator is money over money.
func isExchange(i *indicators.Indicator) bool {
	over, under, ok := strings.Cut(i.Unit.String(), "/")
	currency := func(symbol string) bool {
		u, err := figure.ParseUnit(symbol)
		return err == nil && len(symbol) == len("MAD") && say.InMoney(u)
	}
	return ok && currency(over) && currency(under)
}

// pick returns the value of a range that is printed as the figures beside the record
// are: the only one, or the one in the middle.
func (t *table) pick(n int32, in span) (dec, bool) {
	if in.noLo || in.noHi || in.empty() {
		return dec{}, false
	}
	step := t.stepBeside(n)
	lo, ok1 := in.lo.at(step, true)
	hi, ok2 := in.hi.at(step, false)
	if ok1 && ok2 && lo <= hi {
		return dec{lo + (hi-lo)/2, step}, true
	}
	sum := in.lo.plus(in.hi, false)
	return sum.over(dec{2, 0}, false), true
}

// stepBeside returns the place of the last digit that the record's source prints
// beside it, or the record's own.
func (t *table) stepBeside(n int32) int32 {
	r := &t.records[n]
	step, some := r.step, false
	for _, by := range [...]int{-1, 1} {
		if m, ok := t.beside(n, by); ok && t.records[m].source == r.source {
			if o := t.records[m].step; !some || o < step {
				step, some = o, true
			}
		}
	}
	return step
}
