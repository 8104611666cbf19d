package rules

import (
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// amountArg is an argument that shows an amount.
func amountArg(name string, m money.Money) finding.Arg {
	if q, ok := amounts.Quantity(m); ok {
		return rulekit.Quantity(name, q)
	}
	return rulekit.Word(name, m.String())
}
