package planted

import (
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Kind is a kind of fault.
type Kind uint8

// The kinds: fifteen, and ten more.
const (
	PowerOfTen     Kind = iota // ten times too large, or a tenth
	Thousandfold               // a thousand times too large
	Millionfold                // a million times too large
	ScaleLost                  // "65" for 65 thousand or 65 million
	DigitsSwapped              // two neighbouring digits
	UnitUnset                  // no unit
	UnitWrong                  // the unit of something else
	WrongYear                  // the next year's figure
	TotalOff                   // the country off by 10 %, up or down
	ShareAbove                 // a share with 100 added, as an index would have it
	OtherArea                  // the figure of another area
	LastYear                   // the last year's figure again
	ThreeYearsAgo              // the figure of three years ago again
	Redefined                  // x1.35 from a year on, not marked
	DecimalComma               // 12,345 read as 12.345; 55,3 as 553
	DigitDropped               // one digit
	DigitDoubled               // one digit
	ColumnsSwapped             // two indicators exchanged in one row of a table of areas
	RowsShifted                // from one row on, a column shows the area above
	Fraction                   // 0.553 for 55.3 percent
	Cumulative                 // the sum since January for a quarter
	FiscalYear                 // July to June under the calendar year
	PartMissing                // a sum without one of its parts
	EurosAsDollars             // the amount in euros, under dollars
	SignLost                   // a loss as a gain
	kinds
)

var kindNames = [...]string{"x10, /10", "x1000", "x10^6", "thousand or million lost", "two digits swapped",
	"unit unset", "unit wrong", "wrong year", "total off 10 %", "share above 100", "figure of another area",
	"last year's figure again",
	"figure of three years ago again", "definition changed", "decimal comma", "digit dropped", "digit doubled",
	"two columns exchanged", "table shifted by a row", "share as fraction", "cumulative for a quarter", "fiscal year",
	"sum without a part", "euros under dollars", "sign lost"}

// Kinds lists all kinds.
func Kinds() []Kind {
	var list []Kind
	for k := PowerOfTen; k < kinds; k++ {
		list = append(list, k)
	}
	return list
}

// String names the kind.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "no kind"
}

// Variant is the sector that the kind is planted in: the base, but for what only
// quarters can have.
func (k Kind) Variant() Variant {
	if k == Cumulative {
		return Quarters
	}
	return Base
}

// Fault is a fault planted in a sector, and what the planter makes of it.
type Fault struct {
	Kind Kind
	// Records are the planted records.
	Records []indicators.ID
	// Sorted says how far the fault can be found.
	Sorted

	s     *Sector
	print map[int]printed
	units map[int]figure.Unit // of records whose unit is changed
}

// Dataset is the sector with the fault.
func (f *Fault) Dataset() *indicators.Dataset {
	changed := make(map[int]indicators.Observation)
	for n, p := range f.print {
		changed[n] = f.s.observation(n, p)
	}
	for n, u := range f.units {
		o, ok := changed[n]
		if !ok {
			o = f.s.observation(n, f.s.records[n].clean)
		}
		o.Unit = u
		changed[n] = o
	}
	return f.s.build(changed)
}

// Sector is the clean sector that the fault was planted in.
func (f *Fault) Sector() *Sector { return f.s }

// Printed is what a planted record shows.
func (f *Fault) Printed(name indicators.ID) figure.Figure {
	n, _ := f.s.number(name)
	return table{s: f.s, changed: f.print}.at(n).figure(f.s.Options.Stated)
}

// Right is what a record should have shown, as its source would print it.
func (f *Fault) Right(name indicators.ID) figure.Figure {
	n, _ := f.s.number(name)
	return f.s.records[n].clean.figure(f.s.Options.Stated)
}

// True is the true value of a record.
func (f *Fault) True(name indicators.ID) *big.Rat { return f.s.True(name) }

// table is what the sources print with the fault.
func (f *Fault) table() table {
	t := table{s: f.s, changed: f.print, nameless: make(map[int]bool)}
	for n := range f.units {
		t.nameless[n] = true
	}
	return t
}

// Plant plants one fault, at a place that the seed draws; nil if the sector has
// no place for the kind.
func Plant(s *Sector, kind Kind, seed uint64) *Fault {
	r := newRandom(seed, "plant "+kind.String())
	for range 2000 {
		f := &Fault{Kind: kind, s: s, print: make(map[int]printed), units: make(map[int]figure.Unit)}
		n := r.below(len(s.records))
		if s.records[n].first || s.records[n].clean.qual != figure.Unqualified || !f.plant(n, r) || !f.real() {
			continue
		}
		f.finish()
		return f
	}
	return nil
}

