package indicators

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// terms is what an operation needs besides its operands.
type terms struct {
	// span is, of a compound rate, the years that it runs over, and, of an
	// interpolation, the part of the way from the first value to the second.
	span *big.Rat
	// places is the number of decimal places that a compound rate is enclosed
	// to where it is not rational.
	places int
	// products is how many products the seasons of an overlap have, and seasons
	// how many of them make a year.
	products, seasons int
}

// derive computes an operation from its operands. It is the one place where
// sums, growth, shares and the like are computed: the methods of a [Series],
// metrics and the replay of an [Explanation] all call it.
func derive(o op, operands []figure.Figure, with terms) (figure.Figure, error) {
	if want, fixed := o.operands(); fixed && want != len(operands) {
		return figure.Figure{}, errArity
	}
	switch o {
	case opNeg:
		return operands[0].Neg(), nil
	case opAdd:
		return operands[0].Add(operands[1])
	case opSub:
		return operands[0].Sub(operands[1])
	case opMul:
		return operands[0].Mul(operands[1])
	case opQuo:
		return operands[0].Quo(operands[1])
	case opSelect, opAt:
		return operands[0], nil
	case opGrowth:
		return figure.Growth(operands[0], operands[1])
	case opDifference:
		return operands[1].Sub(operands[0])
	case opCAGR:
		return figure.CAGR(operands[0], operands[1], with.span, with.places)
	case opIndex:
		return indexOf(operands[1], operands[0])
	case opInterpolate:
		return interpolate(operands[0], operands[1], with.span)
	case opShare:
		return figure.Share(operands[0], operands[1])
	case opContribution:
		return contribution(operands[0], operands[1], operands[2])
	case opMovingAverage, opMean, opSum, opLast:
		return combine(o, operands)
	}
	if f, err, ok := deriveIndex(o, operands, with); ok {
		return f, ownError(err)
	}
	return figure.Figure{}, fmt.Errorf("no operation %s on numbers", cite.Quote(o.String()))
}

// errArity: an operation on more operands, or fewer, than it has.
var errArity = errors.New("wrong number of operands")

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
	if o == opLast {
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

// operands returns how many operands an operation has, if that is fixed.
func (o op) operands() (n int, fixed bool) {
	switch o {
	case opNumber, opRef:
		return 0, true
	case opNeg, opConvert, opSelect, opAt:
		return 1, true
	case opAdd, opSub, opMul, opQuo, opGrowth, opDifference, opCAGR, opIndex, opInterpolate, opShare, opDeflator,
		opExponential:
		return 2, true
	case opContribution, opConstantPrices:
		return 3, true
	}
	return 0, false
}
