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
			Title: say.Text("بيان لازم غير مذكور", "précision indispensable absente", "required statement missing"),
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
					say.Text(
						"{value} ({indicator}): لا يُذكر {statement}",
						"{value} ({indicator}) : {statement} n'est pas précisé",
						"{value} ({indicator}): {statement} is not stated",
					),
					rulekit.Quantity("value", o.Quantity()),
					s.indicatorArg(o.Key.Indicator),
					s.statementArg(indicators.ID(want)),
				).Cite(cited(o)).
					Suggest(
						"اذكر {statement}، أو قل إن المصدر لا يذكره",
						"préciser {statement}, ou dire que la source ne le fait pas",
						"state {statement}, or say that the source does not",
					)
			}
		}),
	}
}

func ind061(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND061", Family: FamilyUnreadable, Severity: finding.SeverityError,
			Title: say.Text("رقم غير مقروء", "chiffre illisible", "unreadable figure"),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			if !o.Figure.IsSet() && len(o.Candidates) > 0 {
				r.Add(
					pathOf(o)+"/figure",
					say.Text(
						"لا يُقرأ الرقم؛ قراءات ممكنة: {count}",
						"chiffre illisible ; lectures possibles : {count}",
						"the figure cannot be read; possible readings: {count}",
					), rulekit.Number("count", len(o.Candidates)),
				).Cite(cited(o)).
					Suggest(
						"لا تُختر أي قراءة دون مصدر آخر",
						"ne choisir aucune lecture sans autre source",
						"choose no reading without another source",
					).Offer(o.Candidates...)
			}
		}),
	}
}

func ind062(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND062", Family: FamilyUnreadable, Severity: finding.SeverityWarning,
			Title: say.Text("رقم مشكوك فيه", "chiffre douteux", "doubtful figure"),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			if o.Figure.IsSet() && len(o.Candidates) > 0 {
				c := o.Candidates[0]
				r.Add(
					pathOf(o)+"/figure",
					say.Text(
						"{value} قد تكون {reading}",
						"{value} peut se lire {reading}",
						"{value} may be read as {reading}",
					),
					rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("reading", candidateQuantity(c, o)),
				).Cite(cited(o)).
					Suggest(
						"قارن بالمصادر الأخرى",
						"comparer avec d'autres sources",
						"compare with other sources",
					).Offer(o.Candidates...)
			}
		}),
	}
}

func ind063(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND063", Family: FamilyMissing, Severity: finding.SeverityWarning,
			Title: say.Text(
				"النطاق المذكور غير النطاق المعتمد",
				"périmètre énoncé et périmètre retenu diffèrent",
				"stated perimeter is not the one assigned",
			),
			Mend: say.Text(
				"تحقق ممن يحتسبهم الرقم، واذكر النطاقين معه",
				"vérifier qui le chiffre compte, et donner les deux périmètres avec lui",
				"check whom the figure counts, and give both perimeters with it",
			),
		},
		Check: perObservation(func(s Scope, o indicators.Observation, r *rulekit.Report) {
			if o.Stated != "" && o.Stated != o.Key.Perimeter {
				r.Add(
					pathOf(o)+"/stated_perimeter",
					say.Text(
						"النص يتحدث عن {stated}، والقيمة {value} محسوبة على {assigned}",
						"le texte parle de {stated} ; {value} est rangé sous {assigned}",
						"the words speak of {stated}; {value} is kept under {assigned}",
					),
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
