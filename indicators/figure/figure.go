package figure

import (
	"math/big"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/shopspring/decimal"
)

// Figure is a published number: a point or an interval with exact bounds,
// possibly marked as approximate, possibly with a known resolution. It is
// immutable and small; copy it freely. It cannot be compared with ==: use
// [Figure.Equal]. The zero Figure is unset.
type Figure struct {
	_      [0]func()
	lo, hi exact.Rat // equal for a point; 0 where infinite
	res    resolution
	flags  flags
}

type flags uint8

const (
	fSet flags = 1 << iota
	fPoint
	fAbout
	fLoOpen
	fHiOpen
	fLoInf
	fHiInf
)

// point makes the figure of a single number.
func point(v exact.Rat, mark flags) Figure {
	return Figure{lo: v, hi: v, flags: fSet | fPoint | mark&fAbout}
}

// plain makes the figure of a single number without a mark.
func plain(v exact.Rat) Figure { return Figure{lo: v, hi: v, flags: fSet | fPoint} }

// plain makes the figure of an interval without a mark.
func (s span) plain() Figure {
	var none flags
	return s.figure(none)
}

// figure makes the figure of an interval, without resolution.
func (s span) figure(mark flags) Figure {
	if s.isPoint() {
		return point(s.lo.v, mark)
	}
	f := Figure{lo: s.lo.v, hi: s.hi.v, flags: fSet | mark&fAbout}
	if s.lo.open {
		f.flags |= fLoOpen
	}
	if s.hi.open {
		f.flags |= fHiOpen
	}
	if s.lo.inf != 0 {
		f.flags |= fLoInf
	}
	if s.hi.inf != 0 {
		f.flags |= fHiInf
	}
	return f
}

func (f Figure) span() span {
	s := span{end{v: f.lo, open: f.flags&fLoOpen != 0}, end{v: f.hi, open: f.flags&fHiOpen != 0}}
	if f.flags&fLoInf != 0 {
		s.lo = negInf
	}
	if f.flags&fHiInf != 0 {
		s.hi = posInf
	}
	return s
}

// FromInt64 returns the point n.
func FromInt64(n int64) Figure { return plain(exact.FromInt(n)) }

// Ratio returns the point num/den. A den of 0 is [ErrDivisionByZero].
func Ratio(num, den int64) (Figure, error) {
	v, ok := exact.FromFrac(num, den)
	if !ok {
		return Figure{}, &Error{Op: "ratio", Input: strconv.FormatInt(num, 10) + "/0", Err: ErrDivisionByZero}
	}
	return plain(v), nil
}

// FromRat returns the point x, which it copies. A nil x is [ErrUnset].
func FromRat(x *big.Rat) (Figure, error) {
	if x == nil {
		return Figure{}, &Error{Op: "from rational", Err: ErrUnset}
	}
	v := exact.FromBig(x)
	if !v.Fits() {
		return Figure{}, &Error{Op: "from rational", Err: ErrTooLarge}
	}
	return plain(v), nil
}

// FromDecimal returns the point d.
func FromDecimal(d decimal.Decimal) (Figure, error) {
	v, ok := fromDecimal(d)
	if !ok {
		return Figure{}, &Error{Op: "from decimal", Input: "exponent " + itoa(int(d.Exponent())), Err: ErrTooLarge}
	}
	return plain(v), nil
}

// fromDecimal refuses an exponent before it is expanded.
func fromDecimal(d decimal.Decimal) (exact.Rat, bool) {
	if d.IsZero() {
		return exact.Rat{}, true
	}
	const most = exact.MaxBits // digits of an exponent that can still fit
	e := int(d.Exponent())
	if e > most || e < -most {
		return exact.Rat{}, false
	}
	if c := d.Coefficient(); c.IsInt64() {
		v := exact.Scale10(c.Int64(), e)
		return v, v.Fits()
	} else if c.BitLen() > 4*exact.MaxBits {
		return exact.Rat{}, false
	}
	v := exact.FromBig(d.Rat())
	return v, v.Fits()
}

// MoreThan returns the numbers above a point: (x, +inf). It keeps mark and
// resolution of f.
func MoreThan(f Figure) (Figure, error) { return f.bounded("more than", end{open: true}, posInf) }

// AtLeast returns a point and the numbers above it: [x, +inf).
func AtLeast(f Figure) (Figure, error) { return f.bounded("at least", end{}, posInf) }

