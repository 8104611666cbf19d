package page

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// Whole numbers are written whole up to manyDigits; what has more significant digits
// was computed, and a reader takes in fewDigits of a large one.
const (
	manyDigits = 8
	fewDigits  = 4
)

// large is from where on a computed quantity is rounded to fewer digits than its last
// whole one, and veryLarge from where on by tens of millions.
const (
	large     = 20_000_000
	veryLarge = 1_000_000_000
)

// Rounded rounds a quantity that was computed to what a reader takes in, in the unit that
// its own is a multiple of: to hundredths up to 100, to whole numbers up to 20 million,
// beyond that to three digits or more; bounds outward. A whole number of few digits, as those
// that are published, stays as it is.
func Rounded(q figure.Quantity) figure.Quantity {
	q = InFull(q)
	size := q.Figure.Abs()
	above := func(n int64) bool { return size.Greater(figure.FromInt64(n)) == figure.Yes }
	digits := wholeDigits(size)
	plain := q.Figure.WithoutResolution()
	switch {
	case digits > 0 && plain.Round(min(0, manyDigits-digits), money.HalfEven).Equal(plain):
		return q
	case above(veryLarge):
		q.Figure = plain.Round(-7, money.HalfEven)
	case above(large):
		q.Figure = plain.Round(fewDigits-digits, money.HalfEven)
	case above(100):
		q.Figure = plain.Round(0, money.HalfEven)
	default:
		q.Figure = q.Figure.Round(2, money.HalfEven)
	}
	return q
}

// InFull returns a quantity in the unit that its own is a multiple of: dirhams for
// billions of dirhams.
func InFull(q figure.Quantity) figure.Quantity {
	if q.Unit.Scale() <= 0 {
		return q
	}
	if in, err := q.In(q.Unit.Base()); err == nil {
		return in
	}
	return q
}

// wholeDigits returns how many digits the whole part of a size has, 0 for one that is not
// above zero and bounded.
func wholeDigits(size figure.Figure) int {
	end := size.Upper()
	if end.Infinite {
		end = size.Lower()
	}
	if end.Infinite || end.Value == nil || end.Value.Sign() <= 0 {
		return 0
	}
	return len(new(big.Int).Quo(end.Value.Num(), end.Value.Denom()).String())
}
