package wording

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Kind says what a figure is a figure of. The zero value is unset.
type Kind uint16

const (
	// Number is a bare number.
	Number Kind = iota + 1
	// Count is a number of things or of units of measure.
	Count
	// Percent is a percentage.
	Percent
	// Points is a difference of percentages: points, points of base.
	Points
	// Money is an amount.
	Money
)

var kinds = enum.Table[Kind]{"", "number", "count", "percent", "points", "money"}

// String returns number, count, percent, points or money, and names the number
// of a value that is no kind.
func (k Kind) String() string { return kinds.String("Kind", k) }

// ParseKind reads a kind as [Kind.String] prints it.
func ParseKind(s string) (Kind, error) {
	return stored.Word(kinds, s, "ParseKind", ErrKind, refuseStored)
}

// Reading is a figure as it was read from text.
type Reading struct {
	// Figure is the number with its qualifier and the resolution of its last
	// stated digit: 65 ألف is 65000@1000. Money is in the currency, also when the
	// text counts centimes.
	Figure figure.Figure `json:"figure"`
	// Unit is what the figure counts: MAD, job, percent, MAD/month. It is 1
	// for a bare number, and for a count of things that the library has no
	// symbol for; Noun tells.
	Unit figure.Unit `json:"unit"`
	Kind Kind        `json:"kind,omitzero"`
	// Currency is set for money.
	Currency money.Currency `json:"currency,omitzero"`
	// Centimes says that the text counts centimes.
	Centimes bool `json:"centimes,omitzero"`
	// Noun is the counted thing in the words of the text.
	Noun string `json:"noun,omitzero"`
	// Lang is the language that the words show, and unset when they show none.
	Lang Lang `json:"lang,omitzero"`
	// Literal is the text of the figure, from Start to End in bytes of what
	// was read.
	Literal string `json:"literal"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Quantity returns figure and unit.
func (r Reading) Quantity() figure.Quantity {
	return figure.Quantity{Figure: r.Figure, Unit: r.Unit}
}

// Money returns the amount of a reading of kind [Money] that is a single
// number. ok is false for others, and when the amount is too large or too
// precise for package money.
func (r Reading) Money() (m money.Money, ok bool) {
	d, ok := r.Figure.Decimal()
	if !ok || r.Kind != Money {
		return money.Money{}, false
	}
	m, err := money.FromDecimal(d, r.Currency)
	return m, err == nil && r.Unit.Base().String() == r.Currency.String()
}

// String returns the quantity and, in parentheses, the words.
func (r Reading) String() string { return r.Quantity().String() + " (" + r.Literal + ")" }