// LessThan returns the numbers below a point: (-inf, x).
func LessThan(f Figure) (Figure, error) { return f.bounded("less than", negInf, end{open: true}) }

// UpTo returns a point and the numbers below it: (-inf, x].
func UpTo(f Figure) (Figure, error) { return f.bounded("up to", negInf, end{}) }

func (f Figure) bounded(op string, lo, hi end) (Figure, error) {
	if !f.IsPoint() {
		return Figure{}, fail(op, notPoint(f), f)
	}
	if lo.inf == 0 {
		lo.v = f.lo
	} else {
		hi.v = f.lo
	}
	g := span{lo, hi}.figure(f.flags)
	g.res = f.res
	return g, nil
}

func notPoint(f Figure) error {
	if !f.IsSet() {
		return ErrUnset
	}
	return ErrNotPoint
}

// About returns f marked as approximate.
func About(f Figure) (Figure, error) {
	if !f.IsSet() {
		return Figure{}, fail("about", ErrUnset, f)
	}
	f.flags |= fAbout
	return f, nil
}

// Between returns the numbers from one point to another, both included. Equal
// points give that point; points in the wrong order are [ErrEmpty]. A
// resolution is kept when both have the same.
func Between(lo, hi Figure) (Figure, error) {
	if !lo.IsPoint() || !hi.IsPoint() {
		err := notPoint(lo)
		if lo.IsPoint() {
			err = notPoint(hi)
		}
		return Figure{}, fail("between", err, lo, hi)
	}
	if lo.lo.Cmp(hi.lo) > 0 {
		return Figure{}, fail("between", ErrEmpty, lo, hi)
	}
	f := span{end{v: lo.lo}, end{v: hi.lo}}.figure(lo.flags | hi.flags)
	if lo.res == hi.res {
		f.res = lo.res
	}
	return f, nil
}

// Bound is one end of a figure. An infinite bound has no Value and is open.
type Bound struct {
	Value    *big.Rat `json:"value,omitzero"`
	Open     bool     `json:"open"`
	Infinite bool     `json:"infinite"`
}

// Interval returns the numbers between two bounds. Bounds between which there
// is no number are [ErrEmpty].
func Interval(lower, upper Bound) (Figure, error) {
	lo, err := lower.end(negInf)
	if err != nil {
		return Figure{}, err
	}
	hi, err := upper.end(posInf)
	if err != nil {
		return Figure{}, err
	}
	f, ok := interval(lo, hi)
	if !ok {
		return Figure{}, &Error{Op: "interval", Err: ErrEmpty}
	}
	return f, nil
}

func interval(lo, hi end) (Figure, bool) {
	if c := lo.cmpValue(hi); c > 0 || c == 0 && (lo.open || hi.open) {
		return Figure{}, false
	}
	return span{lo, hi}.plain(), true
}

func (b Bound) end(infinite end) (end, error) {
	switch {
	case b.Infinite:
		return infinite, nil
	case b.Value == nil:
		return end{}, &Error{Op: "interval", Err: ErrUnset}
	}
	v := exact.FromBig(b.Value)
	if !v.Fits() {
		return end{}, &Error{Op: "interval", Err: ErrTooLarge}
	}
	return end{v: v, open: b.Open}, nil
}

// IsSet reports whether f has a number at all.
func (f Figure) IsSet() bool { return f.flags&fSet != 0 }

// IsPoint reports whether f is a single number, approximate or not.
func (f Figure) IsPoint() bool { return f.flags&fPoint != 0 }

// Approximate reports whether f, or a figure that f was made from, was given
// as approximate.
func (f Figure) Approximate() bool { return f.flags&fAbout != 0 }

// Rat returns a copy of the number; ok is false unless f is a point.
func (f Figure) Rat() (x *big.Rat, ok bool) {
	if !f.IsPoint() {
		return nil, false
	}
	return f.lo.Big(), true
}

// Int64 returns the number; ok is false unless f is a point that is an
// integer of that size.
func (f Figure) Int64() (n int64, ok bool) {
	if f.IsPoint() {
		n, ok = f.lo.Int64()
	}
	return n, ok
}

