package wording

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// unsaid stands for a value that is not set.
const unsaid = "?"

// SayQuantity writes a quantity for people, in the locale of a language
// ([LocaleOf]) and [Plain] style, with at most two decimal places: 1500/13 MAD is
// "115,38 MAD" in French. A point is rounded half to even, a bound outward, so that
// what is written holds for every value that the figure allows. A quantity that is
// not set is "?".
func SayQuantity(q figure.Quantity, l Lang) string {
	if !q.IsSet() {
		return unsaid
	}
	q.Figure = q.Figure.Round(2, money.HalfEven)
	return FormatQuantity(q, LocaleOf(l), Plain)
}

// SayPercent writes a ratio for people as a percentage, with at most one decimal
// place: 1/9 is "11.1%" in English and "11,1 %" in French. It rounds as
// [SayQuantity] does. A ratio that is not set, or too large, is "?".
func SayPercent(ratio figure.Figure, l Lang) string {
	percent, err := ratio.Scale(big.NewRat(100, 1))
	if err != nil || !ratio.IsSet() {
		return unsaid
	}
	percent = percent.Round(1, money.HalfEven)
	return FormatQuantity(figure.Quantity{Figure: percent, Unit: unitCache().percent}, LocaleOf(l), Plain)
}
