// Package amounts turns amounts of money and shares into exact numbers, for the
// schedules and ledgers of agreements and for the rules that check them.
package amounts

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// Rat returns an amount as an exact number of units of its currency; false for an
// unset amount.
func Rat(m money.Money) (*big.Rat, bool) {
	d, ok := m.Decimal()
	if !ok {
		return nil, false
	}
	return d.Rat(), true
}

// Quantity returns an amount as a quantity in its currency; false for an unset
// amount.
func Quantity(m money.Money) (figure.Quantity, bool) {
	d, ok := m.Decimal()
	if !ok {
		return figure.Quantity{}, false
	}
	f, err := figure.FromDecimal(d)
	if err != nil {
		return figure.Quantity{}, false
	}
	return figure.Quantity{Figure: f, Unit: Unit(m)}, true
}

// Unit returns the currency of an amount as a unit.
func Unit(m money.Money) figure.Unit {
	u, _ := figure.ParseUnit(m.Currency().String())
	return u
}

// Share returns a share as an exact ratio, 1/5 for 20 percent; false for one that
// is unset, of another unit, or a range.
func Share(q figure.Quantity) (*big.Rat, bool) {
	if !q.IsSet() {
		return nil, false
	}
	q, err := q.In(figure.Unit{})
	if err != nil {
		return nil, false
	}
	return q.Figure.Rat()
}
