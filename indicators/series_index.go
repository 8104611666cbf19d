package indicators

import (
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Chain returns the index that a series of links makes in a period, with 100 in
// the base: the values are ratios of a period to the one before. A period without
// a link is [ErrGap], a break between links [ErrBreak], values that are no ratios
// are [ErrUnit]. The chain runs forward: a period before the base is [ErrInvalid].
func (s Series) Chain(base, p period.Period) (Derivation, error) {
	op := opName(OpChain)
	if base == p && s.takes(base) {
		return Derivation{Operation: OpChain, Key: s.key.At(p), Quantity: figure.Quantity{Figure: figure.FromInt64(100)}}, nil
	}
	if s.takes(base) && s.takes(p) && p.First().Before(base.First()) {
		return Derivation{}, &Error{Op: op, Err: ErrInvalid, Detail: fmt.Sprintf("%s is before the base %s", p, base)}
	}
	ps, err := s.stretch(OpChain, base.Shift(1), p)
	if err != nil {
		return Derivation{}, err
	}
	in, err := s.inputs(op, ps...)
	if err != nil {
		return Derivation{}, err
	}
	for i := range in {
		q, err := in[i].Quantity.In(figure.Unit{})
		if err != nil {
			return Derivation{}, &Error{Op: op, Err: ErrUnit, Detail: fmt.Sprintf("%s is in %s; links are ratios",
				in[i].Key, in[i].Quantity.Unit)}
		}
		in[i].Quantity = q
	}
	d, err := s.finished(OpChain, in, terms{}, figure.Unit{})
	if err == nil {
		d.Key = in[len(in)-1].Key
	}
	return d, err
}

// Rebase returns 100 * value / mean of the base. The base is one of the series'
// periods or, as with a year of quarters, made of them; all of it must be there.
func (s Series) Rebase(base, p period.Period) (Derivation, error) {
	ps := []period.Period{p}
	if s.takes(base) {
		ps = append(ps, base)
	} else {
		days := 0
		for q := range base.Inside(s.kind) {
			if ps = append(ps, q); len(ps) > maxAverage {
				return Derivation{}, &Error{Op: opName(OpRebase), Err: ErrLimit, Detail: "a base of too many periods"}
			}
			days += q.Days()
		}
		if days == 0 || days != base.Days() {
			return Derivation{}, s.otherKind(opName(OpRebase), base)
		}
	}
	return s.over(OpRebase, ps, terms{}, figure.Unit{})
}

// Deflator returns the price level that the series, at current prices, and its
// volume imply in a period: 100 * value / volume. Both must be of one perimeter
// and of units that convert.
func (s Series) Deflator(volume Series, p period.Period) (Derivation, error) {
	in, err := s.inputs(opName(OpDeflator), p)
	if err != nil {
		return Derivation{}, err
	}
	other, err := s.beside(OpDeflator, volume, in[0].Key.Perimeter, p)
	if err != nil {
		return Derivation{}, err
	}
	if other[0].Quantity, err = other[0].Quantity.In(in[0].Quantity.Unit); err != nil {
		return Derivation{}, &Error{Op: opName(OpDeflator), Err: ErrUnit,
			Detail: fmt.Sprintf("%s of %s", in[0].Quantity.Unit, volume.key)}
	}
	return s.finished(OpDeflator, append(in, other...), terms{}, figure.Unit{})
}

// ConstantPrices returns the value of a period at the prices of a base period, by a
// price index: value * index in the base / index. The index must be of the
// perimeter of the value ([ErrPerimeter]) and known in both periods ([ErrGap],
// [ErrNoData]).
func (s Series) ConstantPrices(prices Series, base, p period.Period) (Derivation, error) {
	in, err := s.inputs(opName(OpConstantPrices), p)
	if err != nil {
		return Derivation{}, err
	}
	other, err := s.beside(OpConstantPrices, prices, in[0].Key.Perimeter, p, base)
	if err != nil {
		return Derivation{}, err
	}
	return s.finished(OpConstantPrices, append(in, other...), terms{}, in[0].Quantity.Unit)
}

// LeastSquaresGrowth returns the growth rate for each period of the line that fits
// the logarithms of all values from one period to another best, enclosed between
// multiples of 1/10^places. Every period must have a value.
func (s Series) LeastSquaresGrowth(from, to period.Period, places int) (Derivation, error) {
	ps, err := s.stretch(OpLeastSquares, from, to)
	if err != nil {
		return Derivation{}, err
	}
	return s.over(OpLeastSquares, ps, terms{places: places}, figure.Unit{})
}

// ExponentialGrowth returns the continuous growth rate ln(to / from) / years,
// enclosed between multiples of 1/10^places.
func (s Series) ExponentialGrowth(from, to period.Period, places int) (Derivation, error) {
	years, err := from.YearsTo(to)
	if err != nil {
		return Derivation{}, &Error{Op: opName(OpExponential), Err: err}
	}
	return s.compare(OpExponential, from, to, terms{span: years, places: places})
}

// stretch returns the periods from one to another.
func (s Series) stretch(op Operation, from, to period.Period) ([]period.Period, error) {
	switch {
	case !s.takes(from):
		return nil, s.otherKind(opName(op), from)
	case !s.takes(to):
		return nil, s.otherKind(opName(op), to)
	case from.Compare(to) > 0:
		return nil, &Error{Op: opName(op), Err: ErrInvalid, Detail: fmt.Sprintf("%s is before %s", to, from)}
	}
	ps := []period.Period{from}
	for ps[len(ps)-1] != to {
		if len(ps) == maxAverage {
			return nil, &Error{Op: opName(op), Err: ErrLimit, Detail: fmt.Sprintf("more than %d periods", maxAverage)}
		}
		next := ps[len(ps)-1].Shift(1)
		if !next.IsSet() || next.Compare(to) > 0 {
			return nil, &Error{Op: opName(op), Err: ErrInvalid, Detail: fmt.Sprintf("no periods lead from %s to %s", from, to)}
		}
		ps = append(ps, next)
	}
	return ps, nil
}

// over computes an operation on the values of periods.
func (s Series) over(op Operation, ps []period.Period, with terms, unit figure.Unit) (Derivation, error) {
	in, err := s.inputs(opName(op), ps...)
	if err != nil {
		return Derivation{}, err
	}
	d, err := s.finished(op, in, with, unit)
	if op != OpRebase && err == nil {
		d.Key = in[len(in)-1].Key
	}
	return d, err
}

// beside returns values of another series, which must be of the same perimeter.
func (s Series) beside(op Operation, other Series, perimeter ID, ps ...period.Period) ([]Answer, error) {
	for _, p := range ps {
		found, err := other.pointsAt(opName(op), p)
		if err != nil {
			return nil, err
		}
		if ids := perimetersOf(found); !slices.Contains(ids, perimeter) {
			return nil, &Error{
				Op: opName(op), Err: ErrPerimeter, Records: append([]ID{perimeter}, ids...), Periods: []period.Period{p},
				Detail: fmt.Sprintf("%s is of perimeter %s, and %s of %s", s.key, listed([]ID{perimeter}), other.key, listed(ids)),
			}
		}
	}
	return other.In(perimeter).inputs(opName(op), ps...)
}

// finished computes an operation on inputs; the result is of the key of the first.
func (s Series) finished(op Operation, in []Answer, with terms, unit figure.Unit) (Derivation, error) {
	operands := make([]figure.Figure, len(in))
	for i, a := range in {
		operands[i] = a.Quantity.Figure
	}
	f, err := derive(operationOf[op], operands, with)
	if err != nil {
		return Derivation{}, &Error{Op: opName(op), Err: err, Detail: in[0].Key.String()}
	}
	return Derivation{Operation: op, Key: in[0].Key, Inputs: in, Quantity: figure.Quantity{Figure: f, Unit: unit}}, nil
}
