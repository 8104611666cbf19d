package rules

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// ind032 finds figures that stand out of their series, and changes of definition. A
// figure that a sum, a quotient or another source confirms does not stand out.
func ind032(c Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND032", Family: FamilyOutlier, Severity: finding.SeverityWarning,
			Title: messages.Text("unusual jump"),
			Mend:  messages.Text("look at both values again in their sources, and whether the definition changed"),
		},
		Check: withCauses("IND032", func(Scope, *rulekit.Report) {}),
	}
}

// percent returns a ratio in percent, to one place.
func percent(f figure.Figure) figure.Quantity {
	q, err := figure.Quantity{Figure: f}.In(percentUnit())
	if err != nil {
		return figure.Quantity{Figure: f}
	}
	return q.Round(1, money.HalfEven)
}

func percentUnit() figure.Unit {
	u, _ := figure.ParseUnit("percent")
	return u
}
