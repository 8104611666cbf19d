package figure

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// Quantity is a figure in a unit: 7500000000 MAD, ~65000 job, 55 percent. It
// cannot be compared with ==: use [Quantity.Equal]. The zero Quantity is unset.
type Quantity struct {
	Figure Figure
	Unit   Unit
}

// unsetText stands for the figure of a quantity that has only a unit.
const unsetText = "unset"

// ParseQuantity reads what [Quantity.String] writes: a figure, and after one
// space a unit, which may be left out for 1.
func ParseQuantity(s string) (Quantity, error) {
	num, unit, found := strings.Cut(s, " ")
	var q Quantity
	var err error
	if found {
		if q.Unit, err = ParseUnit(unit); err != nil {
			err := err.(*Error)
			at := len(num) + len(" ") + err.Offset
			return Quantity{}, &Error{Op: "parse quantity", Input: s, Offset: at, Err: err.Err, Detail: err.Detail}
		}
		if num == unsetText {
			return q, nil
		}
	}
	if q.Figure, err = Parse(num); err != nil {
		err := err.(*Error)
		return Quantity{}, &Error{Op: "parse quantity", Input: s, Offset: err.Offset, Err: err.Err, Detail: err.Detail}
	}
	return q, nil
}

// MustParseQuantity is [ParseQuantity] for constants and tests: it panics on an
// error.
func MustParseQuantity(s string) Quantity {
	q, err := ParseQuantity(s)
	if err != nil {
		panic(err)
	}
	return q
}

// String returns figure and unit: "1500/13 MAD/job". The unit 1 is left out.
// A quantity that has a unit but no number is "unset MAD", and the zero Quantity
// is the empty string.
func (q Quantity) String() string {
	var buf [48]byte
	b, _ := q.AppendText(buf[:0])
	return string(b)
}

// AppendText appends the text of [Quantity.String] to b. The error is always
// nil.
func (q Quantity) AppendText(b []byte) ([]byte, error) {
	if !q.Figure.IsSet() && !q.Unit.IsOne() {
		b = append(b, unsetText...)
	}
	b, _ = q.Figure.AppendText(b)
	if !q.Unit.IsOne() {
		b = append(append(b, ' '), q.Unit.s...)
	}
	return b, nil
}

// IsSet reports whether q has a number.
func (q Quantity) IsSet() bool { return q.Figure.IsSet() }

// Equal reports whether figures and units are the same. 1 percent and 0.01 are
// not: convert first.
func (q Quantity) Equal(r Quantity) bool { return q.Unit == r.Unit && q.Figure.Equal(r.Figure) }

// Compare orders quantities for sorting, by unit and then by figure. It is 0
// exactly when they are Equal.
func (q Quantity) Compare(r Quantity) int {
	if c := q.Unit.Compare(r.Unit); c != 0 {
		return c
	}
	return q.Figure.Compare(r.Figure)
}

// In returns q in another unit, exactly. Mark and resolution go along: 55
// percent printed to 1 is 0.55 printed to 0.01. Units that do not convert are
// [ErrUnit].
func (q Quantity) In(u Unit) (Quantity, error) {
	if q.Unit == u {
		return q, nil
	}
	f, ok := q.Unit.factor(u)
	if !ok {
		return Quantity{}, q.Unit.unlike("convert", u)
	}
	if !q.IsSet() {
		return Quantity{Unit: u}, nil
	}
	g, err := q.Figure.scale(f)
	if err != nil {
		return Quantity{}, err
	}
	return Quantity{g, u}, nil
}

// Add returns q + r in the unit of q, into which r is converted exactly. Unlike
// units are [ErrUnit].
func (q Quantity) Add(r Quantity) (Quantity, error) { return q.sum("add", r, Figure.Add) }

// Sub returns q - r in the unit of q, as [Quantity.Add] does.
func (q Quantity) Sub(r Quantity) (Quantity, error) { return q.sum("subtract", r, Figure.Sub) }

func (q Quantity) sum(op string, r Quantity, f func(Figure, Figure) (Figure, error)) (Quantity, error) {
	if !q.Unit.Compatible(r.Unit) {
		return Quantity{}, q.Unit.unlike(op, r.Unit)
	}
	r, err := r.In(q.Unit)
	if err != nil {
		return Quantity{}, err
	}
	g, err := f(q.Figure, r.Figure)
	if err != nil {
		return Quantity{}, err
	}
	return Quantity{g, q.Unit}, nil
}

// Mul returns q * r. Scales of the units go into the number: 55 percent of
// 65000 job is 35750 job.
func (q Quantity) Mul(r Quantity) (Quantity, error) {
	u, err := q.Unit.Mul(r.Unit)
	if err != nil {
		return Quantity{}, err
	}
	f, err := q.Figure.Mul(r.Figure)
	return unscaled(f, u, err)
}

// Quo returns q / r. Scales of the units go into the number: 7.54 billion*MAD
// over 65 thousand*job is 116000 MAD/job.
func (q Quantity) Quo(r Quantity) (Quantity, error) {
	u, err := q.Unit.Quo(r.Unit)
	if err != nil {
		return Quantity{}, err
	}
	f, err := q.Figure.Quo(r.Figure)
	return unscaled(f, u, err)
}

func unscaled(f Figure, u Unit, err error) (Quantity, error) {
	if err != nil {
		return Quantity{}, err
	}
	if k := u.Scale(); k != 0 {
		if f, err = f.scale(exact.Pow10(k)); err != nil {
			return Quantity{}, err
		}
		u = u.Base()
	}
	return Quantity{f, u}, nil
}

// Round rounds the number as [Figure.Round] does; the unit stays.
func (q Quantity) Round(places int, mode money.Rounding) Quantity {
	return Quantity{q.Figure.Round(places, mode), q.Unit}
}
