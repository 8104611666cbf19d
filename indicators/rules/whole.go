package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// maxShift is by how many places the decimal sign of a fraction is moved at most.
const maxShift = 9

// ind025 looks for fractions of what the catalogue says is a whole number. Threshold: none;
// a whole number of the unit is silent, whatever its own unit, and so is an approximate
// number, a range, a rank and what cannot be converted. The smallest power of ten that
// makes the number whole is proposed: a decimal comma that was read as the sign between
// thousands, or thousands that were written as units.
func ind025(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND025", Family: FamilyRange, Severity: finding.SeverityWarning,
			Title: messages.Text("fraction of a whole number"),
			Mend:  messages.Text("look at the decimal sign in the source again"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			i := s.indicatorAt(row.Key().Indicator)
			if i == nil || !i.Whole {
				return
			}
			q, err := row.Quantity().In(i.Unit)
			if err != nil || q.Figure.Approximate() {
				return
			}
			x, ok := q.Figure.Rat()
			if !ok || x.IsInt() {
				return
			}
			o := row.Observation()
			f := r.Add(
				pathOf(o)+"/figure", messages.Text("{value} ({indicator}): this is counted in whole numbers"),
				rulekit.Quantity("value", o.Quantity()), s.indicatorArg(o.Key.Indicator),
			).Cite(cited(o))
			ten, shifted := figure.FromInt64(10), q.Figure.WithoutResolution()
			for range maxShift {
				if shifted, err = shifted.Mul(ten); err != nil {
					return
				}
				if x, ok := shifted.Rat(); ok && x.IsInt() {
					written := func(lang wording.Lang) string { return wording.WriterOf(lang).Say(o.Quantity()) }
					f.Propose(
						indicators.Candidate{Key: o.Key, Figure: shifted, Unit: i.Unit},
						messages.Phrase("{value} without the decimal sign").With("value", written).Text(),
					)
					return
				}
			}
		}),
	}
}
