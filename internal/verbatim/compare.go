package verbatim

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/digits"
)

// Difference says how a figure differs from what words say; the least comes first.
type Difference int

const (
	Same Difference = iota
	OtherQualifier
	OtherScale
	OtherUnit
	OtherValue
)

// Reading is what words say, and how a figure differs from it.
type Reading struct {
	wording.Reading
	Difference Difference
	// Quantity is what the words say, in the unit of the figure where they name none.
	Quantity figure.Quantity
}

// Compare reads all figures of words. It returns those that a figure may have been
// made of and is not, the nearest first: none where one of them fits, where a reading is
// in doubt, or where the words hold no figure. fits reports whether one of them fits.
// Differences up to the one that is allowed are none: a rank may stand in words as a
// bound, among the best 30, and an amount of money has no qualifier.
func Compare(q figure.Quantity, words string, locale wording.Locale, allowed Difference) (all []Reading, fits bool) {
	for x, err := range wording.Find(words, locale) {
		if err != nil {
			return nil, false
		}
		r := Reading{Reading: x, Difference: differs(q, x), Quantity: quantityOf(q, x)}
		if r.Difference <= allowed || r.Difference == OtherUnit && saysSame(q, r.Quantity) {
			return nil, true
		}
		all = append(all, r)
	}
	// What speaks of the figure's own unit is meant rather than a year beside it.
	if counted := slices.DeleteFunc(slices.Clone(all), func(x Reading) bool { return !x.Counts(q) }); len(counted) > 0 {
		all = counted
	}
	slices.SortStableFunc(all, func(a, b Reading) int { return int(a.Difference) - int(b.Difference) })
	return all, false
}

// saysSame reports whether two quantities are the same to a reader: jobs, which is no unit,
// is read as the plural of job. What is wrong with a unit is told elsewhere.
func saysSame(q, said figure.Quantity) bool {
	w := wording.WriterOf(wording.En)
	return w.Say(q) == w.Say(said)
}

// Counts reports whether the words name a unit that may be that of a figure.
func (x Reading) Counts(q figure.Quantity) bool {
	return !unnamed(x.Reading) && sameUnit(q, x.Reading)
}

// unnamed reports whether a reading is of a bare number, or of things that have no symbol.
func unnamed(x wording.Reading) bool {
	return x.Kind == wording.Number || x.Kind == wording.Count && x.Unit.IsOne()
}

// differs tells how a figure differs from a reading of its words.
func differs(q figure.Quantity, x wording.Reading) Difference {
	unitFits := sameUnit(q, x)
	least := OtherValue
	for _, pair := range alike(q, x) {
		f, g := pair[0].WithoutResolution(), pair[1].WithoutResolution()
		is := OtherValue
		switch {
		case equalFigures(f, g), equalFigures(f, g.Neg()) && !strings.HasPrefix(x.Literal, "-"):
			is = Same
		case equalFigures(bareOf(f), bareOf(g)) || equalFigures(bareOf(f), bareOf(g).Neg()):
			is = OtherQualifier
		default:
			if _, ok := digits.ScaleSlip(bareOf(f), bareOf(g)); ok {
				is = OtherScale
			}
		}
		least = min(least, is)
	}
	if !unitFits && least <= OtherQualifier {
		return OtherUnit
	}
	return least
}

// alike returns the figure and the reading side by side, as they stand and, where
// their units convert, in the unit of the figure.
func alike(q figure.Quantity, x wording.Reading) [][2]figure.Figure {
	pairs := make([][2]figure.Figure, 0, 2)
	if said, err := x.Quantity().In(q.Unit); err == nil {
		pairs = append(pairs, [2]figure.Figure{q.Figure, said.Figure})
		if x.Unit != (figure.Unit{}) {
			return pairs
		}
	}
	pairs = append(pairs, [2]figure.Figure{q.Figure, x.Figure})
	if base := q.Unit.Base(); base != q.Unit { // 65 of thousand jobs
		if plain, err := q.In(base); err == nil && base != (figure.Unit{}) {
			pairs = append(pairs, [2]figure.Figure{plain.Figure, x.Figure})
		}
	}
	return pairs
}

// sameUnit reports whether a reading may be in the unit of a figure.
func sameUnit(q figure.Quantity, x wording.Reading) bool {
	base := q.Unit.Base()
	switch {
	case unnamed(x) || x.Unit == q.Unit:
		return true
	case x.Kind == wording.Percent || x.Kind == wording.Points:
		return base == (figure.Unit{})
	case x.Kind == wording.Money:
		return slices.Contains(symbols(q.Unit), x.Currency.String())
	}
	// Words have many names for whom and what they count.
	counted := symbols(x.Unit)
	for _, symbol := range symbols(q.Unit) {
		switch {
		case slices.Contains(people, symbol):
			return !slices.Contains(counted, "company")
		case symbol == "company":
			return !slices.ContainsFunc(counted, func(s string) bool { return slices.Contains(people, s) })
		}
	}
	return x.Unit == (figure.Unit{}) || x.Unit.Compatible(q.Unit) || base == (figure.Unit{}) && q.Unit == base
}

// people are the symbols of units that words take for each other.
var people = []string{"job", "person"}

// symbols returns the symbols of a unit: job, MAD and month of thousand*MAD/month.
func symbols(u figure.Unit) []string {
	return strings.FieldsFunc(u.String(), func(r rune) bool { return r == '*' || r == '/' || r == ' ' })
}

// bareOf returns the number of a figure without its qualifier.
func bareOf(f figure.Figure) figure.Figure {
	lower, upper := f.Lower(), f.Upper()
	end := upper
	switch {
	case !f.IsSet() || lower.Infinite && upper.Infinite:
		return f
	case upper.Infinite:
		end = lower
	case !lower.Infinite && lower.Value.Cmp(upper.Value) != 0:
		return f
	}
	if bare, err := figure.Interval(figure.Bound{Value: end.Value}, figure.Bound{Value: end.Value}); err == nil {
		return bare
	}
	return f
}

// equalFigures reports whether two figures say the same, qualifier included.
func equalFigures(f, g figure.Figure) bool { return f.IsSet() && g.IsSet() && f.Equal(g) }

// quantityOf returns a reading as a quantity, in the unit of the figure where the
// words name none.
func quantityOf(q figure.Quantity, x wording.Reading) figure.Quantity {
	said := x.Quantity()
	if said.Unit == (figure.Unit{}) {
		said.Unit = q.Unit
		if base := q.Unit.Base(); base != (figure.Unit{}) {
			said.Unit = base
		}
	}
	return said
}