// finish lists the planted records and sorts the fault.
func (f *Fault) finish() {
	var list []int
	for n := range f.print {
		list = append(list, n)
	}
	for n := range f.units {
		list = append(list, n)
	}
	slices.Sort(list)
	for _, n := range list {
		f.Records = append(f.Records, id(n))
	}
	f.Sorted = f.sort()
}

// real reports whether every planted record shows what is not right, in a form
// that the sorting can count in.
func (f *Fault) real() bool {
	for n, p := range f.print {
		if p.exp < -4 || p.same(f.s.records[n].clean) {
			return false
		}
	}
	return len(f.print)+len(f.units) > 0
}

// plant plants at record n, or reports that the kind has no place there.
func (f *Fault) plant(n int, r *random) bool {
	rec := f.s.records[n]
	d := f.s.truth.defs[rec.ind]
	switch f.Kind {
	case UnitUnset:
		f.units[n] = figure.Unit{}
		return true
	case UnitWrong:
		u := f.s.truth.defs[r.below(len(f.s.truth.defs))].unit
		f.units[n] = figure.MustParseUnit(u)
		return u != d.unit
	case Redefined:
		return (d.form == amount || d.form == part) && rec.year >= 3 && rec.year < f.s.Options.Years-3 &&
			f.redefine(rec.ind, rec.year, 135)
	case ColumnsSwapped:
		return f.swapColumns(n, r)
	case RowsShifted:
		return f.shiftRows(n)
	}
	p, ok := f.s.misprint(f.Kind, n, r)
	if ok {
		f.print[n] = p
	}
	return ok
}

// misprint is what one record shows instead of its figure.
func (s *Sector) misprint(kind Kind, n int, r *random) (printed, bool) {
	rec := s.records[n]
	d := s.truth.defs[rec.ind]
	p := rec.clean
	plain := d.form == amount || d.form == part
	switch kind {
	case PowerOfTen:
		p.exp += 1 - 2*r.below(2)
		return p, plain
	case Thousandfold, Millionfold:
		p.exp += 3 * int(kind-Thousandfold+1)
		return p, plain
	case ScaleLost:
		return loseScale(p, 3+3*r.below(2)), plain && p.value() >= 1000*unit
	case DigitsSwapped, DigitDropped, DigitDoubled:
		list := misspelt(kind, p.coef)
		if len(list) == 0 {
			return p, false
		}
		p.coef = list[r.below(len(list))]
		return p, true
	case TotalOff:
		percent := int64(90 + 20*r.below(2))
		return off(rec.own, p, percent), rec.area == 0 && d.adds(s.Options) && d.form != change
	case ShareAbove:
		p.coef += 100 * pow10(max(-p.exp, 0))
		return p, d.form == share && p.exp <= 0
	case Fraction:
		p.exp -= 2
		return p, d.form == share
	case DecimalComma:
		switch {
		case p.exp < 0:
			return printed{coef: p.coef}, true
		case plain && p.value() >= 1000*unit:
			p.exp -= 3
			return p, p.exp <= 0
		}
		return p, false
	case SignLost:
		p.coef = -p.coef
		return p, p.coef > 0
	case EurosAsDollars:
		m, ok := s.byPlace[cell{place{ind: euro, year: rec.year}, rec.source, false}]
		if !ok || rec.ind != investment || d.id != "investment" {
			return p, false
		}
		return inEuros(rec.own, p, s.records[m].clean), true
	}
	return s.miscopy(kind, n, r)
}

// loseScale drops a word such as thousand; of the digits behind the point three stay.
func loseScale(p printed, zeros int) printed {
	p.exp -= zeros
	if p.exp < -3 {
		p = lattice{places: 3}.round(p.coef, pow10(-3-p.exp))
	}
	return p
}

