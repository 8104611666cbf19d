package index

import "github.com/mithaq-go/mithaq/indicators/figure"

// ImplicitDeflator returns the price level that a value at current prices and
// its volume at constant prices imply:
//
//	deflator = nominal / volume
//
// as a ratio, 1 in the year of the constant prices. 2,552 at current prices and
// 2,456 at those of the first quarter are 319/307, about 1.0391.
//
// It is exact, and the true hull of ranges that do not depend on each other.
// Volumes that may not be positive are [figure.ErrDomain].
//
// Source: Statistics Canada, Chain Fisher volume index - Methodology, example 2.
func ImplicitDeflator(nominal, volume figure.Figure) (figure.Figure, error) {
	const op = "ImplicitDeflator"
	switch {
	case !nominal.IsSet() || !volume.IsSet():
		return figure.Figure{}, failure(op, figure.ErrUnset, "a value or volume that is not set")
	case !surelyPositive(volume):
		return figure.Figure{}, failure(op, figure.ErrDomain, "a volume that may not be positive")
	}
	f, err := nominal.Quo(volume)
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	return f, nil
}

// ConstantPrices returns a value at the prices of a base period:
//
//	constant = nominal * base / index
//
// where index and base are a price index in the period of the value and in the
// base period, on any base. 11,898 at an index of 110.78, with 100 in the base
// period, are about 10,740 at the prices of the base.
//
// It is exact, and the true hull of ranges that do not depend on each other; in
// the base period itself the value is its own. A base that is not set is
// [ErrBase], an index that may not be positive [figure.ErrDomain].
//
// Source: Statistics and Census Service of Macao, Methodology for compiling
// chain volume measures of GDP, part V, table 4.
func ConstantPrices(nominal, index, base figure.Figure) (figure.Figure, error) {
	const op = "ConstantPrices"
	switch {
	case !base.IsSet():
		return figure.Figure{}, failure(op, ErrBase, "the price index is not set in the base period")
	case !nominal.IsSet() || !index.IsSet():
		return figure.Figure{}, failure(op, figure.ErrUnset, "a value or price index that is not set")
	case !surelyPositive(index) || !surelyPositive(base):
		return figure.Figure{}, failure(op, figure.ErrDomain, "a price index that may not be positive")
	}
	f, err := base.Quo(index)
	if err == nil {
		f, err = nominal.Mul(f)
	}
	if err != nil {
		return figure.Figure{}, failure(op, err, "")
	}
	return f, nil
}
