package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/digits"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// ind064 holds the words as published against the figure that was made of them:
// its value, scale, qualifier and unit. It is silent where the words hold no
// figure, where a reading is in doubt, and where one of several figures fits.
//
// A sign may be said by a verb ("fell by 2.7 %"), a figure that names no unit may
// have any, and jobs may be called people, so none of these is a difference.
func ind064(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND064", Family: FamilyWords, Severity: finding.SeverityWarning,
			Title: messages.Text("figure is not what the published words say"),
			Mend:  messages.Text("read the words again, and mend the figure or note why it differs"),
		},
		Check: perObservation(checkWords),
	}
}

// maxReadings is how many readings of words a finding offers.
const maxReadings = 3

func checkWords(s Scope, o indicators.Observation, r *rulekit.Report) {
	if o.Words == "" || !o.Figure.IsSet() {
		return
	}
	i := s.indicatorAt(o.Key.Indicator)
	rank := i != nil && i.Nature == indicators.Rank // "among the best 30" is a rank up to 30
	var all []wording.Reading
	for reading, err := range wording.Find(o.Words, wording.LocaleOf(o.WordsLang)) {
		if err != nil {
			return
		}
		if d := differs(o, reading); d == same || rank && d < otherValue {
			return
		}
		all = append(all, reading)
	}
	if len(all) == 0 {
		return
	}
	// What speaks of the figure's own unit is meant rather than a year beside it.
	if counted := slices.DeleteFunc(slices.Clone(all), func(x wording.Reading) bool {
		return x.Kind == wording.Number || !sameUnit(o, x)
	}); len(counted) > 0 {
		all = counted
	}
	slices.SortStableFunc(all, func(a, b wording.Reading) int { return int(differs(o, a)) - int(differs(o, b)) })
	member, message := "/figure", differenceTexts[differs(o, all[0])]
	if differs(o, all[0]) == otherUnit {
		member = "/unit"
	}
	f := r.Add(pathOf(o)+member, message, rulekit.Quantity("value", o.Quantity()),
		rulekit.Quantity("reading", quantityOf(o, all[0])),
		rulekit.Word("words", all[0].Literal))
	f.Cite(cited(o))
	for _, x := range all[:min(len(all), maxReadings)] {
		q := quantityOf(o, x)
		f.Propose(indicators.Candidate{Key: o.Key, Figure: q.Figure, Unit: q.Unit}, messages.Text(
			"as the published words say",
		))
	}
}

// difference says how a figure differs from what words say; the least comes first.
type difference int

const (
	same difference = iota
	otherQualifier
	otherScale
	otherUnit
	otherValue
)

var differenceTexts = [...]wording.Text{
	otherQualifier: messages.Text("{value}, but the words \"{words}\" say {reading}: another qualifier"),
	otherScale:     messages.Text("{value}, but the words \"{words}\" say {reading}: another scale"),
	otherUnit:      messages.Text("{value}, but the words \"{words}\" say {reading}: another unit"),
	otherValue:     messages.Text("{value}, but the words \"{words}\" say {reading}"),
}

// differs tells how an observation differs from a reading of its words.
func differs(o indicators.Observation, x wording.Reading) difference {
	unitFits := sameUnit(o, x)
	least := otherValue
	for _, pair := range alike(o, x) {
		f, g := pair[0].WithoutResolution(), pair[1].WithoutResolution()
		is := otherValue
		switch {
		case equalFigures(f, g), equalFigures(f, g.Neg()) && !strings.HasPrefix(x.Literal, "-"):
			is = same
		case equalFigures(bareOf(f), bareOf(g)) || equalFigures(bareOf(f), bareOf(g).Neg()):
			is = otherQualifier
		default:
			if _, ok := digits.ScaleSlip(bareOf(f), bareOf(g)); ok {
				is = otherScale
			}
		}
		least = min(least, is)
	}
	if !unitFits && least <= otherQualifier {
		return otherUnit
	}
	return least
}

// alike returns the figure and the reading side by side, as they stand and, where
// their units convert, in the unit of the figure.
func alike(o indicators.Observation, x wording.Reading) [][2]figure.Figure {
	pairs := make([][2]figure.Figure, 0, 2)
	if q, err := x.Quantity().In(o.Unit); err == nil {
		pairs = append(pairs, [2]figure.Figure{o.Figure, q.Figure})
		if x.Unit != (figure.Unit{}) {
			return pairs
		}
	}
	pairs = append(pairs, [2]figure.Figure{o.Figure, x.Figure})
	if base := o.Unit.Base(); base != o.Unit { // 65 of thousand jobs
		if q, err := o.Quantity().In(base); err == nil && base != (figure.Unit{}) {
			pairs = append(pairs, [2]figure.Figure{q.Figure, x.Figure})
		}
	}
	return pairs
}

// sameUnit reports whether a reading may be in the unit of an observation.
func sameUnit(o indicators.Observation, x wording.Reading) bool {
	base := o.Unit.Base()
	switch {
	case x.Kind == wording.Number || x.Unit == o.Unit:
		return true
	case x.Kind == wording.Percent || x.Kind == wording.Points:
		return base == (figure.Unit{})
	case x.Kind == wording.Money:
		return slices.Contains(symbols(o.Unit), x.Currency.String())
	}
	// Words have many names for whom and what they count.
	counted := symbols(x.Unit)
	for _, symbol := range symbols(o.Unit) {
		switch {
		case slices.Contains(people, symbol):
			return !slices.Contains(counted, "company")
		case symbol == "company":
			return !slices.ContainsFunc(counted, func(s string) bool { return slices.Contains(people, s) })
		}
	}
	return x.Unit == (figure.Unit{}) || x.Unit.Compatible(o.Unit) || base == (figure.Unit{}) && o.Unit == base
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
func quantityOf(o indicators.Observation, x wording.Reading) figure.Quantity {
	q := x.Quantity()
	if q.Unit == (figure.Unit{}) {
		q.Unit = o.Unit
		if base := o.Unit.Base(); base != (figure.Unit{}) {
			q.Unit = base
		}
	}
	return q
}
