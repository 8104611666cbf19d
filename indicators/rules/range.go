package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func ind020(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND020", Family: FamilyRange, Severity: finding.SeverityError,
			Title: messages.Text("value out of bounds"),
			Mend: messages.Text(
				"look at the figure and its unit again in the source, and at the bounds in the catalogue",
			),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			i, value := s.indicatorAt(row.Key().Indicator), row.Quantity()
			if i == nil || !i.Bounds.IsSet() || !value.Figure.IsSet() {
				return
			}
			q, err := value.In(i.Unit)
			if err != nil || digits.Meet(q.Figure, i.Bounds) {
				return
			}
			o := row.Observation()
			r.Add(
				pathOf(o)+"/figure",
				messages.Text("{value} is out of bounds: {bounds}"),
				rulekit.Quantity("value", o.Quantity()),
				rulekit.Quantity("bounds", figure.Quantity{Figure: i.Bounds, Unit: i.Unit}),
			).Cite(cited(o))
		}),
	}
}

func ind021(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND021", Family: FamilyMissing, Severity: finding.SeverityError,
			Title: messages.Text("unit missing"),
			Mend:  messages.Text("look for the unit in the source"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			i, value := s.indicatorAt(row.Key().Indicator), row.Quantity()
			if i != nil && value.Figure.IsSet() && value.Unit == (figure.Unit{}) && !i.Unit.IsOne() {
				o := row.Observation()
				r.Add(
					pathOf(o)+"/unit",
					messages.Text("{value} has no unit; the unit of the indicator: {unit}"),
					rulekit.Quantity("value", o.Quantity()), rulekit.Word("unit", i.Unit.String()),
				).Cite(cited(o)).
					Propose(
						indicators.Candidate{Key: o.Key, Figure: o.Figure, Unit: i.Unit},
						messages.Text("the unit of the indicator"),
					)
			}
		}),
	}
}

func ind022(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND022", Family: FamilyRange, Severity: finding.SeverityWarning,
			Title: messages.Text("unit that does not fit"),
			Mend: messages.Text(
				"look at the unit again in the source, or keep the figure under an indicator in that unit",
			),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			i, unit := s.indicatorAt(row.Key().Indicator), row.Quantity().Unit
			if i != nil && unit != (figure.Unit{}) && !unit.Compatible(i.Unit) {
				o := row.Observation()
				f := r.Add(
					pathOf(o)+"/unit",
					messages.Text("{unit} does not convert into {want}, the unit of the indicator"),
					rulekit.Word("unit", o.Unit.String()), rulekit.Word("want", i.Unit.String()),
				).Cite(cited(o))
				if s.likeOthers(o.Key, o.Figure) {
					f.Propose(
						indicators.Candidate{Key: o.Key, Figure: o.Figure, Unit: i.Unit},
						messages.Text("the unit of the indicator"),
					)
				}
			}
		}),
	}
}

func ind023(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND023", Family: FamilyRange, Severity: finding.SeverityWarning,
			Title: messages.Text("forecast called observed"),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			if o.Role != indicators.RoleObserved {
				return
			}
			if o.Status.Has('F') {
				r.Add(
					pathOf(o)+"/role",
					messages.Text("its status says forecast, its role says observed"),
				).Cite(cited(o))
				return
			}
			p := s.view.Published(o)
			by := s.knownBy(o.Key)
			if !p.IsSet() || !p.Last().Before(by) {
				return
			}
			r.Add(
				pathOf(o)+"/role",
				messages.Text("published {published}, before {period} had ended"),
				rulekit.Time("published", p), rulekit.Time("period", o.Key.Period),
			).Cite(cited(o)).
				Suggest(messages.Text("the role is forecast or estimate"))
		}),
	}
}

// knownBy returns the first day on which a value of the key can be observed:
// the last of its period for a flow and for the growth of one, the first for a
// level, a rank or a ratio, which can be observed on any day of it. It is unset
// for a price, which may be set ahead.
func (s Scope) knownBy(k indicators.Key) period.Date {
	i, ok := s.indicator(k.Indicator)
	if !ok || i.Nature == indicators.Ratio && say.InMoney(i.Unit) {
		return period.Date{}
	}
	if i.Of != "" && (i.Transformed != "" || i.Nature == indicators.Ratio) {
		i, _ = s.indicator(i.Of)
	}
	if i.Nature == indicators.FlowOver {
		return k.Period.Last()
	}
	return k.Period.First()
}

// voids are the statuses by which there is no number: missing for one reason or
// another (H, L, M, O, Q), or not significant (N).
const voids = "HLMNOQ"

// voided reports whether a status says that there is no number.
func voided(s indicators.StatusSet) bool {
	for letter := range s.Letters() {
		if strings.IndexByte(voids, letter) >= 0 {
			return true
		}
	}
	return false
}

// ind024: number whose status says that there is none.
func ind024(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND024", Family: FamilyRange, Severity: finding.SeverityWarning,
			Title: messages.Text("number whose status says that there is none"),
			Mend:  messages.Text("look at the source again: either the status is wrong, or there is no number"),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			for letter := range o.Status.Letters() {
				if o.Figure.IsSet() && strings.IndexByte(voids, letter) >= 0 {
					r.Add(
						pathOf(o)+"/status",
						messages.Text(
							"{value}, with status {status}",
						), rulekit.Quantity("value", o.Quantity()), rulekit.Word("status", string(rune(letter))),
					).Cite(cited(o))
					return
				}
			}
		}),
	}
}

// likeOthers reports whether a number is one of an indicator's as it stands: others of
// its key, or of the periods beside, are neither twice as large nor half.
func (s Scope) likeOthers(k indicators.Key, f figure.Figure) bool {
	sign, ok := f.Sign()
	if !ok || sign == 0 || !f.IsPoint() {
		return false
	}
	periods := []period.Period{k.Period}
	if k.Period.Kind() != period.KindRange {
		by := lag(k.Period.Kind())
		periods = append(periods, k.Period.Shift(-by), k.Period.Shift(by))
	}
	return slices.ContainsFunc(periods, func(p period.Period) bool {
		data := s.DataOf(k.At(p))
		return slices.ContainsFunc(data[:min(len(data), slipSources)], func(x indicators.Datum) bool {
			q, err := x.Figure.Quo(f)
			return err == nil && q.GreaterOrEqual(half) == figure.Yes && q.LessOrEqual(two) == figure.Yes
		})
	})
}

var (
	two     = figure.FromInt64(2)
	half, _ = figure.Ratio(1, 2)
)
