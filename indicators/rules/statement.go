package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func ind060(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND060", Family: FamilyMissing, Severity: finding.SeverityWarning,
			Title: messages.Text("required statement missing"),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			i, ok := s.indicator(o.Key.Indicator)
			if !ok {
				return
			}
			for _, want := range i.Requires {
				if _, ok := o.Attributes.Code(indicators.ID(want)); ok {
					continue
				}
				r.Add(
					pathOf(o)+"/attributes"+cite.Pointer(want),
					messages.Text("{value} ({indicator}): {statement} is not stated"),
					rulekit.Quantity("value", o.Quantity()),
					s.indicatorArg(o.Key.Indicator),
					s.statementArg(indicators.ID(want)),
				).Cite(cited(o)).
					Suggest(messages.Text("state {statement}, or say that the source does not"))
			}
		}),
	}
}

func ind061(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND061", Family: FamilyUnreadable, Severity: finding.SeverityError,
			Title: messages.Text("unreadable figure"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if c := row.Candidates(); len(c) > 0 && !row.Quantity().Figure.IsSet() {
				o := row.Observation()
				r.Add(
					pathOf(o)+"/figure",
					messages.Text(
						"the figure cannot be read; possible readings: {count}",
					), rulekit.Number("count", len(c)),
				).Cite(cited(o)).
					Suggest(messages.Text("choose no reading without another source")).Offer(c...)
			}
		}),
	}
}

func ind062(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND062", Family: FamilyUnreadable, Severity: finding.SeverityWarning,
			Title: messages.Text("doubtful figure"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if c := row.Candidates(); len(c) > 0 && row.Quantity().Figure.IsSet() {
				o := row.Observation()
				r.Add(
					pathOf(o)+"/figure",
					messages.Text("{value} may be read as {reading}"),
					rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("reading", candidateQuantity(c[0], o)),
				).Cite(cited(o)).
					Suggest(messages.Text("compare with other sources")).Offer(c...)
			}
		}),
	}
}

func ind063(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND063", Family: FamilyMissing, Severity: finding.SeverityWarning,
			Title: messages.Text("stated perimeter is not the one assigned"),
			Mend:  messages.Text("check whom the figure counts, and give both perimeters with it"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if stated := row.Stated(); stated != "" && stated != row.Key().Perimeter {
				o := row.Observation()
				r.Add(
					pathOf(o)+"/stated_perimeter",
					messages.Text("the words speak of “{stated}”; {value} is kept under “{assigned}”"),
					s.perimeterArg("stated", o.Stated),
					s.perimeterArg("assigned", o.Key.Perimeter),
					rulekit.Quantity("value", o.Quantity()),
				).Cite(cited(o))
			}
		}),
	}
}

// statementArg names what a figure must state: as the catalogue names the
// dimension, or else by its code in quotes.
func (s Scope) statementArg(code indicators.ID) finding.Arg {
	if d, ok := s.dimension(code); ok && d.Name.IsSet() {
		return finding.Arg{Name: "statement", Label: d.Name}
	}
	c := string(code)
	return finding.Arg{Name: "statement", Label: say.Text("«"+c+"»", "« "+c+" »", `"`+c+`"`)}
}

// candidateQuantity returns a candidate's value, in the unit of o where it names
// none.
func candidateQuantity(c indicators.Candidate, o indicators.Observation) figure.Quantity {
	q := figure.Quantity{Figure: c.Figure, Unit: c.Unit}
	if q.Unit == (figure.Unit{}) && c.Key.Indicator == o.Key.Indicator {
		q.Unit = o.Unit
	}
	return q
}
