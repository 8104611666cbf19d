package index

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Product is one product of a basket: its price and quantity in the
// base period (0) and in the current one (1). An index needs only some of
// them: [Laspeyres] does not look at Quantity1, nor [Paasche] at Quantity0.
//
// Prices must be positive and quantities not negative. A price index of
// products is a quantity index of their [Product.Swap].
type Product struct {
	Price0    figure.Figure `json:"price0,omitzero"`
	Price1    figure.Figure `json:"price1,omitzero"`
	Quantity0 figure.Figure `json:"quantity0,omitzero"`
	Quantity1 figure.Figure `json:"quantity1,omitzero"`
}

// Swap returns the product with prices and quantities exchanged.
func (p Product) Swap() Product {
	return Product{p.Quantity0, p.Quantity1, p.Price0, p.Price1}
}

// Reverse returns the product with the periods exchanged.
func (p Product) Reverse() Product {
	return Product{p.Price1, p.Price0, p.Quantity1, p.Quantity0}
}

// maxPlaces is the most decimal places that an index is enclosed to, and
// maxItems the most products of a basket and parts of a concentration.
const (
	maxPlaces = 200
	maxItems  = 10_000
)

// badProduct is the detail of an error about a product that no index can use.
const badProduct = "a price that may not be positive, or a quantity that may be negative"

// maxDenominator is the most bits that the common denominator of a basket's
// numbers may have, which keeps sums of hostile fractions small.
const maxDenominator = 8192

// commonDenominator returns the least common denominator of all bounds; ok is
// false when it is too large.
func commonDenominator(fs ...figure.Figure) (l *big.Int, ok bool) {
	l = big.NewInt(1)
	for _, f := range fs {
		for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
			if b.Value == nil {
				continue
			}
			d := b.Value.Denom()
			if g := new(big.Int).GCD(nil, nil, l, d); g.Cmp(d) != 0 {
				l.Mul(l, new(big.Int).Quo(d, g))
			}
			if l.BitLen() > maxDenominator {
				return nil, false
			}
		}
	}
	return l, true
}

// checkBasket refuses a basket that is too long, or whose numbers have no
// common denominator of modest size.
func checkBasket(op string, basket []Product) error {
	if len(basket) > maxItems {
		return failure(op, ErrLimit, "more than 10,000 products")
	}
	for _, of := range []func(Product) figure.Figure{
		func(p Product) figure.Figure { return p.Price0 },
		func(p Product) figure.Figure { return p.Price1 },
		func(p Product) figure.Figure { return p.Quantity0 },
		func(p Product) figure.Figure { return p.Quantity1 },
	} {
		column := make([]figure.Figure, len(basket))
		for i, p := range basket {
			column[i] = of(p)
		}
		if _, ok := commonDenominator(column...); !ok {
			return failure(op, figure.ErrTooLarge, "numbers without a common denominator of modest size")
		}
	}
	return nil
}