// Decimal returns the number; ok is false unless f is a point whose decimal
// expansion ends. It has the fewest decimal places.
func (f Figure) Decimal() (d decimal.Decimal, ok bool) {
	if !f.IsPoint() {
		return decimal.Decimal{}, false
	}
	if c, places, ok := f.lo.Decimal64(); ok {
		return decimal.New(c, int32(-places)), true
	}
	c, places, ok := f.lo.Decimal(exact.MaxBits)
	if !ok {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromBigInt(c, int32(-places)), true
}

// Lower returns the lower bound: for a point, that point, closed. It is the
// zero Bound when f is unset.
func (f Figure) Lower() Bound { return f.bound(f.span().lo) }

// Upper returns the upper bound.
func (f Figure) Upper() Bound { return f.bound(f.span().hi) }

func (f Figure) bound(e end) Bound {
	switch {
	case !f.IsSet():
		return Bound{}
	case e.inf != 0:
		return Bound{Open: true, Infinite: true}
	}
	return Bound{Value: e.v.Big(), Open: e.open}
}

// Sign returns -1, 0 or +1; ok is false when the possible values do not all
// have that sign, or f is unset.
func (f Figure) Sign() (sign int, ok bool) {
	s := f.span()
	switch {
	case !f.IsSet():
		return 0, false
	case s.before(pointSpan(exact.Rat{})):
		return -1, true
	case pointSpan(exact.Rat{}).before(s):
		return 1, true
	}
	return 0, f.IsPoint()
}

// Qualifier returns the word to say f with, to go with the number of
// [Figure.Stated]. An interval that ends, open, at zero is spoken by its other
// end: (0, 650/3), which is what dividing by "more than" leaves, is less than
// 650/3. Words therefore say a little less than the figure, and only
// [Figure.String] says all of it.
func (f Figure) Qualifier() Qualifier {
	q, _ := f.spoken()
	return q
}

// Stated returns the number that the words of [Figure.Qualifier] go with, as a
// point with the resolution of f and no mark: 9,000 of "more than 9,000", 65,000
// of "about 65,000". ok is false for an unset, an unbounded or a "between"
// figure, which has two: see [Figure.Lower] and [Figure.Upper].
func (f Figure) Stated() (g Figure, ok bool) {
	q, v := f.spoken()
	if !f.IsSet() || q == QBetween || q == QUnbounded {
		return Figure{}, false
	}
	g = plain(v)
	g.res = f.res
	return g, true
}

func (f Figure) spoken() (Qualifier, exact.Rat) {
	s := f.span()
	pick := func(e end, open, closed Qualifier) (Qualifier, exact.Rat) {
		if e.open {
			return open, e.v
		}
		return closed, e.v
	}
	switch {
	case f.IsPoint() && f.Approximate():
		return QAbout, f.lo
	case f.IsPoint() || !f.IsSet():
		return Unqualified, f.lo
	case s.lo.inf != 0 && s.hi.inf != 0:
		return QUnbounded, exact.Rat{}
	case s.hi.inf != 0:
		return pick(s.lo, QMoreThan, QAtLeast)
	case s.lo.inf != 0 || s.lo.isZero() && s.lo.open:
		return pick(s.hi, QLessThan, QUpTo)
	case s.hi.isZero() && s.hi.open:
		return pick(s.lo, QMoreThan, QAtLeast)
	}
	return QBetween, exact.Rat{}
}

// Equal reports whether f and g are the same figure: the same bounds, mark and
// resolution. It is what go-cmp uses. To compare values see [Figure.Same].
func (f Figure) Equal(g Figure) bool {
	return f.flags == g.flags && f.res == g.res && f.lo.Equal(g.lo) && f.hi.Equal(g.hi)
}

// Compare orders figures for sorting: unset first, then by lower bound, upper
// bound, mark and resolution. It is 0 exactly when the figures are Equal.
func (f Figure) Compare(g Figure) int {
	if !f.IsSet() || !g.IsSet() {
		return int(f.flags&fSet) - int(g.flags&fSet)
	}
	s, t := f.span(), g.span()
	if c := s.lo.cmpValue(t.lo); c != 0 {
		return c
	}
	if s.lo.open != t.lo.open {
		return sign(s.lo.open)
	}
	if c := s.hi.cmpValue(t.hi); c != 0 {
		return c
	}
	if s.hi.open != t.hi.open {
		return sign(t.hi.open)
	}
	if f.Approximate() != g.Approximate() {
		return sign(f.Approximate())
	}
	return f.res.compare(g.res)
}

func sign(positive bool) int {
	if positive {
		return 1
	}
	return -1
}
