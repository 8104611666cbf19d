// Package index computes index numbers of prices and quantities, and measures
// of concentration, exactly or within stated bounds. It works on figures alone
// and knows no record: where the figures come from is the business of package
// indicators.
//
// # Prices and quantities
//
// A [Product] has a price p and a quantity q in the base period 0 and in the
// current period 1. Sums run over the products of a basket.
//
//	Laspeyres  sum(p1 q0) / sum(p0 q0)
//	Paasche    sum(p1 q1) / sum(p0 q1)
//	Fisher     sqrt(Laspeyres * Paasche)
//	Törnqvist  product((p1/p0) ^ ((s0+s1)/2)),  s = p q / sum(p q)
//
// All are ratios: 1.42 is 142 at base 100. For the six products of the Producer
// Price Index Manual and its periods 1 and 2, [Laspeyres] is 1.42, [Paasche]
// 1.3824, [Fisher] 1.4011 and [Tornqvist] 1.4052. A quantity index is the price
// index of the products with prices and quantities exchanged ([Product.Swap]).
//
// # Concentration
//
// [HHI] is the Herfindahl-Hirschman index, the sum of the squares of the shares
// in percent: 2,600 for shares of 30, 30, 20 and 20, and 10,000 for a monopoly.
//
// # Ranges
//
// A figure may be a range or have one bound only ("more than 9,000"). A result
// holds every value that its inputs allow. Laspeyres and Paasche give the hull
// itself, although each quantity occurs twice in the formula; the others may
// give a wider range, as their comments say. A result of an approximate figure
// is approximate.
//
// # Rounding
//
// Laspeyres, Paasche and HHI are exact. Fisher and Törnqvist, which are seldom
// rational, are enclosed between multiples of 1/10^places, rounded outward;
// places are 0 to 200. There is no floating point.
//
// # Errors
//
// Every error is an [*Error]. Prices must be positive, quantities and values not
// negative: a figure that may lie outside is [figure.ErrDomain]. A basket or a
// sum that may be zero is [figure.ErrDivisionByZero], an unset figure
// [figure.ErrUnset]. More than 10,000 products or values are [ErrLimit];
// fractions whose common denominator has more than 8,192 bits, and results
// beyond the size of figures, are [figure.ErrTooLarge].
//
// # Sources
//
// ILO, IMF, OECD, UNECE, Eurostat, World Bank: Producer Price Index Manual,
// Washington 2004: chapters 15 and 16 for the formulas and their axioms, and
// tables 19.1 to 19.4 for the worked numbers. U.S. Department of Justice and
// Federal Trade Commission: Horizontal Merger Guidelines, 2010, section 5.3,
// for the index of concentration.
package index
