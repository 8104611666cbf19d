package indicators

import (
	"errors"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

// The derivations that an explanation replays from its numbers alone.

// indexOf returns 100 now / base.
func indexOf(now, base figure.Figure) (figure.Figure, error) {
	r, err := now.Quo(base)
	if err != nil {
		return figure.Figure{}, err
	}
	return r.Mul(figure.FromInt64(100))
}

// contribution returns (to - from) / whole.
func contribution(from, to, whole figure.Figure) (figure.Figure, error) {
	d, err := to.Sub(from)
	if err != nil {
		return figure.Figure{}, err
	}
	return d.Quo(whole)
}

// interpolate returns the value at a part of the way, marked approximate. Each
// bound occurs once: (1 - part) from + part to.
func interpolate(from, to figure.Figure, part *big.Rat) (figure.Figure, error) {
	p, err := figure.FromRat(part)
	if err != nil {
		return figure.Figure{}, err
	}
	rest, err := figure.FromInt64(1).Sub(p)
	if err != nil {
		return figure.Figure{}, err
	}
	// At an end the other value does not count, however uncertain it is.
	f := figure.FromInt64(0)
	for _, term := range []struct{ weight, value figure.Figure }{{rest, from}, {p, to}} {
		if sign, ok := term.weight.Sign(); ok && sign == 0 {
			continue
		}
		v, err := term.value.Mul(term.weight)
		if err != nil {
			return figure.Figure{}, err
		}
		if f, err = f.Add(v); err != nil {
			return figure.Figure{}, err
		}
	}
	return figure.About(f)
}

// combine joins the values of members.
func combine(o op, values []figure.Figure) (figure.Figure, error) {
	switch o {
	case opHHI:
		return hhi(values)
	case opLast:
		if len(values) == 0 {
			return figure.Figure{}, figure.ErrUnset
		}
		return values[len(values)-1], nil
	}
	sum, err := figure.Sum(values...)
	if err != nil || o == opSum {
		return sum, err
	}
	return sum.Quo(figure.FromInt64(int64(len(values))))
}

// hhi returns the index of concentration, with an error of this package.
func hhi(values []figure.Figure) (figure.Figure, error) {
	f, err := index.HHI(values...)
	if refused, ok := errors.AsType[*index.Error](err); ok {
		out := &Error{Op: refused.Op, Err: refused.Err, Detail: refused.Detail}
		if out.Err == index.ErrLimit {
			out.Err = ErrLimit
		}
		return figure.Figure{}, out
	}
	return f, err
}

// operands returns how many operands an operation has, if that is fixed.
func (o op) operands() (n int, fixed bool) {
	switch o {
	case opNumber, opRef:
		return 0, true
	case opNeg, opConvert, opSelect, opAt:
		return 1, true
	case opAdd, opSub, opMul, opQuo, opGrowth, opDifference, opCAGR, opIndex, opInterpolate, opShare:
		return 2, true
	case opContribution:
		return 3, true
	}
	return 0, false
}