// misspelt lists what a slip of one digit makes of a number.
func misspelt(kind Kind, coef int64) []int64 {
	if coef < 0 {
		list := misspelt(kind, -coef)
		for i := range list {
			list[i] = -list[i]
		}
		return list
	}
	var list []int64
	for unit := int64(1); unit <= coef; unit *= 10 {
		digit, above, below := coef/unit%10, coef/unit/10, coef%unit
		next := above % 10
		x := coef
		switch kind {
		case DigitsSwapped:
			if unit*10 <= coef && (digit != 0 || above >= 10) {
				x = (above/10*100+digit*10+next)*unit + below
			}
		case DigitDropped:
			if x = above*unit + below; coef < 10 || x < pow10(len(digits(coef))-2) {
				x = coef // no digit is left in front, or a zero
			}
		case DigitDoubled:
			x = ((above*10+digit)*10+digit)*unit + below
		}
		if x != coef && !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

func digits(x int64) string { return big.NewInt(x).String() }

// miscopy is a figure that stands in the wrong place.
func (s *Sector) miscopy(kind Kind, n int, r *random) (printed, bool) {
	rec := s.records[n]
	d := s.truth.defs[rec.ind]
	from := cell{rec.place, rec.source, rec.first}
	switch kind {
	case WrongYear:
		from.year++
	case LastYear:
		from.year--
	case ThreeYearsAgo:
		from.year -= 3
	case OtherArea:
		if from.area = 1 + r.below(s.Options.Areas); rec.area == 0 {
			return printed{}, false
		}
	case Cumulative, FiscalYear, PartMissing:
		return s.missum(kind, rec, d, r)
	}
	m, ok := s.byPlace[from]
	if !ok || s.records[m].clean.qual != figure.Unqualified {
		return printed{}, false
	}
	return s.records[m].clean, true
}

// missum is a sum of something else.
func (s *Sector) missum(kind Kind, rec record, d definition, r *random) (printed, bool) {
	sum := exact{0, 1}
	add := func(at place, sign int64) bool {
		x, ok := s.truth.values[at]
		sum.num += sign * x.num
		return ok
	}
	ok := true
	at := rec.place
	switch kind {
	case Cumulative:
		ok = rec.quarter >= 2
		for at.quarter = 1; at.quarter <= rec.quarter; at.quarter++ {
			ok = add(at, 1) && ok
		}
	case FiscalYear:
		ok = d.flow && rec.quarter == 0
		begins := rec.year - r.below(2) // named for the year that it ends or begins in
		for q := 3; q <= 6; q++ {
			ok = add(place{rec.ind, rec.area, begins + (q-1)/4, (q-1)%4 + 1}, 1) && ok
		}
	case PartMissing:
		ok = rec.area == 0 && d.adds(s.Options) && d.form != change && add(at, 1)
		at.area = 1 + r.below(s.Options.Areas)
		ok = ok && add(at, -1)
	}
	return rec.own.round(sum.num, sum.den), ok
}

// swapColumns exchanges two amounts of one area and year.
func (f *Fault) swapColumns(n int, r *random) bool {
	rec := f.s.records[n]
	other := cell{rec.place, rec.source, rec.first}
	other.ind = r.below(len(f.s.truth.defs))
	m, ok := f.s.byPlace[other]
	if !ok || m == n || rec.area == 0 || !f.s.column(rec.ind) || !f.s.column(other.ind) {
		return false
	}
	f.print[n], f.print[m] = f.s.records[m].clean, rec.clean
	return true
}

// column reports whether an indicator is a column of the table that columns are
// exchanged in: amounts.
func (s *Sector) column(ind int) bool {
	d := s.truth.defs[ind]
	return d.form == amount || d.form == part
}

// shiftRows lets each area from that of record n on show the figure of the area
// above it. The last area's figure is lost.
func (f *Fault) shiftRows(n int) bool {
	rec := f.s.records[n]
	if !f.s.column(rec.ind) || rec.area < 2 || rec.area >= f.s.Options.Areas {
		return false
	}
	for area := rec.area; area <= f.s.Options.Areas; area++ {
		at := cell{rec.place, rec.source, rec.first}
		at.area = area
		to, ok := f.s.byPlace[at]
		at.area--
		from, ok2 := f.s.byPlace[at]
		if !ok || !ok2 {
			return false
		}
		f.print[to] = f.s.records[from].clean
	}
	return true
}

// redefine multiplies an indicator by percent from a year on, in all areas and
// sources.
func (f *Fault) redefine(ind, year int, percent int64) bool {
	for n, r := range f.s.records {
		if r.ind == ind && r.year >= year {
			f.print[n] = r.own.round(r.sound.num*percent, r.sound.den*100)
		}
	}
	return true
}
