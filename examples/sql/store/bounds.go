package store

import (
	"math/big"

	"github.com/jackc/pgx/v5/pgtype"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Range is a range of numbers of PostgreSQL.
type Range = pgtype.Range[pgtype.Numeric]

// Bounds returns the values that a figure allows as a range of decimals, NULL if it is
// unset. It is exact where the ends are decimals; wide reports that an end is not, and
// went outward to the next decimal. An approximate figure counts at its nominal value.
func Bounds(f figure.Figure) (r Range, wide bool) {
	if !f.IsSet() {
		return Range{}, false
	}
	if coef, exp, q, _, ok := f.Compact(); ok && (q == figure.Unqualified || q == figure.QAbout) {
		n := pgtype.Numeric{Int: big.NewInt(coef), Exp: int32(exp), Valid: true}
		return Range{Lower: n, Upper: n, LowerType: pgtype.Inclusive, UpperType: pgtype.Inclusive, Valid: true}, false
	}
	r.Valid = true
	var below, above bool
	r.Lower, r.LowerType, below = end(f.Lower(), false)
	r.Upper, r.UpperType, above = end(f.Upper(), true)
	return r, below || above
}

// end returns one end of a range, and whether it went outward.
func end(b figure.Bound, up bool) (n pgtype.Numeric, kind pgtype.BoundType, wide bool) {
	if b.Infinite {
		return pgtype.Numeric{}, pgtype.Unbounded, false
	}
	n, exact := Decimal(b.Value, up)
	if b.Open || !exact {
		return n, pgtype.Exclusive, !exact
	}
	return n, pgtype.Inclusive, false
}

// Decimal returns a number as a decimal. A number that does not end as one is rounded
// up or down, to 40 significant digits at least, and then exact is false.
func Decimal(x *big.Rat, up bool) (n pgtype.Numeric, exact bool) {
	places, exact := x.FloatPrec()
	if !exact {
		const digits = 40
		// A number of n bits less before the point than behind it has n/4 zeros
		// there at most.
		places = digits + max(0, x.Denom().BitLen()-x.Num().BitLen()+1)/3
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	whole := scale.Mul(scale, x.Num())
	rest := new(big.Int)
	whole.DivMod(whole, x.Denom(), rest) // rounds down, since the denominator is positive
	if rest.Sign() != 0 && up {
		whole.Add(whole, big.NewInt(1))
	}
	return pgtype.Numeric{Int: whole, Exp: int32(-places), Valid: true}, exact
}

// printed returns the values that the printed digits allow if they were rounded, and if
// they were cut; NULL where the step of the digits is not known.
func printed(f figure.Figure) (rounded, cut Range, step pgtype.Numeric) {
	s, ok := f.Resolution()
	if !ok {
		return rounded, cut, step
	}
	step = pgtype.Numeric{Int: s.Coefficient(), Exp: s.Exponent(), Valid: true}
	f = plain(f)
	rounded, _ = Bounds(f.Read(figure.Rounded))
	cut, _ = Bounds(f.Read(figure.Truncated))
	return rounded, cut, step
}

// plain returns a point without "about", so that its digits can be read.
func plain(f figure.Figure) figure.Figure {
	if !f.Approximate() {
		return f
	}
	x, ok := f.Rat()
	if !ok {
		return f
	}
	step, ok := f.Resolution()
	g, err := figure.FromRat(x)
	if err == nil && ok {
		g, err = g.WithResolution(step)
	}
	if err != nil {
		return f
	}
	return g
}
