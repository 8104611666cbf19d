package rules

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/verbatim"
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

func checkWords(s Scope, o indicators.Observation, r *rulekit.Report) {
	if o.Words == "" || !o.Figure.IsSet() {
		return
	}
	i := s.indicatorAt(o.Key.Indicator)
	allowed := verbatim.Same
	if i != nil && i.Nature == indicators.Rank {
		allowed = verbatim.OtherUnit // "among the best 30" is a rank up to 30
	}
	all, _ := verbatim.Compare(o.Quantity(), o.Words, wording.LocaleOf(o.WordsLang), allowed)
	if len(all) == 0 {
		return
	}
	member := "/figure"
	if all[0].Difference == verbatim.OtherUnit {
		member = "/unit"
	}
	verbatim.Report(r, pathOf(o)+member, o.Quantity(), o.Key, all).Cite(cited(o))
}
