package indicators

import (
	"errors"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

// deriveIndex computes the operations of package index; ok is false for others.
func deriveIndex(o op, operands []figure.Figure, with terms) (f figure.Figure, err error, ok bool) {
	switch o {
	case opHHI:
		f, err = index.HHI(operands...)
	case opNormalisedHHI:
		f, err = index.NormalisedHHI(operands...)
	case opWeightedMean:
		values, weights, arity := pairs(operands)
		if !arity {
			return f, errArity, true
		}
		f, err = index.WeightedMean(values, weights)
	case opChain:
		var chain []figure.Figure
		if chain, err = index.Chain(operands...); err == nil {
			f, err = chain[len(chain)-1].Mul(figure.FromInt64(100))
		}
	case opRebase:
		f, err = rebased(operands)
	case opDeflator:
		if f, err = index.ImplicitDeflator(operands[0], operands[1]); err == nil {
			f, err = f.Mul(figure.FromInt64(100))
		}
	case opConstantPrices:
		f, err = index.ConstantPrices(operands[0], operands[1], operands[2])
	case opLeastSquares:
		f, err = index.LeastSquaresGrowth(with.places, operands...)
	case opExponential:
		f, err = index.ExponentialGrowth(operands[0], operands[1], with.span, with.places)
	case opAnnualOverlap, opOneQuarterOverlap:
		f, err = overlapped(o, operands, with)
	case opLaspeyres, opPaasche, opFisher, opTornqvist, opLaspeyresContribution:
		f, err = ofBasket(o, operands, with)
	default:
		return f, nil, false
	}
	return f, err, true
}

// ownError returns an error of package index as one of this package.
func ownError(err error) error {
	refused, ok := errors.AsType[*index.Error](err)
	if !ok {
		return err
	}
	out := &Error{Op: refused.Op, Err: refused.Err, Detail: refused.Detail}
	if out.Err == index.ErrLimit {
		out.Err = ErrLimit
	}
	return out
}

// pairs takes operands that alternate apart.
func pairs(operands []figure.Figure) (first, second []figure.Figure, ok bool) {
	for pair := range slices.Chunk(operands, 2) {
		if len(pair) < 2 {
			return nil, nil, false
		}
		first, second = append(first, pair[0]), append(second, pair[1])
	}
	return first, second, true
}

// rebased returns 100 times the first operand over the mean of the others.
func rebased(operands []figure.Figure) (figure.Figure, error) {
	if len(operands) < 2 {
		return figure.Figure{}, errArity
	}
	series, err := index.Rebase(operands, 1, len(operands)-1)
	if err != nil {
		return figure.Figure{}, err
	}
	return series[0].Mul(figure.FromInt64(100))
}

// ofBasket returns an index of a basket, or the contribution of its first product.
// Of each product there are the price in the base and in the period itself, and
// the quantities that the formula needs.
func ofBasket(o op, operands []figure.Figure, with terms) (figure.Figure, error) {
	each := 3
	if o == opFisher || o == opTornqvist {
		each = 4
	}
	if len(operands)%each != 0 {
		return figure.Figure{}, errArity
	}
	var basket []index.Product
	for x := range slices.Chunk(operands, each) {
		p := index.Product{Price0: x[0], Price1: x[1], Quantity0: x[2], Quantity1: x[each-1]}
		if o == opPaasche {
			p.Quantity0 = figure.Figure{}
		}
		basket = append(basket, p)
	}
	switch o {
	case opLaspeyres:
		return index.Laspeyres(basket)
	case opPaasche:
		return index.Paasche(basket)
	case opFisher:
		return index.Fisher(basket, with.places)
	case opTornqvist:
		return index.Tornqvist(basket, with.places)
	}
	parts, err := index.Contributions(basket)
	if err != nil {
		return figure.Figure{}, err
	}
	return parts[0], nil
}

// overlapped returns 100 times the last season of a chain of seasons.
func overlapped(o op, operands []figure.Figure, with terms) (figure.Figure, error) {
	if with.products < 1 || len(operands) == 0 || len(operands)%(2*with.products) != 0 {
		return figure.Figure{}, errArity
	}
	var seasons [][]index.Item
	for chunk := range slices.Chunk(operands, 2*with.products) {
		var items []index.Item
		for x := range slices.Chunk(chunk, 2) {
			items = append(items, index.Item{Price: x[0], Quantity: x[1]})
		}
		seasons = append(seasons, items)
	}
	of := index.AnnualOverlap
	if o == opOneQuarterOverlap {
		of = index.OneQuarterOverlap
	}
	chain, err := of(with.seasons, seasons...)
	if err != nil {
		return figure.Figure{}, err
	}
	return chain[len(chain)-1].Mul(figure.FromInt64(100))
}
